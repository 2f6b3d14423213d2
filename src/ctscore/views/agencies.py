"""`agencies`: what each lead agency owes; or the one page that one agency needs for its meeting."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from ctscore.analysis import Role
from ctscore.analysis.agencies import AgencyLoad, AgencyLoads
from ctscore.analysis.gaps import Gap, Gaps
from ctscore.analysis.plans import Task, all_tasks
from ctscore.analysis.shares import shares
from ctscore.analysis.tasks import role_of
from ctscore.book import Book
from ctscore.decimals import total
from ctscore.document import Column, Document, Kind, Note, Ranking, Section, headline, note, table
from ctscore.model import Agency
from ctscore.phrases import Phrase, Wording, Words, joined
from ctscore.views.common import (
    agency_name,
    agency_refs,
    facts,
    kind_ref,
    no_tree_note,
    present,
    shown_whole,
    successor_notes,
    unlisted_note,
)
from ctscore.views.gaps import for_people, loss_columns, losses_title, nothing_lost, unmeasured_note
from ctscore.views.heads import heads
from ctscore.views.labels import column
from ctscore.views.leads import lead_name
from ctscore.views.shapes import in_force_notes, loss_notes
from ctscore.views.tasks import timing_words

_LEFT_OUT = ("percent_lost", "cumulative_share", "method")
"""Columns of lost points that the page of one agency goes without."""
_FOR_MACHINES = ("share", "holders")
"""Columns of lost points that say nothing about one agency: people read them in the whole list."""


def agencies_document(
    book: Book, losses: Sequence[AgencyLoads], shown: Sequence[AgencyLoads] = ()
) -> Document:
    """Return the losses of a year by lead agency, a section an index.

    People see those that are `shown`: the same losses as their indexes are measured.
    """
    sections = tuple(
        for_people(partial(_section, book), loads, first, first.gaps)
        for loads, first in zip(losses, shown or losses, strict=True)
    )
    cards = [one.gaps.card for one in losses]
    return Document("ctscore/agencies/1", facts(cards), sections, heads=heads(book, cards))


def _section(book: Book, loads: AgencyLoads) -> Section:
    full, equal, share = "exposure", "share_lost", "share"
    if loads.gaps.reference is not None:
        full, equal, share = "short_exposure", "short_share", "share_short"
    columns: tuple[Column[AgencyLoad], ...] = (
        column("agency", Kind.CODE, lambda load: load.agency, machine_only=True),
        column(
            "name", Kind.TEXT, lambda load: lead_name(book, load.agency, loads.gaps.led), called="agency_name"
        ),
        column("criteria", Kind.COUNT, lambda load: load.criteria),
        column("tasks", Kind.COUNT, lambda load: load.tasks, drop_priority=1),
        column("share_lost", Kind.POINTS, lambda load: load.share_lost, called=equal, bar=True),
        column("exposure", Kind.POINTS, lambda load: load.exposure, called=full),
        column("share", Kind.PERCENT, lambda load: load.share, called=share),
    )
    card = loads.gaps.card
    notes = present(no_tree_note(card))
    if card.criteria:
        ended = successor_notes(book, (load.agency for load in loads.rows))
        notes = present(
            unmeasured_note(loads.gaps), _summary(loads), *_of_the_maximum(book, loads.gaps), *ended
        )
    section = table(card.index, losses_title(book, loads.gaps, "agencies"), columns, loads.rows, notes)
    return replace(section, chart=Ranking("name", "share_lost"))


def _of_the_maximum(book: Book, gaps: Gaps) -> tuple[Note, ...]:
    """Return what is to be said of losses to the maximum, and of inferred leads in any case."""
    if gaps.reference is not None:
        return in_force_notes(book, gaps)
    return present(unlisted_note(gaps.card, gaps.reconciliation), *loss_notes(book, gaps))


def _summary(loads: AgencyLoads) -> Note:
    shares = [load.share_lost for load in loads.rows]
    sum_vi, sum_en = "phần chia đều cộng lại đúng {shares}", "the equal shares add up to {shares}"
    if not shown_whole(shares):
        sum_vi = "phần chia đều, tính từ số chưa làm tròn, cộng lại {shares}"
        sum_en = "the unrounded equal shares add up to {shares}"
    lost_vi, lost_en = "mất {lost} điểm", "{count:criterion|criteria} lost {lost:point}"
    if loads.gaps.reference is not None:
        lost_vi, lost_en = (
            "thấp hơn mốc, cộng lại thiếu {lost} điểm",
            "{count:criterion is|criteria are} {lost:point} below the reference",
        )
    vi = (
        f"{{count}} tiêu chí {lost_vi}; {sum_vi}. "
        "Tiêu chí có nhiều cơ quan chủ trì được tính đủ cho từng cơ quan và chia đều giữa họ."
    )
    en = (
        f"{lost_en}; {sum_en}. A "
        "criterion with several leads counts in full for each, and is split equally among them."
    )
    if not loads.gaps.count and not loads.gaps.lost and loads.gaps.reference is None:
        vi, en = nothing_lost(loads.gaps.card)
    return headline(
        "summary",
        vi,
        en,
        count=loads.gaps.count,
        lost=loads.gaps.lost,
        shares=total(shares),
    )


def agency_document(
    book: Book, listings: Sequence[Gaps], agency: str, shown: Sequence[Gaps] = ()
) -> Document:
    """Return the page of one agency: its criteria, what each lost, and what its part of that is.

    People see those that are `shown`: the same losses as their indexes are measured.
    """
    sections = tuple(
        for_people(partial(_page, book, agency), gaps, first, first)
        for gaps, first in zip(listings, shown or listings, strict=True)
    )
    return Document("ctscore/agency/1", {**facts(one.card for one in listings), "agency": agency}, sections)


def _page(book: Book, agency: str, gaps: Gaps) -> Section:
    def part(gap: Gap) -> Decimal:
        return shares(gap.lost, gap.leads)[agency]

    alone = all(gap.leads == (agency,) for gap in gaps.rows)  # then its share is the whole
    by_id = {one.id: one for one in loss_columns(book, gaps) if one.id not in _LEFT_OUT}
    by_id |= {id_: replace(by_id[id_], machine_only=True) for id_ in _FOR_MACHINES if id_ in by_id}
    by_id["achieved"] = replace(by_id["achieved"], drop_priority=4)
    by_id["lost"] = replace(by_id["lost"], bar=False)
    by_id["leads"] = replace(by_id["leads"], drop_priority=2, machine_only=alone)
    called = "short_share" if gaps.reference else None
    columns: tuple[Column[Gap], ...] = (
        *by_id.values(),
        column("share_lost", Kind.POINTS, part, called=called, machine_only=alone),
        column("task", Kind.TEXT, lambda gap: joined(" ", (task.item for task in _led(gap, agency)))),
        column("timing", Kind.TEXT, lambda gap: _timing(_led(gap, agency)), drop_priority=1),
    )
    heading = joined(" · ", (losses_title(book, gaps, "gaps"), agency_name(book, agency)))
    if not gaps.card.criteria:
        return table(gaps.card.index, heading, columns, (), (no_tree_note(gaps.card),))
    summary = _page_summary(agency_name(book, agency), gaps, total(map(part, gaps.rows)))
    ended = successor_notes(book, (agency,))
    notes = present(
        unmeasured_note(gaps),
        summary,
        *(in_force_notes if gaps.reference else loss_notes)(book, gaps),
        *ended,
    )
    return table(gaps.card.index, heading, columns, gaps.rows, notes)


def _led(gap: Gap, agency: str) -> Sequence[Task]:
    """Return the tasks of a criterion that `agency` leads; other leads have theirs on their own page."""
    return [task for task in gap.responsibility.tasks if agency in task.leads]


def _timing(tasks: Iterable[Task]) -> Wording:
    known = map(timing_words, tasks)
    return joined("; ", dict.fromkeys(words for words in known if words))


def _page_summary(agency: Phrase, gaps: Gaps, share: Decimal) -> Note:
    vi = "{agency} không chủ trì tiêu chí nào bị mất điểm."
    en = "{agency} leads no criterion that lost points."
    if gaps.reference is not None:
        vi = "{agency} không chủ trì tiêu chí nào thấp hơn mốc so sánh."
        en = "{agency} leads no criterion that is below the reference."
    if gaps.rows:
        vi = "{agency}: {count} tiêu chí, mất {exposure} điểm; phần chia đều {share}."
        en = "{agency}: {count:criterion|criteria}, {exposure:point} lost; equal share {share}."
    if gaps.rows and gaps.reference is not None:
        vi = "{agency}: {count} tiêu chí thấp hơn mốc, thiếu {exposure} điểm; phần chia đều {share}."
        en = "{agency}: {count:criterion|criteria} below the reference, {exposure:point} short; "
        en += "equal share {share}."
    count = len(gaps.rows)
    return headline(
        "agency_summary", vi, en, agency=agency, count=count, exposure=gaps.shown_lost, share=share
    )


_NOBODY = note("none", "Chưa có cơ quan nào.", "There is no agency on file.").with_hint(
    "Thêm vào agencies.yaml, hay nhập bảng có cột chủ trì bằng `ctscore import`.",
    "Add them to agencies.yaml, or `ctscore import` a table that says who leads.",
)


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
    notes = (*successor_notes(book, ids), *_of_losses(book)) if ids else (_NOBODY,)
    section = table("agencies", heading, columns, entries, notes)
    return Document("ctscore/agency-register/1", {}, (section,))


def _of_losses(book: Book) -> tuple[Note, ...]:
    """Return that these are no losses, and how to see those: elsewhere the latest year is meant by none."""
    period = max(
        (filed.value.when for filed in book.scorecards.values() if filed.value.criteria), default=None
    )
    if period is None:
        return ()
    told = note("register", "Đây là danh mục, chưa có điểm mất.", "This is the register, without losses.")
    command = f"`ctscore agencies {period}`"
    return (told.with_hint(f"Điểm mất của từng cơ quan: {command}.", f"Losses by lead agency: {command}."),)
