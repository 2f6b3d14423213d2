"""`ctscore import`: data files made from tables of other programs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.cli.output import fail, make_room, put_out, tell_of_data
from ctscore.cli.settings import DataOption, LangOption, spoken_lang
from ctscore.periods import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from ctscore.importing.panels import Imported

app = typer.Typer(
    help="Make data files from tables of other programs.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback()
def top() -> None:
    """Make data files from tables of other programs."""


@app.command()
def panel(
    table: Annotated[Path, typer.Argument(metavar="FILE", help="The table: .csv or .xlsx, a row a unit.")],
    index: Annotated[str, typer.Option("--index", "-i", metavar="INDEX", help="The index of the figures.")],
    year: Annotated[
        int, typer.Option("--year", "-y", metavar="YEAR", min=FIRST_YEAR, max=LAST_YEAR, help="Their year.")
    ],
    map_: Annotated[
        Path, typer.Option("--map", "-m", metavar="MAP", help="Which column is which criterion: a YAML file.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to FILE, such as data/panels/2022/papi.yaml."
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", metavar="SHEET", help="Sheet of the Excel file. [default: first]"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE where it exists.")] = False,
    lang: LangOption = None,
    data: DataOption = None,
) -> None:
    """A wide table, a row a unit, becomes a panel; refused cells are named, and nothing is written then."""
    from ctscore.analysis import select
    from ctscore.findings import DataProblems, Refusal
    from ctscore.findings.usage_rules import FILE_EXISTS, NOT_A_DATA_FILE
    from ctscore.importing.panels import Wanted, import_panel
    from ctscore.library import open_book
    from ctscore.load import SUFFIXES, find_data

    spoken = spoken_lang(lang)
    try:
        if output is not None and output.suffix.lower() not in SUFFIXES:
            raise Refusal(NOT_A_DATA_FILE, path=str(output))
        if output is not None and output.exists() and not force:
            raise Refusal(FILE_EXISTS, path=str(output))
        book = open_book(data)
        place = output if output is not None and _lies_in(output, find_data(data)) else None
        wanted = Wanted(table, map_, select.index_id(book, index), year, sheet, place)
        imported = import_panel(book, wanted)
        if output is not None:
            make_room(output)
        put_out(imported.text, output, "yaml")
        _tell(imported, output, spoken)
    except Refusal as refusal:
        fail(refusal, spoken)
    except DataProblems as trouble:
        tell_of_data(trouble, spoken, importing=True)


def _lies_in(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _tell(imported: Imported, output: Path | None, lang: str) -> None:
    """Tell on stderr what was written, how many units there are, and which rows did not become one."""
    from ctscore.words import printable

    vi, en = (f"{output}: ", f"{output}: ") if output else ("", "")
    vi, en = f"{vi}{imported.units} đơn vị", f"{en}{imported.units} units"
    if imported.left_out:
        vi += f"; bỏ trống vì không có số liệu: {', '.join(imported.left_out)}"
        en += f"; left out, having no figures: {', '.join(imported.left_out)}"
    if imported.skipped:
        vi += f"; dòng không phải đơn vị: {', '.join(imported.skipped)}"
        en += f"; rows that are no units: {', '.join(imported.skipped)}"
    sys.stderr.write(printable(vi if lang == "vi" else en) + "\n")
