"""Asking git about a folder that may have come from anybody: nothing is run for it, and nothing waits.

A repository names programs in its own configuration: how a missing object is fetched, what watches files,
what pages an answer. A tracked folder can even pass for a repository itself. So git is asked only for what it
has on this disk.
"""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Timer
from typing import IO

from ctscore.findings import Refusal
from ctscore.findings.usage_rules import GIT_HANGS, NO_GIT, TOO_MUCH_IN_GIT
from ctscore.records import dataclass
from ctscore.words import printable

_PATIENCE = 60.0
_MOST_BYTES = 100_000_000
_MOST_WORDS = 2_000
_OPTIONS = (
    "--no-pager",
    "--no-replace-objects",
    # A repository inside the tracked files is not the one that the folder lies in.
    "-c", "safe.bareRepository=explicit",
    "-c", "protocol.allow=never",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
)  # fmt: skip
_SAFELY = {
    # protocol.allow holds only where the repository has no rule of its own for a protocol; this always holds.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",  # some of its words are told apart
}
_OF_ANOTHER_PLACE = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG", "GIT_DIR", "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
)  # fmt: skip
"""Variables that put another repository in place of the one around the folder; git hooks have them set."""


@dataclass(frozen=True, slots=True)
class GitOutput:
    """What git said: its exit code, its output, and its own words about what is wrong, in one line."""

    code: int
    output: bytes
    words: str

    @property
    def lines(self) -> list[str]:
        """The lines of the output."""
        return self.output.decode("utf-8", "surrogateescape").splitlines()

    @property
    def entries(self) -> list[str]:
        """The parts of an output that was asked for with `-z`: names may hold any byte but NUL."""
        return [part for part in self.output.decode("utf-8", "surrogateescape").split("\0") if part]


def ask(folder: Path, *words: str, given: bytes = b"", most: int = _MOST_BYTES) -> GitOutput:
    """Return what git says to `words` in `folder`, with `given` on its standard input.

    Raises `Refusal` where there is no git, where it says nothing for a minute, or more than `most` bytes.
    """
    command = [_program(), *_OPTIONS, "-C", str(folder), *words]
    with TemporaryFile() as asked, TemporaryFile() as told:
        asked.write(given)
        asked.seek(0)
        output, code = _run(command, asked, told, most)
        told.seek(0)
        said = told.read(_MOST_WORDS).decode("utf-8", "replace")
    return GitOutput(code, output, printable(" ".join(said.split())))


def _run(command: list[str], asked: IO[bytes], told: IO[bytes], most: int) -> tuple[bytes, int]:
    late = Event()
    # A session of its own, so that whatever git may have started ends with it.
    try:
        running = subprocess.Popen(  # noqa: S603 (the words are ours but for a revision, behind --end-of-options)
            command,
            stdin=asked,
            stdout=subprocess.PIPE,
            stderr=told,
            env=_environment(),
            start_new_session=True,
        )
    except OSError:
        raise Refusal(NO_GIT) from None

    def stop() -> None:
        late.set()
        _kill(running)

    clock = Timer(_PATIENCE, stop)
    clock.start()
    try:
        with running:
            output = running.stdout.read(most + 1) if running.stdout else b""
            if len(output) > most:
                raise Refusal(TOO_MUCH_IN_GIT, most=str(most))
            code = running.wait()
    except BaseException:
        _kill(running)
        raise
    finally:
        clock.cancel()
    if late.is_set():
        raise Refusal(GIT_HANGS, seconds=f"{_PATIENCE:.0f}")
    return output, code


def _kill(running: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        if sys.platform == "win32":
            running.kill()
        else:
            os.killpg(running.pid, signal.SIGKILL)


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_PLACE}
    return {**kept, **_SAFELY}


def _program() -> str:
    """Return the git of PATH; never one in the current folder, which Windows would look at first."""
    name = "git.exe" if sys.platform == "win32" else "git"
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        found = shutil.which(str(Path(folder, name))) if Path(folder).is_absolute() else None
        if found is not None:
            return found
    raise Refusal(NO_GIT)
