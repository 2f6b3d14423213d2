"""What Word keeps in a table besides its text: controls, tracked changes, raised figures, tables in cells."""

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from ctscore.importing.office import read_word_tables
from ctscore.importing.proposals import named_document, named_unit


@pytest.fixture
def document() -> Any:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip([cell for row in table.rows for cell in row.cells], "abcd", strict=True):
        cell.text = text
    return document


def texts(document: Any, folder: Path) -> list[list[str]]:
    path = folder / "a.docx"
    document.save(str(path))
    (table,) = read_word_tables(path, "a.docx")
    return [[cell.text for cell in row] for row in table.rows]


def into_control(element: Any) -> None:
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    element.addprevious(control)
    control.append(content)
    content.append(element)


@pytest.mark.parametrize("what", ["table", "row", "cell", "paragraph"])
def test_the_content_of_controls_is_read(what: str, document: Any, tmp_path: Path) -> None:
    table = document.tables[0]
    elements = {
        "table": table._tbl,
        "row": table.rows[1]._tr,
        "cell": table.cell(1, 0)._tc,
        "paragraph": table.cell(1, 0).paragraphs[0]._p,
    }
    into_control(elements[what])
    assert texts(document, tmp_path) == [["a", "b"], ["c", "d"]]


def test_tracked_changes_are_taken_as_accepted(document: Any, tmp_path: Path) -> None:
    table = document.tables[0]
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    paragraph = table.cell(1, 0).paragraphs[0]._p
    for mark, word, tag in (("ins", " in", "t"), ("del", " out", "delText"), ("moveFrom", " away", "t")):
        run = f"<w:r><w:{tag} xml:space='preserve'>{word}</w:{tag}></w:r>"
        paragraph.append(parse_xml(f"<w:{mark} {nsdecls('w')}>{run}</w:{mark}>"))
    assert texts(document, tmp_path) == [["c in", "d"]]


def test_a_raised_figure_does_not_join_the_number_before_it(document: Any, tmp_path: Path) -> None:
    run = document.tables[0].cell(0, 0).paragraphs[0].add_run("1")
    run.font.superscript = True
    hidden = document.tables[0].cell(0, 1).paragraphs[0].add_run("9")
    hidden.font.hidden = True
    assert texts(document, tmp_path)[0] == ["a¹", "b"]


def test_a_hyphen_that_does_not_break_is_one(document: Any, tmp_path: Path) -> None:
    run = document.tables[0].cell(0, 0).paragraphs[0].add_run("2023")
    run._r.append(OxmlElement("w:noBreakHyphen"))
    assert texts(document, tmp_path)[0][0] == "a2023-"


def test_a_table_in_a_cell_gives_its_words(document: Any, tmp_path: Path) -> None:
    document.tables[0].cell(0, 0).add_table(1, 1).cell(0, 0).text = "trong"
    assert texts(document, tmp_path)[0] == ["a trong", "b"]


def test_a_letterhead_is_no_table_and_says_who_writes(document: Any, tmp_path: Path) -> None:
    """The body that speaks stands below the one over it; number and day are those of the paper."""
    made = docx.Document()
    head = made.add_table(1, 2)
    head.cell(0, 0).text = "UBND XÃ MẪU\nTRƯỜNG THCS MẪU\nSố: 47/BC-THCSM"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nMẫu, ngày 14 tháng 11 năm 2025"
    made.add_paragraph("BÁO CÁO")
    made.paragraphs[-1]._p.addnext(document.tables[0]._tbl)
    made.save(str(tmp_path / "t.docx"))
    (table,) = read_word_tables(tmp_path / "t.docx", "t.docx")
    named = named_document(table.above)
    assert named is not None
    assert (named.number, named.date) == ("47/BC-THCSM", "2025-11-14")
    assert named_unit(table.above) == "Trường THCS Mẫu"
