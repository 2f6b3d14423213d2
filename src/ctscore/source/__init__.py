"""Files as text: encoding, YAML events, and where each key and value stands.

Knows lines and columns; never what a criterion is.
"""

from ctscore.source.reader import read_text, text_of
from ctscore.source.tree import Marks, PlainText, Tree, Value, read_tree
from ctscore.source.writing import scalar

__all__ = ["Marks", "PlainText", "Tree", "Value", "read_text", "read_tree", "scalar", "text_of"]
