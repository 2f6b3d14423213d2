"""`ctscore new`: data files to be filled in, started from a scorecard on file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.cli.output import write_new
from ctscore.cli.settings import DataOption, ForceOption, LangOption, QuietOption, spoken_lang
from ctscore.periods import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from ctscore.book import Book, Filed
    from ctscore.model import Scorecard

app = typer.Typer(
    help="Start a data file: a scorecard, or the plan that answers one.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)
FromOption = Annotated[int, typer.Option("--from", metavar="YEAR", help="Year of the scorecard on file.")]
IndexOption = Annotated[
    str | None, typer.Option("--index", "-i", metavar="INDEX", help="Its index. [default: the first]")
]
UnitOption = Annotated[
    str | None, typer.Option("--unit", "-u", metavar="UNIT", help="Another unit than ours.")
]
FileOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, a new one.")
]


@app.callback()
def top() -> None:
    """Start a data file: a scorecard, or the plan that answers one."""


@app.command()
def scorecard(
    from_: FromOption,
    year: Annotated[
        int, typer.Option("--year", "-y", metavar="YEAR", min=FIRST_YEAR, max=LAST_YEAR, help="The new year.")
    ],
    index: IndexOption = None,
    unit: UnitOption = None,
    output: FileOption = None,
    force: ForceOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """A scorecard with the tree of an earlier year and all points left empty."""
    from ctscore.load import SUFFIXES
    from ctscore.templates import scorecard_template

    spoken = spoken_lang(lang)

    def text(book: Book) -> str:
        return scorecard_template(_card(book, from_, index, unit), year, spoken)

    write_new(text, output, data, spoken, suffixes=SUFFIXES, force=force, quiet=quiet)


@app.command()
def plan(
    from_: FromOption,
    index: IndexOption = None,
    unit: UnitOption = None,
    output: FileOption = None,
    force: ForceOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """A plan with an item for each criterion that lost points, to be filled in."""
    from ctscore.load import SUFFIXES
    from ctscore.templates import plan_template

    spoken = spoken_lang(lang)

    def text(book: Book) -> str:
        return plan_template(book, _card(book, from_, index, unit), spoken)

    write_new(text, output, data, spoken, suffixes=SUFFIXES, force=force, quiet=quiet)


def _card(book: Book, year: int, index: str | None, unit: str | None) -> Filed[Scorecard]:
    from ctscore.analysis import select
    from ctscore.analysis.units import unit_id

    return select.card_with_tree(book, year, index, unit_id(book, unit) if unit else None)
