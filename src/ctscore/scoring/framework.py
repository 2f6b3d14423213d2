"""What an index asks for: its tree of criteria, their scales, and how the points of each come about."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ctscore.findings import Route
from ctscore.model import Criterion, Crosswalk, Index, IndexCriterion, Method, Scorecard
from ctscore.records import dataclass
from ctscore.scoring.memory import remembered


class Node(NamedTuple):
    """A criterion in its place: its parents from the top, its route in the file, who awards its points.

    `place` counts all criteria in printed order, from 0.
    """

    criterion: Criterion
    route: Route
    parents: tuple[Criterion, ...]
    method: Method
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

    `figure`: a leaf has its own. `sum`: those of the parts are added up. `remainder`: only parts that lost
    points are listed, and points are what their losses leave of the maximum.
    """

    FIGURE = "figure"
    SUM = "sum"
    REMAINDER = "remainder"


class Scale(NamedTuple):
    """The maximum that a source prints, if any, and how points come about below it.

    `parts` are the places of the parts, `leaves` is how many leaves there are. Without a printed maximum that
    of a leaf is not known, and any other is what the maxima of the parts add up to.
    """

    max: Decimal | None
    derivation: Derivation
    parts: tuple[int, ...] = ()
    leaves: int = 1

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
    """

    nodes: tuple[Node, ...]
    scales: tuple[Scale, ...]

    @property
    def leaves(self) -> Iterator[Node]:
        """The criteria at which points are counted."""
        return (node for node in self.nodes if node.is_leaf)

    @property
    def loss_nodes(self) -> Iterator[Node]:
        """The criteria at which losses are counted: leaves, or what stands above leaves without scale."""
        inside: set[str] = set()
        for node in self.nodes:
            if any(parent.code in inside for parent in node.parents):
                continue
            if any(part.no_scale is not None for part in node.criterion.criteria):
                inside.add(node.criterion.code)
                yield node
            elif node.is_leaf:
                yield node


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
        asked: Criterion | Scorecard = card if place < 0 else nodes[place].criterion
        derivation = Derivation.SUM if (asked.listing or card.listing) == "full" else Derivation.REMAINDER
        if place >= 0 and nodes[place].is_leaf:
            scales[place] = Scale(asked.max, Derivation.FIGURE)
        else:
            leaves = sum(scales[part].leaves for part in parts[place])
            scales[place] = Scale(asked.max, derivation, tuple(parts[place]), leaves)
    return Framework(nodes, tuple(scales))


def walk(card: Scorecard) -> Iterator[Node]:
    """Yield every criterion of `card` in printed order, parents before their parts."""
    found: list[Node] = []
    _walk_on(found, card.criteria, (), (), card.method or "not-survey")
    return iter(found)


def _walk_on(
    found: list[Node],
    criteria: tuple[Criterion, ...],
    route: Route,
    parents: tuple[Criterion, ...],
    method: Method,
) -> None:
    # No closure: one that calls itself is freed by the collector only, and all nodes with it.
    for number, criterion in enumerate(criteria):
        own = criterion.method or method
        here = Node(criterion, (*route, "criteria", number), parents, own, len(found))
        found.append(here)
        if criterion.criteria:
            _walk_on(found, criterion.criteria, here.route, (*parents, criterion), here.method)


def index_criteria(index: Index) -> Iterator[IndexCriterion]:
    """Yield every dimension and part of `index` that indexes.yaml names, parents before their parts."""

    def below(criteria: tuple[IndexCriterion, ...]) -> Iterator[IndexCriterion]:
        for criterion in criteria:
            yield criterion
            yield from below(criterion.criteria)

    return below(index.criteria)


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
