"""ctscore: scorecard calculator and gap analyzer for Vietnam's governance indexes."""

from ctscore.analysis.candidates import Limits
from ctscore.findings import DataProblems, Finding, Refusal
from ctscore.library import (
    agencies,
    check,
    compare,
    coverage,
    gaps,
    open_book,
    panel,
    path,
    points_for_rank,
    profile,
    rank,
    sensitivity,
    targets,
    tasks,
    totals,
    trend,
    whatif,
)

__version__ = "0.1.0"

__all__ = [
    "DataProblems",
    "Finding",
    "Limits",
    "Refusal",
    "__version__",
    "agencies",
    "check",
    "compare",
    "coverage",
    "gaps",
    "open_book",
    "panel",
    "path",
    "points_for_rank",
    "profile",
    "rank",
    "sensitivity",
    "targets",
    "tasks",
    "totals",
    "trend",
    "whatif",
]
