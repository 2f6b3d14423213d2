"""Where the data is."""

from pathlib import Path

import pytest

from ctscore.findings import Refusal
from ctscore.load import find_data, folder_around, only_shipped, shipped_data, within
from ctscore.load.folder import shown


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CTSCORE_DATA", raising=False)


def test_the_nearest_folder_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("outer/data/scores", "outer/inner/data/scores", "outer/inner/deep", "elsewhere"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "outer/inner/deep")
    assert find_data() == tmp_path / "outer/inner/data"
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert find_data() == shipped_data()


def test_who_asks_for_no_folder_is_told_whose_data_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert only_shipped(None)
    monkeypatch.setenv("CTSCORE_DATA", "")  # set to nothing: nobody asks
    assert only_shipped(None)
    monkeypatch.setenv("CTSCORE_DATA", str(shipped_data()))
    assert not only_shipped(None)
    monkeypatch.delenv("CTSCORE_DATA")
    assert not only_shipped(shipped_data())
    monkeypatch.chdir(shipped_data())
    assert not only_shipped(None)


@pytest.mark.parametrize(
    ("file", "text", "ours"),
    [
        ("units.yaml", "# yaml-language-server: …\nformat: ctscore/units@1\nunits: []\n", True),
        ("units.yaml", "\ufeff\"format\": 'ctscore/units@1'\nunits: []\n", True),
        ("plans/2025.yaml", "format: ctscore/plan@1\n", True),
        ("units.yaml", "units: [a, b]\n", False),
        ("bang-diem.yaml", "format: ctscore/scorecard@3\n", False),
        ("plans/readme.md", "format: ctscore/plan@1\n", False),
    ],
)
def test_a_data_folder_without_scores_has_files_of_ours(
    file: str, text: str, ours: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "data" / file
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert find_data() == (tmp_path / "data" if ours else shipped_data())


def test_a_named_folder_must_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refusal, match="CT909"):
        find_data(tmp_path / "nowhere")
    monkeypatch.setenv("CTSCORE_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(Refusal, match="CT909"):
        find_data()


def test_a_repository_stands_for_its_data(tmp_path: Path) -> None:
    (tmp_path / "data" / "scores").mkdir(parents=True)
    assert within(tmp_path) == tmp_path / "data"
    assert within(tmp_path / "data") == tmp_path / "data"
    assert folder_around(tmp_path / "data/scores/2022/a.yaml") == tmp_path / "data"
    assert folder_around(tmp_path / "a.yaml") is None


def test_paths_are_shown_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "data" / "a.yaml") == "data/a.yaml"
    assert shown(Path("/elsewhere/a.yaml")) == "/elsewhere/a.yaml"
