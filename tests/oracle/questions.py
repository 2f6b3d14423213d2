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


def at_one_end(
    root: Node, own_stage: str, before: str, after: str, order: tuple[str, ...] = STAGES
) -> list[str]:
    """The codes of what has a figure at one end, words and raw values too, and lacks that of the other.

    A criterion that the index imputes has what is printed for it.
    """
    ends = [Asked(stage, own_stage, order) for stage in (before, after)]

    def there(node: Node, asked: Asked) -> bool:
        return (asked.printed(node) if node.parts else asked.figure(node)) is not None

    shown = [
        n for n in root.walk() if n is not root and (n.imputed or not n.parts) and n.not_applicable is None
    ]
    return [node.code for node in shown if there(node, ends[0]) != there(node, ends[1])]


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


RankBy = Literal["points", "percent"]
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
    rank_by: RankBy = "points"
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
    """What it is ranked by, where all of that is known."""
    rank: int | None
    best: int
    worst: int
    low: Fraction | None = None
    """The ends of what it is ranked by; None where it is asked for nothing there."""
    high: Fraction | None = None
    points: Fraction = ZERO
    max: Fraction = ZERO


@dataclass(frozen=True)
class _Span:
    low: Fraction
    high: Fraction
    known: bool
    points: Fraction
    max: Fraction


def _span(panel: Panel, unit: str, by: RankBy, code: str) -> _Span | None:
    """What a unit is ranked by: raw values below zero where the lowest is best."""
    tree = panel.tree(unit)
    node = next(each for each in tree.walk() if each.code == code)
    if node.better is not None:
        figure = node.figures.get(panel.stage)
        if not isinstance(figure, Fraction):
            return None
        key = -figure if node.better == "lower" else figure
        return _Span(key, key, True, figure, ZERO)
    result = panel.evaluate(unit).results[code]
    if not result.counted or (by == "percent" and result.max <= 0):
        return None
    times = Fraction(100) / result.max if by == "percent" else Fraction(1)
    return _Span(result.low * times, result.high * times, result.known, result.achieved, result.max)


def ranks(panel: Panel, by: RankBy | None = None, code: str = "") -> dict[str, Place]:
    """The place of each unit of a panel, by points or by percent of its own maximum, whole or at a node."""
    by = by or panel.rank_by
    found = {unit: _span(panel, unit, by, code) for unit in panel.rows}
    spans = {unit: span for unit, span in found.items() if span is not None}
    raw = any(node.code == code and node.better for node in panel.root.walk())
    places = {unit: Place(unit, None, None, 0, 0) for unit in panel.rows if unit not in spans}
    for unit, span in spans.items():
        others = [other for name, other in spans.items() if name != unit]
        places[unit] = Place(
            unit=unit,
            value=(span.points if raw else span.low) if span.known else None,
            rank=1 + sum(other.known and other.low > span.low for other in others) if span.known else None,
            best=1 + sum(other.low > span.high for other in others),
            worst=1 + sum(other.high > span.low for other in others),
            low=span.low,
            high=span.high,
            points=span.points,
            max=span.max,
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
        for codes in sets(most, size):
            tree = changed(root, asked, {code: most[code] for code in codes})
            if evaluate(tree, asked).whole.achieved >= target:
                return size
    return None


def sets(candidates: Iterable[str], size: int) -> Iterable[tuple[str, ...]]:
    """Every set of so many candidates."""
    return combinations(candidates, size)


@dataclass(frozen=True)
class Moved:
    """A node of two years; the change is None where scales differ or a side is not known."""

    then: Fraction | None
    now: Fraction | None
    change: Fraction | None
    moved: Fraction | None
    """The change in points of the whole."""


def compare(then: Evaluation, now: Evaluation) -> dict[str, Moved]:
    """The nodes that two evaluations share by code.

    A node of a losses-only listing that prints no maximum has what is listed of it, which is nothing to
    subtract where the lists of the two years differ.
    """
    moved = {}
    lists = [{leaf.code for leaf in each.root.leaves()} for each in (then, now)]
    partial = {
        node.code
        for each in (then, now)
        for node in each.root.walk()
        if each.root.listing == "losses-only" and node.parts and node.max is None
    }
    scales = [{node.code: node.min or ZERO for node in each.root.walk()} for each in (then, now)]
    for code in [code for code in then.results if code in now.results]:
        sides = [each.results[code] for each in (then, now)]
        points = [side.achieved if side.counted and side.known else None for side in sides]
        same = sides[0].max == sides[1].max and scales[0][code] == scales[1][code]
        change = None if points[0] is None or points[1] is None or not same else points[1] - points[0]
        if lists[0] != lists[1] and code in partial:
            points, change = [None, None], None
        at_root = [side.achieved * (side.factor or ZERO) for side in sides]
        in_whole = None if change is None else at_root[1] - at_root[0]
        moved[code] = Moved(points[0], points[1], change, in_whole)
    return moved
