"""Share by share or in one piece, in one process or in several: the findings are the same."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ctscore import partition
from ctscore.checks import findings_in
from ctscore.findings import Finding
from ctscore.load import data_files, load_files
from ctscore.partition import divide
from tests.conftest import BASE, REPOSITORY, Program

# One a rule: what the others say is told in tests/test_corpus.py.
CASES = {path.name.split("-")[0]: path for path in sorted((REPOSITORY / "tests/corpus/cases").iterdir())}
OTHERS = ("don-vi-hai", "don-vi-ba", "don-vi-bon")


def sorted_findings(found: tuple[Finding, ...]) -> list[tuple[object, ...]]:
    return sorted((finding.order, finding.message("en")) for finding in found)


def in_shares(folder: Path, jobs: int = 1) -> list[tuple[object, ...]]:
    paths = data_files(folder)
    return sorted_findings(partition.check_files(paths, jobs, enough=1)[0])


def in_one_piece(folder: Path) -> list[tuple[object, ...]]:
    return sorted_findings(findings_in(load_files(data_files(folder))))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The base folder with the scorecard of its unit for other units too."""
    shutil.copytree(BASE, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    names = "".join(
        f"- {{id: {unit}, name: {{vi: {unit}, en: {unit}}}, short: {unit}, kind: city}}\n"
        for unit in OTHERS[1:]
    )
    with (tmp_path / "data/units.yaml").open("a", encoding="utf-8") as file:
        file.write(names)
    text = (tmp_path / "data/scores/2022/par-index.yaml").read_text(encoding="utf-8")
    for unit in OTHERS:
        there = tmp_path / f"data/scores/2022/{unit}.yaml"
        there.write_text(text.replace("unit: don-vi-mau", f"unit: {unit}"), encoding="utf-8")
    return tmp_path / "data"


@pytest.fixture
def never_whole(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what makes it a failure to look at the folder in one piece."""

    def refuse(_: object) -> None:
        raise AssertionError

    return lambda: monkeypatch.setattr(partition, "findings_in", refuse)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("case", CASES.values(), ids=lambda case: case.name)
def test_a_case_of_every_rule(case: Path, folder: Path) -> None:
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    assert in_shares(folder) == in_one_piece(folder)


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_fault_in_a_share_is_found_there(folder: Path, jobs: int, never_whole: Callable[[], None]) -> None:
    edit(folder / "scores/2022/don-vi-ba.yaml", "achieved: 0.25", "achieved: 0.75")
    whole = in_one_piece(folder)
    never_whole()
    assert whole
    assert in_shares(folder, jobs) == whole


def test_no_sums_are_told_of_any_share_where_one_cannot_be_added_up(
    folder: Path, never_whole: Callable[[], None]
) -> None:
    edit(folder / "scores/2022/don-vi-ba.yaml", "achieved: 0.25", "achieved: 0.75")
    edit(folder / "scores/2022/don-vi-bon.yaml", "achieved: 0.25", "achieved: 7.75")
    whole = in_one_piece(folder)
    never_whole()
    assert {finding[0][0] for finding in whole} == {"data/scores/2022/don-vi-bon.yaml"}  # type: ignore[index]
    assert in_shares(folder) == whole


def test_what_cannot_be_read_in_one_share_is_not_missed_in_another(
    folder: Path, never_whole: Callable[[], None]
) -> None:
    scenario = (
        "format: ctscore/scenario@1\nname: {vi: Mẫu, en: Sample}\nindex: PAR-INDEX\nyear: 2030\n"
        'unit: don-vi-hai\nchanges: [{code: "1.1", to: 1}]\n'
    )
    (folder / "scenarios").mkdir()
    (folder / "scenarios/mau.yaml").write_text(scenario, encoding="utf-8")
    assert any("2030" in str(finding) for finding in in_shares(folder))
    edit(folder / "scores/2022/don-vi-ba.yaml", "year: 2022", "year: [")
    whole = in_one_piece(folder)
    never_whole()
    assert not any("2030" in str(finding) for finding in whole)
    assert in_shares(folder) == whole


def test_a_crosswalk_is_held_against_the_codes_of_all_shares(
    folder: Path, never_whole: Callable[[], None]
) -> None:
    for unit in OTHERS:
        edit(folder / f"scores/2022/{unit}.yaml", "year: 2022", "year: 2021")
        edit(folder / f"scores/2022/{unit}.yaml", 'code: "1.2"', 'code: "1.3"')
    crosswalk = (
        '  crosswalks: [{year: 2022, codes: [{before: "1.3", after: "1.2"}, {before: "1.4", after: "1"}]}]\n'
    )
    edit(folder / "indexes.yaml", "- id: PAR-INDEX\n", f"- id: PAR-INDEX\n{crosswalk}")
    whole = in_one_piece(folder)
    never_whole()
    assert [finding[1] for finding in whole if "1.4" in str(finding[1])]
    assert not [finding[1] for finding in whole if "1.3" in str(finding[1])]
    assert in_shares(folder) == whole


def test_names_that_moved_between_years_are_seen_across_shares(
    folder: Path, never_whole: Callable[[], None]
) -> None:
    """The scorecards of 2021 call 1.1 what that of 2022 calls 1.2, each year in a share of its own."""
    for unit in OTHERS:
        edit(folder / f"scores/2022/{unit}.yaml", "year: 2022", "year: 2021")
        edit(folder / f"scores/2022/{unit}.yaml", "vi: Tiêu chí một một", "vi: Tiêu chí cũ")
        edit(folder / f"scores/2022/{unit}.yaml", "vi: Tiêu chí một hai", "vi: Tiêu chí một một")
    whole = in_one_piece(folder)
    never_whole()
    assert [finding for finding in whole if "1.2 in 2021 and 1.1 in 2022" in str(finding[1])]
    assert in_shares(folder) == whole


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("scores/2022/don-vi-ba.yaml", "unit: don-vi-ba", "unit: 'don-vi-hai'  # another"),
        ("scores/2022/don-vi-ba.yaml", "unit: don-vi-ba", "unit:\n  don-vi-hai"),
        ("scores/2022/don-vi-ba.yaml", "unit: don-vi-ba", "unit: &of don-vi-hai"),
        ("scores/2022/don-vi-ba.yaml", "unit: don-vi-ba", 'unit: "\\x64on-vi-hai"'),
        ("scores/2022/don-vi-ba.yaml", "unit: don-vi-ba", "unit: don-vi-ba-b\\x"),
        ("scores/2022/don-vi-ba.yaml", "format: ctscore/scorecard@1", 'format: "ctscore\\/scorecard@1"'),
        ("scores/2022/don-vi-ba.yaml", "format: ctscore/scorecard@1", "format: ctscore/scorecard@1x"),
        ("scores/2022/don-vi-ba.yaml", "format: ctscore/scorecard@1", "\ufeffformat: ctscore/scorecard@1"),
        ("units.yaml", "format:", "formal:"),
    ],
)
def test_heads_that_say_less_than_they_seem_to(file: str, old: str, new: str, folder: Path) -> None:
    edit(folder / file, old, new)
    assert in_shares(folder) == in_one_piece(folder)


def test_scorecards_of_a_unit_stay_together(folder: Path) -> None:
    shutil.copytree(folder / "scores/2022", folder / "scores/2021")
    division = divide(data_files(folder), enough=2)
    assert [len(share.paths) for share in division.shares] == [2, 2, 2, 2]
    assert all(len(share.units) == 1 for share in division.shares)
    assert {path.name for path in division.common} >= {"units.yaml", "ke-hoach.yaml", "papi.yaml"}


def test_a_small_folder_is_not_divided(folder: Path) -> None:
    assert not divide(data_files(folder)).shares


def test_a_machine_without_processes_to_spare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refuse)
    edit(folder / "scores/2022/don-vi-ba.yaml", "achieved: 0.25", "achieved: 0.75")
    assert in_shares(folder, jobs=4) == in_one_piece(folder)


@pytest.mark.parametrize("jobs", ["0", "-1", "x", "1.5", "²", "9" * 5000, ""])
def test_numbers_of_jobs_that_are_none(jobs: str, program: Program) -> None:
    done = program("validate", f"--jobs={jobs}", "--lang", "en")
    assert done.returncode == 2
    assert "not a number of processes" in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_a_named_pipe_among_the_data_keeps_nobody_waiting(folder: Path) -> None:
    os.mkfifo(folder / "scores/2022/ong.yaml")
    assert in_shares(folder) == in_one_piece(folder)
