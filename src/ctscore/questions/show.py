"""Everything about one criterion, down to the source row; or about one agency, in every plan."""

from ctscore.analysis import select
from ctscore.analysis.agencies import Dossier, dossier
from ctscore.book import Book, Filed
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SUCH_YEAR
from ctscore.model import Scorecard
from ctscore.questions import Answer
from ctscore.scoring import Node
from ctscore.views.show import dossier_document, show_document


def ask(
    book: Book, what: str, year: int | None = None, index: str | None = None
) -> Answer[tuple[tuple[Filed[Scorecard], Node], ...]] | Answer[Dossier]:
    """Return all about the criteria or the agency that `what` names; the latest year by default."""
    found = select.agency_or_criteria(book, what, year, index)
    if not isinstance(found, str):
        return Answer(found, lambda: show_document(book, found))
    about = dossier(book, found, _cards_or_none(book, year, index))
    return Answer(about, lambda: dossier_document(book, about))


def _cards_or_none(book: Book, year: int | None, index: str | None) -> tuple[Filed[Scorecard], ...]:
    """Return the scorecards of `year`, or the latest of each index that a plan answers; there may be none."""
    if year is None:
        return select.latest_cards(book, index, answered=True)
    try:
        return select.scorecards(book, year, index)
    except Refusal as refusal:
        if refusal.rule is not NO_SUCH_YEAR:
            raise
        return ()
