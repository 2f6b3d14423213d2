"""One index at a glance: its score and rank, what they were the year before, what was promised."""

from dataclasses import dataclass
from decimal import Decimal

from ctscore.analysis.compare import compare
from ctscore.analysis.panels import card_of
from ctscore.analysis.reconcile import headline
from ctscore.analysis.targets import Result, results
from ctscore.analysis.tasks import plans_by_date
from ctscore.book import Book
from ctscore.model import Scorecard


@dataclass(frozen=True, slots=True)
class Glance:
    """The score as published, else as added up; None wherever nothing is on file.

    `change` is in points since the year before, `rank_before` the rank of that year. `targets` are those for
    the whole index in that year.
    """

    card: Scorecard
    score: Decimal | None
    change: Decimal | None
    rank_before: int | None
    targets: tuple[Result, ...]


def glance(book: Book, card: Scorecard) -> Glance:
    """Return what is to be said of `card` before anything else."""
    published, head = card.published, headline(card)
    score = published.score if published and published.score is not None else head.score if head else None
    change, rank = _before(book, card)
    own = (r for r in targets_for(book, card) if r.target.index == card.index and not r.target.criterion)
    return Glance(card, score, change, rank, tuple(own))


def targets_for(book: Book, card: Scorecard) -> tuple[Result, ...]:
    """Return the targets for the year of `card`, of all plans of its unit, the newest plan first."""
    found = (result for plan in plans_by_date(book) for result in results(book, plan))
    return tuple(r for r in found if r.year == card.year and r.plan.value.unit == card.unit)


def _before(book: Book, card: Scorecard) -> tuple[Decimal | None, int | None]:
    """Return the change since the year before and the rank then: as printed, else from its scorecard."""
    printed = card.published.previous if card.published else None
    if printed is not None and printed.year != card.year - 1:
        printed = None
    change, rank = (printed.score_change, printed.rank) if printed else (None, None)
    then = card_of(book, card.index, card.unit, card.year - 1)
    now = card_of(book, card.index, card.unit, card.year)
    if then is None or now is None:
        return change, rank
    earlier = then.value.published
    return (
        compare(book, then, now).whole.change if change is None else change,
        earlier.rank if rank is None and earlier else rank,
    )
