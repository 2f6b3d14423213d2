"""`validate --since`: what a change of the data does to the numbers, asked of git."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import BASE, Program
from tests.load.repositories import clone, repository

CARD = "data/scores/2022/par-index.yaml"
PANEL = "data/panels/2022/papi.yaml"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=ctscore", "-c", "user.email=ctscore@localhost", "-c", "commit.gpgsign=false"]
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True, env=kept)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository whose data folder lies below its top, with one commit."""
    shutil.copytree(BASE, tmp_path / "sub" / "data")
    (tmp_path / "README").write_text("x")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path / "sub"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def since(program: Program, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return program("validate", "--since", "HEAD", *words, cwd=folder)


def test_without_a_change_no_figure_changed(folder: Path, program: Program) -> None:
    assert since(program, folder, "--lang", "en").stdout.endswith("No figure changed.\n")
    edit(folder / CARD, "Field one", "The first field")
    assert since(program, folder, "--lang", "vi").stdout.endswith("Không con số nào thay đổi.\n")


def test_a_sentence_for_each_scorecard_in_both_languages(folder: Path, program: Program) -> None:
    """3.75 - 0.25 + 0.5 - 1.5 + 1 = 3.5."""
    edit(folder / CARD, "achieved: 0.25", "achieved: 0.5")
    edit(folder / CARD, "achieved: 1.5", "achieved: 1")
    edit(folder / CARD, "score: 3.75", "score: 3.5")
    vi, en = (since(program, folder, "--lang", lang) for lang in ("vi", "en"))
    assert "PAR-INDEX 2022: 3,75 → 3,50 (-0,25); 2 tiêu chí thay đổi.\n" in vi.stdout
    assert "PAR-INDEX 2022: 3.75 → 3.50 (-0.25); 2 criteria changed.\n" in en.stdout
    assert (vi.returncode, en.returncode) == (0, 0)
    found = json.loads(since(program, folder, "-f", "json").stdout)["changes"]
    rows = found["sections"][0]["rows"]
    assert [(row["code"], row["before"], row["after"], row["change"]) for row in rows] == [
        ("1.1", 0.25, 0.5, 0.25),
        ("1.2", 1.5, 1, -0.5),
    ]


@pytest.mark.parametrize(("allowed", "code"), [("0", 1), ("0.2499", 1), ("0,25", 0), ("1", 0)])
def test_a_drop_fails(allowed: str, code: int, folder: Path, program: Program) -> None:
    edit(folder / CARD, "achieved: 0.25", "achieved: 0")
    edit(folder / CARD, "score: 3.75", "score: 3.5")
    assert since(program, folder, "--fail-if-drop", allowed).returncode == code


def test_a_scorecard_that_is_gone_or_new(folder: Path, program: Program) -> None:
    old = (folder / CARD).read_text(encoding="utf-8")
    (folder / "data/scores/2021").mkdir()
    (folder / "data/scores/2021/par-index.yaml").write_text(old.replace("year: 2022", "year: 2021"))
    (folder / CARD).unlink()
    (folder / "data/plans/ke-hoach.yaml").unlink()
    done = since(program, folder, "--lang", "en", "--fail-if-drop", "5")
    assert "PAR-INDEX 2021: new, 3.75; 3 criteria changed." in done.stdout
    assert "PAR-INDEX 2022: 3.75, now gone; 3 criteria changed." in done.stdout
    assert done.returncode == 1


def test_rows_of_a_panel(folder: Path, program: Program) -> None:
    edit(folder / PANEL, "- don-vi-mau 1.5 ", "- don-vi-mau 1.6 ")
    assert "Panel of PAPI 2022: 1 unit changed." in since(program, folder, "--lang", "en").stdout


@pytest.mark.parametrize("format_", ["github", "text"])
def test_where_points_cannot_be_added_up_the_findings_are_told_first(
    format_: str, folder: Path, program: Program
) -> None:
    edit(folder / CARD, "achieved: 0.25", "achieved: x")
    done = since(program, folder, "--lang", "en", "-f", format_)
    assert done.returncode == 2
    assert "CT204" in done.stdout
    assert "the data of now has errors" in done.stderr
    git(folder, "commit", "-qam", "broken")
    edit(folder / CARD, "achieved: x", "achieved: 0.25")
    done = since(program, folder, "--lang", "en")
    assert (done.returncode, "the data of HEAD has errors" in done.stderr) == (2, True)


@pytest.mark.parametrize("revision", ["nowhere", "--all", "-x", "HEAD^{tree}", ""])
def test_a_revision_that_there_is_not(revision: str, folder: Path, program: Program) -> None:
    done = program("validate", f"--since={revision}", "--lang", "en", cwd=folder)
    assert (done.returncode, "has no revision" in done.stderr) == (2, True)


def test_outside_a_repository_and_without_git(tmp_path: Path, program: Program) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    asked = ("validate", "--since", "HEAD", "--lang", "en")
    done = program(*asked, cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (done.returncode, "lies in no git repository" in done.stderr) == (2, True)
    done = program(*asked, cwd=tmp_path, PATH="/nowhere")
    assert (done.returncode, "git cannot be found" in done.stderr) == (2, True)
    done = program("validate", "--fail-if-drop", "1", "--lang", "en", cwd=tmp_path)
    assert (done.returncode, "needs --since" in done.stderr) == (2, True)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_gate_that_cannot_look_is_shut(lang: str, tmp_path: Path, program: Program) -> None:
    partial = clone(repository(tmp_path / "source"), tmp_path / "clone", "--filter=tree:0", "--no-checkout")
    shutil.copytree(tmp_path / "source/data", partial / "data")
    words = ("validate", "--since", "HEAD", "--fail-if-drop", "0.1", "--exit-zero", "--lang", lang)
    done = program(*words, cwd=partial)
    assert done.returncode == 2
    assert done.stdout.startswith("7 tệp" if lang == "vi" else "7 files")
    assert "git archive --output=" in done.stderr
    assert "fatal: " in done.stderr, "what git says"


def test_a_folder_that_was_renamed_fails_where_totals_are_guarded(folder: Path, program: Program) -> None:
    git(folder, "mv", "data", "figures")
    asked = ("validate", "figures", "--since", "HEAD", "--lang", "en")
    assert program(*asked, cwd=folder).returncode == 0
    done = program(*asked, "--fail-if-drop", "100", cwd=folder)
    assert (done.returncode, "sub/data/scores/2022/par-index.yaml" in done.stderr) == (2, True)


def test_a_figure_that_was_emptied_shuts_the_gate(folder: Path, program: Program) -> None:
    """The total of 3.75 is not known any more: that is no smaller change than a fall."""
    edit(folder / CARD, "achieved: 0.25", "achieved:")
    done = since(program, folder, "--fail-if-drop", "5", "--lang", "en")
    assert done.returncode == 1
    assert "PAR-INDEX 2022: 3.75, now gone" in done.stdout
    assert program("validate", "--lang", "en", cwd=folder).returncode == 0
    edit(folder / PANEL, "max: 10", "max:")
    assert since(program, folder, "--fail-if-drop", "5").returncode == 2


def test_raising_the_format_changes_no_figure(folder: Path, program: Program) -> None:
    """All files are of the second version then; a figure changed beside that is told as ever."""
    assert program("fmt", "--raise", "data", cwd=folder).returncode == 0
    raised = [path for path in (folder / "data").rglob("*.yaml") if "@2" in path.read_text(encoding="utf-8")]
    assert {folder / CARD, folder / PANEL} <= set(raised)
    done = since(program, folder, "--lang", "en")
    assert (done.returncode, done.stdout.endswith("No figure changed.\n")) == (0, True)
    edit(folder / CARD, "achieved: 0.25", "achieved: 0.5")
    edit(folder / CARD, "score: 3.75", "score: 4")
    told = since(program, folder, "--lang", "en").stdout
    assert "PAR-INDEX 2022: 3.75 → 4.00 (+0.25); 1 criterion changed.\n" in told


def test_a_figure_of_another_stage_is_told_at_that_stage(folder: Path, program: Program) -> None:
    """Of 5 points nothing was known of the self-assessment; now 1 point is."""
    assert program("fmt", "--raise", "data", cwd=folder).returncode == 0
    edit(folder / CARD, "    achieved: 0.25\n", "    achieved: 0.25\n    stages: {self: 1}\n")
    told = since(program, folder, "--lang", "en").stdout
    assert "PAR-INDEX 2022: 3.75" not in told
    changed = "PAR-INDEX 2022, self-assessed: 0 to 5 (not all is known) → 1 to 5 (not all is known)"
    assert f"{changed}; 1 criterion changed.\n" in told


def test_what_counts_in_no_total_is_told_too(folder: Path, program: Program) -> None:
    """A word that is worth no points moves no total."""
    assert program("fmt", "--raise", "data", cwd=folder).returncode == 0
    answers = "answers:\n- {id: muc, words: [{id: a, word: {vi: A}}, {id: b, word: {vi: B}}]}\n"
    word = '- {code: "3", name: {vi: Ba}, answers: muc, achieved: a}\n'
    text = (folder / CARD).read_text(encoding="utf-8").replace("criteria:\n", f"{answers}criteria:\n", 1)
    (folder / CARD).write_text(text + word, encoding="utf-8")
    git(folder, "commit", "-qam", "words")
    edit(folder / CARD, "achieved: a", "achieved: b")
    told = since(program, folder, "--lang", "en").stdout
    assert "PAR-INDEX 2022: 3.75 → 3.75 (0.00); 0 criteria changed.\n" in told
    assert "PAR-INDEX 2022: recorded otherwise, as an answer or as not applicable: 3.\n" in told
