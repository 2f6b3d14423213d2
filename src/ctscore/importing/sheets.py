"""Tables in Excel: the cells of one sheet, with true merges, numbers as numbers, dates as what they are."""

import warnings
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from ctscore.findings import DataProblems, Finding, Refusal
from ctscore.findings.file_rules import FILE_MISSING
from ctscore.findings.table_rules import LOCKED_TABLE, NO_SHEET, NOT_A_TABLE, TABLE_TOO_LARGE
from ctscore.findings.usage_rules import MISSING_EXTRA
from ctscore.importing.grid import COMPOUND, EXCEL_DIGITS, MOST_CELLS, refuse_trap, squeezed
from ctscore.importing.tables import Cell, Place, Table
from ctscore.words import listed

_FIXED = frozenset("0.")


def read_sheet_tables(path: Path, name: str, sheet: str | None) -> tuple[Table, ...]:
    """Return the used part of a sheet (the first that can be seen, if none is named) as one table.

    Raises as `open_sheets` does, and `DataProblems` for a sheet that there is not, or that is too large.
    """
    values, formulas = open_sheets(path, name)
    visible = [one.title for one in values.worksheets if one.sheet_state == "visible"]
    wanted = sheet if sheet is not None else next(iter(visible), "")
    if wanted not in [one.title for one in values.worksheets]:
        facts = {"given": wanted, "known": listed(visible) or "–"}
        raise DataProblems((Finding(NO_SHEET, name, facts),))
    if values[wanted].max_row * values[wanted].max_column > MOST_CELLS:
        raise DataProblems((Finding(TABLE_TOO_LARGE, name, {"most": str(MOST_CELLS)}),))
    return (_table(values[wanted], formulas[wanted]),)


def open_sheets(path: Path, name: str) -> tuple[Any, Any]:
    """Return the Excel file at `path` twice: with the values of its cells, and with their formulas.

    Raises `DataProblems` where the file is missing, broken or locked, `Refusal` without the library.
    """
    try:
        import openpyxl  # noqa: PLC0415
    except ImportError:
        what = {"what_vi": "tệp .xlsx", "what_en": "an .xlsx file"}
        raise Refusal(MISSING_EXTRA, library="openpyxl", extra="excel", **what) from None
    if not path.is_file():
        raise DataProblems((Finding(FILE_MISSING, name),))
    with path.open("rb") as stream:
        if stream.read(len(COMPOUND)) == COMPOUND:
            raise DataProblems((Finding(LOCKED_TABLE, name),))
    refuse_trap(path, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and print settings, which nobody reads here
            return openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    except Exception as trouble:  # the library raises whatever a broken file makes it stumble over
        facts = {"reason": str(trouble) or type(trouble).__name__}
        raise DataProblems((Finding(NOT_A_TABLE, name, facts),)) from None


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
