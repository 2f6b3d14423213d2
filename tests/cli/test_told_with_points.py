"""What is told beside points: policies in every table, what is missing, the best total."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import BASE, Program

INDEXES = """\
format: ctscore/indexes@2
indexes:
- {id: PAR-INDEX, name: {vi: Chỉ số mẫu, en: Sample index}, measure: points}
- {id: PAPI, name: {vi: Chỉ số khác, en: Other index}, measure: points}
"""
# 10 points are left of 14: the 4 of 1.2 do not apply. 3 of 5 and 1 of 5 are 4 points, 40 percent.
CARD = """\
format: ctscore/scorecard@2
index: PAR-INDEX
unit: don-vi-mau
year: {year}
source: {{document: van-ban-mau, annex: I}}
max: 14
criteria:
- code: "1"
  name: {{vi: Lĩnh vực, en: Field}}
  criteria:
  - {{code: "1.1", name: {{vi: Một, en: One}}, max: 5, achieved: 3, stages: {{self: 4}}}}
  - {{code: "1.2", name: {{vi: Hai, en: Two}}, max: 4, not_applicable: {{how: shrink, why: {{vi: Không có, en: None}}}}}}
- {{code: "2", name: {{vi: Ba, en: Three}}, max: 5, achieved: 1, stages: {{self: 2}}}}
"""  # noqa: E501
POLICY = "Not applicable, taken out of the maximum: 1.2 (None)."
LEFT = "The maximum that is left is 10 of 14: 4 points are 40.00%."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "data")
    (tmp_path / "data/indexes.yaml").write_text(INDEXES, encoding="utf-8")
    for year in (2022, 2023):
        path = tmp_path / f"data/scores/{year}/par-index.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(CARD.format(year=year), encoding="utf-8")
    return tmp_path


def told(program: Program, folder: Path, *words: str) -> dict[str, list[str]]:
    """The notes of the first table, by their ids."""
    done = program(*words, "--index", "PAR-INDEX", "--format", "json", "--lang", "en", cwd=folder)
    assert done.returncode == 0, done.stderr
    section: Any = json.loads(done.stdout)["sections"][0]
    found: dict[str, list[str]] = {}
    for note in section["notes"]:
        found.setdefault(note["id"], []).append(note["text"])
    return found


@pytest.mark.parametrize(
    "words", [("totals",), ("gaps",), ("agencies",), ("path", "--to", "5"), ("stages",)], ids=" ".join
)
def test_every_table_tells_the_policy(program: Program, folder: Path, words: tuple[str, ...]) -> None:
    notes = told(program, folder, words[0], "2022", *words[1:])
    assert notes["not_applicable"] == [POLICY]
    assert "The maximum that is left is 10 of 14" in notes["shrunk"][0]


def test_what_if_tells_what_is_left_after_the_change(program: Program, folder: Path) -> None:
    notes = told(program, folder, "whatif", "2022", "--set", "2=max")
    # 3 of 5 and 5 of 5
    assert notes["shrunk"] == ["The maximum that is left is 10 of 14: 8 points are 80.00%."]
    assert notes["not_applicable"] == [POLICY]


def test_two_years_tell_it_of_each(program: Program, folder: Path) -> None:
    notes = told(program, folder, "compare", "2022", "2023")
    assert notes["not_applicable"] == [f"2022: {POLICY}", f"2023: {POLICY}"]
    assert notes["shrunk"] == [f"2022: {LEFT}", f"2023: {LEFT}"]


def write_panel(folder: Path, *rows: str) -> None:
    """A panel of two units: two criteria of 5 and 2 points and a bonus, of which ours is not asked."""
    two_units(folder)
    path = folder / "data/panels/2024/par-index.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "format: ctscore/panel@2\nindex: PAR-INDEX\nyear: 2024\nsource: {document: van-ban-mau}\nmax: 7\n"
        "criteria:\n"
        '- {code: "1", name: {vi: Một, en: One}, max: 5}\n'
        '- {code: "2", name: {vi: Hai, en: Two}, max: 2}\n'
        '- {code: "3", name: {vi: Ba, en: Three}, max: 4, bonus: true}\n'
        'own_max:\n- {unit: don-vi-mau, max: {"3": 0}}\n'
        "columns: 1 2 3\nrows:\n" + "".join(f"{row}\n" for row in rows),
        encoding="utf-8",
    )


def two_units(folder: Path) -> None:
    (folder / "data/units.yaml").write_text(
        "format: ctscore/units@1\nunits:\n"
        "- {id: don-vi-mau, name: {vi: Đơn vị mẫu, en: Sample unit}, short: Mẫu, kind: city}\n"
        "- {id: so-a, name: {vi: Sở A, en: A}, short: Sở A, kind: city}\n",
        encoding="utf-8",
    )


def test_a_ranking_tells_to_which_units(program: Program, folder: Path) -> None:
    two_units(folder)
    path = folder / "data/panels/2024/par-index.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "format: ctscore/panel@2\nindex: PAR-INDEX\nyear: 2024\nsource: {document: van-ban-mau}\nmax: 9\n"
        "criteria:\n"
        '- {code: "1", name: {vi: Một, en: One}, max: 5}\n'
        '- {code: "2", name: {vi: Hai, en: Two}, max: 4, not_applicable: shrink}\n'
        "columns: 1 2\nrows:\n- don-vi-mau 3 2\n- so-a 4 na\n",
        encoding="utf-8",
    )
    told_of = {code: told(program, folder, "rank", "2024", "--dimension", code) for code in ("1", "2")}
    assert "not_applicable" not in told_of["1"]
    assert told_of["2"]["not_applicable"] == ["Not applicable, taken out of the maximum: 2 (Sở A)."]
    whole = told(program, folder, "rank", "2024")
    assert whole["not_applicable"] == ["Not applicable, taken out of the maximum: 2 (Sở A)."]


@pytest.mark.parametrize(("stage", "missing"), [("published", "2"), ("self", "1; 2")])
def test_parts_of_what_the_index_sets_are_not_missing(
    program: Program, folder: Path, stage: str, missing: str
) -> None:
    text = (
        "format: ctscore/scorecard@2\nindex: PAR-INDEX\nunit: don-vi-mau\nyear: 2022\n"
        "source: {document: van-ban-mau, annex: I}\nmax: 10\ncriteria:\n"
        '- code: "1"\n  name: {vi: Một, en: One}\n  max: 5\n  published: 3\n'
        "  imputed: {vi: Chỉ số gán, en: Set by the index}\n  criteria:\n"
        '  - {code: "1.1", name: {vi: Một một, en: One one}, max: 2, achieved: 1, stages: {self: 2}}\n'
        '  - {code: "1.2", name: {vi: Một hai, en: One two}, max: 3}\n'
        '- {code: "2", name: {vi: Hai, en: Two}, max: 5}\n'
    )
    (folder / "data/scores/2022/par-index.yaml").write_text(text, encoding="utf-8")
    (note,) = told(program, folder, "totals", "2022", "--stage", stage)["unknown"]
    assert note.endswith(f"Criteria without points: {missing}.")


def test_points_that_the_index_sets_are_a_figure_of_their_stage(program: Program, folder: Path) -> None:
    text = (
        "format: ctscore/scorecard@2\nindex: PAR-INDEX\nunit: don-vi-mau\nyear: 2022\n"
        "source: {document: van-ban-mau, annex: I}\nmax: 10\ncriteria:\n"
        '- code: "1"\n  name: {vi: Một, en: One}\n  max: 5\n  published: 3\n'
        "  imputed: {vi: Chỉ số gán, en: Set by the index}\n  criteria:\n"
        '  - {code: "1.1", name: {vi: Một một, en: One one}, max: 5, stages: {self: 2}}\n'
        '- {code: "2", name: {vi: Hai, en: Two}, max: 5}\n'
    )
    (folder / "data/scores/2022/par-index.yaml").write_text(text, encoding="utf-8")
    # 3 is printed, 5 of 2 are not known: no leaf has a published figure, yet there are published points
    (note,) = told(program, folder, "totals", "2022", "--stage", "published")["unknown"]
    assert note.startswith("3 of 5 points assessed; 5 are not known: the total is 3 to 8.")


@pytest.mark.parametrize(
    ("unit", "said"),
    [("don-vi-mau", "Best total: Sở A, 11, 4 above."), ("so-a", "Best total: Sở A, 11.")],
)
def test_the_best_total_may_be_above_the_maximum(
    program: Program, folder: Path, unit: str, said: str
) -> None:
    write_panel(folder, "- don-vi-mau 5 2 -", "- so-a 5 2 4")
    # 5 and 2 of 7, and a bonus of 4; ours is asked for no bonus: 7
    assert told(program, folder, "gaps", "2024", "--unit", unit)["best"] == [said]


def test_of_an_interval_nothing_is_above_or_below(program: Program, folder: Path) -> None:
    write_panel(folder, "- don-vi-mau 5 - -", "- so-a 3 1 0")
    notes = told(program, folder, "gaps", "2024")
    assert notes["best"] == ["Best total: Sở A, 4."]
    notes = told(program, folder, "gaps", "2024", "--against", "best")
    assert notes["reference"][0].startswith(
        "The total is not known whole, the reference for totals 4 (Sở A)."
    )


def test_where_nothing_is_known_no_loss_is_told(program: Program, folder: Path) -> None:
    path = folder / "data/scores/2022/par-index.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("achieved: 3, ", "").replace("achieved: 1, ", ""), encoding="utf-8")
    notes = told(program, folder, "gaps", "2022")
    assert notes["summary"] == ["What was lost is not known."]
    # 1.1 and 2 can bring 5 points each; 1.2 does not apply.
    assert notes["unknown"][0].startswith(
        "No points are on file yet: 10 are not known, the total is 0 to 10."
    )
    done = program("sensitivity", "2022", "--index", "PAR-INDEX", "--format", "json", cwd=folder)
    assert json.loads(done.stdout)["sections"][0]["rows"] == []


def test_a_goal_in_percent_is_one_of_the_maximum_that_is_left(program: Program, folder: Path) -> None:
    goals = [("--to", "90%"), ("--to", "9"), ("--gain", "50%"), ("--gain", "5")]
    said = [program("path", "2022", *goal, "--index", "PAR-INDEX", cwd=folder).stdout for goal in goals]
    assert len(set(said)) == 1, said  # 4 points of 10 there are: 5 more are 9
    assert "9" in said[0]


def test_what_one_stage_alone_has_is_marked_and_not_cut(program: Program, folder: Path) -> None:
    path = folder / "data/scores/2022/par-index.yaml"
    text = path.read_text(encoding="utf-8").replace(", stages: {self: 2}", "")
    path.write_text(text, encoding="utf-8")
    done = program("stages", "2022", "--index", "PAR-INDEX", "--format", "json", "--lang", "en", cwd=folder)
    _, criteria, agencies = json.loads(done.stdout)["sections"]
    assert [(row["code"], row["cut"], row["only_at"]) for row in criteria["rows"]] == [
        ("1.1", 1, None),
        ("2", None, "published"),
    ]
    assert [(row["criteria"], row["cut"], row["one_sided"]) for row in agencies["rows"]] == [
        (1, 1, 0),
        (0, 0, 1),
    ]
