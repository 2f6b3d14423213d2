"""All of a year in one file of tables."""

from dataclasses import dataclass

from ctscore.analysis import select
from ctscore.book import Book, Filed
from ctscore.document import Workbook
from ctscore.model import Scorecard
from ctscore.questions.inputs import unit_or_none
from ctscore.views.workbook import year_workbook


@dataclass(frozen=True, slots=True)
class WorkbookAnswer:
    """The scorecards of a year."""

    year: int
    cards: tuple[Filed[Scorecard], ...]

    def shown(self, book: Book, lang: str) -> Workbook:
        """Return the sheets."""
        return year_workbook(book, self.year, self.cards, lang)


def ask(book: Book, year: int, unit: str | None = None) -> WorkbookAnswer:
    """Return the scorecards of a unit (ours) in `year`."""
    return WorkbookAnswer(year, select.scorecards(book, year, None, unit_or_none(book, unit)))
