"""Printed beside computed."""

from decimal import Decimal

import pytest

from ctscore.analysis.totals import (
    Reconciliation,
    Verdict,
    reconcile,
    reconcile_card,
    reconcile_node,
    rounding,
    rounding_of_mean,
)
from ctscore.model import Criterion, Erratum, Published, Text
from ctscore.scoring import evaluation_of
from tests.analysis.builders import leaf, parent, scorecard


def of_parent(criterion: Criterion) -> Reconciliation | None:
    evaluation = evaluation_of(scorecard(criterion))
    return reconcile_node(evaluation, evaluation.framework.nodes[0])


@pytest.mark.parametrize(
    ("published", "computed", "verdict"),
    [
        ("8.07", "8.0700", Verdict.MATCH),
        # Half a unit of the second decimal, plus three parts off by half a unit of the fourth: 0.00515.
        ("8.07", "8.07515", Verdict.ROUNDING),
        ("8.07", "8.06485", Verdict.ROUNDING),
        ("8.07", "8.07516", Verdict.MISMATCH),
    ],
)
def test_verdicts(published: str, computed: str, verdict: Verdict) -> None:
    printed, found = Decimal(published), Decimal(computed)
    allowed = rounding(printed, found, [Decimal("2.6900")] * 3)
    assert reconcile(printed, found, allowed, None).verdict is verdict


@pytest.mark.parametrize(
    ("printed", "parts", "beside", "allowed"),
    [
        ("12", ["7.5", "4"], [], "0"),  # half marks are awarded: their sum is exact
        ("12", ["7.5"] * 30, [], "0"),
        ("11", ["7.25", "4.00"], [], "0.51"),  # 0.5 and twice 0.005
        ("11", ["7.25", "4.00"], ["24.75"], "0.015"),  # sums are printed with two decimals here
        ("11.3", ["7.25", "4"], ["24"], "0.06"),
    ],
)
def test_how_far_rounding_can_lead(printed: str, parts: list[str], beside: list[str], allowed: str) -> None:
    figures = [Decimal(one) for one in parts]
    found = rounding(Decimal(printed), sum(figures, Decimal(0)), figures, [Decimal(one) for one in beside])
    assert found == Decimal(allowed)


@pytest.mark.parametrize(
    ("parts", "allowed"),
    [(["7.5", "4"], "0.005"), (["7.5", "4.25"], "0.010"), (["7.3", "4"], "0.055")],
)
def test_a_mean_of_half_marks_is_off_by_its_own_rounding_alone(parts: list[str], allowed: str) -> None:
    assert rounding_of_mean(Decimal("5.75"), list(map(Decimal, parts)), Decimal(1)) == Decimal(allowed)


def test_digits_swapped_in_the_source_are_a_mismatch() -> None:
    parts = [
        leaf(f"2.4.{n}", "1", figure) for n, figure in enumerate(("0.8219", "0.7717", "0.7528", "0.8943"), 1)
    ]
    result = of_parent(parent("2.4", *parts, published=Decimal("3.2047")))
    assert result is not None
    assert result.verdict is Verdict.MISMATCH
    assert result.difference == Decimal("-0.0360")
    assert not result.known


def test_an_erratum_is_known_only_while_it_states_what_the_parts_give() -> None:
    erratum = Erratum(printed=Decimal("0.7"), computed=Decimal("0.5"), said=Text(vi="in sai"))
    good = parent("1", leaf("1.1", "1", "0.5"), published=Decimal("0.7"), erratum=erratum)
    changed = parent("1", leaf("1.1", "1", "0.6"), published=Decimal("0.7"), erratum=erratum)
    assert [result.known for c in (good, changed) if (result := of_parent(c))] == [
        True,
        False,
    ]


def test_loss_that_a_listing_leaves_out() -> None:
    card = scorecard(
        leaf("1", "1", "0.5"), listing="losses-only", published=Published(score=Decimal("99.20"))
    )
    result = reconcile_card(card)
    assert result is not None
    # 99.5 computed, 99.20 published: 0.30 missing, give or take half a hundredth.
    assert result.unlisted_loss == (Decimal("0.295"), Decimal("0.305"))


def test_a_published_score_above_the_listing_is_not_explained_by_it() -> None:
    card = scorecard(leaf("1", "1", "0.5"), listing="losses-only", published=Published(score=Decimal("99.9")))
    result = reconcile_card(card)
    assert result is not None
    assert (result.verdict, result.unlisted_loss) == (Verdict.MISMATCH, None)


def test_nothing_to_reconcile_without_a_tree_or_a_score() -> None:
    assert reconcile_card(scorecard(published=Published(score=Decimal(1)))) is None
    assert reconcile_card(scorecard(leaf("1", "1", "1"))) is None
