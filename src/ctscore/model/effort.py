"""Effort: what winning points back costs, and what it is limited by."""

from decimal import Decimal
from typing import ClassVar, Literal

from ctscore.model.scalars import Code, Count, Id, Points, Year
from ctscore.model.text import FORBID_EXTRA, Text
from ctscore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionEffort:
    """What a point of one criterion costs, or of all parts of one; and the scores that it can be given."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    code: Code
    effort: Points | None = None
    steps: tuple[Points, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Criteria of which no more than `most` are taken on; a field stands for all its parts."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    name: Text
    criteria: tuple[Code, ...]
    most: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most effort that one lead agency can give; a criterion with several leads is split equally."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    agency: Id
    effort: Points


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What points of one index, year and unit (ours where none is named) cost, in any `measure`.

    A point costs `default` where nothing else is said.
    """

    __pydantic_config__: ClassVar = FORBID_EXTRA
    format: Literal["ctscore/effort@1"]
    name: Text
    index: Id
    year: Year
    unit: Id | None = None
    note: Text | None = None
    measure: Text | None = None
    default: Points = Decimal(1)
    criteria: tuple[CriterionEffort, ...] = ()
    groups: tuple[Group, ...] = ()
    budgets: tuple[Budget, ...] = ()
