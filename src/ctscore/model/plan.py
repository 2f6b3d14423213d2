"""A plan or programme: who must do what, by when, for which criterion."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from ctscore.model.scalars import Code, Id, Line, Year
from ctscore.model.text import FORBID_EXTRA, Text

Period = Literal["quarter", "half-year", "nine-months", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Agencies in one cell of a plan's table.

    Either `printed`, the cell as it stands, or `merged_with`, the row whose cell reaches down over this one.
    """

    __pydantic_config__: ClassVar = FORBID_EXTRA
    agencies: tuple[Id, ...]
    printed: Line | None = None
    merged_with: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When: `ongoing` (all the time), or `reporting` at the end of each of `periods`."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    kind: Literal["ongoing", "reporting"]
    periods: tuple[Period, ...] = ()
    printed: Line | None = None
    merged_with: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One task: a short summary in our own words, who leads, who carries it out, when, for which criteria."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    id: Line
    row: Line
    criteria: tuple[Code, ...] = ()
    task: Text
    leads: Cell
    executing: Cell | None = None
    timing: Timing | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The scorecard that an annex answers."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    index: Id
    year: Year


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """One annex of a plan: a table of tasks."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    annex: Line
    title: Text
    answers: Answers
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One plan or programme of one unit."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    format: Literal["ctscore/plan@1"]
    document: Id
    unit: Id
    annexes: tuple[Annex, ...]
