"""`trend`: an index or criterion over the years, with the breaks in its scale marked."""

from collections.abc import Sequence
from itertools import accumulate

from ctscore.analysis.trend import Break, Point, Trend
from ctscore.book import Book
from ctscore.document import Document, Kind, Note, Ref, Row, Section, Series, Value
from ctscore.scoring import crosswalks_between
from ctscore.views.common import present, unit_ref
from ctscore.views.labels import column, say, word


def trend_document(
    book: Book, found: Sequence[Trend], asked: dict[str, str | int | None], lang: str
) -> Document:
    """Return each series as a section, a row a year."""
    sections = tuple(_section(book, one, lang) for one in found)
    return Document("ctscore/trend/1", lang, asked, sections)


def _section(book: Book, found: Trend, lang: str) -> Section:
    columns = (
        column("year", Kind.CODE, lang),
        column("code", Kind.CODE, lang, detail=found.criterion is None),
        column("score", Kind.POINTS, lang),
        column("max", Kind.POINTS, lang, called="out_of", as_printed=True),
        column("change", Kind.CHANGE, lang),
        column("rank", Kind.COUNT, lang, called="published_rank"),
        column("of", Kind.COUNT, lang, called="of_ranked"),
        column("median", Kind.POINTS, lang, called="median_score", spare=3),
        column("remark", Kind.REF, lang, spare=1),
        column("basis", Kind.REF, lang, called="basis_score", spare=2),
    )
    name = f" · {found.criterion.code} {found.criterion.name.say(lang)}" if found.criterion else ""
    title = f"{found.index}{name} · {unit_ref(book, found.unit).label} · {word('trend', lang)}"
    rows = tuple(_row(point, lang) for point in found.points)
    years = f"{found.points[0].year}–{found.points[-1].year}"
    *breaks, _ = accumulate(map(len, found.runs))
    chart = Series(years, "year", "score", tuple(breaks), "max") if len(found.points) > 1 else None
    return Section(found.index, title, columns, rows, _notes(book, found, lang), chart=chart)


def _row(point: Point, lang: str) -> Row:
    return Row(
        {
            "year": str(point.year),
            "code": point.code or None,
            "score": point.score,
            "max": point.max,
            "change": point.change,
            "rank": point.rank,
            "of": point.of,
            "median": point.median,
            "remark": Ref(point.broken, word(point.broken, lang)) if point.broken else None,
            "basis": Ref(point.basis, word(point.basis, lang)) if point.basis else None,
        }
    )


def _notes(book: Book, found: Trend, lang: str) -> tuple[Note, ...]:
    broken = [point for point in found.points if point.broken is Break.OTHER_SCALE]
    unknown = [point for point in found.points if point.broken is Break.UNKNOWN_SCALE]
    parts = [point for point in found.points if point.broken is Break.OTHER_PARTS]
    return (
        *present(_scale_note(broken, lang), _unknown_note(unknown, lang), _parts_note(parts, lang)),
        *present(_gap_note(found, lang)),
        *_crosswalk_notes(book, found, lang),
    )


def _crosswalk_notes(book: Book, found: Trend, lang: str) -> tuple[Note, ...]:
    """Return what is on file about codes that changed, where that of this criterion did."""
    index, last = book.indexes.get(found.index), found.points[-1]
    codes = {point.code for point in found.points}
    return tuple(
        Note("crosswalk", "{text}", {"text": (Kind.TEXT, crosswalk.note.say(lang))})
        for crosswalk in crosswalks_between(index, 0, last.year)
        if crosswalk.note
        and codes.intersection(code for c in crosswalk.codes for code in (c.before, c.after))
    )


def _unknown_note(points: Sequence[Point], lang: str) -> Note | None:
    if not points:
        return None
    vi = "{years} và năm trước đó: nguồn không nêu thang điểm của một trong hai, nên không trừ."
    en = "{years} and the year before: no source prints the scale of one of them, so they are not subtracted."
    return Note("unknown_scale", say(lang, vi, en), _years(points))


def _years(points: Sequence[Point]) -> dict[str, tuple[Kind, Value]]:
    return {"years": (Kind.TEXT, ", ".join(str(point.year) for point in points))}


def _scale_note(points: Sequence[Point], lang: str) -> Note | None:
    if not points:
        return None
    vi = "Từ {years} điểm ở thang khác năm trước đó: không nối liền, không trừ."
    en = "From {years} the scale is another than before: the series breaks and is not subtracted."
    return Note("other_scale", say(lang, vi, en), _years(points))


def _parts_note(points: Sequence[Point], lang: str) -> Note | None:
    if not points:
        return None
    vi = "{years}: gồm các thành phần khác năm trước đó, nên thay đổi không chỉ do kết quả."
    en = "{years}: made up of other parts than before, so the change is not one of results alone."
    return Note("other_parts", say(lang, vi, en), _years(points))


def _gap_note(found: Trend, lang: str) -> Note | None:
    years = [point.year for point in found.points]
    missing = [str(year) for year in range(years[0], years[-1] + 1) if year not in years]
    if not missing:
        return None
    vi = "Không có số liệu: {years}. Thay đổi tính từ năm gần nhất trước đó có số liệu."
    en = "Not on file: {years}. Changes are from the nearest earlier year on file."
    return Note("missing", say(lang, vi, en), {"years": (Kind.TEXT, ", ".join(missing))})
