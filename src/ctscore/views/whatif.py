"""`whatif`: the scorecard as it would be, what changed, and whose it is."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from ctscore.analysis.whatif import AgencyGain, CapChange, Changed, FieldChange, WhatIf
from ctscore.book import Book
from ctscore.decimals import ONE, as_fine_as, total
from ctscore.document import (
    Column,
    Document,
    Kind,
    Note,
    Row,
    Section,
    headline,
    note,
    row_of,
    rows_of,
    table,
)
from ctscore.model import Scorecard
from ctscore.phrases import Wording
from ctscore.scoring import Score
from ctscore.views.common import assumed_note, index_name, present, printed_score, schema_of, title
from ctscore.views.conditions import judgements_note
from ctscore.views.labels import column, label, word, word_ref
from ctscore.views.leads import lead_columns, lead_name
from ctscore.views.policies import policy_notes
from ctscore.views.shapes import by_cap, is_plain, looks_raw_notes

Shown = TypeVar("Shown")


def whatif_document(
    book: Book,
    found: WhatIf,
    asked: Mapping[str, str | int | None],
    as_figures: Collection[str] = (),
) -> Document:
    """Return the whole and its fields before and after, the changed criteria, and the change by agency.

    `as_figures` are codes whose minus was taken for a figure below zero, and not for so many points less.
    """
    sections = [_fields(book, found), _changed(book, found, as_figures), agencies_section(book, found)]
    schema = schema_of("whatif", plain=is_plain(found.filed.value) and found.spans is None)
    return Document(schema, asked, tuple(section for section in sections if section.rows))


def _fields(book: Book, found: WhatIf) -> Section:
    card = found.filed.value
    columns: tuple[Column[FieldChange], ...] = (
        column("code", Kind.CODE, lambda field: field.criterion.code),
        column("name", Kind.TEXT, lambda field: field.criterion.name),
        column("max", Kind.POINTS, lambda field: field.before.known_max, drop_priority=2),
        column("before", Kind.POINTS, lambda field: _points(card, field.before)),
        column("after", Kind.POINTS, lambda field: _points(card, field.after)),
        column("change", Kind.CHANGE, _field_change),
        column(
            "lost", Kind.POINTS, lambda field: field.after.known_lost, called="still_lost", drop_priority=1
        ),
    )
    if not found.before.framework.adds_up:
        columns = _in_points_of_whole(columns)
    name = index_name(book, card.index)
    sides = found.before.whole.known_points, found.after.whole.known_points
    wholes = [_whole(found, name, *sides)]
    if found.head is not None and found.headline_after is not None and found.unlisted:
        quoted = _whole(found, name, found.head.score, found.headline_after)
        wholes = [quoted, _whole(found, word("computed-total"), *sides, strong=False)]
    below = (row_of(columns, field, depth=1) for field in found.fields)
    notes = present(
        assumed_note(book, found.filed.value, found.head),
        _headline_note(book, found),
        _lost_note(found),
        rank_note(found),
        whatif_span_note(found),
        judgements_note(card, found.before, found.after),
        *_open_notes(found),
        *_weighted_notes(found),
        *policy_notes(found.after),
        *looks_raw_notes(card),
    )
    return Section(card.index, title(book, card, "whatif"), columns, (*wholes, *below), notes)


def _points(card: Scorecard, score: Score) -> Decimal | None:
    """Return the points of a field: nothing where it does not count, where the file can say so."""
    return score.achieved if is_plain(card) else score.known_points


def _field_change(field: FieldChange) -> Decimal:
    """Return the change of a field in points of the whole."""
    change, factor = field.after.achieved - field.before.achieved, field.after.factor
    return change if factor == ONE else change * factor


def _in_points_of_whole(columns: tuple[Column[Shown], ...]) -> tuple[Column[Shown], ...]:
    """Return `columns` with words that say that a change is in points of the whole."""
    return tuple(replace(one, label=label("moved_whole")) if one.id == "change" else one for one in columns)


def _whole(
    found: WhatIf, name: Wording, before: Decimal | None, after: Decimal | None, *, strong: bool = True
) -> Row:
    """Return the row of the whole scorecard, one of the two ways in which it can be counted."""
    card, whole = found.filed.value, found.after.whole
    highest = card.max if is_plain(card) else whole.max
    return Row(
        {
            "code": card.index,
            "name": name,
            "max": highest,
            "before": before,
            "after": after,
            "change": found.gain,
            "lost": None if after is None else highest - after,
        },
        strong=strong,
    )


def _changed(book: Book, found: WhatIf, as_figures: Collection[str]) -> Section:
    card = found.filed.value
    columns: tuple[Column[Changed], ...] = (
        column("code", Kind.CODE, lambda change: change.node.criterion.code),
        column("name", Kind.TEXT, lambda change: change.node.criterion.name),
        column("max", Kind.POINTS, lambda change: change.node.criterion.max, drop_priority=2),
        column(
            "before", Kind.POINTS, lambda change: change.before if change.known or is_plain(card) else None
        ),
        column("after", Kind.POINTS, lambda change: change.after),
        column("change", Kind.CHANGE, lambda change: change.gain),
        *lead_columns(book, lambda change: (change.responsibility,)),
    )
    line: Column[Changed] = column("line", Kind.REF, lambda _: None, machine_only=True)
    columns = (*columns, line) if found.caps else columns
    if not found.before.framework.adds_up:
        columns = _in_points_of_whole(columns)
    rows = (*rows_of(columns, found.changed), *map(_cap_row, found.caps))
    heading = title(book, card, "changed")
    notes = present(_cap_note(found), _below_zero_note(found, as_figures))
    return Section(f"{card.index}/changed", heading, columns, rows, notes)


def _below_zero_note(found: WhatIf, as_figures: Collection[str]) -> Note | None:
    """Return where a minus was taken for a figure below zero, if so many points less would be another one."""
    codes = [one.node.criterion.code for one in found.changed if one.before]
    meant = [code for code in codes if code in as_figures]
    if not meant:
        return None
    return note(
        "below_zero",
        "{codes}: thang điểm xuống dưới 0, nên số có dấu trừ là điểm, không phải số điểm bớt đi.",
        "{codes}: the scale goes below zero, so a figure with a minus is the score, and not so many points "
        "less.",
        codes=", ".join(meant),
    )


def _cap_row(cap: CapChange) -> Row:
    """Return what a cap takes, as what it leaves off the points of the whole."""
    return Row(
        {
            "code": cap.node.criterion.code,
            "name": by_cap(cap.node.criterion),
            "max": None,
            "before": -cap.before,
            "after": -cap.after,
            "change": cap.gain,
            "leads": (),
            "line": word_ref("cap"),
        }
    )


def _cap_note(found: WhatIf) -> Note | None:
    """Return that the caps of an index are nobody's gain, and what the rows come to with them."""
    if not found.caps:
        return None
    return note(
        "caps",
        "Mức trần, mức sàn của điểm lấy đi (số âm) hay bù thêm: trước {before}, sau {after}; không thuộc cơ "
        "quan nào. Cộng cả các dòng ấy, tổng điểm thay đổi {gain}.",
        "Caps take points (below zero) or give some: {before} before, {after} after, and no agency has them. "
        "With these lines the total changes by {gain}.",
        before=(Kind.CHANGE, -total(cap.before for cap in found.caps)),
        after=(Kind.CHANGE, -total(cap.after for cap in found.caps)),
        gain=(Kind.CHANGE, found.gain),
    )


def agencies_section(book: Book, found: WhatIf) -> Section:
    """Return what changes at the criteria that each agency leads."""
    card = found.filed.value
    led = tuple(change.responsibility for change in found.changed)
    columns: tuple[Column[AgencyGain], ...] = (
        column("agency", Kind.CODE, lambda one: one.agency, machine_only=True),
        column("name", Kind.TEXT, lambda one: lead_name(book, one.agency, led), called="agency_name"),
        column("criteria", Kind.COUNT, lambda one: one.criteria),
        column("share_gain", Kind.CHANGE, lambda one: one.share),
        column("exposure_gain", Kind.CHANGE, lambda one: one.exposure, drop_priority=1),
    )
    return table(f"{card.index}/agencies", title(book, card, "changed-agencies"), columns, found.agencies)


def _headline_note(book: Book, found: WhatIf) -> Note | None:
    if found.head is None:
        return None
    vi = "Từ {printed}: {before} → {after} ({gain})/{max}."
    en = "From {printed}: {before} → {after} ({gain}) of {max}."
    if found.head.added_up:
        vi = "Tổng điểm: {before} → {after} ({gain})/{max}."
        en = "Total: {before} → {after} ({gain}) of {max}."
    return headline(
        "headline",
        vi,
        en,
        printed=printed_score(book, found.filed.value),
        before=found.head.score,
        after=found.headline_after,
        gain=(Kind.CHANGE, as_fine_as(found.gain, found.head.score)),
        max=found.filed.value.max if is_plain(found.filed.value) else found.after.whole.max,
    )


def _lost_note(found: WhatIf) -> Note | None:
    """Return what the computed total comes to, where it is not the one to quote."""
    if not found.unlisted:
        return None
    before, after = found.computed
    vi = "Cộng từ các tiêu chí: {before} → {after}; {off} điểm mất mà nguồn không liệt kê vẫn mất."
    en = "Added up from the criteria: {before} → {after}; the {off} points of loss that the source "
    en += "does not list stay lost."
    return note("computed", vi, en, before=before, after=after, off=found.unlisted)


def rank_note(found: WhatIf) -> Note | None:
    """Return the rank before and after, where a panel tells."""
    if found.rank is None:
        return None
    vi = "Hạng: {before} → {after}/{of}, nếu các đơn vị khác giữ nguyên điểm."
    en = "Rank: {before} → {after} of {of}, if the other units stay where they are."
    return headline("rank", vi, en, before=found.rank[0], after=found.rank[1], of=found.of)


def whatif_span_note(found: WhatIf) -> Note | None:
    """Return the ranks that are possible before and after, where units are not known whole."""
    if found.spans is None:
        return None
    (best, worst), (best_after, worst_after) = found.spans
    return note(
        "rank_range",
        "Có đơn vị chưa đủ điểm: khi đủ, hạng có thể từ {best} đến {worst}; sau thay đổi từ {best_after} đến "
        "{worst_after}.",
        "Some units are not known whole: with all points the rank is from {best} to {worst}, and after the "
        "changes from {best_after} to {worst_after}.",
        best=best,
        worst=worst,
        best_after=best_after,
        worst_after=worst_after,
    )


def _open_notes(found: WhatIf) -> Iterator[Note]:
    """Yield what is not known before and after, and which gains are counted from nothing known."""
    if is_plain(found.filed.value):
        return
    fresh = [change.node.criterion.code for change in found.changed if not change.known]
    if fresh:
        vi = "{codes}: trước đây chưa có điểm, nên mức tăng tính từ 0."
        en = "{codes}: had no points so far, so that the gain is counted from 0."
        yield note("from_unknown", vi, en, codes=", ".join(fresh))
    before, after = found.before.whole, found.after.whole
    if before.known and after.known:
        return
    yield note(
        "unknown",
        "Chưa đủ điểm: tổng trước thay đổi từ {low} đến {high}, sau thay đổi từ {low_after} đến "
        "{high_after}.",
        "Not known whole: the total is from {low} to {high}, and after the changes from {low_after} to "
        "{high_after}.",
        low=before.low,
        high=before.high,
        low_after=after.low,
        high_after=after.high,
    )


def _weighted_notes(found: WhatIf) -> Iterator[Note]:
    """Yield that changes are in points of the whole where those of a criterion weigh differently."""
    if found.before.framework.weighs:
        vi = "Thay đổi và điểm còn mất tính bằng điểm của cả chỉ số, theo trọng số; "
        vi += "điểm trước và sau là của từng tiêu chí."
        en = "Changes and what is still lost are in points of the whole index, by weight; "
        en += "before and after are each criterion's."
        yield note("points_of_whole", vi, en)
    idle = [change.node.criterion.code for change in found.changed if not change.factor]
    if idle:
        vi = "{codes}: nằm trong phần mà chỉ số ấn định điểm, nên không đổi tổng điểm."
        en = "{codes}: below points that the index sets itself, so that the total does not move."
        yield note("imputed", vi, en, codes=", ".join(idle))
