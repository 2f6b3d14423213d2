"""What a printed cell says about time: read by a grammar that uses up all of its words, or not at all.

A cell may cite a document with its date, or speak of a rule (“theo quy định”): whoever looks for a day or a
quarter somewhere inside it makes deadlines that nobody set.
"""

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from ctscore.analysis.english_times import ENGLISH, MONTHS
from ctscore.analysis.european_times import EUROPEAN, EUROPEAN_MONTHS
from ctscore.analysis.period_names import period_called
from ctscore.model.plan import Timing, TimingKind, Years
from ctscore.periods import FIRST_YEAR, FROM_ROMAN, LAST_YEAR, Period, PeriodKind
from ctscore.words import fold


def tells_day(date: datetime.date, printed: str) -> bool:
    """Return whether the words of a timing name the day of its `date`, not only its month."""
    numbers = _numbers(printed)
    return not numbers or date.day in numbers


def tells_month(date: datetime.date, printed: str) -> bool:
    """Return whether the words of a timing name the month of its `date`, by number or by its name."""
    names = f"{MONTHS[date.month - 1]}|{EUROPEAN_MONTHS[date.month - 1]}"
    return date.month in _numbers(printed) or bool(re.search(rf"\b(?:{names})\b", fold(printed)))


def _numbers(text: str) -> list[int]:
    return [int(found) for found in re.findall(r"[0-9]+", text)]


@lru_cache(maxsize=1024)  # of many rows one cell is like another
def read_timing(text: str) -> Timing | None:
    """Return what `text` says about time, or None where any of it is beyond the usual ways to say it.

    The words themselves are not in it.

    What stands in brackets is part of it (“định kỳ (quý, năm)”), or else a condition without any time in it
    (“khi có nghị quyết”), which is left to its words. A stretch of years, of months, or of quarters of
    several years stands for its last day; what is wanted before one, is so before its first. A day behind
    a stretch that it lies in is the deadline (“Quý II/2026, trước 15/6/2026”); one beyond it contradicts it.
    """
    whole = re.sub(r"[()]", " ", text)
    head, behind = _split(text)
    if re.fullmatch(_CONDITION, behind):
        return _read_words(whole) or _read_words(head)
    return _read_words(whole) or _narrowed(whole)


def read_in_year(text: str, year: int) -> Timing | None:
    """Return what a cell that names no year says in a plan of one `year`: “30/6”, “tháng 6”, “cuối năm”.

    A bare “2/3” may be no day at all: it is one behind a word (“trước 2/3”), or where no month has its first
    number.
    """
    words = _plain(re.sub(r"[()]", " ", text))
    found = re.fullmatch(_WITHOUT_YEAR, words)
    half = period_called(words, year)
    if half is not None and half.kind == "half-year":
        return _by(half.last)
    timing = _read_words(f"{words}{' ' if words.endswith('nam') else '/'}{year}") if found else None
    return timing if timing and timing.last_day and timing.last_day.year == year else None


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

# The grammar is about folded words: no capitals, no accents, no space around "/" and "-".
_YEAR = r"([12][0-9]{3})"
_MONTH = r"(0?[1-9]|1[0-2])(?![0-9])"
_ROMAN_OR_FIGURE = r"(?:iv|i{1,3}|[1-4])\b"
_QUARTER = r"(?:qu[yi] )?(iv|i{1,3}|[1-4])"
_TO = r"(?:-| den (?:het )?)"
_AND = r"(?: ?[,;+&] ?(?:(?:va|and) )?| (?:va|and) |/| )"
_DO = r"(?:(?:hoan thanh|xong|thuc hien|trien khai|ban hanh|trinh) )*"
_BY = rf"{_DO}(?:(?:cham nhat|muon nhat|khong (?:qua|muon hon|cham hon)|den|het|la|by) )*"
_BEFORE = rf"(?:bao cao )?{_BY}(?:(?:truoc|before) )?"
_BEFORE_IT = r"\b(?:truoc|before)\b"
_WITHIN = rf"{_BY}(?:trong |vao |cuoi )?"
_HOUR = r"(?:[01]?[0-9]|2[0-4]) ?(?:(?:h|gio)(?: ?[0-5][0-9](?: ?phut|p)?)?|:[0-5][0-9])"
_EVERY_YEAR = r"(?:hang|moi) nam"
_ALWAYS = r"(?:nhiem vu |thuc hien )?thuong xuyen"
_SPAN = rf"(?:giai doan |tu )?(?:nam )?{_YEAR}{_TO}(?:nam )?{_YEAR}"

_WITHOUT_YEAR = (
    rf"(?:[a-z].* |[0-9]{{1,2}}/[0-9]{{1,2}}-|(?=1[3-9]|[23][0-9]))[0-9]{{1,2}}/{_MONTH}"
    rf"|(?:.*[ -])?thang (?:{_MONTH}-)?{_MONTH}|(?:.* )?(?:cuoi|het|dau) nam"
    rf"|.*truoc quy {_ROMAN_OR_FIGURE}"
)

_SPELLINGS: tuple[tuple[str, str], ...] = (
    (r" ?([/-]) ?", r"\1"),
    *EUROPEAN,
    *ENGLISH,
    (rf"\b(?:truoc )?{_HOUR},? (?=ngay )", ""),
    (r"\bq(?:u[yi]|\.)? ?(?=" + _ROMAN_OR_FIGURE + ")", "quy "),
    (r"\bthang(?=[0-9])", "thang "),
    (rf"\bt\.? ?(?={_MONTH}[/.-]{_YEAR}\b)", "thang "),
    (rf"\b([0-9]+|iv|i{{1,3}}),? nam (?={_YEAR}\b)", r"\1/"),
    (rf"(?<=quy )({_ROMAN_OR_FIGURE})(?:[.-]|,? )(?={_YEAR}\b)", r"\1/"),
    (rf"(?<![0-9/.-]){_MONTH}[.-](?={_YEAR}\b)", r"\1/"),
    (rf"(?<=[0-9]) thang (?={_MONTH}\b(?! thang))", "/"),
    (r"\b([0-9]{4})[/-]([0-9]{2})[/-]([0-9]{2})(?:[ t]00:00(?::00)?)?\b", r"\3/\2/\1"),
    (r"(?<![0-9/.])([0-9]{1,2}/[0-9]{1,2})/([2-9][0-9])(?![0-9/.])", r"\1/20\2"),
    (r"\b(?:0?1|mot) lan(?:/| (?:moi|trong|mot) )(thang|quy|nam)\b", r"hang \1"),
    (r"\b(?:hang|moi) (thang|quy|nam) (?:0?1|mot) lan\b", r"hang \1"),
    (r"\b0?3 thang(?:/| (?:0?1 |mot ))lan\b", "hang quy"),
    (r"\b(0?6 thang)(?:/| (?:0?1 |mot ))lan\b", r"moi \1"),
)
"""Ways to write one thing (12.2026, T12/2026, 2026-12-31, Q.IV/2026, 1 lần/quý), and the one of them that the
grammar is about: 12/2026, 31/12/2026, quy iv/2026, hang quy."""

_ONE_QUARTER = rf"{_QUARTER}(?:/{_YEAR})?(?:{_TO}{_QUARTER}(?:/{_YEAR})?)?"
_QUARTERS = (
    rf"{_WITHIN}(?:tu )?(?=qu[yi] )({_ONE_QUARTER}(?:{_AND}{_ONE_QUARTER})*)(?: trong nam| {_EVERY_YEAR})?"
)
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


def _plain(text: str) -> str:
    """Return the words of a cell as the grammar has them: folded, and in one of several spellings."""
    folded = re.sub(r"[‐‑‒–—−]", "-", fold(text)).strip(" .;,")
    for spelling, plain in _SPELLINGS:
        folded = re.sub(spelling, plain, folded)
    return folded


def _read_words(text: str) -> Timing | None:
    plain = _plain(text)
    for pattern, reader in _FORMS:
        found = re.fullmatch(pattern, plain)
        if found:
            timing = reader(found)
            return replace(timing, before=True) if timing and re.search(_BEFORE_IT, plain) else timing
    return None


def _narrowed(text: str) -> Timing | None:
    """Return the day behind a quarter, month or year, if it lies there: “Quý II/2026, trước 15/6/2026”."""
    parts = re.fullmatch(r"(.*\w),? +((?:truoc|cham nhat|xong|hoan thanh)\b.*[0-9])", _plain(text))
    stretch, day = (_read_words(parts[1]), _read_words(parts[2])) if parts else (None, None)
    last = day.last_day if day else None
    if stretch is None or last is None:
        return None
    years = stretch.years or Years(first=last.year, last=last.year)
    within = {
        "quarters": stretch.quarters == ((last.month + 2) // 3,) and last.year in years,
        "all-year": stretch.years is not None and last.year in years,
        "date": stretch.last_day is not None and last.replace(day=1) == stretch.last_day.replace(day=1),
    }
    return day if within.get(stretch.kind) and parts and "/" in parts[2] else None


def _by(last: datetime.date | None, first: datetime.date | None = None) -> Timing | None:
    """Return the timing of what is due on the `last` day of a stretch, which may not begin behind it."""
    if last is None or not FIRST_YEAR <= last.year <= LAST_YEAR or (first is not None and first > last):
        return None
    return Timing(kind="date", date=last)


def _day(day: str, month: str, year: str) -> datetime.date | None:
    known = calendar.monthrange(int(year), int(month))[1]
    return datetime.date(int(year), int(month), int(day)) if 1 <= int(day) <= known else None


def _end(year: str, kind: PeriodKind = "year", number: int = 1) -> datetime.date:
    return Period(int(year), kind, number).last


def _begin(year: str, kind: PeriodKind = "year", number: int = 1) -> datetime.date:
    return Period(int(year), kind, number).first


def _in_years(
    kind: TimingKind, year: str | None, quarters: tuple[int, ...] = (), last: str | None = None
) -> Timing | None:
    """Return a timing of one year, or of those until the `last`; of those of the plan, where none is said."""
    if year is None:
        return Timing(kind=kind, quarters=quarters)
    years = Years(first=int(year), last=int(last or year))
    known = FIRST_YEAR <= years.first <= int(last or year) <= LAST_YEAR
    return Timing(kind=kind, quarters=quarters, years=years) if known else None


def _from_year(year: str) -> Timing | None:
    known = FIRST_YEAR <= int(year) <= LAST_YEAR
    return Timing(kind="all-year", years=Years(first=int(year))) if known else None


def _read_days(found: re.Match[str]) -> Timing | None:
    first, last = _day(found[1], found[3], found[4]), _day(found[5], found[7], found[8])
    return _by(last, first) if first else None


def _read_months(found: re.Match[str]) -> Timing | None:
    first, first_year, last, year = found.groups()
    return _by(_end(year, "month", int(last)), _end(first_year or year, "month", int(first)))


def _read_days_of_one_year(found: re.Match[str]) -> Timing | None:
    day, month, last_day, last_month, year = found.groups()
    first, last = _day(day, month, year), _day(last_day, last_month, year)
    return _by(last, first) if first else None


def _read_months_that_end_quarters(found: re.Match[str]) -> Timing | None:
    """Return the quarters that end with the months of a list: what is due in one is due on its last day.

    No list of other months can be said.
    """
    every = [one.groups() for one in re.finditer(rf"{_MONTH}(?:/{_YEAR})?", found[1] or found["month"])]
    months = [int(month) for month, _ in every]
    years = {year for _, year in every if year}
    wrong = len(years) > 1 or (years and not every[-1][1]) or sorted(set(months)) != months
    if wrong or any(month % 3 for month in months):
        return None
    return _in_years("quarters", next(iter(years), None), tuple(month // 3 for month in months))


def _read_days_of_every_year(found: re.Match[str]) -> Timing | None:
    """Return what is due each year on a day, or on the same day of several months.

    Only the last day of a quarter can be said, or a day in the last month of each period (15/6 and 15/12).
    """
    days = [(int(day), int(month)) for day, month in re.findall(_DAY_OF_YEAR, found[1])]
    months = tuple(month for _, month in days)
    if all(not month % 3 and day == calendar.monthrange(1, month)[1] for day, month in days):
        return Timing(kind="quarters", quarters=tuple(month // 3 for month in months))
    kinds: dict[tuple[int, ...], PeriodKind] = {(12,): "year", (6, 12): "half-year", (3, 6, 9, 12): "quarter"}
    day, kind = days[0][0], kinds.get(months)
    if kind is None or any(one != day for one, _ in days) or not 1 <= day <= _IN_EVERY_MONTH:
        return None
    return Timing(kind="reporting", periods=(kind,), due_day=day)


def _read_quarters(found: re.Match[str]) -> Timing | None:
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
    return FROM_ROMAN.get(quarter) or int(quarter)


def _read_reports(found: re.Match[str]) -> Timing | None:
    """Return how often reports are due; a period alone ("6 tháng") may be how long something takes."""
    lead, named = found.groups()
    words = [one[0] for one in re.finditer(_PERIOD, named)]
    if not lead and len(words) < 2 and not re.match(r"hang|moi|.*ly$", named):
        return None
    bare = [re.sub(r"^(?:hang|moi) ", "", one) for one in words]
    periods = tuple(kind for kind, ways in _PERIODS if any(re.fullmatch(ways, one) for one in bare))
    return Timing(kind="reporting", periods=periods)


def _read_due_day(found: re.Match[str]) -> Timing | None:
    kind: PeriodKind = "quarter" if re.search(r"\bqu[yi]\b", found[0]) else "month"
    day = int(found["day"])
    return Timing(kind="reporting", periods=(kind,), due_day=day) if 1 <= day <= _IN_EVERY_MONTH else None


def _read_period(found: re.Match[str]) -> Timing | None:
    """Return the last day of a half-year or nine months, or the quarter, that is called so.

    A fiscal year ends when its owner says, and “T3” is March in one language and a quarter in another.
    """
    period = period_called(found[1])
    if period is None or period.kind not in ("half-year", "nine-months", "quarter"):
        return None
    if re.search(_BEFORE_IT, found[0]):
        return _by(period.first)
    if period.kind == "quarter":
        return _in_years("quarters", str(period.year), (period.number,))
    return _by(period.last)


_IN_EVERY_MONTH = 28
_ONE_DAY = rf"(?:ngay )?([0-9]{{1,2}})([/.-]){_MONTH}\2{_YEAR}"
_LAST_DAY = _ONE_DAY.replace(r"\2", r"\6")
_DAY_OF_YEAR = rf"(?:ngay )?([0-9]{{1,2}})/{_MONTH}"
_ONE_MONTH = rf"(?:thang )?{_MONTH}(?:/{_YEAR})?"
_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Timing | None]], ...] = (
    (
        rf"{_ALWAYS}(?:,? lien tuc)?(?:,? (?:trong|ca|hang) nam)?|lien tuc|"
        r"ongoing|continuous(?:ly)?|regularly|(?:hang|moi) (?:tuan|ngay)|weekly|daily",  # no day of a month
        lambda _: Timing(kind="ongoing"),
    ),
    (rf"{_ALWAYS},? (?:trong |ca )?nam {_YEAR}", lambda found: _in_years("ongoing", found[1])),
    (rf"{_ALWAYS},? {_SPAN}", lambda found: _in_years("ongoing", found[1], last=found[2])),
    (rf"{_DO}(?:trong|ca) nam|{_EVERY_YEAR}|all[ -]year", lambda _: Timing(kind="all-year")),
    (rf"{_DO}(?:(?:trong |ca )?nam )?{_YEAR}", lambda found: _in_years("all-year", found[1])),
    (rf"{_EVERY_YEAR},? {_SPAN}", lambda found: _in_years("all-year", found[1], last=found[2])),
    (
        rf"(?:(?:hang nam,? )?tu )?nam {_YEAR} (?:tro di|(?:va|den) (?:cac|nhung) nam (?:tiep theo|sau))|"
        rf"{_DO}tu nam {_YEAR}",
        lambda found: _from_year(found[1] or found[2]),
    ),
    (rf"{_BY}(?:cuoi nam|(?:den|het)(?: het)?(?: nam)?) {_YEAR}", lambda found: _by(_end(found[1]))),
    (_SPAN, lambda found: _by(_end(found[2]), _end(found[1]))),
    (rf"{_BEFORE}{_ONE_DAY}", lambda found: _by(_day(found[1], found[3], found[4]))),
    (rf"(?:tu )?{_ONE_DAY}{_TO}{_LAST_DAY}", _read_days),
    (rf"(?:tu )?{_DAY_OF_YEAR}{_TO}{_DAY_OF_YEAR}/{_YEAR}", _read_days_of_one_year),
    (
        rf"{_BEFORE}({_DAY_OF_YEAR}(?:{_AND}{_DAY_OF_YEAR})*),? {_EVERY_YEAR}",
        _read_days_of_every_year,
    ),
    (rf"{_BY}truoc nam {_YEAR}", lambda found: _by(_begin(found[1]))),
    (
        rf"{_BY}truoc (?:thang )?{_MONTH}/{_YEAR}",
        lambda found: _by(_begin(found[2], "month", int(found[1]))),
    ),
    (
        rf"{_BY}truoc qu[yi] {_QUARTER}/{_YEAR}",
        lambda found: _by(_begin(found[2], "quarter", _number(found[1]))),
    ),
    (rf"{_WITHIN}(?:thang )?{_MONTH}/{_YEAR}", lambda found: _by(_end(found[2], "month", int(found[1])))),
    (rf"(?:tu )?thang {_MONTH}(?:/{_YEAR})?{_TO}(?:thang )?{_MONTH}/{_YEAR}", _read_months),
    (rf"(?:tu )?{_MONTH}/{_YEAR}{_TO}{_MONTH}/{_YEAR}", _read_months),
    (
        rf"{_WITHIN}(?:cac )?(?=thang )({_ONE_MONTH}(?:{_AND}{_ONE_MONTH})+)(?: trong nam|,? {_EVERY_YEAR})?|"
        rf"{_WITHIN}(?P<month>thang {_MONTH}),? {_EVERY_YEAR}",
        _read_months_that_end_quarters,
    ),
    (_QUARTERS, _read_quarters),
    (
        rf"{_BEFORE}(?:ngay )?(?P<day>[0-9]{{1,2}}),? (?:cua )?(?:(?:hang|moi) thang|"
        r"thang cuoi (?:cua )?(?:(?:hang|moi) )?qu[yi])",
        _read_due_day,
    ),
    (
        rf"(?:dinh ky )?(?:(?:hang|moi) (?P<month>thang)|(?:hang|moi) qu[yi]),? {_BEFORE}(?:ngay )?"
        r"(?P<day>[0-9]{1,2})(?(month)| (?:cua )?thang cuoi qu[yi])",
        _read_due_day,
    ),
    (_REPORTS, _read_reports),
    (rf"{_BY}(?:(?:truoc|before|trong|vao|cuoi) )?(?:the )?(.+)", _read_period),
)
