"""What falls due in a year, for all or for one agency, and what of its work has no day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ctscore.analysis.due import Due, due_in, is_undated
from ctscore.analysis.plans import Task
from ctscore.analysis.tasks import Wanted
from ctscore.periods import Period


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """What is due in a year, in order of time.

    `undated` counts what is wanted of the plans in force but has no day; `through_groups` what falls due
    for groups that include the agency, where those are left out.
    """

    year: int
    dues: tuple[Due, ...]
    undated: int
    through_groups: int


def year_calendar(
    tasks: Sequence[Task], year: int, wanted: Wanted, groups: frozenset[str] | None, *, dated: bool = False
) -> YearCalendar:
    """Return what of `tasks` is `wanted` and due in `year`.

    `groups` are the agency together with the groups that include it. With `dated`, what the source wants at
    some time of the year is left out.
    """
    found = _dues(tasks, year, wanted, dated=dated)
    wider = _dues(tasks, year, replace(wanted, agencies=groups), dated=dated) if groups else found
    undated = [t for t in tasks if year in t.plan.period and is_undated(t) and wanted.asks_for(t)]
    return YearCalendar(year, found, len(undated), len(wider) - len(found))


def _dues(tasks: Sequence[Task], year: int, wanted: Wanted, *, dated: bool) -> tuple[Due, ...]:
    dues = due_in((task for task in tasks if wanted.asks_for(task)), Period(year, "year"))
    return tuple(due for due in dues if not (dated and due.within_year))
