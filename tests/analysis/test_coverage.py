"""Losses against tasks, in points: led, without a lead, without a task, led differently elsewhere."""

from decimal import Decimal

from ctscore.analysis.agencies import agency_loads
from ctscore.analysis.coverage import Cover, Coverage, cover_of, coverage
from ctscore.book import Filed
from ctscore.model import Cell, Item, Related, Scorecard, Text
from ctscore.periods import Period
from tests.analysis.builders import book_of, leaf, parent, scorecard
from tests.analysis.planning import item, led, part, plan

CARD = scorecard(
    parent("1", leaf("1.1", "2", "1.5"), leaf("1.2", "2", "1.8"), max=Decimal(4)),
    parent("2", leaf("2.1", "1", "0"), leaf("2.2", "1", "1")),
)
NOBODY = Cell(agencies=(), missing=Text(vi="không nêu"))


def covered(card: Scorecard, *items: Item, other: tuple[Item, ...] = ()) -> Coverage:
    parts = [part(*items, index="PAR-INDEX", answers=Period(2022))]
    parts += [part(*other, annex="II", index="SIPAS")] if other else []
    return coverage(book_of(plan(*parts), card), Filed("1.yaml", card))


def test_every_point_is_accounted_for() -> None:
    found = covered(
        CARD, item("1", criteria=("1.1",), leads=led("a")), item("2", criteria=("1.2",), leads=NOBODY)
    )
    whole = found.whole
    assert (whole.criteria, whole.lost) == (3, Decimal("1.7"))
    assert (whole.led, whole.no_lead, whole.no_task) == (Decimal("0.5"), Decimal("0.2"), Decimal(1))
    assert whole.led + whole.no_lead + whole.no_task == whole.lost
    assert [(f.field.code if f.field else None, f.lost, f.led) for f in found.fields] == [
        ("1", Decimal("0.7"), Decimal("0.5")),
        ("2", Decimal(1), Decimal(0)),
    ]
    covers = {gap.node.criterion.code: cover_of(gap) for gap in found.gaps.rows}
    assert covers == {"2.1": Cover.NO_TASK, "1.1": Cover.LED, "1.2": Cover.NO_LEAD}


def test_a_task_for_the_whole_covers_its_parts() -> None:
    found = covered(
        CARD, item("1", criteria=("1",), leads=led("a")), item("2", criteria=("2.1",), leads=led("a"))
    )
    assert found.whole.share_led == 100
    assert found.untouched == ()


def test_a_task_that_touches_no_lost_point() -> None:
    found = covered(
        CARD, item("1", criteria=("2.2",), leads=led("a")), item("2", criteria=("2.1",), leads=led("a"))
    )
    assert [task.item.id for task in found.untouched] == ["1"]
    assert found.unknown == ()


def test_a_task_for_points_not_known_is_not_idle() -> None:
    card = scorecard(parent("1", leaf("1.1", "2", None), leaf("1.2", "2", "2"), max=Decimal(4)))
    found = covered(card, *(item(code, criteria=(code,), leads=led("a")) for code in ("1.1", "1.2")))
    assert [[task.item.id for task in tasks] for tasks in (found.unknown, found.untouched)] == [
        ["1.1"],
        ["1.2"],
    ]


def test_without_points_by_criterion_it_cannot_be_told() -> None:
    found = covered(scorecard(), item("1", leads=led("a")))
    assert (found.untouched, [task.item.id for task in found.unknown]) == ((), ["1"])
    assert found.whole.lost == 0
    assert found.whole.share_led is None


def test_another_table_with_another_lead() -> None:
    def link(code: str) -> Related:
        return Related(index="PAR-INDEX", year=2022, criteria=(code,), basis="printed", note=Text(vi="vì"))

    own = [item(code, criteria=(code,), leads=led("a")) for code in ("1.1", "1.2", "2.1")]
    other = (
        item("II/1", leads=led("b"), related=(link("1.1"),)),
        item("II/2", leads=led("a"), related=(link("1.2"),)),  # the same lead: nothing to tell
        item("II/3", leads=led("b"), related=(link("2"),)),  # a field stands for its parts
        item("II/4", leads=led("b"), related=(link("2.2"),)),  # lost nothing
    )
    found = covered(CARD, *own, other=other)
    assert [(o.gap.node.criterion.code, o.task.item.id) for o in found.other_leads] == [
        ("2.1", "II/3"),
        ("1.1", "II/1"),
    ]
    assert found.whole.disputed == Decimal("1.5")
    assert found.whole.led == found.whole.lost


def test_a_task_for_a_field_touches_what_its_parts_lost() -> None:
    tasks = (item(code, criteria=(code,), leads=led("a")) for code in ("1", "1.1", "1.2", "2.1"))
    assert covered(CARD, *tasks).untouched == ()


def test_leads_differ_only_where_there_are_two() -> None:
    link = Related(index="PAR-INDEX", year=2022, criteria=("1.1",), basis="printed", note=Text(vi="vì"))
    other = item("II/1", leads=led("b"), related=(link,))
    unled = covered(CARD, item("1", criteria=("1.1",), leads=NOBODY), other=(other,))
    assert (unled.other_leads, unled.whole.disputed) == ((), Decimal(0))
    nobody = next(load for load in agency_loads(unled.gaps).rows if load.agency is None)
    assert nobody.tasks == 1  # the one of 1.1; the others have none
