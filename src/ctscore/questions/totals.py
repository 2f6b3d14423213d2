"""What did we score, per index and field, and does it agree with what was published? In tables, or trees."""

from ctscore.analysis import select
from ctscore.analysis.stages import Stages, stages_of_card
from ctscore.analysis.totals import Totals, totals
from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import ONE_STAGE
from ctscore.periods import Period
from ctscore.questions import WHOLE_TREE, Answer
from ctscore.questions.inputs import unit_or_none
from ctscore.views.stages import stages_document
from ctscore.views.totals import totals_document, tree_document


def ask(
    book: Book,
    period: Period | None = None,
    depth: int = 1,
    index: str | None = None,
    unit: str | None = None,
) -> Answer[tuple[Totals, ...]]:
    """Return the points of the scorecards of `period`, criteria down to `depth` (1: fields)."""
    return of_unit(book, period, index, unit_or_none(book, unit), depth)


def tree(
    book: Book,
    period: Period | None = None,
    depth: int = WHOLE_TREE,
    index: str | None = None,
    unit: str | None = None,
) -> Answer[tuple[Totals, ...]]:
    """Return the criteria of the scorecards of `period` down to `depth`, with points and losses."""
    found = _totals(book, period, index, unit_or_none(book, unit), depth)
    return Answer(found, lambda: tree_document(book, found))


def of_unit(
    book: Book, period: Period | None, index: str | None, unit: str | None, depth: int = 1
) -> Answer[tuple[Totals, ...]]:
    """Return the points of the scorecards of the unit with the id `unit`, ours without one."""
    found = _totals(book, period, index, unit, depth)
    return Answer(found, lambda: totals_document(book, found))


def _totals(
    book: Book, period: Period | None, index: str | None, unit: str | None, depth: int
) -> tuple[Totals, ...]:
    return tuple(totals(card, depth) for card in select.scorecards(book, period, index, unit))


def stages(
    book: Book,
    period: Period | None = None,
    first: str | None = None,
    last: str | None = None,
    index: str | None = None,
    unit: str | None = None,
    top: int | None = None,
) -> Answer[tuple[Stages, ...]]:
    """Return the scorecards of `period` that have figures of several stages, with what was cut.

    Shown are the `top` largest cuts. Raises `Refusal` where none has.
    """
    ends = [None if one is None else select.stage_asked(book, one) for one in (first, last)]
    cards = select.scorecards(book, period, index, unit_or_none(book, unit))
    found: list[Stages] = []
    refusal: Refusal | None = None
    for filed in (one for one in cards if one.value.criteria):
        try:
            found.append(stages_of_card(book, filed, *ends))
        except Refusal as reason:
            refusal = refusal or reason
    if not found:
        raise refusal or Refusal(ONE_STAGE, index=index or "–", year=str(period), known="–")
    whole = tuple(found)
    told = {one.card.index for one in whole}
    others = [filed.value.index for filed in cards if filed.value.index not in told]
    return Answer(whole, lambda: stages_document(book, whole, others, top))
