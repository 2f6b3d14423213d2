"""git is asked about folders of anybody: nothing that they name is run, and nothing waits."""

import os
import shutil
import time
from pathlib import Path

import pytest

from ctscore.findings import Refusal
from ctscore.load import git as asking
from ctscore.load.git import ask
from ctscore.load.history import load_revision, refuse_unless_new
from tests.load.repositories import (
    CARD,
    TRANSPORTS,
    clone,
    configure,
    embedded,
    git,
    plainly,
    repository,
    script,
)

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or os.name != "posix", reason="needs git, and programs of the shell"
)
# Versions before 2.45 know nothing of the variable, those before 2.38 nothing of the setting.
OLDER = pytest.mark.parametrize("older", [False, True], ids=["this-git", "older-git"])


@pytest.fixture(autouse=True)
def _at_home_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


def grow_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(asking._SAFELY, "GIT_NO_LAZY_FETCH")
    options = (
        word.replace("safe.bareRepository=explicit", "safe.bareRepository=all") for word in asking._OPTIONS
    )
    monkeypatch.setattr(asking, "_OPTIONS", tuple(options))


def blob_of(source: Path) -> bytes:
    return git(source, "rev-parse", f"HEAD~1:{CARD}").encode() + b"\n"


@OLDER
@pytest.mark.parametrize("transport", TRANSPORTS)
def test_what_fetches_a_missing_object_is_not_run(
    transport: str, older: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, mark = repository(tmp_path / "source"), tmp_path / "mark"
    partial = clone(source, tmp_path / "clone", "--filter=blob:none")
    configure(partial, TRANSPORTS[transport](mark, source))
    plainly(partial, "cat-file", "--batch", given=blob_of(source))
    assert mark.exists(), "plain git runs it"
    mark.unlink()
    if older:
        grow_old(monkeypatch)
    with pytest.raises(Refusal, match="CT972"):
        load_revision(partial / "data", "HEAD~1")
    assert not mark.exists()


def test_what_fetches_is_not_run_for_a_git_file_that_points_elsewhere_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, mark = repository(tmp_path / "source"), tmp_path / "mark"
    partial = clone(source, tmp_path / "clone", "--filter=blob:none")
    configure(partial, TRANSPORTS["ssh"](mark, source))
    (partial / ".git").rename(tmp_path / "elsewhere")
    (partial / ".git").write_text(f"gitdir: {tmp_path / 'elsewhere'}\n")
    plainly(partial, "cat-file", "--batch", given=blob_of(source))
    assert mark.exists()
    mark.unlink()
    grow_old(monkeypatch)
    with pytest.raises(Refusal, match="CT972"):
        load_revision(partial / "data", "HEAD~1")
    assert not mark.exists()


@OLDER
@pytest.mark.parametrize("bare", [True, False])
def test_a_tracked_folder_that_passes_for_a_repository_is_none(
    bare: bool, older: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "mark"
    outer = embedded(tmp_path / "outer", mark, bare=bare)
    whole = clone(outer, tmp_path / "whole")
    plainly(whole / "data", "cat-file", "--batch", given=b"HEAD~1:" + CARD.encode() + b"\n")
    assert mark.exists()
    mark.unlink()
    if older:
        grow_old(monkeypatch)
    with pytest.raises(Refusal, match=r"CT970|CT947"):
        load_revision(whole / "data", "HEAD")
    assert not mark.exists()


def test_a_monitor_of_files_and_hooks_are_not_run(tmp_path: Path) -> None:
    folder, mark = repository(tmp_path / "folder"), tmp_path / "mark"
    run = script(tmp_path / "hooks/post-index-change", f"touch {mark}")
    for name, value in (("core.fsmonitor", str(run)), ("core.hooksPath", str(run.parent))):
        git(folder, "config", name, value)
        os.utime(folder / CARD)
        plainly(folder, "status")
        assert mark.exists(), name
        mark.unlink()
    assert load_revision(folder / "data", "HEAD").files
    refuse_unless_new(folder / "data", "HEAD", ["x"], first=False)
    assert not mark.exists()


def test_the_repository_is_that_around_the_folder_whatever_hooks_of_git_have_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, other = repository(tmp_path / "folder"), tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    before = load_revision(folder / "data", "HEAD").files
    assert len(before) == len(list((folder / "data").rglob("*.yaml"))) > 0
    for name, value in (
        ("GIT_DIR", other / ".git"),
        ("GIT_WORK_TREE", other),
        ("GIT_OBJECT_DIRECTORY", other),
    ):
        monkeypatch.setenv(name, str(value))
    assert load_revision(folder / "data", "HEAD").files == before


@pytest.mark.parametrize("path", ["", ".", "bin", "/nowhere"])
def test_a_git_in_the_current_folder_is_not_run(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("git", "bin/git"):
        script(tmp_path / name, f"touch {tmp_path}/mark")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path)
    with pytest.raises(Refusal, match="CT946"):
        ask(tmp_path, "--version")
    assert not (tmp_path / "mark").exists()


def test_a_git_that_hangs_is_left_and_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path / "git", f"(sleep 3; touch {tmp_path}/mark) & wait")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(asking, "_PATIENCE", 0.3)
    with pytest.raises(Refusal, match="CT976"):
        ask(tmp_path, "status")
    time.sleep(4)
    assert not (tmp_path / "mark").exists()


def test_a_configuration_that_never_ends_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repository(tmp_path / "folder")
    os.mkfifo(tmp_path / "pipe")
    with (folder / ".git/config").open("a") as config:
        config.write(f"[include]\n\tpath = {tmp_path / 'pipe'}\n")
    monkeypatch.setattr(asking, "_PATIENCE", 0.5)
    with pytest.raises(Refusal, match=r"CT976|CT970"):
        load_revision(folder / "data", "HEAD")


def test_an_answer_without_end_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten trees, each ten times the one below: 10,000,000,000 files in eleven objects."""
    git(tmp_path, "init", "-q")
    inner = git(tmp_path, "hash-object", "-w", "--stdin", given=b"x")
    for kind in ("100644 blob", *["040000 tree"] * 9):
        lines = "".join(f"{kind} {inner}\ta{number}{'.yaml' * (kind[0] == '1')}\n" for number in range(10))
        inner = git(tmp_path, "mktree", given=lines.encode())
    top = git(tmp_path, "mktree", given=f"040000 tree {inner}\tdata\n".encode())
    commit = git(tmp_path, "commit-tree", "-m", "bomb", top)
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(asking.ask, "__kwdefaults__", {"given": b"", "most": 100_000})
    with pytest.raises(Refusal, match="CT979"):
        load_revision(tmp_path / "data", commit)


def test_what_git_says_comes_in_one_line_without_signs_for_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path / "git", r"printf 'fatal: \033[31mred\nand more\n' >&2; exit 128")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    answer = ask(tmp_path, "status")
    assert (answer.code, answer.words) == (128, "fatal: \N{REPLACEMENT CHARACTER}[31mred and more")
