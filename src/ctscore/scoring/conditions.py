"""What must be reached to pass: floors, and how many parts must; the judgement beside the points."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum

from ctscore.decimals import ZERO
from ctscore.model import Counting, Scorecard
from ctscore.records import dataclass
from ctscore.scoring.evaluation import Evaluation, Score, evaluation_of, points_of
from ctscore.scoring.framework import Node, remembered


class Outcome(StrEnum):
    """Whether a condition is met; `open` where that hangs on what is not known."""

    PASSED = "passed"
    FAILED = "failed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: of the whole where `node` is None.

    `floor` is the fewest points; `needs` how many of `of` parts must pass, `passed` how many do, and
    `failing` are the codes of those that do not; where the outcome is open, also of those not known.
    """

    node: Node | None
    score: Score
    outcome: Outcome
    floor: Decimal | None = None
    needs: int | None = None
    of: int = 0
    passed: int = 0
    failing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """All conditions of a scorecard in printed order, the whole first, and what they come to."""

    outcome: Outcome
    conditions: tuple[Condition, ...]

    @property
    def failed(self) -> tuple[Condition, ...]:
        """The conditions that are not met, or not surely, those of parts that are counted as well."""
        return tuple(one for one in self.conditions if one.outcome is not Outcome.PASSED)


@remembered(64)
def judgement_of(card: Scorecard) -> Judgement | None:
    """Return whether `card` passes with the points that it has, or None where nothing is asked."""
    return judge(card, evaluation_of(card))


def judge(card: Scorecard, evaluation: Evaluation) -> Judgement | None:
    """Return whether `card` passes what its index asks for, or None where that asks for nothing.

    A condition below one that counts parts is counted there; every other must be met.
    """
    every = tuple(_all_conditions(card, evaluation))
    if not every:
        return None
    deciding = [
        one
        for one in every
        if one.node is None
        or (card.needs is None and not any(parent.needs is not None for parent in one.node.parents))
    ]
    return Judgement(_together([one.outcome for one in deciding]), every)


def _all_conditions(card: Scorecard, evaluation: Evaluation) -> Iterator[Condition]:
    if card.criteria:
        yield from _conditions(card, None, evaluation.whole, evaluation)
    for node, score in evaluation:
        yield from _conditions(node.criterion, node, score, evaluation)


def _conditions(
    asked: Counting, node: Node | None, score: Score, evaluation: Evaluation
) -> Iterator[Condition]:
    if asked.floor is not None and score.counted:
        outcome = _reached(score, asked.floor)
        yield Condition(node, score, outcome, floor=asked.floor)
    if asked.needs is not None:
        parts = (evaluation.framework.nodes[part] for part in score.scale.parts)
        judged = {
            part.criterion.code: _outcome(part, evaluation) for part in parts if _applies(part, evaluation)
        }
        if not judged:
            return  # nothing of it applies
        needed = len(judged) if asked.needs == "all" else int(asked.needs)
        passed = sum(one is Outcome.PASSED for one in judged.values())
        possible = passed + sum(one is Outcome.OPEN for one in judged.values())
        outcome = (
            Outcome.PASSED if passed >= needed else Outcome.OPEN if possible >= needed else Outcome.FAILED
        )
        told = (Outcome.FAILED, outcome)
        failing = tuple(code for code, one in judged.items() if one in told and one is not Outcome.PASSED)
        yield Condition(node, score, outcome, needs=needed, of=len(judged), passed=passed, failing=failing)


def _applies(part: Node, evaluation: Evaluation) -> bool:
    """Return whether `part` is asked: it has points, or answers that have none."""
    criterion = part.criterion
    answered = criterion.answers is not None and criterion.not_applicable is None
    return evaluation.of(part).counted or answered


def _outcome(node: Node, evaluation: Evaluation) -> Outcome:
    """Return whether a part passes: what it asks for itself, or else full marks or the best answer."""
    score, criterion = evaluation.of(node), node.criterion
    own = tuple(_conditions(criterion, node, score, evaluation))
    if own:
        return _together([one.outcome for one in own])
    answers = evaluation.framework.answers_to(criterion)
    full = (criterion.max or ZERO) if criterion.bonus else score.max
    if answers and points_of(criterion, criterion.achieved, answers) != evaluation.figures.get(
        criterion.code
    ):
        # The points are others than those of the word on file: a change gave them.
        return _reached(score, min(full, points_of(criterion, answers[0].id, answers) or ZERO))
    if answers and evaluation.framework.answer_at(criterion) is answers[0]:
        return Outcome.PASSED
    if not score.counted:  # an answer without points: what does not apply is not asked
        return Outcome.OPEN if criterion.achieved is None else Outcome.FAILED
    return _reached(score, full)


def _reached(score: Score, least: Decimal) -> Outcome:
    if score.low >= least:
        return Outcome.PASSED
    return Outcome.FAILED if score.high < least else Outcome.OPEN


def _together(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the worst of `outcomes`: all must be met."""
    for worst in (Outcome.FAILED, Outcome.OPEN):
        if worst in outcomes:
            return worst
    return Outcome.PASSED
