"""Who answers for a criterion: the leads and tasks that plans give it."""

from collections.abc import Iterable, Mapping, Sequence

from ctscore.analysis.plans import Task, all_tasks
from ctscore.analysis.withheld import refuse_broken_plan
from ctscore.book import Book, Key
from ctscore.model import Scorecard
from ctscore.records import dataclass
from ctscore.scoring import Node, walk


@dataclass(frozen=True, slots=True)
class Responsibility:
    """The lead agencies (ids) of a criterion, in the order in which the plans name them, and its tasks."""

    leads: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()


def tasks_for(book: Book, card: Scorecard) -> tuple[Task, ...]:
    """Return the plan items that answer `card`, in file order."""
    key = Key(card.index, card.unit, card.year)
    return tuple(task for task in all_tasks(book) if task.answers == key)


def responsibilities(book: Book, card: Scorecard) -> Mapping[str, Responsibility]:
    """Return who answers for each criterion of `card`, by code.

    A task for a criterion covers its parts too, unless they have tasks of their own. A criterion without a
    task shows the leads and tasks of its parts. Raises `Refusal` where a plan with errors answers `card` too.
    """
    refuse_broken_plan(book, card.unit, (card.year,))
    return assigned(card, ((task, task.criteria) for task in tasks_for(book, card)))


def assigned(card: Scorecard, tasks: Iterable[tuple[Task, Sequence[str]]]) -> Mapping[str, Responsibility]:
    """Return who answers for each criterion of `card` by these tasks, each with the codes that it serves."""
    by_code: dict[str, list[Task]] = {}
    for task, codes in tasks:
        for code in codes:
            by_code.setdefault(code, []).append(task)
    nodes = list(walk(card))
    of_parts: dict[str, list[Task]] = {}
    for node in nodes:
        for parent in node.parents:
            of_parts.setdefault(parent.code, []).extend(by_code.get(node.criterion.code, ()))
    return {node.criterion.code: _responsibility(node, by_code, of_parts) for node in nodes}


def _responsibility(
    node: Node, by_code: Mapping[str, list[Task]], of_parts: Mapping[str, list[Task]]
) -> Responsibility:
    upwards = (node.criterion, *reversed(node.parents))
    tasks = next(
        (by_code[c.code] for c in upwards if c.code in by_code), of_parts.get(node.criterion.code, [])
    )
    # One task may serve several parts.
    once = list({task.key: task for task in tasks}.values())
    leads = dict.fromkeys(agency for task in once for agency in task.leads)
    return Responsibility(tuple(leads), tuple(once))
