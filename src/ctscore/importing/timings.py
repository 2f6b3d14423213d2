"""When something is to be done: the usual words of such a cell, read; anything else is left to people."""

import datetime
import re

from ctscore.model.plan import TimingKind
from ctscore.periods import PeriodKind, printed_quarters
from ctscore.records import dataclass
from ctscore.words import fold

_PERIODS: tuple[tuple[PeriodKind, str], ...] = (
    ("month", r"hang thang|moi thang|monthly"),
    ("quarter", r"\bqu[yi]\b|quarter"),
    ("half-year", r"\b6 thang|sau thang|half"),
    ("nine-months", r"\b9 thang|chin thang|nine"),
    ("year", r"\b(ca )?nam\b|year|annual"),
)
_ONGOING = ("thuong xuyen", "ongoing", "continuous", "continuously", "regularly")
_ALL_YEAR = ("trong nam", "ca nam", "hang nam", "all year", "all-year")
_REPORTS = re.compile(r"dinh ky|bao cao|report")
_DATE = re.compile(r"(?:ngay )?(\d{1,2})(?:/| thang )(\d{1,2})(?:/| nam )(\d{4})")


@dataclass(frozen=True, slots=True)
class ReadTiming:
    """A timing as a plan holds it, without the words that it was read from."""

    kind: TimingKind
    quarters: tuple[int, ...] = ()
    periods: tuple[PeriodKind, ...] = ()
    date: datetime.date | None = None


def read_timing(text: str) -> ReadTiming | None:
    """Return what `text` says about time, or None where it is not one of the usual ways to say it.

    A condition in brackets behind it is left to its words.
    """
    folded = re.sub(r"\s*\(.*\)$", "", fold(text)).strip(" .;")
    if folded in _ONGOING:
        return ReadTiming("ongoing")
    if folded in _ALL_YEAR:
        return ReadTiming("all-year")
    if _REPORTS.search(folded):
        periods = tuple(kind for kind, words in _PERIODS if re.search(words, folded))
        return ReadTiming("reporting", periods=periods) if periods else None
    quarters = printed_quarters(text)
    return ReadTiming("quarters", quarters=quarters) if quarters else _day(folded)


def _day(folded: str) -> ReadTiming | None:
    days = _DATE.findall(folded)
    if len(days) != 1:
        return None
    day, month, year = map(int, days[0])
    try:
        return ReadTiming("date", date=datetime.date(year, month, day))
    except ValueError:
        return None
