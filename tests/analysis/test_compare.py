"""Two scorecards beside each other: what may be subtracted, what may not, and which code is which."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ctscore.analysis.compare import Pairing, compare, compare_scenario
from ctscore.analysis.totals import headline
from ctscore.analysis.trend import Break, trends
from ctscore.analysis.whatif import what_if
from ctscore.book import Filed
from ctscore.model import (
    Change,
    Criterion,
    Crosswalk,
    Erratum,
    Index,
    Indexes,
    Published,
    Recoded,
    Scorecard,
    Text,
)
from ctscore.scoring import code_in
from tests.analysis.builders import book_of, leaf, parent, scorecard

D = Decimal
# In 2018 a new criterion takes the code 1.1 and pushes the others up; 2.1 ends and another takes its code.
WALK = Crosswalk(
    year=2018,
    codes=(
        Recoded(after="1.1"),
        Recoded(before="1.1", after="1.2"),
        Recoded(before="1.2", after="1.3"),
        Recoded(before="2.1"),
        Recoded(after="2.1"),
    ),
)
LATER = Crosswalk(year=2021, codes=(Recoded(before="1.3", after="3"),))
INDEX = Index(id="PAR-INDEX", name=Text(vi="x"), measure="points", crosswalks=(WALK, LATER))
REGISTER = Indexes(format="ctscore/indexes@1", indexes=(INDEX,))


@pytest.mark.parametrize(
    ("code", "year", "other", "found"),
    [
        ("1.1", 2016, 2018, "1.2"),
        ("1.2", 2016, 2018, "1.3"),
        ("1.2", 2016, 2021, "3"),
        ("3", 2021, 2016, "1.2"),
        ("1.1", 2018, 2016, None),
        ("2.1", 2016, 2018, None),
        ("2.1", 2018, 2016, None),
        ("2.2", 2016, 2022, "2.2"),
        ("1.3", 2018, 2019, "1.3"),
        ("3", 2016, 2021, None),
        ("1.1", 2016, 2016, "1.1"),
    ],
)
def test_the_code_in_another_year(code: str, year: int, other: int, found: str | None) -> None:
    assert code_in(INDEX, code, year, other) == found


def before(*criteria: Criterion, highest: str = "20", year: int = 2016) -> Scorecard:
    return scorecard(*criteria, highest=highest, year=year)


OLD = before(
    parent("1", leaf("1.1", "5", "3"), leaf("1.2", "5", "4.5"), max=D(10)),
    parent("2", leaf("2.1", "5", "1"), leaf("2.2", "5", "2"), max=D(10)),
)
NEW = before(
    parent("1", leaf("1.1", "2", "1"), leaf("1.2", "5", "2.25"), leaf("1.3", "3", "3"), max=D(10)),
    parent("2", leaf("2.1", "5", "5"), leaf("2.2", "5", "2.5"), max=D(10)),
    year=2018,
)


def test_only_what_is_the_same_criterion_on_the_same_scale_is_subtracted() -> None:
    found = compare(book_of(OLD, NEW, REGISTER), Filed("0.yaml", OLD), Filed("1.yaml", NEW))
    rows = {row.code: (row.then.code if row.then else None, row.pairing, row.change) for row in found.rows}
    assert rows == {
        "1": ("1", Pairing.SAME_SCALE, D("-1.25")),
        "1.2": ("1.1", Pairing.SAME_SCALE, D("-0.75")),
        "1.3": ("1.2", Pairing.OTHER_SCALE, None),  # 5 then, 3 now
        "2": ("2", Pairing.SAME_SCALE, D("4.5")),
        "2.2": ("2.2", Pairing.SAME_SCALE, D("0.5")),
    }
    assert [(row.code, row.pairing) for row in found.single] == [
        *(("1.1", Pairing.ONLY_NOW), ("2.1", Pairing.ONLY_NOW), ("2.1", Pairing.ONLY_THEN)),
    ]
    assert [row.code for row in found.rows if row.other_parts] == ["1", "2"]


def test_what_moved_the_total_adds_up_to_it() -> None:
    found = compare(book_of(OLD, NEW, REGISTER), Filed("0.yaml", OLD), Filed("1.yaml", NEW))
    assert found.whole.change == D("3.25")  # 10.5 then, 13.75 now
    assert [(row.code, row.change) for row in found.moved] == [("1", D("-1.25")), ("2", D("4.5"))]
    assert found.unexplained == 0
    assert [row.code for row in found.falls] == ["1.2"]
    assert [row.code for row in found.gains] == ["2.2"]


def test_totals_on_different_scales_are_not_subtracted() -> None:
    wider = before(*NEW.criteria, leaf("3", "10", "1"), highest="30", year=2018)
    found = compare(book_of(OLD, wider, REGISTER), Filed("0.yaml", OLD), Filed("1.yaml", wider))
    assert (found.whole.pairing, found.whole.change, found.unexplained) == (Pairing.OTHER_SCALE, None, None)
    assert found.rows[0].change == D("-1.25")


def test_a_scale_that_begins_elsewhere_is_another_scale() -> None:
    then, now = before(leaf("1", "10", "3", min=D(1))), before(leaf("1", "10", "3"), year=2018)
    (row,) = compare(book_of(then, now), Filed("0.yaml", then), Filed("1.yaml", now)).rows
    assert row.pairing is Pairing.OTHER_SCALE


def test_a_part_without_points_leaves_the_total_without_points() -> None:
    hole = Criterion(code="1", name=Text(vi="1"), max=D(10))
    then, now = before(hole), before(leaf("1", "10", "3"), year=2018)
    found = compare(book_of(then, now), Filed("0.yaml", then), Filed("1.yaml", now))
    assert (found.rows[0].pairing, found.whole.pairing) == (Pairing.NO_FIGURE, Pairing.NO_FIGURE)


def test_without_a_tree_on_one_side_nothing_is_said_to_be_missing_there() -> None:
    published = scorecard(published=Published(score=D(5)), highest="20", year=2018)
    found = compare(book_of(OLD, published), Filed("0.yaml", OLD), Filed("1.yaml", published))
    assert (found.rows, found.single, found.whole.change) == ((), (), D("-5.5"))


def test_fields_of_losses_only_are_compared_where_both_list_the_same() -> None:
    then = scorecard(parent("1", leaf("1.1", "5", "3")), highest="20", listing="losses-only", year=2021)
    now = scorecard(parent("1", leaf("1.1", "5", "4")), highest="20", listing="losses-only")
    assert compare(book_of(then, now), Filed("0.yaml", then), Filed("1.yaml", now)).rows[0].change == 1
    more = scorecard(
        parent("1", leaf("1.1", "5", "4"), leaf("1.2", "5", "4")), highest="20", listing="losses-only"
    )
    row = compare(book_of(then, more), Filed("0.yaml", then), Filed("1.yaml", more)).rows[0]
    assert (row.pairing, row.change) == (Pairing.NO_FIGURE, None)


def test_a_scenario_is_compared_from_the_score_to_quote() -> None:
    card = scorecard(
        leaf("1", "5", "3"),
        leaf("2", "5", "4"),
        highest="20",
        listing="losses-only",
        published=Published(score=D("16.5")),  # 17 by the criteria
    )
    book, filed = book_of(card), Filed("0.yaml", card)
    what = what_if(book, filed, [Change(code="1", to="max")])
    found = compare_scenario(book, filed, what, Text(vi="x"))
    assert found.whole.change == 2
    assert found.whole.now is not None
    assert found.whole.now.points == D("18.5")
    assert [(row.code, row.change) for row in found.gains] == [("1", D(2))]


def test_the_score_to_quote_is_the_exact_sum_unless_something_contradicts_it() -> None:
    tree = (leaf("1", "10", "3.14159"),)
    assert headline(scorecard(*tree, highest="10")) is not None
    rounded = headline(scorecard(*tree, highest="10", published=Published(score=D("3.14"))))
    assert rounded is not None
    assert (rounded.score, rounded.basis) == (D("3.14159"), "computed")
    wrong = Published(
        score=D("3.2"), erratum=Erratum(printed=D("3.2"), computed=D("3.14159"), said=Text(vi="x"))
    )
    printed = headline(scorecard(*tree, highest="10", published=wrong))
    assert printed is not None
    assert (printed.score, printed.basis) == (D("3.2"), "published")
    implied = headline(scorecard(published=Published(score=D(4), implied=("score",))))
    assert implied is not None
    assert implied.basis == "implied"
    assert headline(scorecard(published=Published(rank=4))) is None


@pytest.mark.parametrize(
    ("highest", "published", "basis"),
    [
        ("10", None, "assumed"),  # 8 of 10 points are in no row
        ("2", None, "computed"),  # all of it is listed
        ("10", "9.5", "computed"),  # the source bears it out
        ("10", "8", "published"),
    ],
)
def test_full_marks_of_what_is_not_listed_are_assumed_unless_printed(
    highest: str, published: str | None, basis: str
) -> None:
    printed = Published(score=D(published)) if published else None
    card = scorecard(leaf("1", "2", "1.5"), highest=highest, listing="losses-only", published=printed)
    found = headline(card)
    assert found is not None
    assert found.basis == basis


def test_a_series_breaks_where_the_scale_does() -> None:
    third = before(*NEW.criteria, leaf("3", "10", "1"), highest="30", year=2019)
    fourth = before(*third.criteria, highest="30", year=2020)
    book = book_of(OLD, NEW, third, fourth, REGISTER)
    (found,) = trends(book, "PAR-INDEX", "u")
    assert found is not None
    assert [(point.period.year, point.score, point.change, point.broken) for point in found.points] == [
        (2016, D("10.5"), None, None),
        (2018, D("13.75"), D("3.25"), Break.OTHER_PARTS),
        (2019, D("14.75"), None, Break.OTHER_SCALE),
        (2020, D("14.75"), 0, None),
    ]
    assert [[point.period.year for point in run] for run in found.runs] == [[2016, 2018], [2019, 2020]]


def test_a_year_with_a_rank_only_does_not_hide_a_break() -> None:
    ranked = scorecard(published=Published(rank=3), highest="30", year=2019)
    wider = scorecard(published=Published(score=D(25)), highest="30", year=2020)
    (found,) = trends(book_of(OLD, ranked, wider), "PAR-INDEX", "u")
    assert found is not None
    assert [(point.period.year, point.broken) for point in found.points] == [
        *((2016, None), (2019, None), (2020, Break.OTHER_SCALE)),
    ]


def test_the_code_asked_for_is_that_of_the_latest_tree() -> None:
    later = scorecard(published=Published(score=D(11)), highest="20", year=2022)  # 1.3 is 3 since 2021
    (found,) = trends(book_of(OLD, NEW, later, REGISTER), "PAR-INDEX", "u", "1.3")
    assert found is not None
    assert [(point.period.year, point.code) for point in found.points] == [(2016, "1.2"), (2018, "1.3")]


def test_a_scale_that_nobody_prints_is_unknown_between_years_and_the_same_within_one() -> None:
    why = Text(vi="không in")
    bare = Criterion(code="1.1", name=Text(vi="1.1"), achieved=D(2), no_scale=why)
    then = before(parent("1", bare, leaf("1.2", "5", "1"), max=D(20)))
    other = before(parent("1", replace(bare, achieved=D(3)), leaf("1.2", "5", "1"), max=D(20)), year=2018)
    row = compare(book_of(then, other), Filed("0.yaml", then), Filed("1.yaml", other)).rows[1]
    assert (row.pairing, row.change) == (Pairing.UNKNOWN_SCALE, None)
    same = replace(other, year=2016, unit="v")
    row = compare(book_of(then, same), Filed("0.yaml", then), Filed("1.yaml", same)).rows[1]
    assert (row.pairing, row.change) == (Pairing.SAME_SCALE, D(1))


def test_a_series_follows_the_criterion_not_the_code() -> None:
    (found,) = trends(book_of(OLD, NEW, REGISTER), "PAR-INDEX", "u", "1.2")
    assert found is not None
    assert [(point.code, point.score, point.change) for point in found.points] == [
        *(("1.1", D(3), None), ("1.2", D("2.25"), D("-0.75"))),
    ]
    assert trends(book_of(OLD, NEW, REGISTER), "PAR-INDEX", "nobody") == ()
