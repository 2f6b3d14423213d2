"""Workbooks of scorecards of the second version: read back as they were written, and edited."""

from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Program, data_of_2022
from tests.oracle.books import book
from tests.oracle.forms import write

# Of the bars beside figures, which the library that edits here cannot keep.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")

CARD = """\
format: ctscore/scorecard@2
index: PAR-INDEX
unit: can-tho
year: 2025
source: {document: 121-KH-UBND-2023}
stage: appraised
max: 100
answers:
- id: dat
  words:
  - {id: dat, word: {vi: Đạt, en: Met}, share: 1}
  - {id: khong-dat, word: {vi: Không đạt, en: Not met}, share: 0}
criteria:
- {code: "1", name: {vi: Một}, max: 60, achieved: 45, stages: {self: 50}}
- {code: "2", name: {vi: Hai}, max: 20, answers: dat, achieved: Đạt}
- {code: "3", name: {vi: Ba}, max: 10, not_applicable: {how: shrink}}
- {code: "4", name: {vi: Bốn}, max: 10}
- {code: "5", name: {vi: Năm}, min: -5, max: 0, achieved: -1}
- {code: "6", name: {vi: Sáu}, better: lower, achieved: 14.2}
"""
FILE = "data/scores/2025/par-index.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data_of_2022(tmp_path / "data")
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(CARD, encoding="utf-8")
    return tmp_path


def written(program: Program, folder: Path, *words: str) -> Path:
    path = folder / "year.xlsx"
    done = program("workbook", "2025", *words, "-o", str(path), "--force", cwd=folder, CTSCORE_LANG="vi")
    assert done.returncode == 0, done.stderr
    return path


def read_back(program: Program, folder: Path, path: Path) -> tuple[int, str, str]:
    done = program("import", str(path), "--update", "data", cwd=folder, CTSCORE_LANG="vi")
    return done.returncode, done.stdout, (folder / FILE).read_text(encoding="utf-8")


def edited(path: Path, **cells: str | float) -> Path:
    book = openpyxl.load_workbook(path)
    sheet = book["PAR-INDEX 2025"]
    for cell, value in cells.items():
        sheet[cell] = value
    book.save(path)
    return path


@pytest.mark.parametrize("words", [(), ("--stage", "self")])
def test_what_nobody_edited_is_no_change(folder: Path, program: Program, words: tuple[str, ...]) -> None:
    code, out, text = read_back(program, folder, written(program, folder, *words))
    assert (code, out, text) == (0, "", CARD)


def test_words_and_blanks_are_on_the_sheet(folder: Path, program: Program) -> None:
    sheet = openpyxl.load_workbook(written(program, folder), data_only=True)["PAR-INDEX 2025"]
    # The total is not known: neither it nor what is not known is a number.
    assert [sheet[f"D{row}"].value or None for row in range(4, 11)] == [None, 45, "Đạt", None, None, -1, 14.2]
    # 45, 20 and -1 of 80 assessed; the fourth can bring 10 more.
    assert [sheet[f"{letter}4"].value for letter in "CKLMN"] == [90, 64, 80, 64, 74]
    assert sheet["E2"].value == "appraised"


def test_reasons_stand_behind_all_columns(folder: Path, program: Program) -> None:
    path = edited(written(program, folder), D7=3)
    assert read_back(program, folder, path)[0] == 1
    sheet = openpyxl.load_workbook(folder / "year-loi.xlsx")["PAR-INDEX 2025"]
    assert [cell.value for cell in sheet[3]][10:] == [
        "Đã có",
        "Trên (đã chấm)",
        "Ít nhất",
        "Nhiều nhất",
        "Lỗi",
    ]
    assert sheet["O7"].value.startswith("3: tiêu chí được ghi là không áp dụng")


def test_edits_are_taken_as_they_are_meant(folder: Path, program: Program) -> None:
    path = edited(written(program, folder), D5=46, D6="Không đạt", D8=7.5, D9=-2, D10=13)
    code, _, text = read_back(program, folder, path)
    assert code == 0
    after = CARD.replace("achieved: 45", "achieved: 46").replace("achieved: Đạt", "achieved: khong-dat")
    after = after.replace("name: {vi: Bốn}, max: 10}", "name: {vi: Bốn}, max: 10, achieved: 7.5}")
    assert text == after.replace("achieved: -1", "achieved: -2").replace("14.2", "13")


def test_what_does_not_apply_takes_no_figure(folder: Path, program: Program) -> None:
    code, _, text = read_back(program, folder, edited(written(program, folder), D7=3))
    assert (code, text) == (1, CARD)


def test_a_sheet_of_another_stage_changes_that_stage(folder: Path, program: Program) -> None:
    code, _, text = read_back(program, folder, edited(written(program, folder, "--stage", "self"), D5=51))
    assert (code, text) == (0, CARD.replace("self: 50", "self: 51"))


def test_a_sheet_that_mixes_stages_is_not_read_back(folder: Path, program: Program) -> None:
    path = edited(written(program, folder, "--stage", "latest"), D5=51)
    code, _, text = read_back(program, folder, path)
    assert (code, text) == (1, CARD)


@pytest.mark.parametrize("seed", range(12))
def test_workbooks_of_random_books_change_nothing(seed: int, tmp_path: Path, program: Program) -> None:
    write(book(seed), tmp_path / "data")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    done = program("workbook", "2024", "-o", "w.xlsx", cwd=tmp_path, CTSCORE_DATA="data")
    if done.returncode:
        pytest.skip("nothing to show in that year")
    done = program("import", "w.xlsx", "--update", "data", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == before
