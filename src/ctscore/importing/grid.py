"""A table of another program as rows of cells; the only room that reads CSV and Excel."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctscore.findings import Finding, Refusal
from ctscore.findings.file_rules import BINARY, FILE_EMPTY, NOT_UTF8
from ctscore.findings.table_rules import NO_SHEET, NOT_A_TABLE, TABLE_TOO_LARGE
from ctscore.findings.usage_rules import MISSING_EXTRA, UNKNOWN_TABLE
from ctscore.source import read_text
from ctscore.words import listed, nfc

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

EXCEL_DIGITS = 15
"""Significant digits that a spreadsheet shows; what stands behind them is noise of binary numbers."""

MOST_CELLS = 2_000_000


class Number(str):
    """The text of a cell that a spreadsheet holds as a number: its decimal sign is the dot."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells as text; `ragged` says that rows may have more or fewer cells than the header."""

    rows: tuple[tuple[str, ...], ...]
    ragged: bool


def read_grid(
    path: Path, name: str, sheet: str | None = None, header_row: int = 1
) -> tuple[Grid | None, tuple[Finding, ...]]:
    """Return the table at `path`, or why it cannot be read; `name` is what findings call it.

    The sign that parts the cells of a text file is that of its header, in line `header_row`. Raises
    `Refusal` for a suffix other than .csv, .tsv and .xlsx, or where the library for .xlsx is missing.
    """
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        return _read_excel(path, name, sheet)
    if suffix not in (".csv", ".tsv", ".txt"):
        raise Refusal(UNKNOWN_TABLE, suffix=suffix or path.name, known=".csv, .tsv, .xlsx")
    text, findings = read_text(path, name)
    if text is None:
        return None, tuple(_as_table(finding) for finding in findings)
    try:
        rows = csv.reader(io.StringIO(text), delimiter=_delimiter(text, header_row))
        return Grid(tuple(tuple(map(_clean, row)) for row in rows), ragged=True), ()
    except csv.Error as trouble:
        return None, (Finding(NOT_A_TABLE, name, {"reason": str(trouble)}),)


def _as_table(finding: Finding) -> Finding:
    """Return a finding about a text file in words for tables, where its own speak of data files."""
    if finding.rule not in (BINARY, FILE_EMPTY, NOT_UTF8):
        return finding
    facts = {"reason": finding.message("en")}
    return Finding(NOT_A_TABLE, finding.file, facts, position=finding.position)


def _delimiter(text: str, header_row: int) -> str:
    """Return the sign that parts cells: the comma, unless the header has more of another one."""
    header = next(iter(text.split("\n")[header_row - 1 :]), "")
    return max((",", ";", "\t"), key=header.count)


def _read_excel(path: Path, name: str, sheet: str | None) -> tuple[Grid | None, tuple[Finding, ...]]:
    try:
        import openpyxl  # noqa: PLC0415
    except ImportError:
        raise Refusal(MISSING_EXTRA, format=".xlsx", library="openpyxl", extra="excel") from None
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and print settings, which nobody reads here
            values = openpyxl.load_workbook(path, read_only=True, data_only=True)
            formulas = openpyxl.load_workbook(path, read_only=True)
            wanted = sheet if sheet is not None else values.sheetnames[0]
            if wanted not in values.sheetnames:
                facts = {"given": wanted, "known": listed(values.sheetnames)}
                return None, (Finding(NO_SHEET, name, facts),)
            rows = _excel_rows(values, formulas, wanted)
    except (InvalidFileException, zipfile.BadZipFile, OSError, KeyError, ValueError, TypeError) as trouble:
        return None, (Finding(NOT_A_TABLE, name, {"reason": str(trouble) or type(trouble).__name__}),)
    if rows is None:
        return None, (Finding(TABLE_TOO_LARGE, name, {"most": str(MOST_CELLS)}),)
    return Grid(rows, ragged=False), ()


def _excel_rows(values: "Workbook", formulas: "Workbook", sheet: str) -> tuple[tuple[str, ...], ...] | None:
    """Return the cells of a sheet, or None where there are more than anybody scores."""
    rows: list[tuple[str, ...]] = []
    count = 0
    for row, behind in _paired(values[sheet], formulas[sheet]):
        count += len(row)
        if count > MOST_CELLS:
            return None
        rows.append(tuple(_cell(value, formula) for value, formula in zip(row, behind, strict=False)))
    return tuple(rows)


def _paired(values: Any, formulas: Any) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    return zip(values.iter_rows(values_only=True), formulas.iter_rows(values_only=True), strict=False)


def _cell(value: object, formula: object) -> str:
    """Return the text of a cell; a formula that was never calculated is shown as such, to be refused."""
    if value is None:
        return _clean(formula) if isinstance(formula, str) and formula.startswith("=") else ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Number(f"{value:.{EXCEL_DIGITS}g}")
    return _clean(str(value))


def _clean(text: str) -> str:
    return nfc(" ".join(text.split()))
