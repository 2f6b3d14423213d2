"""What the things are: scorecards, panels, plans, reports and registers, as frozen dataclasses.

The annotations say everything a validator needs; pydantic reads them in `load` and nowhere else. Knows no
files, lines or screens.
"""

from ctscore.model.panel import NOT_PUBLISHED, MapCriterion, Panel, PanelCriterion, PanelMap
from ctscore.model.plan import (
    Cell,
    Item,
    ItemReport,
    Part,
    Plan,
    Progress,
    Related,
    Target,
    Timing,
    Unassigned,
    Window,
    Years,
)
from ctscore.model.registries import (
    Agencies,
    Agency,
    Combination,
    Crosswalk,
    Document,
    Documents,
    Index,
    IndexCriterion,
    Indexes,
    Recoded,
    Unit,
    Units,
)
from ctscore.model.scalars import Citation, Text
from ctscore.model.scenario import Budget, Change, CriterionEffort, Effort, Group, Scenario
from ctscore.model.scorecard import Criterion, Erratum, Listing, Method, Previous, Published, Scorecard

DataFile = (
    Scorecard
    | Panel
    | PanelMap
    | Plan
    | Progress
    | Scenario
    | Effort
    | Documents
    | Agencies
    | Units
    | Indexes
)

KINDS: dict[str, type[DataFile]] = {
    "scorecard": Scorecard,
    "panel": Panel,
    "panel-map": PanelMap,
    "plan": Plan,
    "progress": Progress,
    "scenario": Scenario,
    "effort": Effort,
    "documents": Documents,
    "agencies": Agencies,
    "units": Units,
    "indexes": Indexes,
}
"""Kind of data file by the word in its `format` line."""

__all__ = [
    "KINDS",
    "NOT_PUBLISHED",
    "Agencies",
    "Agency",
    "Budget",
    "Cell",
    "Change",
    "Citation",
    "Combination",
    "Criterion",
    "CriterionEffort",
    "Crosswalk",
    "DataFile",
    "Document",
    "Documents",
    "Effort",
    "Erratum",
    "Group",
    "Index",
    "IndexCriterion",
    "Indexes",
    "Item",
    "ItemReport",
    "Listing",
    "MapCriterion",
    "Method",
    "Panel",
    "PanelCriterion",
    "PanelMap",
    "Part",
    "Plan",
    "Previous",
    "Progress",
    "Published",
    "Recoded",
    "Related",
    "Scenario",
    "Scorecard",
    "Target",
    "Text",
    "Timing",
    "Unassigned",
    "Unit",
    "Units",
    "Window",
    "Years",
]
