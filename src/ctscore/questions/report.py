"""A year on one page, in pictures; or the sheets that agencies are given."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from ctscore.analysis import select
from ctscore.analysis.agencies import (
    Assignment,
    agencies_in,
    answering_plans,
    assignment,
    assignments,
)
from ctscore.analysis.plans import Task
from ctscore.book import Book, Filed
from ctscore.document import Report
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import LEADS_WITHOUT_TASK, NO_PLAN_FOR, NOTHING_ASSIGNED
from ctscore.model import Scorecard
from ctscore.periods import Period
from ctscore.phrases import Words, said
from ctscore.questions import Answer, ReportPages
from ctscore.questions.inputs import measured, unit_or_none
from ctscore.views.assignment import assignment_report, assignments_report
from ctscore.views.common import agency_name
from ctscore.views.report import report
from ctscore.views.report.summary import summary as summary_report
from ctscore.words import listed

_INDEX = "index.html"


def ask(
    book: Book,
    period: Period | None = None,
    index: str | None = None,
    agency: str | None = None,
    all_agencies: bool = False,
    against: str | None = None,
    summary: bool = False,
    unit: str | None = None,
) -> Answer[tuple[Filed[Scorecard], ...]]:
    """Return the scorecards of a unit (ours) in `period`, or the latest that a plan answers.

    They are told on a page, as a `summary` on one page of paper, or as sheets.
    """
    cards = _cards(book, period, index, unit_or_none(book, unit))
    if all_agencies:
        agencies, groups = agencies_in(book, answering_plans(book, cards))
        if not agencies:
            raise Refusal(NO_PLAN_FOR, year=cards[0].value.when)
        return Answer(cards, lambda: ReportPages(len(agencies), _sheets(book, agencies, groups, cards)))
    if agency is not None:
        assigned = assignment(book, select.agency_id(book, agency), cards)
        return Answer(cards, lambda: _sheet(book, assigned))
    page, references = summary_report if summary else report, None
    if against is not None:
        kept, found = measured(book, cards, against)
        references = {filed.value.index: one for filed, one in zip(kept, found, strict=True)}
    return Answer(cards, lambda: page(book, cards, references))


def _sheet(book: Book, assignment: Assignment) -> Report:
    """Return the sheet of an agency; raises `Refusal` where it is to do nothing."""
    if not assignment.dossier.led and not assignment.dossier.helped:
        name = agency_name(book, assignment.dossier.agency)
        agency = Words(said(name, "vi"), said(name, "en"))
        codes = [gap.node.criterion.code for gaps in assignment.dossier.gaps for gap in gaps.rows]
        if codes:
            facts = {"count": str(len(codes)), "codes": listed(codes), "id": assignment.dossier.agency}
            raise Refusal(LEADS_WITHOUT_TASK, year=assignment.period, agency=agency, **facts)
        raise Refusal(NOTHING_ASSIGNED, year=assignment.period, agency=agency)
    return assignment_report(book, assignment)


def _sheets(
    book: Book,
    agencies: Sequence[str],
    groups: Mapping[str, Sequence[Task]],
    cards: Sequence[Filed[Scorecard]],
) -> Iterator[tuple[str, Report]]:
    """Yield each sheet with the name of its file, and at last the page that lists them."""
    found, names = [], list[str]()
    for one in assignments(book, agencies, cards):
        found.append(one)
        names.append(_file_name(one.dossier.agency, names))
        yield names[-1], assignment_report(book, one)
    yield _INDEX, assignments_report(book, found, names, groups)


def _cards(
    book: Book, period: Period | None, index: str | None, unit: str | None
) -> tuple[Filed[Scorecard], ...]:
    """Return the scorecards of `period`, or the latest that a plan answers, else the latest of all."""
    if period is None:
        own = unit or book.home_unit
        answered = select.latest_cards(book, index, own, answered=True)
        latest = answered or select.latest_cards(book, index, own)
        period = max((filed.value.when for filed in latest), default=select.latest_period(book, own))
    return select.scorecards(book, period, index, unit)


def _file_name(agency: str, taken: Iterable[str]) -> str:
    """Return the name of an agency's page, unlike all others on any disk, and unlike that of the list."""
    others = {name.casefold() for name in (_INDEX, *taken)}
    names = (f"{agency}{'-' * more}.html" for more in count())
    return next(name for name in names if name.casefold() not in others)
