"""Who must do what, by when, for which criterion: the tasks that a question asks for, grouped or by date."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date

from ctscore.analysis import Role, TaskGrouping
from ctscore.analysis.plans import Task, plan_items, plans_by_date
from ctscore.analysis.timings import tells_day
from ctscore.book import Book, Filed
from ctscore.findings import Route
from ctscore.model import Agency, Plan, Timing, Years
from ctscore.periods import Period, reporting_periods
from ctscore.records import dataclass
from ctscore.words import fold


@dataclass(frozen=True, slots=True)
class Due:
    """One occasion on which a task is due.

    `day` is the last in time. It follows from a day that the source prints where `exact`; otherwise it is
    the last day of `period`, in which the source wants it done, or of what its words name in place of a day.
    `period` is None for a date.
    """

    task: Task
    day: date
    period: Period | None
    exact: bool

    @property
    def is_report(self) -> bool:
        """Whether a report is due, and not the task itself."""
        return self.task.item.timing is not None and self.task.item.timing.kind == "reporting"

    @property
    def within_year(self) -> bool:
        """Whether the source asks for it at some time in the year only."""
        return self.task.item.timing is not None and self.task.item.timing.kind == "all-year"


def due_in(tasks: Iterable[Task], span: Period) -> tuple[Due, ...]:
    """Return on which days in `span` the `tasks` are due, in order of time.

    A task for some time in the year is due on its last day, and counts only where `span` is the whole year;
    an ongoing task is never due. A quarter or reporting period that was over when the plan was issued is not
    due either; a printed date always is.
    """
    dues = (due for task in tasks for year in span.years for due in _in_year(task, year))
    found = (due for due in dues if span.holds(due.day))
    kept = (due for due in found if span.kind == "year" or not due.within_year)
    return tuple(sorted(kept, key=lambda due: due.day))


def period_with_dues(tasks: Sequence[Task], named: Period) -> Period:
    """Return the year `named` if any of `tasks` is due in it, else the nearest in which one is.

    A later one comes before any earlier one. It is `named` where none is ever due. Where tasks are due in
    two years that follow each other and in no other, as of a school year, it is both (``2025-2026``).
    """
    years = {year for year in (named.year, *_years_named(tasks)) if due_in(tasks, Period(year))}
    nearest = min(years, key=lambda year: (year < named.year, abs(year - named.year)), default=named.year)
    both = len(years) == 2 and max(years) - min(years) == 1
    return Period(max(years), of_two=True) if both else Period(nearest)


def _years_named(tasks: Sequence[Task]) -> set[int]:
    """Return the years at which the times of `tasks` begin or end."""
    timed = [(task, task.item.timing) for task in tasks if task.item.timing is not None]
    days = (day for task, timing in timed for day in (timing.last_day, task.issued) if day is not None)
    spans = (_years_of(task, timing) for task, timing in timed)
    return {day.year for day in days}.union(*((span.first, span.last or span.first) for span in spans))


def _due_elsewhere(tasks: Sequence[Task], shown: Period) -> Mapping[Period, int]:
    """Return of how many `tasks` not due in the years `shown` the next day, else the last one, is when.

    Where none is due in the part of a year that is `shown`, what is due in its other parts stands first.
    """
    first, last = shown.years[0], shown.year
    named = sorted(_years_named(tasks))
    later, earlier = [year for year in named if year > last], [year for year in named if year < first]
    found: dict[Period, int] = {}
    left = tasks
    parts = () if due_in(tasks, shown) else shown.beside
    for span in (*parts, *map(Period, (*shown.years, *later, *reversed(earlier)))):
        due = {id(due.task) for due in due_in(left, span)}
        left = [task for task in left if id(task) not in due]
        found |= {span: len(due)} if due and (span in parts or span.year not in shown.years) else {}
    return dict(sorted(found.items()))


def names_day(task: Task) -> bool:
    """Return whether the source, as far as its words are on file, names the day by which `task` is due."""
    timing, printed = task.item.timing, task.printed.get("timing")
    if timing is None or timing.date is None or timing.inferred is not None:
        return False
    return not printed or bool(timing.before) or tells_day(timing.date, printed)


def is_undated(task: Task) -> bool:
    """Return whether no day says when `task` is due: no timing, or all the time, or words alone."""
    return task.item.timing is None or task.item.timing.kind in ("ongoing", "in-words")


def deadline(task: Task, until: date) -> date | None:
    """Return the day by which `task` itself had to be done at the latest, as seen on the day `until`.

    Of a task that comes back each year it is that of the year of `until`, or of its last year. None for
    what is ongoing, only reported on, or not due in any year so far.
    """
    timing = task.item.timing
    if timing is None or timing.kind in ("ongoing", "reporting", "in-words"):
        return None
    if timing.last_day is not None:
        return timing.last_day
    last = _years_of(task, timing).last
    year = until.year if last is None else min(until.year, last)
    return max((due.day for due in _in_year(task, year)), default=None)


def _in_year(task: Task, year: int) -> tuple[Due, ...]:
    timing = task.item.timing
    if timing is None:
        return ()
    if timing.last_day is not None:
        due = Due(task, timing.last_day, None, exact=names_day(task))
        return (due,) if due.day.year == year else ()
    if year not in _years_of(task, timing):
        return ()
    since = task.issued or date.min
    return tuple(_at_the_end(task, timing, p) for p in _periods(timing, year) if p.last >= since)


def _periods(timing: Timing, year: int) -> tuple[Period, ...]:
    """Return the stretches of `year` at whose end something is due."""
    if timing.kind == "reporting":
        return reporting_periods(timing.periods, year)
    if timing.kind == "quarters":
        return tuple(Period(year, "quarter", number) for number in dict.fromkeys(timing.quarters))
    return (Period(year, "year"),) if timing.kind == "all-year" else ()


def _years_of(task: Task, timing: Timing) -> Years:
    """Return the years for which `timing` holds: its own, else those of the plan."""
    return timing.years or task.plan.period


def _at_the_end(task: Task, timing: Timing, period: Period) -> Due:
    """Return when something for `period` is due; a printed day is one of the period's last month."""
    named = period.last.replace(day=timing.due_day) if timing.due_day else period.last
    exact = timing.due_day is not None or timing.before is not None
    return Due(task, timing.in_time_on(named), period, exact)


@dataclass(frozen=True, slots=True)
class SaidAnew:
    """Which plan speaks for a task that several plans have: the same words for the same criteria.

    The table of each quarter often repeats the tasks of the year, perhaps with another day or lead.
    """

    same: Mapping[tuple[str, Route], Sequence[Task]]

    @classmethod
    def among(cls, tasks: Iterable[Task]) -> "SaidAnew":
        """Look for such tasks among `tasks`."""
        found: dict[tuple[object, ...], list[Task]] = {}
        for task in tasks:
            if task.criteria and task.item.task is not None:
                key = (task.plan.unit, task.part.index, task.criteria, fold(task.item.task.own))
                found.setdefault(key, []).append(task)
        return cls({(one.file, one.route): same for same in found.values() for one in same})

    def replaces(self, due: Due, dues: Iterable[Due]) -> bool:
        """Return whether `due`, one of the `dues` of a year, is left to another plan.

        It is to one that was issued since, before that day. What was past when a plan repeated it is left to
        the earlier one, if that has the same day.
        """
        others = self._others(due.task, due.day.year)
        if any(_spoken(due.task) < _spoken(one) <= due.day for one in others):
            return True
        earlier = [one for one in others if (_spoken(one), one.file) < (_spoken(due.task), due.task.file)]
        is_past = bool(earlier) and _spoken(due.task) > due.day
        return is_past and any(one.day == due.day and one.task in earlier for one in dues)

    def is_replaced(self, task: Task, year: int | None = None) -> bool:
        """Return whether a later plan has `task` that is in force in `year`, or with its own for a time."""
        return any(_spoken(one) > _spoken(task) for one in self._others(task, year))

    def speaking(self, task: Task, day: date) -> Sequence[Task]:
        """Return the tasks that speak for `task`: of plans in force those issued last until `day`."""
        same = (task, *self._others(task, day.year))
        days = [_spoken(one) for one in same]
        latest = max((one for one in days if one <= day), default=min(days))
        return [one for one in same if _spoken(one) == latest]

    def _others(self, task: Task, year: int | None) -> Sequence[Task]:
        same = (one for one in self.same.get((task.file, task.route), ()) if one.file != task.file)
        if year is not None:
            return [one for one in same if year in one.plan.period]
        own = task.plan.period
        return [one for one in same if own.first in one.plan.period or one.plan.period.first in own]


def said_once(tasks: Sequence[Task], due: Period | None = None) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """Return `tasks` without those that are left to a later plan, and these; in `due` by the days in it."""
    anew = SaidAnew.among(tasks)
    if due is None:
        left = {task.key for task in tasks if anew.is_replaced(task)}
    else:
        every = due_in(tasks, Period(due.year))
        dues = [one for one in every if due.holds(one.day) or one.within_year]
        kept = {one.task.key for one in dues if not anew.replaces(one, every)}
        left = {one.task.key for one in dues} - kept
    return tuple(t for t in tasks if t.key not in left), tuple(t for t in tasks if t.key in left)


def _spoken(task: Task) -> date:
    """Return since when a plan speaks: its day of issue, else the end of what it answers."""
    return task.issued or (task.part.answers.last if task.part.answers else date.min)


@dataclass(frozen=True, slots=True)
class Addressee:
    """An agency to which tasks are given by its own id, or as a `member` by groups that include it.

    Without `member` groups do not count. `within` is the period that is asked about; None is any time.
    """

    agency: str
    member: Agency | None = None
    within: Period | None = None

    def ids_in(self, task: Task) -> frozenset[str]:
        """Return the ids that mean it in `task`; a group only if it lived while that was in force."""
        if self.member is None or not self.member.member_of:
            return frozenset((self.agency,))
        first, last = _days_of(task)
        if self.within is not None:
            first, last = max(first, self.within.first), min(last, self.within.last)
        lived = self.member.lived_between(first, last)
        return frozenset((self.agency, *(self.member.member_of if lived else ())))


def _days_of(task: Task) -> tuple[date, date]:
    """Return the first and last day on which `task` binds: from its issue on, to its date or last year."""
    timing = task.item.timing
    years = _years_of(task, timing) if timing else task.plan.period
    first = task.issued or date(years.first, 1, 1)
    last = date.max if years.last is None else date(years.last, 12, 31)
    last = (timing.last_day if timing else None) or last
    return first, max(first, last)  # what was issued for a time gone by bound those of the day of issue


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What is asked of a task; None asks nothing.

    `criteria` are codes by index; a code stands for its parts. `due` asks for what falls due in a period.
    """

    whom: Addressee | None = None
    role: Role = Role.ANY
    index: str | None = None
    criteria: frozenset[tuple[str, str]] | None = None
    due: Period | None = None

    def asks_for(self, task: Task) -> bool:
        """Return whether `task` is wanted."""
        return (
            (self.whom is None or self._has_role(task, self.whom))
            and (self.index is None or self.index in indexes_of(task))
            and (self.criteria is None or _serves(task, self.criteria))
            and (self.due is None or bool(due_in([task], self.due)))
        )

    def _has_role(self, task: Task, whom: Addressee) -> bool:
        role = role_of(task, whom.ids_in(task))
        return role is not None and self.role in (role, Role.ANY)


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """The tasks of one plan, agency, index or timing; `key` is its id, None for tasks that have none."""

    key: str | None
    tasks: tuple[Task, ...]


def plans_about(book: Book, unit: str, period: Period) -> tuple[Filed[Plan], ...]:
    """Return the plans of a unit that speak for `period` or answer its scorecards, the newest first."""
    return tuple(
        filed
        for filed in plans_by_date(book, unit)
        if period.year in filed.value.period or any(part.answers == period for part in filed.value.parts)
    )


def tasks_of(book: Book, plans: Iterable[Filed[Plan]]) -> tuple[Task, ...]:
    """Return everything that somebody has to do by `plans`, duties included, in printed order."""
    return tuple(task for filed in plans for task in plan_items(book, filed) if task.is_task)


def role_of(task: Task, agencies: frozenset[str]) -> Role | None:
    """Return what one of `agencies` is in `task`; its lead, where it is both."""
    if agencies.intersection(task.leads):
        return Role.LEAD
    return Role.HELPER if agencies.intersection(task.helpers) else None


def with_groups(book: Book, agency: str, within: Period | None = None) -> Addressee:
    """Return `agency` together with the groups that include it, by the register."""
    return Addressee(agency, book.agencies.get(agency), within)


def leads(book: Book, agency: str, task: Task, period: Period) -> bool:
    """Return whether `agency` leads `task` in `period`, alone or as a member of a group that does."""
    return role_of(task, with_groups(book, agency, period).ids_in(task)) is Role.LEAD


def through_groups(wanted: TaskFilter, wider: Addressee, tasks: Iterable[Task]) -> int:
    """Return how many of `tasks` are not wanted only because the groups in `wider` do not count."""
    widened = replace(wanted, whom=wider)
    return sum(widened.asks_for(task) and not wanted.asks_for(task) for task in tasks)


def within_year(wanted: TaskFilter, tasks: Iterable[Task]) -> int:
    """Return how many of `tasks` would be wanted too if the whole year were asked for, at any time of it."""
    if wanted.due is None or wanted.due.kind == "year":
        return 0
    year = Period(wanted.due.year, "year")
    whole = replace(wanted, due=year)
    found = (due for task in tasks if whole.asks_for(task) for due in due_in([task], year))
    return sum(due.within_year for due in found)


def indexes_of(task: Task) -> tuple[str, ...]:
    """Return the indexes whose criteria or targets `task` serves, that of its own table first."""
    goals = {t.id: t.index for t in task.plan.targets} if task.targets else {}
    found = (task.part.index, *(r.index for r in task.related), *(goals.get(id_) for id_ in task.targets))
    return tuple(dict.fromkeys(index for index in found if index is not None))


def served(task: Task) -> tuple[tuple[str, str], ...]:
    """Return the criteria that `task` serves or touches, each as index and code."""
    own = [(task.part.index, code) for code in task.criteria if task.part.index is not None]
    return (*own, *((related.index, code) for related in task.related for code in related.criteria))


def _serves(task: Task, wanted: frozenset[tuple[str, str]]) -> bool:
    return any(
        index == asked_index
        and (code == asked or code.startswith(f"{asked}.") or asked.startswith(f"{code}."))
        for index, code in served(task)
        for asked_index, asked in wanted
    )


def group_tasks(tasks: Sequence[Task], by: TaskGrouping) -> tuple[TaskGroup, ...]:
    """Return `tasks` by plan, lead agency, index or timing; one with several leads stands under each."""
    groups: dict[str | None, list[Task]] = {}
    for task in tasks:
        for key in _KEYS[by](task) or (None,):
            groups.setdefault(key, []).append(task)
    if by is TaskGrouping.AGENCY:
        groups = dict(sorted(groups.items(), key=lambda pair: -len(pair[1])))
    return tuple(TaskGroup(key, tuple(members)) for key, members in groups.items())


_KEYS: dict[TaskGrouping, Callable[[Task], tuple[str, ...]]] = {
    TaskGrouping.PLAN: lambda task: (task.plan.document,),
    TaskGrouping.AGENCY: lambda task: task.leads,
    TaskGrouping.INDEX: indexes_of,
    TaskGrouping.TIMING: lambda task: (task.item.timing.kind,) if task.item.timing else (),
}


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is due in a period, in order of time.

    `undated` is what is wanted of the plans in force but has no day; `through_groups` what falls due
    for groups that include the agency, where those are left out; `any_time` what is wanted at some time of
    the year, where only part of it is asked for. `said_anew` is what is left to a later plan, `elsewhere` how
    many are due at which other time only, `no_task` what has a time in the period and no task yet.
    """

    period: Period
    dues: tuple[Due, ...]
    undated: tuple[Task, ...]
    through_groups: int
    any_time: int
    said_anew: tuple[Due, ...] = ()
    elsewhere: Mapping[Period, int] = field(default_factory=dict)
    no_task: tuple[Due, ...] = ()


def due_without_task(
    book: Book, plans: Iterable[Filed[Plan]], period: Period, wanted: TaskFilter
) -> tuple[Due, ...]:
    """Return when items that have a time and no task, of those `wanted`, are due in `period`."""
    items = (item for filed in plans for item in plan_items(book, filed))
    return due_in((one for one in items if one.is_leaf and not one.is_task and wanted.asks_for(one)), period)


def calendar(
    tasks: Sequence[Task],
    period: Period,
    wanted: TaskFilter,
    wider: Addressee | None,
    *,
    dated: bool = False,
) -> Calendar:
    """Return what of `tasks` is `wanted` and due in `period`.

    `wider` is the agency together with the groups that include it. With `dated`, what the source wants at
    some time of the year is left out.
    """
    anew = SaidAnew.among(tasks)
    every = due_in(tasks, period if period.kind == "year" else Period(period.year))
    gone = tuple(due for due in every if anew.replaces(due, every))

    def dues(wanted: TaskFilter) -> tuple[Due, ...]:
        found = due_in((task for task in tasks if wanted.asks_for(task)), period)
        return tuple(due for due in found if due not in gone and not (dated and due.within_year))

    found = dues(wanted)
    widened = dues(replace(wanted, whom=wider)) if wider else found
    in_force = [t for t in tasks if period.year in t.plan.period and not anew.is_replaced(t, period.year)]
    undated = tuple(t for t in in_force if is_undated(t) and wanted.asks_for(t))
    any_time = 0 if dated else within_year(replace(wanted, due=period), tasks)
    left = tuple(due for due in gone if period.holds(due.day) and wanted.asks_for(due.task))
    elsewhere = _due_elsewhere([task for task in in_force if wanted.asks_for(task)], period)
    return Calendar(period, found, undated, len(widened) - len(found), any_time, left, elsewhere)


def in_other_units(book: Book, asks_for: Callable[[Task], bool], year: int | None = None) -> dict[str, int]:
    """Return how many tasks in plans of each unit but ours are asked for; in those that speak for `year`."""
    counts: dict[str, int] = {}
    for unit in dict.fromkeys(filed.value.unit for filed in book.plans):
        plans = [one for one in plans_by_date(book, unit) if year is None or year in one.value.period]
        count = sum(map(asks_for, said_once(tasks_of(book, plans))[0])) if unit != book.home_unit else 0
        if count:
            counts[unit] = count
    return counts
