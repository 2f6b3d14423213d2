"""What changes come to in trees with weights, caps, deductions, bonuses and what is not known."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctscore.analysis.whatif import as_meant, problems, read_typed, what_if
from ctscore.book import Filed
from ctscore.decimals import fraction_of
from ctscore.findings import Refusal
from ctscore.model import Answer, AnswerSet, Cap, Change, Criterion, NotApplicable, Scorecard, Text
from ctscore.scoring import evaluation_of
from tests.analysis.builders import book_of, leaf, parent, scorecard
from tests.analysis.trees import cards, figures_in, second, whole_of

D = Decimal


@settings(max_examples=100, deadline=None)
@given(cards(), st.data())
def test_the_whole_gains_what_the_tree_evaluated_again_has_more(card: Scorecard, data: st.DataObject) -> None:
    evaluation = evaluation_of(card)
    figures = figures_in(card)
    assert fraction_of(evaluation.whole.achieved) == whole_of(card, figures)
    open_to_change = [
        node.criterion
        for node, score in evaluation
        if node.is_leaf and score.counted and node.criterion.not_applicable is None
    ]
    chosen = data.draw(st.lists(st.sampled_from(open_to_change), max_size=4, unique_by=lambda one: one.code))
    changes = []
    for one in chosen:
        steps = st.integers(int(2 * (one.min or 0)), int(2 * (one.max or 0)))
        changes.append(Change(code=one.code, to=D(data.draw(steps)) / 2))
    assert not list(problems(card, changes))
    found = what_if(book_of(card), Filed("0.yaml", card), changes)
    after = whole_of(card, {**figures, **{one.code: D(one.to or 0) for one in changes}})
    assert fraction_of(found.gain) == after - whole_of(card, figures)
    # Every line in points of the whole, what caps take included, adds up to it.
    lines = [*(one.gain for one in found.changed), *(one.gain for one in found.caps)]
    assert sum(map(fraction_of, lines), Fraction(0)) == fraction_of(found.gain)


WORDS = AnswerSet(
    id="dat",
    words=(
        Answer(id="dat", word=Text(vi="Đạt", en="Met"), share=D(1)),
        Answer(id="khong-dat", word=Text(vi="Không đạt", en="Not met"), share=D(0)),
    ),
)


def any_leaf(code: str, **more: object) -> Criterion:
    return Criterion(code=code, name=Text(vi=code), **more)  # type: ignore[arg-type]


CARD = second(
    scorecard(
        parent("1", leaf("1.1", "6", "3"), leaf("1.2", "6", "4"), cap=Cap(most=D(9))),
        any_leaf("2", max=D(4), not_applicable=NotApplicable(how="shrink")),
        any_leaf("3", better="lower", achieved=D("14.2")),
        any_leaf("4", max=D(2), answers="dat", achieved="Không đạt"),
        any_leaf("5", min=D(-5), max=D(0), achieved=D(-1)),
        any_leaf("6", bonus=True, max=D(3), achieved=D(0)),
        any_leaf("7", max=D(2)),
        highest="20",
        answers=(WORDS,),
    )
)


def changed(*asked: str) -> list[Change]:
    return [as_meant(CARD, read_typed(one)) for one in asked]


def gain_of(*asked: str) -> Decimal:
    changes = changed(*asked)
    assert not list(problems(CARD, changes))
    return what_if(book_of(CARD), Filed("0.yaml", CARD), changes).gain


@pytest.mark.parametrize(
    ("asked", "gain"),
    [
        ("1.1=max", "2"),  # 6 + 4 under a cap of 9
        ("4=Đạt", "2"),
        ("4=met", "2"),
        ("4=2", "2"),  # what Đạt is worth
        ("5=-2", "-1"),  # to -2, not by -2
        ("5=+1", "1"),
        ("5=0", "1"),
        ("6=max", "3"),
        ("7=1.5", "1.5"),
    ],
)
def test_each_shape_by_hand(asked: str, gain: str) -> None:
    assert gain_of(asked) == D(gain)


def test_what_a_cap_takes_is_one_line() -> None:
    found = what_if(book_of(CARD), Filed("0.yaml", CARD), changed("1.1=max"))
    assert [(one.node.criterion.code, one.before, one.after, one.gain) for one in found.caps] == [
        ("1", D(0), D(1), D(-1))
    ]
    assert [one.gain for one in found.changed] == [3]


def test_the_gain_of_what_was_not_known_says_so() -> None:
    found = what_if(book_of(CARD), Filed("0.yaml", CARD), changed("7=1.5", "4=Đạt"))
    assert {one.node.criterion.code: one.known for one in found.changed} == {"4": True, "7": False}


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ("2=1", "change-not-applicable"),
        ("3=10", "change-without-points"),
        ("4=Xuất sắc", "change-to-no-answer"),
        ("5=-6", "change-off-scale"),
        ("6=3.5", "change-off-scale"),
        ("7=+1", "change-of-unknown"),
        ("1=5", "change-of-parent"),
    ],
)
def test_what_cannot_be_changed_is_refused_with_its_reason(asked: str, rule: str) -> None:
    assert [one.rule.name for one in problems(CARD, changed(asked))] == [rule]


def test_a_word_is_no_change_where_there_are_no_answers() -> None:
    with pytest.raises(Refusal, match="CT937"):
        changed("1.1=Đạt")
