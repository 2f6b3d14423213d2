"""Files of Office that hold more than Word and Excel allow, or than a table needs, are refused unread.

How long that takes and how much memory is stated by `benchmarks/office.py`.
"""

import io
import os
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from ctscore.findings import DataProblems
from ctscore.importing.office import open_excel, open_word, read_word_tables
from ctscore.importing.packed import refuse_unfit_workbook
from tests.conftest import Program
from tests.importing.bombs import BOMBS, excel, excel_parts, word, zipped
from tests.importing.test_annexes import Write, in_excel, in_word
from tests.importing.test_panels import bring_in


def opened(path: Path) -> None:
    if path.suffix == ".docx":
        open_word(path, path.name)
    else:
        with open_excel(path, path.name):
            pass


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused(name: str, tmp_path: Path) -> None:
    code, make = BOMBS[name]
    (tmp_path / name).write_bytes(make())
    with pytest.raises(DataProblems) as problems:
        opened(tmp_path / name)
    assert [finding.rule.code for finding in problems.value.findings] == [code]
    for lang in ("vi", "en"):
        assert "{" not in problems.value.findings[0].message(lang) + problems.value.findings[0].hint(lang)


@pytest.mark.parametrize("name", ["merge.xlsx", "names.xlsx", "strings.xlsx"])
def test_every_command_refuses_it(name: str, tmp_path: Path, program: Program) -> None:
    code, make = BOMBS[name]
    (tmp_path / name).write_bytes(make())
    by_panel = bring_in(program, tmp_path, tmp_path / name)
    assert by_panel[:2] == (2, "")
    assert f"error {code} " in by_panel[2]
    (tmp_path / "data").mkdir()
    for words in (["--index", "PAR-INDEX", "--year", "2022"], ["--update", "data"]):
        done = program("import", name, *words, "--lang", "en", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "map.yaml", name]


def test_the_row_of_a_span_is_told(tmp_path: Path) -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="70"/></w:tcPr><w:p/></w:tc>'
    small = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    (tmp_path / "a.docx").write_bytes(
        word(f"{small}<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr><w:tr>{wide}</w:tr></w:tbl>")
    )
    with pytest.raises(DataProblems) as problems:
        read_word_tables(tmp_path / "a.docx", "a.docx")
    (finding,) = problems.value.findings
    assert finding.message("vi") == "bảng 2 hàng 2: hàng rộng 70 cột: Word cho nhiều nhất 63"
    assert finding.message("en") == "table 2 row 2: 70 columns wide: Word allows 63"


def test_as_wide_as_word_allows_is_read(tmp_path: Path) -> None:
    cells = '<w:tc><w:tcPr><w:gridSpan w:val="60"/></w:tcPr><w:p/></w:tc>' + "<w:tc><w:p/></w:tc>" * 3
    (tmp_path / "a.docx").write_bytes(word(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))
    (table,) = read_word_tables(tmp_path / "a.docx", "a.docx")
    assert len(table.rows[0]) == 63


def test_areas_are_added_up(tmp_path: Path) -> None:
    # 10 columns of 5,001 rows are 50,010 cells: two such areas are more than 100,000.
    areas = [f'<mergeCell ref="{left}1:{right}5001"/>' for left, right in ("AJ", "KT")]
    path = tmp_path / "a.xlsx"
    path.write_bytes(excel(behind=f"<mergeCells>{areas[0]}</mergeCells>"))
    refuse_unfit_workbook(path, "a")
    path.write_bytes(excel(behind=f"<mergeCells>{''.join(areas)}</mergeCells>"))
    with pytest.raises(
        DataProblems, match=r"CT614 .* 100000 merged or linked cells, the area K1:T5001 among"
    ):
        refuse_unfit_workbook(path, "a")


def test_a_picture_may_be_declared(tmp_path: Path) -> None:
    parts = excel_parts('<row r="1"><c r="A1"><v>7</v></c></row>')
    svg = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg/>'
    noise = {"xl/media/a.svg": svg, "xl/media/a.png": "\x89PNG\r\n", "xl/drawings/a.vml": "<xml><br></xml>"}
    (tmp_path / "a.xlsx").write_bytes(zipped({**parts, **noise}))
    with open_excel(tmp_path / "a.xlsx", "a") as (values, _):
        assert values["A"]["A1"].value == 7


@pytest.mark.parametrize(("root", "code"), [("svg", "CT614"), ("worksheet", "CT601")])
def test_what_calls_itself_a_picture_is_counted_all_the_same(root: str, code: str, tmp_path: Path) -> None:
    parts = excel_parts('<row r="1048576"/>')
    sheet = parts["xl/worksheets/sheet1.xml"].replace("worksheet", root)
    (tmp_path / "a.xlsx").write_bytes(zipped({**parts, "xl/worksheets/sheet1.xml": f"<!DOCTYPE svg>{sheet}"}))
    with pytest.raises(DataProblems, match=code):
        opened(tmp_path / "a.xlsx")


@pytest.mark.parametrize("make", [in_excel, in_word], ids=["xlsx", "docx"])
def test_a_file_that_was_cut_off(make: Write, tmp_path: Path) -> None:
    whole = make(tmp_path).read_bytes()
    path = tmp_path / f"cut{make(tmp_path).suffix}"
    for length in range(0, len(whole), max(1, len(whole) // 60)):
        path.write_bytes(whole[:length])
        with pytest.raises(DataProblems, match="CT601"):
            opened(path)


@pytest.mark.parametrize("make", [in_excel, in_word], ids=["xlsx", "docx"])
def test_a_checksum_that_is_wrong(make: Write, tmp_path: Path) -> None:
    path = make(tmp_path)
    with zipfile.ZipFile(path) as packed:
        entries = {entry.filename: entry.CRC.to_bytes(4, "little") for entry in packed.infolist()}
    whole = path.read_bytes()
    for name, checksum in entries.items():
        path.write_bytes(whole.replace(checksum, bytes(4)))
        with pytest.raises(DataProblems, match=r"CT601.*damaged"):
            opened(path)
        assert whole.count(checksum) >= 1, name


def test_one_letter_that_fell_over(tmp_path: Path) -> None:
    content = zipped(excel_parts('<row r="1"><c r="A1"><v>7</v></c></row>'), zipfile.ZIP_STORED)
    (tmp_path / "a.xlsx").write_bytes(content.replace(b"<v>7</v>", b"<v>8</v>"))
    with pytest.raises(DataProblems, match="CT601"):
        opened(tmp_path / "a.xlsx")


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.csv"])
@pytest.mark.parametrize("kind", ["pipe", "folder", "nothing"])
def test_what_is_no_file(kind: str, name: str, tmp_path: Path, program: Program) -> None:
    if kind == "pipe":
        os.mkfifo(tmp_path / name)
    elif kind == "folder":
        (tmp_path / name).mkdir()
    expected = (
        "error CT001 " if kind == "nothing" else "error CT002 the file cannot be read: not a regular file"
    )
    done = program(
        "import", name, "--index", "PAR-INDEX", "--year", "2022", "--dry-run", "--lang", "en", cwd=tmp_path
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert expected in done.stderr
    if not name.endswith(".docx"):
        code, _, told = bring_in(program, tmp_path, tmp_path / name)
        assert (code, expected in told) == (2, True)


def test_a_far_cell_that_fits_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["Z19000"] = 1  # 26 x 19,000 = 494,000 cells
    stream = io.BytesIO()
    book.save(stream)
    (tmp_path / "a.xlsx").write_bytes(stream.getvalue())
    with open_excel(tmp_path / "a.xlsx", "a", streaming=True) as (values, _):
        assert values.worksheets[0]["Z19000"].value == 1


def test_a_table_of_wrong_names_is_told_a_hundred_times(tmp_path: Path, program: Program) -> None:
    lines = "\n".join(f"Không có {number};1;1" for number in range(40_000))
    code, text, told = bring_in(program, tmp_path, f"Đơn vị;A;B\n{lines}\n")
    assert (code, text) == (2, "")
    assert len(re.findall(r"error CT605 ", told)) == 100
    assert "t.csv:102:1: error CT628 stopped in row 102: 100 places are refused already" in told


def test_a_hundred_wrong_names_are_all_told(tmp_path: Path, program: Program) -> None:
    lines = "\n".join(f"Không có {number};1;1" for number in range(100))
    _, _, told = bring_in(program, tmp_path, f"Đơn vị;A;B\n{lines}\n")
    assert (len(re.findall(r"error CT605 ", told)), "CT628" in told) == (100, False)


@pytest.mark.parametrize("suffix", [".csv", ".md", ".txt"])
def test_text_has_its_limits_too(suffix: str, tmp_path: Path, program: Program) -> None:
    for text in ("".join(f"|{n}|x|y|\n" for n in range(200_000)), "STT,Tiêu chí\n" + "," * 600_000):
        (tmp_path / f"a{suffix}").write_text(text, encoding="utf-8")
        done = program(
            *("import", f"a{suffix}", "--index", "PAR-INDEX", "--year", "2022", "--dry-run", "--lang", "en"),
            cwd=tmp_path,
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert "error CT614 " in done.stderr


def test_one_wide_row_does_not_widen_all(tmp_path: Path, program: Program) -> None:
    rows = "|a|b|c|\n" * 1_000 + "|" + "x|" * 600 + "\n"  # 1,001 rows, 600 wide: 600,600 cells
    (tmp_path / "a.md").write_text(rows, encoding="utf-8")
    done = program("import", "a.md", "--index", "PAR-INDEX", "--year", "2022", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    assert "error CT614 the table has more than 500000 cells" in done.stderr
