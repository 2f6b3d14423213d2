"""The arithmetic of scorecards in exact fractions, as docs/data-format.md tells it, for plain dataclasses.

Nothing here uses the program: what this module says and what the program prints are held against each other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeVar

Aggregate = Literal["sum", "mean", "weighted-mean"]
Listing = Literal["full", "losses-only", "part"]
NotApplicable = Literal["shrink", "full", "zero", "unscored"]
Verdict = Literal["passes", "fails", "open"]
Figure = Fraction | str
"""Points, a raw value, or the id of a word of a set of answers."""

Value = TypeVar("Value")

STAGES = ("self", "appraised", "appraised-2", "published")
LATEST = "latest"
ZERO = Fraction(0)


@dataclass(frozen=True)
class Word:
    """One answer: it is worth a share of the criterion's maximum, or so many points, or no points at all."""

    id: str
    vi: str
    en: str
    share: Fraction | None = None
    points: Fraction | None = None


@dataclass(frozen=True)
class Answers:
    """The answers that an index declares, the best first."""

    id: str
    words: tuple[Word, ...]

    def word(self, word_id: str) -> Word:
        """The answer of that id."""
        return next(word for word in self.words if word.id == word_id)

    def have_points(self) -> bool:
        """Whether answers are worth points."""
        return any(word.share is not None or word.points is not None for word in self.words)

    def worth(self, word_id: str, most: Fraction) -> Fraction:
        """The points of an answer at a criterion with that maximum."""
        word = self.word(word_id)
        if word.points is not None:
            return word.points
        if word.share is None:
            raise ValueError(f"{self.id}: {word_id} is worth no points")
        return word.share * most


@dataclass
class Node:
    """A criterion as its file says it; the whole is the node with the empty code."""

    code: str
    parts: list["Node"] = field(default_factory=list)
    max: Fraction | None = None
    min: Fraction | None = None
    figures: dict[str, Figure] = field(default_factory=dict)
    aggregate: Aggregate = "sum"
    weight: Fraction | None = None
    least: Fraction | None = None
    most: Fraction | None = None
    needs: int | Literal["all"] | None = None
    floor: Fraction | None = None
    listing: Listing | None = None
    not_applicable: NotApplicable | None = None
    answers: Answers | None = None
    better: Literal["lower", "higher"] | None = None
    best: Fraction | None = None
    worst: Fraction | None = None
    bonus: bool = False
    imputed: bool = False
    printed: dict[str, Fraction] = field(default_factory=dict)
    method: str | None = None
    measured: dict[str, Fraction] = field(default_factory=dict)
    not_asked: bool = False
    """The unit's own maximum is 0."""

    def walk(self) -> Iterator["Node"]:
        """The node and all below it, in the order of the file."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def leaves(self) -> list["Node"]:
        """The nodes below it, or itself, that have no parts."""
        return [node for node in self.walk() if not node.parts]

    def is_raw(self) -> bool:
        """Whether its figure is a value that is never added: a raw one, or a word without points."""
        return self.better is not None or (self.answers is not None and not self.answers.have_points())

    def is_deduction(self) -> bool:
        """Whether the best it can have is nothing taken off."""
        return not self.parts and self.max == 0 and (self.min or ZERO) < 0


@dataclass(frozen=True)
class Asked:
    """Which stage of a file is asked for, and what the file and its index say about stages."""

    stage: str
    own_stage: str
    order: tuple[str, ...] = STAGES

    def figure(self, leaf: Node) -> Figure | None:
        """The figure of a leaf in the stage asked for: None where nothing is known."""
        return self._of(leaf.figures)

    def printed(self, node: Node) -> Fraction | None:
        """What is printed for a node in the stage asked for."""
        return self._of(node.printed)

    def listing(self, node: Node) -> Listing:
        """How a node lists its parts. What is not listed has full marks only in the stage that is listed."""
        listing = node.listing or "full"
        if listing == "losses-only" and self.stage not in {self.own_stage, LATEST}:
            return "part"
        return listing

    def _of(self, by_stage: Mapping[str, Value]) -> Value | None:
        if self.stage != LATEST:
            return by_stage.get(self.stage)
        return next((by_stage[stage] for stage in reversed(self.order) if stage in by_stage), None)


@dataclass
class Result:
    """What a node comes to, in its own points."""

    counted: bool
    base: Fraction
    """Its maximum before shrinking."""
    max: Fraction
    """Its maximum after shrinking."""
    achieved: Fraction
    low: Fraction
    high: Fraction
    unknown: Fraction = ZERO
    """The maximum of what is not known."""
    unlisted: Fraction = ZERO
    """The maximum of its own that the source does not list, so that nothing is known of it."""
    known: bool = True
    taken: Fraction = ZERO
    """What its cap takes; negative where the cap gives points back."""
    factor: Fraction | None = None
    """What one of its points is at the root; None where it costs nothing there."""
    verdict: Verdict | None = None
    """How its own conditions stand."""

    @property
    def assessed(self) -> Fraction:
        """The maximum of what is known."""
        return self.max - self.unknown

    @property
    def not_known(self) -> Fraction:
        """How many points are not known."""
        return self.high - self.low


@dataclass(frozen=True)
class Line:
    """A loss in points of the root; below zero it sets off."""

    code: str
    kind: Literal["leaf", "deduction", "bonus", "cap", "imputed"]
    loss: Fraction


@dataclass
class Evaluation:
    """A whole tree, evaluated."""

    root: Node
    results: dict[str, Result]
    lines: list[Line]

    @property
    def whole(self) -> Result:
        """The result of the root."""
        return self.results[self.root.code]

    @property
    def loss(self) -> Fraction:
        """The loss of the whole."""
        return self.whole.assessed - self.whole.achieved

    @property
    def verdict(self) -> Verdict | None:
        """How the whole stands, by every condition that is not below a `needs`."""
        verdicts = set(self._verdicts(self.root))
        for verdict in ("fails", "open", "passes"):
            if verdict in verdicts:
                return verdict
        return None

    def _verdicts(self, node: Node) -> Iterator[Verdict]:
        verdict = self.results[node.code].verdict
        if verdict is not None:
            yield verdict
        if node.needs is None:
            for part in node.parts:
                yield from self._verdicts(part)

    def failed(self) -> list[str]:
        """The codes of the nodes whose conditions fail."""
        return [node.code for node in self.root.walk() if self.results[node.code].verdict == "fails"]

    def percent(self) -> Fraction | None:
        """Percent of the whole, where all of it is known."""
        whole = self.whole
        return 100 * whole.achieved / whole.max if whole.known and whole.max else None


def evaluate(root: Node, asked: Asked) -> Evaluation:
    """Work out every node of a tree."""
    results: dict[str, Result] = {}
    _add_up(root, asked, results)
    _give_factors(root, Fraction(1), results)
    for node in root.walk():
        results[node.code].verdict = _verdict(node, asked, results)
    return Evaluation(root, results, list(_lines(root, results)))


# Points, from the leaves up


def _not_counted(base: Fraction) -> Result:
    return Result(counted=False, base=base, max=ZERO, achieved=ZERO, low=ZERO, high=ZERO)


def _figured(most: Fraction, value: Fraction) -> Result:
    return Result(counted=True, base=most, max=most, achieved=value, low=value, high=value)


def leaf_result(leaf: Node, asked: Asked) -> Result:
    """What a leaf comes to."""
    if leaf.is_raw() or leaf.not_asked:
        return _not_counted(ZERO)
    if leaf.max is None:
        raise ValueError(f"{leaf.code} has no maximum")
    most = leaf.max
    scale = ZERO if leaf.bonus else most
    if leaf.not_applicable in {"shrink", "unscored"}:
        return _not_counted(scale)
    if leaf.not_applicable == "full":
        return _figured(scale, most)
    if leaf.not_applicable == "zero":
        return _figured(scale, ZERO)
    figure = asked.figure(leaf)
    if figure is None:
        return Result(True, scale, scale, ZERO, leaf.min or ZERO, most, unknown=scale, known=False)
    if isinstance(figure, str):
        if leaf.answers is None:
            raise ValueError(f"{leaf.code} has a word and no answers")
        figure = leaf.answers.worth(figure, most)
    return _figured(scale, figure)


def _add_up(node: Node, asked: Asked, results: dict[str, Result]) -> Result:
    if not node.parts:
        results[node.code] = leaf_result(node, asked)
        return results[node.code]
    parts = [(part, _add_up(part, asked, results)) for part in node.parts]
    if node.imputed:
        result = _imputed(node, asked)
    elif not any(part.counted for _, part in parts) and not _unlisted(node, asked, parts):
        result = _not_counted(node.max if node.max is not None else _sum_of_bases(parts))
    elif node.aggregate == "sum":
        result = _capped(node, _sum(node, asked, parts))
    else:
        result = _capped(node, _mean(node, parts))
    results[node.code] = result
    return result


def _imputed(node: Node, asked: Asked) -> Result:
    if node.max is None:
        raise ValueError(f"{node.code} is imputed and has no maximum")
    printed = asked.printed(node)
    if printed is None:
        return Result(True, node.max, node.max, ZERO, ZERO, node.max, unknown=node.max, known=False)
    return _figured(node.max, printed)


def _is_unscored(node: Node) -> bool:
    return not node.parts and node.not_applicable == "unscored" and not node.not_asked


def _sum_of_bases(parts: Iterable[tuple[Node, Result]]) -> Fraction:
    return sum((result.base for part, result in parts if not _is_unscored(part)), ZERO)


def _unlisted(node: Node, asked: Asked, parts: Iterable[tuple[Node, Result]]) -> Fraction:
    """The maximum of what a node has and does not list."""
    if asked.listing(node) == "full":
        return ZERO
    if node.max is None:
        raise ValueError(f"{node.code} lists some of its parts and has no maximum")
    return node.max - _sum_of_bases(parts)


def _sum(node: Node, asked: Asked, parts: Sequence[tuple[Node, Result]]) -> Result:
    without_unscored = _sum_of_bases(parts)
    unscored = sum((result.base for part, result in parts if _is_unscored(part)), ZERO)
    base = node.max if node.max is not None else without_unscored
    shrunk = sum((result.base - result.max for part, result in parts if not _is_unscored(part)), ZERO)
    if node.max is not None and node.max == without_unscored + unscored:
        shrunk += unscored
    counted = [result for _, result in parts if result.counted]
    result = Result(
        counted=True,
        base=base,
        max=base - shrunk,
        achieved=sum((part.achieved for part in counted), ZERO),
        low=sum((part.low for part in counted), ZERO),
        high=sum((part.high for part in counted), ZERO),
        unknown=sum((part.unknown for part in counted), ZERO),
        known=all(part.known for part in counted),
    )
    unlisted = _unlisted(node, asked, parts)
    if asked.listing(node) == "losses-only":
        result.achieved += unlisted
        result.low += unlisted
        result.high += unlisted
    elif unlisted:
        result.high += unlisted
        result.unknown += unlisted
        result.unlisted = unlisted
        result.known = False
    return result


def _weights(node: Node, parts: Iterable[tuple[Node, Result]]) -> dict[str, Fraction]:
    """The weights of the parts that a mean is of, adding up to 1."""
    weights: dict[str, Fraction] = {}
    for part, result in parts:
        if result.counted and result.max > 0 and not part.bonus:
            weight = Fraction(1) if node.aggregate == "mean" else part.weight
            if weight is None:
                raise ValueError(f"{part.code} has no weight")
            weights[part.code] = weight
    whole = sum(weights.values(), ZERO)
    return {code: weight / whole for code, weight in weights.items()}


def _mean(node: Node, parts: Sequence[tuple[Node, Result]]) -> Result:
    if node.max is None:
        raise ValueError(f"{node.code} is a mean and has no maximum")
    weights = _weights(node, parts)
    if not weights:
        raise ValueError(f"{node.code} is a mean of nothing")
    result = Result(counted=True, base=node.max, max=node.max, achieved=ZERO, low=ZERO, high=ZERO)
    for part, of_part in parts:
        if not of_part.counted:
            continue
        times = node.max * weights[part.code] / of_part.max if part.code in weights else Fraction(1)
        result.achieved += times * of_part.achieved
        result.low += times * of_part.low
        result.high += times * of_part.high
        result.unknown += times * of_part.unknown
        result.known = result.known and of_part.known
    return result


def _capped(node: Node, result: Result) -> Result:
    def within(points: Fraction) -> Fraction:
        if node.most is not None:
            points = min(points, node.most)
        return points if node.least is None else max(points, node.least)

    achieved = within(result.achieved)
    result.taken = result.achieved - achieved
    result.achieved, result.low, result.high = achieved, within(result.low), within(result.high)
    return result


# Losses, from the root down


def _give_factors(node: Node, factor: Fraction | None, results: dict[str, Result]) -> None:
    result = results[node.code]
    result.factor = factor if result.counted else None
    if result.factor is None or node.imputed:
        for part in node.parts:
            _give_factors(part, None, results)
        return
    parts = [(part, results[part.code]) for part in node.parts]
    weights = {} if node.aggregate == "sum" else _weights(node, parts)
    for part, of_part in parts:
        times = Fraction(1)
        if part.code in weights:
            times = weights[part.code] * result.max / of_part.max
        _give_factors(part, result.factor * times, results)


def _lines(node: Node, results: Mapping[str, Result]) -> Iterator[Line]:
    result = results[node.code]
    if result.factor is None:
        return
    if node.parts and not node.imputed:
        if result.taken:
            yield Line(node.code, "cap", result.taken * result.factor)
        for part in node.parts:
            yield from _lines(part, results)
    elif result.known:
        kind: Literal["leaf", "deduction", "bonus", "imputed"] = "leaf"
        if node.imputed:
            kind = "imputed"
        elif node.bonus:
            kind = "bonus"
        elif node.is_deduction():
            kind = "deduction"
        yield Line(node.code, kind, (result.max - result.achieved) * result.factor)


def has_end(value: Fraction) -> bool:
    """Whether the decimals of a number end."""
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return rest == 1


def natural(code: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts codes as people do: 1.9 before 1.10."""
    return tuple((0, int(step), "") if step.isdigit() else (1, 0, step) for step in code.split("."))


@dataclass(frozen=True)
class Gap:
    """A row of `gaps`; what sets off has no share."""

    line: Line
    share: Fraction | None
    cumulative: Fraction | None


def gaps(evaluation: Evaluation) -> list[Gap]:
    """What costs points, the largest first, then what sets off."""
    costs = sorted(
        (line for line in evaluation.lines if line.loss > 0),
        key=lambda line: (-line.loss, natural(line.code)),
    )
    offsets = sorted(
        (line for line in evaluation.lines if line.loss < 0), key=lambda line: (line.loss, natural(line.code))
    )
    whole = sum((line.loss for line in costs), ZERO)
    rows, so_far = [], ZERO
    for line in costs:
        so_far += line.loss
        rows.append(Gap(line, 100 * line.loss / whole, 100 * so_far / whole))
    return rows + [Gap(line, None, None) for line in offsets]


# Conditions


def _verdict(node: Node, asked: Asked, results: Mapping[str, Result]) -> Verdict | None:
    """How the conditions of the node itself stand: None without any, or where the node is not counted."""
    verdicts: list[Verdict] = []
    result = results[node.code]
    if node.floor is not None and result.counted:
        verdicts.append(_between(result, node.floor))
    if node.needs is not None:
        parts = [part for part in node.parts if results[part.code].counted or _judged_by_word(part)]
        if parts:
            verdicts.append(_enough([_as_part(part, asked, results) for part in parts], node.needs))
    if not verdicts:
        return None
    return next((verdict for verdict in ("fails", "open") if verdict in verdicts), "passes")


def _between(result: Result, floor: Fraction) -> Verdict:
    if result.low >= floor:
        return "passes"
    return "fails" if result.high < floor else "open"


def _enough(verdicts: Sequence[Verdict], needs: int | Literal["all"]) -> Verdict:
    asked_for = len(verdicts) if needs == "all" else needs
    passed = verdicts.count("passes")
    if passed >= asked_for:
        return "passes"
    return "fails" if passed + verdicts.count("open") < asked_for else "open"


def _judged_by_word(node: Node) -> bool:
    """A leaf whose answers have no points is in no sum, yet it can be met or not."""
    return (
        node.answers is not None
        and not node.answers.have_points()
        and node.not_applicable is None
        and not node.not_asked
    )


def _as_part(node: Node, asked: Asked, results: Mapping[str, Result]) -> Verdict:
    """How a part stands for the `needs` above it."""
    own = _verdict(node, asked, results)
    if own is not None:
        return own
    if node.answers is not None:
        figure = asked.figure(node)
        if isinstance(figure, str) and figure == node.answers.words[0].id:
            return "passes"
        if _judged_by_word(node):
            return "open" if figure is None else "fails"
    result = results[node.code]
    full = node.max if node.bonus and node.max is not None else result.max
    return _between(result, full)
