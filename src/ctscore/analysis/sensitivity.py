"""How much hangs on what? Each criterion's pull on total and rank, and the rank under other weights.

Weights are varied as step 7 of the OECD/JRC Handbook on Constructing Composite Indicators (2008), uncertainty
and sensitivity analysis, asks: alternative weights, dimensions left out, and random draws.
"""

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import ceil

from ctscore.analysis.panels import WHOLE, PanelScores, rank_of
from ctscore.decimals import HUNDRED, ZERO
from ctscore.model import Criterion, Scorecard
from ctscore.records import dataclass
from ctscore.scoring import Node, evaluation_of, framework_of, walk

TOP = 20


@dataclass(frozen=True, slots=True)
class Pull:
    """What one criterion could do: the points it lost, what the best unit has more, the ranks with either.

    Ranks are None without a panel.
    """

    node: Node
    lost: Decimal
    to_best: Decimal | None
    rank_if_best: int | None
    rank_if_full: int | None


@dataclass(frozen=True, slots=True)
class Weighting:
    """The rank under one way of weighting; `without` is the dimension left out, None for equal weights."""

    without: Criterion | None
    rank: int


@dataclass(frozen=True, slots=True)
class Draws:
    """Ranks under random weights: median, the band that holds 5 to 95 percent, percent within the top 20."""

    count: int
    seed: int
    median: int
    low: int
    high: int
    top_share: Decimal


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The pulls, the largest first; with a panel the rank now, among how many, and under other weights."""

    pulls: tuple[Pull, ...]
    rank: int | None = None
    of: int | None = None
    weightings: tuple[Weighting, ...] = ()
    draws: Draws | None = None


def sensitivity(card: Scorecard, scores: PanelScores | None, count: int = 1000, seed: int = 1) -> Sensitivity:
    """Return how much hangs on each criterion of `card`; `scores` are those of all units, where on file."""
    totals = scores.by_code[WHOLE] if scores else {}
    if scores is None or card.unit not in totals:
        return Sensitivity(_pulls(card, None))
    shares = _shares(scores)
    equal = {unit: sum(own, ZERO) for unit, own in shares.items()}
    weightings = [Weighting(None, _rank(equal, card.unit))]
    for node in walk(scores.tree):
        if not node.parents:
            rest = {
                unit: points - scores.by_code[node.criterion.code][unit] for unit, points in totals.items()
            }
            weightings.append(Weighting(node.criterion, _rank(rest, card.unit)))
    rank = _rank(totals, card.unit)
    draws = _draws(shares, card.unit, count, seed)
    return Sensitivity(_pulls(card, scores), rank, len(totals), tuple(weightings), draws)


def _pulls(card: Scorecard, scores: PanelScores | None) -> tuple[Pull, ...]:
    found = []
    evaluation = evaluation_of(card)
    for node in evaluation.framework.loss_nodes:
        points = evaluation.of(node)
        if scores is None:
            found.append(Pull(node, points.lost, None, None, None))
            continue
        totals, by_unit = scores.by_code[WHOLE], scores.by_code[node.criterion.code]
        to_best = max(by_unit.values()) - points.achieved
        full, best = (totals[card.unit] + gain for gain in (points.lost, to_best))
        others = [score for unit, score in totals.items() if unit != card.unit]
        found.append(Pull(node, points.lost, to_best, rank_of(best, others), rank_of(full, others)))
    return tuple(sorted(found, key=lambda pull: -(pull.lost if pull.to_best is None else pull.to_best)))


def _shares(scores: PanelScores) -> Mapping[str, tuple[Decimal, ...]]:
    """Return for each unit where it stands on the scale of each criterion, 0 at its least, 1 at its most."""
    columns = []
    for node in framework_of(scores.tree).loss_nodes:
        least, most = node.criterion.min or ZERO, node.criterion.max or ZERO
        by_unit = scores.by_code[node.criterion.code]
        columns.append({unit: (points - least) / (most - least) for unit, points in by_unit.items()})
    return {unit: tuple(column[unit] for column in columns) for unit in scores.by_code[WHOLE]}


def _rank(points: Mapping[str, Decimal], unit: str) -> int:
    return rank_of(points[unit], points.values())


def _draws(shares: Mapping[str, Sequence[Decimal]], unit: str, count: int, seed: int) -> Draws:
    """Return the ranks under `count` weightings drawn evenly from all that there are.

    Weights are exponential variates: divided by their sum, which changes no rank, they are uniform on the
    simplex. Binary numbers will do here: the weights are random.
    """
    draw = random.Random(seed)  # noqa: S311 - nothing is secret about weights
    own = [float(share) for share in shares[unit]]
    others = [[float(share) for share in theirs] for name, theirs in shares.items() if name != unit]
    ranks = []
    for _ in range(count):
        weights = [draw.expovariate(1) for _ in own]
        mine = sum(map(_times, weights, own))
        ranks.append(1 + sum(sum(map(_times, weights, theirs)) > mine for theirs in others))
    ranks.sort()
    low, middle, high = (ranks[ceil(count * percent / 100) - 1] for percent in (5, 50, 95))
    top = Decimal(sum(rank <= TOP for rank in ranks)) * HUNDRED / count
    return Draws(count, seed, middle, low, high, top)


def _times(weight: float, share: float) -> float:
    return weight * share
