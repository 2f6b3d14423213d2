"""Tables as offices write them: no numbers, sums in words of their own, headers that are no points."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

import ctscore
from ctscore.analysis.spellings import Spellings
from ctscore.book import Book
from ctscore.findings import DataProblems
from ctscore.importing.annexes import Imported, Wanted, import_annex
from ctscore.importing.headers import Role, candidates_of, is_weight, role_of, says_only_points
from ctscore.importing.texts import read_csv_table, read_text_tables
from ctscore.importing.unnumbered import _codes, _parents
from ctscore.periods import Period
from tests.conftest import BASE


@pytest.fixture(scope="module")
def spellings(small: Book) -> Spellings:
    return Spellings(small, "don-vi-mau")


def brought(
    book: Book, folder: Path, *lines: str, year: int = 2023, kind: str = "scorecard", **more: Any
) -> Imported:
    """Return what a markdown table becomes, for an index that has scorecards of 12 points in all."""
    path = folder / "bang.md"
    path.write_text("\n".join(f"| {line} |" for line in lines), encoding="utf-8")
    wanted = Wanted(path, "PAR-INDEX", Period(year), "don-vi-hai", kind, document="van-ban-mau", **more)
    return import_annex(book, wanted)


def card(done: Imported) -> Any:
    return yaml.load(done.text, Loader=yaml.BaseLoader)


def told(done: Imported) -> str:
    return "\n".join(remark.say("en") for remark in done.remarks)


@pytest.mark.parametrize(
    "words",
    [
        "Điểm tối thiểu", "Điểm liệt", "Điểm sàn", "Điểm chuẩn năm trước", "Điểm trung bình",
        "Điểm trung bình khối", "Điểm bình quân", "Điểm cao nhất", "Điểm thấp nhất",
        "Điểm trừ", "Điểm thưởng",
        "Điểm cộng", "Minimum score", "Passing score", "Average score", "Bonus points",
        "Score last year", "Tiêu chí hoàn thành", "Acceptance criteria",
    ],
)  # fmt: skip
def test_columns_that_hold_neither_points_nor_names(words: str) -> None:
    assert role_of(words) is None


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Việc", Role.TASK), ("Đầu việc", Role.TASK), ("Công việc", Role.TASK),
        ("Nội dung công việc", Role.TASK), ("Đầu ra", Role.PRODUCT), ("Deliverable", Role.PRODUCT),
        ("Hạn", Role.TIMING), ("Mốc hoàn thành", Role.TIMING), ("Thời gian thực hiện", Role.TIMING),
        ("Timeline", Role.TIMING), ("Deadline", Role.TIMING), ("Time", Role.TIMING),
        ("Responsibility", Role.LEADS), ("Owner", Role.LEADS), ("Lead", Role.LEADS),
        ("Hạng mục", Role.NAME), ("Thành phần", Role.NAME), ("Category", Role.NAME), ("Section", Role.NAME),
        ("Metric", Role.NAME), ("Component", Role.NAME), ("Mã tiêu chí", Role.NUMBER),
        ("Max Score", Role.MAX), ("Tối đa", Role.MAX), ("Achieved", Role.ACHIEVED),
        ("Self score", Role.CLAIMED), ("Tự chấm", Role.CLAIMED), ("self_assessed", Role.CLAIMED),
        ("Điểm", Role.ACHIEVED), ("Điểm đạt được 2022", Role.ACHIEVED), ("Nơi làm việc", None),
    ],
)  # fmt: skip
def test_words_of_headers(words: str, role: Role | None) -> None:
    assert role_of(words) is role


def test_general_words_name_nothing_beside_a_criterion() -> None:
    assert (candidates_of(["Section", "Criterion", "Max", "Score"], {}) or {})[Role.NAME] == [1]
    assert (candidates_of(["Section", "Max", "Score"], {}) or {})[Role.NAME] == [0]


def test_what_judges_a_task_is_no_name() -> None:
    behind = candidates_of(["STT", "Việc", "Chủ trì", "Tiêu chí đánh giá"], {}) or {}
    assert Role.NAME not in behind
    assert behind[Role.TASK] == [1]
    assert (candidates_of(["STT", "Tiêu chí đánh giá", "Nhiệm vụ", "Chủ trì"], {}) or {})[Role.NAME] == [1]


def test_words_beyond_plain_points_are_told() -> None:
    plain = ("Điểm", "Điểm đạt được", "Điểm số", "Điểm năm 2022", "Điểm đạt được 2022", "Score", "Achieved")
    assert all(map(says_only_points, plain))
    assert not any(map(says_only_points, ("Điểm phòng A", "Điểm vòng hai", "Cuối kỳ")))
    assert is_weight("Trọng số")
    assert is_weight("Weight (%)")
    assert not is_weight("Điểm tối đa")


def test_the_least_that_passes_is_not_achieved(small: Book, tmp_path: Path) -> None:
    done = brought(
        small, tmp_path,
        "STT | Tiêu chí | Điểm tối đa | Điểm liệt | Điểm đạt",
        "1 | A | 7 | 3 | 6",
        "2 | B | 5 | 2 | 4",
    )  # fmt: skip
    assert [one["achieved"] for one in card(done)["criteria"]] == ["6", "4"]
    assert "“Điểm liệt” is not used" in told(done)


def test_a_column_that_is_pointed_out_keeps_its_stage(small: Book, tmp_path: Path) -> None:
    lines = ("STT | Tiêu chí | Điểm tối đa | {} | Điểm công bố", "1 | A | 12 | 6 | 4")
    for head, stage in (("Điểm tự chấm", "self"), ("Cuối kỳ", None)):
        done = brought(
            small, tmp_path, lines[0].format(head), lines[1], columns={Role.ACHIEVED: head}, listing="part"
        )
        assert card(done).get("stage") == stage
        assert card(done)["criteria"][0]["achieved"] == "6"
        assert f"“{head}”" in told(done)
        assert "“Điểm công bố” is not used" in told(done)


def test_codes_maxima_and_points_need_no_names(small: Book, tmp_path: Path) -> None:
    done = brought(small, tmp_path, "code | max | self_assessed", "1 | 12 | 6", "1.1 | 7 | 4", "1.2 | 5 | 2")
    assert card(done)["stage"] == "self"
    assert [one["achieved"] for one in card(done)["criteria"][0]["criteria"]] == ["4", "2"]


def test_two_rounds_of_which_one_is_pointed_out(small: Book, tmp_path: Path) -> None:
    done = brought(
        small, tmp_path,
        "Tiêu chí đánh giá | Điểm tối đa | Lần 1 | **Cuối kỳ**",
        ":-: | :--- | - | :-:",
        "**I. PHẦN MỘT** | | |",
        "1. Việc A | 4 | 1 | **3**",
        "2. Việc B | 3 | 2 | 2",
        "**CỘNG PHẦN MỘT** | **7** | **3** | **5**",
        "**II. PHẦN HAI** | | |",
        "3. Việc C | 2 | 0 | 1",
        "4. Việc D | 3 | 3 | 3",
        "**CỘNG ĐIỂM THÊM** | **5** | **3** | **4**",
        "**🏁 TỔNG ĐIỂM CHUNG** | **12** | **6** | **9**",
        columns={Role.ACHIEVED: "Cuối kỳ"},
    )  # fmt: skip
    assert [(one["code"], one["achieved"]) for one in card(done)["criteria"]] == [
        ("1", "3"), ("2", "2"), ("3", "1"), ("4", "3"),
    ]  # fmt: skip
    assert "CỘNG ĐIỂM THÊM" in told(done)


def test_rows_without_numbers_are_counted(small: Book, tmp_path: Path) -> None:
    done = brought(
        small, tmp_path,
        "Hạng mục | Tối đa | Tự chấm", "--- | ---: | ---:",
        "Kế hoạch | 4 | 3", "Báo cáo | 3 | 2", "Kiểm tra | 5 | 4", "**Total Score** | **12** | **9**",
    )  # fmt: skip
    assert [(one["code"], one["achieved"]) for one in card(done)["criteria"]] == [
        ("1", "3"), ("2", "2"), ("3", "4"),
    ]  # fmt: skip
    assert "no codes or numbers: its rows with points are counted in order, from 1 to 3" in told(done)
    assert "đánh số theo thứ tự" in done.text  # the file says so as well


def test_bold_rows_are_parents_where_sums_prove_it(small: Book, tmp_path: Path) -> None:
    done = brought(
        small, tmp_path,
        "Tiêu chí | Điểm tối đa | Điểm đạt", "**Phần A** | 7 | 5", "Việc 1 | 4 | 3", "Việc 2 | 3 | 2",
        "**Phần B** | 5 | 3", "Việc 3 | 2 | 1", "Việc 4 | 3 | 2", "Tổng | 12 | 8",
    )  # fmt: skip
    assert [one["code"] for one in card(done)["criteria"]] == ["1", "2"]
    assert [one["code"] for one in card(done)["criteria"][1]["criteria"]] == ["2.1", "2.2"]


@pytest.mark.parametrize(
    ("maxima", "bold", "totals", "below"),
    [
        ("10 5 5", "000", "", None),  # a sum and its parts, or three criteria
        ("10 5 5", "000", "20", [0, 0, 0]),
        ("10 5 5", "000", "10", [2, 0, 0]),
        ("10 5 5", "100", "", [2, 0, 0]),
        ("10 6 5", "000", "", [0, 0, 0]),
        ("10 6 5", "100", "", None),  # bold, and no sum
        ("10 6 5", "100", "21", [0, 0, 0]),
        ("4 4 4", "111", "", [0, 0, 0]),
    ],
)  # fmt: skip
def test_parents_by_figures(maxima: str, bold: str, totals: str, below: list[int] | None) -> None:
    figures = [Decimal(one) for one in maxima.split()]
    assert _parents(figures, [one == "1" for one in bold], set(map(Decimal, totals.split()))) == below


def test_codes_of_counted_rows() -> None:
    assert list(_codes([2, 0, 0, 0, 2, 0, 0])) == ["1", "1.1", "1.2", "2", "3", "3.1", "3.2"]


def test_rows_that_may_be_steps_are_refused_once(small: Book, tmp_path: Path) -> None:
    with pytest.raises(DataProblems) as refused:
        brought(
            small, tmp_path,
            "Tiêu chí | Điểm tối đa | Điểm đạt", "Ban hành kế hoạch | 12 | 6", "- Đúng hạn | 12 |",
            "- Chậm | 6 |",
        )  # fmt: skip
    (one,) = refused.value.findings
    assert one.rule.code == "CT626"
    assert re.search(r"line 2, 3, 4", one.message("en"))


def test_names_that_begin_like_sums_are_criteria(small: Book, tmp_path: Path) -> None:
    done = brought(
        small, tmp_path,
        "Tiêu chí | Điểm tối đa | Điểm đạt", "Tổng số văn bản | 4 | 3", "Cộng tác viên | 3 | 2",
        "Tổng kết năm | 5 | 1", "TỔNG ĐIỂM (I+II) | 12 | 6",
    )  # fmt: skip
    assert len(card(done)["criteria"]) == 3


@pytest.mark.parametrize("code", ["A1", "I.1", "TC1", "K1.1", "1.1"])
def test_codes_before_names(small: Book, tmp_path: Path, code: str) -> None:
    done = brought(small, tmp_path, "Tiêu chí | Điểm tối đa | Điểm", f"{code}. Kế hoạch | 12 | 6")
    assert card(done)["criteria"][0]["code"] == code


def test_weights_are_read_where_it_is_clear_what_is_weighed(small: Book, tmp_path: Path) -> None:
    head = "STT | Tiêu chí | Trọng số | Điểm tối đa | Điểm"
    for weights in (("60%", ""), ("60%", "30%"), ("60%", "cao")):
        with pytest.raises(DataProblems) as refused:
            brought(small, tmp_path, head, *(f"{n} | A | {one} | 6 | 3" for n, one in enumerate(weights, 1)))
        assert [one.rule.code for one in refused.value.findings] == ["CT655"]
    done = brought(small, tmp_path, head, "1 | A | 60% | 6 | 3", "2 | B | 40% | 6 | 3")
    assert card(done)["aggregate"] == "weighted-mean"
    assert [one["weight"] for one in card(done)["criteria"]] == ["60", "40"]
    assert "not used" not in told(done)
    rows = ("1 | A | | | ", "1.1 | B | 25 | 6 | 3", "1.2 | C | 35 | 6 | 3", "2 | D | 40 | 6 | 3")
    groups = card(brought(small, tmp_path, head, *rows))["criteria"]
    assert [one["weight"] for one in groups] == ["60", "40"]
    assert [groups[0]["aggregate"], *(one["weight"] for one in groups[0]["criteria"])] == [
        "weighted-mean",
        "25",
        "35",
    ]
    done = brought(small, tmp_path, head, "1 | A | 7 | 7 | 3", "2 | B | 5 | 5 | 3")
    assert "“Trọng số” is not used" in told(done)


def test_a_printed_total_is_a_better_maximum_than_a_hundred(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "scores").mkdir()
    for one in BASE.iterdir():
        if one.is_file():
            (data / one.name).write_bytes(one.read_bytes())
    book = ctscore.open_book(data)
    path = tmp_path / "bang.md"
    head = "| STT | Tiêu chí | Điểm tối đa | Điểm |\n| 1 | A | 50 | 40 |\n| 2 | B | 30 | 20 |\n"
    wanted = Wanted(path, "PAR-INDEX", Period(2023), "don-vi-hai", "scorecard", document="van-ban-mau")
    path.write_text(f"{head}| | Tổng | 80 | 60 |\n", encoding="utf-8")
    done = import_annex(book, wanted)
    assert card(done)["max"] == "80"
    assert "listing" not in card(done)
    assert "total of maxima in the table is taken, 80" in done.remarks[0].say("en")
    assert "# suy ra từ bảng" in done.text
    path.write_text(f"{head}| | Tổng | 90 | 60 |\n", encoding="utf-8")  # its points are those of the rows
    done = import_annex(book, wanted)
    assert card(done)["max"] == "80"
    assert "prints a maximum of 90, the rows add up to 80" in done.remarks[0].say("en")
    path.write_text(
        f"{head}| | Tổng | 90 | 75 |\n", encoding="utf-8"
    )  # 60, and 10 that are not listed, is 70
    done = import_annex(book, replace(wanted, listing="losses-only"))
    assert (card(done)["max"], card(done)["published"]["score"]) == ("90", "75")
    assert card(import_annex(book, replace(wanted, listing="full")))["max"] == "80"


def test_rules_of_one_dash(spellings: Spellings) -> None:
    (table,) = read_text_tables("| STT | Tiêu chí |\n| :-: | :----: |\n| 1 | A |\n", spellings, "bang.md")
    assert [row[1].text for row in table.rows] == ["Tiêu chí", "A"]


def test_the_sign_that_makes_rows_alike_parts_them() -> None:
    text = "STT;Tiêu chí;Lâm Đồng;Đắk Nông\n1;A, B, C, D, E;9,5;8,25\n2;F;7;6,5\n"
    (table,) = read_csv_table(text, "bang.csv")
    assert [cell.text for cell in table.rows[1]] == ["1", "A, B, C, D, E", "9,5", "8,25"]


def test_dates_of_excel_are_the_day_that_they_hold(small: Book, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["STT", "Việc", "Chủ trì", "Hạn"])
    sheet.append([1, "Rà soát", "Phòng Mẫu", date(2024, 9, 30)])
    sheet.append([2, "Kiểm tra", "Phòng Mẫu", date(2024, 6, 1)])
    sheet["D2"].number_format, sheet["D3"].number_format = "dd/mm/yyyy", "mmm-yy"
    book.save(tmp_path / "bang.xlsx")
    wanted = Wanted(tmp_path / "bang.xlsx", "PAR-INDEX", Period(2023), "don-vi-hai", "plan",
                    document="van-ban-mau")  # fmt: skip
    done = import_annex(small, wanted)
    timings = [item["timing"] for item in card(done)["parts"][0]["items"]]
    assert [(one["printed"], one["date"]) for one in timings] == [
        ("30/9/2024", "2024-09-30"), ("6/2024", "2024-06-30"),
    ]  # fmt: skip
    assert told(done).count("a date of Excel") == 1
    assert "Việc" not in told(done)


def test_what_checks_find_in_counted_rows_has_their_places(small: Book, tmp_path: Path) -> None:
    done = brought(small, tmp_path, "Hạng mục | Tối đa | Điểm", "Kế hoạch | 7 | 4", "Báo cáo | 5 | 6")
    assert [(one.rule.code, one.place.line) for one in done.errors] == [("CT305", 3)]
