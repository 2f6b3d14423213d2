"""Columns of points that are called by a period and nothing else: “Q1 | Q2 | Q3”, “Tháng 7 | Tháng 8”.

Where a table has a column of maxima, and none that is known to hold points, the column of the period that is
asked for holds them: the others are of other periods.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ctscore.importing.header_rows import Header
from ctscore.importing.headers import STAGES, Role
from ctscore.importing.review import PERIOD_COLUMN, PERIOD_CONTRADICTED, Remark
from ctscore.importing.tables import Cell
from ctscore.periods import Period, PeriodKind, read_period
from ctscore.words import fold, listed

_YEAR = r"(?:[ /-]*(?:nam |of )?((?:19|20)[0-9]{2}))?"
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "dau nam": 1, "dau": 1, "cuoi nam": 2, "cuoi": 2}
_NUMBERS |= {"first": 1, "1st": 1, "second": 2, "2nd": 2}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CALLED: tuple[tuple[PeriodKind, str], ...] = (
    ("quarter", rf"(?:quy|quarter|qtr|q) ?(iv|i{{1,3}}|[1-4]){_YEAR}"),
    (
        "half-year",
        rf"(?:h|half|hoc ky|hk) ?(i{{1,2}}|[12]){_YEAR}|6 thang (dau nam|dau|cuoi nam|cuoi){_YEAR}",
    ),
    ("half-year", rf"(first|1st|second|2nd) half(?:[- ]year)?{_YEAR}"),
    ("nine-months", rf"9 thang(?: dau nam)?(){_YEAR}"),
    ("month", rf"(?:thang|month|t|m) ?(0?[1-9]|1[0-2]){_YEAR}"),
    ("month", rf"({'|'.join(_MONTHS)})[a-z]*\.?{_YEAR}"),
    ("year", r"(?:nam|year|fy)? ?()((?:19|20)[0-9]{2})"),
)
_FIGURE = re.compile(r"-?[0-9]+(?:[.,][0-9]+)*")


def period_called(text: str, year: int) -> Period | None:
    """Return the period that the whole of `text` names, of `year` where it says none.

    >>> period_called("Quý III", 2025)
    Period(year=2025, kind='quarter', number=3)
    """
    folded = fold(text).strip(" .:*()")
    for kind, words in _CALLED:
        found = re.fullmatch(words, folded)
        if found is None:
            continue
        number, of_year = next((n, y) for n, y in _pairs(found.groups()) if n is not None)
        step = _MONTHS.index(number[:3]) + 1 if number[:3] in _MONTHS else _NUMBERS.get(number)
        return Period(int(of_year or year), kind, step or int(number or 1))
    return read_period(folded.upper())


def _pairs(groups: Sequence[str | None]) -> list[tuple[str | None, str | None]]:
    return list(zip(groups[::2], groups[1::2], strict=True))


def figure_columns(cells: Sequence[Cell], rows: Sequence[Sequence[Cell]], used: Sequence[int]) -> list[int]:
    """Return the columns below the header `cells`, but for those `used`, that mostly hold figures."""
    found: list[int] = []
    for place, head in enumerate(cells):
        texts = [row[place].text for row in rows if row[place]] if head and place not in used else []
        figures = sum(bool(_FIGURE.fullmatch(text)) for text in texts)
        if figures > 1 and 2 * figures > len(texts):
            found.append(place)
    return found


def of_period(header: Header, rows: Sequence[Sequence[Cell]], asked: Period) -> tuple[Header, Remark | None]:
    """Return a header with the column of points of the period `asked`, and what is to be told of it.

    What is pointed out by hand counts, but is told where its words name another period.
    """
    achieved = header.columns.get(Role.ACHIEVED)
    if achieved is not None and Role.ACHIEVED in header.mapped:
        head = header.cells[achieved]
        named = period_called(head.text, asked.year)
        facts = {"given": head.text, "period": str(asked)}
        differs = named is not None and named != asked
        return header, Remark(head.place, PERIOD_CONTRADICTED, facts) if differs else None
    if Role.MAX not in header.columns or any(role in header.columns for role in STAGES):
        return header, None
    places = figure_columns(header.cells, rows, list(header.columns.values()))
    called: Mapping[int, Period | None] = {
        place: period_called(header.cells[place].text, asked.year) for place in places
    }
    own = [place for place, period in called.items() if period == asked]
    if len(own) != 1:
        return header, None
    others = tuple(place for place, period in called.items() if period is not None and place not in own)
    head = header.cells[own[0]]
    taken = {**header.columns, Role.ACHIEVED: own[0]}
    facts = {"given": head.text, "period": str(asked)}
    unused = listed([f"“{header.cells[place].text}”" for place in others])
    facts |= {"others_vi": f"; không dùng: {unused}" if others else ""}
    facts |= {"others_en": f"; not used: {unused}" if others else ""}
    made = replace(header, columns=taken, others=(*header.others, *others))
    return made, Remark(head.place, PERIOD_COLUMN, facts)
