"""What agencies owe and are to do: the points they lost, the tasks they lead, where they help."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ctscore.analysis import Role
from ctscore.analysis.gaps import Gap, Gaps, filter_gaps, find_gaps, group_gaps
from ctscore.analysis.plans import Task, plans_by_date
from ctscore.analysis.tasks import plans_about, role_of, said_once, tasks_of, with_groups
from ctscore.book import Book, Filed
from ctscore.decimals import total
from ctscore.model import Plan, Scorecard
from ctscore.model.registries import GROUP
from ctscore.periods import Period
from ctscore.records import dataclass


@dataclass(frozen=True, slots=True)
class AgencyLoad:
    """The losses that one agency leads; `agency` is None for losses that nobody leads.

    `tasks` are those that it, or nobody, leads for these criteria. `exposure` counts every loss in full;
    `share_lost` splits a loss equally among its leads, so that the column adds up to all loss exactly.
    `share` is `share_lost` in percent of all loss.
    """

    agency: str | None
    criteria: int
    tasks: int
    exposure: Decimal
    share_lost: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class AgencyLoads:
    """The losses of one scorecard by lead agency, largest share first."""

    gaps: Gaps
    rows: tuple[AgencyLoad, ...]


def agency_loads(gaps: Gaps) -> AgencyLoads:
    """Return the losses of `gaps` by lead agency."""
    groups = group_gaps(gaps, "agency").rows
    return AgencyLoads(
        gaps,
        tuple(
            AgencyLoad(g.key, g.criteria, _tasks(gaps, g.key), g.exposure, g.lost, g.share) for g in groups
        ),
    )


def _tasks(gaps: Gaps, agency: str | None) -> int:
    tasks = (
        task
        for gap in gaps.rows
        for task in gap.responsibility.tasks
        if (agency in task.leads if agency is not None else not gap.leads)
    )
    return len({task.key for task in tasks})


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


def dossier(book: Book, agency: str, cards: Iterable[Filed[Scorecard]], unit: str | None = None) -> Dossier:
    """Return what the plans of a unit (ours) say of `agency`, the newest first, and its losses on `cards`."""
    everything = said_once(tasks_of(book, plans_by_date(book, unit)))[0]
    return dossier_of(book, agency, losses(book, cards), everything)


def losses(book: Book, cards: Iterable[Filed[Scorecard]]) -> tuple[Gaps, ...]:
    """Return the losses of each of `cards` that lists criteria."""
    return tuple(find_gaps(book, card) for card in cards if card.value.criteria)


def dossier_of(book: Book, agency: str, gaps: Iterable[Gaps], everything: Sequence[Task]) -> Dossier:
    """Return what the tasks and duties in `everything` are to `agency`, and its part of the losses `gaps`."""
    tasks = [task for task in everything if not task.is_duty]
    own, wider = frozenset((agency,)), with_groups(book, agency)
    return Dossier(
        agency,
        tuple(task for task in tasks if role_of(task, own) is Role.LEAD),
        tuple(task for task in tasks if role_of(task, own) is Role.HELPER),
        tuple(task for task in everything if task.is_duty and role_of(task, own)),
        tuple(filter_gaps(one, agency=agency) for one in gaps),
        sum(
            role_of(task, own) is None and role_of(task, wider.ids_in(task)) is not None
            for task in everything
        ),
    )


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
    """One agency after the results of `period`: what is on file about it, and its tasks by index.

    Tasks with most points come first; the key None stands for tasks that answer no index.
    """

    period: Period
    dossier: Dossier
    plans: tuple[Filed[Plan], ...]
    by_index: dict[str | None, tuple[Assigned, ...]]

    @property
    def answering(self) -> bool:
        """Whether the plans answer the results, and do not only speak for their year."""
        return any(_answers_year(filed, self.period) for filed in self.plans)

    def without_task(self, gaps: Gaps) -> Sequence[Gap]:
        """Return those of `gaps`, which the agency leads, for which it has no task."""
        return [gap for gap in gaps.rows if not any(_answers(task, gap) for task in self.dossier.led)]


def assignment(book: Book, agency: str, cards: Sequence[Filed[Scorecard]]) -> Assignment:
    """Return what the plans that answer `cards`, scorecards of one year, ask of `agency`."""
    return next(assignments(book, (agency,), cards))


def assignments(
    book: Book, agencies: Iterable[str], cards: Sequence[Filed[Scorecard]]
) -> Iterator[Assignment]:
    """Yield what the plans that answer `cards` ask of each of `agencies`."""
    plans = answering_plans(book, cards)
    gaps, everything = losses(book, cards), said_once(tasks_of(book, plans))[0]
    indexes = [filed.value.index for filed in cards]
    for agency in agencies:
        found = dossier_of(book, agency, gaps, everything)
        yield Assignment(cards[0].value.when, found, plans, _by_index(found, indexes))


def _by_index(dossier: Dossier, indexes: Iterable[str]) -> dict[str | None, tuple[Assigned, ...]]:
    """Return the tasks that an agency leads, those that answer `indexes` first and in their order."""
    groups: dict[str | None, list[Assigned]] = {index: [] for index in indexes}
    for task in dossier.led:
        gaps = tuple(gap for one in dossier.gaps for gap in one.rows if _answers(task, gap))
        groups.setdefault(task.part.index, []).append(Assigned(task, gaps))
    return {
        index: tuple(sorted(tasks, key=lambda one: -(one.lost or 0)))
        for index, tasks in groups.items()
        if tasks
    }


def _answers(task: Task, gap: Gap) -> bool:
    return any(task.key == other.key for other in gap.responsibility.tasks)


def _answers_year(filed: Filed[Plan], period: Period) -> bool:
    return any(part.answers == period for part in filed.value.parts)


def answering_plans(book: Book, cards: Sequence[Filed[Scorecard]]) -> tuple[Filed[Plan], ...]:
    """Return the plans that answer `cards`; where none does, those that speak for their year."""
    card = cards[0].value
    about = plans_about(book, card.unit, card.when)
    return tuple(filed for filed in about if _answers_year(filed, card.when)) or about


def agencies_in(
    book: Book, plans: Iterable[Filed[Plan]]
) -> tuple[tuple[str, ...], dict[str, tuple[Task, ...]]]:
    """Return who can be given a sheet of `plans`, and the groups that cannot, in the order of the register.

    Bodies can, whether they lead tasks or help in them. A group has nobody to sign: it stands beside the
    tasks that it leads.
    """
    tasks = [task for task in tasks_of(book, plans) if not task.is_duty]
    named = {agency for task in tasks for agency in (*task.leads, *task.helpers)}
    bodies = [one.id for one in book.agencies.values() if one.id in named and one.kind != GROUP]
    groups = [one.id for one in book.agencies.values() if one.id in named and one.kind == GROUP]
    return tuple(bodies), {one: tuple(task for task in tasks if one in task.leads) for one in groups}


def unled_tasks(book: Book, plans: Iterable[Filed[Plan]]) -> tuple[Task, ...]:
    """Return the tasks of `plans` that nobody leads, which are on nobody's sheet as something to see to."""
    return tuple(task for task in said_once(tasks_of(book, plans))[0] if not task.is_duty and not task.leads)
