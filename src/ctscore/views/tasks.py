"""`tasks`, and the tasks behind other answers: what is to be done, by whom, when, where it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ctscore.analysis import TaskGrouping
from ctscore.analysis.plans import Task, all_tasks
from ctscore.analysis.tasks import Addressee, TaskGroup, names_day, role_of, served
from ctscore.analysis.timings import tells_month
from ctscore.book import Book, Filed
from ctscore.document import Column, Document, Kind, Note, Ref, Section, headline, note, table
from ctscore.model import Cell, Plan
from ctscore.model.plan import annex_called
from ctscore.periods import ROMAN, Period
from ctscore.phrases import Changed, Joined, OnDay, Phrase, Wording, Words, joined
from ctscore.views.common import (
    agencies_named,
    agency_name,
    agency_refs,
    cited,
    index_named,
    period_words,
    successor_notes,
)
from ctscore.views.labels import column, word, word_ref
from ctscore.views.leads import INFERRED, lead_refs, leads_named
from ctscore.words import listed

BEGIN_ONE = ("Mở một kế hoạch: `ctscore new plan`.", "Begin one with `ctscore new plan`.")
NO_PLANS = note("none", "Chưa có kế hoạch nào.", "There is no plan on file.").with_hint(*BEGIN_ONE)
"""What stands in place of plans and their tasks where there is none."""


def tasks_document(
    book: Book,
    groups: Sequence[TaskGroup],
    by: TaskGrouping,
    asked: dict[str, str | int | None],
    whom: Addressee | None,
    notes: Sequence[Note],
) -> Document:
    """Return tasks as tables, a section a group; rows say what `whom` is in each, `notes` come last."""
    whose = (agency_name(book, whom.agency),) if whom and by is not TaskGrouping.AGENCY else ()
    every = [task for group in groups for task in group.tasks]
    columns, same = _for_people(book, task_columns(book, by, whom), every)
    sections = [
        table(
            group.key or "none",
            joined(" · ", (_group_title(book, group, by), *whose)),
            task_columns(book, by, whom),
            group.tasks,
            (_count_note(group.tasks),),
        )
        for group in groups
    ]
    if not sections:
        nothing = note("none", "Không có nhiệm vụ nào như đã hỏi.", "No task is as asked.")
        if not book.plans:
            nothing = NO_PLANS
        elif not any(all_tasks(book)):
            vi = "Chưa có nhiệm vụ nào, chỉ có cơ quan chủ trì của tiêu chí."
            nothing = note("none", vi, "There are no tasks on file: plans only say who leads criteria.")
        sections = [table("none", word("tasks"), task_columns(book, by), (), (nothing,))]
    ended = successor_notes(book, (id_ for group in groups for task in group.tasks for id_ in task.leads))
    sections[-1] = replace(sections[-1], notes=(*sections[-1].notes, *notes, *ended))
    if same is not None:
        shown = [
            replace(table(one.id, one.title, columns, group.tasks, one.notes), for_programs=one)
            for one, group in zip(sections, groups, strict=True)
        ]
        sections = [*shown[:-1], replace(shown[-1], notes=(*shown[-1].notes, same))]
    return Document("ctscore/tasks/1", {**asked, "by": str(by)}, tuple(sections))


def _for_people(
    book: Book, columns: Sequence[Column[Task]], tasks: Sequence[Task]
) -> tuple[tuple[Column[Task], ...], Note | None]:
    """Return `columns` without what is the same in all rows of `tasks`, and the note that says it once."""
    read = {one.id for one in columns if not one.machine_only}
    sources: dict[str, dict[Wording, None]] = {
        "document": dict.fromkeys(cited(book, task.plan.document)[0] for task in tasks),
        "part": dict.fromkeys(map(part_words, tasks)),
    }
    once = {id_: next(iter(found)) for id_, found in sources.items() if len(found) == 1 and id_ in read}
    indexes = {index for task in tasks for index, _ in served(task)}
    only = next(iter(indexes)) if len(indexes) == 1 else None
    if len(tasks) < 2 or not (once or only):
        return tuple(columns), None
    kept = [replace(one, machine_only=one.machine_only or one.id in once) for one in columns]
    if only is not None:
        serves: Column[Task] = column("serves", Kind.TEXT, lambda task: _serves(task, only), drop_priority=3)
        kept = [serves if one.id == "serves" else one for one in kept]
    of_one = (Words("tiêu chí của ", "criteria of ") + only,) if only is not None else ()
    where = joined(", ", (*once.values(), *of_one))
    return tuple(kept), note("same", "Tất cả: {where}.", "All of these: {where}.", where=where)


def _group_title(book: Book, group: TaskGroup, by: TaskGrouping) -> Wording:
    if by is TaskGrouping.PLAN:
        return plan_title(book, group.key or "")
    if by is TaskGrouping.AGENCY:
        return agency_name(book, group.key)
    if by is TaskGrouping.INDEX:
        return index_named(book, group.key) if group.key else word("no-index")
    return word(group.key or "no-timing")


def plan_title(book: Book, document: str) -> Phrase:
    """Return the number and date by which people know a plan."""
    number, day = cited(book, document)
    return f"{number} · " + day_words(day) if day else Joined((number,))


def document_named(book: Book, id_: str) -> Wording:
    """Return a document as an official text names it: by its title; number, day and issuer behind it."""
    known = book.documents.get(id_)
    if known is None:
        return id_
    day = (Words(" ngày ", " of ") + day_words(known.date),) if known.date else ()
    issuer = (Words(" của ", " by ") + known.issuer,) if known.issuer else ()
    by = joined("", (known.number, *day, *issuer))
    return joined("", (known.title, " (", by, ")")) if known.title else by


def day_words(day: date) -> Words:
    """Return a day as people write it."""
    return Words(f"{day:%d/%m/%Y}", day.isoformat())


def task_columns(book: Book, by: TaskGrouping, whom: Addressee | None = None) -> tuple[Column[Task], ...]:
    """Return the columns of a table of tasks; with `whom` also what that agency is in each."""

    def role(task: Task) -> Ref | None:
        return word_ref(role_of(task, whom.ids_in(task) if whom else frozenset()))

    return (
        column("item", Kind.CODE, lambda task: task.item.id),
        column("task", Kind.TEXT, lambda task: task.item),
        *((column("role", Kind.REF, role, drop_priority=2),) if whom is not None else ()),
        column("leads", Kind.REFS, lambda task: lead_refs(book, task)),
        column("helpers", Kind.REFS, lambda task: agency_refs(book, task.helpers), drop_priority=4),
        column("timing", Kind.TEXT, timing_words, drop_priority=1),
        column("product", Kind.TEXT, lambda task: task.item.product, drop_priority=6),
        column("serves", Kind.TEXT, _serves, drop_priority=3),
        column(
            "document",
            Kind.TEXT,
            lambda task: cited(book, task.plan.document)[0],
            machine_only=by is TaskGrouping.PLAN,
            drop_priority=1,
        ),
        column("date", Kind.DATE, lambda task: cited(book, task.plan.document)[1], machine_only=True),
        column("part", Kind.TEXT, part_words, drop_priority=7),
        column("row", Kind.CODE, lambda task: task.item.row, machine_only=True),
        column("holds", Kind.REF, _holds, machine_only=True),
        column("level", Kind.REF, lambda task: word_ref(task.item.level), machine_only=True),
        column("area", Kind.TEXT, lambda task: joined(" › ", task.parents) or None, machine_only=True),
        column("index", Kind.CODE, lambda task: task.part.index, machine_only=True),
        column("serves_targets", Kind.TEXT, lambda task: "; ".join(task.targets) or None, machine_only=True),
        column("leads_printed", Kind.TEXT, lambda task: task.printed.get("leads"), machine_only=True),
        column("leads_basis", Kind.REF, lambda task: _basis(task.lead_cell), machine_only=True),
        column("helpers_printed", Kind.TEXT, lambda task: task.printed.get("helpers"), machine_only=True),
        column(
            "helping",
            Kind.REF,
            lambda task: word_ref(task.part.helpers_are) if task.helpers else None,
            machine_only=True,
        ),
        column(
            "timing_kind",
            Kind.CODE,
            lambda task: task.item.timing.kind if task.item.timing else None,
            machine_only=True,
        ),
        column("timing_printed", Kind.TEXT, lambda task: task.printed.get("timing"), machine_only=True),
        column("note", Kind.TEXT, lambda task: task.item.note, machine_only=True),
        column("file", Kind.TEXT, lambda task: task.file, machine_only=True),
        column("line", Kind.COUNT, lambda task: book.line(task.file, (*task.route, "id")), machine_only=True),
    )


def _serves(task: Task, only: str | None = None) -> Wording | None:
    """Return the criteria that a task serves, each with its index: ``PAR-INDEX 8.1.1``.

    Where all are of one, that is the `only` one, and said elsewhere.
    Marked are those that no document ties it to, and those in whose row the task of another one is printed.
    """
    own = {(task.part.index, code) for code in task.criteria}

    def name(index: str, code: str) -> Wording:
        about, named = task.item.task_of, code if index == only else f"{index} {code}"
        if (index, code) in own and about not in (None, code):
            return Words(f"{named} (nhiệm vụ của {about})", f"{named} (task of {about})")
        tied = (index, code) in own and task.part.inferred is not None
        return joined(" ", (named, *((INFERRED,) if tied else ())))

    return joined("; ", (name(index, code) for index, code in served(task))) or None


def _holds(task: Task) -> Ref:
    return Ref(task.part.holds, word("duty" if task.is_duty else "task"))


def _ground(cell: Cell | None) -> Wording | None:
    """Return why we name the leads of a cell that the source does not print, or nobody."""
    return (cell.inferred or cell.missing) if cell is not None else None


def _basis(cell: Cell | None) -> Ref | None:
    if cell is None:
        return None
    named = (basis for basis in ("printed", "inferred", "missing") if getattr(cell, basis) is not None)
    return word_ref(next(named, "merged"))


def part_words(task: Task) -> Words:
    """Return the annex or section in which a task stands."""
    if task.part.annex is None:
        return Words(f"mục {task.part.section}", f"section {task.part.section}")
    return annex_called(task.part.annex)


def named_end(task: Task) -> Phrase | None:
    """Return what stands in place of a day, the month or the words of the source; None beside a day."""
    timing, printed = task.item.timing, task.printed.get("timing")
    if timing is None or printed is None or names_day(task) or timing.kind not in ("date", "in-words"):
        return None
    if timing.date is not None and tells_month(timing.date, printed):
        return period_words(Period(timing.date.year, "month", timing.date.month))
    return Joined((printed,))


def timing_words(task: Task) -> Phrase | None:
    """Return when a task is due, in words: ours, or those of the source where they name no day."""
    timing = task.item.timing
    if timing is None:
        return None
    end = named_end(task)
    if end is not None:
        text: Phrase = end
    elif timing.date is not None:
        by = Words("Trước ngày ", "Before ") if timing.before else Words("Hạn ", "By ")
        by = Words("Hạn (suy ra) ", "By (inferred) ") if timing.inferred else by
        text = OnDay(by, timing.date, day_words(timing.date))
    elif timing.quarters:
        before = Words("Trước ngày cuối quý ", "Before the last day of quarter ")
        quarters = before if timing.before else Words("Quý ", "Quarter ")
        text = quarters + ", ".join(ROMAN[number] for number in timing.quarters)
    else:
        periods = joined(", ", map(word, timing.periods))
        text = word(timing.kind) + ": " + periods if periods else word(timing.kind)
    if timing.years is not None:
        text += f" {timing.years}"
    if timing.condition is not None:
        text += " (" + Changed(timing.condition, _unended) + ")"
    return text


def _unended(sentence: str) -> str:
    return sentence.rstrip(".")


def _count_note(tasks: Sequence[Task]) -> Note:
    duties = sum(task.is_duty for task in tasks)
    unled = sum(not task.leads for task in tasks)
    vi, en = "{tasks} nhiệm vụ", "Tasks: {tasks}"
    if duties:
        vi, en = vi + ", {duties} trách nhiệm tổ chức thực hiện", en + "; duties: {duties}"
    if unled:
        vi, en = vi + "; {unled} việc văn bản không giao ai chủ trì", en + "; without a lead: {unled}"
    return headline("count", vi + ".", en + ".", tasks=len(tasks) - duties, duties=duties, unled=unled)


def duties_note(others: int) -> Note | None:
    """Return how many duties are left out where only tasks are shown."""
    if not others:
        return None
    vi = "Ngoài ra {others} trách nhiệm ở phần tổ chức thực hiện."
    told = note("others", vi, "Duties of the sections on implementation besides: {others}.", others=others)
    return told.with_hint("Thêm --kind all để xem.", "Add --kind all to see them.")


def other_units_note(book: Book, counts: Mapping[str, int]) -> Note | None:
    """Return how many tasks of other units, by unit, are as asked: plans of those are asked for by unit."""
    if not counts:
        return None
    told = note(
        "other_units",
        "Chưa kể việc trong kế hoạch của đơn vị khác: {units}.",
        "Plans of other units, which are not read here, have such tasks: {units}.",
        units="; ".join(f"{book.unit_short(unit)} {count}" for unit, count in counts.items()),
        unit=next(iter(counts)),
    )
    return told.with_hint("Thêm --unit {unit}.", "Add --unit {unit}.")


def within_year_note(year: int, others: int) -> Note | None:
    """Return how many tasks may be done at any time of the year, where only part of it is asked for."""
    if not others:
        return None
    vi = "Chưa kể {others} việc “trong năm”, nguồn không nêu quý."
    en = "Not counted: {others} for any time within the year, no quarter printed."
    told = note("within_year", vi, en, others=others, year=year)
    return told.with_hint("Xem --due {year}.", "See --due {year}.")


def groups_note(book: Book, agency: str, others: int, where: str = "--groups") -> Note | None:
    """Return how much more is given to groups that include `agency`, and `where` to see what is left out."""
    known = book.agencies.get(agency)
    if not others or known is None:
        return None
    vi = "Còn {others} việc giao cho nhóm có cơ quan này ({groups})."
    en = "{others} more are given to groups that include it ({groups})."
    told = note("groups", vi, en, others=others, groups=agency_refs(book, known.member_of), where=where)
    return told.with_hint("Xem {where}.", "See {where}.")


def said_anew_note(book: Book, left: Sequence[Task]) -> Note | None:
    """Return which plans' tasks, each as often as it is `left` out, stand in a later one."""
    documents = dict.fromkeys(cited(book, task.plan.document)[0] for task in left)
    vi = (
        "Việc có trong nhiều văn bản (cùng tiêu chí, cùng nội dung) chỉ kể một lần, theo văn bản mới nhất "
        "lúc đó; không kể lại: {count} lượt của {documents}."
    )
    en = (
        "A task that several documents have (same criterion, same words) stands once, by the latest of them "
        "at the time; not repeated: {count} of {documents}."
    )
    return note("said_anew", vi, en, count=len(left), documents=listed([*documents])) if left else None


def answering_note(
    book: Book, plans: Sequence[Filed[Plan]], year: int | None, command: str, *, shown: bool = False
) -> Note | None:
    """Return which `plans` answer the results of a year and begin after it, in whose place none may stand."""
    if not plans:
        return None
    vi = "Kế hoạch trả lời kết quả {year} có hiệu lực sau năm ấy: {plans}."
    en = "In force after {year}, whose results it answers: {plans}."
    if shown:
        vi = "Năm {year} chưa kế hoạch nào có hiệu lực: đây là việc theo {plans}, trả lời kết quả {year}."
        en = "No plan is in force in {year}: these are the tasks of {plans}, which answers its results."
    named = [f"{cited(book, one.value.document)[0]} ({one.value.period})" for one in plans]
    told = note("answering", vi, en, year=str(year), plans=listed(named))
    hint = f"`ctscore {command} --plan {plans[0].value.document}`"
    return told if shown else told.with_hint(f"Xem {hint}.", f"See {hint}.")


MAY_BE_SUMMARIES = Words(
    "Nhiệm vụ có thể là tóm tắt, không phải nguyên văn; trích dẫn xin theo văn bản, mục đã nêu.",
    "Tasks may be summaries, not quotations; quote the document itself, at the item named.",
)
"""That tasks may be in words of ours, so that nobody quotes them as the document."""


def summary_note() -> Note:
    """Return `MAY_BE_SUMMARIES` as a note."""
    return note("summaries", MAY_BE_SUMMARIES.vi, MAY_BE_SUMMARIES.en)


def tasks_section(book: Book, tasks: Sequence[Task]) -> Section:
    """Return plan items whole, each as a record: task, leads, helpers, timing, source."""
    source = ("document", "date", "row", "file", "line")
    of_table = {
        one.id: replace(one, drop_priority=2 if one.id in source else 0, machine_only=False)
        for one in task_columns(book, TaskGrouping.PLAN)
    }
    columns = (
        *(of_table[id_] for id_ in ("item", "task")),
        column("task_of", Kind.CODE, lambda task: task.item.task_of),
        column("leads", Kind.REFS, lambda task: leads_named(book, task)),
        column("leads_ground", Kind.TEXT, lambda task: _ground(task.lead_cell)),
        column("serves", Kind.TEXT, lambda task: _serves(task) if task.part.inferred else None),
        column("serves_ground", Kind.TEXT, lambda task: task.part.inferred),
        column("helpers", Kind.REFS, lambda task: agencies_named(book, task.helpers), drop_priority=1),
        *(of_table[id_] for id_ in ("timing", "product")),
        replace(of_table["note"], drop_priority=1),
        *(of_table[id_] for id_ in ("document", "date")),
        column("annex", Kind.TEXT, lambda task: task.part.name, drop_priority=2),
        *(of_table[id_] for id_ in ("row", "file", "line")),
    )
    return replace(table("tasks", word("tasks"), columns, tasks), layout="record")
