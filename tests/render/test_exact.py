"""Figures for programs."""

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ctscore.render.json import exact, json_text


@given(st.decimals(min_value=-1000, max_value=1000, places=9))
def test_points_survive_the_round_trip(figure: Decimal) -> None:
    assert json.loads(json_text({"x": [figure, {"y": figure}]}), parse_float=Decimal, parse_int=Decimal) == {
        "x": [figure, {"y": figure}]
    }


def test_a_division_that_never_ends_is_rounded_to_ten_decimals() -> None:
    assert exact(Decimal(100) / Decimal(3)) == "33.3333333333"
    assert exact(Decimal("13.3876")) == "13.3876"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_it_is_json(value: object) -> None:
    assert json.loads(json_text(value)) == value
