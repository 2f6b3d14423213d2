"""Quarters as printed cells name them."""

import pytest

from ctscore.periods import named_quarters, printed_quarters


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


@pytest.mark.parametrize(
    ("words", "quarters"),
    [
        ("Quý III như mục bên", (3,)),
        ("Theo mục II.3, các mục cùng nhóm ghi quý III, IV", (3, 4)),
        ("Các mục cùng nhóm: quý I đến quý III", (1, 2, 3)),
        ("quý I như mục II", (1,)),
        ("mục 1 ghi quý I, mục 2 ghi quý II", ()),  # which of the two is the ground?
        ("quy định tại mục III", ()),
    ],
)
def test_quarters_that_a_sentence_names(words: str, quarters: tuple[int, ...]) -> None:
    assert named_quarters(words) == quarters
