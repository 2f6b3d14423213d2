"""What is the least we must fix? The points that could be won back, and the smallest set that is enough."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from ctscore.analysis.constrained import solve
from ctscore.analysis.effort import ONE, Terms
from ctscore.analysis.panels import WHOLE, scores_of, threshold
from ctscore.analysis.plans import Responsibility, responsibilities
from ctscore.analysis.program import Asked, CostLimit, Member, Program
from ctscore.analysis.shares import shares
from ctscore.analysis.subsets import cheapest_sets, fewest
from ctscore.analysis.totals import Headline, headline
from ctscore.analysis.units import scores_beside, without_points
from ctscore.analysis.whatif import why_fixed
from ctscore.book import Book, Filed
from ctscore.decimals import HUNDRED, ZERO, cut, scaled, total
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_TOTAL, TOO_FEW_UNITS, WAY_NOT_VERIFIED
from ctscore.model import Scorecard, Text, methods_of
from ctscore.phrases import Words
from ctscore.records import dataclass
from ctscore.scoring import Evaluation, Node, Score, evaluate, evaluation_of, judge
from ctscore.words import natural_key

SURVEY_CAP = Decimal(30)
"""Percent of its loss that a survey criterion is taken to win back at most, unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A criterion that lost points, or a bonus not won, and how many can be won at most (`reach`).

    Points are those of the whole: one of the criterion's own is worth `factor` of them. `effort` is what a
    point of the whole costs there. Where scores are given in steps, `gains` are all that can be won. Where
    people are asked (`survey`), points cannot be ordered.
    """

    node: Node
    score: Score
    reach: Decimal
    responsibility: Responsibility
    effort: Decimal = ONE
    gains: tuple[Decimal, ...] = ()
    survey: bool = False

    @property
    def code(self) -> str:
        """The code of the criterion."""
        return self.node.criterion.code

    @property
    def factor(self) -> Decimal:
        """What a point of the criterion is worth in points of the whole."""
        return self.score.factor

    def own(self, points: Decimal) -> Decimal:
        """Return what `points` of the whole are in points of the criterion."""
        return points if self.factor == ONE else scaled(points, ONE, self.factor)


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
    """Return what the best unit has at each criterion, on the scale of `card`, where a panel tells."""
    scores = scores_of(book, card)
    if scores is None:
        return {}
    best = {code: max(merits.values()) for code, merits in scores.merits.items() if merits}
    return {code: scores.level(code, card.unit, merit) for code, merit in best.items()}


def candidates(book: Book, card: Scorecard, limits: Limits, terms: Terms) -> tuple[Candidate, ...]:
    """Return the criteria that can win points within `limits`: the most first, ties in order of code."""
    led = responsibilities(book, card)
    surveys = {one.id for one in methods_of(book.indexes.get(card.index)) if one.survey}
    found = (
        _candidate(node, points, led[node.criterion.code], limits, terms, node.method in surveys)
        for node, points in evaluation_of(card)
        if why_fixed(node.criterion, points) is None and points.factor
        if not _left_out(node, limits, led[node.criterion.code].leads)
        if not (limits.no_survey and node.method in surveys)
    )
    able = (one for one in found if one.reach > 0)
    return tuple(sorted(able, key=lambda one: (-one.reach, natural_key(one.code))))


def _candidate(
    node: Node,
    points: Score,
    responsibility: Responsibility,
    limits: Limits,
    terms: Terms,
    survey: bool,
) -> Candidate:
    code, own = node.criterion.code, _reach(node, points, limits, survey)
    own_gains = tuple(_gains(terms.steps.get(code, ()), points.achieved, own))
    if code in terms.steps:
        own = max(own_gains, default=ZERO)
    effort = terms.per_point.get(code, ONE)
    if points.factor == ONE:
        return Candidate(node, points, own, responsibility, effort, own_gains, survey)
    reach, *gains = (points.factor * one for one in (own, *own_gains))
    price = scaled(effort, ONE, points.factor)
    return Candidate(node, points, reach, responsibility, price, tuple(gains), survey)


def _gains(steps: Collection[Decimal], achieved: Decimal, reach: Decimal) -> Iterator[Decimal]:
    return (step - achieved for step in steps if 0 < step - achieved <= reach)


def _left_out(node: Node, limits: Limits, leads: Collection[str]) -> bool:
    codes = {node.criterion.code, *(parent.code for parent in node.parents)}
    if codes & limits.exclude:
        return True
    return limits.only_agency is not None and limits.only_agency not in leads


def _reach(node: Node, points: Score, limits: Limits, survey: bool) -> Decimal:
    """Return how many of its own points a leaf can win at most; none where it is not known what it has."""
    highest = node.criterion.max or ZERO
    ceiling = (limits.ceilings or {}).get(node.criterion.code)
    if ceiling is not None:
        return min(ceiling, highest) - points.achieved
    if not points.known:
        return ZERO
    lost = highest - points.achieved
    won = cut(lost * limits.survey_cap / HUNDRED) if survey else lost
    best = (limits.best or {}).get(node.criterion.code)
    return won if best is None else min(won, best - points.achieved)


FREE = Terms()
"""The terms without an effort file: every point costs the same, and nothing limits the choice."""


@dataclass(frozen=True, slots=True)
class Step:
    """One criterion of a path: how many points are asked of it, and the total with it and those before.

    What is `asked` is points of the whole, before caps; `own` says it in points of the criterion.
    """

    candidate: Candidate
    asked: Decimal
    total: Decimal

    @property
    def points(self) -> Decimal:
        """The points that the criterion would have."""
        return self.candidate.score.achieved + self.own

    @property
    def own(self) -> Decimal:
        """What is asked in points of the criterion."""
        return self.candidate.own(self.asked)

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
    `unproven`, which is 0 but for a few large scorecards whose points cost differently. Where a cap changes
    what points are worth, or there are conditions to meet, the way is not `proven` to be the shortest; the
    tree evaluated with all its steps reaches the target. It is `limited` where not all candidates may be used
    together.
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
    proven: bool = True
    limited: bool = False

    @property
    def ceiling(self) -> Decimal:
        """The most that all candidates together can reach, in points of the whole."""
        return self.reached_with(self.candidates)

    def reached_with(self, chosen: Iterable[Candidate]) -> Decimal:
        """Return the total with all that the `chosen` candidates can win."""
        tree, codes = Tree(evaluation_of(self.filed.value), self.candidates), {one.code for one in chosen}
        asked = {at: one.reach for at, one in enumerate(self.candidates) if one.code in codes}
        return self.start.score + tree.gain(asked)

    @property
    def effort(self) -> Decimal:
        """What all steps together cost."""
        return total(step.effort for step in self.steps)


_BETWEEN = Words(": chưa đủ điểm, từ {low} đến {high}", ": it is not known whole, from {low} to {high}")


def start_of(card: Scorecard) -> Headline:
    """Return the score that a path starts from; raises `Refusal` where there is none."""
    start = headline(card)
    if start is None:
        whole = evaluation_of(card).whole
        ends = {"low": whole.low, "high": whole.high}
        told = card.criteria and not whole.known
        between = Words(_BETWEEN.fill("vi", ends), _BETWEEN.fill("en", ends)) if told else ""
        raise Refusal(NO_TOTAL, index=card.index, year=str(card.when), between=between)
    return start


def most_points(card: Scorecard) -> Decimal | None:
    """Return what nobody can have more of; None where bonuses may carry the whole beyond its scale.

    That is the end of the scale, unless what the criteria lost comes to more: maxima are printed rounded.
    """
    evaluation = evaluation_of(card)
    if any(node.criterion.bonus for node in evaluation.framework.nodes):
        return None
    lost = (evaluation.of(node).lost for node in evaluation.framework.loss_nodes)
    return max(card.max, start_of(card).score + total(one for one in lost if one > 0))


def points_for_rank(book: Book, card: Scorecard, rank: int) -> Decimal:
    """Return the least score that gives `rank`, the other units staying where they are."""
    scores = scores_beside(book, card)
    merits = scores.merits[WHOLE]
    if card.unit not in merits:
        raise without_points(book, scores, card.unit)
    others = [merit for unit, merit in merits.items() if unit != card.unit]
    if rank > len(merits):
        raise Refusal(TOO_FEW_UNITS, place=str(rank), units=str(len(merits)))
    # The last place is anybody's.
    merit = threshold(others, rank) if rank <= len(others) else merits[card.unit]
    return scores.points_of(WHOLE, card.unit, merit)


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
    lost. Groups, budgets and scoring steps among the `terms` need the extra `path`. Where a cap takes or
    gives points on the way, raises `Refusal` if no way can be verified.
    """
    card = filed.value
    start = start_of(card)
    found = candidates(book, card, limits, terms)
    tree = Tree(evaluation_of(card), found)
    need = target - start.score
    most = len(found) if limits.most is None else limits.most
    program = _program(found, terms)
    constrained = bool(program.groups or program.budgets or any(one.gains for one in found))
    if need <= 0:
        chosen = _Chosen(())
    elif constrained:
        chosen = _Chosen(solve(program, need, most, others + 1))
    else:
        chosen = _choose(found, need, most, others + 1)
    if need > 0 and tree.bends:
        verified = _around_caps(tree, chosen, need, None if constrained else most)
        if verified is None:
            raise Refusal(WAY_NOT_VERIFIED, index=card.index, year=str(card.when), target=target)
        chosen = verified
    ways = [tuple(_steps(tree, way, start.score)) for way in chosen.ways]
    steps = ways[0] if ways else ()
    short = max(ZERO, need - tree.gain(chosen.ways[0])) if chosen.ways else max(ZERO, need)
    proven = not tree.bends and judge(card, tree.evaluation) is None
    return Path(
        filed,
        start,
        target,
        terms,
        found,
        steps,
        short,
        tuple(ways[1:]),
        chosen.unproven,
        proven,
        constrained or most < len(found),
    )


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What is asked of which candidates, the best way first; `unproven` as in `Path`."""

    ways: tuple[Asked, ...]
    unproven: Decimal = ZERO


@dataclass(frozen=True)
class Tree:
    """A scorecard and its candidates: what the whole gains where so many points are asked of some."""

    evaluation: Evaluation
    candidates: tuple[Candidate, ...]

    @cached_property
    def bends(self) -> bool:
        """Whether a cap takes or gives points anywhere on the way, so that gains are not just added up."""
        if all(score.scale.cap is None for score in self.evaluation.scores):
            return False
        full = self._with({at: one.reach for at, one in enumerate(self.candidates)})
        return any(score.taken for score in (*self.evaluation.scores, *full.scores))

    def gain(self, asked: Asked) -> Decimal:
        """Return what the whole gains with what is asked of candidates, in points of the whole."""
        if not self.bends:
            return total(asked.values())
        return self._with(asked).whole.achieved - self.evaluation.whole.achieved

    def _with(self, asked: Asked) -> Evaluation:
        pairs = ((self.candidates[at], points) for at, points in asked.items())
        figures = {one.code: one.score.achieved + one.own(points) for one, points in pairs}
        return evaluate(self.evaluation.framework, {**self.evaluation.figures, **figures})


def _around_caps(tree: Tree, linear: _Chosen, need: Decimal, most: int | None) -> _Chosen | None:
    """Return ways that gain `need` where caps take or give points; `most` is None where more limits a choice.

    What a cap lets through is never more than what is asked, so that the `linear` ways, which know no caps,
    ask for too little at worst, and nothing can gain what even they cannot. None where no way is found.
    """
    enough = tuple(way for way in linear.ways if tree.gain(way) >= need)
    if enough:
        return _Chosen(enough)
    if not any(total(way.values()) >= need for way in linear.ways):
        return _Chosen(tuple(_without_spares(tree, way, need) for way in linear.ways[:1]))
    return None if most is None else _Chosen((_greedy(tree, need, most),))


def _greedy(tree: Tree, need: Decimal, most: int) -> Asked:
    """Return a way that takes on what gains most, one by one, and nothing that it can spare.

    With all that `most` allows it gains as much as was found; not surely the most that there is.
    """
    chosen: dict[int, Decimal] = {}
    gained = ZERO
    rest = dict(enumerate(one.reach for one in tree.candidates))
    while rest and gained < need and len(chosen) < most:
        gains = {at: tree.gain({**chosen, at: reach}) for at, reach in rest.items()}
        best = max(rest, key=lambda at: (gains[at], rest[at], -at))
        chosen[best], gained = rest.pop(best), gains[best]
    kept = _without_spares(tree, chosen, need)
    if gained < need:
        return kept
    # Asking less of one by what is too much never gains less than is needed.
    last = _cheapest_first(tree.candidates, kept)[-1]
    return {**kept, last: kept[last] - (tree.gain(kept) - need)}


def _without_spares(tree: Tree, way: Asked, need: Decimal) -> Asked:
    """Return a way without what it does not take to gain `need`, or as much as it gains: the least first."""
    kept, enough = dict(way), min(need, tree.gain(way))
    for at in sorted(way, key=lambda at: (way[at], -at)):
        spared = {other: asked for other, asked in kept.items() if other != at}
        if tree.gain(spared) >= enough:
            kept = spared
    return kept


def _choose(found: Sequence[Candidate], need: Decimal, most: int, ways: int) -> _Chosen:
    """Return the best `ways` to gain `need` where nothing limits the choice."""
    reaches = [one.reach for one in found]
    count = fewest(reaches, need)
    if count is None or count > most:
        return _Chosen((dict(enumerate(reaches[:most])),))
    cheapest = cheapest_sets(reaches, [one.effort for one in found], need, count, ways)
    filled = tuple(_filled(found, members, need) for members in cheapest.sets)
    return _Chosen(filled, cheapest.cost - cheapest.least)


def _filled(found: Sequence[Candidate], members: Sequence[int], need: Decimal) -> Asked:
    """Return what is asked of `members`: all they can win back, but of the costliest only what is needed."""
    in_order = _cheapest_first(found, members)
    asked = {place: found[place].reach for place in in_order[:-1]}
    return {**asked, in_order[-1]: need - total(asked.values())}


def _cheapest_first(found: Sequence[Candidate], members: Iterable[int]) -> list[int]:
    return sorted(members, key=lambda place: (found[place].effort, place))


def _program(found: Sequence[Candidate], terms: Terms) -> Program:
    """Return the candidates as a program, with those groups and budgets that limit any of them."""
    members = tuple(Member(one.reach, one.effort, one.gains) for one in found)
    groups = (
        (frozenset(place for place, one in enumerate(found) if one.code in group.codes), group.most)
        for group in terms.groups
    )
    budgets = (CostLimit(_shares(found, agency), most) for agency, most in terms.budgets.items())
    return Program(
        members,
        tuple((places, most) for places, most in groups if len(places) > most),
        tuple(budget for budget in budgets if budget.shares),
    )


def _shares(found: Sequence[Candidate], agency: str) -> dict[int, Fraction]:
    """Return the part of each candidate that `agency` bears: as much as each other lead."""
    return {
        place: Fraction(1, len(one.responsibility.leads))
        for place, one in enumerate(found)
        if agency in one.responsibility.leads
    }


def _steps(tree: Tree, asked: Asked, start: Decimal) -> Iterator[Step]:
    taken_on: dict[int, Decimal] = {}
    for place in _cheapest_first(tree.candidates, asked):
        taken_on[place] = asked[place]
        yield Step(tree.candidates[place], asked[place], start + tree.gain(taken_on))


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
    return shares(step.effort, leads).get(agency, ZERO)
