"""How much hangs on what? Each criterion's pull on total and rank, and the rank under other weights.

Weights are varied as step 7 of the OECD/JRC Handbook on Constructing Composite Indicators (2008), uncertainty
and sensitivity analysis, asks: alternative weights, dimensions left out, and random draws.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from math import ceil

from ctscore.analysis.panels import WHOLE, Order, PanelScores, Span, rank_of, unit_card
from ctscore.decimals import HUNDRED, ONE, ZERO, scaled, total
from ctscore.model import Criterion, Panel, Scorecard
from ctscore.records import dataclass
from ctscore.scoring import Evaluation, Node, Score, evaluate, evaluation_of, framework_of

TOP = 20


@dataclass(frozen=True, slots=True)
class Pull:
    """What one criterion could do: the points it lost, what the best unit has more, the ranks with either.

    `more` and `less` are what the whole gains or loses with a tenth of the scale of the criterion more or
    less, as far as there is room on it; None where its points are not known. Ranks are None without a panel.
    """

    node: Node
    lost: Decimal
    to_best: Decimal | None = None
    rank_if_best: int | None = None
    rank_if_full: int | None = None
    more: Decimal | None = None
    less: Decimal | None = None
    rank_if_more: int | None = None
    rank_if_less: int | None = None

    @property
    def known_lost(self) -> Decimal | None:
        """The points it lost; None where its points are not known."""
        return None if self.more is None else self.lost


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
    """The pulls, the largest first; with a panel the rank now, among how many, and under other weights.

    `span` are the ranks that are possible where units are not known whole. `unweighted` are the codes of what
    only sets off, deductions and bonuses: they have no weight in a mean.
    """

    pulls: tuple[Pull, ...]
    rank: int | None = None
    of: int | None = None
    weightings: tuple[Weighting, ...] = ()
    draws: Draws | None = None
    span: Span | None = None
    unweighted: tuple[str, ...] = ()


def sensitivity(card: Scorecard, scores: PanelScores | None, count: int = 1000, seed: int = 1) -> Sensitivity:
    """Return how much hangs on each criterion of `card`; `scores` are those of all units, where on file."""
    merits = scores.merits[WHOLE] if scores else {}
    span = scores.span(WHOLE, card.unit) if scores and scores.is_open(WHOLE) else None
    if scores is None or card.unit not in merits:
        return Sensitivity(_pulls(card, None), span=span)
    weighed, unweighted = _weighed(scores)
    shares = _shares(scores, weighed)
    whole = all(None not in own for own in shares.values())
    equal = {unit: _mean(own, whole) for unit, own in shares.items()}
    weightings = [Weighting(None, _rank(equal, card.unit))]
    for node, points in evaluation_of(scores.tree):
        if not node.parents and points.counted:  # nothing hangs on raw values and words
            rest = _without(scores, node)
            if card.unit in rest:
                weightings.append(Weighting(node.criterion, _rank(rest, card.unit)))
    draws = _draws(shares, card.unit, count, seed)
    return Sensitivity(
        _pulls(card, scores),
        _rank(merits, card.unit),
        len(merits),
        tuple(weightings),
        draws,
        span,
        unweighted,
    )


def _pulls(card: Scorecard, scores: PanelScores | None) -> tuple[Pull, ...]:
    """Return what each criterion that counts could move, in points of the whole."""
    found = []
    evaluation = evaluation_of(card)
    for node in evaluation.framework.loss_nodes:
        points = evaluation.of(node)
        if not points.counted or not points.factor:
            continue
        more, less = _tenths(evaluation, node) if points.known else (None, None)
        pull = Pull(node, points.lost, more=more, less=less)
        theirs = scores.merits.get(node.criterion.code) if scores else None
        if scores is None or not theirs or not (points.known or scores.is_plain):
            found.append(pull)
            continue
        highest = node.criterion.max if node.criterion.bonus else points.max
        full = _gain(evaluation, node, highest or ZERO) if points.known else ZERO
        to_best = _gain(evaluation, node, scores.level(node.criterion.code, card.unit, max(theirs.values())))
        ranks = (_rank_with(scores, card.unit, gain) for gain in (to_best, full, more, less))
        if_best, if_full, if_more, if_less = ranks
        found.append(
            replace(
                pull,
                to_best=to_best,
                rank_if_best=if_best,
                rank_if_full=if_full,
                rank_if_more=if_more,
                rank_if_less=if_less,
            )
        )
    return tuple(sorted(found, key=lambda pull: -(pull.lost if pull.to_best is None else pull.to_best)))


def _rank_with(scores: PanelScores, unit: str, gain: Decimal | None) -> int | None:
    """Return the rank of `unit` with so many points of the whole more, the others staying where they are."""
    if gain is None:
        return None
    merits = scores.merits[WHOLE]
    others = [merit for name, merit in merits.items() if name != unit]
    return rank_of(merits[unit] + scores.merit_of(WHOLE, unit, gain), others)


def _tenths(evaluation: Evaluation, node: Node) -> tuple[Decimal, Decimal]:
    """Return what the whole gains with a tenth of the scale of a criterion more, and with one less."""
    points = evaluation.of(node)
    least = node.criterion.min or ZERO
    most = (node.criterion.max if node.criterion.bonus else points.max) or ZERO
    step = (most - least) / 10
    raised, lowered = min(points.achieved + step, most), max(points.achieved - step, least)
    return (
        _gain(evaluation, node, max(raised, points.achieved)),
        _gain(evaluation, node, min(lowered, points.achieved)),
    )


def _gain(evaluation: Evaluation, node: Node, points: Decimal) -> Decimal:
    """Return what the whole gains if a criterion has so many `points`, caps and weights reckoned with."""
    score = evaluation.of(node)
    framework = evaluation.framework
    if not node.is_leaf or (framework.adds_up and all(scale.cap is None for scale in framework.scales)):
        return (points - score.achieved) * score.factor if score.factor != ONE else points - score.achieved
    after = evaluate(framework, {**evaluation.figures, node.criterion.code: points})
    return after.whole.achieved - evaluation.whole.achieved


def _weighed(scores: PanelScores) -> tuple[tuple[Node, ...], tuple[str, ...]]:
    """Return the criteria that can have a weight, and the codes of those that only set off."""
    evaluation = evaluation_of(scores.tree)
    counted = [node for node in evaluation.framework.loss_nodes if evaluation.of(node).counted]
    weighed = tuple(node for node in counted if _has_scale(scores, node))
    return weighed, tuple(node.criterion.code for node in counted if node not in weighed)


def _has_scale(scores: PanelScores, node: Node) -> bool:
    return scores.is_plain or (not node.criterion.bonus and bool(node.criterion.max))


def _shares(scores: PanelScores, weighed: Sequence[Node]) -> Mapping[str, tuple[Decimal | None, ...]]:
    """Return for each unit where it stands on the scale of each criterion, 0 at its least, 1 at its most.

    None where a unit is not scored: the weight goes, and the others keep their ratio.
    """
    columns = []
    for node in weighed:
        code, least = node.criterion.code, node.criterion.min or ZERO
        by_unit = scores.by_code[code]
        scales = {unit: _end(scores, node, unit) - least for unit in by_unit}
        columns.append({u: (points - least) / scales[u] for u, points in by_unit.items() if scales[u]})
    return {unit: tuple(column.get(unit) for column in columns) for unit in scores.merits[WHOLE]}


def _end(scores: PanelScores, node: Node, unit: str) -> Decimal:
    """Return the end of the scale of a unit."""
    own = None if scores.is_plain else scores.max_of(node.criterion.code, unit)
    return own if own is not None else node.criterion.max or ZERO


def _mean(own: Sequence[Decimal | None], whole: bool) -> Decimal:
    """Return what ranks as the mean of the shares that there are: where all have all of them, their sum."""
    known = [share for share in own if share is not None]
    return total(known) if whole else total(known) / len(known) if known else ZERO


def _without(scores: PanelScores, left_out: Node) -> Mapping[str, Decimal]:
    """Return the merit of each unit that is known whole, with a dimension left out."""
    panel, code = scores.panel, left_out.criterion.code
    framework = framework_of(scores.tree)
    caps = any(scale.cap is not None for scale in framework.scales)
    if framework.adds_up and not caps and scores.order(WHOLE) is Order.POINTS:
        return {
            unit: points - scores.by_code[code].get(unit, ZERO)
            for unit, points in scores.merits[WHOLE].items()
        }
    found = {}
    for unit in scores.merits[WHOLE]:
        whole = _whole_without(panel, unit, left_out)
        if whole is not None and whole.counted and whole.known and whole.max:
            by_percent = scores.order(WHOLE) is Order.PERCENT
            found[unit] = scaled(whole.achieved, HUNDRED, whole.max) if by_percent else whole.achieved
    return found


def _whole_without(panel: Panel, unit: str, left_out: Node) -> Score | None:
    """Return the whole of a unit evaluated without a dimension: its maximum leaves that of a sum."""
    card = unit_card(panel, unit)
    if card is None:
        return None
    evaluation = evaluation_of(card)
    own, whole = evaluation.of(left_out), evaluation.whole
    inside = [place for place in whole.scale.parts if place not in whole.scale.outside]
    summed = total(evaluation.scores[place].base for place in inside)
    covered = card.aggregate in (None, "sum") and (not own.unscored or card.max == summed)
    highest = card.max - own.base if covered and left_out.place in inside else card.max
    kept = tuple(one for one in card.criteria if one.code != left_out.criterion.code)
    return evaluation_of(replace(card, max=highest, criteria=kept)).whole


def _rank(points: Mapping[str, Decimal], unit: str) -> int:
    return rank_of(points[unit], points.values())


def _draws(shares: Mapping[str, Sequence[Decimal | None]], unit: str, count: int, seed: int) -> Draws:
    """Return the ranks under `count` weightings drawn evenly from all that there are.

    Weights are exponential variates: divided by their sum, which changes no rank, they are uniform on the
    simplex. Binary numbers will do here: the weights are random. Where a unit is not scored, its weights are
    those of what is left, which is divided by their sum.
    """
    draw = random.Random(seed)  # noqa: S311 - nothing is secret about weights
    own = [None if share is None else float(share) for share in shares[unit]]
    others = [
        [None if share is None else float(share) for share in theirs]
        for name, theirs in shares.items()
        if name != unit
    ]
    whole = all(None not in one for one in (own, *others))
    weighted = _weighted_sum if whole else _weighted_mean
    ranks = []
    for _ in range(count):
        weights = [draw.expovariate(1) for _ in own]
        mine = weighted(weights, own)
        ranks.append(1 + sum(weighted(weights, theirs) > mine for theirs in others))
    ranks.sort()
    low, middle, high = (ranks[ceil(count * percent / 100) - 1] for percent in (5, 50, 95))
    top = Decimal(sum(rank <= TOP for rank in ranks)) * HUNDRED / count
    return Draws(count, seed, middle, low, high, top)


def _weighted_sum(weights: Sequence[float], shares: Sequence[float | None]) -> float:
    return sum(map(_times, weights, shares))


def _weighted_mean(weights: Sequence[float], shares: Sequence[float | None]) -> float:
    of = sum(weight for weight, share in zip(weights, shares, strict=True) if share is not None)
    return _weighted_sum(weights, shares) / of if of else 0.0


def _times(weight: float, share: float | None) -> float:
    return 0.0 if share is None else weight * share
