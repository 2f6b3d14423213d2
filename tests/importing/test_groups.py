"""A column of groups makes the level above, a total may leave out what does not apply, nothing is no task."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from ctscore.book import Book
from ctscore.findings import DataProblems
from ctscore.importing.annexes import Imported, Wanted, import_annex
from ctscore.periods import Period

HEAD = ["Domain", "No.", "Indicator", "Maximum", "Points", "Lead", "Action", "By when"]
A, B, C, D = ["a", 4, 4], ["b", 3, 1.5], ["c", 5, 4], ["d", 5, 3]
REPEATED: list[list[Any]] = [["Law", "1", *A], ["Law", "2", *B], ["Cash", "1", *C], ["Cash", "2", *D]]
BARE: list[list[Any]] = [["A. Law", "", *A], ["", "", *B], ["B. Cash", "", *C], ["", "", *D]]
FIRST = [
    [group.partition(". ")[2], "", f"{code} {row[0]}", *row[1:]]
    for code, (group, _, *row) in zip(("1.1", "1.2", "2.1", "2.2"), BARE, strict=True)
]
TREE = [("1", ["1.1", "1.2"]), ("2", ["2.1", "2.2"])]


def brought(small: Book, folder: Path, rows: list[list[Any]], kind: str = "scorecard") -> Imported:
    numbered = any(row[1] for row in rows)
    book = openpyxl.Workbook()
    for row in [HEAD, *rows]:
        book.worksheets[0].append([cell for at, cell in enumerate(row) if numbered or at != 1])
    book.save(folder / "t.xlsx")
    wanted = Wanted(folder / "t.xlsx", "PAR-INDEX", Period(2022), "don-vi-mau", kind, document="van-ban-mau")
    return import_annex(small, wanted)


@pytest.mark.parametrize(
    ("rows", "tree"),
    [(REPEATED, TREE), (FIRST, TREE), (BARE, [("A", ["A.1", "A.2"]), ("B", ["B.1", "B.2"])])],
)
def test_a_column_of_groups_is_the_level_above(
    rows: list[list[Any]], tree: list[tuple[str, list[str]]], small: Book, tmp_path: Path
) -> None:
    card = yaml.safe_load(brought(small, tmp_path, rows).text)
    found = [(str(one["code"]), [str(part["code"]) for part in one["criteria"]]) for one in card["criteria"]]
    assert found == tree
    assert [one["name"]["vi"] for one in card["criteria"]] == ["Law", "Cash"]
    assert [part["name"]["vi"] for part in card["criteria"][0]["criteria"]] == ["a", "b"]


@pytest.mark.parametrize(
    ("names", "codes", "tree"),
    [
        (("A. Law", "B. Cash"), ("A1", "A2", "B1", "B2"), [("A", ["A.1", "A.2"]), ("B", ["B.1", "B.2"])]),
        (("Law", "Cash"), ("1", "2", "1", "2"), TREE),
        (("A. Law", "B. Cash"), ("1.1", "1.2", "2.1", "2.2"), TREE),
        (("I. Law", "II. Cash"), ("1", "2", "1", "2"), [("I", ["I.1", "I.2"]), ("II", ["II.1", "II.2"])]),
    ],
)
def test_a_section_may_stand_in_the_second_column_alone(
    names: Sequence[str], codes: Sequence[str], tree: list[tuple[str, list[str]]], small: Book, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [["", code, *row] for code, row in zip(codes, (A, B, C, D), strict=True)]
    points: list[list[Any]] = [[7, 5.5], [10, 7]] if names[0] == "I. Law" else [[], []]
    rows = [["", "", names[0], *points[0]], *rows[:2], ["", "", names[1], *points[1]], *rows[2:]]
    card = yaml.safe_load(brought(small, tmp_path, rows).text)
    found = [(str(one["code"]), [str(part["code"]) for part in one["criteria"]]) for one in card["criteria"]]
    assert found == tree
    assert [one["name"]["vi"] for one in card["criteria"]] == ["Law", "Cash"]


def test_groups_that_come_back_or_codes_that_go_on_are_no_level(small: Book, tmp_path: Path) -> None:
    on = [[group, str(at), *rest] for at, (group, _, *rest) in enumerate(REPEATED, 1)]
    for rows in (on, [FIRST[0], ["Cash", *FIRST[2][1:]], ["Law", *FIRST[1][1:]], ["Cash", *FIRST[3][1:]]]):
        done = brought(small, tmp_path, rows)
        assert "cột “Domain” không dùng" in " ".join(one.say("vi") for one in done.remarks)


@pytest.mark.parametrize(
    ("most", "told"), [(7, "không tính các tiêu chí"), (17, "tính cả các tiêu chí"), (9, "một bên sai")]
)
def test_a_total_is_held_against_rows_with_and_without_what_does_not_apply(
    most: int, told: str, small: Book, tmp_path: Path
) -> None:
    rows = [*REPEATED[:2], *([*row[:4], "n/a"] for row in REPEATED[2:]), ["TOTAL", "", "", most, 5.5]]
    done = brought(small, tmp_path, rows)
    said = [one.say("vi") for one in done.remarks if "“TOTAL” ghi điểm tối đa" in one.say("vi")]
    assert [told in one for one in said] == [True]


def test_nothing_to_do_is_no_task_unless_somebody_lost_points(small: Book, tmp_path: Path) -> None:
    """4 of 4 with “–” and n/a have a lead and no task; 1.5 of 3 with “none” is somebody's all the same."""
    rows = [
        [*REPEATED[0], "Sở Hai", "–", ""],
        [*REPEATED[1], "Sở Hai", "none", "H2 2023"],
        [*REPEATED[2][:4], "n/a", "Sở Hai", "Not applicable (no grants)", "n/a"],
        [*REPEATED[3][:4], "n/a", "Sở Hai", "Write a manual", "–"],
    ]
    (part,) = yaml.safe_load(brought(small, tmp_path, rows, "plan").text)["parts"]
    tasks = [(str(one["row"]), one.get("task", {}).get("vi")) for one in part["items"]]
    assert tasks == [("1.1", None), ("1.2", "b"), ("2.1", None), ("2.2", "Write a manual")]
    assert not any("note" in one for one in part["items"])
    assert ["timing" in one for one in part["items"]] == [False, True, False, False]
    assert str(part["items"][1]["timing"]["date"]) == "2023-12-31"


HEADED: list[tuple[list[str], list[str]]] = [
    (["Domain 1: Law", "1.1 a", "1.2 b", "Domain 2: Cash", "2.1 c", "2.2 d"], ["1", "2"]),
    (["Phần I. Law", "1.1 a", "1.2 b", "Phần II. Cash", "2.1 c", "2.2 d"], ["1", "2"]),
    (["Lĩnh vực 1 – Law", "a", "b", "Lĩnh vực 2 – Cash", "c", "d"], ["1", "2"]),
    (["1. Law", "a", "b", "2. Cash", "c", "d"], ["1", "2"]),
    (["Law", "a", "b", "Cash", "c", "d"], ["1", "2"]),
    (["Part A: Law", "1. a", "2. b", "Part B: Cash", "1. c", "2. d"], ["A", "B"]),
]


def in_headed_table(names: list[str], small: Book, folder: Path) -> Imported:
    figures = iter([A, B, C, D])
    items = [name[-2:].strip() in list("abcd") for name in names]
    below = [
        [name, *(next(figures)[1:] if is_item else [])] for name, is_item in zip(names, items, strict=True)
    ]
    merged = [at for at, is_item in enumerate(items, start=2) if not is_item]
    return in_table([["Item", "Max", "Score", "Note"], *below], small, folder, merged)


def in_table(rows: list[list[Any]], small: Book, folder: Path, merged: Sequence[int] = ()) -> Imported:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for at in merged:
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=4)
    book.save(folder / "t.xlsx")
    wanted = Wanted(
        folder / "t.xlsx", "PAR-INDEX", Period(2022), "don-vi-mau", "scorecard", document="van-ban-mau"
    )
    return import_annex(small, wanted)


@pytest.mark.parametrize(("names", "codes"), HEADED)
def test_a_merged_row_above_criteria_is_their_group(
    names: list[str], codes: list[str], small: Book, tmp_path: Path
) -> None:
    card = yaml.safe_load(in_headed_table(names, small, tmp_path).text)
    found = [(str(one["code"]), [str(part["code"]) for part in one["criteria"]]) for one in card["criteria"]]
    assert found == [(code, [f"{code}.1", f"{code}.2"]) for code in codes]
    assert [one["name"]["vi"] for one in card["criteria"]] == ["Law", "Cash"]
    assert [part["name"]["vi"] for one in card["criteria"] for part in one["criteria"]] == list("abcd")


def test_headings_that_codes_go_on_through_are_left_out_and_no_notes(small: Book, tmp_path: Path) -> None:
    names = ["Domain 1: Law", "1. a", "2. b", "Domain 2: Cash", "3. c", "4. d"]
    done = in_headed_table(names, small, tmp_path)
    assert [str(one["code"]) for one in yaml.safe_load(done.text)["criteria"]] == ["1", "2", "3", "4"]
    assert "note" not in done.text
    told = [one.say("en") for one in done.remarks]
    assert any("left out “Domain 1: Law”, “Domain 2: Cash”" in one for one in told)


@pytest.mark.parametrize(
    "parts", [[], [["6.1 e", "n/a", "n/a"], ["6.2 f", "n/a", "n/a"]]], ids=["alone", "with its rows"]
)
def test_what_has_no_maximum_as_it_does_not_apply_is_not_counted(
    parts: list[list[str]], small: Book, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [["Item", "Max", "Score"], ["1 a", 4, 3], ["6 Blood", "n/a", "n/a"]]
    rows += [*parts, ["7 c", 4, 2]]
    done = in_table(rows, small, tmp_path)
    card = yaml.safe_load(done.text)
    assert [(str(one["code"]), one["achieved"]) for one in card["criteria"]] == [("1", 3), ("7", 2)]
    assert any("taken as not applicable, not in the scorecard: 6" in one.say("en") for one in done.remarks)


def test_figures_over_one_maximum_are_points_where_no_rank_is_so(small: Book, tmp_path: Path) -> None:
    head = ["Item", "Score", "Responsible", "By when"]
    rows = [head, ["1 a", "3/4"], ["2 b", "2.5/4"], ["3 c", "0/4"], ["4 d", "n/a"]]
    card = yaml.safe_load(in_table(rows, small, tmp_path).text)
    found = [(str(one["code"]), one["max"], one["achieved"]) for one in card["criteria"]]
    assert found == [("1", 4, 3), ("2", 4, 2.5), ("3", 4, 0)]
    with pytest.raises(DataProblems):
        in_table([head, ["1 a", "3/63"], ["2 b", "12/63"]], small, tmp_path)
