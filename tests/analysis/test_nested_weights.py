"""A printed total that is right where the weight of what does not apply leaves its group as well."""

from decimal import Decimal

import pytest

from ctscore.analysis.nested_weights import printed_without_gone
from tests.scoring.test_shapes import card_of

# Weights 5 + 10 in all; of group 2, 6 + 4, the second part does not apply.
TEXT = """
- {code: "1", name: {vi: A}, max: 10, weight: 5, achieved: 5}
- code: "2"
  name: {vi: B}
  max: 10
  weight: 10
  aggregate: weighted-mean
  criteria:
  - {code: "2.1", name: {vi: C}, max: 10, weight: 6, achieved: 8}
  - {code: "2.2", name: {vi: D}, max: 10, weight: 4, not_applicable: {how: HOW}}
"""
WITHOUT = Decimal("66.363636364")  # (5 × 0.5 + 6 × 0.8) / (5 + 6) = 7.3 / 11
KEPT = Decimal(70)  # (5 × 0.5 + 10 × 0.8) / 15


@pytest.mark.parametrize(
    ("how", "printed", "groups"),
    [
        ("shrink", WITHOUT, [("2", 10, 6)]),
        ("shrink", KEPT, []),
        ("zero", WITHOUT, []),  # it counts
    ],
)
def test_which_groups_are_lighter(how: str, printed: Decimal, groups: list[tuple[str, int, int]]) -> None:
    card = card_of(TEXT.replace("HOW", how), aggregate="weighted-mean")
    assert [tuple(one) for one in printed_without_gone(card, [("X", printed)])] == groups


def test_a_weight_that_is_no_sum_stays() -> None:
    text = TEXT.replace("HOW", "shrink").replace("weight: 10", "weight: 11")
    assert not printed_without_gone(card_of(text, aggregate="weighted-mean"), [("X", WITHOUT)])
