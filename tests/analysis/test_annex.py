"""The annex of the next plan: Annex I of plan 121/KH-UBND comes out of the shipped data again."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ctscore.analysis.annex import Annex, Level, annex
from ctscore.book import Book, Filed, Key
from ctscore.model import Cell, Document, Documents, Scorecard
from ctscore.periods import Period
from tests.analysis.builders import book_of, leaf, parent, scorecard
from tests.analysis.planning import indexes, item, led, part, plan, timed, units

TRANSCRIPTION = (Path(__file__).parent.parent / "data/annex-i.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TRANSCRIPTION.splitlines()))


@pytest.fixture(scope="module")
def found(book: Book) -> Annex:
    return annex(book, book.scorecards[Key("PAR-INDEX", "can-tho", Period(2022))])


def test_the_rows_of_annex_i_in_its_order(found: Annex) -> None:
    assert [row.criterion.code for row in found.rows] == [row["code"] for row in ROWS]
    levels = [row.level for row in found.rows]
    assert (levels.count(Level.FIELD), levels.count(Level.PARENT), levels.count(Level.LOSS)) == (7, 2, 42)
    assert found.uncovered == ()


@pytest.mark.parametrize("place", range(51), ids=[row["code"] for row in ROWS])
def test_points_leads_helpers_and_timing_as_printed(place: int, found: Annex) -> None:
    row, printed = found.rows[place], ROWS[place]
    assert row.criterion.name.own == printed["name"]
    assert row.max == (Decimal(printed["max"]) if printed["max"] else None)
    assert row.achieved == (Decimal(printed["achieved"]) if printed["achieved"] else None)
    if not printed["lead"]:
        assert row.assignments == ()
        return
    (assignment,) = row.assignments
    cells = {"lead": assignment.leads, "executing": assignment.helpers, "timing": assignment.timing}
    for key, cell in cells.items():
        assert cell is not None
        assert cell.words == printed[key]
        assert cell.place == (
            "121-KH-UBND-2023",
            f"I/{printed[f'{key}_inherited_from'] or row.criterion.code}",
        )


def dated(**days: date) -> Documents:
    found = tuple(Document(id=id_, number=f"{id_}/KH", date=day) for id_, day in days.items())
    return Documents(format="ctscore/documents@1", documents=found)


def drafted(card: Scorecard, *files: object, year_of_plan: int | None = None) -> Annex:
    book = book_of(card, units("u", "v"), indexes("PAR-INDEX"), *files)
    return annex(book, Filed("0.yaml", card), year_of_plan)


def tasks_by_code(found: Annex) -> dict[str, list[str]]:
    """Return the tasks of each row by their ids, and behind them the codes of the rows that it refers to."""
    return {
        row.criterion.code: [*(one.task.item.id for one in row.assignments), *row.elsewhere]
        for row in found.rows
    }


CARD = scorecard(
    parent("1", parent("1.1", leaf("1.1.1", "2", "1"), leaf("1.1.2", "1", "1")), leaf("1.2", "1", "0.5")),
    leaf("2", "3", "2"),
    parent("3", leaf("3.1", "1", "1")),
)


def test_only_losses_and_what_stands_above_them() -> None:
    rows = drafted(CARD).rows
    assert [(row.criterion.code, row.level) for row in rows] == [
        ("1", Level.FIELD),  # 1.1 prints no points of its own, 3 lost nothing
        ("1.1.1", Level.LOSS),
        ("1.2", Level.LOSS),
        ("2", Level.LOSS),
    ]


def test_without_any_plan_all_is_left_blank() -> None:
    found = drafted(CARD)
    assert [row.assignments for row in found.rows] == [()] * 4
    assert [criterion.code for criterion in found.uncovered] == ["1.1.1", "1.2", "2"]


def test_a_parent_with_a_printed_maximum_has_a_row_with_the_sum_of_its_parts() -> None:
    card = scorecard(
        parent("1", parent("1.1", leaf("1.1.1", "2", "0.25"), leaf("1.1.2", "2", "2"), max=Decimal(4)))
    )
    row = drafted(card).rows[1]
    assert (row.level, row.max, row.achieved) == (Level.PARENT, Decimal(4), Decimal("2.25"))


def test_each_criterion_takes_the_last_plan_that_covers_it() -> None:
    old = plan(
        part(
            item("a", criteria=("1.1.1", "1.2"), leads=led("x")),
            item("b", criteria=("2",), leads=led("y")),
            index="PAR-INDEX",
        ),
        document="old",
    )
    new = plan(part(item("c", criteria=("1.2",), leads=led("z")), index="PAR-INDEX"), document="new")
    files = (old, new, dated(old=date(2020, 5, 1), new=date(2022, 5, 1)))
    taken = {row.criterion.code: [a.task.key for a in row.assignments] for row in drafted(CARD, *files).rows}
    assert taken == {"1": [], "1.1.1": [("old", "a")], "1.2": [("new", "c")], "2": [("old", "b")]}
    earlier = drafted(CARD, *files, year_of_plan=2021).rows[2]
    assert [a.task.key for a in earlier.assignments] == [("old", "a")]


def test_duties_and_tasks_for_other_indexes_are_not_taken() -> None:
    other = plan(
        part(item("a", criteria=("2",), leads=led("x")), index="PAPI"),
        part(item("b", criteria=("2",), leads=led("x")), index="PAR-INDEX", annex="II", holds="duties"),
    )
    assert [c.code for c in drafted(CARD, other).uncovered] == ["1.1.1", "1.2", "2"]


def test_a_task_for_a_criterion_stands_at_its_parts() -> None:
    whole = plan(part(item("a", criteria=("1",), leads=led("x")), index="PAR-INDEX"))
    assert tasks_by_code(drafted(CARD, whole)) == {"1": [], "1.1.1": ["a"], "1.2": ["a"], "2": []}


def test_tasks_for_a_whole_field_stand_once_in_its_row() -> None:
    both = (item("a", criteria=("1",), leads=led("x")), item("b", criteria=("1",), leads=led("y")))
    found = drafted(CARD, plan(part(*both, index="PAR-INDEX")))
    assert tasks_by_code(found) == {"1": ["a", "b"], "1.1.1": ["1"], "1.2": ["1"], "2": []}
    assert [criterion.code for criterion in found.uncovered] == ["2"]
    # 1.1 prints no points, and has a row for its task.
    alone = plan(part(item("a", criteria=("1.1",)), item("b", criteria=("1.1",)), index="PAR-INDEX"))
    card = scorecard(parent("1", parent("1.1", leaf("1.1.1", "2", "1"), leaf("1.1.2", "2", "1"))))
    levels = [(row.criterion.code, row.level) for row in drafted(card, alone).rows]
    assert levels[:2] == [("1", Level.FIELD), ("1.1", Level.PARENT)]


def test_a_task_of_criteria_apart_stands_at_the_first_of_them() -> None:
    apart = item("a", criteria=("1.1.1", "2"), leads=led("x"))
    between = item("b", criteria=("1.2",), leads=led("y"))
    beside = item("c", criteria=("2",), leads=led("y"))
    found = drafted(CARD, plan(part(apart, between, beside, index="PAR-INDEX")))
    assert tasks_by_code(found) == {"1": [], "1.1.1": ["a"], "1.2": ["b"], "2": ["c", "1.1.1"]}


def test_the_plans_are_those_of_the_unit_or_the_one_that_is_named() -> None:
    ours = plan(part(item("a", criteria=("2",)), index="PAR-INDEX"), document="ours")
    theirs = replace(plan(part(item("b", criteria=("2",)), index="PAR-INDEX"), document="theirs"), unit="v")
    later = plan(part(item("c", criteria=("2",)), index="PAR-INDEX"), document="later")
    files = (ours, theirs, later, dated(ours=date(2020, 1, 1), later=date(2021, 1, 1)))
    assert tasks_by_code(drafted(CARD, *files))["2"] == ["c"]
    assert tasks_by_code(drafted(replace(CARD, unit="v"), *files))["2"] == ["b"]
    book = book_of(CARD, units("u"), indexes("PAR-INDEX"), *files)
    named = annex(book, Filed("0.yaml", CARD), only=Filed("1.yaml", ours))
    assert tasks_by_code(named)["2"] == ["a"]


def test_cells_that_the_plan_leaves_out_are_missing_and_inherited_ones_keep_their_place() -> None:
    split = item(
        "a",
        item("a.1", timing=timed("ongoing")),
        item("a.2", leads=Cell(agencies=())),
        criteria=("2",),
        leads=led("x"),
    )
    row = drafted(CARD, plan(part(split, index="PAR-INDEX"))).rows[-1]
    first, second = row.assignments
    assert first.leads is not None
    assert (first.leads.place, first.leads.words, first.leads.agencies) == (("d", "a"), "x", ("x",))
    assert first.timing is not None
    assert (first.helpers, second.leads, second.timing) == (None, None, None)


def test_codes_of_another_year_are_followed_through_the_crosswalk(book: Book) -> None:
    """Until 2016 lists of the poor were 2.1 of PAPI; Annex III of 2023 has them as 2.2."""
    filed = book.scorecards[Key("PAPI", "can-tho", Period(2016))]
    rows = {row.criterion.code: row for row in annex(book, filed).rows}
    assert rows["2.1"].criterion.name.own == "Công khai danh sách hộ nghèo"
    assert [a.task.item.id for a in rows["2.1"].assignments] == ["III/II.2"]


def test_a_criterion_with_several_tasks_and_one_with_none(book: Book) -> None:
    filed = book.scorecards[Key("PAPI", "can-tho", Period(2022))]
    rows = {row.criterion.code: row for row in annex(book, filed).rows}
    assert [a.task.item.id for a in rows["6.3"].assignments] == ["III/VI.3/1", "III/VI.3/2", "III/VI.3/3"]
    assert rows["8.3"].assignments == ()
