"""`gaps`: which criteria lost the most points, and who leads each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.analysis.against import Measure, Reference
from ctscore.analysis.gaps import Gap, Gaps, Group, Groups
from ctscore.book import Book
from ctscore.decimals import percent
from ctscore.document import Column, Document, Kind, Note, Section, Wording, note, table
from ctscore.views.against import against_id, best_note, level_label, measured_to, reference_notes
from ctscore.views.common import (
    agency_name,
    agency_refs,
    facts,
    no_tree_note,
    off_scale_note,
    present,
    published_note,
    shown_whole,
    title,
    unit_refs,
    unlisted_note,
)
from ctscore.views.labels import column, label, word, word_ref


def gaps_document(book: Book, year: int, found: Sequence[Gaps]) -> Document:
    """Return the losses of a year by criterion, a section an index."""
    sections = tuple(
        table(
            gaps.card.index,
            _title(book, gaps, "gaps"),
            _columns(book, gaps),
            gaps.rows,
            _closing_notes(book, gaps, len(gaps.rows), gaps.shown_lost, "criterion"),
        )
        for gaps in found
    )
    return _document(year, found[0], "criterion", sections)


def groups_document(book: Book, year: int, found: Sequence[Groups]) -> Document:
    """Return the losses of a year added up by field, agency or method, a section an index."""
    sections = tuple(
        table(
            groups.gaps.card.index,
            _title(book, groups.gaps, f"gaps-{groups.by}"),
            _group_columns(book, groups),
            groups.rows,
            _closing_notes(book, groups.gaps, len(groups.rows), groups.shown_lost, groups.by),
        )
        for groups in found
    )
    return _document(year, found[0].gaps, found[0].by, sections)


def _document(year: int, first: Gaps, by: str, sections: tuple[Section, ...]) -> Document:
    asked = {**facts(year, first.card.unit), "by": by, "against": against_id(first.reference)}
    return Document("ctscore/gaps/1", asked, sections)


def _title(book: Book, gaps: Gaps, what: str) -> Wording:
    measured = " (" + measured_to(book, gaps.reference) + ")" if gaps.reference else ""
    return title(book, gaps.card, what) + measured


def _columns(book: Book, gaps: Gaps) -> tuple[Column[Gap], ...]:
    """Return the columns of one section: beside the maximum the best unit, where a panel tells."""
    if gaps.reference is not None:
        return _columns_against(book, gaps.reference)
    best = gaps.best
    if best is None:
        return gap_columns(book)

    def to_best(gap: Gap) -> Decimal | None:
        level = best.levels.get(gap.node.criterion.code)
        return None if level is None else level - gap.score.achieved

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
    return _with_before("leads", beside, gap_columns(book))


def _columns_against(book: Book, reference: Reference) -> tuple[Column[Gap], ...]:
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
    by_id = {one.id: one for one in gap_columns(book) if one.id not in ("max", "percent_lost")}
    by_id["lost"] = replace(by_id["lost"], label=label("short_of"))
    by_id["share"] = replace(by_id["share"], label=label("share_short"))
    by_id["method"] = replace(by_id["method"], drop_priority=0, machine_only=True)
    return _with_before("lost", (level, holders), by_id.values())


def _with_before(
    id_: str, added: tuple[Column[Gap], ...], columns: Iterable[Column[Gap]]
) -> tuple[Column[Gap], ...]:
    """Return `columns` with those that are `added` before the one that is called `id_`."""
    return tuple(one for own in columns for one in ((*added, own) if own.id == id_ else (own,)))


def gap_columns(book: Book) -> tuple[Column[Gap], ...]:
    """Return the columns of a table of lost points."""
    return (
        column("rank", Kind.COUNT, lambda gap: gap.rank),
        column("code", Kind.CODE, lambda gap: gap.node.criterion.code),
        column("name", Kind.TEXT, lambda gap: gap.node.criterion.name),
        column("max", Kind.POINTS, lambda gap: gap.score.known_max, drop_priority=5),
        column("achieved", Kind.POINTS, lambda gap: gap.score.achieved, drop_priority=3),
        column("lost", Kind.POINTS, lambda gap: gap.lost, bar=True),
        column("percent_lost", Kind.PERCENT, lambda gap: gap.score.percent_lost, drop_priority=6),
        column("share", Kind.PERCENT, lambda gap: gap.share, drop_priority=1),
        column("cumulative_share", Kind.PERCENT, lambda gap: gap.cumulative_share, drop_priority=4),
        column("leads", Kind.REFS, lambda gap: agency_refs(book, gap.leads)),
        column("method", Kind.REF, lambda gap: word_ref(gap.node.method), drop_priority=7),
    )


def _group_columns(book: Book, groups: Groups) -> tuple[Column[Group], ...]:
    """Return the columns of sums; other words stand above losses that are measured to a reference."""
    by, short = groups.by, groups.gaps.reference is not None
    lost = ("short_share" if by == "agency" else "short_of") if short else "lost"
    lost = "share_lost" if by == "agency" and not short else lost
    called = {"field": "field", "agency": "agency_name", "method": "method"}[by]
    return (
        column("rank", Kind.COUNT, lambda group: group.rank),
        column("code", Kind.CODE, lambda group: group.key, machine_only=by != "field"),
        column("name", Kind.TEXT, lambda group: _group_name(book, groups, group.key), called=called),
        column("criteria", Kind.COUNT, lambda group: group.criteria),
        column("lost", Kind.POINTS, lambda group: group.lost, called=lost, bar=True),
        column(
            "exposure",
            Kind.POINTS,
            lambda group: group.exposure,
            machine_only=by != "agency",
            drop_priority=3,
        ),
        column("share", Kind.PERCENT, lambda group: group.share, called="share_short" if short else "share"),
        column("cumulative_share", Kind.PERCENT, lambda group: group.cumulative_share, drop_priority=1),
    )


def _group_name(book: Book, groups: Groups, key: str | None) -> Wording:
    if groups.by == "field":
        return next(field.name for field in groups.gaps.card.criteria if field.code == key)
    return agency_name(book, key) if groups.by == "agency" else word(key or "")


def _closing_notes(book: Book, gaps: Gaps, shown: int, shown_lost: Decimal, by: str) -> tuple[Note, ...]:
    """Return the closing lines: how many criteria, how many points, what stays unexplained.

    `shown` is the number of rows in the table, `shown_lost` the loss that they hold.
    """
    if not gaps.card.criteria:
        return present(published_note(gaps.filed), no_tree_note(gaps.card))
    if shown_lost == gaps.lost and gaps.reference is None:
        vi, en = "{criteria} tiêu chí mất {lost} điểm.", "{criteria} criteria lost {lost} points."
    elif shown_lost == gaps.lost:
        vi = "{criteria} tiêu chí thấp hơn mốc so sánh, cộng lại thiếu {lost} điểm."
        en = "{criteria} criteria are below the reference, by {lost} points in all."
        if not shown_whole(gap.lost for gap in gaps.rows):
            vi = "{criteria} tiêu chí thấp hơn mốc so sánh, cộng lại thiếu {lost} điểm (từ số chưa làm tròn)."
            en = "{criteria} criteria are below the reference, by {lost} points in all (unrounded)."
    else:
        vi = "mất {shown_lost} trong {lost} điểm ({shown_share})."
        en = "{shown_lost} of {lost} points lost ({shown_share})."
        if gaps.reference is not None:
            vi = "thiếu {shown_lost} trong {lost} điểm thấp hơn mốc ({shown_share})."
            en = "{shown_lost} of {lost} points below the reference ({shown_share})."
        if by == "criterion":
            vi, en = "{shown} trong {criteria} tiêu chí: " + vi, "{shown} of {criteria} criteria: " + en
        else:
            vi, en = "{shown} dòng trên: " + vi, "The rows above ({shown}): " + en
    summary = note(
        "summary",
        vi,
        en,
        criteria=gaps.count,
        lost=gaps.lost,
        shown=shown,
        shown_lost=shown_lost,
        shown_share=(Kind.PERCENT, percent(shown_lost, gaps.lost)),
    )
    if gaps.reference is not None:
        return (summary, *reference_notes(book, gaps, gaps.reference))
    return present(
        summary,
        off_scale_note(gaps.card.max, gaps.lost, gaps.off_scale),
        best_note(book, gaps),
        published_note(gaps.filed),
        unlisted_note(gaps.reconciliation),
    )
