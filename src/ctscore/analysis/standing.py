"""Where do we stand among the others, and what does the next rank cost?"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ctscore.analysis.panels import WHOLE, PanelScores, card_of
from ctscore.analysis.ranking import TOP, Place, rank_of, ranked, threshold
from ctscore.analysis.targets import Promise, promised_points, promised_rank
from ctscore.book import Book
from ctscore.figures import ZERO

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
    places: tuple[Place, ...]
    own: Place | None
    shown: tuple[Place, ...]
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


def _ladder(own: Place, places: Sequence[Place], promise: Promise | None) -> tuple[Rung, ...]:
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
