"""`ctscore report-template`: the report of an agency on its tasks, to be filled in."""

from pathlib import Path
from typing import Annotated

import typer

from ctscore.analysis import select
from ctscore.cli.output import fail, put_out
from ctscore.cli.settings import DataOption, LangOption, default_lang
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import FILE_EXISTS
from ctscore.library import open_book
from ctscore.templates import report_template as template_text


def report_template(
    plan: Annotated[
        str, typer.Argument(metavar="PLAN", help="The plan: number (121), id or part of its title.")
    ],
    agency: Annotated[str, typer.Option("--agency", "-a", metavar="AGENCY", help="The agency that reports.")],
    period: Annotated[
        str, typer.Option("--period", metavar="PERIOD", help="2023-Q3, 2023-H1, 2023-9M or 2023.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, which must not exist yet."),
    ] = None,
    lang: LangOption = None,
    data: DataOption = None,
) -> None:
    """Write the progress report that an agency fills in: its tasks of a plan, for one period."""
    spoken = str(lang) if lang else default_lang()
    try:
        book = open_book(data)
        text = template_text(
            book,
            select.plan_of(book, plan),
            select.agency_id(book, agency),
            select.period_of(period),
            spoken,
        )
        if output is not None and output.exists():
            raise Refusal(FILE_EXISTS, path=str(output))
        put_out(text, output, "yaml")
    except Refusal as refusal:
        fail(refusal, spoken)
