"""Scenarios by path and by name: which is meant is never guessed."""

import json
from pathlib import Path

import pytest

from tests.conftest import Program, data_of_2022

SCENARIO = """\
format: ctscore/scenario@1
name: {vi: Kịch bản, en: Scenario}
index: PAR-INDEX
year: 2022
changes:
- {code: "5.4", to: POINTS}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data_of_2022(tmp_path / "data")
    for name, points in (("a.yaml", "0.5"), ("b.yaml", "1"), ("sub/a.yaml", "max")):
        path = tmp_path / "data/scenarios" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(SCENARIO.replace("POINTS", points), encoding="utf-8")
    (tmp_path / "plain").write_text(SCENARIO.replace("POINTS", "0.25"), encoding="utf-8")
    return tmp_path


def gain(program: Program, folder: Path, name: str, *more: str) -> float:
    done = program("whatif", "2022", "--file", name, "-f", "json", *more, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return float(json.loads(done.stdout)["sections"][0]["rows"][0]["change"])


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("b", 1),
        ("b.yaml", 1),
        ("sub/a", 1.5),
        ("data/scenarios/a.yaml", 0.5),
        ("scenarios/a", 0.5),
        ("plain", 0.25),
    ],
)
def test_a_scenario_by_name_or_path(name: str, change: float, folder: Path, program: Program) -> None:
    assert gain(program, folder, name) == change
    assert program("validate", cwd=folder).returncode == 0


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        (["--file", "a"], "matches several"),
        (["--file", "/nowhere/b.yaml"], "there is no scenario"),
        (["--file", "b", "--index", "papi"], "b.yaml is about 2022 · PAR-INDEX · can-tho, not"),
        (["--file", "b", "--unit", "ha noi"], "b.yaml is about 2022 · PAR-INDEX · can-tho, not"),
    ],
)
def test_what_is_not_meant_is_refused(asked: list[str], rule: str, folder: Path, program: Program) -> None:
    done = program("whatif", "2022", *asked, "--lang", "en", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert rule in done.stderr


def test_a_scenario_beside_what_was(folder: Path, program: Program) -> None:
    done = program("compare", "--scenario", "b", "--format", "json", cwd=folder)
    whole = json.loads(done.stdout)["sections"][0]["rows"][0]
    assert (whole["then"], whole["now"], whole["change"]) == (86.11, 87.11, 1)
