"""Whose points are: nothing of a split is lost, and nobody's part is another's."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ctscore.analysis.shares import by_owner, shares
from ctscore.decimals import plain, total

points = st.decimals(min_value=-1000, max_value=1000, places=9)
leads = st.lists(st.sampled_from("abcdefghijkl"), unique=True)


@given(points, leads)
def test_shares_are_equal_and_add_up_exactly(amount: Decimal, owners: list[str]) -> None:
    parts = shares(amount, owners)
    assert parts.keys() == set(owners or (None,))
    assert len(set(parts.values())) == 1
    assert total(parts.values()) == amount


def test_shares_are_as_plain_as_they_can_be() -> None:
    assert list(map(plain, shares(Decimal("0.50"), "ab").values())) == ["0.25", "0.25"]
    assert list(map(plain, shares(Decimal(1), "abc").values())) == ["0.333333333333"] * 3


def test_what_one_gains_and_another_loses_leaves_nothing() -> None:
    # Two thirds of a point less the two thirds of another: cut at a decimal, a trace of it would stay.
    rows = [("abc", Decimal(2)), ("b", Decimal(1)), ("bcd", Decimal(-5))]
    dealt = by_owner(rows, lambda row: row[0], lambda row: row[1])
    assert {owner: len(own) for owner, own in dealt.items()} == {"a": 1, "b": 3, "c": 2, "d": 1}
    assert total(share for _, share in dealt["b"]) == 0
