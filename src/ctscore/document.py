"""The typed table and the official paper: what a view hands to a renderer.

A view says what a figure is; only a renderer rounds it, aligns it, writes a decimal comma or escapes it. So
a column is added once and every format has it. Words stay unsaid until a renderer asks for a language. A
`Paper` is handed over as a whole, to be printed, signed off or filled in: blocks from top to bottom, tables
whose cells may reach down over several rows. Knows no scorecards and no file formats.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from ctscore.phrases import Wording, Words, said
from ctscore.records import dataclass

if TYPE_CHECKING:
    from ctscore.formulas import Formula

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
    label: Wording


Value = Wording | int | Decimal | date | Ref | tuple[Ref, ...] | None
Result = TypeVar("Result")


def id_of(value: Value) -> str:
    """Return what programs call `value`: the id of a reference, else its text."""
    return value.id if isinstance(value, Ref) else str(value)


@dataclass(frozen=True, slots=True)
class Column(Generic[Result]):
    """A column: its stable English id, the words above it, what it holds, how it takes that from a result.

    In a narrow terminal columns with a high `drop_priority` are left out first; 0 never. Columns that are
    `machine_only` stand in JSON and CSV: people read the same in the notes. `bar` asks for a bar beside the
    figures where the format can draw one. Figures `as_printed` are not padded with zeros to align: their
    digits are those of the source. Without a `value` the rows are made by hand. A column of names
    `in_language` stands beside those of an answer that is in another one.
    """

    id: str
    label: Wording
    kind: Kind
    value: Callable[[Result], Value] | None = field(default=None, compare=False)
    drop_priority: int = 0
    machine_only: bool = False
    bar: bool = False
    as_printed: bool = False
    in_language: str | None = None


class Origin(StrEnum):
    """Where a figure is from that no source prints: it follows from others, is inferred, or is not known."""

    DERIVED = "derived"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Row:
    """Values by column id. `depth` counts the levels of a tree from 0; `strong` marks sums and fields.

    `formulas` say of some of the values how they follow from other cells of the section, for formats that
    calculate. `marked` is a row that carries the point of its table. In a report a row may be known by its
    `anchor`, and values, by column id, have `links`: ``#`` and an anchor, or a file beside the report. Values
    that no source prints have their `origins`, by column id, where others of the column are printed. One that
    is `quiet` has nothing to tell among others, and is the first that a screen leaves out.
    """

    values: Mapping[str, Value]
    depth: int = 0
    strong: bool = False
    formulas: Mapping[str, "Formula"] = field(default_factory=dict)
    marked: bool = False
    anchor: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence under a table; figures in it are values, so that each format writes them its own way.

    Changes and percentages stand beside their kind, since they are written in ways of their own. What a
    reader must not miss is `strong`: a screen shows it first. What the table comes to is `on_top`: a screen
    says it above the table. `hint` is how to ask the program for more: another sentence, which pages and
    papers for those who have no program leave out.
    """

    id: str
    template: Wording
    values: Mapping[str, Value | tuple[Kind, Value]] = field(default_factory=dict)
    strong: bool = False
    hint: Wording = ""
    on_top: bool = False

    def with_hint(self, vi: str, en: str) -> "Note":
        """Return the note with a hint, which has the places of `values` too."""
        return replace(self, hint=Words(vi, en))


def note(id_: str, vi: str, en: str, **values: Value | tuple[Kind, Value]) -> Note:
    """Return a note in both languages; not all of `values` need have a place in it."""
    return Note(id_, Words(vi, en), values)


def headline(id_: str, vi: str, en: str, **values: Value | tuple[Kind, Value]) -> Note:
    """Return a note that says what its table comes to."""
    return Note(id_, Words(vi, en), values, on_top=True)


@dataclass(frozen=True, slots=True)
class Series:
    """The column `figure` as a line over the column `at`, a point a row; `label` says what it spans.

    At each row of `breaks`, by its place from 0, a run begins on another scale: to the end in `scale`.
    A row without a figure is a gap, and so is what is missing before each row of `gaps`. With `turned` less
    is better, and the line rises where figures fall. Before a row that has a word in the column `changed` the
    line goes on, but what it measures is not the same.
    """

    label: Wording
    at: str
    figure: str
    breaks: tuple[int, ...] = ()
    scale: str = ""
    turned: bool = False
    gaps: tuple[int, ...] = ()
    changed: str = ""

    def runs(self, rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
        """Return `rows` parted where the scale breaks."""
        ends = (*self.breaks, len(rows))
        return tuple(tuple(rows[first:last]) for first, last in zip((0, *self.breaks), ends, strict=True))

    def height(self, row: Row) -> Decimal | None:
        """Return how high `row` stands: its figure, or the opposite of it; None where it has none."""
        figure = row.values.get(self.figure)
        if not isinstance(figure, Decimal | int):
            return None
        return -Decimal(figure) if self.turned else Decimal(figure)


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


@dataclass(frozen=True, slots=True)
class Ranking:
    """The column `figure` as bars called by the column `name`, the largest first.

    Over them a line for the column `running`, where there is one: what they come to so far.
    """

    name: str
    figure: str
    running: str = ""


Chart = Series | Strips | Parts | Icicle | Ranking
"""How the figures of a table are to be seen. A chart has no figures of its own: it cannot contradict them."""


@dataclass(frozen=True, slots=True)
class Section:
    """One table with a title and notes. A `record` is read downwards: one row, its columns as lines.

    Formats that can draw show the `chart` too, each as far as it can; `marking` says what `marked` rows are,
    where their colour does not stand for itself. Figures that were published by nobody,
    but made of others, are `derived`: that is told in title and id before a renderer sees them. Formats that
    programs read have another section in its place where there is one `for_programs`.
    """

    id: str
    title: Wording
    columns: tuple[Column[Any], ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()
    layout: Literal["table", "record", "tree"] = "table"
    chart: Chart | None = None
    marking: Wording = ""
    derived: bool = False
    for_programs: "Section | None" = None


def row_of(columns: Iterable[Column[Result]], result: Result, *, depth: int = 0, strong: bool = False) -> Row:
    """Return `result` as a row: of each of `columns` what it takes from it."""
    return Row({one.id: one.value(result) for one in columns if one.value is not None}, depth, strong)


def rows_of(columns: Sequence[Column[Result]], results: Iterable[Result]) -> tuple[Row, ...]:
    """Return each of `results` as a row."""
    return tuple(row_of(columns, one) for one in results)


def record(
    id_: str, title: Wording, facts: Iterable[tuple[Column[Any], Value]], notes: Iterable[Note] = ()
) -> Section:
    """Return a section that is read downwards: each column with what is known there."""
    known = tuple(facts)
    row = Row({column.id: value for column, value in known})
    return Section(id_, title, tuple(column for column, _ in known), (row,), tuple(notes), "record")


def table(
    id_: str,
    title: Wording,
    columns: Sequence[Column[Result]],
    results: Iterable[Result],
    notes: Iterable[Note] = (),
) -> Section:
    """Return a section with a row for each of `results`."""
    return Section(id_, title, tuple(columns), rows_of(columns, results), tuple(notes))


@dataclass(frozen=True, slots=True)
class Document:
    """The answer to one command. `facts` are the plain values that say what was asked.

    `missed` says that what was asked for cannot be had; the answer tells why. Where there are several long
    tables, `heads` makes what a screen shows first: what each is about, in a line each.
    """

    schema: str
    facts: Mapping[str, str | int | None]
    sections: tuple[Section, ...]
    missed: bool = False
    heads: Callable[[], tuple[Note, ...]] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a workbook under the name of its sheet.

    `marks` tell programs what the sheet holds. A sheet that has them keeps every column where it is; one that
    holds nothing for people is `hidden`.
    """

    name: Wording
    section: Section
    marks: tuple[Wording | int, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """Several tables in one file, to be read on and edited."""

    sheets: tuple[Sheet, ...]


class Tone(StrEnum):
    """Whether a fact is good news, bad news, or not to be told yet."""

    GOOD = "good"
    BAD = "bad"
    OPEN = "open"


class Line(StrEnum):
    """Where on a card a fact stands: beside the score, beside the rank, or alone."""

    SCORE = "score"
    RANK = "rank"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact on a card, in a few words of its own; `id` says to styles what it is."""

    id: str
    line: Line
    told: Note
    tone: Tone | None = None
    origin: Origin | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One thing at a glance: what it is called in short and in full, its facts, and a sentence."""

    title: Wording
    name: Wording
    facts: tuple[Fact, ...]
    sentence: Note
    link: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a report: cards and sections to be seen at once, and `folded` ones for those who open them.

    `folded_title` stands over the latter. Of a `closed` chapter the title only is seen until it is opened.
    """

    id: str
    title: Wording
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    folded: tuple[Section, ...] = ()
    folded_title: Wording = ""
    cards: tuple[Card, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A page to be looked at: what it says in a few sentences, then chapter by chapter.

    A `single` one is printed on one page. What has a letterhead is a form: one page too, to be signed.
    """

    title: Wording
    subtitle: Wording
    points: tuple[Note, ...]
    chapters: tuple[Chapter, ...]
    form: "Letterhead | None" = None
    single: bool = False


class Look(StrEnum):
    """What a paragraph is on the page."""

    LABEL = "label"
    TITLE = "title"
    ASIDE = "aside"
    HEADING = "heading"
    CAPTION = "caption"
    SOURCE = "source"
    ITEM = "item"
    STRONG = "strong"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in one of the looks; `lead` are words in bold that they begin with."""

    look: Look
    words: Wording | Note
    lead: Wording = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The lines at the top of an official document, on the left and on the right of the page."""

    left: tuple[Wording, ...] = ()
    right: tuple[Wording, ...] = ()

    def sides(self, lang: str) -> tuple[tuple[str, ...], ...]:
        """Return the lines of both sides that there are in `lang`; nothing where there are none."""
        sides = tuple(
            tuple(line for one in side if (line := said(one, lang))) for side in (self.left, self.right)
        )
        return sides if any(sides) else ()


@dataclass(frozen=True, slots=True)
class PaperCell:
    """One cell of a grid, over `rows` rows and, where these are one, over `across` columns.

    `taken` words come from another paper and are to be reviewed; `source` says from which, in a line of its
    own. An `open` cell is empty because somebody is to fill it in.
    """

    value: Value = None
    rows: int = 1
    taken: bool = False
    open: bool = False
    source: Wording | None = None
    across: int = 1


@dataclass(frozen=True, slots=True)
class PaperRow:
    """Cells from left to right; None where the one above reaches down, or the one to the left across.

    A row that `heads` those below stays with them; a `strong` one is in bold. In a tree the name of a row
    stands as much further to the right as it is `depth` levels down.
    """

    cells: tuple[PaperCell | None, ...]
    strong: bool = False
    depth: int = 0
    heads: bool = False


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table: `widths` are the shares of its columns in the width of the page.

    Without them a column is as wide as its values and the words above it need. Where nothing stands above
    any column there is no header row. The columns `keys` tell the rows of a table apart that is written again
    after people worked on it, the first one before the others.
    """

    columns: tuple[Column[Any], ...]
    rows: tuple[PaperRow, ...]
    widths: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()


Block = Paragraph | Letterhead | PaperTable


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole: its `title` for the properties of a file, its blocks in order; a `wide` one lies across.

    A paper that is written in one language whatever is asked for says so in `lang`.
    """

    title: Wording
    blocks: tuple[Block, ...]
    wide: bool = False
    lang: str | None = None


def merged_down(cells: Sequence[PaperCell], shared: Sequence[bool]) -> tuple[PaperCell | None, ...]:
    """Return one column of `cells`, those that are `shared` with the cell above taken into it.

    The first of both is never shared: there is nothing above it.
    """
    column: list[PaperCell | None] = []
    for place, cell in enumerate(cells):
        if shared[place]:
            column.append(None)
            continue
        below = next((n for n in range(place + 1, len(cells)) if not shared[n]), len(cells))
        column.append(replace(cell, rows=below - place))
    return tuple(column)
