"""Everything on file about one agency: what it leads, where it helps, its duties, the points it lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ctscore.analysis.gaps import Gaps, filter_gaps, find_gaps
from ctscore.analysis.plans import Task
from ctscore.analysis.roles import Role
from ctscore.analysis.tasks import leaves_of, plans_by_date, role_of, with_groups
from ctscore.book import Book, Filed
from ctscore.model import Scorecard


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


def dossier(book: Book, agency: str, cards: Iterable[Filed[Scorecard]]) -> Dossier:
    """Return what all plans say of `agency`, the newest plan first, and its losses on `cards`."""
    return dossier_of(book, agency, losses(book, cards), leaves_of(book, plans_by_date(book)))


def losses(book: Book, cards: Iterable[Filed[Scorecard]]) -> tuple[Gaps, ...]:
    """Return the losses of each of `cards` that lists criteria."""
    return tuple(find_gaps(book, card) for card in cards if card.value.criteria)


def dossier_of(book: Book, agency: str, gaps: Iterable[Gaps], everything: Sequence[Task]) -> Dossier:
    """Return what the tasks and duties in `everything` are to `agency`, and its part of the losses `gaps`."""
    tasks = [task for task in everything if not task.is_duty]
    own, groups = frozenset((agency,)), with_groups(book, agency)
    return Dossier(
        agency,
        tuple(task for task in tasks if role_of(task, own) is Role.LEAD),
        tuple(task for task in tasks if role_of(task, own) is Role.HELPER),
        tuple(task for task in everything if task.is_duty and role_of(task, own)),
        tuple(filter_gaps(one, agency=agency) for one in gaps),
        sum(role_of(task, groups) is not None and role_of(task, own) is None for task in everything),
    )
