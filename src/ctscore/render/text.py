"""Tables for the terminal: wrapped to its width, boxed and coloured where it can show that."""

import io
from typing import NamedTuple

from rich.box import SIMPLE_HEAD, Box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ctscore.document import Document, Row, Section, said
from ctscore.languages import ours
from ctscore.render import Canvas
from ctscore.render.drawing import INDENT, Drawn, draw, facts_of, sparkline, strip_legend
from ctscore.render.screen import first_rows, lines_of, lower, more_rows
from ctscore.render.values import sentence
from ctscore.words import printable

_UNLIMITED = 100_000  # a pipe that is to be coloured
_WIDE = 110
_PLAIN_HEAD = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
_STYLES = {"lost": "bold red", "share_lost": "bold red", "rank": "dim"}


def render(document: Document, canvas: Canvas, lang: str) -> str:
    """Return `document` as text for `canvas`: wrapped to its width, where it has one.

    A screen has first what heads several tables, and of long tables the first rows.
    """
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
    heads = document.heads() if document.heads and canvas.lines else ()
    for head in heads:
        console.print(Text(printable(sentence(head, lang)), style="bold" if canvas.colour else ""))
    hidden: dict[str, None] = {}
    seen: set[str] = set()
    for place, section in enumerate(document.sections):
        if place or heads:
            console.print()
        shown = _shown(section, canvas, console, lang)
        for part in shown.parts:
            console.print(part)
        hidden |= dict.fromkeys(shown.hidden)
        seen.update(shown.seen)
    if hidden:
        told = _left_out(list(hidden), lang, in_all=seen.isdisjoint(hidden))
        console.print(_line(told, canvas, "dim"))
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


class _Shown(NamedTuple):
    """A section as it is printed from top to bottom, what heads its columns, the heights of its rows."""

    parts: list[Text | Table]
    hidden: list[str]
    seen: list[str]
    heights: list[int]


def _shown(whole: Section, canvas: Canvas, console: Console, lang: str) -> _Shown:
    """Return a section as it is printed; one with more rows than a screen has at first fits the screen."""
    most = canvas.most_rows
    if most is None or canvas.lines is None or len(whole.rows) <= most or whole.layout == "record":
        return _drawn(whole, whole, canvas, lang)
    section, lowered = None, first_rows(whole, most)
    while lowered is not section:  # with fewer rows columns may be narrower, and names higher
        section = lowered
        found = _drawn(whole, section, canvas, lang)
        with console.capture() as printed:
            for part in found.parts:
                console.print(part)
            if found.hidden:
                console.print(_left_out(found.hidden, lang))
        too_much = printed.get().count("\n") + 1 - canvas.lines  # the last line is that of the prompt
        lowered = lower(whole, section, found.heights, too_much)
    return found


def _drawn(whole: Section, section: Section, canvas: Canvas, lang: str) -> _Shown:
    """Return `section`, the rows shown of a `whole` one, as it is printed."""
    parts: list[Text | Table] = [_line(said(section.title, lang), canvas, "bold")]
    hidden: list[str] = []
    heights: list[int] = []
    notes = sorted(section.notes, key=lambda note: not note.strong) if canvas.lines else section.notes
    lines = [_line(sentence(note, lang), canvas, "bold red" if note.strong else "dim") for note in notes]
    drawn = [] if section.layout == "record" else draw(section, lang, canvas)
    kept = _fitting(drawn, canvas.width, _gap(canvas))
    if section.rows and (section.layout == "record" or not _has_room(kept, canvas)):
        parts.append(_record(section, lang, canvas))
        heights = [1 + len(facts_of(section, row, lang)) for row in section.rows]
    elif section.rows:
        widths = _widths(kept, canvas.width, _gap(canvas))
        parts.append(_table(section, kept, widths, canvas))
        heights = _heights(kept, widths)
        hidden = [part.header for part in drawn if part not in kept and part.header]
        legend = strip_legend(section, lang) if any(part.id == "strip" for part in kept) else None
        lines = [_line(legend, canvas, "dim"), *lines] if legend else lines
    more = len(whole.rows) - len(section.rows)
    lines = [_line(more_rows(more, lang), canvas), *lines] if more else lines
    series = sparkline(whole)
    if series is not None:
        parts.append(_line(series, canvas))
    return _Shown([*parts, *lines], hidden, [part.header for part in kept], heights)


def _line(text: str, canvas: Canvas, style: str = "") -> Text:
    return Text(printable(text), style=style if canvas.colour else "")


def _has_room(drawn: list[Drawn], canvas: Canvas) -> bool:
    """Return whether a table has room for each figure and word; where not, it is read downwards."""
    gaps = _gap(canvas) * (len(drawn) - 1)
    return canvas.width is None or sum(part.narrowest for part in drawn) + gaps <= canvas.width


def _heights(drawn: list[Drawn], widths: list[int]) -> list[int]:
    """Return how many lines each row takes; in a tree words below a name stand further to the right."""
    cells = [part.cells for part in drawn]
    return [
        max(lines_of(cell, width) for cell, width in zip(row, widths, strict=True))
        for row in zip(*cells, strict=True)
    ]


def _record(section: Section, lang: str, canvas: Canvas) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    most = canvas.width // 3 if canvas.width else None
    grid.add_column(max_width=most, style="dim" if canvas.colour else "")
    grid.add_column(overflow="fold")
    for place, row in enumerate(section.rows):
        if place:
            grid.add_row()
        for label, value in facts_of(section, row, lang):
            grid.add_row(Text(label), Text(value))
    return grid


def _gap(canvas: Canvas) -> int:
    return 2 if canvas.width is None or canvas.width >= _WIDE else 1


def _left_out(headers: list[str], lang: str, *, in_all: bool = True) -> str:
    names = ", ".join(headers)
    if ours(lang) == "vi":
        return f"Các cột bị ẩn{'' if in_all else ' ở một số bảng'} vì màn hình hẹp: {names}."
    return f"Left out{'' if in_all else ' of some tables'} for want of width: {names}."


def _table(section: Section, drawn: list[Drawn], widths: list[int], canvas: Canvas) -> Table:
    gap = _gap(canvas)
    table = Table(
        box=SIMPLE_HEAD if canvas.boxes else _PLAIN_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, gap - 1, 0, 0),
        header_style="bold" if canvas.colour else "",
    )
    for part, width in zip(drawn, widths, strict=True):
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

    In a terminal too narrow even for the least, names are squeezed: wrapped often, but between words.
    """
    if width is None:
        return [max(part.natural, len(part.header)) for part in drawn]
    widths = [part.least for part in drawn]
    spare = width - sum(widths) - gap * (len(drawn) - 1)
    while spare < 0:
        names = [place for place, part in enumerate(drawn) if widths[place] > part.narrowest]
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
