"""Columns beside points whose figures follow from these: what was lost, and which share was achieved.

They are not brought in, but say whether points and maximum were copied right: most rows prove what such a
column means, and one that does not fit is told.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ctscore.decimals import FINEST, HUNDRED, half_unit, places
from ctscore.importing.figures import Figure, Unread, Written, writing_of
from ctscore.importing.headers import Role, is_lost
from ctscore.importing.joining import Annex
from ctscore.importing.lines import Line
from ctscore.importing.points import Points
from ctscore.importing.review import FOLLOWS_NOT, Remark
from ctscore.importing.stages import StageColumns
from ctscore.importing.tables import Cell
from ctscore.phrases import Fact

_Row = tuple[str, Cell, Decimal, Decimal]
"""A row by its code or name, its cell in the column, its maximum and its points."""


def what_does_not_follow(
    annex: Annex, points: Points, columns: StageColumns, lines: Sequence[Line]
) -> Iterator[Remark]:
    """Yield the rows of an annex in which such a column says something else than points and maximum do."""
    own = columns.by_stage.get(columns.own, Role.SURVEY)
    known = [(line.code, line.entry, line.max, line.achieved) for line in lines]
    for entry in annex.sums:
        figures = points.of(entry)
        known.append((entry.number or entry.text(Role.NAME), entry, figures.get(Role.MAX), figures.get(own)))
    for column in annex.beside:
        rows: list[_Row] = []
        for code, entry, most, achieved in known:
            cell = column.cell(entry)
            if cell is not None and most is not None and most > 0 and achieved is not None:
                rows.append((code, cell, most, achieved))
        yield from _odd(column.head, rows)


def _odd(head: Cell, rows: Sequence[_Row]) -> Iterator[Remark]:
    """Yield the rows in which a column differs, where it is what it says it is in more than half of them."""
    way = writing_of(Written.of(cell) for _, cell, _, _ in rows)
    if isinstance(way, Unread):
        return
    odd: list[Remark] = []
    for code, cell, most, achieved in rows:
        found = way.read(Written.of(cell))
        due = most - achieved if is_lost(head.text) else achieved / most
        if isinstance(found, Figure) and not _fits(found, due):
            facts: dict[str, Fact] = {"code": code, "column": head.text}
            facts |= {"given": cell.text if found.percent else found.value, "max": most, "achieved": achieved}
            odd.append(Remark(cell.place, FOLLOWS_NOT, facts))
    if 2 * len(odd) < len(rows):
        yield from odd


def _fits(found: Figure, due: Decimal) -> bool:
    """Return whether a printed figure is `due` as far as it is printed; a share may be so many percent."""
    given = abs(found.value)
    ways = (due * HUNDRED,) if found.percent else (due, due * HUNDRED)
    return any(abs(given - one) <= half_unit(min(places(given), places(FINEST))) for one in ways)
