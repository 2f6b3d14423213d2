"""Everything about one criterion, down to the source row; or about one agency, in every plan."""

from dataclasses import dataclass

from ctscore.analysis import select
from ctscore.analysis.dossier import Dossier, dossier
from ctscore.analysis.tree import Node
from ctscore.book import Book, Filed
from ctscore.document import Document
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SUCH_YEAR
from ctscore.model import Scorecard
from ctscore.views.dossier import dossier_document
from ctscore.views.show import show_document


@dataclass(frozen=True, slots=True)
class CriteriaAnswer:
    """Criteria with the scorecards that they stand in."""

    found: tuple[tuple[Filed[Scorecard], Node], ...]

    def shown(self, book: Book, lang: str) -> Document:
        """Return all about them."""
        return show_document(book, self.found, lang)


@dataclass(frozen=True, slots=True)
class DossierAnswer:
    """All that is on file about an agency."""

    found: Dossier

    def shown(self, book: Book, lang: str) -> Document:
        """Return all about it."""
        return dossier_document(book, self.found, lang)


def ask(
    book: Book, what: str, year: int | None = None, index: str | None = None
) -> CriteriaAnswer | DossierAnswer:
    """Return all about the criteria or the agency that `what` names; the latest year by default."""
    found = select.agency_or_criteria(book, what, year, index)
    if not isinstance(found, str):
        return CriteriaAnswer(found)
    return DossierAnswer(dossier(book, found, _cards_or_none(book, year, index)))


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
