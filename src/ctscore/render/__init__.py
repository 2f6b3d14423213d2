"""How a `Document` and findings look in each format: one module a format.

Knows rounding, alignment and escaping; never scorecards, plans or arithmetic on points. A new format is one
new module and one line here.
"""

from collections.abc import Callable
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
def render(document: Document, format_: _AsText, canvas: Canvas) -> str: ...
@overload
def render(document: Document, format_: Literal["xlsx"], canvas: Canvas) -> bytes: ...
@overload
def render(document: Document, format_: str, canvas: Canvas) -> str | bytes: ...
def render(document: Document, format_: str, canvas: Canvas) -> str | bytes:
    """Return `document` in one of `FORMATS`: text, or the bytes of a file that is none.

    Only the module of that format is imported.
    """
    plain = format_ == "text" and canvas.width is None and not canvas.colour
    module = import_module("ctscore.render.plain" if plain else FORMATS[format_][0])
    renderer: Callable[[Document, Canvas], str | bytes] = module.render
    return renderer(document, canvas)


__all__ = ["FORMATS", "Canvas", "render"]
