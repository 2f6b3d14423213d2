"""Exact arithmetic: nothing is lost, nothing is rounded unasked."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ctscore.decimals import half_unit, percent, places, plain, rounded


@given(st.decimals(min_value=-999, max_value=999, places=6))
def test_plain_writes_the_same_number(figure: Decimal) -> None:
    text = plain(figure)
    assert Decimal(text) == figure
    assert "E" not in text


def test_plain() -> None:
    assert plain(Decimal("13.3876000")) == "13.3876"
    assert plain(Decimal("100")) == "100"
    assert plain(Decimal("-0.00")) == "0"
    assert plain(Decimal("1E+2")) == "100"


def test_printed_precision() -> None:
    assert places(Decimal("79.10")) == 2
    assert half_unit(2) == Decimal("0.005")
    assert half_unit(0) == Decimal("0.5")


def test_rounding_is_that_of_printed_tables() -> None:
    assert rounded(Decimal("0.125"), 2) == Decimal("0.13")
    assert rounded(Decimal("-0.125"), 2) == Decimal("-0.13")


def test_percent_of_nothing_is_unknown() -> None:
    assert percent(Decimal(1), Decimal(0)) is None
    assert percent(Decimal(1), Decimal(8)) == Decimal("12.5")
