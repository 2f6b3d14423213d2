"""Everything about one criterion, down to the source row; or about one agency, in every plan."""

from ctscore.analysis import select
from ctscore.analysis.agencies import Dossier, dossier
from ctscore.book import Book, Filed
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SUCH_YEAR
from ctscore.model import Scorecard
from ctscore.periods import Period
from ctscore.questions import Answer
from ctscore.scoring import Node
from ctscore.views.show import dossier_document, show_document


def ask(
    book: Book, what: str, period: Period | None = None, index: str | None = None
) -> Answer[tuple[tuple[Filed[Scorecard], Node], ...]] | Answer[Dossier]:
    """Return all about the criteria or the agency that `what` names; the latest year by default."""
    found = select.agency_or_criteria(book, what, period, index)
    if not isinstance(found, str):
        return Answer(found, lambda: show_document(book, found))
    about = dossier(book, found, _cards_or_none(book, period, index))
    return Answer(about, lambda: dossier_document(book, about))


def _cards_or_none(book: Book, period: Period | None, index: str | None) -> tuple[Filed[Scorecard], ...]:
    """Return the scorecards of `period`, or the latest of each index that a plan answers, if any."""
    if period is None:
        return select.latest_cards(book, index, answered=True)
    try:
        return select.scorecards(book, period, index)
    except Refusal as refusal:
        if refusal.rule is not NO_SUCH_YEAR:
            raise
        return ()
