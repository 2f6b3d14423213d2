"""The annex of the next plan: the criteria that lost points, each with what the last plan said about it."""

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from ctscore.analysis.gaps import Gaps, find_gaps, led_of_cap
from ctscore.analysis.plans import Responsibility, Task, assigned, codes_for, plan_items, plans_by_date
from ctscore.book import Book, Filed
from ctscore.model import Cell, Criterion, Plan, Scorecard, Timing
from ctscore.records import dataclass
from ctscore.scoring import Node, evaluation_of, walk


class Level(StrEnum):
    """What a row of the annex is: a field, a criterion above others with points of its own, a loss."""

    FIELD = "field"
    PARENT = "parent"
    LOSS = "loss"


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """What one cell of a plan says; `place` is the plan (id of its document) and the item that prints it.

    `words` are those of the plan, if it prints any here; `agencies` are what our data says.
    """

    place: tuple[str, str]
    words: str | None
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoveringTask:
    """One task of the last plan that covers a criterion; a cell is None where that plan has none."""

    task: Task
    leads: PrintedCell | None
    helpers: PrintedCell | None
    timing: PrintedCell | None


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One row: the criterion, its points as the source prints them, and the tasks to start from.

    `achieved` is the printed figure where there is one, else the exact sum of the parts. Fields have no
    points. A task of several losses stands once, `elsewhere` has the codes of the rows where the others find
    it: of what it serves as a whole, or of the first of them. Losses that no plan covers have neither.
    """

    criterion: Criterion
    method: str
    level: Level
    max: Decimal | None
    achieved: Decimal | None
    assignments: tuple[CoveringTask, ...] = ()
    elsewhere: tuple[str, ...] = ()

    @property
    def uncovered(self) -> bool:
        """Whether this is a loss without a task in any plan; it may still say who leads it."""
        has_task = self.elsewhere or any(one.task.is_task for one in self.assignments)
        return self.level is Level.LOSS and not has_task


@dataclass(frozen=True, slots=True)
class Annex:
    """The rows in the order of the tree. `year_of_plan` is that of the plan to come, where it was told.

    Tasks are those of the plan `only`, where one was asked for.
    """

    gaps: Gaps
    year_of_plan: int | None
    rows: tuple[AnnexRow, ...]
    only: Filed[Plan] | None = None

    @property
    def card(self) -> Scorecard:
        """The scorecard that the next plan answers."""
        return self.gaps.card

    @property
    def uncovered(self) -> tuple[Criterion, ...]:
        """The criteria that lost points and have no task in any plan, or not in the one asked for."""
        return tuple(row.criterion for row in self.rows if row.uncovered)


def annex(
    book: Book, filed: Filed[Scorecard], year_of_plan: int | None = None, only: Filed[Plan] | None = None
) -> Annex:
    """Return the annex of the plan that is to answer the scorecard `filed`.

    Each loss takes over the tasks of the last plan of its unit that covers it, by date of the document; with
    `year_of_plan` plans of later years are left out, with a plan `only` all others.
    """
    card = filed.value
    gaps = find_gaps(book, filed)
    plans = [_Assigning.by(book, card, plan) for plan in _plans_until(book, card.unit, year_of_plan)]
    if only is not None:
        plans = [_Assigning.by(book, card, only)]
    capped = {gap.node.place for gap in gaps.rows if gap.capped}
    lost = {gap.node.criterion.code for gap in gaps.rows}
    losses = [
        _Loss(node, next(filter(None, (plan.tasks_at(node, capped) for plan in plans)), ()))
        for node in walk(card)
        if node.criterion.code in lost
    ]
    homes = _homes(losses)
    return Annex(gaps, year_of_plan, tuple(_rows(card, losses, homes)), only)


@dataclass(frozen=True, slots=True)
class _Serving:
    """A task, and the codes of the criteria that it serves as they are called now."""

    task: Task
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Loss:
    """A criterion that lost points, and the tasks of the last plan that covers it."""

    node: Node
    tasks: tuple[_Serving, ...]


@dataclass(frozen=True, slots=True)
class _Assigning:
    """What one plan assigns: who answers for each criterion, and what each task serves, by its key."""

    assigned: Mapping[str, Responsibility]
    codes: Mapping[tuple[str, str], tuple[str, ...]]

    @classmethod
    def by(cls, book: Book, card: Scorecard, plan: Filed[Plan]) -> "_Assigning":
        """Return what `plan` has for the criteria of `card`, whose codes may have changed since."""
        leaves = (item for item in plan_items(book, plan) if item.is_leaf)
        tasks = [task for task in leaves if task.part.index == card.index and not task.is_duty]
        codes = {task.key: codes_for(book, task, card) for task in tasks}
        return cls(assigned(card, ((task, codes[task.key]) for task in tasks)), codes)

    def tasks_at(self, node: Node, capped: Container[int]) -> tuple[_Serving, ...]:
        """Return the tasks for a loss; what a cap takes has none of those for the parts."""
        is_capped = node.place in capped
        led = led_of_cap(node, self.assigned) if is_capped else self.assigned[node.criterion.code]
        return tuple(_Serving(task, self.codes[task.key]) for task in led.items)


def _plans_until(book: Book, unit: str, year: int | None) -> Iterator[Filed[Plan]]:
    """Yield the plans of `unit`, the newest first; without a date one counts by its first year."""
    for filed in plans_by_date(book, unit):
        document = book.documents.get(filed.value.document)
        issued = document.date.year if document and document.date else filed.value.period.first
        if year is None or issued <= year:
            yield filed


def _homes(losses: Sequence[_Loss]) -> Mapping[tuple[str, str], str]:
    """Return for each task, by key, the code of the row where it stands; none where it stands at each loss.

    At each stand tasks of one loss, and those of several that follow each other and have no other: beside
    these it is one cell, as in the official tables.
    """
    served: dict[tuple[str, str], list[int]] = {}
    for place, loss in enumerate(losses):
        for one in (serving for serving in loss.tasks if serving.task.is_task):
            served.setdefault(one.task.key, []).append(place)
    homes = {}
    for key, places in served.items():
        alone = all(len(losses[place].tasks) == 1 for place in places)
        heads = {_heads(losses[place].node) for place in places}
        if len(places) == 1 or (alone and len(heads) == 1 and places[-1] - places[0] == len(places) - 1):
            continue
        nodes = [losses[place].node for place in places]
        codes = next(one.codes for one in losses[places[0]].tasks if one.task.key == key)
        wholes = (parent for parent in reversed(nodes[0].parents) if parent.code in codes)
        whole = next((one for one in wholes if all(one in node.parents for node in nodes)), None)
        homes[key] = (whole or nodes[0].criterion).code
    return homes


def _heads(node: Node) -> tuple[str, ...]:
    """Return the codes of the criteria above a loss that have rows in any case."""
    return tuple(one.code for one in node.parents if one is node.parents[0] or _has_points(one))


def _has_points(criterion: Criterion) -> bool:
    return criterion.max is not None or criterion.published is not None


def _rows(
    card: Scorecard, losses: Sequence[_Loss], homes: Mapping[tuple[str, str], str]
) -> Iterator[AnnexRow]:
    """Yield losses in the order of the tree, below their fields and what has points or tasks of its own."""
    by_place = {loss.node.place: loss for loss in losses}
    above = {parent.code for loss in losses for parent in loss.node.parents}
    at_home: dict[str, dict[tuple[str, str], Task]] = {}
    for loss in losses:
        for one in loss.tasks:
            home = homes.get(one.task.key, loss.node.criterion.code)
            at_home.setdefault(home, {}).setdefault(one.task.key, one.task)
    for node in walk(card):
        criterion, lost = node.criterion, by_place.get(node.place)
        own = tuple(map(_assignment, at_home.get(criterion.code, {}).values()))
        if lost is not None:
            codes = (homes.get(one.task.key, criterion.code) for one in lost.tasks)
            elsewhere = tuple(dict.fromkeys(code for code in codes if code != criterion.code))
            yield _row(card, node, Level.LOSS, own, elsewhere)
        elif criterion.code in above and not node.parents:
            yield _row(card, node, Level.FIELD, own)
        elif criterion.code in above and (own or _has_points(criterion)):
            yield _row(card, node, Level.PARENT, own)


def _row(
    card: Scorecard,
    node: Node,
    level: Level,
    own: tuple[CoveringTask, ...],
    elsewhere: tuple[str, ...] = (),
) -> AnnexRow:
    criterion = node.criterion
    if level is Level.FIELD:
        return AnnexRow(criterion, node.method, level, None, None, own)
    points = evaluation_of(card).of(node)
    achieved = points.known_points if criterion.published is None else criterion.published
    highest = criterion.max if points.listed_only else points.known_max
    return AnnexRow(criterion, node.method, level, highest, achieved, own, elsewhere)


def _assignment(task: Task) -> CoveringTask:
    return CoveringTask(
        task,
        _taken(task, "leads", task.lead_cell),
        _taken(task, "helpers", task.item.helpers),
        _taken(task, "timing", task.item.timing),
    )


def _taken(task: Task, key: str, cell: Cell | Timing | None) -> PrintedCell | None:
    if cell is None:
        return None
    place = task.plan.document, task.printed_at.get(key, task.item.id)
    words = task.printed.get(key)
    if isinstance(cell, Timing):
        return PrintedCell(place, words)
    return PrintedCell(place, words, cell.agencies) if words or cell.agencies else None
