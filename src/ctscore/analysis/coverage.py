"""Do our plans cover what we lost? Losses against the tasks that answer them, in points."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from ctscore.analysis.gaps import Gap, Gaps, find_gaps
from ctscore.analysis.plans import Task, all_leaves, leaves_for
from ctscore.book import Book, Filed
from ctscore.decimals import percent, total
from ctscore.model import Criterion, Related, Scorecard
from ctscore.records import dataclass
from ctscore.scoring import Node, evaluation_of


class Cover(StrEnum):
    """Whether somebody has to win a lost point back."""

    LED = "led"
    OTHER_TASK = "other-task"
    NO_LEAD = "no-lead"
    ONLY_LEAD = "only-lead"
    NO_TASK = "no-task"


@dataclass(frozen=True, slots=True)
class Covered:
    """The losses of one field, or of all: how many points have a task with a lead, one without, or none.

    `other_task` are those whose row has a lead and prints the task of another criterion; `led_inferred` those
    of `led` with a lead that is our inference, `only_lead` those of `no_task` with a lead.
    """

    field: Criterion | None
    criteria: int
    lost: Decimal
    led: Decimal
    led_inferred: Decimal
    other_task: Decimal
    no_lead: Decimal
    no_task: Decimal
    only_lead: Decimal
    disputed: Decimal

    @property
    def share_led(self) -> Decimal | None:
        """The points with a task and a lead, in percent of those lost."""
        return percent(self.led, self.lost)


@dataclass(frozen=True, slots=True)
class OtherLead:
    """A lost criterion that another table gives to others than the table that answers it."""

    gap: Gap
    task: Task
    related: Related


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the plans that answer one scorecard cover its losses.

    `answering` are all their tasks; `untouched` those that serve only criteria which lost nothing; `unknown`
    those whose criteria have no points on file, so that it cannot be told.
    """

    gaps: Gaps
    answering: tuple[Task, ...]
    fields: tuple[Covered, ...]
    whole: Covered
    other_leads: tuple[OtherLead, ...]
    untouched: tuple[Task, ...]
    unknown: tuple[Task, ...]


def cover_of(gap: Gap) -> Cover:
    """Return whether the loss `gap` has a task, and the task a lead."""
    tasks, code = gap.responsibility.tasks, gap.node.criterion.code
    if tasks and all(task.item.task_of not in (None, code) for task in tasks):
        return Cover.OTHER_TASK
    if tasks:
        return Cover.LED if gap.leads else Cover.NO_LEAD
    return Cover.ONLY_LEAD if gap.leads else Cover.NO_TASK


def coverage(book: Book, filed: Filed[Scorecard]) -> Coverage:
    """Return how the plans cover the losses of the scorecard `filed`."""
    return coverage_of(book, find_gaps(book, filed))


def coverage_of(book: Book, gaps: Gaps) -> Coverage:
    """Return how the plans cover losses that were found, to whatever they are measured."""
    others = _other_leads(book, gaps)
    disputed = frozenset(other.gap.node.criterion.code for other in others)
    by_field: dict[str, list[Gap]] = {field.code: [] for field in gaps.card.criteria}
    for gap in gaps.rows:  # what a cap of the whole takes is in no field
        by_field.setdefault(gap.node.field.code, []).append(gap)
    answering = tuple(item for item in leaves_for(book, gaps.card) if item.is_task)
    untouched, unknown = _beside(answering, gaps)
    return Coverage(
        gaps,
        answering,
        tuple(_covered(rows[0].node.field, rows, disputed) for rows in by_field.values() if rows),
        _covered(None, gaps.rows, disputed),
        others,
        untouched,
        unknown,
    )


def _covered(field: Criterion | None, rows: Iterable[Gap], disputed: frozenset[str]) -> Covered:
    gaps = tuple(rows)
    lost = {cover: total(gap.lost for gap in gaps if cover_of(gap) is cover) for cover in Cover}
    return Covered(
        field,
        len(gaps),
        total(lost.values()),
        lost[Cover.LED],
        total(gap.lost for gap in gaps if cover_of(gap) is Cover.LED and gap.responsibility.inferred),
        lost[Cover.OTHER_TASK],
        lost[Cover.NO_LEAD],
        lost[Cover.NO_TASK] + lost[Cover.ONLY_LEAD],
        lost[Cover.ONLY_LEAD],
        total(gap.lost for gap in gaps if gap.node.criterion.code in disputed),
    )


def _other_leads(book: Book, gaps: Gaps) -> tuple[OtherLead, ...]:
    """Return the losses that a task of another table touches under other leads, in order of loss."""
    card = gaps.card
    links = [
        (task, related)
        for task in all_leaves(book)
        for related in task.related
        if (task.plan.unit, related.index, related.when) == (card.unit, card.index, card.when)
    ]
    return tuple(
        OtherLead(gap, task, related)
        for gap in gaps.rows
        for task, related in links
        if _serves(related.criteria, gap.node) and gap.leads and task.leads
        if set(task.leads) != set(gap.leads)
    )


def _serves(codes: Iterable[str], node: Node) -> bool:
    return any(criterion.code in codes for criterion in (node.criterion, *node.parents))


def _beside(tasks: tuple[Task, ...], gaps: Gaps) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """Return those of `tasks` that touch no point lost, and those of which it cannot be told."""
    if not gaps.card.criteria:
        return (), tasks
    evaluation = evaluation_of(gaps.card)
    open_ = [node for node in evaluation.framework.leaves if not evaluation.of(node).known]
    beside = [task for task in tasks if not any(_serves(task.criteria, gap.node) for gap in gaps.rows)]
    unknown = tuple(task for task in beside if any(_serves(task.criteria, node) for node in open_))
    return tuple(task for task in beside if task not in unknown), unknown
