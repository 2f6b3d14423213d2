"""Names that try to be something else: every format shows them as text, in one line."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

import ctscore
from ctscore.document import Document
from ctscore.render import Canvas, render
from ctscore.views.gaps import gaps_document
from tests.conftest import Golden

CORPUS = Path(__file__).parent.parent / "corpus"
NAMES = {
    "Lĩnh vực một": "=1+1",
    "Tiêu chí một một": "@SUM(A1) | [/red] [bold]đậm[/] <script>alert(1)</script> \\u001b[31mđỏ \\u009b2J",
    "Tiêu chí một hai": "+84 *sao* _gạch_ `mã` \\r\\n| dòng \\u202Eượcgn \\t#1 $x$ ~y~ &lt; \\\\",
}


@pytest.fixture
def document(tmp_path: Path) -> Document:
    shutil.copytree(CORPUS / "base", tmp_path / "data")
    path = tmp_path / "data/scores/2022/par-index.yaml"
    text = path.read_text(encoding="utf-8")
    for name, hostile in NAMES.items():
        text = text.replace(f"vi: {name},", f'vi: "{hostile}",')
    path.write_text(text, encoding="utf-8")
    book = ctscore.open_book(tmp_path / "data")
    return gaps_document(book, ctscore.gaps(book, 2022, "PAR-INDEX"))


@pytest.mark.parametrize("format_", ["text", "markdown", "csv", "json"])
def test_golden(format_: str, document: Document, golden: Golden) -> None:
    canvas = Canvas(width=80, colour=False, boxes=True)
    text = render(document, format_, canvas, "vi")
    assert isinstance(text, str)
    golden(Path(__file__).parent / "golden" / f"hostile.{format_}.txt", text)


@pytest.mark.parametrize("format_", ["text", "markdown", "csv", "json"])
def test_nothing_steers_the_terminal(format_: str, document: Document) -> None:
    text = render(document, format_, Canvas(width=60, colour=False, boxes=True), "vi")
    assert not set(text) & {chr(code) for code in (*range(10), *range(11, 32), *range(127, 160), 0x202E)}


def test_csv_has_no_formula_and_one_line_a_row(document: Document) -> None:
    rows = list(csv.DictReader(io.StringIO(render(document, "csv", Canvas(), "vi"))))
    assert [row["name"][:2] for row in rows] == ["'@", "'+"]
    assert render(document, "csv", Canvas(), "vi").count("\n") == 1 + len(rows)


def test_json_keeps_the_name_as_it_is(document: Document) -> None:
    (section,) = json.loads(render(document, "json", Canvas(), "vi"))["sections"]
    assert section["rows"][0]["name"].endswith("\x1b[31mđỏ \x9b2J")


def test_a_markdown_row_has_as_many_cells_as_its_header(document: Document) -> None:
    lines = [
        line for line in render(document, "markdown", Canvas(), "vi").split("\n") if line.startswith("|")
    ]
    bars = {line.replace("\\\\", "").replace("\\|", "").count("|") for line in lines}
    assert len(bars) == 1
