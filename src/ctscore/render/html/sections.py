"""Sections as a page needs them: cells in words, with links and small pictures, and what goes above them."""

from itertools import count as counting
from typing import Any

from markupsafe import Markup

from ctscore.document import Chart, Column, Icicle, Kind, Parts, Row, Section, Series, Strips, said
from ctscore.records import dataclass
from ctscore.render.drawing import facts_of, shown
from ctscore.render.html.icicle import SHADES, icicle
from ctscore.render.html.marks import bars, legend, strips
from ctscore.render.html.parts import parts
from ctscore.render.html.series import series
from ctscore.render.values import NOTHING, decimals_of, is_figure, sentence, words
from ctscore.words import printable


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; `class_` is that of its cells."""

    label: str
    class_: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in words, where it leads, and the picture of it."""

    text: str
    class_: str
    link: str = ""
    picture: Markup | str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells."""

    cells: tuple[Cell, ...]
    class_: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `look` is the class of all that have the same heads.

    Longer ones can be put in order, unless they have sums among their rows, and the longest be filtered.
    """

    look: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    sortable: bool
    filterable: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A section as the page shows it; `folded` where the picture already says what the table does."""

    id: str
    title: str
    picture: Markup | None
    legend: tuple[tuple[Markup | str, str], ...]
    table: Table | None
    folded: bool
    cards: tuple[tuple[tuple[str, Cell], ...], ...]
    notes: tuple[str, ...]


_LONG, _VERY_LONG = 8, 20
_TEXTS = (Kind.TEXT, Kind.REFS)
_NAMES = ("name", "task")


class Blocks:
    """Makes blocks of the sections of one page, each picture under an id of its own.

    `looks` has the heads of tables, by the class of the tables that have them.
    """

    def __init__(self, lang: str) -> None:
        """Take the language of the page."""
        self._lang = lang
        self._numbers = counting(1)
        self._by_heads: dict[tuple[Head, ...], str] = {}

    @property
    def looks(self) -> list[tuple[str, tuple[Head, ...]]]:
        """The heads of tables so far, each with the class of the tables that have them."""
        return [(look, heads) for heads, look in self._by_heads.items()]

    def block(self, section: Section) -> Block:
        """Return `section` as the page shows it."""
        drawn = self._picture(section, f"p{next(self._numbers)}")
        tabular = section.layout in ("table", "tree") and section.rows
        return Block(
            section.id,
            printable(said(section.title, self._lang)),
            drawn,
            _legend(section, drawn, self._lang),
            self._table(section) if tabular else None,
            drawn is not None and not _has_bars_beside(section),
            tuple(self._card(section, row) for row in section.rows if section.layout in ("cards", "record")),
            tuple(printable(sentence(note, self._lang)) for note in section.notes),
        )

    def _picture(self, section: Section, id_: str) -> Markup | None:
        chart = section.chart
        if isinstance(chart, Parts):
            return parts(section, chart, id_, self._lang)
        if isinstance(chart, Series):
            return series(section, chart, id_, self._lang)
        if isinstance(chart, Icicle):
            return icicle(section, chart, id_, self._lang)
        return None

    def _table(self, section: Section) -> Table:
        heads: list[Head] = []
        columns: list[list[Cell]] = []
        for column in shown(section):
            decimals = decimals_of(column, section.rows)
            class_ = _class_of(column)
            cells = [
                Cell(self._words(column.kind, row, column.id, decimals), class_, row.links.get(column.id, ""))
                for row in section.rows
            ]
            heads.append(Head(printable(said(column.label, self._lang)), class_))
            columns.append(cells)
            if column.bar:
                heads.append(Head("", "p"))
                columns.append([Cell("", "p", picture=bar) for bar in bars(column, section.rows)])
        if isinstance(section.chart, Strips):
            heads.insert(2, Head("", "p wide-p"))
            drawn = strips(section.chart, section.rows)
            columns.insert(2, [Cell("", "p wide-p", picture=one) for one in drawn])
        lines = (
            Line(tuple(cells), _line_class(row), row.anchor)
            for row, cells in zip(section.rows, zip(*columns, strict=True), strict=True)
        )
        count, sums = len(section.rows), sum(row.strong for row in section.rows)
        look = self._by_heads.setdefault(tuple(heads), f"h{len(self._by_heads)}")
        return Table(look, tuple(heads), tuple(lines), count > _LONG and sums <= 1, count > _VERY_LONG)

    def _words(self, kind: Kind, row: Row, column: str, decimals: int | None) -> str:
        value = row.values.get(column)
        text = words(kind, value, self._lang, decimals)
        return "" if text == NOTHING else text

    def _card(self, section: Section, row: Row) -> tuple[tuple[str, Cell], ...]:
        """Return the facts of a row that there are, each with its label."""
        by_label = {said(column.label, self._lang): column.id for column in section.columns}
        return tuple(
            (printable(label), Cell(text, "", row.links.get(by_label[label], "")))
            for label, text in facts_of(section, row, self._lang)
        )


def _class_of(column: Column[Any]) -> str:
    """Return the class of a column's cells: n for numbers, r for references, t for text, t name for names."""
    if is_figure(column.kind):
        return "n"
    if column.kind is Kind.REF:
        return "r"
    if column.kind not in _TEXTS:
        return ""
    return "t name" if column.id in _NAMES else "t"


def _has_bars_beside(section: Section) -> bool:
    """Return whether the rows are drawn as bars too, each with its name: then nobody misses the table."""
    return isinstance(section.chart, Parts) and any(column.bar for column in shown(section))


def _line_class(row: Row) -> str:
    classes = (("strong", row.strong), ("marked", row.marked), (f"level{min(row.depth, 4)}", row.depth > 1))
    return " ".join(name for name, is_so in classes if is_so)


def _legend(section: Section, drawn: Markup | None, lang: str) -> tuple[tuple[Markup | str, str], ...]:
    chart: Chart | None = section.chart
    if isinstance(chart, Strips):
        return tuple(legend(chart, section, lang))
    if isinstance(chart, Icicle) and drawn is not None:
        return tuple((f"shade{place}", shade) for place, shade in enumerate(SHADES))
    return ()
