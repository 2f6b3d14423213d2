"""What an agency reports about its tasks at the end of a period."""

from typing import ClassVar, Literal

from ctscore.model.scalars import Change, Id, Line, Percent, PeriodName
from ctscore.model.text import FORBID_EXTRA, Text
from ctscore.records import dataclass

Status = Literal["done", "under-way", "late", "not-started", ""]
"""Where a task stands; empty in a template that is still to be filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReport:
    """How far one item has come: its status, and percent done or figure reached where there is one."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    item: Line
    status: Status
    percent: Percent | None = None
    figure: Change | None = None
    evidence: Line | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The report of one agency on its items of one plan for one period."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    format: Literal["ctscore/progress@1"]
    plan: Id
    agency: Id
    period: PeriodName
    reports: tuple[ItemReport, ...]
