"""What an effort file says of each leaf, and the path on those terms, by hand."""

from decimal import Decimal

import pytest

from ctscore.analysis.effort import terms_of
from ctscore.analysis.path import Limits, Path, find_path, spent, taken
from ctscore.book import Filed
from ctscore.decimals import total
from ctscore.model import Budget, CriterionEffort, Effort, Group, Text
from ctscore.periods import Period
from tests.analysis.builders import book_of, leaf, parent, scorecard
from tests.analysis.planning import item, led, part, plan, units

D = Decimal

CARD = scorecard(
    parent("1", leaf("1.1", "4", "1"), leaf("1.2", "4", "2")),
    parent("2", leaf("2.1", "4", "2"), leaf("2.2", "4", "3")),
    highest="16",
)
PLAN = plan(
    part(
        item("a", criteria=("1",), leads=led("a")),
        item("b", criteria=("2.1",), leads=led("a", "b")),
        item("c", criteria=("2.2",), leads=led("b")),
        index="PAR-INDEX",
        answers=Period(2022),
    )
)


def effort_file(**more: object) -> Effort:
    facts = {"format": "ctscore/effort@1", "name": Text(vi="x"), "index": "PAR-INDEX", "year": 2022, **more}
    return Effort(**facts)  # type: ignore[arg-type]


def way(target: str, effort: Effort, limits: Limits | None = None) -> Path:
    book = book_of(CARD, PLAN, units("u"))
    return find_path(book, Filed("0.yaml", CARD), D(target), limits or Limits(), terms_of(CARD, effort))


def asked(found: Path) -> list[tuple[str, Decimal]]:
    return [(step.candidate.code, step.asked) for step in found.steps]


def test_what_is_said_of_a_field_holds_for_its_parts() -> None:
    file = effort_file(
        default=D(9),
        criteria=(CriterionEffort(code="1", effort=D(2)), CriterionEffort(code="1.2", effort=D(5))),
        groups=(Group(name=Text(vi="g"), criteria=("1", "2.1"), most=2),),
    )
    terms = terms_of(CARD, file)
    assert terms.per_point == {"1.1": D(2), "1.2": D(5), "2.1": D(9), "2.2": D(9)}
    assert terms.groups[0].codes == {"1.1", "1.2", "2.1"}


def test_of_the_smallest_sets_the_cheapest() -> None:
    """From 8 to 12 two criteria do: 3 + 2 or 2 + 2. With 1.1 at 5 a point the two others are cheaper."""
    found = way("12", effort_file(criteria=(CriterionEffort(code="1.1", effort=D(5)),)))
    assert asked(found) == [("1.2", D(2)), ("2.1", D(2))]
    assert found.effort == D(4)
    others = [[step.candidate.code for step in steps] for steps in found.alternatives]
    assert others == [["1.2", "1.1"], ["2.1", "1.1"], ["2.2", "1.1"]]
    # 2 at 1 and 2 at 5, twice; 1 at 1 and 3 at 5.
    assert [total(step.effort for step in steps) for steps in found.alternatives] == [D(12), D(12), D(16)]


def test_the_costliest_gives_only_what_is_needed() -> None:
    found = way("12.5", effort_file(criteria=(CriterionEffort(code="1.1", effort=D(2)),)))
    # 4.5 of 3 + 2: 2 at 1, then 2.5 at 2.
    assert asked(found) == [("1.2", D(2)), ("1.1", D("2.5"))]
    assert found.effort == D(7)


def test_groups_that_limit_nothing_need_no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctscore.analysis.path.solve", None)
    file = effort_file(groups=(Group(name=Text(vi="g"), criteria=("1",), most=2),))
    found = way("12", file)
    assert asked(found) == [("1.1", D(3)), ("1.2", D(1))]
    assert [(one.used, one.most) for one in taken(found)] == [(2, 2)]


def test_a_group_leaves_the_choice_of_one() -> None:
    pytest.importorskip("highspy", reason="the solver is the extra ctscore[path]")
    file = effort_file(groups=(Group(name=Text(vi="g"), criteria=("1",), most=1),))
    # 3 of field 1 and 2 of 2.1.
    assert total(points for _, points in asked(way("13", file))) == D(5)
    assert {code for code, _ in asked(way("13", file))} == {"1.1", "2.1"}
    assert way("15", file).shortfall == D(1)


def test_a_budget_is_shared_among_leads() -> None:
    pytest.importorskip("highspy", reason="the solver is the extra ctscore[path]")
    # b bears half of 2.1 and all of 2.2: with 0.5 it gives 1 of 2.1, or 0.5 of 2.2.
    found = way("14", effort_file(budgets=(Budget(agency="b", effort=D("0.5")),)))
    assert asked(found) == [("1.1", D(3)), ("1.2", D(2)), ("2.1", D(1))]
    assert [(one.used, one.most) for one in spent(found)] == [(D("0.5"), D("0.5"))]
    assert way("15", effort_file(budgets=(Budget(agency="b", effort=D("0.5")),))).shortfall == D(1)


def test_scores_in_steps_overshoot() -> None:
    pytest.importorskip("highspy", reason="the solver is the extra ctscore[path]")
    steps = (CriterionEffort(code="1.1", steps=(D(1), D("2.5"), D(4))),)
    found = way("10", effort_file(criteria=steps), Limits(exclude=frozenset({"1.2", "2"})))
    assert asked(found) == [("1.1", D(3))]
    assert found.steps[-1].total == D(11)
    assert found.shortfall == 0
    # A ceiling below the second step leaves none.
    capped = Limits(exclude=frozenset({"1.2", "2"}), ceilings={"1.1": D(2)})
    assert way("10", effort_file(criteria=steps), capped).candidates == ()
