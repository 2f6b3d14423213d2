"""How a `Paper` looks in each format: one module a format, each giving the bytes of a file."""

from collections.abc import Callable
from importlib import import_module

from ctscore.paper import Paper

PAPER_FORMATS: dict[str, str] = {
    ".docx": "ctscore.render.paper.word",
    ".md": "ctscore.render.paper.markdown",
    ".xlsx": "ctscore.render.paper.excel",
}
"""The module for each suffix of a file."""


def render_paper(paper: Paper, suffix: str, lang: str) -> bytes:
    """Return `paper`, in `lang` or its own language, as a file with one of the suffixes of `PAPER_FORMATS`.

    The same paper always gives the same bytes. Raises `Refusal` where the library for the format is missing.
    """
    renderer: Callable[[Paper, str], bytes] = import_module(PAPER_FORMATS[suffix]).render
    return renderer(paper, paper.lang or lang)
