"""What is to be said first about losses: how few criteria make up a third of them, who leads most."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ctscore.analysis.gaps import Gap, Gaps, Group, group_gaps
from ctscore.figures import HUNDRED

_THIRD = HUNDRED / 3
_NEAR = Decimal(1)
"""How many percent a share may be off and still be called by the name of a simple fraction."""
_FEWEST = 4


class Fraction(StrEnum):
    """Shares that have a name of their own."""

    FIFTH = "fifth"
    QUARTER = "quarter"
    THIRD = "third"
    HALF = "half"
    TWO_THIRDS = "two-thirds"
    THREE_QUARTERS = "three-quarters"


_PERCENT = {
    Fraction.FIFTH: HUNDRED / 5,
    Fraction.QUARTER: HUNDRED / 4,
    Fraction.THIRD: _THIRD,
    Fraction.HALF: HUNDRED / 2,
    Fraction.TWO_THIRDS: 2 * _THIRD,
    Fraction.THREE_QUARTERS: 3 * HUNDRED / 4,
}


@dataclass(frozen=True, slots=True)
class Highlights:
    """What stands out in the losses of one scorecard.

    `few` are the fewest criteria that make up about a third of the loss, largest first; `leading` is the
    agency with the largest equal share, None where no criterion has a lead.
    """

    gaps: Gaps
    few: tuple[Gap, ...]
    leading: Group | None


def highlights(gaps: Gaps) -> Highlights | None:
    """Return what stands out in `gaps`, whole and uncut; None among fewer than four criteria."""
    if len(gaps.rows) < _FEWEST:
        return None
    needed = 1 + sum(gap.cumulative_share < _THIRD - _NEAR for gap in gaps.rows)
    led = (group for group in group_gaps(gaps, "agency").rows if group.key is not None)
    return Highlights(gaps, gaps.rows[:needed], next(led, None))


def fraction_near(share: Decimal) -> Fraction | None:
    """Return the simple fraction that `share`, in percent, is about; None where it is near none."""
    return next((name for name, exact in _PERCENT.items() if abs(share - exact) <= _NEAR), None)
