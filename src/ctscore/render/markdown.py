"""Markdown tables that paste cleanly into GitHub, and into Word through pandoc."""

import re
from typing import Any

from tabulate import tabulate

from ctscore.document import Column, Document, Kind, Row, Section, said
from ctscore.render.canvas import Canvas
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
