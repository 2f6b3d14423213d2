"""`ctscore workbook`: all of a year in one Excel file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.cli.commands import UnitOption, YearArgument
from ctscore.cli.output import write_new
from ctscore.cli.settings import DataOption, LangOption, spoken_lang

if TYPE_CHECKING:
    from ctscore.book import Book


def workbook(
    year: YearArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE.xlsx", help="The file to write, a new one.")
    ],
    unit: UnitOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE where it exists.")] = False,
    lang: LangOption = None,
    data: DataOption = None,
) -> None:
    """One Excel file of a year, its totals as live formulas; and gaps, agencies, tasks, sources."""
    from ctscore.analysis import select
    from ctscore.analysis.units import unit_id
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import NOT_A_WORKBOOK
    from ctscore.render.xlsx import render_workbook
    from ctscore.views.workbook import year_workbook

    spoken = spoken_lang(lang)

    def content(book: Book) -> bytes:
        if output.suffix.lower() != ".xlsx":
            raise Refusal(NOT_A_WORKBOOK, path=str(output))
        cards = select.scorecards(book, year, None, None if unit is None else unit_id(book, unit))
        return render_workbook(year_workbook(book, year, cards, spoken))

    write_new(content, output, data, spoken, force=force)
