"""Columns of points that are called by a period and nothing else: “Q1 | Q2 | Q3”, “Tháng 7 | Tháng 8”.

Where a table has a column of maxima, and none that is known to hold points, the column of the period that is
asked for holds them: the others are of other periods.
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
from ctscore.words import listed

_FIGURE = re.compile(r"-?[0-9]+(?:[.,][0-9]+)*")


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
