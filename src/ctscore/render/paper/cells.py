"""What all formats of paper share: the words of paragraphs and cells, safe to print."""

from ctscore.document import Column, Note, Row
from ctscore.paper import Cell, Grid, Paragraph
from ctscore.render.values import clean, decimals_of, sentence, words

Lines = tuple[str, ...]
"""The paragraphs of one cell."""


def paragraph_words(paragraph: Paragraph, lang: str) -> str:
    """Return what a paragraph says behind its lead, in the manner of `lang`."""
    said = paragraph.words
    return clean(sentence(said, lang) if isinstance(said, Note) else said)


def cell_lines(grid: Grid, lang: str) -> list[list[Lines]]:
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


def _lines(cell: Cell, column: Column, lang: str, decimals: int | None) -> Lines:
    value = () if cell.value in (None, ()) else (words(column.kind, cell.value, lang, decimals),)
    said = (*value, cell.source) if cell.source else value
    return tuple(map(clean, said))
