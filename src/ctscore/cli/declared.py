"""How an option or an argument of a command is declared: once, with its words in both languages.

One that several commands share is the type of their parameter, as typer has it: `Annotated[str | None, …]`;
one of a single command stands where the default of its parameter would.

Commands are built when they are asked for, and by then the language is known; only then do words become one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Any

import typer

from ctscore.phrases import Words
from ctscore.records import dataclass

COMPLETING = "_CTSCORE_COMPLETE"
"""The variable with which a shell asks the program for words."""
YEAR = Words("NĂM", "YEAR")
INDEX = Words("CHỈ-SỐ", "INDEX")
AGENCY = Words("CƠ-QUAN", "AGENCY")
UNIT = Words("ĐƠN-VỊ", "UNIT")
STAGE = Words("GIAI-ĐOẠN", "STAGE")
PLAN = Words("KẾ-HOẠCH", "PLAN")
PERIOD = Words("KỲ", "PERIOD")
CODE = Words("MÃ", "CODE")
POINTS = Words("ĐIỂM", "POINTS")
CODE_POINTS = Words("MÃ=ĐIỂM", "CODE=POINTS")
COUNT = Words("SỐ", "N")
FILE = Words("TỆP", "FILE")
FOLDER = Words("THƯ-MỤC", "FOLDER")
PATHS = Words("[ĐƯỜNG-DẪN]...", "[PATH]...")
RULE = Words("QUY-TẮC", "RULE")
SHEET = Words("TRANG", "SHEET")
NAME = Words("TÊN", "NAME")
KIND = Words("LOẠI", "KIND")
REFERENCE = Words("MỐC", "REFERENCE")
LANGUAGES = Words("NGÔN-NGỮ", "LANGUAGES")


@dataclass(frozen=True, slots=True)
class Declared:
    """An option or argument: what typer calls it, what it is for, and what stands for its value in help.

    `complete` names the function of `ctscore.cli.completing` that lists its values for a shell. `default`
    counts where it stands for that of a parameter; `...` says that there is none.
    """

    kind: Callable[..., Any]
    names: tuple[str, ...]
    words: Words
    metavar: Words | None
    complete: str
    default: Any
    more: Mapping[str, Any]

    def said(self, lang: str) -> Any:
        """Return it as typer takes it, in `lang`."""
        metavar = None if self.metavar is None else self.metavar.say(lang)
        # Most commands are run, not completed, and need not know how.
        values = _values(self.complete) if self.complete and COMPLETING in os.environ else None
        words = self.words.say(lang)
        return self.kind(*self.names, help=words, metavar=metavar, autocompletion=values, **self.more)


def option(
    *names: str,
    vi: str,
    en: str,
    default: Any = None,
    metavar: Words | None = None,
    complete: str = "",
    **more: Any,
) -> Any:
    """Declare an option with these `names`, such as ``"--index", "-i"``; `more` is for typer."""
    return Declared(typer.Option, names, Words(vi, en), metavar, complete, default, more)


flag = partial(option, default=False)
# What several commands take under the same names, each with words of its own.
index_option = partial(option, "--index", "-i", metavar=INDEX, complete="indexes")
agency_option = partial(option, "--agency", "-a", metavar=AGENCY, complete="agencies")
unit_option = partial(option, "--unit", "-u", metavar=UNIT, complete="units")
new_year_option = partial(option, "--year", "-y", metavar=YEAR)
year_option = partial(new_year_option, complete="periods")
from_option = partial(option, "--from", metavar=YEAR, complete="periods")
plan_option = partial(option, "--plan", metavar=PLAN, complete="plans")
against_option = partial(option, "--against", metavar=REFERENCE, complete="references")
sheet_option = partial(option, "--sheet", metavar=SHEET)
depth_option = partial(option, "--depth", metavar=COUNT, min=0)
stage_option = partial(option, "--stage", metavar=STAGE, complete="stages")
output_option = partial(option, "--output", "-o", metavar=FILE)
top_option = partial(option, "--top", "-n", metavar=COUNT, min=1)


def argument(
    *, vi: str, en: str, metavar: Words, default: Any = None, complete: str = "", **more: Any
) -> Any:
    """Declare an argument; `more` is for typer."""
    return Declared(typer.Argument, (), Words(vi, en), metavar, complete, default, more)


def _values(source: str) -> Callable[..., list[tuple[str, str]]]:
    """Return what lists values for a shell; where they come from is loaded when one asks."""

    def listed(ctx: typer.Context) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = getattr(import_module("ctscore.cli.completing"), source)(ctx.params)
        return found

    return listed
