"""`trend`: an index or criterion over the years, with the breaks in its scale marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from ctscore.analysis.trend import Break, Point, Trend
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Ref, Section, Series, note, table
from ctscore.model import PUBLISHED
from ctscore.model.scorecard import result_of
from ctscore.periods import between, in_runs
from ctscore.phrases import Words, joined
from ctscore.scoring import crosswalks_between, evaluation_of
from ctscore.views.common import (
    capital,
    implied_notes,
    marked,
    period_name,
    regrouped_note,
    schema_of,
    stage_name,
)
from ctscore.views.labels import column, word, word_ref
from ctscore.views.policies import policy_notes
from ctscore.views.shapes import direction

_BREAKS = {
    Break.OTHER_SCALE: (
        "Từ {years} điểm ở thang khác {span} trước đó: không nối liền, không trừ.",
        "From {years} the scale is another than before: the series breaks and is not subtracted.",
    ),
    Break.UNKNOWN_SCALE: (
        "{years} và {span} trước đó: nguồn không nêu thang điểm của một trong hai, nên không trừ.",
        "{years} and the {span} before: no source prints the scale of one of them: nothing is subtracted.",
    ),
    Break.OTHER_BORDERS: (
        "Từ {years} là đơn vị sau khi sắp xếp địa giới: không nối liền, không trừ với trước đó.",
        "From {years} it is the unit within its new borders: the series breaks and is not subtracted.",
    ),
    Break.OTHER_PARTS: (
        "{years}: gồm các thành phần khác {span} trước đó, nên thay đổi không chỉ do kết quả.",
        "{years}: made up of other parts than before, so the change is not one of results alone.",
    ),
}


def trend_document(book: Book, found: Sequence[Trend], asked: Mapping[str, str | int | None]) -> Document:
    """Return each series as a section, a row a period."""
    plain = all(point.plain and point.span is None for one in found for point in one.points)
    schema = schema_of("trend", plain=plain)
    return Document(schema, asked, tuple(_section(book, one) for one in found))


def _section(book: Book, found: Trend) -> Section:
    stages: tuple[Column[Point], ...] = (
        column("stage", Kind.TEXT, lambda point: stage_name(book, found.index, point.stage or PUBLISHED)),
    )
    ends: tuple[Column[Point], ...] = (
        column("low", Kind.POINTS, lambda one: one.between[0] if one.between else None, machine_only=True),
        column("high", Kind.POINTS, lambda one: one.between[1] if one.between else None, machine_only=True),
    )
    spans: tuple[Column[Point], ...] = (
        column("best_rank", Kind.COUNT, lambda one: one.span.best if one.span else None, machine_only=True),
        column("worst_rank", Kind.COUNT, lambda one: one.span.worst if one.span else None, machine_only=True),
    )
    better: tuple[Column[Point], ...] = (column("better", Kind.REF, lambda _: direction(found.better)),)
    results = ((card.when, result_of(card)) for card in found.cards if found.criterion is None)
    implied = {when: ", ".join(result.implied) for when, result in results if result and result.implied}
    columns: tuple[Column[Point], ...] = (
        column(
            "year",
            Kind.CODE,
            lambda point: Ref(str(point.period), capital(period_name(point.period))),
            called=None if found.kind == "year" else "time",
        ),
        column("code", Kind.CODE, lambda point: point.code or None, machine_only=found.criterion is None),
        column("score", Kind.POINTS, lambda point: point.score),
        column("max", Kind.POINTS, lambda point: point.max, called="out_of"),
        column("change", Kind.CHANGE, lambda point: point.change),
        *(better if found.better else ()),
        column("rank", Kind.COUNT, lambda point: point.rank, called="published_rank"),
        column("of", Kind.COUNT, lambda point: point.of, called="of_ranked"),
        column("implied", Kind.TEXT, lambda point: implied.get(point.period), machine_only=True),
        column("median", Kind.POINTS, lambda point: point.median, called="median_score", drop_priority=3),
        column("remark", Kind.REF, lambda point: word_ref(point.broken), drop_priority=1),
        column("basis", Kind.REF, lambda point: word_ref(point.basis), called="basis_score", drop_priority=2),
        *(stages if any(point.stage is not None for point in found.points) else ()),
        *(ends if any(point.between is not None for point in found.points) else ()),
        *(spans if any(point.span is not None for point in found.points) else ()),
    )
    part = (joined(" ", (found.criterion.code, found.criterion.name)),) if found.criterion else ()
    borders = (word("old-borders"),) if found.old else ()
    what = "trend" if found.kind == "year" else "trend-periods"
    names = (found.index, *part, book.unit_short(found.unit), word(what), *borders)
    heading = joined(" · ", names)
    years = joined("–", (capital(period_name(found.points[0].period)), period_name(found.points[-1].period)))
    *breaks, _ = accumulate(map(len, found.runs))
    lower = found.better == "lower"
    known = [point.period for point in found.points]
    gaps = tuple(n for n, (one, next_) in enumerate(pairwise(known), start=1) if len(between(one, next_)) > 2)
    line = Series(years, "year", "score", tuple(breaks), "max", lower, gaps, "remark")
    parts = (
        found.index,
        *((found.kind,) if found.kind != "year" else ()),
        *(("old", found.unit) if found.old else ()),
    )
    id_ = "-".join(parts)
    section = replace(
        table(id_, heading, columns, found.points, _notes(book, found)),
        chart=line if len(known) > 1 else None,
    )
    periods = () if found.old else (point.period for point in found.points)
    return marked(book, section, found.index, *periods)


def _notes(book: Book, found: Trend) -> Iterator[Note]:
    if found.better == "lower" and len(found.points) > 1:
        vi = "Càng thấp càng tốt: đường vẽ đi lên khi số giảm."
        yield note("turned", vi, "Lower is better: the line rises where the figures fall.")
    span = Words("năm", "year") if found.kind == "year" else Words("kỳ", "period")
    for break_, (vi, en) in _BREAKS.items():
        broken = [period_name(point.period) for point in found.points if point.broken is break_]
        if broken:
            yield note(break_.replace("-", "_"), vi, en, years=joined(", ", broken), span=span)
    regrouped = [period_name(point.period) for point in found.points if point.regrouped]
    if regrouped:
        yield regrouped_note(joined(", ", regrouped))
    known = [point.period for point in found.points]
    missing = [period for period in between(known[0], known[-1]) if period not in known]
    if missing:
        vi = "Không có số liệu: {years}. Thay đổi tính từ {span} gần nhất trước đó có số liệu."
        en = "Not on file: {years}. Changes are from the nearest earlier {span} on file."
        yield note("missing", vi, en, years=in_runs(missing), span=span)
    if found.criterion is None:
        yield from implied_notes("rank", ((period_name(card.when), card) for card in found.cards))
    for point in found.points:
        if point.between is not None:
            vi = "{year}: chưa đủ điểm, từ {low} đến {high}."
            en = "{year}: not known whole, from {low} to {high}."
            low, high = point.between
            yield note("unknown", vi, en, year=period_name(point.period), low=low, high=high)
        if point.span is not None:
            vi = "{year}: có đơn vị chưa đủ điểm; khi đủ, có thể xếp từ hạng {best} đến {worst}."
            en = "{year}: some units are not known whole; with all points the rank is from {best} to {worst}."
            if point.span.best == point.span.worst:
                vi = "{year}: có đơn vị chưa đủ điểm; trường hợp nào cũng xếp hạng {best}."
                en = "{year}: some units are not known whole; the rank is {best} in any case."
            yield note(
                "rank_range",
                vi,
                en,
                year=period_name(point.period),
                best=point.span.best,
                worst=point.span.worst,
            )
    for point, card in zip(found.points, found.cards, strict=True):
        yield from policy_notes(evaluation_of(card), period_name(point.period), code=point.code)
    yield from _crosswalk_notes(book, found)


def _crosswalk_notes(book: Book, found: Trend) -> Iterator[Note]:
    """Yield what is on file about codes that changed, where that of this criterion did."""
    codes = {point.code for point in found.points}
    for walk in crosswalks_between(book.indexes.get(found.index), 0, found.points[-1].period.year):
        if walk.note and codes.intersection(code for c in walk.codes for code in (c.before, c.after)):
            yield Note("crosswalk", "{text}", {"text": walk.note})
