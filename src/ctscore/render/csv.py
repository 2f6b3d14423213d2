"""Comma-separated values for spreadsheets and programs: stable ids, exact figures with a decimal dot."""

import csv
import io
from datetime import date
from decimal import Decimal
from typing import Any

from ctscore.document import Column, Document, Kind, Ref, Section, Value
from ctscore.phrases import said
from ctscore.render import Canvas
from ctscore.render.json import exact
from ctscore.render.values import FORMULA_SIGNS
from ctscore.words import printable


def render(document: Document, canvas: Canvas, lang: str) -> str:
    """Return `document` as one table; the first column names the section that a row belongs to."""
    columns = {column.id: column for section in document.sections for column in section.columns}
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    header = ["section"]
    for column in columns.values():
        header += [column.id, f"{column.id}_label"] if _has_label(column) else [column.id]
    writer.writerow(header)
    for section in document.sections:
        writer.writerows(_rows(section, list(columns.values()), lang))
    return stream.getvalue()


def _has_label(column: Column[Any]) -> bool:
    return column.kind in (Kind.REF, Kind.REFS)


def _rows(section: Section, columns: list[Column[Any]], lang: str) -> list[list[str]]:
    rows = []
    for row in section.rows:
        cells = [safe(section.id)]
        for column in columns:
            value = row.values.get(column.id)
            cells.append(_plain(value, lang))
            if _has_label(column):
                cells.append(_label(value, lang))
        rows.append(cells)
    return rows


def safe(text: str) -> str:
    """Return `text` in one line, with an apostrophe before anything that a spreadsheet would calculate."""
    line = printable(text)
    return f"'{line}" if line.lstrip().startswith(FORMULA_SIGNS) else line


def _plain(value: Value, lang: str) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return safe("; ".join(ref.id for ref in value))
    if isinstance(value, Ref):
        return safe(value.id)
    if isinstance(value, Decimal):
        return exact(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else safe(said(value, lang))


def _label(value: Value, lang: str) -> str:
    if isinstance(value, tuple):
        return safe("; ".join(said(ref.label, lang) for ref in value))
    return safe(said(value.label, lang)) if isinstance(value, Ref) else ""
