"""Units that have scorecards and no panel, ranked by hand: ties, ranges, and what is not compared."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ctscore.analysis import units
from ctscore.analysis.panels import WHOLE, PanelScores, Span, ranked_by
from ctscore.analysis.standing import standing
from ctscore.book import Book
from ctscore.document import Document
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_PANEL, NOT_IN_PANEL
from ctscore.model import Index, Indexes, NotApplicable, Scorecard, Text, Unit, Units
from ctscore.periods import Period
from ctscore.questions.standing import ask_rank
from tests.analysis.builders import book_of, leaf, scorecard

INDEX = Indexes(format="ctscore/indexes@1", indexes=(Index(id="X", name=Text(vi="x"), max=Decimal(20)),))


def card(unit: str, one: str | None, two: str | None, **more: Any) -> Scorecard:
    criteria = more.pop("criteria", (leaf("1", "10", one), leaf("2", "10", two)))
    made = scorecard(*criteria, highest="20", index="X", unit=unit, **more)
    return replace(made, format="ctscore/scorecard@2")


def book(*cards: Scorecard) -> Book:
    known = (Unit(id=id_, name=Text(vi=id_), short=id_.upper(), kind="province") for id_ in "abcdef")
    return book_of(Units(format="ctscore/units@1", units=tuple(known)), INDEX, *cards)


def scores(*cards: Scorecard) -> PanelScores:
    return units.panels(book(*cards), None, "X")[0]


def places(found: PanelScores, code: str = WHOLE) -> list[tuple[int, str]]:
    return [(place.rank, place.unit) for place in standing(found, code).places]


def test_scorecards_are_ranked_with_ties_and_what_is_not_known_is_a_range() -> None:
    found = scores(card("a", "3", "4"), card("b", "9", "1"), card("c", "4", "3"), card("d", "9", None))
    assert places(found) == [(1, "b"), (2, "a"), (2, "c")]
    assert places(found, "1") == [(1, "b"), (1, "d"), (3, "c"), (4, "a")]
    # d has 9 to 19: below b's 10 or above it, and above 7 in any case.
    assert found.span(WHOLE, "d") == Span(1, 2)
    assert (found.span(WHOLE, "b"), found.span(WHOLE, "a")) == (Span(1, 2), Span(3, 3))


@pytest.mark.parametrize(
    "other",
    [
        card("d", "5", "5", criteria=(leaf("1", "10", "5"), leaf("2", "12", "5"))),
        card("d", "5", "5", criteria=(leaf("1", "10", "5"), leaf("3", "10", "5"))),
        card("d", "5", "5", stage="self"),
        card("d", "5", "5", aggregate="mean"),
        card("d", "5", "5", listing="losses-only"),
    ],
)
def test_another_scale_is_named_and_not_compared(other: Scorecard) -> None:
    found = scores(card("a", "3", "4"), card("b", "9", "1"), other)
    assert (places(found), found.unlike) == ([(1, "b"), (2, "a")], ("d",))
    with pytest.raises(Refusal) as refusal:
        ask_rank(book(card("a", "3", "4"), card("b", "9", "1"), other), index="X", unit="d")
    assert refusal.value.rule is NOT_IN_PANEL
    with pytest.raises(Refusal) as nobody:
        scores(card("a", "3", "4"), other)
    assert nobody.value.rule is NO_PANEL


def test_other_words_in_another_order_are_the_same_scale() -> None:
    turned = (leaf("2", "10.0", "4"), replace(leaf("1", "10", "5"), name=Text(vi="another name")))
    found = scores(card("a", "3", "4"), card("b", None, None, criteria=turned))
    assert places(found) == [(1, "b"), (2, "a")]
    assert places(found, "2") == [(1, "a"), (1, "b")]


def test_where_something_does_not_apply_to_one_unit_shares_are_ranked() -> None:
    apart = leaf("2", "10", None, not_applicable=NotApplicable(how="shrink"))
    found = scores(card("a", "8", "7"), card("b", None, None, criteria=(leaf("1", "10", "8"), apart)))
    assert places(found) == [(1, "b"), (2, "a")]  # 8 of 10 before 15 of 20
    assert places(ranked_by(found, "points")) == [(1, "a"), (2, "b")]


def test_the_latest_period_of_which_two_can_be_compared_is_taken() -> None:
    older = [card("a", "3", "4", year=2021), card("b", "9", "1", year=2021)]
    assert scores(*older, card("a", "3", "4")).panel.when == Period(2021)
    assert scores(*older, card("a", "3", "4"), card("c", "3", "5")).panel.when == Period(2022)


def test_the_answer_says_that_it_is_worked_out_and_without_whom() -> None:
    asked = book(card("a", "3", "4"), card("b", "9", "1"), card("c", "1", "1", stage="self"))
    shown = ask_rank(asked, index="X").shown()
    assert isinstance(shown, Document)
    first = shown.sections[0]
    assert shown.facts["derived"] == "scorecards"
    assert (first.id, first.derived) == ("X/derived", True)
    assert {"of_scorecards", "unlike", "absent"} <= {one.id for one in first.notes}
