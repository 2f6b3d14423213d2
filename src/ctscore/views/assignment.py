"""The *phiếu giao việc*: what one agency is to do, to be printed and signed; and the list of all of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ctscore.analysis.agencies import Assigned, Assignment, unled_tasks
from ctscore.analysis.gaps import Gaps
from ctscore.analysis.plans import Task, codes_for
from ctscore.book import Book
from ctscore.decimals import percent
from ctscore.document import Chapter, Column, Kind, Note, Report, Section, note, row_of, table
from ctscore.model import Scorecard
from ctscore.phrases import Wording, Words, joined
from ctscore.scoring import walk
from ctscore.views.common import (
    agency_name,
    agency_refs,
    card_named,
    cited,
    index_named,
    letterhead,
    successor_notes,
)
from ctscore.views.labels import column, label, word
from ctscore.views.leads import lead_refs
from ctscore.views.tasks import document_named, part_words, plan_title, summary_note, timing_words

_MOST_TASKS = 18
"""Of more tasks those in which an agency only helps are told by number."""


def assignment_report(book: Book, assignment: Assignment) -> Report:
    """Return the sheet of one agency: what it leads, the points behind it, where it helps."""
    name, period = agency_name(book, assignment.dossier.agency), assignment.period
    sections = [
        *(_led(book, assignment, index) for index in assignment.by_index),
        *_helped(book, assignment),
    ]
    ended = successor_notes(book, (assignment.dossier.agency,))
    closing = (*_to_groups(book, assignment), *ended, summary_note())
    sections.append(Section("notes", Words("Ghi chú", "Notes"), (), (), closing))
    heading = Words("Việc được giao trong ", "What is asked for in ") + period
    if assignment.answering:
        heading = Words("Việc được giao theo kết quả ", "What follows from the results of ") + period
    return Report(
        Words("PHIẾU GIAO VIỆC", "ASSIGNMENT SHEET"),
        name,
        tuple(_losses(book, assignment)),
        (Chapter("tasks", heading, tuple(sections), (_based_on(_plans_named(book, assignment)),)),),
        form=letterhead(book),
    )


def _plans(book: Book, assignment: Assignment) -> Wording:
    return joined("; ", (plan_title(book, filed.value.document) for filed in assignment.plans))


def _plans_named(book: Book, assignment: Assignment) -> Wording:
    return joined("; ", (document_named(book, filed.value.document) for filed in assignment.plans))


def _based_on(plans: Wording) -> Note:
    return note("plans", "Căn cứ {plans}.", "By the {plans}.", plans=plans)


def _losses(book: Book, assignment: Assignment) -> Iterator[Note]:
    """Yield how many points the agency leads in each index, and what part of all loss that is."""
    for gaps in assignment.dossier.gaps:
        if gaps.rows:
            vi = "{about}: chủ trì {count} tiêu chí mất {lost} điểm so với điểm tối đa, bằng {share} tổng số"
            en = "{about}: leads {count:criterion|criteria} with {lost:point} less than the maximum, {share} "
            en += "of all loss"
            if any(len(gap.leads) > 1 for gap in gaps.rows):
                vi += " (tiêu chí có nhiều cơ quan chủ trì tính đủ cho từng cơ quan)"
                en += " (criteria with several leads count in full for each)"
            yield note(
                "lost",
                vi + ".",
                en + ".",
                about=card_named(book, gaps.card),
                count=len(gaps.rows),
                lost=gaps.shown_lost,
                share=(Kind.PERCENT, percent(gaps.shown_lost, gaps.lost)),
            )
            left = joined(
                "; ",
                (
                    joined(" ", (gap.node.criterion.code, gap.node.criterion.name))
                    for gap in assignment.without_task(gaps)
                ),
            )
            if left:
                vi, en = "Mất điểm mà chưa có nhiệm vụ: {left}.", "Points lost and no task yet: {left}."
                yield note("without_task", vi, en, left=left)


def _led(book: Book, assignment: Assignment, index: str | None) -> Section:
    led = assignment.by_index[index]
    reason: tuple[Column[Assigned], ...] = (column("reason", Kind.TEXT, _reasons),)
    columns: tuple[Column[Assigned], ...] = (
        _item_column(book, assignment, (one.task for one in led), lambda one: one.task),
        column("task", Kind.TEXT, lambda one: one.task.item),
        column("criteria", Kind.TEXT, lambda one: _served(book, assignment, one.task), called="serves"),
        column("lost", Kind.POINTS, lambda one: one.lost),
        *(reason if any(map(_reasons, led)) else ()),
        column("timing", Kind.TEXT, lambda one: timing_words(one.task)),
        column("helpers", Kind.REFS, lambda one: agency_refs(book, one.task.helpers)),
    )
    about = index_named(book, index) if index else word("no-index")
    heading = Words("Chủ trì: ", "Leads: ") + about
    return table(f"led/{index or 'none'}", heading, columns, led)


def _reasons(assigned: Assigned) -> Wording | None:
    """Return why points were lost, as far as a source says so."""
    reasons = (gap.node.criterion.reason for gap in assigned.gaps)
    return joined("; ", dict.fromkeys(reason for reason in reasons if reason)) or None


def _served(book: Book, assignment: Assignment, task: Task) -> Wording | None:
    """Return the criteria that a task serves, with their names where the results have them."""
    card = next((one.card for one in assignment.dossier.gaps if one.card.index == task.part.index), None)
    if card is None:
        return ", ".join(task.criteria) or None
    names = {node.criterion.code: node.criterion.name for node in walk(card)}
    named = (joined(" ", (code, names[code])) for code in codes_for(book, task, card) if code in names)
    return joined("; ", named) or None


def _helped(book: Book, assignment: Assignment) -> Iterator[Section]:
    """Yield where the agency helps: its tasks, or in one line the items of each lead where they are many."""
    helped, heading = assignment.dossier.helped, Words("Thực hiện, phối hợp", "Carries out or helps with")
    if 0 < len(helped) <= _MOST_TASKS - len(assignment.dossier.led):
        columns: tuple[Column[Task], ...] = (
            _item_column(book, assignment, helped, lambda task: task),
            column("task", Kind.TEXT, lambda task: task.item),
            column("leads", Kind.REFS, lambda task: lead_refs(book, task)),
            column("timing", Kind.TEXT, timing_words),
        )
        yield table("helped", heading, columns, helped)
        return
    by_lead: dict[tuple[str, ...], list[Task]] = {}
    for task in helped:
        by_lead.setdefault(task.leads, []).append(task)
    if not by_lead:
        return
    in_short: tuple[Column[tuple[tuple[str, ...], list[Task]]], ...] = (
        column("leads", Kind.REFS, lambda led: agency_refs(book, led[0])),
        column("tasks", Kind.COUNT, lambda led: len(led[1])),
        column("items", Kind.TEXT, lambda led: _cited(book, assignment, led[1]), called="item"),
    )
    yield table("helped", heading, in_short, by_lead.items())


def _item_column(
    book: Book, assignment: Assignment, tasks: Iterable[Task], task_of: Callable[[Any], Task]
) -> Column[Any]:
    """Return the column of items as people cite them, headed by the annex where all are in one."""
    parts = {_part(book, assignment, task): None for task in tasks}
    if len(parts) == 1:
        head = joined(", ", (label("item"), *parts))
        return Column("item", head, Kind.CODE, lambda one: task_of(one).item.row)
    return column("item", Kind.TEXT, lambda one: _cited(book, assignment, (task_of(one),)))


def _cited(book: Book, assignment: Assignment, tasks: Iterable[Task]) -> Wording:
    """Return items as people cite them: ``2.4.1, 2.4.2, annex I``."""
    by_part: dict[Wording, list[str]] = {}
    for task in tasks:
        by_part.setdefault(_part(book, assignment, task), []).append(task.item.row)
    return joined("; ", (joined(", ", (*dict.fromkeys(rows), part)) for part, rows in by_part.items()))


def _part(book: Book, assignment: Assignment, task: Task) -> Wording:
    """Return where a task stands; where there are several plans, in which."""
    several = len(assignment.plans) > 1
    return joined(", ", (part_words(task), *((cited(book, task.plan.document)[0],) if several else ())))


def _to_groups(book: Book, assignment: Assignment) -> Iterator[Note]:
    """Yield how much more is given to groups that include the agency, and the duties that it has."""
    known, others = book.agencies.get(assignment.dossier.agency), assignment.dossier.to_groups
    if others and known is not None:
        vi = "Còn {others} việc giao chung cho nhóm có cơ quan này: {groups}."
        en = "{others} more are given to groups that include it: {groups}."
        yield note("groups", vi, en, others=others, groups=agency_refs(book, known.member_of))
    if assignment.dossier.duties:
        vi = "Trách nhiệm ở phần tổ chức thực hiện: {items}."
        en = "Duties in the section on implementation: {items}."
        yield note("duties", vi, en, items=_cited(book, assignment, assignment.dossier.duties))


def assignments_report(
    book: Book,
    assignments: Sequence[Assignment],
    files: Sequence[str],
    groups: Mapping[str, Sequence[Task]],
) -> Report:
    """Return the page that lists the pages of all agencies, each linked to its file.

    Of `groups`, which have none, it says so, and which tasks these lead; and which tasks nobody leads.
    """
    # Of the indexes in which any of the agencies leads a lost criterion.
    led = [
        gaps.card
        for place, gaps in enumerate(assignments[0].dossier.gaps)
        if any(one.dossier.gaps[place].rows for one in assignments)
    ]
    columns: tuple[Column[Assignment], ...] = (
        column("name", Kind.TEXT, lambda one: agency_name(book, one.dossier.agency), called="agency_self"),
        *(of_index for card in led for of_index in _columns(book, card)),
        column("leading", Kind.COUNT, lambda one: len(one.dossier.led)),
        column("helping_in", Kind.COUNT, lambda one: len(one.dossier.helped)),
    )
    rows = tuple(
        replace(row_of(columns, one), links={"name": file})
        for one, file in zip(assignments, files, strict=True)
    )
    plans, period = _plans(book, assignments[0]), assignments[0].period
    heading = Words("Phiếu giao việc theo kết quả ", "Assignment sheets after ") + period
    section = Section(
        "agencies",
        Words("Các cơ quan", "Agencies"),
        columns,
        rows,
        tuple(_without(book, assignments[0], groups)),
    )
    sections = (section, *_unled(book, assignments[0]))
    listed = Chapter("all", Words("Danh sách phiếu", "List of sheets"), sections, (_based_on(plans),))
    return Report(heading, plans, (), (listed,))


def _unled(book: Book, assignment: Assignment) -> Iterator[Section]:
    """Yield the tasks that nobody leads, which are on nobody's sheet to see to."""
    tasks = unled_tasks(book, assignment.plans)
    if not tasks:
        return
    columns: tuple[Column[Task], ...] = (
        _item_column(book, assignment, tasks, lambda task: task),
        column("task", Kind.TEXT, lambda task: task.item),
        column("timing", Kind.TEXT, timing_words),
        column("helpers", Kind.REFS, lambda task: agency_refs(book, task.helpers)),
    )
    heading = Words(
        "Nhiệm vụ chưa có cơ quan chủ trì, chưa giao ở phiếu nào",
        "Tasks without a lead, given on no sheet",
    )
    yield table("unled", heading, columns, tasks)


def _without(book: Book, assignment: Assignment, groups: Mapping[str, Sequence[Task]]) -> Iterator[Note]:
    """Yield which groups have no sheet, first those that lead tasks: these are named."""
    led = [
        joined(": ", (agency_name(book, one), _cited(book, assignment, of)))
        for one, of in groups.items()
        if of
    ]
    if led:
        vi = "Việc giao chung cho nhóm cơ quan chủ trì, không có phiếu riêng: {led}."
        en = "Tasks that groups of agencies lead, which have no sheet of their own: {led}."
        yield note("led_by_groups", vi, en, led=joined("; ", led))
    helping = [one for one, of in groups.items() if not of]
    if helping:
        vi = "{count} nhóm cơ quan chỉ phối hợp, không có phiếu riêng: {groups}."
        en = "{count} groups of agencies only help, and have no sheet of their own: {groups}."
        yield note("groups", vi, en, count=len(helping), groups=agency_refs(book, helping))


def _columns(book: Book, card: Scorecard) -> Iterator[Column[Assignment]]:
    """Yield the columns of one index: how many criteria an agency leads, and the points that they lost."""

    def gaps(one: Assignment) -> Gaps:
        return next(gaps for gaps in one.dossier.gaps if gaps.card.index == card.index)

    about = card_named(book, card)
    criteria, exposure = (joined(": ", (about, label(key))) for key in ("criteria", "exposure"))
    yield Column(f"criteria-{card.index}", criteria, Kind.COUNT, lambda one: len(gaps(one).rows))
    yield Column(f"lost-{card.index}", exposure, Kind.POINTS, lambda one: gaps(one).shown_lost, bar=True)
