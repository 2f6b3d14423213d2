"""Tables for the terminal: wrapped to its width, boxed and coloured where it can show that."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from rich.box import SIMPLE_HEAD, Box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ctscore.document import Document, Note, Row, Section
from ctscore.languages import ours
from ctscore.phrases import said
from ctscore.render import Canvas
from ctscore.render.drawing import INDENT, Drawn, draw, facts_of, sparkline, strip_legend
from ctscore.render.screen import (
    FEWEST_ROWS,
    LEAST_ROWS,
    first_facts,
    first_notes,
    first_rows,
    in_a_line,
    lines_of,
    lower,
    more,
)
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
    for part in _answer(document, _Drawer(canvas, console, lang)).printed():
        console.print(part)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


class _Part(NamedTuple):
    """A section as it is printed from top to bottom in so many `lines`, with the heights of its rows.

    The headers of columns that are `hidden` and `seen`, and the legend, are told of all sections at once.
    """

    printed: list[Text | Table]
    lines: int
    hidden: list[str]
    seen: list[str]
    legend: str | None
    heights: list[int]


class _Answer(NamedTuple):
    """What is printed: lines above all sections, each section, lines below them; `around` them so many."""

    above: list[Text]
    parts: list[_Part]
    below: list[Text]
    around: int

    def printed(self) -> Iterator[Text | Table]:
        """Yield what is printed, from top to bottom; sections that are told in a line stand close."""
        yield from self.above
        for part, apart in zip(self.parts, self._apart(), strict=True):
            if apart:
                yield Text("")
            yield from part.printed
        yield from self.below

    @property
    def height(self) -> int:
        """How many lines are printed."""
        return self.around + sum(part.lines for part in self.parts) + sum(self._apart())

    def _apart(self) -> Iterator[bool]:
        """Yield for each section whether an empty line stands before it: not between those in a line."""
        before = len(self.above)
        for part in self.parts:
            yield before > 0 and max(before, len(part.printed)) > 1
            before = len(part.printed)


class _Drawer:
    """Draws sections on a canvas, each once for what is kept of it, however often an answer is fitted."""

    def __init__(self, canvas: Canvas, console: Console, lang: str) -> None:
        self.canvas, self.lang = canvas, lang
        self._console = console
        self._drawn: dict[tuple[int, bool], tuple[Section, _Part]] = {}

    def part(self, place: int, whole: Section, section: Section, *, bars: bool) -> _Part:
        """Return `section`, what is kept of the `whole` one at `place`, as it is printed."""
        known = self._drawn.get((place, bars))
        if known is None or known[0] is not section:
            known = section, _drawn(whole, section, self, bars=bars)
            self._drawn[place, bars] = known
        return known[1]

    def lines_of(self, printed: Iterable[Text | Table]) -> int:
        """Return in how many lines something is printed on a screen; elsewhere nobody asks."""
        if self.canvas.lines is None:
            return 0
        with self._console.capture() as found:
            for one in printed:
                self._console.print(one)
        return found.get().count("\n")


def _answer(document: Document, drawer: _Drawer) -> _Answer:
    """Return what is printed; on a screen with so few rows of each table that it holds them, if it can.

    On a narrow one bars give way first. What of one index is even then more than a screen has fewer notes and
    facts, fewer rows still, a single one of each table if it can have them all so, and only then its last
    tables are told in a line each; several are, if they are more than two screens.
    """
    canvas = drawer.canvas
    heads = document.heads() if document.heads and canvas.lines else ()
    wholes = document.sections
    if canvas.lines is None or canvas.most_rows is None:
        return _of_sections(wholes, wholes, heads, drawer)
    told = {head.id for head in heads}
    kept = tuple(first_rows(first_notes(one, told) if heads else one, canvas.most_rows) for one in wholes)
    room = canvas.lines - 1  # the last line is that of the prompt
    is_one = _is_one(wholes)
    most, steps = (room, _shorter(wholes)) if is_one else (2 * room, iter(()))
    goal, least, bars, start = room, LEAST_ROWS, True, kept
    while True:  # with fewer rows columns may be narrower, and names higher
        answer = _of_sections(wholes, kept, heads, drawer, bars=bars)
        height = answer.height
        if height > room and bars and _is_narrow(canvas):
            bars = False
            continue
        lowered = lower(wholes, kept, [part.heights for part in answer.parts], height - goal, least)
        if any(len(one.rows) < len(before.rows) for one, before in zip(lowered, kept, strict=True)):
            kept = lowered
        elif height <= most:
            return answer
        elif (step := next(steps, None)) is not None:
            kept = start = tuple(map(step, start))
        elif least > FEWEST_ROWS:
            goal, least = most, FEWEST_ROWS
        elif is_one and least > 1 and all(one.rows for one in start):
            least = 1
        elif is_one and (folded := in_a_line(start)) is not None:
            kept = start = folded  # what is left of its table has the rows again that there is room for
            least = FEWEST_ROWS
        elif (folded := in_a_line(kept)) is not None:
            kept = folded
        else:
            return answer


def _is_one(sections: Sequence[Section]) -> bool:
    """Return whether all of `sections` are of one: of one index, or each read downwards."""
    of_first = f"{sections[0].id}/" if sections else ""
    return all(one.layout == "record" for one in sections) or all(
        one.id.startswith(of_first) for one in sections[1:]
    )


def _shorter(sections: Sequence[Section]) -> Iterator[Callable[[Section], Section]]:
    """Yield what makes sections shorter and leaves the rows of tables as they are, step by step."""
    yield partial(first_notes, told=())
    records = (one.columns for one in sections if one.layout == "record")
    levels = {column.drop_priority for columns in records for column in columns if column.drop_priority}
    for level in sorted(levels, reverse=True):
        yield partial(first_facts, most=level - 1)


def _of_sections(
    wholes: Sequence[Section],
    sections: Sequence[Section],
    heads: Sequence[Note],
    drawer: _Drawer,
    *,
    bars: bool = True,
) -> _Answer:
    """Return an answer as it is printed with what is kept of the `wholes`."""
    canvas, lang = drawer.canvas, drawer.lang
    above = [_line(sentence(head, lang), canvas, "bold") for head in heads]
    pairs = enumerate(zip(wholes, sections, strict=True))
    parts = [drawer.part(place, *pair, bars=bars) for place, pair in pairs]
    below = [_line(one, canvas, "dim") for one in dict.fromkeys(part.legend for part in parts) if one]
    told = {head.id for head in heads}
    notes = sum(note.id not in told for whole in wholes for note in whole.notes)
    notes -= sum(len(section.notes) for section in sections)
    facts = sum(_facts_left(*pair, lang) for pair in zip(wholes, sections, strict=True))
    if canvas.most_rows is not None and (notes or facts):
        below.append(_line(more(lang, notes=notes, facts=facts), canvas))
    hidden = dict.fromkeys(header for part in parts for header in part.hidden)
    if hidden:
        seen = {header for part in parts for header in part.seen}
        below.append(_line(_left_out(list(hidden), lang, in_all=seen.isdisjoint(hidden)), canvas, "dim"))
    return _Answer(above, parts, below, drawer.lines_of((*above, *below)))


def _facts_left(whole: Section, section: Section, lang: str) -> int:
    """Return how many facts of a `whole` section that is read downwards are not kept."""
    if section.columns is whole.columns:
        return 0
    return sum(
        len(facts_of(one, row, lang)) * sign
        for one, sign in ((whole, 1), (section, -1))
        for row in section.rows
    )


def _drawn(whole: Section, section: Section, drawer: _Drawer, *, bars: bool) -> _Part:
    """Return `section`, what is kept of a `whole` one, as it is printed."""
    canvas, lang = drawer.canvas, drawer.lang
    title, left = said(section.title, lang), len(whole.rows) - len(section.rows)
    parts: list[Text | Table] = [_line(title, canvas, "bold")]
    if left and not section.rows:
        parts, left = [_folded(title, more(lang, left, others=False), canvas)], 0
    parts += [
        _line(sentence(one, lang, hint=True), canvas) for one in section.notes if _is_above(one, canvas)
    ]
    hidden: list[str] = []
    heights: list[int] = []
    legend = None
    drawn = [] if section.layout == "record" else draw(section, lang, canvas, whole)
    kept = _fitting(drawn, canvas.width, _gap(canvas))
    kept = [part for part in kept if bars or not part.is_bar]  # their room is for names
    if section.rows and (section.layout == "record" or not _has_room(kept, canvas)):
        parts.append(_record(section, lang, canvas))
        heights = [1 + len(facts_of(section, row, lang)) for row in section.rows]
    elif section.rows:
        widths = _widths(kept, canvas.width, _gap(canvas))
        parts.append(_table(section, kept, widths, canvas))
        heights = _heights(kept, widths)
        hidden = [part.header for part in drawn if part not in kept and part.header]
        legend = strip_legend(section, lang) if any(part.id == "strip" for part in kept) else None
    series = sparkline(whole, lang)
    if series is not None:
        parts.append(_line(series, canvas))
    if left:
        parts.append(_line(more(lang, left), canvas))
    notes = [one for one in section.notes if not _is_above(one, canvas)]
    if canvas.lines:
        notes.sort(key=lambda note: not note.strong)
    parts += [
        _line(sentence(one, lang, hint=True), canvas, "bold red" if one.strong else "dim") for one in notes
    ]
    return _Part(parts, drawer.lines_of(parts), hidden, [part.header for part in kept], legend, heights)


def _folded(title: str, told: str, canvas: Canvas) -> Text:
    """Return a title and what is told of its rows, which goes below it rather than being broken."""
    line = _line(title, canvas, "bold")
    between = " · " if canvas.width is None or len(line) + len(told) + 3 <= canvas.width else "\n"
    return line.append(between + told)


def _is_above(note: Note, canvas: Canvas) -> bool:
    """Return whether a note stands above its table: on a screen what that comes to is seen first."""
    return note.on_top and canvas.lines is not None


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
    return 1 if _is_narrow(canvas) else 2


def _is_narrow(canvas: Canvas) -> bool:
    return canvas.width is not None and canvas.width < _WIDE


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
            Text(part.header_at(width)),
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
