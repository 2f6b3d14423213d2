"""A scenario: what a scorecard would be if some criteria scored otherwise."""

from decimal import Decimal
from typing import ClassVar, Literal

from ctscore.model.scalars import Aim, Code, Id, Year
from ctscore.model.scalars import Change as PointsChange
from ctscore.model.text import FORBID_EXTRA, Text
from ctscore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One criterion otherwise: `to` so many points (or `max`), or more or less `by` so many; never both."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    code: Code
    to: Aim | None = None
    by: PointsChange | None = None

    def points(self, now: Decimal, highest: Decimal) -> Decimal:
        """Return the points after the change, of a criterion that has `now` of `highest`."""
        if self.to == "max":
            return highest
        return now + self.by if self.by is not None else Decimal(self.to or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Changes to the scorecard of one index, year and unit (ours where none is named)."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    format: Literal["ctscore/scenario@1"]
    name: Text
    index: Id
    year: Year
    unit: Id | None = None
    note: Text | None = None
    changes: tuple[Change, ...]
