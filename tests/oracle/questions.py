"""Questions about evaluated trees: who owes what, cuts between stages, ranks, what could be, two years."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from typing import Literal

from tests.oracle.points import LATEST, STAGES, ZERO, Asked, Evaluation, Figure, Node, evaluate

# Agencies


Leads = Mapping[str, Sequence[str]]
"""Who leads a criterion, by the code that the plan names."""


def leads_of(root: Node, leads: Leads) -> dict[str, tuple[str, ...]]:
    """Who leads each node: a task for a criterion covers its parts, unless they have their own.

    One whose points the index sets has the leads of its parts, where it has none itself.
    """
    found: dict[str, tuple[str, ...]] = {}

    def go(node: Node, above: tuple[str, ...]) -> None:
        found[node.code] = tuple(leads.get(node.code, above))
        for part in node.parts:
            go(part, found[node.code])
        if node.imputed and not found[node.code]:  # its loss is that of its parts together
            below = (name for part in node.walk() for name in leads.get(part.code, ()))
            found[node.code] = tuple(dict.fromkeys(below))

    go(root, ())
    return found


@dataclass
class Owed:
    """What an agency owes. Nobody's losses stand under None."""

    share: Fraction = ZERO
    """Losses split equally among their leads, with what sets off."""
    cost_share: Fraction = ZERO
    """The same without what sets off."""
    exposure: Fraction = ZERO
    """Losses in full, without what sets off."""
    criteria: int = 0
    """How many lines cost it points."""


def agencies(evaluation: Evaluation, leads: Leads) -> dict[str | None, Owed]:
    """Split every line equally among the leads of its node."""
    owed: dict[str | None, Owed] = {}
    found = leads_of(evaluation.root, leads)
    for line in evaluation.lines:
        if not line.loss:
            continue
        names: Sequence[str | None] = found[line.code] or (None,)
        for name in names:
            row = owed.setdefault(name, Owed())
            row.share += line.loss / len(names)
            if line.loss > 0:
                row.cost_share += line.loss / len(names)
                row.exposure += line.loss
                row.criteria += 1
    return owed


# Stages


@dataclass(frozen=True)
class Cut:
    """What a leaf, or what the index sets, lost between two stages, in points of the root.

    Capped, it is how much more a cap takes than before.
    """

    code: str
    cut: Fraction
    capped: bool = False


def cuts(root: Node, own_stage: str, before: str, after: str, order: tuple[str, ...] = STAGES) -> list[Cut]:
    """The cuts at what has a figure in both stages and counts at the root, and what caps take of them."""
    first, last = (evaluate(root, Asked(stage, own_stage, order)).results for stage in (before, after))
    found = []
    for node in root.walk():
        was, now = first[node.code], last[node.code]
        if now.factor is None or node.not_applicable is not None or not (was.known and now.known):
            continue
        if node.parts and not node.imputed:
            if was.taken or now.taken:
                found.append(Cut(node.code, (now.taken - was.taken) * now.factor, capped=True))
        else:
            found.append(Cut(node.code, (was.achieved - now.achieved) * now.factor))
    return found


def cuts_by_agency(root: Node, found: Iterable[Cut], leads: Leads) -> dict[str | None, Fraction]:
    """The cuts split equally among their leads."""
    named = leads_of(root, leads)
    owed: dict[str | None, Fraction] = {}
    for cut in found:
        names: Sequence[str | None] = named[cut.code] or (None,)
        for name in names:
            owed[name] = owed.get(name, ZERO) + cut.cut / len(names)
    return owed


# Panels


Cell = Figure | None
NA = "na"


@dataclass
class Panel:
    """One tree, many units: figures by code, `na` where it is not applicable, None where not published."""

    index: str
    year: int
    root: Node
    rows: dict[str, dict[str, Cell]]
    own_max: dict[str, dict[str, Fraction]] = field(default_factory=dict)
    stage: str = "published"
    rank_by: Literal["points", "percent"] = "points"
    order: tuple[str, ...] = STAGES

    def tree(self, unit: str) -> Node:
        """The tree of one unit, with its own maxima and figures."""
        root = deepcopy(self.root)
        _own_maxima(root, self.own_max.get(unit, {}))
        for leaf in root.leaves():
            cell = self.rows[unit].get(leaf.code)
            if cell != NA:
                leaf.not_applicable = None
                if cell is not None:
                    leaf.figures[self.stage] = cell
        return root

    def evaluate(self, unit: str) -> Evaluation:
        """The evaluation of one unit."""
        return evaluate(self.tree(unit), Asked(self.stage, self.stage, self.order))


def _own_maxima(node: Node, own: Mapping[str, Fraction]) -> Fraction:
    """Put in a unit's own maxima; returns by how much the maximum of the node moves for what is above it."""
    if not node.parts:
        if node.code not in own or node.max is None:
            return ZERO
        moved = own[node.code] - node.max
        node.max = own[node.code]
        node.not_asked = own[node.code] == 0
        return ZERO if node.bonus else moved
    moved = sum((_own_maxima(part, own) for part in node.parts), ZERO)
    if node.aggregate != "sum":
        return ZERO
    if node.max is not None:
        node.max += moved
    return moved


@dataclass(frozen=True)
class Place:
    """Where a unit stands: its rank if all of it is known, and the ranks that it could have."""

    unit: str
    value: Fraction | None
    rank: int | None
    best: int
    worst: int


def ranks(panel: Panel) -> dict[str, Place]:
    """The place of each unit of a panel, by points or by percent of its own maximum."""
    intervals: dict[str, tuple[Fraction, Fraction, bool]] = {}
    for unit in panel.rows:
        whole = panel.evaluate(unit).whole
        times = Fraction(100) / whole.max if panel.rank_by == "percent" else Fraction(1)
        intervals[unit] = (whole.low * times, whole.high * times, whole.known)
    known = [low for low, _, all_known in intervals.values() if all_known]
    places = {}
    for unit, (low, high, all_known) in intervals.items():
        others = [interval for name, interval in intervals.items() if name != unit]
        places[unit] = Place(
            unit=unit,
            value=low if all_known else None,
            rank=1 + sum(value > low for value in known) if all_known else None,
            best=1 + sum(other_low > high for other_low, _, _ in others),
            worst=1 + sum(other_high > low for _, other_high, _ in others),
        )
    return places


# What could be


def changed(root: Node, asked: Asked, figures: Mapping[str, Figure]) -> Node:
    """The tree with other figures at some leaves, in the stage asked for."""
    tree = deepcopy(root)
    for leaf in tree.leaves():
        if leaf.code in figures:
            leaf.figures[asked.order[-1] if asked.stage == LATEST else asked.stage] = figures[leaf.code]
    return tree


def raisable(root: Node, asked: Asked) -> dict[str, Fraction]:
    """The leaves that have less than their maximum and would move the whole, each with that maximum."""
    evaluation = evaluate(root, asked)
    found = {}
    for leaf in root.leaves():
        result = evaluation.results[leaf.code]
        if result.factor is None or not result.known or leaf.not_applicable is not None or leaf.max is None:
            continue
        if result.achieved < leaf.max:
            found[leaf.code] = leaf.max
    return found


def fewest(
    root: Node, asked: Asked, target: Fraction, candidates: Mapping[str, Fraction] | None = None
) -> int | None:
    """How few criteria, each raised to its maximum, reach a target: every set is tried. None: no set does."""
    most = raisable(root, asked) if candidates is None else candidates
    for size in range(len(most) + 1):
        for codes in combinations(most, size):
            tree = changed(root, asked, {code: most[code] for code in codes})
            if evaluate(tree, asked).whole.achieved >= target:
                return size
    return None


@dataclass(frozen=True)
class Moved:
    """A node of two years; the change is None where scales differ or a side is not known."""

    then: Fraction | None
    now: Fraction | None
    change: Fraction | None


def compare(then: Evaluation, now: Evaluation) -> dict[str, Moved]:
    """The nodes that two evaluations share by code."""
    moved = {}
    scales = [{node.code: node.min or ZERO for node in each.root.walk()} for each in (then, now)]
    for code in [code for code in then.results if code in now.results]:
        sides = [each.results[code] for each in (then, now)]
        points = [side.achieved if side.counted and side.known else None for side in sides]
        same = sides[0].max == sides[1].max and scales[0][code] == scales[1][code]
        change = None if points[0] is None or points[1] is None or not same else points[1] - points[0]
        moved[code] = Moved(points[0], points[1], change)
    return moved
