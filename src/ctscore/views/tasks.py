"""`tasks`, and the tasks behind other answers: what is to be done, by whom, when, where it is written."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ctscore.analysis.plans import Task
from ctscore.analysis.roles import TaskGrouping
from ctscore.analysis.tasks import TaskGroup, role_of, served
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Ref, Row, Section, Value
from ctscore.model import Cell, Timing
from ctscore.periods import Period
from ctscore.views.common import agencies_named, agency_name, agency_ref, annex_words, cited, index_named
from ctscore.views.labels import column, say, word

_ONLY_ANNEX = "PL"
"""How data files name an annex that bears no number, because it is the only one."""
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


def tasks_document(
    book: Book,
    groups: Sequence[TaskGroup],
    by: TaskGrouping,
    asked: dict[str, str | int | None],
    agencies: frozenset[str] | None,
    notes: Sequence[Note],
    lang: str,
) -> Document:
    """Return tasks as tables, a section a group; rows say what `agencies` are in each, `notes` come last."""
    sections = [
        Section(
            group.key or "none",
            _group_title(book, group, by, lang),
            task_columns(lang, by, of_agency=agencies is not None),
            tuple(task_row(book, task, lang, agencies) for task in group.tasks),
            (_count_note(group.tasks, lang),),
        )
        for group in groups
    ]
    if not sections:
        nothing = Note("none", say(lang, "Không có nhiệm vụ nào phù hợp.", "No task is as asked."))
        columns = task_columns(lang, by, of_agency=False)
        sections = [Section("none", word("tasks", lang), columns, (), (nothing,))]
    sections[-1] = replace(sections[-1], notes=(*sections[-1].notes, *notes))
    return Document("ctscore/tasks/1", lang, {**asked, "by": str(by)}, tuple(sections))


def _group_title(book: Book, group: TaskGroup, by: TaskGrouping, lang: str) -> str:
    if by is TaskGrouping.PLAN:
        return plan_title(book, group.key or "", lang)
    if by is TaskGrouping.AGENCY:
        return agency_name(book, group.key, lang)
    if by is TaskGrouping.INDEX:
        return index_named(book, group.key, lang) if group.key else word("no-index", lang)
    return word(group.key or "no-timing", lang)


def plan_title(book: Book, document: str, lang: str) -> str:
    """Return the number and date by which people know a plan."""
    number, day = cited(book, document)
    return f"{number} · {day_words(day, lang)}" if day else number


def day_words(day: date, lang: str) -> str:
    """Return a day as people write it in `lang`."""
    return f"{day:%d/%m/%Y}" if lang == "vi" else day.isoformat()


def task_columns(lang: str, by: TaskGrouping, *, of_agency: bool) -> tuple[Column, ...]:
    """Return the columns of a table of tasks; those of one agency say what it is in each."""
    role = (column("role", Kind.REF, lang, spare=2),) if of_agency else ()
    return (
        column("item", Kind.CODE, lang),
        column("task", Kind.TEXT, lang),
        *role,
        column("leads", Kind.REFS, lang),
        column("helpers", Kind.REFS, lang, spare=4),
        column("timing", Kind.TEXT, lang, spare=1),
        column("product", Kind.TEXT, lang, spare=6),
        column("serves", Kind.TEXT, lang, spare=3),
        column("document", Kind.TEXT, lang, detail=by is TaskGrouping.PLAN, spare=1),
        column("date", Kind.DATE, lang, detail=True),
        column("part", Kind.TEXT, lang, spare=7),
        column("row", Kind.CODE, lang, detail=True),
        *(
            column(id_, kind, lang, detail=True)
            for id_, kind in (
                ("holds", Kind.REF),
                ("level", Kind.REF),
                ("area", Kind.TEXT),
                ("index", Kind.CODE),
                ("serves_targets", Kind.TEXT),
                ("leads_printed", Kind.TEXT),
                ("leads_basis", Kind.REF),
                ("helpers_printed", Kind.TEXT),
                ("helping", Kind.REF),
                ("timing_kind", Kind.CODE),
                ("timing_printed", Kind.TEXT),
                ("note", Kind.TEXT),
                ("file", Kind.TEXT),
                ("line", Kind.COUNT),
            )
        ),
    )


def task_row(book: Book, task: Task, lang: str, agencies: frozenset[str] | None = None) -> Row:
    """Return one task as a row; `agencies` adds what these are in it."""
    number, day = cited(book, task.plan.document)
    item = task.item
    role = role_of(task, agencies) if agencies else None
    values: dict[str, Value] = {
        "item": item.id,
        "task": item.say(lang),
        "role": Ref(role, word(role, lang)) if role else None,
        "leads": tuple(agency_ref(book, id_) for id_ in task.leads),
        "helpers": tuple(agency_ref(book, id_) for id_ in task.helpers),
        "timing": timing_words(item.timing, lang),
        "product": item.product.say(lang) if item.product else None,
        "serves": serves_words(task),
        "document": number,
        "date": day,
        "part": part_words(task, lang),
        "row": item.row,
        "holds": Ref(task.part.holds, word("duty" if task.is_duty else "task", lang)),
        "level": Ref(item.level, word(item.level, lang)),
        "area": " › ".join(parent.say(lang) for parent in task.parents) or None,
        "index": task.part.index,
        "serves_targets": "; ".join(task.targets) or None,
        "leads_printed": task.printed.get("leads"),
        "leads_basis": _basis(task.lead_cell, lang),
        "helpers_printed": task.printed.get("helpers"),
        "helping": Ref(task.part.helpers_are, word(task.part.helpers_are, lang)) if task.helpers else None,
        "timing_kind": item.timing.kind if item.timing else None,
        "timing_printed": task.printed.get("timing"),
        "note": item.note.say(lang) if item.note else None,
        "file": task.file,
        "line": book.line(task.file, (*task.route, "id")),
    }
    return Row(values)


def _basis(cell: Cell | None, lang: str) -> Ref | None:
    if cell is None:
        return None
    for basis in ("printed", "inferred", "missing"):
        if getattr(cell, basis) is not None:
            return Ref(basis, word(basis, lang))
    return Ref("merged", word("merged", lang))


def part_words(task: Task, lang: str) -> str:
    """Return the annex or section in which a task stands."""
    if task.part.annex == _ONLY_ANNEX:
        return say(lang, "phụ lục", "annex")
    if task.part.annex is None:
        return say(lang, f"mục {task.part.section}", f"section {task.part.section}")
    return annex_words(task.part.annex, lang)


def serves_words(task: Task) -> str | None:
    """Return the criteria that a task serves, each with its index: ``PAR-INDEX 8.1.1``."""
    return "; ".join(f"{index} {code}" for index, code in served(task)) or None


def timing_words(timing: Timing | None, lang: str) -> str | None:
    """Return when a task is due, in words."""
    if timing is None:
        return None
    if timing.date is not None:
        day = day_words(timing.date, lang)
        text = say(lang, f"Hạn {day}", f"By {day}")
    elif timing.quarters:
        text = say(lang, "Quý ", "Quarter ") + ", ".join(_ROMAN[number] for number in timing.quarters)
    else:
        periods = ", ".join(word(period, lang) for period in timing.periods)
        text = f"{word(timing.kind, lang)}: {periods}" if periods else word(timing.kind, lang)
    if timing.years is not None:
        text += f" {timing.years}"
    if timing.condition is not None:
        text += f" ({timing.condition.say(lang).rstrip('.')})"
    return text


def period_words(period: Period | None, lang: str) -> str | None:
    """Return a period in words: Quý III/2022, 6 tháng 2022; third quarter as ``Q3 2022``."""
    if period is None:
        return None
    number = _ROMAN[period.number] if period.kind == "quarter" else str(period.number)
    vi, en = {
        "month": (f"Tháng {number}/{period.year}", f"{period.year}-{period.number:02}"),
        "quarter": (f"Quý {number}/{period.year}", f"Q{period.number} {period.year}"),
        "half-year": (f"6 tháng {period.year}", f"First half of {period.year}"),
        "nine-months": (f"9 tháng {period.year}", f"Nine months of {period.year}"),
        "year": (f"Năm {period.year}", f"Year {period.year}"),
    }[period.kind]
    return say(lang, vi, en)


def _count_note(tasks: Sequence[Task], lang: str) -> Note:
    duties = sum(task.is_duty for task in tasks)
    vi, en = "{tasks} nhiệm vụ", "Tasks: {tasks}"
    if duties:
        vi, en = vi + ", {duties} trách nhiệm tổ chức thực hiện", en + "; duties: {duties}"
    values: dict[str, tuple[Kind, Value]] = {
        "tasks": (Kind.COUNT, len(tasks) - duties),
        "duties": (Kind.COUNT, duties),
    }
    return Note("count", say(lang, vi, en) + ".", values)


def duties_note(others: int, lang: str) -> Note | None:
    """Return how many duties are left out where only tasks are shown."""
    if not others:
        return None
    vi = "Ngoài ra {others} trách nhiệm ở phần tổ chức thực hiện: thêm --kind all để xem."
    en = "Duties of the sections on implementation besides: {others}; add --kind all to see them."
    return Note("others", say(lang, vi, en), {"others": (Kind.COUNT, others)})


def within_year_note(year: int, others: int, lang: str) -> Note | None:
    """Return how many tasks may be done at any time of the year, where only part of it is asked for."""
    if not others:
        return None
    vi = "Chưa kể {others} việc “trong năm”, nguồn không nêu quý: --due {year}."
    en = "Not counted: {others} for any time within the year, no quarter printed; --due {year} has them."
    values: dict[str, tuple[Kind, Value]] = {
        "others": (Kind.COUNT, others),
        "year": (Kind.TEXT, str(year)),
    }
    return Note("within_year", say(lang, vi, en), values)


def groups_note(book: Book, agency: str, others: int, lang: str, where: str = "--groups") -> Note | None:
    """Return how much more is given to groups that include `agency`, and `where` to see what is left out."""
    known = book.agencies.get(agency)
    if not others or known is None:
        return None
    vi = "Còn {others} việc giao cho nhóm có cơ quan này ({groups}): xem {where}."
    en = "{others} more are given to groups that include it ({groups}): see {where}."
    groups = tuple(agency_ref(book, id_) for id_ in known.member_of)
    values: dict[str, tuple[Kind, Value]] = {
        "others": (Kind.COUNT, others),
        "groups": (Kind.REFS, groups),
        "where": (Kind.TEXT, where),
    }
    return Note("groups", say(lang, vi, en), values)


def summary_note(lang: str) -> Note:
    """Return that tasks are summed up in our words, so that nobody quotes them as the document."""
    vi = "Nhiệm vụ là tóm tắt, không phải nguyên văn; trích dẫn xin theo văn bản, mục đã nêu."
    en = "Tasks are summaries, not quotations; quote the document itself, at the item named."
    return Note("summaries", say(lang, vi, en))


def tasks_section(book: Book, tasks: Sequence[Task], lang: str) -> Section:
    """Return plan items whole, each as a record: task, leads, helpers, timing, source."""
    columns = (
        column("item", Kind.CODE, lang),
        column("task", Kind.TEXT, lang),
        column("leads", Kind.REFS, lang),
        column("helpers", Kind.REFS, lang),
        column("timing", Kind.TEXT, lang),
        column("product", Kind.TEXT, lang),
        column("note", Kind.TEXT, lang),
        column("document", Kind.TEXT, lang),
        column("date", Kind.DATE, lang),
        column("annex", Kind.TEXT, lang),
        column("row", Kind.CODE, lang),
        column("file", Kind.TEXT, lang),
        column("line", Kind.COUNT, lang),
    )
    rows = tuple(_record(book, task, lang) for task in tasks)
    return Section("tasks", word("tasks", lang), columns, rows, (), "record")


def _record(book: Book, task: Task, lang: str) -> Row:
    whole: dict[str, Value] = {
        "leads": agencies_named(book, task.leads, lang),
        "helpers": agencies_named(book, task.helpers, lang),
        "annex": task.part.name,
    }
    return Row({**task_row(book, task, lang).values, **whole})
