"""All of a year in one file of tables."""

from ctscore.analysis import select
from ctscore.book import Book, Filed
from ctscore.model import Scorecard
from ctscore.questions import Answer
from ctscore.questions.inputs import unit_or_none
from ctscore.views.workbook import year_workbook


def ask(book: Book, year: int, unit: str | None = None) -> Answer[tuple[Filed[Scorecard], ...]]:
    """Return the scorecards of a unit (ours) in `year`."""
    cards = select.scorecards(book, year, None, unit_or_none(book, unit))
    return Answer(cards, lambda: year_workbook(book, year, cards))
