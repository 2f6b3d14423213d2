"""ctscore: scorecard calculator and gap analyzer for Vietnam's governance indexes."""

from ctscore.findings import DataProblems, Finding, Refusal
from ctscore.library import (
    agencies,
    check,
    compare,
    coverage,
    gaps,
    open_book,
    panel,
    profile,
    rank,
    targets,
    tasks,
    totals,
    trend,
)

__version__ = "0.1.0"

__all__ = [
    "DataProblems",
    "Finding",
    "Refusal",
    "__version__",
    "agencies",
    "check",
    "compare",
    "coverage",
    "gaps",
    "open_book",
    "panel",
    "profile",
    "rank",
    "targets",
    "tasks",
    "totals",
    "trend",
]
