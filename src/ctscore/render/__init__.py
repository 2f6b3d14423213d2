"""How a `Document` and findings look in each format: one module a format.

Knows rounding, alignment and escaping; never scorecards, plans or arithmetic on points. A new format is one
new module and one line here.
"""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Literal, overload

from ctscore.document import Document
from ctscore.render.canvas import Canvas

FORMATS: dict[str, tuple[str, tuple[str, ...]]] = {
    "text": ("ctscore.render.text", (".txt",)),
    "markdown": ("ctscore.render.markdown", (".md", ".markdown")),
    "csv": ("ctscore.render.csv", (".csv",)),
    "json": ("ctscore.render.json", (".json",)),
    "xlsx": ("ctscore.render.xlsx", (".xlsx",)),
    "ics": ("ctscore.render.ics", (".ics",)),
}
"""Format by name: the module that renders it, and the file suffixes that mean it."""

_AsText = Literal["text", "markdown", "csv", "json", "ics"]


@overload
def render(document: Document, format_: _AsText, canvas: Canvas, lang: str) -> str: ...
@overload
def render(document: Document, format_: Literal["xlsx"], canvas: Canvas, lang: str) -> bytes: ...
@overload
def render(document: Document, format_: str, canvas: Canvas, lang: str) -> str | bytes: ...
def render(document: Document, format_: str, canvas: Canvas, lang: str) -> str | bytes:
    """Return `document` in `lang` and in one of `FORMATS`: text, or the bytes of a file that is none.

    Only the module of that format is imported.
    """
    plain = format_ == "text" and canvas.width is None and not canvas.colour
    module = import_module("ctscore.render.plain" if plain else FORMATS[format_][0])
    renderer: Callable[[Document, Canvas, str], str | bytes] = module.render
    return renderer(_of_language(document, lang), canvas, lang)


def _of_language(document: Document, lang: str) -> Document:
    """Return `document` without the columns that are only for answers in another language."""
    if all(column.only in (None, lang) for section in document.sections for column in section.columns):
        return document
    sections = (
        replace(section, columns=tuple(one for one in section.columns if one.only in (None, lang)))
        for section in document.sections
    )
    return replace(document, sections=tuple(sections))


__all__ = ["FORMATS", "Canvas", "render"]
