"""Files of Excel, whatever stands in them: how one is begun, its paper, and the most that it can hold."""

import io
from datetime import UTC, datetime
from typing import Any

from ctscore.findings import Refusal
from ctscore.findings.usage_rules import MISSING_EXTRA

LINE_HEIGHT = 15.0
"""Of a line of text, in points."""
TALLEST = 409.0
"""The height that no row of a sheet can exceed, in points."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CREATED = datetime(1980, 1, 1, tzinfo=UTC)  # fixed, so that the same content makes the same bytes
_A4 = 9


def new_book(stream: io.BytesIO, what_vi: str, what_en: str, title: str = "", mark: str = "") -> Any:
    """Return a workbook without sheets, written to `stream` when it is closed; text in it stays text.

    Its properties hold the `title`, and as keywords the `mark`.

    Raises `Refusal`, in which `what` needs it, where the library that writes it is not installed.
    """
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415
    except ImportError:
        what = {"what_vi": what_vi, "what_en": what_en}
        raise Refusal(MISSING_EXTRA, library="XlsxWriter", extra="excel", **what) from None
    book = Workbook(stream, _OPTIONS)
    said = {"title": title, "keywords": mark}
    book.set_properties({"created": _CREATED, **{name: text for name, text in said.items() if text}})
    return book


def lay_across(sheet: Any) -> None:
    """Let `sheet` be printed across A4, as wide as one page and as long as it takes."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
