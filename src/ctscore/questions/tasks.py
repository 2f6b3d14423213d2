"""Who must do what, by when, for which criterion; and what falls due when?"""

from dataclasses import replace

from ctscore.analysis import Role, TaskGrouping, select
from ctscore.analysis.plans import Task
from ctscore.analysis.tasks import (
    Addressee,
    Calendar,
    TaskFilter,
    calendar,
    due_without_task,
    group_tasks,
    in_other_units,
    period_with_dues,
    said_once,
    tasks_of,
    through_groups,
    with_groups,
    within_year,
)
from ctscore.book import Book
from ctscore.document import Document, Note
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NEEDS_AGENCY
from ctscore.periods import Period
from ctscore.questions import Answer, ByDue, Facts, TaskKind
from ctscore.questions.inputs import unit_or_none
from ctscore.views.calendar import calendar_document
from ctscore.views.common import present
from ctscore.views.tasks import (
    answering_note,
    duties_note,
    groups_note,
    other_units_note,
    said_anew_note,
    summary_note,
    tasks_document,
    within_year_note,
)


def ask_tasks(
    book: Book,
    plan: str | None = None,
    agency: str | None = None,
    role: Role = Role.ANY,
    index: str | None = None,
    criterion: str | None = None,
    period: Period | None = None,
    due: str | None = None,
    by: TaskGrouping = TaskGrouping.PLAN,
    kind: TaskKind = TaskKind.TASKS,
    groups: bool = False,
    unit: str | None = None,
) -> Answer[tuple[Task, ...]]:
    """Return what plans of a unit (ours), or one `plan`, ask: of an agency, for a criterion, by a day."""
    if agency is None and (groups or role is not Role.ANY):
        raise Refusal(NEEDS_AGENCY, option="--groups" if groups else "--role")
    id_ = None if agency is None else select.agency_id(book, agency)
    in_index = None if index is None else select.index_id(book, index)
    falls_due = None if due is None else select.period_of(due)
    within = falls_due or period
    wanted = TaskFilter(
        whom=_addressee(book, id_, within, groups=groups),
        role=role,
        index=in_index,
        criteria=None if criterion is None else select.criteria_served(book, criterion, in_index),
        due=falls_due,
    )
    year = period.year if period else None
    own = unit_or_none(book, unit)
    answering = select.plans_answering(book, plan, year, own)
    chosen = select.plans_in_force(book, plan, year, own, answering)
    everything, anew = said_once(tasks_of(book, chosen), falls_due)
    found = [task for task in everything if wanted.asks_for(task)]
    kept = tuple(task for task in found if _is_kind(task, kind))
    of_kind = [task for task in everything if _is_kind(task, kind)]
    duties = len(found) - len(kept) if kind is TaskKind.TASKS else 0
    any_time = within_year(wanted, of_kind) if wanted.due else 0
    others = (
        {}
        if unit or plan
        else in_other_units(book, lambda one: wanted.asks_for(one) and _is_kind(one, kind), year)
    )
    through = through_groups(wanted, with_groups(book, id_, within), of_kind) if id_ else 0

    def shown() -> Document:
        notes = present(
            duties_note(duties),
            within_year_note(wanted.due.year, any_time) if wanted.due else None,
            groups_note(book, id_, through) if id_ else None,
            said_anew_note(book, [one for one in anew if wanted.asks_for(one) and _is_kind(one, kind)]),
            answering_note(book, answering, year, "tasks", shown=chosen == answering),
            summary_note() if kept else None,
            other_units_note(book, others),
        )
        span = str(wanted.due) if wanted.due else None
        asked = {
            "unit": own or (chosen[0].value.unit if plan else book.home_unit),
            "agency": id_,
            "year": period.as_filed if period else None,
            "due": span,
        }
        return tasks_document(book, group_tasks(kept, by), by, asked, wanted.whom, notes)

    return Answer(kept, shown)


def _addressee(book: Book, agency: str | None, within: Period | None, *, groups: bool) -> Addressee | None:
    """Return `agency`, with `groups` also those that include it; None where all agencies are meant."""
    if agency is None:
        return None
    return with_groups(book, agency, within) if groups else Addressee(agency)


def _is_kind(task: Task, kind: TaskKind) -> bool:
    return kind is TaskKind.ALL or task.is_duty is (kind is TaskKind.DUTIES)


def ask_calendar(
    book: Book,
    period: Period | None = None,
    agency: str | None = None,
    plan: str | None = None,
    by: ByDue = ByDue.DATE,
    groups: bool = False,
    dated: bool = False,
    unit: str | None = None,
) -> Answer[Calendar]:
    """Return what falls due in `period` by the plans of a `unit` (ours); `dated`: with a day.

    Of one `agency` what it leads, of one `plan` what that asks. Without `period` it is the latest year that
    a plan names, or the nearest in which something falls due, with the one beside it where these are all.
    """
    if agency is None and groups:
        raise Refusal(NEEDS_AGENCY, option="--groups")
    id_ = None if agency is None else select.agency_id(book, agency)
    own = unit_or_none(book, unit)
    chosen = select.plans_in_force(book, plan, None, own)
    everything = tasks_of(book, chosen)
    period = period or period_with_dues(everything, select.latest_year_of(book, chosen))
    wanted = TaskFilter(whom=_addressee(book, id_, period, groups=groups), role=Role.LEAD)
    wider = with_groups(book, id_, period) if id_ else None
    found = replace(
        calendar(everything, period, wanted, wider, dated=dated),
        no_task=due_without_task(book, chosen, period, wanted),
    )
    told: tuple[Note, ...] = ()
    if not found.dues:
        answering = select.plans_answering(book, plan, period.year, own)
        told = present(answering_note(book, answering, period.year, "calendar"))
        select.plans_in_force(book, plan, period.year, own, answering)  # refuses a year without a plan
    others = {} if own or plan else in_other_units(book, wanted.asks_for, period.year)
    told += present(other_units_note(book, others))
    asked: Facts = {
        "year": period.as_filed,
        "unit": own or (chosen[0].value.unit if plan else book.home_unit),
        "agency": id_,
        "by": str(by),
    }
    return Answer(found, lambda: calendar_document(book, found, asked, wanted.whom, told))
