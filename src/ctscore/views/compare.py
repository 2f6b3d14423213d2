"""`compare`: two years of one unit, or two units in one year, and what made the difference."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.analysis.bodies import others_moved, same_body
from ctscore.analysis.compare import Compared, Comparison, Pairing, Side
from ctscore.book import Book
from ctscore.decimals import ZERO, total
from ctscore.document import Column, Document, Kind, Note, Ref, Section, Value, headline, note, row_of, table
from ctscore.model import Scorecard
from ctscore.model.scorecard import stage_of
from ctscore.phrases import Wording, Words, filled, joined
from ctscore.records import dataclass
from ctscore.scoring import crosswalks_between, evaluation_of
from ctscore.views.common import (
    ASSUMED,
    capital,
    dated,
    index_name,
    marked,
    period_name,
    present,
    printed_score,
    range_words,
    schema_of,
    shown_whole,
    stage_name,
    stage_words,
)
from ctscore.views.heads import head_of_two
from ctscore.views.labels import column, label, word, word_ref
from ctscore.views.policies import moves_weight, policy_notes
from ctscore.views.shapes import direction, is_plain, looks_raw_notes


@dataclass(frozen=True, slots=True)
class Extent:
    """How much to show: the `most` falls and gains, the tree down to `depth`."""

    most: int
    depth: int


def compare_document(
    book: Book, found: Sequence[Comparison], asked: Mapping[str, str | int | None], extent: Extent
) -> Document:
    """Return each comparison as sections: the tree, what moved the total, falls, gains, what stands alone."""
    sections = tuple(section for one in found for section in _both(book, one, extent))
    plain = all(is_plain(side.value) for one in found for side in (one.then, one.now))
    above = (lambda: present(*(_head(book, one) for one in found))) if len(found) > 1 else None
    return Document(schema_of("compare", plain=plain), asked, sections, heads=above)


def _head(book: Book, found: Comparison) -> Note | None:
    """Return the line of one comparison above the tables of several."""
    then, now, names = found.then.value, found.now.value, _names(book, found)
    of_units = then.unit != now.unit
    title = dated(now.index, now.when) if of_units else joined(" ", (now.index, joined(" → ", names)))
    return head_of_two(found, joined(" · ", (title, *_stages(book, found))), names)


def _both(book: Book, found: Comparison, extent: Extent) -> list[Section]:
    """Return the sections; beside another unit people read what the first one has more or less than it.

    Programs have what the second one has more, as between periods.
    """
    sections, change = _sections(book, found, extent, 1), found.whole.change or ZERO
    if found.then.value.unit == found.now.value.unit:
        return [_for_people(one, change) for one in sections]
    pairs = zip(_sections(book, found, extent, -1), sections, strict=True)
    return [replace(_for_people(ours, -change), for_programs=theirs) for ours, theirs in pairs]


def _for_people(section: Section, change: Decimal) -> Section:
    """Return a section as people read it: what moved the total most, in its direction, comes first."""
    if change <= 0 or not section.id.endswith("/moved"):
        return section
    return replace(section, rows=section.rows[::-1], for_programs=section)


def _sections(book: Book, found: Comparison, extent: Extent, sign: int) -> list[Section]:
    sections = [_tree(book, found, extent.depth, sign)]
    parts = (
        ("moved", found.moved[::sign], _moved_notes(found, sign)),
        ("falls", found.falls[: extent.most], _most_notes(found.falls, extent.most, sign)),
        ("gains", found.gains[: extent.most], _most_notes(found.gains, extent.most, sign)),
    )
    for what, rows, notes in parts:
        if rows and (what != "moved" or found.whole.change is not None):
            heading, columns = _title(book, found, what), _columns(book, found, rows, sign)
            made = table(f"{found.now.value.index}/{what}", heading, columns, rows, notes)
            sections.append(_with_quiet(made, rows))
    then, now = found.then.value, found.now.value
    every = (*sections, *_single(book, found))
    return [marked(book, one, now.index, then.when, now.when) for one in every]


def _title(book: Book, found: Comparison, what: str) -> Wording:
    then, now = found.then.value, found.now.value
    first, second = _names(book, found)
    if then.unit == now.unit:
        sides = joined(" → ", (joined(" ", (now.index, first)), second))
        return joined(" · ", (sides, book.unit_short(now.unit), word(what), *_stages(book, found)))
    between = _between_units(book, found, what)
    return joined(" · ", (dated(now.index, now.when), *between, *_stages(book, found)))


def _stages(book: Book, found: Comparison) -> tuple[Wording, ...]:
    """Return the stage of both sides, where a file names one; of each where they differ."""
    sides = [stage_words(book, side.value) for side in (found.then, found.now)]
    if sides == [None, None]:
        return ()
    names = [stage_name(book, side.value.index, stage_of(side.value)) for side in (found.then, found.now)]
    return (names[0],) if names[0] == names[1] else (joined(" → ", names),)


def _between_units(book: Book, found: Comparison, what: str) -> tuple[Wording, ...]:
    """Return what a section is called where two units are compared: nothing fell or rose.

    Words are those of the first unit: where the second has less ("falls"), the first one leads.
    """
    first, second = _names(book, found)
    names = {"first": first, "second": second}
    if what == "falls":
        vi, en = "{first} hơn {second} nhiều nhất", "where {first} is furthest ahead of {second}"
        return (filled(vi, en, **names),)
    if what == "gains":
        vi, en = "{first} kém {second} nhiều nhất", "where {first} is furthest behind {second}"
        return (filled(vi, en, **names),)
    against = filled("{first} so với {second}", "{first} against {second}", **names)
    return (against,) if what == "compare" else (against, word("apart" if what == "moved" else what))


def _names(book: Book, found: Comparison) -> tuple[Wording, Wording]:
    """Return what the two sides are called: by period, by unit, or by the name of a scenario."""
    then, now = found.then.value, found.now.value
    if then.unit != now.unit:
        return book.unit_short(then.unit), book.unit_short(now.unit)
    return period_name(then.when), found.scenario or period_name(now.when)


def _columns(
    book: Book, found: Comparison, shown: Sequence[Compared], sign: int
) -> tuple[Column[Compared], ...]:
    """Return the columns; codes and scales of both sides stand where they differ in one of the rows shown."""
    then, now = _names(book, found)
    change: Column[Compared] = column("change", Kind.CHANGE, lambda row: _turned(row.change, sign))
    filed: tuple[Wording, Wording] = str(found.then.value.when), found.scenario or str(found.now.value.when)
    if found.then.value.unit != found.now.value.unit:
        filed = _names(book, found)
        # The titles say whose points more or less these are, to people; the sign alone does not.
        against = filled("{now} so với {then}", "{now} against {then}", now=now, then=then)
        change = replace(change, label=against if sign > 0 else label("difference"))
    moved: tuple[Column[Compared], ...] = (
        column("moved", Kind.CHANGE, lambda row: _turned(row.moved, sign), called="moved_whole"),
    )
    better: tuple[Column[Compared], ...] = (column("better", Kind.REF, lambda row: direction(row.better)),)
    recoded = any(row.then and row.now and row.then.code != row.now.code for row in shown)
    scaled = any(row.pairing in (Pairing.OTHER_SCALE, Pairing.UNKNOWN_SCALE) for row in shown)
    return (
        column("code", Kind.CODE, lambda row: found.now.value.index if row is found.whole else row.code),
        column("name", Kind.TEXT, lambda row: _name(book, found, row)),
        column("depth", Kind.COUNT, lambda row: row.depth, machine_only=True),
        Column("then", capital(then), Kind.POINTS, lambda row: row.then.points if row.then else None),
        Column("now", capital(now), Kind.POINTS, lambda row: row.now.points if row.now else None),
        change,
        *(better if any(row.is_raw for row in shown) else ()),
        *(moved if found.weighted else ()),
        column(
            "others", Kind.CHANGE, lambda row: None if row.change is None else row.others, drop_priority=4
        ),
        column("remark", Kind.REF, lambda row: _remark(row, (then, now)), drop_priority=1),
        column(
            "code_then",
            Kind.CODE,
            lambda row: row.then.code or None if row.then else None,
            drop_priority=5,
            machine_only=not recoded,
        ),
        column(
            "max_then",
            Kind.POINTS,
            lambda row: row.then.known_max if row.then else None,
            drop_priority=3,
            as_printed=True,
            machine_only=not scaled,
        ),
        column(
            "max_now",
            Kind.POINTS,
            lambda row: row.now.known_max if row.now else None,
            drop_priority=3,
            as_printed=True,
            machine_only=not scaled,
        ),
        column("side_then", Kind.CODE, lambda _: filed[0], machine_only=True),
        column("side_now", Kind.CODE, lambda _: filed[1], machine_only=True),
    )


def _turned(change: Decimal | None, sign: int) -> Decimal | None:
    return None if change is None else change * sign


def _name(book: Book, found: Comparison, row: Compared) -> Wording | None:
    if row is found.whole:
        return index_name(book, found.now.value.index)
    return row.criterion.name if row.criterion else None


def _tree(book: Book, found: Comparison, depth: int, sign: int) -> Section:
    shown = [row for row in found.rows if row.depth <= depth]
    columns = _columns(book, found, (found.whole, *shown), sign)
    below = (row_of(columns, row, depth=row.depth, strong=row.depth == 1) for row in shown)
    rows = (row_of(columns, found.whole, strong=True), *below)
    heading = _title(book, found, "compare")
    tree = Section(found.now.value.index, heading, columns, rows, _notes(book, found), "tree")
    return _with_quiet(tree, (found.whole, *shown))


def _with_quiet(section: Section, shown: Sequence[Compared]) -> Section:
    """Return a section whose rows are quiet where both sides are the same, or neither has points."""
    pairs = zip(section.rows, shown, strict=True)
    return replace(section, rows=tuple(replace(row, quiet=_is_same(one)) for row, one in pairs))


def _is_same(row: Compared) -> bool:
    if row.pairing is Pairing.NO_FIGURE:
        return all(side is not None and side.points is None for side in (row.then, row.now))
    return row.change == 0 and not row.other_parts


def _remark(row: Compared, names: tuple[Wording, Wording]) -> Ref | None:
    """Return why the two sides, called `names`, are not simply subtracted; nothing where they are."""
    if row.pairing in (Pairing.OTHER_SCALE, Pairing.UNKNOWN_SCALE):
        return word_ref(row.pairing)
    if row.pairing is Pairing.NO_FIGURE:
        return Ref("no-figure", _no_figure(row, names))
    return word_ref("other-parts") if row.other_parts else None


def _no_figure(row: Compared, names: tuple[Wording, Wording]) -> Wording:
    """Return which side has no points, or between which figures they lie where a part of them is known."""
    sides = [(side, name) for side, name in zip((row.then, row.now), names, strict=True) if side]
    missing = [(side.between, name) for side, name in sides if side.points is None]
    if [between for between, _ in missing] == [None, None]:
        return Words("hai bên chưa có điểm", "no points on either side")
    return joined("; ", (_unknown(name, between) for between, name in missing))


def _unknown(name: Wording, between: tuple[Decimal, Decimal] | None) -> Wording:
    if between is None:
        return filled("{side}: chưa có điểm", "{side}: no points", side=name)
    vi, en = "{side}: chưa đủ điểm, {range}", "{side}: not known whole, {range}"
    return filled(vi, en, side=name, range=range_words(between))


def _single(book: Book, found: Comparison) -> list[Section]:
    if not found.single:
        return []
    then, now = _names(book, found)

    def side(row: Compared) -> Side | None:
        return row.then or row.now

    columns: tuple[Column[Compared], ...] = (
        column("code", Kind.CODE, lambda row: row.code),
        column("name", Kind.TEXT, lambda row: row.criterion.name if row.criterion else None),
        column("depth", Kind.COUNT, lambda row: row.depth, machine_only=True),
        column("side", Kind.REF, lambda row: Ref("then", then) if row.now is None else Ref("now", now)),
        column("score", Kind.POINTS, lambda row: one.points if (one := side(row)) else None),
        column("max", Kind.POINTS, lambda row: one.known_max if (one := side(row)) else None),
    )
    notes = present(_listing_note(found.then.value, found.now.value))
    heading = _title(book, found, "single")
    return [table(f"{found.now.value.index}/single", heading, columns, found.single, notes)]


def _listing_note(then: Scorecard, now: Scorecard) -> Note | None:
    if "losses-only" not in (then.listing if then.criteria else "", now.listing if now.criteria else ""):
        return None
    return note(
        "losses_only",
        "Nguồn chỉ liệt kê tiêu chí mất điểm: tiêu chí vắng ở một bên có thể đạt tối đa, cũng có thể không "
        "có trong bộ tiêu chí kỳ ấy.",
        "The source lists only what lost points: a criterion missing on one side may have full marks there, "
        "or not exist.",
    )


def _notes(book: Book, found: Comparison) -> tuple[Note, ...]:
    return present(
        _change_note(book, found),
        _both_note(book, found),
        _shared_note(book, found),
        _scale_note(book, found),
        *looks_raw_notes(found.now.value),
        *_basis_notes(book, found),
        _no_tree(book, found),
        _parts_note(found),
        *_borders_note(book, found),
        *_crosswalk_notes(book, found),
        *_policy_notes(book, found),
    )


def _change_note(book: Book, found: Comparison) -> Note | None:
    whole, then, now = found.whole, found.then.value, found.now.value
    if whole.change is None or whole.then is None or whole.now is None:
        return None
    ours, theirs = _names(book, found)
    vi = "Tổng điểm: {then} → {now} ({change}) trên thang {max}. Thay đổi tính từ số chưa làm tròn."
    en = "Total: {then} → {now} ({change}) out of {max}. Changes are those of unrounded figures."
    if then.unit != now.unit:
        more_vi, more_en = ("kém", "behind") if whole.change > 0 else ("hơn", "ahead of")
        vi = f"Tổng điểm trên thang {{max}}: {{ours}} {more_vi} {{theirs}} {{off}}. Chênh lệch tính từ số "
        vi += "chưa làm tròn."
        en = f"Total out of {{max}}: {{ours}} is {{off}} {more_en} {{theirs}}. Differences are of unrounded "
        en += "figures."
    if then.unit != now.unit and not whole.change:
        vi, en = "Tổng điểm bằng nhau: {now}/{max}.", "The totals are equal: {now} of {max}."
    return headline(
        "change",
        vi,
        en,
        then=whole.then.points,
        now=whole.now.points,
        change=(Kind.CHANGE, whole.change),
        max=whole.now.max,
        ours=ours,
        theirs=theirs,
        off=abs(whole.change),
    )


def _both_note(book: Book, found: Comparison) -> Note | None:
    """Return what the criteria that both sides have come to, where the trees have others besides."""
    rows = found.of_both
    if not rows:
        return None
    then, now = total(row.worth[0] for row in rows), total(row.worth[1] for row in rows)
    vi = "Riêng {count} tiêu chí có ở cả hai bên, cùng thang điểm: {then} → {now} ({change})."
    en = "The {count:criterion|criteria} that both have on one scale: {then} → {now} ({change})."
    if found.then.value.unit != found.now.value.unit:
        vi = "Riêng {count} tiêu chí có ở cả hai bên, cùng thang điểm: {ours} {then}, {theirs} {now}."
        en = "The {count:criterion|criteria} that both have on one scale: {ours} {then}, {theirs} {now}."
    ours, theirs = _names(book, found)
    return note(
        "of_both",
        vi,
        en,
        count=len(rows),
        then=then,
        now=now,
        change=(Kind.CHANGE, now - then),
        ours=ours,
        theirs=theirs,
    )


def _shared_note(book: Book, found: Comparison) -> Note | None:
    """Return what the column of all units is for, and who is not among these, where there is one."""
    if found.whole.others is None and not any(row.others is not None for row in found.rows):
        return None
    vi = (
        "“Trung vị các đơn vị”: thay đổi trung vị của mọi đơn vị. Nơi nào cũng tăng hay giảm thì thay đổi "
        "không riêng của một đơn vị."
    )
    en = "“Median of all”: the median change of all units. What everybody gained or lost is nobody's own."
    then, now = found.then.value, found.now.value
    if others_moved(book, now.index, now.unit, then.day, now.day):
        vi += " Đơn vị sáp nhập hay kết thúc giữa hai kỳ không được tính."
        en += " Units that merged or ended between the two are not counted."
    return note("others", vi, en)


def _scale_note(book: Book, found: Comparison) -> Note | None:
    if found.whole.pairing is not Pairing.OTHER_SCALE or found.whole.then is None or found.whole.now is None:
        return None
    then, now = _names(book, found)
    return note(
        "other_scale",
        "Không trừ hai tổng: {side_then} trên thang {max_then}, {side_now} trên thang {max_now}. "
        "Chỉ so được các tiêu chí cùng thang.",
        "The totals are not subtracted: {side_then} is out of {max_then}, {side_now} out of {max_now}. Only "
        "criteria on the same scale are compared.",
        side_then=then,
        side_now=now,
        max_then=found.whole.then.max,
        max_now=found.whole.now.max,
    )


def _basis_notes(book: Book, found: Comparison) -> Iterator[Note]:
    cards = found.then.value, found.now.value
    for card, side, head in zip(cards, _names(book, found), found.headlines, strict=True):
        more: dict[str, Value] = {"side": side}
        whole = evaluation_of(card).whole if card.criteria else None
        if head is None and whole is not None and not whole.known:
            vi = "{side}: chưa đủ điểm, tổng từ {low} đến {high}."
            en = "{side}: not known whole, the total is {low} to {high}."
            more |= {"low": whole.low, "high": whole.high}
        elif head is None:
            vi, en = "{side}: không có tổng điểm.", "{side}: there is no total."
        elif head.basis == "assumed":
            vi, en = (f"{{side}}: {ASSUMED.say(lang)}." for lang in ("vi", "en"))
            more |= {
                "printed": printed_score(book, card),
                "score": head.score,
                "max": whole.max if whole else None,
            }
        elif head.basis == "implied":
            vi = "{side}: tổng điểm suy ra, nguồn không nêu."
            en = "{side}: the total is implied, not printed."
        elif head.basis in ("published", "printed") and whole is not None:
            vi = "{side}: dùng {printed}, vì cây tiêu chí cộng lại ra số khác."
            en = "{side}: {printed} is used, because the tree adds up to another."
            if not whole.known:
                vi = "{side}: dùng {printed}, vì cây tiêu chí chưa đủ điểm."
                en = "{side}: {printed} is used, because the tree is not known whole."
            if found.scenario and card is found.now.value:
                vi, en = "{side}: {printed} cộng phần thay đổi.", "{side}: {printed} plus the changes."
            more["printed"] = printed_score(book, card)
        else:
            continue
        yield note("basis", vi, en, **more)


def _policy_notes(book: Book, found: Comparison) -> Iterator[Note]:
    """Yield what does not apply on each side: points and weights differ by that alone."""
    for filed, side in zip((found.then, found.now), _names(book, found), strict=True):
        if filed.value.criteria:
            yield from policy_notes(evaluation_of(filed.value), side)


def _no_tree(book: Book, found: Comparison) -> Note | None:
    sides = zip((found.then.value, found.now.value), _names(book, found), strict=True)
    missing = [name for card, name in sides if not card.criteria]
    if not missing:
        return None
    vi, en = "Không có điểm từng tiêu chí: {sides}.", "There are no points by criterion for {sides}."
    return note("no_tree", vi, en, sides=joined(", ", missing))


def _parts_note(found: Comparison) -> Note | None:
    codes = [row.code for row in found.rows if row.other_parts and row.change is not None]
    vi = "Thành phần khác nhau giữa hai bên: {codes}. Thay đổi ở đó gồm cả việc thêm, bớt thành phần."
    en = "Made up of other parts on the two sides: {codes}. Their change includes what was added or dropped."
    return note("other_parts", vi, en, codes=", ".join(codes)) if codes else None


def _borders_note(book: Book, found: Comparison) -> tuple[Note, ...]:
    """Return what is to be told where one id means two bodies."""
    then, now = found.then.value, found.now.value
    if same_body(book, then, now):
        return ()
    vi = "{unit} của {then} và của {now} không cùng địa giới: thay đổi không chỉ do kết quả."
    en = "{unit} of {then} and of {now} have other borders: the change is not one of results alone."
    sides = {"then": period_name(then.when), "now": period_name(now.when)}
    return (note("borders", vi, en, unit=book.unit_short(now.unit), **sides),)


def _crosswalk_notes(book: Book, found: Comparison) -> tuple[Note, ...]:
    if not found.rows:
        return ()
    index = book.indexes.get(found.now.value.index)
    walks = crosswalks_between(index, found.then.value.when.year, found.now.value.when.year)
    return tuple(Note("crosswalk", "{text}", {"text": walk.note}) for walk in walks if walk.note)


def _most_notes(rows: Sequence[Compared], most: int, sign: int) -> tuple[Note, ...]:
    """Return how many others changed as much as the last of the first `most`, and which are no points."""
    shown = rows[:most]
    equal = sum(
        (row.change, row.is_raw) == (shown[-1].change, shown[-1].is_raw) for row in rows[most:] if most
    )
    vi = "Còn {count} tiêu chí khác cũng {change}."
    en = "{count:other criterion has|other criteria have} {change} too."
    change = (Kind.CHANGE, _turned(shown[-1].change, sign) if shown else None)
    as_much = note("as_much", vi, en, count=equal, change=change) if equal else None
    return present(as_much, *_raw_notes(shown))


def _raw_notes(rows: Sequence[Compared]) -> tuple[Note, ...]:
    codes = ", ".join(row.code for row in rows if row.is_raw)
    if not codes:
        return ()
    vi = "{codes}: giá trị thô, không phải điểm; đứng sau các tiêu chí có điểm và theo chiều tốt của nó."
    en = "{codes}: raw values and no points; they stand behind criteria with points, by their direction."
    return (note("raw", vi, en, codes=codes),)


def _moved_notes(found: Comparison, sign: int) -> tuple[Note, ...]:
    """Return what the rows add up to; readers can do that sum only where no figure is rounded."""
    rest = found.unexplained
    if rest is None:
        return ()
    between_units = found.then.value.unit != found.now.value.unit
    if rest != 0:
        vi = "Tổng thay đổi {change}; {rest} không thuộc các dòng trên."
        en = "The total changed by {change}; {rest} is in none of these rows."
        if between_units:
            vi = "Tổng chênh lệch {change}; {rest} không thuộc các dòng trên."
            en = "The totals differ by {change}; {rest} is in none of these rows."
        if moves_weight(found.then.value) or moves_weight(found.now.value):
            vi += " Trọng số hai bên khác nhau vì có phần không áp dụng."
            en += " Weights differ on the two sides, because of what does not apply."
    elif shown_whole((*(row.moved for row in found.moved), found.whole.change)):
        vi, en = "Các dòng trên cộng lại đúng bằng {change}.", "These rows add up to {change} exactly."
    else:
        what_vi, what_en = ("chênh lệch", "differences") if between_units else ("thay đổi", "changes")
        vi = f"Tính từ số chưa làm tròn, các {what_vi} trên cộng lại bằng {{change}}."
        en = f"The unrounded {what_en} of these rows add up to {{change}}."
    change, rest = _turned(found.whole.change, sign), rest * sign
    return (note("moved", vi, en, change=(Kind.CHANGE, change), rest=(Kind.CHANGE, rest)),)
