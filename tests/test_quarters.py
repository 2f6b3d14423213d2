"""Quarters as printed cells name them."""

import pytest

from ctscore.periods import printed_quarters


@pytest.mark.parametrize(
    ("printed", "quarters"),
    [
        ("Quý I", (1,)),
        ("Quý I Quý IV", (1, 4)),
        ("Quý II, III", (2, 3)),
        ("Quý III - IV", (3, 4)),
        ("Quý II- IV", (2, 3, 4)),
        ("Quý II đến IV", (2, 3, 4)),
        ("quý ii đến quý iv", (2, 3, 4)),
        ("Trong năm", ()),
        ("Thường xuyên", ()),
    ],
)
def test_quarters(printed: str, quarters: tuple[int, ...]) -> None:
    assert printed_quarters(printed) == quarters
