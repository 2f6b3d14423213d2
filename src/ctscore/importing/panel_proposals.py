"""A map to start from, for a table that has none: its columns as they look; maxima are never guessed."""

import re
from collections.abc import Iterator
from pathlib import Path

from ctscore.analysis.spellings import Spellings
from ctscore.analysis.unit_names import UnitNames
from ctscore.book import Book
from ctscore.findings import DataProblems, Finding
from ctscore.findings.import_rules import NO_UNITS
from ctscore.importing.grid import MOST_ABOVE, Grid, Number, read_grids
from ctscore.importing.panel_headers import Header, header_at
from ctscore.importing.panel_witnesses import RANK, TOTAL, YEARS
from ctscore.load import shown
from ctscore.source import scalar
from ctscore.words import fold

_FIGURE = re.compile(r"-?[0-9][0-9.,' ]*(?:%|/[0-9.,]+)?.{0,12}")
_COUNTS = re.compile(r"(?:tt|stt|so tt|so thu tu|thu tu|no\.?|#)")
_HEAD = """\
# Điền `max` (điểm tối đa) của từng tiêu chí và của cả chỉ số, sửa `source`, rồi: --map TỆP-NÀY
# Fill in the `max` of each criterion and of the whole, correct `source`, then: --map THIS-FILE
format: ctscore/panel-map@1
"""


def propose_map(book: Book, table: Path, sheet: str | None) -> str:
    """Return a map for the table at `table` as a file that lacks its maxima.

    Raises `DataProblems` where no column names units, and all that reading the table raises.
    """
    name = shown(table)
    names = UnitNames(book.units.values())
    for grid in read_grids(table, name, (), lambda: Spellings(book), sheet):
        columns = range(max(map(len, grid.rows), default=0))
        counts = {place: sum(map(bool, _units_in(grid, place, names))) for place in columns}
        units = max(counts, key=lambda place: (counts[place], -place), default=0)
        if counts.get(units):
            return _HEAD + "\n".join(_lines(grid, units, names, book.settings.spoken[0])) + "\n"
    raise DataProblems((Finding(NO_UNITS, name),))


def _units_in(grid: Grid, place: int, names: UnitNames) -> list[tuple[str, ...]]:
    return [names.find(grid.cell(row, place)) for row in range(len(grid.rows))]


def _lines(grid: Grid, units: int, names: UnitNames, own: str) -> Iterator[str]:
    first = next(row for row, found in enumerate(_units_in(grid, units, names)) if found)
    header = _header_above(grid, first)
    yield f"unit_column: {scalar(header.name(units))}"
    if header.top:
        yield f"header_row: {header.top + 1}"
    if header.end - header.top > 1:
        yield f"header_rows: {header.end - header.top}"
    yield "source: {document: }"
    yield "max:"
    criteria, unused = [], []
    for place in range(len(header.columns)):
        words = fold(header.columns[place][-1]) if header.columns[place] else ""
        cells = [grid.cell(row, place) for row in range(first, len(grid.rows))]
        filled = [cell for cell in cells if cell]
        figures = [cell for cell in filled if isinstance(cell, Number) or _FIGURE.fullmatch(cell)]
        if place == units or not filled:
            continue
        if YEARS.fullmatch(words):
            yield f"period_column: {scalar(header.name(place))}"
        elif RANK.fullmatch(words):
            yield f"rank_column: {scalar(header.name(place))}"
        elif TOTAL.fullmatch(words):
            yield f"total_column: {scalar(header.name(place))}"
        elif _COUNTS.fullmatch(words) or len(figures) * 2 <= len(filled):
            unused.append(scalar(header.name(place)))
        else:
            criteria.append(header.name(place))
    if unused:
        yield f"unused: [{', '.join(unused)}]"
    yield "criteria:"
    for number, column in enumerate(criteria, start=1):
        name = scalar(column.rpartition(" > ")[2])
        yield f'- {{code: "{number}", name: {{{own}: {name}}}, max: , column: {scalar(column)}}}'


def _header_above(grid: Grid, first: int) -> Header:
    """Return the header whose last row stands above the row `first`: all rows of several words above it."""
    top = first
    while top > max(0, first - MOST_ABOVE) and sum(map(bool, grid.rows[top - 1])) > 1:
        top -= 1
    return header_at(grid, min(top, max(first - 1, 0)), max(first - top, 1))
