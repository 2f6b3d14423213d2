"""From tables to what stands under each header: headers found, the pages of a table put together.

A table that goes on over pages repeats its header, or has none there; the heading of the next annex stands
above its table, or in a cell of the same sheet.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ctscore.importing.headers import Role, is_count, role_of, roles_of
from ctscore.importing.tables import Cell, Place, Table
from ctscore.words import fold

_ANNEX = re.compile(r"phu luc(?: so)?(?: ([ivxl]+|[0-9]+|[a-z])\b)?", re.IGNORECASE)
_CODED = re.compile(r"[0-9]+([.,][0-9]+)*|[IVXL]+")
_DEEPEST_HEADER = 12
_LONGEST_HEAD = 40


@dataclass(slots=True)
class Pages:
    """All rows below one header and its repetitions, as they stand."""

    above: tuple[str, ...]
    columns: Mapping[Role, int]
    header: tuple[Cell, ...]
    merges: bool = False
    laid_back: bool = False
    rows: list[tuple[tuple[Cell, ...], bool]] = field(default_factory=list)  # with: stands first on its page
    left_out: list[Cell] = field(default_factory=list)  # lines between its rows
    unread: list[tuple[Place, int]] = field(default_factory=list)  # tables that do not fit, with their rows
    # Where its header is repeated: before which row, and what stands above it there.
    repeated: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)


def pages_of(tables: Sequence[Table], columns: Mapping[Role, str]) -> tuple[Pages, ...]:
    """Return what stands under each header in `tables`; `columns` names headers of unusual words by role."""
    found: list[Pages] = []
    for table in tables:
        _take(table, found, columns)
    return tuple(one for one in found if one.rows)


def label_of(above: Sequence[str]) -> tuple[str, str]:
    """Return how the nearest heading calls the annex, and the title below it."""
    for place in range(len(above) - 1, -1, -1):
        found = _ANNEX.match(fold(above[place]))
        if found and _is_label(above[place]):
            title = []
            for line in above[place + 1 :]:
                if not line or line.startswith("("):
                    break
                title.append(line)
            return (found[1] or "PL").upper(), " ".join(title)
    return "", ""


def _take(table: Table, annexes: list[Pages], columns: Mapping[Role, str]) -> None:
    """Put the rows of a table where they belong: below a header of its own, or of the table before."""
    place, first, unread = 0, True, 0
    above, reading = table.above, bool(annexes)
    if annexes and table.rows and _header_at(table.rows, 0, columns)[0] is None:
        annexes[-1].left_out += [Cell(line, table.rows[0][0].place) for line in table.above if line]
    while place < len(table.rows):
        row = table.rows[place]
        near = place < _DEEPEST_HEADER or annexes
        roles, height = _header_at(table.rows, place, columns) if near else (None, 1)
        filled = [cell for cell in row if cell]
        if roles is not None:
            if not _goes_on(above, roles, annexes):
                annexes.append(Pages(above, roles, _heads(table.rows, place, height)))
            else:
                annexes[-1].repeated.append((len(annexes[-1].rows), above))
            annexes[-1].merges |= table.merges
            annexes[-1].laid_back |= table.laid_back
            first, reading = True, True
        elif len(filled) == 1 and _is_label(filled[0].text):
            above, reading = (filled[0].text,), False  # the next annex begins in the same sheet
        elif reading and filled and len(row) == len(annexes[-1].header):
            annexes[-1].rows.append((row, first))
            first = False
        else:
            # Sheets have no paragraphs: what stands above their table stands in cells.
            above = (*above, *(cell.text for cell in filled))
            unread += bool(filled and annexes and reading)
        place += height
    if unread:
        annexes[-1].unread.append((table.rows[0][0].place, unread))


def _is_label(text: str) -> bool:
    """Return whether `text` is the heading of an annex, and no sentence that begins so."""
    return _ANNEX.match(fold(text)) is not None and len(text) < _LONGEST_HEAD


def _goes_on(above: Sequence[str], roles: Mapping[Role, int], before: Sequence[Pages]) -> bool:
    """Return whether a header repeats that of the annex before."""
    if not before or dict(before[-1].columns) != dict(roles):
        return False
    return tuple(above) == before[-1].above or not any(_ANNEX.match(fold(line)) for line in above)


def _header_at(
    rows: Sequence[tuple[Cell, ...]], place: int, columns: Mapping[Role, str]
) -> tuple[Mapping[Role, int] | None, int]:
    """Return the roles of the header that begins at `place`, and how many rows it has."""
    texts = [cell.text for cell in rows[place]]
    single = _named(texts, columns)
    if place + 1 < len(rows):
        below = [cell.text for cell in rows[place + 1]]
        both = [f"{upper} {lower}".strip() for upper, lower in zip(_spread(rows[place]), below, strict=False)]
        double = _named(both, columns) if _is_upper_half(texts, below) else None
        if double is not None and len(double) > len(single or ()):
            return double, 2
    return single, 1


def _is_upper_half(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Return whether two rows can be one header: words of columns above words, neither a header in itself."""
    known = sum(role_of(text) is not None for text in upper)
    plain = all(len(text) < _LONGEST_HEAD and not is_count(text) for text in lower)
    figures = any(_CODED.fullmatch(text) for text in (*upper, *lower) if text)
    return known > 1 and plain and not figures and any(lower) and roles_of(lower) is None


def _named(texts: Sequence[str], columns: Mapping[Role, str]) -> Mapping[Role, int] | None:
    if not columns:
        return roles_of(texts)
    folded = [fold(text) for text in texts]
    if not all(fold(wanted) in folded for wanted in columns.values()):
        return None
    return {role: folded.index(fold(wanted)) for role, wanted in columns.items()}


def _spread(row: tuple[Cell, ...]) -> list[str]:
    """Return the texts of an upper header row, each reaching over the empty cells to its right."""
    texts: list[str] = []
    for cell in row:
        texts.append(cell.text or (texts[-1] if texts else ""))
    return texts


def _heads(rows: Sequence[tuple[Cell, ...]], place: int, height: int) -> tuple[Cell, ...]:
    if height == 1:
        return rows[place]
    texts = _spread(rows[place])
    return tuple(
        replace(cell, text=f"{upper} {cell.text}".strip())
        for upper, cell in zip(texts, rows[place + 1], strict=False)
    )
