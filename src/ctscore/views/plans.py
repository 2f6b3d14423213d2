"""`plans`: the plans and programmes on file, with what each holds."""

from collections.abc import Iterator, Sequence

from ctscore.analysis.plans import Task, plan_items
from ctscore.book import Book, Filed
from ctscore.document import Column, Document, Kind, Note, note, table
from ctscore.model import Plan, Years
from ctscore.phrases import Wording, Words, joined
from ctscore.views.common import cited, present, unit_ref
from ctscore.views.labels import column, word
from ctscore.views.tasks import NO_PLANS, part_words, plan_title

_Held = tuple[Filed[Plan], Sequence[Task]]
"""A plan with its items."""


def plans_document(book: Book, plans: Sequence[Filed[Plan]]) -> Document:
    """Return one row a plan: number, date, period, and counts of tasks, duties, agencies and targets.

    Where plans are of several units their unit is a column.

    `no_lead` counts the tasks among them to which the plan gives no lead: prose gives most.
    """
    units: tuple[Column[_Held], ...] = (
        column("unit", Kind.REF, lambda held: unit_ref(book, held[0].value.unit)),
    )
    columns: tuple[Column[_Held], ...] = (
        column("document", Kind.TEXT, lambda held: cited(book, held[0].value.document)[0]),
        *(units if len({plan.value.unit for plan in plans}) > 1 else ()),
        column("date", Kind.DATE, lambda held: cited(book, held[0].value.document)[1]),
        column("period", Kind.TEXT, lambda held: _years(held[0].value.period)),
        column("tasks", Kind.COUNT, lambda held: sum(not task.is_duty for task in _leaves(held))),
        column("no_lead", Kind.COUNT, _without_lead, drop_priority=3),
        column(
            "duties", Kind.COUNT, lambda held: sum(task.is_duty for task in _leaves(held)), drop_priority=2
        ),
        column("agencies", Kind.COUNT, _agencies),
        column("targets", Kind.COUNT, lambda held: len(held[0].value.targets)),
        column("title", Kind.TEXT, lambda held: _title(book, held[0].value.document), drop_priority=4),
        column("plan", Kind.CODE, lambda held: held[0].value.document, machine_only=True),
        column("areas", Kind.COUNT, lambda held: _count(held, "area"), machine_only=True),
        column("objectives", Kind.COUNT, lambda held: _count(held, "objective"), machine_only=True),
        column("tasks_level", Kind.COUNT, lambda held: _count(held, "task"), machine_only=True),
        column("activities", Kind.COUNT, lambda held: _count(held, "activity"), machine_only=True),
        column("file", Kind.TEXT, lambda held: held[0].file, machine_only=True),
    )
    found = [(plan, list(plan_items(book, plan))) for plan in plans]
    levels = (_levels_note(book, framework) for held in found for framework in _frameworks(held))
    notes = present(
        _legend() if found else NO_PLANS,
        *(one for held in found for one in _no_task_notes(held)),
        *levels,
        *(_ground_note(book, plan.value.document) for plan in plans),
    )
    unit = plans[0].value.unit if plans else None
    section = table("plans", word("plans"), columns, found, notes)
    return Document("ctscore/plans/1", {"unit": unit}, (section,))


def _title(book: Book, id_: str) -> Wording | None:
    document = book.documents.get(id_)
    return document.title if document else None


def _leaves(held: _Held) -> list[Task]:
    return [task for task in held[1] if task.is_task]


def _without_lead(held: _Held) -> int:
    return sum(not task.is_duty and not task.leads for task in _leaves(held))


def _frameworks(held: _Held) -> list[_Held]:
    """Return the items of each table that sets out objectives and what serves them."""
    tables = dict.fromkeys(task.table for task in held[1] if task.item.level == "objective")
    return [(held[0], [task for task in held[1] if task.table == table]) for table in tables]


def _agencies(held: _Held) -> int:
    return len({id_ for task in held[1] if task.is_leaf for id_ in (*task.leads, *task.helpers)})


def _count(held: _Held, level: str) -> int:
    counted = (task for task in held[1] if not task.is_duty and (task.is_task or not task.is_leaf))
    return sum(task.item.level == level for task in counted)


def _no_task_notes(held: _Held) -> Iterator[Note]:
    """Yield how many items of a plan have no task: those that name a lead, and those that name nobody."""
    empty = [task for task in held[1] if task.is_leaf and not task.is_task]
    led = sum(bool(task.leads) for task in empty)
    vi = "{plan}: {count} mục chưa có nhiệm vụ, chỉ có cơ quan chủ trì của tiêu chí."
    en = "{plan}: {count:item has|items have} no task, only who leads the criteria."
    if led:
        yield note("only_leads", vi, en, plan=held[0].value.document, count=led)
    vi = "{plan}: {count} mục chưa có nhiệm vụ, cũng chưa có cơ quan chủ trì."
    en = "{plan}: {count:item has|items have} neither a task nor a lead."
    if len(empty) > led:
        yield note("no_task", vi, en, plan=held[0].value.document, count=len(empty) - led)


def _years(years: Years) -> Wording:
    """Return a span of years in words: 2018–2020; from 2023 on."""
    return Words(f"từ {years.first}", f"from {years.first}") if years.last is None else str(years)


def _legend() -> Note:
    return note(
        "legend",
        "Nhiệm vụ: việc phải làm, ở bảng phân công hay trong lời văn; trách nhiệm: việc ở phần tổ chức thực "
        "hiện. Cơ quan: mọi cơ quan hay nhóm cơ quan được nêu trong các việc ấy.",
        "Tasks stand in tables or in prose; duties stand in the section on implementation. Agencies are all "
        "bodies or groups of bodies named in them.",
    )


def _ground_note(book: Book, id_: str) -> Note | None:
    """Return the documents that a plan names as its ground, with their days."""
    document = book.documents.get(id_)
    if document is None or not document.based_on:
        return None
    vi, en = "{plan} nêu căn cứ: {ground}.", "{plan} names as its ground: {ground}."
    ground = joined("; ", (plan_title(book, each) for each in document.based_on))
    return note("ground", vi, en, plan=document.number, ground=ground)


def _levels_note(book: Book, held: _Held) -> Note:
    return note(
        "levels",
        "{plan}, {part}: {areas} lĩnh vực, {objectives} mục tiêu, {tasks} nhiệm vụ, {activities} hoạt động; "
        "{leaves} dòng có cơ quan chủ trì.",
        "{plan}, {part}: {areas:area}, {objectives:objective}, {tasks:task}, "
        "{activities:activity|activities}; {leaves:row} with a lead agency.",
        plan=cited(book, held[0].value.document)[0],
        part=part_words(held[1][0]),
        areas=_count(held, "area"),
        objectives=_count(held, "objective"),
        tasks=_count(held, "task"),
        activities=_count(held, "activity"),
        leaves=sum(bool(task.leads) for task in _leaves(held)),
    )
