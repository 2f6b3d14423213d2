"""`gaps`: which criteria lost the most points, and who leads each."""

from collections.abc import Sequence

from ctscore.analysis.gaps import Gap, Gaps, Group, Grouping, group_gaps
from ctscore.analysis.tree import walk
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Ref, Row, Section
from ctscore.figures import percent
from ctscore.views.common import (
    agency_name,
    agency_ref,
    facts,
    no_tree_note,
    present,
    published_note,
    title,
    unlisted_note,
)
from ctscore.views.labels import column, say, word


def gaps_document(book: Book, year: int, found: Sequence[Gaps], by: Grouping | None, lang: str) -> Document:
    """Return the losses of a year, a section an index, by criterion or added up by `by`."""
    unit = found[0].card.unit
    sections = tuple(_section(book, gaps, by, lang) for gaps in found)
    return Document("ctscore/gaps/1", lang, {**facts(year, unit), "by": by or "criterion"}, sections)


def _section(book: Book, gaps: Gaps, by: Grouping | None, lang: str) -> Section:
    what = "gaps" if by is None else f"gaps-{by}"
    if by is None:
        columns = gap_columns(lang)
        rows = tuple(gap_row(book, gap, lang) for gap in gaps.rows)
    else:
        columns = _group_columns(by, lang)
        rows = tuple(_group_row(book, gaps, group, by, lang) for group in group_gaps(gaps, by))
    return Section(
        gaps.card.index, title(book, gaps.card, what, lang), columns, rows, closing_notes(gaps, lang)
    )


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
            "max": gap.score.max,
            "achieved": gap.score.achieved,
            "lost": gap.score.lost,
            "percent_lost": gap.score.percent_lost,
            "share": gap.share,
            "cumulative_share": gap.cumulative_share,
            "leads": tuple(agency_ref(book, id_) for id_ in gap.leads),
            "method": Ref(method, word(method, lang)),
        }
    )


def _group_columns(by: Grouping, lang: str) -> tuple[Column, ...]:
    called = {"field": "field", "agency": "agency_name", "method": "method"}[by]
    return (
        column("rank", Kind.COUNT, lang),
        column("code", Kind.CODE, lang, detail=by != "field"),
        column("name", Kind.TEXT, lang, called=called),
        column("criteria", Kind.COUNT, lang),
        column("lost", Kind.POINTS, lang, called="share_lost" if by == "agency" else "lost", bar=True),
        column("exposure", Kind.POINTS, lang, detail=by != "agency", spare=3),
        column("share", Kind.PERCENT, lang),
        column("cumulative_share", Kind.PERCENT, lang, spare=1),
    )


def _group_row(book: Book, gaps: Gaps, group: Group, by: Grouping, lang: str) -> Row:
    if by == "field":
        names = {
            node.criterion.code: node.criterion.name.say(lang) for node in walk(gaps.card) if not node.parents
        }
        name = names[group.key or ""]
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


def closing_notes(gaps: Gaps, lang: str) -> tuple[Note, ...]:
    """Return the closing lines: how many criteria, how many points, what stays unexplained."""
    if not gaps.card.criteria:
        return present(published_note(gaps.filed, lang), no_tree_note(gaps.card, lang))
    if len(gaps.rows) == gaps.count:
        vi = "{count} tiêu chí mất {lost} điểm."
        en = "{count} criteria lost {lost} points."
    else:
        vi = "{shown} trong {count} tiêu chí: mất {shown_lost} trong {lost} điểm ({shown_share})."
        en = "{shown} of {count} criteria: {shown_lost} of {lost} points lost ({shown_share})."
    summary = Note(
        "summary",
        say(lang, vi, en),
        {
            "count": (Kind.COUNT, gaps.count),
            "lost": (Kind.POINTS, gaps.lost),
            "shown": (Kind.COUNT, len(gaps.rows)),
            "shown_lost": (Kind.POINTS, gaps.shown_lost),
            "shown_share": (Kind.PERCENT, percent(gaps.shown_lost, gaps.lost)),
        },
    )
    return present(summary, published_note(gaps.filed, lang), unlisted_note(gaps.reconciliation, lang))
