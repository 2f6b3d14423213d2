"""What did each stage give, what was cut between two of them, and whose is it?"""

from ctscore.analysis import select
from ctscore.analysis.stages import Stages, stage_asked, stages_of_card
from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import ONE_STAGE
from ctscore.questions import Answer
from ctscore.questions.inputs import unit_or_none
from ctscore.views.stages import stages_document


def ask(
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
    ends = [None if one is None else stage_asked(book, one) for one in (first, last)]
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
