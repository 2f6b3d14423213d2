"""Annexes in Excel, Word, CSV and text come in alike; what a program changed is told by its cell."""

import csv
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml

from tests.conftest import Program

HEAD = [
    "STT",
    "Tiêu chí",
    "Điểm chuẩn",
    "Điểm đạt được",
    "Nhiệm vụ",
    "Chủ trì",
    "Phối hợp",
    "Thời gian",
    "Ghi chú",
]
ROWS = [
    ["1", "LĨNH VỰC MỘT", "", "", "", "", "", "", ""],
    ["1.1", "Tiêu chí một một", "1", "0,25", "Làm việc thứ nhất.", "Sở Một", "Sở Hai", "Thường xuyên", ""],
    ["1.2", "Tiêu chí một hai", "2", "1,5", "Làm việc thứ hai.", "", "", "", ""],
    ["2", "LĨNH VỰC HAI", "", "", "", "", "", "", ""],
    ["2.1", "Tiêu chí hai một", "2", "1,75", "Làm việc thứ ba.", "Sở Hai", "", "Quý I, Quý II", "xem lại"],
]
ASKED = ["--index", "PAR-INDEX", "--year", "2022", "--document", "van-ban-mau", "--lang", "en"]
Write = Callable[[Path], Path]


def in_excel(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["PHỤ LỤC"])
    sheet.append(HEAD)
    for row in ROWS:
        sheet.append(
            [
                float(text.replace(",", ".")) if place in (2, 3) and text else text
                for place, text in enumerate(row)
            ]
        )
    for column in "FGH":
        sheet.merge_cells(f"{column}4:{column}5")
    path = folder / "phu-luc.xlsx"
    book.save(path)
    return path


def in_word(folder: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("PHỤ LỤC I")
    table = document.add_table(rows=0, cols=len(HEAD))
    for row in [HEAD, *ROWS]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for column in (5, 6, 7):
        table.cell(2, column).merge(table.cell(3, column)).text = ROWS[1][column]
    path = folder / "phu-luc.docx"
    document.save(str(path))
    return path


def in_csv(folder: Path) -> Path:
    path = folder / "phu-luc.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEAD, *ROWS])
    return path


def in_pipes(folder: Path) -> Path:
    lines = ["## PHỤ LỤC I", "", f"| {' | '.join(HEAD)} |", "|" + "---|" * len(HEAD)]
    lines += [f"| {' | '.join(row)} |" for row in ROWS[:2]]
    # The page ends in the midst of the table, and of the second task.
    lines += [f"| 1.2 | Tiêu chí một hai | 2 | 1,5 | Làm việc |{' |' * 4}", "", f"| {' | '.join(HEAD)} |"]
    lines += [f"| {' |' * 3} | thứ hai. |{' |' * 4}"]
    lines += [f"| **{row[0]}** | {' | '.join(row[1:])} |" for row in ROWS[3:]]
    path = folder / "phu-luc.md"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


WRITERS: list[Write] = [in_excel, in_word, in_csv, in_pipes]


def bring_in(program: Program, folder: Path, file: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return program("import", file.name, *ASKED, *words, cwd=folder)


@pytest.mark.parametrize("write", WRITERS)
def test_a_scorecard(write: Write, unpublished: Path, program: Program) -> None:
    done = bring_in(program, unpublished, write(unpublished))
    assert done.returncode == 0, done.stderr
    card = yaml.load(done.stdout, Loader=yaml.BaseLoader)
    assert [one["code"] for one in card["criteria"]] == ["1", "2"]
    assert [(one["code"], one["max"], one["achieved"]) for one in card["criteria"][0]["criteria"]] == [
        ("1.1", "1", "0.25"),
        ("1.2", "2", "1.5"),
    ]
    assert (card["max"], "listing" in card) == ("5", False)  # 1 + 2 + 2 are all of the 5 points


@pytest.mark.parametrize("write", WRITERS)
def test_a_plan(write: Write, unpublished: Path, program: Program) -> None:
    done = bring_in(program, unpublished, write(unpublished), "--kind", "plan", "--force")
    assert done.returncode == 0, done.stderr
    (part,) = yaml.safe_load(done.stdout)["parts"]
    first, second, third = part["items"]
    assert [item["criteria"] for item in part["items"]] == [["1.1"], ["1.2"], ["2.1"]]
    assert first["leads"]["printed"] == "Sở Một"
    assert second["task"]["vi"] == "Làm việc thứ hai."
    assert [second[key]["merged_with"] for key in ("leads", "helpers", "timing")] == ["1.1"] * 3
    assert "helpers" not in third
    assert third["timing"] == {"printed": "Quý I, Quý II", "kind": "quarters", "quarters": [1, 2]}
    assert third["note"] == {"vi": "xem lại"}


def test_a_page_break_is_told_by_its_line(unpublished: Path, program: Program) -> None:
    done = bring_in(program, unpublished, in_pipes(unpublished), "--kind", "plan", "--dry-run", "--force")
    assert "line 10: continues row 1.2 over a page break: task" in done.stderr
    assert "line 7: empty, taken from row 1.1: leads, helpers, timing" in done.stderr


def test_true_merges_leave_nothing_to_look_at(unpublished: Path, program: Program) -> None:
    done = bring_in(program, unpublished, in_excel(unpublished), "--kind", "plan", "--dry-run", "--force")
    assert "taken from row" not in done.stderr


def test_an_empty_cell_beside_true_merges_is_empty(unpublished: Path, program: Program) -> None:
    path = in_excel(unpublished)
    book = openpyxl.load_workbook(path)
    assert book.active is not None
    book.active["F7"] = None
    book.save(path)
    done = bring_in(program, unpublished, path, "--kind", "plan", "--dry-run", "--force")
    assert "cell A7: no lead agency" in done.stderr


def change(path: Path, cell: str, value: Any, shown_as: str = "General") -> Path:
    book = openpyxl.load_workbook(path)
    assert book.active is not None
    book.active[cell] = value
    book.active[cell].number_format = shown_as
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ("A7", date(2022, 10, 9), "cell A7: a spreadsheet has turned the code into a number or a date"),
        ("A7", 1.1, "cell A7: a spreadsheet has turned the code into a number or a date (`1.1`)"),
        ("A7", "2.1 (tiếp)", "cell A7: “2.1 (tiếp)” is no code of a criterion"),
        ("D7", "1,7l5", "cell D7: “1,7l5” is no figure"),
        (
            "D7",
            "1,5/3",
            "cell D7: “1,5/3”: what stands behind the stroke (3) is not the maximum (2)",
        ),  # the maximum beside it is 2
        ("D7", "1 điểm trừ 0,5", "cell D7: “1 điểm trừ 0,5” is no figure"),
        ("D7", "=1+", "cell D7:"),
        ("D7", -1, "cell D7:"),
        ("D7", date(2022, 10, 9), "cell D7:"),
    ],
)
def test_what_a_spreadsheet_changed_is_refused(
    cell: str, value: Any, told: str, unpublished: Path, program: Program
) -> None:
    shown_as = "DD/MM/YYYY" if isinstance(value, date) else "General"
    done = bring_in(program, unpublished, change(in_excel(unpublished), cell, value, shown_as))
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


@pytest.mark.parametrize(("value", "shown_as", "code"), [(2.1, "General", "2.1"), (2.1, "0.00", "2.10")])
def test_a_number_in_order_counts_as_a_code(
    value: float, shown_as: str, code: str, unpublished: Path, program: Program
) -> None:
    done = bring_in(program, unpublished, change(in_excel(unpublished), "A7", value, shown_as))
    assert f"cell A7: the code {code} is a number in Excel; kept, as it is in order" in done.stderr
    assert f'code: "{code}"' in done.stdout


def test_an_unknown_agency_is_told_with_what_was_meant(unpublished: Path, program: Program) -> None:
    path = change(in_excel(unpublished), "F7", "Sở Hai và Sở Hay")
    done = bring_in(program, unpublished, path, "--kind", "plan", "--dry-run", "--force")
    assert "cell F7: “Sở Hay” is not in agencies.yaml; did you mean Sở Hai?" in done.stderr
    refused = bring_in(program, unpublished, path, "--kind", "plan")
    assert (refused.returncode, refused.stdout) == (2, "")


def test_words_that_name_nobody_are_told_where_they_stand_alone(unpublished: Path, program: Program) -> None:
    path = change(in_excel(unpublished), "G7", "Thủ trưởng các")
    done = bring_in(program, unpublished, path, "--kind", "plan", "--dry-run", "--force")
    assert "cell G7: “Thủ trưởng” is the name of no agency" in done.stderr
    assert bring_in(program, unpublished, path, "--kind", "plan").returncode == 2


@pytest.mark.parametrize("printed", ["1,5 điểm", "1,5/2", "1.5 / 2 điểm"])
def test_points_may_have_their_unit_and_the_maximum_behind_them(
    printed: str, unpublished: Path, program: Program
) -> None:
    done = bring_in(program, unpublished, change(in_excel(unpublished), "D7", printed))
    assert done.returncode == 0, done.stderr
    assert yaml.safe_load(done.stdout)["criteria"][1]["criteria"][0]["achieved"] == 1.5


def test_a_timing_that_is_not_understood_stays_in_its_words(unpublished: Path, program: Program) -> None:
    path = in_csv(unpublished)
    cited = "Theo Nghị định số 25/2015/NĐ-CP ngày 28/5/2015"
    path.write_text(path.read_text(encoding="utf-8").replace("Thường xuyên", cited), encoding="utf-8")
    done = bring_in(program, unpublished, path, "--kind", "plan", "--force")
    first, second, third = yaml.safe_load(done.stdout)["parts"][0]["items"]
    # The cell reaches down to the second row, and is told where it stands.
    assert first["timing"] == {"printed": cited, "kind": "in-words"}
    assert second["timing"] == {"merged_with": "1.1", "kind": "in-words"}
    assert third["timing"]["quarters"] == [1, 2]
    assert done.stderr.count("not read as a day, kept in its words") == 1


def test_a_timing_has_its_years(unpublished: Path, program: Program) -> None:
    path = change(in_excel(unpublished), "H7", "Năm 2026")
    done = bring_in(program, unpublished, path, "--kind", "plan", "--force")
    timing = yaml.safe_load(done.stdout)["parts"][0]["items"][2]["timing"]
    assert timing == {"printed": "Năm 2026", "kind": "all-year", "years": {"first": 2026, "last": 2026}}


def test_a_strange_table_is_read_by_a_map(unpublished: Path, program: Program) -> None:
    path = unpublished / "la.csv"
    path.write_text("A,B,C,D\n1.1,Một,3,2.25\n1.2,Hai,2,1.5\n", encoding="utf-8")
    refused = bring_in(program, unpublished, path)
    assert "A | B | C | D" in refused.stderr
    roles = [word for one in ("number=A", "name=B", "max=C", "achieved=d") for word in ("--map", one)]
    done = bring_in(program, unpublished, path, *roles)
    assert done.returncode == 0, done.stderr
    assert [one["achieved"] for one in yaml.safe_load(done.stdout)["criteria"]] == [2.25, 1.5]
    wrong = bring_in(program, unpublished, path, "--map", "archieved=D")
    assert "did you mean `achieved`" in wrong.stderr


def test_of_several_columns_of_points_one_is_chosen_and_told(unpublished: Path, program: Program) -> None:
    path = unpublished / "hai.csv"
    path.write_text(
        "STT;Tiêu chí;Điểm tối đa;Tự chấm;Thẩm định\n1.1;Một;3;3;2,25\n1.2;Hai;2;2;1,5\n", encoding="utf-8"
    )
    done = bring_in(program, unpublished, path)
    assert [one["achieved"] for one in yaml.safe_load(done.stdout)["criteria"]] == [2.25, 1.5]
    assert "achieved points are taken from the column “Thẩm định”" in done.stderr


def test_nothing_is_written_over_unless_asked_and_then_the_difference_is_shown(
    unpublished: Path, program: Program
) -> None:
    card = unpublished / "data/scores/2022/par-index.yaml"
    before = card.read_bytes()
    words = ("-o", "data/scores/2022/par-index.yaml")
    path = change(in_excel(unpublished), "D4", 0.75)
    refused = bring_in(program, unpublished, path, *words)
    assert refused.returncode == 2
    assert card.read_bytes() == before
    dry = bring_in(program, unpublished, path, *words, "--dry-run")
    assert (dry.returncode, dry.stdout) == (0, "")
    assert card.read_bytes() == before
    done = bring_in(program, unpublished, path, *words, "--force")
    assert "-    achieved: 0.25" in done.stderr
    assert "0.75" in card.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xlsx", b"PK\x03\x04 broken", "the table cannot be read"),
        ("a.docx", b"PK\x03\x04 broken", "the table cannot be read"),
        ("a.docx", b"\xd0\xcf\x11\xe0locked", "locked with a password"),
        ("a.xlsx", b"", "the table cannot be read"),
        ("a.md", b"# no table here\n", "no table has the header that was looked for"),
        ("a.csv", b"", "the file is empty"),
        ("a.txt", b"\xff\xfea", "is not UTF-8"),
        ("a.pdf", b"%PDF-1.7", "this is a PDF file"),
        ("missing.docx", None, "there is no such file"),
    ],
)
def test_foreign_and_damaged_files(
    name: str, content: bytes | None, told: str, unpublished: Path, program: Program
) -> None:
    if content is not None:
        (unpublished / name).write_bytes(content)
    done = bring_in(program, unpublished, unpublished / name)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_text_as_excel_saves_it(encoding: str, unpublished: Path, program: Program) -> None:
    lines = ["\t".join(HEAD), *("\t".join(row) for row in ROWS)]
    path = unpublished / "unicode.txt"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    done = bring_in(program, unpublished, path)
    assert done.returncode == 0, done.stderr
    assert 'code: "2.1"' in done.stdout


def test_a_folder_is_no_annex(unpublished: Path, program: Program) -> None:
    (unpublished / "a.docx").mkdir()
    done = bring_in(program, unpublished, unpublished / "a.docx")
    assert (done.returncode, done.stdout) == (2, "")
    assert "error CT002 the file cannot be read: not a regular file" in done.stderr


def test_which_document_it_is_has_to_be_known(unpublished: Path, program: Program) -> None:
    words = [word for word in ASKED if word not in ("--document", "van-ban-mau")]
    done = program("import", in_csv(unpublished).name, *words, cwd=unpublished)
    assert done.returncode == 2
    assert "--document" in done.stderr
    assert "van-ban-mau" in done.stderr


def scored(folder: Path, *rows: str) -> Path:
    path = folder / "bang.csv"
    head = "STT,Tiêu chí,Điểm chuẩn,Điểm đạt được"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("1.1,Một,1,0,5", "1.2,Hai,2,1,25"), "line 2, line 3: “5” right behind points seems"),
        (("1.1,Một,1,0.5", ",Hai,2,1.25"), "line 3: there are points but no code"),
        ((), "no table has the header"),
        (("Ghi chú của bảng,,,",), "no row below the header has points"),
        (("1.1,Một,1,75%",), "“75%” is a percentage and no points"),
    ],
)
def test_no_points_get_lost(rows: tuple[str, ...], told: str, unpublished: Path, program: Program) -> None:
    done = bring_in(program, unpublished, scored(unpublished, *rows))
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_what_is_no_row_is_left_out_and_told(unpublished: Path, program: Program) -> None:
    rows = ("I,CÔNG TÁC CHỈ ĐẠO,,", "1.1,Một,1,0.25", "Trang 2,,,", "1.2,Hai,2,1.5", ",Tổng cộng,3,1.75")
    done = bring_in(program, unpublished, scored(unpublished, *rows))
    assert done.returncode == 0, done.stderr
    (section,) = yaml.safe_load(done.stdout)["criteria"]
    assert (section["code"], [one["code"] for one in section["criteria"]]) == ("1", ["1.1", "1.2"])
    assert "line 4: left out “Trang 2”: it is no row of the table" in done.stderr
    assert "line 6: “Tổng cộng” is a row of sums, and no criterion" in done.stderr


def test_of_two_annexes_in_the_same_sheet_one_has_to_be_chosen(unpublished: Path, program: Program) -> None:
    head = "STT,Tiêu chí,Điểm chuẩn,Điểm đạt được"
    path = unpublished / "hai.csv"
    rows = ["PHỤ LỤC I,,,", head, "1.1,Một,1,0.25", "PHỤ LỤC II,,,", head, "1.2,Hai,2,1.5"]
    path.write_text("\n".join(rows), encoding="utf-8")
    asked = bring_in(program, unpublished, path)
    assert (asked.returncode, asked.stdout) == (2, "")
    assert "2. line 5; annex II; scorecard; 1 row; STT | Tiêu chí" in asked.stderr
    assert "choose one with --table N;" in asked.stderr
    first = bring_in(program, unpublished, path, "--table", "1", "--force")
    assert [one["code"] for one in yaml.safe_load(first.stdout)["criteria"]] == ["1.1"]
    second = bring_in(program, unpublished, path, "--annex", "II", "--force")
    assert [one["code"] for one in yaml.safe_load(second.stdout)["criteria"]] == ["1.2"]


def test_a_row_whose_cells_are_all_merged_shares_them(unpublished: Path, program: Program) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["STT", "Tiêu chí", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"],
        ["1", "Một", "Làm việc.", "Sở Một", "Trong năm"],
        ["2", "Hai"],
        ["3", "Ba", "Việc khác.", "Sở Hai", "Trong năm"],
    ):
        sheet.append(row)
    for column in "CDE":
        sheet.merge_cells(f"{column}2:{column}3")
    book.save(unpublished / "gop.xlsx")
    done = bring_in(program, unpublished, unpublished / "gop.xlsx", "--kind", "plan", "--force")
    items = yaml.safe_load(done.stdout)["parts"][0]["items"]
    assert [item["row"] for item in items] == ["1", "2", "3"]
    assert items[1]["task"]["vi"] == "Làm việc."
    assert items[1]["leads"]["merged_with"] == "1"
