"""A column of points times weight beside both: the rows prove its scale, and are held against it.

It is not brought in, as it follows from weights and points, but says whether these were copied right; and its
total is the score of the whole.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ctscore.decimals import HUNDRED, ONE, ZERO, scaled, total
from ctscore.importing.figures import Figure, Unread, Written, writing_of
from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex
from ctscore.importing.lines import Line, share_of, with_all
from ctscore.importing.points import has_words
from ctscore.importing.review import (
    WEIGHTED_COMPARED,
    WEIGHTED_DIFFERS,
    WEIGHTED_OF_BLANK,
    WEIGHTED_UNLIKE,
    Remark,
)
from ctscore.importing.scales import scales_of, told
from ctscore.importing.tables import Cell
from ctscore.phrases import Fact
from ctscore.records import dataclass

_FEWEST = 2  # rows that fit by no accident


@dataclass(frozen=True, slots=True)
class Weighted:
    """Of what points times weight add up to, as far as the rows prove it; and what is told of them."""

    scale: Decimal | None = None
    remarks: Sequence[Remark] = ()

    def scale_of(self, some: Sequence[Line], top: Sequence[Line]) -> Decimal | None:
        """Return of what the sum of some rows of the table is."""
        return None if self.scale is None else scaled(self.scale, _weight(some), _weight(top))


def weighted_of(annex: Annex, stage: str, top: Sequence[Line]) -> Weighted:
    """Return what the column of points times weight in `annex` says of the rows at `stage`, if it has one."""
    head = annex.heads.get(Role.WEIGHTED)
    cells = [(line, cell) for line in with_all(top) if has_words(cell := line.entry.cells.get(Role.WEIGHTED))]
    way = writing_of(Written.of(cell) for _, cell in cells if cell is not None)
    if head is None or not cells or isinstance(way, Unread) or not _weight(top):
        return Weighted()
    rows = list[tuple[Line, Cell, Figure, Decimal]]()
    blank = list[Line]()
    for line, cell in cells:
        found, share = way.read(Written.of(cell)) if cell else None, _share(line, stage)
        if cell is None or not isinstance(found, Figure) or line.weight is None:
            continue
        if share is None:
            blank += [] if line.parts or not found.value else [line]
        else:
            rows.append((line, cell, found, share * scaled(line.weight, ONE, _weight(top))))
    remarks = list[Remark]()
    if blank:
        codes = ", ".join(line.code for line in blank)
        remarks.append(Remark(blank[0].entry.place, WEIGHTED_OF_BLANK, {"column": head.text, "codes": codes}))
    fits = {one: [found.is_near(due * one) for *_, found, due in rows] for one in scales_of(top, HUNDRED)}
    scale = max(fits, key=lambda one: sum(fits[one]))
    most = sum(fits[scale])
    if rows and (most < min(_FEWEST, len(rows)) or 2 * most <= len(rows)):
        return Weighted(None, [*remarks, Remark(head.place, WEIGHTED_UNLIKE, {"column": head.text})])
    if rows:
        facts: dict[str, Fact] = {"column": head.text, "scale": scale, "rows": str(len(rows))}
        remarks.append(Remark(head.place, WEIGHTED_COMPARED, facts))
    remarks += _odd(head, rows, scale)
    return Weighted(scale if rows else None, remarks)


def _odd(head: Cell, rows: Sequence[tuple[Line, Cell, Figure, Decimal]], scale: Decimal) -> Iterator[Remark]:
    for line, cell, found, due in rows:
        if not found.is_near(due * scale):
            facts: dict[str, Fact] = {"code": line.code, "column": head.text, "given": cell.text}
            yield Remark(cell.place, WEIGHTED_DIFFERS, {**facts, "computed": told(due * scale, found)})


def _share(line: Line, stage: str) -> Decimal | None:
    """Return which share of its maximum a line has at a stage; None unless all of it is known."""
    low, high = line.range(stage)
    is_known = line.figures.get(stage) is not None if not line.parts else low == high
    return share_of([line], stage) if is_known and line.most else None


def _weight(lines: Sequence[Line]) -> Decimal:
    return total(line.weight or ZERO for line in lines)
