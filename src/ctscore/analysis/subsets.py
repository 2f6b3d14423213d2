"""Choosing so many of many: sets of one size that gain enough, the roomiest or the cheapest first, exactly.

Knows numbers only: what each member gains at most (its reach) and what a point of it costs. Inside, figures
are whole numbers of a unit that divides them all, so that nothing is rounded. Members that are alike in
both are of one kind, and sets that differ only in which of them they use are looked at once.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, chain, combinations, islice, product, takewhile
from math import lcm

from ctscore.decimals import ZERO, Ratio, exact, fraction_of, places
from ctscore.records import dataclass

Members = tuple[int, ...]
"""Places in the list of reaches."""

_MOST_COMPARED = 5_000  # if no more sets than this gain enough, all of them are compared
_MOST_TRIED = 100_000  # sets after which the search by bound ends, proven or not
_FINE = 1 << 20  # into so many parts the smallest unit of cost is split when a price is searched for


@dataclass(frozen=True, slots=True)
class Cheapest:
    """Sets in order of cost, what the first one costs, and what no set can be below (the same, if proven)."""

    sets: tuple[Members, ...]
    cost: Decimal
    least: Decimal


def fewest(reaches: Sequence[Decimal], need: Decimal) -> int | None:
    """Return how many of `reaches` (the largest first) it takes to gain `need`; None where all are too few.

    No smaller number can do: any set of that size gains at most as much as the largest ones.
    """
    sums = accumulate(reaches, initial=ZERO)
    return next((count for count, gained in enumerate(sums) if gained >= need), None)


def cheapest_sets(
    reaches: Sequence[Decimal], costs: Sequence[Decimal], need: Decimal, count: int, most: int
) -> Cheapest:
    """Return up to `most` sets of `count` members that gain `need`, in order of what that costs.

    `count` is the fewest that can do, so that no member is spared: all are used fully but the costliest,
    which gives what is left. Where few sets gain enough all of them are compared, else a bound ends the
    search. Of sets that cost the same, those that were found to gain most come first.
    """
    unit, cost_unit = _unit((*reaches, need)), _unit(costs)
    prices = [_whole(cost, cost_unit) * _FINE for cost in costs]
    kinds, goal = _kinds([_whole(reach, unit) for reach in reaches], prices), _whole(need, unit)
    order = _Order(kinds, _reach, count)
    found = list(islice(_gaining(order, goal), _MOST_COMPARED + 1))
    priced = sorted((order.cost(one, goal), place) for place, one in enumerate(found))
    spelled = ((cost, members) for cost, place in priced for members in order.spelled_out(found[place], most))
    cheapest = list(islice(spelled, most))
    least = cheapest[0][0]
    if len(found) > _MOST_COMPARED:
        cheapest, least = _search(kinds, goal, count, cheapest)
    scale = _FINE * unit * cost_unit
    cost, bound = (exact(Fraction(figure, scale)) for figure in (cheapest[0][0], least))
    return Cheapest(tuple(members for _, members in cheapest), cost, bound)


@dataclass(frozen=True, slots=True)
class _Alike:
    """Members that are alike: what each can gain, what a unit of that costs, and their places."""

    reach: int
    cost: int
    members: Members


_Priced = tuple[int, Members]
"""What a set costs, and its members."""

_Shift = tuple[tuple[int, int], ...]
"""A set, told by how it differs from the best one: places of kinds, and how many more or fewer it uses."""


class _Order:
    """Kinds in order of what one of them is worth, and all sets of `count` members, the most worth first."""

    def __init__(self, kinds: Iterable[_Alike], worth: Callable[[_Alike], int], count: int) -> None:
        """Sort `kinds` by `worth`; the best set takes the first `count` members."""
        self._kinds = sorted(kinds, key=lambda kind: (-worth(kind), -kind.reach, kind.members))
        self._worth = [worth(kind) for kind in self._kinds]
        before = accumulate((len(kind.members) for kind in self._kinds), initial=0)
        self._used = [
            max(0, min(len(kind.members), count - passed))
            for kind, passed in zip(self._kinds, before, strict=False)
        ]
        best = [(used, place) for place, used in enumerate(self._used) if used]
        self._last = best[-1][1] if best else 0
        self._dearest_first = sorted((place for _, place in best), key=lambda at: -self._kinds[at].cost)
        self._gain = sum(used * self._kinds[place].reach for used, place in best)
        self._spent = sum(used * self._kinds[place].reach * self._kinds[place].cost for used, place in best)
        self._best = sum(used * self._worth[place] for used, place in best)

    def sets(self) -> Iterator[tuple[int, _Shift]]:
        """Yield what each set is worth, and the set, the most worth first; none is made twice.

        A set is followed by those in which one member gives way to one of the next kind. Every set but the
        best is reached so, from one that is worth no less.
        """
        heap: list[tuple[int, _Shift]] = [(-self._best, ())]
        seen: set[_Shift] = {()}
        while heap:
            worth, shift = heapq.heappop(heap)
            yield -worth, shift
            for place in self._movable(shift):
                other = _moved(shift, place)
                if other not in seen:
                    seen.add(other)
                    heapq.heappush(heap, (worth + self._worth[place] - self._worth[place + 1], other))

    def gain(self, shift: _Shift) -> int:
        """Return what a set gains at most."""
        return self._gain + sum(more * self._kinds[place].reach for place, more in shift)

    def cost(self, shift: _Shift, goal: int) -> int:
        """Return what it costs to gain `goal` with a set of which no member can be spared."""
        shifts = dict(shift)
        spent = self._spent + sum(more * self._kinds[at].reach * self._kinds[at].cost for at, more in shift)
        still = (at for at in self._dearest_first if self._used[at] + shifts.get(at, 0))
        added = (self._kinds[at].cost for at, more in shift if more > 0)
        dearest = max((*added, *(self._kinds[at].cost for at in islice(still, 1))), default=0)
        return spent - dearest * (self.gain(shift) - goal)

    def spelled_out(self, shift: _Shift, most: int) -> Iterator[Members]:
        """Yield up to `most` ways to use the members of a set: those of one kind can stand for each other."""
        shifts = dict(shift)
        uses = (
            (kind, used + shifts.get(at, 0))
            for at, (kind, used) in enumerate(zip(self._kinds, self._used, strict=True))
        )
        ways = (islice(combinations(kind.members, used), most) for kind, used in uses if used)
        return (tuple(sorted(chain.from_iterable(parts))) for parts in islice(product(*ways), most))

    def _movable(self, shift: _Shift) -> Iterator[int]:
        """Yield the kinds of which a member is used while one of the next kind is not."""
        shifts = dict(shift)
        near = {self._last - 1, self._last, *shifts, *(place - 1 for place in shifts)}
        for place in sorted(near):
            if 0 <= place < len(self._kinds) - 1 and self._used[place] + shifts.get(place, 0):
                taken = self._used[place + 1] + shifts.get(place + 1, 0)
                if taken < len(self._kinds[place + 1].members):
                    yield place


def _search(
    kinds: Sequence[_Alike], goal: int, count: int, known: Sequence[_Priced]
) -> tuple[list[_Priced], int]:
    """Return as many sets that gain `goal` as are `known`, the cheapest, and what no set can be below.

    A set costs no less than `goal` at any price of a unit, less what it spares at that price (Lagrange's
    bound). At the price where this tells most, sets are looked at in order of their bound, until no further
    one can cost less than those found.
    """
    price, least = _telling_price(kinds, goal, count)
    order = _Order(kinds, lambda kind: _spared(kind, price), count)
    best, bound = list(known), least
    for spared, shift in islice(order.sets(), _MOST_TRIED):
        bound = max(least, price * goal - spared)
        if best[-1][0] <= bound:
            break
        if order.gain(shift) >= goal and (cost := order.cost(shift, goal)) < best[-1][0]:
            found = ((cost, members) for members in order.spelled_out(shift, len(known)))
            best = sorted(dict.fromkeys((*best, *found)), key=_cost_of)[: len(known)]
    return best, min(bound, best[0][0])


def _telling_price(kinds: Sequence[_Alike], goal: int, count: int) -> tuple[int, int]:
    """Return the price at which the bound on the cost of `goal` is highest, and that bound."""

    def bound(price: int) -> tuple[int, int]:
        """Return the bound, and what is still missing when all that is worth its price is used."""
        worth = heapq.nlargest(
            count,
            (
                (_spared(kind, price), kind.reach)
                for kind in kinds
                for _ in islice(kind.members, count)
                if kind.cost < price
            ),
        )
        return price * goal - sum(spared for spared, _ in worth), goal - sum(reach for _, reach in worth)

    # The bound is concave in the price: it rises as long as something is missing.
    low, high = 0, max(kind.cost for kind in kinds) + 1
    while bound(high)[1] > 0:
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if bound(middle)[1] > 0 else (low, middle)
    return high, max(bound(low)[0], bound(high)[0])


def _gaining(order: _Order, goal: int) -> Iterator[_Shift]:
    """Yield the sets that gain `goal`; `order` is one of what members gain."""
    return (shift for _, shift in takewhile(lambda one: one[0] >= goal, order.sets()))


def _kinds(reaches: Sequence[int], costs: Sequence[int]) -> list[_Alike]:
    alike: dict[tuple[int, int], list[int]] = {}
    for place, pair in enumerate(zip(reaches, costs, strict=True)):
        alike.setdefault(pair, []).append(place)
    return [_Alike(reach, cost, tuple(members)) for (reach, cost), members in alike.items()]


def _moved(shift: _Shift, place: int) -> _Shift:
    """Return `shift` with one member fewer of the kind at `place`, and one more of the next kind."""
    shifts = dict(shift)
    shifts[place] = shifts.get(place, 0) - 1
    shifts[place + 1] = shifts.get(place + 1, 0) + 1
    return tuple(sorted((at, more) for at, more in shifts.items() if more))


def _reach(kind: _Alike) -> int:
    return kind.reach


def _cost_of(priced: _Priced) -> int:
    return priced[0]


def _spared(kind: _Alike, price: int) -> int:
    """Return what using one of a kind saves where a unit costs `price` otherwise."""
    return max(price - kind.cost, 0) * kind.reach


def _unit(figures: Sequence[Decimal]) -> int:
    """Return into how many parts a point is split, so that each of `figures` is a whole number of them."""
    decimals = max((places(figure) for figure in figures if not isinstance(figure, Ratio)), default=0)
    return lcm(10**decimals, *(one.fraction.denominator for one in figures if isinstance(one, Ratio)))


def _whole(figure: Decimal, unit: int) -> int:
    return int(fraction_of(figure) * unit)
