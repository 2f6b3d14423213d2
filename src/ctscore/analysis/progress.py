"""How far the plans have come: what agencies reported, what is late, and the points at stake."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ctscore.analysis.due import due_in
from ctscore.analysis.gaps import find_gaps
from ctscore.analysis.plans import Task
from ctscore.analysis.tasks import leaves_of
from ctscore.book import Book, Filed
from ctscore.figures import ZERO, split_equally, total
from ctscore.model import ItemReport, Plan, Progress
from ctscore.periods import Period


class State(StrEnum):
    """Where a task stands; `late` is reported so, or due before the end of the period and not done."""

    DONE = "done"
    UNDER_WAY = "under-way"
    LATE = "late"
    NOT_STARTED = "not-started"
    NO_REPORT = "no-report"


@dataclass(frozen=True, slots=True)
class ItemState:
    """Where one task stands for one agency, by its report if there is one.

    `at_stake` are the lost points that the task is to win back: a loss is split equally among its leads,
    and the part of each among the tasks that it leads for it.
    """

    task: Task
    agency: str
    state: State
    report: ItemReport | None
    period: Period | None
    at_stake: Decimal


@dataclass(frozen=True, slots=True)
class AgencyProgress:
    """Where the tasks of one agency stand."""

    agency: str
    items: tuple[ItemState, ...]

    def count(self, state: State) -> int:
        """Return the number of its tasks in `state`."""
        return sum(item.state is state for item in self.items)

    @property
    def at_stake(self) -> Decimal:
        """The lost points behind all its tasks."""
        return total(item.at_stake for item in self.items)

    @property
    def open_stake(self) -> Decimal:
        """The lost points behind its tasks that are not done."""
        return total(item.at_stake for item in self.items if item.state is not State.DONE)


def progress(book: Book, span: Period, plans: Iterable[Filed[Plan]]) -> tuple[AgencyProgress, ...]:
    """Return where the tasks of those `plans` that are in force stand at the end of `span`.

    A quarter counts the reports on periods that end in it, a year the last report of each task, and what is
    late by the end of the latest period reported. Agencies with most points at stake come first.
    """
    tasks = [task for task in leaves_of(plans) if not task.is_duty and span.year in task.plan.period]
    reports = _reports(book, span)
    latest = max((period.last for period, _ in reports.values()), default=span.last)
    until = span.last if span.kind == "quarter" else latest
    stakes = _stakes(book, tasks)
    by_agency: dict[str, list[ItemState]] = {}
    for task in tasks:
        reporting = [agency for agency, key in reports if key == task.key]
        for agency in dict.fromkeys((*task.leads, *reporting)):
            period, report = reports.get((agency, task.key), (None, None))
            stake = stakes.get((agency, task.key), ZERO)
            state = _state(task, report, until)
            by_agency.setdefault(agency, []).append(ItemState(task, agency, state, report, period, stake))
    found = [AgencyProgress(agency, tuple(items)) for agency, items in by_agency.items()]
    return tuple(sorted(found, key=lambda one: (-one.at_stake, one.agency)))


def _reports(book: Book, span: Period) -> Mapping[tuple[str, tuple[str, str]], tuple[Period, ItemReport]]:
    """Return the last report within `span` by agency and task."""
    heads: list[Filed[Progress]] = [f for f in book.progress if span.holds(f.value.period.last)]
    heads.sort(key=lambda filed: filed.value.period.last)
    return {
        (filed.value.agency, (filed.value.plan, report.item)): (filed.value.period, report)
        for filed in heads
        for report in filed.value.reports
    }


def _state(task: Task, report: ItemReport | None, until: date) -> State:
    if report is None:
        return State.NO_REPORT
    if report.status == "done":
        return State.DONE
    days = [due.day for due in due_in([task], Period(until.year, "year")) if not due.is_report]
    return State.LATE if days and max(days) <= until else State(report.status)


def _stakes(book: Book, tasks: Iterable[Task]) -> Mapping[tuple[str, tuple[str, str]], Decimal]:
    """Return the lost points behind each task that `tasks` hold, by agency and task."""
    asked = {task.key for task in tasks}
    stakes: dict[tuple[str, tuple[str, str]], Decimal] = {}
    for filed in book.scorecards.values():
        for gap in find_gaps(book, filed).rows:
            if not gap.leads:
                continue
            for agency, part in zip(gap.leads, split_equally(gap.score.lost, len(gap.leads)), strict=True):
                led = [t for t in gap.responsibility.tasks if agency in t.leads]
                for task, points in zip(led, split_equally(part, len(led)), strict=True):
                    if task.key in asked:
                        key = (agency, task.key)
                        stakes[key] = stakes.get(key, ZERO) + points
    return stakes
