"""How points changed from stage to stage: what each criterion was given, what was cut, and whose it is."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from ctscore.analysis.gaps import led_of_cap, whole_node
from ctscore.analysis.plans import Responsibility, responsibilities
from ctscore.book import Book, Filed
from ctscore.decimals import split_equally, total
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SUCH_STAGE, ONE_STAGE
from ctscore.model import Scorecard, stage_order
from ctscore.model.scorecard import at_stage, stages_with_figures
from ctscore.records import dataclass
from ctscore.scoring import Derivation, Evaluation, Node, evaluation_of
from ctscore.words import listed, natural_key


@dataclass(frozen=True, slots=True)
class Staged:
    """What has points of its own: these by stage, and what was `cut`, in points of the whole.

    The cut is the figure of the earlier stage less that of the later one; None where one of them is not
    known. A line that is `capped` is what a cap leaves off, below zero: where it takes less than before, it
    gives back a part of what was cut below it.
    """

    node: Node
    points: Mapping[str, Decimal]
    cut: Decimal | None
    responsibility: Responsibility
    capped: bool = False


@dataclass(frozen=True, slots=True)
class StageTotal:
    """The points of the whole at one stage, and what is printed for it."""

    stage: str
    evaluation: Evaluation
    printed: Decimal | None


@dataclass(frozen=True, slots=True)
class CutOfAgency:
    """What was cut at the criteria of one lead agency: split equally among several leads."""

    agency: str | None
    criteria: int
    cut: Decimal


@dataclass(frozen=True, slots=True)
class Stages:
    """One scorecard at all stages that it has figures of, in order; cuts are between `first` and `last`."""

    filed: Filed[Scorecard]
    totals: tuple[StageTotal, ...]
    first: str
    last: str
    rows: tuple[Staged, ...]
    agencies: tuple[CutOfAgency, ...]

    @property
    def card(self) -> Scorecard:
        """The scorecard, as its file has it."""
        return self.filed.value

    @property
    def cut(self) -> Decimal:
        """All that was cut, less what was added, where both stages have a figure."""
        return total(row.cut for row in self.rows if row.cut is not None)


def stages_of_card(
    book: Book, filed: Filed[Scorecard], first: str | None = None, last: str | None = None
) -> Stages:
    """Return the stages of one scorecard; cuts are from `first` to `last`, else from its first to its last.

    Raises `Refusal` where it has figures of one stage only, or none of a stage that is asked for.
    """
    card = filed.value
    order = stage_order(book.indexes.get(card.index))
    there = stages_with_figures(card)
    present = [stage for stage in order if stage in there]
    for asked in (first, last):
        if asked is not None and asked not in present:
            raise Refusal(NO_SUCH_STAGE, given=asked, near="", known=listed(present))
    if len(present) < 2:
        raise Refusal(ONE_STAGE, index=card.index, year=str(card.when), known=listed(present) or "–")
    earlier, later = first or present[0], last or present[-1]
    seen = {stage: at_stage(card, stage, order) for stage in present}
    totals = tuple(StageTotal(stage, evaluation_of(one), _printed(one)) for stage, one in seen.items())
    by_stage = {one.stage: one.evaluation for one in totals}
    led = responsibilities(book, card)
    rows = []
    for node in (*by_stage[later].framework.nodes, whole_node(card)):
        own = {stage: _points(evaluation, node) for stage, evaluation in by_stage.items()}
        if any(points is not None for points in own.values()):
            factor = by_stage[later].of(node).factor  # nothing where the index sets the points above
            cut = _less(own[earlier], own[later], factor) if factor else None
            rows.append(Staged(node, _known(own), cut, led.get(node.criterion.code, Responsibility())))
        left_off = {stage: _left_off(evaluation, node) for stage, evaluation in by_stage.items()}
        if any(left_off.values()):
            cut = _less(left_off[earlier], left_off[later], by_stage[later].of(node).factor)
            rows.append(Staged(node, _known(left_off), cut, led_of_cap(node, led), capped=True))
    return Stages(filed, totals, earlier, later, tuple(rows), _by_agency(rows))


def _printed(card: Scorecard) -> Decimal | None:
    return card.published.score if card.published else None


def _points(evaluation: Evaluation, node: Node) -> Decimal | None:
    """Return the points that were given at `node` itself, and do not come from its parts."""
    given = evaluation.of(node).scale.derivation in (Derivation.FIGURE, Derivation.PRINTED)
    return evaluation.of(node).known_points if given and node.criterion.not_applicable is None else None


def _left_off(evaluation: Evaluation, node: Node) -> Decimal | None:
    score = evaluation.of(node)
    return -score.taken if score.known else None


def _known(by_stage: Mapping[str, Decimal | None]) -> dict[str, Decimal]:
    return {stage: points for stage, points in by_stage.items() if points is not None}


def _less(first: Decimal | None, last: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if first is None or last is None else (first - last) * factor


def _by_agency(rows: Iterable[Staged]) -> tuple[CutOfAgency, ...]:
    shares: dict[str | None, list[Decimal]] = {}
    for row in rows:
        if row.cut:
            leads: Sequence[str | None] = row.responsibility.leads or (None,)
            for agency, share in zip(leads, split_equally(row.cut, len(leads)), strict=True):
                shares.setdefault(agency, []).append(share)
    found = [CutOfAgency(agency, len(parts), total(parts)) for agency, parts in shares.items()]
    return tuple(sorted(found, key=lambda one: (-one.cut, natural_key(one.agency or ""))))
