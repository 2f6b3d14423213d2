"""What is lost before anything is set off against it; percents of loss are percents of that."""

from collections.abc import Sequence
from decimal import Decimal

from ctscore.decimals import ZERO
from ctscore.scoring.evaluation import Evaluation


def full_losses(evaluation: Evaluation) -> Sequence[Decimal | None]:
    """Return what each criterion lost, and last the whole, in points of the whole.

    Bonuses won and what a cap gives are left out of it: they are set off against losses, but undo none. None
    where there is only what is set off.
    """
    losses_at = {node.place for node in evaluation.framework.loss_nodes}
    set_off: list[Decimal] = [ZERO] * len(evaluation.scores)
    for place in range(len(evaluation.scores) - 2, -2, -1):  # parts before what they are parts of
        score = evaluation.scores[place]
        own = min(score.lost, ZERO) if place in losses_at else ZERO
        set_off[place] = sum((set_off[part] for part in score.scale.parts), own + min(score.taken_off, ZERO))
    pairs = zip(evaluation.scores, set_off, strict=True)
    return [score.lost - off if score.lost != off or not off else None for score, off in pairs]
