"""Tables in Excel: the cells of one sheet, with true merges, numbers as numbers, dates as what they are."""

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from ctscore.importing.grid import EXCEL_DIGITS, squeezed
from ctscore.importing.office import open_excel, reading, sheet_called
from ctscore.importing.tables import Cell, Place, Table

_FIXED = frozenset("0.")


def read_sheet_tables(path: Path, name: str, sheet: str | None) -> tuple[Table, ...]:
    """Return the used part of a sheet (the first that can be seen, if none is named) as one table.

    Raises as `open_excel` does, and `DataProblems` for a sheet that there is not.
    """
    with open_excel(path, name) as (values, formulas), reading(name):  # styles are looked up when asked for
        wanted = sheet_called(sheet, values, name)
        return (_table(values[wanted], formulas[wanted]),)


def _table(values: Any, formulas: Any) -> Table:
    lower = _lower_parts(values)
    rows = tuple(
        tuple(_cell(cell, formulas.cell(cell.row, cell.column).value, lower) for cell in row)
        for row in values.iter_rows()
    )
    return Table(rows, (), merges=bool(values.merged_cells.ranges))


def _lower_parts(sheet: Any) -> Mapping[tuple[int, int], bool]:
    """Return the cells that a merge covers, by row and column: whether they lie below its first row."""
    return {
        (row, column): row > area.min_row
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
        if (row, column) != (area.min_row, area.min_col)
    }


def _cell(cell: Any, formula: object, lower: Mapping[tuple[int, int], bool]) -> Cell:
    place = Place(cell.row, cell.column, sheet=True)
    if cell.value is None and formula is not None:
        return Cell(squeezed(str(formula)), place, broken="formula")
    if cell.value is None:
        return Cell("", place, merged=lower.get((cell.row, cell.column), False))
    text, broken = _text(cell)
    bold = bool(cell.font and cell.font.bold)
    number = not broken and isinstance(cell.value, (int, float))
    return Cell(text, place, bold=bold, number=number, broken=broken)


def _text(cell: Any) -> tuple[str, str]:
    """Return the text of a cell that holds something, and why it cannot be trusted, if so."""
    value = cell.value
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()[:10], "date"
    if isinstance(value, bool) or cell.data_type == "e":
        return squeezed(str(value)), "error"
    if isinstance(value, (int, float)):
        shown_as = str(cell.number_format)
        if "%" in shown_as:
            return f"{value * 100:.{EXCEL_DIGITS}g}%", "percent"
        return _number(value, shown_as), ""
    return squeezed(str(value)), ""


def _number(value: float, shown_as: str) -> str:
    """Return a number as the sheet shows it where that is a fixed count of places, else its digits."""
    if set(shown_as) <= _FIXED and shown_as.startswith("0."):
        text = f"{value:.{len(shown_as) - 2}f}"
        if float(text) == value:
            return text
    digits = f"{value:.{EXCEL_DIGITS}g}"
    return digits if "e" not in digits else f"{value:.9f}".rstrip("0").rstrip(".")
