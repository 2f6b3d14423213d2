"""ctscore: scorecard calculator and gap analyzer for Vietnam's governance indexes."""

from importlib import import_module
from typing import TYPE_CHECKING

from ctscore.version import __version__

if TYPE_CHECKING:
    from ctscore.analysis.path import Limits
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

_ELSEWHERE = {
    "DataProblems": "ctscore.findings",
    "Finding": "ctscore.findings",
    "Limits": "ctscore.analysis.path",
    "Refusal": "ctscore.findings",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is: every start of the program would pay for all of it otherwise."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ELSEWHERE.get(name, "ctscore.library")), name)
