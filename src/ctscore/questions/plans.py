"""Which plans are on file, do they cover what we lost, did we reach what they promise, and what is done?"""

from ctscore.analysis import select
from ctscore.analysis.coverage import Coverage, coverage
from ctscore.analysis.plans import plans_by_date
from ctscore.analysis.progress import AgencyProgress, progress
from ctscore.analysis.targets import Result, results, sums
from ctscore.book import Book, Filed
from ctscore.model import Plan
from ctscore.periods import Period
from ctscore.questions import Answer, Facts
from ctscore.questions.inputs import stage_asked, unit_or_none
from ctscore.views.coverage import coverage_document
from ctscore.views.plans import plans_document
from ctscore.views.progress import progress_document
from ctscore.views.targets import targets_document


def ask_plans(book: Book) -> Answer[tuple[Filed[Plan], ...]]:
    """Return all plans, ours first."""
    units = dict.fromkeys((book.home_unit, *(filed.value.unit for filed in book.plans)))
    found = tuple(filed for unit in units for filed in plans_by_date(book, unit))
    return Answer(found, lambda: plans_document(book, found))


def ask_coverage(
    book: Book, period: Period | None = None, index: str | None = None, unit: str | None = None
) -> Answer[tuple[Coverage, ...]]:
    """Return how the plans of a unit (ours) cover the lost points of each of its scorecards of `period`."""
    cards = select.scorecards(book, period, index, unit_or_none(book, unit))
    found = tuple(coverage(book, card) for card in cards)
    return Answer(found, lambda: coverage_document(book, found))


def ask_targets(
    book: Book, period: Period | None = None, index: str | None = None, plan: str | None = None
) -> Answer[tuple[Result, ...]]:
    """Return the targets of all plans, or of `plan`; of a period, of an index."""
    only = None if index is None else select.index_id(book, index)
    chosen = select.plans_in_force(book, plan, None)
    found = tuple(
        result
        for filed in chosen
        for result in results(book, filed)
        if period in (None, Period(result.year)) and only in (None, result.target.index)
    )
    added = [
        one
        for filed in chosen
        for one in sums(book, filed)
        if period in (None, Period(one.year)) and only in (None, one.index)
    ]
    year = period.as_filed if period else None
    asked: Facts = {"unit": book.home_unit, "year": year, "index": only, **stage_asked(book)}
    return Answer(found, lambda: targets_document(book, found, added, asked))


def ask_progress(
    book: Book,
    period: Period | None = None,
    quarter: int | None = None,
    agency: str | None = None,
    plan: str | None = None,
) -> Answer[tuple[AgencyProgress, ...]]:
    """Return where tasks stand at the end of `period`, or of a quarter of it; of `agency`, of `plan`.

    Without `period` it is the year of the latest report, else the latest that a plan names.
    """
    if period is None:
        reported = [Period(report.value.period.year) for report in book.progress]
        latest = select.latest_year_of(book, select.plans_in_force(book, plan, None))
        period = max(reported, default=latest)
    span = Period(period.year, "quarter", quarter) if quarter else period
    id_ = None if agency is None else select.agency_id(book, agency)
    plans = select.plans_in_force(book, plan, period.year)
    found, left = progress(book, span, plans)
    asked: Facts = {"year": period.as_filed, "quarter": quarter, "unit": book.home_unit, "agency": id_}
    asked |= stage_asked(book)
    kept = tuple(one for one in found if id_ in (None, one.agency))
    theirs = [task for task in left if id_ is None or id_ in task.leads]
    return Answer(kept, lambda: progress_document(book, kept, span, asked, theirs))
