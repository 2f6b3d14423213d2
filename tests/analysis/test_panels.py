"""Panels: rows under one tree; what was not published is nowhere a zero."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ctscore.analysis import select
from ctscore.analysis.gaps import Measure, best, find_gaps, read_against, reference_for
from ctscore.analysis.panels import WHOLE, all_trees, panel_scores, panel_tree, trees_of_files, unit_card
from ctscore.analysis.standing import Goal, profile, standing
from ctscore.analysis.targets import Promise
from ctscore.book import Filed
from ctscore.findings import Refusal
from ctscore.model import Citation, Panel, PanelCriterion, Target, Text
from ctscore.model.panel import PanelPeriod
from ctscore.periods import Period
from tests.analysis.builders import book_of, leaf, parent, scorecard
from tests.analysis.planning import WORDS, indexes, item, led, part, plan, units

D = Decimal


def column(code: str, highest: str, *parts: PanelCriterion) -> PanelCriterion:
    return PanelCriterion(code=code, name=Text(vi=code), max=D(highest), criteria=parts)


def panel(*rows: str, year: int = 2022) -> Panel:
    tree = (
        column("1", "20", column("1.1", "10"), column("1.2", "10")),
        column("2", "10"),
    )
    return Panel(
        format="ctscore/panel@1",
        index="PAR-INDEX",
        year=year,
        source=Citation(document="d"),
        max=D(30),
        criteria=tree,
        columns="1.1 1.2 2",
        rows=rows,
    )


# Totals by hand: u 12.5, v 20, w 12.5, x 7.5; y is published in part.
ROWS = ("u 4 3.5 5", "v   8  6  6", "w 2 6.5 4", "x 1 1.5 5", "y 9 - 1")
SCORES = panel_scores(Filed("p.yaml", panel(*ROWS)))


def test_a_panel_of_several_periods_has_one_tree() -> None:
    months = tuple(PanelPeriod(period=Period(2022, "month", month), rows=ROWS) for month in (1, 2, 3))
    card = scorecard(leaf("1", "5", "4"))
    book = book_of(card, replace(panel(), year=None, rows=(), periods=months), panel(*ROWS, year=2021))
    assert [len(found) for found in (book.results, book.result_files)] == [5, 3]
    assert [filed.value.when for filed in book.panel_files] == [months[0].when, Period(2021)]
    assert [len(found) for found in (all_trees(book), trees_of_files(book))] == [5, 3]
    trees = [panel_tree(filed.value).criteria for filed in book.all_panels]
    assert trees[0] is trees[1] is trees[2]


def test_points_are_added_up_the_tree() -> None:
    assert SCORES.by_code[WHOLE] == {"u": D("12.5"), "v": D(20), "w": D("12.5"), "x": D("7.5")}
    assert SCORES.by_code["1"] == {"u": D("7.5"), "v": D(14), "w": D("8.5"), "x": D("2.5")}


def test_a_part_not_published_leaves_out_all_above_it_and_nothing_else() -> None:
    assert "y" not in SCORES.by_code[WHOLE]
    assert "y" not in SCORES.by_code["1"]
    assert "y" not in SCORES.by_code["1.2"]
    assert (SCORES.by_code["1.1"]["y"], SCORES.by_code["2"]["y"]) == (D(9), D(1))


def test_a_row_is_a_scorecard_of_its_unit() -> None:
    card = unit_card(panel(*ROWS), "y")
    assert card is not None
    assert [part.achieved for part in card.criteria[0].criteria] == [D(9), None]
    assert unit_card(panel(*ROWS), "z") is None


def test_the_ladder_of_the_last_but_one() -> None:
    found = standing(SCORES, unit="w", around=1, promise=Promise("d", rank=1))
    assert [(place.rank, place.unit) for place in found.places] == [(1, "v"), (2, "u"), (2, "w"), (4, "x")]
    assert [place.unit for place in found.shown] == ["u", "w", "x"]
    assert found.partial == ("y",)
    assert [(rung.goal, rung.rank, rung.score, rung.points) for rung in found.ladder] == [
        (Goal.NEXT, 1, D(20), D("7.5")),  # u has as many points: the next rank is the first
        (Goal.TARGET, 1, D(20), D("7.5")),
    ]


def test_the_ladder_of_the_first_asks_for_nothing() -> None:
    found = standing(SCORES, unit="v", promise=Promise("d", rank=2))
    assert [(rung.goal, rung.points) for rung in found.ladder] == [(Goal.TARGET, D(0))]


def test_a_target_in_points_needs_no_holder() -> None:
    (rung,) = [
        r
        for r in standing(SCORES, "2", "u", promise=Promise("d", points=D(6))).ladder
        if r.goal is Goal.TARGET
    ]
    assert (rung.rank, rung.points, rung.units) == (1, D(1), ("v",))


def test_without_our_points_everybody_is_shown() -> None:
    found = standing(SCORES, unit="y")
    assert (found.own, len(found.shown), found.ladder) == (None, 4, ())


def test_a_goal_says_which_rank_its_score_gives() -> None:
    rows = tuple(f"t{number} 5 5 10" for number in range(7))
    tied = panel_scores(Filed("p.yaml", panel(*rows, "u 1 1 1")))
    ladder = {rung.goal: (rung.rank, rung.score) for rung in standing(tied, unit="u").ladder}
    # Seven units share the first rank: whoever has 20 points is first, and there is no third.
    assert ladder == {Goal.NEXT: (1, D(20)), Goal.FIVE_UP: (1, D(20))}


def test_nobody_is_ranked_where_nobody_has_all_points() -> None:
    nobody = panel_scores(Filed("p.yaml", panel("u 1 - 1", "v - 1 1")))
    found = standing(nobody, unit="u")
    assert (found.places, found.own, found.partial) == ((), None, ("u", "v"))


def test_a_profile_knows_the_parts_without_points() -> None:
    assert profile(SCORES, "y").unknown == ("1", "1.2")
    found = profile(SCORES, "u", most=5)
    assert [s.criterion.code if s.criterion else "" for s in found.dimensions] == ["", "1", "2"]
    # Ranks: 3 of 5 at 1.1, 3 of 4 at 1.2, 2 of 5 at 2. With three leaves one is best and one is worst.
    assert [(s.rank, s.of) for s in (*found.best, *found.worst)] == [(2, 5), (3, 4)]


def test_where_all_units_tie_nobody_is_strong_or_weak() -> None:
    """At 2 all have 5. At 1.1 u leads; at 1.2 it is behind v only."""
    found = profile(panel_scores(Filed("p.yaml", panel("u 9 3 5", "v 1 4 5", "w 1 2 5"))), "u")
    assert [one.criterion.code for one in (*found.best, *found.worst) if one.criterion] == ["1.1", "1.2"]
    alone = profile(panel_scores(Filed("p.yaml", panel("u 9 3 5"))), "u")
    assert (alone.best, alone.worst) == ((), ())


def test_who_is_ahead_of_more_is_stronger_than_who_shares_the_first_place() -> None:
    """At 1.1 u shares the first place with v, ahead of 2 of 4; at 1.2 it is second, ahead of 3."""
    rows = ("u 9 8 1", "v 9 9 9", "w 9 1 9", "x 1 1 1", "y 1 1 1")
    found = profile(panel_scores(Filed("p.yaml", panel(*rows))), "u", most=1)
    assert [one.criterion.code for one in found.best if one.criterion] == ["1.2"]
    # At 2 it shares the last place: ahead of nobody, behind 2 of 4. At 1.1 it is behind nobody.
    assert [one.criterion.code for one in found.worst if one.criterion] == ["2"]


CARD = scorecard(
    parent("1", leaf("1.1", "10", "4"), leaf("1.2", "10", "3.5"), max=D(20)),
    leaf("2", "10", "5"),
    highest="30",
    unit="u",
)


@pytest.mark.parametrize(
    ("asked", "levels", "lost"),
    [
        ("best", {"1.1": 9, "1.2": D("6.5"), "2": 6}, [("1.1", 5), ("1.2", 3), ("2", 1)]),
        ("median", {"1.1": 4, "1.2": D("4.75"), "2": 5}, [("1.2", D("1.25"))]),
        ("top:2", {"1.1": 8, "1.2": 6, "2": 5}, [("1.1", 4), ("1.2", D("2.5"))]),
        ("unit:v", {"1.1": 8, "1.2": 6, "2": 6}, [("1.1", 4), ("1.2", D("2.5")), ("2", 1)]),
    ],
)
def test_losses_are_measured_to_a_reference(
    asked: str, levels: dict[str, Decimal], lost: list[tuple[str, Decimal]]
) -> None:
    book = book_of(CARD, panel(*ROWS), units("u", "v", "w", "x", "y"))
    found = reference_for(book, CARD, read_against(asked))
    assert found is not None
    assert {code: level for code, level in found.levels.items() if code != WHOLE} == levels
    gaps = find_gaps(book, Filed("0.yaml", CARD), found)
    assert [(gap.node.criterion.code, gap.lost) for gap in gaps.rows] == lost
    assert gaps.lost == sum(points for _, points in lost)


def test_where_nobody_has_points_there_is_no_best_and_the_answer_stays() -> None:
    empty = panel("v - - 1", "w - 2 3")
    found = best(book_of(CARD, empty, units("u", "v", "w")), CARD)
    assert found is not None
    assert dict(found.levels) == {"1.2": D(2), "2": D(3)}
    with pytest.raises(Refusal, match="CT930"):
        reference_for(book_of(CARD, empty, units("u")), CARD, read_against("top:3"))


def test_a_row_published_whole_answers_like_a_scorecard() -> None:
    book = book_of(panel(*ROWS), units("x", "y"), indexes("PAR-INDEX"))
    (filed,) = select.scorecards(book, Period(2022))
    assert [(gap.node.criterion.code, gap.lost) for gap in find_gaps(book, filed).rows] == [
        *(("1.1", D(9)), ("1.2", D("8.5")), ("2", D(5))),
    ]
    with pytest.raises(Refusal, match="CT901"):
        select.scorecards(book, Period(2022), unit="y")  # published in part: what is not known is not 0


def test_to_the_maximum_there_is_no_reference() -> None:
    assert reference_for(book_of(CARD), CARD, read_against("max")) is None


@pytest.mark.parametrize("asked", ["", "top", "top:0", "top:x", "unit:", "best:2", "MAX!"])
def test_what_is_no_reference_is_refused(asked: str) -> None:
    with pytest.raises(Refusal, match="CT926"):
        read_against(asked)


def test_a_place_that_the_smallest_column_does_not_have_is_refused() -> None:
    book = book_of(CARD, panel(*ROWS), units("u", "v"))
    assert reference_for(book, CARD, read_against("top:4")) is not None
    with pytest.raises(Refusal, match=r"CT930.*no place 5: units on file: 4"):
        reference_for(book, CARD, read_against("top:5"))


def test_a_target_of_a_dimension_measures_the_dimension() -> None:
    def promised(code: str, value: int, out_of: int) -> Target:
        facts: dict[str, Any] = {"unit": "points", "goal": "at-least", "due": 2022, "index": "PAR-INDEX"}
        return Target(id=code, row="I", name=WORDS, criterion=code, value=D(value), out_of=D(out_of), **facts)

    targets = (promised("1", 9, 20), promised("2", 6, 12))
    book = book_of(CARD, plan(part(item("1", leads=led("a"))), targets=targets), units("u"))
    found = reference_for(book, CARD, read_against("target"))
    assert found is not None
    # The target for 2 is out of 12, not of 10: not comparable.
    assert (found.measure, dict(found.levels)) == (Measure.TARGET, {"1": D(9)})
    rows = find_gaps(book, Filed("0.yaml", CARD), found).rows
    assert [(gap.node.criterion.code, gap.lost) for gap in rows] == [("1", D("1.5"))]
