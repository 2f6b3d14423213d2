"""Ranks under other weights, by hand on four made-up units and by other means on PAPI."""

import random
from decimal import Decimal
from fractions import Fraction
from math import log

import ctscore
from ctscore.analysis.panels import WHOLE, panel_scores
from ctscore.analysis.select import scorecards
from ctscore.analysis.sensitivity import sensitivity
from ctscore.book import Book, Filed
from ctscore.periods import Period
from ctscore.scoring import framework_of
from tests.analysis.builders import leaf, parent, scorecard
from tests.analysis.test_panels import panel

D = Decimal
# Of 10, 10 and 10 points: u 12.5 in all, v 20, w 12.5, x 7.5; y is published in part and has no total.
SCORES = panel_scores(Filed("p.yaml", panel("u 4 3.5 5", "v 8 6 6", "w 2 6.5 4", "x 1 1.5 5", "y 9 - 1")))
CARD = scorecard(
    parent("1", leaf("1.1", "10", "4"), leaf("1.2", "10", "3.5")), leaf("2", "10", "5"), highest="30"
)


def test_what_each_criterion_could_move() -> None:
    found = sensitivity(CARD, SCORES)
    pulls = {pull.node.criterion.code: pull for pull in found.pulls}
    assert list(pulls) == ["1.1", "1.2", "2"]  # 9 - 4, 6.5 - 3.5, 6 - 5
    # 12.5 + 5 is still below 20; so is 12.5 + 6; the others have 20, 12.5 and 7.5.
    assert (pulls["1.1"].to_best, pulls["1.1"].rank_if_best, pulls["1.1"].rank_if_full) == (D(5), 2, 2)
    assert (pulls["1.2"].lost, pulls["1.2"].to_best) == (D("6.5"), D(3))
    assert (found.rank, found.of) == (2, 4)


def test_a_tenth_of_its_scale_more_or_less_at_each_criterion() -> None:
    pull = next(one for one in sensitivity(CARD, SCORES).pulls if one.node.criterion.code == "1.1")
    # 13.5 is above 12.5 of w and below 20 of v; 11.5 is below both.
    assert (pull.more, pull.rank_if_more, pull.less, pull.rank_if_less) == (D(1), 2, D(-1), 3)
    # Of a scale from 1 to 11 a tenth is 1: 0.4 are left above 10.6, and 0.2 below 1.2.
    ends = scorecard(leaf("1", "11", "10.6", min=D(1)), leaf("2", "11", "1.2", min=D(1)), highest="22")
    found = {one.node.criterion.code: (one.more, one.less) for one in sensitivity(ends, None).pulls}
    assert found == {"1": (D("0.4"), D(-1)), "2": (D(1), D("-0.2"))}


def test_weightings_by_hand() -> None:
    found = sensitivity(CARD, SCORES)
    ranks = {one.without.code if one.without else "equal": one.rank for one in found.weightings}
    # Equal scales: equal weights change nothing. Without 1: 5, 6, 4, 5; without 2: 7.5, 14, 8.5, 2.5.
    assert ranks == {"equal": 2, "1": 2, "2": 3}


def test_the_draws_are_those_of_the_seed_and_the_band_holds_its_share() -> None:
    found = sensitivity(CARD, SCORES, count=200, seed=7).draws
    assert found is not None
    assert found == sensitivity(CARD, SCORES, count=200, seed=7).draws
    # v has more than u everywhere, so u is never first.
    assert 2 <= found.low <= found.median <= found.high <= 4
    assert found.top_share == 100  # there are only four


def test_without_a_panel_only_the_losses_are_told() -> None:
    found = sensitivity(CARD, None)
    assert [(pull.node.criterion.code, pull.lost, pull.rank_if_best) for pull in found.pulls] == [
        *(("1.2", D("6.5"), None), ("1.1", D(6), None), ("2", D(5), None)),
    ]
    assert (found.rank, found.weightings, found.draws) == (None, (), None)


def test_papi_2022_by_other_means(book: Book) -> None:
    """Equal weights in fractions; random ones from another generator agree in what they say."""
    (filed,) = scorecards(book, Period(2022), "PAPI")
    scores = ctscore.panel(book, 2022, "PAPI")
    found = sensitivity(filed.value, scores)
    ends = {n.criterion.code: (n.criterion.min, n.criterion.max) for n in framework_of(scores.tree).leaves}
    shares = {
        unit: [
            (Fraction(scores.by_code[code][unit]) - Fraction(least or 0))
            / (Fraction(most or 0) - Fraction(least or 0))
            for code, (least, most) in ends.items()
        ]
        for unit in scores.by_code[WHOLE]
    }
    equal = {unit: sum(own) for unit, own in shares.items()}
    assert found.weightings[0].rank == 1 + sum(other > equal["can-tho"] for other in equal.values())
    without = {one.without.code: one.rank for one in found.weightings if one.without}
    for code, rank in without.items():
        rest = {u: points - scores.by_code[code][u] for u, points in scores.by_code[WHOLE].items()}
        assert rank == sorted(rest.values(), reverse=True).index(rest["can-tho"]) + 1
    draw = random.Random(99)
    plain = {unit: [float(share) for share in own] for unit, own in shares.items()}
    ranks = []
    for _ in range(400):
        weights = [-log(1 - draw.random()) for _ in ends]
        totals = {u: sum(w * s for w, s in zip(weights, own, strict=True)) for u, own in plain.items()}
        ranks.append(1 + sum(other > totals["can-tho"] for other in totals.values()))
    ranks.sort()
    assert found.draws is not None
    assert abs(ranks[199] - found.draws.median) <= 2
    assert abs(ranks[19] - found.draws.low) <= 3
    assert abs(ranks[379] - found.draws.high) <= 2
    assert found.draws.top_share < 3
