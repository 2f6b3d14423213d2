"""Do our plans cover what we lost? Points with a task and a lead, and points without."""

from ctscore.analysis import select
from ctscore.analysis.coverage import Coverage, coverage
from ctscore.book import Book
from ctscore.questions import Answer
from ctscore.views.coverage import coverage_document


def ask(book: Book, year: int, index: str | None = None) -> Answer[tuple[Coverage, ...]]:
    """Return how the plans cover the lost points of each of our scorecards of `year`."""
    found = tuple(coverage(book, card) for card in select.scorecards(book, year, index))
    return Answer(found, lambda: coverage_document(book, year, found))
