"""What is the least we must fix? The points that could be won back, and the smallest set that is enough."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from ctscore.analysis.constrained import solve
from ctscore.analysis.effort import ONE, Terms
from ctscore.analysis.panels import WHOLE, scores_of, threshold
from ctscore.analysis.plans import Responsibility, responsibilities
from ctscore.analysis.program import Asked, CostLimit, Member, Program
from ctscore.analysis.subsets import cheapest_sets, fewest
from ctscore.analysis.totals import Headline, headline
from ctscore.analysis.units import refuse_without_panel, without_points
from ctscore.book import Book, Filed
from ctscore.decimals import HUNDRED, ZERO, cut, split_equally, total
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_TOTAL, TOO_FEW_UNITS
from ctscore.model import Scorecard, Text
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


FREE = Terms()
"""The terms without an effort file: every point costs the same, and nothing limits the choice."""


@dataclass(frozen=True, slots=True)
class Step:
    """One criterion of a path: how many points are asked of it, and the total with it and those before."""

    candidate: Candidate
    asked: Decimal
    total: Decimal

    @property
    def points(self) -> Decimal:
        """The points that the criterion would have."""
        return self.candidate.score.achieved + self.asked

    @property
    def effort(self) -> Decimal:
        """What that costs."""
        return self.asked * self.candidate.effort


@dataclass(frozen=True, slots=True)
class GroupUse:
    """How many criteria of a group a path takes on, and how many it may."""

    group: Text
    used: int
    most: int


@dataclass(frozen=True, slots=True)
class Spent:
    """How much effort a path asks of an agency, and how much it can give."""

    agency: str
    used: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class Path:
    """The way from a score to a target: the fewest criteria, and of those the least effort.

    `shortfall` is how much is missing where the target cannot be reached: `steps` are then all that helps.
    `alternatives` are other ways with as many criteria. No such way asks for less effort than this one less
    `unproven`, which is 0 but for a few large scorecards whose points cost differently.
    """

    filed: Filed[Scorecard]
    start: Headline
    target: Decimal
    terms: Terms
    candidates: tuple[Candidate, ...]
    steps: tuple[Step, ...]
    shortfall: Decimal = ZERO
    alternatives: tuple[tuple[Step, ...], ...] = ()
    unproven: Decimal = ZERO

    @property
    def ceiling(self) -> Decimal:
        """The most that all candidates together can reach, in points of the whole."""
        return self.start.score + total(one.reach for one in self.candidates)

    @property
    def effort(self) -> Decimal:
        """What all steps together cost."""
        return total(step.effort for step in self.steps)


def start_of(card: Scorecard) -> Headline:
    """Return the score that a path starts from; raises `Refusal` where there is none."""
    start = headline(card)
    if start is None:
        raise Refusal(NO_TOTAL, index=card.index, year=str(card.year))
    return start


def points_for_rank(book: Book, card: Scorecard, rank: int) -> Decimal:
    """Return the least score that gives `rank`, the other units staying where they are."""
    scores = scores_of(book, card.index, card.year)
    by_unit = scores.by_code[WHOLE] if scores else {}
    if scores is None:
        refuse_without_panel(book, [card.index], card.year)
    if card.unit not in by_unit:
        raise without_points(book, scores, card.unit)
    others = [points for unit, points in by_unit.items() if unit != card.unit]
    if rank > len(by_unit):
        raise Refusal(TOO_FEW_UNITS, place=str(rank), units=str(len(by_unit)))
    # The last place is anybody's.
    return threshold(others, rank) if rank <= len(others) else by_unit[card.unit]


def find_path(
    book: Book,
    filed: Filed[Scorecard],
    target: Decimal,
    limits: Limits,
    terms: Terms = FREE,
    others: int = 3,
) -> Path:
    """Return the fewest criteria that reach `target`, with up to `others` alternatives of the same size.

    Of all such sets the one with the least effort counts first; where every point costs the same all ask for
    equally much, and the one that leaves the most room does. Loss that no listed criterion explains stays
    lost. Groups, budgets and scoring steps among the `terms` need the extra `path`.
    """
    start = start_of(filed.value)
    found = candidates(book, filed.value, limits, terms)
    need = target - start.score
    most = len(found) if limits.most is None else limits.most
    program = _program(found, terms)
    if need <= 0:
        chosen = _Chosen(())
    elif program.groups or program.budgets or any(one.gains for one in found):
        chosen = _Chosen(solve(program, need, most, others + 1))
    else:
        chosen = _choose(found, need, most, others + 1)
    ways = [tuple(_steps(found, way, start.score)) for way in chosen.ways]
    steps = ways[0] if ways else ()
    short = max(ZERO, need - total(step.asked for step in steps))
    return Path(filed, start, target, terms, found, steps, short, tuple(ways[1:]), chosen.unproven)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What is asked of which candidates, the best way first; `unproven` as in `Path`."""

    ways: tuple[Asked, ...]
    unproven: Decimal = ZERO


def _choose(candidates: Sequence[Candidate], need: Decimal, most: int, ways: int) -> _Chosen:
    """Return the best `ways` to gain `need` where nothing limits the choice."""
    reaches = [one.reach for one in candidates]
    count = fewest(reaches, need)
    if count is None or count > most:
        return _Chosen((dict(enumerate(reaches[:most])),))
    cheapest = cheapest_sets(reaches, [one.effort for one in candidates], need, count, ways)
    filled = tuple(_filled(candidates, members, need) for members in cheapest.sets)
    return _Chosen(filled, cheapest.cost - cheapest.least)


def _filled(candidates: Sequence[Candidate], members: Sequence[int], need: Decimal) -> Asked:
    """Return what is asked of `members`: all they can win back, but of the costliest only what is needed."""
    in_order = _cheapest_first(candidates, members)
    asked = {place: candidates[place].reach for place in in_order[:-1]}
    return {**asked, in_order[-1]: need - total(asked.values())}


def _cheapest_first(candidates: Sequence[Candidate], members: Iterable[int]) -> list[int]:
    return sorted(members, key=lambda place: (candidates[place].effort, place))


def _program(candidates: Sequence[Candidate], terms: Terms) -> Program:
    """Return the candidates as a program, with those groups and budgets that limit any of them."""
    members = tuple(Member(one.reach, one.effort, one.gains) for one in candidates)
    groups = (
        (frozenset(place for place, one in enumerate(candidates) if one.code in group.codes), group.most)
        for group in terms.groups
    )
    budgets = (CostLimit(_shares(candidates, agency), most) for agency, most in terms.budgets.items())
    return Program(
        members,
        tuple((places, most) for places, most in groups if len(places) > most),
        tuple(budget for budget in budgets if budget.shares),
    )


def _shares(candidates: Sequence[Candidate], agency: str) -> dict[int, Fraction]:
    """Return the part of each candidate that `agency` bears: as much as each other lead."""
    return {
        place: Fraction(1, len(one.responsibility.leads))
        for place, one in enumerate(candidates)
        if agency in one.responsibility.leads
    }


def _steps(candidates: Sequence[Candidate], asked: Asked, start: Decimal) -> Iterator[Step]:
    running = start
    for place in _cheapest_first(candidates, asked):
        running += asked[place]
        yield Step(candidates[place], asked[place], running)


def taken(path: Path) -> tuple[GroupUse, ...]:
    """Return what a path uses of each group of its terms."""
    codes = {step.candidate.code for step in path.steps}
    return tuple(GroupUse(one.name, len(codes & one.codes), one.most) for one in path.terms.groups)


def spent(path: Path) -> tuple[Spent, ...]:
    """Return what a path uses of each budget of its terms."""
    return tuple(
        Spent(agency, total(_borne(step, agency) for step in path.steps), most)
        for agency, most in path.terms.budgets.items()
    )


def _borne(step: Step, agency: str) -> Decimal:
    leads = step.candidate.responsibility.leads
    parts = split_equally(step.effort, len(leads)) if agency in leads else ()
    return parts[leads.index(agency)] if parts else ZERO
