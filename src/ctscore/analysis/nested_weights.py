"""What does not apply, in a mean of means: does its weight leave its group only, or the whole as well?

Here a group keeps its weight, and its other parts take over what goes. Sources whose weight of a group is the
sum of the weights of its parts may count otherwise: they take what does not apply out of both.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from ctscore.analysis.totals import allowed_at
from ctscore.decimals import ZERO, total
from ctscore.model import Criterion, Scorecard
from ctscore.scoring import evaluation_of

_GONE = ("shrink", "unscored")


class Lighter(NamedTuple):
    """A group whose weight was the sum of those of its parts, and is less without what does not apply."""

    code: str
    weight: Decimal
    left: Decimal


def printed_without_gone(card: Scorecard, printed: Iterable[tuple[str, Decimal]]) -> tuple[Lighter, ...]:
    """Return the groups of `card` that are lighter where all figures `printed`, by code, fit them so.

    Empty where no group is, and where a figure does not fit that way either.
    """
    parts = [_lighter(part) for part in card.criteria]
    found = tuple(one for _, lighter in parts for one in lighter)
    if not found:
        return ()
    evaluation = evaluation_of(replace(card, criteria=tuple(part for part, _ in parts)))
    for code, figure in printed:
        score = evaluation.whole if code == card.index else evaluation.at(code)
        if score is None or abs(figure - score.achieved) > allowed_at(evaluation, figure, score):
            return ()
    return found


def _lighter(criterion: Criterion) -> tuple[Criterion, tuple[Lighter, ...]]:
    """Return a criterion with the weight that is left to it, and the groups that are lighter so."""
    parts = [_lighter(part) for part in criterion.criteria]
    made = replace(criterion, criteria=tuple(part for part, _ in parts))
    below = tuple(one for _, lighter in parts for one in lighter)
    weights = total(part.weight or ZERO for part in criterion.criteria)
    left = total(part.weight or ZERO for part in made.criteria if not _is_gone(part))
    if criterion.weight is None or not left < criterion.weight == weights or not left:
        return made, below
    lighter = Lighter(criterion.code, criterion.weight, left)
    return replace(made, weight=left), (lighter, *below)


def _is_gone(criterion: Criterion) -> bool:
    """Return whether nothing of a criterion counts."""
    if criterion.criteria:
        return all(map(_is_gone, criterion.criteria))
    return criterion.not_applicable is not None and criterion.not_applicable.how in _GONE
