"""A panel read: the points of every unit at every criterion, a unit's row as a scorecard, and ranks."""

import re
from bisect import bisect
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import field, fields, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Literal, NamedTuple, TypeVar

from ctscore.book import About, Book, Filed, Key, PanelKey
from ctscore.decimals import HUNDRED, ZERO, figure_in, scaled, total
from ctscore.model import (
    NOT_APPLICABLE,
    NOT_PUBLISHED,
    Asked,
    Counting,
    Criterion,
    NotApplicable,
    Panel,
    PanelCriterion,
    Scorecard,
    is_first_version,
)
from ctscore.model.scorecard import result_of, speaks_of_stages, stage_of
from ctscore.periods import Period
from ctscore.records import dataclass
from ctscore.scoring import (
    Bounds,
    Evaluation,
    Figures,
    Framework,
    Ranges,
    evaluate,
    evaluation_of,
    figures_of,
    framework_of,
    range_in,
    remembered,
)

V = TypeVar("V")
TOP = 20
"""How many places are "the top", where nobody says otherwise: plans aim for it."""


class Order(StrEnum):
    """What units are ranked by: points, percent of the own maximum, a raw value from either end."""

    POINTS = "points"
    PERCENT = "percent"
    HIGHEST = "highest"
    LOWEST = "lowest"


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """A unit in a ranking; ranks come from unrounded figures, and equal ones share a rank.

    Where units are ranked by percent, it says of which maximum.
    """

    rank: int
    unit: str
    score: Decimal
    max: Decimal | None = None
    percent: Decimal | None = None


class Span(NamedTuple):
    """The best and the worst rank that a unit can have, whatever is not known turns out to be."""

    best: int
    worst: int


def ranked(scores: Mapping[str, Decimal]) -> tuple[RankedUnit, ...]:
    """Return every unit with its rank, the highest score first; equal scores share the better rank."""
    ordered = sorted(scores.items(), key=lambda entry: (-entry[1], entry[0]))
    places: list[RankedUnit] = []
    for number, (unit, score) in enumerate(ordered, start=1):
        tied = bool(places) and places[-1].score == score
        places.append(RankedUnit(places[-1].rank if tied else number, unit, score))
    return tuple(places)


def rank_of(score: Decimal, scores: Collection[Decimal]) -> int:
    """Return the rank of `score` among `scores`: one more than there are higher ones."""
    return 1 + sum(other > score for other in scores)


def threshold(scores: Collection[Decimal], place: int) -> Decimal:
    """Return the least score with which a unit stands among the `place` best (1 gives the highest)."""
    return sorted(scores, reverse=True)[place - 1]


def middle(scores: Mapping[str, Decimal]) -> tuple[str, ...]:
    """Return the unit in the middle of the ranking, or the two around it where their number is even."""
    order = [place.unit for place in ranked(scores)]
    return tuple(order[(len(order) - 1) // 2 : len(order) // 2 + 1])


def median(scores: Mapping[str, Decimal]) -> Decimal:
    """Return the median: the middle score, or the mean of the two middle ones; exact."""
    around = [scores[unit] for unit in middle(scores)]
    return total(around) / len(around)


def mean(scores: Collection[Decimal]) -> Decimal:
    """Return the mean (28 significant digits)."""
    return total(scores) / len(scores)


def percentile(score: Decimal, scores: Collection[Decimal]) -> Decimal:
    """Return the percent of the other units that score less: 100 for the best, 0 for the last."""
    others = len(scores) - 1
    return sum(other < score for other in scores) * HUNDRED / others if others else HUNDRED


WHOLE = ""
"""Stands for the whole index where a code is asked for."""

_EVERYBODY = ""
"""Stands for the units that have the maxima of the tree."""

_UNBOUNDED = Decimal("Infinity")
"""What a raw value may be whose ends nobody declares."""


@dataclass(frozen=True, slots=True)
class RowFigure:
    """One word of a row: its text, and how many letters into the row it begins, quotes included."""

    text: str
    offset: int


class _Worked(Mapping[str, Mapping[str, V]]):
    """Something of each unit by code, worked out when a code is asked for: fractions take their time."""

    def __init__(self, codes: Iterable[str], work: Callable[[str], Mapping[str, V]]) -> None:
        self._codes = dict.fromkeys(codes)
        self._work = cache(work)

    def __getitem__(self, code: str) -> Mapping[str, V]:
        if code not in self._codes:
            raise KeyError(code)
        return self._work(code)

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


@dataclass(frozen=True, slots=True)
class PanelScores:
    """The points of all units of one panel, exact.

    `by_code` has them by code of the criterion (`WHOLE` for the index) and id of the unit; of a raw value,
    that value. A unit of which a part was not published has no points there, nor in anything above it:
    `between` has the least and the most that its merit can be. `merits` is what units are ranked by, more
    being better: points, or percent of the own maximum, as `orders` says where it is not points. `maxima` has
    those of the tree, and of units that have their own.

    Where nobody has published a panel, `cards` are the scorecards that it was made of, and `unlike` the units
    whose scorecards cannot be held against these.
    """

    filed: Filed[Panel]
    tree: Scorecard
    by_code: Mapping[str, Mapping[str, Decimal]]
    merits: Mapping[str, Mapping[str, Decimal]]
    between: Mapping[str, Mapping[str, Bounds]]
    maxima: Mapping[str, Mapping[str, Decimal | None]]
    orders: Mapping[str, Order]
    cards: Mapping[str, Scorecard] = field(default_factory=dict)
    unlike: tuple[str, ...] = ()

    @property
    def panel(self) -> Panel:
        """The panel."""
        return self.filed.value

    @property
    def is_plain(self) -> bool:
        """Whether the first version of the format says all that the panel says."""
        return is_first_version(self.panel)

    def order(self, code: str) -> Order:
        """Return what units are ranked by at `code`."""
        return self.orders.get(code, Order.POINTS)

    def worked_merits(self, code: str) -> Mapping[str, Decimal]:
        """Return what units are ranked by at `code`, worked out from their points."""
        points = self.by_code[code]
        match self.order(code):
            case Order.PERCENT:
                asked = ((unit, has, self.max_of(code, unit)) for unit, has in points.items())
                return {unit: scaled(has, HUNDRED, most) for unit, has, most in asked if most}
            case Order.LOWEST:
                return {unit: -figure for unit, figure in points.items()}
        return points

    def worked_bounds(self, code: str) -> Mapping[str, Bounds]:
        """Return between what the merits of units lie that are not known, worked out from their points."""
        points = self.between[code]
        match self.order(code):
            case Order.PERCENT:
                asked = ((unit, ends, self.max_of(code, unit)) for unit, ends in points.items())
                return {
                    unit: (scaled(low, HUNDRED, most), scaled(high, HUNDRED, most))
                    for unit, (low, high), most in asked
                    if most
                }
            case Order.LOWEST:
                return {unit: (-high, -low) for unit, (low, high) in points.items()}
        return points

    def max_of(self, code: str, unit: str) -> Decimal | None:
        """Return the maximum of a unit at `code`; None where no source prints it, or nothing is asked."""
        by_unit = self.maxima[code]
        return by_unit[unit] if unit in by_unit else by_unit[_EVERYBODY]

    def shown(self, code: str, merit: Decimal) -> Decimal:
        """Return what is shown of a merit: a raw value of which less is better has its own sign again."""
        return -merit if self.order(code) is Order.LOWEST else merit

    def level(self, code: str, unit: str, merit: Decimal) -> Decimal:
        """Return a merit on the scale of `unit`: where units are ranked by percent, in its points."""
        return self.shown(code, self.points_of(code, unit, merit))

    def bounds(self, code: str, unit: str) -> Bounds | None:
        """Return the least and the most merit that a unit can have; None where it is not ranked at all."""
        merit = self.merits[code].get(unit)
        return self.between[code].get(unit) if merit is None else (merit, merit)

    def span(self, code: str, unit: str, bounds: Bounds | None = None) -> Span | None:
        """Return the ranks that a unit can have, with `bounds` in place of its own merit, if given."""
        own = bounds or self.bounds(code, unit)
        if own is None:
            return None
        others = [both for other, both in self._all_bounds(code) if other != unit]
        low, high = own
        return Span(1 + sum(least > high for least, _ in others), 1 + sum(most > low for _, most in others))

    def spans(self, code: str) -> Mapping[str, Span]:
        """Return the ranks that each unit can have."""
        units = dict(self._all_bounds(code))
        lows, highs = (sorted(ends) for ends in zip(*units.values(), strict=True)) if units else ((), ())
        found = {}
        for unit, (low, high) in units.items():
            better, not_worse = len(units) - bisect(lows, high), len(units) - bisect(highs, low)
            found[unit] = Span(1 + better, 1 + not_worse - (high > low))  # nobody is better than itself
        return found

    def _all_bounds(self, code: str) -> Iterator[tuple[str, Bounds]]:
        for unit, merit in self.merits[code].items():
            yield unit, (merit, merit)
        yield from self.between[code].items()

    def merit_of(self, code: str, unit: str, points: Decimal) -> Decimal:
        """Return the merit that `points` of `unit` are."""
        highest = self.max_of(code, unit)
        return scaled(points, HUNDRED, highest) if self.order(code) is Order.PERCENT and highest else points

    def points_of(self, code: str, unit: str, merit: Decimal) -> Decimal:
        """Return what a merit, or a difference of merits, is in points of `unit`."""
        highest = self.max_of(code, unit)
        return scaled(merit, highest, HUNDRED) if self.order(code) is Order.PERCENT and highest else merit

    def is_open(self, code: str) -> bool:
        """Return whether ranks at `code` have a span to be told: units are not known whole."""
        return not self.is_plain and bool(self.between[code])

    @property
    def units(self) -> tuple[str, ...]:
        """The ids of all units that have a row, in the order of the file."""
        return tuple(unit_of(row) for row in self.panel.rows)


_WORD = re.compile(r'"([^"]*)"(?!\S)|\S+')
"""One word of a row; what stands in double quotes may have spaces in it."""


def cells(row: str) -> tuple[RowFigure, ...]:
    """Return the words of a row, without quotes, with their places."""
    found = ((word, word.group(1)) for word in _WORD.finditer(row))
    return tuple(RowFigure(word.group() if bare is None else bare, word.start()) for word, bare in found)


def figures_in(row: str) -> list[str]:
    """Return the words of a row behind its unit: figures, answers, or what stands for none."""
    return [one.text for one in cells(row)[1:]] if '"' in row else row.split()[1:]


def unit_of(row: str) -> str:
    """Return the id of the unit whose row this is."""
    return row.split(maxsplit=1)[0]


@remembered(64)
def panel_tree(panel: Panel) -> Scorecard:
    """Return the tree of `panel` as a scorecard of nobody: scales and names, no points."""
    return _scorecard(panel, "", {}, bare(panel.criteria))


@remembered(64)
def bare(criteria: tuple[PanelCriterion, ...]) -> tuple[Criterion, ...]:
    """Return the criteria of a panel as those of a scorecard without figures: all its periods have them."""
    return _filled(criteria, {}, {}, frozenset())


def unit_card(panel: Panel, unit: str) -> Scorecard | None:
    """Return the row of `unit` as a scorecard, or None where it has no row.

    A criterion that was not published has no `achieved`.
    """
    row = _row_of(panel, unit)
    return None if row is None else _card(panel, unit, row)


def row_figures(panel: Panel, unit: str) -> Figures | None:
    """Return the points in the row of `unit`, or None where it has no row."""
    row = _row_of(panel, unit)
    return None if row is None else _figures(panel, row)


def _row_of(panel: Panel, unit: str) -> str | None:
    return next((row for row in panel.rows if unit_of(row) == unit), None)


def not_applying(panel: Panel, code: str = WHOLE) -> Iterator[tuple[PanelCriterion, tuple[str, ...]]]:
    """Yield the leaves at or below `code` that do not apply to some units of `panel`, and which these are."""
    rows = [(unit_of(row), figures_in(row)) for row in panel.rows if NOT_APPLICABLE in row]
    columns = panel.columns.split() if rows else []

    def below(criteria: tuple[PanelCriterion, ...], *, inside: bool) -> Iterator[PanelCriterion]:
        for criterion in criteria:
            wanted = inside or criterion.code == code
            if criterion.criteria:
                yield from below(criterion.criteria, inside=wanted)
            elif wanted:
                yield criterion

    for leaf in below(panel.criteria, inside=code == WHOLE) if rows else ():
        place = columns.index(leaf.code)
        if units := tuple(unit for unit, row in rows if row[place] == NOT_APPLICABLE):
            yield leaf, units


@remembered(16)
def panel_scores(filed: Filed[Panel]) -> PanelScores:
    """Return the points of all units of a panel, whose rows the structure checks must have found sound."""
    return replace(_scores(filed.value), filed=filed)


@remembered(16)
def _scores(panel: Panel) -> PanelScores:
    """Return the points of a panel wherever it is filed: a book that is changed elsewhere has it too."""
    tree = panel_tree(panel)
    framework, special = framework_of(tree), _special_rows(panel)

    def of_rows() -> Iterator[tuple[str, Evaluation]]:
        for row in panel.rows:
            unit = unit_of(row)
            own = framework_of(_card(panel, unit, row)) if unit in special else framework
            yield unit, evaluate(own, _figures(panel, row), _ranges(panel, row))

    return _gathered(panel, tree, of_rows())


def _codes(framework: Framework) -> tuple[str, ...]:
    return (*(node.criterion.code for node in framework.nodes), WHOLE)


def _gathered(panel: Panel, tree: Scorecard, of_units: Iterable[tuple[str, Evaluation]]) -> PanelScores:
    """Return the points of units, each of which was evaluated, by the codes of `tree`.

    Maxima are those of `tree` but for units that were evaluated by a framework of their own.
    """
    framework = framework_of(tree)
    raw = {node.criterion.code: node.criterion for node in framework.leaves if node.criterion.better}
    codes = (WHOLE, *_codes(framework))
    by_code: dict[str, dict[str, Decimal]] = {code: {} for code in codes}
    between: dict[str, dict[str, Bounds]] = {code: {} for code in codes}
    everybody = zip(_codes(framework), evaluate(framework, {}).scores, strict=True)
    maxima = {code: {_EVERYBODY: points.known_max} for code, points in everybody}
    for unit, found in of_units:
        own, figures = found.framework, found.figures
        for code, points in zip(_codes(own), found.scores, strict=True):
            if own is not framework:
                maxima[code][unit] = points.known_max
            if not points.counted:
                continue
            if points.known:
                by_code[code][unit] = points.achieved
            else:
                between[code][unit] = points.low, points.high
        for leaf in own.leaves if raw else ():
            if leaf.criterion.code in figures and leaf.criterion.better is not None:
                by_code[leaf.criterion.code][unit] = figures[leaf.criterion.code]
            elif leaf.criterion.better is not None and leaf.criterion.not_applicable is None:
                between[leaf.criterion.code][unit] = found.ranges.get(
                    leaf.criterion.code, _ends(leaf.criterion)
                )
    orders = {code: Order.LOWEST if leaf.better == "lower" else Order.HIGHEST for code, leaf in raw.items()}
    if panel.rank_by == "percent":
        # What only sets off, a bonus or a deduction, has no maximum to be a percent of.
        orders |= {code: Order.PERCENT for code, highest in maxima.items() if any(highest.values())}
    worked = PanelScores(Filed("", panel), tree, by_code, by_code, between, maxima, orders)
    return replace(
        worked, merits=_Worked(by_code, worked.worked_merits), between=_Worked(by_code, worked.worked_bounds)
    )


def ranked_by(scores: PanelScores, rank_by: Literal["points", "percent"]) -> PanelScores:
    """Return the same points, units being ranked by points or by percent whatever their panel says."""
    if scores.panel.rank_by == rank_by:
        return scores
    panel = replace(scores.panel, rank_by=rank_by)
    if scores.cards:
        return replace(of_cards(panel, scores.cards), unlike=scores.unlike)
    return panel_scores(replace(scores.filed, value=panel))


def of_cards(panel: Panel, cards: Mapping[str, Scorecard]) -> PanelScores:
    """Return the points of scorecards of one tree, as `panel` would have them if it had their figures."""
    found = ((unit, evaluation_of(card)) for unit, card in cards.items())
    return replace(_gathered(panel, panel_tree(panel), found), cards=cards)


def column_ends(panel: Panel, unit: str) -> list[Bounds | None]:
    """Return between what a figure of `unit` surely lies in each column; None where that is open."""
    leaves = {node.criterion.code: node.criterion for node in framework_of(_card(panel, unit, "")).leaves}
    return [_scale_of(leaves[code]) for code in panel.columns.split()]


def _scale_of(leaf: Criterion) -> Bounds | None:
    if leaf.better is not None:
        low, high = _ends(leaf)
        return (low, high) if low.is_finite() and high.is_finite() else None
    is_open = leaf.max is None or leaf.answers is not None or leaf.not_applicable is not None
    return None if is_open else (leaf.min or ZERO, leaf.max or ZERO)


def _ends(leaf: Criterion) -> Bounds:
    """Return the ends of a raw value that is not known, as far as they are declared."""
    ends = (-_UNBOUNDED, _UNBOUNDED) if leaf.better == "higher" else (_UNBOUNDED, -_UNBOUNDED)
    worst, best = (
        end if own is None else own for own, end in zip((leaf.worst, leaf.best), ends, strict=True)
    )
    return (worst, best) if leaf.better == "higher" else (best, worst)


def _special_rows(panel: Panel) -> frozenset[str]:
    """Return the units whose tree is another one: maxima of their own, or parts that do not apply."""
    own = {one.unit for one in panel.own_max}
    rows = (row for row in panel.rows if NOT_APPLICABLE in row)
    return frozenset((*own, *(unit_of(row) for row in rows if NOT_APPLICABLE in figures_in(row))))


def stage_told(book: Book, panel: Panel) -> str | None:
    """Return the stage of `panel`, where one is asked for, or files of its period speak of another."""
    beside = book.panels_of_stages.get(PanelKey(panel.index, panel.when), ())
    cards = (f.value for f in book.scorecards.values() if f.value.index == panel.index)
    staged = len(beside) > 1 or any(card.when == panel.when and speaks_of_stages(card) for card in cards)
    return stage_of(panel) if panel.stage or book.stage or staged else None


def all_trees(book: Book) -> tuple[Filed[Scorecard], ...]:
    """Return the trees of all scorecards and panels, doubles included: codes obey one rule in both."""
    return tuple(replace(_as_tree(filed), route=filed.route) for filed in book.results)


def trees_of_files(book: Book) -> tuple[Filed[Scorecard], ...]:
    """Return what `all_trees` does, one for each file: its tree stands above all periods of a panel."""
    return tuple(map(_as_tree, book.result_files))


def _as_tree(filed: Filed[Scorecard] | Filed[Panel]) -> Filed[Scorecard]:
    value = filed.value
    return Filed(filed.file, value if isinstance(value, Scorecard) else panel_tree(value))


def scores_of(book: Book, card: Scorecard) -> PanelScores | None:
    """Return the points of all units that `card` may be held against: of its index, period and stage.

    None where no panel is on file, or none of its stage: points of two stages are never compared.
    """
    key = PanelKey(card.index, card.when)
    beside = book.panels_of_stages[key] if book.panel(key) else ()
    return next((panel_scores(one) for one in beside if stage_of(one.value) == stage_of(card)), None)


def card_of(book: Book, index: str, unit: str, period: Period) -> Filed[Scorecard] | None:
    """Return the scorecard of a unit: its own file, else its row of the panel; None where it has neither.

    Where its own file has no tree, that of the row stands under the published result, if it is known whole.
    Without a file of its own a row may be published in part: then some criteria have no `achieved`. None too
    where its own file is withheld: the row is not what that file would say.
    """
    if book.withheld and book.without(About("scorecard", index, unit, (period,))):
        return None
    own = book.scorecards.get(Key(index, unit, period))
    if own is not None and own.value.criteria:
        return own
    panel = book.panel(PanelKey(index, period))
    row = unit_card(panel.value, unit) if panel else None
    if panel is None or row is None or (own and not evaluation_of(row).whole.known):
        return own
    if own is None:
        return Filed(panel.file, row)
    printed = {key: getattr(own.value, key) for key in ("published", "printed", "errata")}
    return Filed(panel.file, replace(row, **printed))


def tree_of(book: Book, index: str, unit: str, period: Period) -> Filed[Scorecard] | None:
    """Return the tree of what `card_of` finds, without figures: also where those of its row are not sound."""
    own = book.scorecards.get(Key(index, unit, period))
    panel = book.panels.get(PanelKey(index, period))
    if panel is None or (own and own.value.criteria) or not any(unit_of(r) == unit for r in panel.value.rows):
        return own
    return Filed(panel.file, panel_tree(panel.value))


def periods_of(book: Book, index: str, unit: str) -> tuple[Period, ...]:
    """Return the periods in which `unit` has a scorecard or a row of a panel of `index`, in order.

    Those of which the scorecard or panel is withheld are left out.
    """
    if book.withheld:
        book.without(About("scorecard", index, unit))
        book.without(About("panel", index))
    own = {key.period for key in book.scorecards if (key.index, key.unit) == (index, unit)}
    rows = {
        key.period
        for key, filed in book.panels.items()
        if key.index == index and any(unit_of(row) == unit for row in filed.value.rows)
    }
    return tuple(sorted(own | rows))


def scored_periods_of(book: Book, index: str, unit: str) -> tuple[Period, ...]:
    """Return the periods of `periods_of` for which there are points."""
    return tuple(one for one in periods_of(book, index, unit) if is_scored(book, index, unit, one))


def is_scored(book: Book, index: str, unit: str, period: Period) -> bool:
    """Return whether a unit has points in a period: a rank alone cannot be compared."""
    filed = card_of(book, index, unit, period)
    result = result_of(filed.value) if filed else None
    return filed is not None and bool(filed.value.criteria or (result and result.score is not None))


def on_file(periods: Mapping[str, Iterable[Period]]) -> str:
    """Return in words which periods of which index there are: ``PAPI: 2016, 2018``."""
    known = {name: ", ".join(map(str, sorted(found))) for name, found in periods.items()}
    return "; ".join(f"{name}: {found}" for name, found in known.items() if found) or "–"


def _figures(panel: Panel, row: str) -> Figures:
    if not panel.answers:
        pairs = zip(panel.columns.split(), figures_in(row), strict=True)
        known = ((code, word) for code, word in pairs if word not in _NO_FIGURE and ".." not in word)
        return {code: figure_in(word) for code, word in known}
    return figures_of(_card(panel, unit_of(row), row))


def _ranges(panel: Panel, row: str) -> Ranges:
    """Return between what figures of a row lie that were merged of some that are not known."""
    if ".." not in row:
        return {}
    pairs = zip(panel.columns.split(), figures_in(row), strict=True)
    return {code: ends for code, word in pairs if (ends := range_in(word)) is not None}


_NO_FIGURE = (NOT_PUBLISHED, NOT_APPLICABLE)


def _card(panel: Panel, unit: str, row: str) -> Scorecard:
    """Return the tree of `panel` as a scorecard, with the figures of a row and own maxima."""
    words = dict(zip(panel.columns.split(), figures_in(row), strict=True)) if row else {}
    own = next((one.max for one in panel.own_max if one.unit == unit), {})
    named = frozenset(one.id for one in panel.answers)
    return _scorecard(panel, unit, own, _filled(panel.criteria, words, own, named))


def _filled(
    criteria: tuple[PanelCriterion, ...],
    words: Mapping[str, str],
    own: Mapping[str, Decimal],
    named: frozenset[str],
) -> tuple[Criterion, ...]:
    """Return `criteria` with the `words` of a row by code: figures, or answers of sets that are `named`."""

    def figure(criterion: PanelCriterion) -> Decimal | str | None:
        word = words.get(criterion.code, NOT_PUBLISHED)
        if word in _NO_FIGURE:
            return None
        return word if criterion.answers in named or ".." in word else figure_in(word)

    def below(criteria: tuple[PanelCriterion, ...]) -> tuple[Criterion, ...]:
        return tuple(map(one, criteria))

    def one(criterion: PanelCriterion) -> Criterion:
        parts = below(criterion.criteria)
        policy = criterion.not_applicable if words.get(criterion.code) == NOT_APPLICABLE else None
        if own.get(criterion.code) == 0:
            policy = "unscored"
        return Criterion(
            **{key: getattr(criterion, key) for key in _ASKED if key != "max"},
            max=own.get(criterion.code, _moved(criterion, own)),
            achieved=figure(criterion) if not parts else None,
            published=_number(figure(criterion)) if parts else None,
            not_applicable=NotApplicable(how=policy) if policy else None,
            criteria=parts,
        )

    return below(criteria)


def _scorecard(
    panel: Panel, unit: str, own: Mapping[str, Decimal], parts: tuple[Criterion, ...]
) -> Scorecard:
    return Scorecard(
        format="ctscore/scorecard@1" if is_first_version(panel) else "ctscore/scorecard@2",
        index=panel.index,
        unit=unit,
        year=panel.year,
        period=panel.period,
        borders=panel.borders,
        source=panel.source,
        stage=panel.stage,
        max=_moved(panel, own) or ZERO,
        method=panel.method,
        answers=panel.answers,
        **{key: getattr(panel, key) for key in _COUNTING},
        criteria=parts,
    )


_COUNTING = tuple(one.name for one in fields(Counting))
_ASKED = tuple(one.name for one in fields(Asked))


def _number(figure: Decimal | str | None) -> Decimal | None:
    return figure if isinstance(figure, Decimal) else None


def _moved(here: Panel | PanelCriterion, own: Mapping[str, Decimal]) -> Decimal | None:
    """Return a printed maximum, moved by as much as the maxima of its parts are other ones for a unit."""
    return None if here.max is None else here.max + _moved_by(here, own)


def _moved_by(here: Panel | PanelCriterion, own: Mapping[str, Decimal]) -> Decimal:
    """Return by how much own maxima move that of `here`: not through a mean, nor by what is outside."""
    if not here.criteria and isinstance(here, PanelCriterion):
        outside = here.bonus is not None or here.better is not None or here.max is None
        return ZERO if outside or here.code not in own else own[here.code] - (here.max or ZERO)
    if here.aggregate not in (None, "sum"):
        return ZERO
    return total(_moved_by(part, own) for part in here.criteria)
