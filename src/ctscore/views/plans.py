"""`plans`: the plans and programmes on file, with what each holds."""

from collections.abc import Sequence

from ctscore.analysis.plans import Task, plan_items
from ctscore.book import Book, Filed
from ctscore.document import Document, Kind, Note, Row, Section, Value
from ctscore.model import Plan, Years
from ctscore.views.common import cited
from ctscore.views.labels import column, say, word


def plans_document(book: Book, plans: Sequence[Filed[Plan]], lang: str) -> Document:
    """Return one row a plan: number, date, period, and counts of tasks, duties, agencies and targets."""
    columns = (
        column("document", Kind.TEXT, lang),
        column("date", Kind.DATE, lang),
        column("period", Kind.TEXT, lang),
        column("tasks", Kind.COUNT, lang),
        column("duties", Kind.COUNT, lang, spare=2),
        column("agencies", Kind.COUNT, lang),
        column("targets", Kind.COUNT, lang),
        column("title", Kind.TEXT, lang, spare=1),
        column("plan", Kind.CODE, lang, detail=True),
        column("areas", Kind.COUNT, lang, detail=True),
        column("objectives", Kind.COUNT, lang, detail=True),
        column("tasks_level", Kind.COUNT, lang, detail=True),
        column("activities", Kind.COUNT, lang, detail=True),
        column("file", Kind.TEXT, lang, detail=True),
    )
    found = [(plan, list(plan_items(book, plan))) for plan in plans]
    rows = tuple(_row(book, plan, items, lang) for plan, items in found)
    notes = tuple(_levels_note(book, plan, items, lang) for plan, items in found if _has_objectives(items))
    unit = plans[0].value.unit if plans else None
    section = Section("plans", word("plans", lang), columns, rows, (_legend(lang), *notes))
    return Document("ctscore/plans/1", lang, {"unit": unit}, (section,))


def _row(book: Book, filed: Filed[Plan], items: Sequence[Task], lang: str) -> Row:
    number, day = cited(book, filed.value.document)
    document = book.documents.get(filed.value.document)
    leaves = [task for task in items if task.is_leaf]
    agencies = {id_ for task in leaves for id_ in (*task.leads, *task.helpers)}
    values: dict[str, Value] = {
        "document": number,
        "date": day,
        "period": years_words(filed.value.period, lang),
        "tasks": sum(not task.is_duty for task in leaves),
        "duties": sum(task.is_duty for task in leaves),
        "agencies": len(agencies),
        "targets": len(filed.value.targets),
        "title": document.title.say(lang) if document and document.title else None,
        "plan": filed.value.document,
        "areas": _count(items, "area"),
        "objectives": _count(items, "objective"),
        "tasks_level": _count(items, "task"),
        "activities": _count(items, "activity"),
        "file": filed.file,
    }
    return Row(values)


def _count(items: Sequence[Task], level: str) -> int:
    return sum(task.item.level == level for task in items if not task.is_duty)


def _has_objectives(items: Sequence[Task]) -> bool:
    return any(task.item.level == "objective" for task in items)


def years_words(years: Years, lang: str) -> str:
    """Return a span of years in words: 2018–2020; from 2023 on."""
    return say(lang, f"từ {years.first}", f"from {years.first}") if years.last is None else str(years)


def _legend(lang: str) -> Note:
    vi = (
        "Nhiệm vụ: việc có cơ quan chủ trì riêng trong bảng; trách nhiệm: việc ở phần tổ chức thực hiện. "
        "Cơ quan: mọi cơ quan hay nhóm cơ quan được nêu trong các việc ấy."
    )
    en = (
        "Tasks have a lead of their own in a table; duties stand in the section on implementation. Agencies "
        "are all bodies or groups of bodies named in them."
    )
    return Note("legend", say(lang, vi, en))


def _levels_note(book: Book, filed: Filed[Plan], items: Sequence[Task], lang: str) -> Note:
    vi = (
        "{plan}: {areas} lĩnh vực, {objectives} mục tiêu, {tasks} nhiệm vụ, {activities} hoạt động; "
        "{leaves} dòng có cơ quan chủ trì."
    )
    en = (
        "{plan}: {areas} areas, {objectives} objectives, {tasks} tasks, {activities} activities; "
        "{leaves} rows with a lead agency."
    )
    values: dict[str, tuple[Kind, Value]] = {
        "plan": (Kind.TEXT, cited(book, filed.value.document)[0]),
        "areas": (Kind.COUNT, _count(items, "area")),
        "objectives": (Kind.COUNT, _count(items, "objective")),
        "tasks": (Kind.COUNT, _count(items, "task")),
        "activities": (Kind.COUNT, _count(items, "activity")),
        "leaves": (Kind.COUNT, sum(task.is_leaf and not task.is_duty for task in items)),
    }
    return Note("levels", say(lang, vi, en), values)
