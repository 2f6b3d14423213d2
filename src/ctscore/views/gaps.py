"""`gaps`: which criteria lost the most points, and who leads each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TypeVar

from ctscore.analysis.gaps import Gap, Gaps, Groups, LossGroup, Measure, Reference
from ctscore.analysis.panels import WHOLE
from ctscore.book import Book
from ctscore.decimals import percent
from ctscore.document import Column, Document, Kind, Note, Ranking, Section, headline, note, table
from ctscore.model import Scorecard, method_of
from ctscore.phrases import Wording, Words, joined
from ctscore.scoring import evaluation_of, walk
from ctscore.views.common import (
    cited,
    facts,
    index_name,
    marked,
    method_ref,
    no_tree_note,
    period_name,
    present,
    published_note,
    schema_of,
    shown_whole,
    successor_notes,
    tells_methods,
    title,
    unit_refs,
    unlisted_note,
)
from ctscore.views.conditions import conditions_section, judgement_note
from ctscore.views.heads import heads
from ctscore.views.labels import column, label, word_ref
from ctscore.views.leads import lead_columns, lead_name
from ctscore.views.shapes import (
    by_cap,
    in_force_notes,
    is_plain,
    loss_notes,
    nothing_known,
    points_of_whole_note,
    shape_columns,
    shape_notes,
)


def against_id(reference: Reference | None) -> str:
    """Return the reference as it is asked for: ``max``, ``best``, ``top:20``, ``unit:dong-thap``."""
    if reference is None:
        return str(Measure.MAX)
    rest = {Measure.TOP: str(reference.place), Measure.UNIT: reference.unit}.get(reference.measure)
    return f"{reference.measure}:{rest}" if rest else str(reference.measure)


TO_THE_MAXIMUM = Words("so với điểm tối đa", "to the maximum")
"""What losses are measured to, for a title, where others are measured otherwise."""


def measured_to(book: Book, reference: Reference) -> Words:
    """Return in words what losses are measured to, for a title."""
    place, plans = reference.place, ", ".join(cited(book, document)[0] for document in reference.documents)
    match reference.measure:
        case Measure.UNIT:
            name = book.unit_short(reference.unit)
            return Words(f"so với {name}", f"to {name}")
        case Measure.TARGET if place:
            return Words(
                f"so với đơn vị xếp thứ {place} ở từng tiêu chí, vì mục tiêu của {plans} là vào nhóm {place}",
                f"to place {place} at each criterion, as {plans} aims at the top {place}",
            )
        case Measure.TARGET:
            return Words(f"so với mục tiêu của {plans}", f"to the target of {plans}")
        case Measure.BEST:
            return Words("so với đơn vị cao nhất ở từng tiêu chí", "to the best unit at each criterion")
        case Measure.MEDIAN:
            return Words("so với trung vị ở từng tiêu chí", "to the median of each criterion")
        case _:
            return Words(
                f"so với đơn vị xếp thứ {place} ở từng tiêu chí", f"to place {place} at each criterion"
            )


def level_label(book: Book, reference: Reference) -> Wording:
    """Return the words above the column of reference points."""
    place = reference.place
    if reference.measure is Measure.UNIT:
        return book.unit_short(reference.unit)
    if place and reference.measure in (Measure.TOP, Measure.TARGET):
        return Words(f"Điểm hạng {place}", f"Place {place}")
    words = {
        Measure.BEST: Words("Cao nhất", "Best"),
        Measure.MEDIAN: Words("Trung vị", "Median"),
        Measure.TARGET: Words("Mục tiêu", "Target"),
    }
    return words[reference.measure]


def best_note(book: Book, gaps: Gaps) -> Note | None:
    """Return which unit has the best total, and by how much, where it was asked for and is not ours."""
    best = gaps.best.levels.get(WHOLE) if gaps.best else None
    if gaps.best is None or best is None:
        return None
    own = evaluation_of(gaps.card).whole.known_points  # of an interval nothing is above or below
    off = None if own is None else best - own
    return note(
        "best",
        "Tổng điểm cao nhất: {who}, {best}" + (", hơn {off} điểm." if off else "."),
        "Best total: {who}, {best}" + (", {off} above." if off else "."),
        who=unit_refs(book, gaps.best.holders[WHOLE]),
        best=best,
        off=off,
    )


def reference_notes(book: Book, gaps: Gaps, reference: Reference) -> tuple[Note, ...]:
    """Return how the whole stands beside the reference; it is not the sum of the criteria."""
    level = reference.levels.get(WHOLE)
    if level is None:
        return ()
    own = evaluation_of(gaps.card).whole.known_points
    holders = unit_refs(book, reference.holders.get(WHOLE, ()))
    who = " ({who})" if holders else ""
    vi = "Tổng điểm {own}, mốc của tổng điểm {level}" + who
    en = "The total is {own}, the reference for totals {level}" + who
    if own is None:
        vi = "Tổng điểm chưa biết đủ, mốc của tổng điểm {level}" + who + "."
        en = "The total is not known whole, the reference for totals {level}" + who + "."
    elif level > own:
        vi, en = vi + ": thiếu {off}.", en + ": {off} short."
    elif level == own:
        vi, en = vi + ": bằng nhau.", en + ": equal."
    else:
        vi, en = vi + ": hơn {off}.", en + ": {off} above it."
    if reference.measure is Measure.UNIT:
        vi += " Những tiêu chí không thấp hơn đơn vị này không có trong bảng."
        en += " Criteria that are not below that unit's are not in the table."
    else:
        vi += " Mỗi tiêu chí có mốc riêng, nên các khoảng cách không cộng thành khoảng cách của tổng."
        en += " Each criterion has its own, so the distances do not add up to that of the total."
    off = None if own is None else abs(level - own)
    return (note("reference", vi, en, own=own, level=level, off=off, who=holders),)


def gaps_document(book: Book, listings: Sequence[Gaps], shown: Sequence[Gaps] = ()) -> Document:
    """Return the losses of a year by criterion, a section an index.

    People see those that are `shown`: the same losses as their indexes are measured.
    """
    sections: list[Section | None] = []
    for gaps, first in zip(listings, shown or listings, strict=True):
        conditions = conditions_section(book, gaps.card)
        sections.append(conditions and marked(book, conditions, gaps.card.index, gaps.card.when))
        sections.append(for_people(partial(gaps_section, book), gaps, first, first))
    plain = all(is_plain(gaps.card) for gaps in listings)
    return _document(book, listings, "criterion", tuple(filter(None, sections)), plain=plain)


T = TypeVar("T")


def for_people(made: Callable[[T], Section], losses: T, shown: T, of: Gaps) -> Section:
    """Return the section `made` of `losses`; for people the one of the same losses as they are `shown`.

    `of` are those that are shown, not added up.
    """
    section = made(losses)
    if losses == shown:
        return section
    first = made(shown)
    published = (one for one in section.notes if one.id == "published")
    told = () if of.reference is None else (*published, _registered_note(of))
    return replace(first, notes=(*first.notes, *told), for_programs=section)


def _registered_note(gaps: Gaps) -> Note:
    vi = "Không đơn vị nào đạt gần điểm tối đa nên {index} được so với mốc này."
    en = "No unit comes near the maximum, so {index} is held against this reference."
    told = note("registered", vi, en, index=gaps.card.index)
    return told.with_hint("So với điểm tối đa: gaps --against max.", "To the maximum: gaps --against max.")


def unmeasured_note(gaps: Gaps) -> Note | None:
    """Return that losses are not measured as their index asks for, where figures for that are missing."""
    if gaps.unmeasured is None:
        return None
    vi = "{index} {year} không đủ điểm của các đơn vị để so với {what}: điểm mất tính so với điểm tối đa."
    en = "No panel of {index} {year} is whole enough to measure to {what}: losses are to the maximum."
    place = gaps.unmeasured.place
    names = {
        Measure.BEST: Words("đơn vị cao nhất", "the best unit"),
        Measure.MEDIAN: Words("trung vị", "the median"),
    }
    what = names.get(gaps.unmeasured.measure, Words(f"đơn vị xếp thứ {place}", f"place {place}"))
    year = period_name(gaps.card.when)
    return note("unmeasured", vi, en, index=gaps.card.index, year=year, what=what)


def gaps_section(book: Book, gaps: Gaps) -> Section:
    """Return the losses of one scorecard by criterion, and below them what is set off."""
    more: tuple[Column[Gap], ...] = ()
    rows = (*gaps.rows, *gaps.set_off_shown)
    if not is_plain(gaps.card):
        shape = shape_columns(gaps.card, rows)
        more = (_line_column(), *shape)
    section = table(
        gaps.card.index,
        losses_title(book, gaps, "gaps"),
        (*_columns(book, gaps), *more),
        rows,
        _closing_notes(book, gaps, len(gaps.rows), gaps.shown_lost, "criterion"),
    )
    section = replace(section, chart=Ranking("code", "lost", "cumulative_share"))
    return marked(book, section, gaps.card.index, gaps.card.when)


def groups_document(book: Book, groupings: Sequence[Groups], shown: Sequence[Groups] = ()) -> Document:
    """Return the losses of a year added up by field, agency or method, a section an index.

    People see those that are `shown`: the same losses as their indexes are measured.
    """
    sections = tuple(
        for_people(partial(_groups_section, book), groups, first, first.gaps)
        for groups, first in zip(groupings, shown or groupings, strict=True)
    )
    return _document(book, [groups.gaps for groups in groupings], groupings[0].by, sections)


_NOBODY_LEADS = note(
    "nobody_leads",
    "Chưa tiêu chí mất điểm nào có cơ quan chủ trì.",
    "No criterion that lost points has a lead agency yet.",
).with_hint(
    "Nhập bảng có cột chủ trì bằng `ctscore import`, hay mở một kế hoạch: `ctscore new plan`.",
    "`ctscore import` a table that says who leads, or begin a plan with `ctscore new plan`.",
)


def _groups_section(book: Book, groups: Groups) -> Section:
    card, keys = groups.gaps.card, {group.key for group in groups.rows}
    unled = (_NOBODY_LEADS,) if groups.by == "agency" and keys == {None} else ()
    section = table(
        card.index,
        losses_title(book, groups.gaps, f"gaps-{groups.by}"),
        _group_columns(book, groups),
        groups.rows,
        (*_closing_notes(book, groups.gaps, len(groups.rows), groups.shown_lost, groups.by), *unled),
    )
    section = replace(section, chart=Ranking("name", "lost"))
    return marked(book, section, card.index, card.when)


def _document(
    book: Book, found: Sequence[Gaps], by: str, sections: tuple[Section, ...], *, plain: bool = True
) -> Document:
    asked = {**facts(gaps.card for gaps in found), "by": by, "against": against_id(found[0].reference)}
    above = heads(book, [gaps.card for gaps in found])
    return Document(schema_of("gaps", plain=plain), asked, sections, heads=above)


def losses_title(book: Book, gaps: Gaps, what: str) -> Wording:
    """Return the title of a section about losses: also what they are measured to, unless to the maximum."""
    measured = " (" + measured_to(book, gaps.reference) + ")" if gaps.reference else ""
    return title(book, gaps.card, what) + measured


def _columns(book: Book, gaps: Gaps) -> tuple[Column[Gap], ...]:
    """Return the columns of one section: beside the maximum the best unit, where a panel tells."""
    best = gaps.best
    if gaps.reference is not None or best is None:
        return loss_columns(book, gaps)

    def to_best(gap: Gap) -> Decimal | None:
        level = best.levels.get(gap.node.criterion.code)
        return None if level is None else (level - gap.score.achieved) * gap.score.factor

    beside: tuple[Column[Gap], ...] = (
        column("best", Kind.POINTS, lambda gap: best.levels.get(gap.node.criterion.code), drop_priority=5),
        column("to_best", Kind.POINTS, to_best),
        column(
            "best_units",
            Kind.REFS,
            lambda gap: unit_refs(book, best.holders.get(gap.node.criterion.code, ())),
            drop_priority=6,
        ),
    )
    return _with_before("leads", beside, gap_columns(book, gaps.card))


def _columns_against(book: Book, card: Scorecard, reference: Reference) -> tuple[Column[Gap], ...]:
    """Return the columns of losses that are measured to `reference`: how high it is, and who has that."""
    level: Column[Gap] = Column(
        "level", level_label(book, reference), Kind.POINTS, lambda gap: gap.level, drop_priority=2
    )
    holders: Column[Gap] = column(
        "holders",
        Kind.REFS,
        lambda gap: unit_refs(book, reference.holders.get(gap.node.criterion.code, ())),
        drop_priority=5,
        machine_only=reference.measure is Measure.UNIT,
    )
    by_id = {one.id: one for one in gap_columns(book, card) if one.id not in ("max", "percent_lost")}
    by_id["lost"] = replace(by_id["lost"], label=label("short_of"))
    by_id["share"] = replace(by_id["share"], label=label("share_short"))
    by_id["method"] = replace(by_id["method"], drop_priority=0, machine_only=True)
    return _with_before("lost", (level, holders), by_id.values())


def _with_before(
    id_: str, added: tuple[Column[Gap], ...], columns: Iterable[Column[Gap]]
) -> tuple[Column[Gap], ...]:
    """Return `columns` with those that are `added` before the one that is called `id_`."""
    return tuple(one for own in columns for one in ((*added, own) if own.id == id_ else (own,)))


def loss_columns(book: Book, gaps: Gaps) -> tuple[Column[Gap], ...]:
    """Return the columns of a table of losses, measured to whatever they are."""
    if gaps.reference is None:
        return gap_columns(book, gaps.card)
    return _columns_against(book, gaps.card, gaps.reference)


def gap_columns(book: Book, card: Scorecard) -> tuple[Column[Gap], ...]:
    """Return the columns of a table of lost points."""
    return (
        column("rank", Kind.COUNT, lambda gap: gap.rank or None, called="number"),
        column("code", Kind.CODE, lambda gap: gap.node.criterion.code),
        column("name", Kind.TEXT, gap_name),
        column("max", Kind.POINTS, lambda gap: gap.score.known_max, drop_priority=5),
        column("achieved", Kind.POINTS, lambda gap: gap.score.known_points, drop_priority=3),
        column("lost", Kind.POINTS, lambda gap: gap.lost, bar=True),
        column("percent_lost", Kind.PERCENT, lambda gap: gap.score.percent_lost, drop_priority=6),
        column("share", Kind.PERCENT, lambda gap: gap.share if gap.rank else None, drop_priority=1),
        column(
            "cumulative_share",
            Kind.PERCENT,
            lambda gap: gap.cumulative_share if gap.rank else None,
            drop_priority=4,
        ),
        *lead_columns(book, lambda gap: (gap.responsibility,)),
        *_reasons(card),
        column(
            "method",
            Kind.REF,
            lambda gap: method_ref(book, card.index, gap.node.method),
            drop_priority=7,
            machine_only=not tells_methods(card),
        ),
    )


def _reasons(card: Scorecard) -> tuple[Column[Gap], ...]:
    """Return the column of why points were lost, where any criterion says so."""
    if not any(node.criterion.reason for node in walk(card)):
        return ()
    return (column("reason", Kind.TEXT, lambda gap: gap.node.criterion.reason, drop_priority=2),)


def _line_column() -> Column[Gap]:
    """Return the column that says whether a line is lost, a bonus that was won, or from a cap."""
    return column(
        "line",
        Kind.REF,
        lambda gap: word_ref("cap" if gap.capped else "loss" if gap.rank else "bonus"),
        machine_only=True,
    )


def gap_name(gap: Gap) -> Wording:
    """Return the name of a criterion; of what is not lost at it but set off or capped, that too."""
    if gap.capped:
        return by_cap(gap.node.criterion)
    if not gap.rank:
        return joined("", (gap.node.criterion.name, Words(" (điểm thưởng)", " (bonus)")))
    return gap.node.criterion.name


def _group_columns(book: Book, groups: Groups) -> tuple[Column[LossGroup], ...]:
    """Return the columns of sums; other words stand above losses that are measured to a reference."""
    by, short = groups.by, groups.gaps.reference is not None
    lost = ("short_share" if by == "agency" else "short_of") if short else "lost"
    lost = "share_lost" if by == "agency" and not short else lost
    called = {"field": "field", "agency": "agency_name", "method": "method"}[by]
    return (
        column("rank", Kind.COUNT, lambda group: group.rank, called="number"),
        column("code", Kind.CODE, lambda group: group.key, machine_only=by != "field"),
        column("name", Kind.TEXT, lambda group: _group_name(book, groups, group.key), called=called),
        column("criteria", Kind.COUNT, lambda group: group.criteria),
        column("lost", Kind.POINTS, lambda group: group.lost, called=lost, bar=True),
        column(
            "exposure",
            Kind.POINTS,
            lambda group: group.exposure,
            called="short_exposure" if short else "exposure",
            machine_only=by != "agency",
            drop_priority=3,
        ),
        column("share", Kind.PERCENT, lambda group: group.share, called="share_short" if short else "share"),
        column("cumulative_share", Kind.PERCENT, lambda group: group.cumulative_share, drop_priority=1),
    )


def _group_name(book: Book, groups: Groups, key: str | None) -> Wording:
    if groups.by == "field":
        card = groups.gaps.card  # what a cap of the whole takes is in no field
        return next((one.name for one in card.criteria if one.code == key), index_name(book, card.index))
    if groups.by == "agency":
        return lead_name(book, key, groups.gaps.led)
    return method_of(book.indexes.get(groups.gaps.card.index), key or "").name


def nothing_lost(card: Scorecard) -> tuple[str, str]:
    """Return in both languages what stands in place of losses: none is there, or none is known."""
    if nothing_known(evaluation_of(card)):
        return "Chưa biết tiêu chí nào mất điểm.", "What was lost is not known."
    if evaluation_of(card).whole.known:
        return "Không tiêu chí nào mất điểm.", "No criterion lost points."
    return "Chưa thấy tiêu chí nào mất điểm.", "No criterion is known to have lost points."


def _closing_notes(book: Book, gaps: Gaps, shown: int, shown_lost: Decimal, by: str) -> tuple[Note, ...]:
    """Return the closing lines: how many criteria, how many points, what stays unexplained.

    `shown` is the number of rows in the table, `shown_lost` the loss that they hold.
    """
    if not gaps.card.criteria:
        return present(published_note(book, gaps.filed), no_tree_note(gaps.card))
    if not gaps.count and not gaps.lost and gaps.reference is None:
        vi, en = nothing_lost(gaps.card)
    elif shown_lost == gaps.lost and gaps.reference is None:
        vi, en = "{criteria} tiêu chí mất {lost} điểm.", "{criteria:criterion|criteria} lost {lost:point}."
    elif shown_lost == gaps.lost:
        vi = "{criteria} tiêu chí thấp hơn mốc so sánh, cộng lại thiếu {lost} điểm."
        en = "{criteria:criterion is|criteria are} below the reference, by {lost:point} in all."
        if not shown_whole(gap.lost for gap in gaps.rows):
            vi = "{criteria} tiêu chí thấp hơn mốc so sánh, cộng lại thiếu {lost} điểm (từ số chưa làm tròn)."
            en = en.removesuffix(".") + " (unrounded)."
    else:
        vi = "mất {shown_lost} trong {lost} điểm ({shown_share})."
        en = "{shown_lost} of {lost:point} lost ({shown_share})."
        if gaps.reference is not None:
            vi = "thiếu {shown_lost} trong {lost} điểm thấp hơn mốc ({shown_share})."
            en = "{shown_lost} of {lost:point} below the reference ({shown_share})."
        if by == "criterion":
            vi = "{shown} trong {criteria} tiêu chí: " + vi
            en = "{shown} of {criteria:criterion|criteria}: " + en
        else:
            vi, en = "{shown} dòng trên: " + vi, "The rows above ({shown}): " + en
    summary = headline(
        "summary",
        vi,
        en,
        criteria=gaps.count,
        lost=gaps.lost,
        shown=shown,
        shown_lost=shown_lost,
        shown_share=(Kind.PERCENT, percent(shown_lost, gaps.lost)),
    )
    ended = tuple(successor_notes(book, (id_ for gap in gaps.rows for id_ in gap.leads)))
    if gaps.reference is not None:
        weighed = present(points_of_whole_note(gaps.card))
        against = (*reference_notes(book, gaps, gaps.reference), *in_force_notes(book, gaps))
        return (summary, *shape_notes(gaps.card), *weighed, *against, *ended)
    return present(
        unmeasured_note(gaps),
        summary,
        *loss_notes(book, gaps),
        best_note(book, gaps),
        published_note(book, gaps.filed),
        unlisted_note(gaps.card, gaps.reconciliation),
        judgement_note(gaps.card, gaps.judgement),
        *ended,
    )
