"""Spans of the calendar: months, quarters, half-years, years.

Results are those of a period, and plans are reported and due in one. Knows the calendar only, and what its
spans are called.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from datetime import date, timedelta
from typing import Literal

from ctscore.languages import either
from ctscore.records import dataclass

PeriodKind = Literal["month", "quarter", "half-year", "nine-months", "year"]
"""`nine-months` counts from January, as administrative reports do."""

_LENGTHS: dict[PeriodKind, int] = {"month": 1, "quarter": 3, "half-year": 6, "nine-months": 9, "year": 12}
_IN_A_YEAR: dict[PeriodKind, int] = {"month": 12, "quarter": 4, "half-year": 2, "nine-months": 1, "year": 1}
_WRITTEN = re.compile(r"([0-9]{4})(?:-(?:Q([1-4])|H([12])|(9)M|M(0[1-9]|1[0-2])))?")
_OF_TWO_YEARS = re.compile(r"(?:HK([12])/)?([0-9]{4})-([0-9]{4})")
FIRST_YEAR, LAST_YEAR = 1990, 2100
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
FROM_ROMAN = {roman.lower(): number for number, roman in ROMAN.items()}
"""The numbers of quarters by their Roman figures in small letters, as folded words have them."""
"""Quarters as Vietnamese papers number them."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of one year, written ``2023-M05``, ``2023-Q3``, ``2023-H1``, ``2023-9M`` or ``2023``.

    `number` tells which month, quarter or half-year; it is 1 for the others. Periods are in order of the day
    on which they end; of those that end together the longer comes later.

    A half-year may be called a term of a school year, ``HK1/2025-2026`` in files: the first is the second
    half of the year in which that begins. A year of schools or of accounts, ``2025-2026``, is the year in
    which it ends. These are the same periods under a name that people keep; as nobody says in which month
    such a year begins, its days are those of both.
    """

    year: int
    kind: PeriodKind = "year"
    number: int = 1
    of_two: bool = field(default=False, compare=False, repr=False)

    @property
    def last_month(self) -> int:
        """The month in which the period ends, 1 to 12."""
        return _LENGTHS[self.kind] * self.number

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.years[0], self.last_month - _LENGTHS[self.kind] + 1, 1)

    @property
    def last(self) -> date:
        """The last day."""
        following = date(self.year + self.last_month // 12, self.last_month % 12 + 1, 1)
        return following - timedelta(days=1)

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years in which its days lie."""
        return (self.year - 1, self.year) if self.of_two and self.kind == "year" else (self.year,)

    @property
    def length(self) -> int:
        """How many months it has."""
        return _LENGTHS[self.kind]

    @property
    def as_filed(self) -> int | str:
        """The period as JSON has it: a whole year as a number, others in words."""
        return self.year if self.kind == "year" else str(self)

    @property
    def before(self) -> "Period":
        """The period of the same length before this one; that of last year, where a year has one."""
        if self.number > 1:
            return replace(self, number=self.number - 1)
        return replace(self, year=self.year - 1, number=_IN_A_YEAR[self.kind])

    @property
    def after(self) -> "Period":
        """The period of the same length after this one; that of next year, where a year has one."""
        if self.number < _IN_A_YEAR[self.kind]:
            return replace(self, number=self.number + 1)
        return replace(self, year=self.year + 1, number=1)

    @property
    def beside(self) -> "tuple[Period, ...]":
        """The other parts of its year that are as long, later ones first; beside nine months the quarter."""
        kind: PeriodKind = "quarter" if self.kind == "nine-months" else self.kind
        parts = [Period(self.year, kind, number + 1) for number in range(_IN_A_YEAR[kind])]
        after = [part for part in parts if part.first > self.last]
        return (*after, *(part for part in reversed(parts) if part.last < self.first))

    @property
    def called(self) -> str:
        """The period by the name that its file keeps and commands take: ``HK1/2025-2026``, ``2025-Q3``."""
        if not self.of_two:
            return str(self)
        return self._two_years if self.kind == "year" else f"HK{self._term}/{self._two_years}"

    @property
    def entry(self) -> dict[str, int | str]:
        """The line of a data file that says the period: `year` for a whole one, else `period`."""
        return {"year": self.year} if self.in_file == self.year else {"period": self.in_file}

    @property
    def in_file(self) -> int | str:
        """The period as data files have it: a calendar year as a number, others by name."""
        return self.called if self.of_two else self.as_filed

    @property
    def _term(self) -> int:
        return 3 - self.number

    @property
    def _two_years(self) -> str:
        began = self.year - (self.number == 1)
        return f"{began}-{began + 1}"

    @property
    def year_after(self) -> int:
        """The year in which the day after the period lies."""
        return (self.last + timedelta(days=1)).year

    def __lt__(self, other: "Period") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, int]:
        return self.year, self.last_month, self.length

    def say(self, lang: str) -> str:
        """Return the period as it stands in a sentence: "năm 2022", "quý III/2026"; "2022", "Q3 2026"."""
        year, number = self.year, self.number
        match self.kind:
            case "month":
                vi, en = f"tháng {number}/{year}", f"{year}-{number:02}"
            case "quarter":
                vi, en = f"quý {ROMAN[number]}/{year}", f"Q{number} {year}"
            case "half-year" if self.of_two:
                vi = f"HK{self._term} năm học {self._two_years}"
                en = f"term {self._term} of {self._two_years}"
            case "half-year" if number == 1:
                vi, en = f"6 tháng {year}", f"the first half of {year}"
            case "half-year":
                vi, en = f"6 tháng cuối năm {year}", f"the second half of {year}"
            case "nine-months":
                vi, en = f"9 tháng {year}", f"the nine months of {year}"
            case _:
                vi, en = f"năm {self.called}", self.called
        return either(vi, en, lang)

    def holds(self, day: date) -> bool:
        """Return whether `day` lies in the period."""
        return self.first <= day <= self.last

    def __str__(self) -> str:
        part = {
            "month": f"-M{self.number:02}",
            "quarter": f"-Q{self.number}",
            "half-year": f"-H{self.number}",
            "nine-months": "-9M",
            "year": "",
        }[self.kind]
        return f"{self.year}{part}"


def read_period(text: str) -> Period | None:
    """Return the period that `text` writes, such as ``2023-Q3``; None where it writes none."""
    two = _OF_TWO_YEARS.fullmatch(text)
    if two is not None and int(two[3]) == int(two[2]) + 1 and FIRST_YEAR <= int(two[2]) < LAST_YEAR:
        whole = Period(int(two[3]), of_two=True)
        number = 3 - int(two[1] or 3)
        return (
            replace(whole, year=whole.year + 1 - number, kind="half-year", number=number) if number else whole
        )
    match = _WRITTEN.fullmatch(text)
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    year = int(match[1])
    if match[2]:
        return Period(year, "quarter", int(match[2]))
    if match[3]:
        return Period(year, "half-year", int(match[3]))
    if match[4]:
        return Period(year, "nine-months")
    return Period(year, "month", int(match[5])) if match[5] else Period(year)


def between(first: Period, last: Period) -> tuple[Period, ...]:
    """Return the periods of one length from `first` to `last`, both included."""
    found = [last]
    while first < found[-1]:
        found.append(found[-1].before)
    return tuple(reversed(found))


def in_runs(periods: Sequence[Period]) -> str:
    """Return `periods` of one length in order, three or more that follow each other as ``2013–2020``."""
    runs: list[list[Period]] = []
    for one in periods:
        if runs and runs[-1][-1] == one.before:
            runs[-1].append(one)
        else:
            runs.append([one])
    said = ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run) for run in runs)
    return ", ".join(part for parts in said for part in parts)


def quarter_of(day: date) -> Period:
    """Return the quarter in which `day` lies."""
    return Period(day.year, "quarter", (day.month + 2) // 3)


def reporting_periods(kinds: Iterable[PeriodKind], year: int) -> tuple[Period, ...]:
    """Return the reports of a year for somebody who reports at the end of each of `kinds`, in order of time.

    Where several end on one day the widest names the report: with quarters and half-years the report of
    June is that of the half-year, as in the footnote of plan 260 of 2021.
    """
    ends: dict[int, Period] = {}
    for kind in sorted(kinds, key=_LENGTHS.__getitem__):
        several = 12 // _LENGTHS[kind] if kind in ("month", "quarter") else 1
        for number in range(1, several + 1):
            period = Period(year, kind, number)
            ends[period.last_month] = period
    return tuple(ends[month] for month in sorted(ends))
