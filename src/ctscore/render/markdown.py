"""Markdown: tables that paste cleanly into GitHub, and into Word through pandoc; papers.

Below a cell of a paper that reaches down stand empty cells, as in text copied from a document. An open cell
is dotted, so that nobody, and no program, takes it for a part of the cell above.
"""

import re
from typing import Any

from tabulate import tabulate

from ctscore.document import (
    Column,
    Document,
    Kind,
    Letterhead,
    Look,
    Paper,
    PaperCell,
    PaperRow,
    PaperTable,
    Paragraph,
)
from ctscore.phrases import said
from ctscore.render import Canvas
from ctscore.render.papers import Lines, cell_lines, paragraph_words, printed
from ctscore.render.values import is_figure
from ctscore.words import printable

_SPECIAL = re.compile(r"([\\`*_\[\]<>|$~#])")
_INDENT = "\u2003"  # em space: ordinary leading spaces vanish in a table cell


def escape(text: str) -> str:
    """Return `text` so that markdown shows it as it is, in one line."""
    return _SPECIAL.sub(r"\\\1", printable(text).replace("&", "&amp;"))


def render(document: Document, canvas: Canvas, lang: str) -> str:
    """Return `document` as markdown: a heading, a table and its notes for each section."""
    return _paper(printed(document, lang), lang)


_NAMES = (Kind.CODE, Kind.TEXT, Kind.REF)
_OPEN = "…"
_BEFORE = {Look.TITLE: "## ", Look.HEADING: "### ", Look.ITEM: "- "}
_AROUND = {Look.LABEL: "**", Look.CAPTION: "**", Look.STRONG: "**", Look.ASIDE: "*", Look.SOURCE: "*"}


def render_paper(paper: Paper, lang: str) -> bytes:
    """Return `paper` as markdown in UTF-8."""
    return _paper(paper, lang).encode("utf-8", errors="backslashreplace")


def _paper(paper: Paper, lang: str) -> str:
    blocks: list[str] = []
    for block in paper.blocks:
        if isinstance(block, PaperTable):
            blocks.append(_paper_table(block, lang))
        elif isinstance(block, Letterhead):
            blocks += ["  \n".join(map(escape, side)) for side in block.sides(lang) if side]
        else:
            blocks.append(_paper_paragraph(block, lang))
    return "\n\n".join(blocks) + "\n"


def _paper_paragraph(paragraph: Paragraph, lang: str) -> str:
    around = _AROUND.get(paragraph.look, "")
    lead = f"**{escape(said(paragraph.lead, lang))}** " if paragraph.lead else ""
    text = f"{around}{lead}{escape(paragraph_words(paragraph, lang))}{around}"
    return _BEFORE.get(paragraph.look, "") + text


def _paper_table(grid: PaperTable, lang: str) -> str:
    cells = [
        [
            _paper_cell(cell, lines, column, row)
            for cell, lines, column in zip(row.cells, across, grid.columns, strict=True)
        ]
        for row, across in zip(grid.rows, cell_lines(grid, lang), strict=True)
    ]
    return tabulate(
        cells,
        headers=[escape(said(column.label, lang)) for column in grid.columns],
        tablefmt="pipe",
        colalign=["right" if is_figure(column.kind) else "left" for column in grid.columns],
        disable_numparse=True,
    )


def _paper_cell(cell: PaperCell | None, lines: Lines, column: Column[Any], row: PaperRow) -> str:
    if cell is not None and cell.open:
        return _OPEN
    text = "<br>".join(map(escape, lines))
    taken = cell is not None and cell.taken
    if row.strong and text and not taken and column.kind in _NAMES:
        return f"**{text}**"
    return _INDENT * (row.depth if column.id == "name" else 0) + text
