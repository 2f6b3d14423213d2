"""How far the plans have come: what agencies reported, what is late, and the points at stake."""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ctscore.analysis.gaps import find_gaps
from ctscore.analysis.panels import card_of
from ctscore.analysis.plans import Task
from ctscore.analysis.shares import shares
from ctscore.analysis.tasks import SaidAnew, deadline, tasks_of, with_groups
from ctscore.book import Book, Filed, Key
from ctscore.decimals import ONE, ZERO, scaled, total
from ctscore.model import ItemReport, Plan
from ctscore.periods import Period
from ctscore.records import dataclass
from ctscore.scoring import evaluation_of

_TaskKey = tuple[str, str]
_Reports = Mapping[_TaskKey, Mapping[str, tuple[Period, ItemReport]]]
"""The last report of each agency, by task."""


class State(StrEnum):
    """Where a task stands; `late` is reported so, or due before the end of the period and not done."""

    DONE = "done"
    UNDER_WAY = "under-way"
    LATE = "late"
    NOT_STARTED = "not-started"
    NO_REPORT = "no-report"


@dataclass(frozen=True, slots=True)
class ItemState:
    """Where one task stands for one agency (None: nobody leads it), by its report if there is one.

    `at_stake` are the lost points that the task is to win back: a loss is split equally among its leads,
    and the part of each among the tasks that it leads for it. None where nothing is known of the points that
    the task serves.
    """

    task: Task
    agency: str | None
    state: State
    report: ItemReport | None
    period: Period | None
    at_stake: Decimal | None


@dataclass(frozen=True, slots=True)
class AgencyProgress:
    """Where the tasks of one agency stand; those that nobody leads have the agency None."""

    agency: str | None
    items: tuple[ItemState, ...]

    def count(self, state: State) -> int:
        """Return the number of its tasks in `state`."""
        return sum(item.state is state for item in self.items)

    @property
    def answered(self) -> tuple[Key, ...]:
        """The scorecards whose points are behind its tasks, in order of index and year."""
        known = {i.task.answers for i in self.items if i.task.answers and i.at_stake is not None}
        return tuple(sorted(known, key=lambda key: (key.index, key.unit, key.period)))

    def part(self, answered: Key) -> "AgencyProgress":
        """Return its tasks for one scorecard: points of different indexes are never added up."""
        return AgencyProgress(self.agency, tuple(i for i in self.items if i.task.answers == answered))

    @property
    def at_stake(self) -> Decimal | None:
        """The lost points behind all its tasks, as far as known; take the `part` of one scorecard first."""
        return _known_total(self.items)

    def stake(self, state: State) -> Decimal | None:
        """Return the lost points behind its tasks in `state`, as far as they are known."""
        return _known_total(item for item in self.items if item.state is state)

    @property
    def open_stake(self) -> Decimal | None:
        """The lost points behind its tasks that are not done, as far as they are known."""
        return _known_total(item for item in self.items if item.state is not State.DONE)


def _known_total(items: Iterable[ItemState]) -> Decimal | None:
    known = [item.at_stake for item in items if item.at_stake is not None]
    return total(known) if known else None


def progress(book: Book, span: Period, plans: Iterable[Filed[Plan]]) -> tuple[AgencyProgress, ...]:
    """Return where the tasks of those `plans` that are in force stand at the end of `span`.

    What `said_anew` returns is left to another plan. A year takes the last report of each task, and what is
    late by the end of the latest period reported. A quarter asks for a report on a period that ends in it;
    what was done before stays done. Agencies with most tasks come first.
    """
    plans = tuple(plans)
    left = frozenset(task.key for task in said_anew(book, span, plans))
    tasks = [task for task in _in_force(book, span, plans) if task.key not in left]
    reports = _reports(book, span)
    latest = max((period.last for by in reports.values() for period, _ in by.values()), default=span.last)
    until = span.last if span.kind == "quarter" else latest
    stakes = _stakes(book, tasks, left)
    by_agency: dict[str | None, list[ItemState]] = {}
    for task in tasks:
        reported = reports.get(task.key, {})
        for agency in dict.fromkeys((*(task.leads or (None,)), *reported)):
            period, report = reported.get(agency or "", (None, None))
            state = _state(task, report, period, span, until)
            if report is None and _through_members(book, agency, task, reported):
                state = State.UNDER_WAY  # some of the group have reported, but not the group as such
            stake = stakes.get((agency, task.key), ZERO) if _has_points(book, task) else None
            by_agency.setdefault(agency, []).append(ItemState(task, agency, state, report, period, stake))
    found = [AgencyProgress(agency, tuple(items)) for agency, items in by_agency.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.items), one.agency or "")))


def said_anew(book: Book, span: Period, plans: Iterable[Filed[Plan]]) -> tuple[Task, ...]:
    """Return the tasks without a report that at the end of `span` another of those `plans` speaks for."""
    tasks = _in_force(book, span, plans)
    anew, reports = SaidAnew.among(tasks), _reports(book, span)
    return tuple(task for task in tasks if task.key not in reports and not anew.speaks(task, span.last))


def _in_force(book: Book, span: Period, plans: Iterable[Filed[Plan]]) -> tuple[Task, ...]:
    return tuple(t for t in tasks_of(book, plans) if not t.is_duty and span.year in t.plan.period)


def overall(items: Iterable[ItemState]) -> tuple[State, ...]:
    """Return where each task stands once for all its leads: late if one is, done only if all are."""
    by_task: dict[_TaskKey, list[State]] = {}
    for item in items:
        by_task.setdefault(item.task.key, []).append(item.state)
    return tuple(_together(states) for states in by_task.values())


def _together(states: list[State]) -> State:
    if State.LATE in states:
        return State.LATE
    if len(set(states)) == 1:
        return states[0]
    begun = {State.DONE, State.UNDER_WAY}.intersection(states)
    return State.UNDER_WAY if begun else State.NOT_STARTED


def _has_points(book: Book, task: Task) -> bool:
    """Return whether anything is known of the points that `task` serves.

    A criterion without a row has full marks, but where only a part is listed.
    """
    key = task.answers
    answered = card_of(book, key.index, key.unit, key.period) if key else None
    if answered is None or not answered.value.criteria:
        return False
    evaluation = evaluation_of(answered.value)
    if evaluation.whole.known:
        return True
    served = [evaluation.at(code) for code in task.criteria]
    unlisted = answered.value.listing != "part"
    return any(unlisted if points is None else points.known or points.assessed for points in served)


def _through_members(
    book: Book, agency: str | None, task: Task, reported: Mapping[str, tuple[Period, ItemReport]]
) -> bool:
    """Return whether bodies that were members of the group `agency` in the period have reported on `task`."""
    return any(
        agency in with_groups(book, member, period).ids_in(task) for member, (period, _) in reported.items()
    )


def _reports(book: Book, span: Period) -> _Reports:
    """Return the last report of the year up to the end of `span`; of two on one day the wider period's."""
    heads = [
        f for f in book.progress if f.value.period.year == span.year and f.value.period.last <= span.last
    ]
    heads.sort(key=lambda filed: (filed.value.period.last, -filed.value.period.first.toordinal()))
    found: dict[_TaskKey, dict[str, tuple[Period, ItemReport]]] = {}
    for filed in heads:
        for report in filed.value.reports:
            if report.status:
                of_task = found.setdefault((filed.value.plan, report.item), {})
                of_task[filed.value.agency] = (filed.value.period, report)
    return found


def _state(task: Task, report: ItemReport | None, period: Period | None, span: Period, until: date) -> State:
    if report is None or period is None:
        return State.NO_REPORT
    if report.status == "done":
        return State.DONE
    if not span.holds(period.last):
        return State.NO_REPORT
    day = deadline(task, until)
    return State.LATE if day is not None and day <= until else State(report.status)


def _stakes(
    book: Book, tasks: Iterable[Task], left: Container[_TaskKey]
) -> Mapping[tuple[str | None, _TaskKey], Decimal]:
    """Return the lost points behind each of `tasks`, by agency and task; those `left` out have no part."""
    asked = {task.key for task in tasks}
    stakes: dict[tuple[str | None, _TaskKey], Decimal] = {}
    keys = {task.answers for task in tasks if task.answers}
    cards = (card_of(book, key.index, key.unit, key.period) for key in keys)
    for filed in filter(None, cards):
        for gap in find_gaps(book, filed).rows:
            for agency, part in shares(gap.lost, gap.leads).items():
                behind = [task for task in gap.responsibility.tasks if task.key not in left]
                led = [task for task in behind if agency is None or agency in task.leads]
                for task in led:
                    if task.key in asked:
                        key = (agency, task.key)
                        stakes[key] = stakes.get(key, ZERO) + scaled(part, ONE, Decimal(len(led)))
    return stakes
