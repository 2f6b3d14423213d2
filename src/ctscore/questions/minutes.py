"""The notes for a meeting: results, largest losses, who leads them, targets, open questions."""

from dataclasses import dataclass

from ctscore.analysis import select
from ctscore.book import Book, Filed
from ctscore.model import Scorecard
from ctscore.paper import Paper
from ctscore.views.minutes import minutes_paper


@dataclass(frozen=True, slots=True)
class MinutesAnswer:
    """The scorecards to speak about, and how many of the largest losses."""

    cards: tuple[Filed[Scorecard], ...]
    top: int

    def shown(self, book: Book, lang: str) -> Paper:
        """Return the paper."""
        return minutes_paper(book, self.cards, self.top, lang)


def ask(book: Book, year: int, index: str | None = None, top: int = 10) -> MinutesAnswer:
    """Return what is to be spoken about after the results of `year`."""
    return MinutesAnswer(select.scorecards(book, year, index), top)
