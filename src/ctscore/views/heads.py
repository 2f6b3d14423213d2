"""What stands above the tables of several indexes on a screen: each in a line."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from ctscore.analysis.highlights import Glance, glance
from ctscore.book import Book
from ctscore.decimals import Ratio, as_fine_as, places, rounded
from ctscore.document import Kind, Note, Words, joined, literal
from ctscore.model import Scorecard
from ctscore.model.scorecard import result_of
from ctscore.views.common import dated, implied, in_stage, period_name


def heads(book: Book, cards: Sequence[Scorecard]) -> Callable[[], tuple[Note, ...]] | None:
    """Return what makes a line for each of several indexes: score, rank, what changed; for one nothing."""
    if len(cards) < 2:
        return None
    return lambda: tuple(_head(book, glance(book, card)) for card in cards)


def _head(book: Book, found: Glance) -> Note:
    """Return the line of one index; it tells what is published, which its tables need not tell again."""
    card, published = found.card, result_of(found.card)
    rank, change = published.rank if published else None, found.change
    text = literal(joined(" · ", (dated(card.index, card.when), *in_stage(book, card)))) + ": "
    if found.score is not None:
        text += Words("{score}/{max} điểm", "{score}/{max:point}") + implied("score", published)
        change = _as_fine(change, found.score) if change is not None else None
    elif found.between is not None:
        text += Words("từ {low} đến {high}/{max} điểm", "{low} to {high}/{max:point}")
    else:
        text += Words("chưa có điểm", "no score on file")
    if change is not None:
        text += Words(", {change} so với {before}", ", {change} on {before}")
    if rank is not None:
        of = "/{of}" if published and published.of else ""
        text += Words(f"; hạng {{rank}}{of}", f"; rank {{rank}}{of}") + implied("rank", published)
    if rank is not None and found.rank_before is not None:
        text += Words(", {before} hạng {rank_before}", ", {rank_before} in {before}")
    low, high = found.between or (None, None)
    return Note(
        "published",
        text + ".",
        {
            "score": found.score,
            "max": found.max,
            "low": low,
            "high": high,
            "change": (Kind.CHANGE, change),
            "before": period_name(card.when.before),
            "rank": rank,
            "of": published.of if published else None,
            "rank_before": found.rank_before,
        },
    )


def _as_fine(change: Decimal, score: Decimal) -> Decimal:
    """Return a change in as many decimals as the score beside it; in its own where that leaves none."""
    shortened = change if isinstance(score, Ratio) else rounded(change, places(score))
    return as_fine_as(shortened or change, score)
