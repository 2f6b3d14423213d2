"""Where a unit stands among the others: its rank, what the next one costs, strengths and weaknesses."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from enum import StrEnum

from ctscore.analysis.panels import (
    TOP,
    WHOLE,
    Order,
    PanelScores,
    RankedUnit,
    Span,
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

    `points` is how many are missing, 0 where it is reached already. Where units are ranked by percent, the
    score is percent, and the points are ours.
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
    not all points that make up this score, `apart` those of which nothing is asked there. `spans` are the
    ranks that each unit can have, where not all are known whole and the panel speaks of that.
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
    apart: tuple[str, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)

    @property
    def order(self) -> Order:
        """What units are ranked by."""
        return self.scores.order(self.code)


def standing(
    scores: PanelScores,
    code: str = WHOLE,
    unit: str = "",
    around: int = 5,
    promise: Promise | None = None,
) -> Standing:
    """Return the ranking at `code`, with `around` units on either side of `unit`.

    Ranks come from unrounded figures; equal ones share a rank. Without `unit`, or where it has no points,
    all units are shown. A promise is a rank, or points at this criterion.
    """
    merits, between = scores.merits[code], scores.between[code]
    found = ranked(merits)
    places = tuple(_place(scores, code, place) for place in found)
    at = next((number for number, place in enumerate(places) if place.unit == unit), None)
    whole = Standing(
        scores,
        code,
        unit,
        places,
        None,
        places,
        (),
        partial=tuple(one for one in scores.units if one in between),
        apart=tuple(one for one in scores.units if one not in merits and one not in between),
        spans=scores.spans(code) if scores.is_open(code) else {},
    )
    if at is None:
        return whole
    shown = places[max(0, at - around) : at + around + 1]
    ladder = _ladder(scores, code, found[at], found, promise)
    return replace(whole, own=places[at], shown=shown, ladder=ladder, promise=promise)


def _place(scores: PanelScores, code: str, place: RankedUnit) -> RankedUnit:
    """Return a place in a ranking of merits as it is shown: with points."""
    points = scores.by_code[code][place.unit]
    if scores.order(code) is not Order.PERCENT:
        return replace(place, score=points)
    return replace(place, score=points, max=scores.max_of(code, place.unit), percent=place.score)


def standing_of(book: Book, scores: PanelScores, code: str, unit: str, around: int) -> Standing:
    """Return the ranking at `code` around `unit`, its ladder with what plans promised for that year."""
    card = card_of(book, scores.panel.index, unit, scores.panel.when)
    promise = promised_points(book, card.value).get(code) if card else None
    if promise is None and card and code == WHOLE:
        promise = promised_rank(book, card.value)
    return standing(scores, code, unit, around, promise)


def _ladder(
    scores: PanelScores, code: str, own: RankedUnit, places: Sequence[RankedUnit], promise: Promise | None
) -> tuple[Rung, ...]:
    """Return the rungs above `own`, one of `places` by merit."""
    merits = [place.score for place in places]
    rungs: list[Rung] = []

    def add(goal: Goal, merit: Decimal) -> None:
        holders = tuple(place.unit for place in places if place.score == merit)
        missing = scores.points_of(code, own.unit, max(merit - own.score, ZERO))
        rungs.append(Rung(goal, rank_of(merit, merits), scores.shown(code, merit), holders, missing))

    better = [merit for merit in merits if merit > own.score]
    if better:
        add(Goal.NEXT, min(better))
    if own.rank > FIVE_UP:
        add(Goal.FIVE_UP, threshold(merits, own.rank - FIVE_UP))
    if len(merits) >= TOP:
        add(Goal.TOP, threshold(merits, TOP))
    if promise is not None and promise.points is not None:
        add(Goal.TARGET, scores.merit_of(code, own.unit, promise.points))
    elif promise is not None and promise.rank is not None and promise.rank <= len(merits):
        add(Goal.TARGET, threshold(merits, promise.rank))
    if better and max(better) > min(better):
        add(Goal.BEST, max(merits))
    return tuple(rungs)


@dataclass(frozen=True, slots=True)
class Strength:
    """One criterion (None for the whole): our score, rank and percentile, the best and the median units.

    `min` and `max` are the ends of our scale, None where no source prints them. `top` is the least score
    that is among the top 20, None where there are fewer units. Where units are ranked by `percent`, best,
    median and top are put on our scale. `span` are the ranks that we can have where units are not known
    whole.
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
    percent: Decimal | None = None
    span: Span | None = None

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

    `unknown` are the codes at which the points of the unit are not known.
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
    codes = (node.criterion.code for node in nodes)
    unknown = tuple(code for code in codes if unit in scores.between[code])
    return Profile(
        scores,
        unit,
        tuple(strength for strength in (whole, *upper) if strength is not None),
        tuple(best[:half]),
        tuple(one for one in worst if one not in best[:half])[:half],
        unknown,
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
    code = criterion.code if criterion else WHOLE
    merits = scores.merits[code]
    if unit not in merits:
        return None
    own, known = merits[unit], merits.values()
    highest = max(known)
    return Strength(
        criterion,
        is_leaf,
        scores.by_code[code][unit],
        rank_of(own, known),
        len(known),
        percentile(own, known),
        scores.level(code, unit, highest),
        tuple(one for one, merit in merits.items() if merit == highest),
        scores.level(code, unit, median(merits)),
        middle(merits),
        criterion.min if criterion else None,
        _scale_end(scores, criterion, unit),
        scores.level(code, unit, threshold(known, TOP)) if len(known) >= TOP else None,
        own if scores.order(code) is Order.PERCENT else None,
        scores.span(code, unit) if scores.is_open(code) else None,
    )


def _scale_end(scores: PanelScores, criterion: Criterion | None, unit: str) -> Decimal | None:
    """Return the maximum as printed, or the unit's own."""
    if scores.is_plain:
        return criterion.max if criterion else scores.tree.max
    return scores.max_of(criterion.code if criterion else WHOLE, unit)
