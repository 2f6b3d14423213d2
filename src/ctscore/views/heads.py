"""What stands above the tables of several indexes on a screen: each in a line."""

from collections.abc import Callable, Sequence

from ctscore.analysis.highlights import Glance, glance
from ctscore.book import Book
from ctscore.document import Kind, Note, note
from ctscore.model import Scorecard
from ctscore.model.scorecard import result_of


def heads(book: Book, cards: Sequence[Scorecard]) -> Callable[[], tuple[Note, ...]] | None:
    """Return what makes a line for each of several indexes: score, rank, what changed; for one nothing."""
    if len(cards) < 2:
        return None
    return lambda: tuple(_head(glance(book, card)) for card in cards)


def _head(found: Glance) -> Note:
    card, published = found.card, result_of(found.card)
    rank = published.rank if published else None
    vi, en = "{index} {year}: ", "{index} {year}: "
    if found.score is not None:
        vi, en = vi + "{score}/{max} điểm", en + "{score}/{max} points"
    elif found.between is not None:
        vi, en = vi + "từ {low} đến {high}/{max} điểm", en + "{low} to {high}/{max} points"
    else:
        vi, en = vi + "chưa có điểm", en + "no score on file"
    if found.change is not None:
        vi, en = vi + ", {change} so với {before}", en + ", {change} on {before}"
    if rank is not None:
        of = "/{of}" if published and published.of else ""
        vi, en = vi + "; hạng {rank}" + of, en + "; rank {rank}" + of
    if rank is not None and found.rank_before is not None:
        vi, en = vi + ", {before} hạng {rank_before}", en + ", {rank_before} in {before}"
    low, high = found.between or (None, None)
    return note(
        "head",
        vi + ".",
        en + ".",
        index=card.index,
        year=str(card.when),
        score=found.score,
        max=found.max,
        low=low,
        high=high,
        change=(Kind.CHANGE, found.change),
        before=str(card.when.before),
        rank=rank,
        of=published.of if published else None,
        rank_before=found.rank_before,
    )
