"""What is to be said first: the score of an index beside the year before, the few criteria that cost most."""

from decimal import Decimal
from enum import StrEnum

from ctscore.analysis.bodies import others_moved, same_body
from ctscore.analysis.compare import compare
from ctscore.analysis.gaps import Gap, Gaps, LossGroup, group_gaps
from ctscore.analysis.panels import card_of
from ctscore.analysis.plans import plans_by_date
from ctscore.analysis.targets import Result, results
from ctscore.analysis.totals import covers_known_only, headline
from ctscore.book import Book
from ctscore.decimals import HUNDRED
from ctscore.model import Scorecard
from ctscore.model.scorecard import result_of, stage_of
from ctscore.periods import Period
from ctscore.records import dataclass
from ctscore.scoring import evaluation_of


@dataclass(frozen=True, slots=True)
class Glance:
    """The score as published, else as added up; None wherever nothing is on file.

    `max` is what the score is out of: without what does not apply, where it is added up. A score that is not
    known lies `between` two figures. `change` is in points since the year before, `rank_before` the rank of
    that year; `regrouped` says that it counts other units, because borders moved. `targets` are those for the
    whole index in that year.
    """

    card: Scorecard
    score: Decimal | None
    max: Decimal
    between: tuple[Decimal, Decimal] | None
    change: Decimal | None
    rank_before: int | None
    targets: tuple[Result, ...]
    regrouped: bool = False


def glance(book: Book, card: Scorecard) -> Glance:
    """Return what is to be said of `card` before anything else."""
    published, head = result_of(card), headline(card)
    whole = evaluation_of(card).whole if card.criteria else None
    printed = None if published is None or covers_known_only(card) else published.score
    score = head.score if printed is None and head else printed
    highest = whole.known_max if whole and printed is None else None
    between = (whole.low, whole.high) if whole and score is None and not whole.known else None
    change, rank = _before(book, card)
    own = (r for r in targets_for(book, card) if r.target.index == card.index and not r.target.criterion)
    then = card_of(book, card.index, card.unit, card.when.before)
    day = then.value.day if then else card.when.before.last
    regrouped = rank is not None and others_moved(book, card.index, card.unit, day, card.day)
    highest = card.max if highest is None else highest
    return Glance(card, score, highest, between, change, rank, tuple(own), regrouped)


def targets_for(book: Book, card: Scorecard) -> tuple[Result, ...]:
    """Return the targets for the period of `card`, of all plans of its unit, the newest plan first."""
    found = (result for plan in plans_by_date(book, card.unit) for result in results(book, plan))
    return tuple(r for r in found if Period(r.year) == card.when)


def _before(book: Book, card: Scorecard) -> tuple[Decimal | None, int | None]:
    """Return the change since the period before and the rank then: as printed, else from its scorecard."""
    result = result_of(card)
    printed = result.previous if result else None
    if printed is not None and printed.when != card.when.before:
        printed = None
    change, rank = (printed.score_change, printed.rank) if printed else (None, None)
    then = card_of(book, card.index, card.unit, card.when.before)
    now = card_of(book, card.index, card.unit, card.when)
    if then is None or now is None or stage_of(then.value) != stage_of(now.value):
        return change, rank
    if not same_body(book, then.value, now.value):
        return change, rank
    earlier = result_of(then.value)
    return (
        compare(book, then, now).whole.change if change is None else change,
        earlier.rank if rank is None and earlier else rank,
    )


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
    leading: LossGroup | None


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
