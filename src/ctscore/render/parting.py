"""Merged cells of paper, parted where a page may end: the rest of one would stand there without its words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil

from ctscore.document import PaperCell, PaperRow, PaperTable
from ctscore.render.papers import CELL_PADDING, Lines, breadth

_TALLEST = 18
"""Lines that are kept on one page where their rows share a cell: about half of a page that lies across."""


def parted(grid: PaperTable, texts: Sequence[Sequence[Lines]], widths: Sequence[int]) -> PaperTable:
    """Return `grid`, whose cells say `texts`, with no cell over more rows than can be kept on one page.

    A higher one is ended before, where fewest cells are, and its words are said again below.
    """
    heights = [_lines(row, across, widths) for row, across in zip(grid.rows, texts, strict=True)]
    cuts = {cut for first, end in _joined(grid) for cut in _cuts(grid, heights, first, end)}
    if not cuts:
        return grid
    rows = [list(row.cells) for row in grid.rows]
    for place, row in enumerate(grid.rows):
        for column, cell in enumerate(row.cells):
            if cell:
                end = place + cell.rows
                ends = (place, *sorted(cut for cut in cuts if place < cut < end), end)
                for above, below in pairwise(ends):
                    rows[above][column] = replace(cell, rows=below - above)
    return replace(
        grid, rows=tuple(replace(row, cells=tuple(cells)) for row, cells in zip(grid.rows, rows, strict=True))
    )


def merged(grid: PaperTable) -> Iterator[tuple[int, int, PaperCell]]:
    """Yield the cells over several rows, each with its first row and the row below it, from the top."""
    for place, row in enumerate(grid.rows):
        yield from ((place, place + cell.rows, cell) for cell in row.cells if cell and cell.rows > 1)


def _joined(grid: PaperTable) -> Iterator[tuple[int, int]]:
    """Yield the rows that cells join, directly or by those between: the first, and the one below."""
    first = below = 0
    for place, end, _ in merged(grid):
        if place >= below:
            yield first, below
            first = place
        below = max(below, end)
    yield first, below


def _cuts(grid: PaperTable, heights: Sequence[int], first: int, end: int) -> Iterator[int]:
    """Yield the rows before which the cells from `first` to `end` are ended.

    None is within the cells that tell rows apart: a criterion or task that stands there twice would be two.
    """
    keys = [at for at, column in enumerate(grid.columns) if column.id in grid.keys] or [0]
    while sum(heights[first:end]) > _TALLEST:
        most = first + 1
        while sum(heights[first : most + 1]) <= _TALLEST:
            most += 1
        least = (first + 1 + most) // 2
        ends = [at for at in range(first + 1, end) if all(grid.rows[at].cells[key] for key in keys)]
        if not ends:
            return
        crossed = {at: sum(top < at < below for top, below, _ in merged(grid)) for at in ends}
        first = min(ends, key=lambda at: (max(least - at, at - most, 0), crossed[at], -at))
        yield first


def _lines(row: PaperRow, texts: Sequence[Lines], widths: Sequence[int]) -> int:
    """Return how many lines a row has, without what its merged cells say."""
    return max(
        (
            sum(ceil(breadth(text) / max(width - CELL_PADDING, 1)) for text in lines)
            for cell, lines, width in zip(row.cells, texts, widths, strict=True)
            if cell and cell.rows == cell.across == 1
        ),
        default=1,
    )
