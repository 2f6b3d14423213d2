"""How much hangs on each criterion, and on how criteria are weighted?"""

from ctscore.analysis import select
from ctscore.analysis.panels import scores_of
from ctscore.analysis.sensitivity import Sensitivity, sensitivity
from ctscore.analysis.units import unit_id
from ctscore.book import Book, Filed
from ctscore.model import Scorecard
from ctscore.periods import Period
from ctscore.questions import Answer
from ctscore.views.common import facts
from ctscore.views.sensitivity import sensitivity_document


def ask(
    book: Book,
    period: Period | None = None,
    index: str | None = None,
    draws: int = 1000,
    seed: int = 1,
    unit: str | None = None,
) -> Answer[tuple[tuple[Filed[Scorecard], Sensitivity], ...]]:
    """Return what each criterion could move, and the rank of a unit (ours) under other weights."""
    own = unit_id(book, unit) if unit else None
    select.card_with_tree(book, period, index, own)  # refuses a year without points by criterion
    found = tuple(
        (filed, sensitivity(filed.value, scores_of(book, filed.value), draws, seed))
        for filed in select.scorecards(book, period, index, own)
        if filed.value.criteria
    )
    asked = {**facts(filed.value for filed, _ in found), "seed": seed}
    return Answer(found, lambda: sensitivity_document(book, found, asked))
