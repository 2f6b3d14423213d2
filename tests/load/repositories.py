"""Repositories to be asked about, honest and hostile ones, built from the made-up folder."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from tests.conftest import BASE

CARD = "data/scores/2022/par-index.yaml"


def git(folder: Path, *words: str, given: bytes = b"", **variables: str) -> str:
    """Return what plain git says in `folder`, with nothing of the user's own configuration."""
    who = ["-c", "user.name=ctscore", "-c", "user.email=ctscore@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *words],
        check=True,
        capture_output=True,
        input=given,
        env={"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, **variables},
    )
    return done.stdout.decode().strip()


def plainly(folder: Path, *words: str, given: bytes = b"") -> None:
    """Ask plain git, whatever comes of it."""
    with suppress(subprocess.CalledProcessError):
        git(folder, *words, given=given)


def repository(folder: Path) -> Path:
    """Make a repository of two commits: in the first 1.2 has 1.5 points, in the second 1 point."""
    shutil.copytree(BASE, folder / "data")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    lower(folder)
    git(folder, "commit", "-qam", "second")
    git(folder, "config", "uploadpack.allowFilter", "true")
    git(folder, "config", "uploadpack.allowAnySHA1InWant", "true")
    return folder


def lower(folder: Path) -> None:
    """Let the total of the scorecard fall by half a point, from 3.75 to 3.25."""
    text = (folder / CARD).read_text(encoding="utf-8")
    assert "achieved: 1.5" in text
    text = text.replace("achieved: 1.5", "achieved: 1").replace("score: 3.75", "score: 3.25")
    (folder / CARD).write_text(text, encoding="utf-8")


def clone(source: Path, folder: Path, *words: str) -> Path:
    """Return a clone of `source` in `folder`."""
    git(source, "clone", "-q", *words, f"file://{source}", str(folder))
    return folder


def configure(folder: Path, settings: Mapping[str, str]) -> None:
    for name, value in settings.items():
        git(folder, "config", name, value)


def script(path: Path, text: str) -> Path:
    """Write a program of the shell."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def _by_a_helper(mark: Path, _: Path) -> dict[str, str]:
    run = script(mark.parent / "run", f"touch {mark}")
    return {"remote.origin.url": f"ext::{run}", "protocol.ext.allow": "always"}


def _by_a_named_helper(mark: Path, _: Path) -> dict[str, str]:
    run = script(mark.parent / "run", f"touch {mark}")
    return {"remote.origin.url": str(run), "remote.origin.vcs": "ext", "protocol.ext.allow": "always"}


def _by_ssh(mark: Path, _: Path) -> dict[str, str]:
    return {
        "remote.origin.url": "ssh://host/x",
        "core.sshCommand": f"touch {mark};",
        "protocol.ssh.allow": "always",
    }


def _by_the_program_of_the_other_side(mark: Path, source: Path) -> dict[str, str]:
    return {"remote.origin.uploadpack": f"touch {mark}; false", "remote.origin.url": str(source)}


def _by_the_name_of_the_remote(mark: Path, source: Path) -> dict[str, str]:
    name = f"--upload-pack=touch {mark};"
    return {
        "remote.origin.url": str(source.parent / "nowhere"),
        f"remote.{name}.promisor": "true",
        "extensions.partialClone": name,
        "protocol.file.allow": "always",
    }


TRANSPORTS: dict[str, Callable[[Path, Path], dict[str, str]]] = {
    "ext": _by_a_helper,
    "vcs": _by_a_named_helper,
    "ssh": _by_ssh,
    "uploadpack": _by_the_program_of_the_other_side,
    "name": _by_the_name_of_the_remote,
}
"""Settings by which fetching a missing object touches a file, given that file and a source of the objects."""


def embedded(folder: Path, mark: Path, *, bare: bool = True) -> Path:
    """Return a repository whose tracked data folder passes for a bare repository that touches `mark`."""
    source = repository(folder.parent / "source-of-the-embedded")
    inner = clone(source, folder.parent / "inner", "--bare", "--filter=blob:none")
    configure(inner, TRANSPORTS["ssh"](mark, source))
    if not bare:
        configure(inner, {"core.bare": "false", "core.worktree": str(folder / "data")})
    shutil.copytree(BASE, folder / "data")
    for name in ("HEAD", "config", "packed-refs", "objects"):
        copy = shutil.copytree if (inner / name).is_dir() else shutil.copy
        copy(inner / name, folder / "data" / name)
    (folder / "data/refs").mkdir()
    (folder / "data/refs/.keep").touch()
    git(folder, "init", "-q")
    git(folder, "add", "-Af", ".")
    git(folder, "commit", "-qm", "x")
    return folder
