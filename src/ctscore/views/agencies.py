"""`agencies`: what each lead agency owes; or the one page that one agency needs for its meeting."""

from collections.abc import Sequence
from decimal import Decimal

from ctscore.analysis.agencies import AgencyLoads
from ctscore.analysis.gaps import Gaps
from ctscore.analysis.plans import Task, all_tasks
from ctscore.analysis.roles import Role
from ctscore.analysis.tasks import role_of
from ctscore.book import Book
from ctscore.document import Document, Kind, Note, Ref, Row, Section, Value
from ctscore.figures import split_equally, total
from ctscore.model import Agency
from ctscore.views.common import (
    agency_name,
    agency_ref,
    facts,
    no_tree_note,
    present,
    shown_whole,
    title,
    unlisted_note,
)
from ctscore.views.gaps import gap_row
from ctscore.views.labels import column, say, word
from ctscore.views.tasks import timing_words


def agencies_document(book: Book, year: int, found: Sequence[AgencyLoads], lang: str) -> Document:
    """Return the losses of a year by lead agency, a section an index."""
    unit = found[0].gaps.card.unit
    return Document(
        "ctscore/agencies/1", lang, facts(year, unit), tuple(_section(book, loads, lang) for loads in found)
    )


def _section(book: Book, loads: AgencyLoads, lang: str) -> Section:
    columns = (
        column("agency", Kind.CODE, lang, detail=True),
        column("name", Kind.TEXT, lang, called="agency_name"),
        column("criteria", Kind.COUNT, lang),
        column("tasks", Kind.COUNT, lang, spare=1),
        column("exposure", Kind.POINTS, lang),
        column("share_lost", Kind.POINTS, lang, bar=True),
        column("share", Kind.PERCENT, lang),
    )
    rows = tuple(
        Row(
            {
                "agency": load.agency,
                "name": agency_name(book, load.agency, lang),
                "criteria": load.criteria,
                "tasks": load.tasks,
                "exposure": load.exposure,
                "share_lost": load.share_lost,
                "share": load.share,
            }
        )
        for load in loads.rows
    )
    card = loads.gaps.card
    if not card.criteria:
        notes = present(no_tree_note(card, lang))
    else:
        shares = [load.share_lost for load in loads.rows]
        sum_vi, sum_en = "phần chia đều cộng lại đúng {shares}", "the equal shares add up to {shares}"
        if not shown_whole(shares):
            sum_vi = "phần chia đều, tính từ số chưa làm tròn, cộng lại {shares}"
            sum_en = "the unrounded equal shares add up to {shares}"
        vi = (
            f"{{count}} tiêu chí mất {{lost}} điểm; {sum_vi}. "
            "Tiêu chí có nhiều cơ quan chủ trì được tính đủ cho từng cơ quan và chia đều giữa họ."
        )
        en = (
            f"{{count}} criteria lost {{lost}} points; {sum_en}. A "
            "criterion with several leads counts in full for each, and is split equally among them."
        )
        summary = Note(
            "summary",
            say(lang, vi, en),
            {
                "count": (Kind.COUNT, loads.gaps.count),
                "lost": (Kind.POINTS, loads.gaps.lost),
                "shares": (Kind.POINTS, total(shares)),
            },
        )
        notes = present(summary, unlisted_note(loads.gaps.reconciliation, lang))
    return Section(card.index, title(book, card, "agencies", lang), columns, rows, notes)


def agency_document(book: Book, year: int, found: Sequence[Gaps], agency: str, lang: str) -> Document:
    """Return the page of one agency: its criteria, what each lost, and what its part of that is."""
    sections = tuple(_page(book, gaps, agency, lang) for gaps in found)
    return Document("ctscore/agency/1", lang, {**facts(year, found[0].card.unit), "agency": agency}, sections)


def _page(book: Book, gaps: Gaps, agency: str, lang: str) -> Section:
    columns = (
        column("rank", Kind.COUNT, lang),
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang),
        column("max", Kind.POINTS, lang, spare=5),
        column("achieved", Kind.POINTS, lang, spare=4),
        column("lost", Kind.POINTS, lang),
        column("share", Kind.PERCENT, lang, spare=3),
        column("leads", Kind.REFS, lang, spare=2),
        column("share_lost", Kind.POINTS, lang),
        column("task", Kind.TEXT, lang),
        column("timing", Kind.TEXT, lang, spare=1),
    )
    heading = f"{title(book, gaps.card, 'gaps', lang)} · {agency_name(book, agency, lang)}"
    if not gaps.card.criteria:
        return Section(gaps.card.index, heading, columns, (), (no_tree_note(gaps.card, lang),))
    parts = [split_equally(gap.lost, len(gap.leads))[gap.leads.index(agency)] for gap in gaps.rows]
    rows = []
    for gap, part in zip(gaps.rows, parts, strict=True):
        tasks = gap.responsibility.tasks
        extra: dict[str, Value] = {
            "share_lost": part,
            "task": " ".join(task.item.say(lang) for task in tasks),
            "timing": "; ".join(filter(None, (timing_words(task.item.timing, lang) for task in tasks))),
        }
        rows.append(Row({**gap_row(book, gap, lang).values, **extra}))
    summary = _page_summary(agency_name(book, agency, lang), gaps, total(parts), lang)
    return Section(gaps.card.index, heading, columns, tuple(rows), (summary,))


def _page_summary(agency: str, gaps: Gaps, share: Decimal, lang: str) -> Note:
    if gaps.rows:
        vi = "{agency}: {count} tiêu chí, mất {exposure} điểm; phần chia đều {share}."
        en = "{agency}: {count} criteria, {exposure} points lost; equal share {share}."
    else:
        vi = "{agency} không chủ trì tiêu chí nào bị mất điểm."
        en = "{agency} leads no criterion that lost points."
    values: dict[str, tuple[Kind, Value]] = {
        "agency": (Kind.TEXT, agency),
        "count": (Kind.COUNT, len(gaps.rows)),
        "exposure": (Kind.POINTS, gaps.shown_lost),
        "share": (Kind.POINTS, share),
    }
    return Note("agency_summary", say(lang, vi, en), values)


def register_document(book: Book, ids: Sequence[str], lang: str) -> Document:
    """Return the agencies of the register, with the tasks that each leads and helps in."""
    columns = (
        column("name", Kind.TEXT, lang, called="agency_self"),
        column("short", Kind.TEXT, lang),
        column("kind", Kind.REF, lang),
        column("leading", Kind.COUNT, lang),
        column("helping_in", Kind.COUNT, lang),
        column("agency", Kind.CODE, lang, spare=1),
        column("variants", Kind.TEXT, lang, detail=True),
        column("member_of", Kind.REFS, lang, detail=True),
    )
    tasks = [task for task in all_tasks(book) if not task.is_duty]
    rows = tuple(_registered(book, book.agencies[id_], tasks, lang) for id_ in ids)
    heading = say(lang, "Các cơ quan trong dữ liệu", "Agencies on file")
    return Document("ctscore/agency-register/1", lang, {}, (Section("agencies", heading, columns, rows),))


def _registered(book: Book, agency: Agency, tasks: Sequence[Task], lang: str) -> Row:
    own = frozenset((agency.id,))
    roles = [role_of(task, own) for task in tasks]
    values: dict[str, Value] = {
        "name": agency.name.say(lang),
        "short": agency.short,
        "kind": Ref(agency.kind, word(agency.kind, lang)),
        "leading": roles.count(Role.LEAD),
        "helping_in": roles.count(Role.HELPER),
        "agency": agency.id,
        "variants": "; ".join(agency.variants) or None,
        "member_of": tuple(agency_ref(book, id_) for id_ in agency.member_of),
    }
    return Row(values)
