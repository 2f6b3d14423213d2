"""`ctscore annex` and `ctscore minutes`: papers to be printed, filled in and handed round."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.cli.commands import IndexOption, YearArgument
from ctscore.cli.output import explaining, open_book, refuse_other_suffix, write_whole
from ctscore.cli.settings import DataOption, LangOption, spoken_lang
from ctscore.periods import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from ctscore.book import Book
    from ctscore.paper import Paper

_ANNEX_SUFFIXES = (".docx", ".md", ".xlsx")
_MINUTES_SUFFIXES = (".docx", ".md")


def annex(
    year: YearArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE: .docx, .md or .xlsx.")
    ],
    index: Annotated[
        str | None,
        typer.Option("--index", "-i", metavar="INDEX", help="Its index. [default: the first with criteria]"),
    ] = None,
    year_of_plan: Annotated[
        int | None,
        typer.Option(
            "--year-of-plan",
            metavar="YEAR",
            min=FIRST_YEAR,
            max=LAST_YEAR,
            help="Year of the plan to come: later plans are left out.",
        ),
    ] = None,
    lang: LangOption = None,
    data: DataOption = None,
) -> None:
    """Draft the annex of the next plan: what lost points, with the tasks and leads of the last plan."""
    from ctscore.analysis import select
    from ctscore.analysis.annex import annex as draft
    from ctscore.views.annex import annex_paper

    def paper(book: Book, _: str) -> Paper:
        return annex_paper(book, draft(book, select.card_with_tree(book, year, index), year_of_plan))

    _write(paper, output, _ANNEX_SUFFIXES, spoken_lang(lang), data)


def minutes(
    year: YearArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE: .docx or .md.")
    ],
    index: IndexOption = None,
    top: Annotated[
        int, typer.Option("--top", "-n", metavar="N", min=1, help="How many of the largest losses.")
    ] = 10,
    lang: LangOption = None,
    data: DataOption = None,
) -> None:
    """Write the notes for a meeting: results, largest losses, who leads them, targets, open questions."""
    from ctscore.analysis import select
    from ctscore.views.minutes import minutes_paper

    def paper(book: Book, spoken: str) -> Paper:
        return minutes_paper(book, select.scorecards(book, year, index), top, spoken)

    _write(paper, output, _MINUTES_SUFFIXES, spoken_lang(lang), data)


def _write(
    make: Callable[[Book, str], Paper], output: Path, suffixes: tuple[str, ...], lang: str, data: Path | None
) -> None:
    """Write the paper that `make` makes of the book; explain on stderr why where there is none."""
    from ctscore.render.paper import render_paper

    with explaining(lang):
        suffix = refuse_other_suffix(output, suffixes)
    with open_book(data, lang) as book:
        write_whole(output, render_paper(make(book, lang), suffix))
