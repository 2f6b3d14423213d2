"""A table as cells of text, before anybody knows how wide they may be: for the terminal and for pipes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ctscore.document import Column, Kind, Row, Section, Spark
from ctscore.figures import ZERO
from ctscore.render.canvas import Canvas
from ctscore.render.values import NOTHING, decimals_of, is_figure, words

INDENT = 2
_LEAST_NAME = 24
_LEAST_REFERENCE = 14
_BAR_WIDTH = 8
_BAR_SPARE = 2
_HEIGHTS = "▁▂▃▄▅▆▇█"
_LEAST = {Kind.TEXT: _LEAST_NAME, Kind.REF: _LEAST_REFERENCE, Kind.REFS: _LEAST_REFERENCE}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A column as it is drawn: its header and its cells as text."""

    id: str
    header: str
    cells: tuple[str, ...]
    right: bool
    spare: int
    least_text: int | None = None
    """For a column that wraps: the width below which it is cramped."""

    @property
    def natural(self) -> int:
        """The width at which no cell wraps; a header may."""
        header = max((len(word) for word in self.header.split()), default=0)
        return max(header, *(len(cell) for cell in self.cells))

    @property
    def least(self) -> int:
        """The narrowest this column can be without breaking a figure or cramping a name."""
        return self.natural if self.least_text is None else min(self.natural, self.least_text)


def facts_of(section: Section, row: Row, lang: str) -> list[tuple[str, str]]:
    """Return label and words of each value of a record that there is."""
    found = ((column, row.values.get(column.id)) for column in section.columns if not column.detail)
    return [
        (column.label, words(column.kind, value, lang) + ("%" if column.kind is Kind.PERCENT else ""))
        for column, value in found
        if value is not None and value != ()
    ]


def sparkline(spark: Spark) -> str:
    """Return the series in blocks of eight heights, each run between its own least and most."""
    return " │ ".join(_run(run) for run in spark.runs)


def _run(figures: Sequence[Decimal | None]) -> str:
    known = [figure for figure in figures if figure is not None]
    span = max(known, default=ZERO) - min(known, default=ZERO)
    heights = [
        None if figure is None else round((figure - min(known)) * (len(_HEIGHTS) - 1) / span) if span else 3
        for figure in figures
    ]
    return "".join("·" if height is None else _HEIGHTS[height] for height in heights)


def shown(section: Section) -> list[Column]:
    """Return the columns of a table that are for people and have anything to show."""
    found = []
    for column in section.columns:
        empty = all(row.values.get(column.id) in (None, ()) for row in section.rows)
        if not column.detail and not (empty and (column.spare or column.kind not in (Kind.TEXT, Kind.CODE))):
            found.append(column)
    return found


def draw(section: Section, lang: str, canvas: Canvas) -> list[Drawn]:
    """Return the columns of a table that have anything to show, each cell in words."""
    drawn = []
    for column in shown(section):
        values = [row.values.get(column.id) for row in section.rows]
        decimals = decimals_of(column, section.rows)
        cells = tuple(
            "" if value is None and not is_figure(column.kind) else words(column.kind, value, lang, decimals)
            for value in values
        )
        cells = tuple("" if cell == NOTHING else cell for cell in cells)
        if section.layout == "tree" and column.id == "name":
            indents = (" " * INDENT * row.depth for row in section.rows)
            cells = tuple(indent + cell for indent, cell in zip(indents, cells, strict=True))
        least = _LEAST.get(column.kind)
        drawn.append(Drawn(column.id, column.label, cells, is_figure(column.kind), column.spare, least))
        if column.bar and canvas.boxes:
            bars = _bars([value if isinstance(value, Decimal) else ZERO for value in values], section.rows)
            if not any(bars):
                continue
            drawn.append(Drawn(column.id, "", bars, right=False, spare=_BAR_SPARE))
    return drawn


def _bars(figures: Sequence[Decimal], rows: Sequence[Row]) -> tuple[str, ...]:
    """Return a bar for each figure, the longest for the largest; the sum row on top has none."""
    parts = [figure for figure, row in zip(figures, rows, strict=True) if not (row.strong and row.depth == 0)]
    longest = max(parts, default=ZERO)
    bars = []
    for figure, row in zip(figures, rows, strict=True):
        whole = row.strong and row.depth == 0
        eighths = 0 if whole or not longest else round(figure * _BAR_WIDTH * 8 / longest)
        bars.append("█" * (eighths // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[eighths % 8])
    return tuple(bars)
