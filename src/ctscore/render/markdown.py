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
    PaperTable,
    Paragraph,
    Row,
    Section,
    said,
)
from ctscore.render import Canvas
from ctscore.render.papers import Lines, cell_lines, paragraph_words
from ctscore.render.values import decimals_of, is_figure, sentence, words
from ctscore.words import printable

_SPECIAL = re.compile(r"([\\`*_\[\]<>|$~#])")
_INDENT = "\u2003"  # em space: ordinary leading spaces vanish in a table cell


def escape(text: str) -> str:
    """Return `text` so that markdown shows it as it is, in one line."""
    return _SPECIAL.sub(r"\\\1", printable(text).replace("&", "&amp;"))


def render(document: Document, canvas: Canvas, lang: str) -> str:
    """Return `document` as markdown: a heading, a table and its notes for each section."""
    return "\n".join(_section(section, lang) for section in document.sections)


def _section(section: Section, lang: str) -> str:
    parts = [f"### {escape(said(section.title, lang))}", ""]
    if section.rows:
        parts += [_record(section, lang) if section.layout == "record" else _table(section, lang), ""]
    for note in section.notes:
        parts += [escape(sentence(note, lang)), ""]
    return "\n".join(parts)


def _table(section: Section, lang: str) -> str:
    columns = [
        column for column in section.columns if not column.machine_only and not _spared(column, section)
    ]
    decimals = {column.id: decimals_of(column, section.rows) for column in columns}
    cells = [
        [_cell(column, row, section, decimals[column.id], lang) for column in columns] for row in section.rows
    ]
    return tabulate(
        cells,
        headers=[escape(said(column.label, lang)) for column in columns],
        tablefmt="pipe",
        colalign=["right" if is_figure(column.kind) else "left" for column in columns],
        disable_numparse=True,
    )


def _cell(column: Column[Any], row: Row, section: Section, decimals: int | None, lang: str) -> str:
    value = row.values.get(column.id)
    if value is None or value == ():
        return ""
    text = escape(words(column.kind, value, lang, decimals))
    if section.layout == "tree" and column.id == "name":
        text = _INDENT * row.depth + text
    return f"**{text.strip()}**" if row.strong and column.kind in (Kind.TEXT, Kind.CODE, Kind.REF) else text


def _spared(column: Column[Any], section: Section) -> bool:
    """Return whether a column that may be left out has nothing in it."""
    return bool(column.drop_priority) and all(row.values.get(column.id) in (None, ()) for row in section.rows)


def _record(section: Section, lang: str) -> str:
    tables = []
    for row in section.rows:
        lines = [
            [
                escape(said(column.label, lang)),
                escape(words(column.kind, value, lang)) + ("%" if column.kind is Kind.PERCENT else ""),
            ]
            for column in section.columns
            if (value := row.values.get(column.id)) not in (None, ()) and not column.machine_only
        ]
        tables.append(
            tabulate(
                lines, headers=["", ""], tablefmt="pipe", colalign=["left", "left"], disable_numparse=True
            )
        )
    return "\n\n".join(tables)


_OPEN = "…"
_BEFORE = {Look.TITLE: "## ", Look.HEADING: "### ", Look.ITEM: "- "}
_AROUND = {Look.LABEL: "**", Look.CAPTION: "**", Look.ASIDE: "*", Look.SOURCE: "*"}


def render_paper(paper: Paper, lang: str) -> bytes:
    """Return `paper` as markdown in UTF-8."""
    blocks: list[str] = []
    for block in paper.blocks:
        if isinstance(block, PaperTable):
            blocks.append(_paper_table(block, lang))
        elif isinstance(block, Letterhead):
            blocks += ["  \n".join(map(escape, side)) for side in block.sides(lang) if side]
        else:
            blocks.append(_paper_paragraph(block, lang))
    return ("\n\n".join(blocks) + "\n").encode("utf-8", errors="backslashreplace")


def _paper_paragraph(paragraph: Paragraph, lang: str) -> str:
    around = _AROUND.get(paragraph.look, "")
    lead = f"**{escape(said(paragraph.lead, lang))}** " if paragraph.lead else ""
    text = f"{around}{lead}{escape(paragraph_words(paragraph, lang))}{around}"
    return _BEFORE.get(paragraph.look, "") + text


def _paper_table(grid: PaperTable, lang: str) -> str:
    cells = [
        [
            _paper_cell(
                cell,
                lines,
                strong=row.strong and not (cell and cell.taken) and column.kind in (Kind.CODE, Kind.TEXT),
            )
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


def _paper_cell(cell: PaperCell | None, lines: Lines, *, strong: bool) -> str:
    if cell is not None and cell.open:
        return _OPEN
    text = "<br>".join(map(escape, lines))
    return f"**{text}**" if strong and text else text
