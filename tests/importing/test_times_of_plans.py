"""Times that no cell says whole: without a year, or as marks below the quarters or months of a header."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from ctscore.importing.annexes import Imported, Wanted, import_annex
from ctscore.periods import Period
from tests.importing.test_agencies import bring_in, folder, items, said

NAMED = "| 1 | Việc | Sở Nội vụ | | {} |"


def test_a_day_without_a_year_is_one_of_the_plan_told_and_marked(tmp_path: Path) -> None:
    done = bring_in(tmp_path, [NAMED.format("30/6"), "| 2 | Hai | Sở Y tế | | Cuối năm |"])
    assert [item["timing"]["date"] for item in items(done)] == ["2026-06-30", "2026-12-31"]
    assert "không ghi năm: coi là năm 2026" in items(done)[0]["timing"]["inferred"]["vi"]
    assert said(done) == ["dòng 3, 4: “30/6”, “Cuối năm”: không ghi năm, coi là năm 2026 của kế hoạch"]


@pytest.mark.parametrize(
    ("above", "other"),
    [("", "Quý I/2027"), ("", "2026-2030"), ("Kế hoạch giai đoạn 2026-2030", "Quý I"), ("Năm 2025", "Quý I")],
)
def test_a_plan_of_other_years_disproves_it(above: str, other: str, tmp_path: Path) -> None:
    head = "| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n|---|---|---|---|---|\n"
    rows = NAMED.format("30/6") + f"\n| 2 | Hai | Sở Y tế | | {other} |\n"
    path = tmp_path / "ke-hoach.md"
    path.write_text(f"{above}\n\n{head}{rows}", encoding="utf-8")
    done = import_annex(folder(), asked(path))
    assert items(done)[0]["timing"] == {"kind": "in-words", "printed": "30/6"}


def asked(path: Path) -> Wanted:
    return Wanted(path, "CHI-SO", Period(2025), "tinh-mau", "plan", document="ke-hoach")


def gantt(folder_: Path, *rows: tuple[str, ...], merged: tuple[str, ...] = ()) -> Imported:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.save(folder_ / "tien-do.xlsx")
    return import_annex(folder(), asked(folder_ / "tien-do.xlsx"))


def times(done: Imported) -> list[Any]:
    found = [item.get("timing", {}) for item in items(done)]
    return [one.get("quarters") or one.get("date") for one in found]


def test_marks_below_quarters(tmp_path: Path) -> None:
    upper = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện năm 2026", "", "", "")
    lower = ("", "", "", "Quý I", "Quý II", "Quý III", "Quý IV")
    one, two = ("1", "Việc", "Sở Nội vụ", "x"), ("2", "Hai", "Sở Y tế", "", "X", "✓", "")
    done = gantt(tmp_path, upper, lower, one, two, merged=("D1:G1",))
    assert times(done) == [[1], [2, 3]]
    assert items(done)[1]["timing"]["years"] == {"first": 2026, "last": 2026}
    assert ["lấy theo dấu ở các cột" in told for told in said(done)] == [True]


def test_marks_below_months_reach_to_the_last_one(tmp_path: Path) -> None:
    head = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", *(f"T{month}" for month in range(1, 8)))
    bar = ("1", "Việc", "Sở Nội vụ", "x")
    run, apart = ("2", "Hai", "Sở Y tế", "", "x", "x"), ("3", "Ba", "Sở Y tế", "", "", "x", "", "", "x")
    odd, empty = ("4", "Bốn", "Sở Y tế", "x", "", "x"), ("5", "Năm", "Sở Y tế")
    done = gantt(tmp_path, head, bar, run, apart, odd, empty, merged=("D2:G2",))
    assert times(done) == ["2026-04-30", "2026-03-31", [1, 2], None, None]
    assert items(done)[3]["timing"] == {"kind": "in-words", "printed": "Tháng 1, Tháng 3"}


def test_marks_below_years(tmp_path: Path) -> None:
    head, one = ("STT", "Nhiệm vụ", "Chủ trì", "Năm 2026", "Năm 2027"), ("1", "Việc", "Sở Y tế", "x", "x")
    done = gantt(tmp_path, head, one, ("2", "Hai", "Sở Y tế", "x"))
    assert times(done) == ["2027-12-31", None]
    assert items(done)[1]["timing"]["years"] == {"first": 2026, "last": 2026}


def test_figures_below_quarters_are_no_marks(tmp_path: Path) -> None:
    done = gantt(tmp_path, ("STT", "Nhiệm vụ", "Chủ trì", "Quý I", "Quý II"), ("1", "Việc", "Sở Y tế", "30%"))
    assert times(done) == [None]
    assert said(done) == ["ô D1, E1: cột “Quý I”, “Quý II” không dùng"]


def test_whoever_a_cell_says_is_nobody_is_none(tmp_path: Path) -> None:
    rows = [f"| {at} | Việc {at} | Sở Y tế | {words} | Quý I |" for at, words in enumerate(("Không", "-"), 1)]
    done = bring_in(tmp_path, rows)
    assert [item["helpers"]["agencies"] for item in items(done)] == [[], []]
    assert [item["helpers"]["missing"]["vi"] for item in items(done)] == ["Ô ghi “Không”", "Ô ghi “-”"]
    assert (said(done), done.errors) == ([], ())


@pytest.mark.parametrize(
    ("cell", "leads", "helpers"),
    [
        ("Cơ quan chủ trì: Sở Nội vụ", ["noi-vu"], None),
        ("CT: Sở Nội vụ; PH: Sở Y tế", ["noi-vu"], ["y-te"]),
        ("Sở Nội vụ, Sở Tài chính; phối hợp: Sở Y tế", ["noi-vu", "tai-chinh"], ["y-te"]),
        ("Sở Nội vụ làm đầu mối, phối hợp với Sở Y tế", ["noi-vu"], ["y-te"]),
    ],
)
def test_a_cell_says_who_leads(
    cell: str, leads: list[str], helpers: list[str] | None, tmp_path: Path
) -> None:
    (item,) = items(bring_in(tmp_path, [f"| 1 | Việc | {cell} | | Quý I |"]))
    assert item["leads"]["agencies"] == leads
    assert (item["helpers"]["agencies"] if helpers else item.get("helpers")) == helpers


def test_a_column_of_both_roles_does_not_tell_who_leads(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.csv"
    rows = "1;Việc;Sở Y tế;Quý I\n2;Hai;Sở Nội vụ/Sở Y tế;Quý I\n"
    path.write_text(f"STT;Nhiệm vụ;Cơ quan chủ trì, phối hợp;Thời gian\n{rows}", encoding="utf-8")
    done = import_annex(folder(), asked(path))
    assert [item["leads"]["agencies"] for item in items(done)] == [["y-te"], []]
    assert "không rõ ai chủ trì" in said(done)[0]
    assert done.errors


def test_headings_lie_within_each_other(tmp_path: Path) -> None:
    rows = ["| A | Một | | | |", "| I | Nhóm | | | |", "| 1 | Việc | Sở Y tế | | 5/3 |"]
    rows += ["| II | Nhóm | | | |", "| 1 | Việc | Sở Y tế | | 15/3 |", "| B | Hai | | | |"]
    rows += ["| I | Nhóm | | | |", "| 1 | Việc | Sở Y tế | | Quý I |"]
    one, two = items(bring_in(tmp_path, rows))
    assert [part["row"] for part in one["items"]] == ["A.I", "A.II"]
    assert [part["items"][0]["row"] for part in (*one["items"], *two["items"])] == [
        "A.I.1",
        "A.II.1",
        "B.I.1",
    ]
    days = [part["items"][0]["timing"]["date"] for part in one["items"]]
    assert days == ["2026-03-05", "2026-03-15"]  # 5/3 is a day, as 15/3 is


def test_rows_below_numbered_headings(tmp_path: Path) -> None:
    """Numbers that begin anew below a bold heading are its own; 02 is above 2.1; a sum is no task."""
    rows = ["| 1 | **Nhóm** | | | |", "| 1 | Việc | Sở Y tế | | Quý I |", "| 2 | Hai | Sở Y tế | | Quý I |"]
    rows += ["| 2 | **Nhóm hai** | | | |", "| 1 | Ba | Sở Y tế | | Quý I |", "| | Cộng | | | |"]
    done = bring_in(tmp_path, rows)
    assert [[part["row"] for part in one["items"]] for one in items(done)] == [["1.1", "1.2"], ["2.1"]]
    rows = ["| 01 | Một | Sở Y tế | | Quý I |", "| 02 | Hai | | | |", "| 2.1 | Ba | Sở Nội vụ | | Quý I |"]
    assert items(bring_in(tmp_path, rows))[1]["items"][0]["leads"]["agencies"] == ["noi-vu"]


def test_dashes_are_parts_of_the_row_above_and_struck_words_are_none(tmp_path: Path) -> None:
    rows = ["| 1 | Một | | | |", "| - | Việc | ~~Sở Nội vụ~~ Sở Y tế | | Quý I |"]
    rows += ["| - | Hai | // | | Quý II |", "| 2 | Ba | Sở Nội vụ[^1] | | Quý I |"]
    done = bring_in(tmp_path, rows)
    one, two = items(done)
    assert [(part["row"], part["leads"]["agencies"]) for part in one["items"]] == [
        ("1.g1", ["y-te"]),
        ("1.g2", ["y-te"]),
    ]
    assert two["leads"]["agencies"] == ["noi-vu"]
    assert "gạch ngang" in said(done)[0]


def test_a_plan_before_its_scorecard_says_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    head = "Mã;Tiêu chí;Điểm chuẩn;Điểm đạt;Nhiệm vụ;Cơ quan chủ trì\n"
    path.write_text(f"{head}1.1;Một;5;4;Việc;Sở Y tế\n1.2;Hai;5;4;Hai;Sở Y tế\n", encoding="utf-8")
    (error,) = import_annex(folder(), asked(path)).errors
    assert error.rule.code == "CT691"
    assert "1.1, 1.2" in error.message("vi")
    assert "--kind both" in error.hint("vi")


def test_one_finding_has_all_its_places(tmp_path: Path) -> None:
    rows = [f"| {at} | Việc {at} | Sở Y tế | | {day} |" for at, day in enumerate(("30/6/2062", "2062"), 1)]
    (finding,) = bring_in(tmp_path, rows).findings
    assert (finding.rule.code, finding.message("vi").split(":")[0]) == ("CT690", "dòng 3, 4")


def test_a_number_below_letters_is_not_part_of_the_field_above(tmp_path: Path) -> None:
    rows = ["| 1 | Một | | | |", "| 1.1 | Việc | | | |", "| a | A | Sở Y tế | | Quý I |"]
    rows += ["| b | B | Sở Y tế | | Quý I |", "| 2 | Hai | | | |", "| 2.1 | Việc | | | |"]
    rows += ["| a | A | Sở Y tế | | Quý I |"]
    first, second = items(bring_in(tmp_path, rows))
    assert [one["row"] for one in first["items"]] == ["1.1"]
    assert (second["row"], second["items"][0]["row"]) == ("2", "2.1")
    assert yaml.safe_dump(second).count("(2)") == 0
