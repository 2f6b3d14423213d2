"""`rank`: the table around our place, and what ranks above it cost; `profile`: where a unit is strong."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.analysis.bodies import made_of
from ctscore.analysis.panels import (
    TOP,
    WHOLE,
    Order,
    PanelScores,
    RankedUnit,
    Span,
    mean,
    median,
    panel_scores,
    rank_of,
    stage_told,
    threshold,
)
from ctscore.analysis.standing import Profile, Rung, Standing, Strength
from ctscore.analysis.totals import headline as headline_of
from ctscore.book import Book, PanelKey
from ctscore.document import Column, Document, Kind, Note, Ref, Section, Strips, headline, note, row_of, table
from ctscore.model import PUBLISHED, Panel
from ctscore.model.scorecard import stage_of
from ctscore.phrases import Phrase, Wording, Words, joined
from ctscore.scoring import walk
from ctscore.views.common import (
    cited,
    dated,
    index_name,
    marked,
    present,
    schema_of,
    stage_name,
    unit_ref,
    unit_refs,
)
from ctscore.views.labels import column, word
from ctscore.views.policies import panel_policy_notes
from ctscore.views.shapes import looks_raw_notes


def rank_document(book: Book, found: Sequence[Standing], asked: Mapping[str, str | int | None]) -> Document:
    """Return each ranking as sections: the units around ours, those not known whole, the ladder."""
    sections = tuple(section for one in found for section in _sections(book, one))
    plain = all(one.scores.is_plain and one.order is Order.POINTS for one in found)
    return Document(schema_of("rank", plain=plain), {**asked, **_made_of(found)}, sections)


def _made_of(found: Sequence[Standing | Profile]) -> Mapping[str, str]:
    """Return the fact that rankings were worked out and not published, where any was."""
    return {"derived": "scorecards"} if any(one.scores.cards for one in found) else {}


def _marked(book: Book, scores: PanelScores, section: Section) -> Section:
    """Return `section` as derived where its figures were merged, or nobody has ranked these units but we."""
    if not scores.cards:
        return marked(book, section, scores.panel.index, scores.panel.when)
    title = joined(" · ", (section.title, Words("tự tính, số liệu dẫn xuất", "worked out here, derived")))
    return replace(section, id=f"{section.id}/derived", title=title, derived=True)


def _derived_notes(book: Book, scores: PanelScores) -> Iterator[Note]:
    """Yield that a ranking was made of scorecards, and of whom there is one that is not part of it."""
    if scores.cards:
        yield note(
            "of_scorecards",
            "Xếp hạng tự tính từ bảng điểm của các đơn vị ({count}); không phải kết quả công bố.",
            "Worked out from the scorecards of the units ({count}); published by nobody.",
            count=len(scores.cards),
        )
    heads = {unit: headline_of(card) for unit, card in scores.cards.items()}
    others = [unit for unit, head in heads.items() if head is not None and not head.added_up]
    if others:
        yield note(
            "other_total",
            "Xếp theo điểm cộng từ các tiêu chí; tổng điểm in trong bảng là số khác: {units}.",
            "Ranked by what the criteria add up to; the printed total is another: {units}.",
            units=unit_refs(book, others),
        )
    if scores.unlike:
        yield note(
            "unlike",
            "Không so chung, vì tiêu chí, thang điểm, giai đoạn hoặc loại đơn vị khác: {units}.",
            "Not compared, as criteria, scales, stage or the kind of unit are others: {units}.",
            units=unit_refs(book, scores.unlike),
        )


def _sections(book: Book, found: Standing) -> list[Section]:
    index, own = found.scores.panel.index, found.own
    columns = _ranking_columns(book, found)
    rows = tuple(row_of(columns, place, strong=place is own) for place in found.shown)
    notes = present(
        _place_note(book, found),
        *_derived_notes(book, found.scores),
        span_note(book, found.scores, found.code, found.unit),
        _middle_note(found),
        *_missing_notes(book, found),
        *panel_policy_notes(book, found.scores, found.code),
        *looks_raw_notes(found.scores.tree),
    )
    sections = [Section(index, _title(book, found, _RANKINGS[found.order]), columns, rows, notes)]
    if found.spans and found.partial:
        sections.append(_incomplete(book, found))
    ladder = () if own is None else (_ladder(book, found),)
    made = [_marked(book, found.scores, one) for one in (*sections, *ladder)]
    return [*made[: len(sections)], *_baselines(book, found), *made[len(sections) :]]


_RANKINGS = {
    Order.POINTS: "ranking",
    Order.PERCENT: "ranking-percent",
    Order.LOWEST: "ranking-lowest",
    Order.HIGHEST: "ranking-highest",
}


def _ranking_columns(book: Book, found: Standing) -> tuple[Column[RankedUnit], ...]:
    own, period = found.own, str(found.scores.panel.when)
    by_percent = found.order is Order.PERCENT
    percents: tuple[Column[RankedUnit], ...] = (
        column("max", Kind.POINTS, lambda place: place.max, called="own_max", drop_priority=1),
        column("percent", Kind.PERCENT, lambda place: place.percent, called="share_of_max"),
    )
    spans: tuple[Column[RankedUnit], ...] = (
        column("best_rank", Kind.COUNT, lambda place: found.spans[place.unit].best, machine_only=True),
        column("worst_rank", Kind.COUNT, lambda place: found.spans[place.unit].worst, machine_only=True),
    )
    called = "away_percent" if by_percent else None
    return (
        column("rank", Kind.COUNT, lambda place: place.rank),
        column("unit", Kind.REF, lambda place: unit_ref(book, place.unit)),
        *_merged_column(book, found),
        column("score", Kind.POINTS, lambda place: place.score),
        *(percents if by_percent else ()),
        *((column("away", Kind.CHANGE, _away(own), called=called),) if own else ()),
        column("year", Kind.CODE, lambda _: period, machine_only=True),
        column(
            "own",
            Kind.REF,
            lambda place: Ref("own", book.unit_short(place.unit)) if place is own else None,
            machine_only=True,
        ),
        *(spans if found.spans else ()),
    )


def _merged_column(book: Book, found: Standing) -> tuple[Column[RankedUnit], ...]:
    """Return what says of which older bodies a figure was merged, where any was."""
    if book.merging is None:
        return ()
    then = book.merging.before.panels[PanelKey(found.scores.panel.index, found.scores.panel.when)].value.day
    return (
        column(
            "formed_of",
            Kind.REFS,
            lambda place: unit_refs(book, made_of(book, place.unit, then)) or None,
            called="merged_of",
        ),
    )


def _baselines(book: Book, found: Standing) -> Iterator[Section]:
    """Yield where the older bodies stood of which ours was merged: among the units of their time."""
    if book.merging is None:
        return
    before = book.merging.before
    old = panel_scores(before.panels[PanelKey(found.scores.panel.index, found.scores.panel.when)])
    parts = made_of(book, found.unit, old.panel.day)
    if not parts:
        return
    merits = old.merits[found.code]
    columns: tuple[Column[str], ...] = (
        column("unit", Kind.REF, lambda unit: unit_ref(book, unit)),
        column("score", Kind.POINTS, old.by_code[found.code].get),
        column(
            "rank",
            Kind.COUNT,
            lambda unit: rank_of(merits[unit], merits.values()) if unit in merits else None,
        ),
        column("of", Kind.COUNT, lambda _: len(merits), called="of_ranked"),
    )
    index = found.scores.panel.index
    yield table(f"{index}/baselines", _title(before, found, "baselines"), columns, parts, ())


def _away(own: RankedUnit) -> Callable[[RankedUnit], Decimal]:
    return lambda place: _figure(place) - _figure(own)


def _figure(place: RankedUnit) -> Decimal:
    """Return what a place is ranked by, as it is shown."""
    return place.score if place.percent is None else place.percent


def _title(book: Book, found: Standing, what: str) -> Wording:
    panel = found.scores.panel
    named = (node.criterion for node in walk(found.scores.tree) if node.criterion.code == found.code)
    parts: list[Wording] = [joined(" ", (criterion.code, criterion.name)) for criterion in named][:1]
    if what == "ranking" and not found.scores.is_plain:
        what = "ranking-points"
    return joined(
        " · ",
        (
            dated(panel.index, panel.when),
            *parts,
            word(what),
            *panel_stage(book, panel),
        ),
    )


def panel_stage(book: Book, panel: Panel) -> tuple[Phrase, ...]:
    """Return the stage that a panel speaks of as a part of a title, where files name any."""
    stage = stage_told(book, panel)
    return () if stage is None else (stage_name(book, panel.index, stage),)


def _incomplete(book: Book, found: Standing) -> Section:
    """Return the units that are not known whole, with the ranks that they can have."""
    scores, code = found.scores, found.code
    kind = Kind.PERCENT if found.order is Order.PERCENT else Kind.POINTS

    def ends(unit: str) -> list[Decimal | None]:
        shown = (scores.shown(code, merit) for merit in scores.between[code][unit])
        return [end if end.is_finite() else None for end in shown]

    columns: tuple[Column[str], ...] = (
        column("unit", Kind.REF, lambda unit: unit_ref(book, unit)),
        column("low", kind, lambda unit: ends(unit)[0]),
        column("high", kind, lambda unit: ends(unit)[1]),
        column("best_rank", Kind.COUNT, lambda unit: found.spans[unit].best),
        column("worst_rank", Kind.COUNT, lambda unit: found.spans[unit].worst),
    )
    heading = _title(book, found, "incomplete")
    return table(f"{scores.panel.index}/incomplete", heading, columns, found.partial)


def _ladder(book: Book, found: Standing) -> Section:
    percents = found.order is Order.PERCENT
    score: Column[Rung] = column("score", Kind.POINTS, lambda rung: rung.score)
    if percents:
        score = column("percent", Kind.PERCENT, lambda rung: rung.score, called="rung_percent")
    columns: tuple[Column[Rung], ...] = (
        column("goal", Kind.REF, _goal, called="rung"),
        column("rank", Kind.COUNT, lambda rung: rung.rank, called="rung_rank"),
        score,
        column("missing", Kind.POINTS, lambda rung: rung.points),
        column(
            "units", Kind.REFS, lambda rung: unit_refs(book, rung.units), called="rung_units", drop_priority=1
        ),
    )
    id_ = f"{found.scores.panel.index}/ladder"
    return table(id_, _title(book, found, "ladder"), columns, found.ladder, _ladder_notes(book, found))


def _goal(rung: Rung) -> Ref:
    reached = "" if rung.points else Words(" (đã đạt)", " (reached)")
    return Ref(rung.goal, word(rung.goal) + reached)


_RANKED_BY = {
    Order.POINTS: (
        "{score} điểm. Xếp theo điểm chưa làm tròn; điểm bằng nhau thì đồng hạng.",
        "{score:point}. Ranked by unrounded points; equal points share a rank.",
    ),
    Order.PERCENT: (
        "{score}/{max} điểm, {percent}. Xếp theo tỷ lệ % chưa làm tròn trên điểm tối đa của từng đơn vị; "
        "tỷ lệ bằng nhau thì đồng hạng.",
        "{score} of {max:point}, {percent}. Ranked by the unrounded percent of each unit's own maximum; "
        "equal percents share a rank.",
    ),
    Order.LOWEST: (
        "{score}. Càng thấp càng tốt; bằng nhau thì đồng hạng.",
        "{score}. Lower is better; equal figures share a rank.",
    ),
    Order.HIGHEST: (
        "{score}. Càng cao càng tốt; bằng nhau thì đồng hạng.",
        "{score}. Higher is better; equal figures share a rank.",
    ),
}


def _place_note(book: Book, found: Standing) -> Note | None:
    own = found.own
    if own is None:
        vi, en = "{unit} không có điểm trong bảng này.", "{unit} has no points here."
        if found.unit in found.spans:
            vi = "{unit} chưa đủ điểm nên chưa có hạng, chỉ có khoảng hạng."
            en = "{unit} is not known whole here: it has no rank, only a range of ranks."
        return headline("no_place", vi, en, unit=unit_ref(book, found.unit))
    vi, en = _RANKED_BY[found.order]
    return headline(
        "place",
        "{unit}: hạng {rank}/{of}, " + vi,
        "{unit}: rank {rank} of {of}, " + en,
        unit=unit_ref(book, own.unit),
        rank=own.rank,
        of=len(found.places),
        score=own.score,
        max=own.max,
        percent=(Kind.PERCENT, own.percent),
    )


def span_note(book: Book, scores: PanelScores, code: str, unit: str) -> Note | None:
    """Return the ranks that `unit` can have, where units are not known whole and the panel speaks of that."""
    span = scores.span(code, unit) if scores.is_open(code) else None
    if span is None:
        return None
    others = sum(one != unit for one in scores.between[code])
    vi = "Đơn vị khác chưa đủ điểm: {count}. Khi đủ, {unit} có thể xếp từ hạng {best} đến {worst}."
    en = "Other units that are not known whole: {count}. With all points {unit} ranks from {best} to {worst}."
    if unit in scores.between[code]:
        vi = "Khi đủ điểm, {unit} có thể xếp từ hạng {best} đến {worst}."
        en = "With all points {unit} ranks from {best} to {worst}."
    if span.best == span.worst:
        vi = vi.replace("có thể xếp từ hạng {best} đến {worst}", "trường hợp nào cũng xếp hạng {best}")
        en = en.replace("ranks from {best} to {worst}", "ranks {best} in any case")
    return note(
        "rank_range", vi, en, count=others, unit=unit_ref(book, unit), best=span.best, worst=span.worst
    )


def _middle_note(found: Standing) -> Note | None:
    merits = found.scores.merits[found.code]
    if not merits:
        return None
    known = merits.values()
    top = threshold(known, TOP) if len(known) >= TOP else None
    vi = "Trung bình {mean}, trung vị {median}, cao nhất {best}"
    en = "Mean {mean}, median {median}, best {best}"
    if found.order is Order.LOWEST:
        vi = "Trung bình {mean}, trung vị {median}, tốt nhất {best}"
    if top is not None:
        vi, en = vi + ", ngưỡng nhóm 20 {top}", en + ", threshold of the top 20 {top}"

    def shown(merit: Decimal) -> Decimal | tuple[Kind, Decimal]:
        figure = found.scores.shown(found.code, merit)
        return (Kind.PERCENT, figure) if found.order is Order.PERCENT else figure

    return note(
        "middle",
        vi + ".",
        en + ".",
        mean=shown(mean(known)),
        median=shown(median(merits)),
        best=shown(max(known)),
        top=None if top is None else shown(top),
    )


def _is_published(scores: PanelScores) -> bool:
    return not scores.cards and stage_of(scores.panel) == PUBLISHED


def _missing_notes(book: Book, found: Standing) -> Iterator[Note]:
    """Yield who is not ranked: units published in part, and units of the same kinds without a row."""
    scores = found.scores
    rows = {*scores.units, *scores.unlike}
    published = _is_published(scores)
    kinds = {unit.kind for id_, unit in book.units.items() if id_ in rows}
    day = found.scores.panel.day
    living = [id_ for id_, unit in book.units.items() if unit.kind in kinds and unit.body_on(day)]
    absent = [id_ for id_ in living if id_ not in rows]
    if absent:
        vi, en = "Không có số liệu công bố: {units}.", "Not published: {units}."
        if scores.cards:
            vi, en = "Chưa có bảng điểm: {units}.", "Without a scorecard: {units}."
        elif not published:
            vi, en = "Không có số liệu: {units}.", "Not on file: {units}."
        yield note("absent", vi, en, units=unit_refs(book, absent))
    if found.apart:
        vi, en = "Không thuộc diện chấm điểm: {units}.", "Not scored here: {units}."
        yield note("apart", vi, en, units=unit_refs(book, found.apart))
    if found.partial:
        vi = "Chỉ công bố một phần nên không xếp hạng: {units}."
        en = "Published in part only, so not ranked: {units}."
        if book.merging is not None:
            vi = "Chưa đủ số liệu của mọi đơn vị cũ, hoặc chỉ nhận một phần, nên không xếp hạng: {units}."
            en = "Without figures of all old units, or with part of one only, so not ranked: {units}."
        if not published:
            vi = "Chưa đủ điểm nên không xếp hạng: {units}."
            en = "Not known whole, so not ranked: {units}."
        yield note("partial", vi, en, units=unit_refs(book, found.partial))


def _ladder_notes(book: Book, found: Standing) -> tuple[Note, ...]:
    promise = found.promise
    if promise is not None:
        vi, en = "Mục tiêu của {document}: vào nhóm {rank}.", "The target of {document}: the top {rank}."
        if promise.points is not None:
            vi, en = "Mục tiêu của {document}: {points} điểm.", "The target of {document}: {points:point}."
        number, _ = cited(book, promise.document)
        return (note("target", vi, en, document=number, rank=promise.rank, points=promise.points),)
    if not found.ladder:
        vi = "Đang xếp thứ nhất: không còn mốc nào cao hơn."
        en = "In the first place: there is no rung above."
        return (note("first", vi, en),)
    if found.unit == book.home_unit and book.merging is None:  # plans speak of the old borders
        what = Words("hạng", "rank") if found.code == WHOLE else Words("điểm", "points")
        vi = "Không kế hoạch nào đặt mục tiêu về {what} cho {period}."
        en = "No plan sets a target of {what} for {period}."
        yearly = found.scores.panel.when.kind == "year"
        period = Words("năm này", "this year") if yearly else Words("kỳ này", "this period")
        return (note("no_target", vi, en, what=what, period=period),)
    return ()


def profile_document(book: Book, found: Sequence[Profile], asked: Mapping[str, str | int | None]) -> Document:
    """Return each index as three sections: dimensions, the strongest and the weakest parts."""
    sections = tuple(section for one in found for section in _sections_of_profile(book, one))
    plain = all(one.scores.is_plain for one in found)
    return Document(schema_of("profile", plain=plain), {**asked, **_made_of(found)}, sections)


def _sections_of_profile(book: Book, found: Profile) -> list[Section]:
    panel = found.scores.panel
    head = (dated(panel.index, panel.when), book.unit_short(found.unit))
    parts = (("profile", found.dimensions), ("strengths", found.best), ("weaknesses", found.worst))
    columns = _columns(book, found)
    sections = (
        Section(
            panel.index if what == "profile" else f"{panel.index}/{what}",
            joined(" · ", (*head, word(what), *panel_stage(book, panel))),
            columns,
            tuple(row_of(columns, one, strong=one.criterion is None) for one in strengths),
            _notes(book, found) if what == "profile" else (),
            chart=Strips(("score", "best", "median", "top"), "min", "max"),
        )
        for what, strengths in parts
    )
    return [_marked(book, found.scores, one) for one in sections]


def _columns(book: Book, found: Profile) -> tuple[Column[Strength], ...]:
    scores, index = found.scores, found.scores.panel.index

    def name(one: Strength) -> Wording:
        return one.criterion.name if one.criterion else index_name(book, index)

    percents: tuple[Column[Strength], ...] = (
        column("percent", Kind.PERCENT, lambda one: one.percent, called="share_of_max", drop_priority=1),
    )
    spans: tuple[Column[Strength], ...] = (
        column("best_rank", Kind.COUNT, lambda one: _span(one).best, machine_only=True),
        column("worst_rank", Kind.COUNT, lambda one: _span(one).worst, machine_only=True),
    )
    return (
        column("code", Kind.CODE, lambda one: one.criterion.code if one.criterion else index),
        column("name", Kind.TEXT, name),
        column("score", Kind.POINTS, lambda one: one.score),
        *(percents if scores.panel.rank_by == "percent" else ()),
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
        *(() if scores.is_plain else spans),
    )


def _span(one: Strength) -> Span:
    return one.span or Span(one.rank, one.rank)


def _notes(book: Book, found: Profile) -> tuple[Note, ...]:
    vi = "“Hơn %”: phần trăm các đơn vị khác có điểm thấp hơn (100: hơn tất cả, 0: không hơn ai)."
    en = "“Ahead of %”: the percent of the other units with fewer points (100: all, 0: none)."
    notes = [note("percentile", vi, en)]
    if len({one.of for one in found.dimensions}) > 1:
        vi = "Số đơn vị khác nhau giữa các dòng, vì có đơn vị chỉ công bố một phần."
        en = "The number of units differs between rows, because some were published in part."
        if not found.scores.is_plain:
            vi = "Số đơn vị khác nhau giữa các dòng: có đơn vị chưa đủ điểm hoặc không chấm ở đó."
            en = "The number of units differs between rows: some are not known whole, or not scored there."
        notes.append(note("of", vi, en))
    if found.unknown:
        vi, en = "Không có điểm công bố ở: {codes}.", "No points were published at: {codes}."
        if not _is_published(found.scores):
            vi, en = "Chưa có điểm ở: {codes}.", "No points are on file at: {codes}."
        notes.append(note("unknown", vi, en, codes=", ".join(found.unknown)))
    notes.extend(_order_notes(book, found))
    span = span_note(book, found.scores, WHOLE, found.unit)
    derived = _derived_notes(book, found.scores)
    return present(*derived, *notes, span, *panel_policy_notes(book, found.scores))


def _order_notes(book: Book, found: Profile) -> Iterator[Note]:
    if found.scores.panel.rank_by == "percent":
        yield note(
            "percent",
            "Hạng theo tỷ lệ % trên điểm tối đa của từng đơn vị; cao nhất, trung vị và ngưỡng nhóm 20 được "
            "quy về điểm tối đa của {unit}.",
            "Ranks are by percent of each unit's own maximum; best, median and top 20 are put on the maximum "
            "of {unit}.",
            unit=unit_ref(book, found.unit),
        )
    lower = [
        one.criterion.code
        for one in (*found.dimensions, *found.best, *found.worst)
        if one.criterion and found.scores.order(one.criterion.code) is Order.LOWEST
    ]
    if lower:
        vi, en = "Càng thấp càng tốt: {codes}.", "Lower is better: {codes}."
        yield note("lower", vi, en, codes=", ".join(dict.fromkeys(lower)))
