"""The fewest criteria that reach a target: against every subset of random trees, and by hand."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ctscore
from ctscore.analysis.panels import rank_of
from ctscore.analysis.path import FREE, Limits, Path, best_points, find_path, points_for_rank
from ctscore.analysis.select import scorecards
from ctscore.analysis.whatif import problems, what_if
from ctscore.book import Book, Filed
from ctscore.decimals import ZERO, total
from ctscore.findings import Refusal
from ctscore.model import Change, Published, Scorecard
from ctscore.periods import Period
from tests.analysis.builders import book_of, leaf, scorecard
from tests.analysis.planning import item, led, part, plan, units
from tests.conftest import Program

D = Decimal
losses = st.lists(st.integers(0, 400).map(lambda n: D(n) / 100), min_size=1, max_size=9)


def card_with(lost: list[Decimal]) -> Scorecard:
    criteria = [leaf(str(n), "4", str(4 - one)) for n, one in enumerate(lost, start=1)]
    return scorecard(*criteria, highest=str(4 * len(lost)))


def way(card: Scorecard, target: Decimal, limits: Limits | None = None, others: int = 99) -> Path:
    return find_path(book_of(card), Filed("0.yaml", card), target, limits or Limits(), FREE, others)


@given(losses, st.integers(1, 2500).map(lambda n: D(n) / 100))
def test_no_smaller_set_does_and_no_other_of_that_size_is_missed(lost: list[Decimal], need: Decimal) -> None:
    card = card_with(lost)
    start = total(4 - one for one in lost)
    found = way(card, start + need)
    reaching = [
        set(subset)
        for size in range(len(lost) + 1)
        for subset in combinations([str(n) for n, one in enumerate(lost, start=1) if one], size)
        if total(lost[int(code) - 1] for code in subset) >= need
    ]
    if not reaching:
        assert found.shortfall == need - total(lost)
        assert found.ceiling == 4 * len(lost)
        return
    least = min(map(len, reaching))
    sets = [{step.candidate.code for step in found.steps}]
    sets += [{step.candidate.code for step in members} for members in found.alternatives]
    expected = [subset for subset in reaching if len(subset) == least]
    assert len(sets) == min(len(expected), 100)
    assert all(one in expected for one in sets)
    assert len({frozenset(one) for one in sets}) == len(sets)
    gains = [total(lost[int(code) - 1] for code in one) for one in sets]
    assert gains == sorted(gains, reverse=True)


@given(losses, st.integers(1, 2500).map(lambda n: D(n) / 100))
def test_what_is_found_reaches_the_target_exactly(lost: list[Decimal], need: Decimal) -> None:
    card = card_with(lost)
    target = total(4 - one for one in lost) + need
    found = way(card, target)
    changes = [Change(code=step.candidate.code, by=step.asked) for step in found.steps]
    assert not list(problems(card, changes))
    reached = what_if(book_of(card), found.filed, changes).headline_after
    assert reached == target - found.shortfall
    assert found.shortfall >= 0
    assert all(step.asked > 0 for step in found.steps)


CARD = scorecard(
    leaf("1", "5", "1"),
    leaf("2", "5", "2", method="survey-citizens"),
    leaf("3", "5", "3"),
    highest="15",
    published=Published(score=D("5.5")),
    listing="losses-only",
)


def codes(found: Path) -> list[tuple[str, Decimal]]:
    return [(step.candidate.code, step.asked) for step in found.steps]


def test_a_path_starts_from_the_published_score_and_caps_surveys() -> None:
    # The criteria add up to 15 - 9 = 6; 5.5 is published. 4 of 1, 0.9 of 2 (30 percent of 3), 2 of 3.
    found = way(CARD, D(11))
    assert codes(found) == [("1", D(4)), ("3", D("1.5"))]
    assert [step.total for step in found.steps] == [D("9.5"), D(11)]
    assert found.ceiling == D("12.4")
    assert way(CARD, D(13)).shortfall == D("0.6")


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits(survey_cap=D(100)), [("1", D(4)), ("2", D("1.5"))]),
        (Limits(ceilings={"2": D(5)}), [("1", D(4)), ("2", D("1.5"))]),
        (Limits(exclude=frozenset({"3"}), survey_cap=D(50)), [("1", D(4)), ("2", D("1.5"))]),
        (Limits(no_survey=True), [("1", D(4)), ("3", D("1.5"))]),
        (Limits(ceilings={"1": D(4)}, survey_cap=D(100)), [("1", D(3)), ("2", D("2.5"))]),
        (Limits(best={"1": D(4), "2": D(5), "3": D(4)}), [("1", D(3)), ("3", D(1)), ("2", D("0.9"))]),
        (Limits(most=1), [("1", D(4))]),
    ],
)
def test_limits(limits: Limits, expected: list[tuple[str, Decimal]]) -> None:
    assert codes(way(CARD, D(11), limits)) == expected


def test_only_what_an_agency_leads() -> None:
    made = plan(part(item("a", criteria=("3",), leads=led("a")), index="PAR-INDEX", answers=Period(2022)))
    book = book_of(CARD, made, units("u"))
    found = find_path(book, Filed("0.yaml", CARD), D(7), Limits(only_agency="a"))
    assert codes(found) == [("3", D("1.5"))]


def test_a_target_reached_already_asks_for_nothing() -> None:
    found = way(CARD, D(5))
    assert (found.steps, found.shortfall) == ((), ZERO)


def test_from_86_11_to_90_and_to_89_without_surveys_by_hand(book: Book) -> None:
    """3.89 are needed: 1.5 + 0.856 + 0.8423 are 3.1983, the fourth largest, 0.75, makes 3.9483."""
    (filed,) = scorecards(book, Period(2022), "PAR-INDEX")
    assert codes(find_path(book, filed, D(90), Limits())) == [
        *(("5.4", D("1.5")), ("7.3.7", D("0.856")), ("7.3.6", D("0.8423")), ("8.4", D("0.6917"))),
    ]
    # 2.89: three do, 3.1983; with 0.75 in place of one of the last two 3.106 and 3.0923.
    found = find_path(book, filed, D(89), Limits(no_survey=True))
    assert codes(found) == [("5.4", D("1.5")), ("7.3.7", D("0.856")), ("7.3.6", D("0.534"))]
    assert [[step.candidate.code for step in members] for members in found.alternatives] == [
        *(["5.4", "7.3.7", "8.4"], ["5.4", "7.3.6", "8.4"]),
    ]


def test_a_rank_is_reached_and_not_by_a_hair_more(book: Book) -> None:
    (filed,) = scorecards(book, Period(2022), "PAPI")
    target = points_for_rank(book, filed.value, 50)
    others = [p.score for p in ctscore.rank(book, 2022, "PAPI").places if p.unit != "can-tho"]
    assert rank_of(target, others) == 50
    assert rank_of(target - D("0.000000001"), others) == 51
    best = best_points(book, filed.value)
    found = find_path(book, filed, target, Limits(best=best))
    assert all(step.points <= best[step.candidate.code] for step in found.steps)
    assert points_for_rank(book, filed.value, 61) == ctscore.panel(book, 2022, "PAPI").by_code[""]["can-tho"]
    with pytest.raises(Refusal, match=r"CT930.*units on file: 61"):
        points_for_rank(book, filed.value, 62)


def test_an_impossible_target_exits_with_1_and_says_by_how_much(program: Program) -> None:
    done = program("path", "2022", "--to", "99", "--lang", "en")
    assert done.returncode == 1
    assert "99 can NOT be reached: from 86.11, 42 criteria give 94.7515 at most, 4.2485 short." in done.stdout
    assert program("path", "2022", "--to", "80", "--lang", "en").stdout.count("Reached already") == 1
