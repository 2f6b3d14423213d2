"""Arithmetic and look-ups: pure functions from the book to frozen results.

Knows points, shares and names; never files, wording or screens. What tasks can be asked by stands here, apart
from the tasks, so that options can name it without loading them.
"""

from enum import StrEnum


class Role(StrEnum):
    """What an agency is in a task."""

    LEAD = "lead"
    HELPER = "helper"
    ANY = "any"


class TaskGrouping(StrEnum):
    """What tasks are grouped by."""

    PLAN = "plan"
    AGENCY = "agency"
    INDEX = "index"
    TIMING = "timing"
