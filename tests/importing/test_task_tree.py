"""Rows of tasks that are parts of others by their numbers; tables of other things in the same sheet."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from ctscore.book import Book
from ctscore.importing.annexes import import_annex
from tests.importing.test_several_tables import asked, seen

HEAD = "STT;Nhiệm vụ;Cơ quan chủ trì;Thời gian"


def written(folder: Path, *lines: str) -> Path:
    path = folder / "bang.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def tree(items: list[Any]) -> list[Any]:
    return [(one["row"], tree(one["items"])) if "items" in one else one["row"] for one in items]


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        (["1", "2", "a", "b", "3"], ["1", ("2", ["2.a", "2.b"]), "3"]),
        (["1", "a)", "b)", "2", "a)", "b)"], [("1", ["1.a", "1.b"]), ("2", ["2.a", "2.b"])]),
        (["1", "1.1", "1.2", "2", "2.1"], [("1", ["1.1", "1.2"]), ("2", ["2.1"])]),
        (["1", "1.1", "1.1.1", "1.2"], [("1", [("1.1", ["1.1.1"]), "1.2"])]),
    ],
)
def test_the_tree_follows_the_numbers(
    numbers: list[str], wanted: list[Any], small: Book, tmp_path: Path
) -> None:
    below = [*numbers[1:], ""]
    heads = [
        after in ("a", "a)") or after.startswith(f"{one}.") for one, after in zip(numbers, below, strict=True)
    ]
    rows = [
        f"{one};Việc số {at};;" if over else f"{one};Việc số {at};Sở Một;Quý I"
        for at, (one, over) in enumerate(zip(numbers, heads, strict=True))
    ]
    done = import_annex(small, asked(written(tmp_path, HEAD, *rows), kind="plan"))
    (part,) = yaml.safe_load(done.text)["parts"]
    assert tree(part["items"]) == wanted
    assert not done.errors


def test_a_legend_is_a_table_of_its_own(small: Book, tmp_path: Path) -> None:
    legend = ["Bảng chữ viết tắt;;;", "Chữ viết tắt;Nghĩa;;", "TTHC;Thủ tục hành chính;;"]
    tasks = [HEAD, "1;Việc một;Sở Một;Quý I", "2;Việc hai;Sở Một;Quý II"]
    path = written(tmp_path, *tasks, ";;;", *legend)
    assert [(one.kind, one.rows) for one in seen(small, path)] == [("plan", 2), ("unknown", 1)]
    right = [f";{one}" for one in (*tasks, ";;;")]  # where the tasks have nothing in the first column
    path = written(tmp_path, *right, *(f"{one};" for one in legend))
    assert [(one.kind, one.rows) for one in seen(small, path)] == [("plan", 2), ("unknown", 1)]


def test_sections_and_criteria_with_points_are_no_tasks(small: Book, tmp_path: Path) -> None:
    """Without maxima a plan is made: of I, II and III one section has a task, 3 rows have none."""
    sheet = openpyxl.Workbook()
    for row in (
        ["STT", "Tiêu chí", "Điểm đạt", "Biện pháp khắc phục", "Cơ quan chủ trì", "Thời hạn"],
        ["I", "CHỈ ĐẠO", 5.5],
        ["1", "Kế hoạch", 2, "", "Sở Một"],
        ["2", "Kiểm tra", 3.5, "Kiểm tra ba đơn vị", "Sở Một", "Quý I"],
        ["II", "THỂ CHẾ", 2],
        ["1", "Rà soát", 2, "", "Sở Một"],
        ["III", "KHẢO SÁT", 3],
        ["1", "Hài lòng", 3],
    ):
        sheet.worksheets[0].append(row)
    sheet.save(tmp_path / "t.xlsx")
    done = import_annex(small, asked(tmp_path / "t.xlsx", kind="plan"))
    found = yaml.safe_load(done.text)["parts"][0]["items"]
    assert [(one["title"]["vi"], [part["task"]["vi"] for part in one["items"]]) for one in found] == [
        ("CHỈ ĐẠO", ["Kiểm tra ba đơn vị"])
    ]
    told = "\n".join(one.say("en") for one in done.remarks)
    assert "cell A3, A6: has a lead and nothing to do" in told
    assert "cell A8: has a name alone" in told
