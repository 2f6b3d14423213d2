"""The oracle by cases worked out by hand and by what holds for every tree; the program against the oracle."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.oracle.books import MET, UNITS, WORDS_ONLY, Book, Card, book
from tests.oracle.forms import decimals, files, write
from tests.oracle.points import LATEST, Asked, Evaluation, Line, Node, evaluate, gaps, natural
from tests.oracle.program import compare_book, compare_written
from tests.oracle.questions import (
    Owed,
    Panel,
    agencies,
    changed,
    compare,
    cuts,
    cuts_by_agency,
    fewest,
    ranks,
)

SEEDS = range(40)
ASKED = range(7)
"""The books that the program is asked about, with dozens of questions each."""
SCHEMA = Path(__file__).resolve().parents[2] / "schemas" / "scorecard.json"
reads_second_format = pytest.mark.skipif(
    "ctscore/scorecard@2" not in SCHEMA.read_text(encoding="utf-8"), reason="the program reads format @1 only"
)
OWN = Asked("published", "published")


def exact(value: object) -> Fraction:
    return Fraction(str(value))


def leaf(code: str, most: object, achieved: object = None, **more: Any) -> Node:
    """A leaf with its maximum and, where it is known, its published figure."""
    node = Node(code, max=None if most is None else exact(most), **more)
    if achieved is not None:
        node.figures["published"] = achieved if isinstance(achieved, str) else exact(achieved)
    return node


def fails_in_words(answer: str) -> Node:
    return Node(answer, answers=WORDS_ONLY, figures={"published": answer})


def of(*parts: Node, code: str = "", **more: Any) -> Node:
    """A node with parts; the whole where no code is named."""
    return Node(code, list(parts), **more)


def lines(evaluation: Evaluation) -> dict[str, Fraction]:
    return {line.code: line.loss for line in evaluation.lines if line.loss}


# Worked out by hand


def test_seven_and_five_of_ten_with_weights_seven_to_three() -> None:
    whole = of(
        leaf("1", 10, 7, weight=exact(7)),
        leaf("2", 10, 5, weight=exact(3)),
        aggregate="weighted-mean",
        max=exact(100),
    )
    evaluation = evaluate(whole, OWN)
    assert evaluation.whole.achieved == 64
    assert lines(evaluation) == {"1": 21, "2": 15}
    assert [(gap.line.code, gap.share) for gap in gaps(evaluation)] == [
        ("1", Fraction(2100, 36)),
        ("2", Fraction(1500, 36)),
    ]


def test_a_mean_in_a_mean_costs_what_it_costs_at_the_root() -> None:
    inner = of(
        leaf("1.1", 4, 1), leaf("1.2", 2, 2), leaf("1.3", 1, 0), code="1", aggregate="mean", max=exact(10)
    )
    evaluation = evaluate(of(inner, leaf("2", 5, 4), aggregate="mean", max=exact(60)), OWN)
    # 1: 10 × (1/4 + 1 + 0) / 3 = 25/6 of 10; the whole: 60 × (25/60 + 4/5) / 2 = 36.5
    assert evaluation.results["1"].achieved == Fraction(25, 6)
    assert evaluation.whole.achieved == exact(36.5)
    assert lines(evaluation) == {"1.1": exact(7.5), "1.3": 10, "2": 6}


SELF_ASSESSED = {
    "1": (8, 8),
    "2": (5, 5),
    "3": (12, 11.99),
    "4": (6.5, 6.5),
    "5": (5.5, 5.5),
    "6": (8, 7.25),
    "7": (12, 11.96),
    "8": (4.5, 4.3),
}


def self_assessment() -> Card:
    """Codes and maxima as one province scored itself; the names are made up."""
    parts = [
        Node(code, max=exact(most), figures={"self": exact(own)})
        for code, (most, own) in SELF_ASSESSED.items()
    ]
    return Card("THE", UNITS[0], 2025, Node("", parts, max=exact(100), listing="part"), stage="self")


def test_a_self_assessment_of_60_50_of_61_50() -> None:
    card = self_assessment()
    whole = evaluate(card.root, card.asked()).whole
    assert (whole.achieved, whole.assessed, whole.not_known) == (exact(60.5), exact(61.5), exact(38.5))
    assert [whole.low, whole.high] == [exact(60.5), 99]
    assert not whole.known
    assert evaluate(card.root, card.asked()).percent() is None


HALF_A_CENT = Fraction(1, 200)
# maximum, points, printed percent, rank; the names are made up
DEPARTMENTS = (
    (89, 82.78, 93.01, 1),
    (87, 78.95, 90.75, 2),
    (87, 78.83, 90.60, 3),
    (87.5, 78.47, 89.68, 4),
    (85, 73.47, 86.43, 5),
    (97, 83.39, 85.97, 6),
    (87, 74.70, 85.87, 7),
    (89, 75.81, 85.18, 8),
    (87, 74.10, 85.18, 9),
    (87, 73.76, 84.78, 10),
    (99, 81.05, 81.87, 11),
    (89.5, 70.53, 78.80, 12),
    (87.5, 68.92, 78.77, 13),
    (80.5, 48.65, 60.43, 14),
)


def departments(count: int = len(DEPARTMENTS)) -> Panel:
    """A tree of 99 points of which each department is asked for less, as one province printed it."""
    root = of(leaf("1", 40), leaf("2", 40), leaf("3", 19), max=exact(99))
    panel = Panel("BANG", 2025, root, {}, rank_by="percent")
    for number, (most, score, _, _) in enumerate(DEPARTMENTS[:count]):
        unit = UNITS[number] if count <= len(UNITS) else f"so-{number}"
        last = exact(most) - 80
        rest = exact(score) - last / 2
        panel.rows[unit] = {"1": rest / 2, "2": rest / 2, "3": last / 2}
        if last != 19:
            panel.own_max[unit] = {"3": last}
    return panel


def test_departments_with_own_maxima_have_their_printed_percents_and_ranks() -> None:
    # Four percents were printed of points not yet rounded: the printed points only allow for them.
    panel = departments()
    places = ranks(panel)
    agreeing = 0
    for number, (most, score, percent, rank) in enumerate(DEPARTMENTS):
        unit = f"so-{number}"
        whole = panel.evaluate(unit).whole
        assert (whole.max, whole.achieved) == (exact(most), exact(score))
        place = places[unit]
        assert place.value is not None
        assert abs(place.value - exact(percent)) <= HALF_A_CENT * (1 + 100 / exact(most))
        agreeing += round(place.value, 2) == exact(percent)
        assert (place.rank, place.best, place.worst) == (rank, rank, rank)
    assert agreeing == 10
    panel.rank_by = "points"
    assert [unit for unit, place in ranks(panel).items() if place.rank == 1] == ["so-5"]


FIELD_MAXIMA = (9.5, 10, 13, 10.5, 15, 12, 13.5, 16.5)
# three provinces by field, and the totals that were printed; the names are made up
PROVINCES = (
    ((9.49, 9.38, 11.97, 9.47, 11.57, 8.56, 11.92, 10.75), 83.1),
    ((9.45, 8.67, 12.84, 9.9, 13.36, 9.84, 11, 11.55), 86.6),
    ((9.43, 8.9, 11.24, 9.94, 12.71, 10.4, 11.44, 14.21), 88.3),
)


def provinces() -> Panel:
    root = of(*(leaf(str(number), most) for number, most in enumerate(FIELD_MAXIMA, 1)), max=exact(100))
    panel = Panel("BANG", 2024, root, {})
    for unit, (fields, _) in zip(UNITS, PROVINCES, strict=False):
        panel.rows[unit] = {str(number): exact(points) for number, points in enumerate(fields, 1)}
    return panel


def test_three_provinces_by_field_have_their_printed_totals() -> None:
    panel = provinces()
    for unit, (_, printed) in zip(panel.rows, PROVINCES, strict=True):
        assert round(panel.evaluate(unit).whole.achieved, 1) == exact(printed)
    assert [place.rank for place in ranks(panel).values()] == [3, 2, 1]


@pytest.mark.parametrize(
    ("how", "base", "most", "achieved"),
    [("shrink", 10, 8, 5), ("full", 10, 10, 7), ("zero", 10, 10, 5), ("unscored", 10, 8, 5)],
)
def test_not_applicable_in_a_sum(how: Any, base: int, most: int, achieved: int) -> None:
    whole = of(leaf("1", 8, 5), leaf("2", 2, not_applicable=how), max=exact(10))
    result = evaluate(whole, OWN).whole
    assert [result.base, result.max, result.achieved] == [base, most, achieved]
    assert result.known


def test_unscored_takes_nothing_off_a_maximum_that_does_not_cover_it() -> None:
    whole = of(leaf("1", 8, 5), leaf("2", 2, not_applicable="unscored"), max=exact(8))
    assert evaluate(whole, OWN).whole.max == 8


def test_in_a_weighted_mean_a_weight_goes_and_the_others_keep_their_ratio() -> None:
    whole = of(
        leaf("1", 10, 7, weight=exact(7)),
        leaf("2", 10, 5, weight=exact(3)),
        leaf("3", 4, weight=exact(5), not_applicable="shrink"),
        aggregate="weighted-mean",
        max=exact(100),
    )
    evaluation = evaluate(whole, OWN)
    assert [evaluation.whole.achieved, evaluation.whole.max] == [64, 100]


def test_a_node_with_nothing_left_leaves_the_whole() -> None:
    gone = of(leaf("1.1", 2, not_applicable="shrink"), leaf("1.2", 3, not_applicable="shrink"), code="1")
    evaluation = evaluate(of(gone, leaf("2", 5, 4), max=exact(10)), OWN)
    assert not evaluation.results["1"].counted
    assert [evaluation.whole.max, evaluation.percent()] == [5, 80]


def test_deductions_come_off_after_a_mean_and_bonuses_are_outside_the_maximum() -> None:
    whole = of(
        leaf("1", 10, 5),
        leaf("2", 0, -1.5, min=exact(-5)),
        leaf("3", 3, 1, bonus=True),
        leaf("4", 2, 0, bonus=True),
        aggregate="mean",
        max=exact(20),
    )
    evaluation = evaluate(whole, OWN)
    assert [evaluation.whole.max, evaluation.whole.achieved] == [20, exact(9.5)]
    assert lines(evaluation) == {"1": 10, "2": exact(1.5), "3": -1}
    assert [gap.line.kind for gap in gaps(evaluation)] == ["leaf", "deduction", "bonus"]
    assert [gap.share for gap in gaps(evaluation)][2] is None


def test_what_a_cap_takes_and_gives_back_is_one_line_at_its_node() -> None:
    high = of(leaf("1.1", 5, 5), leaf("1.2", 3, 2, bonus=True), code="1", most=exact(6))
    low = of(leaf("2.1", 2, 1), leaf("2.2", 0, -4, min=exact(-5)), code="2", least=exact(0))
    evaluation = evaluate(of(high, low), OWN)
    assert [evaluation.results[code].taken for code in ("1", "2")] == [1, -3]
    assert lines(evaluation) == {"1": 1, "1.2": -2, "2": -3, "2.1": 1, "2.2": 4}
    assert evaluation.loss == 1
    assert evaluation.whole.achieved == 6


def test_an_imputed_total_is_kept_as_printed() -> None:
    imputed = of(leaf("1.1", 6, 6), leaf("1.2", 4), code="1", max=exact(10), imputed=True)
    imputed.printed["published"] = exact(7.3)
    evaluation = evaluate(of(imputed, leaf("2", 5, 4)), OWN)
    assert (evaluation.whole.achieved, evaluation.whole.known) == (exact(11.3), True)
    assert evaluation.lines == [Line("1", "imputed", exact(2.7)), Line("2", "leaf", exact(1))]


def test_raw_values_and_words_without_points_are_never_added() -> None:
    raw = leaf("2", None, 14.2, better="lower", best=exact(0), worst=exact(100))
    whole = of(leaf("1", 5, 4), raw, Node("3", answers=WORDS_ONLY, figures={"published": "khong"}))
    assert [evaluate(whole, OWN).whole.achieved, evaluate(whole, OWN).whole.max] == [4, 5]


def test_answers_are_worth_a_share_of_the_maximum() -> None:
    whole = of(
        leaf("1", 3, "mot-phan", answers=MET), leaf("2", 2, "dat", answers=MET), leaf("3", 1, answers=MET)
    )
    whole_result = evaluate(whole, OWN).whole
    assert (whole_result.achieved, whole_result.high) == (exact(3.5), exact(4.5))


def test_stages_are_never_mixed_unless_latest_is_asked_for() -> None:
    whole = of(
        Node("1", max=exact(2), figures={"self": exact(2), "appraised": exact(1.25)}),
        Node("2", max=exact(3), figures={"self": exact(3)}),
    )
    by_stage = {stage: evaluate(whole, Asked(stage, "self")).whole for stage in ("self", "appraised", LATEST)}
    assert [by_stage[stage].achieved for stage in by_stage] == [5, exact(1.25), exact(4.25)]
    assert by_stage["appraised"].not_known == 3
    assert [(cut.code, cut.cut) for cut in cuts(whole, "self", "self", "appraised")] == [("1", exact(0.75))]
    found = cuts(whole, "self", "self", "appraised")
    assert cuts_by_agency(whole, found, {"1": ("a", "b", "c")}) == dict.fromkeys("abc", exact(0.25))


def test_full_marks_of_what_is_not_listed_exist_in_the_stage_that_is_listed() -> None:
    whole = of(Node("1", max=exact(2), figures={"self": exact(1), "published": exact(0)}), max=exact(10))
    whole.listing = "losses-only"
    own, other = (evaluate(whole, Asked(stage, "self")).whole for stage in ("self", "published"))
    assert own.known
    assert [own.achieved, other.low, other.high, other.not_known] == [9, 0, 8, 8]


@pytest.mark.parametrize(
    ("achieved", "verdict"),
    [((5, 4), "passes"), ((1, 4), "fails"), ((None, 2), "open"), ((None, 0), "fails")],
)
def test_a_floor(achieved: Any, verdict: str) -> None:
    whole = of(leaf("1", 5, achieved[0]), leaf("2", 5, achieved[1]), floor=exact(6))
    assert evaluate(whole, OWN).verdict == verdict


@pytest.mark.parametrize(
    ("needs", "third", "verdict"),
    [(2, None, "passes"), ("all", None, "fails"), (3, 5, "fails"), (2, 5, "passes")],
)
def test_needs(needs: Any, third: Any, verdict: str) -> None:
    parts = leaf("1", 5, 5), leaf("2", 5, 3, floor=exact(3)), leaf("3", 5, third), leaf("4", 5, 4)
    evaluation = evaluate(of(*parts, needs=4 if needs == 3 else needs), OWN)
    assert evaluation.verdict == verdict
    assert evaluation.failed() == ([""] if verdict == "fails" else [])


def test_words_without_points_can_be_needed() -> None:
    words = [Node(str(number), answers=WORDS_ONLY) for number in range(3)]
    whole = of(leaf("9", 1, 1), *words, needs="all")
    for number, (answer, verdict) in enumerate((("co", "open"), ("co", "open"), ("khong", "fails"))):
        words[number].figures["published"] = answer
        assert evaluate(whole, OWN).verdict == verdict


def test_own_maxima_move_what_is_printed_above_them_in_sums_only() -> None:
    summed = of(leaf("1.1", 4), leaf("1.2", 6), code="1", max=exact(10))
    mean = of(leaf("2.1", 2), leaf("2.2", 2), code="2", max=exact(10), aggregate="mean")
    panel = Panel("BANG", 2025, of(summed, mean, max=exact(20)), {})
    panel.rows["a"] = {code: exact(1) for code in ("1.1", "1.2", "2.1", "2.2")}
    panel.rows["b"] = panel.rows["a"] | {"1.2": None, "2.2": exact(1)}
    panel.own_max = {"b": {"1.1": exact(5), "1.2": exact(0), "2.2": exact(1)}}
    results = panel.evaluate("b").results
    assert [results[code].max for code in ("1.1", "1", "2", "")] == [5, 5, 10, 15]
    assert results[""].known
    assert results[""].achieved == 1 + exact(7.5)
    assert panel.evaluate("a").whole.max == 20


def test_incomplete_units_have_a_range_and_no_place() -> None:
    panel = Panel("BANG", 2025, of(leaf("1", 5), leaf("2", 5)), {})
    for unit, figures in {"a": (5, 4), "b": (4, 3), "c": (4, 3), "d": (1, 1), "e": (3, None)}.items():
        panel.rows[unit] = {
            str(at): None if each is None else exact(each) for at, each in enumerate(figures, 1)
        }
    places = ranks(panel)
    assert [(place.rank, place.best, place.worst) for place in places.values()] == [
        (1, 1, 1),
        (2, 2, 3),
        (2, 2, 3),
        (4, 5, 5),
        (None, 2, 4),
    ]


def test_a_loss_is_split_equally_among_its_leads() -> None:
    field = of(leaf("1.1", 5, 4), leaf("1.2", 5, 3), code="1")
    owed = agencies(evaluate(of(field, leaf("2", 1, 0)), OWN), {"1": ("a", "b", "c"), "1.2": ("a",)})
    third = Fraction(1, 3)
    assert owed == {
        "a": Owed(2 + third, 2 + third, exact(3), 2),
        "b": Owed(third, third, exact(1), 1),
        "c": Owed(third, third, exact(1), 1),
        None: Owed(exact(1), exact(1), exact(1), 1),
    }


def test_what_if_computes_the_tree_anew() -> None:
    capped = of(leaf("1.1", 5, 2), leaf("1.2", 5, 4), code="1", most=exact(8))
    tree = changed(of(capped), OWN, {"1.1": exact(5)})
    assert evaluate(tree, OWN).whole.achieved == 8
    assert capped.parts[0].figures["published"] == 2


def test_the_fewest_criteria_are_those_that_move_the_whole_most() -> None:
    weighted = of(
        leaf("1.1", 10, 5, weight=exact(9)),
        leaf("1.2", 10, 0, weight=exact(1)),
        code="1",
        aggregate="weighted-mean",
        max=exact(20),
    )
    whole = of(weighted, leaf("2", 8, 1), leaf("3", 0, -2, min=exact(-2)), max=exact(28))
    # now 9 + 1 - 2 = 8; 1.1 is worth 9, 2 is worth 7, 1.2 and 3 are worth 2 each
    assert evaluate(whole, OWN).whole.achieved == 8
    assert [fewest(whole, OWN, exact(target)) for target in (8, 17, 17.5, 24, 24.1, 28, 29)] == [
        0,
        1,
        2,
        2,
        3,
        4,
        None,
    ]


def test_years_are_subtracted_on_the_same_scale_only() -> None:
    then = evaluate(of(leaf("1", 5, 4), leaf("2", 5, 3), leaf("3", 2)), OWN)
    now = evaluate(of(leaf("1", 5, 4.5), leaf("2", 6, 3), leaf("3", 2, 1)), OWN)
    moved = compare(then, now)
    assert [moved[code].change for code in ("1", "2", "3", "")] == [exact(0.5), None, None, None]


def test_codes_are_ordered_as_people_do() -> None:
    assert sorted(["1.10", "1.9", "10", "2", "a"], key=natural) == ["1.9", "1.10", "2", "10", "a"]


# What holds for every tree


def evaluations(made: Book) -> list[Evaluation]:
    of_cards = [
        evaluate(card.root, card.asked(stage)) for card in made.cards for stage in (*card.order, LATEST)
    ]
    return of_cards + [panel.evaluate(unit) for panel in made.panels for unit in panel.rows]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_lines_add_up_to_the_loss_of_the_whole(seed: int) -> None:
    for evaluation in evaluations(book(seed)):
        assert sum(line.loss for line in evaluation.lines) == evaluation.loss
        owed = agencies(evaluation, {"1": ("a", "b", "c"), "2": ("a",)})
        assert sum(row.share for row in owed.values()) == evaluation.loss
        whole = evaluation.whole
        assert whole.low <= whole.high
        if whole.known:
            assert whole.low == whole.achieved == whole.high


@pytest.mark.parametrize("seed", SEEDS)
def test_what_becomes_known_narrows_the_whole_and_its_ends_can_be_reached(seed: int) -> None:
    for card in book(seed).cards:
        asked = card.asked()
        before = evaluate(card.root, asked)
        unknown = [
            node
            for node in card.root.leaves()
            if before.results[node.code].factor and not before.results[node.code].known
        ]
        if any(node.imputed for node in card.root.walk()) or any(node.answers for node in unknown):
            continue
        lowest = {node.code: node.min or Fraction(0) for node in unknown}
        highest = {node.code: node.max or Fraction(0) for node in unknown}
        at_ends = [evaluate(changed(card.root, asked, figures), asked).whole for figures in (lowest, highest)]
        assert at_ends[0].low == before.whole.low
        assert at_ends[1].high == before.whole.high
        for node in unknown:
            one = evaluate(
                changed(card.root, asked, {node.code: (lowest[node.code] + highest[node.code]) / 2}), asked
            )
            assert before.whole.low <= one.whole.low <= one.whole.high <= before.whole.high


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sum_is_a_mean_weighted_by_maxima(seed: int) -> None:
    for card in book(seed).cards:
        root = card.root
        evaluation = evaluate(root, card.asked())
        weighed = [part for part in root.parts if evaluation.results[part.code].max > 0 and not part.bonus]
        if root.aggregate != "sum" or root.listing is not None:
            continue
        mean = changed(root, card.asked(), {})
        mean.aggregate = "weighted-mean"
        mean.max = sum((evaluation.results[part.code].max for part in weighed), Fraction(0))
        for part in mean.parts:
            part.weight = evaluation.results[part.code].max
        again = evaluate(mean, card.asked())
        assert again.lines == evaluation.lines
        assert (again.whole.low, again.whole.achieved, again.whole.high) == (
            evaluation.whole.low,
            evaluation.whole.achieved,
            evaluation.whole.high,
        )


def shapes_of(node: Node) -> set[str]:
    """What a node is, and what it has right below it."""
    seen = {
        node.aggregate,
        f"listing {node.listing}",
        f"not applicable: {node.not_applicable}",
        f"words with points: {node.answers.have_points()}" if node.answers else "",
        f"raw, {node.better} is better, ends told: {node.best is not None}" if node.better else "",
        "stages" if len(node.figures) > 1 else "",
        "nothing known" if not node.parts and not node.figures else "",
        "a deduction" if node.is_deduction() else "",
        "a bonus" if node.bonus else "",
        "a survey" if node.method else "",
        "a scale from above zero" if node.max and node.min and node.min > 0 else "",
        "a scale from below zero" if node.max and node.min and node.min < 0 else "",
        "all needed" if node.needs == "all" else "some needed" if node.needs else "",
        "a floor" if node.floor is not None else "",
        "measured" if node.measured else "",
        "imputed" if node.imputed else "printed" if node.printed else "",
    }
    capped = node.most is not None or node.least is not None
    for part in node.parts:
        seen |= {
            f"{part.not_applicable} in a {node.aggregate}" if part.not_applicable else "",
            "a deduction under a cap" if capped and part.is_deduction() else "",
            "a bonus under a cap" if capped and part.bonus else "",
            "a deduction in a weighted mean" if node.aggregate != "sum" and part.is_deduction() else "",
            "a cap under a cap" if capped and (part.most is not None or part.least is not None) else "",
            "a mean in a mean" if part.aggregate != "sum" != node.aggregate else "",
            "imputed in a mean" if part.imputed and node.aggregate != "sum" else "",
            "groups in what is imputed" if part.parts and node.imputed else "",
            f"listing {part.listing} below the whole" if part.listing else "",
        }
    if node.parts and all(part.is_deduction() for part in node.parts):
        seen.add("nothing but deductions")
    if node.parts and all(part.bonus for part in node.parts):
        seen.add("nothing but bonuses")
    return seen


SHAPES_MADE = """
sum; mean; weighted-mean; a mean in a mean; stages; nothing known; printed; measured; a survey
shrink in a weighted-mean; full in a weighted-mean; zero in a weighted-mean; unscored in a weighted-mean
shrink in a sum; full in a sum; zero in a sum; unscored in a sum
a deduction; a bonus; nothing but deductions; nothing but bonuses; a deduction in a weighted mean
a deduction under a cap; a bonus under a cap; a cap under a cap
imputed; imputed in a mean; groups in what is imputed; all needed; some needed; a floor
listing part; listing losses-only; listing part below the whole; listing losses-only below the whole
words with points: True; words with points: False; a scale from above zero; a scale from below zero
raw, lower is better, ends told: True; raw, higher is better, ends told: True
raw, lower is better, ends told: False; raw, higher is better, ends told: False
own maxima; own maxima and shrinking in one row; ranked by percent; not known whole; not asked
stages of the index; a stage of surveys; other trees in other years
"""


def test_the_generator_makes_every_shape_and_the_same_book_of_a_seed() -> None:
    seen: set[str] = set()
    for seed in range(150):
        made = book(seed)
        roots = [card.root for card in made.cards] + [panel.root for panel in made.panels]
        for node in (node for root in roots for node in root.walk()):
            seen |= shapes_of(node)
        seen |= {
            "stages of the index" if made.stages else "",
            "a stage of surveys" if made.survey_stages else "",
        }
        trees = [[node.code for node in card.root.walk()] for card in made.cards]
        seen |= {"other trees in other years"} if trees[1:] and trees[0] != trees[1] else set()
        for panel in made.panels:
            seen |= {"ranked by percent"} if panel.rank_by == "percent" else set()
            for unit in panel.rows:
                leaves = panel.tree(unit).leaves()
                whole = panel.evaluate(unit).whole
                own = unit in panel.own_max
                shrunk = any(leaf.not_applicable == "shrink" for leaf in leaves)
                seen |= {
                    "own maxima" if own else "",
                    "own maxima and shrinking in one row" if own and shrunk else "",
                    "not known whole" if not whole.known else "",
                    "not asked" if any(leaf.not_asked for leaf in leaves) else "",
                }
        assert files(made) == files(book(seed))
    assert set(SHAPES_MADE.replace("\n", "; ").split("; ")) - {""} <= seen


@pytest.mark.parametrize("seed", range(10))
def test_what_is_written_is_yaml_that_says_the_same(seed: int) -> None:
    made = book(seed)
    texts = files(made)
    for card in made.cards:
        entry = yaml.safe_load(texts[f"scores/{card.year}/the.yaml"])
        read: dict[str, Any] = {}

        def go(criteria: list[dict[str, Any]], read: dict[str, Any]) -> None:
            for each in criteria:
                read[each["code"]] = each
                go(each.get("criteria", []), read)

        go(entry["criteria"], read)
        assert set(read) == {node.code for node in card.root.walk() if node.code}
        for node in card.root.walk():
            if node.code and node.max is not None:
                assert exact(read[node.code]["max"]) == node.max


def test_numbers_are_plain_digits() -> None:
    numbers = (Fraction(1, 8), Fraction(-5, 2), Fraction(0), Fraction(100), Fraction(1, 20))
    assert [decimals(number) for number in numbers] == ["0.125", "-2.5", "0", "100", "0.05"]
    with pytest.raises(ValueError, match="no end"):
        decimals(Fraction(1, 3))


# The program


def agree(made: Book, folder: Path) -> None:
    comparison = compare_book(made, folder)
    assert comparison.compared > 0
    assert [str(disagreement) for disagreement in comparison.found] == []


@pytest.mark.parametrize("seed", ASKED)
def test_the_program_says_the_same_of_books_in_the_first_format(seed: int, tmp_path: Path) -> None:
    agree(book(seed, plain=True), tmp_path)


def test_a_figure_that_differs_is_told(tmp_path: Path) -> None:
    made = Book(0, plain=True, shapes=frozenset(), panels=[provinces()])
    write(made, tmp_path)
    made.panels[0].rows[UNITS[1]]["3"] = exact(12.83)
    told = {(each.question, each.place) for each in compare_written(made, tmp_path).found}
    assert ("rank 2024 --index BANG --around 99", f"{UNITS[1]} score") in told
    assert {question.split()[0] for question, _ in told} == {"totals", "gaps", "rank"}


def test_the_program_says_the_same_of_three_provinces(tmp_path: Path) -> None:
    agree(Book(0, plain=True, shapes=frozenset(), panels=[provinces()]), tmp_path)


@reads_second_format
@pytest.mark.parametrize("seed", ASKED)
def test_the_program_says_the_same_of_books_of_all_shapes(seed: int, tmp_path: Path) -> None:
    agree(book(seed), tmp_path)


@reads_second_format
def test_the_program_says_the_same_of_a_self_assessment(tmp_path: Path) -> None:
    agree(Book(0, plain=False, shapes=frozenset(), cards=[self_assessment()]), tmp_path)


@reads_second_format
def test_the_program_says_the_same_of_departments(tmp_path: Path) -> None:
    agree(Book(0, plain=False, shapes=frozenset(), panels=[departments(len(UNITS))]), tmp_path)
