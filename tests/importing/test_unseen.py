"""Words struck out, hidden rows and columns, and decimal commas that part cells: none of it is silent."""

from pathlib import Path

import docx
import openpyxl
import pytest
import yaml
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from ctscore.book import Book
from ctscore.findings import DataProblems
from ctscore.importing.annexes import Imported, Wanted, import_annex
from ctscore.importing.markup import read_html_tables
from ctscore.importing.office import read_sheet_tables, read_word_tables
from ctscore.importing.unseen import told_of_unseen
from ctscore.periods import Period

HEADER = ["STT", "Tiêu chí", "Điểm tối đa", "Điểm đạt", "Ghi chú"]


def brought(book: Book, path: Path) -> Imported:
    wanted = Wanted(
        path, "PAR-INDEX", Period(2022), "don-vi-hai", "scorecard", document="van-ban-mau", listing="part"
    )
    return import_annex(book, wanted)


def from_csv(book: Book, folder: Path, *lines: str) -> list[str]:
    path = folder / "bang.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    done = yaml.load(brought(book, path).text, Loader=yaml.BaseLoader)
    return [one["achieved"] for one in done["criteria"]]


def test_words_struck_out_in_word_are_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    first, second, third = document.add_table(1, 3).rows[0].cells
    first.paragraphs[0].add_run("1").font.strike = True
    first.paragraphs[0].add_run("2")
    second.paragraphs[0].add_run("Sở Tư pháp, ").font.double_strike = True
    second.paragraphs[0].add_run("Sở Nội vụ").font.strike = False
    third.text = "3"
    document.save(str(tmp_path / "a.docx"))
    tables = read_word_tables(tmp_path / "a.docx", "a.docx")
    (row,) = tables[0].rows
    assert [(cell.text, cell.struck) for cell in row] == [("2", True), ("Sở Nội vụ", True), ("3", False)]
    assert [one.place.column for one in told_of_unseen(row)] == [1, 2]


@pytest.mark.parametrize(
    ("cell", "text", "struck"),
    [
        ("<s>1</s>2", "2", True),
        ("<del><b>1</b></del><strike>5</strike>2", "2", True),
        ('<span style="color:red; text-decoration: line-through">1<span>5</span>6</span>2', "2", True),
        ("<s>1", "", True),
        ("<s></s>2", "2", False),
        ("<span>1</span>2", "12", False),
    ],
)
def test_words_struck_out_in_a_page_are_left_out(cell: str, text: str, struck: bool) -> None:
    (table,) = read_html_tables(f"<table><tr><td>{cell}</td><td>x</td></tr></table>", "a.html")
    assert [(one.text, one.struck) for one in table.rows[0]] == [(text, struck), ("x", False)]


def test_hidden_rows_of_a_page_are_told() -> None:
    page = "<table><tr><td>a<tr style='display:none'><td>b<tr hidden><td>c<tr><td>d</table>"
    (table,) = read_html_tables(page, "a.html")
    (told,) = told_of_unseen(cell for row in table.rows for cell in row)
    assert "table 1 row 2, table 1 row 3;" in told.say("en")
    assert "bảng 1 hàng 2, bảng 1 hàng 3;" in told.say("vi")


def test_what_is_struck_out_or_hidden_in_a_workbook_is_told_once(small: Book, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    partly = CellRichText(TextBlock(InlineFont(strike=True), "1"), "1,5")
    for row in (HEADER, ["1", "A", 2, partly], ["2", "B", 3, 2, "cũ"], ["3", "C", 4, 3, "cũ"]):
        sheet.append(row)
    for place in ("E3", "E4"):
        sheet[place].font = Font(strike=True)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions.group("B", "C", hidden=True)
    book.save(tmp_path / "a.xlsx")
    (table,), _ = read_sheet_tables(tmp_path / "a.xlsx", "a.xlsx", None)
    assert [cell.text for cell in table.rows[2]] == ["2", "B", "3", "2", ""]
    done = brought(small, tmp_path / "a.xlsx")
    criteria = yaml.load(done.text, Loader=yaml.BaseLoader)["criteria"]
    assert [one["achieved"] for one in criteria] == ["1.5", "2", "3"]
    said = [one.say("en") for one in done.remarks]
    assert [one for one in said if "struck out" in one and one.startswith("cell D2, E3, E4: ")]
    assert [one for one in said if "is read too: column B, column C, row 3;" in one]
    assert sum("struck out" in one or "hidden" in one for one in said) == 2


def test_bare_decimal_commas_between_commas_are_refused(small: Book, tmp_path: Path) -> None:
    header = ",".join(HEADER)
    with pytest.raises(DataProblems, match=r"CT658.*line 2, line 3.*“5”"):
        from_csv(small, tmp_path, header, "1.1,Kế hoạch,2,1,5", "1.2,Kiểm tra,2,1,25")
    with pytest.raises(DataProblems) as refused:  # what reaches beyond the columns follows from it
        from_csv(small, tmp_path, header, "1.1,Kế hoạch,2,1,5,a,b,c,d", "1.2,Kiểm tra,2,1,25")
    assert [one.rule.code for one in refused.value.findings] == ["CT658"]
    with pytest.raises(DataProblems, match="CT658"):  # the maximum is 10,5
        from_csv(small, tmp_path, header.replace("Điểm đạt,", "").replace("tối đa", "đạt,Điểm tối đa"),
                 "1,Kế hoạch,8,10,5")  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "points"),
    [
        (["1.1,Kế hoạch,2,1,2", "1.2,Kiểm tra,2,1.5,"], ["1", "1.5"]),
        (["1.1,Kế hoạch,2,1,2", '1.2,Kiểm tra,2,"1,5",'], ["1", "1.5"]),
        (['1.1,Kế hoạch,2,1,"2"', '1.2,Kiểm tra,2,1,"xem 3"'], ["1", "1"]),
        (["1.1,Kế hoạch,2,1,xem 2", "1.2,Kiểm tra,2,1,"], ["1", "1"]),
    ],
)
def test_a_note_behind_points_is_no_decimal(
    lines: list[str], points: list[str], small: Book, tmp_path: Path
) -> None:
    assert from_csv(small, tmp_path, ",".join(HEADER), *lines) == points


def test_figures_beside_points_are_no_decimals(small: Book, tmp_path: Path) -> None:
    lines = ("STT,Tiêu chí,Điểm tối đa,Điểm đạt,Tỷ lệ", "1,A,2,1,50", "2,B,4,3,75")
    assert from_csv(small, tmp_path, *lines) == ["1", "3"]
