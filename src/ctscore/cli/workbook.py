"""`ctscore workbook`: all of a year in one Excel file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.cli.commands import UnitOption, YearArgument
from ctscore.cli.output import write_new
from ctscore.cli.settings import DataOption, ForceOption, LangOption, QuietOption, spoken_lang

if TYPE_CHECKING:
    from ctscore.book import Book


def workbook(
    year: YearArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE.xlsx", help="The file to write, a new one.")
    ],
    unit: UnitOption = None,
    force: ForceOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """One Excel file of a year, its totals as live formulas; and gaps, agencies, tasks, sources."""
    from ctscore.analysis import select
    from ctscore.analysis.units import unit_id
    from ctscore.render.xlsx import render_workbook
    from ctscore.views.workbook import year_workbook

    spoken = spoken_lang(lang)

    def content(book: Book) -> bytes:
        cards = select.scorecards(book, year, None, None if unit is None else unit_id(book, unit))
        return render_workbook(year_workbook(book, year, cards), spoken)

    write_new(content, output, data, spoken, suffixes=(".xlsx",), force=force, quiet=quiet)
