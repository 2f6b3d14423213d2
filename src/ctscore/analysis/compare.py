"""What changed: two years of one unit, or two units in one year, criterion by criterion."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter

from ctscore.analysis.bodies import lived_on
from ctscore.analysis.other_stages import refuse_cards_of_other_stages
from ctscore.analysis.panels import WHOLE, card_of, median, on_file, periods_of, scores_of
from ctscore.analysis.select import index_ids
from ctscore.analysis.totals import Headline, headline
from ctscore.analysis.whatif import WhatIf
from ctscore.book import Book, Filed, refuse_withheld_cards
from ctscore.decimals import ONE, ZERO, total
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NOTHING_TO_COMPARE
from ctscore.model import Criterion, Direction, Scorecard, Text
from ctscore.periods import Period
from ctscore.records import dataclass
from ctscore.scoring import Evaluation, Node, Score, code_in, evaluation_of, walk
from ctscore.words import natural_key


class Pairing(StrEnum):
    """How the two sides of a criterion stand to each other."""

    SAME_SCALE = "same-scale"
    OTHER_SCALE = "other-scale"
    UNKNOWN_SCALE = "unknown-scale"
    NO_FIGURE = "no-figure"
    ONLY_THEN = "only-then"
    ONLY_NOW = "only-now"


@dataclass(frozen=True, slots=True)
class Side:
    """A criterion on one side: year, code, points, and the ends of the scale as far as they are known.

    `factor` is what one of the points is worth in points of the whole. Of a raw value `better` says which end
    is the better one: `min` is then its worst, `max` its best. Points of which only a part is known lie
    `between` two figures.
    """

    period: Period
    code: str
    points: Decimal | None
    min: Decimal | None
    max: Decimal | None
    factor: Decimal = ONE
    better: Direction | None = None
    between: tuple[Decimal, Decimal] | None = None

    @property
    def known_max(self) -> Decimal | None:
        """The maximum, as far as it is known; a raw value has none."""
        return self.max if self.better is None else None


@dataclass(frozen=True, slots=True)
class Compared:
    """One criterion on both sides; `criterion` is None for the whole, a side None where it does not exist.

    `other_parts` says that the criterion is made up of other parts on the two sides. `others`, where panels
    of both years tell, is the median change of all units: a change that everybody shares is not our own.
    """

    criterion: Criterion | None
    depth: int
    is_leaf: bool
    then: Side | None
    now: Side | None
    other_parts: bool = False
    others: Decimal | None = None

    @property
    def better(self) -> Direction | None:
        """Of raw values, which are no points, whether the higher or the lower one is better."""
        return next((side.better for side in (self.now, self.then) if side and side.better), None)

    @property
    def is_raw(self) -> bool:
        """Whether a figure is a raw value, which is no number of points."""
        return self.better is not None

    @property
    def pairing(self) -> Pairing:
        """Whether the two sides can be subtracted, and why not."""
        if self.then is None or self.now is None:
            return Pairing.ONLY_NOW if self.then is None else Pairing.ONLY_THEN
        if self.then.points is None or self.now.points is None:
            return Pairing.NO_FIGURE
        if None in (self.then.max, self.now.max) and self.then.period != self.now.period:
            return Pairing.UNKNOWN_SCALE
        then, now = ((side.better, side.min, side.max) for side in (self.then, self.now))
        return Pairing.SAME_SCALE if then == now else Pairing.OTHER_SCALE

    @property
    def change(self) -> Decimal | None:
        """Now minus then, in points or raw values; None wherever the two cannot be subtracted."""
        if self.pairing is not Pairing.SAME_SCALE:
            return None
        points = [side.points for side in (self.now, self.then) if side and side.points is not None]
        return points[0] - points[1]

    @property
    def gain(self) -> Decimal | None:
        """The change, above zero where it is for the better: of raw values by their direction."""
        return -self.change if self.change is not None and self.better == "lower" else self.change

    @property
    def moved(self) -> Decimal | None:
        """What the change is in points of the whole; None of raw values, and wherever there is no change."""
        if self.is_raw:
            return None
        sides = (self.now, self.then)
        if self.change is None or all(side.factor == ONE for side in sides if side):
            return self.change
        then, now = self.worth
        return now - then

    @property
    def worth(self) -> tuple[Decimal, Decimal]:
        """What both sides have in points of the whole, nothing where a figure is missing."""
        sides = [(side.points or ZERO) * side.factor if side else ZERO for side in (self.then, self.now)]
        return sides[0], sides[1]

    @property
    def code(self) -> str:
        """The code now, or the last it had."""
        side = self.now or self.then
        return side.code if side else WHOLE


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two scorecards of one index side by side; `rows` has criteria of both, `single` those of one only.

    `scenario` is the name of the scenario that `now` is, where it is none that was published.
    """

    then: Filed[Scorecard]
    now: Filed[Scorecard]
    headlines: tuple[Headline | None, Headline | None]
    whole: Compared
    rows: tuple[Compared, ...]
    single: tuple[Compared, ...]
    scenario: Text | None = None

    @property
    def weighted(self) -> bool:
        """Whether a point of a criterion may be worth another number of points of the whole."""
        return any(side.factor != ONE for row in self.rows for side in (row.then, row.now) if side)

    @property
    def moved(self) -> tuple[Compared, ...]:
        """The criteria directly below the whole, which moved its total: the largest fall first."""
        return _by_change((row for row in self.rows if row.depth == 1), attrgetter("moved"))

    @property
    def unexplained(self) -> Decimal | None:
        """The part of the total's change that no criterion below it accounts for; None without any."""
        changes = [row.moved for row in self.moved if row.moved is not None]
        return None if self.whole.change is None or not changes else self.whole.change - total(changes)

    @property
    def of_both(self) -> tuple[Compared, ...]:
        """The criteria without parts that both sides have on one scale, where there are others besides."""
        leaves = [row for row in self.rows if row.is_leaf]
        alike = tuple(row for row in leaves if row.moved is not None)
        others = len(leaves) > len(alike) or any(row.is_leaf for row in self.single)
        return alike if others else ()

    @property
    def falls(self) -> tuple[Compared, ...]:
        """The leaves that fell, the largest fall first, raw values that became worse last."""
        leaves = _by_change(row for row in self.rows if row.is_leaf)
        return _points_first(row for row in leaves if row.gain is not None and row.gain < 0)

    @property
    def gains(self) -> tuple[Compared, ...]:
        """The leaves that gained, the largest gain first, raw values that became better last."""
        leaves = reversed(_by_change(row for row in self.rows if row.is_leaf))
        return _points_first(row for row in leaves if row.gain is not None and row.gain > 0)


def compare(book: Book, then: Filed[Scorecard], now: Filed[Scorecard]) -> Comparison:
    """Return two scorecards of one index beside each other.

    Criteria are paired by the crosswalks of the index, and subtracted only where both ends of their scales
    are the same. Totals are the exact sums, or the published scores where a tree is missing or contradicted.
    """
    heads = headline(then.value), headline(now.value)
    evaluations = evaluation_of(then.value), evaluation_of(now.value)
    return _beside(book, (then, now), evaluations, heads, _median_changes(book, then.value, now.value))


def compare_scenario(book: Book, then: Filed[Scorecard], what: WhatIf, name: Text) -> Comparison:
    """Return a scorecard beside what a scenario called `name` would make of another (or of the same)."""
    after = None
    if what.head is not None and what.headline_after is not None:
        after = Headline(what.headline_after, what.head.basis)
    heads = headline(then.value), after
    found = _beside(book, (then, what.filed), (evaluation_of(then.value), what.after), heads, {})
    return replace(found, scenario=name)


def _beside(
    book: Book,
    cards: tuple[Filed[Scorecard], Filed[Scorecard]],
    evaluations: tuple[Evaluation, Evaluation],
    heads: tuple[Headline | None, Headline | None],
    medians: Mapping[str, Decimal],
) -> Comparison:
    then, now = cards
    earlier, later = evaluations
    rows: list[Compared] = []
    single: list[Compared] = []
    if not (then.value.criteria and now.value.criteria):  # nothing is on one side only: one side is not told
        return Comparison(then, now, heads, _whole(cards, evaluations, heads, medians, single), (), ())
    old_codes = _old_codes(book, then.value, now.value)
    same = _listed(then.value) == _listed(now.value)
    before = {node.criterion.code: node for node in earlier.framework.nodes}
    for node in later.framework.nodes:
        old = before.pop(old_codes[node.criterion.code] or "", None)
        sides = (_side(old, earlier, then.value, same), _side(node, later, now.value, same))
        other = old is not None and _parts_differ(old.criterion.criteria, node.criterion.criteria, old_codes)
        others = medians.get(node.criterion.code)
        row = Compared(node.criterion, len(node.parents) + 1, node.is_leaf, *sides, other, others)
        (single if old is None else rows).append(row)
    for node in before.values():
        side = _side(node, earlier, then.value, same)
        single.append(Compared(node.criterion, len(node.parents) + 1, node.is_leaf, side, None))
    whole = _whole(cards, evaluations, heads, medians, single)
    return Comparison(then, now, heads, whole, tuple(rows), tuple(single))


def comparisons(
    book: Book, sides: tuple[tuple[Period, str], tuple[Period, str]], index: str | None
) -> tuple[Comparison, ...]:
    """Return both `sides`, each a period and the id of a unit, beside each other in each index that has both.

    Raises `Refusal` where a side has errors, and where no index has both, saying which periods are on file.
    """
    wanted = index_ids(book, index)
    refuse_withheld_cards(book, wanted, sides, drafts=False)
    found = []
    for name in wanted:
        then, now = (card_of(book, name, unit, period) for period, unit in sides)
        if then is not None and now is not None:
            found.append(compare(book, then, now))
    if not found:
        refuse_withheld_cards(book, wanted, sides, drafts=True)
        for period, unit in sides:
            refuse_cards_of_other_stages(book, wanted, period, unit)
        names = [f"{book.unit_short(unit)} {period}" for period, unit in sides]
        years = {
            book.unit_short(unit): on_file({name: periods_of(book, name, unit) for name in wanted})
            for _, unit in sides
        }
        known = " · ".join(f"{unit} – {there}" for unit, there in years.items())
        raise Refusal(NOTHING_TO_COMPARE, index=", ".join(wanted), then=names[0], now=names[1], known=known)
    return tuple(found)


def _median_changes(book: Book, then: Scorecard, now: Scorecard) -> dict[str, Decimal]:
    """Return the median change of the units with points in both periods, by code now; {} without panels."""
    before, after = scores_of(book, then), scores_of(book, now)
    if before is None or after is None or then.when == now.when:
        return {}
    index = book.indexes.get(now.index)
    plain = before.is_plain and after.is_plain  # one scale for all units, as the sides that are compared
    units = {unit for by_unit in after.by_code.values() for unit in by_unit}
    same = {unit for unit in units if lived_on(book, unit, before.panel.day, after.panel.day)}
    found: dict[str, Decimal] = {}
    for code, by_unit in after.by_code.items():
        earlier = WHOLE if code == WHOLE else code_in(index, code, now.when.year, then.when.year)
        old = before.by_code.get(earlier, {}) if earlier is not None else {}
        changes = {
            unit: points - old[unit]
            for unit, points in by_unit.items()
            if unit in old
            and unit in same
            and (plain or before.max_of(earlier or WHOLE, unit) == after.max_of(code, unit))
        }
        if changes:
            found[code] = median(changes)
    return found


def _old_codes(book: Book, then: Scorecard, now: Scorecard) -> dict[str, str | None]:
    """Return the code that each criterion of `now` had in the year of `then`."""
    index = book.indexes.get(now.index)
    return {
        n.criterion.code: code_in(index, n.criterion.code, now.when.year, then.when.year) for n in walk(now)
    }


def _parts_differ(
    old: tuple[Criterion, ...], new: tuple[Criterion, ...], old_codes: dict[str, str | None]
) -> bool:
    return {part.code for part in old} != {old_codes[part.code] for part in new}


def _whole(
    cards: tuple[Filed[Scorecard], Filed[Scorecard]],
    evaluations: tuple[Evaluation, Evaluation],
    heads: tuple[Headline | None, Headline | None],
    medians: Mapping[str, Decimal],
    single: list[Compared],
) -> Compared:
    sides = [
        Side(
            filed.value.when,
            WHOLE,
            head.score if head else None,
            None,
            _max_of(filed.value, head),
            between=_between(evaluation.whole) if head is None and filed.value.criteria else None,
        )
        for filed, evaluation, head in zip(cards, evaluations, heads, strict=True)
    ]
    other_parts = any(row.is_leaf for row in single)
    return Compared(None, 0, False, sides[0], sides[1], other_parts, medians.get(WHOLE))


def _max_of(card: Scorecard, head: Headline | None) -> Decimal:
    """Return what a total is out of: what was added up, without what does not apply."""
    return evaluation_of(card).whole.max if head is not None and head.added_up else card.max


def _between(points: Score) -> tuple[Decimal, Decimal] | None:
    """Return between which figures points lie of which only a part is known."""
    partly = points.counted and not points.known and points.assessed
    return (points.low, points.high) if partly else None


def _listed(card: Scorecard) -> frozenset[str]:
    return frozenset(node.criterion.code for node in walk(card) if node.is_leaf)


def _side(node: Node | None, evaluation: Evaluation, card: Scorecard, same: bool) -> Side | None:
    """Return one side; `same` says that both list the same criteria, so that their sums may be compared."""
    if node is None:
        return None
    points, criterion = evaluation.of(node), node.criterion
    if points.listed_only and not same:  # covers what lost points, and the lists of two years differ
        return Side(card.when, criterion.code, None, criterion.min, None)
    if criterion.better is not None:
        raw = evaluation.figure(node)
        return Side(card.when, criterion.code, raw, criterion.worst, criterion.best, better=criterion.better)
    highest, figure = points.known_max if points.counted else None, evaluation.figure(node)
    partly = _between(points) if figure is None else None
    return Side(card.when, criterion.code, figure, criterion.min, highest, points.factor, between=partly)


def _points_first(rows: Iterable[Compared]) -> tuple[Compared, ...]:
    """Return `rows` with raw values behind those with points, to which their changes cannot be compared."""
    return tuple(sorted(rows, key=attrgetter("is_raw")))


def _by_change(
    rows: Iterable[Compared], change: Callable[[Compared], Decimal | None] = attrgetter("gain")
) -> tuple[Compared, ...]:
    """Return those of `rows` that can be subtracted, the largest fall first, ties in order of code."""
    known = [(by, natural_key(row.code), row) for row in rows if (by := change(row)) is not None]
    return tuple(row for *_, row in sorted(known, key=lambda entry: entry[:2]))
