"""Everything on file about one agency: what it leads, where it helps, its duties, the points it lost."""

from dataclasses import dataclass

from ctscore.analysis.gaps import Gaps, filter_gaps, find_gaps
from ctscore.analysis.plans import Task
from ctscore.analysis.roles import Role
from ctscore.analysis.tasks import leaves_of, plans_by_date, role_of, with_groups
from ctscore.book import Book, Filed
from ctscore.model import Plan, Scorecard


@dataclass(frozen=True, slots=True)
class Dossier:
    """One agency: tasks it leads, tasks in which it helps, duties it has, losses it leads.

    `to_groups` counts the tasks and duties given to groups that include it, and not to itself.
    """

    agency: str
    led: tuple[Task, ...]
    helped: tuple[Task, ...]
    duties: tuple[Task, ...]
    gaps: tuple[Gaps, ...]
    to_groups: int


def dossier(
    book: Book,
    agency: str,
    cards: tuple[Filed[Scorecard], ...],
    plans: tuple[Filed[Plan], ...] | None = None,
) -> Dossier:
    """Return what `plans` (all, the newest first) say of `agency`, and its losses on `cards`."""
    everything = leaves_of(book, plans_by_date(book) if plans is None else plans)
    tasks = [task for task in everything if not task.is_duty]
    own, groups = frozenset((agency,)), with_groups(book, agency)
    return Dossier(
        agency,
        tuple(task for task in tasks if role_of(task, own) is Role.LEAD),
        tuple(task for task in tasks if role_of(task, own) is Role.HELPER),
        tuple(task for task in everything if task.is_duty and role_of(task, own)),
        tuple(filter_gaps(find_gaps(book, card), agency=agency) for card in cards if card.value.criteria),
        sum(role_of(task, groups) is not None and role_of(task, own) is None for task in everything),
    )
