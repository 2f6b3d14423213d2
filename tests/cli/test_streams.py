"""Closed and full streams, and readers that leave: the exit code says what was done, nothing breaks."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import BASE
from tests.warm import Warm, in_text

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
    "gaps 2022-M13": 2,
    "nonsense": 2,
    "validate -f sarif": 0,
    "explain": 0,
    "set 1.1 0.75 -y 2022": 0,
    "gaps 2022 -o a.md": 0,
}
CARD = "scores/2022/par-index.yaml"
ENVIRONMENT = {"CTSCORE_CACHE": "off", "CTSCORE_LANG": "en", "PATH": "/usr/bin:/bin"}
# What a shell does to streams, done in a fork. Python starts without those that are closed.
TROUBLES = {
    "": "",
    "<&-": "import os, sys; os.close(0); sys.stdin = sys.__stdin__ = None",
    ">&-": "import os, sys; os.close(1); sys.stdout = sys.__stdout__ = None",
    "2>&-": "import os, sys; os.close(2); sys.stderr = sys.__stderr__ = None",
    ">/dev/full": "import os; os.dup2(os.open('/dev/full', os.O_WRONLY), 1)",
    "2>/dev/full": "import os; os.dup2(os.open('/dev/full', os.O_WRONLY), 2)",
    ">/dev/null": "import os; os.dup2(os.open(os.devnull, os.O_WRONLY), 1)",
    "| true": "import os; read, gone = os.pipe(); os.dup2(gone, 1); os.close(read); os.close(gone)",
    "2>&1": "import os; os.dup2(1, 2)",
}
SHELL = ("gaps 2022", "gaps 1999", "--version", "set 1.1 0.75 -y 2022")
"""Commands that are run by a real shell too, in processes of their own."""
PRINTS = [words for words, code in COMMANDS.items() if code == 0 and "-o" not in words]


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("streams")
    shutil.copytree(BASE, folder / "data")
    return folder


@pytest.fixture
def run(warm: Warm, folder: Path) -> Run:
    """Run a command with its streams changed one after another."""

    def run(words: str, *streams: str) -> subprocess.CompletedProcess[str]:
        restore(folder)
        trouble = "\n".join(TROUBLES[stream] for stream in streams)
        return in_text(warm.run(words.split(), folder, ENVIRONMENT, trouble), "replace")

    return run


@pytest.fixture
def shell(folder: Path) -> Run:
    """Run a command like `run`, by a shell in a process of its own."""

    def run(words: str, *streams: str) -> subprocess.CompletedProcess[str]:
        restore(folder)
        return subprocess.run(
            ["bash", "-c", f"{sys.executable} -m ctscore {words} {' '.join(streams)}"],
            cwd=folder,
            env=ENVIRONMENT,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=60,
        )

    return run


def restore(folder: Path) -> None:
    # `set` changes it; without a published score any figure is right.
    text = (BASE / CARD).read_text(encoding="utf-8").replace("published: {score: 3.75, rank: 2, of: 9}\n", "")
    (folder / "data" / CARD).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("words", COMMANDS)
def test_closed_streams_are_as_good_as_thrown_away(words: str, run: Run) -> None:
    nothing_depends_on_closed_streams(words, run, run(words))


@pytest.mark.parametrize("words", SHELL)
def test_streams_that_a_shell_closes(words: str, shell: Run, run: Run) -> None:
    nothing_depends_on_closed_streams(words, shell, run(words))


def nothing_depends_on_closed_streams(words: str, run: Run, open_: subprocess.CompletedProcess[str]) -> None:
    assert open_.returncode == COMMANDS[words]
    silent = run(words, ">&-")
    assert (silent.returncode, silent.stdout, silent.stderr) == (open_.returncode, "", open_.stderr)
    mute = run(words, "2>&-")
    assert (mute.returncode, mute.stdout, mute.stderr) == (open_.returncode, open_.stdout, "")
    assert run(words, "<&-", ">&-", "2>&-").returncode == open_.returncode


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
def test_an_answer_that_cannot_be_printed_is_told(words: str, run: Run) -> None:
    done = run(words, ">/dev/full")
    assert done.returncode == 2
    assert "error: stdout cannot be written: No space left on device" in done.stderr
    assert "Exception ignored" not in done.stderr
    assert run(words, ">/dev/full", "2>/dev/full").returncode == 2


@FULL
@pytest.mark.parametrize("words", COMMANDS)
def test_a_message_that_cannot_be_printed_changes_nothing(words: str, run: Run) -> None:
    done = run(words, "2>/dev/full")
    assert (done.returncode, done.stderr) == (COMMANDS[words], "")


@pytest.mark.parametrize("words", COMMANDS)
def test_readers_may_leave(words: str, run: Run) -> None:
    for streams in (["| true"], ["| true", "2>&1"], ["| true", "2>&1", ">/dev/null"]):
        done = run(words, *streams)
        assert done.returncode == COMMANDS[words]
        assert "BrokenPipe" not in done.stderr
