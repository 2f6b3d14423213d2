"""What did we score, per index and field, and does it agree with what was published?"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from ctscore.book import Filed
from ctscore.decimals import ZERO, filed, fraction_of, half_unit, percent, places
from ctscore.model import PUBLISHED, Erratum, Scorecard
from ctscore.model.scorecard import result_of, stage_of
from ctscore.records import dataclass
from ctscore.scoring import Evaluation, Judgement, Node, Score, evaluation_of, full_losses, judgement_of


class Verdict(StrEnum):
    """`match`: equal. `rounding`: the printed precision explains the difference. `mismatch`: it does not."""

    MATCH = "match"
    ROUNDING = "rounding"
    MISMATCH = "mismatch"


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A printed figure beside the computed one; `difference` is printed minus computed.

    `unlisted_loss` is set where a losses-only listing computes to more than was published: the least and
    the most that the loss missing from the listing can be, given the printed precision.
    """

    published: Decimal
    computed: Decimal
    verdict: Verdict
    erratum: Erratum | None
    unlisted_loss: tuple[Decimal, Decimal] | None = None

    @property
    def difference(self) -> Decimal:
        """Printed minus computed."""
        return self.published - self.computed

    @property
    def known(self) -> bool:
        """Whether an erratum explains the mismatch and still states both figures."""
        stated = self.erratum
        figures = self.published, filed(self.computed)
        return stated is not None and (stated.printed, stated.computed) == figures


def reconcile(
    published: Decimal, computed: Decimal, allowed: Decimal, erratum: Erratum | None
) -> Reconciliation:
    """Return how `published` and `computed` agree; `allowed` is how far rounding can lead them apart."""
    off = abs(published - computed)
    near = Verdict.ROUNDING if off <= allowed else Verdict.MISMATCH
    return Reconciliation(published, computed, near if off else Verdict.MATCH, erratum)


def rounding(
    printed: Decimal, computed: Decimal, parts: Sequence[Decimal], beside: Iterable[Decimal] = ()
) -> Decimal:
    """Return how far rounding can lead a `printed` sum away from what its `parts` come to, `computed`.

    Each part may be off by half a unit of the last place of the finest, and the sum by half of its own; that
    of whole and half marks is exact. Sums `beside` it, printed with more decimals, show that this one lost
    none but zeros: 12 beside 24.5 is 12.0.
    """
    if _are_marks((computed, *parts)):
        return ZERO
    own = max(places(one) for one in (printed, *beside))
    return half_unit(own) + len(parts) * half_unit(max(map(places, parts), default=0))


def rounding_of_mean(printed: Decimal, parts: Sequence[Decimal], worth: Decimal) -> Decimal:
    """Return how far rounding can lead a `printed` mean away from what its `parts` come to.

    It has more decimals than they have. Each may be off by half a unit of the last place of the finest, which
    moves the mean by no more than the weight of the part: by `worth` where all are off by one. Whole and half
    marks are exact, here as in a sum.
    """
    own = half_unit(places(printed))
    return own if _are_marks(parts) else own + half_unit(max(map(places, parts))) * worth


def _are_marks(figures: Iterable[Decimal]) -> bool:
    """Return whether all figures are whole or half marks, which are awarded so and not rounded."""
    return all(fraction_of(one).denominator <= 2 for one in figures)


def allowed_at(evaluation: Evaluation, printed: Decimal, score: Score) -> Decimal:
    """Return how far rounding can lead a figure `printed` for `score` away from what is computed."""
    nodes = evaluation.framework.nodes
    parts = list(evaluation.figures_below(score))
    if evaluation.framework.adds_up:
        is_whole = score is evaluation.whole
        sums = [] if is_whole else [node.criterion.published for node in nodes if not node.is_leaf]
        return rounding(printed, score.achieved, parts, [one for one in sums if one is not None])
    return rounding_of_mean(printed, parts, evaluation.worth_below(score))


def reconcile_node(evaluation: Evaluation, node: Node) -> Reconciliation | None:
    """Return how the printed points of a criterion with parts agree with them; None without any."""
    criterion = node.criterion
    if criterion.published is None or node.is_leaf:
        return None
    computed = evaluation.of(node)
    if criterion.imputed is not None or not computed.counted:
        return None
    return _beside(criterion.published, computed, evaluation, criterion.erratum)


def reconcile_card(card: Scorecard) -> Reconciliation | None:
    """Return how the published score agrees with the tree; None where one of the two is missing."""
    printed = result_of(card)
    if printed is None or printed.score is None or not card.criteria or card.imputed:
        return None
    evaluation = evaluation_of(card)
    result = _beside(printed.score, evaluation.whole, evaluation, printed.erratum)
    if result is None or result.verdict is not Verdict.MISMATCH:
        return result
    if card.listing != "losses-only" or result.difference > 0:
        return result
    margin = half_unit(places(printed.score))
    missing = (-result.difference - margin, -result.difference + margin)
    return replace(result, unlisted_loss=missing)


def _beside(
    printed: Decimal, computed: Score, evaluation: Evaluation, erratum: Erratum | None
) -> Reconciliation | None:
    """Return how a printed figure agrees with what is known; None where what is not can explain it."""
    allowed = allowed_at(evaluation, printed, computed)
    result = reconcile(printed, computed.achieved, allowed, erratum)
    possible = not computed.known and computed.low <= printed <= computed.high
    return None if possible and result.verdict is Verdict.MISMATCH else result


Basis = Literal["computed", "assumed", "published", "printed", "implied"]
"""Where a score comes from: added up from the tree, published, printed at another stage, or implied.

`assumed` is added up as well, where nothing printed bears out that what is not listed has full marks.
"""


@dataclass(frozen=True, slots=True)
class Headline:
    """The score to quote for a whole scorecard, and where it comes from."""

    score: Decimal
    basis: Basis

    @property
    def added_up(self) -> bool:
        """Whether this is what the tree comes to."""
        return self.basis in ("computed", "assumed")


def headline(card: Scorecard) -> Headline | None:
    """Return the exact sum of the tree where nothing published contradicts it, else the published score.

    None where neither is on file, or what is printed `covers_known_only`.
    """
    checked = reconcile_card(card)
    if card.criteria and not card.imputed and (checked is None or checked.verdict is not Verdict.MISMATCH):
        evaluation = evaluation_of(card)
        whole, assumed = evaluation.whole, checked is None and evaluation.assumes
        if whole.known:
            return Headline(whole.achieved, "assumed" if assumed else "computed") if whole.counted else None
    if covers_known_only(card):
        return None
    printed = result_of(card)
    if printed is None or printed.score is None:
        return None
    if "score" in printed.implied:
        return Headline(printed.score, "implied")
    return Headline(printed.score, "published" if stage_of(card) == PUBLISHED else "printed")


def covers_known_only(card: Scorecard) -> bool:
    """Return whether the printed total agrees with what is known of `card`, while more of it is not known.

    It is a total of what is known then, and tells nothing of the rest.
    """
    checked = reconcile_card(card)
    agrees = checked is not None and checked.verdict is not Verdict.MISMATCH
    return agrees and not evaluation_of(card).whole.known


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One criterion: its points, its share of all loss in percent, its printed figure if there is one."""

    node: Node
    depth: int
    score: Score
    share: Decimal | None
    reconciliation: Reconciliation | None


@dataclass(frozen=True, slots=True)
class Totals:
    """The points of one scorecard; `score` is None where the source gives no tree to add up.

    `lost` is all loss, before anything is set off against it; None also where nothing was. `judgement` is
    whether the conditions of the index are met, where it has any.
    """

    filed: Filed[Scorecard]
    score: Score | None
    reconciliation: Reconciliation | None
    rows: tuple[TotalRow, ...]
    lost: Decimal | None = None
    judgement: Judgement | None = None

    @property
    def card(self) -> Scorecard:
        """The scorecard."""
        return self.filed.value


def totals(filed: Filed[Scorecard], depth: int | None = 1) -> Totals:
    """Return the points of a scorecard with its criteria down to `depth` (1: fields only; None: all)."""
    card = filed.value
    if not card.criteria:
        return Totals(filed, None, None, ())
    evaluation = evaluation_of(card)
    *losses, lost = full_losses(evaluation)
    rows = []
    for (node, points), own in zip(evaluation, losses, strict=True):
        if depth is not None and len(node.parents) >= depth:
            continue
        checked = reconcile_node(evaluation, node)
        share = None if own is None or lost is None else percent(own, lost)
        rows.append(TotalRow(node, len(node.parents) + 1, points, share, checked))
    judgement = judgement_of(card)
    return Totals(filed, evaluation.whole, reconcile_card(card), tuple(rows), lost or None, judgement)
