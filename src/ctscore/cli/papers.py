"""`ctscore annex` and `ctscore minutes`: papers to be printed, filled in and handed round."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.cli.commands import IndexOption, YearArgument
from ctscore.cli.output import write_new
from ctscore.cli.settings import DataOption, ForceOption, LangOption, QuietOption, spoken_lang
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
    force: ForceOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """Draft the annex of the next plan: what lost points, with the tasks and leads of the last plan."""
    from ctscore.analysis import select
    from ctscore.analysis.annex import annex as draft
    from ctscore.views.annex import annex_paper

    def paper(book: Book) -> Paper:
        return annex_paper(book, draft(book, select.card_with_tree(book, year, index), year_of_plan))

    _write(paper, output, _ANNEX_SUFFIXES, spoken_lang(lang), data, force=force, quiet=quiet)


def minutes(
    year: YearArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE: .docx or .md.")
    ],
    index: IndexOption = None,
    top: Annotated[
        int, typer.Option("--top", "-n", metavar="N", min=1, help="How many of the largest losses.")
    ] = 10,
    force: ForceOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write the notes for a meeting: results, largest losses, who leads them, targets, open questions."""
    from ctscore.analysis import select
    from ctscore.views.minutes import minutes_paper

    def paper(book: Book) -> Paper:
        return minutes_paper(book, select.scorecards(book, year, index), top)

    _write(paper, output, _MINUTES_SUFFIXES, spoken_lang(lang), data, force=force, quiet=quiet)


def _write(
    make: Callable[[Book], Paper],
    output: Path,
    suffixes: tuple[str, ...],
    lang: str,
    data: Path | None,
    *,
    force: bool,
    quiet: bool,
) -> None:
    """Write the paper that `make` makes of the book; explain on stderr why where there is none."""
    from ctscore.render.paper import render_paper

    def content(book: Book) -> bytes:
        return render_paper(make(book), output.suffix.lower(), lang)

    write_new(content, output, data, lang, suffixes=suffixes, force=force, quiet=quiet)
