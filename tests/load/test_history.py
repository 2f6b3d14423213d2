"""What the data was before is told whole or not at all."""

import os
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from ctscore.findings import Refusal
from ctscore.load import history
from ctscore.load.history import load_revision
from ctscore.validation import changes_since
from tests.conftest import BASE
from tests.load.repositories import CARD, clone, git, lower, repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(autouse=True)
def _at_home_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return repository(tmp_path / "folder")


def refusal(folder: Path, revision: str = "HEAD~1", *, gate: bool = True) -> str:
    """Return the code of the refusal, and its words."""
    with pytest.raises(Refusal) as caught:
        changes_since([folder / "data"], None, revision, gate=gate)
    assert caught.value.text("vi") != caught.value.text("en")
    return f"{caught.value.rule.code} {caught.value.text('en')}"


def object_of(folder: Path, name: str) -> Path:
    object_ = git(folder, "rev-parse", name)
    return folder / ".git/objects" / object_[:2] / object_[2:]


@pytest.mark.parametrize("filter_", ["blob:none", "tree:0"])
def test_a_partial_clone_is_whole_or_refused(filter_: str, folder: Path, tmp_path: Path) -> None:
    partial = clone(folder, tmp_path / "partial", f"--filter={filter_}")
    _, found = changes_since([partial / "data"], None, "HEAD", gate=True)
    assert found.cards == ()
    said = refusal(partial)
    assert said.startswith("CT972 the git repository does not have all of HEAD~1 here")
    assert "`git archive --output=old.tar HEAD~1`" in said
    git(partial, "archive", f"--output={tmp_path / 'old.tar'}", "HEAD~1")
    _, whole = changes_since([partial / "data"], None, "HEAD~1", gate=True)
    assert [card.difference for card in whole.cards] == [Decimal("3.25") - Decimal("3.75")]


@pytest.mark.parametrize("name", [f"HEAD~1:{CARD}", "HEAD~1:data/scores", "HEAD~1:data", "HEAD~1:", "HEAD~1"])
@pytest.mark.parametrize("content", [None, b"", b"no object"])
def test_an_object_that_is_missing_or_broken(name: str, content: bytes | None, folder: Path) -> None:
    path = object_of(folder, name)
    path.chmod(0o600)
    path.unlink() if content is None else path.write_bytes(content)
    assert refusal(folder)[:5] in ("CT972", "CT948")


def test_a_shallow_clone_names_the_way(folder: Path, tmp_path: Path) -> None:
    shallow = clone(folder, tmp_path / "shallow", "--depth=1")
    said = refusal(shallow)
    assert said.startswith("CT948")
    assert "git fetch --unshallow" in said


@pytest.mark.parametrize(
    "revision", ["^HEAD", "HEAD..HEAD~1", "HEAD^!", f"HEAD:{CARD}", "HEAD:data", "a b", "\x1b"]
)
def test_what_names_no_commit(revision: str, folder: Path) -> None:
    assert refusal(folder, revision).startswith("CT948")


def test_a_tag_names_its_commit(folder: Path) -> None:
    git(folder, "tag", "-am", "x", "v1", "HEAD~1")
    assert load_revision(folder / "data", "v1").files == load_revision(folder / "data", "HEAD~1").files


def test_another_owner_names_the_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    said = refusal(folder)
    assert said.startswith("CT971")
    assert f'git config --global --add safe.directory "{folder}"' in said


def test_a_folder_beside_the_files_of_its_repository(folder: Path, tmp_path: Path) -> None:
    """There `rev-parse --is-inside-work-tree` says “false”, and its exit code is 0."""
    git(folder, "config", "core.worktree", str(tmp_path / "elsewhere"))
    assert git(folder / "data", "rev-parse", "--is-inside-work-tree") == "false"
    assert refusal(folder).startswith("CT947")


def test_a_git_file_that_points_nowhere(folder: Path) -> None:
    (folder / "data/.git").write_text("gitdir: /nowhere\n")
    assert refusal(folder).startswith("CT970 git does not look into")


def test_a_folder_that_was_renamed_is_not_new(folder: Path) -> None:
    git(folder, "mv", "data", "old")
    git(folder, "commit", "-qm", "as it was")
    git(folder, "mv", "old", "data")
    said = refusal(folder, "HEAD")
    assert said.startswith("CT973")
    assert "old/scores/2022/par-index.yaml" in said
    # Where no total is guarded, all is shown as new.
    _, found = changes_since([folder / "data"], None, "HEAD")
    assert [(card.before, str(card.after)) for card in found.cards] == [(None, "3.25")]


def test_a_folder_whose_scorecards_lay_elsewhere_is_not_new(folder: Path) -> None:
    git(folder, "mv", "data/scores", "points")
    git(folder, "commit", "-qm", "as it was")
    git(folder, "mv", "points", "data/scores")
    assert refusal(folder, "HEAD").startswith("CT973")


def test_a_folder_that_is_new(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("a: 1\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "no data yet")
    shutil.copytree(BASE, tmp_path / "data")
    assert refusal(tmp_path, "HEAD").startswith("CT978")
    (tmp_path / ".gitignore").write_text("data/scores\n")
    git(tmp_path, "add", "-A")
    said = refusal(tmp_path, "HEAD")
    assert said.startswith("CT978")
    assert "par-index.yaml" in said
    git(tmp_path, "add", "-Af")
    _, found = changes_since([tmp_path / "data"], None, "HEAD", gate=True)
    assert [(card.before, str(card.after)) for card in found.cards] == [(None, "3.75")]


def test_a_scorecard_that_is_new_beside_others_needs_not_be_added_yet(folder: Path) -> None:
    old = (folder / CARD).read_text(encoding="utf-8")
    (folder / "data/scores/2021.yaml").write_text(old.replace("year: 2022", "year: 2021"), encoding="utf-8")
    _, found = changes_since([folder / "data"], None, "HEAD", gate=True)
    assert [card.key.period.year for card in found.cards] == [2021]
    (folder / ".gitignore").write_text("2021.yaml\n")
    assert refusal(folder, "HEAD").startswith("CT978")


def test_a_link_in_history(folder: Path) -> None:
    (folder / CARD).rename(folder / "card.yaml")
    (folder / CARD).symlink_to("../../../card.yaml")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "a link to a file")
    assert f"{CARD} is a link" in refusal(folder, "HEAD")
    (folder / CARD).unlink()
    (folder / "card.yaml").rename(folder / CARD)
    (folder / "data/scores").rename(folder / "points")
    (folder / "data/scores").symlink_to("../points")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "a link to a folder")
    assert refusal(folder, "HEAD").startswith("CT974")


def test_a_repository_inside_the_data(folder: Path) -> None:
    commit = git(folder, "rev-parse", "HEAD")
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{commit},data/panels-of-others")
    git(folder, "commit", "-qm", "a submodule")
    assert refusal(folder, "HEAD").startswith("CT974")


def test_hidden_names_do_not_matter(folder: Path) -> None:
    (folder / "data/.cache").symlink_to("/tmp")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "a hidden link")
    assert load_revision(folder / "data", "HEAD").files == load_revision(folder / "data", "HEAD~1").files


def test_files_that_lfs_keeps(folder: Path) -> None:
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 537\n"
    whole = (folder / CARD).read_text(encoding="utf-8")
    (folder / CARD).write_text(pointer)
    git(folder, "commit", "-qam", "pointers")
    (folder / CARD).write_text(whole, encoding="utf-8")
    assert refusal(folder, "HEAD").startswith("CT975")


def test_files_that_could_not_be_read_then(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file of then is unreadable: that is not a folder without files."""
    whole = {path: path.read_text(encoding="utf-8") for path in (folder / "data").rglob("*.yaml")}
    for path in whole:
        path.write_text("- x\n")
    git(folder, "commit", "-qam", "nothing")
    for path, text in whole.items():
        path.write_text(text, encoding="utf-8")
    assert refusal(folder, "HEAD").startswith("CT950")
    monkeypatch.setattr(history, "MOST_BYTES", 100)
    assert refusal(folder).startswith("CT950")


def test_a_folder_that_is_empty_now(folder: Path) -> None:
    for path in (folder / "data").rglob("*.yaml"):
        path.unlink()
    assert refusal(folder).startswith("CT950")


def test_names_of_any_bytes(folder: Path) -> None:
    for name in (b"data/scores/\xff.yaml", b"data/scores/a\nb.yaml", b"data/scores/ \t\xc3\xa9.yaml"):
        path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
        (folder / CARD).rename(path)
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "renamed")
        _, found = changes_since([folder / "data"], None, "HEAD~1", gate=True)
        assert found.cards == ()
        path.rename(folder / CARD)


def test_one_folder_at_a_time(folder: Path, tmp_path: Path) -> None:
    """Whatever part of it is named, the folder is compared whole."""
    shutil.copytree(BASE, tmp_path / "other/data")
    lower(tmp_path / "other")
    with pytest.raises(Refusal, match="CT977"):
        changes_since([folder / "data", tmp_path / "other"], None, "HEAD")
    for part in (folder, folder / "data/scores", folder / CARD):
        _, found = changes_since([part, folder / "data"], None, "HEAD~1", gate=True)
        assert [str(card.after) for card in found.cards] == ["3.25"]
