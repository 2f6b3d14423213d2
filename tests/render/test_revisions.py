"""A draft in Word that an office worked on: what the data says otherwise since is marked, no word is lost."""

import io
import zipfile
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from ctscore.document import Column, Kind, Paper, PaperCell, PaperRow, PaperTable
from ctscore.findings import Refusal
from ctscore.importing.office import read_word_tables
from ctscore.render import Canvas, render
from ctscore.render.revisions import Revised, revised

COLUMNS: tuple[Column[Any], ...] = (
    Column("code", "STT", Kind.CODE),
    Column("name", "Tiêu chí", Kind.TEXT),
    Column("achieved", "Điểm đạt được 2022", Kind.POINTS, as_printed=True),
    Column("task", "Nhiệm vụ", Kind.TEXT),
    Column("leads", "Cơ quan chủ trì", Kind.TEXT),
)
Row = tuple[str, str, str, str, str | None]
"""A row of the table; a lead of None is the one above, in one cell."""
ROWS: tuple[Row, ...] = (
    ("1.1", "Một", "0.5", "Việc một", "Sở A"),
    ("1.2", "Hai", "0.25", "Việc hai", None),
    ("1.3", "Ba", "0.75", "Việc ba", None),
    ("2", "Bốn", "1", "", ""),
)


def paper_of(*rows: Row, title: str = "X 2022") -> Paper:
    made = []
    for place, (code, name, achieved, task, lead) in enumerate(rows):
        below = next((n for n in range(place + 1, len(rows)) if rows[n][4] is not None), len(rows))
        cells = [PaperCell(code), PaperCell(name), PaperCell(Decimal(achieved)), PaperCell(task or None)]
        shared = None if lead is None else PaperCell(lead or None, rows=below - place, taken=True)
        made.append(PaperRow((*cells, shared)))
    return Paper(title, (PaperTable(COLUMNS, tuple(made), keys=("code", "task")),), lang="vi")


@pytest.fixture(scope="module")
def written() -> bytes:
    return render(paper_of(*ROWS), "docx", Canvas(), "vi")


@pytest.fixture
def draft(tmp_path: Path, written: bytes) -> Path:
    path = tmp_path / "du-thao.docx"
    path.write_bytes(written)
    return path


def edit(path: Path, **changes: str) -> None:
    """Write over cells of a draft: `r2c4` is the fifth cell of the third row, the header being row 0."""
    document = docx.Document(str(path))
    for place, words in changes.items():
        row, column = map(int, place[1:].split("c"))
        runs = document.tables[0].rows[row].cells[column].paragraphs[0].runs
        runs[0].text = words
    document.save(str(path))


def body_of(changes: Revised) -> Any:
    with zipfile.ZipFile(io.BytesIO(changes.content)) as packed:
        return parse_xml(packed.read("word/document.xml"))


def taken(changes: Revised, *, accept: bool) -> list[list[str]]:
    """Return the words of the table once all changes are accepted, or rejected; with those of cells above."""
    body = body_of(changes)
    away = qn("w:del") if accept else qn("w:ins")
    for row in [one for one in body.iter(qn("w:tr")) if one.find(f"{qn('w:trPr')}/{away}") is not None]:
        row.getparent().remove(row)
    for part in list(body.iter(away)):
        part.getparent().remove(part)
    rows: list[list[str]] = []
    for row in list(body.iter(qn("w:tr")))[1:]:
        cells = row.findall(qn("w:tc"))
        texts = [
            rows[-1][place] if cell.vMerge == "continue" else words_in(cell)
            for place, cell in enumerate(cells)
        ]
        rows.append(texts)
    return rows


def words_in(cell: Any) -> str:
    shown = {qn("w:t"), qn("w:delText"), qn("w:br")}
    return "".join("\n" if one.tag == qn("w:br") else one.text for one in cell.iter() if one.tag in shown)


WAS = [
    ["1.1", "Một", "0,5", "Việc một", "Sở A"],
    ["1.2", "Hai", "0,25", "Việc hai", "Sở A"],
    ["1.3", "Ba", "0,75", "Việc ba", "Sở A"],
    ["2", "Bốn", "1", "", ""],
]


def told(changes: Revised) -> list[str]:
    return [line.vi for line in changes.told]


def test_nothing_changed_is_nothing_marked(draft: Path) -> None:
    changes = revised(paper_of(*ROWS), draft, "vi")
    assert taken(changes, accept=True) == taken(changes, accept=False) == WAS
    assert told(changes)[0].endswith("du-thao.docx: 0 ô đổi, 0 hàng thêm, 0 hàng bỏ")
    assert len(told(changes)) == 2  # and that only the table was compared
    assert changes.content == revised(paper_of(*ROWS), draft, "vi").content


def test_what_the_data_says_otherwise_is_proposed(draft: Path) -> None:
    now = list(ROWS)
    now[1] = ("1.2", "Hai", "0.3", "Việc hai", None)
    now[3] = ("2", "Bốn", "1", "Việc bốn", "Sở B")
    changes = revised(paper_of(*now), draft, "vi")
    assert taken(changes, accept=False) == WAS
    accepted = taken(changes, accept=True)
    assert [accepted[1][2], accepted[3][3:]] == ["0,3", ["Việc bốn", "Sở B"]]
    assert "3 ô đổi" in told(changes)[0]


def test_words_of_the_office_stay_and_ours_stand_below_where_the_data_changed_too(draft: Path) -> None:
    edit(draft, r1c3="Việc của Sở", r2c3="Việc khác", r3c2="0,8")
    now = list(ROWS)
    now[1] = ("1.2", "Hai", "0.25", "Việc hai mới", None)
    changes = revised(paper_of(*now), draft, "vi")
    edited = [row[3] for row in taken(changes, accept=False)[:2]]
    assert edited == ["Việc của Sở", "Việc khác"]
    accepted = taken(changes, accept=True)
    assert [row[3] for row in accepted[:2]] == ["Việc của Sở", "Việc khác\nViệc hai mới"]
    # Points are those of the data: what somebody typed is marked as deleted, and told.
    assert (accepted[2][2], taken(changes, accept=False)[2][2]) == ("0,75", "0,8")
    lines = told(changes)
    assert "ô đã sửa tay, giữ nguyên: 1.1 (Nhiệm vụ)" in lines
    assert any(line.endswith("đề xuất bên dưới: 1.2 (Nhiệm vụ)") for line in lines)
    assert any(line.startswith("ô điểm đã sửa tay") and "1.3" in line for line in lines)


def test_rows_come_and_go_and_those_that_somebody_wrote_in_stay(draft: Path) -> None:
    document = docx.Document(str(draft))
    row = document.tables[0].rows[4]._tr
    added = deepcopy(row)
    for mark in list(added.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
    row.addnext(added)
    document.save(str(draft))
    edit(draft, r2c3="Việc đang làm", r5c0="", r5c1="Việc thêm")
    # 1.2 was worked on and 1.3 was not; neither lost points in the end. 1.4 did.
    now = (ROWS[0], ("1.4", "Năm", "0.1", "Việc năm", None), ROWS[3])
    changes = revised(paper_of(*now), draft, "vi")
    assert [row[0] for row in taken(changes, accept=False)] == ["1.1", "1.2", "1.3", "2", ""]
    accepted = taken(changes, accept=True)
    assert [row[0] for row in accepted] == ["1.1", "1.4", "1.2", "2", ""]
    assert accepted[1] == ["1.4", "Năm", "0,1", "Việc năm", "Sở A"]
    assert accepted[2][3:] == ["Việc đang làm", "Sở A"]
    assert "1 (1.4) hàng thêm, 1 (1.3) hàng bỏ" in told(changes)[0]
    assert any(line.endswith("nên giữ lại: 1.2, Việc thêm") for line in told(changes))


def test_a_shared_cell_is_parted_only_where_its_rows_differ_now(draft: Path) -> None:
    now = (*ROWS[:2], ("1.3", "Ba", "0.75", "Việc ba", "Sở C"), ROWS[3])
    changes = revised(paper_of(*now), draft, "vi")
    assert [row[4] for row in taken(changes, accept=True)] == ["Sở A", "Sở A", "Sở C", ""]
    assert [row[4] for row in taken(changes, accept=False)] == [row[4] for row in WAS]
    cells = [row.findall(qn("w:tc"))[4] for row in body_of(changes).iter(qn("w:tr"))]
    assert [cell.vMerge for cell in cells[1:]] == ["restart", "continue", None, None]


def test_columns_that_were_moved_are_found_and_one_that_is_gone_is_told(draft: Path) -> None:
    document = docx.Document(str(draft))
    for row in document.tables[0].rows:
        first, name, points, *_ = row._tr.tc_lst
        first.addprevious(name)
        row._tr.remove(points)
    document.save(str(draft))
    now = (("1.1", "Một mới", "0.9", "Việc một", "Sở A"), *ROWS[1:])
    changes = revised(paper_of(*now), draft, "vi")
    assert taken(changes, accept=True)[0] == ["Một mới", "1.1", "Việc một", "Sở A"]
    assert "tệp không có các cột sau, nên không so: Điểm đạt được 2022" in told(changes)


def test_changes_of_theirs_that_are_tracked_and_controls_are_understood(draft: Path) -> None:
    document = docx.Document(str(draft))
    rows = document.tables[0].rows
    deleted = OxmlElement("w:del")
    deleted.set(qn("w:id"), "9001")
    rows[4]._tr.get_or_add_trPr().append(deleted)
    cell = rows[1]._tr.tc_lst[3]
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    cell.p_lst[0].addprevious(control)
    control.append(content)
    content.append(cell.p_lst[0])
    document.save(str(draft))
    changes = revised(paper_of(("1.1", "Một", "0.5", "Việc mới", "Sở A"), *ROWS[1:]), draft, "vi")
    accepted = taken(changes, accept=True)
    assert [row[0] for row in accepted] == ["1.1", "1.2", "1.3"]
    assert accepted[0][3] == "Việc mới"
    assert "hàng đã đánh dấu xóa trong tệp, nay vẫn mất điểm: 2" in told(changes)


def test_what_was_proposed_once_is_not_proposed_again(draft: Path) -> None:
    edit(draft, r1c3="Việc của Sở")
    paper = paper_of(("1.1", "Một", "0.6", "Việc một mới", "Sở A"), *ROWS[1:])
    draft.write_bytes(revised(paper, draft, "vi").content)
    again = revised(paper, draft, "vi")
    assert "0 ô đổi" in told(again)[0]
    assert "ô đã sửa tay, giữ nguyên: 1.1 (Nhiệm vụ)" in told(again)
    # Another program reads what would be accepted.
    draft.write_bytes(again.content)
    (table,) = read_word_tables(draft, "du-thao.docx")
    assert [cell.text for cell in table.rows[1][2:4]] == ["0,6", "Việc của Sở Việc một mới"]


def test_in_a_file_without_marks_every_word_may_be_somebodys(draft: Path) -> None:
    document = docx.Document(str(draft))
    body = document.element.body
    for mark in list(body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
    document.core_properties.title = ""
    document.save(str(draft))
    changes = revised(paper_of(("1.1", "Một", "0.5", "Việc mới", "Sở A"), *ROWS[1:3]), draft, "vi")
    assert taken(changes, accept=True)[0][3] == "Việc một\nViệc mới"
    assert [row[0] for row in taken(changes, accept=True)] == ["1.1", "1.2", "1.3", "2"]
    assert sum("không còn dấu" in line or "đúng tệp" in line for line in told(changes)) == 2


def test_marks_of_rows_stand_last_among_their_properties(draft: Path) -> None:
    changes = revised(paper_of(*ROWS[:3], ("3", "Sáu", "1", "", "")), draft, "vi")
    body = body_of(changes)
    found = [one[-1].tag for one in body.iter(qn("w:trPr")) if one[-1].tag in {qn("w:ins"), qn("w:del")}]
    assert found == [qn("w:ins"), qn("w:del")]
    numbered = {qn("w:ins"), qn("w:del"), qn("w:bookmarkStart")}
    numbers = [one.get(qn("w:id")) for one in body.iter() if one.tag in numbered]
    assert len(numbers) == len(set(numbers)) > 20


def test_another_paper_and_a_file_without_such_a_table_are_refused(draft: Path) -> None:
    with pytest.raises(Refusal) as raised:
        revised(paper_of(*ROWS, title="X 2023"), draft, "vi")
    assert (raised.value.rule.code, raised.value.facts["given"]) == ("CT741", "X 2022")
    document = docx.Document(str(draft))
    document.tables[0].rows[0].cells[3].paragraphs[0].runs[0].text = "Mục"
    document.save(str(draft))
    with pytest.raises(Refusal) as raised:
        revised(paper_of(*ROWS), draft, "vi")
    assert (raised.value.rule.code, raised.value.facts["columns"]) == ("CT740", "STT | Nhiệm vụ")


def test_a_table_without_rows_is_refused(draft: Path) -> None:
    document = docx.Document(str(draft))
    (table,) = document.tables
    for row in table.rows[1:]:
        table._tbl.remove(row._tr)
    document.save(str(draft))
    with pytest.raises(Refusal) as raised:
        revised(paper_of(*ROWS), draft, "vi")
    assert raised.value.rule.code == "CT740"


def test_a_table_that_was_split_is_refused(draft: Path) -> None:
    """Of two tables one would be compared, and the rows of the other come in again."""
    document = docx.Document(str(draft))
    (table,) = document.tables
    second = deepcopy(table._tbl)
    table._tbl.addnext(second)
    document.save(str(draft))
    with pytest.raises(Refusal) as raised:
        revised(paper_of(*ROWS), draft, "vi")
    assert (raised.value.rule.code, raised.value.facts["count"]) == ("CT745", "2")
