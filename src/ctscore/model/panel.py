"""A panel: one index, one year, many units under one tree; one line of figures a unit."""

from typing import ClassVar, Literal

from ctscore.model.scalars import Code, Id, Line, Points, Row, Year
from ctscore.model.scorecard import Method
from ctscore.model.text import FORBID_EXTRA, Citation, Text
from ctscore.records import dataclass

NOT_PUBLISHED = "-"
"""What stands in a row for a figure that was not published: it is not zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelCriterion:
    """A criterion of a panel's tree with the ends of its scale; see `Criterion` for `no_scale`."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    code: Code
    name: Text
    min: Points | None = None
    max: Points | None = None
    no_scale: Text | None = None
    criteria: tuple["PanelCriterion", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The figures of many units.

    `columns` names the leaves of the tree in the order in which every row gives their points. A row is the id
    of a unit and its points, parted by spaces, with `-` for what was not published. A unit that was left out
    has no row.
    """

    __pydantic_config__: ClassVar = FORBID_EXTRA
    format: Literal["ctscore/panel@1"]
    index: Id
    year: Year
    source: Citation
    max: Points
    method: Method | None = None
    note: Text | None = None
    criteria: tuple[PanelCriterion, ...]
    columns: Line
    rows: tuple[Row, ...]
