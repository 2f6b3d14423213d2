"""A table as cells of text, before anybody knows how wide they may be: for the terminal and for pipes."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from ctscore.decimals import ZERO
from ctscore.document import Column, Kind, Row, Section, Series, Strips
from ctscore.phrases import said
from ctscore.records import dataclass
from ctscore.render import Canvas
from ctscore.render.values import NOTHING, decimals_of, is_figure, words

INDENT = 2
_LEAST_NAME = 24
_LEAST_REFERENCE = 14
_UNSPOKEN = 30
_MOST_HEAD = 3
_BAR_WIDTH = 8
_BAR_SPARE = 2
_GAP = "·"
_HEIGHTS = "▁▂▃▄▅▆▇█"
_STRIP_WIDTH = 24
_SIGNS = "●▲┃◇"
"""Marks on a strip: ours first."""
_LEAST = {Kind.TEXT: _LEAST_NAME, Kind.REF: _LEAST_REFERENCE, Kind.REFS: _LEAST_REFERENCE}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A column as it is drawn: its header and its cells as text."""

    id: str
    header: str
    cells: tuple[str, ...]
    right: bool
    drop_priority: int
    least_text: int | None = None
    """For a column that wraps: the width below which it is cramped."""
    is_bar: bool = False

    @property
    def natural(self) -> int:
        """The width at which no cell wraps; a header may, into a few lines."""
        width = max(_longest(units_of(self.header)), _longest(self.cells))
        while self.header_at(width).count("\n") >= _MOST_HEAD:
            width += 1
        return width

    @property
    def least(self) -> int:
        """The narrowest this column can be without breaking a figure or a word, or cramping a name."""
        if self.least_text is None:
            return self.natural
        return min(self.natural, max(self.least_text, self.narrowest))

    @property
    def narrowest(self) -> int:
        """The width below which a figure or word is broken; what has more letters than words have may be."""
        if self.least_text is None:
            return self.natural
        widths = (_longest(units_of(self.header)), *map(_least_lines, self.cells))
        return min(max(widths), _UNSPOKEN)

    def header_at(self, width: int) -> str:
        """Return the header in lines of at most `width` letters, broken between its words only."""
        lines: list[str] = []
        for unit in units_of(self.header):
            if lines and len(lines[-1]) + 1 + len(unit) <= width:
                lines[-1] += f" {unit}"
            else:
                lines.append(unit)
        return "\n".join(lines)


def units_of(header: str) -> list[str]:
    """Return what of a header stands in one line: its words, a sign of percent with the one beside it."""
    return re.findall(r"% \S+|\S+ %|\S+", header)


def _least_lines(text: str) -> int:
    """Return the width that the words of `text` need, below the blanks that it begins with."""
    return len(text) - len(text.lstrip()) + _longest(text.split())


def _longest(texts: Iterable[str]) -> int:
    return max(map(len, texts), default=0)


def facts_of(section: Section, row: Row, lang: str) -> list[tuple[str, str]]:
    """Return label and words of each value of a record that there is."""
    found = ((column, row.values.get(column.id)) for column in section.columns if not column.machine_only)
    return [
        (
            said(column.label, lang),
            words(column.kind, value, lang) + ("%" if column.kind is Kind.PERCENT else ""),
        )
        for column, value in found
        if value is not None and value != ()
    ]


def sparkline(section: Section, lang: str) -> str | None:
    """Return the series of a section in blocks of eight heights, each run between its own least and most.

    None where it has none.
    """
    series = section.chart
    if not isinstance(series, Series):
        return None
    found, place = [], 0
    for run in series.runs(section.rows):
        blocks = _run([series.height(row) for row in run])
        at = enumerate(blocks, start=place)
        found.append("".join(_GAP + one if n in series.gaps and n > place else one for n, one in at))
        place += len(run)
    return f"{said(series.label, lang)}: " + " │ ".join(found)


def _run(figures: Sequence[Decimal | None]) -> str:
    known = [figure for figure in figures if figure is not None]
    span = max(known, default=ZERO) - min(known, default=ZERO)
    heights = [
        None if figure is None else round((figure - min(known)) * (len(_HEIGHTS) - 1) / span) if span else 3
        for figure in figures
    ]
    return "".join(_GAP if height is None else _HEIGHTS[height] for height in heights)


def shown(section: Section) -> list[Column[Any]]:
    """Return the columns of a table that are for people and have anything to show."""
    found = []
    for column in section.columns:
        empty = all(row.values.get(column.id) in (None, ()) for row in section.rows)
        if not column.machine_only and not (
            empty and (column.drop_priority or column.kind not in (Kind.TEXT, Kind.CODE))
        ):
            found.append(column)
    return found


def draw(section: Section, lang: str, canvas: Canvas, whole: Section | None = None) -> list[Drawn]:
    """Return the columns of a table that have anything to show, each cell in words.

    Where it is only what is kept of a `whole` one, bars are as long as in that, and figures as fine.
    """
    drawn = []
    for column in shown(section):
        values = [row.values.get(column.id) for row in section.rows]
        decimals = decimals_of(column, (whole or section).rows)
        cells = tuple(
            "" if value is None and not is_figure(column.kind) else words(column.kind, value, lang, decimals)
            for value in values
        )
        cells = tuple("" if cell == NOTHING else cell for cell in cells)
        if section.layout == "tree" and column.id == "name":
            indents = (" " * INDENT * row.depth for row in section.rows)
            cells = tuple(indent + cell for indent, cell in zip(indents, cells, strict=True))
        least = _LEAST.get(column.kind)
        drawn.append(
            Drawn(
                column.id,
                said(column.label, lang),
                cells,
                is_figure(column.kind),
                column.drop_priority,
                least,
            )
        )
        if column.bar and canvas.boxes:
            every = bar_figures(column, (whole or section).rows)
            bars = _bars(bar_figures(column, section.rows), max(every, default=ZERO))
            if not any(bars):
                continue
            drawn.append(Drawn(column.id, "", bars, right=False, drop_priority=_BAR_SPARE, is_bar=True))
    if isinstance(section.chart, Strips) and canvas.boxes:
        strips = tuple(_strip(row, section.chart) for row in section.rows)
        drawn.append(Drawn("strip", "", strips, right=False, drop_priority=_BAR_SPARE, is_bar=True))
    return drawn


def strip_legend(section: Section, lang: str) -> str | None:
    """Return what the signs on the strips of a section mean; None where it has none."""
    if not isinstance(section.chart, Strips):
        return None
    labels = {column.id: said(column.label, lang) for column in section.columns}
    return ", ".join(f"{sign} {labels[mark]}" for sign, mark in _signed(section.chart))


def _signed(strips: Strips) -> list[tuple[str, str]]:
    return list(zip(_SIGNS, strips.marks, strict=False))


def _strip(row: Row, strips: Strips) -> str:
    """Return the strip of a row with its marks; where several fall together, that of the first one."""
    places: dict[int, str] = {}
    for sign, mark in _signed(strips):
        place = on_scale(row, strips, mark)
        if place is not None:
            places.setdefault(round(place * (_STRIP_WIDTH - 1)), sign)
    return "".join(places.get(place, "─") for place in range(_STRIP_WIDTH)) if places else ""


def on_scale(row: Row, strips: Strips, mark: str) -> Decimal | None:
    """Return where on its strip a mark of a row stands, from 0 to 1; None where a figure is missing."""
    low, high, figure = (row.values.get(id_) for id_ in (strips.low, strips.high, mark))
    if not (isinstance(low, Decimal) and isinstance(high, Decimal) and isinstance(figure, Decimal)):
        return None
    return min(max((figure - low) / (high - low), ZERO), Decimal(1)) if high > low else None


def bar_figures(column: Column[Any], rows: Sequence[Row]) -> list[Decimal]:
    """Return how long the bar of each row is, in the unit of its figures; the sum row on top has none."""
    values = (ZERO if row.strong and row.depth == 0 else row.values.get(column.id) for row in rows)
    return [max(value, ZERO) if isinstance(value, Decimal) else ZERO for value in values]


def _bars(figures: Sequence[Decimal], longest: Decimal) -> tuple[str, ...]:
    """Return a bar for each figure, the longest for one of `longest`."""
    eighths = (round(figure * _BAR_WIDTH * 8 / longest) if longest else 0 for figure in figures)
    return tuple("█" * (one // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[one % 8] for one in eighths)
