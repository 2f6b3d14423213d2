"""How a `Document` and findings look in each format: one module a format.

Knows rounding, alignment and escaping; never scorecards, plans or arithmetic on points. A new format is one
new module and one line here.
"""

from collections.abc import Callable
from importlib import import_module

from ctscore.document import Document
from ctscore.render.canvas import Canvas

FORMATS: dict[str, tuple[str, tuple[str, ...]]] = {
    "text": ("ctscore.render.text", (".txt",)),
    "markdown": ("ctscore.render.markdown", (".md", ".markdown")),
    "csv": ("ctscore.render.csv", (".csv",)),
    "json": ("ctscore.render.json", (".json",)),
    "ics": ("ctscore.render.ics", (".ics",)),
}
"""Format by name: the module that renders it, and the file suffixes that mean it."""


def render(document: Document, format_: str, canvas: Canvas) -> str:
    """Return `document` in one of `FORMATS`; only the module of that format is imported."""
    plain = format_ == "text" and canvas.width is None and not canvas.colour
    module = import_module("ctscore.render.plain" if plain else FORMATS[format_][0])
    renderer: Callable[[Document, Canvas], str] = module.render
    return renderer(document, canvas)


__all__ = ["FORMATS", "Canvas", "render"]
