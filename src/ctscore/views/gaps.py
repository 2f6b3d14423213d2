"""`gaps`: which criteria lost the most points, and who leads each."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ctscore.analysis.against import Measure
from ctscore.analysis.gaps import Gap, Gaps, Group, Grouping, Groups
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Ref, Row, Section, Value
from ctscore.figures import percent
from ctscore.views.against import against_id, best_note, level_label, measured_to, reference_notes
from ctscore.views.common import (
    agency_name,
    agency_ref,
    facts,
    no_tree_note,
    off_scale_note,
    present,
    published_note,
    shown_whole,
    title,
    unit_ref,
    unlisted_note,
)
from ctscore.views.labels import column, say, word


def gaps_document(book: Book, year: int, found: Sequence[Gaps], lang: str) -> Document:
    """Return the losses of a year by criterion, a section an index."""
    sections = tuple(
        Section(
            gaps.card.index,
            _title(book, gaps, "gaps", lang),
            _columns(book, gaps, lang),
            tuple(_row(book, gaps, gap, lang) for gap in gaps.rows),
            _closing_notes(book, gaps, len(gaps.rows), gaps.shown_lost, "criterion", lang),
        )
        for gaps in found
    )
    return _document(year, found[0], "criterion", sections, lang)


def groups_document(book: Book, year: int, found: Sequence[Groups], lang: str) -> Document:
    """Return the losses of a year added up by field, agency or method, a section an index."""
    sections = tuple(
        Section(
            groups.gaps.card.index,
            _title(book, groups.gaps, f"gaps-{groups.by}", lang),
            _group_columns(groups.by, lang, short=groups.gaps.reference is not None),
            _group_rows(book, groups, lang),
            _closing_notes(book, groups.gaps, len(groups.rows), groups.shown_lost, groups.by, lang),
        )
        for groups in found
    )
    return _document(year, found[0].gaps, found[0].by, sections, lang)


def _document(year: int, first: Gaps, by: str, sections: tuple[Section, ...], lang: str) -> Document:
    asked = {**facts(year, first.card.unit), "by": by, "against": against_id(first.reference)}
    return Document("ctscore/gaps/1", lang, asked, sections)


def _title(book: Book, gaps: Gaps, what: str, lang: str) -> str:
    measured = f" ({measured_to(book, gaps.reference, lang)})" if gaps.reference else ""
    return title(book, gaps.card, what, lang) + measured


def _columns(book: Book, gaps: Gaps, lang: str) -> tuple[Column, ...]:
    """Return the columns of one section: beside the maximum the best unit, where a panel tells."""
    if gaps.reference is not None:
        return (
            column("rank", Kind.COUNT, lang),
            column("code", Kind.CODE, lang),
            column("name", Kind.TEXT, lang),
            column("achieved", Kind.POINTS, lang, spare=3),
            Column("level", level_label(book, gaps.reference, lang), Kind.POINTS, spare=2),
            column("holders", Kind.REFS, lang, spare=5, detail=gaps.reference.measure is Measure.UNIT),
            column("lost", Kind.POINTS, lang, called="short_of", bar=True),
            column("share", Kind.PERCENT, lang, called="share_short", spare=1),
            column("cumulative_share", Kind.PERCENT, lang, spare=4),
            column("leads", Kind.REFS, lang),
            column("method", Kind.REF, lang, detail=True),
        )
    if gaps.best is None:
        return gap_columns(lang)
    *first, leads, method = gap_columns(lang)
    beside = (
        column("best", Kind.POINTS, lang, spare=5),
        column("to_best", Kind.POINTS, lang),
        column("best_units", Kind.REFS, lang, spare=6),
    )
    return (*first, *beside, leads, method)


def _row(book: Book, gaps: Gaps, gap: Gap, lang: str) -> Row:
    """Return one lost criterion as a row of a section with these `gaps`."""
    code = gap.node.criterion.code
    values = dict(gap_row(book, gap, lang).values)
    if gaps.reference is not None:
        values["level"] = gap.level
        values["holders"] = tuple(unit_ref(book, unit) for unit in gaps.reference.holders.get(code, ()))
    if gaps.best is not None:
        best = gaps.best.levels.get(code)
        values["best"] = best
        values["to_best"] = None if best is None else best - gap.score.achieved
        values["best_units"] = tuple(unit_ref(book, unit) for unit in gaps.best.holders.get(code, ()))
    return Row(values)


def gap_columns(lang: str) -> tuple[Column, ...]:
    """Return the columns of a table of lost points."""
    return (
        column("rank", Kind.COUNT, lang),
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang),
        column("max", Kind.POINTS, lang, spare=5),
        column("achieved", Kind.POINTS, lang, spare=3),
        column("lost", Kind.POINTS, lang, bar=True),
        column("percent_lost", Kind.PERCENT, lang, spare=6),
        column("share", Kind.PERCENT, lang, spare=1),
        column("cumulative_share", Kind.PERCENT, lang, spare=4),
        column("leads", Kind.REFS, lang),
        column("method", Kind.REF, lang, spare=7),
    )


def gap_row(book: Book, gap: Gap, lang: str) -> Row:
    """Return one lost criterion as a row."""
    method = gap.node.method
    return Row(
        {
            "rank": gap.rank,
            "code": gap.node.criterion.code,
            "name": gap.node.criterion.name.say(lang),
            "max": gap.score.known_max,
            "achieved": gap.score.achieved,
            "lost": gap.lost,
            "percent_lost": gap.score.percent_lost,
            "share": gap.share,
            "cumulative_share": gap.cumulative_share,
            "leads": tuple(agency_ref(book, id_) for id_ in gap.leads),
            "method": Ref(method, word(method, lang)),
        }
    )


def _group_columns(by: Grouping, lang: str, *, short: bool) -> tuple[Column, ...]:
    """Return the columns of sums; `short` where losses are measured to a reference, not to the maximum."""
    lost = ("short_share" if by == "agency" else "short_of") if short else "lost"
    lost = "share_lost" if by == "agency" and not short else lost
    called = {"field": "field", "agency": "agency_name", "method": "method"}[by]
    return (
        column("rank", Kind.COUNT, lang),
        column("code", Kind.CODE, lang, detail=by != "field"),
        column("name", Kind.TEXT, lang, called=called),
        column("criteria", Kind.COUNT, lang),
        column("lost", Kind.POINTS, lang, called=lost, bar=True),
        column("exposure", Kind.POINTS, lang, detail=by != "agency", spare=3),
        column("share", Kind.PERCENT, lang, called="share_short" if short else "share"),
        column("cumulative_share", Kind.PERCENT, lang, spare=1),
    )


def _group_rows(book: Book, groups: Groups, lang: str) -> tuple[Row, ...]:
    fields = {criterion.code: criterion.name.say(lang) for criterion in groups.gaps.card.criteria}
    return tuple(_group_row(book, fields, group, groups.by, lang) for group in groups.rows)


def _group_row(book: Book, fields: Mapping[str, str], group: Group, by: Grouping, lang: str) -> Row:
    if by == "field":
        name = fields[group.key or ""]
    elif by == "agency":
        name = agency_name(book, group.key, lang)
    else:
        name = word(group.key or "", lang)
    return Row(
        {
            "rank": group.rank,
            "code": group.key,
            "name": name,
            "criteria": group.criteria,
            "lost": group.lost,
            "exposure": group.exposure,
            "share": group.share,
            "cumulative_share": group.cumulative_share,
        }
    )


def _closing_notes(
    book: Book, gaps: Gaps, shown: int, shown_lost: Decimal, by: str, lang: str
) -> tuple[Note, ...]:
    """Return the closing lines: how many criteria, how many points, what stays unexplained.

    `shown` is the number of rows in the table, `shown_lost` the loss that they hold.
    """
    if not gaps.card.criteria:
        return present(published_note(gaps.filed, lang), no_tree_note(gaps.card, lang))
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
    values: dict[str, tuple[Kind, Value]] = {
        "criteria": (Kind.COUNT, gaps.count),
        "lost": (Kind.POINTS, gaps.lost),
        "shown": (Kind.COUNT, shown),
        "shown_lost": (Kind.POINTS, shown_lost),
        "shown_share": (Kind.PERCENT, percent(shown_lost, gaps.lost)),
    }
    summary = Note("summary", say(lang, vi, en), values)
    if gaps.reference is not None:
        return (summary, *reference_notes(book, gaps, gaps.reference, lang))
    return present(
        summary,
        off_scale_note(gaps.card.max, gaps.lost, gaps.off_scale, lang),
        best_note(book, gaps, lang),
        published_note(gaps.filed, lang),
        unlisted_note(gaps.reconciliation, lang),
    )
