"""`rank`: the table around our place, and the ladder of what the ranks above it cost."""

from collections.abc import Sequence

from ctscore.analysis.panels import WHOLE
from ctscore.analysis.ranking import TOP, mean, median, threshold
from ctscore.analysis.standing import Rung, Standing
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Ref, Row, Section, Value
from ctscore.scoring import walk
from ctscore.views.common import cited, present, unit_ref
from ctscore.views.labels import column, say, word


def rank_document(
    book: Book, found: Sequence[Standing], asked: dict[str, str | int | None], lang: str
) -> Document:
    """Return each ranking as two sections: the units around ours, and the ladder."""
    sections = [section for one in found for section in _sections(book, one, lang)]
    return Document("ctscore/rank/1", lang, asked, tuple(sections))


def _sections(book: Book, found: Standing, lang: str) -> list[Section]:
    index, own = found.scores.panel.index, found.own
    year = str(found.scores.panel.year)
    columns: tuple[Column, ...] = (
        column("rank", Kind.COUNT, lang),
        column("unit", Kind.REF, lang),
        column("score", Kind.POINTS, lang),
    )
    if own is not None:
        columns = (*columns, column("away", Kind.CHANGE, lang))
    columns = (
        *columns,
        column("year", Kind.CODE, lang, detail=True),
        column("own", Kind.REF, lang, detail=True),
    )
    rows = tuple(
        Row(
            {
                "rank": place.rank,
                "unit": unit_ref(book, place.unit),
                "score": place.score,
                "away": place.score - own.score if own else None,
                "year": year,
                "own": Ref("own", unit_ref(book, place.unit).label) if place is own else None,
            },
            strong=place is own,
        )
        for place in found.shown
    )
    table = Section(index, _title(found, "ranking", lang), columns, rows, _notes(book, found, lang))
    return [table] if own is None else [table, _ladder(book, found, lang)]


def _title(found: Standing, what: str, lang: str) -> str:
    panel = found.scores.panel
    names = (node.criterion for node in walk(found.scores.tree) if node.criterion.code == found.code)
    criterion = next(names, None)
    part = f" · {criterion.code} {criterion.name.say(lang)}" if criterion else ""
    return f"{panel.index} {panel.year}{part} · {word(what, lang)}"


def _ladder(book: Book, found: Standing, lang: str) -> Section:
    columns = (
        column("goal", Kind.REF, lang, called="rung"),
        column("rank", Kind.COUNT, lang, called="rung_rank"),
        column("score", Kind.POINTS, lang),
        column("missing", Kind.POINTS, lang),
        column("units", Kind.REFS, lang, called="rung_units", spare=1),
    )
    rows = tuple(_rung(book, rung, lang) for rung in found.ladder)
    index = found.scores.panel.index
    return Section(
        f"{index}/ladder", _title(found, "ladder", lang), columns, rows, _ladder_notes(book, found, lang)
    )


def _rung(book: Book, rung: Rung, lang: str) -> Row:
    reached = "" if rung.points else say(lang, " (đã đạt)", " (reached)")
    return Row(
        {
            "goal": Ref(rung.goal, word(rung.goal, lang) + reached),
            "rank": rung.rank,
            "score": rung.score,
            "missing": rung.points,
            "units": tuple(unit_ref(book, unit) for unit in rung.units),
        }
    )


def _notes(book: Book, found: Standing, lang: str) -> tuple[Note, ...]:
    return present(
        _place_note(book, found, lang), _middle_note(found, lang), *_missing_notes(book, found, lang)
    )


def _place_note(book: Book, found: Standing, lang: str) -> Note | None:
    own = found.own
    if own is None:
        vi, en = "{unit} không có điểm ở đây.", "{unit} has no points here."
        return Note("no_place", say(lang, vi, en), {"unit": (Kind.REF, unit_ref(book, found.unit))})
    values: dict[str, tuple[Kind, Value]] = {
        "unit": (Kind.REF, unit_ref(book, own.unit)),
        "rank": (Kind.COUNT, own.rank),
        "of": (Kind.COUNT, len(found.places)),
        "score": (Kind.POINTS, own.score),
    }
    vi = "{unit}: hạng {rank}/{of}, {score} điểm. Xếp theo điểm chưa làm tròn; điểm bằng nhau thì đồng hạng."
    en = "{unit}: rank {rank} of {of}, {score} points. Ranked by unrounded points; equal points share a rank."
    return Note("place", say(lang, vi, en), values)


def _middle_note(found: Standing, lang: str) -> Note | None:
    by_unit = found.scores.by_code[found.code]
    if not by_unit:
        return None
    values: dict[str, tuple[Kind, Value]] = {
        "mean": (Kind.POINTS, mean(by_unit.values())),
        "median": (Kind.POINTS, median(by_unit)),
        "best": (Kind.POINTS, max(by_unit.values())),
    }
    vi, en = (
        "Trung bình {mean}, trung vị {median}, cao nhất {best}",
        "Mean {mean}, median {median}, best {best}",
    )
    if len(by_unit) >= TOP:
        values["top"] = (Kind.POINTS, threshold(by_unit.values(), TOP))
        vi, en = vi + ", ngưỡng tốp 20 {top}", en + ", threshold of the top 20 {top}"
    return Note("middle", say(lang, vi, en) + ".", values)


def _missing_notes(book: Book, found: Standing, lang: str) -> list[Note]:
    """Return who is not ranked: units published in part, and units of the same kinds without a row."""
    rows = set(found.scores.units)
    kinds = {unit.kind for id_, unit in book.units.items() if id_ in rows}
    absent = [id_ for id_, unit in book.units.items() if unit.kind in kinds and id_ not in rows]
    notes = []
    if absent:
        vi, en = "Không có số liệu công bố: {units}.", "Not published: {units}."
        units = tuple(unit_ref(book, unit) for unit in absent)
        notes.append(Note("absent", say(lang, vi, en), {"units": (Kind.REFS, units)}))
    if found.partial:
        vi = "Chỉ công bố một phần nên không xếp hạng: {units}."
        en = "Published in part only, so not ranked: {units}."
        units = tuple(unit_ref(book, unit) for unit in found.partial)
        notes.append(Note("partial", say(lang, vi, en), {"units": (Kind.REFS, units)}))
    return notes


def _ladder_notes(book: Book, found: Standing, lang: str) -> tuple[Note, ...]:
    promise = found.promise
    if promise is not None:
        values: dict[str, tuple[Kind, Value]] = {
            "document": (Kind.TEXT, cited(book, promise.document)[0]),
            "rank": (Kind.COUNT, promise.rank),
            "points": (Kind.POINTS, promise.points),
        }
        vi, en = "Mục tiêu của {document}: tốp {rank}.", "The target of {document}: the top {rank}."
        if promise.points is not None:
            vi, en = "Mục tiêu của {document}: {points} điểm.", "The target of {document}: {points} points."
        return (Note("target", say(lang, vi, en), values),)
    if not found.ladder:
        vi, en = "Đang ở hạng nhất: không có mốc nào cao hơn.", "In the first place: there is no rung above."
        return (Note("first", say(lang, vi, en)),)
    if found.unit == book.home_unit:
        what = say(lang, "hạng", "rank") if found.code == WHOLE else say(lang, "điểm", "points")
        vi = "Không kế hoạch nào đặt mục tiêu về {what} cho năm này."
        en = "No plan sets a target of {what} for this year."
        return (Note("no_target", say(lang, vi, en), {"what": (Kind.TEXT, what)}),)
    return ()
