"""`targets`: did we reach what we promised? Ranks, points and percent, each in their own terms."""

from collections.abc import Sequence
from decimal import Decimal

from ctscore.analysis.targets import Outcome, Result, Sum
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Ref, Row, Section, Value
from ctscore.views.common import cited
from ctscore.views.labels import column, say, word

_KINDS = {"rank": Kind.COUNT, "points": Kind.POINTS, "percent": Kind.PERCENT}


def targets_document(
    book: Book,
    found: Sequence[Result],
    sums: Sequence[Sum],
    asked: dict[str, str | int | None],
    lang: str,
) -> Document:
    """Return targets with their results: a section for ranks, one for points, one for percent."""
    sections = [
        _section(book, unit, [result for result in found if result.target.unit == unit], sums, lang)
        for unit in _KINDS
    ]
    kept = [section for section in sections if section.rows]
    if not kept:
        nothing = Note("none", say(lang, "Không có mục tiêu nào phù hợp.", "No target is as asked."))
        first = sections[0]
        kept = [Section(first.id, first.title, first.columns, (), (nothing,))]
    return Document("ctscore/targets/1", lang, asked, tuple(kept))


def _section(book: Book, unit: str, found: Sequence[Result], sums: Sequence[Sum], lang: str) -> Section:
    kind = _KINDS[unit]
    ranked = (column("of", Kind.COUNT, lang, called="of_ranked", spare=4),) if unit == "rank" else ()
    scaled = (column("out_of", Kind.POINTS, lang, spare=2),) if unit == "points" else ()
    columns: tuple[Column, ...] = (
        column("document", Kind.TEXT, lang, spare=1),
        column("item", Kind.CODE, lang, spare=6),
        column("name", Kind.TEXT, lang, called="target_name"),
        column("year", Kind.CODE, lang, called="due"),
        column("goal", Kind.REF, lang, spare=5),
        column("target", kind, lang, as_printed=True),
        *scaled,
        column("actual", kind, lang, as_printed=True),
        *ranked,
        column("difference", kind, lang, spare=2, as_printed=True),
        column("outcome", Kind.REF, lang),
        column("index", Kind.CODE, lang, detail=True),
        column("criterion", Kind.CODE, lang, detail=True),
        column("plan", Kind.CODE, lang, detail=True),
        column("row", Kind.CODE, lang, detail=True),
        column("date", Kind.DATE, lang, detail=True),
        column("note", Kind.TEXT, lang, detail=True),
        column("file", Kind.TEXT, lang, detail=True),
    )
    rows = tuple(_row(book, result, lang) for result in found)
    missed = (_missed_note(result, lang) for result in found if result.outcome is Outcome.MISSED)
    added = (_sum_note(book, one, lang) for one in sums) if unit == "points" else ()
    notes = (*([_count_note(found, lang)] if found else []), *missed, *added)
    return Section(unit, word(f"targets-{unit}", lang), columns, rows, notes)


def _figure(value: Decimal | None, unit: str) -> Value:
    """Return a rank as a whole number, anything else as it is."""
    return int(value) if value is not None and unit == "rank" else value


def _row(book: Book, result: Result, lang: str) -> Row:
    target = result.target
    number, day = cited(book, result.plan.value.document)
    values: dict[str, Value] = {
        "document": number,
        "item": target.id,
        "name": target.name.say(lang),
        "year": str(result.year),
        "goal": Ref(target.goal, word(target.goal, lang)),
        "target": _figure(target.value, target.unit),
        "out_of": target.out_of,
        "actual": _figure(result.actual, target.unit),
        "of": result.of,
        "difference": _figure(result.difference, target.unit),
        "outcome": Ref(result.outcome, word(result.outcome, lang)),
        "index": target.index,
        "criterion": target.criterion,
        "plan": result.plan.value.document,
        "row": target.row,
        "date": day,
        "note": target.note.say(lang) if target.note else None,
        "file": result.plan.file,
    }
    return Row(values)


def _count_note(found: Sequence[Result], lang: str) -> Note:
    counts = {outcome: sum(result.outcome is outcome for result in found) for outcome in Outcome}
    vi = "{all} mục tiêu: {met} đạt, {missed} không đạt, {none} chưa có số liệu để so"
    en = "{all} in all: {met} met, {missed} missed, {none} without a figure"
    if counts[Outcome.OTHER_SCALE]:
        vi, en = vi + ", {other} khác thang điểm", en + ", {other} on another scale"
    values: dict[str, tuple[Kind, Value]] = {
        "all": (Kind.COUNT, len(found)),
        "met": (Kind.COUNT, counts[Outcome.MET]),
        "missed": (Kind.COUNT, counts[Outcome.MISSED]),
        "none": (Kind.COUNT, counts[Outcome.NO_FIGURE]),
        "other": (Kind.COUNT, counts[Outcome.OTHER_SCALE]),
    }
    return Note("count", say(lang, vi, en) + ".", values)


def no_figure_note(found: Sequence[Result], lang: str) -> Note:
    """Return how many of the targets of a year have no figure to be held against."""
    vi = "{none} trong {all} mục tiêu của năm chưa có số liệu để so."
    en = "{none} of the {all} targets of the year cannot be told for want of figures."
    values: dict[str, tuple[Kind, Value]] = {
        "none": (Kind.COUNT, sum(result.outcome is Outcome.NO_FIGURE for result in found)),
        "all": (Kind.COUNT, len(found)),
    }
    return Note("no_figure", say(lang, vi, en), values)


def _missed_note(result: Result, lang: str) -> Note:
    """Return by how much a target was missed, in the target's own terms."""
    target, short = result.target, abs(result.difference or Decimal(0))
    what = " ".join(part for part in (target.index or target.name.say(lang), target.criterion) if part)
    values: dict[str, tuple[Kind, Value]] = {
        "what": (Kind.TEXT, what),
        "year": (Kind.TEXT, str(result.year)),
        "target": (Kind.POINTS, target.value),
        "actual": (Kind.POINTS, result.actual),
        "short": (Kind.POINTS, short),
    }
    if target.unit == "rank":
        vi = "{what} {year}: hạng {actual}, mục tiêu nhóm {target}; thiếu {short} bậc."
        places = "one rank" if short == 1 else "{short} ranks"
        en = "{what} {year}: rank {actual}, target top {target}; missed by " + places + "."
    elif target.unit == "percent":
        vi = "{what} {year}: {actual}%, mục tiêu {target}%; thiếu {short} điểm phần trăm."
        en = "{what} {year}: {actual}%, target {target}%; missed by {short} percentage points."
    else:
        vi = "{what} {year}: {actual} điểm, mục tiêu {target}; thiếu {short} điểm."
        en = "{what} {year}: {actual} points, target {target}; missed by {short} points."
    return Note("missed", say(lang, vi, en), values)


def _sum_note(book: Book, one: Sum, lang: str) -> Note:
    vi = "{plan}: {parts} mục tiêu {index} {year} cộng lại {value} trên {out_of} điểm."
    en = "{plan}: the {parts} targets for {index} {year} add up to {value} out of {out_of} points."
    if one.actual_out_of is not None and one.actual_out_of != one.out_of:
        vi += " Kết quả {year} tính trên {actual_out_of} điểm nên không so được."
        en += " The result of {year} is out of {actual_out_of}, so the two are not compared."
    elif one.actual is None:
        vi += " Chưa có kết quả {year} cùng thang điểm để so."
        en += " There is no result of {year} on the same scale to compare."
    else:
        vi += " Kết quả {year}: {actual}."
        en += " Result of {year}: {actual}."
    values: dict[str, tuple[Kind, Value]] = {
        "plan": (Kind.TEXT, cited(book, one.plan.value.document)[0]),
        "parts": (Kind.COUNT, one.parts),
        "index": (Kind.TEXT, one.index),
        "year": (Kind.TEXT, str(one.year)),
        "value": (Kind.POINTS, one.value),
        "out_of": (Kind.POINTS, one.out_of),
        "actual": (Kind.POINTS, one.actual),
        "actual_out_of": (Kind.POINTS, one.actual_out_of),
    }
    return Note("sum", say(lang, vi, en), values)
