"""What falls due when: quarters, reports and dates of plans turned into days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ctscore.analysis.plans import Task
from ctscore.model import Timing, Years
from ctscore.periods import Period, reporting_periods


@dataclass(frozen=True, slots=True)
class Due:
    """One occasion on which a task is due.

    `day` is printed in the source where `exact`; otherwise it is the last day of `period`, in which the
    source wants it done. `period` is None for a fixed date.
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
    found = (due for task in tasks for due in _in_year(task, span.year) if span.holds(due.day))
    kept = (due for due in found if span.kind == "year" or not due.within_year)
    return tuple(sorted(kept, key=lambda due: due.day))


def is_undated(task: Task) -> bool:
    """Return whether nothing says when `task` is due: no timing, or all the time."""
    return task.item.timing is None or task.item.timing.kind == "ongoing"


def deadline(task: Task, until: date) -> date | None:
    """Return the day by which `task` itself had to be done at the latest, as seen on the day `until`.

    Of a task that comes back each year it is that of the year of `until`, or of its last year. None for
    what is ongoing, only reported on, or not due in any year so far.
    """
    timing = task.item.timing
    if timing is None or timing.kind in ("ongoing", "reporting"):
        return None
    if timing.date is not None:
        return timing.date
    last = _years_of(task, timing).last
    year = until.year if last is None else min(until.year, last)
    return max((due.day for due in _in_year(task, year)), default=None)


def _in_year(task: Task, year: int) -> tuple[Due, ...]:
    timing = task.item.timing
    if timing is None:
        return ()
    if timing.date is not None:
        return (Due(task, timing.date, None, exact=True),) if timing.date.year == year else ()
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
    if timing.due_day is None:
        return Due(task, period.last, period, exact=False)
    return Due(task, period.last.replace(day=timing.due_day), period, exact=True)
