"""The notes for a meeting: results, largest losses, who leads them, targets, open questions."""

from ctscore.analysis import select
from ctscore.book import Book, Filed
from ctscore.model import Scorecard
from ctscore.questions import Answer
from ctscore.views.minutes import minutes_paper


def ask(
    book: Book, year: int, index: str | None = None, top: int = 10
) -> Answer[tuple[Filed[Scorecard], ...]]:
    """Return what is to be spoken about after the results of `year`."""
    cards = select.scorecards(book, year, index)
    return Answer(cards, lambda: minutes_paper(book, cards, top))
