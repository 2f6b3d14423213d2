"""Where a unit stands among the others: its rank, what the next one costs, strengths and weaknesses."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from ctscore.analysis.panels import (
    TOP,
    WHOLE,
    PanelScores,
    RankedUnit,
    card_of,
    median,
    middle,
    percentile,
    rank_of,
    ranked,
    threshold,
)
from ctscore.analysis.targets import Promise, promised_points, promised_rank
from ctscore.book import Book
from ctscore.decimals import HUNDRED, ZERO
from ctscore.model import Criterion
from ctscore.records import dataclass
from ctscore.scoring import walk
from ctscore.words import natural_key

FIVE_UP = 5


class Goal(StrEnum):
    """The rungs of the ladder."""

    NEXT = "next"
    FIVE_UP = "five-up"
    TOP = "top"
    TARGET = "target"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Rung:
    """A goal above us: the least score that reaches it, the rank that it gives, who has exactly that score.

    `points` is how many are missing, 0 where it is reached already.
    """

    goal: Goal
    rank: int
    score: Decimal
    units: tuple[str, ...]
    points: Decimal


@dataclass(frozen=True, slots=True)
class Standing:
    """The ranking at one criterion (`WHOLE` for the index), the part of it to show, and our ladder.

    `own` is None where the unit asked for has no points there. `partial` are the units that have a row, but
    not all points that make up this score.
    """

    scores: PanelScores
    code: str
    unit: str
    places: tuple[RankedUnit, ...]
    own: RankedUnit | None
    shown: tuple[RankedUnit, ...]
    ladder: tuple[Rung, ...]
    partial: tuple[str, ...]
    promise: Promise | None = None


def standing(
    scores: PanelScores,
    code: str = WHOLE,
    unit: str = "",
    around: int = 5,
    promise: Promise | None = None,
) -> Standing:
    """Return the ranking at `code`, with `around` units on either side of `unit`.

    Ranks come from unrounded points; equal points share a rank. Without `unit`, or where it has no points,
    all units are shown. A promise is a rank, or points at this criterion.
    """
    places = ranked(scores.by_code[code])
    at = next((number for number, place in enumerate(places) if place.unit == unit), None)
    partial = tuple(unit for unit in scores.units if unit not in scores.by_code[code])
    if at is None:
        return Standing(scores, code, unit, places, None, places, (), partial)
    own = places[at]
    shown = places[max(0, at - around) : at + around + 1]
    ladder = _ladder(own, places, promise)
    return Standing(scores, code, unit, places, own, shown, ladder, partial, promise)


def standing_of(book: Book, scores: PanelScores, code: str, unit: str, around: int) -> Standing:
    """Return the ranking at `code` around `unit`, its ladder with what plans promised for that year."""
    card = card_of(book, scores.panel.index, unit, scores.panel.year)
    promise = promised_points(book, card.value).get(code) if card else None
    if promise is None and card and code == WHOLE:
        promise = promised_rank(book, card.value)
    return standing(scores, code, unit, around, promise)


def _ladder(own: RankedUnit, places: Sequence[RankedUnit], promise: Promise | None) -> tuple[Rung, ...]:
    points = [place.score for place in places]
    rungs: list[Rung] = []

    def add(goal: Goal, score: Decimal) -> None:
        holders = tuple(place.unit for place in places if place.score == score)
        rungs.append(Rung(goal, rank_of(score, points), score, holders, max(score - own.score, ZERO)))

    better = [score for score in points if score > own.score]
    if better:
        add(Goal.NEXT, min(better))
    if own.rank > FIVE_UP:
        add(Goal.FIVE_UP, threshold(points, own.rank - FIVE_UP))
    if len(points) >= TOP:
        add(Goal.TOP, threshold(points, TOP))
    if promise is not None and promise.points is not None:
        add(Goal.TARGET, promise.points)
    elif promise is not None and promise.rank is not None and promise.rank <= len(points):
        add(Goal.TARGET, threshold(points, promise.rank))
    if better and max(better) > min(better):
        add(Goal.BEST, max(points))
    return tuple(rungs)


@dataclass(frozen=True, slots=True)
class Strength:
    """One criterion (None for the whole): our score, rank and percentile, the best and the median units.

    `min` and `max` are the ends of its scale, None where no source prints them. `top` is the least score
    that is among the top 20, None where there are fewer units.
    """

    criterion: Criterion | None
    is_leaf: bool
    score: Decimal
    rank: int
    of: int
    percentile: Decimal
    best: Decimal
    best_units: tuple[str, ...]
    median: Decimal
    median_units: tuple[str, ...]
    min: Decimal | None = None
    max: Decimal | None = None
    top: Decimal | None = None

    @property
    def ahead(self) -> Decimal:
        """The percent of the other units with fewer points; 0 where there are no others."""
        return self.percentile if self.of > 1 else ZERO

    @property
    def behind(self) -> Decimal:
        """The percent of the other units with more points."""
        return (self.rank - 1) * HUNDRED / (self.of - 1) if self.of > 1 else ZERO


@dataclass(frozen=True, slots=True)
class Profile:
    """The whole and its dimensions in the order of the tree; the best and the worst leaves.

    The best are those that are ahead of the most units, the worst those behind the most. No leaf is in both,
    what is ahead of nobody is never among the best, and what is behind nobody never among the worst: where
    all units tie nobody is strong or weak.

    `unknown` are the codes at which the unit has no points.
    """

    scores: PanelScores
    unit: str
    dimensions: tuple[Strength, ...]
    best: tuple[Strength, ...]
    worst: tuple[Strength, ...]
    unknown: tuple[str, ...]


def profile(scores: PanelScores, unit: str, most: int = 5) -> Profile:
    """Return the strengths and weaknesses of `unit` in one panel; best and worst are at most `most` each."""
    whole = _strength(scores, unit, None, is_leaf=False)
    nodes = list(walk(scores.tree))
    found = [_strength(scores, unit, node.criterion, is_leaf=node.is_leaf) for node in nodes]
    upper = [strength for node, strength in zip(nodes, found, strict=True) if not node.parents]
    leaves = [strength for strength in found if strength is not None and strength.is_leaf]
    best = sorted((one for one in leaves if one.ahead), key=_by_ahead)
    worst = sorted((one for one in leaves if one.behind), key=_by_behind)
    half = min(most, sum(bool(one.ahead or one.behind) for one in leaves) // 2)
    unknown = (n.criterion.code for n, strength in zip(nodes, found, strict=True) if strength is None)
    return Profile(
        scores,
        unit,
        tuple(strength for strength in (whole, *upper) if strength is not None),
        tuple(best[:half]),
        tuple(one for one in worst if one not in best[:half])[:half],
        tuple(unknown),
    )


def _by_ahead(strength: Strength) -> tuple[object, ...]:
    return (-strength.ahead, strength.behind, _code(strength))


def _by_behind(strength: Strength) -> tuple[object, ...]:
    return (-strength.behind, strength.ahead, _code(strength))


def _code(strength: Strength) -> tuple[tuple[int, int, str], ...]:
    return natural_key(strength.criterion.code if strength.criterion else WHOLE)


def _strength(
    scores: PanelScores, unit: str, criterion: Criterion | None, *, is_leaf: bool
) -> Strength | None:
    by_unit = scores.by_code[criterion.code if criterion else WHOLE]
    if unit not in by_unit:
        return None
    own, points = by_unit[unit], by_unit.values()
    highest = max(points)
    return Strength(
        criterion,
        is_leaf,
        own,
        rank_of(own, points),
        len(points),
        percentile(own, points),
        highest,
        tuple(one for one, score in by_unit.items() if score == highest),
        median(by_unit),
        middle(by_unit),
        criterion.min if criterion else None,
        criterion.max if criterion else scores.tree.max,
        threshold(points, TOP) if len(points) >= TOP else None,
    )
