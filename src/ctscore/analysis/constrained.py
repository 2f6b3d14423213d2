"""The fewest members that gain enough where constraints pile up: a mixed-integer program, solved by HiGHS.

Knows numbers only, as `subsets` does. The solver works in floating point: it chooses the members, and what
is asked of each is then fitted to figures of nine decimals, the finest that data files hold. The library is
the extra `ctscore[path]`, imported on first use.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ctscore.figures import FINEST, ZERO, cut, total
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import MISSING_EXTRA

if TYPE_CHECKING:
    from highspy import Highs

Asked = Mapping[int, Decimal]
"""Points asked of members, by their place."""

_ROWS, _WHOLE = 1e-7, 1e-9  # by how much a sum may be off in the solver, and a 0 or 1
_SCALE = 10_000  # of points in the solver: their usual last decimal is 1, far above what may be off
_LEAST_PART = 1e-8  # of the highest price of a budget; less would be lost in floating point anyway


@dataclass(frozen=True, slots=True)
class Member:
    """What a member gains at most, what a point costs; its only `gains` where it is scored in steps."""

    reach: Decimal
    cost: Decimal
    gains: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """What can be spent at `most`, and the share of the cost of each member (by place) that it bears."""

    shares: Mapping[int, Fraction]
    most: Decimal

    def left(self, members: Sequence[Member], asked: Asked) -> Fraction:
        """Return what is left of it, exactly; negative where it is overspent."""
        spent = (
            share * Fraction(members[place].cost * asked[place])
            for place, share in self.shares.items()
            if place in asked
        )
        return Fraction(self.most) - sum(spent)


@dataclass(frozen=True, slots=True)
class Program:
    """The problem: members, groups of places of which at most so many are used, and budgets."""

    members: tuple[Member, ...]
    groups: tuple[tuple[frozenset[int], int], ...] = ()
    budgets: tuple[Budget, ...] = ()

    def cost(self, asked: Asked) -> Decimal:
        """Return what `asked` costs."""
        return total(self.members[place].cost * points for place, points in asked.items())

    def affords(self, asked: Asked) -> bool:
        """Return whether `asked` is within all budgets, exactly."""
        return all(budget.left(self.members, asked) >= 0 for budget in self.budgets)


def solve(program: Program, need: Decimal, most: int, ways: int) -> tuple[Asked, ...]:
    """Return up to `ways` ways to gain `need` with the fewest members, at most `most`, in order of cost.

    Where none does, the one way that gains most with `most` members. Raises `Refusal` without the solver.
    """
    model = _Model(program, need)
    count = model.fewest()
    if count is None or count > most:
        return (_fitted(program, model.most(most), None),)
    found: list[Asked] = []
    while len(found) < ways and (chosen := model.cheapest(count)) is not None:
        model.forbid(chosen)
        found.append(_fitted(program, chosen, need))
    return tuple(sorted(found, key=program.cost))


class _Model:
    """The program in the solver: which members are used (0 or 1), and how many points are asked of each."""

    def __init__(self, program: Program, need: Decimal) -> None:
        self._solver = _solver()
        members = program.members
        everyone = range(len(members))
        self._costs = _scaled([member.cost for member in members])
        self._used = [self._solver.addBinary() for _ in everyone]
        self._asked = [self._solver.addVariable(lb=0, ub=_points(member.reach)) for member in members]
        self._need = self._solver.addConstr(self._sum(self._asked) >= _points(need))
        for used, asked, member in zip(self._used, self._asked, members, strict=True):
            if member.gains:
                levels = [self._solver.addBinary() for _ in member.gains]
                gained = [_points(gain) * level for gain, level in zip(member.gains, levels, strict=True)]
                self._solver.addConstr(self._sum(levels) == used)
                self._solver.addConstr(self._sum(gained) == asked)
            else:
                self._solver.addConstr(asked <= _points(member.reach) * used)
        for group, limit in program.groups:
            self._solver.addConstr(self._sum([self._used[place] for place in group]) <= limit)
        for budget in program.budgets:
            self._keep_to(budget, members)
        self._count = self._solver.addConstr(self._sum(self._used) <= len(members))

    def _keep_to(self, budget: Budget, members: Sequence[Member]) -> None:
        """Add the row of a budget, as parts of its highest price: solvers take only so large a range."""
        prices = {place: share * Fraction(members[place].cost) for place, share in budget.shares.items()}
        highest = max(prices.values(), default=0)
        if highest:
            parts = {place: float(price / highest) for place, price in prices.items()}
            spent = [part * self._asked[place] for place, part in parts.items() if part > _LEAST_PART]
            self._solver.addConstr(self._sum(spent) <= float(Fraction(budget.most) / highest * _SCALE))

    def fewest(self) -> int | None:
        """Return how many members it takes; None where all are not enough."""
        self._at_most(len(self._used))
        if not self._solved(minimize=self._sum(self._used)):
            return None
        return len(self._chosen())

    def cheapest(self, count: int) -> Asked | None:
        """Return the cheapest way with `count` members; None where there is none."""
        self._at_most(count)
        cost = self._sum([cost * asked for cost, asked in zip(self._costs, self._asked, strict=True)])
        return self._chosen() if self._solved(minimize=cost) else None

    def most(self, count: int) -> Asked:
        """Return the way that gains most with `count` members, be it enough or not."""
        self._at_most(count)
        self._solver.changeRowBounds(self._need.index, -self._solver.inf, self._solver.inf)
        self._solved(minimize=self._sum([-1.0 * asked for asked in self._asked]))
        return self._chosen()

    def forbid(self, chosen: Asked) -> None:
        """Let no further way use all of these members."""
        self._solver.addConstr(self._sum([self._used[place] for place in chosen]) <= len(chosen) - 1)

    def _at_most(self, count: int) -> None:
        self._solver.changeRowBounds(self._count.index, -self._solver.inf, count)

    def _sum(self, terms: Sequence[Any]) -> Any:
        return self._solver.qsum(terms)

    def _solved(self, minimize: Any) -> bool:
        from highspy import HighsModelStatus  # noqa: PLC0415

        self._solver.minimize(minimize)
        return bool(self._solver.getModelStatus() == HighsModelStatus.kOptimal)

    def _chosen(self) -> Asked:
        used = self._solver.vals(self._used)
        asked = self._solver.vals(self._asked)
        return {place: Decimal(asked[place]) / _SCALE for place, one in enumerate(used) if one > 0.5}


def _solver() -> "Highs":
    try:
        from highspy import Highs  # noqa: PLC0415
    except ImportError:
        what = {
            "what_vi": "tính đường đi có nhóm, ngân sách hay mức điểm",
            "what_en": "a path with groups, budgets or scoring steps",
        }
        raise Refusal(MISSING_EXTRA, library="highspy", extra="path", **what) from None
    solver = Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    # One thread, so that the same question always has the same answer.
    options = {
        "threads": 1,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": _WHOLE,
        "primal_feasibility_tolerance": _ROWS,
        "mip_feasibility_tolerance": _WHOLE,
    }
    for name, value in options.items():
        solver.setOptionValue(name, value)
    return solver


def _points(figure: Decimal) -> float:
    return float(figure * _SCALE)


def _scaled(costs: Sequence[Decimal]) -> list[float]:
    highest = max(costs, default=ZERO) or Decimal(1)
    return [float(cost / highest) for cost in costs]


def _fitted(program: Program, chosen: Asked, need: Decimal | None) -> Asked:
    """Return `chosen` in figures of nine decimals that gain exactly `need`; without it, as they come.

    Reaches are kept exactly. So are budgets, but for the last decimal where what they pay for has no end.
    """
    members = program.members
    asked = {
        place: min(members[place].gains, key=lambda gain: abs(gain - points))
        if members[place].gains
        else max(ZERO, min(cut(points + FINEST / 2), members[place].reach))
        for place, points in chosen.items()
    }
    free = sorted(
        (place for place in asked if not members[place].gains), key=lambda place: members[place].cost
    )
    for place in free:
        asked[place] = max(ZERO, asked[place] + min(ZERO, _room(program, asked, place)))
    if need is not None:
        _fill(program, asked, free, need)
    return {place: points for place, points in asked.items() if points}


def _fill(program: Program, asked: dict[int, Decimal], free: Sequence[int], need: Decimal) -> None:
    """Add what `need` lacks where budgets leave room, else where reaches do; take off what is over."""
    missing = need - total(asked.values())
    for place in free:
        more = max(ZERO, min(missing, _room(program, asked, place)))
        asked[place], missing = asked[place] + more, missing - more
    for place in free:
        more = max(ZERO, min(missing, program.members[place].reach - asked[place]))
        asked[place], missing = asked[place] + more, missing - more
    for place in reversed(free):
        less = max(ZERO, min(-missing, asked[place]))
        asked[place], missing = asked[place] - less, missing + less


def _room(program: Program, asked: Asked, place: int) -> Decimal:
    """Return how many points more the member at `place` can be asked for, within its reach and all budgets.

    Negative where a budget is overspent.
    """
    member = program.members[place]
    prices = ((budget, budget.shares.get(place, 0) * Fraction(member.cost)) for budget in program.budgets)
    rooms = (budget.left(program.members, asked) / price for budget, price in prices if price)
    units = min((Fraction(member.reach - asked[place]), *rooms)) // Fraction(FINEST)
    return units * FINEST
