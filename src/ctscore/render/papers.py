"""What all formats of papers share: the words of paragraphs and cells, safe to print; widths of columns.

The same paper always gives the same bytes.
"""

from typing import Any

from ctscore.document import Column, Kind, Note, PaperCell, PaperTable, Paragraph, Row, said
from ctscore.render.values import clean, decimals_of, sentence, words

Lines = tuple[str, ...]
"""The paragraphs of one cell."""
_PAGE, _LEAST_NAME, _FIGURE = 165, 40, 16
_WIDTHS = {Kind.CODE: 18, Kind.POINTS: 18, Kind.TEXT: 22, Kind.REFS: 24, Kind.REF: 20}
_PADDING, _LETTER = 6, 2
"""The widths of columns, of figures, of a page and of a letter in millimetres; names take what is left."""


def widths_of(grid: PaperTable, lang: str) -> tuple[int, ...]:
    """Return the shares of the columns of `grid` in the width of a page."""
    if grid.widths:
        return grid.widths
    widths = {column.id: _width(column, lang) for column in grid.columns if column.id != "name"}
    name = max(_LEAST_NAME, _PAGE - sum(widths.values()))
    return tuple(widths.get(column.id, name) for column in grid.columns)


def _width(column: Column[Any], lang: str) -> int:
    """Return the width that the values of a column take, or the longest word above them."""
    longest = max(map(len, said(column.label, lang).split()), default=0)
    return max(_WIDTHS.get(column.kind, _FIGURE), _PADDING + _LETTER * longest)


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
