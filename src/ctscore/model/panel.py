"""A panel: one index, one period, many units under one tree; and how a wide table becomes one."""

from typing import Literal

from ctscore.model.scalars import (
    Citation,
    Code,
    Dated,
    Day,
    Decimals,
    Id,
    Line,
    PeriodName,
    Points,
    Rank,
    Row,
    Strict,
    Text,
    Year,
)
from ctscore.model.scorecard import AnswerSet, Asked, Counting, Policy, Scaled
from ctscore.records import dataclass

NOT_PUBLISHED = "-"
"""What stands in a row for a figure that was not published: it is not zero."""

NOT_APPLICABLE = "na"
"""What stands in a row where the criterion does not apply to the unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelCriterion(Asked):
    """A criterion of a panel's tree with the ends of its scale.

    `not_applicable` is what becomes of its maximum for units whose row has `na` there.
    """

    not_applicable: Policy | None = None
    criteria: tuple["PanelCriterion", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMax(Strict):
    """The maxima of one unit where they are not those of the tree, by code; 0 where it is not asked."""

    unit: Id
    max: dict[Code, Points]


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPeriod(Dated):
    """The rows of one of several periods of a panel."""

    year: Year | None = None
    period: PeriodName | None = None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel(Counting, Dated):
    """The figures of many units, in one period or, in `periods`, in several of one length.

    `columns` names the leaves of the tree in the order in which every row gives their points. A row is the
    id of a unit and its points, parted by spaces, with `-` for what was not published and `na` for what
    does not apply; an answer of several words stands in double quotes. A unit that was left out has no row.
    Units are ranked by points, or by percent of their own maximum.
    """

    format: Literal["ctscore/panel@1", "ctscore/panel@2"]
    index: Id
    year: Year | None = None
    period: PeriodName | None = None
    source: Citation
    borders: Day | None = None
    stage: Id | None = None
    max: Points
    rank_by: Literal["points", "percent"] = "points"
    method: Id | None = None
    note: Text | None = None
    answers: tuple[AnswerSet, ...] = ()
    criteria: tuple[PanelCriterion, ...]
    columns: Line
    own_max: tuple[OwnMax, ...] = ()
    rows: tuple[Row, ...] = ()
    periods: tuple[PanelPeriod, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCriterion(Scaled):
    """A criterion of the panel to be made; a leaf names the `column` of the table that holds its points.

    `unit_column` is the column of the units that these points belong to, where it is not that of the map:
    league tables have one for each criterion. `max_column` holds the maximum of each unit. `holds: points`
    says so of a column that looks like one of ranks or rates. All else is as in the panel.
    """

    not_applicable: Policy | None = None
    column: Line | None = None
    unit_column: Line | None = None
    max_column: Line | None = None
    holds: Literal["points"] | None = None
    criteria: tuple["MapCriterion", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelMap(Counting):
    """A map for `ctscore import panel`.

    A column is named by its header; where that takes several rows, by the lowest of its words or by all of
    them (``Upper > Lower``); one without a header by its letter (``column C``, ``[C]``). The header has
    the row `header_row`, counted from 1, or begins there and takes `header_rows`; without these it is where
    the columns are found.

    `units: in-columns` says that units stand above the columns, and criteria in `code_column`. With a
    `value_column` each row holds one figure: of the unit, of the criterion in `code_column`. `periods` are
    those to be brought in, where the table has several: in `period_column`, or each in a column of its own,
    as in ``Points {period}``.

    `blank` are the words, beside an empty cell, for what was not published, `not_applicable` those, beside
    ``na``, for what does not apply: the criterion says what then. `skip` the names of rows that are no units,
    `unused` the columns that are not brought in, and not looked at. `total_column` and `rank_column` hold the
    printed result, against which the points are checked. `decimal` is the sign in figures that the table
    writes as text, where the table itself does not tell. `decimals` says to how many places figures are
    rounded, where the table has more.
    """

    format: Literal["ctscore/panel-map@1"]
    unit_column: Line | None = None
    units: Literal["in-columns"] | None = None
    code_column: Line | None = None
    value_column: Line | None = None
    period_column: Line | None = None
    periods: tuple[PeriodName, ...] = ()
    header_row: Rank | None = None
    header_rows: Rank | None = None
    source: Citation
    borders: Day | None = None
    max: Points
    # In the order of the registers: unions of one set of words are one type, and are written in one order.
    rank_by: Literal["percent", "points"] | None = None
    method: Id | None = None
    answers: tuple[AnswerSet, ...] = ()
    decimal: Literal["dot", "comma"] | None = None
    decimals: Decimals | None = None
    blank: tuple[Line, ...] = ()
    not_applicable: tuple[Line, ...] = ()
    skip: tuple[Line, ...] = ()
    unused: tuple[Line, ...] = ()
    total_column: Line | None = None
    rank_column: Line | None = None
    criteria: tuple[MapCriterion, ...] = ()
