"""Text as a spreadsheet takes it: in its cells, and as the names of its sheets."""

import re
from collections.abc import Iterable

from ctscore.render.values import clean

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
