"""A table of another program as rows of cells: CSV, Excel row by row, and the tables of Word and text."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, repeat
from pathlib import Path
from typing import Any

from ctscore.analysis.spellings import Spellings
from ctscore.findings import DataProblems
from ctscore.importing.files import as_table, read_source
from ctscore.importing.foreign import content_of, refuse_foreign
from ctscore.importing.office import open_excel, reading, sheet_called, unstruck
from ctscore.importing.tables import (
    AS_SAID,
    CELLS,
    EXCEL_DIGITS,
    MOST_CELLS,
    MOST_ROWS,
    ROWS,
    Cell,
    Place,
    Table,
    not_a_table,
    squeezed,
    too_large,
)
from ctscore.importing.unseen import is_unseen
from ctscore.records import dataclass
from ctscore.source import read_text

_SIGNS = ",;\t"
MOST_ABOVE = 30
"""So many rows may stand above a table: titles, and lines about its source."""


Tick = Callable[[int, int], None]
"""Told how many rows were read, and how many there are."""
_MOST_COLUMNS = 16_384
EVERY = 256
"""So many rows are read between two ticks."""


def untold(_done: int, _all: int) -> None:
    """Nobody watches how far reading has come."""


class Number(str):
    """The text of a cell that a spreadsheet holds as a number: its decimal sign is the dot."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells as text, from whatever file.

    `ragged` says that rows may have more or fewer cells than the header. `lower` are the cells, by row and
    column from 0, that a merge covers below its first row. `numbers` are the rows as the file counts them,
    `sheet` and `table` how places are called, `beside` other sheets that can be seen, `above` the words
    before it, `unseen` its cells that are hidden or have words struck out. A grid that is `turned` has the
    columns of its file as rows.
    """

    rows: tuple[tuple[str, ...], ...]
    ragged: bool = False
    lower: frozenset[tuple[int, int]] = frozenset()
    numbers: tuple[int, ...] = ()
    sheet: bool = False
    table: int = 0
    turned: bool = False
    beside: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    unseen: tuple[Cell, ...] = ()

    def cell(self, row: int, column: int) -> str:
        """Return the text of a cell, from 0; nothing where the row is shorter."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def place(self, row: int, column: int) -> Place:
        """Return where a cell, from 0, stands in the file."""
        if self.turned:
            row, column = column, row
        number = self.numbers[row] if self.numbers else row + 1
        return Place(number, column + 1, sheet=self.sheet, table=self.table)

    def around(self) -> "Grid":
        """Return the same cells with rows for columns; all rows of one length."""
        width = max(map(len, self.rows), default=0)
        square = [(*row, *[""] * (width - len(row))) for row in self.rows]
        lower = frozenset((column, row) for row, column in self.lower)
        return replace(
            self, rows=tuple(zip(*square, strict=True)), ragged=False, lower=lower, turned=not self.turned
        )


def read_grids(
    path: Path,
    name: str,
    columns: Collection[str],
    spellings: Callable[[], Spellings],
    sheet: str | None,
    tick: Tick = untold,
) -> tuple[Grid, ...]:
    """Return the tables at `path`, of which .csv, .tsv and .xlsx have one; `name` is what findings call it.

    Of a .csv file, cells are parted by the sign under which a row has most of `columns`; of a .tsv file by
    tabs. Raises `DataProblems` with what keeps it from being read, `Refusal` for another suffix, or where
    the library for .xlsx or .docx is missing.
    """
    suffix = path.suffix.lower()
    content = content_of(path) if path.is_file() else ""
    if content == "html" or suffix not in (".csv", ".tsv", ".txt", ".xlsx"):
        return tuple(map(_of_table, read_source(path, name, spellings(), sheet).tables))
    if content:
        refuse_foreign(path, name, content)
    if suffix == ".xlsx":
        return (_read_excel(path, name, sheet, tick),)
    text, findings = read_text(path, name)
    if text is None:
        raise DataProblems(tuple(as_table(finding) for finding in findings))
    return (_read_separated(text, name, columns, "\t" if suffix == ".tsv" else _SIGNS),)


def _of_table(table: Table) -> Grid:
    first = next((row[0].place for row in table.rows if row), Place(1))
    return Grid(
        tuple(tuple(_number(cell) for cell in row) for row in table.rows),
        lower=frozenset(
            (place, at) for place, row in enumerate(table.rows) for at, cell in enumerate(row) if cell.merged
        ),
        numbers=tuple(row[0].place.row if row else place for place, row in enumerate(table.rows, start=1)),
        sheet=first.sheet,
        table=first.table,
        above=tuple(filter(None, (table.sheet, *table.above))),
        unseen=tuple(cell for row in table.rows for cell in row if is_unseen(cell)),
    )


def _number(cell: Cell) -> str:
    return Number(cell.text) if cell.number else cell.text


def _read_separated(text: str, name: str, columns: Collection[str], signs: str) -> Grid:
    if any(text.count(sign) > MOST_CELLS for sign in signs):
        raise too_large(name, MOST_CELLS, CELLS)
    try:
        sign = max(signs, key=lambda sign: _found(list(_records(text, sign, MOST_ABOVE)), columns))
        rows = tuple(_records(text, sign, MOST_ROWS + 1))
    except csv.Error as trouble:
        raise not_a_table(name, AS_SAID, said=str(trouble)) from None
    if len(rows) > MOST_ROWS:
        raise too_large(name, MOST_ROWS, ROWS)
    return Grid(rows, ragged=True)


def _records(text: str, sign: str, most: int) -> Iterator[tuple[str, ...]]:
    """Yield the first records, `most` of them."""
    for row in islice(csv.reader(io.StringIO(text), delimiter=sign), most):
        yield tuple(map(squeezed, row))


def _found(rows: Sequence[tuple[str, ...]], columns: Collection[str]) -> tuple[int, int]:
    """Return how many of `columns` a row has, and how many cells: what tells one sign from another."""
    found = [(sum(column in row for column in columns), len(row)) for row in rows]
    return max(found, default=(0, 0))


def _read_excel(path: Path, name: str, sheet: str | None, tick: Tick) -> Grid:
    with open_excel(path, name, streaming=True, rich=True) as (values, formulas), reading(name):
        wanted = sheet_called(sheet, values, name)
        with zipfile.ZipFile(path) as packed:
            part = packed.read(values[wanted]._worksheet_path)
        behind = formulas[wanted] if _FORMULA.search(part) else None
        all_ = len(_ROW.findall(part))
        streamed = _Streamed(part)
        rows = streamed.rows(values[wanted], behind, lambda done: tick(done, all_))
        seen = [one.title for one in values.worksheets if one.sheet_state == "visible"]
        beside = tuple(title for title in seen if sheet is None and title != wanted)
        return Grid(
            rows,
            lower=_lower_parts(part),
            sheet=True,
            beside=beside,
            above=(wanted,),
            unseen=tuple(streamed.unseen),
        )


_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_HIDDEN = re.compile(rb"<(?:\w+:)?(row|col)\s([^>]*\bhidden=[\"'](?:1|true)[\"'][^>]*)>")
_STRUCK_INSIDE = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]+[0-9]+)[\"'][^>]*>\s*<(?:\w+:)?is>(?:(?!</(?:\w+:)?is>).)*?<(?:\w+:)?strike\b",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"\b(r|min|max)=[\"']([0-9]+)[\"']")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)[\"']")


def _lower_parts(part: bytes) -> frozenset[tuple[int, int]]:
    """Return the cells below the first row of each merge: the library tells none where rows are streamed."""
    return frozenset(
        (row, column)
        for left, top, right, bottom in _MERGE.findall(part)
        for row in range(int(top), int(bottom))
        for column in range(_column(left), _column(right) + 1)
    )


def _column(letters: bytes) -> int:
    """Return the place of a column, from 0, by its letters."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1


def _hidden_parts(part: bytes) -> tuple[frozenset[int], frozenset[int]]:
    """Return the rows and columns, from 1, that are not shown: streaming tells none either."""
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, said in _HIDDEN.findall(part):
        given = {name: int(number) for name, number in _ATTRIBUTE.findall(said)}
        if kind == b"row" and b"r" in given:
            rows.add(given[b"r"])
        elif kind == b"col" and b"min" in given:
            columns |= set(range(given[b"min"], min(given.get(b"max", 0), _MOST_COLUMNS) + 1))
    return frozenset(rows), frozenset(columns)


class _Streamed:
    """A sheet row by row, and what of it is `unseen`; how a style shows a cell is looked up once."""

    def __init__(self, part: bytes) -> None:
        self.hidden_rows, self.hidden_columns = _hidden_parts(part)
        self.unseen: list[Cell] = []
        self._styles: dict[int, tuple[bool, bool]] = {}
        # Of texts that stand in the sheet itself streaming tells no fonts: such a cell is left out whole.
        self._struck_inside = (
            {one.decode() for one in _STRUCK_INSIDE.findall(part)} if b"strike" in part else ()
        )

    def rows(
        self, values: Any, formulas: Any | None, tick: Callable[[int], None]
    ) -> tuple[tuple[str, ...], ...]:
        """Return the cells of all rows as text."""
        for one in (values, formulas):
            if one is not None:
                one.reset_dimensions()  # what the file says of its size is often wrong
        rows: list[tuple[str, ...]] = []
        behind = formulas.iter_rows(values_only=True) if formulas is not None else repeat(())
        for row, formula in zip(values.iter_rows(), behind, strict=False):
            if len(rows) % EVERY == 0:
                tick(len(rows))
            cells = tuple(map(self._cell, row, chain(formula, repeat(None))))
            rows.append(cells)
            self._look_for_hidden(len(rows), cells)
        width = max(map(len, rows), default=0)
        return tuple((*row, *[""] * (width - len(row))) for row in rows)

    def _cell(self, cell: Any, formula: object) -> str:
        """Return the text of a cell, without what is struck out.

        A formula that was never calculated, and a percentage, are shown as such, to be refused.
        """
        value = cell.value
        if value is None:
            if formula is None:
                return ""
            return squeezed(formula if isinstance(formula, str) else "=…")
        style = self._styles.get(cell._style_id)
        if style is None:
            struck = bool(cell.font and cell.font.strike)
            style = self._styles[cell._style_id] = "%" in str(cell.number_format), struck
        percent, struck = style
        if struck or (self._struck_inside and cell.coordinate in self._struck_inside):
            return self._struck(cell, "")
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return Number(f"{value * 100:.{EXCEL_DIGITS}g}%" if percent else f"{value:.{EXCEL_DIGITS}g}")
        words, struck = unstruck(value)
        text = squeezed(words)
        return self._struck(cell, text) if struck else text

    def _struck(self, cell: Any, text: str) -> str:
        self.unseen.append(Cell(text, Place(cell.row, cell.column, sheet=True), struck=True))
        return text

    def _look_for_hidden(self, row: int, cells: Sequence[str]) -> None:
        if row not in self.hidden_rows and not self.hidden_columns:
            return
        for column, text in enumerate(cells, start=1):
            kind = "row" if row in self.hidden_rows else "column" if column in self.hidden_columns else ""
            if kind and text:
                self.unseen.append(Cell(text, Place(row, column, sheet=True), hidden=kind))
