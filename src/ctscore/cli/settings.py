"""The options that commands share, and what they come to on this machine."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.cli.declared import FOLDER, flag, option, output_option, unit_option
from ctscore.cli.speaking import spoken_lang, wished_lang
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NEEDS_FOLDER, NOT_TOGETHER, UNKNOWN_PAPER, UNKNOWN_SUFFIX
from ctscore.languages import is_language, ours
from ctscore.phrases import Words
from ctscore.records import dataclass
from ctscore.render import FORMATS, Canvas, Delivered, format_at, formats_of
from ctscore.streams import answers

MOST_ROWS = 10
_LEAST_WIDTH = 40


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
    """Return the tag in small letters; raises a usage error for what is written like no language."""
    if given is None or is_language(given.lower()):
        return given and given.lower()
    raise typer.BadParameter(given)


OutputOption = Annotated[
    Path | None,
    output_option(
        vi="Ghi vào TỆP thay vì ra màn hình; kết quả cũ trong đó được thay, tệp khác thì không.",
        en="Write to FILE instead of the screen; an earlier answer in it is replaced, nothing else is.",
    ),
]
QuietOption = Annotated[
    bool,
    option(
        "--quiet",
        "-q",
        vi="Không kể tên những tệp đã ghi, không vẽ tiến độ.",
        en="Do not name the files that are written, and draw no progress.",
    ),
]
LangOption = Annotated[
    str | None,
    option(
        "--lang",
        "-l",
        metavar=Words("<vi|en|…>", "<vi|en|…>"),
        callback=_language,
        vi="Ngôn ngữ: vi, en, hay ngôn ngữ mà dữ liệu khai báo. [mặc định: CTSCORE_LANG, rồi ngôn ngữ của dữ "
        "liệu nếu không phải cả vi và en, ngôn ngữ của máy, en]",
        en="Language: vi, en, or one that the data declares. [default: CTSCORE_LANG, else that of the data "
        "where it is not both vi and en, the locale, en]",
    ),
]
DataOption = Annotated[
    Path | None,
    option(
        "--data",
        "-d",
        metavar=FOLDER,
        vi="Thư mục dữ liệu. [mặc định: CTSCORE_DATA, rồi thư mục data/ gần nhất, rồi dữ liệu đi kèm]",
        en="Data folder. [default: CTSCORE_DATA, else the nearest data/ folder, else the shipped data]",
    ),
]
AnotherUnitOption = Annotated[
    str | None, unit_option(vi="Đơn vị khác, không phải đơn vị mình.", en="Another unit than ours.")
]


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
        return self.delivered not in ("tables", "report", "sheet")


def table_options(
    format_: Format | None = option(
        "--format",
        "-f",
        case_sensitive=False,
        vi="Định dạng kết quả; ics: chỉ `calendar`. [mặc định: theo đuôi tệp, nếu không thì text]",
        en="Output format; ics: `calendar` only. [default: that of the file's suffix, else text]",
    ),
    output: OutputOption = None,
    lang: LangOption = None,
    data: DataOption = None,
    colour: Colour = option(
        "--color", default=Colour.AUTO, vi="Dùng màu; theo NO_COLOR.", en="Use colour. NO_COLOR is respected."
    ),
    all_rows: bool = flag(
        "--all",
        vi="Mọi dòng của bảng dài; màn hình chỉ cho xem những dòng đầu.",
        en="All rows of long tables, of which a terminal shows the first.",
    ),
    quiet: QuietOption = False,
) -> None:
    """The parameters are the options that all questions with tables share."""


def file_options(
    force: bool = flag(
        "--force",
        vi="Thay TỆP đã có: những gì ai đó đã làm trong tệp ấy sẽ mất.",
        en="Replace FILE where it exists: what somebody has worked on in it is lost.",
    ),
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


def group_options(lang: LangOption = None) -> None:
    """The parameter is the option that is taken before the name of a command too."""


def destination(
    delivered: Delivered,
    *,
    output: Path | None,
    lang: str | None,
    quiet: bool,
    format_: str | None = None,
    colour: Colour = Colour.AUTO,
    all_rows: bool = False,
    force: bool = False,
    folder: bool = False,
) -> Destination:
    """Return the destination for these options; without a format the suffix of `output` tells.

    Unless `all_rows` are asked for, a screen shows the first of long tables. A `folder` takes many files.
    Raises `Refusal` where the suffix means no format for what is delivered, or another one than is asked
    for (any may stand in a text file), or a folder is named like a single file.
    """
    if folder and output is not None and _is_of_a_file(output.suffix) and not output.is_dir():
        raise Refusal(NEEDS_FOLDER, path=str(output))
    named = format_at(delivered, output.suffix) if output is not None and not folder else None
    if format_ and named not in (None, format_, "text"):
        raise Refusal(NOT_TOGETHER, first=f"--format {format_}", second=f"-o {output}")
    chosen = str(format_) if format_ else _format_of(delivered, None if folder else output)
    look = (spoken_lang(lang), canvas(output, colour, all_rows=all_rows))
    return Destination(delivered, chosen, output, *look, quiet, force, lang, wished_lang())


def _is_of_a_file(suffix: str) -> bool:
    return any(suffix.lower() in one.suffixes for one in FORMATS)


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
    word = Words(
        "; tệp Word: `report --agency CƠ-QUAN`, `minutes`, `annex`, hay một bảng như `gaps`",
        "; Word files: `report --agency AGENCY`, `minutes`, `annex`, or a table such as `gaps`",
    )
    raise Refusal(UNKNOWN_PAPER, suffix=given, known=known, word=word if given == ".docx" else "")


def canvas(output: Path | None, colour: Colour, *, all_rows: bool = False) -> Canvas:
    """Return what can be drawn: in a terminal boxes, its width, the first rows; elsewhere plain lines.

    The variable COLUMNS, where it is exported, sets the width outside a terminal too.
    """
    in_terminal = output is None and answers().isatty()
    screen = os.get_terminal_size(answers().fileno()) if in_terminal else None
    asked = os.environ.get("COLUMNS", "")
    columns = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 0
    if columns:
        width: int | None = max(columns, _LEAST_WIDTH)
    else:
        width = max(screen.columns or 80, _LEAST_WIDTH) if screen else None
    dumb = os.environ.get("TERM") == "dumb"
    wanted = in_terminal and not dumb and "NO_COLOR" not in os.environ
    in_colour = colour is Colour.ALWAYS or (colour is Colour.AUTO and wanted)
    lines = (screen.lines or 24) if screen else None
    most = MOST_ROWS if screen and not all_rows else None
    return Canvas(width, colour=in_colour, boxes=in_terminal and not dumb, lines=lines, most_rows=most)
