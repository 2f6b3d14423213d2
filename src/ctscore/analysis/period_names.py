"""Periods as people write them: “Quý III/2026”, “Tháng 7”, “first half of 2026”, “HK1 2025-2026”."""

import re

from ctscore.analysis.english_times import MONTHS
from ctscore.periods import FIRST_YEAR, FROM_ROMAN, LAST_YEAR, Period, PeriodKind
from ctscore.words import fold

_YEAR = r"(?:[ ,/-]*(?:nam |of )?((?:19|20)[0-9]{2}))?"
_NUMBERS = {**FROM_ROMAN, "dau nam": 1, "dau": 1, "cuoi nam": 2, "cuoi": 2}
_NUMBERS |= {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_MONTHS = tuple(name[:3] for name in MONTHS)
_MONTH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)}|sept)"
_CALLED: tuple[tuple[PeriodKind, str], ...] = (
    ("quarter", rf"(?:quy|quarter|qtr|q) ?(iv|i{{1,3}}|[1-4]){_YEAR}"),
    ("quarter", rf"(first|1st|second|2nd|third|3rd|fourth|4th) quarter{_YEAR}"),
    ("half-year", rf"(?:h|half) ?(i{{1,2}}|[12]){_YEAR}|([12])h{_YEAR}"),
    ("half-year", rf"(?:0?6 thang|nua) (dau nam|dau|cuoi nam|cuoi){_YEAR}"),
    ("half-year", rf"(first|1st|second|2nd) half(?:[- ]year)?{_YEAR}"),
    ("nine-months", rf"0?9 ?(?:thang(?: dau nam)?|m)(){_YEAR}"),
    ("month", rf"(?:thang|month|t|m) ?(0?[1-9]|1[0-2]){_YEAR}"),
    ("month", r"(0?[1-9]|1[0-2])[/-]((?:19|20)[0-9]{2})"),
    ("month", rf"({_MONTH})\.?{_YEAR}"),
    ("year", r"(?:nam|year|fy)? ?()((?:19|20)[0-9]{2})"),
)
_YEAR_BEFORE = re.compile(
    r"\b((?:19|20)[0-9]{2})[ /-]?((?:q|quy|quarter|h|half) ?(?:[1-4]|i{1,3}|iv))\b(?! ?[0-9]{4})"
)
_SPAN = re.compile(rf"\b{_MONTH} ?(?:-|–|to) ?{_MONTH}\b")
_YEAR_FIRST = re.compile(r"((?:19|20)[0-9]{2})[ /-]+(?=[a-z]|9m)(.*)")
_TERM = re.compile(
    r"(?:hoc ky|hk|term|semester) ?(i{1,2}|[12])"
    r"(?:[ /,(-]*(?:nam hoc )?((?:19|20)[0-9]{2}) ?[-–/] ?(?:[0-9]{4}|[0-9]{2}))?"
)
"""A term of a school year: the first ends in the second half of the year in which that begins."""
_OF_TWO_WORDS = r"(?:nam hoc|nam tai chinh|nien do|nien khoa|(?:school|academic|fiscal|financial) year|fy|sy)"
_TWO = r"((?:19|20)[0-9]{2}) ?[-–/] ?((?:19|20)[0-9]{2}|1[3-9]|[2-9][0-9])"
_OF_TWO = re.compile(rf"(?:{_OF_TWO_WORDS}|nam|year)? ?{_TWO}")
"""A year of schools or of accounts; 2009-10 may be a month of 2009."""
_OF_TWO_IN_TITLES = re.compile(rf"\b{_OF_TWO_WORDS}:? ?{_TWO}(?![0-9/-])")
_IN_TITLES = re.compile(
    r"\b(?:(?:quy|quarter|qtr|q|h|half|thang|month|t|m|hoc ky|hk|term|semester) ?(?:[0-9]{1,2}|i{1,3}|iv)"
    r"|[69] thang"
    rf"|(?:first|1st|second|2nd|third|3rd|fourth|4th) (?:half|quarter)|{_MONTH})\b"
    r",?[^,;:()0-9]{0,12}[0-9]{4}(?: ?[-–/] ?[0-9]{2,4})?\b"
)
_DAYS = re.compile(
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? [0-9]{{4}}\b"
    rf"|\b{_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}}\b"
    r"|\bngay [0-9]{1,2} thang [0-9]{1,2}(?:,? nam|/)? ?[0-9]{4}\b|\bthang diem\b"
)
"""Days, whose months are no periods: “scored on 14–15 October 2025”; nor is “thang điểm 10” a month."""
_PART_OF_YEAR = re.compile(
    r"\b(?:quy|quarter|thang|months?|hoc ky|hk|half|term|semester|q[1-4]|h[12]|qi{1,3}|qiv|hk[12])\b"
)

_IN_BRACKETS = re.compile(r"\([^()]*\)")


def period_called(text: str, year: int | None = None) -> Period | None:
    """Return the period that the whole of `text` names, of `year` where it says none.

    >>> period_called("Quý III", 2025)
    Period(year=2025, kind='quarter', number=3)
    """
    folded = _YEAR_FIRST.sub(r"\2 \1", fold(text).strip(" .:*()"))
    term = _TERM.fullmatch(folded)
    if term is not None and (term[2] or year is not None):
        is_second = term[1] in ("ii", "2")
        began = int(term[2]) if term[2] else (year or 0) - is_second
        return Period(began + is_second, "half-year", 2 - is_second, of_two=True)
    two = _OF_TWO.fullmatch(folded)
    if two is not None:
        return _year_of_two(two)
    for kind, words in _CALLED:
        found = re.fullmatch(words, folded)
        if found is None:
            continue
        pairs = zip(found.groups()[::2], found.groups()[1::2], strict=True)
        number, written = next((n, y) for n, y in pairs if n is not None)
        named = int(written) if written else year
        if named is None or not FIRST_YEAR <= named <= LAST_YEAR:
            return None
        step = _MONTHS.index(number[:3]) + 1 if number[:3] in _MONTHS else _NUMBERS.get(number)
        return Period(named, kind, step or int(number or 1))
    return None


def _year_of_two(found: re.Match[str]) -> Period | None:
    last = int(f"{found[1][: 4 - len(found[2])]}{found[2]}")
    return Period(last, of_two=True) if last == int(found[1]) + 1 and FIRST_YEAR < last <= LAST_YEAR else None


def years_of_two_in(title: str) -> set[Period]:
    """Return the years of schools or of accounts that a title names as such: “năm học 2025-2026”."""
    found = map(_year_of_two, _OF_TWO_IN_TITLES.finditer(fold(title)))
    return {period for period in found if period is not None}


def names_term(text: str) -> bool:
    """Return whether a text names a term of a school year, whose two years are no span spoken of."""
    return any(match[2] for match in _TERM.finditer(fold(text)))


def part_of_year_in(text: str) -> tuple[Period | None, bool]:
    """Return the only part of a year that a title names, and whether it speaks of any."""
    folded = _YEAR_BEFORE.sub(r"\2 \1", _DAYS.sub(" ", fold(text)))
    if _IN_TITLES.search(_IN_BRACKETS.sub(" ", folded)):  # “Q3 2026 (July - September)”: the same again
        folded = _IN_BRACKETS.sub(lambda said: said[0] if re.search("[0-9]{4}", said[0]) else " ", folded)
    found = {period_called(match[0]) for match in _IN_TITLES.finditer(folded)}
    others = _PART_OF_YEAR.search(_IN_TITLES.sub(" ", folded))  # “quý I và quý II năm 2026” names no one
    others = others or _SPAN.search(folded)
    return (found.pop() if len(found) == 1 and not others else None), bool(found or others)
