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
    an ongoing task is never due.
    """
    found = (due for task in tasks for due in _in_year(task, span.year) if span.holds(due.day))
    kept = (due for due in found if span.kind == "year" or not due.within_year)
    return tuple(sorted(kept, key=lambda due: due.day))


def _in_year(task: Task, year: int) -> tuple[Due, ...]:
    timing = task.item.timing
    if timing is None:
        return ()
    if timing.date is not None:
        return (Due(task, timing.date, None, exact=True),) if timing.date.year == year else ()
    if year not in years_of(task, timing):
        return ()
    if timing.kind == "reporting":
        return tuple(_report(task, timing, period) for period in reporting_periods(timing.periods, year))
    if timing.kind == "quarters":
        quarters = (Period(year, "quarter", number) for number in timing.quarters)
        return tuple(Due(task, quarter.last, quarter, exact=False) for quarter in quarters)
    whole = Period(year, "year")
    return (Due(task, whole.last, whole, exact=False),) if timing.kind == "all-year" else ()


def years_of(task: Task, timing: Timing) -> Years:
    """Return the years for which `timing` holds: its own, else those of the plan."""
    return timing.years or task.plan.period


def _report(task: Task, timing: Timing, period: Period) -> Due:
    """Return when the report on `period` is due; a printed day is one of the last month of the period."""
    if timing.due_day is None:
        return Due(task, period.last, period, exact=False)
    return Due(task, period.last.replace(day=timing.due_day), period, exact=True)
