"""Which lost points could be won back, how many of them, and at what effort."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from ctscore.analysis.effort import ONE, Terms
from ctscore.analysis.panels import scores_of
from ctscore.analysis.responsibility import Responsibility, responsibilities
from ctscore.book import Book
from ctscore.decimals import HUNDRED, ZERO, cut
from ctscore.model import Scorecard
from ctscore.records import dataclass
from ctscore.scoring import Node, Score, evaluation_of
from ctscore.words import natural_key

SURVEY_CAP = Decimal(30)
"""Percent of its loss that a survey criterion is taken to win back at most, unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A criterion that lost points, and how many of them can be won back at most (`reach`).

    `effort` is what a point of it costs. Where scores are given in steps, `gains` are all that can be won.
    """

    node: Node
    score: Score
    reach: Decimal
    responsibility: Responsibility
    effort: Decimal = ONE
    gains: tuple[Decimal, ...] = ()

    @property
    def code(self) -> str:
        """The code of the criterion."""
        return self.node.criterion.code

    @property
    def survey(self) -> bool:
        """Whether people are asked: such points cannot be ordered."""
        return self.node.method != "not-survey"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a path may use: all losses, but for what these leave out or cap.

    `ceilings` are the most points that a criterion (by code) can have; `survey_cap` percent of the loss of a
    survey criterion can be won back. Where a panel tells what the best unit has at each criterion (`best`),
    nothing beyond that is counted on.
    """

    exclude: frozenset[str] = frozenset()
    only_agency: str | None = None
    no_survey: bool = False
    survey_cap: Decimal = SURVEY_CAP
    ceilings: Mapping[str, Decimal] | None = None
    most: int | None = None
    best: Mapping[str, Decimal] | None = None


def best_points(book: Book, card: Scorecard) -> Mapping[str, Decimal]:
    """Return what the best unit has at each criterion, where a panel tells; else nothing."""
    scores = scores_of(book, card.index, card.year)
    by_code = scores.by_code if scores else {}
    return {code: max(by_unit.values()) for code, by_unit in by_code.items() if by_unit}


def candidates(book: Book, card: Scorecard, limits: Limits, terms: Terms) -> tuple[Candidate, ...]:
    """Return the criteria that can win points back within `limits`: the most first, ties in order of code."""
    led = responsibilities(book, card)
    found = (
        _candidate(node, points, led[node.criterion.code], limits, terms)
        for node, points in evaluation_of(card)
        if node.is_leaf and points.known_max is not None
        if not _left_out(node, limits, led[node.criterion.code].leads)
    )
    able = (one for one in found if one.reach > 0)
    return tuple(sorted(able, key=lambda one: (-one.reach, natural_key(one.code))))


def _candidate(
    node: Node, points: Score, responsibility: Responsibility, limits: Limits, terms: Terms
) -> Candidate:
    code, reach = node.criterion.code, _reach(node, points, limits)
    effort = terms.per_point.get(code, ONE)
    if code not in terms.steps:
        return Candidate(node, points, reach, responsibility, effort)
    gains = tuple(_gains(terms.steps[code], points.achieved, reach))
    return Candidate(node, points, max(gains, default=ZERO), responsibility, effort, gains)


def _gains(steps: Collection[Decimal], achieved: Decimal, reach: Decimal) -> Iterator[Decimal]:
    return (step - achieved for step in steps if 0 < step - achieved <= reach)


def _left_out(node: Node, limits: Limits, leads: Collection[str]) -> bool:
    codes = {node.criterion.code, *(parent.code for parent in node.parents)}
    if codes & limits.exclude or (limits.no_survey and node.method != "not-survey"):
        return True
    return limits.only_agency is not None and limits.only_agency not in leads


def _reach(node: Node, points: Score, limits: Limits) -> Decimal:
    ceiling = (limits.ceilings or {}).get(node.criterion.code)
    if ceiling is not None:
        return min(ceiling, points.max) - points.achieved
    won = points.lost if node.method == "not-survey" else cut(points.lost * limits.survey_cap / HUNDRED)
    best = (limits.best or {}).get(node.criterion.code)
    return won if best is None else min(won, best - points.achieved)
