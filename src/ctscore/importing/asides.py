"""What stands to the right of a table, beyond an empty column: a legend, a calculation, no part of it."""

from dataclasses import replace

from ctscore.importing.header_rows import header_at
from ctscore.importing.headers import is_lost, is_share, is_weight, role_of
from ctscore.importing.sides import Asked
from ctscore.importing.tables import DEEPEST_HEADER, Cell, Table

_FEWEST = 3  # columns that are known, for the rest to be beside them


def without_aside(table: Table, asked: Asked) -> tuple[Table, Cell | None]:
    """Return a table without what stands to its right, and that as one cell, where there is any.

    Only where a file tells columns from commas, and a column is empty all the way down; left of it a header
    stands for itself, and right of it no words that any column is known by.
    """
    width = len(table.rows[0]) if table.rows else 0
    filled = [any(row[place] for row in table.rows) for place in range(width)]
    gap = next((place for place in range(width - 2, 0, -1) if not filled[place] and filled[place + 1]), 0)
    if not gap or not table.merges:
        return table, None
    rows = tuple(row[:gap] for row in table.rows)
    for place in range(min(len(rows), DEEPEST_HEADER)):
        header = header_at(rows, place, asked)
        if header is None:
            continue
        above = [cell.text for row in table.rows[place : place + header.height] for cell in row[gap:] if cell]
        if len(header.columns) < _FEWEST or any(map(_is_known, above)):
            return table, None
        cells = [cell for row in table.rows for cell in row[gap:] if cell]
        text = "; ".join(cell.text for cell in cells)
        return replace(table, rows=rows), replace(cells[0], text=text)
    return table, None


def _is_known(text: str) -> bool:
    """Return whether a column may be called so."""
    return role_of(text) is not None or is_weight(text) or is_lost(text) or is_share(text)
