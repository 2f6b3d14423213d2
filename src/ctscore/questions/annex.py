"""The annex of the next plan: what lost points, with the tasks and leads of the last plan."""

from ctscore.analysis import select
from ctscore.analysis.annex import Annex, annex
from ctscore.book import Book
from ctscore.questions import Answer
from ctscore.views.annex import annex_paper


def ask(book: Book, year: int, index: str | None = None, year_of_plan: int | None = None) -> Answer[Annex]:
    """Return the draft that answers the losses of `year`, without plans later than `year_of_plan`."""
    found = annex(book, select.card_with_tree(book, year, index), year_of_plan)
    return Answer(found, lambda: annex_paper(book, found))
