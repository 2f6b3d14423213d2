"""What all formats of papers share: the words of paragraphs and cells, safe to print; widths of columns.

The tables of an answer are a paper too: titles and notes are its paragraphs. The same paper always gives
the same bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from ctscore.document import (
    Block,
    Column,
    Document,
    Kind,
    Look,
    Note,
    Paper,
    PaperCell,
    PaperRow,
    PaperTable,
    Paragraph,
    Row,
    Section,
    said,
)
from ctscore.render.drawing import facts_of, shown
from ctscore.render.values import clean, decimals_of, sentence, words

Lines = tuple[str, ...]
"""The paragraphs of one cell."""

PORTRAIT, ACROSS = 165, 252
"""The width of the text on a page of A4, upright and lying across, in millimetres like all widths below."""
_MOST_OF_TITLE = 255
INDENT = 4
"""How much further to the right the next level of a tree stands."""
_PADDING, _LETTER, _MORE, _ENOUGH = 4, 2.1, 0.9, 40
"""Of a cell on both sides; of a letter, and a capital's more; what words need so as not to be cramped."""


def printed(document: Document, lang: str) -> Paper:
    """Return the tables of an answer as a paper, with all their rows; how it lies nobody has asked yet."""
    blocks = tuple(block for section in document.sections for block in _blocks(section, lang))
    return Paper(document.sections[0].title, blocks)


def laid(paper: Paper, lang: str) -> Paper:
    """Return `paper` across the page where one of its tables is wide."""
    tables = (block for block in paper.blocks if isinstance(block, PaperTable))
    rooms = (_room(one, cell_lines(one, lang), lang) for one in tables)
    return replace(paper, wide=any(sum(_within(_ENOUGH, room)) > PORTRAIT for room in rooms))


def _blocks(section: Section, lang: str) -> Iterator[Block]:
    yield Paragraph(Look.HEADING, section.title)
    if section.rows and section.layout == "record":
        yield from (_record(section, row, lang) for row in section.rows)
    elif section.rows:
        yield _table(section)
    for note in section.notes:
        yield Paragraph(Look.STRONG if note.strong else Look.TEXT, note)


def _table(section: Section) -> PaperTable:
    kept, in_tree = tuple(shown(section)), section.layout == "tree"
    rows = (
        PaperRow(
            tuple(PaperCell(row.values.get(one.id)) for one in kept), row.strong, row.depth if in_tree else 0
        )
        for row in section.rows
    )
    return PaperTable(kept, tuple(rows))


def _record(section: Section, row: Row, lang: str) -> PaperTable:
    """Return what is read downwards as a table of labels and values."""
    columns = tuple(Column[Any](id_, "", Kind.TEXT) for id_ in ("label", "value"))
    facts = facts_of(section, row, lang)
    return PaperTable(columns, tuple(PaperRow(tuple(map(PaperCell, fact))) for fact in facts))


def widths_of(
    grid: PaperTable, texts: Sequence[Sequence[Lines]], lang: str, page: int = ACROSS
) -> tuple[int, ...]:
    """Return the shares of the columns of `grid`, whose cells say `texts`, in the width of a `page`.

    The highest cell has as few lines as can be; then short columns get all they need before long ones do.
    Where the longest words of all columns do not fit beside each other, the shares come to more than a page.
    """
    if grid.widths:
        return grid.widths
    room = _room(grid, texts, lang)
    tries = ([(max(low, high // lines), high) for low, high in room] for lines in range(1, page))
    room = next((one for one in tries if sum(low for low, _ in one) <= page), room)
    fitting = (widths for most in range(page, 0, -1) if sum(widths := _within(most, room)) <= page)
    widths = next(fitting, [low for low, _ in room])
    widths[widths.index(max(widths))] += max(page - sum(widths), 0)
    return tuple(widths)


def _within(most: int, room: Iterable[tuple[int, int]]) -> list[int]:
    """Return the widths of columns that are at `most` so wide, unless they cannot be narrower."""
    return [max(low, min(most, high)) for low, high in room]


def _room(grid: PaperTable, texts: Sequence[Sequence[Lines]], lang: str) -> list[tuple[int, int]]:
    """Return the width of the longest word of each column, also above it, and of its longest line.

    What reaches over several columns has room enough.
    """
    room = []
    for place, column in enumerate(grid.columns):
        alone = [
            across[place]
            for row, across in zip(grid.rows, texts, strict=True)
            if (cell := row.cells[place]) is None or cell.across == 1
        ]
        lines = [line for cell in alone for line in cell]
        heads = said(column.label, lang).split()
        least = max(map(_breadth, (*heads, *(word for line in lines for word in line.split()))), default=0)
        indent = INDENT * max((row.depth for row in grid.rows), default=0) if column.id == "name" else 0
        least, most = min(least, _ENOUGH), max(map(_breadth, lines), default=0)
        room.append((_PADDING + indent + least, _PADDING + indent + max(least, most)))
    return room


def _breadth(text: str) -> int:
    """Return how wide `text` is, in letters as heavy as those of a header."""
    return ceil(_LETTER * len(text) + _MORE * sum(map(str.isupper, text)))


def title_of(paper: Paper, lang: str) -> str:
    """Return the title of a paper as the properties of its file have it: Word takes no more of it."""
    return clean(said(paper.title, lang))[:_MOST_OF_TITLE]


def paragraph_words(paragraph: Paragraph, lang: str) -> str:
    """Return what a paragraph says behind its lead, in the manner of `lang`."""
    text = paragraph.words
    return clean(sentence(text, lang) if isinstance(text, Note) else said(text, lang))


def cell_lines(grid: PaperTable, lang: str) -> list[list[Lines]]:
    """Return the words of every cell, row by row; none where it is empty or the one above covers it."""
    decimals = [
        decimals_of(column, [Row({column.id: cell.value}) for row in grid.rows if (cell := row.cells[place])])
        for place, column in enumerate(grid.columns)
    ]
    return [
        [
            _lines(cell, column, lang, places) if cell else ()
            for cell, column, places in zip(row.cells, grid.columns, decimals, strict=True)
        ]
        for row in grid.rows
    ]


def _lines(cell: PaperCell, column: Column[Any], lang: str, decimals: int | None) -> Lines:
    value = () if cell.value in (None, ()) else (words(column.kind, cell.value, lang, decimals),)
    return tuple(map(clean, (*value, said(cell.source, lang)) if cell.source else value))
