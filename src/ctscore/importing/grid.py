"""A table of another program as rows of cells: CSV, or Excel row by row."""

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from ctscore.findings import DataProblems, Finding, Refusal
from ctscore.findings.file_rules import BINARY, FILE_EMPTY, NOT_UTF8
from ctscore.findings.import_rules import NOT_A_TABLE
from ctscore.findings.usage_rules import UNKNOWN_TABLE
from ctscore.importing.foreign import content_of, refuse_foreign
from ctscore.importing.office import open_excel, reading, sheet_called
from ctscore.importing.tables import (
    AS_SAID,
    CELLS,
    EXCEL_DIGITS,
    MOST_CELLS,
    MOST_ROWS,
    ROWS,
    not_a_table,
    squeezed,
    too_large,
)
from ctscore.records import dataclass
from ctscore.source import read_text

_SIGNS = ",;\t"


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
) -> Grid:
    """Return the table at `path`; `name` is what findings call it.

    Of a .csv file, cells are parted by the sign under which the header has most of `columns`; of a .tsv file
    by tabs. Raises `DataProblems` with what keeps it from being read, `Refusal` for another suffix, or where
    the library for .xlsx is missing.
    """
    suffix = path.suffix.lower()
    if path.is_file():
        refuse_foreign(path, name, content_of(path))
    if suffix not in (".csv", ".tsv", ".txt", ".xlsx"):
        raise Refusal(UNKNOWN_TABLE, suffix=suffix or path.name, known=".csv, .tsv, .xlsx")
    if suffix == ".xlsx":
        return _read_excel(path, name, sheet)
    text, findings = read_text(path, name)
    if text is None:
        raise DataProblems(tuple(as_table(finding) for finding in findings))
    signs = "\t" if suffix == ".tsv" else _SIGNS
    if any(text.count(sign) > MOST_CELLS for sign in signs):
        raise too_large(name, MOST_CELLS, CELLS)
    try:
        sign = max(
            signs, key=lambda sign: _found(list(_records(text, sign, header_row)), header_row, columns)
        )
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


def _found(rows: Sequence[tuple[str, ...]], header_row: int, columns: Collection[str]) -> tuple[int, int]:
    """Return how many of `columns` the header has, and how many cells: what tells one sign from another."""
    header = rows[header_row - 1] if len(rows) >= header_row else ()
    return sum(column in header for column in columns), len(header)


def as_table(finding: Finding) -> Finding:
    """Return a finding about a text file in words for tables, where its own speak of data files."""
    if finding.rule not in (BINARY, FILE_EMPTY, NOT_UTF8):
        return finding
    facts = {f"reason_{lang}": finding.message(lang) for lang in ("vi", "en")}
    return Finding(NOT_A_TABLE, finding.file, facts, position=finding.position)


def _read_excel(path: Path, name: str, sheet: str | None) -> Grid:
    with open_excel(path, name, streaming=True) as (values, formulas), reading(name):
        wanted = sheet_called(sheet, values, name)
        return Grid(_excel_rows(values[wanted], formulas[wanted]), ragged=False)


def _excel_rows(values: Any, formulas: Any) -> tuple[tuple[str, ...], ...]:
    for one in (values, formulas):
        one.reset_dimensions()  # what the file says of its size is often wrong
    rows: list[tuple[str, ...]] = []
    behind = formulas.iter_rows(values_only=True)
    for row, formula in zip(values.iter_rows(), behind, strict=False):
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
