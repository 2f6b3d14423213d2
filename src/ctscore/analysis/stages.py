"""How points changed from stage to stage: what each criterion was given, what was cut, and whose it is."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeVar

from ctscore.analysis.gaps import led_of_cap, whole_node
from ctscore.analysis.plans import Responsibility, responsibilities
from ctscore.analysis.shares import by_owner
from ctscore.book import Book, Filed
from ctscore.decimals import ZERO, total
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SUCH_STAGE, ONE_STAGE
from ctscore.model import Scorecard, Text, stage_order
from ctscore.model.scorecard import LATEST, at_stage, result_of, stages_with_figures
from ctscore.records import dataclass
from ctscore.scoring import Derivation, Evaluation, Node, evaluation_of
from ctscore.words import listed, natural_key

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Staged:
    """What has figures of its own: these by stage, and what was `cut`, in points of the whole.

    It has points, a raw value, or the word of an answer. The cut is the points of the earlier stage less
    those of the later one; None where one of them is not known. A line that is `capped` is what a cap leaves
    off, below zero: where it takes less than before, it gives back a part of what was cut below it.
    """

    node: Node
    figures: Mapping[str, Decimal | Text]
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
    """What was cut at the criteria of one lead agency: split equally among several leads.

    At its `one_sided` ones only one of the two stages has a figure: what was cut there is not known.
    """

    agency: str | None
    criteria: int
    cut: Decimal
    one_sided: int = 0


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

    @property
    def added(self) -> Decimal:
        """What criteria gained by the later stage; caps are told apart."""
        return -total(row.cut for row in self.rows if row.cut and row.cut < ZERO and not row.capped)

    @property
    def gross(self) -> Decimal:
        """What criteria lost by the later stage, whatever others gained."""
        return total(row.cut for row in self.rows if row.cut and row.cut > ZERO and not row.capped)

    def only_at(self, row: Staged) -> str | None:
        """Return the stage that alone has a figure of a criterion, where the other end has none."""
        return _only_at(row, self.first, self.last)


def has_stages(card: Scorecard) -> bool:
    """Return whether a scorecard has figures of several stages, each of which is told apart."""
    return card.stage != LATEST and len(stages_with_figures(card)) > 1


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
        figures = {stage: _figure(evaluation, node) for stage, evaluation in by_stage.items()}
        if any(one is not None for one in figures.values()):
            cut = _cut(node, by_stage, earlier, later)
            rows.append(Staged(node, _there(figures), cut, led.get(node.criterion.code, Responsibility())))
        left_off = {stage: _left_off(evaluation, node) for stage, evaluation in by_stage.items()}
        if any(left_off.values()):
            cut = _less(left_off[earlier], left_off[later], by_stage[later].of(node).factor)
            rows.append(Staged(node, _there(left_off), cut, led_of_cap(node, led), capped=True))
    rows.sort(key=_largest_cut_first)  # those of one size stay in the order of the tree
    return Stages(filed, totals, earlier, later, tuple(rows), _by_agency(rows, earlier, later))


def _largest_cut_first(row: Staged) -> tuple[int, Decimal]:
    """Sort what was cut first, then what was not, what was added, and at last what nobody can tell."""
    return (1, ZERO) if row.cut is None else (0, -row.cut)


def _printed(card: Scorecard) -> Decimal | None:
    result = result_of(card)
    return result.score if result else None


def _figure(evaluation: Evaluation, node: Node) -> Decimal | Text | None:
    """Return what `node` itself has at the stage of `evaluation`, and does not come from its parts."""
    came = evaluation.of(node).scale.derivation
    if came is Derivation.PRINTED:
        return evaluation.of(node).known_points
    if came is not Derivation.FIGURE or node.criterion.not_applicable is not None:
        return None
    here = evaluation.framework.nodes[node.place]
    given = evaluation.framework.answer_at(here.criterion)
    return given.word if given else evaluation.figure(here)


def _cut(node: Node, by_stage: Mapping[str, Evaluation], first: str, last: str) -> Decimal | None:
    """Return what was cut at `node`: nothing where the index sets the points above it."""
    factor = by_stage[last].of(node).factor
    before, after = (by_stage[stage].of(node).known_points for stage in (first, last))
    return _less(before, after, factor) if factor else None


def _left_off(evaluation: Evaluation, node: Node) -> Decimal | None:
    score = evaluation.of(node)
    return -score.taken if score.known else None


def _there(by_stage: Mapping[str, T | None]) -> dict[str, T]:
    return {stage: figure for stage, figure in by_stage.items() if figure is not None}


def _less(first: Decimal | None, last: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if first is None or last is None else (first - last) * factor


def _only_at(row: Staged, first: str, last: str) -> str | None:
    there = [stage for stage in (first, last) if stage in row.figures]
    return there[0] if len(there) == 1 and not row.capped else None


def _by_agency(rows: Iterable[Staged], first: str, last: str) -> tuple[CutOfAgency, ...]:
    told = (row for row in rows if row.cut or _only_at(row, first, last))
    dealt = by_owner(told, lambda row: row.responsibility.leads, lambda row: row.cut or ZERO)
    found = [
        CutOfAgency(
            agency,
            sum(bool(row.cut) for row, _ in parts),
            total(part for _, part in parts),
            sum(_only_at(row, first, last) is not None for row, _ in parts),
        )
        for agency, parts in dealt.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.cut, -one.one_sided, natural_key(one.agency or ""))))
