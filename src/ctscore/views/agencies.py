"""`agencies`: what each lead agency owes; or the one page that one agency needs for its meeting."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.analysis import Role
from ctscore.analysis.agencies import AgencyLoad, AgencyLoads
from ctscore.analysis.gaps import Gap, Gaps
from ctscore.analysis.plans import all_tasks
from ctscore.analysis.shares import shares
from ctscore.analysis.tasks import role_of
from ctscore.book import Book
from ctscore.decimals import total
from ctscore.document import (
    Column,
    Document,
    Kind,
    Note,
    Phrase,
    Section,
    Wording,
    Words,
    joined,
    note,
    table,
)
from ctscore.model import Agency
from ctscore.views.common import (
    agency_name,
    agency_refs,
    facts,
    kind_ref,
    no_tree_note,
    present,
    shown_whole,
    successor_notes,
    title,
    unlisted_note,
)
from ctscore.views.gaps import gap_columns
from ctscore.views.labels import column
from ctscore.views.shapes import loss_notes
from ctscore.views.tasks import timing_words

_LEFT_OUT = ("percent_lost", "cumulative_share", "method")
"""Columns of lost points that the page of one agency goes without."""


def agencies_document(book: Book, losses: Sequence[AgencyLoads]) -> Document:
    """Return the losses of a year by lead agency, a section an index."""
    sections = tuple(_section(book, loads) for loads in losses)
    return Document("ctscore/agencies/1", facts(one.gaps.card for one in losses), sections)


def _section(book: Book, loads: AgencyLoads) -> Section:
    columns: tuple[Column[AgencyLoad], ...] = (
        column("agency", Kind.CODE, lambda load: load.agency, machine_only=True),
        column("name", Kind.TEXT, lambda load: agency_name(book, load.agency), called="agency_name"),
        column("criteria", Kind.COUNT, lambda load: load.criteria),
        column("tasks", Kind.COUNT, lambda load: load.tasks, drop_priority=1),
        column("exposure", Kind.POINTS, lambda load: load.exposure),
        column("share_lost", Kind.POINTS, lambda load: load.share_lost, bar=True),
        column("share", Kind.PERCENT, lambda load: load.share),
    )
    card = loads.gaps.card
    notes = present(no_tree_note(card))
    if card.criteria:
        unlisted = unlisted_note(card, loads.gaps.reconciliation)
        ended = successor_notes(book, (load.agency for load in loads.rows))
        notes = present(_summary(loads), unlisted, *loss_notes(loads.gaps), *ended)
    return table(card.index, title(book, card, "agencies"), columns, loads.rows, notes)


def _summary(loads: AgencyLoads) -> Note:
    shares = [load.share_lost for load in loads.rows]
    sum_vi, sum_en = "phần chia đều cộng lại đúng {shares}", "the equal shares add up to {shares}"
    if not shown_whole(shares):
        sum_vi = "phần chia đều, tính từ số chưa làm tròn, cộng lại {shares}"
        sum_en = "the unrounded equal shares add up to {shares}"
    return note(
        "summary",
        f"{{count}} tiêu chí mất {{lost}} điểm; {sum_vi}. "
        "Tiêu chí có nhiều cơ quan chủ trì được tính đủ cho từng cơ quan và chia đều giữa họ.",
        f"{{count}} criteria lost {{lost}} points; {sum_en}. A "
        "criterion with several leads counts in full for each, and is split equally among them.",
        count=loads.gaps.count,
        lost=loads.gaps.lost,
        shares=total(shares),
    )


def agency_document(book: Book, listings: Sequence[Gaps], agency: str) -> Document:
    """Return the page of one agency: its criteria, what each lost, and what its part of that is."""
    sections = tuple(_page(book, gaps, agency) for gaps in listings)
    return Document("ctscore/agency/1", {**facts(one.card for one in listings), "agency": agency}, sections)


def _page(book: Book, gaps: Gaps, agency: str) -> Section:
    def part(gap: Gap) -> Decimal:
        return shares(gap.lost, gap.leads)[agency]

    by_id = {one.id: one for one in gap_columns(book, gaps.card.index) if one.id not in _LEFT_OUT}
    by_id["achieved"] = replace(by_id["achieved"], drop_priority=4)
    by_id["lost"] = replace(by_id["lost"], bar=False)
    by_id["share"] = replace(by_id["share"], drop_priority=3)
    by_id["leads"] = replace(by_id["leads"], drop_priority=2)
    columns: tuple[Column[Gap], ...] = (
        *by_id.values(),
        column("share_lost", Kind.POINTS, part),
        column("task", Kind.TEXT, _tasks),
        column("timing", Kind.TEXT, _timing, drop_priority=1),
    )
    heading = title(book, gaps.card, "gaps") + " · " + agency_name(book, agency)
    if not gaps.card.criteria:
        return table(gaps.card.index, heading, columns, (), (no_tree_note(gaps.card),))
    summary = _page_summary(agency_name(book, agency), gaps, total(map(part, gaps.rows)))
    ended = successor_notes(book, (agency,))
    return table(gaps.card.index, heading, columns, gaps.rows, (summary, *loss_notes(gaps), *ended))


def _tasks(gap: Gap) -> Wording:
    return joined(" ", (task.item for task in gap.responsibility.tasks))


def _timing(gap: Gap) -> Wording:
    known = (timing_words(task.item.timing) for task in gap.responsibility.tasks)
    return joined("; ", (words for words in known if words))


def _page_summary(agency: Phrase, gaps: Gaps, share: Decimal) -> Note:
    vi = "{agency} không chủ trì tiêu chí nào bị mất điểm."
    en = "{agency} leads no criterion that lost points."
    if gaps.rows:
        vi = "{agency}: {count} tiêu chí, mất {exposure} điểm; phần chia đều {share}."
        en = "{agency}: {count} criteria, {exposure} points lost; equal share {share}."
    count = len(gaps.rows)
    return note("agency_summary", vi, en, agency=agency, count=count, exposure=gaps.shown_lost, share=share)


def register_document(book: Book, ids: Sequence[str]) -> Document:
    """Return the agencies of the register, with the tasks that each leads and helps in."""
    tasks = [task for task in all_tasks(book) if not task.is_duty]

    def count(role: Role) -> Callable[[Agency], int]:
        return lambda agency: sum(role_of(task, frozenset((agency.id,))) is role for task in tasks)

    columns: tuple[Column[Agency], ...] = (
        column("name", Kind.TEXT, lambda agency: agency.name, called="agency_self"),
        column("short", Kind.TEXT, lambda agency: agency.short),
        column("kind", Kind.REF, lambda agency: kind_ref(book, agency)),
        column("leading", Kind.COUNT, count(Role.LEAD)),
        column("helping_in", Kind.COUNT, count(Role.HELPER)),
        column("agency", Kind.CODE, lambda agency: agency.id, drop_priority=1),
        column("variants", Kind.TEXT, lambda agency: "; ".join(agency.variants) or None, machine_only=True),
        column("member_of", Kind.REFS, lambda agency: agency_refs(book, agency.member_of), machine_only=True),
    )
    heading = Words("Các cơ quan trong dữ liệu", "Agencies on file")
    entries = (book.agencies[id_] for id_ in ids)
    section = table("agencies", heading, columns, entries, tuple(successor_notes(book, ids)))
    return Document("ctscore/agency-register/1", {}, (section,))
