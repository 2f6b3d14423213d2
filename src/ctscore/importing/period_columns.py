"""Columns of points that are called by a period and nothing else: “Q1 | Q2 | Q3”, “Tháng 7 | Tháng 8”.

Where a table has a column of maxima, and none that is known to hold points, the column of the period that is
asked for holds them: the others are of other periods. So does the only one that is called a result, “Actual”.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ctscore.analysis.period_names import period_called
from ctscore.importing.header_rows import Header
from ctscore.importing.headers import STAGES, Role
from ctscore.importing.review import PERIOD_COLUMN, PERIOD_CONTRADICTED, Remark
from ctscore.importing.tables import Cell
from ctscore.periods import Period
from ctscore.phrases import Fact, Words
from ctscore.words import fold, listed

_FIGURE = re.compile(r"-?[0-9]+(?:[.,][0-9]+)*")
_RESULT = re.compile(
    r"(?:(?:cham|diem|ket qua|score|points) )*(?:thuc te|(?:thuc )?dat|ket qua|actuals?|results?|current"
    r"|(?:this|current) (?:year|period|time)|(?:nam|ky|lan) nay)"
)
_AIM = re.compile(
    r"target|goal|aim|baseline|\bunit\b|muc tieu|chi tieu|ke hoach|phan dau|don vi tinh|\bdvt\b"
)
"""Words of columns beside which a result is a figure of its own, and no points."""


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
        differs = named is not None and named != asked
        return header, Remark(
            head.place, PERIOD_CONTRADICTED, {"given": head.text, "period": str(asked)}
        ) if differs else None
    if Role.MAX not in header.columns or any(role in header.columns for role in STAGES):
        return header, None
    places = figure_columns(header.cells, rows, list(header.columns.values()))
    called: Mapping[int, Period | None] = {
        place: period_called(header.cells[place].text, asked.year) for place in places
    }
    own = [place for place, period in called.items() if period == asked]
    if len(own) != 1:
        return _of_results(header, rows), None
    others = tuple(place for place, period in called.items() if period is not None and place not in own)
    head = header.cells[own[0]]
    taken = {**header.columns, Role.ACHIEVED: own[0]}
    unused = listed([f"“{header.cells[place].text}”" for place in others])
    words = Words(f"; không dùng: {unused}", f"; not used: {unused}") if others else ""
    facts: dict[str, Fact] = {"given": head.text, "period": str(asked), "others": words}
    made = replace(header, columns=taken, others=(*header.others, *others))
    return made, Remark(head.place, PERIOD_COLUMN, facts)


def _of_results(header: Header, rows: Sequence[Sequence[Cell]]) -> Header:
    """Return a header whose only column of results holds its points, where none is over its maximum."""
    words = [fold(cell.text) for cell in header.cells]
    used = [place for role, place in header.columns.items() if role is not Role.PRODUCT]
    found = [at for at in figure_columns(header.cells, rows, used) if _RESULT.fullmatch(words[at])]
    most = header.columns[Role.MAX]
    aims = [text for at, text in enumerate(words) if at not in used and _AIM.search(text)]
    if len(found) != 1 or aims or any(_value(row[found[0]]) > _value(row[most]) for row in rows if row[most]):
        return header
    columns = {role: place for role, place in header.columns.items() if place != found[0]}
    return replace(header, columns={**columns, Role.ACHIEVED: found[0]})


def _value(cell: Cell) -> float:
    return float(cell.text.replace(",", ".")) if re.fullmatch(r"[0-9]+([.,][0-9]+)?", cell.text) else 0
