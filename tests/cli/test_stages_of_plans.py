"""`targets` and `progress` at a stage: what is promised and what is at stake, each of the stage it says."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.answers import asked
from tests.conftest import BASE, Program

TARGETS = """\
targets:
- id: a
  row: a
  name: {vi: Một, en: One}
  index: PAR-INDEX
  criterion: "1"
  unit: points
  goal: at-least
  value: 2.5
  due: 2022
- {id: b, row: b, name: {vi: Hạng}, index: PAR-INDEX, unit: rank, goal: within, value: 1, due: 2022}
- {id: c, row: c, name: {vi: Ba}, index: PAPI, criterion: "1", unit: points, goal: above, value: 1, due: 2022}
parts:
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A scorecard of 3.75 as published, of which the office claimed 1 + 2 and left field 2 to a survey."""
    shutil.copytree(BASE, tmp_path / "data")
    card, plan = tmp_path / "data/scores/2022/par-index.yaml", tmp_path / "data/plans/ke-hoach.yaml"
    text = card.read_text(encoding="utf-8").replace("scorecard@1", "scorecard@2")
    text = text.replace("achieved: 0.25", "achieved: 0.25\n    stages: {self: 1}")
    text = text.replace("achieved: 1.5", "achieved: 1.5\n    stages: {self: 1.75}")
    card.write_text(text, encoding="utf-8")
    plan.write_text(plan.read_text(encoding="utf-8").replace("parts:\n", TARGETS), encoding="utf-8")
    return tmp_path


def told(section: Any) -> str:
    return " ".join(note["text"] for note in section["notes"])


def test_a_target_says_at_which_stage_it_was_reached(folder: Path, program: Program) -> None:
    document = asked(program, folder, "targets")
    assert document["schema"] == "ctscore/targets/2"
    assert "stage" not in document
    ranks, points = document["sections"]
    assert [(one["item"], one["actual"], one["stage"]) for one in ranks["rows"]] == [("b", 2, "published")]
    assert [(one["item"], one["actual"], one["outcome"], one["stage"]) for one in points["rows"]] == [
        ("a", 1.75, "missed", "published"),
        ("c", 6.75, "met", "published"),
    ]


def test_a_target_at_another_stage(folder: Path, program: Program) -> None:
    document = asked(program, folder, "targets", "--stage", "self", "--index", "PAR-INDEX")
    assert (document["schema"], document["stage"]) == ("ctscore/targets/2", "self")
    ranks, points = document["sections"]
    assert [(one["actual"], one["outcome"]) for one in ranks["rows"]] == [(None, "no-figure")]
    assert [(one["actual"], one["outcome"], one["stage"]) for one in points["rows"]] == [
        (2.75, "met", "self")
    ]


def test_where_a_file_says_one_thing_only_no_stage_is_told(program: Program) -> None:
    done = program("targets", "--format", "json")
    assert json.loads(done.stdout)["schema"] == "ctscore/targets/1"


def test_what_is_at_stake_at_a_stage(folder: Path, program: Program) -> None:
    """Published, 0.75 + 0.5 are lost at the criteria with tasks; claimed, 0 + 0.25, and 2 are not known."""
    _, stakes = asked(program, folder, "progress", "2023")["sections"]
    assert stakes["title"].endswith("PAR-INDEX 2022 · published")
    assert stakes["rows"][-1]["at_stake"] == 1.25
    document = asked(program, folder, "progress", "2023", "--stage", "self")
    assert (document["schema"], document["stage"]) == ("ctscore/progress/2", "self")
    _, stakes = document["sections"]
    assert stakes["title"].endswith("PAR-INDEX 2022 · self-assessed")
    assert stakes["rows"][-1]["at_stake"] == 0.25
    assert "PAR-INDEX 2022 · self-assessed: lost points at stake 0.25" in told(stakes)
    assert "2.75 of 3 points assessed; 2.00 are not known" in told(stakes)


def test_points_that_are_not_known_are_not_zero(folder: Path, program: Program) -> None:
    card = folder / "data/scores/2022/par-index.yaml"
    text = card.read_text(encoding="utf-8").replace("\n    stages: {self: 1.75}", "")
    card.write_text(text, encoding="utf-8")
    (tasks,) = asked(program, folder, "progress", "2023", "--stage", "self", "-a", "so-mot")["sections"]
    assert [(one["item"], one["at_stake"]) for one in tasks["rows"]] == [("I/1.1", 0), ("I/1.2", None)]
