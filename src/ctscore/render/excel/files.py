"""Files of Excel, whatever stands in them: how one is begun, its paper, and how much room text takes."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from math import ceil
from typing import Any
from unicodedata import east_asian_width, normalize

from ctscore.findings import Refusal
from ctscore.findings.usage_rules import MISSING_EXTRA
from ctscore.phrases import Words, said
from ctscore.render.values import clean

LINE_HEIGHT = 15.0
"""Of a line of text, in points."""
TALLEST = 409.0
"""The height that no row of a sheet can exceed, in points."""
FONT = "Times New Roman"
FONT_SIZE = 11

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": FONT, "font_size": FONT_SIZE},
}
_CREATED = datetime(1980, 1, 1, tzinfo=UTC)  # fixed, so that the same content makes the same bytes


def new_book(stream: io.BytesIO, what: Words, title: str = "", mark: str = "") -> Any:
    """Return a workbook without sheets, written to `stream` when it is closed; text in it stays text.

    Its properties hold the `title`, and as keywords the `mark`.

    Raises `Refusal`, in which `what` needs it, where the library that writes it is not installed.
    """
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415
    except ImportError:
        raise Refusal(MISSING_EXTRA, library="XlsxWriter", extra="excel", what=what) from None
    book = Workbook(stream, _OPTIONS)
    said = {"title": title, "keywords": mark}
    book.set_properties({"created": _CREATED, **{name: text for name, text in said.items() if text}})
    return book


_A4 = 9
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.7}  # inches
PAGE_WIDTH = 1026
"""What stands beside each other across A4 within these margins, in pixels of a sheet; 96 are an inch."""
_LEAST_SCALE = 0.74  # letters of 8 points: smaller ones are read by nobody
WIDEST_PAGE = int(PAGE_WIDTH / _LEAST_SCALE)
"""What can be brought to the width of a page and still be read."""
MOST_IN_TITLE = 255
"""What the title of a chart holds at most."""
_MOST_IN_FOOTER = 90
_PAGE_OF = Words("Trang &P/&N", "Page &P/&N")


def lay_across(sheet: Any) -> None:
    """Let `sheet` be printed across A4."""
    sheet.set_landscape()
    sheet.set_paper(_A4)


def number_pages(sheet: Any, title: str, lang: str) -> None:
    """Let `sheet` be printed across A4, with its `title` and the number of the page below."""
    lay_across(sheet)
    sheet.set_margins(**_MARGINS)
    look = f'&9&"{FONT},Regular"'
    told = cut(safe_text(title), _MOST_IN_FOOTER).replace("&", "&&")
    sheet.set_footer(f"&L{look}{told}&R{look}{said(_PAGE_OF, lang)}")


def fit_across(sheet: Any, widths: Sequence[float], kept: int) -> None:
    """Bring columns of these `widths` to the width of a page, or of several, as far as they can be read.

    Where it takes several, the first `kept` columns stand on each.
    """
    if sum(widths) <= WIDEST_PAGE:
        sheet.fit_to_pages(1, 0)
        return
    sheet.set_print_scale(round(_LEAST_SCALE * 100))
    if sum(widths[:kept]) < WIDEST_PAGE / 2:
        sheet.repeat_columns(0, kept - 1)


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


INDENT = 10
"""What a step of indentation takes, in pixels."""
# The library measures letters of Calibri; in the font here these are so much wider.
_CAPITAL, _DIGIT, _FULL_WIDTH = 2, 0.4, 7
_BOLD = 1.05
_SPACE = 3.5
_MANY_WORDS = 4096


def breadth(text: str, *, bold: bool = False) -> float:
    """Return how wide `text` is in one line, in pixels."""
    words = text.split(" ")
    return (sum(map(_width_of, words)) + _SPACE * (len(words) - 1)) * (_BOLD if bold else 1)


@lru_cache(_MANY_WORDS)  # the same words come again and again
def _width_of(word: str) -> float:
    from xlsxwriter.utility import xl_pixel_width  # noqa: PLC0415

    # Of a letter with marks the library only knows that it is not of ASCII, and takes it for a wide one.
    bare = "".join(normalize("NFD", letter)[0] for letter in word)
    return float(xl_pixel_width(bare) + sum(map(_wider, bare)))


def _wider(letter: str) -> float:
    if east_asian_width(letter) in "WF":
        return _FULL_WIDTH
    return _CAPITAL if letter.isupper() else _DIGIT if letter.isdigit() else 0


def longest_word(text: str, *, bold: bool = False) -> float:
    """Return how wide the widest word of `text` is."""
    return max((breadth(word, bold=bold) for word in text.split()), default=0)


def lines(text: str, width: float, *, bold: bool = False) -> int:
    """Return how many lines `text` needs in a column of `width`, broken between words where that can be."""
    count, used = 1, 0.0
    for word in text.split():
        long = breadth(word, bold=bold)
        if used and used + _SPACE + long <= width:
            used += _SPACE + long
            continue
        count += bool(used)
        count += ceil(long / width) - 1 if long > width else 0
        used = long % width if long > width else long
    return count
