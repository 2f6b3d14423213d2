"""The typed table: what a view hands to a renderer.

A view says what a figure is; only a renderer rounds it, aligns it, writes a decimal comma or escapes it. So
a column is added once and every format has it. Knows no scorecards and no file formats.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal


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

    `formulas` say of some of the values how they follow from others, for formats that calculate.
    """

    values: Mapping[str, Value]
    depth: int = 0
    strong: bool = False
    formulas: Mapping[str, Formula] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence under a table; figures in it are values, so that each format writes them its own way."""

    id: str
    template: str
    values: Mapping[str, tuple[Kind, Value]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spark:
    """A series to be drawn small beside its table; each run stands on one scale, None is a gap."""

    label: str
    runs: tuple[tuple[Decimal | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One table with a title and notes. A `record` is read downwards: one row, its columns as lines.

    Formats that can draw show the `spark` too; its figures are those of the table.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()
    layout: Literal["table", "record", "tree"] = "table"
    spark: Spark | None = None


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
