"""What did we score, per index and field, and does it agree with what was published? In tables, or trees."""

from dataclasses import replace

from ctscore.analysis import select
from ctscore.analysis.stages import Stages, stages_of_card
from ctscore.analysis.totals import Totals, totals
from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import ONE_STAGE
from ctscore.questions import WHOLE_TREE, Answer
from ctscore.questions.inputs import unit_or_none
from ctscore.views.stages import stages_document
from ctscore.views.totals import totals_document, tree_document


def ask(
    book: Book, year: int, depth: int = 1, index: str | None = None, unit: str | None = None
) -> Answer[tuple[Totals, ...]]:
    """Return the points of the scorecards of `year`, criteria down to `depth` (1: fields)."""
    return of_unit(book, year, index, unit_or_none(book, unit), depth)


def tree(
    book: Book, year: int, depth: int = WHOLE_TREE, index: str | None = None, unit: str | None = None
) -> Answer[tuple[Totals, ...]]:
    """Return the criteria of the scorecards of `year` down to `depth`, with points and losses."""
    found = _totals(book, year, index, unit_or_none(book, unit), depth)
    return Answer(found, lambda: tree_document(book, year, found))


def of_unit(
    book: Book, year: int, index: str | None, unit: str | None, depth: int = 1
) -> Answer[tuple[Totals, ...]]:
    """Return the points of the scorecards of the unit with the id `unit`, ours without one."""
    found = _totals(book, year, index, unit, depth)
    return Answer(found, lambda: totals_document(book, year, found))


def _totals(book: Book, year: int, index: str | None, unit: str | None, depth: int) -> tuple[Totals, ...]:
    return tuple(totals(card, depth) for card in select.scorecards(book, year, index, unit))


def stages(
    book: Book,
    year: int,
    first: str | None = None,
    last: str | None = None,
    index: str | None = None,
    unit: str | None = None,
) -> Answer[tuple[Stages, ...]]:
    """Return the scorecards of `year` that have figures of several stages, with what was cut.

    Raises `Refusal` where none has.
    """
    book = replace(book, as_filed=True)  # what is printed for a stage stands in its place only there
    ends = [None if one is None else select.stage_asked(book, one) for one in (first, last)]
    cards = [
        one for one in select.scorecards(book, year, index, unit_or_none(book, unit)) if one.value.criteria
    ]
    found: list[Stages] = []
    refusal: Refusal | None = None
    for filed in cards:
        try:
            found.append(stages_of_card(book, filed, *ends))
        except Refusal as reason:
            refusal = refusal or reason
    if not found:
        raise refusal or Refusal(ONE_STAGE, index=index or "–", year=str(year), known="–")
    whole = tuple(found)
    return Answer(whole, lambda: stages_document(book, year, whole))
