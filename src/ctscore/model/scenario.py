"""What could be otherwise: criteria that score otherwise (a scenario), and what winning points back costs."""

from decimal import Decimal
from typing import Literal

from ctscore.model.scalars import (
    Aim,
    Code,
    Count,
    Dated,
    Id,
    Number,
    PeriodName,
    Points,
    Strict,
    Text,
    Year,
)
from ctscore.model.scalars import Change as PointsChange
from ctscore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Strict):
    """One criterion otherwise: `to` so many points, more or less `by` so many; never both.

    `to` may be the word `max`, or that of an answer.
    """

    code: Code
    to: Aim | None = None
    by: PointsChange | None = None

    def points(self, now: Decimal, highest: Decimal) -> Decimal:
        """Return the points after the change, unless it is an answer; before there are `now` of `highest`."""
        if self.to == "max":
            return highest
        return now + self.by if self.by is not None else Decimal(self.to or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Dated):
    """Changes to the scorecard of one index, period and unit (ours where none is named)."""

    format: Literal["ctscore/scenario@1"]
    name: Text
    index: Id
    year: Year | None = None
    period: PeriodName | None = None
    unit: Id | None = None
    note: Text | None = None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionEffort(Strict):
    """What a point of one criterion costs, or of all parts of one; and the scores that it can be given."""

    code: Code
    effort: Points | None = None
    steps: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Strict):
    """Criteria of which no more than `most` are taken on; a field stands for all its parts."""

    name: Text
    criteria: tuple[Code, ...]
    most: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget(Strict):
    """The most effort that one lead agency can give; a criterion with several leads is split equally."""

    agency: Id
    effort: Points


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort(Dated):
    """What points of one index, period and unit (ours where none is named) cost, in any `measure`.

    A point costs `default` where nothing else is said.
    """

    format: Literal["ctscore/effort@1"]
    name: Text
    index: Id
    year: Year | None = None
    period: PeriodName | None = None
    unit: Id | None = None
    note: Text | None = None
    measure: Text | None = None
    default: Points = Decimal(1)
    criteria: tuple[CriterionEffort, ...] = ()
    groups: tuple[Group, ...] = ()
    budgets: tuple[Budget, ...] = ()
