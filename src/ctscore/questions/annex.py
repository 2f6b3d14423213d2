"""The annex of the next plan: what lost points, with the tasks and leads of the last plan."""

from dataclasses import dataclass

from ctscore.analysis import select
from ctscore.analysis.annex import Annex, annex
from ctscore.book import Book
from ctscore.paper import Paper
from ctscore.views.annex import annex_paper


@dataclass(frozen=True, slots=True)
class AnnexAnswer:
    """The draft of an annex."""

    found: Annex

    def shown(self, book: Book, lang: str) -> Paper:
        """Return the paper."""
        return annex_paper(book, self.found)


def ask(book: Book, year: int, index: str | None = None, year_of_plan: int | None = None) -> AnnexAnswer:
    """Return the draft that answers the losses of `year`, without plans later than `year_of_plan`."""
    return AnnexAnswer(annex(book, select.card_with_tree(book, year, index), year_of_plan))
