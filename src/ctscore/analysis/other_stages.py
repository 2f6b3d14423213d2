"""What is said where nothing is on file as asked: it is at other stages, or there are no points yet."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from ctscore.analysis.panels import unit_of
from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_POINTS_YET, NOT_AT_STAGE
from ctscore.model import PUBLISHED, Scorecard, in_order, stage_order
from ctscore.model.scorecard import LATEST, stage_of, stages_with_figures
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.words import listed


def refuse_panels_of_other_stages(
    book: Book, indexes: Collection[str], period: Period | None, stage: str | None
) -> None:
    """Raise `Refusal` where panels are on file for what is asked but none at `stage`, or no points at all."""
    _refuse_without_points(book)
    panels = [
        filed.value
        for filed in replace(book, stage=None).all_panels
        if filed.value.index in indexes and period in (None, filed.value.when)
    ]
    names = dict.fromkeys(panel.index for panel in panels)
    what = Words(f"bảng các đơn vị {listed(list(names))}", f"the panel of {listed(list(names))}")
    _refuse(book, what, period, stage, [(panel.index, stage_of(panel)) for panel in panels])


def refuse_cards_of_other_stages(
    book: Book, indexes: Collection[str], period: Period | None, unit: str
) -> None:
    """Raise `Refusal` where `unit` has points as asked but none at the stage of `book`, or nobody has any."""
    _refuse_without_points(book)
    filed = replace(book, stage=None, as_filed=True)
    cards = [
        one.value
        for one in filed.scorecards.values()
        if one.value.index in indexes and one.value.unit == unit and period in (None, one.value.when)
    ]
    rows = [
        one.value
        for one in filed.all_panels
        if one.value.index in indexes and period in (None, one.value.when)
        if any(unit_of(row) == unit for row in one.value.rows)
    ]
    found = [(card.index, stage) for card in cards for stage in _stages_of(card)]
    found += [(panel.index, stage_of(panel)) for panel in rows]
    names = listed(list(dict.fromkeys(index for index, _ in found)))
    _refuse(book, Words(names, names), period, book.stage, found)


def _refuse_without_points(book: Book) -> None:
    """Raise `Refusal` for a folder that has just been begun; what it withholds is points all the same."""
    kinds = {one.about.kind for one in book.withheld}
    if not (book.all_scorecards or book.all_panels or kinds & {"scorecard", "panel", None}):
        raise Refusal(NO_POINTS_YET)


def _stages_of(card: Scorecard) -> Iterable[str]:
    """Return the stages of which a file has anything."""
    return (*stages_with_figures(card), *card.printed, *([PUBLISHED] if card.published else []))


def _refuse(
    book: Book, what: Words, period: Period | None, stage: str | None, found: list[tuple[str, str]]
) -> None:
    there = {one for _, one in found}
    if stage in (None, LATEST, *there) or not there:
        return
    order = stage_order(book.indexes.get(found[0][0]))
    known = in_order(there, order)
    if period:
        what = Words(f"{what.vi} {period}", f"{what.en} {period}")
    raise Refusal(NOT_AT_STAGE, what=what, given=str(stage), known=listed(known))
