"""What is to be said first: the score of an index beside the year before, the few criteria that cost most."""

from decimal import Decimal
from enum import StrEnum

from ctscore.analysis.bodies import others_moved, same_body
from ctscore.analysis.compare import Comparison, compare
from ctscore.analysis.gaps import Gap, Gaps, LossGroup, group_gaps
from ctscore.analysis.panels import card_of, is_scored, periods_of
from ctscore.analysis.plans import plans_by_date
from ctscore.analysis.targets import Place, Result, place_of, results
from ctscore.analysis.totals import Basis, covers_known_only, headline
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

    `max` is what the score is out of: without what does not apply, where it is added up; `basis` says which.
    A score that is not known lies `between` two figures. `change` is in points since the year before, as a
    source prints it or worked out; `rank_before` the rank of that year; `regrouped` says that it counts other
    units, because borders moved. `latest_before` is the last earlier period on file. `targets` are those
    for the whole index in that year. `ranked` tells whether anything on file ranks units by the index.
    """

    card: Scorecard
    score: Decimal | None
    max: Decimal
    between: tuple[Decimal, Decimal] | None
    change: Decimal | None
    rank_before: int | None
    targets: tuple[Result, ...]
    regrouped: bool = False
    basis: Basis | None = None
    change_printed: bool = False
    place: Place | None = None
    latest_before: Period | None = None
    ranked: bool = True

    @property
    def moved(self) -> int | None:
        """How many ranks it went up since the year before, down below zero; None where a rank is open."""
        if self.place is None or self.place.span is not None or self.rank_before is None:
            return None
        return self.rank_before - self.place.rank


def glance(book: Book, card: Scorecard) -> Glance:
    """Return what is to be said of `card` before anything else."""
    published, head = result_of(card), headline(card)
    whole = evaluation_of(card).whole if card.criteria else None
    printed = None if published is None or covers_known_only(card) else published.score
    score = head.score if printed is None and head else printed
    highest = whole.known_max if whole and printed is None else None
    between = (whole.low, whole.high) if whole and score is None and not whole.known else None
    change, rank, change_printed = _before(book, card)
    own = (r for r in targets_for(book, card) if r.target.index == card.index and not r.target.criterion)
    then = card_of(book, card.index, card.unit, card.when.before)
    day = then.value.day if then else card.when.before.last
    regrouped = rank is not None and others_moved(book, card.index, card.unit, day, card.day)
    implied = printed is not None and published is not None and "score" in published.implied
    return Glance(
        card,
        score,
        card.max if highest is None else highest,
        between,
        change,
        rank,
        tuple(own),
        regrouped,
        "implied" if implied else "published" if printed is not None else head.basis if head else None,
        change_printed,
        place_of(book, card),
        _latest_before(book, card),
        _is_ranked(book, card.index),
    )


def _is_ranked(book: Book, index: str) -> bool:
    """Return whether anything on file ranks units by `index`: a printed rank, points of others, a target."""
    results = (result_of(filed.value) for filed in book.all_scorecards if filed.value.index == index)
    targets = (target for filed in book.plans for target in filed.value.targets if target.index == index)
    return (
        any(panel.value.index == index for panel in book.all_panels)
        or any(result is not None and result.rank is not None for result in results)
        or any(target.unit == "rank" for target in targets)
    )


def _latest_before(book: Book, card: Scorecard) -> Period | None:
    """Return the last period of the same length before that of `card` in which the unit has points."""
    before = (
        one
        for one in reversed(periods_of(book, card.index, card.unit))
        if one.kind == card.when.kind and one.last < card.when.last
    )
    return next((one for one in before if is_scored(book, card.index, card.unit, one)), None)


def targets_for(book: Book, card: Scorecard) -> tuple[Result, ...]:
    """Return the targets for the period of `card`, of all plans of its unit, the newest plan first."""
    found = (result for plan in plans_by_date(book, card.unit) for result in results(book, plan))
    return tuple(r for r in found if Period(r.year) == card.when)


def _before(book: Book, card: Scorecard) -> tuple[Decimal | None, int | None, bool]:
    """Return the change since the period before and the rank then: as printed, else from its scorecard.

    And whether the change is as printed.
    """
    result = result_of(card)
    printed = result.previous if result else None
    if printed is not None and printed.when != card.when.before:
        printed = None
    change, rank = (printed.score_change, printed.rank) if printed else (None, None)
    told = change is not None
    then = card_of(book, card.index, card.unit, card.when.before)
    now = card_of(book, card.index, card.unit, card.when)
    if then is None or now is None or stage_of(then.value) != stage_of(now.value):
        return change, rank, told
    if not same_body(book, then.value, now.value):
        return change, rank, told
    earlier = place_of(book, then.value) if rank is None else None
    return (
        change if told else _worked_out(compare(book, then, now)),
        earlier.rank if earlier and earlier.span is None else rank,
        told,
    )


def _worked_out(compared: Comparison) -> Decimal | None:
    """Return the change of the whole; None where a total is an assumption."""
    assumed = any(head is not None and head.basis == "assumed" for head in compared.headlines)
    return None if assumed else compared.whole.change


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

    `few` are the fewest criteria that make up about a third of the loss, largest first; `leading` are the
    agencies with the largest equal share: one, or those that tie; none where no criterion has a lead.
    """

    gaps: Gaps
    few: tuple[Gap, ...]
    leading: tuple[LossGroup, ...]


def highlights(gaps: Gaps) -> Highlights | None:
    """Return what stands out in `gaps`, whole and uncut; None among fewer than four criteria."""
    if len(gaps.rows) < _FEWEST:
        return None
    needed = 1 + sum(gap.cumulative_share < _THIRD - _NEAR for gap in gaps.rows)
    led = [group for group in group_gaps(gaps, "agency").rows if group.key is not None]
    leading = tuple(group for group in led if group.lost == led[0].lost)
    return Highlights(gaps, gaps.rows[:needed], leading)


def fraction_near(share: Decimal) -> Fraction | None:
    """Return the simple fraction that `share`, in percent, is about; None where it is near none."""
    return next((name for name, exact in _PERCENT.items() if abs(share - exact) <= _NEAR), None)
