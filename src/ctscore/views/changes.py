"""What a change of the data does to the numbers: a sentence for each scorecard, and the criteria."""

from decimal import Decimal
from functools import reduce

from ctscore.analysis.changes import CardChange, Changes, CountedOtherwise, CriterionChange, PanelChange
from ctscore.book import Book
from ctscore.decimals import as_fine_as, plain
from ctscore.document import Column, Document, Kind, Note, Ref, note, table
from ctscore.model import PUBLISHED
from ctscore.phrases import Wording, Words, joined
from ctscore.views.common import stage_name, unit_ref
from ctscore.views.labels import column


def changes_document(book: Book, changes: Changes, since: str) -> Document:
    """Return one table of all criteria that changed since `since`, with a sentence for each scorecard."""
    stages: tuple[Column[tuple[CardChange, CriterionChange]], ...] = (
        column("stage", Kind.REF, lambda pair: _stage(book, pair[0])),
    )
    columns: tuple[Column[tuple[CardChange, CriterionChange]], ...] = (
        column("index", Kind.TEXT, lambda pair: pair[0].key.index),
        column("year", Kind.COUNT, lambda pair: pair[0].key.period.as_filed),
        column("unit", Kind.REF, lambda pair: unit_ref(book, pair[0].key.unit), drop_priority=3),
        *(stages if any(card.stage is not None for card in changes.cards) else ()),
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
    notes += [_others(book, card) for card in changes.cards if card.others]
    notes += [_counted(book, card) for card in changes.cards if card.counted]
    notes = notes or [note("unchanged", "Không con số nào thay đổi.", "No figure changed.")]
    title = Words(f"Số liệu thay đổi từ {since}", f"What changed since {since}")
    return Document(
        "ctscore/changes/1", {"since": since}, (table("changes", title, columns, changed, notes),)
    )


def _sentence(book: Book, card: CardChange) -> Note:
    ends = [figure for figure in (card.before, card.after) if figure is not None]
    before, after, change = (
        None if figure is None else reduce(as_fine_as, ends, figure)
        for figure in (card.before, card.after, card.difference)
    )
    was, now = (
        _figure("before", card.before, card.range_before),
        _figure("after", card.after, card.range_after),
    )
    if was is None:
        said: Wording = Words("mới, ", "new, ") + (now or "{after}")
    elif now is None:
        said = was + Words(", nay không còn", ", now gone")
    elif card.difference is not None:
        said = was + (Words(" → ", " → ") + now + " ({change})")
    else:
        said = was + (Words(" → ", " → ") + now)
    changed = Words("; {count} tiêu chí thay đổi.", "; {count:criterion|criteria} changed.")
    return Note(
        "card",
        joined("", ("{about}: ", said, changed)),
        {
            "about": _about(book, card),
            "before": before,
            "after": after,
            "change": (Kind.CHANGE, change),
            "count": len(card.criteria),
            **_ends("before", card.range_before),
            **_ends("after", card.range_after),
        },
    )


def _about(book: Book, card: CardChange) -> Wording:
    """Return index, year, unit and stage of a scorecard, as far as they are not what everybody expects.

    Nobody expects ours where others have scorecards too.
    """
    key, stage = card.key, _stage(book, card)
    alone = {filed.value.unit for filed in book.all_scorecards} <= {book.home_unit}
    where = "" if alone else f" ({book.unit_short(key.unit)})"
    return joined(", ", (f"{key.index} {key.period}{where}", *((stage.label,) if stage else ())))


def _stage(book: Book, card: CardChange) -> Ref | None:
    return Ref(card.stage, stage_name(book, card.key.index, card.stage)) if card.stage else None


def _ends(when: str, between: tuple[Decimal, Decimal] | None) -> dict[str, Decimal]:
    return {f"low_{when}": between[0], f"high_{when}": between[1]} if between else {}


def _figure(when: str, known: Decimal | None, between: tuple[Decimal, Decimal] | None) -> Words | None:
    """Return a total, or between what it lies; None where there is none."""
    if known is not None:
        return Words(f"{{{when}}}", f"{{{when}}}")
    if between is None:
        return None
    return Words(
        f"từ {{low_{when}}} đến {{high_{when}}} (chưa đủ điểm)",
        f"{{low_{when}}} to {{high_{when}}} (not all is known)",
    )


def _others(book: Book, card: CardChange) -> Note:
    return note(
        "others",
        "{about}: ghi khác câu trả lời hoặc mục không áp dụng: {codes}.",
        "{about}: recorded otherwise, as an answer or as not applicable: {codes}.",
        about=_about(book, card),
        codes="; ".join(card.others),
    )


def _counted(book: Book, card: CardChange) -> Note:
    """Return why a total is another one though the points of no criterion are: by the keys of the file."""
    vi, en = "{about}: cách tính khác: {keys}.", "{about}: counted otherwise: {keys}."
    keys = "; ".join(f"{one.code} ({one.key}{_arrow(one)})" for one in card.counted)
    return note("counted", vi, en, about=_about(book, card), keys=keys)


def _arrow(one: CountedOtherwise) -> str:
    """Return the figure or word before and after, where they are such; that something is there else."""
    before, after = (
        "–" if side is None else plain(side) if isinstance(side, Decimal) else side
        for side in (one.before, one.after)
    )
    return f" {before} → {after}" if isinstance(before, str) and isinstance(after, str) else ""


def _panel_sentence(book: Book, one: PanelChange) -> Note:
    vi = "Bảng các đơn vị {panel}: {count} đơn vị thay đổi."
    en = "Panel of {panel}: {count:unit} changed."
    stage = () if one.stage == PUBLISHED else (stage_name(book, one.key.index, one.stage),)
    panel = joined(" · ", (f"{one.key.index} {one.key.period}", *stage))
    return note("panel", vi, en, panel=panel, count=one.units)
