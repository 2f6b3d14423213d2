"""Files of Excel, whatever stands in them: how one is begun, its paper, and how much room text takes."""

import io
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from math import ceil
from typing import Any

from ctscore.findings import Refusal
from ctscore.findings.usage_rules import MISSING_EXTRA
from ctscore.render.values import clean

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


MOST_LETTERS = 32_767
"""What a cell holds at most."""
_MOST_OF_A_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"


def safe_text(text: str) -> str:
    """Return `text` in one line, of characters that may stand in the file, and no longer than a cell."""
    return cut(clean(text), MOST_LETTERS)


def cut(text: str, most: int) -> str:
    """Return `text` with at most `most` letters as Excel counts them, an ellipsis for what is left off."""
    counted = text.encode("utf-16-le")
    if len(counted) // 2 <= most:
        return text
    return counted[: (most - 1) * 2].decode("utf-16-le", errors="ignore") + "…"


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Return a name for each sheet as Excel takes it: short, without its signs, none of them twice."""
    taken = {_RESERVED}
    names = []
    for one in wanted:
        bare = _bare(_NOT_IN_A_NAME.sub(" ", safe_text(one))) or "–"
        name, number = _bare(cut(bare, _MOST_OF_A_NAME)), 1
        while name.casefold() in taken:
            number += 1
            tail = f" ({number})"
            name = _bare(cut(bare, _MOST_OF_A_NAME - len(tail))) + tail
        taken.add(name.casefold())
        names.append(name)
    return names


def _bare(name: str) -> str:
    return name.strip(" '")


INDENT = 1.3
"""What a step of indentation takes."""
# The usual font, Calibri 11, in widths of its digits; somewhat generous, as others are put in its place.
_CAPITAL, _WIDE, _NARROW, _USUAL = 1.3, 1.7, 0.6, 1.05
_WIDE_LETTERS = frozenset("mwMW%@—–…")
_NARROW_LETTERS = frozenset("ijlftrI.,:;'|!()[] /-")
_BOLD = 1.06


def breadth(text: str, *, bold: bool = False) -> float:
    """Return how wide `text` is in one line."""
    return sum(map(_width_of, text)) * (_BOLD if bold else 1)


def _width_of(letter: str) -> float:
    if letter in _WIDE_LETTERS:
        return _WIDE
    if letter in _NARROW_LETTERS:
        return _NARROW
    return _CAPITAL if letter.isupper() or ord(letter) > 0x2E80 else _USUAL  # beyond: letters of full width


def longest_word(text: str, *, bold: bool = False) -> float:
    """Return how wide the widest word of `text` is."""
    return max((breadth(word, bold=bold) for word in text.split()), default=0)


def lines(text: str, width: float, *, bold: bool = False) -> int:
    """Return how many lines `text` needs in a column of `width`, broken between words where that can be."""
    count, used = 1, 0.0
    space = _NARROW * (_BOLD if bold else 1)
    for word in text.split():
        long = breadth(word, bold=bold)
        if used and used + space + long <= width:
            used += space + long
            continue
        count += bool(used)
        count += ceil(long / width) - 1 if long > width else 0
        used = long % width if long > width else long
    return count
