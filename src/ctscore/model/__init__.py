"""What the things are: scorecards, panels, plans, reports and registers, as frozen dataclasses.

The annotations say everything a validator needs; pydantic reads them in `load` and nowhere else. Knows no
files, lines or screens.
"""

from ctscore.model.panel import (
    NOT_APPLICABLE,
    NOT_PUBLISHED,
    MapCriterion,
    OwnMax,
    Panel,
    PanelCriterion,
    PanelMap,
    PanelPeriod,
)
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
    AGENCY_KINDS,
    METHODS,
    STAGES,
    UNIT_KINDS,
    Agencies,
    Agency,
    AwardMethod,
    BodyKind,
    Combination,
    Crosswalk,
    Document,
    Documents,
    Index,
    IndexCriterion,
    Indexes,
    Lifespan,
    Recoded,
    Stage,
    Unit,
    Units,
    in_order,
    method_of,
    methods_of,
    named_on,
    stage_order,
    stages_of,
)
from ctscore.model.scalars import Citation, Text
from ctscore.model.scenario import Budget, Change, CriterionEffort, Effort, Group, Scenario
from ctscore.model.scorecard import (
    NOT_SURVEY,
    PUBLISHED,
    Answer,
    AnswerSet,
    Asked,
    Cap,
    Counting,
    Criterion,
    Direction,
    Erratum,
    Listing,
    Measured,
    NotApplicable,
    Policy,
    Previous,
    Published,
    Scorecard,
)
from ctscore.model.settings import NO_SETTINGS, PaperHead, Settings

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
    | Settings
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
    "settings": Settings,
}
"""Kind of data file by the word in its `format` line."""

NEWEST = {"scorecard": 2, "panel": 2, "indexes": 2}
"""The newest version of a format, where it is not 1. Older ones are read as they always were."""


def formats_of(kind: str) -> tuple[str, ...]:
    """Return what the `format` line of a kind of data file can say, the oldest first."""
    return tuple(f"ctscore/{kind}@{version}" for version in range(1, NEWEST.get(kind, 1) + 1))


def is_first_version(value: DataFile) -> bool:
    """Return whether a data file is in the first version of its format: it says what that can say."""
    return value.format.endswith("@1")


def kind_of(format_: str) -> str | None:
    """Return the kind of data file that a `format` line names, or None where there is none."""
    kind = format_.removeprefix("ctscore/").partition("@")[0]
    return kind if kind in KINDS and format_ in formats_of(kind) else None


__all__ = [
    "AGENCY_KINDS",
    "KINDS",
    "METHODS",
    "NEWEST",
    "NOT_APPLICABLE",
    "NOT_PUBLISHED",
    "NOT_SURVEY",
    "NO_SETTINGS",
    "PUBLISHED",
    "STAGES",
    "UNIT_KINDS",
    "Agencies",
    "Agency",
    "Answer",
    "AnswerSet",
    "Asked",
    "AwardMethod",
    "BodyKind",
    "Budget",
    "Cap",
    "Cell",
    "Change",
    "Citation",
    "Combination",
    "Counting",
    "Criterion",
    "CriterionEffort",
    "Crosswalk",
    "DataFile",
    "Direction",
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
    "Lifespan",
    "Listing",
    "MapCriterion",
    "Measured",
    "NotApplicable",
    "OwnMax",
    "Panel",
    "PanelCriterion",
    "PanelMap",
    "PanelPeriod",
    "PaperHead",
    "Part",
    "Plan",
    "Policy",
    "Previous",
    "Progress",
    "Published",
    "Recoded",
    "Related",
    "Scenario",
    "Scorecard",
    "Settings",
    "Stage",
    "Target",
    "Text",
    "Timing",
    "Unassigned",
    "Unit",
    "Units",
    "Window",
    "Years",
    "formats_of",
    "in_order",
    "is_first_version",
    "kind_of",
    "method_of",
    "methods_of",
    "named_on",
    "stage_order",
    "stages_of",
]
