"""Targets against results: met, missed by how much, no figure, another scale."""

from decimal import Decimal
from typing import Any

import pytest

from ctscore.analysis.targets import Outcome, results, sums
from ctscore.book import Book
from ctscore.model import Published, Scorecard, Target, Years
from ctscore.render.values import sentence
from ctscore.views.targets import targets_document
from tests.analysis.builders import book_of, leaf, parent, scorecard
from tests.analysis.planning import WORDS, item, led, part, plan


def target(**more: Any) -> Target:
    facts: dict[str, Any] = {
        "unit": "rank",
        "goal": "within",
        "value": Decimal(25),
        "due": 2022,
        "index": "PAR-INDEX",
    }
    return Target(id="t", row="I", name=WORDS, **{**facts, **more})


def book(card: Scorecard | None, *targets: Target) -> Book:
    promised = plan(part(item("1", leads=led("a"))), targets=targets)
    return book_of(promised, *([card] if card else []))


def outcome(card: Scorecard | None, goal: Target) -> tuple[Outcome, Decimal | None, Decimal | None]:
    made = book(card, goal)
    (result,) = results(made, made.plans[0])
    return result.outcome, result.actual, result.difference


def ranked(rank: int | None, score: str | None = None, **more: Any) -> Scorecard:
    published = Published(rank=rank, of=63, score=None if score is None else Decimal(score))
    return scorecard(published=published, **more)


@pytest.mark.parametrize(
    ("rank", "expected", "difference"),
    [(26, Outcome.MISSED, 1), (25, Outcome.MET, 0), (1, Outcome.MET, -24)],
)
def test_ranks(rank: int, expected: Outcome, difference: int) -> None:
    assert outcome(ranked(rank), target()) == (expected, Decimal(rank), Decimal(difference))


def test_no_figure_is_not_a_miss() -> None:
    assert outcome(None, target()) == (Outcome.NO_FIGURE, None, None)
    assert outcome(ranked(None), target()) == (Outcome.NO_FIGURE, None, None)
    assert outcome(ranked(3), target(index=None)) == (Outcome.NO_FIGURE, None, None)
    assert outcome(ranked(3), target(due=2021)) == (Outcome.NO_FIGURE, None, None)


def test_a_rank_that_no_source_prints_is_told_as_such() -> None:
    """22nd after a rise of 20 places was 42nd before: it follows, and nobody has printed it."""
    made = book(scorecard(published=Published(rank=42, implied=("rank",))), target())
    (section,) = targets_document(made, results(made, made.plans[0]), (), {}).sections
    told = [sentence(one, "en") for one in section.notes]
    assert told == ["1 in all: 1 missed.", "Rank implied, not printed: PAR-INDEX 2022."]


def test_at_least_and_above() -> None:
    card = ranked(1, "80")
    percent: dict[str, Any] = {"unit": "percent", "value": Decimal(80)}
    assert outcome(card, target(goal="at-least", **percent)) == (Outcome.MET, Decimal(80), Decimal(0))
    assert outcome(card, target(goal="above", **percent)) == (Outcome.MISSED, Decimal(80), Decimal(0))


def test_points_are_compared_on_one_scale_only() -> None:
    goal = target(unit="points", goal="at-least", value=Decimal("42.05"), out_of=Decimal(60))
    assert outcome(ranked(1, "39.57", highest="60"), goal) == (
        Outcome.MISSED,
        Decimal("39.57"),
        Decimal("-2.48"),
    )
    assert outcome(ranked(1, "46.06", highest="80"), goal) == (Outcome.OTHER_SCALE, Decimal("46.06"), None)


def test_a_dimension_is_looked_up_in_the_tree() -> None:
    card = scorecard(parent("1", leaf("1.1", "4", "3"), leaf("1.2", "6", "3.5")), highest="10")
    goal = target(unit="points", goal="at-least", value=Decimal("6.5"), out_of=Decimal(10), criterion="1")
    assert outcome(card, goal) == (Outcome.MET, Decimal("6.5"), Decimal("0.0"))
    assert (
        outcome(card, target(unit="points", goal="at-least", out_of=Decimal(10), criterion="2"))[0]
        == "no-figure"
    )
    # Of a field that lists only its losses the whole is not known.
    losses = scorecard(parent("1", leaf("1.1", "4", "3")), listing="losses-only")
    assert outcome(losses, goal)[0] is Outcome.NO_FIGURE


def test_each_year_and_without_end() -> None:
    goal = target(due=None, each_year=Years(first=2021, last=2023))
    made = book(ranked(30), goal)
    assert [(r.year, r.outcome) for r in results(made, made.plans[0])] == [
        (2021, Outcome.NO_FIGURE),
        (2022, Outcome.MISSED),
        (2023, Outcome.NO_FIGURE),
    ]
    made = book(ranked(20), target(due=None, each_year=Years(first=2021)))
    assert [(r.year, r.outcome) for r in results(made, made.plans[0])] == [(2021, "no-figure"), (2022, "met")]
    made = book(ranked(20), target(due=None, each_year=Years(first=2030)))
    assert [r.year for r in results(made, made.plans[0])] == [2030]


def test_targets_of_dimensions_add_up_and_say_on_which_scale() -> None:
    goals = [
        target(unit="points", goal="at-least", value=Decimal(value), out_of=Decimal(10), criterion=code)
        for code, value in (("1", "6.5"), ("2", "7.25"))
    ]
    made = book(ranked(1, "50", highest="80"), *goals)
    (one,) = sums(made, made.plans[0])
    assert (one.parts, one.value, one.out_of) == (2, Decimal("13.75"), Decimal(20))
    assert (one.actual, one.actual_out_of) == (Decimal(50), Decimal(80))


def test_percent_is_of_the_scale() -> None:
    goal = target(unit="percent", goal="at-least", value=Decimal(50))
    assert outcome(ranked(1, "40", highest="80"), goal) == (Outcome.MET, Decimal(50), Decimal(0))
    part_of = scorecard(leaf("1", "3", "1.5"), highest="10")
    assert outcome(part_of, target(unit="percent", goal="at-least", value=Decimal(60), criterion="1")) == (
        Outcome.MISSED,
        Decimal(50),
        Decimal(-10),
    )


def test_a_criterion_has_no_rank() -> None:
    card = scorecard(leaf("1", "3", "2"), published=Published(rank=2))
    assert outcome(card, target(criterion="1"))[0] is Outcome.NO_FIGURE


def test_a_part_is_not_added_to_its_whole() -> None:
    goals = [
        target(unit="points", goal="at-least", value=Decimal(value), out_of=Decimal(scale), criterion=code)
        for code, value, scale in (("1", "5", "6"), ("1.2", "2.5", "3"), ("10", "1", "2"))
    ]
    made = book(None, *goals)
    (one,) = sums(made, made.plans[0])
    assert (one.parts, one.value, one.out_of) == (2, Decimal(6), Decimal(8))
