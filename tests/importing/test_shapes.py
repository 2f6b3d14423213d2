"""How a table may be written: HTML, markdown, drawn boxes, tabs; and files that others must save anew."""

import zipfile
from pathlib import Path

import docx
import pytest

from ctscore.analysis.spellings import Spellings
from ctscore.book import Book
from ctscore.findings import DataProblems
from ctscore.importing.files import read_source
from ctscore.importing.tables import Table

HEAD = ("STT", "Tiêu chí", "Điểm chuẩn", "Điểm đạt")


def read(book: Book, path: Path) -> tuple[Table, ...]:
    return read_source(path, path.name, Spellings(book), None).tables


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in table.rows]


TWO_ROWS = [HEAD, ("1", "Một", "40", "30"), ("2", "Hai", "60", "50,5")]
BOX = """
┌─────┬──────────┬────────────┬──────────┐
│ STT │ Tiêu chí │ Điểm chuẩn │ Điểm đạt │
├─────┼──────────┼────────────┼──────────┤
│ 1   │ Một      │ 40         │ 30       │
│ 2   │ Hai      │ 60         │ 50,5     │
└─────┴──────────┴────────────┴──────────┘
"""
GRID = """
+-----+----------+------------+----------+
| STT | Tiêu     | Điểm       | Điểm đạt |
|     | chí      | chuẩn      |          |
+=====+==========+============+==========+
| 1   | Một      | 40         | 30       |
+-----+----------+------------+----------+
| 2   | Hai      | 60         | 50,5     |
+-----+----------+------------+----------+
"""


PIPES = "1 | Một | 40 | 30\n2 | Hai | 60 | 50,5\n"
TABS = PIPES.replace(" | ", "\t")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"STT | Tiêu chí | Điểm chuẩn | Điểm đạt\n---|:---|---:|---:\n{PIPES}"),
        ("a.md", f"STT | Tiêu chí | Điểm chuẩn | Điểm đạt |\n-|-|-|-|\n{PIPES}"),
        ("a.txt", f"STT | Tiêu chí | Điểm chuẩn | Điểm đạt\n{PIPES}"),
        ("a.md", f"| STT | Tiêu chí | Điểm chuẩn | Điểm đạt |\n|-|-|-|-|\n{PIPES}"),
        ("a.txt", BOX),
        ("a.txt", BOX.translate(str.maketrans("┌┬┐├┼┤└┴┘─│", "+++++++++-|"))),
        ("a.txt", BOX.translate(str.maketrans("┌┬┐├┼┤└┴┘─│", "╔╦╗╠╬╣╚╩╝═║"))),
        ("a.txt", GRID),
        ("a.tsv", f"STT\tTiêu chí\tĐiểm chuẩn\tĐiểm đạt\n{TABS}"),
        ("a.xls", f"STT\tTiêu chí\tĐiểm chuẩn\tĐiểm đạt\n{TABS}"),
        ("a.tsv", f'STT\t"Tiêu\nchí"\tĐiểm chuẩn\tĐiểm đạt\n{TABS}'),
        ("a.tsv", f'"STT"\t"Tiêu chí"\tĐiểm chuẩn\tĐiểm đạt\n{TABS}'),
    ],
)
def test_the_same_table_in_many_shapes(name: str, text: str, small: Book, tmp_path: Path) -> None:
    (table,) = read(small, written(tmp_path, name, text))
    assert texts(table) == TWO_ROWS


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_csv_that_names_its_sign(mark: str, small: Book, tmp_path: Path) -> None:
    rows = "\n".join((*(";".join(row) for row in TWO_ROWS[:2]), "2;Hai, ba;60;50,5"))
    (table,) = read(small, written(tmp_path, "a.csv", f"{mark}sep=;\n{rows}\n"))
    assert texts(table)[1:4] == [*TWO_ROWS[:2], ("2", "Hai, ba", "60", "50,5")]
    assert table.rows[1][0].place.row == 2


@pytest.mark.parametrize(
    ("cell", "read_as"),
    [("a \\| b", "a | b"), ("`a|b`", "a|b"), ("`1.1`", "1.1"), ("**đậm**", "đậm"), ("`a \\| b`", "a | b")],
)
def test_pipes_inside_cells(cell: str, read_as: str, small: Book, tmp_path: Path) -> None:
    text = f"| STT | Tiêu chí | Điểm |\n|---|---|---|\n| 1 | {cell} | 3 |\n"
    (table,) = read(small, written(tmp_path, "a.md", text))
    assert texts(table)[1] == ("1", read_as, "3")


def test_a_row_of_dashes_below_others_is_a_row(small: Book, tmp_path: Path) -> None:
    text = "| STT | Tiêu chí | Điểm |\n|---|---|---|\n| 1 | Một | 3 |\n| - | - | - |\n"
    (table,) = read(small, written(tmp_path, "a.md", text))
    assert texts(table)[2] == ("-", "-", "-")


def test_rows_of_a_box_may_take_several_lines(small: Book, tmp_path: Path) -> None:
    text = GRID.replace(
        "| 1   | Một      | 40         | 30       |", "| 1   | Cải     | 40 | 30 |\n|  | cách | | |"
    )
    (table,) = read(small, written(tmp_path, "a.txt", text))
    assert texts(table)[1] == ("1", "Cải cách", "40", "30")


def test_a_quote_that_is_never_closed_is_a_letter(small: Book, tmp_path: Path) -> None:
    text = 'STT\tTiêu chí\tĐiểm\n1\t"Một cửa" điện tử\t3\n2\t"Hai\t4\n'
    (table,) = read(small, written(tmp_path, "a.tsv", text))
    assert texts(table)[1:] == [("1", '"Một cửa" điện tử', "3"), ("2", '"Hai', "4")]


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Trang</title><style>td {color: red}</style>
<body><h2>Phụ lục I</h2><p>Kèm theo<br>Kế hoạch</p>
<table><tr><th rowspan="2">STT<th colspan=2>Điểm<th rowspan=2>Chủ trì</tr>
<tr><th>chuẩn</th><th>đạt</th></tr>
<tr><td>1<td>4&nbsp;<td>3<sup>1</sup><td rowspan="2"><b>Sở Một</b></tr>
<tr><td>2<td>6<br>0<td>5</table>
<p>Phụ lục II</p><table><tr><td>x</table></body></html>"""


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("a.html", "utf-8"), ("a.htm", "utf-8-sig"), ("a.xls", "utf-16"), ("a.doc", "utf-8")],
)
def test_pages_of_html_whatever_they_are_called(
    name: str, encoding: str, small: Book, tmp_path: Path
) -> None:
    first, second = read(small, written(tmp_path, name, PAGE, encoding))
    assert first.above == ("Phụ lục I", "Kèm theo", "Kế hoạch")
    assert texts(first) == [
        ("STT", "Điểm", "", "Chủ trì"),
        ("", "chuẩn", "đạt", ""),
        ("1", "4", "3¹", "Sở Một"),
        ("2", "6 0", "5", ""),
    ]
    assert [cell.merged for cell in first.rows[3]] == [False, False, False, True]
    assert (first.merges, first.rows[2][3].bold, first.rows[2][0].bold) == (True, True, False)
    assert first.rows[3][2].place.say("vi") == "bảng 1 hàng 4"
    assert (second.above, texts(second)) == (("Phụ lục II",), [("x",)])


def test_a_page_in_the_encoding_that_it_declares(small: Book, tmp_path: Path) -> None:
    page = '<html><meta charset="windows-1252"><table><tr><td>Café<td>b</table></html>'
    (table,) = read(small, written(tmp_path, "a.html", page, "cp1252"))
    assert texts(table) == [("Café", "b")]


def test_a_table_inside_a_cell_is_a_table(small: Book, tmp_path: Path) -> None:
    page = "<table><tr><td>Trái<td>Bảng điểm<table><tr><td>1<td>2</table>sau</table>"
    inner, outer = read(small, written(tmp_path, "a.html", page))
    assert (texts(inner), inner.above) == ([("1", "2")], ("Bảng điểm",))
    assert texts(outer) == [("Trái", "Bảng điểmsau")]


def test_html_among_markdown(small: Book, tmp_path: Path) -> None:
    text = (
        "# Phụ lục I\n<table>\n<tr><td>1<td>2</tr></table>\n## Phụ lục II\n| a | b |\n|---|---|\n| 3 | 4 |\n"
    )
    first, second = read(small, written(tmp_path, "a.md", text))
    assert (first.above, texts(first)) == (("Phụ lục I",), [("1", "2")])
    assert (second.rows[0][0].place.row, texts(second)[1]) == (5, ("3", "4"))


def test_a_table_pasted_into_a_cell_of_word(small: Book, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Trên")
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.paragraphs[0].text = "Bảng điểm"
    inner = cell.add_table(rows=0, cols=4)
    for row in TWO_ROWS:
        for part, text in zip(inner.add_row().cells, row, strict=True):
            part.text = text
    document.save(str(tmp_path / "a.docx"))
    (table,) = read(small, tmp_path / "a.docx")
    assert (table.above, texts(table)) == (("Trên", "Bảng điểm"), TWO_ROWS)


def compound(part: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + f"{part}\0".encode("utf-16-le") + bytes(200)


def packed(folder: Path, **parts: str) -> bytes:
    with zipfile.ZipFile(folder / "tam", "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/"), text)
    return (folder / "tam").read_bytes()


OPEN_TEXT, OPEN_SHEET = (f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet"))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.doc", compound("WordDocument"), "a Word file of the old kind"),
        ("a.docx", compound("WordDocument"), "a Word file of the old kind"),
        ("a.xls", compound("Workbook"), "an Excel file of the old kind"),
        ("a.xlsx", compound("Workbook"), "an Excel file of the old kind"),
        ("a.csv", compound("Book"), "an Excel file of the old kind"),
        ("a.xlsx", compound("EncryptedPackage"), "locked with a password"),
        ("a.csv", compound("EncryptedPackage"), "locked with a password"),
        ("a.ods", {"mimetype": OPEN_SHEET}, "an OpenDocument spreadsheet"),
        ("a.xlsx", {"mimetype": OPEN_SHEET}, "an OpenDocument spreadsheet"),
        ("a.odt", {"mimetype": OPEN_TEXT}, "an OpenDocument text"),
        ("a.xlsb", {"xl__workbook.bin": ""}, "a binary Excel file"),
        ("a.numbers", {"Index__Document.iwa": ""}, "Pages or Numbers"),
        ("a.zip", {"bang.xlsx": ""}, "a packed file"),
        ("a.csv", {"xl__workbook.xml": "<workbook/>"}, "let its name end in .xlsx"),
        ("a.doc", {"word__document.xml": "<document/>"}, "let its name end in .docx"),
        ("a.pdf", b"%PDF-1.4", "open the PDF in Word 2013"),
        ("a.txt", b"%PDF-1.4", "open the PDF in Word 2013"),
        ("a.pdf", b"text", "open the PDF in Word 2013"),
        ("a.rtf", b"{\\rtf1", "an RTF file"),
        ("a.doc", b"{\\rtf1", "an RTF file"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "a picture has no text"),
        ("a.png", b"\x89PNG\r\n", "a picture has no text"),
        ("a.heic", b"\0\0\0\x18ftypheic", "a picture has no text"),
        ("a.xls", b"MIME-Version: 1.0\n", "a web page in a single file"),
        ("a.xls", b'<?xml?>\n<?mso-application progid="Excel.Sheet"?>', "XML spreadsheet of 2003"),
    ],
)  # fmt: skip
def test_what_another_program_has_to_save(
    name: str, content: bytes | dict[str, str], told: str, small: Book, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else packed(tmp_path, **content))
    with pytest.raises(DataProblems) as problems:
        read(small, tmp_path / name)
    (finding,) = problems.value.findings
    assert told in f"{finding.message('en')} {finding.hint('en')}"
    assert finding.message("vi") != finding.message("en")
