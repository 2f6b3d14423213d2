"""`compare`: two years of one unit, or two units in one year, and what made the difference."""

from collections.abc import Sequence
from dataclasses import dataclass

from ctscore.analysis.compare import Compared, Comparison, Pairing, Side
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Ref, Row, Section, Value
from ctscore.model import Scorecard
from ctscore.views.common import index_name, present, unit_ref
from ctscore.views.labels import column, say, word

_BETWEEN_UNITS = {"moved": "apart", "falls": "behind", "gains": "ahead"}
"""What sections are called where two units are compared: nothing fell or rose."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much to show: the `most` falls and gains, the tree down to `depth`."""

    most: int
    depth: int


def compare_document(
    book: Book, found: Sequence[Comparison], asked: dict[str, str | int | None], extent: Extent, lang: str
) -> Document:
    """Return each comparison as sections: the tree, what moved the total, falls, gains, what stands alone."""
    sections = [section for one in found for section in _sections(book, one, extent, lang)]
    return Document("ctscore/compare/1", lang, asked, tuple(sections))


def _sections(book: Book, found: Comparison, extent: Extent, lang: str) -> list[Section]:
    sections = [_tree(book, found, extent.depth, lang)]
    parts = (
        ("moved", found.moved, _moved_notes(found, lang)),
        ("falls", found.falls(extent.most), ()),
        ("gains", found.gains(extent.most), ()),
    )
    for what, rows, notes in parts:
        if rows and (what != "moved" or found.whole.change is not None):
            title = _title(book, found, what, lang)
            lines = tuple(_row(row, lang, flat=True) for row in rows)
            sections.append(
                Section(f"{found.now.value.index}/{what}", title, _columns(book, found, lang), lines, notes)
            )
    return [*sections, *_single(book, found, lang)]


def _title(book: Book, found: Comparison, what: str, lang: str) -> str:
    then, now = found.then.value, found.now.value
    if then.unit == now.unit:
        sides = f"{then.year} → {now.year} · {unit_ref(book, now.unit).label}"
        return f"{now.index} {sides} · {word(what, lang)}"
    sides = f"{now.year} · {unit_ref(book, then.unit).label} → {unit_ref(book, now.unit).label}"
    return f"{now.index} {sides} · {word(_BETWEEN_UNITS.get(what, what), lang)}"


def _heading(book: Book, card: Scorecard, other: Scorecard) -> str:
    return unit_ref(book, card.unit).label if card.unit != other.unit else str(card.year)


def _columns(book: Book, found: Comparison, lang: str) -> tuple[Column, ...]:
    then, now = found.then.value, found.now.value
    return (
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang),
        column("depth", Kind.COUNT, lang, detail=True),
        Column("then", _heading(book, then, now), Kind.POINTS),
        Column("now", _heading(book, now, then), Kind.POINTS),
        column("change", Kind.CHANGE, lang, called="change" if then.unit == now.unit else "difference"),
        column("remark", Kind.REF, lang, spare=1),
        column("code_then", Kind.CODE, lang, detail=True),
        column("max_then", Kind.POINTS, lang, detail=True),
        column("max_now", Kind.POINTS, lang, detail=True),
    )


def _tree(book: Book, found: Comparison, depth: int, lang: str) -> Section:
    shown = (row for row in found.rows if row.depth <= depth)
    rows = (_whole_row(book, found, lang), *(_row(row, lang) for row in shown))
    title = _title(book, found, "compare", lang)
    columns = _columns(book, found, lang)
    return Section(found.now.value.index, title, columns, rows, _notes(book, found, lang), "tree")


def _whole_row(book: Book, found: Comparison, lang: str) -> Row:
    values = {
        **_values(found.whole, lang),
        "code": found.now.value.index,
        "name": index_name(book, found.now.value, lang),
    }
    return Row(values, depth=0, strong=True)


def _row(row: Compared, lang: str, *, flat: bool = False) -> Row:
    return Row(_values(row, lang), depth=0 if flat else row.depth, strong=row.depth == 1 and not flat)


def _values(row: Compared, lang: str) -> dict[str, Value]:
    return {
        "code": row.code,
        "name": row.criterion.name.say(lang) if row.criterion else None,
        "depth": row.depth,
        "then": row.then.points if row.then else None,
        "now": row.now.points if row.now else None,
        "change": row.change,
        "remark": _remark(row, lang),
        "code_then": row.then.code or None if row.then else None,
        "max_then": row.then.max if row.then else None,
        "max_now": row.now.max if row.now else None,
    }


def _remark(row: Compared, lang: str) -> Ref | None:
    """Return why the two sides are not simply subtracted; nothing where they are."""
    if row.pairing is Pairing.OTHER_SCALE:
        return Ref("other-scale", word("other-scale", lang))
    if row.pairing is Pairing.NO_FIGURE:
        return Ref("no-figure", word("no-change", lang))
    return Ref("other-parts", word("other-parts", lang)) if row.other_parts else None


def _single(book: Book, found: Comparison, lang: str) -> list[Section]:
    if not found.single:
        return []
    then, now = found.then.value, found.now.value
    columns = (
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang),
        column("depth", Kind.COUNT, lang, detail=True),
        column("side", Kind.REF, lang),
        column("score", Kind.POINTS, lang),
        column("max", Kind.POINTS, lang),
    )
    rows = []
    for row in found.single:
        side: Side | None = row.then or row.now
        card, other, id_ = (then, now, "then") if row.now is None else (now, then, "now")
        rows.append(
            Row(
                {
                    "code": row.code,
                    "name": row.criterion.name.say(lang) if row.criterion else None,
                    "depth": row.depth,
                    "side": Ref(id_, _heading(book, card, other)),
                    "score": side.points if side else None,
                    "max": side.max if side else None,
                }
            )
        )
    notes = present(_listing_note(then, now, lang))
    title = _title(book, found, "single", lang)
    return [Section(f"{now.index}/single", title, columns, tuple(rows), notes)]


def _listing_note(then: Scorecard, now: Scorecard, lang: str) -> Note | None:
    if "losses-only" not in (then.listing if then.criteria else "", now.listing if now.criteria else ""):
        return None
    vi = (
        "Nguồn chỉ liệt kê tiêu chí mất điểm: tiêu chí vắng ở một bên có thể đạt tối đa, cũng có thể không "
        "có trong bộ tiêu chí năm ấy."
    )
    en = (
        "The source lists only what lost points: a criterion missing on one side may have full marks there, "
        "or not exist."
    )
    return Note("losses_only", say(lang, vi, en))


def _notes(book: Book, found: Comparison, lang: str) -> tuple[Note, ...]:
    return present(
        _change_note(found, lang),
        _scale_note(found, lang),
        *_basis_notes(book, found, lang),
        _no_tree(found, lang),
        _parts_note(found, lang),
        _crosswalk_note(book, found, lang),
    )


def _change_note(found: Comparison, lang: str) -> Note | None:
    whole = found.whole
    if whole.change is None or whole.then is None or whole.now is None:
        return None
    values: dict[str, tuple[Kind, Value]] = {
        "then": (Kind.POINTS, whole.then.points),
        "now": (Kind.POINTS, whole.now.points),
        "change": (Kind.CHANGE, whole.change),
        "max": (Kind.POINTS, whole.now.max),
    }
    vi = "Tổng điểm: {then} → {now} ({change}) trên thang {max}."
    return Note("change", say(lang, vi, "Total: {then} → {now} ({change}) out of {max}."), values)


def _scale_note(found: Comparison, lang: str) -> Note | None:
    if found.whole.pairing is not Pairing.OTHER_SCALE:
        return None
    then, now = found.then.value, found.now.value
    vi = (
        "Không trừ hai tổng: năm {year_then} trên thang {max_then}, năm {year_now} trên thang {max_now}. "
        "Chỉ so được các tiêu chí cùng thang."
    )
    en = (
        "The totals are not subtracted: {year_then} is out of {max_then}, {year_now} out of {max_now}. Only "
        "criteria on the same scale are compared."
    )
    values: dict[str, tuple[Kind, Value]] = {
        "year_then": (Kind.CODE, str(then.year)),
        "year_now": (Kind.CODE, str(now.year)),
        "max_then": (Kind.POINTS, then.max),
        "max_now": (Kind.POINTS, now.max),
    }
    return Note("other_scale", say(lang, vi, en), values)


def _basis_notes(book: Book, found: Comparison, lang: str) -> list[Note]:
    notes = []
    cards = found.then.value, found.now.value
    for card, other, head in zip(cards, reversed(cards), found.headlines, strict=True):
        side = _heading(book, card, other)
        if head is None:
            vi, en = "{side}: không có tổng điểm.", "{side}: there is no total."
        elif head.basis == "implied":
            vi, en = (
                "{side}: tổng điểm suy ra, nguồn không nêu.",
                "{side}: the total is implied, not printed.",
            )
        elif head.basis == "published" and card.criteria:
            vi = "{side}: dùng điểm công bố, vì cây tiêu chí cộng lại ra số khác."
            en = "{side}: the published score is used, because the tree adds up to another."
        else:
            continue
        notes.append(Note("basis", say(lang, vi, en), {"side": (Kind.TEXT, side)}))
    return notes


def _no_tree(found: Comparison, lang: str) -> Note | None:
    missing = [str(f.value.year) for f in (found.then, found.now) if not f.value.criteria]
    if not missing:
        return None
    vi, en = "Không có điểm từng tiêu chí năm {years}.", "There are no points by criterion for {years}."
    return Note("no_tree", say(lang, vi, en), {"years": (Kind.TEXT, ", ".join(dict.fromkeys(missing)))})


def _parts_note(found: Comparison, lang: str) -> Note | None:
    codes = [row.code for row in found.rows if row.other_parts and row.change is not None]
    if not codes:
        return None
    vi = "Thành phần khác nhau giữa hai bên: {codes}. Thay đổi ở đó gồm cả việc thêm, bớt thành phần."
    en = "Made up of other parts on the two sides: {codes}. Their change includes what was added or dropped."
    return Note("other_parts", say(lang, vi, en), {"codes": (Kind.TEXT, ", ".join(codes))})


def _crosswalk_note(book: Book, found: Comparison, lang: str) -> Note | None:
    index = book.indexes.get(found.now.value.index)
    first, last = sorted((found.then.value.year, found.now.value.year))
    for crosswalk in index.crosswalks if index else ():
        if first < crosswalk.year <= last and crosswalk.note and found.then.value.criteria:
            return Note("crosswalk", "{text}", {"text": (Kind.TEXT, crosswalk.note.say(lang))})
    return None


def _moved_notes(found: Comparison, lang: str) -> tuple[Note, ...]:
    rest = found.unexplained
    if rest is None:
        return ()
    values: dict[str, tuple[Kind, Value]] = {
        "change": (Kind.CHANGE, found.whole.change),
        "rest": (Kind.CHANGE, rest),
    }
    if rest == 0:
        vi, en = "Cộng lại đúng {change}.", "They add up to {change} exactly."
    else:
        vi = "Tổng thay đổi {change}; {rest} không thuộc các dòng trên."
        en = "The total changed by {change}; {rest} is in none of these rows."
    return (Note("moved", say(lang, vi, en), values),)
