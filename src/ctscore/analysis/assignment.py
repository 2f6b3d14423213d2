"""What one agency is to do about the losses of a year: its tasks, the points behind each, where it helps."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ctscore.analysis.dossier import Dossier, dossier
from ctscore.analysis.gaps import Gap
from ctscore.analysis.plans import Task
from ctscore.analysis.tasks import leaves_of, plans_about
from ctscore.book import Book, Filed
from ctscore.figures import total
from ctscore.model import Plan, Scorecard


@dataclass(frozen=True, slots=True)
class Assigned:
    """A task that the agency leads, and the lost criteria that it answers."""

    task: Task
    gaps: tuple[Gap, ...]

    @property
    def lost(self) -> Decimal | None:
        """The points lost by these criteria, each in full; None where none is on file."""
        return total(gap.lost for gap in self.gaps) if self.gaps else None


@dataclass(frozen=True, slots=True)
class Assignment:
    """One agency: what is on file about it, and its tasks by index, those with most points first.

    The key None stands for tasks that answer no index. Not `answering` are plans for the year of the results,
    where no plan answers them.
    """

    dossier: Dossier
    plans: tuple[Filed[Plan], ...]
    answering: bool
    by_index: dict[str | None, tuple[Assigned, ...]]


def assignment(book: Book, agency: str, cards: tuple[Filed[Scorecard], ...]) -> Assignment:
    """Return what the plans that answer `cards` ask of `agency`."""
    plans = answering_plans(book, cards)
    found = dossier(book, agency, cards, plans)
    groups: dict[str | None, list[Assigned]] = {filed.value.index: [] for filed in cards}
    for task in found.led:
        gaps = tuple(gap for one in found.gaps for gap in one.rows if _answers(task, gap))
        groups.setdefault(task.part.index, []).append(Assigned(task, gaps))
    by_index = {
        index: tuple(sorted(tasks, key=lambda one: -(one.lost or 0)))
        for index, tasks in groups.items()
        if tasks
    }
    answering = any(part.answers == cards[0].value.year for filed in plans for part in filed.value.parts)
    return Assignment(found, plans, answering, by_index)


def _answers(task: Task, gap: Gap) -> bool:
    return any(task.key == other.key for other in gap.responsibility.tasks)


def answering_plans(book: Book, cards: Iterable[Filed[Scorecard]]) -> tuple[Filed[Plan], ...]:
    """Return the plans that answer `cards`; where none does, those that speak for their year."""
    card = next(iter(cards)).value
    about = plans_about(book, card.unit, card.year)
    answering = tuple(p for p in about if any(part.answers == card.year for part in p.value.parts))
    return answering or about


def agencies_in(book: Book, plans: Iterable[Filed[Plan]]) -> tuple[str, ...]:
    """Return the agencies that lead tasks of `plans` or help in them, in the order of the register."""
    tasks = [task for task in leaves_of(book, plans) if not task.is_duty]
    named = {agency for task in tasks for agency in (*task.leads, *task.helpers)}
    return tuple(agency for agency in book.agencies if agency in named)
