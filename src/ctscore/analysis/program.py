"""Choosing where constraints pile up, and what is asked of those chosen: exactly, at the least cost.

Knows numbers only, as `subsets` does. Linear programs are solved by the simplex method with fractions: small
ones only, since nothing is rounded and figures grow long.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from ctscore.decimals import FINEST, ZERO, exact, fraction_of, simplest, total
from ctscore.records import dataclass

Sum = Mapping[int, Fraction]
"""Variables, each with how often it counts."""

_CONSTANT = -1  # stands beside the variables of a sum for what is added to it

_Row = dict[int, Fraction]


@dataclass(frozen=True, slots=True)
class AtMost:
    """A sum and the most it may come to, which is not negative."""

    sum: Sum
    most: Fraction


def least(variables: Collection[int], rows: Sequence[AtMost], aims: Sequence[Sum]) -> dict[int, Fraction]:
    """Return values of `variables` within `rows` that make the first of `aims` least, then the next.

    No aim may fall without end.
    """
    # What each row leaves is a variable too; at first nothing is used, and those stand in the basis.
    beyond = max(variables, default=_CONSTANT) + 1
    basis: dict[int, _Row] = {}
    for place, row in enumerate(rows):
        left = {variable: -factor for variable, factor in row.sum.items() if factor}
        basis[beyond + place] = {_CONSTANT: row.most, **left}
    aimed: list[_Row] = [dict(aim) for aim in aims]
    settled = {_CONSTANT}
    for aim in aimed:
        # The lowest number of those that help, and of those that leave: so it never goes in circles (Bland).
        while helping := [one for one, factor in aim.items() if factor < 0 and one not in settled]:
            _exchange(basis, aimed, min(helping))
        settled |= {one for one, factor in aim.items() if factor}
    return {one: basis.get(one, {}).get(_CONSTANT, Fraction(0)) for one in variables}


def _exchange(basis: dict[int, _Row], aims: Iterable[_Row], entering: int) -> None:
    """Raise the variable `entering` until one of the basis is used up, and let it take the place of that."""
    limits = (
        (row.get(_CONSTANT, Fraction(0)) / -row[entering], variable)
        for variable, row in basis.items()
        if row.get(entering, 0) < 0
    )
    _, leaving = min(limits)
    row = basis.pop(leaving)
    factor = row.pop(entering)
    solved = {variable: -part / factor for variable, part in row.items()}
    solved[leaving] = 1 / factor
    for other in (*basis.values(), *aims):
        times = other.pop(entering, None)
        if times:
            for variable, part in solved.items():
                other[variable] = other.get(variable, Fraction(0)) + times * part
                if not other[variable]:
                    del other[variable]
    basis[entering] = solved


Asked = Mapping[int, Decimal]
"""Points asked of members, by their place."""

Chosen = Mapping[int, Decimal | None]
"""The members that are used, by their place, each with its step; None where it is not scored in steps."""


@dataclass(frozen=True, slots=True)
class Member:
    """What a member gains at most, what a point costs; its only `gains` where it is scored in steps."""

    reach: Decimal
    cost: Decimal
    gains: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class CostLimit:
    """What can be spent at `most`, and the share of the cost of each member (by place) that it bears."""

    shares: Mapping[int, Fraction]
    most: Decimal

    def left(self, members: Sequence[Member], asked: Asked) -> Fraction:
        """Return what is left of it, exactly; negative where it is overspent."""
        spent = (
            share * fraction_of(members[place].cost * asked[place])
            for place, share in self.shares.items()
            if place in asked
        )
        return Fraction(self.most) - sum(spent)


@dataclass(frozen=True, slots=True)
class Program:
    """The problem: members, groups of places of which at most so many are used, and budgets."""

    members: tuple[Member, ...]
    groups: tuple[tuple[frozenset[int], int], ...] = ()
    budgets: tuple[CostLimit, ...] = ()

    def cost(self, asked: Asked) -> Decimal:
        """Return what `asked` costs."""
        return total(self.members[place].cost * points for place, points in asked.items())

    def affords(self, asked: Asked) -> bool:
        """Return whether `asked` is within all budgets, exactly."""
        return all(budget.left(self.members, asked) >= 0 for budget in self.budgets)


def allotted(program: Program, chosen: Chosen, need: Decimal | None) -> Mapping[int, Fraction] | None:
    """Return what is asked of each of `chosen`: `need` at the least cost; without it all they can gain.

    Of members with equal cost the first give most. None where `chosen` does not gain `need`, or steps alone
    are more than a budget allows.
    """
    steps = {place: gain for place, gain in chosen.items() if gain is not None}
    if not program.affords(steps):
        return None
    one = Fraction(1)
    costs = {place: fraction_of(program.members[place].cost) for place in chosen.keys() - steps.keys()}
    free = sorted(costs, key=lambda place: (costs[place], place))
    rows = [AtMost({place: one}, fraction_of(program.members[place].reach)) for place in free]
    for budget in program.budgets:
        prices = {place: budget.shares.get(place, 0) * costs[place] for place in free}
        rows.append(AtMost(prices, budget.left(program.members, steps)))
    rest = None if need is None else max(ZERO, need - total(steps.values()))
    if rest is not None:
        rows.append(AtMost(dict.fromkeys(free, one), fraction_of(rest)))
    most = dict.fromkeys(free, -one)
    given = least(free, rows, [most, costs, *({place: -one} for place in free)])
    if rest is not None and sum(given.values()) < fraction_of(rest):
        return None
    return {place: fraction_of(gain) for place, gain in steps.items()} | given


def in_figures(program: Program, wanted: Mapping[int, Fraction], need: Decimal | None) -> Asked:
    """Return what is asked, in figures of nine decimals as far as reaches have such, to gain `need` or more.

    What budgets pay for may have no end: the last decimal of a figure may pass them then.
    """
    asked = {place: _in_figure(program.members[place], points) for place, points in wanted.items()}
    free = [place for place in wanted if not program.members[place].gains]
    free.sort(key=lambda place: (program.members[place].cost, place))
    _fill(program, asked, free, ZERO if need is None else max(ZERO, need - total(asked.values())))
    return {place: simplest(points) for place, points in asked.items() if points}


def _in_figure(member: Member, points: Fraction) -> Decimal:
    """Return what is asked of a member, whole where that is a step or all it can gain, else cut."""
    whole = bool(member.gains) or points == fraction_of(member.reach)
    return exact(points) if whole else points // Fraction(FINEST) * FINEST


def _fill(program: Program, asked: dict[int, Decimal], free: Sequence[int], missing: Decimal) -> None:
    """Add what is `missing` of the last decimal: where budgets leave room, else where reaches do."""
    for place in free:
        more = max(ZERO, min(missing, _room(program, asked, place)))
        asked[place], missing = asked[place] + more, missing - more
    for place in free:
        more = max(ZERO, min(missing, program.members[place].reach - asked[place]))
        asked[place], missing = asked[place] + more, missing - more


def _room(program: Program, asked: Asked, place: int) -> Decimal:
    """Return how many points more the member at `place` can be asked for, within its reach and budgets."""
    member = program.members[place]
    prices = ((budget, budget.shares.get(place, 0) * fraction_of(member.cost)) for budget in program.budgets)
    rooms = (budget.left(program.members, asked) / price for budget, price in prices if price)
    units = min((fraction_of(member.reach - asked[place]), *rooms)) // Fraction(FINEST)
    return units * FINEST
