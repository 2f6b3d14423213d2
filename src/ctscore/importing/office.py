"""Opening the files of Office: what keeps one from being read is told in the same words for all of them."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ctscore.findings import DataProblems, Finding, Refusal
from ctscore.findings.import_rules import NO_SHEET
from ctscore.findings.usage_rules import MISSING_EXTRA
from ctscore.importing.limits import AS_SAID, not_a_table
from ctscore.importing.packed import refuse_unfit_document, refuse_unfit_workbook
from ctscore.words import listed


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Read with a library of others: what it stumbles over in a broken file is raised as `DataProblems`.

    What goes wrong in our own code is no fault of the file, and is raised as it is.
    """
    try:
        with warnings.catch_warnings(action="ignore"):  # about styles and settings, which nobody reads here
            yield
    except Exception as trouble:  # there is no class for all that a broken file can bring about
        if _is_ours(trouble):
            raise
        raise not_a_table(name, AS_SAID, said=str(trouble) or type(trouble).__name__) from None


def _is_ours(trouble: Exception) -> bool:
    """Return whether `trouble` was raised by a line of this program, not by one of a library."""
    place = trouble.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    module = place.tb_frame.f_globals.get("__name__", "") if place else ""
    return str(module).partition(".")[0] == "ctscore"


@contextmanager
def open_excel(path: Path, name: str, *, streaming: bool = False) -> Iterator[tuple[Any, Any]]:
    """Open the Excel file at `path` twice: with the values of its cells, and with their formulas.

    With `streaming` rows are read one by one when they are asked for; else all of it is read now. Raises
    `DataProblems` where it is missing, broken, locked or too large to be read, `Refusal` without the library.
    """
    try:
        import openpyxl  # noqa: PLC0415
    except ImportError:
        what = {"what_vi": "tệp .xlsx", "what_en": "an .xlsx file"}
        raise Refusal(MISSING_EXTRA, library="openpyxl", extra="excel", **what) from None
    refuse_unfit_workbook(path, name)
    with path.open("rb") as stream:  # openpyxl leaves open what it opens itself
        with reading(name):
            values = openpyxl.load_workbook(stream, read_only=streaming, data_only=True)
            formulas = openpyxl.load_workbook(stream, read_only=streaming)
        yield values, formulas


def open_word(path: Path, name: str) -> Any:
    """Return the Word file at `path`.

    Raises `DataProblems` where it is missing, broken, locked or too large to be read, `Refusal` without the
    library.
    """
    try:
        import docx  # noqa: PLC0415
    except ImportError:
        what = {"what_vi": "tệp .docx", "what_en": "a .docx file"}
        raise Refusal(MISSING_EXTRA, library="python-docx", extra="word", **what) from None
    refuse_unfit_document(path, name)
    with path.open("rb") as stream, reading(name):
        return docx.Document(stream)


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
