"""Closed and full streams, and readers that leave: the exit code says what was done, nothing breaks."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import BASE

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="streams are closed by a shell")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")

# Exit codes with all streams open: what commands come to does not depend on who listens.
COMMANDS = {
    "": 2,
    "--help": 0,
    "--version": 0,
    "gaps --help": 0,
    "gaps 2022": 0,
    "gaps 2022 -f xlsx": 0,
    "gaps 1999": 2,
    "gaps": 2,
    "nonsense": 2,
    "validate -f sarif": 0,
    "explain": 0,
    "set 1.1 0.75 -y 2022": 0,
    "gaps 2022 -o a.md": 0,
}
CARD = "scores/2022/par-index.yaml"
PRINTS = [words for words, code in COMMANDS.items() if code == 0 and "-o" not in words]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("streams")
    shutil.copytree(BASE, folder / "data")
    return folder


def run(words: str, streams: str, folder: Path) -> subprocess.CompletedProcess[str]:
    # `set` changes it; without a published score any figure is right.
    text = (BASE / CARD).read_text(encoding="utf-8").replace("published: {score: 3.75, rank: 2, of: 9}\n", "")
    (folder / "data" / CARD).write_text(text, encoding="utf-8")
    return subprocess.run(
        ["bash", "-c", f"{sys.executable} -m ctscore {words} {streams}"],
        cwd=folder,
        env={"CTSCORE_CACHE": "off", "CTSCORE_LANG": "en", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("words", COMMANDS)
def test_closed_streams_are_as_good_as_thrown_away(words: str, folder: Path) -> None:
    open_ = run(words, "", folder)
    assert open_.returncode == COMMANDS[words]
    silent = run(words, ">&-", folder)
    assert (silent.returncode, silent.stdout, silent.stderr) == (open_.returncode, "", open_.stderr)
    mute = run(words, "2>&-", folder)
    assert (mute.returncode, mute.stdout, mute.stderr) == (open_.returncode, open_.stdout, "")
    assert run(words, "<&- >&- 2>&-", folder).returncode == open_.returncode


def test_what_a_library_prints_does_not_come_into_a_file_where_streams_are_closed(folder: Path) -> None:
    """The first file that is opened would else have number 1, and the answer of `echo` would be in it."""
    code = (
        "import os; from ctscore import streams; streams.prepare();"
        "kept = open('kept.txt', 'w'); os.system('echo library; echo library >&2')"
    )
    subprocess.run(["bash", "-c", f'{sys.executable} -c "{code}" <&- >&- 2>&-'], cwd=folder, check=True)
    assert (folder / "kept.txt").read_text() == ""


@FULL
@pytest.mark.parametrize("words", PRINTS)
def test_an_answer_that_cannot_be_printed_is_told(words: str, folder: Path) -> None:
    done = run(words, ">/dev/full", folder)
    assert done.returncode == 2
    assert "error: stdout cannot be written: No space left on device" in done.stderr
    assert "Exception ignored" not in done.stderr
    assert run(words, ">/dev/full 2>/dev/full", folder).returncode == 2


@FULL
@pytest.mark.parametrize("words", COMMANDS)
def test_a_message_that_cannot_be_printed_changes_nothing(words: str, folder: Path) -> None:
    done = run(words, "2>/dev/full", folder)
    assert (done.returncode, done.stderr) == (COMMANDS[words], "")


@pytest.mark.parametrize("words", COMMANDS)
def test_readers_may_leave(words: str, folder: Path) -> None:
    for streams in ("| true", "2>&1 | true", "2>&1 >/dev/null | true"):
        done = run(words, f"{streams}; exit ${{PIPESTATUS[0]}}", folder)
        assert done.returncode == COMMANDS[words]
        assert "BrokenPipe" not in done.stderr
