"""The fewest members that gain enough where constraints pile up: a mixed-integer program, solved by HiGHS.

Knows numbers only, as `subsets` does. The solver works in floating point: it only chooses the members and
their steps. What is asked of each is then worked out exactly, in figures of nine decimals, the finest that
data files hold, and a choice that turns out not to do is dropped. Which of equally good ways a solver meets
first differs between its versions, so that an order of our own decides. The library is the extra
`ctscore[path]`, imported on first use.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Any

from ctscore.analysis.program import Asked, Chosen, CostLimit, Member, Program, allotted, in_figures
from ctscore.decimals import fraction_of, total
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import MISSING_EXTRA
from ctscore.phrases import Words
from ctscore.records import dataclass
from ctscore.streams import silenced

if TYPE_CHECKING:
    from highspy import Highs

_ROWS, _WHOLE = 1e-7, 1e-9  # by how much a sum may be off in the solver, and a 0 or 1
_SCALE = 10_000  # of points in the solver: their usual last decimal is 1, far above what may be off
_LEAST_PART = 1e-8  # of the highest price; the solver takes nothing smaller, and would lose it anyway
_AS_GOOD, _AS_GOOD_PART = 1e-6, 1e-12  # what is so near the best, or by this part of it, is as good
_AT_ONCE = 16  # choices put in order by one run, with powers of two that floating point tells apart easily


def solve(program: Program, need: Decimal, most: int, ways: int) -> tuple[Asked, ...]:
    """Return up to `ways` ways to gain `need` with the fewest members, at most `most`, in order of cost.

    Of ways that cost the same the one whose members reach furthest comes first, then the one that uses the
    members that stand first. Where none gains enough, the one way that gains most with `most` members; of
    such ways that with the fewest, at the least cost. Raises `Refusal` without the solver.
    """
    model = _Model(program, need)
    fewest = model.fewest()
    for count in () if fewest is None else range(fewest, most + 1):
        found = list(islice(model.enough(count), ways))
        if found:
            return tuple(sorted(found, key=program.cost))
    return (_Model(program, None).most(most),)


@dataclass(frozen=True, slots=True)
class _Way:
    """What is chosen, and what is asked of each of them at the least cost; None where they do not do."""

    chosen: Chosen
    asked: Mapping[int, Fraction] | None


@dataclass(frozen=True, slots=True)
class _Aim:
    """A sum of the solver that is to be as small as it can be, and what it comes to, without its noise."""

    sum: Any
    exactly: Callable[[_Way], Fraction]


class _Model:
    """The program in the solver: which members are used (0 or 1), and how many points are asked of each.

    `choices` are what is decided, in our order: whether a member is used, or which of its steps is.
    """

    def __init__(self, program: Program, need: Decimal | None) -> None:
        self._solver = _solver()
        self._program, self._goal = program, need
        members = program.members
        self._used = [self._solver.addBinary() for _ in members]
        self._asked = [self._solver.addVariable(lb=0, ub=_points(member.reach)) for member in members]
        self._choices: list[tuple[int, Decimal | None, Any]] = []
        for place, member in enumerate(members):
            self._offer(place, member)
        for group, limit in program.groups:
            self._keep(self._sum([self._used[place] for place in sorted(group)]) <= limit)
        for budget in program.budgets:
            self._keep_to(budget, members)
        self._count = self._keep(self._sum(self._used) <= len(members))
        if need is not None:
            self._keep(self._sum(self._asked) >= _points(need))

    def _offer(self, place: int, member: Member) -> None:
        """Add what can be chosen of a member, and what it gains then."""
        used, asked = self._used[place], self._asked[place]
        if not member.gains:
            self._keep(asked <= _points(member.reach) * used)
            self._choices.append((place, None, used))
            return
        steps = [(gain, self._solver.addBinary()) for gain in reversed(member.gains)]
        self._keep(self._sum([step for _, step in steps]) == used)
        self._keep(self._sum([_points(gain) * step for gain, step in steps]) == asked)
        self._choices += [(place, gain, step) for gain, step in steps]

    def _keep_to(self, budget: CostLimit, members: Sequence[Member]) -> None:
        """Add the row of a budget, as parts of its highest price: solvers take only so large a range."""
        prices = {place: share * fraction_of(members[place].cost) for place, share in budget.shares.items()}
        highest = max(prices.values(), default=0)
        if highest:
            parts = {place: float(price / highest) for place, price in prices.items()}
            spent = [part * self._asked[place] for place, part in parts.items() if part > _LEAST_PART]
            self._keep(self._sum(spent) <= float(Fraction(budget.most) / highest * _SCALE))

    def fewest(self) -> int | None:
        """Return how many members it takes; None where all are not enough."""
        return len(self._chosen()) if self._solved(minimize=self._sum(self._used)) else None

    def enough(self, count: int) -> Iterator[Asked]:
        """Yield the ways to gain what is needed with `count` members, the cheapest first."""
        reaches = [member.reach for member in self._program.members]
        room = _Aim(
            self._weighted([-_points(reach) for reach in reaches], self._used),
            lambda way: -fraction_of(total(reaches[place] for place in way.chosen)),
        )
        return self._ways(count, (self._least_cost(), room))

    def most(self, count: int) -> Asked:
        """Return the way that gains most with `count` members."""
        gain = self._weighted([-1.0] * len(self._asked), self._asked)
        most = _Aim(gain, lambda way: -sum((way.asked or {}).values(), Fraction(0)))
        fewest = _Aim(self._sum(self._used), lambda way: Fraction(len(way.chosen), _SCALE))
        return next(self._ways(count, (most, fewest, self._least_cost())), {})

    def _least_cost(self) -> _Aim:
        costs = [fraction_of(member.cost) for member in self._program.members]
        highest = max(costs, default=Fraction(0)) or Fraction(1)
        parts = [cost / highest for cost in costs]
        return _Aim(
            self._weighted([float(part) for part in parts], self._asked),
            lambda way: sum((parts[at] * points for at, points in (way.asked or {}).items()), Fraction(0)),
        )

    def _ways(self, count: int, aims: Sequence[_Aim]) -> Iterator[Asked]:
        """Yield ways with at most `count` members, never the same: by the first of `aims`, then the next."""
        self._bound(self._count, count)
        while found := self._best(aims):
            able = [way for way in found if way.asked is not None]
            if able:
                # Floating point may take for equal what is not.
                best = min(able, key=lambda way: [aim.exactly(way) for aim in aims])
                yield in_figures(self._program, best.asked or {}, self._goal)
                self._forbid([self._used[place] for place in best.chosen], of=self._used)
            else:
                chosen = found[0].chosen.items()
                taken = [one for place, gain, one in self._choices if (place, gain) in chosen]
                self._forbid(taken, of=[one for _, _, one in self._choices])

    def _best(self, aims: Sequence[_Aim]) -> list[_Way]:
        """Return the best way by `aims` and in our order, then those before it; nothing if there is none."""
        found: list[_Way] = []
        held = []
        for aim in aims:
            if not self._solved(minimize=aim.sum):
                break
            way = self._way(self._chosen())
            noisy = self._solver.getObjectiveValue()
            best = noisy if way.asked is None else float(aim.exactly(way) * _SCALE)
            held.append(self._keep(aim.sum <= best + max(_AS_GOOD, abs(best) * _AS_GOOD_PART)))
            found.append(way)
        if found:
            found.append(self._way(self._in_our_order(found[-1].chosen)))
        for row in held:
            self._bound(row, self._solver.inf)
        return found[::-1]

    def _way(self, chosen: Chosen) -> _Way:
        return _Way(chosen, allotted(self._program, chosen, self._goal))

    def _in_our_order(self, chosen: Chosen) -> Chosen:
        """Return the choice that takes the first of all that can be had, then the next, and so on."""
        fixed: list[Any] = []
        for start in range(0, len(self._choices), _AT_ONCE):
            some = self._choices[start : start + _AT_ONCE]
            powers = [-float(1 << place) for place in reversed(range(len(some)))]
            if self._solved(minimize=self._weighted(powers, [one for _, _, one in some])):
                chosen = self._chosen()
            for place, gain, one in some:
                value = float((place, gain) in chosen.items())
                self._solver.changeColBounds(one.index, value, value)
                fixed.append(one)
            if max(chosen, default=0) < some[-1][0]:
                break  # the others are not used
        for one in fixed:
            self._solver.changeColBounds(one.index, 0.0, 1.0)
        return chosen

    def _forbid(self, chosen: Sequence[Any], of: Sequence[Any]) -> None:
        """Let no further way choose just these `of` all."""
        places = {one.index for one in chosen}
        signs = [1.0 if one.index in places else -1.0 for one in of]
        self._keep(self._weighted(signs, of) <= len(chosen) - 1)

    def _weighted(self, weights: Sequence[float], variables: Sequence[Any]) -> Any:
        pairs = zip(weights, variables, strict=True)
        return self._sum([weight * one for weight, one in pairs if abs(weight) > _LEAST_PART])

    def _sum(self, terms: Sequence[Any]) -> Any:
        return self._solver.qsum(terms)

    def _keep(self, row: Any) -> Any:
        return self._solver.addConstr(row)

    def _bound(self, row: Any, most: float) -> None:
        self._solver.changeRowBounds(row.index, -self._solver.inf, most)

    def _solved(self, minimize: Any) -> bool:
        """Return whether there is a way, the best of which is found then."""
        from highspy import HighsModelStatus as Status  # noqa: PLC0415

        for presolve in ("choose", "off"):
            self._solver.setOptionValue("presolve", presolve)
            self._solver.minimize(minimize)
            status = self._solver.getModelStatus()
            if status in (Status.kOptimal, Status.kInfeasible, Status.kUnboundedOrInfeasible):
                return bool(status == Status.kOptimal)
            # Some versions stumble now and then over what they simplified.
            self._solver.clearSolver()
        raise ArithmeticError(f"the solver gave up: {status}")

    def _chosen(self) -> Chosen:
        values = self._solver.vals([one for _, _, one in self._choices])
        return {
            place: gain for (place, gain, _), value in zip(self._choices, values, strict=True) if value > 0.5
        }


def _solver() -> "Highs":
    try:
        with silenced():  # some versions greet with a banner, before they can be told not to
            from highspy import Highs  # noqa: PLC0415

            solver = Highs()  # type: ignore[no-untyped-call]
    except ImportError:
        what = Words(
            "tính đường đi có nhóm, ngân sách hay mức điểm", "a path with groups, budgets or scoring steps"
        )
        raise Refusal(MISSING_EXTRA, library="highspy", extra="path", what=what) from None
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
