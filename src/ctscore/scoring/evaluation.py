"""The points of one unit: its figures counted up a framework."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from ctscore.decimals import ZERO, percent, places, total
from ctscore.model import Scorecard
from ctscore.records import dataclass
from ctscore.scoring.framework import Derivation, Framework, Node, Scale, framework_of, walk
from ctscore.scoring.memory import remembered

Figures = Mapping[str, Decimal]
"""Points of leaves by code. A leaf without an entry was not published, which is not zero."""


class Score(NamedTuple):
    """Points of a criterion or of a whole scorecard, and the scale and way in which they came about.

    `lost` is what it costs the whole. Where no source prints the scale of a leaf, its `max` and `lost` are
    not known, and read as `achieved` and 0. Points are not `known` where a leaf without a figure counts as 0.
    """

    scale: Scale
    max: Decimal
    achieved: Decimal
    lost: Decimal
    known: bool

    @property
    def leaves(self) -> int:
        """How many leaves the points were counted at."""
        return self.scale.leaves

    @property
    def listed_only(self) -> bool:
        """Whether maximum and points cover the listed criteria only; `lost` is whole in either case."""
        return self.scale.listed_only

    @property
    def scaled(self) -> bool:
        """Whether the maximum is known."""
        return self.scale.max is not None or self.scale.max_summed

    @property
    def known_max(self) -> Decimal | None:
        """The maximum, or None where no source prints it."""
        return self.max if self.scaled else None

    @property
    def known_lost(self) -> Decimal | None:
        """The points lost, or None where the maximum is not known."""
        return self.lost if self.scaled else None

    @property
    def percent(self) -> Decimal | None:
        """Achieved in percent of the maximum; None where the whole maximum is not known."""
        return percent(self.achieved, self.max) if self.scaled and not self.listed_only else None

    @property
    def percent_lost(self) -> Decimal | None:
        """Lost in percent of the maximum; None where the whole maximum is not known."""
        return percent(self.lost, self.max) if self.scaled and not self.listed_only else None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A framework with the figures of one unit: `scores` are those of its criteria in order, the whole last.

    Whoever iterates gets every criterion with its score.
    """

    framework: Framework
    figures: Figures
    scores: tuple[Score, ...]

    def __iter__(self) -> Iterator[tuple[Node, Score]]:
        """Yield every criterion with its score, in printed order."""
        return zip(self.framework.nodes, self.scores, strict=False)  # but for the whole

    @property
    def whole(self) -> Score:
        """The points of the whole."""
        return self.scores[-1]

    def of(self, node: Node) -> Score:
        """Return the points of a criterion of the framework."""
        return self.scores[node.place]

    def at(self, code: str) -> Score | None:
        """Return the points of the criterion that has `code`."""
        return next((score for node, score in self if node.criterion.code == code), None)

    def parts(self, score: Score) -> tuple[Score, ...]:
        """Return the points of the parts that `score` comes from."""
        return tuple(self.scores[part] for part in score.scale.parts)

    def decimals(self, score: Score) -> int:
        """Return the finest precision of the figures below `score`; the source may drop end zeros."""
        return max(map(self._decimals, score.scale.parts), default=0)

    def _decimals(self, place: int) -> int:
        score, code = self.scores[place], self.framework.nodes[place].criterion.code
        return self.decimals(score) if score.scale.parts else places(self.figures.get(code, ZERO))


def evaluate(framework: Framework, figures: Figures) -> Evaluation:
    """Return the points of every criterion of `framework`, counted at its leaves, and of the whole."""
    nodes, scales = framework.nodes, framework.scales
    scores = [Score(scales[-1], ZERO, ZERO, ZERO, known=True)] * len(scales)
    for place in range(len(nodes) - 1, -2, -1):  # parts before what they are parts of, the whole last
        scale = scales[place]
        if scale.derivation is Derivation.FIGURE:
            scores[place] = _own(scale, figures.get(nodes[place].criterion.code))
        else:
            scores[place] = _together(scale, [scores[part] for part in scale.parts])
    return Evaluation(framework, figures, tuple(scores))


def _own(scale: Scale, figure: Decimal | None) -> Score:
    """Return the points of a leaf."""
    achieved = figure or ZERO
    highest = achieved if scale.max is None else scale.max
    return Score(scale, highest, achieved, highest - achieved, figure is not None)


def _together(scale: Scale, parts: Sequence[Score]) -> Score:
    """Return the points of what has `parts`."""
    known = all(part.known for part in parts)
    highest = total(part.max for part in parts) if scale.max is None else scale.max
    if scale.derivation is Derivation.SUM:
        achieved = total(part.achieved for part in parts)
        return Score(scale, highest, achieved, highest - achieved, known)
    lost = total(part.lost for part in parts)
    return Score(scale, highest, highest - lost, lost, known)


def figures_of(card: Scorecard) -> Figures:
    """Return the points that the leaves of `card` have."""
    leaves = (node.criterion for node in walk(card) if node.is_leaf)
    return {leaf.code: leaf.achieved for leaf in leaves if leaf.achieved is not None}


@remembered(64)
def evaluation_of(card: Scorecard) -> Evaluation:
    """Return the points of `card`, whose leaves the structure checks must have found sound."""
    return evaluate(framework_of(card), figures_of(card))
