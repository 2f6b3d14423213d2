"""How far the plans have come: what agencies reported, what is late, and the points at stake."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
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
_Instead = Mapping[_TaskKey, Sequence[Task]]
"""Who speaks for each task that is left to another plan."""


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

    `stakes` are the lost points that the task is to win back, by scorecard: the one that its plan answers,
    and those of plans that leave the task to it. A loss is split equally among its leads, and the part of
    each among the tasks that it leads for it. None where nothing is known of the points that it serves.
    """

    task: Task
    agency: str | None
    state: State
    report: ItemReport | None
    period: Period | None
    stakes: Mapping[Key, Decimal | None]

    @property
    def at_stake(self) -> Decimal | None:
        """The lost points of the scorecard that its plan answers."""
        return self.stakes.get(self.task.answers) if self.task.answers else None


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
        known = {key for item in self.items for key, lost in item.stakes.items() if lost is not None}
        return tuple(sorted(known, key=lambda key: (key.index, key.unit, key.period)))

    def part(self, answered: Key) -> "AgencyProgress":
        """Return its tasks for one scorecard: points of different indexes are never added up."""
        theirs = (item for item in self.items if answered in item.stakes)
        parts = (replace(one, stakes={answered: one.stakes[answered]}) for one in theirs)
        return AgencyProgress(self.agency, tuple(parts))

    def stake(self, *states: State) -> Decimal | None:
        """Return the lost points behind its tasks in `states`, as far as known; take a `part` first."""
        lost = (one for item in self.items if item.state in states for one in item.stakes.values())
        known = [one for one in lost if one is not None]
        return total(known) if known else None

    @property
    def at_stake(self) -> Decimal | None:
        """The lost points behind all its tasks."""
        return self.stake(*State)

    @property
    def open_stake(self) -> Decimal | None:
        """The lost points behind its tasks that are not done."""
        return self.stake(*(state for state in State if state is not State.DONE))


def progress(
    book: Book, span: Period, plans: Iterable[Filed[Plan]]
) -> tuple[tuple[AgencyProgress, ...], tuple[Task, ...]]:
    """Return where the tasks of those `plans` that are in force stand at the end of `span`, and what is left.

    Left are tasks without a report for which another of the plans speaks; their points go with its task.
    A year takes the last report of each task, and what is late by the end of the latest period reported.
    A quarter asks for a report on a period that ends in it; what was done before stays done. Agencies with
    most tasks come first.
    """
    everything = [t for t in tasks_of(book, plans) if not t.is_duty and span.year in t.plan.period]
    reports = _reports(book, span)
    instead = _instead([task for task in everything if task.key not in reports], everything, span.last)
    tasks = [task for task in everything if task.key not in instead]
    latest = max((period.last for by in reports.values() for period, _ in by.values()), default=span.last)
    until = span.last if span.kind == "quarter" else latest
    answered = _answered(book, everything, instead)
    stakes = _stakes(book, answered, instead)
    by_agency: dict[str | None, list[ItemState]] = {}
    for task in tasks:
        reported = reports.get(task.key, {})
        for agency in dict.fromkeys((*(task.leads or (None,)), *reported)):
            period, report = reported.get(agency or "", (None, None))
            state = _state(task, report, period, span, until)
            if report is None and _through_members(book, agency, task, reported):
                state = State.UNDER_WAY  # some of the group have reported, but not the group as such
            lost = {
                card: stakes.get((agency, task.key, card), ZERO) if known else None
                for card, known in answered[task.key].items()
            }
            by_agency.setdefault(agency, []).append(ItemState(task, agency, state, report, period, lost))
    found = [AgencyProgress(agency, tuple(items)) for agency, items in by_agency.items()]
    found.sort(key=lambda one: (-len(one.items), one.agency or ""))
    return tuple(found), tuple(task for task in everything if task.key in instead)


def _instead(tasks: Iterable[Task], among: Iterable[Task], day: date) -> _Instead:
    """Return which of `among` speak on `day` for those of `tasks` that do not speak themselves."""
    anew = SaidAnew.among(among)
    speaking = {task.key: anew.speaking(task, day) for task in tasks}
    return {key: others for key, others in speaking.items() if all(one.key != key for one in others)}


def _answered(book: Book, tasks: Iterable[Task], instead: _Instead) -> Mapping[_TaskKey, dict[Key, bool]]:
    """Return whose lost points each task is to win back, and whether anything is known of them."""
    found: dict[_TaskKey, dict[Key, bool]] = {}
    for task in tasks:
        for one in instead.get(task.key, (task,)):
            cards = found.setdefault(one.key, {})
            if task.answers:
                cards[task.answers] = cards.get(task.answers, False) or _has_points(book, task)
    return found


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
        f for f in book.progress if f.value.period.year in span.years and f.value.period.last <= span.last
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
    book: Book, answered: Mapping[_TaskKey, Mapping[Key, bool]], instead: _Instead
) -> Mapping[tuple[str | None, _TaskKey, Key], Decimal]:
    """Return the lost points behind each task by agency, task and scorecard.

    Where another speaks for a task, its points and leads count.
    """
    stakes: dict[tuple[str | None, _TaskKey, Key], Decimal] = {}
    for card in {card for cards in answered.values() for card in cards}:
        filed = card_of(book, card.index, card.unit, card.period)
        for gap in find_gaps(book, filed).rows if filed else ():
            items = [one for item in gap.responsibility.items for one in instead.get(item.key, (item,))]
            once = {item.key: item for item in items}.values()
            leads = tuple(dict.fromkeys(agency for item in once for agency in item.leads))
            for agency, part in shares(gap.lost, leads).items():
                led = [item for item in once if item.is_task and (agency is None or agency in item.leads)]
                for key in (item.key for item in led if item.key in answered):
                    at = agency, key, card
                    stakes[at] = stakes.get(at, ZERO) + scaled(part, ONE, Decimal(len(led)))
    return stakes
