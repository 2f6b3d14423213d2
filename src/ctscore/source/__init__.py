"""Files as text: encoding, YAML events, and where each key and value stands.

Knows lines and columns; never what a criterion is.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from ctscore.source.text import (
    LINE_BREAK,
    MOST_BYTES,
    Marks,
    PlainText,
    Value,
    offset_of,
    read_text,
    text_of,
)

if TYPE_CHECKING:
    from ctscore.source.tree import Tree, read_tree
    from ctscore.source.writing import (
        Comment,
        Node,
        OneLine,
        Own,
        Quoted,
        data_text,
        in_languages,
        named_in,
        scalar,
    )

__all__ = [
    "LINE_BREAK",
    "MOST_BYTES",
    "Comment",
    "Marks",
    "Node",
    "OneLine",
    "Own",
    "PlainText",
    "Quoted",
    "Tree",
    "Value",
    "data_text",
    "in_languages",
    "named_in",
    "offset_of",
    "read_text",
    "read_tree",
    "scalar",
    "text_of",
]


_LATE = {
    **dict.fromkeys(("Tree", "read_tree"), "tree"),
    **dict.fromkeys(
        ("Comment", "Node", "OneLine", "Own", "Quoted", "data_text", "in_languages", "named_in", "scalar"),
        "writing",
    ),
}
"""What answers from the cache do without, and the module it is in: the YAML parser, and what writes YAML."""


def __getattr__(name: str) -> object:
    """Import a parser or a writer when something is to be parsed or written."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
