"""`whatif`: the scorecard as it would be, what changed, and whose it is."""

from collections.abc import Mapping
from decimal import Decimal

from ctscore.analysis.whatif import AgencyGain, Changed, FieldChange, WhatIf
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Row, Section, Wording, note, row_of, table
from ctscore.model import Scorecard
from ctscore.views.common import agency_name, agency_refs, index_name, present, title
from ctscore.views.labels import column, word


def whatif_document(book: Book, whatif: WhatIf, asked: Mapping[str, str | int | None]) -> Document:
    """Return the whole and its fields before and after, the changed criteria, and the change by agency."""
    sections = [_fields(book, whatif), _changed(book, whatif), agencies_section(book, whatif)]
    return Document("ctscore/whatif/1", asked, tuple(section for section in sections if section.rows))


def _fields(book: Book, whatif: WhatIf) -> Section:
    card = whatif.filed.value
    columns: tuple[Column[FieldChange], ...] = (
        column("code", Kind.CODE, lambda field: field.criterion.code),
        column("name", Kind.TEXT, lambda field: field.criterion.name),
        column("max", Kind.POINTS, lambda field: field.before.known_max, drop_priority=2),
        column("before", Kind.POINTS, lambda field: field.before.achieved),
        column("after", Kind.POINTS, lambda field: field.after.achieved),
        column("change", Kind.CHANGE, lambda field: field.after.achieved - field.before.achieved),
        column(
            "lost", Kind.POINTS, lambda field: field.after.known_lost, called="still_lost", drop_priority=1
        ),
    )
    name = index_name(book, card.index)
    wholes = [_whole(card, name, *whatif.computed)]
    if whatif.head is not None and whatif.headline_after is not None and whatif.head.basis != "computed":
        quoted = _whole(card, name, whatif.head.score, whatif.headline_after)
        wholes = [quoted, _whole(card, word("computed-total"), *whatif.computed, strong=False)]
    below = (row_of(columns, field, depth=1) for field in whatif.fields)
    notes = present(_headline_note(whatif), _lost_note(whatif), rank_note(whatif))
    return Section(card.index, title(book, card, "whatif"), columns, (*wholes, *below), notes)


def _whole(card: Scorecard, name: Wording, before: Decimal, after: Decimal, *, strong: bool = True) -> Row:
    """Return the row of the whole scorecard, one of the two ways in which it can be counted."""
    return Row(
        {
            "code": card.index,
            "name": name,
            "max": card.max,
            "before": before,
            "after": after,
            "change": after - before,
            "lost": card.max - after,
        },
        strong=strong,
    )


def _changed(book: Book, whatif: WhatIf) -> Section:
    card = whatif.filed.value
    columns: tuple[Column[Changed], ...] = (
        column("code", Kind.CODE, lambda change: change.node.criterion.code),
        column("name", Kind.TEXT, lambda change: change.node.criterion.name),
        column("max", Kind.POINTS, lambda change: change.node.criterion.max, drop_priority=2),
        column("before", Kind.POINTS, lambda change: change.before),
        column("after", Kind.POINTS, lambda change: change.after),
        column("change", Kind.CHANGE, lambda change: change.gain),
        column("leads", Kind.REFS, lambda change: agency_refs(book, change.leads)),
    )
    return table(f"{card.index}/changed", title(book, card, "changed"), columns, whatif.changed)


def agencies_section(book: Book, whatif: WhatIf) -> Section:
    """Return what changes at the criteria that each agency leads."""
    card = whatif.filed.value
    columns: tuple[Column[AgencyGain], ...] = (
        column("agency", Kind.CODE, lambda one: one.agency, machine_only=True),
        column("name", Kind.TEXT, lambda one: agency_name(book, one.agency), called="agency_name"),
        column("criteria", Kind.COUNT, lambda one: one.criteria),
        column("share_gain", Kind.CHANGE, lambda one: one.share),
        column("exposure_gain", Kind.CHANGE, lambda one: one.exposure, drop_priority=1),
    )
    return table(f"{card.index}/agencies", title(book, card, "changed-agencies"), columns, whatif.agencies)


def _headline_note(whatif: WhatIf) -> Note | None:
    if whatif.head is None:
        return None
    vi = "Từ điểm công bố: {before} → {after} ({gain})/{max}."
    en = "From the published score: {before} → {after} ({gain}) of {max}."
    if whatif.head.basis == "computed":
        vi = "Tổng điểm: {before} → {after} ({gain})/{max}."
        en = "Total: {before} → {after} ({gain}) of {max}."
    return note(
        "headline",
        vi,
        en,
        before=whatif.head.score,
        after=whatif.headline_after,
        gain=(Kind.CHANGE, whatif.gain),
        max=whatif.filed.value.max,
    )


def _lost_note(whatif: WhatIf) -> Note | None:
    """Return what the computed total comes to, where it is not the one to quote."""
    if whatif.head is None or whatif.head.basis == "computed":
        return None
    before, after = whatif.computed
    vi = "Cộng từ các tiêu chí: {before} → {after}; {off} điểm mất mà nguồn không liệt kê vẫn mất."
    en = "Added up from the criteria: {before} → {after}; the {off} points lost in no row stay lost."
    return note("computed", vi, en, before=before, after=after, off=before - whatif.head.score)


def rank_note(whatif: WhatIf) -> Note | None:
    """Return the rank before and after, where a panel tells."""
    if whatif.rank is None:
        return None
    vi = "Hạng: {before} → {after}/{of}, nếu các đơn vị khác giữ nguyên điểm."
    en = "Rank: {before} → {after} of {of}, if the other units stay where they are."
    return note("rank", vi, en, before=whatif.rank[0], after=whatif.rank[1], of=whatif.of)
