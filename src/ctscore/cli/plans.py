"""The questions about plans: each turns its options into one document."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.analysis.roles import Role, TaskGrouping
from ctscore.cli.commands import IndexOption, YearArgument
from ctscore.periods import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from ctscore.analysis.plans import Task
    from ctscore.book import Book
    from ctscore.cli.asking import Question
    from ctscore.document import Document

PlanOption = Annotated[
    str | None,
    typer.Option(
        "--plan", "-p", metavar="PLAN", help="Only this plan: number (121), id or part of its title."
    ),
]
AnyAgencyOption = Annotated[
    str | None,
    typer.Option("--agency", "-a", metavar="AGENCY", help="Only this agency: name, short name or part."),
]
CalendarYear = Annotated[
    int,
    typer.Argument(
        metavar="YEAR", min=FIRST_YEAR, max=LAST_YEAR, help="Year of the calendar.", show_default=False
    ),
]
GroupsOption = Annotated[
    bool, typer.Option("--groups", help="With --agency: also what is given to groups that include it.")
]
YearOption = Annotated[
    int | None, typer.Option("--year", "-y", metavar="YEAR", help="Only plans in force in this year.")
]


class TaskKind(StrEnum):
    """Tasks of the tables, duties of the sections on implementation, or both."""

    TASKS = "tasks"
    DUTIES = "duties"
    ALL = "all"


class ByDue(StrEnum):
    """What the calendar is grouped by."""

    DATE = "date"
    AGENCY = "agency"


def tasks(
    plan: PlanOption = None,
    agency: AnyAgencyOption = None,
    role: Annotated[Role, typer.Option("--role", "-r", help="What the agency is in the task.")] = Role.ANY,
    index: IndexOption = None,
    criterion: Annotated[
        str | None,
        typer.Option("--criterion", "-c", metavar="CODE", help="Only tasks for this criterion or its parts."),
    ] = None,
    year: YearOption = None,
    due: Annotated[
        str | None,
        typer.Option("--due", metavar="PERIOD", help="Only what falls due then: 2022-Q1, or a whole year."),
    ] = None,
    by: Annotated[TaskGrouping, typer.Option("--by", help="Group by.")] = TaskGrouping.PLAN,
    kind: Annotated[
        TaskKind, typer.Option("--kind", help="Tasks, duties of the sections on implementation, or all.")
    ] = TaskKind.TASKS,
    groups: GroupsOption = False,
) -> Question:
    """Who must do what, by when, for which criterion?"""
    from ctscore.analysis import select
    from ctscore.analysis.tasks import Wanted, group_tasks, leaves_of, through_groups, within_year
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import NEEDS_AGENCY
    from ctscore.views.common import present
    from ctscore.views.tasks import (
        duties_note,
        groups_note,
        summary_note,
        tasks_document,
        within_year_note,
    )

    def question(book: Book, lang: str) -> Document:
        if agency is None and (groups or role is not Role.ANY):
            raise Refusal(NEEDS_AGENCY, option="--groups" if groups else "--role")
        id_ = None if agency is None else select.agency_id(book, agency)
        wanted = Wanted(
            agencies=_agencies(book, id_, groups),
            role=role,
            index=None if index is None else select.index_id(book, index),
            criteria=None if criterion is None else _criteria(book, criterion, index),
            due=None if due is None else select.period_of(due),
        )
        everything = leaves_of(book, select.plans_in_force(book, plan, year))
        found = [task for task in everything if wanted.asks_for(task)]
        kept = [task for task in found if _is_kind(task, kind)]
        of_kind = [task for task in everything if _is_kind(task, kind)]
        notes = present(
            duties_note(len(found) - len(kept) if kind is TaskKind.TASKS else 0, lang),
            within_year_note(wanted.due.year, within_year(wanted, of_kind), lang) if wanted.due else None,
            groups_note(book, id_, through_groups(book, id_, wanted, of_kind), lang) if id_ else None,
            summary_note(lang),
        )
        asked = {
            "unit": book.home_unit,
            "agency": id_,
            "year": year,
            "due": str(wanted.due) if wanted.due else None,
        }
        grouped = group_tasks(kept, by)
        return tasks_document(book, grouped, by, asked, wanted.agencies, notes, lang)

    return question


def plans() -> Question:
    """Which plans and programmes are on file, and what does each hold?"""
    from ctscore.analysis.tasks import plans_by_date
    from ctscore.views.plans import plans_document

    return lambda book, lang: plans_document(book, plans_by_date(book), lang)


def coverage(year: YearArgument, index: IndexOption = None) -> Question:
    """Do our plans cover what we lost? Points with a task and a lead, and points without."""
    from ctscore.analysis import select
    from ctscore.analysis.coverage import coverage as card_coverage
    from ctscore.views.coverage import coverage_document

    def question(book: Book, lang: str) -> Document:
        found = [card_coverage(book, card) for card in select.scorecards(book, year, index)]
        return coverage_document(book, year, found, lang)

    return question


def targets(
    year: Annotated[
        int | None, typer.Option("--year", "-y", metavar="YEAR", help="Only targets due in this year.")
    ] = None,
    index: IndexOption = None,
    plan: PlanOption = None,
) -> Question:
    """Did we reach what we promised?"""
    from ctscore.analysis import select
    from ctscore.analysis.targets import results, sums
    from ctscore.views.targets import targets_document

    def question(book: Book, lang: str) -> Document:
        only = None if index is None else select.index_id(book, index)
        chosen = select.plans_in_force(book, plan, None)
        found = [
            result
            for filed in chosen
            for result in results(book, filed)
            if year in (None, result.year) and only in (None, result.target.index)
        ]
        added = [
            one
            for filed in chosen
            for one in sums(book, filed)
            if year in (None, one.year) and only in (None, one.index)
        ]
        asked = {"unit": book.home_unit, "year": year, "index": only}
        return targets_document(book, found, added, asked, lang)

    return question


def calendar(
    year: CalendarYear,
    agency: AnyAgencyOption = None,
    plan: PlanOption = None,
    by: Annotated[ByDue, typer.Option("--by", help="Group by.")] = ByDue.DATE,
    groups: GroupsOption = False,
    dated: Annotated[
        bool, typer.Option("--dated", help="Only what has a quarter, a report or a day, not just the year.")
    ] = False,
) -> Question:
    """What falls due when? With --format ics: a file for Outlook or Google Calendar."""
    from ctscore.analysis import select
    from ctscore.analysis.tasks import Wanted, leaves_of, with_groups, year_calendar
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import NEEDS_AGENCY
    from ctscore.views.calendar import calendar_document

    def question(book: Book, lang: str) -> Document:
        if agency is None and groups:
            raise Refusal(NEEDS_AGENCY, option="--groups")
        id_ = None if agency is None else select.agency_id(book, agency)
        wanted = Wanted(agencies=_agencies(book, id_, groups), role=Role.LEAD)
        everything = leaves_of(book, select.plans_in_force(book, plan, None))
        wider = with_groups(book, id_) if id_ else None
        found = year_calendar(everything, year, wanted, wider, dated=dated)
        if not found.dues:
            select.plans_in_force(book, plan, year)  # refuses a year that no plan speaks for
        asked: dict[str, str | int | None] = {
            "year": year,
            "unit": book.home_unit,
            "agency": id_,
            "by": str(by),
        }
        return calendar_document(book, found, asked, wanted.agencies, lang)

    return question


def progress(
    year: CalendarYear,
    quarter: Annotated[
        int | None,
        typer.Option("--quarter", "-q", metavar="Q", min=1, max=4, help="Only reports of this quarter."),
    ] = None,
    agency: AnyAgencyOption = None,
    plan: PlanOption = None,
) -> Question:
    """What is done, late, or not reported, and how many points are at stake?"""
    from ctscore.analysis import select
    from ctscore.analysis.progress import progress as plan_progress
    from ctscore.periods import Period
    from ctscore.views.progress import progress_document

    def question(book: Book, lang: str) -> Document:
        span = Period(year, "quarter", quarter) if quarter else Period(year, "year")
        id_ = None if agency is None else select.agency_id(book, agency)
        found = plan_progress(book, span, select.plans_in_force(book, plan, year))
        asked = {"year": year, "quarter": quarter, "unit": book.home_unit, "agency": id_}
        kept = [one for one in found if id_ in (None, one.agency)]
        return progress_document(book, kept, span, asked, lang)

    return question


def _is_kind(task: Task, kind: TaskKind) -> bool:
    return kind is TaskKind.ALL or task.is_duty is (kind is TaskKind.DUTIES)


def _agencies(book: Book, agency: str | None, groups: bool) -> frozenset[str] | None:
    from ctscore.analysis.tasks import with_groups

    if agency is None:
        return None
    return with_groups(book, agency) if groups else frozenset((agency,))


def _criteria(book: Book, asked: str, index: str | None) -> frozenset[tuple[str, str]]:
    from ctscore.analysis import select

    return select.criteria_served(book, asked, None if index is None else select.index_id(book, index))
