"""`ctscore report-template`: the report of an agency on its tasks, to be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.cli.output import write_new
from ctscore.cli.settings import DataOption, ForceOption, LangOption, QuietOption, spoken_lang

if TYPE_CHECKING:
    from ctscore.book import Book


def report_template(
    plan: Annotated[
        str, typer.Argument(metavar="PLAN", help="The plan: number (121), id or part of its title.")
    ],
    agency: Annotated[str, typer.Option("--agency", "-a", metavar="AGENCY", help="The agency that reports.")],
    period: Annotated[
        str, typer.Option("--period", metavar="PERIOD", help="2023-Q3, 2023-H1, 2023-9M, 2023 or 2023-M05.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to FILE, a new one, best in data/progress/.",
        ),
    ] = None,
    force: ForceOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write the progress report that an agency fills in: its tasks of a plan, for one period."""
    from ctscore.analysis import select
    from ctscore.load import SUFFIXES
    from ctscore.templates import report_template as template_text

    spoken = spoken_lang(lang)

    def text(book: Book) -> str:
        about = (select.plan_of(book, plan), select.agency_id(book, agency), select.period_of(period))
        return template_text(book, *about, spoken)

    write_new(text, output, data, spoken, suffixes=SUFFIXES, force=force, quiet=quiet)
