"""How the columns of a wide table become a panel: which column is which criterion, and on which scale."""

from typing import ClassVar, Literal

from ctscore.model.scalars import Code, Decimals, Id, Line, Points, Rank
from ctscore.model.text import FORBID_EXTRA, Citation, Text
from ctscore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCriterion:
    """A criterion of the panel to be made; a leaf names the `column` of the table that holds its points."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    code: Code
    name: Text
    min: Points | None = None
    max: Points | None = None
    no_scale: Text | None = None
    column: Line | None = None
    criteria: tuple["MapCriterion", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelMap:
    """A map for `ctscore import panel`.

    `header_row` counts from 1. `blank` are the words, beside an empty cell, for what was not published;
    `skip` the names of rows that are no units, such as a mean. `decimal` is the sign in figures that the
    table writes as text. `decimals` says to how many places figures are rounded, where the table has more.
    """

    __pydantic_config__: ClassVar = FORBID_EXTRA
    format: Literal["ctscore/panel-map@1"]
    unit_column: Line
    header_row: Rank = 1
    source: Citation
    max: Points
    method: Id | None = None
    decimal: Literal["dot", "comma"] = "dot"
    decimals: Decimals | None = None
    blank: tuple[Line, ...] = ()
    skip: tuple[Line, ...] = ()
    criteria: tuple[MapCriterion, ...]
