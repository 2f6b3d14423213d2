"""Paths in trees with weights, caps, deductions and bonuses: against every subset of random small trees."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ctscore.analysis.effort import GroupLimit, Terms
from ctscore.analysis.path import FREE, Limits, Path, Step, find_path
from ctscore.analysis.totals import headline
from ctscore.book import Filed
from ctscore.decimals import exact, fraction_of
from ctscore.findings import Refusal
from ctscore.model import Cap, Criterion, Scorecard, Text
from ctscore.scoring import evaluation_of
from tests.analysis.builders import book_of, leaf, parent, scorecard
from tests.analysis.trees import cards, figures_in, second, whole_of

D = Decimal
shares = st.integers(1, 24).map(lambda n: Fraction(n, 20))


def way(card: Scorecard, target: Decimal, limits: Limits | None = None, terms: Terms = FREE) -> Path:
    return find_path(book_of(card), Filed("0.yaml", card), target, limits or Limits(), terms)


def open_leaves(card: Scorecard) -> dict[str, Decimal]:
    """Return the most that each leaf can have that can win anything."""
    found = {}
    for node, score in evaluation_of(card):
        one, has = node.criterion, node.criterion.achieved
        able = score.factor and one.not_applicable is None and one.better is None and one.max is not None
        if able and isinstance(has, Decimal) and has < (one.max or 0):
            found[one.code] = one.max or D(0)
    return found


def after(card: Scorecard, steps: tuple[Step, ...]) -> Fraction:
    asked = {step.candidate.code: step.points for step in steps}
    return whole_of(card, {code: fraction_of(has) for code, has in {**figures_in(card), **asked}.items()})


def target_at(card: Scorecard, share: Fraction) -> tuple[Decimal, Fraction, Fraction]:
    """Return a target at a share of what all leaves together can win, the start, and the most."""
    figures = figures_in(card)
    start, most = whole_of(card, figures), whole_of(card, {**figures, **open_leaves(card)})
    assume(most > start)
    return exact(start + share * (most - start)), start, most


@settings(max_examples=80, deadline=None)
@given(cards(capped=False, unknown=False), shares)
def test_no_smaller_set_reaches_the_target_in_a_tree_without_caps(card: Scorecard, share: Fraction) -> None:
    assume(headline(card) is not None)
    target, _, most = target_at(card, share)
    found = way(card, target)
    assert found.proven
    if fraction_of(target) > most:
        assert fraction_of(found.shortfall) == fraction_of(target) - most
        return
    figures, leaves = figures_in(card), open_leaves(card)
    fewest = next(
        size
        for size in range(len(leaves) + 1)
        for chosen in combinations(leaves, size)
        if whole_of(card, {**figures, **{code: leaves[code] for code in chosen}}) >= fraction_of(target)
    )
    assert len(found.steps) == fewest
    for steps in (found.steps, *found.alternatives):
        assert after(card, steps) == fraction_of(target)
        assert all(step.own > 0 and step.points <= leaves[step.candidate.code] for step in steps)
    assert fraction_of(found.steps[-1].total) == fraction_of(target)


@settings(max_examples=80, deadline=None)
@given(cards(unknown=False), shares)
def test_what_is_found_under_caps_reaches_the_target_and_claims_no_more(
    card: Scorecard, share: Fraction
) -> None:
    assume(headline(card) is not None)
    target, start, most = target_at(card, share)
    found = way(card, target)
    takes = any(one.taken for one in evaluation_of(card).scores)
    reached = after(card, found.steps)
    if found.shortfall:
        assert reached == most < fraction_of(target)
        assert fraction_of(found.shortfall) == fraction_of(target) - most
    else:
        assert reached >= fraction_of(target)
    if takes:
        assert not found.proven
    assert fraction_of(found.steps[-1].total) == reached
    # Nothing can be spared.
    for spared in found.steps:
        kept = tuple(step for step in found.steps if step is not spared)
        assert after(card, kept) < reached or start == reached


CAPPED = second(
    scorecard(
        parent("1", leaf("1.1", "6", "3"), leaf("1.2", "6", "3"), cap=Cap(most=D(7))),
        leaf("2", "2", "0"),
        highest="14",
    )
)


def steps_of(found: Path) -> list[tuple[str, Decimal, Decimal]]:
    return [(step.candidate.code, step.asked, step.total) for step in found.steps]


def test_a_way_round_a_cap_by_hand() -> None:
    # 6 of 14; 1.1 and 1.2 can win 3 each, of which the cap lets 1 through; 2 can win 2.
    found = way(CAPPED, D(9))
    assert (steps_of(found), found.proven, found.shortfall) == (
        [("1.1", D(3), D(7)), ("2", D(2), D(9))],
        False,
        D(0),
    )
    short = way(CAPPED, D(10))
    assert (short.shortfall, short.proven) == (D(1), False)
    assert way(CAPPED, D("7.5")).steps[0].candidate.code == "2"


def test_a_cap_that_cannot_bind_proves_the_way() -> None:
    loose = second(scorecard(leaf("1", "6", "3"), leaf("2", "2", "0"), highest="8", cap=Cap(most=D(8))))
    assert way(loose, D(5)).proven


def test_conditions_keep_a_way_from_being_claimed_the_shortest() -> None:
    floored = second(scorecard(leaf("1", "6", "3", floor=D(4)), leaf("2", "2", "0"), highest="8"))
    assert not way(floored, D(5)).proven


def test_an_unwon_bonus_can_be_won_and_a_deduction_undone() -> None:
    bonus = Criterion(code="2", name=Text(vi="2"), bonus=True, max=D(3), achieved=D(1))
    deduction = Criterion(code="3", name=Text(vi="3"), min=D(-5), max=D(0), achieved=D(-4))
    card = second(scorecard(leaf("1", "6", "6"), bonus, deduction, highest="6"))
    assert steps_of(way(card, D(8))) == [("3", D(4), D(7)), ("2", D(1), D(8))]
    assert {step.candidate.code for step in way(card, D(9)).steps} == {"2", "3"}
    assert way(card, D(10)).shortfall == 1


def test_points_of_a_weighted_mean_are_those_of_the_whole() -> None:
    # 7 and 5 of 10 with weights 7 : 3 are 64 of 100; a point of 1 is worth 7, one of 2 is worth 3.
    card = second(
        scorecard(
            leaf("1", "10", "7", weight=D(7)), leaf("2", "10", "5", weight=D(3)), aggregate="weighted-mean"
        )
    )
    found = way(card, D(80))
    assert [(step.candidate.code, step.own, step.asked, step.points) for step in found.steps] == [
        ("1", exact(Fraction(16, 7)), D(16), exact(7 + Fraction(16, 7)))
    ]
    priced = Terms({"1": D(7), "2": D(3)})
    assert way(card, D(66), terms=priced).steps[0].effort == 2  # a point of the whole costs 1 at either


def test_limits_beside_a_cap_are_refused_where_no_way_is_verified() -> None:
    terms = Terms(groups=(GroupLimit(Text(vi="một"), frozenset({"1.1", "1.2"}), 1),))
    assert steps_of(way(CAPPED, D("7"), terms=terms))[0][2] == 7
    with pytest.raises(Refusal, match="CT995"):
        way(CAPPED, D(9), terms=Terms(groups=(GroupLimit(Text(vi="một"), frozenset({"1.1", "2"}), 1),)))
