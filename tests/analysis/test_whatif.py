"""The scorecard as it would be, worked out by hand on a small tree."""

from decimal import Decimal

import pytest

from ctscore.analysis.select import card_with_tree
from ctscore.analysis.whatif import (
    changed_figures,
    problems,
    read_change,
    refuse_unfit,
    what_if,
)
from ctscore.book import Filed
from ctscore.findings import Refusal
from ctscore.model import Change, Published
from ctscore.periods import Period
from tests.analysis.builders import book_of, leaf, parent, scorecard
from tests.analysis.planning import indexes, item, led, part, plan, units

D = Decimal
CARD = scorecard(
    parent("1", leaf("1.1", "5", "3"), leaf("1.2", "5", "4.5", min=D(1))),
    parent("2", leaf("2.1", "2", "0.5")),
    highest="20",
    listing="losses-only",
    published=Published(score=D("14.75")),
)
# 20 - 2 - 0.5 - 1.5 = 16 by the criteria; 14.75 is published, so 1.25 is lost in no row.
PLAN = plan(
    part(
        item("a", criteria=("1.1",), leads=led("a", "b")),
        item("b", criteria=("2.1",), leads=led("a")),
        index="PAR-INDEX",
        answers=Period(2022),
    )
)
BOOK = book_of(CARD, PLAN, units("u"), indexes("PAR-INDEX"))
FILED = Filed("0.yaml", CARD)


def changes(*asked: str) -> list[Change]:
    return [read_change(one) for one in asked]


def test_the_loss_in_no_row_stays_lost() -> None:
    found = what_if(BOOK, FILED, changes("1.1=5", "2.1=+0,75", "1.2=-1"))
    assert found.gain == D("1.75")  # 2 + 0.75 - 1
    assert found.computed == (D(16), D("17.75"))
    assert found.headline_after == D("16.5")  # 14.75 + 1.75
    assert [(one.node.criterion.code, one.gain) for one in found.changed] == [
        *(("1.1", D(2)), ("1.2", D(-1)), ("2.1", D("0.75"))),
    ]
    assert [
        (field.criterion.code, field.after.achieved - field.before.achieved) for field in found.fields
    ] == [
        *(("1", D(1)), ("2", D("0.75"))),
    ]
    # 1.1 is led by two: 1 each. Nobody leads 1.2.
    assert [(one.agency, one.criteria, one.exposure, one.share) for one in found.agencies] == [
        *(("a", 2, D("2.75"), D("1.75")), (None, 1, D(-1), D(-1)), ("b", 1, D(2), D(1))),
    ]


def test_all_to_the_maximum_loses_only_what_is_in_no_row() -> None:
    found = what_if(BOOK, FILED, changes("1.1=max", "1.2=max", "2.1=max"))
    assert found.after.whole.lost == 0
    assert found.headline_after == D("18.75")


def test_no_change_changes_nothing() -> None:
    found = what_if(BOOK, FILED, [])
    assert (found.after, found.gain) == (found.before, D(0))
    assert not found.changed
    assert not found.agencies
    assert changed_figures(CARD, changes("1.1=3")) == {"1.1": D(3)}
    assert what_if(BOOK, FILED, changes("1.1=3")).after == found.before


def test_everything_that_does_not_fit_is_told_at_once() -> None:
    wrong = changes("1=4", "1.1=5.1", "1.2=0.5", "1.3=1", "2.1=-1", "2.1=max")
    rules = [(problem.place, problem.rule.name) for problem in problems(CARD, wrong)]
    assert rules == [
        (0, "change-of-parent"),
        (1, "change-off-scale"),
        (2, "change-off-scale"),
        (3, "unknown-criterion"),
        (4, "change-off-scale"),
        (5, "change-twice"),
    ]
    with pytest.raises(Refusal, match="CT938") as refused:
        refuse_unfit(CARD, wrong)
    assert refused.value.text("vi").count("\n") == 7


@pytest.mark.parametrize("asked", ["", "5.4", "5.4=", "=1", "5.4=+max", "5.4=1.2.3", "5.4=1e3", "5.4=--1"])
def test_what_is_no_change_is_refused(asked: str) -> None:
    with pytest.raises(Refusal, match="CT937"):
        read_change(asked)


def test_the_first_index_that_has_all_codes_is_meant() -> None:
    other = scorecard(leaf("1", "5", "1"), leaf("9", "5", "1"), index="B", highest="10")
    book = book_of(CARD, other, units("u"), indexes("PAR-INDEX", "B"))
    assert card_with_tree(book, Period(2022), None, codes=["1"]).value.index == "PAR-INDEX"
    assert card_with_tree(book, Period(2022), None, codes=["1", "9"]).value.index == "B"
    assert card_with_tree(book, Period(2022), "b", codes=["1"]).value.index == "B"
    assert card_with_tree(book, Period(2022), None, codes=["7"]).value.index == "PAR-INDEX"
