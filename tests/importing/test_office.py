"""Files of Office: what keeps one from being read is told alike, however it is read."""

import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from ctscore.findings import DataProblems, Refusal
from ctscore.findings.usage_rules import MISSING_EXTRA
from ctscore.importing import office
from ctscore.importing.office import open_excel, reading, sheet_called
from tests.conftest import DATA, Program


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Ẩn"
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet("Một")["A1"] = "=1+1"
    book.create_sheet("Hai")
    book.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def rules(problems: DataProblems) -> list[str]:
    return [f"{finding.file} {finding.rule.name}" for finding in problems.findings]


@pytest.mark.parametrize("streaming", [False, True])
def test_values_and_formulas_are_opened(streaming: bool, workbook: Path) -> None:
    with open_excel(workbook, "a", streaming=streaming) as (values, formulas):
        assert (values["Một"]["A1"].value, formulas["Một"]["A1"].value) == (None, "=1+1")


@pytest.mark.parametrize("streaming", [False, True])
@pytest.mark.parametrize(
    ("content", "rule"), [(b"\xd0\xcf\x11\xe0 and more", "locked-table"), (b"no zip", "not-a-table")]
)
def test_what_is_no_workbook(content: bytes, rule: str, streaming: bool, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(DataProblems) as problems, open_excel(tmp_path / "a.xlsx", "a", streaming=streaming):
        pass
    assert rules(problems.value) == [f"a {rule}"]


def test_a_workbook_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataProblems) as problems, open_excel(tmp_path / "a.xlsx", "a"):
        pass
    assert rules(problems.value) == ["a file-missing"]


@pytest.mark.parametrize("streaming", [False, True])
def test_without_the_library(streaming: bool, workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(Refusal) as refused, open_excel(workbook, "a", streaming=streaming):
        pass
    assert (refused.value.rule, refused.value.facts["library"]) == (MISSING_EXTRA, "openpyxl")


def test_the_first_sheet_to_be_seen_is_read_unless_one_is_named(workbook: Path) -> None:
    with open_excel(workbook, "a") as (values, _):
        assert [sheet_called(wanted, values, "a") for wanted in (None, "Hai", "Ẩn")] == ["Một", "Hai", "Ẩn"]
    with pytest.raises(DataProblems) as problems:
        sheet_called("Ba", values, "a")
    assert rules(problems.value) == ["a no-sheet"]
    assert problems.value.findings[0].facts == {"given": "Ba", "known": "Một, Hai"}


def test_what_a_library_stumbles_over_is_told_as_the_fault_of_the_file() -> None:
    with pytest.raises(DataProblems) as problems, reading("a"):
        raise KeyError
    assert rules(problems.value) == ["a not-a-table"]


def test_our_own_mistakes_are_not(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # `office` asks for a cell's place by a name that it does not have: a slip of ours, not of the file.
    monkeypatch.setattr(office, "Place", None)
    with pytest.raises(TypeError):
        office.read_sheet_tables(workbook, "a", "Một")


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99])
@pytest.mark.parametrize("command", ["--index PAR-INDEX --year 2023", "--update"])
def test_a_sheet_that_stops_in_the_middle_ends_in_an_error(
    command: str, kept: float, tmp_path: Path, program: Program
) -> None:
    """Not in a crash of the interpreter, as on Python 3.12.1 where a parser outlived the modules it calls."""
    book = openpyxl.Workbook()
    for row in range(300):
        book.worksheets[0].append([f"{row}.1", "Tên", 1.5])
    book.save(tmp_path / "whole.xlsx")
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as old, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part[: int(len(part) * kept)] if name.endswith("sheet1.xml") else part)
    at = [str(DATA)] if command == "--update" else ["--data", str(DATA)]
    done = program("import", "a.xlsx", *command.split(), *at, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    assert "a.xlsx:1:1: error CT601 the table cannot be read" in done.stderr


@pytest.mark.parametrize("words", [["totals", "2022"], ["totals", "no year"], ["--help"]])
def test_the_collector_is_on_at_the_end(words: list[str]) -> None:
    told = "import atexit, gc; atexit.register(lambda: print('collects:', gc.isenabled()))"
    program = f"{told}\nimport sys\nsys.argv[1:] = {words!r}\nfrom ctscore.cli import main\nmain()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout.endswith("collects: True\n")
