"""Files are written whole or not at all, and never over what came there meanwhile."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ctscore import writer
from ctscore.findings import Refusal
from ctscore.writer import FileChange, held, write

BOTH_WAYS = pytest.mark.parametrize("nameless", [True, False])
"""With files that have no name until they are whole, and on disks that know no such files."""


@pytest.fixture(autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "nameless" in request.fixturenames and not request.getfixturevalue("nameless"):
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@BOTH_WAYS
def test_what_was_read_is_replaced_and_keeps_its_mode(nameless: bool, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old and longer")
    path.chmod(0o640)
    write([FileChange(path, b"new", b"old and longer")])
    assert (path.read_bytes(), path.stat().st_mode & 0o777, names(tmp_path)) == (b"new", 0o640, ["a"])


@BOTH_WAYS
@pytest.mark.parametrize("now", [b"old, and a line more", b"", None])
def test_what_has_changed_meanwhile_stays(now: bytes | None, nameless: bool, tmp_path: Path) -> None:
    path = tmp_path / "a"
    if now is not None:
        path.write_bytes(now)
    with pytest.raises(Refusal, match="CT985"):
        write([FileChange(path, b"new", b"old")])
    assert held(path) == now
    assert names(tmp_path) == ([] if now is None else ["a"])


@BOTH_WAYS
def test_a_new_file_does_not_replace_one_that_came_meanwhile(nameless: bool, tmp_path: Path) -> None:
    write([FileChange(tmp_path / "a", b"first", None)])
    with pytest.raises(Refusal, match="CT916"):
        write([FileChange(tmp_path / "a", b"second", None)])
    assert (held(tmp_path / "a"), names(tmp_path)) == (b"first", ["a"])


@BOTH_WAYS
def test_all_changes_or_none(nameless: bool, tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_bytes(b"old")
    changes = [FileChange(tmp_path / name, b"new", b"old") for name in "ab"]
    with pytest.raises(Refusal, match="CT985"):
        write([*changes, FileChange(tmp_path / "c", b"new", b"older")])
    assert [held(tmp_path / name) for name in "abc"] == [b"old"] * 3
    write(changes)
    assert [held(tmp_path / name) for name in "abc"] == [b"new", b"new", b"old"]
    assert names(tmp_path) == ["a", "b", "c"]


@BOTH_WAYS
def test_names_of_255_bytes(nameless: bool, tmp_path: Path) -> None:
    path = tmp_path / ("ă" * 126 + "abc")
    assert len(os.fsencode(path.name)) == 255
    write([FileChange(path, b"new", None)])
    write([FileChange(path, b"newer", b"new")])
    assert path.read_bytes() == b"newer"


@BOTH_WAYS
def test_a_full_disk_leaves_the_old_file(
    nameless: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal, match="No space left on device"):
        write([FileChange(tmp_path / "a", b"new", b"old"), FileChange(tmp_path / "b", b"new", None)])
    assert (held(tmp_path / "a"), names(tmp_path)) == (b"old", ["a"])


def test_a_link_leads_no_further_than_its_folder(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for path in (tmp_path / "outside", tmp_path / "data" / "real"):
        path.write_bytes(b"old")
        (tmp_path / "data" / f"to-{path.name}").symlink_to(path)
    write([FileChange(tmp_path / "data/to-real", b"new", b"old", tmp_path / "data")])
    assert held(tmp_path / "data/real") == b"new"
    with pytest.raises(Refusal, match="CT987"):
        write([FileChange(tmp_path / "data/to-outside", b"new", b"old", tmp_path / "data")])
    assert held(tmp_path / "outside") == b"old"
    write([FileChange(tmp_path / "data/to-outside", b"new", b"old")])
    assert (held(tmp_path / "outside"), (tmp_path / "data/to-outside").is_symlink()) == (b"new", True)


@pytest.mark.parametrize("before", [None, b""])
def test_only_files_are_replaced(before: bytes | None, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, reason in (("folder", "it is a folder"), ("pipe", "not a regular file")):
        with pytest.raises(Refusal, match=reason):
            write([FileChange(tmp_path / name, b"new", before)])
        with pytest.raises(Refusal, match=reason):
            held(tmp_path / name)
    assert names(tmp_path) == ["folder", "pipe"]


def test_what_killed_programs_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    ours = f".ctscore-new-{0:016x}"
    theirs = [".ctscore-new-", ".ctscore-new-notes", f"x{ours}", f"{ours}0", ".a.yaml.swp"]
    for name in (ours, *theirs):
        (tmp_path / name).write_bytes(b"x")
    write([FileChange(tmp_path / "a", b"new", None)])
    assert names(tmp_path) == sorted(["a", *theirs])


def test_what_is_write_protected_stays(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o444)
    with pytest.raises(Refusal, match="write-protected"):
        write([FileChange(tmp_path / "a", b"new", b"old")])
    assert held(tmp_path / "a") == b"old"


def test_who_does_not_let_go_is_not_waited_for(tmp_path: Path) -> None:
    with writer._locked(tmp_path, 0), pytest.raises(Refusal, match="CT986"):
        write([FileChange(tmp_path / "a", b"new", None)], patience=0.05)
    write([FileChange(tmp_path / "a", b"new", None)])
    assert held(tmp_path / "a") == b"new"


_ADDER = """
import sys
from pathlib import Path
from ctscore.findings import Refusal
from ctscore.writer import FileChange, held, write
path, name, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
done = 0
while done < times:
    before = held(path)
    try:
        write([FileChange(path, before + f"{name}{done}\\n".encode(), before)])
    except Refusal as refusal:
        assert refusal.rule.code == "CT985", refusal
        continue
    done += 1
"""


def test_of_several_writers_each_line_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    command = [sys.executable, "-c", _ADDER, str(path)]
    running = [subprocess.Popen([*command, name, "60"]) for name in "xyz"]
    assert [process.wait(120) for process in running] == [0, 0, 0]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("x")] == [f"x{number}" for number in range(60)]
    assert len(lines) == len(set(lines)) == 180
    assert names(tmp_path) == ["a"]


@BOTH_WAYS
def test_files_before_one_that_the_system_refuses_are_told(
    nameless: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"old")
    replace = Path.replace

    def busy(temporary: Path, target: Path) -> Path:
        if target.name == "b":
            raise OSError(errno.EBUSY, "Device or resource busy")
        return replace(temporary, target)

    monkeypatch.setattr(Path, "replace", busy)
    with pytest.raises(Refusal, match=r"CT992: .* is written") as refused:
        write([FileChange(tmp_path / name, b"new", b"old") for name in "ab"])
    assert refused.value.facts["files"] == str(tmp_path / "a")
    assert [held(tmp_path / name) for name in "ab"] == [b"new", b"old"]
    assert names(tmp_path) == ["a", "b"]


def test_no_folder_is_made_for_what_is_refused(tmp_path: Path) -> None:
    for name in ("data", "outside"):
        (tmp_path / name).mkdir()
    (tmp_path / "data/link").symlink_to(tmp_path / "outside")
    with pytest.raises(Refusal, match="CT987"):
        write([FileChange(tmp_path / "data/link/deep/a", b"new", None, tmp_path / "data")], make_folders=True)
    assert names(tmp_path / "outside") == []
    write([FileChange(tmp_path / "data/deep/er/a", b"new", None, tmp_path / "data")], make_folders=True)
    assert held(tmp_path / "data/deep/er/a") == b"new"
