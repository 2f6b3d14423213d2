"""What does each lead agency owe? Or one of them: its own page. Without a year: all agencies on file."""

from ctscore.analysis import select
from ctscore.analysis.agencies import AgencyLoads, agency_loads
from ctscore.analysis.gaps import Gaps, filter_gaps, find_gaps
from ctscore.analysis.relative import as_registered, led_as_registered
from ctscore.book import Book
from ctscore.periods import Period
from ctscore.questions import Answer
from ctscore.questions.inputs import unit_or_none, with_rows
from ctscore.views.agencies import agencies_document, agency_document, register_document


def loads(
    book: Book, period: Period, index: str | None = None, unit: str | None = None
) -> Answer[tuple[AgencyLoads, ...]]:
    """Return what each lead agency lost of a unit (ours): in full, and split equally among several leads."""
    gaps = _gaps(book, period, index, unit)
    found = tuple(map(agency_loads, gaps))
    shown = tuple(agency_loads(as_registered(book, one)) for one in gaps)
    return Answer(found, lambda: agencies_document(book, found, shown))


def ask(
    book: Book,
    period: Period | None = None,
    agency: str | None = None,
    index: str | None = None,
    unit: str | None = None,
) -> Answer[tuple[AgencyLoads, ...]] | Answer[tuple[Gaps, ...]] | Answer[tuple[str, ...]]:
    """Return what each agency owes, or what `agency` does; without `period` who they are."""
    if period is None:
        chosen = tuple(book.agencies) if agency is None else (select.agency_id(book, agency),)
        return Answer(chosen, lambda: register_document(book, chosen))
    if agency is None:
        return loads(book, period, index, unit)
    found = _gaps(book, period, index, unit)
    id_ = select.agency_id(book, agency)
    led = with_rows(filter_gaps(gaps, agency=id_) for gaps in found)
    shown = tuple(led_as_registered(book, gaps, id_) for gaps in led)
    return Answer(led, lambda: agency_document(book, led, id_, shown))


def _gaps(book: Book, period: Period, index: str | None, unit: str | None) -> tuple[Gaps, ...]:
    cards = select.scorecards(book, period, index, unit_or_none(book, unit))
    return tuple(find_gaps(book, card) for card in cards)
