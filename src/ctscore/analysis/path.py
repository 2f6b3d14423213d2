"""What is the least we must fix? The smallest set of criteria that reaches a target, found exactly."""

import heapq
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ctscore.analysis.panels import WHOLE, scores_of
from ctscore.analysis.ranking import threshold
from ctscore.analysis.reconcile import Headline, headline
from ctscore.analysis.responsibility import Responsibility, responsibilities
from ctscore.analysis.tree import Node, leaves
from ctscore.analysis.units import panels_on_file, without_points
from ctscore.book import Book, Filed
from ctscore.figures import HUNDRED, ZERO, total
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_PANEL, NO_TOTAL, TOO_FEW_UNITS
from ctscore.model import Scorecard
from ctscore.words import natural_key

SURVEY_CAP = Decimal(30)
"""Percent of its loss that a survey criterion is taken to win back at most, unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A criterion that lost points, and how many of them can be won back at most (`reach`)."""

    node: Node
    reach: Decimal
    responsibility: Responsibility

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


@dataclass(frozen=True, slots=True)
class Step:
    """One criterion of a path: how many points are asked of it, and the total with it and those before."""

    candidate: Candidate
    asked: Decimal
    total: Decimal

    @property
    def points(self) -> Decimal:
        """The points that the criterion would have."""
        return (self.candidate.node.criterion.achieved or ZERO) + self.asked


@dataclass(frozen=True, slots=True)
class Path:
    """The way from a score to a target: the fewest criteria, of which only the last is asked for a part.

    `shortfall` is how much is missing where the target cannot be reached: `steps` are then all that helps.
    `alternatives` are other sets of the same size that reach it.
    """

    filed: Filed[Scorecard]
    start: Headline
    target: Decimal
    steps: tuple[Step, ...]
    shortfall: Decimal
    alternatives: tuple[tuple[Candidate, ...], ...]
    candidates: tuple[Candidate, ...]

    @property
    def ceiling(self) -> Decimal:
        """The most that all candidates together can reach, in points of the whole."""
        return self.start.score + total(one.reach for one in self.candidates)


def best_points(book: Book, card: Scorecard) -> Mapping[str, Decimal]:
    """Return what the best unit has at each criterion, where a panel tells; else nothing."""
    scores = scores_of(book, card.index, card.year)
    by_code = scores.by_code if scores else {}
    return {code: max(by_unit.values()) for code, by_unit in by_code.items() if by_unit}


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
        raise Refusal(NO_PANEL, index=card.index, year=str(card.year), known=panels_on_file(book))
    if card.unit not in by_unit:
        raise without_points(book, scores, card.unit)
    others = [points for unit, points in by_unit.items() if unit != card.unit]
    if rank > len(by_unit):
        raise Refusal(TOO_FEW_UNITS, place=str(rank), units=str(len(by_unit)))
    # The last place is anybody's.
    return threshold(others, rank) if rank <= len(others) else by_unit[card.unit]


def find_path(book: Book, filed: Filed[Scorecard], target: Decimal, limits: Limits, others: int = 3) -> Path:
    """Return the fewest criteria that reach `target`, with up to `others` alternatives of the same size.

    Every point costs the same, so that all sets of the fewest criteria ask for equally much: the one that
    leaves the most room counts first. Loss that no listed criterion explains stays lost.
    """
    start = start_of(filed.value)
    found = tuple(candidates(book, filed.value, limits))
    need = target - start.score
    most = len(found) if limits.most is None else limits.most
    count = fewest([one.reach for one in found], need)
    if count is None or count > most:
        chosen = found[:most]
        short = need - total(one.reach for one in chosen)
        return Path(filed, start, target, _steps(chosen, start.score, None), short, (), found)
    sets = list(_sets(found, need, count, others + 1))
    steps = _steps(sets[0], start.score, need) if sets else ()
    return Path(filed, start, target, steps, ZERO, tuple(sets[1:]), found)


def candidates(book: Book, card: Scorecard, limits: Limits) -> Iterator[Candidate]:
    """Yield the criteria that can win points back within `limits`: the most first, ties in order of code."""
    led = responsibilities(book, card)
    found = [
        Candidate(node, _reach(node, limits), led[node.criterion.code])
        for node in leaves(card)
        if node.criterion.max is not None and not _left_out(node, limits, led[node.criterion.code].leads)
    ]
    found = [one for one in found if one.reach > 0]
    yield from sorted(found, key=lambda one: (-one.reach, natural_key(one.code)))


def _left_out(node: Node, limits: Limits, leads: Collection[str]) -> bool:
    codes = {node.criterion.code, *(parent.code for parent in node.parents)}
    if codes & limits.exclude or (limits.no_survey and node.method != "not-survey"):
        return True
    return limits.only_agency is not None and limits.only_agency not in leads


def _reach(node: Node, limits: Limits) -> Decimal:
    criterion = node.criterion
    highest, achieved = criterion.max or ZERO, criterion.achieved or ZERO
    ceiling = (limits.ceilings or {}).get(criterion.code)
    if ceiling is not None:
        return min(ceiling, highest) - achieved
    lost = highest - achieved
    won = lost if node.method == "not-survey" else lost * limits.survey_cap / HUNDRED
    best = (limits.best or {}).get(criterion.code)
    return won if best is None else min(won, best - achieved)


def fewest(reaches: Sequence[Decimal], need: Decimal) -> int | None:
    """Return how many of `reaches` (the largest first) it takes to gain `need`; None where all are too few.

    No smaller number can do: any set of that size gains at most as much as the largest ones.
    """
    gained = ZERO
    for count, reach in enumerate((ZERO, *reaches)):
        gained += reach
        if gained >= need:
            return count
    return None


def _sets(
    found: Sequence[Candidate], need: Decimal, count: int, most: int
) -> Iterator[tuple[Candidate, ...]]:
    """Yield the sets of `count` candidates that gain `need`, the most roomy first, at most `most` of them.

    Candidates stand in order of reach. A set is followed by those in which one member gives way to its next
    one, so that a heap hands them out in order of what they gain; none is made twice.
    """
    if count == 0:
        return
    reaches = [one.reach for one in found]
    first = tuple(range(count))
    heap = [(-total(reaches[:count]), first)]
    seen = {first}
    given = 0
    while heap and given < most:
        gained, members = heapq.heappop(heap)
        if -gained < need:
            return
        yield tuple(found[place] for place in members)
        given += 1
        for at, place in enumerate(members):
            following = members[at + 1] if at + 1 < count else len(found)
            if place + 1 < following:
                other = (*members[:at], place + 1, *members[at + 1 :])
                if other not in seen:
                    seen.add(other)
                    heapq.heappush(heap, (gained + reaches[place] - reaches[place + 1], other))


def _steps(chosen: Sequence[Candidate], start: Decimal, need: Decimal | None) -> tuple[Step, ...]:
    """Return what is asked of each: all it can win back, but of the last only what is still needed."""
    steps: list[Step] = []
    running = start
    for place, candidate in enumerate(chosen):
        asked = candidate.reach
        if need is not None and place == len(chosen) - 1:
            asked = min(asked, start + need - running)
        running += asked
        steps.append(Step(candidate, asked, running))
    return tuple(steps)
