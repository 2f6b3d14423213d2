"""Tables for Word and as a page: what somebody finds who opens the file to paste from it."""

import io
import sys
from dataclasses import replace
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH

from ctscore import open_book
from ctscore.book import Book
from ctscore.cli.commands import SECTIONS, Command
from ctscore.cli.writing import encoded
from ctscore.document import Document, Section
from ctscore.findings import Refusal
from ctscore.periods import Period
from ctscore.phrases import said
from ctscore.render import Canvas, properties_of, render
from ctscore.render.drawing import draw, facts_of
from ctscore.render.values import sentence
from ctscore.words import printable
from ctscore.writer import earlier_answer
from tests.conftest import REPOSITORY
from tests.render.excel import opened
from tests.render.page import Node, read_page

Cells = list[list[str]]
YEAR = Period(2022)
STAGES = REPOSITORY / "examples/the-diem-cong-ty"
"""Made up; the shipped scorecards have one stage each."""
ASKED: dict[str, dict[str, Any]] = {
    "totals": {},
    "gaps": {"against": "top:20", "index": "PAPI"},
    "stages": {"period": Period(2025)},
    "agencies": {},
    "show": {"what": "2.4.1"},
    "tree": {"index": "PAPI"},
    "compare": {"periods": [Period(2021), YEAR], "depth": 1},
    "rank": {"index": "PAPI"},
    "trend": {"index": "PAPI"},
    "profile": {"index": "PAPI"},
    "path": {"index": "PAR-INDEX", "to": "90"},
    "whatif": {"index": "PAR-INDEX", "set_": ["5.4=max"]},
    "sensitivity": {"index": "PAPI", "draws": 10},
    "coverage": {"index": "PAPI"},
    "tasks": {"agency": "so-tu-phap"},
    "plans": {},
    "targets": {"index": "PAPI"},
    "calendar": {"period": Period(2023), "agency": "so-tu-phap"},
    "progress": {"period": Period(2023), "agency": "so-tu-phap"},
}
"""What each command that answers with tables is asked, beside the year."""


def table_commands() -> dict[str, str]:
    """Return what all commands ask whose options are those of tables."""
    commands = [entry for _, group in SECTIONS for entry in group if isinstance(entry, Command)]
    found = {}
    for command in commands:
        module, _, options = command.options.rpartition(".")
        takes = getattr(import_module(f"ctscore.cli.{module}"), options)
        if command.ask and signature(takes).return_annotation is None:
            found[command.name] = command.ask
    return found


def answered(book: Book, name: str, **asked: Any) -> Document:
    module, _, function = table_commands()[name].rpartition(".")
    ask = getattr(import_module(f"ctscore.questions.{module}"), function)
    if "period" in signature(ask).parameters:
        asked = {"period": YEAR} | asked
    found = ask(book, **asked).shown()
    assert isinstance(found, Document)
    return found


def seen(section: Section, lang: str) -> list[Cells]:
    """Return the tables that the screen shows of a section, blanks before names left out."""
    section = replace(section, columns=tuple(one for one in section.columns if one.in_language != lang))
    if section.layout == "record":
        return [[list(fact) for fact in facts_of(section, row, lang)] for row in section.rows]
    drawn = draw(section, lang, Canvas())
    rows = zip(*(one.cells for one in drawn), strict=True)
    return [[[one.header for one in drawn], *([cell.lstrip() for cell in row] for row in rows)]]


def cells_of(row: Node) -> list[str]:
    return [cell.text for cell in row.all() if cell.tag in ("td", "th")]


def test_every_command_with_tables_is_asked() -> None:
    assert set(ASKED) == set(table_commands())


@pytest.mark.parametrize("name", ASKED)
def test_what_is_pasted_is_what_the_screen_shows(name: str, book: Book) -> None:
    document = answered(open_book(STAGES) if name == "stages" else book, name, **ASKED[name])
    lang = "vi" if len(name) % 2 else "en"
    shown = [one for section in document.sections if section.rows for one in seen(section, lang)]
    notes = [printable(sentence(one, lang)) for section in document.sections for one in section.notes]
    titles = [printable(said(section.title, lang)) for section in document.sections]

    page = read_page(render(document, "html", Canvas(), lang))
    assert [[cells_of(row) for row in one.all("tr")] for one in page.all("table")] == shown
    assert [node.text for node in page.all() if node.tag in ("h1", "h2")] == titles
    assert [node.text for node in page.all("p")] == notes
    assert {node.attributes["lang"] for node in page.all("html")} == {lang}

    word = docx.Document(io.BytesIO(render(document, "docx", Canvas(), lang)))
    assert [[[cell.text for cell in row.cells] for row in one.rows] for one in word.tables] == shown
    assert sorted(one.text for one in word.paragraphs if one.text) == sorted((*titles, *notes))


def test_word_has_the_table_of_an_office(book: Book) -> None:
    """Row 5.4 of Annex I of plan 121 has 0 of 1.5 points, row 7.3.7 has 0.644; 13.3876 are lost in all.

    Figures have as many decimals as the longest of their column.
    """
    document = answered(book, "gaps", top=2, index="PAR-INDEX")
    word = docx.Document(io.BytesIO(render(document, "docx", Canvas(), "vi")))
    (table,) = word.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        [
            *(
                "STT",
                "Mã",
                "Tiêu chí",
                "Điểm chuẩn",
                "Điểm đạt",
                "Điểm mất",
                "% mất",
                "% tổng mất",
                "Lũy kế %",
            ),
            *("Chủ trì", "Cách chấm"),
        ],
        [
            *("1", "5.4", "Chấp hành kỷ luật, kỷ cương hành chính của cán bộ, công chức, viên chức"),
            *("1,5", "0,000", "1,500", "100,00", "11,20", "11,20", "Sở Nội vụ", "không qua khảo sát"),
        ],
        [
            *("2", "7.3.7", "Thanh toán trực tuyến"),
            *("1,5", "0,644", "0,856", "57,07", "6,39", "17,60", "VP UBND TP", "không qua khảo sát"),
        ],
    ]
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")  # repeated on every page
    sides = [cell.paragraphs[0].alignment for cell in table.rows[1].cells]
    right, left, centre = WD_ALIGN_PARAGRAPH.RIGHT, None, WD_ALIGN_PARAGRAPH.CENTER
    assert sides == [right, centre, left, *[right] * 6, left, left]
    assert word.styles["Normal"].font.name == "Times New Roman"
    assert word.sections[0].orientation == WD_ORIENT.LANDSCAPE  # eleven columns


def test_tables_of_the_same_columns_stand_below_each_other(book: Book) -> None:
    word = docx.Document(io.BytesIO(render(answered(book, "calendar"), "docx", Canvas(), "vi")))
    *quarters, _ = word.tables  # the last has a column less
    assert len(quarters) == 4
    assert len({tuple(column.width for column in table.columns) for table in quarters}) == 1


def test_without_the_library_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, book: Book) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(Refusal) as told:
        render(answered(book, "plans"), "docx", Canvas(), "vi")
    assert "ctscore[word]" in told.value.text("vi")


@pytest.mark.parametrize("format_", ["docx", "xlsx"])
def test_a_table_that_somebody_saved_is_not_replaced(format_: str, tmp_path: Path, book: Book) -> None:
    path, part = tmp_path / f"a.{format_}", properties_of(format_)
    path.write_bytes(encoded(render(answered(book, "plans"), format_, Canvas(), "vi")))
    assert earlier_answer(path, format_, part) == path.read_bytes()
    if format_ == "docx":
        word = docx.Document(str(path))
        word.tables[0].rows[1].cells[0].text = "mine"
        word.save(str(path))
    else:
        sheets = opened(path.read_bytes())
        sheets.worksheets[0]["A9"].value = "mine"
        sheets.save(path)
    with pytest.raises(Refusal) as told:
        earlier_answer(path, format_, part)
    assert "a table that somebody has saved since it was written" in told.value.text("en")
