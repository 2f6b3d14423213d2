"""What a printed cell says about time: read by a grammar that uses up all of its words, or not at all.

A cell may cite a document with its date, or speak of a rule (“theo quy định”): whoever looks for a day or a
quarter somewhere inside it makes deadlines that nobody set.
"""

import calendar
import datetime
import re
from collections.abc import Callable

from ctscore.model.plan import TimingKind, Years
from ctscore.periods import FIRST_YEAR, LAST_YEAR, Period, PeriodKind
from ctscore.records import dataclass
from ctscore.words import fold


@dataclass(frozen=True, slots=True)
class ReadTiming:
    """A timing as a plan holds it, without the words that it was read from."""

    kind: TimingKind
    quarters: tuple[int, ...] = ()
    periods: tuple[PeriodKind, ...] = ()
    date: datetime.date | None = None
    years: Years | None = None
    due_day: int | None = None


def read_timing(text: str) -> ReadTiming | None:
    """Return what `text` says about time, or None where any of it is beyond the usual ways to say it.

    What stands in brackets is part of it (“định kỳ (quý, năm)”), or else a condition without any time in it
    (“khi có nghị quyết”), which is left to its words. A stretch of years, of months, or of quarters of
    several years stands for its last day.
    """
    whole = _read_words(re.sub(r"[()]", " ", text))
    head, behind = _split(text)
    return whole or (_read_words(head) if re.fullmatch(_CONDITION, behind) else None)


def named_quarters(text: str) -> tuple[int, ...]:
    """Return the quarters that words name in one place: 3 of "quý III như dòng 2"; none where in several."""
    places = re.findall(_NAMED, text, re.IGNORECASE)
    timing = read_timing(f"quý {places[0]}") if len(places) == 1 else None
    return timing.quarters if timing else ()


_CONDITION = (
    r"(?:khi|neu|tuy|(?:trong )?truong hop|if|when|where|depending)\b"
    r"(?!.*(?:[0-9]|\bqu[yi] [iv]|\b(?:hang|moi|thang|dau nam|cuoi nam|tru)\b)).*"
)
_NAMED = r"\bquý\s+((?:IV|I{1,3})\b(?:(?:\s*(?:[-–,;]|và|đến)\s*|\s+)(?:quý\s+)?(?:IV|I{1,3})\b)*)"
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

# The grammar is about folded words: no capitals, no accents, no space around "/" and "-".
_YEAR = r"([12][0-9]{3})"
_MONTH = r"(0?[1-9]|1[0-2])"
_QUARTER = r"(?:qu[yi] )?(iv|i{1,3}|[1-4])"
_TO = r"(?:-| den (?:het )?)"
_AND = r"(?: ?[,;] ?(?:va )?| va |/| )"
_BY = r"(?:(?:hoan thanh|xong|cham nhat|den|het|la|by) )*"
_BEFORE = rf"(?:bao cao )?{_BY}(?:(?:truoc|before) )?"
_WITHIN = rf"{_BY}(?:trong |vao |cuoi )?"
_EVERY_YEAR = r"(?:hang|moi) nam"

_ONE_QUARTER = rf"{_QUARTER}(?:/{_YEAR})?(?:{_TO}{_QUARTER}(?:/{_YEAR})?)?"
_QUARTERS = rf"{_WITHIN}(?=qu[yi] )({_ONE_QUARTER}(?:{_AND}{_ONE_QUARTER})*)(?: trong nam| {_EVERY_YEAR})?"
_PERIODS: tuple[tuple[PeriodKind, str], ...] = (
    ("month", r"thang|monthly"),
    ("quarter", r"qu[yi]|quarter(?:ly)?"),
    ("half-year", r"(?:0?6|sau) thang(?: dau nam)?|half-year(?:ly)?"),
    ("nine-months", r"(?:0?9|chin) thang(?: dau nam)?|nine months"),
    ("year", r"(?:ca )?nam|year(?:ly)?|annual(?:ly)?"),
)
_PERIOD = rf"(?:(?:hang|moi) )?(?:{'|'.join(words for _, words in _PERIODS)})"
_REPORTS = (
    r"((?:reports? |bao cao )?(?:(?:do )?tien do )?(?:dinh ky:? )?(?:bao cao )?)"
    rf"({_PERIOD}(?:{_AND}{_PERIOD})*)(?:(?:,| va) dot xuat)?(?: reports?)?"
)


def _split(text: str) -> tuple[str, str]:
    """Return the words of a cell, and those in brackets behind them, folded."""
    found = re.fullmatch(r"(.*?)\((.*)\)[ .;]*", text, re.DOTALL)
    return (found[1], fold(found[2])) if found else (text, "")


def _read_words(text: str) -> ReadTiming | None:
    folded = re.sub(r"[‐‑‒–—−]", "-", fold(text)).strip(" .;,")
    folded = re.sub(r" ?([/-]) ?", r"\1", folded)
    folded = re.sub(rf"\b([0-9]+|iv|i{{1,3}}),? nam (?={_YEAR}\b)", r"\1/", folded)
    folded = re.sub(rf"(?<=[0-9]) thang (?={_MONTH}/[12])", "/", folded)
    for pattern, reader in _FORMS:
        found = re.fullmatch(pattern, folded)
        if found:
            return reader(found)
    return None


def _by(last: datetime.date | None, first: datetime.date | None = None) -> ReadTiming | None:
    """Return the timing of what is due on the `last` day of a stretch, which may not begin behind it."""
    if last is None or not FIRST_YEAR <= last.year <= LAST_YEAR or (first is not None and first > last):
        return None
    return ReadTiming("date", date=last)


def _day(day: str, month: str, year: str) -> datetime.date | None:
    known = calendar.monthrange(int(year), int(month))[1]
    return datetime.date(int(year), int(month), int(day)) if 1 <= int(day) <= known else None


def _end(year: str, kind: PeriodKind = "year", number: int = 1) -> datetime.date:
    return Period(int(year), kind, number).last


def _in_years(kind: TimingKind, year: str | None, quarters: tuple[int, ...] = ()) -> ReadTiming | None:
    if year is None:
        return ReadTiming(kind, quarters)
    known = FIRST_YEAR <= int(year) <= LAST_YEAR
    return ReadTiming(kind, quarters, years=Years(first=int(year), last=int(year))) if known else None


def _read_days(found: re.Match[str]) -> ReadTiming | None:
    first, last = _day(found[1], found[3], found[4]), _day(found[5], found[7], found[8])
    return _by(last, first) if first else None


def _read_months(found: re.Match[str]) -> ReadTiming | None:
    first, first_year, last, year = found.groups()
    return _by(_end(year, "month", int(last)), _end(first_year or year, "month", int(first)))


def _read_quarters(found: re.Match[str]) -> ReadTiming | None:
    """Return the quarters of a list; where it begins in one year and ends in another, its last day."""
    quarters: set[int] = set()
    stretches = [one.groups() for one in re.finditer(_ONE_QUARTER, found[1])]
    for first, _, last, _ in stretches:
        quarters.update(range(_number(first), _number(last or first) + 1))
    first, first_year, last, last_year = stretches[-1]
    if len(stretches) == 1 and first_year and last_year and first_year < last_year:
        return _by(_end(last_year, "quarter", _number(last)))
    year = last_year or (None if last else first_year)  # behind the last quarter it holds for all of them
    years = {given for one in stretches for given in (one[1], one[3]) if given}
    if years - {year} or any(_number(one[0]) > _number(one[2] or one[0]) for one in stretches):
        return None
    return _in_years("quarters", year, tuple(sorted(quarters)))


def _number(quarter: str) -> int:
    return _ROMANS.get(quarter) or int(quarter)


def _read_reports(found: re.Match[str]) -> ReadTiming | None:
    """Return how often reports are due; a period alone ("6 tháng") may be how long something takes."""
    lead, named = found.groups()
    words = [one[0] for one in re.finditer(_PERIOD, named)]
    if not lead and len(words) < 2 and not re.match(r"hang|moi|.*ly$", named):
        return None
    bare = [re.sub(r"^(?:hang|moi) ", "", one) for one in words]
    periods = tuple(kind for kind, ways in _PERIODS if any(re.fullmatch(ways, one) for one in bare))
    return ReadTiming("reporting", periods=periods)


def _read_due_day(found: re.Match[str]) -> ReadTiming | None:
    kind: PeriodKind = "month" if found[2].endswith("thang") else "quarter"
    day = int(found[1])
    return ReadTiming("reporting", periods=(kind,), due_day=day) if 1 <= day <= _IN_EVERY_MONTH else None


_IN_EVERY_MONTH = 28
_ONE_DAY = rf"(?:ngay )?([0-9]{{1,2}})([/.-]){_MONTH}\2{_YEAR}"
_LAST_DAY = _ONE_DAY.replace(r"\2", r"\6")
_FORMS: tuple[tuple[str, Callable[[re.Match[str]], ReadTiming | None]], ...] = (
    (
        r"(?:nhiem vu |thuc hien )?thuong xuyen(?:,? lien tuc)?(?:,? (?:trong|ca|hang) nam)?|lien tuc|"
        r"ongoing|continuous(?:ly)?|regularly",
        lambda _: ReadTiming("ongoing"),
    ),
    (
        rf"(?:nhiem vu |thuc hien )?thuong xuyen,? (?:trong |ca )?nam {_YEAR}",
        lambda found: _in_years("ongoing", found[1]),
    ),
    (rf"(?:trong|ca) nam|{_EVERY_YEAR}|all[ -]year", lambda _: ReadTiming("all-year")),
    (rf"(?:(?:trong |ca )?nam )?{_YEAR}", lambda found: _in_years("all-year", found[1])),
    (rf"{_BY}(?:den|het|cuoi) nam {_YEAR}", lambda found: _by(_end(found[1]))),
    (
        rf"(?:giai doan |tu )?(?:nam )?{_YEAR}{_TO}(?:nam )?{_YEAR}",
        lambda found: _by(_end(found[2]), _end(found[1])),
    ),
    (rf"{_BEFORE}{_ONE_DAY}", lambda found: _by(_day(found[1], found[3], found[4]))),
    (rf"(?:tu )?{_ONE_DAY}{_TO}{_LAST_DAY}", _read_days),
    (rf"{_WITHIN}(?:thang )?{_MONTH}/{_YEAR}", lambda found: _by(_end(found[2], "month", int(found[1])))),
    (rf"(?:tu )?thang {_MONTH}(?:/{_YEAR})?{_TO}(?:thang )?{_MONTH}/{_YEAR}", _read_months),
    (rf"(?:tu )?{_MONTH}/{_YEAR}{_TO}{_MONTH}/{_YEAR}", _read_months),
    (rf"{_WITHIN}0?6 thang dau nam {_YEAR}", lambda found: _by(_end(found[1], "half-year", 1))),
    (rf"{_WITHIN}0?6 thang cuoi nam {_YEAR}", lambda found: _by(_end(found[1], "half-year", 2))),
    (_QUARTERS, _read_quarters),
    (
        rf"{_BEFORE}(?:ngay )?([0-9]{{1,2}}) (?:cua )?((?:hang|moi) thang|"
        r"thang cuoi (?:cua )?(?:(?:hang|moi) )?qu[yi])",
        _read_due_day,
    ),
    (_REPORTS, _read_reports),
)
