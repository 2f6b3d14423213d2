"""Ranks, what-if and path of files of the second version, as the program tells them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.answers import notes, rows
from tests.conftest import BASE, REPOSITORY, Program

EXAMPLE = REPOSITORY / "examples" / "cham-diem-so"
INDEXES = """\
format: ctscore/indexes@2
indexes:
- id: PAR-INDEX
  name: {vi: Chỉ số mẫu, en: Sample index}
  measure: percent
  answers:
  - id: dat
    words:
    - {id: dat, word: {vi: Đạt, en: Met}, share: 1}
    - {id: khong-dat, word: {vi: Không đạt, en: Not met}, share: 0}
- id: PAPI
  name: {vi: Chỉ số khác, en: Other index}
  measure: points
"""
# A point of 1 is worth 35/6 of 100 points, one of 2 is worth 30/7: 7 * 35/6 + 30/7 - 1 = 44.119.
CARD = """\
format: ctscore/scorecard@2
index: PAR-INDEX
unit: don-vi-mau
year: 2022
stage: self
source: {document: van-ban-mau, annex: I}
max: 100
aggregate: weighted-mean
criteria:
- code: "1"
  name: {vi: Lĩnh vực một, en: Field one}
  weight: 7
  cap: {most: 9}
  criteria:
  - {code: "1.1", name: {vi: Tiêu chí một một, en: Criterion one one}, max: 6, achieved: 3}
  - {code: "1.2", name: {vi: Tiêu chí một hai, en: Criterion one two}, max: 6, achieved: 4}
- code: "2"
  name: {vi: Lĩnh vực hai, en: Field two}
  weight: 3
  criteria:
  - {code: "2.1", name: {vi: Tiêu chí, en: Criterion}, max: 3, achieved: 1}
  - {code: "2.2", name: {vi: Tiêu chí, en: Criterion}, max: 4, answers: dat, achieved: Không đạt}
- {code: "3", name: {vi: Điểm trừ, en: Deduction}, min: -5, max: 0, achieved: -1}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "data")
    (tmp_path / "data/indexes.yaml").write_text(INDEXES, encoding="utf-8")
    (tmp_path / "data/scores/2022/par-index.yaml").write_text(CARD, encoding="utf-8")
    return tmp_path


def read(program: Program, folder: Path, *words: str) -> dict[str, Any]:
    done = program(*words, "--format", "json", "--lang", "en", cwd=folder)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_departments_are_ranked_by_percent_of_their_own_maximum(program: Program) -> None:
    answer = read(program, EXAMPLE, "rank", "2025")
    ranking, incomplete, ladder = answer["sections"]
    assert answer["schema"] == "ctscore/rank/2"
    assert ranking["title"] == "CCHC-SO 2025 · ranking by percent of the own maximum"
    assert rows(ranking, "rank", "unit", "score", "max", "percent", "best_rank", "worst_rank") == [
        (1, "so-b", 17.5, 20, 87.5, 1, 1),
        (1, "so-c", 22.75, 26, 87.5, 1, 1),
        (3, "so-a", 25, 30, 83.3333333333, 3, 3),
        (4, "so-e", 23, 30, 76.6666666667, 4, 5),
    ]
    assert rows(incomplete, "unit", "low", "high", "best_rank", "worst_rank") == [("so-d", 70, 80, 4, 5)]
    assert rows(ladder, "goal", "rank", "percent", "missing") == [("next", 1, 87.5, 1.25)]
    assert "With all points Sở A ranks 3 in any case." in notes(ranking)["rank_range"]


def test_an_option_ranks_by_points_and_a_unit_not_known_whole_has_a_range(program: Program) -> None:
    done = program("rank", "2025", "--by", "points", "--lang", "vi", cwd=EXAMPLE)
    assert "Sở A: hạng 1/4, 25,0 điểm." in done.stdout
    done = program("rank", "2025", "--unit", "so d", "--lang", "vi", cwd=EXAMPLE)
    assert "Sở D chưa đủ điểm nên chưa có hạng, chỉ có khoảng hạng." in done.stdout
    assert "Khi đủ điểm, Sở D có thể xếp từ hạng 4 đến 5." in done.stdout
    assert read(program, EXAMPLE, "rank", "2023", "--by", "percent")["schema"] == "ctscore/rank/2"
    assert read(program, EXAMPLE, "rank", "2023")["schema"] == "ctscore/rank/1"


def test_what_if_evaluates_the_tree_again(program: Program, folder: Path) -> None:
    words = ("whatif", "2022", "--set", "1.1=max", "--set", "2.2=Đạt", "--set", "3=-2", "--index", "par")
    answer = read(program, folder, *words)
    whole, changed, _ = answer["sections"]
    assert answer["schema"] == "ctscore/whatif/2"
    assert whole["title"].endswith("as it would be · self-assessed")
    # 35/6 a point of 1, 30/7 a point of 2: 3 * 35/6 of which the cap takes 35/6, 4 * 30/7, and 1 off.
    assert rows(changed, "code", "before", "after", "change", "line") == [
        ("1.1", 3, 6, 17.5, None),
        ("2.2", 0, 4, 17.1428571429, None),
        ("3", -1, -2, -1, None),
        ("1", 0, -5.8333333333, -5.8333333333, "cap"),
    ]
    assert rows(whole, "code", "change")[0] == ("PAR-INDEX", 27.8095238095)
    assert "the total changes by +27.8095" in notes(changed)["caps"]


def test_what_cannot_be_changed_is_told_with_its_reason(program: Program, folder: Path) -> None:
    done = program(
        "whatif", "2022", "--set", "2.2=Tốt", "--set", "3=-6", "-i", "par", "--lang", "en", cwd=folder
    )
    assert done.returncode == 2
    assert "“Tốt” is no answer to 2.2: Đạt, Không đạt" in done.stderr
    assert "3 would have -6 points, on a scale from -5 to 0" in done.stderr


def test_a_path_under_a_cap_reaches_its_target_and_does_not_claim_to_be_the_shortest(
    program: Program, folder: Path
) -> None:
    answer = read(program, folder, "path", "2022", "--to", "80", "--index", "par")
    steps = answer["sections"][0]
    assert answer["schema"] == "ctscore/path/2"
    assert "shortest" not in steps["title"]
    assert rows(steps, "code", "asked", "after", "total")[-1] == ("2.1", 1.65, 2.65, 80)
    assert notes(steps)["goal"].endswith("3 of 5 criteria will do.")
    assert "comes to 80." in notes(steps)["verified"]
    sets = [f"--set={code}={after}" for code, after in rows(steps, "code", "after")]
    again = read(program, folder, "whatif", "2022", *sets, "--index", "par")
    assert again["sections"][0]["rows"][0]["after"] == 80


def test_an_answer_and_a_figure_below_zero_stand_in_a_scenario(program: Program, folder: Path) -> None:
    scenario = (
        "format: ctscore/scenario@1\nname: {vi: Mẫu, en: Sample}\nindex: PAR-INDEX\nyear: 2022\n"
        'changes:\n- {code: "2.2", to: Đạt}\n- {code: "3", to: -2}\n- {code: "2.1", by: -1}\n'
    )
    (folder / "kich-ban.yaml").write_text(scenario, encoding="utf-8")
    answer = read(program, folder, "whatif", "2022", "--file", "kich-ban.yaml")
    assert rows(answer["sections"][1], "code", "after") == [("2.2", 4), ("2.1", 0), ("3", -2)]


def test_the_picture_of_a_report_is_in_points_of_the_whole(program: Program, folder: Path) -> None:
    """70 and 30 of 100 by weight: 1 has 7 of 12 points and lost 175/6; the deduction has no place."""
    words = ("report", "2022", "--index", "par", "-o", "r.html", "--lang", "en")
    assert program(*words, cwd=folder).returncode == 0
    page = (folder / "r.html").read_text(encoding="utf-8")
    assert "<title>1 Field one: 29.1667 of 70 lost</title>" in page
    assert "<title>2 Field two: 25.7143 of 30 lost</title>" in page
    assert "each part is as high as it weighs" in page
    assert "Deductions and bonuses are not in the picture" in page
    assert " not all is known" not in page
