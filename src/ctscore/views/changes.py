"""What a change of the data does to the numbers: a sentence for each scorecard, and the criteria."""

from decimal import Decimal

from ctscore.analysis.changes import CardChange, Changes, CriterionChange, PanelChange
from ctscore.book import Book
from ctscore.decimals import ZERO, places, rounded
from ctscore.document import Column, Document, Kind, Note, Words, joined, note, table
from ctscore.model import PUBLISHED
from ctscore.views.common import stage_name, unit_ref, unit_short
from ctscore.views.labels import column


def changes_document(book: Book, changes: Changes, since: str) -> Document:
    """Return one table of all criteria that changed since `since`, with a sentence for each scorecard."""
    columns: tuple[Column[tuple[CardChange, CriterionChange]], ...] = (
        column("index", Kind.TEXT, lambda pair: pair[0].key.index),
        column("year", Kind.COUNT, lambda pair: pair[0].key.period.as_filed),
        column("unit", Kind.REF, lambda pair: unit_ref(book, pair[0].key.unit), drop_priority=3),
        column("code", Kind.CODE, lambda pair: pair[1].code),
        column("name", Kind.TEXT, lambda pair: pair[1].name, drop_priority=4),
        column("before", Kind.POINTS, lambda pair: pair[1].before, called="was"),
        column("after", Kind.POINTS, lambda pair: pair[1].after, called="is_now"),
        column("change", Kind.CHANGE, lambda pair: pair[1].difference),
        column("max_then", Kind.POINTS, lambda pair: pair[1].max_before, drop_priority=2),
        column("max_now", Kind.POINTS, lambda pair: pair[1].max_after, drop_priority=2),
    )
    changed = [(card, one) for card in changes.cards for one in card.criteria]
    notes = [
        *(_sentence(book, card) for card in changes.cards),
        *(_panel_sentence(book, one) for one in changes.panels),
    ]
    notes += [_others(card) for card in changes.cards if card.others]
    notes = notes or [note("unchanged", "Không con số nào thay đổi.", "No figure changed.")]
    title = Words(f"Số liệu thay đổi từ {since}", f"What changed since {since}")
    return Document(
        "ctscore/changes/1", {"since": since}, (table("changes", title, columns, changed, notes),)
    )


def _sentence(book: Book, card: CardChange) -> Note:
    decimals = max(places(figure) for figure in (card.before or ZERO, card.after or ZERO))
    before, after, change = (
        figure if figure is None else rounded(figure, decimals)
        for figure in (card.before, card.after, card.difference)
    )
    where = "" if card.key.unit == book.home_unit else " ({unit})"
    was, now = (
        _either("before", card.before, card.range_before),
        _either("after", card.after, card.range_after),
    )
    if was is None:
        said = Words("mới, ", "new, ") + (now or "{after}")
    elif now is None:
        said = was + Words(", nay không còn", ", now gone")
    elif card.difference is not None:
        said = was + (Words(" → ", " → ") + now + " ({change})")
    else:
        said = was + (Words(" → ", " → ") + now)
    noun = "criterion" if len(card.criteria) == 1 else "criteria"
    return note(
        "card",
        f"{{index}} {{year}}{where}: {said.vi}; {{count}} tiêu chí thay đổi.",
        f"{{index}} {{year}}{where}: {said.en}; {{count}} {noun} changed.",
        index=card.key.index,
        year=card.key.period.as_filed,
        before=before,
        after=after,
        change=(Kind.CHANGE, change),
        count=len(card.criteria),
        unit=unit_short(book, card.key.unit),
        **_ends("before", card.range_before),
        **_ends("after", card.range_after),
    )


def _ends(when: str, between: tuple[Decimal, Decimal] | None) -> dict[str, Decimal]:
    return {f"low_{when}": between[0], f"high_{when}": between[1]} if between else {}


def _either(when: str, known: Decimal | None, between: tuple[Decimal, Decimal] | None) -> Words | None:
    """Return a total, or between what it lies; None where there is none."""
    if known is not None:
        return Words(f"{{{when}}}", f"{{{when}}}")
    if between is None:
        return None
    return Words(
        f"từ {{low_{when}}} đến {{high_{when}}} (chưa đủ điểm)",
        f"{{low_{when}}} to {{high_{when}}} (not all is known)",
    )


def _others(card: CardChange) -> Note:
    return note(
        "others",
        "{index} {year}: ghi khác ở giai đoạn khác, câu trả lời hoặc mục không áp dụng: {codes}.",
        "{index} {year}: recorded otherwise at another stage, as an answer or as not applicable: {codes}.",
        index=card.key.index,
        year=card.key.period.as_filed,
        codes="; ".join(card.others),
    )


def _panel_sentence(book: Book, one: PanelChange) -> Note:
    vi = "Bảng các đơn vị {panel}: {count} đơn vị thay đổi."
    en = f"Panel of {{panel}}: {{count}} {'unit' if one.units == 1 else 'units'} changed."
    stage = () if one.stage == PUBLISHED else (stage_name(book, one.key.index, one.stage),)
    panel = joined(" · ", (f"{one.key.index} {one.key.period}", *stage))
    return note("panel", vi, en, panel=panel, count=one.units)
