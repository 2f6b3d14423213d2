"""Headers of several rows; columns of several units and years, of which none is taken for being the first."""

from pathlib import Path

import pytest
import yaml

import ctscore
from ctscore.analysis.period_names import period_called
from ctscore.analysis.unit_names import UnitNames
from ctscore.book import Book
from ctscore.findings import DataProblems, Refusal
from ctscore.importing.annexes import Imported, Wanted, import_annex
from ctscore.importing.header_rows import header_at
from ctscore.importing.headers import Role
from ctscore.importing.pages import pages_of
from ctscore.importing.review import PERIOD_CONTRADICTED
from ctscore.importing.sides import Asked
from ctscore.importing.tables import Cell, Place, Table
from ctscore.periods import Period
from tests.conftest import DATA


def rows(*lines: str) -> list[tuple[Cell, ...]]:
    return [
        tuple(
            Cell(text.strip(), Place(number, column)) for column, text in enumerate(line.split("|"), start=1)
        )
        for number, line in enumerate(lines, start=1)
    ]


def brought(
    book: Book, folder: Path, *lines: str, unit: str = "don-vi-hai", columns: dict[Role, str] | None = None
) -> Imported:
    path = folder / "bang.csv"
    path.write_text("\n".join(line.replace("|", ";") for line in lines), encoding="utf-8")
    wanted = Wanted(
        path, "PAR-INDEX", Period(2022), unit, "scorecard", document="van-ban-mau", listing="part",
        columns=columns or {},
    )  # fmt: skip
    return import_annex(book, wanted)


def points(done: Imported) -> list[tuple[str, str]]:
    return [(one["max"], one["achieved"]) for one in yaml.load(done.text, Loader=yaml.BaseLoader)["criteria"]]


@pytest.mark.parametrize(
    ("lines", "height", "columns"),
    [
        (["STT|Tiêu chí|Điểm|", "||Tối đa|Đạt", "1|A|2|1"], 2, [0, 1, 2, 3]),
        (["STT|Tiêu chí|Điểm||", "||Chuẩn|Năm nay|Năm trước", "1|A|2|1|1"], 2, [0, 1, 2, 3]),
        (["STT|Tiêu chí|Kết quả||", "||Điểm||Ghi chú", "||Tối đa|Đạt|", "1|A|2|1|"], 3, [0, 1, 2, 3]),
        (["STT|Tiêu chí|Điểm tối đa|Điểm đạt", "1|A|2|1"], 1, [0, 1, 2, 3]),
    ],
)
def test_rows_of_one_header(lines: list[str], height: int, columns: list[int], small: Book) -> None:
    found = header_at(rows(*lines), 0, Asked(units=UnitNames(small.units.values()), unit="don-vi-mau"))
    assert found is not None
    assert found.height == height
    wanted = dict(zip((Role.NUMBER, Role.NAME, Role.MAX, Role.ACHIEVED), columns, strict=True))
    assert {role: found.columns[role] for role in wanted} == wanted
    assert not found.doubts


def test_a_title_is_no_header() -> None:
    table = rows("BẢNG ĐIỂM CHUẨN|||", "|||Đơn vị tính: điểm", "STT|Tiêu chí|Điểm chuẩn|Điểm đạt")
    assert [header_at(table, place, Asked()) is not None for place in range(3)] == [False, False, True]


def test_a_second_appraisal_is_one() -> None:
    table = rows("STT|Tiêu chí|Điểm tối đa|Sở thẩm định|Hội đồng thẩm định")
    found = header_at(table, 0, Asked())
    assert found is not None
    assert (found.columns[Role.APPRAISED], found.columns[Role.APPRAISED_2]) == (3, 4)


SIDES = ("STT|Tiêu chí|Điểm chuẩn|Mẫu||Hai|", "|||Điểm đạt|Thứ hạng|Điểm đạt|Thứ hạng")
ROWS = ("1|Một|2|1,5|12|1,75|3", "2|Hai|3|2,5|1|2,25|4")


def test_of_units_side_by_side_the_one_that_is_asked_for_counts(small: Book, tmp_path: Path) -> None:
    done = brought(small, tmp_path, *SIDES, *ROWS)
    assert points(done) == [("2", "1.75"), ("3", "2.25")]
    told = [remark.say("en") for remark in done.remarks]
    assert any("“Mẫu Điểm đạt”, “Mẫu Thứ hạng”" in one for one in told)
    assert points(brought(small, tmp_path, *SIDES, *ROWS, unit="don-vi-mau")) == [("2", "1.5"), ("3", "2.5")]


def test_units_may_be_the_columns_and_have_their_maximum_beside(small: Book, tmp_path: Path) -> None:
    done = brought(small, tmp_path, "STT|Tiêu chí|Điểm chuẩn|Mẫu|Đơn vị hai", "1|A|2|1,5|1,75")
    assert points(done) == [("2", "1.75")]
    done = brought(small, tmp_path, "STT|Tiêu chí|Điểm đạt/Điểm chuẩn", "1|A|1,75/2", "2|B|2,5/3")
    assert points(done) == [("2", "1.75"), ("3", "2.5")]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("STT|Tiêu chí|Điểm chuẩn|Mẫu|", "|||Điểm đạt|Hạng", "1|A|2|1,5|3"), "CT642"),
        (("STT|Tiêu chí|Điểm chuẩn|Điểm đạt Mẫu", "1|A|2|1,5"), "CT642"),
        (("STT|Tiêu chí|Điểm chuẩn|Điểm 2020|Điểm 2021", "1|A|2|1,5|1,5"), "CT643"),
        (
            ("STT|Tiêu chí|Điểm chuẩn|Cụm 1||Cụm 2|", "|||Điểm đạt|Hạng|Điểm đạt|Hạng", "1|A|2|1|1|1|1"),
            "CT644",
        ),
        (("||||Mẫu||Hai", "STT|Tiêu chí|Điểm chuẩn|Điểm|Hạng|Điểm|Hạng", "1|A|2|1|1|1|1"), "CT644"),
        (("STT|Tiêu chí|Điểm đạt", "1|A|1,5"), "CT646"),
        (("STT|Mục tiêu|Quý I|Quý II|Chủ trì", "1|A|1,5|2|X", "2|B|1|2|X"), "CT646"),
        (("Ref|Objective|Max points|Q1|Q2|Owner", "1|A|2|1,5|2|X", "2|B|2|1|2|X"), "CT656"),
        (("STT|Tiêu chí|Điểm chuẩn|Thứ hạng Mẫu|Hai", "1|A|2|12/63|3/63"), "CT623"),
    ],
)
def test_the_first_column_is_never_taken_for_being_the_first(
    lines: tuple[str, ...], code: str, small: Book, tmp_path: Path
) -> None:
    with pytest.raises(DataProblems) as problems:
        brought(small, tmp_path, *lines)
    assert {finding.rule.code for finding in problems.value.findings} == {code}


def test_of_several_years_the_one_that_is_asked_for_counts(small: Book, tmp_path: Path) -> None:
    done = brought(small, tmp_path, "STT|Tiêu chí|Điểm chuẩn|Điểm đạt|", "|||2021|2022", "1|A|2|1,5|1,75")
    assert points(done) == [("2", "1.75")]
    wide = ("STT|Tiêu chí|Năm 2022||Năm 2021|", "||Điểm chuẩn|Điểm|Điểm chuẩn|Điểm", "1|A|2|1,5|3|1,75")
    assert points(brought(small, tmp_path, *wide)) == [("2", "1.5")]


def test_a_column_called_as_the_period_holds_its_points(small: Book, tmp_path: Path) -> None:
    lines = ("Ref|Objective|Max points|2021|2022|Owner", "1|A|2|1|1,5|X", "2|B|2|2|1,75|X")
    assert points(brought(small, tmp_path, *lines)) == [("2", "1.5"), ("2", "1.75")]
    quarters = rows("Mã|Mục tiêu|Điểm tối đa|Quý II|Quý III", "1|A|2|1|0,5", "2|B|2|2|0,75")
    table = Table(tuple(quarters), ())
    (pages,) = pages_of([table], Asked(year=2025, period=Period(2025, "quarter", 3)))
    assert pages.header.columns[Role.ACHIEVED] == 4
    assert pages.header.columns[Role.NAME] == 1
    assert pages.header.others == (3,)
    pointed = Asked({Role.ACHIEVED: "Quý II"}, year=2025, period=Period(2025, "quarter", 3))
    (pages,) = pages_of([table], pointed)
    assert pages.of_period is not None
    assert pages.of_period.words is PERIOD_CONTRADICTED


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("Q3", "2025-Q3"),
        ("Quý III/2024", "2024-Q3"),
        ("Tháng 8", "2025-M08"),
        ("Aug 2025", "2025-M08"),
        ("6 tháng đầu năm 2025", "2025-H1"),
        ("H2", "2025-H2"),
        ("9 tháng", "2025-9M"),
        ("FY2025", "2025"),
        ("2025-Q1", "2025-Q1"),
    ],
)
def test_periods_as_columns_are_called_by_them(head: str, period: str) -> None:
    assert str(period_called(head, 2025)) == period
    assert period_called(f"{head} so với kế hoạch", 2025) is None


def test_a_column_that_is_named_adds_to_those_that_are_known(small: Book, tmp_path: Path) -> None:
    lines = ("STT|Tiêu chí|Điểm chuẩn|Điểm|Tổng điểm", "1|A|2|1,5|1,75")
    with pytest.raises(DataProblems, match="CT644"):
        brought(small, tmp_path, *lines)
    assert points(brought(small, tmp_path, *lines, columns={Role.ACHIEVED: "tổng điểm"})) == [("2", "1.75")]
    with pytest.raises(Refusal, match=r"CT645.*did you mean `Tổng điểm`"):
        brought(small, tmp_path, *lines, columns={Role.ACHIEVED: "Tổng điểmm"})


def test_a_row_for_each_unit_is_no_annex(small: Book, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="CT653"):
        brought(small, tmp_path, "STT|Tên đơn vị|Điểm tối đa|Điểm đạt", "1|Đơn vị mẫu|5|4", "2|Hai|5|3")


def test_codes_may_stand_before_the_names(small: Book, tmp_path: Path) -> None:
    done = brought(small, tmp_path, "Tiêu chí|Điểm tối đa|Điểm đạt", "1. Một|2|1", "2. Hai|3|2")
    assert points(done) == [("2", "1"), ("3", "2")]
    assert sum("no column of numbers" in remark.say("en") for remark in done.remarks) == 1


def test_points_under_an_unknown_name_make_no_plan(small: Book, tmp_path: Path) -> None:
    lines = ("STT|Tiêu chí|Điểm tối đa|Quy đổi điểm|Cơ quan chủ trì", "1|A|2|1,5|Sở Một")
    with pytest.raises(DataProblems, match=r"CT656.*“Quy đổi điểm”"):
        brought(small, tmp_path, *lines)
    assert points(brought(small, tmp_path, *lines, columns={Role.ACHIEVED: "Quy đổi điểm"})) == [("2", "1.5")]


def test_points_of_a_unit_that_ended_within_the_year_are_within_its_borders(tmp_path: Path) -> None:
    """Hậu Giang ended on 30 June 2025: whoever has its table of 2025 means the body of before."""
    path = tmp_path / "bang.csv"
    path.write_text("STT;Tiêu chí;Điểm tối đa;Điểm đạt\n1;A;60;50\n2;B;40;30,5\n", encoding="utf-8")
    wanted = Wanted(path, "PAR-INDEX", Period(2025), "hau-giang", "scorecard", document="121-KH-UBND-2023")
    done = import_annex(ctscore.open_book(DATA), wanted)
    card = yaml.load(done.text, Loader=yaml.BaseLoader)
    assert (card["borders"], card["format"]) == ("2025-06-30", "ctscore/scorecard@2")
    assert "ended on 2025-06-30" in done.remarks[0].say("en")
    assert not [one for one in done.errors if one.rule.code == "CT632"]
