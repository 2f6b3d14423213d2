"""JSON in one shape for every table command; keys are English and stable, numbers exact."""

from datetime import date
from decimal import Decimal
from typing import Any

from ctscore.document import Document, Ref, Section, Value, said
from ctscore.render import Canvas
from ctscore.render.exact import json_text
from ctscore.render.values import sentence


def render(document: Document, canvas: Canvas, lang: str) -> str:
    """Return `document` as JSON, as docs/json.md describes it."""
    return json_text(plain_values(document, lang)) + "\n"


def plain_values(document: Document, lang: str) -> dict[str, Any]:
    """Return `document` as dicts, lists and single values."""
    sections = [_section(section, lang) for section in document.sections]
    return {"schema": document.schema, **document.facts, "sections": sections}


def _section(section: Section, lang: str) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": said(section.title, lang),
        "columns": [
            {"id": c.id, "label": said(c.label, lang), "kind": c.kind.value} for c in section.columns
        ],
        "rows": [{c.id: _value(row.values.get(c.id), lang) for c in section.columns} for row in section.rows],
        "notes": [{"id": note.id, "text": sentence(note, lang)} for note in section.notes],
    }


def _value(value: Value, lang: str) -> Any:
    if isinstance(value, tuple):
        return [ref.id for ref in value]
    if isinstance(value, Ref):
        return value.id
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, (int, Decimal)) else said(value, lang)
