"""Rows whose numbers begin anew: what stands below one header is then more than one table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ctscore.importing.headers import STAGES, Role, is_count
from ctscore.importing.pages import Pages
from ctscore.importing.tables import Cell

Row = tuple[tuple[Cell, ...], bool]


def parted(one: Pages) -> Iterator[Pages]:
    """Yield the tables that stand below one header, apart where the numbers of their rows begin anew.

    Where points are listed a code stands for one criterion, so that the first one can come only once. Tasks
    may be counted anew under each heading: there a table is another one where its header is repeated right
    above the first number, and no heading before it.
    """
    starts = list(_starts(one))
    headings = [_headings(one.rows[:start]) if start else () for start in starts]
    begins = [start - len(above) for start, above in zip(starts, headings, strict=True)]
    for place, (begin, end) in enumerate(zip(begins, [*begins[1:], len(one.rows)], strict=True)):
        words = tuple(cell.text for cell in headings[place])
        paragraphs = [above for row, above in one.repeated if begin <= row <= starts[place]]
        rows = one.rows[starts[place] : end]
        yield replace(
            one,
            above=(*paragraphs[-1], *words) if place and paragraphs else words if place else one.above,
            rows=[(row, first or not number) for number, (row, first) in enumerate(rows)],
            repeated=[],
            left_out=[*([] if place else one.left_out), *headings[place]],
            unread=one.unread if end == len(one.rows) else [],
        )


def _starts(one: Pages) -> Iterator[int]:
    """Yield the rows at which a table begins."""
    yield 0
    column = one.columns.get(Role.NUMBER)
    if column is None:
        return
    scored = Role.MAX in one.columns and any(role in one.columns for role in (*STAGES, Role.SURVEY))
    repeated = {row for row, _ in one.repeated}
    first = ""
    since = set[str]()  # the numbers below the first
    for place, (row, _) in enumerate(one.rows):
        number = row[column].text.rstrip(". ") if column < len(row) else ""
        if not number or _is_counting(row):
            continue
        first = first or number
        if number != first:
            since.add(number)
        elif since and (scored or (place in repeated and not _headings(one.rows[:place]))):
            yield place
            since = set()


def _headings(rows: Sequence[Row]) -> tuple[Cell, ...]:
    """Return the headings that stand last in `rows`: of each a single cell is filled."""
    found: list[Cell] = []
    for row, _ in reversed(rows):
        filled = [cell for cell in row if cell]
        if len(filled) != 1:
            break
        found.insert(0, filled[0])
    return tuple(found)


def _is_counting(row: Sequence[Cell]) -> bool:
    """Return whether a row counts the columns."""
    filled = [cell.text for cell in row if cell]
    return len(filled) > 2 and all(map(is_count, filled))
