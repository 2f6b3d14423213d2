"""Do our plans cover what we lost? Points with a task and a lead, and points without."""

from dataclasses import dataclass

from ctscore.analysis import select
from ctscore.analysis.coverage import Coverage, coverage
from ctscore.book import Book
from ctscore.document import Document
from ctscore.views.coverage import coverage_document


@dataclass(frozen=True, slots=True)
class CoverageAnswer:
    """How the plans cover each scorecard of a year."""

    year: int
    found: tuple[Coverage, ...]

    def shown(self, book: Book, lang: str) -> Document:
        """Return the tables."""
        return coverage_document(book, self.year, self.found, lang)


def ask(book: Book, year: int, index: str | None = None) -> CoverageAnswer:
    """Return how the plans cover the lost points of each of our scorecards of `year`."""
    return CoverageAnswer(year, tuple(coverage(book, card) for card in select.scorecards(book, year, index)))
