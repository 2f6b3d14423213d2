"""A full disk or Ctrl-C in the midst of writing: the files are as they were, and nothing lies about."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.warm import Warm, in_text

WRITERS = {
    "set": "set 1.1 0.75 --year 2022",
    "fmt": "fmt",
    "seal": "seal",
    "new": "new scorecard --from 2022 --year 2023 -o data/scores/2023.yaml",
    "answer": "gaps 2022 -o old.md",
}
# Files may not grow beyond a few bytes: what a full disk looks like from inside the program.
FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (8, 8))"
CTRL_C_AT_THE_START = """\
import builtins
real = builtins.__import__
def load(name, *rest):
    if name == "typer": raise KeyboardInterrupt
    return real(name, *rest)
builtins.__import__ = load
"""
CTRL_C = "import os\ndef stop(_): raise KeyboardInterrupt\nos.fsync = stop"


def after(
    warm: Warm, folder: Path, trouble: str, words: str
) -> tuple[subprocess.CompletedProcess[str], bool]:
    """Run a command while there is `trouble`; return what it said, and whether the folder is as it was."""
    (folder / "old.md").write_text("### An earlier answer\n")
    with (folder / "data/units.yaml").open("a", encoding="utf-8") as file:
        file.write("\n\n")  # something for `fmt`
    before = contents(folder)
    done = in_text(warm.run(words.split(), folder, environment(folder), trouble))
    return done, contents(folder) == before


def environment(folder: Path) -> dict[str, str]:
    return {"CTSCORE_CACHE": str(folder.parent / "cache"), "CTSCORE_LANG": "en"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("writer", WRITERS)
def test_a_full_disk(writer: str, unpublished: Path, warm: Warm) -> None:
    done, unchanged = after(warm, unpublished, FULL, WRITERS[writer])
    assert unchanged
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("writer", WRITERS)
def test_ctrl_c(writer: str, unpublished: Path, warm: Warm) -> None:
    done, unchanged = after(warm, unpublished, CTRL_C, WRITERS[writer])
    assert unchanged
    assert (done.returncode, done.stderr) == (130, "")


def test_ctrl_c_while_the_program_is_loaded(unpublished: Path) -> None:
    program = f"{CTRL_C_AT_THE_START}\nimport sys\nfrom ctscore.cli import main\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", program, "gaps", "2022"],
        cwd=unpublished,
        env=environment(unpublished),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
