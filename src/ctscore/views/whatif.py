"""`whatif`: the scorecard as it would be, what changed, and whose it is."""

from decimal import Decimal

from ctscore.analysis.whatif import AgencyGain, Changed, WhatIf
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Row, Section, Value
from ctscore.model import Scorecard
from ctscore.scoring import Score
from ctscore.views.common import agency_name, agency_ref, index_name, present, title
from ctscore.views.labels import column, say, word


def whatif_document(book: Book, found: WhatIf, asked: dict[str, str | int | None], lang: str) -> Document:
    """Return the whole and its fields before and after, the changed criteria, and the change by agency."""
    sections = [_fields(book, found, lang), _changed(book, found, lang), agencies_section(book, found, lang)]
    return Document("ctscore/whatif/1", lang, asked, tuple(section for section in sections if section.rows))


def _fields(book: Book, found: WhatIf, lang: str) -> Section:
    card = found.filed.value
    columns = (*_before_and_after(lang), column("lost", Kind.POINTS, lang, called="still_lost", spare=1))
    wholes = [_whole_row(card, index_name(book, card, lang), *found.computed)]
    if found.head is not None and found.headline_after is not None and found.head.basis != "computed":
        named = word("computed-total", lang)
        quoted = _whole_row(card, index_name(book, card, lang), found.head.score, found.headline_after)
        wholes = [quoted, _whole_row(card, named, *found.computed, strong=False)]
    rows = (
        _field_row(field.criterion.code, field.criterion.name.say(lang), field.before, field.after)
        for field in found.fields
    )
    name = title(book, card, "whatif", lang)
    return Section(card.index, name, columns, (*wholes, *rows), _notes(found, lang))


def _before_and_after(lang: str) -> tuple[Column, ...]:
    return (
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang),
        column("max", Kind.POINTS, lang, spare=2),
        column("before", Kind.POINTS, lang),
        column("after", Kind.POINTS, lang),
        column("change", Kind.CHANGE, lang),
    )


def _whole_row(card: Scorecard, name: str, before: Decimal, after: Decimal, *, strong: bool = True) -> Row:
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


def _field_row(code: str, name: str, before: Score, after: Score) -> Row:
    return Row(
        {
            "code": code,
            "name": name,
            "max": before.known_max,
            "before": before.achieved,
            "after": after.achieved,
            "change": after.achieved - before.achieved,
            "lost": after.known_lost,
        },
        depth=1,
    )


def _changed(book: Book, found: WhatIf, lang: str) -> Section:
    card = found.filed.value
    columns = (*_before_and_after(lang), column("leads", Kind.REFS, lang))
    rows = tuple(_changed_row(book, change, lang) for change in found.changed)
    return Section(f"{card.index}/changed", title(book, card, "changed", lang), columns, rows)


def _changed_row(book: Book, change: Changed, lang: str) -> Row:
    criterion = change.node.criterion
    return Row(
        {
            "code": criterion.code,
            "name": criterion.name.say(lang),
            "max": criterion.max,
            "before": change.before,
            "after": change.after,
            "change": change.gain,
            "leads": tuple(agency_ref(book, id_) for id_ in change.leads),
        }
    )


def agencies_section(book: Book, found: WhatIf, lang: str) -> Section:
    """Return what changes at the criteria that each agency leads."""
    card = found.filed.value
    columns = (
        column("agency", Kind.CODE, lang, detail=True),
        column("name", Kind.TEXT, lang, called="agency_name"),
        column("criteria", Kind.COUNT, lang),
        column("share_gain", Kind.CHANGE, lang),
        column("exposure_gain", Kind.CHANGE, lang, spare=1),
    )
    rows = tuple(_agency_row(book, one, lang) for one in found.agencies)
    return Section(f"{card.index}/agencies", title(book, card, "changed-agencies", lang), columns, rows)


def _agency_row(book: Book, one: AgencyGain, lang: str) -> Row:
    return Row(
        {
            "agency": one.agency,
            "name": agency_name(book, one.agency, lang),
            "criteria": one.criteria,
            "share_gain": one.share,
            "exposure_gain": one.exposure,
        }
    )


def _notes(found: WhatIf, lang: str) -> tuple[Note, ...]:
    return present(_headline_note(found, lang), _lost_note(found, lang), rank_note(found, lang))


def _headline_note(found: WhatIf, lang: str) -> Note | None:
    if found.head is None:
        return None
    values: dict[str, tuple[Kind, Value]] = {
        "before": (Kind.POINTS, found.head.score),
        "after": (Kind.POINTS, found.headline_after),
        "gain": (Kind.CHANGE, found.gain),
        "max": (Kind.POINTS, found.filed.value.max),
    }
    if found.head.basis == "computed":
        vi, en = (
            "Tổng điểm: {before} → {after} ({gain})/{max}.",
            "Total: {before} → {after} ({gain}) of {max}.",
        )
    else:
        vi = "Từ điểm công bố: {before} → {after} ({gain})/{max}."
        en = "From the published score: {before} → {after} ({gain}) of {max}."
    return Note("headline", say(lang, vi, en), values)


def _lost_note(found: WhatIf, lang: str) -> Note | None:
    """Return what the computed total comes to, where it is not the one to quote."""
    if found.head is None or found.head.basis == "computed":
        return None
    before, after = found.computed
    values: dict[str, tuple[Kind, Value]] = {
        "before": (Kind.POINTS, before),
        "after": (Kind.POINTS, after),
        "off": (Kind.POINTS, before - found.head.score),
    }
    vi = "Cộng từ các tiêu chí: {before} → {after}; {off} điểm mất mà nguồn không liệt kê vẫn mất."
    en = "Added up from the criteria: {before} → {after}; the {off} points lost in no row stay lost."
    return Note("computed", say(lang, vi, en), values)


def rank_note(found: WhatIf, lang: str) -> Note | None:
    """Return the rank before and after, where a panel tells."""
    if found.rank is None:
        return None
    values: dict[str, tuple[Kind, Value]] = {
        "before": (Kind.COUNT, found.rank[0]),
        "after": (Kind.COUNT, found.rank[1]),
        "of": (Kind.COUNT, found.of),
    }
    vi = "Hạng: {before} → {after}/{of}, nếu các đơn vị khác giữ nguyên điểm."
    en = "Rank: {before} → {after} of {of}, if the other units stay where they are."
    return Note("rank", say(lang, vi, en), values)
