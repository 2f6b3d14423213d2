"""Where do we stand among the others, and what does the next rank cost?"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ctscore.analysis.panels import WHOLE, PanelScores
from ctscore.analysis.ranking import Place, rank_of, ranked, threshold
from ctscore.analysis.targets import promised_points, promised_rank
from ctscore.analysis.units import card_of
from ctscore.book import Book
from ctscore.figures import ZERO

FIVE_UP = 5
TOP = 20


class Goal(StrEnum):
    """The rungs of the ladder."""

    NEXT = "next"
    FIVE_UP = "five-up"
    TOP = "top"
    TARGET = "target"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Rung:
    """A rank above ours: the least score that reaches it, who has that score, how many points are missing.

    `points` is 0 where it is reached already.
    """

    goal: Goal
    rank: int | None
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
    places: tuple[Place, ...]
    own: Place | None
    shown: tuple[Place, ...]
    ladder: tuple[Rung, ...]
    partial: tuple[str, ...]


def standing(
    scores: PanelScores,
    code: str = WHOLE,
    unit: str = "",
    around: int = 5,
    target_rank: int | None = None,
    target_points: Decimal | None = None,
) -> Standing:
    """Return the ranking at `code`, with `around` units on either side of `unit`.

    Ranks come from unrounded points; equal points share a rank. Without `unit`, or where it has no points,
    all units are shown. A target is a rank, or points at this criterion.
    """
    places = ranked(scores.by_code[code])
    at = next((number for number, place in enumerate(places) if place.unit == unit), None)
    partial = tuple(unit for unit in scores.units if unit not in scores.by_code[code])
    if at is None:
        return Standing(scores, code, places, None, places, (), partial)
    own = places[at]
    shown = places[max(0, at - around) : at + around + 1]
    ladder = _ladder(own, places, target_rank, target_points)
    return Standing(scores, code, places, own, shown, ladder, partial)


def standing_of(book: Book, scores: PanelScores, code: str, unit: str, around: int) -> Standing:
    """Return the ranking at `code` around `unit`, its ladder with what plans promised for that year."""
    card = card_of(book, scores.panel.index, unit, scores.panel.year)
    points = promised_points(book, card.value).get(code) if card else None
    place = promised_rank(book, card.value) if card and code == WHOLE else None
    return standing(scores, code, unit, around, place, points)


def _ladder(
    own: Place, places: Sequence[Place], target_rank: int | None, target_points: Decimal | None
) -> tuple[Rung, ...]:
    points = [place.score for place in places]
    rungs: list[Rung] = []

    def add(goal: Goal, score: Decimal, rank: int | None) -> None:
        holders = tuple(place.unit for place in places if place.score == score)
        rungs.append(Rung(goal, rank, score, holders, max(score - own.score, ZERO)))

    better = [score for score in points if score > own.score]
    if better:
        add(Goal.NEXT, min(better), rank_of(min(better), points))
    if own.rank > FIVE_UP:
        add(Goal.FIVE_UP, threshold(points, own.rank - FIVE_UP), own.rank - FIVE_UP)
    if len(points) >= TOP:
        add(Goal.TOP, threshold(points, TOP), TOP)
    if target_points is not None:
        add(Goal.TARGET, target_points, None)
    elif target_rank is not None and target_rank <= len(points):
        add(Goal.TARGET, threshold(points, target_rank), target_rank)
    if better and max(better) > min(better):
        add(Goal.BEST, max(points), 1)
    return tuple(rungs)
