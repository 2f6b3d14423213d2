"""`ctscore report`: a year on one page to be looked at, or the page of one agency, or of all of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.cli.commands import IndexOption
from ctscore.cli.output import explaining, open_book, refuse_other_suffix, write_files
from ctscore.cli.settings import DataOption, LangOption, QuietOption, spoken_lang
from ctscore.periods import LAST_YEAR

if TYPE_CHECKING:
    from ctscore.analysis.agencies import Assignment
    from ctscore.book import Book, Filed
    from ctscore.model import Scorecard

_SUFFIXES = (".html", ".htm")
_INDEX = "index.html"


def report(
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE.html", help="The file to write; with --all-agencies a folder."
        ),
    ],
    year: Annotated[
        int | None,
        typer.Argument(metavar="YEAR", help="Year of the scores. [default: the latest that a plan answers]"),
    ] = None,
    index: IndexOption = None,
    agency: Annotated[
        str | None,
        typer.Option("--agency", "-a", metavar="AGENCY", help="The one-page sheet of this agency."),
    ] = None,
    all_agencies: Annotated[
        bool, typer.Option("--all-agencies", help="The sheets of all agencies, with a page that lists them.")
    ] = False,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="REFERENCE",
            help="Measure losses to max, best, median, top:20, target or unit:NAME. [default: max]",
        ),
    ] = None,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """A year on one page, in pictures, for any browser; or the sheet that an agency is given."""
    spoken = spoken_lang(lang)
    with explaining(spoken):
        _refuse_together(agency, against, all_agencies=all_agencies)
        if all_agencies:
            _refuse_page(output)
        else:
            refuse_other_suffix(output, _SUFFIXES)
    with open_book(data, spoken) as book:
        cards = _cards(book, year, index)
        if all_agencies:
            pages = {output / name: page for name, page in _sheets(book, cards, spoken).items()}
        elif agency is not None:
            pages = {output: _sheet(book, cards, agency, spoken)}
        else:
            pages = {output: _whole(book, cards, against, spoken)}
        _write(pages, spoken, quiet=quiet)


def _refuse_together(agency: str | None, against: str | None, *, all_agencies: bool) -> None:
    """Raise `Refusal` where options exclude each other: a sheet is about tasks, not about other units."""
    from ctscore.findings import Refusal
    from ctscore.findings.page_rules import NOT_TOGETHER

    given = [
        name
        for name, is_given in (
            ("--agency", agency is not None),
            ("--all-agencies", all_agencies),
            ("--against", against is not None),
        )
        if is_given
    ]
    if len(given) > 1:
        raise Refusal(NOT_TOGETHER, first=given[0], second=given[1])


def _refuse_page(output: Path) -> None:
    """Raise `Refusal` where many pages are to go into what is named like one."""
    from ctscore.findings import Refusal
    from ctscore.findings.page_rules import NEEDS_FOLDER

    if output.suffix.lower() in _SUFFIXES and not output.is_dir():
        raise Refusal(NEEDS_FOLDER, path=str(output))


def _cards(book: Book, year: int | None, index: str | None) -> tuple[Filed[Scorecard], ...]:
    """Return the scorecards of `year`, or of the latest year that a plan answers, else the latest of all."""
    from ctscore.analysis import select

    if year is None:
        latest = select.latest_cards(book, index, answered=True) or select.latest_cards(book, index)
        year = max((filed.value.year for filed in latest), default=LAST_YEAR)
    return select.scorecards(book, year, index)


def _whole(book: Book, cards: Sequence[Filed[Scorecard]], against: str | None, lang: str) -> bytes:
    from ctscore.cli.commands import measured
    from ctscore.render.html import render_report
    from ctscore.views.report import report as report_of

    kept, references = measured(book, cards, against)
    by_index = {filed.value.index: found for filed, found in zip(kept, references, strict=True)}
    return render_report(report_of(book, cards, by_index, lang))


def _sheet(book: Book, cards: tuple[Filed[Scorecard], ...], agency: str, lang: str) -> bytes:
    from ctscore.analysis import select
    from ctscore.analysis.agencies import assignment
    from ctscore.findings import Refusal
    from ctscore.findings.page_rules import NOTHING_ASSIGNED
    from ctscore.render.html import render_report
    from ctscore.views.assignment import assignment_report
    from ctscore.views.common import agency_name

    found = assignment(book, select.agency_id(book, agency), cards)
    if not found.dossier.led and not found.dossier.helped:
        name = agency_name(book, found.dossier.agency, lang)
        raise Refusal(NOTHING_ASSIGNED, agency=name, year=str(found.year))
    return render_report(assignment_report(book, found, lang))


def _sheets(book: Book, cards: tuple[Filed[Scorecard], ...], lang: str) -> dict[str, bytes]:
    """Return the sheets of all agencies by the names of their files, and the page that lists them."""
    from ctscore.analysis.agencies import agencies_in, answering_plans, assignments
    from ctscore.findings import Refusal
    from ctscore.findings.page_rules import NO_PLAN_FOR
    from ctscore.render.html import render_report
    from ctscore.views.assignment import assignment_report, assignments_report

    agencies = agencies_in(book, answering_plans(book, cards))
    if not agencies:
        raise Refusal(NO_PLAN_FOR, year=str(cards[0].value.year))
    found = []
    pages: dict[str, bytes] = {}
    for one in _with_progress(assignments(book, agencies, cards), len(agencies), lang):
        found.append(one)
        pages[_file_name(one.dossier.agency, pages)] = render_report(assignment_report(book, one, lang))
    pages[_INDEX] = render_report(assignments_report(book, found, list(pages), lang))
    return pages


def _file_name(agency: str, taken: Iterable[str]) -> str:
    """Return the name of an agency's page, unlike all others on any disk, and unlike that of the list."""
    others = {name.casefold() for name in (_INDEX, *taken)}
    names = (f"{agency}{'-' * more}.html" for more in count())
    return next(name for name in names if name.casefold() not in others)


def _with_progress(assigned: Iterator[Assignment], how_many: int, lang: str) -> Iterator[Assignment]:
    """Yield what is `assigned` with a bar on stderr, where somebody watches it."""
    if not sys.stderr.isatty():
        yield from assigned
        return
    from rich.console import Console
    from rich.progress import track

    description = "Phiếu giao việc" if lang == "vi" else "Assignment sheets"
    yield from track(assigned, description, how_many, console=Console(stderr=True), transient=True)


def _write(pages: dict[Path, bytes], lang: str, *, quiet: bool) -> None:
    """Write all pages, which are answers: earlier ones are replaced."""
    from ctscore.replaceable import earlier_answer

    changes = [(path, page, earlier_answer(path, "html")) for path, page in pages.items()]
    write_files(changes, lang, quiet=quiet, make_folders=len(pages) > 1)
