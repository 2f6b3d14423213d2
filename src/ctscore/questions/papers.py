"""What is handed over as a whole: the annex of the next plan, notes for a meeting, the workbook of a year."""

from ctscore.analysis import select
from ctscore.analysis.annex import Annex, annex
from ctscore.book import Book, Filed
from ctscore.model import Scorecard
from ctscore.periods import Period
from ctscore.questions import Answer
from ctscore.questions.inputs import unit_or_none
from ctscore.views.annex import annex_paper
from ctscore.views.minutes import minutes_paper
from ctscore.views.workbook import year_workbook


def ask_annex(
    book: Book, period: Period | None = None, index: str | None = None, year_of_plan: int | None = None
) -> Answer[Annex]:
    """Return the draft that answers the losses of `period`, without plans later than `year_of_plan`."""
    found = annex(book, select.card_with_tree(book, period, index), year_of_plan)
    return Answer(found, lambda: annex_paper(book, found))


def ask_minutes(
    book: Book,
    period: Period | None = None,
    index: str | None = None,
    top: int | None = None,
    unit: str | None = None,
) -> Answer[tuple[Filed[Scorecard], ...]]:
    """Return what is to be spoken about after the results of a unit (ours) in `period`.

    Without `period` it is the latest that has any, or the latest of the one `index` that is asked for.
    """
    own = unit_or_none(book, unit)
    latest = None if index else select.latest_period(book, own)
    cards = select.scorecards(book, period or latest, index, own)
    return Answer(cards, lambda: minutes_paper(book, cards, top, only=index is not None))


def ask_workbook(
    book: Book, period: Period | None = None, unit: str | None = None
) -> Answer[tuple[Filed[Scorecard], ...]]:
    """Return the scorecards of a unit (ours) in `period`."""
    own = unit_or_none(book, unit)
    cards = select.scorecards(book, period or select.latest_period(book, own), None, own)
    return Answer(cards, lambda: year_workbook(book, cards))
