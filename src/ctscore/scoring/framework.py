"""What an index asks for: its tree of criteria, their scales, and how the points of each come about."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import wraps
from typing import NamedTuple, TypeVar

from ctscore.decimals import ONE, ZERO
from ctscore.findings import Route
from ctscore.model import (
    NOT_SURVEY,
    Answer,
    AnswerSet,
    Asked,
    Cap,
    Criterion,
    Crosswalk,
    Index,
    PanelCriterion,
    Scorecard,
)
from ctscore.model.scorecard import sets_by_id
from ctscore.records import dataclass

T = TypeVar("T")
R = TypeVar("R")


def remembered(most: int) -> Callable[[Callable[[T], R]], Callable[[T], R]]:
    """Return a decorator: the function remembers what it returned for the last `most` frozen values.

    Only the same object counts as the same: equal values can differ in how they are written, as 1.5 and 1.50.
    """

    def decorate(function: Callable[[T], R]) -> Callable[[T], R]:
        kept: dict[int, tuple[T, R]] = {}  # with the value, so that no other one can get its id

        @wraps(function)
        def ask(value: T) -> R:
            found = kept.get(id(value))
            if found is None:
                found = value, function(value)
                if len(kept) >= most:
                    kept.pop(next(iter(kept)), None)
                kept[id(value)] = found
            return found[1]

        return ask

    return decorate


class Node(NamedTuple):
    """A criterion in its place: its parents from the top, its route in the file, who awards its points.

    `place` counts all criteria in printed order, from 0.
    """

    criterion: Criterion
    route: Route
    parents: tuple[Criterion, ...]
    method: str
    place: int

    @property
    def is_leaf(self) -> bool:
        """Whether points are counted here."""
        return not self.criterion.criteria

    @property
    def field(self) -> Criterion:
        """The top-level field that this criterion belongs to (itself, for a field)."""
        return self.parents[0] if self.parents else self.criterion


class Derivation(StrEnum):
    """How points come about.

    `figure`: a leaf has its own. `sum`: those of the parts are added up. `mean`: a part counts by its share
    of its own maximum. `remainder`: only parts that lost points are listed, and points are what their
    losses leave of the maximum. `part`: of what is not listed nothing is known. `printed`: the index sets
    them.
    """

    FIGURE = "figure"
    SUM = "sum"
    MEAN = "mean"
    REMAINDER = "remainder"
    PART = "part"
    PRINTED = "printed"


class Scale(NamedTuple):
    """The maximum that a source prints, if any, and how points come about below it.

    `parts` are the places of the parts, `weights` what each weighs in a mean (None: it is added after the
    mean), `leaves` is how many leaves there are. Without a printed maximum that of a leaf is not known, and
    any other is what the maxima of the parts add up to. `outside` are the places of parts whose maximum is
    no part of it.
    """

    max: Decimal | None
    derivation: Derivation
    parts: tuple[int, ...] = ()
    leaves: int = 1
    weights: tuple[Decimal | None, ...] = ()
    outside: frozenset[int] = frozenset()
    cap: Cap | None = None
    asked: Criterion | None = None

    @property
    def max_summed(self) -> bool:
        """Whether the maximum is the sum of those of the parts."""
        return self.max is None and bool(self.parts)

    @property
    def listed_only(self) -> bool:
        """Whether a sum of maxima covers the listed criteria and not the whole: only losses are listed."""
        return self.max_summed and self.derivation is Derivation.REMAINDER


@dataclass(frozen=True, slots=True)
class Framework:
    """The criteria of an index in printed order, parents before their parts.

    `scales` has one scale a criterion, in the same order, and that of the whole last: place -1 is the whole.
    `answers` are the sets of answers that leaves name. `adds_up` says that all points are added up as they
    are: what a part costs is what it costs the whole.
    """

    nodes: tuple[Node, ...]
    scales: tuple[Scale, ...]
    answers: Mapping[str, AnswerSet]
    adds_up: bool

    @property
    def weighs(self) -> bool:
        """Whether a point of some criteria is worth more, or less, than a point of the whole: by weights."""
        return any(scale.derivation is Derivation.MEAN for scale in self.scales)

    @property
    def can_set_off(self) -> bool:
        """Whether anything can be set off against losses: a bonus, or what a cap gives or takes."""
        bonus = any(node.criterion.bonus for node in self.nodes)
        return bonus or any(scale.cap is not None for scale in self.scales)

    @property
    def leaves(self) -> Iterator[Node]:
        """The criteria at which points are counted."""
        return (node for node in self.nodes if node.is_leaf)

    def answers_to(self, leaf: Asked) -> tuple[Answer, ...]:
        """Return the answers that can be given to `leaf`, the best first; none where it has figures."""
        known = self.answers.get(leaf.answers or "")
        return known.words if known else ()

    def answer_at(self, leaf: Criterion) -> Answer | None:
        """Return the answer that `leaf` has; None where it has a figure, nothing, or a word that is none."""
        return answer_of(leaf.achieved, self.answers_to(leaf)) if isinstance(leaf.achieved, str) else None

    @property
    def loss_nodes(self) -> Iterator[Node]:
        """The criteria at which losses are counted: where points come from, or above leaves without scale."""
        return self._down_to(lambda one: is_imputed(one) or any(part.no_scale for part in one.criteria))

    @property
    def figure_nodes(self) -> Iterator[Node]:
        """The criteria that points come from: leaves, or what the index sets, whatever is below it."""
        return self._down_to(is_imputed)

    def _down_to(self, ends: Callable[[Criterion], bool]) -> Iterator[Node]:
        """Yield leaves, and in place of what is below them the criteria at which a branch `ends`."""
        inside: set[str] = set()
        for node in self.nodes:
            if any(parent.code in inside for parent in node.parents):
                continue
            if ends(node.criterion):
                inside.add(node.criterion.code)
                yield node
            elif node.is_leaf:
                yield node


def is_imputed(criterion: Criterion) -> bool:
    """Return whether the index sets the points of a criterion with parts itself."""
    return criterion.imputed is not None and bool(criterion.criteria)


def answer_of(word: str, answers: Sequence[Answer]) -> Answer | None:
    """Return the one of `answers` that `word` is: its id, or its word in either language, in any case."""
    asked = _folded(word)
    for one in answers:
        if asked in map(_folded, (one.id, *one.word.all)):
            return one
    return None


def _folded(word: str) -> str:
    """Return `word` as answers are compared: without regard to case and outer spaces, accents kept."""
    return word.strip().casefold()


@remembered(64)
def framework_of(card: Scorecard) -> Framework:
    """Return what the index of `card` asks for, as the file lists it."""
    nodes = tuple(walk(card))
    parts: list[list[int]] = [[] for _ in range(len(nodes) + 1)]
    above: list[int] = [-1]  # the places of what stands above the node at hand
    for node in nodes:
        del above[len(node.parents) + 1 :]
        parts[above[-1]].append(node.place)
        above.append(node.place)
    scales = [Scale(None, Derivation.FIGURE)] * (len(nodes) + 1)
    for place in range(len(nodes) - 1, -2, -1):  # parts before what they are parts of
        if place >= 0 and nodes[place].is_leaf:
            leaf = nodes[place].criterion
            scales[place] = Scale(leaf.max, Derivation.FIGURE, asked=leaf)
        else:
            here = card if place < 0 else nodes[place].criterion
            scales[place] = _scale(card, here, tuple(parts[place]), scales)
    means = (Derivation.MEAN, Derivation.PRINTED)
    adds_up = not any(scale.derivation in means for scale in scales)
    return Framework(nodes, tuple(scales), sets_by_id(card.answers), adds_up)


def _scale(
    card: Scorecard, here: Scorecard | Criterion, parts: tuple[int, ...], scales: list[Scale]
) -> Scale:
    """Return the scale of something with parts."""
    listing = here.listing or card.listing
    derivation = {"full": Derivation.SUM, "losses-only": Derivation.REMAINDER, "part": Derivation.PART}[
        listing
    ]
    if here.imputed is not None:
        derivation = Derivation.PRINTED
    elif here is not card and here.listing is None and card.listing == "part":
        derivation = Derivation.SUM  # what is printed for a listed criterion covers its listed parts
    weights: tuple[Decimal | None, ...] = ()
    criteria = here.criteria
    if here.aggregate in ("mean", "weighted-mean") and derivation is not Derivation.PRINTED:
        derivation = Derivation.MEAN
        weights = tuple(
            None if sets_off(part) else ONE if here.aggregate == "mean" else part.weight or ZERO
            for part in criteria
        )
    return Scale(
        here.max,
        derivation,
        parts,
        sum(scales[part].leaves for part in parts),
        weights,
        frozenset(place for place, part in zip(parts, criteria, strict=True) if _is_outside(part)),
        here.cap,
        here if isinstance(here, Criterion) else None,
    )


def sets_off(part: Criterion | PanelCriterion) -> bool:
    """Return whether `part` only adds points or takes some: a bonus, a deduction, a group of these."""
    if part.bonus or part.max is not None or not part.criteria:
        return bool(part.bonus) or part.max == 0
    return all(map(sets_off, part.criteria))


def _is_outside(part: Criterion) -> bool:
    """Return whether the maximum of `part` is no part of another: a bonus, a raw value."""
    return part.bonus is not None or part.better is not None


def walk(card: Scorecard) -> Iterator[Node]:
    """Yield every criterion of `card` in printed order, parents before their parts."""
    found: list[Node] = []
    _walk_on(found, card.criteria, (), (), card.method or NOT_SURVEY)
    return iter(found)


def _walk_on(
    found: list[Node],
    criteria: tuple[Criterion, ...],
    route: Route,
    parents: tuple[Criterion, ...],
    method: str,
) -> None:
    # No closure: one that calls itself is freed by the collector only, and all nodes with it.
    for number, criterion in enumerate(criteria):
        own = criterion.method or method
        here = Node(criterion, (*route, "criteria", number), parents, own, len(found))
        found.append(here)
        if criterion.criteria:
            _walk_on(found, criterion.criteria, here.route, (*parents, criterion), here.method)


def code_in(index: Index | None, code: str, year: int, other: int) -> str | None:
    """Return the code that the criterion `code` of `year` has in `other`, or None where it has none.

    Follows the crosswalks of `index` that lie between the two years, forwards or backwards.
    """
    walks = crosswalks_between(index, year, other)
    found: str | None = code
    for crosswalk in walks if year < other else reversed(walks):
        found = None if found is None else _across(crosswalk, found, forwards=year < other)
    return found


def crosswalks_between(index: Index | None, year: int, other: int) -> tuple[Crosswalk, ...]:
    """Return the crosswalks of `index` that lie between two years, in their order."""
    first, last = sorted((year, other))
    return tuple(walk for walk in (index.crosswalks if index else ()) if first < walk.year <= last)


def _across(crosswalk: Crosswalk, code: str, *, forwards: bool) -> str | None:
    """Return the code on the other side of one crosswalk; what it does not list keeps its code."""
    pairs = [(line.before, line.after) if forwards else (line.after, line.before) for line in crosswalk.codes]
    for here, there in pairs:
        if here == code:
            return there
    return None if any(there == code for _, there in pairs) else code
