"""A file with several tables: each is seen as what it is, and none is taken without being asked."""

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml

from ctscore.analysis.spellings import Spellings
from ctscore.book import Book
from ctscore.findings import DataProblems, Refusal
from ctscore.importing.annexes import Wanted, import_all, import_annex
from ctscore.importing.explained import explained
from ctscore.importing.files import read_source
from ctscore.importing.review import TITLE_SPLIT
from ctscore.importing.sides import Asked
from ctscore.importing.survey import Seen, survey
from ctscore.periods import Period
from tests.conftest import Program

HEAD = ["STT", "Tiêu chí", "Điểm chuẩn", "Điểm đạt", "Cơ quan chủ trì"]
CARD = [
    HEAD,
    ["1", "LĨNH VỰC MỘT", "3", "1,75", ""],
    ["1.1", "Tiêu chí một một", "1", "0,25", "Sở Một"],
    ["1.2", "Tiêu chí một hai", "2", "1,5", "Sở Hai"],
    ["2", "LĨNH VỰC HAI", "2", "1,25", ""],
    ["2.1", "Tiêu chí hai một", "2", "1,25", "Sở Hai"],
]
TASKS = [
    ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"],
    ["1", "Họp triển khai.", "Sở Một", "Quý I"],
    ["2", "Kiểm tra.", "Sở Hai", "Quý III"],
]
TARGETS = [
    ["STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện 2022", "Kế hoạch 2023"],
    ["I", "Cải cách hành chính", "", "", ""],
    ["1", "Hài lòng của người dân", "%", "80", "≥ 90"],
    ["2", "Xếp hạng PAR INDEX", "Hạng", "25", "Trong nhóm 20"],
    ["3", "Thu ngân sách", "tỷ đồng", "100", "120"],
]
UNITS = [["TT", "Đơn vị", "Hồ sơ", "Tổng"], ["1", "Sở Một", "8,5", "17"], ["2", "Sở Hai", "9", "18"]]


def piped(*rows: list[str]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in rows]


def in_markdown(folder: Path, *tables: tuple[str, list[list[str]]]) -> Path:
    path = folder / "bang.md"
    lines = [line for title, rows in tables for line in (title, "", *piped(*rows), "", "Hết bảng.", "")]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def in_word(folder: Path, *tables: tuple[str, list[list[str]]]) -> Path:
    document = docx.Document()
    for title, rows in tables:
        document.add_paragraph(title)
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.save(str(folder / "bang.docx"))
    return folder / "bang.docx"


def in_one_sheet(folder: Path, *tables: tuple[str, list[list[str]]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for title, rows in tables:
        for row in ([title], *rows, []):
            sheet.append(row)
    book.save(folder / "bang.xlsx")
    return folder / "bang.xlsx"


def asked(path: Path, **more: Any) -> Wanted:
    return Wanted(path, "PAR-INDEX", Period(2022), "don-vi-mau", document="van-ban-mau", **more)


def seen(book: Book, path: Path, sheet: str | None = None) -> tuple[Seen, ...]:
    spellings = Spellings(book)
    return survey(read_source(path, path.name, spellings, sheet), spellings, Asked())


def content(text: str) -> Any:
    return yaml.safe_load(text)


ALL = (("Phụ lục I", CARD), ("Phụ lục II", TASKS), ("Phụ lục III", TARGETS), ("Phụ lục IV", UNITS))


@pytest.mark.parametrize("write", [in_markdown, in_word, in_one_sheet])
def test_each_table_is_seen_as_what_it_is(write: Any, small: Book, tmp_path: Path) -> None:
    found = seen(small, write(tmp_path, *ALL[:3]))
    assert [(one.number, one.kind, one.label) for one in found] == [
        (1, "scorecard", "I"),
        (2, "plan", "II"),
        (3, "targets", "III"),
    ]
    assert [one.rows for one in found[:2]] == [5, 2]


@pytest.mark.parametrize("write", [in_markdown, in_word])
def test_a_table_of_units_is_seen_as_such(write: Any, small: Book, tmp_path: Path) -> None:
    assert [one.kind for one in seen(small, write(tmp_path, *ALL))][-1] == "panel"
    with pytest.raises(Refusal) as refused:
        import_annex(small, asked(write(tmp_path, ALL[3])))
    assert refused.value.rule.code == "CT653"


def test_the_one_table_of_points_is_taken_and_the_others_are_told_once(small: Book, tmp_path: Path) -> None:
    done = import_annex(small, asked(in_markdown(tmp_path, *ALL)))
    assert done.kind == "scorecard"
    (told,) = [one.say("en") for one in done.remarks if "other tables" in one.say("en")]
    assert all(f"annex {label}" in told for label in ("II", "III", "IV"))


def test_of_several_that_fit_none_is_taken_silently(small: Book, tmp_path: Path) -> None:
    path = in_markdown(tmp_path, ("Phụ lục I", CARD), ("Phụ lục II", CARD))
    with pytest.raises(Refusal) as refused:
        import_annex(small, asked(path))
    assert refused.value.rule.code == "CT651"
    assert "\n 2. dòng 14; phụ lục II; bảng điểm" in refused.value.text("vi")
    assert "choose one with --table N;" in refused.value.text("en")
    done = import_annex(small, asked(path, tables=(2,)))
    assert content(done.text)["source"]["annex"] == "II"


def test_a_table_that_is_not_there_or_of_another_kind(small: Book, tmp_path: Path) -> None:
    path = in_markdown(tmp_path, *ALL)
    for more in ({"tables": (9,)}, {"tables": (2,), "kind": "scorecard"}):
        with pytest.raises(Refusal) as refused:
            import_annex(small, asked(path, **more))
        assert refused.value.rule.code == "CT652"


def test_several_tables_of_tasks_make_one_plan_where_they_are_named(small: Book, tmp_path: Path) -> None:
    path = in_markdown(tmp_path, ("Đợt một", TASKS), ("Đợt hai", TASKS))
    with pytest.raises(Refusal):
        import_annex(small, asked(path))
    parts = content(import_annex(small, asked(path, tables=(1, 2))).text)["parts"]
    assert [part["annex"] for part in parts] == ["PL", "PL-2"]
    assert [item["id"] for item in parts[1]["items"]] == ["PL-2/1", "PL-2/2"]


@pytest.mark.parametrize(
    ("between", "above"), [([], ""), ([["PHẦN HAI", "", "", "", ""]], "PHẦN HAI")], ids=["bare", "headed"]
)
def test_numbers_that_begin_anew_make_another_table(
    between: list[list[str]], above: str, small: Book, tmp_path: Path
) -> None:
    path = in_markdown(tmp_path, ("Phụ lục I", [*CARD, *between, *CARD[1:]]))
    first, second = seen(small, path)
    assert (first.rows, second.rows) == (5, 5)
    assert second.above == ((above,) if above else ())
    assert second.place.row == 3 + len(CARD) + len(between)
    assert len(content(import_annex(small, asked(path, tables=(2,))).text)["criteria"]) == 2


def test_tables_under_the_same_header_are_apart_where_the_numbers_begin_anew(
    small: Book, tmp_path: Path
) -> None:
    found = seen(small, in_word(tmp_path, ("Năm 2021", CARD), ("Năm 2022", CARD)))
    assert [one.above for one in found] == [("Năm 2021",), ("Năm 2022",)]


def test_tasks_counted_anew_under_each_heading_are_one_table(small: Book, tmp_path: Path) -> None:
    rows = [TASKS[0], ["I", "Việc một", "", ""], *TASKS[1:], ["II", "Việc hai", "", ""], *TASKS[1:]]
    assert len(seen(small, in_word(tmp_path, ("Phụ lục", rows)))) == 1


def test_a_second_page_goes_on(small: Book, tmp_path: Path) -> None:
    more = [TASKS[0], ["3", "Báo cáo.", "Sở Một", "Quý IV"]]
    (only,) = seen(small, in_word(tmp_path, ("Phụ lục", TASKS), ("", more)))
    assert only.rows == 3


def workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    for title in ("Tự chấm", "Thẩm định", "Nháp"):
        sheet = book.create_sheet(title)
        for row in CARD:
            sheet.append(row)
    book["Nháp"].sheet_state = "hidden"
    del book["Sheet"]
    book.save(folder / "trang.xlsx")
    return folder / "trang.xlsx"


def test_every_sheet_that_can_be_seen_is_a_choice_and_hidden_ones_are_told(
    small: Book, tmp_path: Path
) -> None:
    path = workbook(tmp_path)
    assert [one.sheet for one in seen(small, path)] == ["Tự chấm", "Thẩm định"]
    with pytest.raises(Refusal) as refused:
        import_annex(small, asked(path))
    assert "2. sheet “Thẩm định” cell A1; scorecard" in refused.value.text("en")
    told = [one.say("en") for one in import_annex(small, asked(path, tables=(2,))).remarks]
    assert told == [
        "sheet “Thẩm định” cell A1: other tables of the file are not brought in (choose with --table N; all: "
        "`import -o FOLDER/`): 1. sheet “Tự chấm” cell A1; scorecard; 5 rows; "
        "STT | Tiêu chí | Điểm chuẩn | Điểm đạt | Cơ quan chủ trì",
        "sheet “Thẩm định” cell A1: hidden sheets are not read: “Nháp”; read one with --sheet",
        *told[2:],
    ]
    alone = import_annex(small, asked(path, sheet="Nháp")).remarks
    assert not any("sheet" in one.words.en or "other tables" in one.words.en for one in alone)


def test_targets_become_targets_of_a_plan(small: Book, tmp_path: Path) -> None:
    done = import_annex(small, asked(in_markdown(tmp_path, *ALL), kind="plan", tables=(2, 3)))
    plan = content(done.text)
    assert [part["annex"] for part in plan["parts"]] == ["II"]
    assert plan["targets"] == [
        {
            "id": "III/1",
            "row": "1",
            "name": {"vi": "Hài lòng của người dân"},
            "unit": "percent",
            "goal": "at-least",
            "value": 90,
            "due": 2023,
        },
        {
            "id": "III/2",
            "row": "2",
            "name": {"vi": "Xếp hạng PAR INDEX"},
            "index": "PAR-INDEX",
            "unit": "rank",
            "goal": "within",
            "value": 20,
            "due": 2023,
        },
    ]
    told = "\n".join(one.say("en") for one in done.remarks)
    assert "the column “Thực hiện 2022” is not used" in told
    assert "no figure: taken for headings and left out: “Cải cách hành chính”" in told
    assert "percent, points or rank: line 26 “Thu ngân sách”: 120" in told
    assert not done.errors


def test_all_at_once_each_as_what_it_is(small: Book, tmp_path: Path) -> None:
    card, plan = import_all(small, asked(in_markdown(tmp_path, *ALL)), None)
    assert (card.name, plan.name) == ("scorecard-1.yaml", "plan.yaml")
    assert len(content(card.text)["criteria"]) == 2
    written = content(plan.text)
    assert ([part["annex"] for part in written["parts"]], len(written["targets"])) == (["II"], 2)
    assert "annex IV" in card.remarks[0].say("en")


def test_a_folder_takes_all_and_nothing_is_replaced_unasked(unpublished: Path, program: Program) -> None:
    path = in_markdown(unpublished, *ALL)
    words = ["import", path.name, "-i", "PAR-INDEX", "-y", "2022", "--document", "van-ban-mau", "-l", "en"]
    done = program(*words, "-o", "ra", cwd=unpublished)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert sorted(one.name for one in (unpublished / "ra").iterdir()) == ["plan.yaml", "scorecard-1.yaml"]
    (unpublished / "ra/plan.yaml").write_text("của tôi\n", encoding="utf-8")
    refused = program(*words, "-o", "ra", cwd=unpublished)
    assert refused.returncode == 2
    assert (unpublished / "ra/plan.yaml").read_text(encoding="utf-8") == "của tôi\n"
    assert program(*words, "-o", "ra", "--force", cwd=unpublished).returncode == 0


def test_explain_needs_neither_index_nor_year_and_writes_nothing(unpublished: Path, program: Program) -> None:
    path = in_markdown(unpublished, *ALL)
    before = sorted(unpublished.rglob("*"))
    done = program("import", "--explain", path.name, "-l", "en", cwd=unpublished)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "bang.md: 4 tables"
    assert lines[1] == "1. line 3; annex I; scorecard; 5 rows; " + " | ".join(HEAD)
    assert (
        "   columns: “STT” = number, “Tiêu chí” = name, “Điểm chuẩn” = max, “Điểm đạt” = achieved, "
        in done.stdout
    )
    assert "   decimal sign: “,”" in lines
    assert "   columns not used: “Thực hiện 2022”" in lines
    assert "   years: 2022, 2023" in lines
    assert sorted(unpublished.rglob("*")) == before
    bare = program("import", path.name, "-l", "en", cwd=unpublished)
    assert (bare.returncode, bare.stdout) == (2, "")
    assert "give --index and --year" in bare.stderr


def test_explain_tells_what_is_listed_and_what_would_be_refused(small: Book, tmp_path: Path) -> None:
    full = in_markdown(tmp_path, ("Phụ lục I", CARD))
    assert "   listing: full" in list(explained(small, asked(full), "en"))
    wrong = [*CARD[:-1], ["2.1", "Tiêu chí hai một", "2", "1,2l", "Sở Hai"]]
    lines = list(explained(small, asked(in_markdown(tmp_path, ("Phụ lục I", wrong))), "vi"))
    assert "   ô bị từ chối: 1: dòng 8: “1,2l” không phải là số điểm" in lines[-1]


def test_findings_name_the_cell_of_the_source(small: Book, tmp_path: Path) -> None:
    rows = [*CARD[:-1], ["2.1", "Tiêu chí hai một", "2", "2,25", "Sở Hai"]]
    path = in_one_sheet(tmp_path, ("Phụ lục I", rows))
    (error,) = [one for one in import_annex(small, asked(path)).errors if one.rule.code == "CT305"]
    # The title stands in row 1, the header in row 2: the fifth row below it is 7, and points are in D.
    assert error.message("vi").startswith("ô D7: ")
    assert (error.file.endswith("bang.xlsx"), error.place.line, error.place.column) == (True, 7, 4)


def test_findings_of_a_plan_name_the_row_of_the_source(small: Book, tmp_path: Path) -> None:
    rows = [TASKS[0], TASKS[1], ["2", "Kiểm tra.", "Sở Lạ", "Quý III"]]
    done = import_annex(small, asked(in_word(tmp_path, ("Phụ lục I", rows))))
    told = {one.message("en").partition(": ")[0] for one in done.errors}
    assert told == {"table 1 row 3"}


def test_of_tables_that_say_nothing_the_first_rows_are_told(small: Book, tmp_path: Path) -> None:
    path = in_markdown(tmp_path, ("Danh bạ", [["A", "B"], ["x", "y"]]), *ALL[:1])
    with pytest.raises(DataProblems) as problems:
        import_annex(small, asked(path, tables=(1,)))
    assert "“A | B”; “x | y”" in problems.value.findings[0].message("en")


def test_numbers_that_begin_anew_in_each_section_belong_to_it(small: Book, tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["I. LĨNH VỰC MỘT", "", "3", "1,75", ""],
        ["1", "Một", "1", "0,25", ""],
        ["2", "Hai", "2", "1,5", ""],
        ["II. LĨNH VỰC HAI", "", "2", "1,25", ""],
        ["1", "Ba", "2", "1,25", ""],
    ]
    done = import_annex(small, asked(in_one_sheet(tmp_path, ("Phụ lục", rows))))
    fields = content(done.text)["criteria"]
    assert [[one["code"] for one in field["criteria"]] for field in fields] == [["I.1", "I.2"], ["II.1"]]
    assert [one.say("en") for one in done.remarks if one.words is not TITLE_SPLIT] == [
        "cell A5: numbers begin anew in each section, so that codes begin with the section: “1” is I.1"
    ]


def test_numbers_that_go_on_through_the_sections_stay(small: Book, tmp_path: Path) -> None:
    rows = [HEAD, ["I", "Mục", "", "", ""], ["1", "Một", "3", "2", ""], ["II", "Mục", "", "", ""]]
    done = import_annex(small, asked(in_word(tmp_path, ("", [*rows, ["2", "Hai", "2", "1", ""]]))))
    assert [one["code"] for one in content(done.text)["criteria"]] == ["1", "2"]


def test_targets_without_a_column_of_units_are_no_tasks(small: Book, tmp_path: Path) -> None:
    head = ["STT", "Chỉ tiêu", "Cơ quan chủ trì", "Mục tiêu 2023"]
    path = in_markdown(tmp_path, ("", [head, ["1", "Hài lòng", "Sở Một", "90%"], ["2", "Khác", "", "80%"]]))
    assert [one["value"] for one in content(import_annex(small, asked(path)).text)["targets"]] == [90, 80]


def test_tables_of_markdown_that_only_an_empty_line_parts(small: Book, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    rule = "|---|---|---|---|"
    first, second = (piped(*(row[:4] for row in rows)) for rows in (CARD, UNITS))
    path.write_text("\n".join([first[0], rule, *first[1:], "", second[0], rule, *second[1:]]), "utf-8")
    assert [(one.kind, one.rows) for one in seen(small, path)] == [("scorecard", 5), ("panel", 2)]
