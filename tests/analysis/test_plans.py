"""Items in their places: what a leaf inherits, what a cell prints, which tasks a question asks for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ctscore.analysis import Role, TaskGrouping
from ctscore.analysis.plans import Responsibility, all_items, all_tasks, plans_by_date
from ctscore.analysis.tasks import (
    Addressee,
    TaskFilter,
    group_tasks,
    indexes_of,
    role_of,
    tasks_of,
    with_groups,
)
from ctscore.checks.plan_cells import cells
from ctscore.checks.plans import items
from ctscore.checks.structure import same_plan_twice
from ctscore.model import Agency, Cell, Item, Lifespan, Related, Target, Text
from ctscore.periods import Period
from tests.analysis.builders import book_of
from tests.analysis.planning import WORDS, document, item, led, part, plan, register, timed, units

LINK = Related(index="SIPAS", year=2022, criteria=("8",), basis="printed", note=Text(vi="vì"))


def test_a_leaf_takes_what_it_lacks_from_the_item_above() -> None:
    inner = item("1.1.1")
    own = item("1.1.2", leads=led("b"), criteria=("1.2",))
    top = item(
        "1", item("1.1", inner, own, criteria=("1.1",)), leads=led("a"), targets=("t",), related=(LINK,)
    )
    found = {task.item.id: task for task in all_items(book_of(plan(part(top, index="PAPI"))))}
    assert list(found) == ["1", "1.1", "1.1.1", "1.1.2"]
    assert [id_ for id_, task in found.items() if task.is_leaf] == ["1.1.1", "1.1.2"]
    assert (found["1.1.1"].leads, found["1.1.1"].criteria) == (("a",), ("1.1",))
    assert (found["1.1.2"].leads, found["1.1.2"].criteria) == (("b",), ("1.2",))
    assert found["1.1.2"].targets == ("t",)
    assert found["1.1.2"].related == (LINK,)
    assert [parent.id for parent in found["1.1.2"].parents] == ["1", "1.1"]


def test_helpers_are_not_inherited() -> None:
    top = item("1", item("1.1"), leads=led("a"), helpers=led("b"))
    (task,) = all_tasks(book_of(plan(part(top))))
    assert (task.leads, task.helpers) == (("a",), ())


def test_what_is_printed_in_a_merged_cell() -> None:
    first = item("1", leads=Cell(agencies=("a",), printed="Sở A"), timing=timed("ongoing"))
    second = item("2", leads=Cell(agencies=("a",), merged_with="1"))
    third = item("3", leads=Cell(agencies=("a",), inferred=Text(vi="đoán")))
    tasks = list(all_tasks(book_of(plan(part(first, second, third)))))
    assert [task.printed.get("leads") for task in tasks] == ["Sở A", "Sở A", None]
    assert [task.printed.get("timing") for task in tasks] == ["x", None, None]


def test_a_lead_is_inferred_where_no_task_prints_it() -> None:
    """Of two tasks one prints A; where we alone tie a task to a criterion, nobody is printed for that."""
    ours = Cell(agencies=("a", "b"), inferred=Text(vi="đoán"))
    tasks = tuple(all_tasks(book_of(plan(part(item("1", leads=led("a")), item("2", leads=ours))))))
    assert [task.inferred for task in tasks] == [(), ("a", "b")]
    assert Responsibility(("a", "b"), tasks).inferred == {"b"}
    tied = replace(tasks[0], part=replace(tasks[0].part, inferred=Text(vi="đoán")))
    assert (tied.inferred, set(Responsibility(("a",), (tied,)).inferred)) == ((), {"a"})


def test_roles_and_groups() -> None:
    book = book_of(
        plan(part(item("1", leads=led("stp"), helpers=led("snv")), item("2", leads=led("nhom")))),
        register(("stp", "department", ("nhom",)), ("nhom", "group", ())),
    )
    one, two = all_tasks(book)
    assert role_of(one, frozenset({"snv"})) == "helper"
    assert role_of(two, frozenset({"stp"})) is None
    assert role_of(two, with_groups(book, "stp").ids_in(two)) == "lead"
    assert with_groups(book, "nobody").ids_in(two) == {"nobody"}


@pytest.mark.parametrize(
    ("born", "ended", "asked", "counts"),
    [
        (None, None, None, True),
        (date(2023, 12, 31), None, None, True),
        (date(2024, 1, 1), None, None, False),  # the plan is over by then
        (None, date(2023, 2, 28), None, False),  # the plan was issued the day after
        (date(2023, 7, 1), None, Period(2023, "quarter", 2), False),
        (date(2023, 7, 1), None, Period(2023, "quarter", 3), True),
    ],
)
def test_a_group_stands_for_the_members_that_lived_while_the_task_was_in_force(
    born: date | None, ended: date | None, asked: Period | None, counts: bool
) -> None:
    span = Lifespan(since=born, until=ended)
    member = Agency(id="a", name=WORDS, short="a", kind="department", member_of=("g",), spans=(span,))
    tasks = plan(part(item("1", leads=led("g"))), last=2023)
    (task,) = all_tasks(book_of(tasks, document("d", date(2023, 3, 1))))
    assert Addressee("a", member, asked).ids_in(task) == ({"a", "g"} if counts else {"a"})


def test_what_a_question_asks_for() -> None:
    quarters = timed("quarters", quarters=(1,))
    book = book_of(
        plan(
            part(
                item("1", leads=led("a"), criteria=("2.4",), timing=quarters),
                item("2", leads=led("b"), helpers=led("a"), criteria=("7.3.2",), related=(LINK,)),
                index="PAR-INDEX",
            )
        )
    )
    tasks = list(all_tasks(book))

    def asked(wanted: TaskFilter) -> list[str]:
        return [task.item.id for task in tasks if wanted.asks_for(task)]

    assert asked(TaskFilter()) == ["1", "2"]
    assert asked(TaskFilter(whom=Addressee("a"))) == ["1", "2"]
    assert asked(TaskFilter(whom=Addressee("a"), role=Role.LEAD)) == ["1"]
    assert asked(TaskFilter(whom=Addressee("a"), role=Role.HELPER)) == ["2"]
    # A code stands for its parts and for the criteria that hold it; 2.4 is not a part of 2 alone by digits.
    assert asked(TaskFilter(criteria=frozenset({("PAR-INDEX", "2.4.1")}))) == ["1"]
    assert asked(TaskFilter(criteria=frozenset({("PAR-INDEX", "2")}))) == ["1"]
    assert asked(TaskFilter(criteria=frozenset({("PAR-INDEX", "2.40")}))) == []
    assert asked(TaskFilter(criteria=frozenset({("SIPAS", "8.1")}))) == ["2"]
    assert asked(TaskFilter(index="SIPAS")) == ["2"]
    assert asked(TaskFilter(due=Period(2023, "quarter", 1))) == ["1"]
    assert asked(TaskFilter(due=Period(2023, "quarter", 2))) == []


def test_an_index_is_served_through_a_target_too() -> None:
    goal = Target(
        id="t",
        row="I",
        name=WORDS,
        unit="percent",
        goal="at-least",
        value=Decimal(85),
        index="SIPAS",
        due=2022,
    )
    (task,) = all_tasks(book_of(plan(part(item("1", leads=led("a"), targets=("t",))), targets=(goal,))))
    assert indexes_of(task) == ("SIPAS",)


def test_grouping_and_order() -> None:
    old, new = document("old", date(2012, 1, 1)), document("new", date(2023, 1, 1))
    book = book_of(
        plan(part(item("1", leads=led("a", "b"))), document="old"),
        plan(part(item("1", leads=led("b"), timing=timed("ongoing"))), document="new"),
        old,
        new,
        units("u"),
    )
    tasks = tasks_of(book, plans_by_date(book))
    assert [task.plan.document for task in tasks] == ["new", "old"]
    assert [(g.key, len(g.tasks)) for g in group_tasks(tasks, TaskGrouping.AGENCY)] == [("b", 2), ("a", 1)]
    assert [g.key for g in group_tasks(tasks, TaskGrouping.TIMING)] == ["ongoing", None]
    assert [g.key for g in group_tasks(tasks, TaskGrouping.PLAN)] == ["new", "old"]


def test_numbers_that_begin_anew_mean_the_nearest_row_above() -> None:
    def block(name: str) -> Item:
        first = Item(id=f"{name}/1", row="1", task=WORDS, leads=Cell(agencies=(name,), printed=name))
        second = Item(id=f"{name}/2", row="2", task=WORDS, leads=Cell(agencies=(name,), merged_with="1"))
        return item(name, first, second)

    book = book_of(plan(part(block("a"), block("b"))))
    assert [task.printed.get("leads") for task in all_tasks(book)] == ["a", "a", "b", "b"]
    assert list(cells(book)) == []


def test_an_annex_and_a_section_of_one_number_are_two_tables() -> None:
    one, two = (
        part(item(f"{n}", criteria=("1",), leads=led("a")), index="PAPI", annex=annex, section=section)
        for n, (annex, section) in enumerate((("II", None), (None, "II")))
    )
    assert list(items(book_of(plan(one, two)))) == []


def test_plans_of_other_units_are_not_ours() -> None:
    theirs = plan(part(item("1", leads=led("a"))), document="other", unit="v")
    book = book_of(plan(part(item("1", leads=led("a")))), theirs, units("u", "v"))
    assert [filed.value.document for filed in plans_by_date(book)] == ["d"]


def test_two_files_of_one_plan_count_once() -> None:
    one = plan(part(item("1", leads=led("a"))))
    book = book_of(one, one)
    assert len(list(all_tasks(book))) == 1
    assert [finding.rule.name for finding in same_plan_twice(book)] == ["same-plan-twice"]


def test_who_leads_a_criterion_without_a_task_has_nothing_to_do() -> None:
    only = item("1", task=None, criteria=("1.1",), leads=led("a"))
    book = book_of(plan(part(only, item("2", leads=led("b")))))
    assert [task.item.id for task in all_tasks(book)] == ["2"]
    assert [task.item.id for task in tasks_of(book, book.plans)] == ["2"]
    assert [finding.facts["given"] for finding in items(book)] == []


def test_an_item_without_words_asks_for_nothing_by_a_day() -> None:
    """Where there is a time or a product, somebody is to do something: it has to say what."""
    due = item("1", task=None, criteria=("1.1",), leads=led("a"), product=WORDS)
    assert [finding.rule.code for finding in items(book_of(plan(part(due))))] == ["CT418"]
    nobody = item("1", task=None, leads=led("a"))
    assert [finding.rule.code for finding in items(book_of(plan(part(nobody))))] == ["CT418"]
