"""What commands write: what somebody may have worked on is kept, and what is written is named."""

import shutil
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import DATA, Program, data_of_2022

WORK = {
    "annex.docx": ["annex", "2022"],
    "annex.md": ["annex", "2022"],
    "annex.xlsx": ["annex", "2022"],
    "minutes.docx": ["minutes", "2022"],
    "minutes.md": ["minutes", "2022"],
    "workbook.xlsx": ["workbook", "2022"],
    "scorecard.yaml": ["new", "scorecard", "--from", "2022", "--year", "2023"],
    "plan.yml": ["new", "plan", "--from", "2022"],
    "report.yaml": ["report-template", "121", "-a", "STP", "--period", "2023-Q3"],
    "panel.yaml": [
        *("import", "panel", "examples/cham-diem-so/bang-diem-2023.csv", "--index", "cchc-so"),
        *("--year", "2023", "--map", "examples/cham-diem-so/anh-xa.yaml"),
        *("--data", "examples/cham-diem-so/data"),
    ],
}
"""The commands that write what people go on working on."""


@pytest.mark.parametrize("name", WORK)
def test_work_is_replaced_only_with_force(name: str, tmp_path: Path, program: Program) -> None:
    path = tmp_path / name
    assert program(*WORK[name], "-o", str(path), "--lang", "vi").returncode == 0
    fresh = path.read_bytes()
    path.write_bytes(b"finished by hand")
    done = program(*WORK[name], "-o", str(path), "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"error: {path} exists; what it holds would be lost by writing over it\n"
        "choose another name, move the old file away, or write over it with --force\n"
    )
    assert path.read_bytes() == b"finished by hand"
    done = program(*WORK[name], "-o", str(path), "--lang", "vi", "--force")
    assert (done.returncode, done.stderr.startswith(f"đã ghi: {path}\n")) == (0, True)
    assert path.read_bytes() == fresh


def test_an_answer_replaces_an_answer_and_is_named(tmp_path: Path, program: Program) -> None:
    for name in ("a.json", "a.csv", "a.md", "a.txt", "a.xlsx", "a.log"):
        path = tmp_path / name
        form = ["--format", "json"] if name.endswith("log") else []
        for year in ("2021", "2022"):
            done = program("totals", year, *form, "-o", str(path), "--lang", "en")
            assert (done.returncode, done.stdout, done.stderr) == (0, "", f"written: {path}\n")
        done = program("totals", "2022", *form, "-o", str(path), "--quiet")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        if name == "a.xlsx":
            assert b"2022" in zipfile.ZipFile(path).read("xl/workbook.xml")
        else:
            assert b"55" in path.read_bytes()  # the rank of PAPI 2022


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with files of many kinds beside a data folder, to be hit by a slip of the hand."""
    here = tmp_path_factory.mktemp("slips") / "here"
    data_of_2022(here / "data")
    shutil.copy(DATA / "seals.txt", here / "data")
    shutil.copy(here / "data/scores/2022/papi.yaml", here / "papi.txt")
    shutil.copy(here / "data/seals.txt", here / "niem-phong.txt")
    (here / "link.md").symlink_to("data/scores/2022/papi.yaml")
    (here / "photo.json").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (here / "scan.csv").write_bytes(b"%PDF-1.7")
    (here / "text.xlsx").write_bytes(b"not Excel")
    (here / "notes.html").write_bytes(b"<p>notes")
    (here / "README.md").write_bytes(b"# My project\n")
    (here / "own.csv").write_bytes("Đơn vị,Điểm\nA,1\n".encode())
    long = (here / "data/units.yaml").read_bytes()
    (here / "data/units.yaml").write_bytes(b"# a remark\n" * 500 + long)
    (here / "units.txt").symlink_to("data/units.yaml")
    (here / "hop.docx").write_bytes(b"a draft")
    with zipfile.ZipFile(here / "hop.md", "w") as packed:
        packed.writestr("word/document.xml", "<w/>")
    openpyxl.Workbook().save(here / "own.xlsx")
    return here


@pytest.mark.parametrize(
    ("form", "name", "said"),
    [
        ("json", "data/scores/2022/papi.yaml", "is the name of a data file"),
        ("text", "data/seals.txt", "is the name of a data file"),
        ("json", "data/scores/2022/new.yaml", "is the name of a data file"),
        ("csv", "PAPI.YML", "is the name of a data file"),
        ("text", "papi.txt", "it is a data file"),
        ("text", "niem-phong.txt", "it is the seals of a data folder"),
        ("markdown", "link.md", "is the name of a data file"),
        ("json", "photo.json", "it is a file that is no text"),
        ("csv", "scan.csv", "it is a file that is no text"),
        ("xlsx", "text.xlsx", "it is a text file"),
        ("xlsx", "own.xlsx", "it is a Word or Excel file that is no such table"),
        ("markdown", "hop.md", "it is a file of Word or Excel, or an archive"),
        ("markdown", "hop.docx", "--format markdown and -o hop.docx do not go together"),
        ("markdown", "README.md", "it is a file that no such command wrote"),
        ("csv", "own.csv", "it is a file that no such command wrote"),
        ("text", "units.txt", "is the name of a data file"),
        ("text", "notes.html", "--format text and -o notes.html do not go together"),
        ("xlsx", "papi.txt", "it is a data file"),
    ],
)
def test_an_answer_replaces_nothing_else(
    form: str, name: str, said: str, folder: Path, program: Program
) -> None:
    before = (folder / name).read_bytes() if (folder / name).exists() else None
    done = program("plans", "--format", form, "-o", name, "--lang", "en", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert ((folder / name).read_bytes() if (folder / name).exists() else None) == before


@pytest.mark.parametrize(
    ("form", "name"),
    [("csv", "a.xls"), ("markdown", "a.text"), ("json", "../a.json"), ("csv", "data/../a.csv")],
)
def test_the_same_command_again_is_no_surprise(form: str, name: str, folder: Path, program: Program) -> None:
    for _ in range(2):
        done = program("totals", "2022", "--format", form, "-o", name, cwd=folder / "data" / "..")
        assert done.returncode == 0, done.stderr
        done = program("totals", "2022", "--format", form, "-o", f"../{name}", cwd=folder / "data")
        assert done.returncode == 0, done.stderr


def test_pages_are_not_written_over_those_of_others(tmp_path: Path, program: Program) -> None:
    (tmp_path / "index.html").write_bytes(b"<!DOCTYPE html>\n<html><head><title>Ours</title></head></html>")
    done = program("report", "2022", "--all-agencies", "-o", str(tmp_path), "--lang", "en")
    assert (done.returncode, "it is a file that no such command wrote" in done.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
    for _ in range(2):
        done = program("report", "2022", "-o", str(tmp_path / "r.html"), "--lang", "vi")
        assert done.returncode == 0, done.stderr


def test_a_page_of_rules_with_examples_of_data_is_an_answer(tmp_path: Path, program: Program) -> None:
    for _ in range(2):
        done = program("explain", "CT305", "--markdown", "-o", str(tmp_path / "a.md"))
        assert done.returncode == 0, done.stderr


def test_a_copy_with_refused_rows_is_not_written_over(tmp_path: Path, program: Program) -> None:
    data_of_2022(tmp_path / "data")
    shutil.copy(DATA / "seals.txt", tmp_path / "data")
    program("workbook", "2022", "-o", "W.xlsx", cwd=tmp_path)
    with warnings.catch_warnings(action="ignore"):  # about bars beside figures
        book = openpyxl.load_workbook(tmp_path / "W.xlsx")
    book.worksheets[0]["D5"].value = "nhiều"
    book.save(tmp_path / "W.xlsx")
    corrected = tmp_path / "W-errors.xlsx"
    corrected.write_bytes(b"a day's work")
    seals = (tmp_path / "data/seals.txt").read_bytes()
    update = ["import", "W.xlsx", "--update", "data", "--lang", "en"]
    done = program(*update, cwd=tmp_path)
    assert done.returncode == 2
    assert "W-errors.xlsx exists" in done.stderr
    assert corrected.read_bytes() == b"a day's work"
    assert (tmp_path / "data/seals.txt").read_bytes() == seals
    assert program(*update, "--force", cwd=tmp_path).returncode == 1
    assert zipfile.is_zipfile(corrected)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_what_was_written_before_stdout_failed_is_told(quiet: list[str], unpublished: Path) -> None:
    words = ["set", "1.1", "0.5", "--year", "2022", "--lang", "en", *quiet]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ctscore", *words],
            cwd=unpublished,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    card = "data/scores/2022/par-index.yaml"
    assert done.returncode == 2
    assert f"but {card} is written: do not run the command again" in done.stderr
    assert "achieved: 0.5\n" in (unpublished / card).read_text(encoding="utf-8")


def test_what_changes_while_a_command_runs_is_not_lost(
    unpublished: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ctscore import editing
    from ctscore.cli import main

    card = unpublished / "data/scores/2022/par-index.yaml"
    checked = editing._checked

    def and_somebody_saves(*given: object) -> object:
        card.write_text(card.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
        return checked(*given)  # type: ignore[arg-type]

    monkeypatch.chdir(unpublished)
    monkeypatch.setattr(editing, "_checked", and_somebody_saves)
    monkeypatch.setattr(sys, "argv", ["ctscore", "set", "1.1", "0.5", "--year", "2022", "--lang", "vi"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "data/scores/2022/par-index.yaml đã bị sửa trong lúc lệnh chạy" in said.err
    assert card.read_text(encoding="utf-8").endswith("# a remark\n")
    assert "achieved: 0.25\n" in card.read_text(encoding="utf-8")
