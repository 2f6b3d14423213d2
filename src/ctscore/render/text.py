"""Tables for the terminal; in a pipe the same tables plain, one line a row, so that grep and diff work."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rich.box import SIMPLE_HEAD, Box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ctscore.document import Document, Kind, Row, Section, Spark
from ctscore.figures import ZERO
from ctscore.render.canvas import Canvas
from ctscore.render.values import NOTHING, decimals_of, is_figure, sentence, words
from ctscore.words import printable

_UNLIMITED = 100_000
_LEAST_NAME = 24
_LEAST_REFERENCE = 14
_SQUEEZED = 7
_BAR_WIDTH = 8
_BAR_SPARE = 2
_WIDE = 110
_HEIGHTS = "▁▂▃▄▅▆▇█"
_INDENT = 2
_PLAIN_HEAD = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
_LEAST = {Kind.TEXT: _LEAST_NAME, Kind.REF: _LEAST_REFERENCE, Kind.REFS: _LEAST_REFERENCE}
_STYLES = {"lost": "bold red", "share_lost": "bold red", "rank": "dim"}


@dataclass(frozen=True, slots=True)
class _Drawn:
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


def render(document: Document, canvas: Canvas) -> str:
    """Return `document` as text for `canvas`: wrapped to its width, or unwrapped where it has none."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=canvas.width or _UNLIMITED,
        force_terminal=canvas.colour,
        color_system="standard" if canvas.colour else None,
        no_color=not canvas.colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for place, section in enumerate(document.sections):
        if place:
            console.print()
        console.print(Text(printable(section.title), style="bold" if canvas.colour else ""))
        notes = [sentence(note, document.lang) for note in section.notes]
        if section.rows and section.layout == "record":
            console.print(_record(section, document.lang, canvas))
        elif section.rows:
            drawn = _draw(section, document.lang, canvas)
            kept = _fitting(drawn, canvas.width, _gap(canvas))
            console.print(_table(section, kept, canvas))
            left_out = [part.header for part in drawn if part not in kept and part.header]
            notes += [_left_out(left_out, document.lang)] if left_out else []
        if section.spark is not None:
            console.print(Text(f"{printable(section.spark.label)}: {_sparkline(section.spark)}"))
        for note in notes:
            console.print(Text(printable(note), style="dim" if canvas.colour else ""))
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


def _record(section: Section, lang: str, canvas: Canvas) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim" if canvas.colour else "")
    grid.add_column(overflow="fold")
    for place, row in enumerate(section.rows):
        if place:
            grid.add_row()
        for column in section.columns:
            value = row.values.get(column.id)
            if value is not None and value != () and not column.detail:
                unit = "%" if column.kind is Kind.PERCENT else ""
                grid.add_row(Text(column.label), Text(words(column.kind, value, lang) + unit))
    return grid


def _gap(canvas: Canvas) -> int:
    return 2 if canvas.width is None or canvas.width >= _WIDE else 1


def _sparkline(spark: Spark) -> str:
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


def _left_out(headers: list[str], lang: str) -> str:
    names = ", ".join(headers)
    return (
        f"Các cột bị ẩn vì màn hình hẹp: {names}."
        if lang == "vi"
        else f"Left out for want of width: {names}."
    )


def _table(section: Section, drawn: list[_Drawn], canvas: Canvas) -> Table:
    gap = _gap(canvas)
    table = Table(
        box=SIMPLE_HEAD if canvas.boxes else _PLAIN_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, gap - 1, 0, 0),
        header_style="bold" if canvas.colour else "",
    )
    for part, width in zip(drawn, _widths(drawn, canvas.width, gap), strict=True):
        style = _STYLES.get(part.id, "") if canvas.colour else ""
        table.add_column(
            Text(part.header),
            justify="right" if part.right else "left",
            width=width,
            overflow="fold",
            style=style,
        )
    for place, row in enumerate(section.rows):
        cells = [_cell(part, part.cells[place], row, section) for part in drawn]
        table.add_row(*cells, style="bold" if row.strong and canvas.colour else "")
    return table


def _cell(part: _Drawn, text: str, row: Row, section: Section) -> Text | Padding:
    if section.layout == "tree" and part.id == "name":
        return Padding(Text(text.lstrip()), (0, 0, 0, _INDENT * row.depth))
    return Text(text)


def _draw(section: Section, lang: str, canvas: Canvas) -> list[_Drawn]:
    drawn = []
    for column in section.columns:
        values = [row.values.get(column.id) for row in section.rows]
        empty = all(value is None or value == () for value in values)
        if column.detail or (empty and (column.spare or column.kind not in (Kind.TEXT, Kind.CODE))):
            continue
        decimals = decimals_of(column, section.rows)
        cells = tuple(
            "" if value is None and not is_figure(column.kind) else words(column.kind, value, lang, decimals)
            for value in values
        )
        cells = tuple("" if cell == NOTHING else cell for cell in cells)
        if section.layout == "tree" and column.id == "name":
            indents = (" " * _INDENT * row.depth for row in section.rows)
            cells = tuple(indent + cell for indent, cell in zip(indents, cells, strict=True))
        least = _LEAST.get(column.kind)
        drawn.append(_Drawn(column.id, column.label, cells, is_figure(column.kind), column.spare, least))
        if column.bar and canvas.boxes:
            bars = _bars([value if isinstance(value, Decimal) else ZERO for value in values], section.rows)
            if not any(bars):
                continue
            drawn.append(_Drawn(column.id, "", bars, right=False, spare=_BAR_SPARE))
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


def _widths(drawn: list[_Drawn], width: int | None, gap: int) -> list[int]:
    """Return the width of each column; what is left over goes to names first, then to headers.

    In a terminal too narrow even for the least, names are squeezed: wrapped often, but never cut.
    """
    if width is None:
        return [max(part.natural, len(part.header)) for part in drawn]
    widths = [part.least for part in drawn]
    spare = width - sum(widths) - gap * (len(drawn) - 1)
    while spare < 0:
        names = [place for place, part in enumerate(drawn) if part.least_text and widths[place] > _SQUEEZED]
        if not names:
            break
        widths[max(names, key=lambda place: widths[place])] -= 1
        spare += 1
    for wanted in ([part.natural for part in drawn], [len(part.header) for part in drawn]):
        while spare > 0 and any(want > have for want, have in zip(wanted, widths, strict=True)):
            neediest = max(range(len(drawn)), key=lambda place: wanted[place] - widths[place])
            widths[neediest] += 1
            spare -= 1
    return widths


def _fitting(drawn: list[_Drawn], width: int | None, gap: int) -> list[_Drawn]:
    """Return the columns that fit into `width`: those with the highest `spare` go first, 0 never."""
    while width is not None and sum(part.least + gap for part in drawn) - gap > width:
        most = max(part.spare for part in drawn)
        if most == 0:
            break
        drawn = [part for part in drawn if part.spare != most]
    return drawn
