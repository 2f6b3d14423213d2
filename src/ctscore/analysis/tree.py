"""Walking a scorecard's tree and adding up its points."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ctscore.figures import ZERO, percent, total
from ctscore.findings import Route
from ctscore.model import Criterion, Index, IndexCriterion, Listing, Method, Scorecard


class Node(NamedTuple):
    """A criterion in its place: its parents from the top, its route in the file, who awards its points."""

    criterion: Criterion
    route: Route
    parents: tuple[Criterion, ...]
    method: Method

    @property
    def is_leaf(self) -> bool:
        """Whether points are counted here."""
        return not self.criterion.criteria

    @property
    def field(self) -> Criterion:
        """The top-level field that this criterion belongs to (itself, for a field)."""
        return self.parents[0] if self.parents else self.criterion


class Score(NamedTuple):
    """Points of a criterion or of a whole scorecard.

    `listed_only` says that `max` and `achieved` cover the listed criteria and not the whole: the source
    lists only losses and prints no maximum here. `lost` is whole in either case. Not `scaled` is a leaf of
    which no source prints the scale: its `max` and `lost` are not known, and read as `achieved` and 0.
    """

    max: Decimal
    achieved: Decimal
    lost: Decimal
    leaves: int
    listed_only: bool
    scaled: bool = True

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
    for place, criterion in enumerate(criteria):
        here = Node(criterion, (*route, "criteria", place), parents, criterion.method or method)
        found.append(here)
        if criterion.criteria:
            _walk_on(found, criterion.criteria, here.route, (*parents, criterion), here.method)


def leaves(card: Scorecard) -> Iterator[Node]:
    """Yield the criteria at which points are counted."""
    return (node for node in walk(card) if node.is_leaf)


def loss_nodes(card: Scorecard) -> Iterator[Node]:
    """Yield the criteria at which losses are counted: leaves, or what stands above leaves without scale."""
    inside: set[str] = set()
    for node in walk(card):
        if any(parent.code in inside for parent in node.parents):
            continue
        if any(part.no_scale is not None for part in node.criterion.criteria):
            inside.add(node.criterion.code)
            yield node
        elif node.is_leaf:
            yield node


def index_criteria(index: Index) -> Iterator[IndexCriterion]:
    """Yield every dimension and part of `index` that indexes.yaml names, parents before their parts."""

    def below(criteria: tuple[IndexCriterion, ...]) -> Iterator[IndexCriterion]:
        for criterion in criteria:
            yield criterion
            yield from below(criterion.criteria)

    return below(index.criteria)


def score(criterion: Criterion, listing: Listing) -> Score:
    """Return the points of `criterion`, counted at its leaves.

    Where all parts are listed, `lost` is what they leave of the printed maximum. A criterion that prints a
    maximum and lists only the parts that lost points keeps the points of the unlisted parts. A leaf must have
    `achieved`, and `max` or `no_scale`; the structure checks see to it.
    """
    if not criterion.criteria:
        achieved = criterion.achieved or ZERO
        highest = achieved if criterion.max is None else criterion.max
        return Score(
            highest, achieved, highest - achieved, 1, listed_only=False, scaled=criterion.max is not None
        )
    parts = [score(part, listing) for part in criterion.criteria]
    count = sum(part.leaves for part in parts)
    highest = total(part.max for part in parts) if criterion.max is None else criterion.max
    if (criterion.listing or listing) == "full":
        achieved = total(part.achieved for part in parts)
        return Score(highest, achieved, highest - achieved, count, listed_only=False)
    lost = total(part.lost for part in parts)
    return Score(highest, highest - lost, lost, count, listed_only=criterion.max is None)


def is_known(criterion: Criterion) -> bool:
    """Return whether the points of `criterion` are known whole: in panels some parts are not published."""
    return all(map(is_known, criterion.criteria)) if criterion.criteria else criterion.achieved is not None


def score_card(card: Scorecard) -> Score:
    """Return the points of the whole scorecard, out of `card.max`."""
    parts = [score(criterion, card.listing) for criterion in card.criteria]
    achieved = total(part.achieved for part in parts)
    if card.listing == "losses-only":
        achieved = card.max - total(part.lost for part in parts)
    return Score(
        card.max, achieved, card.max - achieved, sum(part.leaves for part in parts), listed_only=False
    )
