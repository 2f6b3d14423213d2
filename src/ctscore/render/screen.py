"""What of a long table a screen shows first: the rest is a word away, but the answer is seen at once."""

from collections.abc import Sequence
from dataclasses import replace

from ctscore.document import Row, Section, Series

_FEW = 2
"""So few more rows are shown at once: the line that tells of them takes room too."""
LEAST_ROWS = 4
"""So many rows are shown however low the screen is."""


def first_rows(section: Section, most: int) -> Section:
    """Return `section` with about `most` of its rows; all of them where hardly any would be left out.

    Of a tree its upper levels, of a series its latest rows, else the first; sums that close a table stay.
    """
    rows = section.rows
    if len(rows) <= most + _FEW:
        return section
    upper = _upper_levels(rows, most + _FEW) if section.layout == "tree" else ()
    if len(upper) > 1:
        return replace(section, rows=upper)
    if isinstance(section.chart, Series):
        return replace(section, rows=rows[-most:])
    sums = _closing(rows)
    return replace(section, rows=(*rows[: most - len(sums)], *sums))


def lower(whole: Section, section: Section, heights: Sequence[int], too_much: int) -> Section:
    """Return `section`, of a `whole` one, with so few rows that it is `too_much` lines lower, if it can be.

    `heights` are those of its rows in lines. Upper levels of a tree and a series stay as they are.
    """
    rows = section.rows
    if section.layout == "tree" or isinstance(section.chart, Series):
        return section
    sums = _closing(rows)
    kept = len(rows) - len(sums)
    while too_much > 0 and kept > LEAST_ROWS:
        kept -= 1
        too_much -= heights[kept]
    same = kept == len(rows) - len(sums) or len(whole.rows) - len(sums) - kept <= _FEW
    return section if same else replace(section, rows=(*rows[:kept], *sums))


def _upper_levels(rows: Sequence[Row], most: int) -> tuple[Row, ...]:
    """Return the rows of as many levels of a tree as `most` rows can hold."""
    found: tuple[Row, ...] = ()
    for depth in sorted({row.depth for row in rows}):
        level = tuple(row for row in rows if row.depth <= depth)
        if len(level) > most:
            break
        found = level
    return found


def _closing(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the sums at the end of a table."""
    last = rows[-1:]
    return tuple(last) if last and last[0].strong else ()


def lines_of(text: str, width: int) -> int:
    """Return how many lines of `width` letters the words of `text` take."""
    lines, room = 1, width
    for word in text.split():
        if room < width and len(word) + 1 <= room:
            room -= len(word) + 1
        elif room == width and len(word) <= width:
            room -= len(word)
        else:
            more, rest = divmod(len(word), width)
            lines += more - (not rest) + (room < width)
            room = width - (rest or width)
    return lines


def more_rows(count: int, lang: str) -> str:
    """Return the line that tells how many rows are not shown, and how they are."""
    return f"còn {count} dòng: --all" if lang == "vi" else f"{count} more: --all"
