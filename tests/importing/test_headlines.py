"""The words above a table: another unit, year or document than it is brought in as is told first."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from ctscore.analysis.unit_names import UnitNames
from ctscore.book import Book
from ctscore.importing.annexes import Imported, Wanted, import_annex
from ctscore.importing.headlines import other_units, other_years, told_of_another
from ctscore.importing.proposals import labelled_document, named_index, named_unit
from ctscore.importing.review import ABOVE_DIFFERS, DOCUMENT_DIFFERS
from ctscore.importing.tables import Place
from ctscore.periods import Period, read_period
from tests.importing.test_panel_layouts import ROWS, Bring, bring, two

__all__ = ["bring"]
TABLE = "\n\n| STT | Tiêu chí | Điểm chuẩn | Điểm đạt |\n|---|---|---|---|\n| 1 | Một | 100 | 90 |\n"


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("Kết quả Chỉ số CCHC năm 2023 của tỉnh An Giang", ("An Giang",)),
        ("KẾT QUẢ CHỈ SỐ CCHC TỈNH AN GIANG NĂM 2023", ("An Giang",)),
        ("Kết quả của thành phố Huế", ("Huế",)),
        ("UBND tỉnh Thanh Hoá", ("Thanh Hóa",)),
        ("Kết quả của tỉnh Sóc Trăng", ()),  # it went into Cần Thơ in 2025
        ("Cần Thơ so với An Giang", ()),
        ("THÀNH PHỐ CẦN THƠ", ()),
        ("Kết quả các tỉnh, thành phố trực thuộc Trung ương", ()),
        ("Hà Nội, ngày 3 tháng 2 năm 2026", ()),
        ("Kết quả của tỉnh Xứ Lạ năm 2025", ("tỉnh Xứ Lạ",)),
        ("Giữ vững hòa bình, thái bình và hưng yên", ()),
    ],
)
def test_units_above(line: str, units: Sequence[str], book: Book) -> None:
    assert other_units((line,), UnitNames(book.units.values()), ("can-tho",), Period(2025)) == units


def test_before_it_took_them_in_another_province_is_another(book: Book) -> None:
    above = ("Kết quả của tỉnh Sóc Trăng",)
    assert other_units(above, UnitNames(book.units.values()), ("can-tho",), Period(2022)) == ("Sóc Trăng",)


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("Kết quả Chỉ số CCHC năm 2023", ("2023",)),
        ("PAR INDEX 2023, 2024", ("2023", "2024")),
        ("Kết quả năm 2024 và năm 2025", ()),
        ("(Kèm theo Kế hoạch số 88/KH-UBND ngày 25/9/2024 của UBND)", ()),
        ("Cần Thơ, ngày 25 tháng 9 năm 2024", ()),
        ("Cần Thơ, ngày … tháng … năm 2024", ()),
        ("theo Quyết định số 876/2022 và Nghị định số 15/2022/NĐ-CP", ()),
        ("Chương trình giai đoạn 2021 - 2030, đến năm 2030", ()),
        ("Luật Tổ chức chính quyền địa phương năm 2019", ()),
    ],
)
def test_years_above(line: str, years: Sequence[str]) -> None:
    assert other_years((line,), {2025}) == years


def brought(
    book: Book, folder: Path, above: str, document: str = "121-KH-UBND-2023", year: int = 2025
) -> Imported:
    path = folder / "bang.md"
    path.write_text(above + TABLE, encoding="utf-8")
    return import_annex(
        book, Wanted(path, "PAR-INDEX", Period(year), "can-tho", "scorecard", document=document)
    )


def test_another_province_and_year_are_told_first(book: Book, tmp_path: Path) -> None:
    done = brought(book, tmp_path, "Kết quả Chỉ số CCHC năm 2023 của tỉnh An Giang")
    first = done.remarks[0]
    assert first.words is ABOVE_DIFFERS
    said = "above the table stands An Giang, 2023; it is brought in as Cần Thơ, 2025: check"
    assert first.say("en").endswith(said)
    assert first.say("vi").endswith(
        "trên bảng ghi An Giang, 2023; bảng được nhập thành Cần Thơ, 2025: xem lại"
    )


def test_another_document_is_told_first(book: Book, tmp_path: Path) -> None:
    above = "(Kèm theo Kế hoạch số 7/KH-UBND ngày 5 tháng 3 năm 2026 của UBND thành phố Cần Thơ)"
    first = brought(book, tmp_path, above).remarks[0]
    assert (first.words, first.facts["given"]) == (DOCUMENT_DIFFERS, "7/KH-UBND")
    same = brought(book, tmp_path, above.replace("7/KH", "121/KH"))
    assert not {ABOVE_DIFFERS, DOCUMENT_DIFFERS}.intersection(one.words for one in same.remarks)


def test_a_panel_below_the_title_of_another_year(bring: Bring) -> None:
    code, _, told = bring("KẾT QUẢ NĂM 2019,,\nĐơn vị,A,B\nSở A,1,1\n", ROWS + two())
    assert (code, "above the table stands 2019; it is brought in as 2024: check" in told) == (0, True)
    code, _, told = bring("KẾT QUẢ NĂM 2024,,\nĐơn vị,A,B\nSở A,1,1\n", ROWS + two())
    assert (code, "above the table" in told) == (0, False)


def test_a_panel_with_a_column_of_another_year_is_refused(bring: Bring) -> None:
    table = "Đơn vị,Năm,A,B\nSở A,2024,1,1\nSở B,2023,2,2\n"
    code, text, told = bring(table, ROWS + two())
    assert (code, text) == (2, "")
    assert "CT657 line 3: the column “Năm” says “2023”, not 2024; another year in 1 of 2 rows" in told
    assert bring(table, ROWS + "unused: [Năm]\n" + two())[0] == 0
    assert bring(table.replace("2023", "2024"), ROWS + two())[0] == 0


@pytest.mark.parametrize(
    ("above", "unit"),
    [
        (["BẢNG TỰ ĐÁNH GIÁ TRƯỜNG HỌC", "Trường THPT Mẫu - HK1 năm học 2025-2026"], "Trường THPT Mẫu"),
        (["SỞ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG THPT MẪU", "BÁO CÁO"], "Trường THPT Mẫu"),
        (["CÔNG TY TNHH MẪU", "Bảng điểm năm 2025"], "CÔNG TY TNHH MẪU"),
        (["RIVERBEND FOUNDATION", "Self-review 2025"], "Riverbend Foundation"),
        (["UBND TỈNH MẪU", "SỞ NỘI VỤ", "BẢNG ĐIỂM (PAR INDEX) NĂM 2025 CỦA TỈNH MẪU HAI"], "Tỉnh Mẫu Hai"),
        (["Kế hoạch nâng điểm trên địa bàn tỉnh Mẫu đến hết năm 2026"], "Tỉnh Mẫu"),
        (["BẢNG TỰ CHẤM CỦA UBND PHƯỜNG MẪU, TỈNH HAI", "(theo mẫu của Sở Nội vụ)"], "Phường Mẫu"),
        (["UBND TỈNH HAI", "UBND PHƯỜNG MẪU", "BẢNG TỰ CHẤM NĂM 2025"], "Phường Mẫu"),
        (["UBND TỈNH HAI", "SỞ NỘI VỤ", "BẢNG CHẤM", "Đơn vị: UBND phường Mẫu"], "Phường Mẫu"),
        (["Partner: Green Valley Trust    Year: 2026"], "Green Valley Trust"),
        (["Partner: Green Valley Trust Year: 2026"], "Green Valley Trust"),
        (["UBND TỈNH HAI", "Đơn vị: Điểm", "Đơn vị: Triệu đồng", "Đơn vị tính: %"], "Tỉnh Hai"),
        (["BẢNG ĐIỂM CỦA SỞ NỘI VỤ TỈNH HAI", "(Kèm theo Báo cáo của Sở Nội vụ)"], "Sở Nội vụ"),
        (["BÁO CÁO ĐIỂM CỦA CÁC SỞ, NGÀNH", "UBND TỈNH MẪU"], "Tỉnh Mẫu"),
        (["Bảng tiêu chí, theo Quyết định số 7/QĐ-BNV của Bộ Nội vụ", "UBND XÃ MẪU"], "Xã Mẫu"),
        (["TRƯỜNG THPT MẪU", "Bảng điểm theo tiêu chí của Bộ Giáo dục và Đào tạo"], "Trường THPT Mẫu"),
        (["KẾT QUẢ CHẤM ĐIỂM CỦA TP. MẪU NĂM 2025"], "Thành phố Mẫu"),
        (["Results of the 2025 Review of the Ministry of Model Affairs"], "Ministry of Model Affairs"),
        (["Hillside School, 2025", "Happy School Scorecard"], "Hillside School"),
        (["Trường học hạnh phúc", "Số hóa hồ sơ", "Scores of our school"], ""),
    ],
)
def test_whose_table_it_is_stands_above_it(above: list[str], unit: str) -> None:
    assert named_unit(above) == unit


def test_the_index_is_the_only_one_that_the_title_names(book: Book) -> None:
    title = "BẢNG TỰ CHẤM CHỈ SỐ CCHC (PAR INDEX) NĂM 2025"
    assert named_index([title], book) == "PAR-INDEX"
    assert named_index([title, "so với SIPAS"], book) == ""
    assert named_index(["BẢNG ĐIỂM MỚI"], book) == ""


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Date of the assessment: 24 November 2026", "2026-11-24"),
        ("Date: November 24, 2026", "2026-11-24"),
        ("Ngày chấm điểm: 3/4/2026", "2026-04-03"),
        ("Date de l’évaluation : 24/11/2026", "2026-11-24"),
        ("Date: 03/04/2026", None),  # April or March
        ("Date of report: 1-3 December 2026", None),
        ("Next assessment date: 24 May 2027", None),
        ("Date: November 2026", None),
    ],
)
def test_the_day_of_a_document_is_what_says_that_it_is(line: str, day: str | None) -> None:
    entry = labelled_document("x", "en", [line, "Deadline: 1 May 2027"])
    assert (str(entry["date"]) if "date" in entry else None) == day


def test_another_half_year_is_told(book: Book) -> None:
    names = UnitNames(book.units.values())
    for period, told in (("2025-H2", True), ("2026-H1", True), ("2026-H2", False)):
        asked = read_period(period) or Period(1)
        above, place = ["Round: second half of 2026"], Place(1)
        found = told_of_another(above, place, names, "can-tho", asked, ())
        assert bool(list(found)) is told, period
