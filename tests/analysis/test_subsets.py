"""Sets of one size in order of cost: against every set there is, compared or searched by bound."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctscore.analysis import subsets
from ctscore.analysis.subsets import cheapest_sets, fewest
from ctscore.decimals import ZERO, total

D = Decimal
tenths = st.integers(1, 25).map(lambda n: D(n) / 10)
halves = st.integers(0, 4).map(lambda n: D(n) / 2)
members = st.lists(st.tuples(tenths, halves), min_size=1, max_size=9).map(
    lambda found: sorted(found, key=lambda one: -one[0])
)


def every_set(
    reaches: list[Decimal], costs: list[Decimal], need: Decimal, count: int
) -> dict[tuple[int, ...], Decimal]:
    """The cost of each set that gains `need`: its members are filled in order of cost."""
    found: dict[tuple[int, ...], Decimal] = {}
    for chosen in combinations(range(len(reaches)), count):
        if total(reaches[place] for place in chosen) < need:
            continue
        missing, cost = need, ZERO
        for place in sorted(chosen, key=lambda place: costs[place]):
            asked = min(reaches[place], missing)
            cost += asked * costs[place]
            missing -= asked
        found[chosen] = cost
    return found


def test_the_fewest_are_the_largest() -> None:
    assert fewest([D(3), D(2), D(1)], D(5)) == 2
    assert fewest([D(3), D(2), D(1)], D("5.0001")) == 3
    assert fewest([D(3), D(2), D(1)], D(7)) is None
    assert fewest([D(3)], ZERO) == 0


@pytest.mark.parametrize("compared", [5_000, 4])
@given(members, st.integers(1, 100).map(lambda n: D(n) / 100))
def test_no_set_is_cheaper_and_none_missed(
    compared: int, found: list[tuple[Decimal, Decimal]], part: Decimal
) -> None:
    """With at most 4 sets compared, nearly every case is searched by bound instead."""
    reaches, costs = [reach for reach, _ in found], [cost for _, cost in found]
    need = (total(reaches) * part).quantize(D("0.1")) or D("0.1")
    count = fewest(reaches, need)
    assert count is not None
    expected = every_set(reaches, costs, need, count)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subsets, "_MOST_COMPARED", compared)
        cheapest = cheapest_sets(reaches, costs, need, count, 4)
    assert cheapest.cost == cheapest.least == min(expected.values())
    assert [expected[one] for one in cheapest.sets] == sorted(expected.values())[:4]
    assert len(set(cheapest.sets)) == len(cheapest.sets)


def test_where_all_cost_the_same_the_roomiest_come_first() -> None:
    reaches = [D(5), D(4), D(3), D(3), D(1)]
    cheapest = cheapest_sets(reaches, [D(2)] * 5, D(7), 2, 9)
    assert cheapest.sets == ((0, 1), (0, 2), (0, 3), (1, 2), (1, 3))
    assert cheapest.cost == D(14)


def test_what_is_not_proven_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subsets, "_MOST_COMPARED", 2)
    monkeypatch.setattr(subsets, "_MOST_TRIED", 1)
    # Three sets gain 14: at 7*3 + 7*5 = 56, 8*5 + 6*6 = 76, 7*3 + 7*6 = 63. After one look the bound is 55.
    reaches, costs = [D(8), D(7), D(7), D(5), D(2)], [D(5), D(3), D(6), D(9), D(2)]
    cheapest = cheapest_sets(reaches, costs, D(14), 2, 1)
    assert (cheapest.sets, cheapest.cost, cheapest.least) == (((0, 1),), D(56), D(55))
