"""What did we score, per index and field, and does it agree with what was published?"""

from dataclasses import dataclass

from ctscore.analysis import select
from ctscore.analysis.totals import Totals, totals
from ctscore.book import Book
from ctscore.document import Document
from ctscore.questions.inputs import unit_or_none
from ctscore.views.totals import totals_document


@dataclass(frozen=True, slots=True)
class TotalsAnswer:
    """The points of each scorecard of a year."""

    year: int
    found: tuple[Totals, ...]

    def shown(self, book: Book, lang: str) -> Document:
        """Return the tables."""
        return totals_document(book, self.year, self.found, lang)


def ask(
    book: Book, year: int, depth: int = 1, index: str | None = None, unit: str | None = None
) -> TotalsAnswer:
    """Return the points of the scorecards of `year`, criteria down to `depth` (1: fields)."""
    return of_unit(book, year, index, unit_or_none(book, unit), depth)


def of_unit(book: Book, year: int, index: str | None, unit: str | None, depth: int = 1) -> TotalsAnswer:
    """Return the points of the scorecards of the unit with the id `unit`, ours without one."""
    return TotalsAnswer(
        year, tuple(totals(card, depth) for card in select.scorecards(book, year, index, unit))
    )
