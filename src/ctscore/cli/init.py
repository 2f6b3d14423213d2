"""The options of `init`, which begins a folder."""

from pathlib import Path
from typing import Annotated

import typer

from ctscore.cli.data import (
    AcceptOption,
    ColumnsOption,
    DocumentOption,
    ListingOption,
    SheetOption,
    StageOption,
    TablesOption,
)
from ctscore.cli.settings import LangOption, QuietOption


def init(
    folder: Annotated[
        str | None,
        typer.Argument(
            metavar="[FOLDER]",
            help="The folder to begin. [default: this one]",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", "--unit", "-u", metavar="NAME", help="Name of your organisation."),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            "-k",
            metavar="KIND",
            help="What it is: province, department or commune (of Vietnam), or organisation. "
            "With --from: what to make, scorecard, plan or both.",
        ),
    ] = None,
    languages: Annotated[
        str | None,
        typer.Option(
            "--languages", metavar="LANGUAGES", help="Of the names in it: vi, en, or vi,en. [default: --lang]"
        ),
    ] = None,
    index: Annotated[
        str | None,
        typer.Option(
            "--index", "-i", metavar="INDEX", help="PAR-INDEX, SIPAS, PAPI, PCI, or one of your own."
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option("--year", "-y", metavar="YEAR", help="Year of the scores, or period: 2026-Q3."),
    ] = None,
    leads: Annotated[
        list[str] | None,
        typer.Option("--lead", metavar="NAME", help="Who leads work on criteria; several times for several."),
    ] = None,
    from_: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Begin with a table that came in: .docx, .xlsx, .csv, .md and others.",
        ),
    ] = None,
    document: DocumentOption = None,
    listing: ListingOption = None,
    stage: StageOption = None,
    tables: TablesOption = None,
    sheet: SheetOption = None,
    columns: ColumnsOption = None,
    accept: AcceptOption = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Begin a folder of your own: settings, registers, a first scorecard, checks; asks in a terminal."""
