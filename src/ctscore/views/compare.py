"""`compare`: two years of one unit, or two units in one year, and what made the difference."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ctscore.analysis.compare import Compared, Comparison, Pairing, Side
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Ref, Row, Section, Value
from ctscore.model import Scorecard
from ctscore.scoring import crosswalks_between
from ctscore.views.common import index_name, present, shown_whole, unit_ref
from ctscore.views.labels import column, say, word


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
            lines = tuple(_row(book, found, row, lang, flat=True) for row in rows)
            sections.append(
                Section(
                    f"{found.now.value.index}/{what}", title, _columns(book, found, rows, lang), lines, notes
                )
            )
    return [*sections, *_single(book, found, lang)]


def _title(book: Book, found: Comparison, what: str, lang: str) -> str:
    then, now = found.then.value, found.now.value
    if then.unit == now.unit:
        first, second = _names(book, found, lang)
        sides = f"{first} → {second} · {unit_ref(book, now.unit).label}"
        return f"{now.index} {sides} · {word(what, lang)}"
    sides = f"{now.year} · {unit_ref(book, then.unit).label} → {unit_ref(book, now.unit).label}"
    return f"{now.index} {sides} · {_between_units(book, found, what, lang)}"


def _between_units(book: Book, found: Comparison, what: str, lang: str) -> str:
    """Return what a section is called where two units are compared: nothing fell or rose.

    Words are those of the first unit: where the second has less ("falls"), the first one leads.
    """
    first, second = _names(book, found, lang)
    if what == "falls":
        return say(lang, f"{first} hơn {second} nhiều nhất", f"where {first} is furthest ahead of {second}")
    if what == "gains":
        return say(lang, f"{first} kém {second} nhiều nhất", f"where {first} is furthest behind {second}")
    return word("apart" if what == "moved" else what, lang)


def _names(book: Book, found: Comparison, lang: str) -> tuple[str, str]:
    """Return what the two sides are called: by year, by unit, or by the name of a scenario."""
    then, now = found.then.value, found.now.value
    if then.unit != now.unit:
        return unit_ref(book, then.unit).label, unit_ref(book, now.unit).label
    scenario = found.scenario.say(lang) if found.scenario else None
    return str(then.year), scenario or str(now.year)


def _columns(book: Book, found: Comparison, shown: Sequence[Compared], lang: str) -> tuple[Column, ...]:
    """Return the columns; codes and scales of both sides stand where they differ in one of the rows shown."""
    then, now = found.then.value, found.now.value
    names = _names(book, found, lang)
    change = column("change", Kind.CHANGE, lang)
    if then.unit != now.unit:
        # Whose points more or less these are, the sign alone does not say.
        against = say(lang, f"{names[1]} so với {names[0]}", f"{names[1]} against {names[0]}")
        change = replace(change, label=against)
    recoded = any(row.then and row.now and row.then.code != row.now.code for row in shown)
    scaled = any(row.pairing in (Pairing.OTHER_SCALE, Pairing.UNKNOWN_SCALE) for row in shown)
    return (
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang),
        column("depth", Kind.COUNT, lang, detail=True),
        Column("then", names[0], Kind.POINTS),
        Column("now", names[1], Kind.POINTS),
        change,
        column("others", Kind.CHANGE, lang, spare=4),
        column("remark", Kind.REF, lang, spare=1),
        column("code_then", Kind.CODE, lang, spare=5, detail=not recoded),
        column("max_then", Kind.POINTS, lang, spare=3, as_printed=True, detail=not scaled),
        column("max_now", Kind.POINTS, lang, spare=3, as_printed=True, detail=not scaled),
        column("side_then", Kind.CODE, lang, detail=True),
        column("side_now", Kind.CODE, lang, detail=True),
    )


def _tree(book: Book, found: Comparison, depth: int, lang: str) -> Section:
    shown = [row for row in found.rows if row.depth <= depth]
    rows = (_whole_row(book, found, lang), *(_row(book, found, row, lang) for row in shown))
    title = _title(book, found, "compare", lang)
    columns = _columns(book, found, (found.whole, *shown), lang)
    return Section(found.now.value.index, title, columns, rows, _notes(book, found, lang), "tree")


def _whole_row(book: Book, found: Comparison, lang: str) -> Row:
    values = {
        **_values(book, found, found.whole, lang),
        "code": found.now.value.index,
        "name": index_name(book, found.now.value, lang),
    }
    return Row(values, depth=0, strong=True)


def _row(book: Book, found: Comparison, row: Compared, lang: str, *, flat: bool = False) -> Row:
    values = _values(book, found, row, lang)
    return Row(values, depth=0 if flat else row.depth, strong=row.depth == 1 and not flat)


def _values(book: Book, found: Comparison, row: Compared, lang: str) -> dict[str, Value]:
    names = _names(book, found, lang)
    return {
        "code": row.code,
        "name": row.criterion.name.say(lang) if row.criterion else None,
        "depth": row.depth,
        "then": row.then.points if row.then else None,
        "now": row.now.points if row.now else None,
        "change": row.change,
        "others": row.others if row.change is not None else None,
        "remark": _remark(row, lang),
        "code_then": row.then.code or None if row.then else None,
        "max_then": row.then.max if row.then else None,
        "max_now": row.now.max if row.now else None,
        "side_then": names[0],
        "side_now": names[1],
    }


def _remark(row: Compared, lang: str) -> Ref | None:
    """Return why the two sides are not simply subtracted; nothing where they are."""
    if row.pairing in (Pairing.OTHER_SCALE, Pairing.UNKNOWN_SCALE):
        return Ref(row.pairing, word(row.pairing, lang))
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
    names = _names(book, found, lang)
    for row in found.single:
        side: Side | None = row.then or row.now
        id_, name = ("then", names[0]) if row.now is None else ("now", names[1])
        rows.append(
            Row(
                {
                    "code": row.code,
                    "name": row.criterion.name.say(lang) if row.criterion else None,
                    "depth": row.depth,
                    "side": Ref(id_, name),
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
        _change_note(book, found, lang),
        _shared_note(found, lang),
        _scale_note(book, found, lang),
        *_basis_notes(book, found, lang),
        _no_tree(book, found, lang),
        _parts_note(found, lang),
        *_crosswalk_notes(book, found, lang),
    )


def _change_note(book: Book, found: Comparison, lang: str) -> Note | None:
    whole, then, now = found.whole, found.then.value, found.now.value
    if whole.change is None or whole.then is None or whole.now is None:
        return None
    names = _names(book, found, lang)
    behind, ahead = names if whole.change >= 0 else reversed(names)
    values: dict[str, tuple[Kind, Value]] = {
        "then": (Kind.POINTS, whole.then.points),
        "now": (Kind.POINTS, whole.now.points),
        "change": (Kind.CHANGE, whole.change),
        "max": (Kind.POINTS, whole.now.max),
        "ahead": (Kind.TEXT, ahead),
        "behind": (Kind.TEXT, behind),
        "off": (Kind.POINTS, abs(whole.change)),
    }
    vi = "Tổng điểm: {then} → {now} ({change}) trên thang {max}. Thay đổi tính từ số chưa làm tròn."
    en = "Total: {then} → {now} ({change}) out of {max}. Changes are those of unrounded figures."
    if then.unit != now.unit:
        vi = "Tổng điểm trên thang {max}: {ahead} hơn {behind} {off}. Chênh lệch tính từ số chưa làm tròn."
        en = "Total out of {max}: {ahead} is {off} ahead of {behind}. Differences are of unrounded figures."
    if then.unit != now.unit and not whole.change:
        vi, en = "Tổng điểm bằng nhau: {now}/{max}.", "The totals are equal: {now} of {max}."
    return Note("change", say(lang, vi, en), values)


def _shared_note(found: Comparison, lang: str) -> Note | None:
    """Return what the column of all units is for, where there is one."""
    if found.whole.others is None and not any(row.others is not None for row in found.rows):
        return None
    vi = (
        "“Trung vị các đơn vị”: thay đổi trung vị của mọi đơn vị. Nơi nào cũng tăng hay giảm thì thay đổi "
        "không riêng của một đơn vị."
    )
    en = "“Median of all”: the median change of all units. What everybody gained or lost is nobody's own."
    return Note("others", say(lang, vi, en))


def _scale_note(book: Book, found: Comparison, lang: str) -> Note | None:
    names = _names(book, found, lang)
    if found.whole.pairing is not Pairing.OTHER_SCALE:
        return None
    then, now = found.then.value, found.now.value
    vi = (
        "Không trừ hai tổng: {side_then} trên thang {max_then}, {side_now} trên thang {max_now}. "
        "Chỉ so được các tiêu chí cùng thang."
    )
    en = (
        "The totals are not subtracted: {side_then} is out of {max_then}, {side_now} out of {max_now}. Only "
        "criteria on the same scale are compared."
    )
    values: dict[str, tuple[Kind, Value]] = {
        "side_then": (Kind.TEXT, names[0]),
        "side_now": (Kind.TEXT, names[1]),
        "max_then": (Kind.POINTS, then.max),
        "max_now": (Kind.POINTS, now.max),
    }
    return Note("other_scale", say(lang, vi, en), values)


def _basis_notes(book: Book, found: Comparison, lang: str) -> list[Note]:
    notes = []
    cards = found.then.value, found.now.value
    for card, side, head in zip(cards, _names(book, found, lang), found.headlines, strict=True):
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
            if found.scenario and card is found.now.value:
                vi, en = (
                    "{side}: điểm công bố cộng phần thay đổi.",
                    "{side}: the published score plus the changes.",
                )
        else:
            continue
        notes.append(Note("basis", say(lang, vi, en), {"side": (Kind.TEXT, side)}))
    return notes


def _no_tree(book: Book, found: Comparison, lang: str) -> Note | None:
    sides = zip((found.then.value, found.now.value), _names(book, found, lang), strict=True)
    missing = ", ".join(name for card, name in sides if not card.criteria)
    if not missing:
        return None
    vi, en = "Không có điểm từng tiêu chí: {sides}.", "There are no points by criterion for {sides}."
    return Note("no_tree", say(lang, vi, en), {"sides": (Kind.TEXT, missing)})


def _parts_note(found: Comparison, lang: str) -> Note | None:
    codes = [row.code for row in found.rows if row.other_parts and row.change is not None]
    if not codes:
        return None
    vi = "Thành phần khác nhau giữa hai bên: {codes}. Thay đổi ở đó gồm cả việc thêm, bớt thành phần."
    en = "Made up of other parts on the two sides: {codes}. Their change includes what was added or dropped."
    return Note("other_parts", say(lang, vi, en), {"codes": (Kind.TEXT, ", ".join(codes))})


def _crosswalk_notes(book: Book, found: Comparison, lang: str) -> tuple[Note, ...]:
    if not found.rows:
        return ()
    index = book.indexes.get(found.now.value.index)
    walks = crosswalks_between(index, found.then.value.year, found.now.value.year)
    return tuple(
        Note("crosswalk", "{text}", {"text": (Kind.TEXT, crosswalk.note.say(lang))})
        for crosswalk in walks
        if crosswalk.note
    )


def _moved_notes(found: Comparison, lang: str) -> tuple[Note, ...]:
    """Return what the rows add up to; readers can do that sum only where no figure is rounded."""
    rest = found.unexplained
    if rest is None:
        return ()
    between_units = found.then.value.unit != found.now.value.unit
    values: dict[str, tuple[Kind, Value]] = {
        "change": (Kind.CHANGE, found.whole.change),
        "rest": (Kind.CHANGE, rest),
    }
    if rest != 0:
        vi = "Tổng thay đổi {change}; {rest} không thuộc các dòng trên."
        en = "The total changed by {change}; {rest} is in none of these rows."
        if between_units:
            vi = "Tổng chênh lệch {change}; {rest} không thuộc các dòng trên."
            en = "The totals differ by {change}; {rest} is in none of these rows."
    elif shown_whole((*(row.change for row in found.moved), found.whole.change)):
        vi, en = "Các dòng trên cộng lại đúng bằng {change}.", "These rows add up to {change} exactly."
    else:
        what_vi, what_en = ("chênh lệch", "differences") if between_units else ("thay đổi", "changes")
        vi = f"Tính từ số chưa làm tròn, các {what_vi} trên cộng lại bằng {{change}}."
        en = f"The unrounded {what_en} of these rows add up to {{change}}."
    return (Note("moved", say(lang, vi, en), values),)
