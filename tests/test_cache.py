"""What is remembered is what was read: never stale, never trusted blindly, never in the way."""

import os
import pickle
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from ctscore import cache, workspace
from ctscore.book import Book
from ctscore.cache import _FORM, _digest, cache_folder, fetch, keep, key_of
from ctscore.load.folder import contents_of
from ctscore.workspace import open_checked
from tests.conftest import BASE, DATA, Program

CARD = "scores/2022/par-index.yaml"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path / "data")
    monkeypatch.setenv("CTSCORE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "data"


def entries(data: Path) -> list[Path]:
    return sorted(own(data).iterdir())


def own(data: Path) -> Path:
    return data.parent / "cache" / "ctscore-cache"


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the files were read again")

    monkeypatch.setattr(workspace, "load_contents", refuse)
    monkeypatch.setattr(workspace, "load_folder", refuse)


def test_the_second_time_nothing_is_read_and_nothing_differs(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_checked(data)
    forbid_reading(monkeypatch)
    second = open_checked(data)
    assert second.files == first.files
    assert second.errors == first.errors == 0
    for filed in first.files:
        assert second.marks[filed.file].values == first.marks[filed.file].values


def test_a_changed_byte_is_another_entry(data: Path) -> None:
    open_checked(data)
    text = (data / CARD).read_text(encoding="utf-8")
    (data / CARD).write_text(text.replace("achieved: 0.25", "achieved: 0.75"), encoding="utf-8")
    changed = open_checked(data)
    (card,) = changed.all_scorecards
    assert card.value.criteria[0].criteria[0].achieved == Decimal("0.75")
    assert changed.errors == 1  # the published score says otherwise
    assert len(entries(data)) == 2
    (data / CARD).write_text(text, encoding="utf-8")
    assert open_checked(data).errors == 0


def test_errors_are_remembered(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (data / CARD).read_text(encoding="utf-8")
    (data / CARD).write_text(text.replace("achieved: 0.25", "achieved: 0.75"), encoding="utf-8")
    open_checked(data)
    forbid_reading(monkeypatch)
    assert open_checked(data).errors == 1


def test_the_key_depends_on_names_bytes_version_and_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {key_of({"a": b"1", "b": b"2"}), key_of({"a": b"12", "b": b""}), key_of({"a": b"1", "c": b"2"})}
    for name, value in (("__version__", "9"), ("_source_stamp", lambda: "later")):
        monkeypatch.setattr(cache, name, value)
        keys.add(key_of({"a": b"1", "b": b"2"}))
    assert len(keys) == 5


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: b"",
        lambda raw: raw[:-1],
        lambda raw: raw[:100] + b"x" + raw[101:],
        lambda raw: b"something else\n" + raw,
        lambda raw: _FORM + _digest(b"no pickle") + b"no pickle",
        lambda raw: _FORM + _digest(pickle.dumps("text")) + pickle.dumps("text"),
    ],
)
def test_a_spoilt_entry_is_passed_over(spoil: object, data: Path) -> None:
    first = open_checked(data)
    (entry,) = entries(data)
    entry.write_bytes(spoil(entry.read_bytes()))  # type: ignore[operator]
    assert open_checked(data).files == first.files
    assert open_checked(data).errors == 0


class Hostile:
    """Unpickled, it makes the folder that the variable CTSCORE_WAS_HERE names."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (os.environ["CTSCORE_WAS_HERE"],)


@pytest.mark.parametrize("value", [Hostile(), Book((Hostile(),), {}), Path("x")])  # type: ignore[arg-type]
def test_an_entry_cannot_call_anything(
    value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTSCORE_WAS_HERE", str(tmp_path / "here"))
    (tmp_path / "k").write_bytes(_FORM + _digest(pickle.dumps(value)) + pickle.dumps(value))
    assert fetch(tmp_path, "k") is None
    assert not (tmp_path / "here").exists()


@pytest.mark.skipif(os.name != "posix", reason="about permissions")
def test_a_folder_that_others_can_write_in_is_not_trusted(data: Path) -> None:
    open_checked(data)
    own(data).chmod(0o777)
    key = key_of(contents_of(data) or {})
    assert fetch(own(data), key) is None
    shutil.rmtree(own(data))
    own(data).mkdir(mode=0o777)
    own(data).chmod(0o777)
    assert open_checked(data).errors == 0
    assert entries(data) == []


def test_no_place_to_write_is_no_failure(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data.parent / "file").write_text("x")
    monkeypatch.setenv("CTSCORE_CACHE", str(data.parent / "file" / "below"))
    assert open_checked(data).errors == 0
    keep(data.parent / "file", "k", Book((), {}, errors=0))


def test_few_entries_are_kept(tmp_path: Path) -> None:
    for number in range(12):
        keep(tmp_path / "c", f"{number:064x}", Book((), {}, errors=number))
        os.utime(tmp_path / "c" / f"{number:064x}", (number, number))
    assert fetch(tmp_path / "c", f"{4:064x}") is not None  # it is in use, so another one goes
    last = "f" * 64
    keep(tmp_path / "c", last, Book((), {}, errors=99))
    kept = {path.name for path in (tmp_path / "c").iterdir()}
    assert kept == {last, *(f"{number:064x}" for number in (4, *range(6, 12)))}
    assert fetch(tmp_path / "c", f"{11:064x}") == Book((), {}, errors=11)


def test_nothing_of_somebody_else_is_deleted(data: Path) -> None:
    # Fifty files of the user's in the folder that the variable names; the cache makes one of its own in it.
    for number in range(50):
        (data.parent / "cache" / f"{number}.txt").parent.mkdir(exist_ok=True)
        (data.parent / "cache" / f"{number}.txt").write_text("thesis")
    open_checked(data)
    assert len(list((data.parent / "cache").glob("*.txt"))) == 50
    assert len(entries(data)) == 1


@pytest.mark.parametrize("name", ["thesis.txt", ".new-x", ".ctscore-new-x", f"{0:063x}", "folder/"])
def test_nothing_is_written_beside_what_is_not_ours(name: str, tmp_path: Path) -> None:
    if name.endswith("/"):
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_text("x")
    keep(tmp_path, "f" * 64, Book((), {}, errors=0))
    assert [path.name for path in tmp_path.iterdir()] == [name.rstrip("/")]


def test_what_is_only_called_like_an_entry_stays(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:064x}").write_text("thesis")
        os.utime(tmp_path / f"{number:064x}", (number, number))
    keep(tmp_path, "f" * 64, Book((), {}, errors=0))
    assert len(list(tmp_path.iterdir())) == 21


def test_what_a_killed_program_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / f".ctscore-new-{0:016x}").write_text("half")
    keep(tmp_path, "f" * 64, Book((), {}, errors=0))
    assert [path.name for path in tmp_path.iterdir()] == ["f" * 64]


@pytest.mark.parametrize("word", ["off", "OFF", "0", "no", "false"])
def test_it_can_be_switched_off(word: str, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTSCORE_CACHE", word)
    assert cache_folder() is None
    assert open_checked(data).errors == 0
    assert not (data.parent / "cache").exists()


def test_without_a_home_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CTSCORE_CACHE", "HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    assert cache_folder() is None


@pytest.mark.parametrize("words", [["tasks", "--agency", "STP"], ["rank", "2022", "--format", "json"]])
def test_answers_are_the_same_with_and_without(words: list[str], tmp_path: Path, program: Program) -> None:
    off = program(*words, CTSCORE_CACHE="off")
    fill, again = (program(*words, CTSCORE_CACHE=str(tmp_path / "cache")) for _ in range(2))
    assert off.stdout == fill.stdout == again.stdout
    assert off.stderr == fill.stderr == again.stderr == ""
    assert DATA.is_dir()
