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
from ctscore.analysis.relative import as_registered
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
    ``unit:NAME``; without it to the maximum, with the best unit beside it. People are shown them measured to
    what the register names for an index then.
    """
    least = points_of(min_loss)
    cards, references = measured(
        book, select.scorecards(book, period, index, unit_or_none(book, unit)), against
    )
    led_by = None if agency is None else select.agency_id(book, agency)
    fields = None if field is None else select.field_of(cards, field)
    found: Sequence[Gaps] = [
        find_gaps(book, card, reference)
        for card, reference in zip(cards, references, strict=True)
        if fields is None or card.value.index in fields
    ]

    def kept(gaps: Gaps) -> Gaps:
        return filter_gaps(gaps, agency=led_by, field=fields[gaps.card.index] if fields else None)

    if led_by is not None:
        rows = {gaps.filed.file for gaps in with_rows(map(kept, found))}
        found = [gaps for gaps in found if gaps.filed.file in rows]
    usual = found if against is not None else [as_registered(book, gaps) for gaps in found]
    found, usual = ([kept(gaps) for gaps in listings] for listings in (found, usual))
    if by is By.CRITERION:
        cut, first = (tuple(cut_gaps(gaps, least, top) for gaps in listings) for listings in (found, usual))
        if against is None:
            cut, first = (
                tuple(one if one.reference else beside_best(book, one) for one in listings)
                for listings in (cut, first)
            )
        return Answer(cut, lambda: gaps_document(book, cut, first))
    only = led_by if by is By.AGENCY else None
    groups, shown = (
        [group_gaps(gaps, _GROUPINGS[by], only=only, min_loss=least, top=top) for gaps in listings]
        for listings in (found, usual)
    )
    return Answer(tuple(found), lambda: groups_document(book, groups, shown))
