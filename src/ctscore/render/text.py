"""Tables for the terminal: wrapped to its width, boxed and coloured where it can show that."""

import io

from rich.box import SIMPLE_HEAD, Box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ctscore.document import Document, Row, Section, said
from ctscore.languages import ours
from ctscore.render import Canvas
from ctscore.render.drawing import INDENT, Drawn, draw, facts_of, sparkline, strip_legend
from ctscore.render.values import sentence
from ctscore.words import printable

_SQUEEZED = 7
_UNLIMITED = 100_000  # a pipe that is to be coloured
_WIDE = 110
_PLAIN_HEAD = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
_STYLES = {"lost": "bold red", "share_lost": "bold red", "rank": "dim"}


def render(document: Document, canvas: Canvas, lang: str) -> str:
    """Return `document` as text for `canvas`: wrapped to its width, where it has one."""
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
        console.print(Text(printable(said(section.title, lang)), style="bold" if canvas.colour else ""))
        notes = [sentence(note, lang) for note in section.notes]
        if section.rows and section.layout == "record":
            console.print(_record(section, lang, canvas))
        elif section.rows:
            drawn = draw(section, lang, canvas)
            kept = _fitting(drawn, canvas.width, _gap(canvas))
            console.print(_table(section, kept, canvas))
            left_out = [part.header for part in drawn if part not in kept and part.header]
            legend = strip_legend(section, lang) if any(part.id == "strip" for part in kept) else None
            notes = [legend, *notes] if legend else notes
            notes += [_left_out(left_out, lang)] if left_out else []
        series = sparkline(section)
        if series is not None:
            console.print(Text(printable(series)))
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
        for label, value in facts_of(section, row, lang):
            grid.add_row(Text(label), Text(value))
    return grid


def _gap(canvas: Canvas) -> int:
    return 2 if canvas.width is None or canvas.width >= _WIDE else 1


def _left_out(headers: list[str], lang: str) -> str:
    names = ", ".join(headers)
    return (
        f"Các cột bị ẩn vì màn hình hẹp: {names}."
        if ours(lang) == "vi"
        else f"Left out for want of width: {names}."
    )


def _table(section: Section, drawn: list[Drawn], canvas: Canvas) -> Table:
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


def _cell(part: Drawn, text: str, row: Row, section: Section) -> Text | Padding:
    if section.layout == "tree" and part.id == "name":
        return Padding(Text(text.lstrip()), (0, 0, 0, INDENT * row.depth))
    return Text(text)


def _widths(drawn: list[Drawn], width: int | None, gap: int) -> list[int]:
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


def _fitting(drawn: list[Drawn], width: int | None, gap: int) -> list[Drawn]:
    """Return the columns that fit into `width`: those with the highest `drop_priority` go first, 0 never."""
    while width is not None and sum(part.least + gap for part in drawn) - gap > width:
        most = max(part.drop_priority for part in drawn)
        if most == 0:
            break
        drawn = [part for part in drawn if part.drop_priority != most]
    return drawn
