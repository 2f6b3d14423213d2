"""A table of another program as rows of cells; the only room that reads CSV and Excel."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from ctscore.findings import Finding, Refusal
from ctscore.findings.table_rules import NOT_A_TABLE
from ctscore.findings.usage_rules import MISSING_EXTRA, UNKNOWN_TABLE
from ctscore.source import read_text
from ctscore.words import nfc

EXCEL_DIGITS = 15
"""Significant digits that a spreadsheet shows; what stands behind them is noise of binary numbers."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells as text. In an Excel sheet numbers are numbers: `typed` says that they have no comma."""

    rows: tuple[tuple[str, ...], ...]
    typed: bool


def read_grid(path: Path, name: str, sheet: str | None = None) -> tuple[Grid | None, tuple[Finding, ...]]:
    """Return the table at `path`, or why it cannot be read; `name` is what findings call it.

    Raises `Refusal` for a suffix other than .csv, .tsv and .xlsx, or where the library for .xlsx is missing.
    """
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        return _read_excel(path, name, sheet)
    if suffix not in (".csv", ".tsv", ".txt"):
        raise Refusal(UNKNOWN_TABLE, suffix=suffix or path.name, known=".csv, .tsv, .xlsx")
    text, findings = read_text(path, name)
    if text is None:
        return None, findings
    try:
        rows = tuple(
            tuple(map(_clean, row)) for row in csv.reader(io.StringIO(text), delimiter=_delimiter(text))
        )
    except csv.Error as trouble:
        return None, (Finding(NOT_A_TABLE, name, {"reason": str(trouble)}),)
    return Grid(rows, typed=False), ()


def _delimiter(text: str) -> str:
    """Return the sign that parts cells: the comma, unless the first line has more of another one."""
    first = text.split("\n", 1)[0]
    return max((",", ";", "\t"), key=first.count)


def _read_excel(path: Path, name: str, sheet: str | None) -> tuple[Grid | None, tuple[Finding, ...]]:
    try:
        import python_calamine as calamine  # noqa: PLC0415
    except ImportError:
        raise Refusal(MISSING_EXTRA, format=".xlsx", library="python-calamine", extra="excel") from None
    try:
        book = calamine.load_workbook(path)
        found = book.get_sheet_by_name(sheet) if sheet else book.get_sheet_by_index(0)
        # Empty rows on top count too, so that row numbers are those of Excel.
        rows = tuple(tuple(map(_cell, row)) for row in found.to_python(skip_empty_area=False))
    except (calamine.CalamineError, OSError) as trouble:
        return None, (Finding(NOT_A_TABLE, name, {"reason": str(trouble) or "?"}),)
    return Grid(rows, typed=True), ()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, float)):
        return f"{value:.{EXCEL_DIGITS}g}"
    return _clean(str(value))


def _clean(text: str) -> str:
    return nfc(" ".join(text.split()))
