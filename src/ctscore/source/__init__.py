"""Files as text: encoding, YAML events, and where each key and value stands.

Knows lines and columns; never what a criterion is.
"""

from typing import TYPE_CHECKING

from ctscore.source.text import (
    LINE_BREAK,
    MOST_BYTES,
    Marks,
    PlainText,
    Value,
    offset_of,
    read_text,
    scalar,
    text_of,
)
from ctscore.source.writing import Comment, Node, OneLine, Quoted, data_text, in_languages

if TYPE_CHECKING:
    from ctscore.source.tree import Tree, read_tree

__all__ = [
    "LINE_BREAK",
    "MOST_BYTES",
    "Comment",
    "Marks",
    "Node",
    "OneLine",
    "PlainText",
    "Quoted",
    "Tree",
    "Value",
    "data_text",
    "in_languages",
    "offset_of",
    "read_text",
    "read_tree",
    "scalar",
    "text_of",
]


def __getattr__(name: str) -> object:
    """Import the YAML parser when something is to be parsed: answers from the cache do without it."""
    if name not in ("Tree", "read_tree"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from ctscore.source import tree  # noqa: PLC0415

    return getattr(tree, name)
