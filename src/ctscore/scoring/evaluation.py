"""The points of one unit: its figures counted up a framework."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ctscore.decimals import ONE, ZERO, exact, figure_in, fraction_of, percent, total
from ctscore.model import Answer, Asked, Criterion, Scorecard
from ctscore.model.scorecard import result_of, stage_of
from ctscore.records import dataclass
from ctscore.scoring.framework import Derivation, Framework, Node, Scale, answer_of, framework_of, remembered

if TYPE_CHECKING:
    from fractions import Fraction

_WHOLE = ""
"""Where figures have the points of the whole, if its index imputes them."""

Figures = Mapping[str, Decimal]
"""Points of leaves by code. A leaf without an entry is not known, which is not zero."""

Bounds = tuple[Decimal, Decimal]
"""The least and the most that something can be."""

Ranges = Mapping[str, Bounds]
"""Between what the points of leaves lie that are not known, by code: the ends of its scale for any other."""

_RANGE = re.compile(r"(-?\d+(?:/\d+)?)\.\.(-?\d+(?:/\d+)?)")


class Score(NamedTuple):
    """Points of a criterion or of a whole scorecard, and the scale and way in which they came about.

    `max` is what it can have, without what does not apply; `base` is the maximum before that. `achieved` are
    the points that are known, `lost` is what the known ones cost the whole, in points of the whole. Where no
    source prints the scale of a leaf, its `max` and `lost` are not known, and read as `achieved` and 0.
    Where points are not `known`, they lie between `low` and `high`, and `unknown` is the maximum of what is
    not known. What is not `counted` has neither points nor maximum. `taken` is what a cap took (negative:
    gave), in points of this criterion; `factor` is what one of them is worth in points of the whole.
    """

    scale: Scale
    max: Decimal
    achieved: Decimal
    lost: Decimal
    known: bool
    low: Decimal
    high: Decimal
    base: Decimal
    unknown: Decimal = ZERO
    counted: bool = True
    taken: Decimal = ZERO
    factor: Decimal = ONE

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
        """The maximum, or None where no source prints it or it does not count."""
        return self.max if self.scaled and self.counted else None

    @property
    def known_lost(self) -> Decimal | None:
        """The points lost, in points of the whole, or None where they or the maximum are not known."""
        return self.lost if self.scaled and self._sure else None

    @property
    def own_lost(self) -> Decimal | None:
        """The points lost of the own maximum, or None where they or the maximum are not known."""
        return self.max - self.achieved if self.scaled and self._sure else None

    @property
    def known_points(self) -> Decimal | None:
        """The points, or None where a part of them is not known or they do not count."""
        return self.achieved if self._sure else None

    @property
    def _sure(self) -> bool:
        return self.counted and self.known

    @property
    def unscored(self) -> bool:
        """Whether this is a leaf that is shown and counts in neither points nor maximum."""
        leaf = self.scale.asked
        policy = leaf.not_applicable if leaf is not None else None
        return policy is not None and policy.how == "unscored"

    @property
    def not_known(self) -> Decimal:
        """How many points are not known."""
        return self.high - self.low

    @property
    def assessed(self) -> Decimal:
        """The maximum of what is known."""
        return self.max - self.unknown

    @property
    def taken_off(self) -> Decimal:
        """What a cap took, in points of the whole."""
        return self.taken * self.factor

    @property
    def percent(self) -> Decimal | None:
        """Achieved in percent of the maximum; None where points or the whole maximum are not known."""
        return percent(self.achieved, self.max) if self._whole else None

    @property
    def percent_lost(self) -> Decimal | None:
        """Lost in percent of the maximum; None where points or the whole maximum are not known."""
        return percent(self.max - self.achieved, self.max) if self._whole else None

    @property
    def _whole(self) -> bool:
        return self.scaled and not self.listed_only and self._sure


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A framework with the figures of one unit: `scores` are those of its criteria in order, the whole last.

    Whoever iterates gets every criterion with its score.
    """

    framework: Framework
    figures: Figures
    scores: tuple[Score, ...]
    ranges: Ranges = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[Node, Score]]:
        """Yield every criterion with its score, in printed order."""
        return zip(self.framework.nodes, self.scores, strict=False)  # but for the whole

    @property
    def whole(self) -> Score:
        """The points of the whole."""
        return self.scores[-1]

    @property
    def plain(self) -> bool:
        """Whether all points are known and added up: nothing apart, capped, set by the index or weighed."""
        added = self.framework.adds_up and self.whole.known and self.whole.base == self.whole.max
        return added and all(one.counted and not one.taken and not one.scale.outside for one in self.scores)

    @property
    def assumes(self) -> bool:
        """Whether points are full marks of what a source that lists only losses does not list."""
        remainders = (one for one in self.scores if one.scale.derivation is Derivation.REMAINDER)
        return any(_rest(one.max, self.parts(one)) > 0 for one in remainders if not one.listed_only)

    def of(self, node: Node) -> Score:
        """Return the points of a criterion of the framework."""
        return self.scores[node.place]

    def at(self, code: str) -> Score | None:
        """Return the points of the criterion that has `code`."""
        return next((score for node, score in self if node.criterion.code == code), None)

    def figure(self, node: Node) -> Decimal | None:
        """Return what is known at a criterion: its points, or its raw value; None where it has none."""
        if node.criterion.better is not None:
            return self.figures.get(node.criterion.code)
        return self.of(node).known_points

    def parts(self, score: Score) -> tuple[Score, ...]:
        """Return the points of the parts that `score` comes from."""
        return tuple(self.scores[part] for part in score.scale.parts)

    def weights(self, score: Score) -> dict[int, Decimal]:
        """Return what the parts that a mean is taken of weigh, by their places."""
        pairs = zip(score.scale.parts, _weights(score.scale, self.parts(score)), strict=True)
        return {place: weight for place, weight in pairs if weight is not None}

    def unlisted(self, score: Score) -> Decimal:
        """Return the maximum of what a source does not list, so that nothing is known of it."""
        scale = score.scale
        listed_in_part = scale.derivation is Derivation.PART and scale.max is not None
        return _rest(score.max, self.parts(score)) if listed_in_part else ZERO

    def below(self, node: Node) -> Iterator[Node]:
        """Yield `node` and all that is below it, in printed order."""
        depth = len(node.parents)
        yield node
        for other in self.framework.nodes[node.place + 1 :]:
            if len(other.parents) <= depth:
                return
            yield other

    def figures_below(self, score: Score) -> Iterator[Decimal]:
        """Yield the figures that `score` is made of, 0 for what is not known."""
        for place in self._places_below(score):
            yield self.figures.get(self.framework.nodes[place].criterion.code, ZERO)

    def worth_below(self, score: Score) -> Decimal:
        """Return how much `score` changes where each figure that it is made of changes by a point."""
        worths = (abs(fraction_of(self.scores[place].factor)) for place in self._places_below(score))
        own = fraction_of(score.factor)
        return exact(sum(worths) / own) if own else ZERO

    def _places_below(self, score: Score) -> Iterator[int]:
        for place in score.scale.parts:
            part = self.scores[place]
            if part.scale.parts:
                yield from self._places_below(part)
            else:
                yield place


def evaluate(framework: Framework, figures: Figures, ranges: Ranges | None = None) -> Evaluation:
    """Return the points of every criterion of `framework`, counted at its leaves, and of the whole."""
    nodes, scales = framework.nodes, framework.scales
    scores = [Score(scales[-1], ZERO, ZERO, ZERO, True, ZERO, ZERO, ZERO)] * len(scales)
    for place in range(len(nodes) - 1, -2, -1):  # parts before what they are parts of, the whole last
        scale = scales[place]
        if scale.derivation is Derivation.FIGURE:
            scores[place] = _own(framework, nodes[place].criterion, scale, figures, ranges or {})
        else:
            scores[place] = _together(scale, [scores[part] for part in scale.parts], figures)
    if not framework.adds_up:
        _cost_the_whole(scores)
    return Evaluation(framework, figures, tuple(scores), ranges or {})


def _own(framework: Framework, leaf: Criterion, scale: Scale, figures: Figures, ranges: Ranges) -> Score:
    """Return the points of a leaf."""
    figure, highest = figures.get(leaf.code), scale.max
    if leaf.not_applicable is not None:
        if leaf.not_applicable.how in ("shrink", "unscored"):
            return _uncounted(scale, highest or ZERO)
        figure = ZERO if leaf.not_applicable.how == "zero" else highest
    answers = framework.answers.get(leaf.answers or "")
    if leaf.not_applicable is None and (leaf.better is not None or (answers and not answers.has_points)):
        return _uncounted(scale, ZERO)
    low, high = ranges.get(leaf.code, (leaf.min or ZERO, highest or ZERO))
    if leaf.bonus:
        if figure is None:
            return Score(scale, ZERO, ZERO, ZERO, False, low, high, ZERO)
        return Score(scale, ZERO, figure, -figure, True, figure, figure, ZERO)
    if figure is None:
        most = highest or ZERO
        return Score(scale, most, ZERO, ZERO, False, low, high, most, most)
    most = figure if highest is None else highest
    return Score(scale, most, figure, most - figure, True, figure, figure, most)


def _uncounted(scale: Scale, base: Decimal) -> Score:
    return Score(scale, ZERO, ZERO, ZERO, True, ZERO, ZERO, base, counted=False)


def _together(scale: Scale, parts: Sequence[Score], figures: Figures) -> Score:
    """Return the points of what has `parts`."""
    counted = [part for part in parts if part.counted]
    base, highest = _maxima(scale, parts)
    if scale.derivation is Derivation.PRINTED:
        figure = figures.get(scale.asked.code if scale.asked else _WHOLE)
        if figure is None:
            low = (scale.asked.min if scale.asked else None) or ZERO
            return Score(scale, highest, ZERO, ZERO, False, low, highest, base, highest)
        return Score(scale, highest, figure, highest - figure, True, figure, figure, base)
    unlisted = scale.derivation is Derivation.PART and scale.max is not None
    remains = scale.derivation is Derivation.REMAINDER or unlisted  # what is not listed may be left to count
    if not counted and parts and not (remains and _rest(highest, parts)):
        return Score(scale, ZERO, ZERO, ZERO, True, ZERO, ZERO, base, counted=False)
    known = all(part.known for part in counted)
    unknown = ZERO if known else total(part.unknown for part in counted)
    if scale.derivation is Derivation.MEAN:
        worths = _worths(scale, highest, parts)
        achieved = _mixed(worths, (part.achieved for part in parts))
        unknown = _mixed(worths, (part.unknown for part in parts))
        low, high = (
            _mixed(worths, (part.low for part in parts)),
            _mixed(worths, (part.high for part in parts)),
        )
    elif scale.derivation is Derivation.REMAINDER:
        lost = total(part.assessed - part.achieved for part in counted)
        achieved = highest - unknown - lost
        low = highest - total(part.max - part.low for part in counted)
        high = highest - total(part.max - part.high for part in counted)
    else:
        achieved = total(part.achieved for part in counted)
        low = achieved if known else total(part.low for part in counted)
        high = achieved if known else total(part.high for part in counted)
        if unlisted:
            rest = _rest(highest, parts)
            known, unknown, high = known and not rest, unknown + rest, high + rest
    raw = achieved
    if scale.cap is not None:
        achieved, low, high = (_within(scale, points) for points in (achieved, low, high))
    lost = highest - unknown - achieved
    return Score(scale, highest, achieved, lost, known, low, high, base, unknown, taken=raw - achieved)


def _rest(highest: Decimal, parts: Iterable[Score]) -> Decimal:
    """Return what of the maximum is in none of `parts`."""
    return highest - total(part.max for part in parts if part.counted)


def _maxima(scale: Scale, parts: Sequence[Score]) -> tuple[Decimal, Decimal]:
    """Return the maximum of what has `parts`, before what does not apply is taken off it and after."""
    inside = [part for part, place in zip(parts, scale.parts, strict=True) if place not in scale.outside]
    summed = total(part.base for part in inside)
    base = summed - _unscored(inside) if scale.max is None else scale.max
    if scale.derivation is Derivation.PRINTED:
        return base, base
    if scale.derivation is Derivation.MEAN:  # others take over a weight that goes; without any all goes
        return base, base if any(_weights(scale, parts)) else ZERO
    # What is not scored was part of a printed maximum only where the parts add up to it with that.
    gone = summed - total(part.max for part in inside)
    gone -= ZERO if base == summed else _unscored(inside)
    return base, base - gone if gone else base


def _unscored(parts: Sequence[Score]) -> Decimal:
    return total(part.base for part in parts if part.unscored)


def _weights(scale: Scale, parts: Sequence[Score]) -> list[Decimal | None]:
    """Return what each part of a mean weighs, now that some do not count; None where it is not weighed.

    What only sets off is not, nor what is left of a group of which all that has a maximum does not count.
    """
    pairs = zip(parts, scale.weights, strict=True)
    return [weight if part.counted and part.max else None for part, weight in pairs]


def _worths(scale: Scale, highest: Decimal, parts: Sequence[Score]) -> list[Fraction]:
    """Return what one point of each part of a mean is worth in points of the mean: 0 where it does not count.

    What is not weighed is added after the mean as it is.
    """
    weights = _weights(scale, parts)
    whole = sum(fraction_of(weight) for weight in weights if weight is not None) or fraction_of(ONE)
    return [
        fraction_of(part.counted)
        if weight is None
        else fraction_of(highest) * fraction_of(weight) / whole / fraction_of(part.max)
        for part, weight in zip(parts, weights, strict=True)
    ]


def _mixed(worths: Sequence[Fraction], points: Iterable[Decimal]) -> Decimal:
    """Return points of parts added up, each by what it is worth."""
    pairs = zip(worths, points, strict=True)
    return exact(sum((worth * fraction_of(one) for worth, one in pairs), fraction_of(ZERO)))


def _within(scale: Scale, points: Decimal) -> Decimal:
    """Return `points` brought within the cap."""
    least, most = (scale.cap.least, scale.cap.most) if scale.cap else (None, None)
    points = points if most is None else min(points, most)
    return points if least is None else max(points, least)


def _cost_the_whole(scores: list[Score]) -> None:
    """Change what was lost from points of each criterion into points of the whole."""
    for place in (-1, *range(len(scores) - 1)):  # what has parts before them
        above = scores[place]
        if above.factor != ONE:
            scores[place] = above = above._replace(lost=above.lost * above.factor)
        for part, factor in zip(above.scale.parts, _factors(above, scores), strict=True):
            scores[part] = scores[part]._replace(factor=factor)


def _factors(above: Score, scores: Sequence[Score]) -> Iterable[Decimal]:
    """Return what one point of each part of `above` is worth in points of the whole."""
    scale = above.scale
    if scale.derivation is Derivation.PRINTED:
        return [ZERO] * len(scale.parts)
    if scale.derivation is not Derivation.MEAN:
        return [above.factor] * len(scale.parts)
    worths = _worths(scale, above.max, [scores[part] for part in scale.parts])
    return [exact(fraction_of(above.factor) * worth) for worth in worths]


def figures_of(card: Scorecard) -> Figures:
    """Return the points that the leaves of `card` have in its stage, and those that the index imputes."""
    figures: dict[str, Decimal] = {}
    framework = framework_of(card)
    if card.imputed is not None:
        result = result_of(card)
        if result is not None and result.score is not None:
            figures[_WHOLE] = result.score
    for node in framework.nodes:
        criterion = node.criterion
        if not node.is_leaf:
            printed = criterion.published
            if printed is None:
                printed = criterion.printed.get(stage_of(card))
            if criterion.imputed is not None and printed is not None:
                figures[criterion.code] = printed
            continue
        points = points_of(criterion, criterion.achieved, framework.answers_to(criterion))
        if points is not None:
            figures[criterion.code] = points
    return figures


def points_of(leaf: Asked, figure: Decimal | str | None, answers: Sequence[Answer]) -> Decimal | None:
    """Return the points that a figure or the word of an answer is worth; None where it is not known."""
    if not isinstance(figure, str):
        return figure
    given = answer_of(figure, answers)
    if given is None:
        return None
    if given.share is not None:
        return given.share * (leaf.max or ZERO)
    return given.points if given.points is not None else ZERO


def range_in(word: str) -> Bounds | None:
    """Return between what a figure lies that was merged of some that are not known: ``5/3..7``."""
    ends = _RANGE.fullmatch(word)
    return (figure_in(ends[1]), figure_in(ends[2])) if ends else None


def range_word(low: Fraction, high: Fraction) -> str:
    """Return the word that `range_in` reads."""
    return f"{low}..{high}"


def ranges_of(card: Scorecard) -> Ranges:
    """Return between what the points of leaves of `card` lie that were merged of some that are not known."""
    words = ((node.criterion.code, node.criterion.achieved) for node in framework_of(card).leaves)
    found = ((code, range_in(word)) for code, word in words if isinstance(word, str))
    return {code: ends for code, ends in found if ends is not None}


@remembered(64)
def evaluation_of(card: Scorecard) -> Evaluation:
    """Return the points of `card`, whose leaves the structure checks must have found sound."""
    return evaluate(framework_of(card), figures_of(card), ranges_of(card))
