"""Official paper: what is handed over as a whole, to be printed, signed off or filled in.

A `Paper` is blocks from top to bottom: a letterhead, paragraphs, tables whose cells may reach down over
several rows. Like the typed table of `document` it says what things are; only a renderer rounds, sets type
and draws lines. Knows no scorecards and no file formats.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from ctscore.document import Column, Note, Value, Wording
from ctscore.records import dataclass


class Look(StrEnum):
    """What a paragraph is on the page."""

    LABEL = "label"
    TITLE = "title"
    ASIDE = "aside"
    HEADING = "heading"
    CAPTION = "caption"
    SOURCE = "source"
    ITEM = "item"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in one of the looks; `lead` are words in bold that they begin with."""

    look: Look
    words: Wording | Note
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The two columns at the top of an administrative document: who issues it; the state's name and motto."""

    issuer: tuple[Wording, ...]
    state: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid, over `rows` rows.

    `taken` words come from another paper and are to be reviewed; `source` says from which, in a line of its
    own. An `open` cell is empty because somebody is to fill it in.
    """

    value: Value = None
    rows: int = 1
    taken: bool = False
    open: bool = False
    source: str | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """Cells from left to right; None where the cell above reaches down. A `strong` row heads those below."""

    cells: tuple[Cell | None, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `widths` are the shares of its columns in the width of the page.

    Without them a column is as wide as its values and the words above it need.
    """

    columns: tuple[Column[Any], ...]
    rows: tuple[GridRow, ...]
    widths: tuple[int, ...] = ()


Block = Paragraph | Letterhead | Grid


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole: its `title` for the properties of a file, its blocks in order; a `wide` one lies across.

    A paper that is written in one language whatever is asked for says so in `lang`.
    """

    title: Wording
    blocks: tuple[Block, ...]
    wide: bool = False
    lang: str | None = None


def joined(cells: Sequence[Cell], shared: Sequence[bool]) -> tuple[Cell | None, ...]:
    """Return one column of `cells`, those that are `shared` with the cell above taken into it.

    The first of both is never shared: there is nothing above it.
    """
    column: list[Cell | None] = []
    for place, cell in enumerate(cells):
        if shared[place]:
            column.append(None)
            continue
        below = next((n for n in range(place + 1, len(cells)) if not shared[n]), len(cells))
        column.append(Cell(cell.value, below - place, taken=cell.taken, open=cell.open, source=cell.source))
    return tuple(column)
