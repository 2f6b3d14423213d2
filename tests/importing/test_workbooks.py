"""An edited workbook changes exactly those figures in the data; what cannot be taken is told in a copy."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import DATA, Program, data_of_2022

# Of the bars beside figures, which the library that edits here cannot keep.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory, program: Program) -> Path:
    """The workbook of the shipped data, as the program writes it; every test gets a copy."""
    folder = tmp_path_factory.mktemp("untouched")
    data_of_2022(folder / "data")
    done = program("workbook", "2022", "-o", "2022.xlsx", "--lang", "vi", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "2022.xlsx"


@pytest.fixture
def folder(tmp_path: Path, untouched: Path) -> Path:
    data_of_2022(tmp_path / "data")
    shutil.copy(untouched, tmp_path)
    return tmp_path


def edit(folder: Path, cells: Mapping[str, Any], sheet: str = "PAR-INDEX 2022") -> None:
    """Write into columns of rows by their codes: `8.4 D` is what 8.4 achieved."""
    book = openpyxl.load_workbook(folder / "2022.xlsx")
    rows = {book[sheet][f"A{row}"].value: row for row in range(4, book[sheet].max_row + 1)}
    for place, value in cells.items():
        code, column = place.split()
        book[sheet][f"{column}{rows[code]}"] = value
    book.save(folder / "2022.xlsx")


def update(program: Program, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return program("import", "2022.xlsx", "--update", "data", "--lang", "en", *words, cwd=folder)


def difference(folder: Path) -> list[str]:
    """The lines that differ from the shipped data, in the new state."""
    changed = []
    for path in sorted((folder / "data").rglob("*.*")):
        before = (DATA / path.relative_to(folder / "data")).read_text(encoding="utf-8").splitlines()
        after = path.read_text(encoding="utf-8").splitlines()
        assert len(before) == len(after)
        changed += [new.strip() for old, new in zip(before, after, strict=True) if old != new]
    return changed


def test_a_workbook_that_nobody_edited_changes_nothing(folder: Path, program: Program) -> None:
    done = update(program, folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("0 figures differ from the data, on 3 sheets")
    assert difference(folder) == []


def test_saved_by_another_program_it_changes_nothing(folder: Path, program: Program) -> None:
    edit(folder, {})
    done = update(program, folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert difference(folder) == []


def test_two_figures_and_nothing_else(folder: Path, program: Program) -> None:
    # 0.5 more here, 0.5 less there: the printed total and its erratum still hold.
    edit(folder, {"8.4 D": 1.25, "3.2.2 D": 0.75})
    done = update(program, folder)
    assert done.returncode == 0, done.stderr
    assert sorted(difference(folder)) == ["achieved: 0.75", "achieved: 1.25"]
    assert "-    achieved: 0.75\n+    achieved: 1.25\n" in done.stdout
    assert not list(folder.glob("*errors*"))


@pytest.mark.parametrize(("place", "code"), [("data/.elsewhere", 0), ("elsewhere", 2)])
def test_a_link_is_followed_within_the_folder_only(
    place: str, code: int, folder: Path, program: Program
) -> None:
    (folder / "data" / "scores").rename(folder / place)
    (folder / "data" / "scores").symlink_to(folder / place, target_is_directory=True)
    card = folder / place / "2022/par-index.yaml"
    before = card.read_bytes()
    edit(folder, {"8.4 D": 1.25, "3.2.2 D": 0.75})
    done = update(program, folder)
    assert done.returncode == code, done.stderr
    assert ("a link that leads out of" in done.stderr) == (code == 2)
    assert (card.read_bytes() == before) == (code == 2)


def test_binary_noise_is_no_edit(folder: Path, program: Program) -> None:
    edit(folder, {"2.4.1 D": 0.1 * 8.219})
    assert update(program, folder).returncode == 0
    assert difference(folder) == []


def test_new_errors_stop_all_unless_forced(folder: Path, program: Program) -> None:
    edit(folder, {"8.4 D": 0.9})
    done = update(program, folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "CT310" in done.stderr  # the erratum of the total says what it computes to
    assert difference(folder) == []
    assert update(program, folder, "--force", "--dry-run").returncode == 0
    assert difference(folder) == []
    assert update(program, folder, "--force").returncode == 0
    assert difference(folder) == ["achieved: 0.9"]


# Cells of rows by their codes, and what is said of each row.
NO_POINTS: dict[str, tuple[Any, str]] = {
    "5.4 D": (2, "achieved 2 of at most 1.5"),
    "5.5.2 D": ("abc", "these are no points: abc"),
    "5.2.3 D": (-1, "these are no points: -1"),
    "5.2.4 D": (None, "these are no points: –"),
    "5.3.2 D": (True, "these are no points: True"),
    "5.3.3 D": ("=1/2", "a formula, no figure: =1/2"),
    "8.5 A": (8.5, "no text any more: 8.5"),
    "8.4 A": ("8.44", "no criterion 8.44"),
    "2.4 D": (3.3, "3.3: the data file has no such figure"),
    "7.3.4 D": (1e300, "these are no points"),
}


def test_rows_that_cannot_be_taken_are_told_in_a_copy(folder: Path, program: Program) -> None:
    edit(folder, {place: value for place, (value, _) in NO_POINTS.items()})
    before = (folder / "2022.xlsx").read_bytes()
    done = update(program, folder)
    assert done.returncode == 1
    assert [why for _, why in NO_POINTS.values() if why not in done.stderr] == []
    assert difference(folder) == []
    assert (folder / "2022.xlsx").read_bytes() == before
    copy = openpyxl.load_workbook(folder / "2022-errors.xlsx")["PAR-INDEX 2022"]
    assert copy["K3"].value == "Error"
    told = {str(copy[f"A{row}"].value): copy[f"K{row}"] for row in range(4, copy.max_row + 1)}
    reasons = {code: cell for code, cell in told.items() if cell.value}
    assert {cell.data_type for cell in reasons.values()} == {"s"}
    rows = {"8.4 A": "8.44"} | {place: place.split()[0] for place in NO_POINTS if place != "8.4 A"}
    assert set(reasons) == set(rows.values())
    assert [p for p, (_, why) in NO_POINTS.items() if why not in str(reasons[rows[p]].value)] == []


def test_of_rows_with_the_same_code_none_is_taken(folder: Path, program: Program) -> None:
    edit(folder, {"5.4 A": "8.5"})
    done = update(program, folder)
    assert done.returncode == 1
    assert done.stderr.count("the code 8.5 stands in several rows") == 2
    assert difference(folder) == []


def test_the_rows_that_fit_are_taken_beside_one_that_does_not(folder: Path, program: Program) -> None:
    edit(folder, {"8.4 D": 1.25, "3.2.2 D": 0.75, "5.4 D": "abc"})
    done = update(program, folder)
    assert done.returncode == 1
    assert sorted(difference(folder)) == ["achieved: 0.75", "achieved: 1.25"]


@pytest.mark.parametrize("cell", ["C4", "D4"])
def test_the_total_cannot_be_edited(cell: str, folder: Path, program: Program) -> None:
    book = openpyxl.load_workbook(folder / "2022.xlsx")
    book["PAR-INDEX 2022"][cell] = 90
    book.save(folder / "2022.xlsx")
    done = update(program, folder)
    assert done.returncode == 1
    assert f"PAR-INDEX 2022, cell {cell}: 90: the data file has no such figure" in done.stderr


def test_a_percentage_is_no_points(folder: Path, program: Program) -> None:
    edit(folder, {"5.4 D": 0.75})
    book = openpyxl.load_workbook(folder / "2022.xlsx")
    for row in book["PAR-INDEX 2022"].iter_rows(min_row=5):
        if row[0].value == "5.4":
            row[3].number_format = "0.00%"
    book.save(folder / "2022.xlsx")
    assert "these are no points: 75%" in update(program, folder).stderr


def test_a_row_without_its_name_is_still_read(folder: Path, program: Program) -> None:
    edit(folder, {"8.4 D": 1.25, "8.4 B": None, "3.2.2 D": 0.75})
    assert update(program, folder).returncode == 0
    assert sorted(difference(folder)) == ["achieved: 0.75", "achieved: 1.25"]


def test_of_a_copied_sheet_neither_is_taken(folder: Path, program: Program) -> None:
    """Whichever was meant, the figures of the other would be lost without a word."""
    edit(folder, {"8.4 D": 1})
    book = openpyxl.load_workbook(folder / "2022.xlsx")
    book.copy_worksheet(book["PAR-INDEX 2022"])
    book.save(folder / "2022.xlsx")
    done = update(program, folder)
    assert done.returncode == 1
    assert (done.stdout + done.stderr).count("stands on several sheets") >= 2
    assert difference(folder) == []


def test_a_sheet_that_lost_its_mark_is_not_passed_over(folder: Path, program: Program) -> None:
    book = openpyxl.load_workbook(folder / "2022.xlsx")
    book["PAR-INDEX 2022"].insert_rows(1)
    book.save(folder / "2022.xlsx")
    done = update(program, folder)
    assert done.returncode == 2
    assert difference(folder) == []


def test_another_workbook_is_told_apart(tmp_path: Path, program: Program) -> None:
    data_of_2022(tmp_path / "data")
    openpyxl.Workbook().save(tmp_path / "2022.xlsx")
    done = update(program, tmp_path)
    assert done.returncode == 2
    assert "has 0 of 1 sheets with a scorecard" in done.stderr


def test_figures_over_what_is_worked_out_are_named(folder: Path, program: Program) -> None:
    edit(folder, {"8.4 E": 0.123})  # the losses, a formula
    book = openpyxl.load_workbook(folder / "2022.xlsx")
    book["Điểm mất PAR-INDEX"]["E3"] = 0.123  # what the first criterion there achieved
    book.save(folder / "2022.xlsx")
    done = update(program, folder, "--dry-run")
    assert done.stderr.count("0.123: this cell is worked out, not read back; edit the points") == 2
    assert "Điểm mất PAR-INDEX, cell E3: " in done.stderr
