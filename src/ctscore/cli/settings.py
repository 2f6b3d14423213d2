"""The options that commands share, and what they come to on this machine."""

import locale
import os
import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NEEDS_FOLDER, UNKNOWN_PAPER, UNKNOWN_SUFFIX
from ctscore.languages import OURS, is_language, meant, ours
from ctscore.records import dataclass
from ctscore.render import Canvas, Delivered, format_at, formats_of
from ctscore.streams import answers

_LEAST_WIDTH = 40


Lang = str
"""A language that was asked for: one that the program speaks, or that names of the folder are in."""


if TYPE_CHECKING:
    Format = str
else:  # the choices are what tables can be rendered in
    Format = StrEnum("Format", {one.name.upper(): one.name for one in formats_of("tables")})


class Colour(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def _language(given: str | None) -> str | None:
    if given is None or is_language(given.lower()):
        return given and given.lower()
    near = meant(given)
    raise typer.BadParameter(f"{given!r} is no language{f'; did you mean {near!r}?' if near else '.'}")


FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        case_sensitive=False,
        help="Output format. [default: that of the file's suffix, else text]",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE instead of the screen; an earlier answer in it is replaced, nothing else is.",
    ),
]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="Do not name on stderr the files that are written.")
]
ForceOption = Annotated[
    bool,
    typer.Option("--force", help="Replace FILE where it exists: what somebody has worked on in it is lost."),
]
LangOption = Annotated[
    Lang | None,
    typer.Option(
        "--lang",
        "-l",
        metavar="LANG",
        callback=_language,
        help="Language of the report: vi, en, or one that the data declares. [default: CTSCORE_LANG, else "
        "that of the data where it is not both vi and en, the locale, en]",
    ),
]
DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        "-d",
        metavar="FOLDER",
        help="Data folder. [default: CTSCORE_DATA, else the nearest data/ folder, else the shipped data]",
    ),
]
AnotherUnitOption = Annotated[
    str | None, typer.Option("--unit", "-u", metavar="UNIT", help="Another unit than ours.")
]
ColourOption = Annotated[Colour, typer.Option("--color", help="Use colour. NO_COLOR is respected.")]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an answer goes, and how it looks there; `force` allows to replace what people work on.

    Until the data is known the language is one that the program speaks. `lang_asked` is the user's choice,
    `lang_wished` that of the machine, which need not be one of the data.
    """

    delivered: Delivered
    format: str
    output: Path | None
    lang: str
    canvas: Canvas
    quiet: bool
    force: bool = False
    lang_asked: str | None = None
    lang_wished: str | None = None

    @property
    def told_in(self) -> str:
        """The language of what is told beside the answer."""
        return ours(self.lang)

    @property
    def worked_on(self) -> bool:
        """Whether people go on working on what is delivered."""
        return self.delivered not in ("tables", "report")


def table_options(
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
    data: DataOption = None,
    colour: ColourOption = Colour.AUTO,
    quiet: QuietOption = False,
) -> None:
    """The parameters are the options that all questions with tables share."""


def file_options(
    force: ForceOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """The parameters are the options that all questions share whose answer people go on working on."""


def work_options(
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """The parameters are the options that what is done to data files shares."""


def destination(
    delivered: Delivered,
    *,
    output: Path | None,
    lang: Lang | None,
    quiet: bool,
    format_: str | None = None,
    colour: Colour = Colour.AUTO,
    force: bool = False,
    folder: bool = False,
) -> Destination:
    """Return the destination for these options; without a format the suffix of `output` tells.

    A `folder` takes many files. Raises `Refusal` where the suffix means no format for what is delivered, or
    one is named like a single file.
    """
    if folder and output is not None and format_at(delivered, output.suffix) and not output.is_dir():
        raise Refusal(NEEDS_FOLDER, path=str(output))
    chosen = str(format_) if format_ else _format_of(delivered, None if folder else output)
    look = (spoken_lang(lang), canvas(output, colour))
    wished = _tag(os.environ.get("CTSCORE_LANG", ""))
    return Destination(delivered, chosen, output, *look, quiet, force, lang, wished)


def _format_of(delivered: Delivered, output: Path | None) -> str:
    formats = formats_of(delivered)
    if output is None:
        return formats[0].name
    found = format_at(delivered, output.suffix)
    if found is not None:
        return found
    given = output.suffix or output.name
    if delivered == "tables":
        raise Refusal(UNKNOWN_SUFFIX, suffix=given, known=", ".join(one.suffixes[0] for one in formats))
    known = ", ".join(suffix for one in formats for suffix in one.suffixes)
    raise Refusal(UNKNOWN_PAPER, suffix=given, known=known)


def spoken_lang(lang: Lang | None) -> str:
    """Return the language that was asked for, where the program speaks it, or that of the environment."""
    return lang if lang in OURS else default_lang()


def default_lang() -> str:
    """Return the language that the environment asks for: `CTSCORE_LANG`, then the locale, then English."""
    names = (os.environ.get(name) for name in ("CTSCORE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    named = next((name for name in names if name), None) or _system_locale()
    return "vi" if _tag(named) == "vi" else "en"


def _tag(named: str) -> str | None:
    """Return the language of what a machine calls so: ``vi_VN.UTF-8``, ``Vietnamese_Vietnam``."""
    first = re.split("[_.@]", named.lower())[0]
    tag = "vi" if first.startswith("vi") else first
    return tag if is_language(tag) else None


def _system_locale() -> str:
    try:
        return locale.getlocale()[0] or ""
    except ValueError:
        return ""


def canvas(output: Path | None, colour: Colour) -> Canvas:
    """Return what can be drawn: in a terminal boxes and its width; elsewhere plain lines.

    The variable COLUMNS, where it is exported, sets the width outside a terminal too.
    """
    in_terminal = output is None and answers().isatty()
    asked = os.environ.get("COLUMNS", "")
    columns = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 0
    if columns:
        width: int | None = max(columns, _LEAST_WIDTH)
    else:
        width = (
            max(os.get_terminal_size(answers().fileno()).columns or 80, _LEAST_WIDTH) if in_terminal else None
        )
    dumb = os.environ.get("TERM") == "dumb"
    wanted = in_terminal and not dumb and "NO_COLOR" not in os.environ
    in_colour = colour is Colour.ALWAYS or (colour is Colour.AUTO and wanted)
    return Canvas(width, colour=in_colour, boxes=in_terminal and not dumb)
