"""The header of a table of many units: where it stands, and which column is meant by a name of the map."""

import re
from collections.abc import Callable, Iterator, Sequence

from ctscore.importing.grid import MOST_ABOVE, Grid
from ctscore.importing.tables import squeezed
from ctscore.records import dataclass
from ctscore.words import fold
from ctscore.workbook_layout import letters

_MOST_ROWS = 3
_BY_LETTER = re.compile(r"(?:cột|column) ([A-Z]{1,3})|\[([A-Z]{1,3})\]")
_HOLDS_DIGITS = re.compile(r"(?!(?:19|20)[0-9]{2}$)[-+(]?[0-9][0-9.,]*[)%]?")
_NUMBERED = re.compile(r"\(?([0-9]{1,2}|[A-Z])\)?")


@dataclass(frozen=True, slots=True)
class Header:
    """The words above each column, the highest first; rows count from 0, the table begins in row `end`."""

    top: int
    end: int
    columns: tuple[tuple[str, ...], ...]

    def places(self, name: str) -> list[int]:
        """Return the columns that `name` means, from 0: more than one where nothing tells them apart."""
        wanted = squeezed(name)
        path = tuple(map(squeezed, wanted.split(">")))
        ways: tuple[Callable[[tuple[str, ...]], bool], ...] = (
            lambda words: words == path,
            lambda words: " ".join(words) == wanted,
            lambda words: bool(words) and words[-1] == wanted,
            lambda words: tuple(map(fold, words)) == tuple(map(fold, path)),
        )
        for way in ways:
            found = [place for place, words in enumerate(self.columns) if way(words)]
            if found:
                return found
        letter = _BY_LETTER.fullmatch(wanted)
        return [p for p in range(len(self.columns)) if letter and letters(p) == (letter[1] or letter[2])]

    def name(self, place: int) -> str:
        """Return what to call a column: its words, or its letter in brackets where it has none."""
        words = self.columns[place] if place < len(self.columns) else ()
        return " > ".join(words) or f"[{letters(place)}]"

    @property
    def known(self) -> list[str]:
        """The names of all columns that have words above them."""
        return [" > ".join(words) for words in self.columns if words]


def find_header(
    grid: Grid, wanted: Sequence[str], top: int | None, depth: int | None, is_unit: Callable[[str], bool]
) -> Header | None:
    """Return the header under which each of the `wanted` columns is found once.

    It takes `depth` rows from the row `top`, or as many as there are around it, as far as these are given.
    None where there is none.
    """
    headers = _possible(grid, top, depth, is_unit)
    return next((one for one in headers if all(len(one.places(name)) == 1 for name in wanted)), None)


def _possible(
    grid: Grid, top: int | None, depth: int | None, is_unit: Callable[[str], bool]
) -> Iterator[Header]:
    """Yield all headers that there may be, those of fewest rows first, and those that begin in `top`."""
    for deep in [depth] if depth is not None else range(1, _MOST_ROWS + 1):
        tops: Sequence[int] = range(min(MOST_ABOVE, len(grid.rows)))
        if top is not None:
            tops = [top] if depth is not None else range(top, max(top - deep, -1), -1)
        for start in tops:
            rows = grid.rows[start + 1 : start + deep]
            if start + deep <= len(grid.rows) and not (
                depth is None and any(_is_data(row, is_unit) for row in rows)
            ):
                yield header_at(grid, start, deep)


def most_likely(
    grid: Grid, wanted: Sequence[str], top: int | None, depth: int | None, is_unit: Callable[[str], bool]
) -> Header:
    """Return the header that has most of the `wanted` columns, for a table in which not all are found."""
    headers = _possible(grid, top, depth, is_unit)
    most = Header(0, 0, ())
    return max(headers, key=lambda one: sum(bool(one.places(name)) for name in wanted), default=most)


def header_at(grid: Grid, top: int, depth: int) -> Header:
    """Return the header of `depth` rows from row `top`; words reach right over the empty cells beside them.

    Only in upper rows, and only to where the row above ends them too: that is how merged cells come in.
    """
    width = max(map(len, grid.rows[top : top + depth]), default=0)
    rows = [[grid.cell(row, place) for place in range(width)] for row in range(top, top + depth)]
    for upper, row in enumerate(rows[:-1]):
        for place in range(1, width):
            below = any(lower[place] for lower in rows[upper + 1 :])
            parted = upper > 0 and rows[upper - 1][place] != rows[upper - 1][place - 1]
            if not row[place] and below and not parted:
                row[place] = row[place - 1]
    columns = (tuple(dict.fromkeys(filter(None, words))) for words in zip(*rows, strict=True))
    return Header(top, top + depth, tuple(columns))


def is_numbering(row: Sequence[str]) -> bool:
    """Return whether a row only counts the columns, as printed tables do: A, B, (1), (2), (3)."""
    filled = [_NUMBERED.fullmatch(cell) for cell in row if cell]
    figures = [int(one[1]) for one in filled if one and one[1].isdecimal()]
    in_order = figures == list(range(figures[0], figures[0] + len(figures))) if figures else False
    return len(filled) > 1 and all(filled) and in_order and len(figures) > len(filled) // 2 and figures[0] < 4


def _is_data(row: Sequence[str], is_unit: Callable[[str], bool]) -> bool:
    """Return whether a row holds figures or names units, so that it is no part of a header."""
    return any(_HOLDS_DIGITS.fullmatch(cell) or is_unit(cell) for cell in row if cell)
