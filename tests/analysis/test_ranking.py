"""Ranks and middles, worked out by hand on five made-up units."""

from decimal import Decimal

from ctscore.analysis.panels import mean, median, middle, percentile, rank_of, ranked, threshold

D = Decimal
SCORES = {"a": D("9.1"), "b": D("8.7004"), "c": D("8.7004"), "d": D("8.7003"), "e": D(2)}


def test_equal_points_share_a_rank_and_the_next_one_is_left_out() -> None:
    assert [(place.rank, place.unit) for place in ranked(SCORES)] == [
        *((1, "a"), (2, "b"), (2, "c"), (4, "d"), (5, "e")),
    ]


def test_a_difference_that_rounding_would_hide_makes_a_rank() -> None:
    assert rank_of(D("8.7003"), SCORES.values()) == 4
    assert rank_of(D("8.70035"), SCORES.values()) == 4
    assert rank_of(D("8.7004"), SCORES.values()) == 2


def test_the_threshold_of_a_place_is_the_least_score_that_reaches_it() -> None:
    assert [threshold(SCORES.values(), place) for place in (1, 2, 3, 4, 5)] == [
        *(D("9.1"), D("8.7004"), D("8.7004"), D("8.7003"), D(2)),
    ]


def test_the_middle_is_one_unit_or_two() -> None:
    assert middle(SCORES) == ("c",)
    assert median(SCORES) == D("8.7004")
    four = {unit: score for unit, score in SCORES.items() if unit != "c"}
    assert middle(four) == ("b", "d")
    assert median(four) == D("8.70035")


def test_the_mean_is_not_the_median() -> None:
    assert mean(SCORES.values()) == D("7.44022")  # 37.2011 / 5


def test_the_percentile_counts_the_others_below() -> None:
    assert [percentile(score, SCORES.values()) for score in SCORES.values()] == [100, 50, 50, 25, 0]
    assert percentile(D(1), [D(1)]) == 100
