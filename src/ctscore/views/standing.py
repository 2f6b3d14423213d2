"""`rank`: the table around our place, and what ranks above it cost; `profile`: where a unit is strong."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from ctscore.analysis.panels import TOP, WHOLE, RankedUnit, mean, median, threshold
from ctscore.analysis.standing import Profile, Rung, Standing, Strength
from ctscore.book import Book
from ctscore.document import (
    Column,
    Document,
    Kind,
    Note,
    Ref,
    Section,
    Strips,
    Wording,
    Words,
    joined,
    note,
    row_of,
    table,
)
from ctscore.scoring import walk
from ctscore.views.common import cited, index_name, present, unit_ref, unit_refs, unit_short
from ctscore.views.labels import column, word


def rank_document(
    book: Book, standings: Sequence[Standing], asked: Mapping[str, str | int | None]
) -> Document:
    """Return each ranking as two sections: the units around ours, and the ladder."""
    sections = tuple(section for one in standings for section in _sections(book, one))
    return Document("ctscore/rank/1", asked, sections)


def _sections(book: Book, standing: Standing) -> list[Section]:
    index, own = standing.scores.panel.index, standing.own
    year = str(standing.scores.panel.year)
    columns: tuple[Column[RankedUnit], ...] = (
        column("rank", Kind.COUNT, lambda place: place.rank),
        column("unit", Kind.REF, lambda place: unit_ref(book, place.unit)),
        column("score", Kind.POINTS, lambda place: place.score),
        *((column("away", Kind.CHANGE, _away(own)),) if own else ()),
        column("year", Kind.CODE, lambda _: year, machine_only=True),
        column(
            "own",
            Kind.REF,
            lambda place: Ref("own", unit_short(book, place.unit)) if place is own else None,
            machine_only=True,
        ),
    )
    rows = tuple(row_of(columns, place, strong=place is own) for place in standing.shown)
    notes = present(_place_note(book, standing), _middle_note(standing), *_missing_notes(book, standing))
    ranking = Section(index, _title(standing, "ranking"), columns, rows, notes)
    return [ranking] if own is None else [ranking, _ladder(book, standing)]


def _away(own: RankedUnit) -> Callable[[RankedUnit], Decimal]:
    return lambda place: place.score - own.score


def _title(standing: Standing, what: str) -> Wording:
    panel = standing.scores.panel
    named = (node.criterion for node in walk(standing.scores.tree) if node.criterion.code == standing.code)
    parts = [joined(" ", (criterion.code, criterion.name)) for criterion in named][:1]
    return joined(" · ", (f"{panel.index} {panel.year}", *parts, word(what)))


def _ladder(book: Book, standing: Standing) -> Section:
    columns: tuple[Column[Rung], ...] = (
        column("goal", Kind.REF, _goal, called="rung"),
        column("rank", Kind.COUNT, lambda rung: rung.rank, called="rung_rank"),
        column("score", Kind.POINTS, lambda rung: rung.score),
        column("missing", Kind.POINTS, lambda rung: rung.points),
        column(
            "units", Kind.REFS, lambda rung: unit_refs(book, rung.units), called="rung_units", drop_priority=1
        ),
    )
    id_ = f"{standing.scores.panel.index}/ladder"
    return table(id_, _title(standing, "ladder"), columns, standing.ladder, _ladder_notes(book, standing))


def _goal(rung: Rung) -> Ref:
    reached = "" if rung.points else Words(" (đã đạt)", " (reached)")
    return Ref(rung.goal, word(rung.goal) + reached)


def _place_note(book: Book, standing: Standing) -> Note | None:
    own = standing.own
    if own is None:
        vi, en = "{unit} không có điểm ở đây.", "{unit} has no points here."
        return note("no_place", vi, en, unit=unit_ref(book, standing.unit))
    return note(
        "place",
        "{unit}: hạng {rank}/{of}, {score} điểm. Xếp theo điểm chưa làm tròn; điểm bằng nhau thì đồng hạng.",
        "{unit}: rank {rank} of {of}, {score} points. Ranked by unrounded points; equal points share a rank.",
        unit=unit_ref(book, own.unit),
        rank=own.rank,
        of=len(standing.places),
        score=own.score,
    )


def _middle_note(standing: Standing) -> Note | None:
    by_unit = standing.scores.by_code[standing.code]
    if not by_unit:
        return None
    top = threshold(by_unit.values(), TOP) if len(by_unit) >= TOP else None
    vi, en = (
        "Trung bình {mean}, trung vị {median}, cao nhất {best}",
        "Mean {mean}, median {median}, best {best}",
    )
    if top is not None:
        vi, en = vi + ", ngưỡng tốp 20 {top}", en + ", threshold of the top 20 {top}"
    known = by_unit.values()
    return note(
        "middle", vi + ".", en + ".", mean=mean(known), median=median(by_unit), best=max(known), top=top
    )


def _missing_notes(book: Book, standing: Standing) -> Iterator[Note]:
    """Yield who is not ranked: units published in part, and units of the same kinds without a row."""
    rows = set(standing.scores.units)
    kinds = {unit.kind for id_, unit in book.units.items() if id_ in rows}
    absent = [id_ for id_, unit in book.units.items() if unit.kind in kinds and id_ not in rows]
    if absent:
        vi, en = "Không có số liệu công bố: {units}.", "Not published: {units}."
        yield note("absent", vi, en, units=unit_refs(book, absent))
    if standing.partial:
        vi = "Chỉ công bố một phần nên không xếp hạng: {units}."
        en = "Published in part only, so not ranked: {units}."
        yield note("partial", vi, en, units=unit_refs(book, standing.partial))


def _ladder_notes(book: Book, standing: Standing) -> tuple[Note, ...]:
    promise = standing.promise
    if promise is not None:
        vi, en = "Mục tiêu của {document}: tốp {rank}.", "The target of {document}: the top {rank}."
        if promise.points is not None:
            vi, en = "Mục tiêu của {document}: {points} điểm.", "The target of {document}: {points} points."
        number, _ = cited(book, promise.document)
        return (note("target", vi, en, document=number, rank=promise.rank, points=promise.points),)
    if not standing.ladder:
        vi, en = "Đang ở hạng nhất: không có mốc nào cao hơn.", "In the first place: there is no rung above."
        return (note("first", vi, en),)
    if standing.unit == book.home_unit:
        what = Words("hạng", "rank") if standing.code == WHOLE else Words("điểm", "points")
        vi = "Không kế hoạch nào đặt mục tiêu về {what} cho năm này."
        en = "No plan sets a target of {what} for this year."
        return (note("no_target", vi, en, what=what),)
    return ()


def profile_document(
    book: Book, profiles: Sequence[Profile], asked: Mapping[str, str | int | None]
) -> Document:
    """Return each index as three sections: dimensions, the strongest and the weakest parts."""
    sections = tuple(section for one in profiles for section in _sections_of_profile(book, one))
    return Document("ctscore/profile/1", asked, sections)


def _sections_of_profile(book: Book, profile: Profile) -> list[Section]:
    panel = profile.scores.panel
    head = f"{panel.index} {panel.year} · {unit_short(book, profile.unit)} · "
    parts = (("profile", profile.dimensions), ("strengths", profile.best), ("weaknesses", profile.worst))
    columns = _columns(book, panel.index)
    return [
        Section(
            panel.index if what == "profile" else f"{panel.index}/{what}",
            head + word(what),
            columns,
            tuple(row_of(columns, one, strong=one.criterion is None) for one in strengths),
            _notes(profile) if what == "profile" else (),
            chart=Strips(("score", "best", "median", "top"), "min", "max"),
        )
        for what, strengths in parts
    ]


def _columns(book: Book, index: str) -> tuple[Column[Strength], ...]:
    def name(one: Strength) -> Wording:
        return one.criterion.name if one.criterion else index_name(book, index)

    return (
        column("code", Kind.CODE, lambda one: one.criterion.code if one.criterion else index),
        column("name", Kind.TEXT, name),
        column("score", Kind.POINTS, lambda one: one.score),
        column("rank", Kind.COUNT, lambda one: one.rank, called="published_rank"),
        column("of", Kind.COUNT, lambda one: one.of, called="of_ranked", drop_priority=3),
        column("percentile", Kind.PERCENT, lambda one: one.percentile, drop_priority=2),
        column("best", Kind.POINTS, lambda one: one.best, drop_priority=4),
        column("best_units", Kind.REFS, lambda one: unit_refs(book, one.best_units), drop_priority=5),
        column("median", Kind.POINTS, lambda one: one.median, drop_priority=4),
        column("median_units", Kind.REFS, lambda one: unit_refs(book, one.median_units), drop_priority=6),
        column("top", Kind.POINTS, lambda one: one.top, called="top_score", drop_priority=7),
        column("min", Kind.POINTS, lambda one: one.min, machine_only=True),
        column("max", Kind.POINTS, lambda one: one.max, machine_only=True),
    )


def _notes(profile: Profile) -> tuple[Note, ...]:
    vi = "“Hơn %”: phần trăm các đơn vị khác có điểm thấp hơn (100: hơn tất cả, 0: không hơn ai)."
    en = "“Ahead of %”: the percent of the other units with fewer points (100: all, 0: none)."
    notes = [note("percentile", vi, en)]
    if len({one.of for one in profile.dimensions}) > 1:
        vi = "Số đơn vị khác nhau giữa các dòng, vì có đơn vị chỉ công bố một phần."
        en = "The number of units differs between rows, because some were published in part."
        notes.append(note("of", vi, en))
    if profile.unknown:
        vi, en = "Không có điểm công bố ở: {codes}.", "No points were published at: {codes}."
        notes.append(note("unknown", vi, en, codes=", ".join(profile.unknown)))
    return tuple(notes)
