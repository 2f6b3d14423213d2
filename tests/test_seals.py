"""Seals hold what files say, not how they are written; what was not read again is told."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import BASE, DATA, Program

CARD = "data/scores/2022/par-index.yaml"


@pytest.fixture
def sealed(unpublished: Path, program: Program) -> Path:
    done = program("seal", "--lang", "en", cwd=unpublished)
    assert (done.returncode, done.stderr) == (0, "written: data/seals.txt\n")
    assert "sealed scores/2022/par-index.yaml\n" in done.stdout
    return unpublished


def codes(program: Program, folder: Path, *words: str) -> list[str]:
    done = program("validate", *words, "--lang", "en", cwd=folder)
    return [word for line in done.stdout.splitlines() for word in line.split() if word.startswith("CT")]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


def test_the_digest_is_that_of_the_content_as_sorted_json(unpublished: Path, program: Program) -> None:
    (unpublished / "data/scores/2021").mkdir()
    (unpublished / "data/scores/2021/sipas.yaml").write_text(
        "format: ctscore/scorecard@1\nyear: 2021\nunit: don-vi-mau  # mẫu\nindex: PAR-INDEX\nmax: 100\n"
        "source: {document: van-ban-mau, annex: Mẫu}\npublished:\n  rank: 2\n  of: 9\n",
        encoding="utf-8",
    )
    assert program("seal", "--quiet", cwd=unpublished).stderr == ""
    content = (
        '{"format":"ctscore/scorecard@1","index":"PAR-INDEX","max":"100","published":{"of":"9","rank":"2"},'
        '"source":{"annex":"Mẫu","document":"van-ban-mau"},"unit":"don-vi-mau","year":"2021"}'
    )
    line = f"{hashlib.sha256(content.encode()).hexdigest()}  scores/2021/sipas.yaml\n"
    assert line in (unpublished / "data/seals.txt").read_text(encoding="utf-8")


def test_what_has_no_source_needs_no_seal(sealed: Path, program: Program) -> None:
    path = sealed / "data/efforts/mau.yaml"
    path.parent.mkdir()
    path.write_text(
        "format: ctscore/effort@1\nname: {vi: Mẫu, en: Sample}\nindex: PAR-INDEX\nyear: 2022\n"
        'criteria: [{code: "1.1", effort: 2}]\n',
        encoding="utf-8",
    )
    assert codes(program, sealed) == []
    assert program("seal", cwd=sealed).stdout == ""
    assert program("seal", "data/efforts/mau.yaml", cwd=sealed).stdout != ""
    edit(path, "effort: 2", "effort: 3")
    assert codes(program, sealed) == ["CT801"]


def test_a_faulty_file_is_not_told_of_twice(sealed: Path, program: Program) -> None:
    edit(sealed / CARD, "achieved: 0.25", "achieved: 7")
    assert codes(program, sealed) == ["CT305"]


def test_a_sealed_folder_is_right(sealed: Path, program: Program) -> None:
    assert codes(program, sealed) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("achieved: 0.25", "achieved: 0.75"),
        ("achieved: 1.5", "achieved: 1.50"),
        ("annex: I}", "annex: II}"),
        ("Tiêu chí một một", "Tiêu chí một mốt"),
        ("achieved: 2\n", "achieved: 2\n  note: {vi: a, en: b}\n"),
    ],
)
def test_a_change_of_content_is_told(old: str, new: str, sealed: Path, program: Program) -> None:
    edit(sealed / CARD, old, new)
    assert codes(program, sealed) == ["CT801"]
    assert codes(program, sealed, CARD) == ["CT801"]
    assert codes(program, sealed, "data/units.yaml") == []
    assert program("validate", cwd=sealed).returncode == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("achieved: 0.25", "achieved: 0.25  # đã dò"),
        ("index: PAR-INDEX\nunit: don-vi-mau\n", "unit: don-vi-mau\nindex: PAR-INDEX\n"),
        ("source: {document: van-ban-mau, annex: I}", "source:\n  document: van-ban-mau\n  annex: I"),
        ("\n", "\r\n"),
    ],
)
def test_a_change_of_writing_is_not(old: str, new: str, sealed: Path, program: Program) -> None:
    edit(sealed / CARD, old, new)
    assert codes(program, sealed) == []


def test_seal_with_a_file_seals_that_one_only(sealed: Path, program: Program) -> None:
    edit(sealed / CARD, "achieved: 0.25", "achieved: 0.75")
    edit(sealed / "data/units.yaml", "Sample unit", "Simple unit")
    done = program("seal", CARD, "--lang", "en", cwd=sealed)
    assert done.stdout == "sealed scores/2022/par-index.yaml anew\n"
    assert codes(program, sealed) == ["CT801"]
    assert "data/units.yaml" in program("validate", cwd=sealed).stdout
    done = program("seal", "--lang", "vi", cwd=sealed)
    assert done.stdout == "niêm phong lại units.yaml\n"
    assert codes(program, sealed) == []


def test_seals_of_files_that_are_gone_are_dropped(sealed: Path, program: Program) -> None:
    (sealed / "data/plans/ke-hoach.yaml").unlink()
    assert codes(program, sealed) == ["CT803"]
    done = program("seal", "--lang", "en", cwd=sealed)
    assert done.stdout == "dropped the seal of plans/ke-hoach.yaml, which is gone\n"
    assert codes(program, sealed) == []


def test_what_has_errors_is_not_sealed(sealed: Path, program: Program) -> None:
    before = (sealed / "data/seals.txt").read_bytes()
    edit(sealed / CARD, "achieved: 0.25", "achieved: 7")
    done = program("seal", "--lang", "en", cwd=sealed)
    assert done.returncode == 2
    assert "CT302" in done.stderr or "achieved" in done.stderr
    assert (sealed / "data/seals.txt").read_bytes() == before


@pytest.mark.parametrize("path", ["README.md", "../elsewhere.yaml"])
def test_only_data_files_can_be_sealed(path: str, sealed: Path, program: Program) -> None:
    text = (sealed / CARD).read_text(encoding="utf-8").replace("year: 2022", "year: 2019")
    (sealed / path).write_text(text, encoding="utf-8")
    done = program("seal", path, "--data", "data", "--lang", "en", cwd=sealed)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is no data file in data" in done.stderr


def test_set_tells_that_a_file_is_sealed(sealed: Path, program: Program) -> None:
    done: subprocess.CompletedProcess[str] = program(
        "set", "1.1", "0.75", "--year", "2022", "--lang", "en", cwd=sealed
    )
    assert done.returncode == 0
    assert f"ctscore seal {CARD}" in done.stderr


def test_the_shipped_data_is_sealed() -> None:
    names = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yaml")}
    text = (DATA / "seals.txt").read_text(encoding="utf-8")
    assert {line.split("  ")[1] for line in text.splitlines() if not line.startswith("#")} == names


def test_a_draft_needs_no_seal_and_an_emptied_figure_breaks_one(tmp_path: Path, program: Program) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    assert program("seal", cwd=tmp_path).returncode == 0
    sealed = (tmp_path / "data/seals.txt").read_text(encoding="utf-8")
    new = "data/scores/2025/par-index.yaml"
    program("new", "scorecard", "--from", "2022", "--year", "2025", "-o", new, cwd=tmp_path)
    beside = program("validate", cwd=tmp_path)
    assert (beside.returncode, "CT802" in beside.stdout) == (0, False)
    card = tmp_path / "data/scores/2022/par-index.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("achieved: 0.25", "achieved:"), encoding="utf-8")
    broken = program("validate", cwd=tmp_path)
    assert (broken.returncode, broken.stdout.count("CT801")) == (1, 1)
    assert program("seal", cwd=tmp_path).returncode == 0
    assert (tmp_path / "data/seals.txt").read_text(encoding="utf-8") == sealed
    assert program("seal", new, cwd=tmp_path).returncode == 2


def test_a_file_that_never_held_seals_stays(unpublished: Path, program: Program) -> None:
    path = unpublished / "data/seals.txt"
    path.write_text("my private list\n", encoding="utf-8")
    for lang, said in (("en", "a file that no such command wrote"), ("vi", "một tệp không do lệnh này viết")):
        done = program("seal", "--lang", lang, cwd=unpublished)
        assert (done.returncode, done.stdout, said in done.stderr) == (2, "", True)
    assert path.read_text(encoding="utf-8") == "my private list\n"
