"""Papers in Word, Excel and markdown: opened again, they hold what was handed over, in the form asked for."""

import csv
import io
import re
import sys
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt

from ctscore.analysis.annex import annex
from ctscore.analysis.select import scorecards
from ctscore.book import Book, Filed, Key
from ctscore.document import (
    Column,
    Kind,
    Look,
    Note,
    Paper,
    PaperCell,
    PaperRow,
    PaperTable,
    Paragraph,
    merged_down,
)
from ctscore.findings import Refusal
from ctscore.model.scorecard import Cap
from ctscore.periods import Period
from ctscore.render import Canvas, format_at, render
from ctscore.render.values import sentence
from ctscore.views.annex import annex_paper
from ctscore.views.minutes import minutes_paper
from tests.analysis.builders import book_of, leaf, scorecard
from tests.analysis.planning import indexes, units

TRANSCRIPTION = (Path(__file__).parent.parent / "data/annex-i.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TRANSCRIPTION.splitlines()))
NAMED = {
    "2.4.1": "Sở Tư pháp",
    "3.2.2": "Văn phòng Ủy ban nhân dân thành phố",  # printed as “Văn phòng UBND TP”
    "7.1.4": "Sở Thông tin và Truyền thông",  # printed with its short form behind it
    "7.3.6": "Sở Thông tin và Truyền thông",  # printed as “Sở thông tin và Truyền thông”
    "7.3.2": "Cổng Thông tin điện tử thành phố",
}
"""Leads as agencies.yaml names them, whatever the plan prints."""
COLUMNS = {"lead": 5, "executing": 6, "timing": 7}
"""Columns of the annex by their name in the transcription."""
HOSTILE = ["=1+1", "a | b", "<b>đậm</b> & \x01\ufffe", "*sao* `mã` [x](y)", "dòng\nmới", "@SUM(A1)", "{0}"]
SHOWN = ["=1+1", "a | b", "<b>đậm</b> & ��", "*sao* `mã` [x](y)", "dòng mới", "@SUM(A1)", "{0}"]


def render_paper(paper: Paper, suffix: str, lang: str = "vi") -> bytes:
    content = render(paper, format_at("annex", suffix) or "", Canvas(), lang)
    assert isinstance(content, bytes)
    return content


@pytest.fixture(scope="module")
def paper(book: Book) -> Paper:
    return annex_paper(book, annex(book, book.scorecards[Key("PAR-INDEX", "can-tho", Period(2022))]))


def in_word(paper: Paper) -> Any:
    return docx.Document(io.BytesIO(render_paper(paper, ".docx")))


def in_excel(paper: Paper) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render_paper(paper, ".xlsx"))).active


def in_markdown(paper: Paper) -> list[list[str]]:
    """Return the cells of the table, heading first, without the escapes of markdown."""
    lines = render_paper(paper, ".md").decode("utf-8").split("\n")
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines if line.startswith("|")]
    cells = [[re.sub(r"\\(.)", r"\1", cell.strip()).replace("&amp;", "&") for cell in row] for row in rows]
    return [cells[0], *cells[2:]]


def merges(table: Any, column: int) -> list[str | None]:
    """Return how the cells of a column of a Word table are merged, below its heading."""
    cells = ([cell for cell in row._tr.tc_lst for _ in range(cell.grid_span)] for row in table.rows[1:])
    return [across[column].vMerge for across in cells]


PARTED = {"2.4.4", "4.3.4"}
"""Before these a page may end: with the rows above, which share cells with them, they take half of one.

5.7.1 to 5.7.4 have one task, and so have 6.1.4 to 6.3.5 and 8.1.1 to 8.1.5: these stay together.
"""


def test_word_has_the_cells_of_annex_i_merged_as_printed(paper: Paper) -> None:
    (table,) = in_word(paper).tables
    assert len(table.rows) == 1 + 51
    for key, place in COLUMNS.items():
        shared = [bool(row[f"{key}_inherited_from"]) and row["code"] not in PARTED for row in ROWS]
        for state, here, below in zip(merges(table, place), shared, [*shared[1:], False], strict=True):
            assert state == ("continue" if here else "restart" if below else None)
    assert set(merges(table, 0)) == {None}


def test_word_has_the_words_of_annex_i(paper: Paper) -> None:
    (table,) = in_word(paper).tables
    cells = [[docx.table._Cell(cell, table).text for cell in row._tr.tc_lst] for row in table.rows]
    # The name of a field reaches over all the columns behind it.
    spans = [[cell.grid_span for cell in row._tr.tc_lst] for row in table.rows[1:]]
    assert spans == [[1, 8] if not row["max"] else [1] * 9 for row in ROWS]
    assert cells[0][:4] == ["STT", "Tiêu chí, Tiêu chí thành phần", "Điểm chuẩn", "Điểm đạt được 2022"]
    assert cells[0][4:] == [
        *("Nhiệm vụ, giải pháp", "Cơ quan chủ trì", "Đơn vị thực hiện", "Thời gian thực hiện", "Ghi chú")
    ]
    for across, row in zip(cells[1:], ROWS, strict=True):
        if not row["max"]:
            assert across == [row["code"], row["name"]]
            continue
        assert across[:2] == [row["code"], row["name"]]
        assert across[2:4] == [row["max"].replace(".", ","), row["achieved"].replace(".", ",")]
        above = row["code"] not in PARTED
        assert across[7] == ("" if row["timing_inherited_from"] and above else row["timing"])
        for place, key in ((5, "lead"), (6, "executing")):
            assert bool(across[place]) == bool(row[key] and not (row[f"{key}_inherited_from"] and above))
        assert across[5] == NAMED.get(row["code"], across[5])
    # The note of 2.4.1 stands beside four rows, for which there are three tasks.
    assert cells[3][8].split("\n")[1] == "Dự thảo theo mục 2.4.1, 2.4.2, 2.4.4"
    assert cells[8][8] == "Dự thảo theo mục 3.2.2"


def test_word_follows_the_form_of_decree_30(paper: Paper) -> None:
    document = in_word(paper)
    (section,) = document.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    page = (section.page_width, section.page_height)
    assert [round(length.mm) for length in page] == [297, 210]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(length.mm) for length in margins] == [20, 20, 30, 15]
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(13))
    assert normal.element.rPr.rFonts.get(qn("w:eastAsia")) == "Times New Roman"
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""
    (field,) = section.header.paragraphs[0]._p.iter(qn("w:fldSimple"))
    assert field.get(qn("w:instr")) == "PAGE"
    (table,) = document.tables
    headers = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert headers == [True] + [False] * 51
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_rows_that_share_a_cell_stay_on_one_page(paper: Paper) -> None:
    (table,) = in_word(paper).tables
    held = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows[1:]]
    # 2 heads a field; 2.4.1 to 2.4.4 share their lead and 2.4.2 and 2.4.3 a task; 3.2.2 shares nothing.
    assert [row["code"] for row in ROWS[:8]] == ["2", "2.4", "2.4.1", "2.4.2", "2.4.3", "2.4.4", "3", "3.2.2"]
    assert held[:8] == [True, True, True, True, False, False, True, False]


def test_what_was_taken_over_is_in_italics_and_fields_are_bold(paper: Paper) -> None:
    (table,) = in_word(paper).tables
    field, criterion = table.rows[1], table.rows[3]
    assert [run.bold for cell in field.cells[:2] for run in cell.paragraphs[0].runs] == [True, True]
    italic = [bool(cell.paragraphs[0].runs[0].italic) for cell in criterion.cells]
    assert italic == [False] * 4 + [True] * 5


def test_excel_merges_cells_and_keeps_figures_as_numbers(paper: Paper) -> None:
    sheet = in_excel(paper)
    head = next(row[0].row for row in sheet.iter_rows() if row[0].value == "STT")
    merged = {
        str(one) for one in sheet.merged_cells.ranges if one.min_row > head and one.max_row <= head + 51
    }
    expected = set()
    for key, place in COLUMNS.items():
        for number, row in enumerate(ROWS):
            below = [n for n, other in enumerate(ROWS) if other[f"{key}_inherited_from"] == row["code"]]
            if below:
                letter = "ABCDEFGHI"[place]
                expected.add(f"{letter}{head + 1 + number}:{letter}{head + 1 + below[-1]}")
    assert {one for one in merged if one[0] in "FGH"} == expected
    for number, row in enumerate(ROWS, start=head + 1):
        code, points, achieved = sheet.cell(number, 1), sheet.cell(number, 3), sheet.cell(number, 4)
        assert (code.value, code.data_type) == (row["code"], "s")
        assert points.value == (float(row["max"]) if row["max"] else None)
        assert achieved.value == (float(row["achieved"]) if row["achieved"] else None)
    assert sheet.cell(head + 3, 4).number_format == "0.0000"
    assert sheet.print_title_rows == f"${head}:${head}"
    assert sheet.page_setup.orientation == "landscape"


def test_markdown_leaves_the_cells_below_a_merged_one_empty(paper: Paper) -> None:
    rows = in_markdown(paper)[1:]
    for across, row in zip(rows, ROWS, strict=True):
        assert across[0].strip("*") == row["code"]
        assert across[1].strip("*") == row["name"]
        assert across[0].startswith("**") == (not row["max"])
        assert across[7] == ("" if row["timing_inherited_from"] else row["timing"])
        assert across[5] == NAMED.get(row["code"], across[5])


@pytest.mark.parametrize("suffix", [".docx", ".md", ".xlsx"])
def test_the_same_paper_gives_the_same_bytes(suffix: str, paper: Paper) -> None:
    content = render_paper(paper, suffix)
    assert content == render_paper(paper, suffix)
    if suffix != ".md":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert b"python-docx" not in archive.read("docProps/core.xml")


def hostile_paper() -> Paper:
    columns: tuple[Column[object], ...] = (
        Column("code", "=Mã|", Kind.CODE),
        Column("name", "<i>Tên", Kind.TEXT),
    )
    rows = tuple(PaperRow((PaperCell(text), PaperCell(text, source="=2+2"))) for text in HOSTILE)
    below = Paragraph(Look.ITEM, "=3+3 <b>", "<b>:")
    return Paper("=a\x00", (Paragraph(Look.TITLE, HOSTILE[2]), PaperTable(columns, rows, (1, 2)), below))


def test_hostile_words_are_text_in_word() -> None:
    document = in_word(hostile_paper())
    (table,) = document.tables
    assert [cell.text for cell in table.columns[0].cells] == ["=Mã|", *SHOWN]
    assert [cell.text for cell in table.columns[1].cells][1:] == [f"{text}\n=2+2" for text in SHOWN]
    assert document.paragraphs[0].text == SHOWN[2]
    assert document.paragraphs[1].text == "- <b>: =3+3 <b>"
    assert document.core_properties.title == "=a�"


def test_hostile_words_are_text_in_excel() -> None:
    sheet = in_excel(hostile_paper())
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [sheet.cell(place, 1).value for place in range(2, 10)] == ["=Mã|", *SHOWN]
    assert sheet.cell(3, 2).value == "=1+1\n=2+2"


def test_hostile_words_are_text_in_markdown() -> None:
    written = render_paper(hostile_paper(), ".md").decode("utf-8")
    assert "<b>" not in written.replace("\\<b\\>", "")
    rows = in_markdown(hostile_paper())
    assert [row[0] for row in rows] == ["=Mã|", *SHOWN]


def test_without_a_plan_cells_are_blank_and_dotted_in_markdown() -> None:
    card = scorecard(leaf("1", "2", "1"), leaf("2", "2", "0.5"))
    book = book_of(card, units("u"), indexes("PAR-INDEX"))
    blank = annex_paper(book, annex(book, Filed("0.yaml", card)))
    assert in_markdown(blank)[1:] == [
        ["1", "1", "2", "1", "…", "…", "…", "…", "Chưa có trong kế hoạch nào"],
        ["2", "2", "2", "0,5", "…", "…", "…", "…", "Chưa có trong kế hoạch nào"],
    ]
    (table,) = in_word(blank).tables
    assert [[cell.text for cell in row.cells[4:8]] for row in table.rows[1:]] == [[""] * 4] * 2
    assert all(cell.vMerge is None for row in table.rows for cell in row._tr.tc_lst)


def test_an_annex_without_a_loss_says_so() -> None:
    """Of 2 points 2 are known to be full marks; with none on file nobody can tell."""
    told = {"2": "Không tiêu chí nào mất điểm", None: "Chưa biết tiêu chí nào mất điểm"}
    for achieved, words in told.items():
        card = replace(scorecard(leaf("1", "2", achieved), highest="2"), format="ctscore/scorecard@2")
        book = book_of(card, indexes("PAR-INDEX"), units("u"))
        full = annex_paper(book, annex(book, Filed("x", card)))
        assert words in in_markdown(full)[1][1]
        (table,) = in_word(full).tables
        assert words in table.rows[1].cells[1].text
        assert any(words in str(cell.value) for row in in_excel(full).iter_rows() for cell in row)


def test_what_a_cap_of_the_whole_takes_is_told_below_the_table() -> None:
    card = replace(scorecard(leaf("1", "2", "1"), leaf("2", "2", "2")), cap=Cap(most=Decimal("2.5")))
    book = book_of(card, units("u"), indexes("PAR-INDEX"))
    written = render_paper(annex_paper(book, annex(book, Filed("0.yaml", card))), ".md").decode("utf-8")
    # 1 + 2 of 4, of which 2.5 count.
    assert "Mức trần của cả chỉ số lấy đi 0,5 điểm, không thuộc dòng nào của bảng." in written


def test_several_tasks_of_a_criterion_share_its_cells(book: Book) -> None:
    papi = annex_paper(book, annex(book, book.scorecards[Key("PAPI", "can-tho", Period(2022))]))
    rows = in_markdown(papi)[1:]
    start = next(place for place, row in enumerate(rows) if row[0] == "6.3")
    assert [row[0] for row in rows[start : start + 4]] == ["6.3", "", "", "6.4"]
    assert [row[5] for row in rows[start : start + 3]] == [
        *("Sở Công Thương", "Sở Giao thông vận tải", "Sở Nông nghiệp và Phát triển nông thôn")
    ]
    (table,) = in_word(papi).tables
    assert merges(table, 2)[start : start + 4] == ["restart", "continue", "continue", None]


def test_what_nobody_knows_yet_stays_dotted(paper: Paper, book: Book) -> None:
    written = render_paper(paper, ".md").decode("utf-8")
    assert "(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm … của Ủy ban nhân dân thành phố)" in written
    told = annex_paper(book, annex(book, book.scorecards[Key("PAR-INDEX", "can-tho", Period(2022))], 2023))
    assert "ngày … tháng … năm 2023" in render_paper(told, ".md").decode("utf-8")


def test_minutes_have_five_numbered_tables_at_most_and_each_source_once(book: Book) -> None:
    document = in_word(minutes_paper(book, scorecards(book, Period(2022))))
    texts = [paragraph.text for paragraph in document.paragraphs]
    captions = [text for text in texts if re.match(r"Bảng \d+\. ", text)]
    assert [int(text.split()[1].rstrip(".")) for text in captions] == [1, 2, 3, 4, 5]
    assert len(document.tables) == 6  # the letterhead is a table too
    # 1.5 + 0.856 + 0.8423 + 0.75 + 0.5 of the 13.3876 points that Annex I lists as lost
    assert "PAR-INDEX: 5 trong 42 tiêu chí: mất 4,4483 trong 13,3876 điểm (33,23%)." in texts
    sources = texts[texts.index("3. Nguồn") + 1 :]
    assert [re.findall(r"121/KH-UBND|260/KH-UBND|PAPI 2022", text) for text in sources] == [
        ["121/KH-UBND"],
        ["PAPI 2022"],
        ["260/KH-UBND"],
    ]
    assert sources[0].endswith("), phụ lục I, phụ lục II, phụ lục III.")
    assert document.sections[0].orientation == WD_ORIENT.PORTRAIT


@pytest.mark.parametrize(
    ("lang", "own", "other"),
    [("vi", "Bảng 1. ", "Table 1. "), ("en", "Table 1. ", "Bảng 1. ")],
)
def test_minutes_in_word_speak_the_language_asked_for(lang: str, own: str, other: str, book: Book) -> None:
    written = render_paper(minutes_paper(book, scorecards(book, Period(2022)), 5), ".docx", lang)
    document = docx.Document(io.BytesIO(written))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert [text for text in texts if text.startswith(own)]
    assert not [text for text in texts if text.startswith(other)]
    heads = {cell.text for table in document.tables for cell in table.rows[0].cells}
    assert any("CỘNG HÒA" in head for head in heads) == (lang == "vi")  # no letterhead in English
    assert ("Điểm mất" in heads, "Lost" in heads) == (lang == "vi", lang == "en")
    assert not any("SOCIALIST" in head for head in heads)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".md"])
def test_the_annex_is_a_vietnamese_document_in_any_language(suffix: str, paper: Paper) -> None:
    written = render_paper(paper, suffix, "en")
    if suffix == ".docx":
        (table,) = docx.Document(io.BytesIO(written)).tables
        head = [cell.text for cell in table.rows[0].cells]
    elif suffix == ".xlsx":
        rows = openpyxl.load_workbook(io.BytesIO(written)).worksheets[0].values
        head = next([str(value) for value in row] for row in rows if row[0] == "STT")
    else:
        line = next(line for line in written.decode("utf-8").split("\n") if line.startswith("| STT"))
        head = [cell.strip() for cell in line.split("|")[1:-1]]
    assert head[1:3] == ["Tiêu chí, Tiêu chí thành phần", "Điểm chuẩn"]
    assert head[5] == "Cơ quan chủ trì"


def test_minutes_say_every_sentence_once(book: Book) -> None:
    blocks = minutes_paper(book, scorecards(book, Period(2022))).blocks
    told = [block for block in blocks if isinstance(block, Paragraph)]
    sentences = [sentence(one.words, "vi") for one in told if isinstance(one.words, Note)]
    assert len(sentences) > 15
    assert len(sentences) == len(set(sentences))


@pytest.mark.parametrize(
    ("suffix", "module", "extra"), [(".docx", "docx", "word"), (".xlsx", "xlsxwriter", "excel")]
)
def test_a_missing_library_is_named(
    suffix: str, module: str, extra: str, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Refusal) as raised:
        render_paper(paper, suffix)
    assert f'pip install "ctscore[{extra}]"' in raised.value.text("en")


def test_cells_that_are_shared_reach_down() -> None:
    cells = [
        PaperCell(Decimal(1)),
        PaperCell(Decimal(2)),
        PaperCell(Decimal(2)),
        PaperCell(Decimal(3), open=True),
    ]
    first, second, third, last = merged_down(cells, [False, False, True, False])
    assert (first, third, last) == (cells[0], None, cells[3])
    assert second == PaperCell(Decimal(2), rows=2)
