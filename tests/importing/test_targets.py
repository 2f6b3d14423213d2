"""A cell of a table of targets is read whole, or it stays unread for a reason."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

import ctscore
from ctscore.book import Book
from ctscore.importing.annexes import Imported, Wanted, import_annex
from ctscore.importing.targets import Promise, read_promise
from ctscore.periods import Period
from tests.conftest import BASE


@pytest.mark.parametrize(
    ("text", "measure", "read"),
    [
        ("90", "%", Promise("percent", "at-least", Decimal(90))),
        ("≥ 95,5%", "", Promise("percent", "at-least", Decimal("95.5"))),
        ("trên 85%", "%", Promise("percent", "above", Decimal(85))),
        ("Từ 80% trở lên", "Tỷ lệ %", Promise("percent", "at-least", Decimal(80))),
        ("Tối thiểu 70", "phần trăm", Promise("percent", "at-least", Decimal(70))),
        ("> 60 %", "", Promise("percent", "above", Decimal(60))),
        ("15", "Thứ hạng", Promise("rank", "within", Decimal(15))),
        ("Trong nhóm 10", "", Promise("rank", "within", Decimal(10))),
        ("Top 20", "Hạng", Promise("rank", "within", Decimal(20))),
        ("Nhóm 20 địa phương dẫn đầu", "", Promise("rank", "within", Decimal(20))),
        ("≤ 10", "Hạng", Promise("rank", "within", Decimal(10))),
        ("Trong nhóm 15 tỉnh dẫn đầu", "", Promise("rank", "within", Decimal(15))),
        ("42,5/80", "điểm", Promise("points", "at-least", Decimal("42.5"), Decimal(80))),
        ("85 điểm", "", Promise("points", "at-least", Decimal(85), Decimal(100))),
        ("7,5", "Điểm/10", Promise("points", "at-least", Decimal("7.5"), Decimal(10))),
        ("10-15", "%", "figure"),
        ("90 (năm 2024: 88)", "%", "figure"),
        ("120", "%", "figure"),
        ("Hoàn thành", "%", "figure"),
        ("20/63", "Hạng", "figure"),
        ("< 5", "%", "most"),
        ("≤ 2", "%", "most"),
        ("Không quá 5%", "", "most"),
        ("Dưới 10%", "", "most"),
        ("Giảm còn 3%", "", "most"),
        ("Tối đa 2", "Hạng", "most"),
        ("90", "", "unit"),
        ("120", "tỷ đồng", "unit"),
    ],
)
def test_what_a_cell_promises(text: str, measure: str, read: Promise | str) -> None:
    assert read_promise(text, measure, "Mức độ hài lòng", Decimal(100)) == read


def test_what_may_be_better_when_lower_is_no_floor() -> None:
    for name in ("Tỷ lệ hồ sơ trễ hạn", "Tỷ lệ hộ nghèo", "Tỷ lệ giảm biên chế"):
        assert read_promise("2", "%", name, None) == "falling"


def test_points_need_a_scale() -> None:
    assert read_promise("42", "điểm", "Chỉ số", None) == "scale"


def brought(folder: Path, *rows: str) -> tuple[Any, Imported]:
    path = folder / "chi-tieu.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    book: Book = ctscore.open_book(BASE)
    wanted = Wanted(path, "PAR-INDEX", Period(2022), "don-vi-mau", document="van-ban-mau")
    done = import_annex(book, wanted)
    return yaml.safe_load(done.text)["targets"], done


def test_each_year_has_its_target(tmp_path: Path) -> None:
    header = ("TT;Mục tiêu;Đơn vị;Mục tiêu;", ";;;Năm 2025;Năm 2030")
    targets, _ = brought(tmp_path, *header, "1;Hài lòng;%;85;95", "2;Trực tuyến;%;;80")
    assert [(one["id"], one["value"], one["due"]) for one in targets] == [
        ("CT/1.2025", 85, 2025),
        ("CT/1.2030", 95, 2030),
        ("CT/2.2030", 80, 2030),
    ]


def test_a_column_without_a_year_is_that_of_the_plan_and_told(tmp_path: Path) -> None:
    targets, done = brought(tmp_path, "STT;Tên chỉ tiêu;ĐVT;Chỉ tiêu giao;Ghi chú", "1;Hài lòng;%;85;xem")
    assert (targets[0]["name"], targets[0]["due"]) == ({"vi": "Hài lòng"}, 2023)
    assert [one.say("vi") for one in done.remarks] == [
        "dòng 1: cột “Chỉ tiêu giao” không ghi năm: coi là mục tiêu của năm 2023",
        "dòng 1: cột “Ghi chú” không dùng",
        "dòng 2: con số không ghi “trên” hay “ít nhất” coi là ít nhất phải đạt",
    ]
