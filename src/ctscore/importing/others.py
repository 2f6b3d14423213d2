"""Tables of other things in the sheet of an annex: abbreviations and what they mean, contacts, a legend.

Nothing in their headers is known; that they are tables of their own is told by where they stand and what
stands in them, so that their rows are never taken for rows of the annex.
"""

import re
from collections.abc import Sequence

from ctscore.importing.header_rows import header_at
from ctscore.importing.sides import Asked
from ctscore.importing.tables import Cell, Table
from ctscore.records import dataclass
from ctscore.words import fold

_NUMBER = re.compile(r"[0-9]+([.,][0-9]+)*[.)]?|[IVXL]+[.)]?|\(?[a-zđA-H][.)]?|[-–—+*•()0-9]+")
_LETTERHEAD = re.compile(
    r"cong hoa xa hoi|doc lap\W+tu do|^so ?:|^nguoi lap|thu truong|ky ten|giam doc|chu tich"
)
_LONGEST_HEAD = 60
_FEWEST_ROWS = 2  # a header and a row


@dataclass(frozen=True, slots=True)
class Other:
    """A table of something else: its header, which is its first row, and the rows below."""

    above: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def other_at(table: Table, start: int, place: int, asked: Asked) -> Other | None:
    """Return the table of something else that begins in a row of `table`, whose rows before `start` are done.

    It is not all there is, stands below an empty row or a title of its own and ends at an empty row; its
    header holds short words alone, all its rows fill the same columns, and where the rows above it are
    numbered it begins with words instead, or in a column in which they have nothing.
    """
    rows = table.rows
    if not _is_header(rows[place]) or not _is_apart(rows, start, place):
        return None
    end = next((at for at in range(place, len(rows)) if not any(rows[at])), len(rows))
    found = rows[place:end]
    alone = not any(map(any, (*rows[:place], *rows[end:])))
    if alone or len(found) < _FEWEST_ROWS or len({_filled(row) for row in found}) > 1:
        return None
    if any(_LETTERHEAD.search(fold(cell.text)) for row in found for cell in row):
        return None
    first = _filled(found[0])[0]
    before = [row[first].text for row in rows[start:place] if row[first] and len(_filled(row)) > 1]
    if before and not any(map(_NUMBER.fullmatch, before)):
        return None  # the rows above begin with words too: these may go on with them
    return None if any(header_at(rows, at, asked) for at in range(place, end)) else Other((), found)


def _filled(row: Sequence[Cell]) -> tuple[int, ...]:
    """Return the columns in which a row says something."""
    return tuple(at for at, cell in enumerate(row) if cell)


def _is_header(row: Sequence[Cell]) -> bool:
    """Return whether at least two cells of a row are filled, all with short words that ask for no answer."""
    texts = [cell.text for cell in row if cell]
    return len(texts) > 1 and all(
        len(text) <= _LONGEST_HEAD and text[0].isalpha() and text[-1] != ":" and not _NUMBER.fullmatch(text)
        for text in texts
    )


def _is_apart(rows: Sequence[Sequence[Cell]], start: int, place: int) -> bool:
    """Return whether a row stands first, or below an empty row or a title."""
    return place == start or len(_filled(rows[place - 1])) < 2
