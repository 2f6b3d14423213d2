"""Ranks by percent of the own maximum, of raw values, and what units not known whole make of them."""

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctscore.analysis.gaps import read_against, reference_for
from ctscore.analysis.panels import WHOLE, Order, Span, panel_scores, ranked_by, unit_card
from ctscore.analysis.path import best_points, points_for_rank
from ctscore.analysis.sensitivity import sensitivity
from ctscore.analysis.standing import Goal, profile, standing
from ctscore.analysis.trend import trends
from ctscore.analysis.whatif import what_if
from ctscore.book import Book, Filed
from ctscore.decimals import exact, fraction_of
from ctscore.findings import Refusal
from ctscore.model import Change, Citation, OwnMax, Panel, PanelCriterion, Scorecard, Text
from ctscore.periods import Period
from ctscore.questions import RankBy
from ctscore.questions.standing import ask_profile, ask_rank
from ctscore.views.standing import rank_document
from tests.analysis.builders import book_of
from tests.analysis.planning import indexes, units

D = Decimal


def column(code: str, *parts: PanelCriterion, **more: Any) -> PanelCriterion:
    return PanelCriterion(code=code, name=Text(vi=code), criteria=parts, **more)


def panel(*rows: str, criteria: tuple[PanelCriterion, ...] = (), columns: str = "1 2", **more: Any) -> Panel:
    facts: dict[str, Any] = {"format": "ctscore/panel@2", "year": 2024, "max": D(20), **more}
    return Panel(
        index="A",
        source=Citation(document="d"),
        criteria=criteria or (column("1", max=D(10)), column("2", max=D(10))),
        columns=columns,
        rows=rows,
        **facts,
    )


def own(unit: str, **maxima: int) -> OwnMax:
    return OwnMax(unit=unit, max={code.removeprefix("m"): D(most) for code, most in maxima.items()})


# u 15 of 20, v 7.5 of 10, w 12 of 15, x from 5.5 to 15.5 of 20, y 8 of 20.
OWN = panel(
    "u 8 7",
    "v 7.5 -",
    "w 9 3",
    "x 5.5 -",
    "y 4 4",
    rank_by="percent",
    own_max=(own("v", m2=0), own("w", m2=5)),
)
SCORES = panel_scores(Filed("p.yaml", OWN))


def book(*panels: Panel) -> Book:
    return book_of(*panels, units("u", "v", "w", "x", "y"), indexes("A"))


def card(made: Panel, unit: str) -> Scorecard:
    found = unit_card(made, unit)
    assert found is not None
    return found


def test_equal_percents_of_other_maxima_share_a_rank() -> None:
    found = standing(SCORES, unit="u", around=9)
    assert [(one.rank, one.unit, one.score, one.max, one.percent) for one in found.places] == [
        (1, "w", D(12), D(15), D(80)),
        (2, "u", D(15), D(20), D(75)),
        (2, "v", D("7.5"), D(10), D(75)),
        (4, "y", D(8), D(20), D(40)),
    ]
    assert (found.order, found.partial, found.apart) == (Order.PERCENT, ("x",), ())
    assert [(one.goal, one.score, one.points) for one in found.ladder] == [(Goal.NEXT, D(80), D(1))]


def test_a_unit_that_is_not_asked_is_apart_and_one_that_is_not_known_partial() -> None:
    found = standing(SCORES, "2", unit="u")
    assert (found.apart, found.partial) == (("v",), ("x",))


def test_points_can_be_asked_for_instead() -> None:
    by_points = standing(ranked_by(SCORES, "points"), unit="u")
    assert [one.unit for one in by_points.places] == ["u", "w", "y", "v"]
    assert by_points.order is Order.POINTS


def test_what_is_not_known_gives_a_range_and_no_place() -> None:
    assert SCORES.spans(WHOLE) == {
        "u": Span(2, 3),
        "v": Span(2, 3),
        "w": Span(1, 1),
        "x": Span(2, 5),
        "y": Span(4, 5),
    }
    found = standing(SCORES, unit="x")
    assert (found.own, found.spans["x"]) == (None, Span(2, 5))
    assert ask_rank(book(OWN), Period(2024), unit="x").found[0].spans["x"] == Span(2, 5)


def test_the_first_version_tells_no_range() -> None:
    plain = panel("u 8 7", "x 5 -", format="ctscore/panel@1")
    scores = panel_scores(Filed("p.yaml", plain))
    assert not scores.is_open(WHOLE)
    assert standing(scores, unit="u").spans == {}
    assert rank_document(book(plain), [standing(scores, unit="u")], {}).schema == "ctscore/rank/1"
    assert rank_document(book(OWN), [standing(SCORES, unit="u")], {}).schema == "ctscore/rank/2"


figures = st.none() | st.integers(0, 2).map(lambda n: D(5 * n))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(figures, figures), min_size=2, max_size=4), st.booleans())
def test_a_range_is_what_every_way_to_fill_the_blanks_makes_of_the_rank(
    rows: list[tuple[Decimal | None, Decimal | None]], by_percent: bool
) -> None:
    maxima = (own("a", m1=10, m2=5),) if by_percent else ()
    rows = [(rows[0][0], None if rows[0][1] is None else min(rows[0][1], D(5))), *rows[1:]]
    names = "abcd"[: len(rows)]

    def scores(filled: list[tuple[Decimal | None, ...]]) -> Any:
        lines = [
            f"{n} " + " ".join("-" if f is None else str(f) for f in r)
            for n, r in zip(names, filled, strict=True)
        ]
        rank_by = "percent" if by_percent else "points"
        return panel_scores(Filed("p.yaml", panel(*lines, rank_by=rank_by, own_max=maxima)))

    def options(place: int, at: int, figure: Decimal | None) -> list[Decimal]:
        most = D(5) if maxima and (place, at) == (0, 1) else D(10)
        return [figure] if figure is not None else [D(0), D(5), most]

    blanks = [
        list(product(*(options(place, at, figure) for at, figure in enumerate(row))))
        for place, row in enumerate(rows)
    ]
    seen: dict[str, set[int]] = {name: set() for name in names}
    for filled in product(*blanks):
        for one in standing(scores(list(filled))).places:
            seen[one.unit].add(one.rank)
    spans = scores([*rows]).spans(WHOLE)
    for name in names:
        assert spans[name] == Span(min(seen[name]), max(seen[name]))
        assert scores([*rows]).span(WHOLE, name) == spans[name]


RAW = panel(
    "u 14.2 3",
    "v 2.5 1",
    "w 14.2 2",
    "x - 1",
    max=D(0),
    criteria=(
        column("1", better="lower", best=D(0), worst=D(100)),
        column("2", better="higher"),
    ),
)


def test_a_raw_value_ranks_by_its_direction() -> None:
    scores = panel_scores(Filed("p.yaml", RAW))
    lowest, highest = standing(scores, "1", unit="u"), standing(scores, "2", unit="v")
    assert [(one.rank, one.unit, one.score) for one in lowest.places] == [
        (1, "v", D("2.5")),
        (2, "u", D("14.2")),
        (2, "w", D("14.2")),
    ]
    assert [(one.goal, one.score, one.points) for one in lowest.ladder] == [(Goal.NEXT, D("2.5"), D("11.7"))]
    assert (lowest.order, lowest.spans["x"]) == (Order.LOWEST, Span(1, 4))
    assert [one.unit for one in highest.places] == ["u", "w", "v", "x"]
    title = rank_document(book(RAW), [lowest], {}).sections[0].title
    assert "the lowest first" in (title if isinstance(title, str) else title.say("en"))


def test_nothing_that_is_added_up_is_no_ranking() -> None:
    with pytest.raises(Refusal, match=r"CT994.*A 2024 has no points") as refused:
        ask_rank(book(RAW), Period(2024))
    assert "1, 2" in refused.value.text("vi")
    assert ask_rank(book(RAW), Period(2024), dimension="1").found[0].own is not None
    assert ask_profile(book(RAW), Period(2024)).found[0].dimensions[0].rank == 2


def test_by_what_can_be_asked_for() -> None:
    found = ask_rank(book(OWN), Period(2024), by=RankBy.POINTS).found[0]
    assert (found.order, found.own and found.own.rank) == (Order.POINTS, 1)


def test_a_deduction_has_no_percent_and_is_ranked_by_points() -> None:
    made = panel(
        "u 8 -2",
        "v 5 0",
        rank_by="percent",
        max=D(10),
        criteria=(column("1", max=D(10)), column("2", min=D(-5), max=D(0))),
    )
    scores = panel_scores(Filed("p.yaml", made))
    assert scores.order("2") is Order.POINTS
    assert [one.unit for one in standing(scores, "2").places] == ["v", "u"]
    assert [one.percent for one in standing(scores).places] == [D(60), D(50)]


def test_a_profile_puts_the_others_on_our_scale() -> None:
    whole = profile(SCORES, "w").dimensions[0]
    assert (whole.score, whole.max, whole.percent, whole.rank, whole.span) == (
        D(12),
        D(15),
        D(80),
        1,
        Span(1, 1),
    )
    assert (whole.best, whole.median) == (D(12), D("11.25"))  # 80 and 75 percent of 15
    assert profile(SCORES, "x").unknown == ("2",)


def test_references_are_on_the_scale_of_the_scorecard() -> None:
    made = book(OWN)
    best = reference_for(made, card(OWN, "u"), read_against("best"))
    assert best is not None
    assert (best.levels[WHOLE], best.levels["1"], best.levels["2"]) == (D(16), D(9), D(7))
    # Of 2 at most 5 are asked of w; the best has 7 of 10.
    theirs = reference_for(made, card(OWN, "w"), read_against("unit:u"))
    assert theirs is not None
    assert (theirs.levels[WHOLE], theirs.levels["2"]) == (D("11.25"), D("3.5"))
    assert best_points(made, card(OWN, "w"))["2"] == D("3.5")


def test_points_for_a_rank_are_those_of_the_own_maximum() -> None:
    assert points_for_rank(book(OWN), card(OWN, "u"), 1) == D(16)
    assert points_for_rank(book(OWN), card(OWN, "v"), 1) == D(8)


def test_a_change_moves_rank_and_range() -> None:
    found = what_if(book(OWN), Filed("p.yaml", card(OWN, "u")), [Change(code="2", to=D(8))])
    assert (found.rank, found.of, found.spans) == ((2, 1), 4, (Span(2, 3), Span(1, 1)))
    unknown = what_if(book(OWN), Filed("p.yaml", card(OWN, "x")), [Change(code="2", to=D("10"))])
    assert (unknown.rank, unknown.spans) == (None, (Span(2, 5), Span(2, 2)))


def test_a_trend_has_the_rank_by_percent_and_its_range() -> None:
    (found,) = trends(book(OWN), "A", "u")
    assert found is not None
    (point,) = found.points
    assert (point.rank, point.of, point.span, point.median) == (2, 4, Span(2, 3), D(15))
    (raw,) = trends(book(RAW), "A", "u", "1")
    assert raw is not None
    assert [(one.score, one.rank, one.median) for one in raw.points] == [(D("14.2"), 2, D("14.2"))]


def test_a_weight_goes_where_a_unit_is_not_scored() -> None:
    found = sensitivity(card(OWN, "v"), SCORES, count=50)
    # Equal weights: u 0.75, v 0.75, w (0.9 + 0.6) / 2 = 0.75, y 0.4. Without 1: only those scored at 2.
    assert (found.rank, found.of) == (2, 4)
    assert [(one.without and one.without.code, one.rank) for one in found.weightings] == [(None, 1), ("2", 3)]
    assert [pull.node.criterion.code for pull in found.pulls] == ["1"]
    assert found.pulls[0].rank_if_full == 1


def test_a_dimension_left_out_of_a_weighted_mean() -> None:
    made = panel(
        "u 10 2",
        "v 4 9",
        max=D(100),
        aggregate="weighted-mean",
        criteria=(column("1", max=D(10), weight=D(1)), column("2", max=D(10), weight=D(3))),
    )
    scores = panel_scores(Filed("p.yaml", made))
    found = sensitivity(card(made, "u"), scores, count=50)
    assert scores.by_code[WHOLE] == {"u": D(40), "v": D("77.5")}
    assert [one.rank for one in found.weightings] == [2, 2, 1]
    # 8 of 10 more at a weight of 3 in 4 are 60 of 100; the best unit has 7 more, 52.5.
    assert [(pull.node.criterion.code, pull.lost, pull.to_best) for pull in found.pulls] == [
        ("2", D(60), D("52.5")),
        ("1", D(0), D(0)),
    ]


def test_percents_that_do_not_end_are_tied_exactly() -> None:
    made = panel(
        "u 1 -",
        "v 2 -",
        "w 3 -",
        rank_by="percent",
        own_max=(own("u", m1=3, m2=0), own("v", m1=6, m2=0), own("w", m1=9, m2=0)),
    )
    places = standing(panel_scores(Filed("p.yaml", made))).places
    assert [one.rank for one in places] == [1, 1, 1]
    assert {fraction_of(one.percent or D(0)) for one in places} == {Fraction(100, 3)}
    assert places[0].percent == exact(Fraction(100, 3))
