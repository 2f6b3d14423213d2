"""Which criteria lost the most points, and who leads each?"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ctscore.analysis import select
from ctscore.analysis.gaps import (
    Gaps,
    Grouping,
    Groups,
    beside_best,
    cut_gaps,
    filter_gaps,
    find_gaps,
    group_gaps,
)
from ctscore.book import Book
from ctscore.document import Document
from ctscore.questions import By
from ctscore.questions.inputs import measured, points_of, unit_or_none, with_rows
from ctscore.views.gaps import gaps_document, groups_document

_GROUPINGS: dict[By, Grouping] = {By.FIELD: "field", By.AGENCY: "agency", By.METHOD: "method"}


@dataclass(frozen=True, slots=True)
class GapsAnswer:
    """The lost points of each scorecard of a year; `groups` where they were to be added up."""

    year: int
    gaps: tuple[Gaps, ...]
    groups: tuple[Groups, ...] = ()

    def shown(self, book: Book, lang: str) -> Document:
        """Return the tables."""
        if self.groups:
            return groups_document(book, self.year, self.groups, lang)
        return gaps_document(book, self.year, self.gaps, lang)


def ask(
    book: Book,
    year: int,
    by: By = By.CRITERION,
    top: int | None = None,
    min_loss: str | None = None,
    agency: str | None = None,
    field: str | None = None,
    against: str | None = None,
    index: str | None = None,
    unit: str | None = None,
) -> GapsAnswer:
    """Return the lost points of the scorecards of `year`, most lost first.

    `against` says what they are measured to: ``max``, ``best``, ``median``, ``top:20``, ``target`` or
    ``unit:NAME``; without it to the maximum, with the best unit beside it.
    """
    least = points_of(min_loss)
    cards, references = measured(
        book, select.scorecards(book, year, index, unit_or_none(book, unit)), against
    )
    led_by = None if agency is None else select.agency_id(book, agency)
    fields = None if field is None else select.field_of(cards, field, year)
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
        return GapsAnswer(year, _one_by_one(book, found, least, top, best=against is None))
    only = led_by if by is By.AGENCY else None
    groups = (group_gaps(gaps, _GROUPINGS[by], only=only, min_loss=least, top=top) for gaps in found)
    return GapsAnswer(year, tuple(found), tuple(groups))


def _one_by_one(
    book: Book, found: Sequence[Gaps], least: Decimal, top: int | None, *, best: bool
) -> tuple[Gaps, ...]:
    cut = (cut_gaps(gaps, least, top) for gaps in found)
    return tuple(beside_best(book, gaps) if best else gaps for gaps in cut)
