"""Sections as a page needs them: cells in words, with links and small pictures, and what goes above them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import count as counting
from typing import Any

from markupsafe import Markup

from ctscore.decimals import ZERO
from ctscore.document import (
    Card,
    Chart,
    Column,
    Fact,
    Icicle,
    Kind,
    Line,
    Note,
    Origin,
    Parts,
    Row,
    Section,
    Series,
    Strips,
    Tone,
)
from ctscore.languages import ours
from ctscore.phrases import Wording, Words, said
from ctscore.records import dataclass
from ctscore.render.drawing import bar_figures, on_scale, shown
from ctscore.render.html.charts import ORIGINS, parts, series, signs_of
from ctscore.render.html.icicle import icicle, shades
from ctscore.render.html.svg import Element, element, ornament, share
from ctscore.render.values import NOTHING, decimals_of, is_figure, sentence, words
from ctscore.words import printable

_MIDDLE = 11
_STRIP = (Decimal("0.02"), Decimal("0.96"))
"""Where a strip begins, and how long it is: its marks need room at both ends."""
_SCALE = {"vi": "thang điểm", "en": "scale"}


def bars(column: Column[Any], rows: Sequence[Row]) -> list[Markup]:
    """Return a bar for each row that has one, the longest for the largest figure."""
    figures = bar_figures(column, rows)
    longest = max(figures, default=ZERO)
    return [
        ornament([element("rect", width=share(figure, longest))], "bar") if figure else Markup()
        for figure in figures
    ]


def strips(chart: Strips, rows: Sequence[Row]) -> list[Markup]:
    """Return the strip of each row; nothing where its scale is not known."""
    return [_strip(chart, row) for row in rows]


def _strip(chart: Strips, row: Row) -> Markup:
    found = [(place, on_scale(row, chart, mark)) for place, mark in enumerate(chart.marks)]
    marks = [(place, across) for place, across in found if across is not None]
    if not marks:
        return Markup()
    first, length = _STRIP
    track = element("line", x1=share(first), x2=share(first + length), y1=_MIDDLE, y2=_MIDDLE, class_="track")
    # Ours comes last, so that nothing lies on top of it.
    signs = [_SIGNS[place](share(first + length * across)) for place, across in reversed(marks)]
    return ornament([track, *signs], "strip")


Legend = list[tuple[Markup, Wording]]
"""Signs and colours with what they mean."""


def _of_strips(chart: Strips, section: Section, lang: str) -> Legend:
    """Return each sign of the strips, and from where to where they go, if all alike."""
    labels = {column.id: column.label for column in section.columns}
    signs = (ornament([sign("50%")], "sign") for sign in _SIGNS)
    found: Legend = [(sign, labels[mark]) for sign, mark in zip(signs, chart.marks, strict=False)]
    scales = {(row.values.get(chart.low), row.values.get(chart.high)) for row in section.rows}
    known = [(low, high) for low, high in scales if low is not None and high is not None]
    if len(known) == 1:
        low, high = (words(Kind.POINTS, end, lang) for end in known[0])
        found.append((Markup(), f"{_SCALE[ours(lang)]}: {low}–{high}"))
    return found


def legend(section: Section, drawn: Markup | None, lang: str) -> Legend:
    """Return what signs and colours of the picture and the bars of a section mean."""
    chart: Chart | None = section.chart
    if isinstance(chart, Strips):
        return _of_strips(chart, section, lang)
    if isinstance(chart, Icicle) and drawn is not None:
        shown_as = [(swatch(class_), meaning) for class_, meaning in shades(section, chart, lang)]
        return [(Markup(), _SHADES), *shown_as]
    barred = next((column for column in shown(section) if column.bar), None)
    if drawn is None and barred is None:
        return []
    marked = [(swatch("hot"), section.marking)] if section.marking and _is_marked(section) else []
    if isinstance(chart, Series) and drawn is not None:
        return [*([(sign, meaning) for sign, meaning in signs_of(section, chart)]), *marked]
    if isinstance(chart, Parts) and drawn is not None:
        return [*marked, (swatch("tint0") + swatch("tint1"), _OTHERS)]
    return [*marked, (swatch("plain"), barred.label)] if marked and barred else []


def _is_marked(section: Section) -> bool:
    return any(row.marked for row in section.rows)


def swatch(class_: str) -> Markup:
    """Return a patch of the colour that `class_` stands for."""
    return ornament([element("rect", width="100%", height="100%")], f"swatch {class_}")


_SHADES = Words(
    "Cao theo điểm chuẩn, đậm theo tỷ lệ mất điểm:", "As high as the maximum, as dark as the share lost:"
)
_TONES = {
    Tone.GOOD: Words("đạt mục tiêu, lên hạng", "target met, rank up"),
    Tone.BAD: Words("không đạt mục tiêu, tụt hạng", "target missed, rank down"),
}
_FIGURE = Words("1,23", "1.23")
_EXAMPLES: dict[Origin, Wording] = {
    Origin.DERIVED: _FIGURE,
    Origin.INFERRED: _FIGURE,
    Origin.UNKNOWN: NOTHING,
}
_OTHERS = Words("các phần khác: màu chỉ để phân biệt", "other parts: colours only tell them apart")


def _circle(across: str) -> Element:
    return element("circle", cx=across, cy=_MIDDLE, r=6, class_="us")


def _shape(across: str, path: str, class_: str) -> Element:
    return element(
        "svg",
        element("path", d=path, class_=class_),
        x=across,
        y=_MIDDLE,
        overflow="visible",
        width=1,
        height=1,
    )


def _triangle(across: str) -> Element:
    return _shape(across, "M0-7L7 6H-7Z", "best")


def _line(across: str) -> Element:
    return element("line", x1=across, x2=across, y1=2, y2=20, class_="median")


def _diamond(across: str) -> Element:
    return _shape(across, "M0-7L6 0L0 7L-6 0Z", "top")


_SIGNS: tuple[Callable[[str], Element], ...] = (_circle, _triangle, _line, _diamond)
"""Marks differ in form, not in colour alone."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; `class_` is that of its cells."""

    label: str
    class_: str


@dataclass(frozen=True, slots=True)
class PageCell:
    """A value in words, where it leads, and the picture of it."""

    text: str
    class_: str
    link: str = ""
    picture: Markup | str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class PageLine:
    """A row of cells."""

    cells: tuple[PageCell, ...]
    class_: str
    anchor: str


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table; `look` is the class of all that have the same heads.

    Longer ones can be put in order, unless they have sums among their rows, and the longest be filtered; of
    those, if `summed`, paper has the sums only.
    """

    look: str
    heads: tuple[Head, ...]
    lines: tuple[PageLine, ...]
    sortable: bool
    filterable: bool
    summed: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A section as the page shows it; `folded` where the picture already says what the table does.

    What a reader must not miss is said `first`.
    """

    id: str
    title: str
    first: tuple[str, ...]
    picture: Markup | None
    legend: tuple[tuple[Markup, str], ...]
    table: PageTable | None
    folded: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageFact:
    """A fact of a card in words, with its classes."""

    text: str
    class_: str
    link: str


@dataclass(frozen=True, slots=True)
class PageCard:
    """A card as the page shows it: its figures line by line, verdicts below."""

    title: str
    name: str
    link: str
    lines: tuple[tuple[PageFact, ...], ...]
    verdicts: tuple[PageFact, ...]
    sentence: str


_LONG, _VERY_LONG = 8, 20
_SHORT, _BRIEF = 20, 40
"""So many letters stand in one line of a narrow column on paper, and of one of names."""
_TEXTS = (Kind.TEXT, Kind.REFS)
_NAMES = ("name", "task")


class Blocks:
    """Makes blocks of the sections of one page, each picture under an id of its own.

    `looks` has the heads of tables, by the class of the tables that have them; `origins` and `tones` what was
    met so far, to be explained.
    """

    def __init__(self, lang: str) -> None:
        """Take the language of the page."""
        self._lang = lang
        self._numbers = counting(1)
        self._by_heads: dict[tuple[Head, ...], str] = {}
        self.origins: set[Origin] = set()
        self.tones: set[Tone] = set()

    @property
    def looks(self) -> list[tuple[str, tuple[Head, ...]]]:
        """The heads of tables so far, each with the class of the tables that have them."""
        return [(look, heads) for heads, look in self._by_heads.items()]

    @property
    def looks_explained(self) -> Legend:
        """What the looks of values and the colours of facts mean that were met so far."""
        found: Legend = [(swatch(tone), _TONES[tone]) for tone in (Tone.GOOD, Tone.BAD) if tone in self.tones]
        for origin, meaning in ORIGINS.items():
            if origin in self.origins:
                found.append(
                    (
                        Markup('<span class="{}">{}</span>').format(
                            origin, said(_EXAMPLES[origin], self._lang)
                        ),
                        meaning,
                    )
                )
        return found

    def block(self, section: Section) -> Block:
        """Return `section` as the page shows it."""
        drawn = self._picture(section, f"p{next(self._numbers)}")
        said_first = [note for note in section.notes if note.strong]
        return Block(
            section.id,
            printable(said(section.title, self._lang)),
            tuple(self._sentence(note) for note in said_first),
            drawn,
            tuple(
                (sign, printable(said(meaning, self._lang)))
                for sign, meaning in legend(section, drawn, self._lang)
            ),
            self._table(section) if section.rows else None,
            drawn is not None and not _has_bars_beside(section),
            tuple(self._sentence(note) for note in section.notes if not note.strong),
        )

    def _sentence(self, note: Note) -> str:
        return printable(sentence(note, self._lang))

    def card(self, card: Card) -> PageCard:
        """Return `card` as the page shows it."""
        by_line = {line: [fact for fact in card.facts if fact.line is line] for line in Line}
        return PageCard(
            printable(said(card.title, self._lang)),
            printable(said(card.name, self._lang)),
            card.link,
            tuple(tuple(map(self._fact, by_line[line])) for line in (Line.SCORE, Line.RANK)),
            tuple(map(self._fact, by_line[Line.VERDICT])),
            self._sentence(card.sentence),
        )

    def _met(self, origin: Origin | None) -> None:
        if origin is not None:
            self.origins.add(origin)

    def _fact(self, fact: Fact) -> PageFact:
        self._met(fact.origin)
        if fact.tone is not None:
            self.tones.add(fact.tone)
        classes = (fact.id, fact.tone, fact.origin)
        return PageFact(self._sentence(fact.told), " ".join(one for one in classes if one), fact.link)

    def _picture(self, section: Section, id_: str) -> Markup | None:
        chart = section.chart
        if isinstance(chart, Parts):
            return parts(section, chart, id_, self._lang)
        if isinstance(chart, Series):
            return series(section, chart, id_, self._lang)
        if isinstance(chart, Icicle):
            return icicle(section, chart, id_, self._lang)
        return None

    def _table(self, section: Section) -> PageTable:
        heads: list[Head] = []
        columns: list[list[PageCell]] = []
        for column in shown(section):
            decimals = decimals_of(column, section.rows)
            cells = [self._cell(column, row, decimals) for row in section.rows]
            class_ = _class_of(column, max((len(cell.text) for cell in cells), default=0))
            heads.append(Head(printable(said(column.label, self._lang)), class_))
            columns.append([replace(cell, class_=class_) for cell in cells])
            if column.bar:
                heads.append(Head("", "p"))
                columns.append([PageCell("", "p", picture=bar) for bar in bars(column, section.rows)])
        if isinstance(section.chart, Strips):
            heads.insert(2, Head("", "p wide-p"))
            drawn = strips(section.chart, section.rows)
            columns.insert(2, [PageCell("", "p wide-p", picture=one) for one in drawn])
        lines = (
            PageLine(tuple(cells), _line_class(row), row.anchor)
            for row, cells in zip(section.rows, zip(*columns, strict=True), strict=True)
        )
        count, sums = len(section.rows), sum(row.strong for row in section.rows)
        look = self._by_heads.setdefault(tuple(heads), f"h{len(self._by_heads)}")
        very_long = count > _VERY_LONG
        return PageTable(
            look, tuple(heads), tuple(lines), count > _LONG and sums <= 1, very_long, very_long and sums > 1
        )

    def _cell(self, column: Column[Any], row: Row, decimals: int | None) -> PageCell:
        origin = row.origins.get(column.id)
        text = words(column.kind, row.values.get(column.id), self._lang, decimals)
        if text == NOTHING and origin is not Origin.UNKNOWN:
            text, origin = "", None
        self._met(origin)
        return PageCell(text, "", row.links.get(column.id, ""), origin=origin)


def _class_of(column: Column[Any], longest: int) -> str:
    """Return the classes of a column's cells: n for numbers, r for references, t for text.

    The name of a long one is with it, with brief, and of others s, where even its `longest` text is short.
    """
    if is_figure(column.kind):
        return "n"
    if column.kind is not Kind.REF and column.kind not in _TEXTS:
        return ""
    kind = "r" if column.kind is Kind.REF else "t"
    if column.id in _NAMES:
        return f"{kind} {column.id} brief" if longest <= _BRIEF else f"{kind} {column.id}"
    return f"{kind} s" if longest <= _SHORT else kind


def _has_bars_beside(section: Section) -> bool:
    """Return whether the rows are drawn as bars too, each with its name: then nobody misses the table."""
    return isinstance(section.chart, Parts) and any(column.bar for column in shown(section))


def _line_class(row: Row) -> str:
    classes = (("strong", row.strong), ("marked", row.marked), (f"level{min(row.depth, 4)}", row.depth > 1))
    return " ".join(name for name, is_so in classes if is_so)
