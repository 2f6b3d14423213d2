"""What an effort file says of one scorecard: the price of each point, and what limits the choice."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal

from ctscore.analysis.whatif import why_fixed
from ctscore.book import repeated
from ctscore.decimals import ZERO, plain
from ctscore.findings import Fact, Finding, Route, fault
from ctscore.findings.scenario_rules import (
    BETWEEN_STEPS,
    CHANGE_WITHOUT_SCALE,
    EFFORT_EMPTY,
    EFFORT_TWICE,
    STEP_OFF_SCALE,
    STEPS_OF_PARENT,
    STEPS_OUT_OF_ORDER,
    UNKNOWN_CRITERION_CODE,
)
from ctscore.model import Criterion, CriterionEffort, Effort, Scorecard, Text
from ctscore.records import dataclass
from ctscore.scoring import Node, Score, evaluation_of, walk
from ctscore.words import closest_sibling, listed

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class GroupLimit:
    """Of the leaves `codes` no more than `most` are taken on."""

    name: Text
    codes: frozenset[str]
    most: int


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms points can be won back; without an effort file every point costs 1.

    `per_point` is the effort for a point of each leaf, `steps` the only scores that a leaf can be given,
    `budgets` the most effort of an agency, of which it carries an equal share with the other leads.
    """

    per_point: Mapping[str, Decimal] = field(default_factory=dict)
    steps: Mapping[str, tuple[Decimal, ...]] = field(default_factory=dict)
    groups: tuple[GroupLimit, ...] = ()
    budgets: Mapping[str, Decimal] = field(default_factory=dict)
    effort: Effort | None = None


def terms_of(card: Scorecard, effort: Effort) -> Terms:
    """Return what `effort`, with which `misfits` found nothing wrong, says of each leaf of `card`.

    The nearest criterion upwards counts: what is said of a field holds for its parts, unless they have
    their own.
    """
    said = {one.code: one.effort for one in effort.criteria if one.effort is not None}
    leaves = [node for node in walk(card) if node.is_leaf]
    upwards = {node.criterion.code: _upwards(node) for node in leaves}
    per_point = {
        code: next((said[above] for above in codes if above in said), effort.default)
        for code, codes in upwards.items()
    }
    groups = tuple(
        GroupLimit(
            group.name,
            frozenset(code for code in upwards if {*upwards[code]} & {*group.criteria}),
            group.most,
        )
        for group in effort.groups
    )
    steps = {one.code: one.steps for one in effort.criteria if one.steps}
    return Terms(per_point, steps, groups, {one.agency: one.effort for one in effort.budgets}, effort)


def _upwards(node: Node) -> tuple[str, ...]:
    return (node.criterion.code, *(parent.code for parent in reversed(node.parents)))


def misfits(card: Scorecard, effort: Effort, file: str) -> Iterator[Finding]:
    """Yield everything in which `effort`, read from `file`, does not fit `card`."""
    nodes = {node.criterion.code: (node.criterion, points) for node, points in evaluation_of(card)}
    named: list[tuple[str, Route]] = [
        (one.code, ("criteria", place, "code")) for place, one in enumerate(effort.criteria)
    ]
    yield from _unknown(card, nodes, named, file)
    yield from _doubled(named, file)
    for number, group in enumerate(effort.groups):
        members: list[tuple[str, Route]] = [
            (code, ("groups", number, "criteria", place)) for place, code in enumerate(group.criteria)
        ]
        yield from _unknown(card, nodes, members, file)
        yield from _doubled(members, file)
    yield from _doubled(
        ((one.agency, ("budgets", place, "agency")) for place, one in enumerate(effort.budgets)), file
    )
    for place, one in enumerate(effort.criteria):
        if one.effort is None and not one.steps:
            yield fault(EFFORT_EMPTY, file, ("criteria", place), code=one.code)
        elif one.steps and one.code in nodes:
            yield from _unfit_steps(*nodes[one.code], one, file, ("criteria", place, "steps"))


def _unknown(
    card: Scorecard, nodes: Collection[str], named: Iterable[tuple[str, Route]], file: str
) -> Iterator[Finding]:
    for code, route in named:
        if code not in nodes:
            near = closest_sibling(code, nodes) or ""
            facts = {"index": f"{card.index} {card.when}", "given": code, "near": near}
            yield Finding(UNKNOWN_CRITERION_CODE, file, facts, route=route)


def _doubled(named: Iterable[tuple[str, Route]], file: str) -> Iterator[Finding]:
    for _, (given, route) in repeated((one[0], one) for one in named):
        yield fault(EFFORT_TWICE, file, route, given=given)


def _unfit_steps(
    criterion: Criterion, points: Score, one: CriterionEffort, file: str, route: Route
) -> Iterator[Finding]:
    code = criterion.code
    fixed = why_fixed(criterion, points)
    if fixed is not None or criterion.max is None:
        parts = listed([part.code for part in criterion.criteria])
        rule = STEPS_OF_PARENT if criterion.criteria else fixed or CHANGE_WITHOUT_SCALE
        yield Finding(rule, file, {"code": code, "parts": parts} if parts else {"code": code}, route=route)
        return
    least = criterion.min or ZERO
    for place, step in enumerate(one.steps):
        if not least <= step <= criterion.max:
            scale: dict[str, Fact] = {"code": code, "given": step, "min": least, "max": criterion.max}
            yield Finding(STEP_OFF_SCALE, file, scale, route=(*route, place))
        if place and step <= one.steps[place - 1]:
            order: dict[str, Fact] = {"code": code, "given": step, "before": one.steps[place - 1]}
            yield Finding(STEPS_OUT_OF_ORDER, file, order, route=(*route, place))
    if points.known and points.achieved not in one.steps:
        steps = listed([plain(step) for step in one.steps])
        yield fault(BETWEEN_STEPS, file, route, code=code, given=points.achieved, steps=steps)
