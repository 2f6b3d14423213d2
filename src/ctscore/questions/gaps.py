"""Which criteria lost the most points, and who leads each?"""

from collections.abc import Sequence

from ctscore.analysis import select
from ctscore.analysis.gaps import (
    Gaps,
    Grouping,
    beside_best,
    cut_gaps,
    filter_gaps,
    find_gaps,
    group_gaps,
)
from ctscore.book import Book
from ctscore.periods import Period
from ctscore.questions import Answer, By
from ctscore.questions.inputs import measured, points_of, unit_or_none, with_rows
from ctscore.views.gaps import gaps_document, groups_document

_GROUPINGS: dict[By, Grouping] = {By.FIELD: "field", By.AGENCY: "agency", By.METHOD: "method"}


def ask(
    book: Book,
    period: Period | None = None,
    by: By = By.CRITERION,
    top: int | None = None,
    min_loss: str | None = None,
    agency: str | None = None,
    field: str | None = None,
    against: str | None = None,
    index: str | None = None,
    unit: str | None = None,
) -> Answer[tuple[Gaps, ...]]:
    """Return the lost points of the scorecards of `period`, most lost first.

    `against` says what they are measured to: ``max``, ``best``, ``median``, ``top:20``, ``target`` or
    ``unit:NAME``; without it to the maximum, with the best unit beside it.
    """
    least = points_of(min_loss)
    cards, references = measured(
        book, select.scorecards(book, period, index, unit_or_none(book, unit)), against
    )
    led_by = None if agency is None else select.agency_id(book, agency)
    fields = None if field is None else select.field_of(cards, field)
    found: Sequence[Gaps] = [
        filter_gaps(
            find_gaps(book, card, reference),
            agency=led_by,
            field=fields[card.value.index] if fields else None,
        )
        for card, reference in zip(cards, references, strict=True)
        if fields is None or card.value.index in fields
    ]
    found = found if led_by is None else with_rows(found)
    if by is By.CRITERION:
        cut = tuple(cut_gaps(gaps, least, top) for gaps in found)
        whole = cut if against is not None else tuple(beside_best(book, gaps) for gaps in cut)
        return Answer(whole, lambda: gaps_document(book, whole))
    only = led_by if by is By.AGENCY else None
    groups = [group_gaps(gaps, _GROUPINGS[by], only=only, min_loss=least, top=top) for gaps in found]
    return Answer(tuple(found), lambda: groups_document(book, groups))
