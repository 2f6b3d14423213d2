"""Everything about one criterion, down to the source row; or about one agency, in every plan."""

from ctscore.analysis import select
from ctscore.analysis.agencies import Dossier, dossier
from ctscore.analysis.tasks import in_other_units, role_of
from ctscore.book import Book, Filed
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SUCH_YEAR
from ctscore.model import Scorecard
from ctscore.periods import Period
from ctscore.questions import Answer
from ctscore.questions.inputs import unit_or_none
from ctscore.scoring import Node
from ctscore.views.common import present
from ctscore.views.show import dossier_document, show_document
from ctscore.views.tasks import other_units_note


def ask(
    book: Book, what: str, period: Period | None = None, index: str | None = None, unit: str | None = None
) -> Answer[tuple[tuple[Filed[Scorecard], Node], ...]] | Answer[Dossier]:
    """Return all about the criteria of a unit (ours) or the agency `what`; the latest year by default."""
    own = unit_or_none(book, unit)
    found = select.agency_or_criteria(book, what, period, index, own)
    if not isinstance(found, str):
        return Answer(found, lambda: show_document(book, found))
    about = dossier(book, found, _cards_or_none(book, period, index, own), own)
    others = {} if own else in_other_units(book, lambda task: role_of(task, frozenset((found,))) is not None)
    return Answer(about, lambda: dossier_document(book, about, present(other_units_note(book, others))))


def _cards_or_none(
    book: Book, period: Period | None, index: str | None, unit: str | None
) -> tuple[Filed[Scorecard], ...]:
    """Return the scorecards of a unit (ours), if any: of `period`, or the latest that a plan answers."""
    if period is None:
        return select.latest_cards(book, index, unit, answered=True)
    try:
        return select.scorecards(book, period, index, unit)
    except Refusal as refusal:
        if refusal.rule is not NO_SUCH_YEAR:
            raise
        return ()
