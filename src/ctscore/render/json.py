"""JSON in one shape for every table command; keys are English and stable, numbers exact."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from ctscore.decimals import places, plain, rounded
from ctscore.document import Document, Ref, Section, Value
from ctscore.phrases import said
from ctscore.render import Canvas
from ctscore.render.values import sentence
from ctscore.words import unprintable


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
        "notes": [{"id": note.id, "text": sentence(note, lang, hint=True)} for note in section.notes],
    }


def _value(value: Value, lang: str) -> Any:
    if isinstance(value, tuple):
        return [ref.id for ref in value]
    if isinstance(value, Ref):
        return value.id
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, (int, Decimal)) else said(value, lang)


RATIO_PLACES = 10
_MOST_EXACT_PLACES = 12


def exact(figure: Decimal) -> str:
    """Return `figure` in plain digits with a dot.

    Points have at most twelve decimals and are written whole. Percentages that do not come out even are
    rounded to ten decimals.
    """
    return plain(figure if places(figure) <= _MOST_EXACT_PLACES else rounded(figure, RATIO_PLACES))


def json_text(value: object, indent: int = 0) -> str:
    """Return `value` (dicts, lists, text, numbers, None) as JSON; no `Decimal` goes through a float."""
    inner, outer = "  " * (indent + 1), "  " * indent
    if isinstance(value, Decimal):
        return exact(value)
    if isinstance(value, dict) and value:
        lines = (f"{inner}{_escaped(str(k))}: {json_text(v, indent + 1)}" for k, v in value.items())
        return "{\n" + ",\n".join(lines) + f"\n{outer}}}"
    if isinstance(value, (list, tuple)) and value:
        if not any(isinstance(item, (dict, list, tuple)) for item in value):
            return "[" + ", ".join(json_text(item) for item in value) + "]"
        return "[\n" + ",\n".join(f"{inner}{json_text(item, indent + 1)}" for item in value) + f"\n{outer}]"
    return _escaped(value) if isinstance(value, str) else json.dumps(value)


def _escaped(text: str) -> str:
    """Return a JSON string in which nothing can steer a terminal: odd characters are escaped by number."""
    line = json.dumps(text, ensure_ascii=False)
    for letter in set(unprintable(line)):
        line = line.replace(letter, json.dumps(letter)[1:-1])
    return line
