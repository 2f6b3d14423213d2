"""Where answers go: the screen, a pipe, a file; and what happens when they cannot."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ctscore.findings import Refusal
from ctscore.writer import FileChange, write
from tests.conftest import DATA, REPOSITORY, Program, data_of_2022


@pytest.mark.parametrize(
    ("name", "start"), [("a.md", "### "), ("a.txt", "PAR-"), ("a.json", "{"), ("a.csv", "\ufeffsection")]
)
def test_the_suffix_tells_the_format(name: str, start: str, tmp_path: Path, program: Program) -> None:
    done = program("gaps", "2022", "-o", str(tmp_path / name))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"written: {tmp_path / name}\n")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_format_named_wins_over_the_suffix(tmp_path: Path, program: Program) -> None:
    program("gaps", "2022", "-f", "json", "-o", str(tmp_path / "a.txt"))
    assert json.loads((tmp_path / "a.txt").read_text(encoding="utf-8"))["schema"] == "ctscore/gaps/1"


def test_an_old_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old and longer")
    path.chmod(0o640)
    write([FileChange(path, b"new", path.read_bytes())])
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal, match="No space left on device"):
        write([FileChange(path, b"new", path.read_bytes())])
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    write([FileChange(tmp_path / "link.md", b"new", b"old")])
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


@pytest.mark.parametrize("where", ["folder", "missing/a.md"])
def test_what_cannot_be_written_is_told(where: str, tmp_path: Path, program: Program) -> None:
    (tmp_path / "folder").mkdir()
    done = program("gaps", "2022", "-f", "markdown", "-o", str(tmp_path / where))
    assert done.returncode == 2
    assert "cannot be written" in done.stderr


def test_a_reader_that_leaves_early_hears_no_complaint() -> None:
    command = f"{sys.executable} -m ctscore tree 2022 | true"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], cwd=REPOSITORY, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_a_redirection_is_told() -> None:
    command = f"{sys.executable} -m ctscore gaps 2022 --lang en > /dev/full"
    done = subprocess.run(
        ["bash", "-c", command], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("error: stdout cannot be written: No space left on device")


def test_colour_and_boxes_only_in_a_terminal(program: Program) -> None:
    assert "\x1b" not in program("gaps", "2022").stdout
    assert "\x1b" in program("gaps", "2022", "--color", "always").stdout
    assert "─" not in program("gaps", "2022").stdout


@pytest.mark.skipif(shutil.which("script") is None, reason="needs the program `script` for a terminal")
@pytest.mark.parametrize(
    ("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_shows_colour_unless_asked_not_to(variables: dict[str, str], coloured: bool) -> None:
    command = f"{sys.executable} -m ctscore gaps 2022"
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm", **variables}
    done = subprocess.run(
        ["script", "-qec", command, "/dev/null"],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (b"\x1b[" in done.stdout) == coloured


def test_a_console_without_utf_8_still_gets_it(process: Program) -> None:
    done = process("gaps", "2022", "--lang", "vi", PYTHONIOENCODING="cp1252", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 0
    assert "Sở Nội vụ" in done.stdout


def test_languages_of_the_environment(program: Program) -> None:
    assert "points lost" in program("gaps", "2022").stdout
    assert "điểm mất" in program("gaps", "2022", LC_ALL="vi_VN.UTF-8").stdout
    assert "điểm mất" in program("gaps", "2022", CTSCORE_LANG="vi").stdout
    assert "points lost" in program("gaps", "2022", "--lang", "en", CTSCORE_LANG="vi").stdout


def test_data_is_found_in_order(tmp_path: Path, program: Program) -> None:
    shipped = program("gaps", "2022", "--top", "1", "-f", "json", cwd=tmp_path)
    assert '"5.4"' in shipped.stdout
    data_of_2022(tmp_path / "here" / "data")
    card = tmp_path / "here/data/scores/2022/par-index.yaml"
    card.write_text(
        card.read_text(encoding="utf-8").replace("achieved: 0.644", "achieved: 0"), encoding="utf-8"
    )
    below = tmp_path / "here" / "deep" / "deeper"
    below.mkdir(parents=True)
    assert lost_online(program("gaps", "2022", "-f", "json", cwd=below).stdout) == 1.5
    assert (
        lost_online(program("gaps", "2022", "-f", "json", cwd=below, CTSCORE_DATA=str(DATA)).stdout) == 0.856
    )
    named = program("gaps", "2022", "-f", "json", "--data", str(tmp_path / "here"), CTSCORE_DATA=str(DATA))
    assert lost_online(named.stdout) == 1.5


def lost_online(answer: str) -> float:
    rows = json.loads(answer)["sections"][0]["rows"]
    return float(next(row["lost"] for row in rows if row["code"] == "7.3.7"))


def test_an_answer_from_data_with_errors_says_so(tmp_path: Path, program: Program) -> None:
    data_of_2022(tmp_path / "data")
    card = tmp_path / "data/scores/2022/par-index.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("0.8219", "0.8291"), encoding="utf-8")
    done = program("gaps", "2022", "--top", "1", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == "warning: the data has 2 errors; see `ctscore validate`\n"


def test_data_that_cannot_be_added_up_gives_no_answer(tmp_path: Path, program: Program) -> None:
    data_of_2022(tmp_path / "data")
    card = tmp_path / "data/scores/2022/par-index.yaml"
    card.write_text(
        card.read_text(encoding="utf-8").replace("achieved: 0.8219", "note: {vi: x}"), encoding="utf-8"
    )
    done = program("gaps", "2022", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "CT304 the criterion 2.4.1 has no `achieved`" in done.stderr
    done = program("gaps", "2022", "--index", "PAPI", cwd=tmp_path)
    assert (done.returncode, "PAPI 2022" in done.stdout) == (0, True)


def test_our_own_bugs_are_told_as_such(tmp_path: Path, process: Program) -> None:
    (tmp_path / "sitecustomize.py").write_text("import ctscore.views.gaps as g\ng.gaps_document = None\n")
    for lang, words in (("en", "bug in ctscore"), ("vi", "lỗi của ctscore, không phải của dữ liệu")):
        done = process("gaps", "2022", "--lang", lang, PYTHONPATH=str(tmp_path))
        assert done.returncode == 3
        assert words in done.stderr
        assert "Traceback" not in done.stderr
