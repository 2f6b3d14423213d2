"""The criteria tree with points and losses."""

from dataclasses import dataclass

from ctscore.analysis import select
from ctscore.analysis.totals import Totals, totals
from ctscore.book import Book
from ctscore.document import Document
from ctscore.questions import WHOLE_TREE
from ctscore.questions.inputs import unit_or_none
from ctscore.views.totals import tree_document


@dataclass(frozen=True, slots=True)
class TreeAnswer:
    """The criteria of each scorecard of a year."""

    year: int
    found: tuple[Totals, ...]

    def shown(self, book: Book, lang: str) -> Document:
        """Return the trees."""
        return tree_document(book, self.year, self.found, lang)


def ask(
    book: Book, year: int, depth: int = WHOLE_TREE, index: str | None = None, unit: str | None = None
) -> TreeAnswer:
    """Return the criteria of the scorecards of `year` down to `depth`."""
    cards = select.scorecards(book, year, index, unit_or_none(book, unit))
    return TreeAnswer(year, tuple(totals(card, depth) for card in cards))
