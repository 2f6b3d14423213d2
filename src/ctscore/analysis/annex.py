"""The annex of the next plan: the criteria that lost points, each with what the last plan said about it."""

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from ctscore.analysis.gaps import Gaps, find_gaps, led_of_cap
from ctscore.analysis.plans import Responsibility, Task, assigned, codes_for, plans_by_date
from ctscore.analysis.tasks import leaves_of
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

    Without `words` the plan prints none here, and `agencies` or `timing` are what our data says.
    """

    place: tuple[str, str]
    words: str | None
    agencies: tuple[str, ...] = ()
    timing: Timing | None = None


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
    points; only losses have `assignments`, and those that no plan covers have none either.
    """

    criterion: Criterion
    method: str
    level: Level
    max: Decimal | None
    achieved: Decimal | None
    assignments: tuple[CoveringTask, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """The rows in the order of the tree. `year_of_plan` is that of the plan to come, where it was told."""

    gaps: Gaps
    year_of_plan: int | None
    rows: tuple[AnnexRow, ...]

    @property
    def card(self) -> Scorecard:
        """The scorecard that the next plan answers."""
        return self.gaps.card

    @property
    def uncovered(self) -> tuple[Criterion, ...]:
        """The criteria that lost points and stand in no plan."""
        return tuple(row.criterion for row in self.rows if row.level is Level.LOSS and not row.assignments)


def annex(book: Book, filed: Filed[Scorecard], year_of_plan: int | None = None) -> Annex:
    """Return the annex of the plan that is to answer the scorecard `filed`.

    Each loss takes over the tasks of the last of our plans that covers it, by date of the document; with
    `year_of_plan` plans of later years are left out.
    """
    card = filed.value
    gaps = find_gaps(book, filed)
    plans = [_assigned_by(book, card, plan) for plan in _plans_until(book, year_of_plan)]
    capped = {gap.node.place for gap in gaps.rows if gap.capped}
    rows = tuple(
        _row(node, level, card, [_tasks_at(node, plan, capped) for plan in plans])
        for node, level in _levels(card, gaps)
    )
    return Annex(gaps, year_of_plan, rows)


def _tasks_at(node: Node, plan: Mapping[str, Responsibility], capped: Container[int]) -> tuple[Task, ...]:
    """Return the tasks of one plan for a loss; what a cap takes has none of those for the parts."""
    led = led_of_cap(node, plan) if node.place in capped else plan[node.criterion.code]
    return led.tasks


def _plans_until(book: Book, year: int | None) -> Iterator[Filed[Plan]]:
    """Yield our plans, the newest first; a plan whose document has no date counts by its first year."""
    for filed in plans_by_date(book):
        document = book.documents.get(filed.value.document)
        issued = document.date.year if document and document.date else filed.value.period.first
        if year is None or issued <= year:
            yield filed


def _assigned_by(book: Book, card: Scorecard, plan: Filed[Plan]) -> Mapping[str, Responsibility]:
    """Return the tasks that one plan has for each criterion of `card`, whose codes may have changed since."""
    tasks = [task for task in leaves_of(book, [plan]) if task.part.index == card.index and not task.is_duty]
    return assigned(card, ((task, codes_for(book, task, card)) for task in tasks))


def _levels(card: Scorecard, gaps: Gaps) -> Iterator[tuple[Node, Level]]:
    """Yield the losses in the order of the tree, below their fields and what prints points of its own."""
    lost = {gap.node.criterion.code for gap in gaps.rows}
    above = {parent.code for gap in gaps.rows for parent in gap.node.parents}
    for node in walk(card):
        criterion = node.criterion
        if criterion.code in lost:
            yield node, Level.LOSS
        elif criterion.code in above and not node.parents:
            yield node, Level.FIELD
        elif criterion.code in above and (criterion.max is not None or criterion.published is not None):
            yield node, Level.PARENT


def _row(node: Node, level: Level, card: Scorecard, plans: Sequence[tuple[Task, ...]]) -> AnnexRow:
    criterion = node.criterion
    if level is Level.FIELD:
        return AnnexRow(criterion, node.method, level, None, None)
    points = evaluation_of(card).of(node)
    achieved = points.known_points if criterion.published is None else criterion.published
    highest = criterion.max if points.listed_only else points.known_max
    if level is Level.PARENT:
        return AnnexRow(criterion, node.method, level, highest, achieved)
    last = next(filter(None, plans), ())
    return AnnexRow(criterion, node.method, level, highest, achieved, tuple(map(_assignment, last)))


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
        return PrintedCell(place, words, timing=cell)
    return PrintedCell(place, words, cell.agencies) if words or cell.agencies else None
