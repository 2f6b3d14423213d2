"""Strengths and weaknesses: where a unit stands among the others at each dimension and sub-dimension."""

from dataclasses import dataclass
from decimal import Decimal

from ctscore.analysis.panels import WHOLE, PanelScores
from ctscore.analysis.ranking import TOP, median, middle, percentile, rank_of, threshold
from ctscore.figures import HUNDRED, ZERO
from ctscore.model import Criterion
from ctscore.scoring import walk
from ctscore.words import natural_key


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
