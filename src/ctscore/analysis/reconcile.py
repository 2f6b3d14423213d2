"""Does a printed figure agree with what its parts add up to?"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from ctscore.analysis.tree import is_known, score, score_card
from ctscore.figures import half_unit, places
from ctscore.model import Criterion, Erratum, Listing, Scorecard


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
        return stated is not None and (stated.printed, stated.computed) == (self.published, self.computed)


def reconcile(
    published: Decimal, computed: Decimal, decimals: int, parts: int, erratum: Erratum | None
) -> Reconciliation:
    """Return how `published` and `computed` agree.

    `decimals` is the precision of the `parts` figures that `computed` was added up from: each may be off by
    half a unit of its last place, and so may the published figure. Whole marks are exact.
    """
    inexact_parts = parts if decimals else 0
    allowed = half_unit(places(published)) + inexact_parts * half_unit(decimals)
    off = abs(published - computed)
    near = Verdict.ROUNDING if off <= allowed else Verdict.MISMATCH
    return Reconciliation(published, computed, near if off else Verdict.MATCH, erratum)


def reconcile_criterion(criterion: Criterion, listing: Listing) -> Reconciliation | None:
    """Return how the printed points of a criterion with parts agree with them; None without any."""
    if criterion.published is None or not criterion.criteria:
        return None
    computed = score(criterion, listing)
    decimals = _decimals(criterion.criteria)
    return reconcile(criterion.published, computed.achieved, decimals, computed.leaves, criterion.erratum)


def reconcile_card(card: Scorecard) -> Reconciliation | None:
    """Return how the published score agrees with the tree; None where one of the two is missing."""
    if card.published is None or card.published.score is None or not card.criteria:
        return None
    computed = score_card(card)
    published = card.published.score
    result = reconcile(
        published, computed.achieved, _decimals(card.criteria), computed.leaves, card.published.erratum
    )
    if card.listing == "full" or result.verdict is not Verdict.MISMATCH or result.difference > 0:
        return result
    margin = half_unit(places(published))
    missing = (-result.difference - margin, -result.difference + margin)
    return Reconciliation(published, result.computed, result.verdict, result.erratum, missing)


Basis = Literal["computed", "published", "implied"]
"""Where a score comes from: added up from the tree, printed, or following from what is printed."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The score to quote for a whole scorecard, and where it comes from."""

    score: Decimal
    basis: Basis


def headline(card: Scorecard) -> Headline | None:
    """Return the exact sum of the tree where nothing published contradicts it, else the published score.

    None where neither is on file, or a part of the tree was not published.
    """
    checked = reconcile_card(card)
    if card.criteria and (checked is None or checked.verdict is not Verdict.MISMATCH):
        known = all(map(is_known, card.criteria))
        return Headline(score_card(card).achieved, "computed") if known else None
    if card.published is None or card.published.score is None:
        return None
    return Headline(card.published.score, "implied" if "score" in card.published.implied else "published")


def _decimals(criteria: tuple[Criterion, ...]) -> int:
    """Return the finest precision of the achieved points below `criteria`; the source may drop end zeros."""
    own = (places(c.achieved) for c in criteria if c.achieved is not None)
    below = (_decimals(c.criteria) for c in criteria if c.criteria)
    return max((*own, *below), default=0)
