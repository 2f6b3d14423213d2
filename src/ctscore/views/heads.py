"""What stands above the tables of several indexes on a screen: each in a line."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from ctscore.analysis.compare import Comparison
from ctscore.analysis.highlights import Glance, glance
from ctscore.book import Book
from ctscore.decimals import Ratio, as_fine_as, places, rounded
from ctscore.document import Kind, Note
from ctscore.model import Scorecard
from ctscore.model.scorecard import result_of
from ctscore.phrases import Wording, Words, literal
from ctscore.views.common import card_named, implied, period_name


def heads(book: Book, cards: Sequence[Scorecard]) -> Callable[[], tuple[Note, ...]] | None:
    """Return what makes a line for each of several indexes: score, rank, what changed; for one nothing."""
    if len(cards) < 2:
        return None
    return lambda: tuple(_head(book, glance(book, card)) for card in cards)


def _head(book: Book, found: Glance) -> Note:
    """Return the line of one index; it tells what is published, which its tables need not tell again."""
    card, published = found.card, result_of(found.card)
    rank, change = published.rank if published else None, found.change
    text = literal(card_named(book, card)) + ": "
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


def head_of_two(found: Comparison, title: Wording, names: tuple[Wording, Wording]) -> Note | None:
    """Return the line of two results, called `names`; None where the total of one is not known."""
    then, now, change = found.whole.then, found.whole.now, found.whole.change
    if then is None or now is None or then.points is None or now.points is None:
        return None
    results = [result_of(side.value) for side in (found.then, found.now)]
    ranks = [result.rank if result and found.scenario is None else None for result in results]
    of_units = found.then.value.unit != found.now.value.unit
    first = "{then}" if then.max == now.max else "{then}/{max_then}"
    vi, en = f"{first} → {{now}}/{{max}} điểm", f"{first} → {{now}}/{{max:point}}"
    if of_units:
        vi = f"{{ours}} {first}, {{theirs}} {{now}}/{{max}} điểm"
        en = f"{{ours}} {first}, {{theirs}} {{now}}/{{max:point}}"
    text = Words("{title}: ", "{title}: ") + Words(vi, en)
    if change is not None and not of_units:
        text += " ({change})"
    if None not in ranks:
        text += Words("; hạng {rank_then}", "; rank {rank_then}") + implied("rank", results[0])
        text += Words(" và ", " and ") if of_units else Words(" → ", " → ")
        text += "{rank_now}"
        text += implied("rank", results[1])
    return Note(
        "change",
        text + ".",
        {
            "title": title,
            "ours": names[0],
            "theirs": names[1],
            "then": then.points,
            "now": now.points,
            "max_then": then.max,
            "max": now.max,
            "change": (Kind.CHANGE, change),
            "rank_then": ranks[0],
            "rank_now": ranks[1],
        },
    )


def _as_fine(change: Decimal, score: Decimal) -> Decimal:
    """Return a change in as many decimals as the score beside it; in its own where that leaves none."""
    shortened = change if isinstance(score, Ratio) else rounded(change, places(score))
    return as_fine_as(shortened or change, score)
