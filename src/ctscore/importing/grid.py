"""A table of another program as rows of cells; the only room that reads CSV and Excel."""

import csv
import io
import warnings
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctscore.findings import DataProblems, Finding, Refusal
from ctscore.findings.file_rules import BINARY, FILE_EMPTY, FILE_MISSING, NOT_UTF8
from ctscore.findings.table_rules import LOCKED_TABLE, NO_SHEET, NOT_A_TABLE, TABLE_TOO_LARGE
from ctscore.findings.usage_rules import MISSING_EXTRA, UNKNOWN_TABLE
from ctscore.source import read_text
from ctscore.words import listed, nfc

EXCEL_DIGITS = 15
"""Significant digits that a spreadsheet shows; what stands behind them is noise of binary numbers."""

MOST_CELLS = 2_000_000
_MOST_UNPACKED = 100_000_000
_SIGNS = ",;\t"
# What files begin with that Office locked with a password; and those of the old .xls.
COMPOUND = b"\xd0\xcf\x11\xe0"


class Number(str):
    """The text of a cell that a spreadsheet holds as a number: its decimal sign is the dot."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells as text; `ragged` says that rows may have more or fewer cells than the header."""

    rows: tuple[tuple[str, ...], ...]
    ragged: bool


def read_grid(
    path: Path, name: str, columns: Collection[str], header_row: int = 1, sheet: str | None = None
) -> tuple[Grid | None, tuple[Finding, ...]]:
    """Return the table at `path`, or why it cannot be read; `name` is what findings call it.

    Of a .csv file, cells are parted by the sign under which the header has most of `columns`; of a .tsv file
    by tabs. Raises `Refusal` for another suffix, or where the library for .xlsx is missing.
    """
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".tsv", ".txt", ".xlsx"):
        raise Refusal(UNKNOWN_TABLE, suffix=suffix or path.name, known=".csv, .tsv, .xlsx")
    if not path.exists():
        return None, (Finding(FILE_MISSING, name),)
    if suffix == ".xlsx":
        return _read_excel(path, name, sheet)
    text, findings = read_text(path, name)
    if text is None:
        return None, tuple(as_table(finding) for finding in findings)
    signs = "\t" if suffix == ".tsv" else _SIGNS
    try:
        tables = [tuple(tuple(map(squeezed, row)) for row in _records(text, sign)) for sign in signs]
    except csv.Error as trouble:
        return None, (Finding(NOT_A_TABLE, name, {"reason": str(trouble)}),)
    return Grid(max(tables, key=lambda rows: _found(rows, header_row, columns)), ragged=True), ()


def squeezed(text: str) -> str:
    """Return `text` in normal form and with single spaces, as cells and names of columns are compared."""
    return nfc(" ".join(text.split()))


def _records(text: str, sign: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text), delimiter=sign)


def _found(rows: tuple[tuple[str, ...], ...], header_row: int, columns: Collection[str]) -> tuple[int, int]:
    """Return how many of `columns` the header has, and how many cells: what tells one sign from another."""
    header = rows[header_row - 1] if len(rows) >= header_row else ()
    return sum(column in header for column in columns), len(header)


def as_table(finding: Finding) -> Finding:
    """Return a finding about a text file in words for tables, where its own speak of data files."""
    if finding.rule not in (BINARY, FILE_EMPTY, NOT_UTF8):
        return finding
    facts = {"reason": finding.message("en")}
    return Finding(NOT_A_TABLE, finding.file, facts, position=finding.position)


def refuse_trap(path: Path, name: str) -> None:
    """Raise `DataProblems` for an Office file that would fill the memory when it is unpacked."""
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except (OSError, zipfile.BadZipFile):
        return  # told by the library that reads it
    if unpacked > _MOST_UNPACKED:
        reason = f"unpacked it has {unpacked:,} bytes, at most {_MOST_UNPACKED:,} are read"
        raise DataProblems((Finding(NOT_A_TABLE, name, {"reason": reason}),))


def _read_excel(path: Path, name: str, sheet: str | None) -> tuple[Grid | None, tuple[Finding, ...]]:
    try:
        import openpyxl  # noqa: PLC0415
    except ImportError:
        what = {"what_vi": "tệp .xlsx", "what_en": "an .xlsx file"}
        raise Refusal(MISSING_EXTRA, library="openpyxl", extra="excel", **what) from None
    with path.open("rb") as stream:
        if stream.read(len(COMPOUND)) == COMPOUND:
            return None, (Finding(LOCKED_TABLE, name),)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and print settings, which nobody reads here
            values = openpyxl.load_workbook(path, read_only=True, data_only=True)
            formulas = openpyxl.load_workbook(path, read_only=True)
            visible = [one.title for one in values.worksheets if one.sheet_state == "visible"]
            wanted = sheet if sheet is not None else next(iter(visible), "")
            if wanted not in [one.title for one in values.worksheets]:
                facts = {"given": wanted, "known": listed(visible) or "–"}
                return None, (Finding(NO_SHEET, name, facts),)
            rows = _excel_rows(values[wanted], formulas[wanted])
    except Exception as trouble:  # the library raises whatever a broken file makes it stumble over
        return None, (Finding(NOT_A_TABLE, name, {"reason": str(trouble) or type(trouble).__name__}),)
    if rows is None:
        return None, (Finding(TABLE_TOO_LARGE, name, {"most": str(MOST_CELLS)}),)
    return Grid(rows, ragged=False), ()


def _excel_rows(values: Any, formulas: Any) -> tuple[tuple[str, ...], ...] | None:
    """Return the cells of a sheet, or None where there are more than anybody scores."""
    for one in (values, formulas):
        one.reset_dimensions()  # what the file says of its size is often wrong
    rows: list[tuple[str, ...]] = []
    count = 0
    behind = formulas.iter_rows(values_only=True)
    for row, formula in zip(values.iter_rows(), behind, strict=False):
        count += len(row)
        if count > MOST_CELLS:
            return None
        rows.append(tuple(_cell(cell, written) for cell, written in zip(row, formula, strict=False)))
    width = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def _cell(cell: Any, formula: object) -> str:
    """Return the text of a cell.

    A formula that was never calculated, and a percentage, are shown as such, to be refused.
    """
    value = cell.value
    if value is None:
        return squeezed(formula if isinstance(formula, str) else "=…") if formula is not None else ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if "%" in str(cell.number_format):
            return f"{value * 100:.{EXCEL_DIGITS}g}%"
        return Number(f"{value:.{EXCEL_DIGITS}g}")
    return squeezed(str(value))
