"""Opening the files of Office: what keeps one from being read is told in the same words for all of them."""

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ctscore.findings import DataProblems, Finding, Refusal
from ctscore.findings.file_rules import FILE_MISSING
from ctscore.findings.table_rules import LOCKED_TABLE, NO_SHEET, NOT_A_TABLE, TABLE_TOO_LARGE
from ctscore.findings.usage_rules import MISSING_EXTRA
from ctscore.words import listed

MOST_CELLS = 2_000_000
_MOST_UNPACKED = 100_000_000
# What files begin with that Office locked with a password; and those of the old .xls and .doc.
_COMPOUND = b"\xd0\xcf\x11\xe0"


def refuse_locked(path: Path, name: str) -> None:
    """Raise `DataProblems` for a file that has a password, or is of an old format."""
    with path.open("rb") as stream:
        if stream.read(len(_COMPOUND)) == _COMPOUND:
            raise DataProblems((Finding(LOCKED_TABLE, name),))


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


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Read with a library of others: what it stumbles over in a broken file is raised as `DataProblems`."""
    try:
        with warnings.catch_warnings(action="ignore"):  # about styles and settings, which nobody reads here
            yield
    except DataProblems:
        raise
    except Exception as trouble:  # there is no class for all that a broken file can bring about
        facts = {"reason": str(trouble) or type(trouble).__name__}
        raise DataProblems((Finding(NOT_A_TABLE, name, facts),)) from None


def open_excel(path: Path, name: str, *, streaming: bool = False) -> tuple[Any, Any]:
    """Return the Excel file at `path` twice: with the values of its cells, and with their formulas.

    With `streaming`, for a file that is there, rows are read one by one when they are asked for; else all of
    it is read now. Raises `DataProblems` where it is missing, broken, locked or too large to be read whole,
    `Refusal` without the library.
    """
    try:
        import openpyxl  # noqa: PLC0415
    except ImportError:
        what = {"what_vi": "tệp .xlsx", "what_en": "an .xlsx file"}
        raise Refusal(MISSING_EXTRA, library="openpyxl", extra="excel", **what) from None
    if not streaming and not path.is_file():
        raise DataProblems((Finding(FILE_MISSING, name),))
    refuse_locked(path, name)
    if not streaming:
        refuse_trap(path, name)
    with reading(name):
        values = openpyxl.load_workbook(path, read_only=streaming, data_only=True)
        return values, openpyxl.load_workbook(path, read_only=streaming)


def sheet_called(wanted: str | None, book: Any, name: str) -> str:
    """Return the title of the `wanted` sheet of an Excel file: of the first to be seen where none is named.

    Raises `DataProblems` where there is no such sheet.
    """
    visible = [one.title for one in book.worksheets if one.sheet_state == "visible"]
    title = wanted if wanted is not None else next(iter(visible), "")
    if title not in [one.title for one in book.worksheets]:
        facts = {"given": title, "known": listed(visible) or "–"}
        raise DataProblems((Finding(NO_SHEET, name, facts),))
    return title


def refuse_large(cells: int, name: str) -> None:
    """Raise `DataProblems` for a sheet with more `cells` than anybody scores."""
    if cells > MOST_CELLS:
        raise DataProblems((Finding(TABLE_TOO_LARGE, name, {"most": str(MOST_CELLS)}),))
