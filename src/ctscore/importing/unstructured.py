"""Cells that lost their table: a stream of texts is laid back into rows by what each column can hold.

Copied web pages leave the cells of a table on lines of their own, and leave out those that a merged cell
covers. Each way of laying them is given a cost: a cell in a column that it does not fit, columns passed over.
The cheapest way is found by dynamic programming, cell by cell.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ctscore.analysis.spellings import Spellings
from ctscore.analysis.timings import read_timing
from ctscore.importing.headers import Role, parted, role_of
from ctscore.importing.tables import Cell, Place
from ctscore.records import dataclass

_NUMBERING = re.compile(r"[0-9]{1,3}|[IVXL]{1,5}|[a-zđ]|[0-9]+(\.[0-9a-zđ]+)+", re.IGNORECASE)
_DOES_NOT_FIT = 6.0
_HALF_FIT = 2.0
_PASSED_OVER = 1.0
_LEFT_OUT = 0.2  # a column before the first cell of a row, which a merged cell covers
_NEW_ROW = 0.5
_ENDED_EARLY = 1.5
_NOT_PARTED = 2.0
_EMPTY_BETWEEN = 0.3
_REMARKS = (Role.NOTE, Role.REASON)
"""Columns of any words, which many rows have none of."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell on a line of its own; `parted` where only pipes stand between it and the one before."""

    text: str
    line: int
    parted: bool = False


def aligned(pieces: Sequence[Piece], columns: Sequence[str], spellings: Spellings) -> list[list[Cell]]:
    """Return `pieces` as rows under `columns`, the words of the header; what follows the table is left out.

    Columns that a row has no cell for are empty.
    """
    fits = [_Column(text, spellings) for text in columns]
    body = pieces[: _end(pieces, fits)]
    if not body:
        return []
    signs = any(piece.parted for piece in body)
    # For each piece and column: what it costs to stand there, and the column of the piece before.
    best: list[list[tuple[float, int]]] = []
    for piece in body:
        earlier = best[-1] if best else None
        best.append([_cheapest(earlier, place, piece, fits, signs=signs) for place in range(len(fits))])
    rows = _rows(body, _path(best), fits)
    leads = next((place for place, column in enumerate(fits) if column.role is Role.LEADS), None)
    return rows if signs or leads is None else _with_whole_cells(rows, leads)


def _cheapest(
    earlier: list[tuple[float, int]] | None,
    column: int,
    piece: Piece,
    fits: Sequence["_Column"],
    *,
    signs: bool,
) -> tuple[float, int]:
    """Return the cost of `piece` in `column`, and the column before it; below zero that of a row before."""
    own = fits[column].cost(piece.text)
    begins = own + _NEW_ROW + _LEFT_OUT * column
    if earlier is None:
        return begins, -1
    if signs and not piece.parted:
        begins += _NOT_PARTED
    ways = []
    for before, (cost, _) in enumerate(earlier):
        if before < column:
            ways.append((cost + own + _step(column - before - 1, parted=signs and piece.parted), before))
        elif before == column and not piece.text:
            ways.append((cost + _EMPTY_BETWEEN, before))  # one more empty line of the same cell
        ended = _ENDED_EARLY if len(fits) - 1 - before > 1 else 0
        ways.append((cost + begins + ended, before - len(fits)))
    return min(ways)


def _step(skipped: int, *, parted: bool) -> float:
    """Return the cost of passing over columns within a row; pipes between two cells may be just those."""
    if parted:
        return _EMPTY_BETWEEN if skipped else _NOT_PARTED
    return _PASSED_OVER * skipped


def _path(best: list[list[tuple[float, int]]]) -> list[tuple[int, bool]]:
    """Return the column of each piece, and whether it begins a row."""
    column = min(range(len(best[-1])), key=lambda place: best[-1][place][0])
    found: list[tuple[int, bool]] = []
    for line in reversed(best):
        before = line[column][1]
        found.append((column, before < 0))
        column = before % len(line)
    return found[::-1]


def _rows(
    pieces: Sequence[Piece], path: Sequence[tuple[int, bool]], columns: Sequence["_Column"]
) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for piece, (column, begins) in zip(pieces, path, strict=True):
        if begins or not rows:
            rows.append([Cell("", Place(piece.line)) for _ in columns])
        if piece.text or not rows[-1][column]:
            rows[-1][column] = Cell(piece.text, Place(piece.line))
    return rows


def _with_whole_cells(rows: Sequence[list[Cell]], leads: int) -> list[list[Cell]]:
    """Return `rows` with those that only go on naming leads taken into the row before them."""
    whole: list[list[Cell]] = []
    for row in rows:
        if whole and row[leads] and not any(row[:leads]):
            before = whole[-1][leads]
            whole[-1][leads] = replace(before, text=f"{before.text}; {row[leads].text}")
            whole[-1][leads + 1 :] = [
                kept or more for kept, more in zip(whole[-1][leads + 1 :], row[leads + 1 :], strict=True)
            ]
        elif any(row):
            whole.append(row)
    return whole


def _end(pieces: Sequence[Piece], columns: Sequence["_Column"]) -> int:
    """Return where the table ends: behind the last cell that names agencies or a time."""
    told = [column for column in columns if column.role in (Role.LEADS, Role.HELPERS, Role.TIMING)]
    for place in range(len(pieces), 0, -1):
        text = pieces[place - 1].text
        if text and any(column.cost(text) < _HALF_FIT for column in told):
            blank = place < len(pieces) and not pieces[place].text
            return place + int(blank)
    return 0


class _Column:
    """What a column can hold."""

    def __init__(self, header: str, spellings: Spellings) -> None:
        self.number, words = parted(header)
        self.role = role_of(words)
        self._spellings = spellings

    def cost(self, text: str) -> float:
        """Return how badly `text` fits: 0 for what is expected."""
        if self.role is Role.NUMBER:
            return 0 if _NUMBERING.fullmatch(text) else _DOES_NOT_FIT
        if self.role in (Role.LEADS, Role.HELPERS):
            return self._agencies(text)
        if self.role is Role.TIMING:
            return 0 if read_timing(text) is not None else _DOES_NOT_FIT if text else 1
        return self._words(text)

    def _agencies(self, text: str) -> float:
        if not text:
            return 0.5 if self.role is Role.HELPERS else _HALF_FIT
        reading = self._spellings.read(text)
        if not reading.named:
            return _DOES_NOT_FIT
        return _DOES_NOT_FIT * reading.unread / max(len(text.split()), 1)

    def _words(self, text: str) -> float:
        if not text or _NUMBERING.fullmatch(text):
            return 0.5 if self.role in _REMARKS and not text else _DOES_NOT_FIT
        numbered = re.match(r"([0-9]+)\.[0-9]", text)
        if numbered and self.number:
            return -1 if numbered[1] == self.number else _DOES_NOT_FIT
        if self.role in _REMARKS:
            return _HALF_FIT
        reading = self._spellings.read(text)
        named_only = bool(reading.named) and not reading.unknown
        return _HALF_FIT if named_only or read_timing(text) is not None else 0
