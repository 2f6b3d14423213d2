"""What the things are: scorecards, plans and registers, as frozen dataclasses.

The annotations say everything a validator needs; pydantic reads them in `load` and nowhere else. Knows no
files, lines or screens.
"""

from ctscore.model.plan import Annex, Answers, Cell, Item, Plan, Timing
from ctscore.model.registries import (
    Agencies,
    Agency,
    Document,
    Documents,
    Index,
    Indexes,
    Unit,
    Units,
)
from ctscore.model.scorecard import Criterion, Erratum, Listing, Method, Previous, Published, Scorecard
from ctscore.model.text import Citation, Text

DataFile = Scorecard | Plan | Documents | Agencies | Units | Indexes

KINDS: dict[str, type[DataFile]] = {
    "scorecard": Scorecard,
    "plan": Plan,
    "documents": Documents,
    "agencies": Agencies,
    "units": Units,
    "indexes": Indexes,
}
"""Kind of data file by the word in its `format` line."""

__all__ = [
    "KINDS",
    "Agencies",
    "Agency",
    "Annex",
    "Answers",
    "Cell",
    "Citation",
    "Criterion",
    "DataFile",
    "Document",
    "Documents",
    "Erratum",
    "Index",
    "Indexes",
    "Item",
    "Listing",
    "Method",
    "Plan",
    "Previous",
    "Published",
    "Scorecard",
    "Text",
    "Timing",
    "Unit",
    "Units",
]
