"""The typed table: what a view hands to a renderer.

A view says what a figure is; only a renderer rounds it, aligns it, writes a decimal comma or escapes it. So
a column is added once and every format has it. Knows no scorecards and no file formats.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

MOST_PLACES = 4
"""How many decimals of a figure people are shown at most; programs get all of them."""


class Kind(StrEnum):
    """What the values of a column are."""

    CODE = "code"
    TEXT = "text"
    POINTS = "points"
    CHANGE = "change"
    PERCENT = "percent"
    COUNT = "count"
    DATE = "date"
    REF = "ref"
    REFS = "refs"


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference: the stable id for programs, the words for people."""

    id: str
    label: str


Value = str | int | Decimal | date | Ref | tuple[Ref, ...] | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its stable English id, the words above it, what it holds.

    In a narrow terminal columns with a high `spare` are left out first; 0 never. `detail` columns are for
    programs (JSON, CSV): people read the same in the notes. `bar` asks for a bar beside the figures where
    the format can draw one. Figures `as_printed` are not padded with zeros to align: their digits are those
    of the source.
    """

    id: str
    label: str
    kind: Kind
    spare: int = 0
    detail: bool = False
    bar: bool = False
    as_printed: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of the same column over other rows of the section, by their place from 0."""

    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One column of the same row, minus another one; both by their ids."""

    whole: str
    part: str


@dataclass(frozen=True, slots=True)
class Share:
    """A column of the same row, in percent of that column in the row at the place `row`."""

    column: str
    row: int


Formula = Sum | Difference | Share
"""How a figure follows from others of its section."""


@dataclass(frozen=True, slots=True)
class Row:
    """Values by column id. `depth` counts the levels of a tree from 0; `strong` marks sums and fields.

    `formulas` say of some of the values how they follow from others, for formats that calculate. `marked` is
    a row that carries the point of its table. In a report a row may be known by its `anchor`, and values, by
    column id, have `links`: ``#`` and an anchor, or a file beside the report.
    """

    values: Mapping[str, Value]
    depth: int = 0
    strong: bool = False
    formulas: Mapping[str, Formula] = field(default_factory=dict)
    marked: bool = False
    anchor: str = ""
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence under a table; figures in it are values, so that each format writes them its own way."""

    id: str
    template: str
    values: Mapping[str, tuple[Kind, Value]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Series:
    """The column `figure` as a line over the column `at`, a point a row; `label` says what it spans.

    At each row of `breaks`, by its place from 0, a run begins on another scale: to the end in `scale`.
    A row without a figure is a gap.
    """

    label: str
    at: str
    figure: str
    breaks: tuple[int, ...] = ()
    scale: str = ""

    def runs(self, rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
        """Return `rows` parted where the scale breaks."""
        ends = (*self.breaks, len(rows))
        return tuple(tuple(rows[first:last]) for first, last in zip((0, *self.breaks), ends, strict=True))


@dataclass(frozen=True, slots=True)
class Strips:
    """Each row as a strip between the columns `low` and `high`, with a mark for each column of `marks`.

    The first of them is ours.
    """

    marks: tuple[str, ...]
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The column `figure` as one whole, cut into a part for each row, called by the column `name`.

    What `detail` holds is added to the name where there is room.
    """

    name: str
    figure: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Icicle:
    """The rows as a tree by their depth: each as large as the column `size`, as dark as `part` is of it.

    Rows above `top` are the whole that the rows below cut up. Where the column `partial` holds anything, the
    size covers some of the parts only, so that a share of it would mislead.
    """

    name: str
    size: str
    part: str
    partial: str = ""
    top: int = 1


Chart = Series | Strips | Parts | Icicle
"""How the figures of a table are to be seen. A chart has no figures of its own: it cannot contradict them."""


@dataclass(frozen=True, slots=True)
class Section:
    """One table with a title and notes. A `record` is read downwards: one row, its columns as lines.

    Formats that can draw show the `chart` too, each as far as it can.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()
    layout: Literal["table", "record", "tree", "cards"] = "table"
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The answer to one command. `facts` are the plain values that say what was asked.

    `missed` says that what was asked for cannot be had; the answer tells why.
    """

    schema: str
    lang: str
    facts: Mapping[str, str | int | None]
    sections: tuple[Section, ...]
    missed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a workbook under the name of its sheet.

    `marks` tell programs what the sheet holds. A sheet that has them keeps every column where it is.
    """

    name: str
    section: Section
    marks: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """Several tables in one file, to be read on and edited."""

    lang: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a report: sections to be seen at once, and `folded` ones to be opened by those who ask.

    `folded_title` stands over the latter.
    """

    id: str
    title: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    folded: tuple[Section, ...] = ()
    folded_title: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A page to be looked at: what it says in a few sentences, then chapter by chapter.

    A `form` is one page, to be printed and signed: it has a letterhead, lines on the left and on the right.
    """

    lang: str
    title: str
    subtitle: str
    points: tuple[Note, ...]
    chapters: tuple[Chapter, ...]
    form: tuple[tuple[str, ...], tuple[str, ...]] | None = None
