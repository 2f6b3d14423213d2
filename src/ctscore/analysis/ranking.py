"""Ranks, thresholds and middles of exact points: what a place among others is, what the next one costs."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from ctscore.decimals import HUNDRED, total
from ctscore.records import dataclass

TOP = 20
"""How many places are "the top", where nobody says otherwise: plans aim for it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit in a ranking; ranks come from unrounded points, and equal points share a rank."""

    rank: int
    unit: str
    score: Decimal


def ranked(scores: Mapping[str, Decimal]) -> tuple[Place, ...]:
    """Return every unit with its rank, the highest score first; equal scores share the better rank."""
    ordered = sorted(scores.items(), key=lambda entry: (-entry[1], entry[0]))
    places: list[Place] = []
    for number, (unit, score) in enumerate(ordered, start=1):
        tied = bool(places) and places[-1].score == score
        places.append(Place(places[-1].rank if tied else number, unit, score))
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
