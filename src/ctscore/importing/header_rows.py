"""Headers of one row or several: which rows they are, and what each of their columns is called.

A cell of an upper row reaches over the empty ones to its right, as far as something stands below these.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ctscore.importing.column_counts import is_count
from ctscore.importing.gantt import is_time
from ctscore.importing.headers import (
    POINTS,
    STAGES,
    Role,
    candidates_of,
    role_of,
    roles_of,
    with_stage,
)
from ctscore.importing.sides import Asked, Doubt, chosen_columns
from ctscore.importing.tables import Cell
from ctscore.records import dataclass
from ctscore.words import fold

_MOST_ROWS = 4
_LONGEST_HEAD = 60  # letters of a cell in a lower row: what is longer is a row of the table
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_FIGURE = re.compile(r"[0-9]+([.,][0-9]+)*|[IVXL]+")
_ROUND = re.compile(r"(lan|dot|vong|round) (thu )?([0-9]|i{1,3}|mot|nhat|hai|ba)")
_TITLE = re.compile(r"\b(phu luc|bieu|bang|don vi tinh|dvt|kem theo)\b")


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of a header as one: the words of each column, and what it holds.

    `mapped` are roles that were given by hand, `others` columns of another unit or year,
    `doubts` why it is not certain which one counts.
    """

    height: int
    cells: tuple[Cell, ...]
    columns: Mapping[Role, int]
    mapped: frozenset[Role] = frozenset()
    others: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def header_at(rows: Sequence[tuple[Cell, ...]], place: int, asked: Asked) -> Header | None:
    """Return the header that begins at `place`; None where a row of the table or a title stands there."""
    if any(cell.text[:1].isdigit() and _FIGURE.fullmatch(cell.text) for cell in rows[place]) and not any(
        _YEAR.fullmatch(cell.text) for cell in rows[place]
    ):
        return None
    best: Header | None = None
    for height in range(1, _MOST_ROWS + 1):
        taken = rows[place : place + height]
        if len(taken) < height or (height > 1 and not _may_go_below(taken)):
            break
        if height > 1 and not (_goes_below(taken, asked) and _says_more(taken, asked)):
            continue  # it may group what a row below it calls by its name
        header = _header(taken, asked)
        if header is not None and (best is None or len(header.columns) >= len(best.columns)):
            best = header
    if best is None or best.height == 1 or place + 1 >= len(rows):
        return best
    alone = header_at(rows, place + 1, asked) if _header(rows[place : place + 1], asked) is None else None
    # What stands above a whole header is a title, unless it says whose or of when the columns are.
    told_apart = best.others or best.doubts or alone is None or len(best.columns) > len(alone.columns)
    return best if told_apart and (alone is None or alone.columns.keys() <= best.columns.keys()) else None


def _header(rows: Sequence[tuple[Cell, ...]], asked: Asked) -> Header | None:
    levels = tuple(_levels(rows))
    sides = tuple(asked.side(column) for column in levels)
    words = tuple(" ".join(column) for column in levels)
    texts = [side.words for side in sides]
    pointed = asked.mapped(words, [column[-1] if column else "" for column in levels])
    mapped = with_stage(texts, pointed)
    named = candidates_of(texts, mapped)
    if named is None:
        return None
    if Role.ACHIEVED in pointed:
        before = _stages_before(next(role for role in STAGES if mapped.get(role) == pointed[Role.ACHIEVED]))
        named = {
            role: places
            for role, places in named.items()
            if role not in STAGES
            or role in mapped
            or (role in before and len(places) == 1 and not asked.is_another(sides[places[0]]))
        }
    columns, others, doubts = chosen_columns(named, sides, words, asked, mapped)
    cells = tuple(replace(cell, text=text) for cell, text in zip(rows[0], words, strict=True))
    return Header(len(rows), cells, columns, frozenset(pointed), others, doubts)


def _stages_before(counting: Role) -> Sequence[Role]:
    """Return the columns of the stages before the one that is pointed out, and that is the last one so."""
    order = list(STAGES)
    return order[: order.index(counting)]


def _levels(rows: Sequence[tuple[Cell, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield the words above each column, from the topmost row to the lowest."""
    spread = [list(_spread(rows, number)) for number in range(len(rows))]
    for column in zip(*spread, strict=True):
        texts = [text for text in column if text]
        yield tuple(text for place, text in enumerate(texts) if place == 0 or text != texts[place - 1])


def _spread(rows: Sequence[tuple[Cell, ...]], number: int) -> Iterator[str]:
    """Yield the texts of a header row, each reaching over the empty cells to its right."""
    reaching = ""
    for place, cell in enumerate(rows[number]):
        below = any(lower[place] for lower in rows[number + 1 :])
        if any(upper[place] for upper in rows[:number]) or cell.merged:
            reaching = ""  # the group above ends, or a cell of its own reaches down
        if cell or not below:
            reaching = cell.text
        yield reaching


def _may_go_below(rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Return whether the last of `rows` looks like a part of the header above it: short words, no figures."""
    *upper, lower = rows
    texts = [cell.text for cell in lower if cell]
    below_a_group = len(upper) > 1 and sum(map(bool, upper[0])) > 1
    if not texts or (not below_a_group and _is_title(upper[-1], lower)):
        return False
    return not any(
        len(text) > _LONGEST_HEAD or is_count(text) or (_FIGURE.fullmatch(text) and not _YEAR.fullmatch(text))
        for text in texts
    )


def _goes_below(rows: Sequence[tuple[Cell, ...]], asked: Asked) -> bool:
    """Return whether all lower rows of `rows` name what stands below the cells of the rows above them."""
    for number, lower in enumerate(rows[1:], start=1):
        for place, cell in enumerate(lower):
            above = next((row[place].text for row in reversed(rows[:number]) if row[place]), "")
            is_side = asked.names(cell.text) and role_of(above) in POINTS  # whose points they are
            if cell and above and above != cell.text and not is_side and not _is_group(rows, number, place):
                return False
    return roles_of([cell.text for cell in rows[-1]]) is None or roles_of([c.text for c in rows[-2]]) is None


def _says_more(rows: Sequence[tuple[Cell, ...]], asked: Asked) -> bool:
    """Return whether the last of `rows` calls a column by what it holds, by a unit, a time or a round.

    “Chuẩn” below “Điểm” tells of points only together with it.
    """
    above, whole = ([" ".join(column) for column in _levels(part)] for part in (rows[:-1], rows))
    tells_more = (
        role_of(text) in POINTS and role_of(text) is not role_of(upper)
        for upper, text in zip(above, whole, strict=True)
    )
    return any(tells_more) or any(
        role_of(cell.text) is not None
        or asked.names(cell.text)
        or is_time(cell.text)
        or _ROUND.fullmatch(fold(cell.text))
        for cell in rows[-1]
        if cell
    )


def _is_group(rows: Sequence[tuple[Cell, ...]], number: int, place: int) -> bool:
    """Return whether the cell above row `number` at `place` reaches over columns that are filled below it."""
    for following in range(place + 1, len(rows[number])):
        if any(row[following] for row in rows[:number]):
            return False
        if any(row[following] for row in rows[number:]):
            return True
    return False


def _is_title(row: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
    """Return whether a row above others is the title of the table: one cell, over the first filled one."""
    filled = [place for place, cell in enumerate(row) if cell]
    first = next(place for place, cell in enumerate(below) if cell)
    return len(filled) == 1 and (filled[0] <= first or _TITLE.search(fold(row[filled[0]].text)) is not None)
