"""Panels: a figure for every column, each on its scale, and nothing that contradicts a scorecard."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ctscore.analysis.panels import WHOLE, cells, panel_scores, panel_tree, rank_of, row_figures
from ctscore.book import Book, Filed, PanelKey
from ctscore.decimals import half_unit, places
from ctscore.findings import Fact, Finding, Position, Rule
from ctscore.findings.panel_rules import (
    BELOW_MINIMUM,
    COLUMNS_DIFFER,
    EMPTY_ROW,
    NO_ROWS,
    PANEL_ABOVE_MAX,
    PANEL_DIFFERS,
    PARTS_ABOVE_MAX,
    RANK_DIFFERS,
    ROW_LENGTH,
    ROW_MISSING,
    SAME_FIGURES,
    SAME_PANEL_TWICE,
    UNIT_TWICE,
)
from ctscore.findings.score_rules import METHOD_DIFFERS
from ctscore.findings.shape_rules import NEGATIVE
from ctscore.model import NOT_PUBLISHED, Criterion, Panel, Scorecard
from ctscore.model.scalars import InvalidValue, read_number
from ctscore.scoring import Figures, figures_of, framework_of, walk
from ctscore.source import PlainText

# A row in which every figure can be read: looking at each one by one takes ten times as long.
_SOUND = re.compile(r"\S+(\s+(-|(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?))*\s*")

_TELLING, _DECIMALS = 5, 4
"""So many figures of so many decimals are not equal by chance."""


def same_panel_twice(book: Book) -> Iterator[Finding]:
    """Two files hold the panel of one index and year."""
    for filed in book.all_panels:
        panel = filed.value
        first = book.panels[PanelKey(panel.index, panel.year)]
        if first.file != filed.file:
            facts = {"index": panel.index, "year": str(panel.year), "other": first.file}
            yield Finding(SAME_PANEL_TWICE, filed.file, facts, route=("index",))


def columns(book: Book) -> Iterator[Finding]:
    """The columns are not the leaves of the tree, so that nobody knows which figure is which."""
    for filed in book.all_panels:
        expected = [node.criterion.code for node in framework_of(panel_tree(filed.value)).leaves]
        if filed.value.columns.split() != expected:
            yield Finding(COLUMNS_DIFFER, filed.file, {"expected": " ".join(expected)}, route=("columns",))


def rows(book: Book) -> Iterator[Finding]:
    """A row is too short or too long, holds something that is no figure, or is the second of its unit."""
    for filed in book.all_panels:
        if not filed.value.rows:
            yield Finding(NO_ROWS, filed.file, route=("rows",))
        expected = len(filed.value.columns.split())
        seen: dict[str, int] = {}
        for place, row in enumerate(filed.value.rows):
            unit, *figures = row.split()
            first = seen.setdefault(unit, place)
            if first != place:
                facts = {"unit": unit, "line": str(book.line(filed.file, ("rows", first)))}
                yield Finding(UNIT_TWICE, filed.file, facts, route=("rows", place))
            if len(figures) != expected:
                facts = {"unit": unit, "given": str(len(figures)), "columns": str(expected)}
                yield Finding(ROW_LENGTH, filed.file, facts, route=("rows", place))
            if figures and set(figures) == {NOT_PUBLISHED}:
                yield Finding(EMPTY_ROW, filed.file, {"unit": unit}, route=("rows", place))
            if not _SOUND.fullmatch(row):
                for figure in cells(row)[1:]:
                    yield from _figure(figure.text, filed.file, _position(book, filed, place, figure.offset))


def _figure(text: str, file: str, position: Position) -> Iterator[Finding]:
    if text == NOT_PUBLISHED:
        return
    try:
        if read_number(text).is_signed():
            yield Finding(NEGATIVE, file, {"given": text}, position=position)
    except InvalidValue as misfit:
        yield Finding(misfit.rule, file, misfit.facts, position=position)


def _position(book: Book, filed: Filed[Panel], place: int, offset: int) -> Position:
    """Return where a word of a row stands in the file; rows are written in one line."""
    row = book.position(filed.file, ("rows", place))
    quote = 0 if isinstance(filed.value.rows[place], PlainText) else 1
    return Position(row.line, row.column + quote + offset)


def figures_on_scale(book: Book) -> Iterator[Finding]:
    """A figure of a row is above or below the scale of its column."""
    for filed in book.all_panels:
        scales = [node.criterion for node in framework_of(panel_tree(filed.value)).leaves]
        for place, row in enumerate(filed.value.rows):
            for criterion, figure in zip(scales, cells(row)[1:], strict=True):
                if figure.text == NOT_PUBLISHED:
                    continue
                given = Decimal(figure.text)
                for rule, key, end in _off_scale(given, criterion):
                    facts: dict[str, Fact] = {"code": criterion.code, "given": given, key: end}
                    position = _position(book, filed, place, figure.offset)
                    yield Finding(rule, filed.file, facts, position=position)


def sums_on_scale(book: Book) -> Iterator[Finding]:
    """The points of a unit add up to more than the maximum of what they are parts of."""
    for filed in book.all_panels:
        scores = panel_scores(filed)
        maxima = {WHOLE: filed.value.max}
        for node in walk(scores.tree):
            if not node.is_leaf and node.criterion.max is not None:
                maxima[node.criterion.code] = node.criterion.max
        places = {unit: place for place, unit in enumerate(scores.units)}
        for code, highest in maxima.items():
            for unit, points in scores.by_code[code].items():
                if points > highest:
                    facts: dict[str, Fact] = {
                        "code": code or filed.value.index,
                        "given": points,
                        "max": highest,
                    }
                    yield Finding(PARTS_ABOVE_MAX, filed.file, facts, route=("rows", places[unit]))


def _off_scale(given: Decimal, scale: Criterion) -> Iterator[tuple[Rule, str, Decimal]]:
    if scale.max is not None and given > scale.max:
        yield PANEL_ABOVE_MAX, "max", scale.max
    if scale.min is not None and given < scale.min:
        yield BELOW_MINIMUM, "min", scale.min


def beside_scorecards(book: Book) -> Iterator[Finding]:
    """A scorecard differs from the row that a panel has for the same unit, or from its rank there."""
    for filed in book.scorecards.values():
        card = filed.value
        panel = book.panels.get(PanelKey(card.index, card.year))
        if panel is None:
            continue
        there = row_figures(panel.value, card.unit)
        if there is None and card.criteria:
            facts = {"unit": card.unit, "other": panel.file}
            yield Finding(ROW_MISSING, filed.file, facts, route=("unit",))
        if there is not None and card.criteria:
            yield from _same_points(filed, panel, there)
        yield from _same_whole(filed, panel)


def _same_points(filed: Filed[Scorecard], panel: Filed[Panel], there: Figures) -> Iterator[Finding]:
    theirs = {node.criterion.code: node.criterion for node in walk(panel_tree(panel.value))}
    own, other = figures_of(filed.value), panel.file
    for node in walk(filed.value):
        ours = node.criterion
        match = theirs.pop(ours.code, None)
        pairs = (
            ("điểm đạt", "points", "achieved", own.get(ours.code), there.get(ours.code)),
            ("mức thấp nhất", "least", "min", ours.min, match.min if match else None),
            ("điểm chuẩn", "maximum", "max", ours.max, match.max if match else None),
        )
        for what_vi, what_en, key, mine, its in pairs:
            if mine != its:
                words: dict[str, Fact] = {"code": ours.code, "what_vi": what_vi, "what_en": what_en}
                figures: dict[str, Fact] = {"given": _or_dash(mine), "there": _or_dash(its), "other": other}
                yield Finding(PANEL_DIFFERS, filed.file, {**words, **figures}, route=(*node.route, key))
    for criterion in theirs.values():
        words = {"code": criterion.code, "what_vi": "điểm chuẩn", "what_en": "maximum", "other": other}
        figures = {"given": "–", "there": _or_dash(criterion.max)}
        yield Finding(PANEL_DIFFERS, filed.file, {**words, **figures}, route=("criteria",))


def _or_dash(figure: Decimal | None) -> Fact:
    return "–" if figure is None else figure


def _same_whole(filed: Filed[Scorecard], panel: Filed[Panel]) -> Iterator[Finding]:
    """Yield where scale, published score or published rank of the whole differ from the panel's."""
    card, published = filed.value, filed.value.published
    words: dict[str, Fact] = {"code": card.index, "other": panel.file}
    if card.max != panel.value.max:
        facts: dict[str, Fact] = {"what_vi": "điểm chuẩn", "what_en": "maximum", "given": card.max}
        yield Finding(PANEL_DIFFERS, filed.file, {**words, **facts, "there": panel.value.max}, route=("max",))
    scores = panel_scores(panel).by_code[WHOLE]
    ours = scores.get(card.unit)
    if ours is None or published is None:
        return
    if published.score is not None and abs(published.score - ours) > half_unit(places(published.score)):
        facts = {"what_vi": "điểm công bố", "what_en": "published score", "given": published.score}
        route = ("published", "score")
        yield Finding(PANEL_DIFFERS, filed.file, {**words, **facts, "there": ours}, route=route)
    computed = rank_of(ours, scores.values())
    if published.rank not in (None, computed):
        facts = {"given": str(published.rank), "computed": str(computed), "other": panel.file}
        yield Finding(RANK_DIFFERS, filed.file, facts, route=("published", "rank"))


def same_figures(book: Book) -> Iterator[Finding]:
    """Two rows of panels of one index are equal in many figures of many decimals, and in every other.

    Rounded figures are often equal; a row whose figures are measured to four decimals and more is not.
    """
    seen: dict[tuple[str, tuple[str, ...]], tuple[Filed[Panel], int, str]] = {}
    for filed in book.panels.values():
        for place, row in enumerate(filed.value.rows):
            unit, *figures = row.split()
            first, there, whose = seen.setdefault((filed.value.index, tuple(figures)), (filed, place, unit))
            if (first.file, there) != (filed.file, place) and _measured(figures) >= _TELLING:
                line = str(book.line(first.file, ("rows", there)))
                facts = {"unit": unit, "other_unit": whose, "other": first.file, "line": line}
                yield Finding(SAME_FIGURES, filed.file, facts, route=("rows", place))


def _measured(figures: list[str]) -> int:
    """Return how many different figures have four decimals or more."""
    return len({figure for figure in figures if len(figure.partition(".")[2].rstrip("0")) >= _DECIMALS})


def methods(book: Book) -> Iterator[Finding]:
    """A scorecard and the panel of its year differ in who awards the points.

    That of single criteria a panel cannot say: only what both say of the whole is held together.
    """
    for filed in book.all_scorecards:
        method = filed.value.method
        panel = book.panels.get(PanelKey(filed.value.index, filed.value.year))
        there = panel.value.method if panel else None
        if panel is not None and method is not None and there is not None and method != there:
            facts = {"code": filed.value.index, "given": method, "there": there, "other": panel.file}
            yield Finding(METHOD_DIFFERS, filed.file, facts, route=("method",))
