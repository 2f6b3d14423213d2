"""What every table says of points that are no plain sums: policies, weights, set-offs, caps, conditions."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.answers import notes, rows
from tests.conftest import BASE, Program

HEAD = """\
format: ctscore/{kind}@2
index: PAR-INDEX
{unit}year: 2022
source: {{document: van-ban-mau, annex: I}}
"""
Told = Callable[..., dict[str, Any]]


@pytest.fixture
def told(program: Program, tmp_path: Path) -> Told:
    """Ask the program about a scorecard or panel, given from `max` on: sections by code, in English."""

    def ask(content: str, *words: str, kind: str = "scorecard") -> dict[str, Any]:
        folder = tmp_path / "data"
        if not folder.exists():
            shutil.copytree(BASE, folder)
            (folder / "scores/2022/par-index.yaml").unlink()
            (folder / "indexes.yaml").write_text(INDEXES, encoding="utf-8")
        head = HEAD.format(kind=kind, unit="unit: don-vi-mau\n" if kind == "scorecard" else "")
        (folder / f"{kind}.yaml").write_text(head + content, encoding="utf-8")
        asked = (*words, "-i", "PAR-INDEX", "--format", "json", "--lang", "en")
        done = program(*asked, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        return {section["id"]: section for section in answer["sections"]}

    return ask


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


IMPUTED = """\
max: 100
aggregate: weighted-mean
criteria:
- code: "1"
  name: {vi: Một, en: One}
  max: 10
  weight: 7
  imputed: {vi: Gán, en: Set}
  criteria:
  - {code: "1.1", name: {vi: a, en: a}, max: 5}
  - {code: "1.2", name: {vi: b, en: b}, max: 5}
- {code: "2", name: {vi: Hai, en: Two}, max: 10, weight: 3}
columns: 1 1.1 1.2 2
rows:
- don-vi-mau 7 3 3 5
- don-vi-hai 8 - - 2
"""


def test_what_the_index_sets_is_measured_against_others_and_not_its_parts(told: Told) -> None:
    # A point of 1 is worth 100 * 0.7 / 10 = 7: one less than the other unit's 8 is 7 of the whole.
    gaps = told(IMPUTED, "gaps", "2022", "--against", "unit:don-vi-hai", kind="panel")["PAR-INDEX"]
    assert rows(gaps, "code", "achieved", "level", "lost") == [("1", 7, 8, 7)]
    gaps = told(IMPUTED, "gaps", "2022", "--against", "best", "-u", "don-vi-hai", kind="panel")["PAR-INDEX"]
    assert rows(gaps, "code", "lost") == [("2", 9)]  # 3 points short, each worth 3
    gaps = told(IMPUTED, "gaps", "2022", kind="panel")["PAR-INDEX"]
    assert rows(gaps, "code", "lost", "best", "to_best") == [("1", 21, 8, 7), ("2", 15, 5, 0)]


CAPPED = """\
stage: self
max: 10
criteria:
- code: "1"
  name: {vi: Một, en: One}
  max: 10
  cap: {most: 6}
  criteria:
  - {code: "1.1", name: {vi: a, en: a}, max: 5, achieved: 5, stages: {appraised: 4}}
  - {code: "1.2", name: {vi: b, en: b}, max: 5, achieved: 5, stages: {appraised: 5}}
"""


def test_a_cut_under_a_cap_is_no_more_than_the_whole_lost(told: Told) -> None:
    # 10 of which the cap takes 4, then 9 of which it takes 3: 6 and 6, so that nothing was cut in all.
    found = told(CAPPED, "stages", "2022")
    assert rows(found["PAR-INDEX/criteria"], "code", "self", "appraised", "cut", "line") == [
        ("1.1", 5, 4, 1, None),
        ("1.2", 5, 5, 0, None),
        ("1", -4, -3, -1, "cap"),
    ]
    assert ": 1 point cut, 0 points less in all" in notes(found["PAR-INDEX/criteria"])["summary"]
    assert sum(cut for (cut,) in rows(found["PAR-INDEX/agencies"], "cut")) == 0


ABSENT = """\
max: 20
criteria:
- code: "1"
  name: {vi: Một, en: One}
  max: 10
  criteria:
  - {code: "1.1", name: {vi: a, en: a}, max: 7, achieved: 3}
  - {code: "1.2", name: {vi: b, en: b}, max: 3, not_applicable: {how: shrink}}
- {code: "2", name: {vi: Hai, en: Two}, max: 10, achieved: 9}
"""
POLICY = "Not applicable, taken out of the maximum: 1.2."
LEFT = "The maximum that is left is 17 of 20: "


@pytest.mark.parametrize(
    "words",
    [
        *("totals 2022", "tree 2022", "gaps 2022", "gaps 2022 --by field", "agencies 2022", "coverage 2022"),
        *("sensitivity 2022", "trend", "whatif 2022 -s 1.1=max", "path 2022 --to 13"),
    ],
)
def test_every_table_tells_the_policy_that_changes_it(told: Told, words: str) -> None:
    said = [note["text"] for note in told(ABSENT, *words.split())["PAR-INDEX"]["notes"]]
    side = "2022: " if words == "trend" else ""
    assert side + POLICY in said
    assert any(text.startswith(side + LEFT) for text in said)


OWN = """\
max: 20
rank_by: percent
own_max:
- {unit: don-vi-hai, max: {"1": 4}}
criteria:
- {code: "1", name: {vi: Một, en: One}, max: 10}
- {code: "2", name: {vi: Hai, en: Two}, max: 10, not_applicable: shrink}
columns: 1 2
rows:
- don-vi-mau 6 na
- don-vi-hai 3 8
"""


def test_a_ranking_says_by_what_and_to_whom_what_does_not_apply(told: Told) -> None:
    by_points = told(OWN, "rank", "2022", "--by", "points", kind="panel")["PAR-INDEX"]
    assert by_points["title"] == "PAR-INDEX 2022 · ranking by points"
    assert rows(by_points, "unit", "score") == [("don-vi-hai", 11), ("don-vi-mau", 6)]
    for found in (by_points, told(OWN, "profile", "2022", kind="panel")["PAR-INDEX"]):
        assert notes(found)["not_applicable"] == "Not applicable, taken out of the maximum: 2 (Mẫu)."


WEIGHED = """\
max: 100
aggregate: weighted-mean
stage: self
criteria:
- code: "1"
  name: {vi: Một, en: One}
  max: 10
  weight: 7
  criteria:
  - {code: "1.1", name: {vi: a, en: a}, max: 6, achieved: 3, stages: {appraised: 2}}
  - {code: "1.2", name: {vi: b, en: b}, max: 4, achieved: 4, stages: {appraised: 4}}
- {code: "2", name: {vi: Hai, en: Two}, max: 10, weight: 3, achieved: 5, stages: {appraised: 5}}
- {code: "3", name: {vi: Thưởng, en: Bonus}, max: 4, bonus: true, achieved: 2, stages: {appraised: 2}}
"""


def test_points_of_the_whole_are_marked_wherever_they_stand(told: Told) -> None:
    # A point of 1 is worth 7, of 2 it is worth 3: 3 and 5 points short are 21 and 15 of the whole.
    tables = "gaps 2022", "agencies 2022", "coverage 2022", "sensitivity 2022", "show 1.1 --year 2022"
    for words in tables:
        assert (
            "in points of the whole" in notes(told(WEIGHED, *words.split())["PAR-INDEX"])["points_of_whole"]
        )
    cuts = told(WEIGHED, "stages", "2022")["PAR-INDEX/criteria"]
    assert rows(cuts, "code", "cut")[0] == ("1.1", 7)
    assert "points_of_whole" in notes(cuts)
    for words in ("totals 2022", "tree 2022"):
        found = told(WEIGHED, *words.split())["PAR-INDEX"]
        assert "own_points" in notes(found)


def test_set_offs_are_told_where_losses_are_added_up(told: Told) -> None:
    for words in ("agencies 2022", "coverage 2022", "gaps 2022 --by field"):
        found = notes(told(WEIGHED, *words.split())["PAR-INDEX"])
        assert "2 points are set off (the bonus of criterion 3): 36 lost, 34 short" in found["set_off"]
    of_field = told(WEIGHED, "gaps", "2022", "--field", "1")["PAR-INDEX"]
    assert rows(of_field, "code", "lost") == [("1.1", 21)]  # not the bonus of another field


def test_comparing_tells_that_a_weight_went_to_the_others(told: Told) -> None:
    panel = OWN.replace("max: 20\n", "max: 100\naggregate: mean\n").replace('{"1": 4}', '{"1": 10}')
    found = told(panel, "compare", "2022", "-u", "don-vi-mau", "-u", "don-vi-hai", kind="panel")
    # 6 of 10 alone are 60 of 100, 3 and 8 of 10 are 15 + 40: 1 moves by 15 - 60.
    assert rows(found["PAR-INDEX"], "code", "moved") == [("PAR-INDEX", -5), ("1", -45), ("2", None)]
    weight = "Mẫu: Not applicable, taken out, its weight going to the others: 2."
    assert notes(found["PAR-INDEX"])["not_applicable"] == weight
    assert "Weights differ on the two sides" in notes(found["PAR-INDEX/moved"])["moved"]


CONDITIONS = """\
max: 10
floor: 7.5
needs: 2
criteria:
- code: "1"
  name: {vi: Một, en: One}
  max: 6
  cap: {most: 4}
  floor: 3
  criteria:
  - {code: "1.1", name: {vi: a, en: a}, max: 4, achieved: 4}
  - {code: "1.2", name: {vi: b, en: b}, max: 2, achieved: 1}
- {code: "2", name: {vi: Hai, en: Two}, max: 4, answers: dat, achieved: Không đạt}
"""
# 4 + 1 of 6, of which the cap leaves 4: over the floor of 1, and with nothing at 2 under that of the whole.
FAILS = "FAILS: PAR-INDEX (at least 7.5 points, has 4; 2 of 2 parts must pass, now 1, not: 2)"


def test_the_verdict_says_what_is_asked_and_what_fails_it(told: Told) -> None:
    for words in ("totals 2022", "gaps 2022"):
        assert notes(told(CONDITIONS, *words.split())["PAR-INDEX"])["judgement"] == f"PAR-INDEX: {FAILS}."
    table = told(CONDITIONS, "gaps", "2022")["PAR-INDEX/conditions"]
    assert rows(table, "outcome", "floor", "needs", "of", "passed", "failing") == [
        ("condition-failed", 7.5, None, None, None, None),
        ("condition-failed", None, 2, 2, 1, "2"),
    ]


def test_what_if_and_path_tell_whether_it_passes_before_and_after(told: Told) -> None:
    passes = f"Conditions: before {FAILS}; after PASSES its conditions."
    for words in ("whatif 2022 -s 2=Đạt", "path 2022 --to 8"):
        assert notes(told(CONDITIONS, *words.split())["PAR-INDEX"])["judgement"] == passes
    # An answer that was the best and is changed no longer passes: 4 of 7.5 points, 1 of 2 parts.
    best = CONDITIONS.replace("achieved: Không đạt", "achieved: Đạt")
    found = told(best, "whatif", "2022", "-s", "2=Không đạt")["PAR-INDEX"]
    assert notes(found)["judgement"] == f"Conditions: before PASSES its conditions; after {FAILS}."


def test_a_criterion_tells_its_cap_its_condition_and_all_that_it_lost(told: Told) -> None:
    found = notes(told(CONDITIONS, "show", "1", "--year", "2022")["PAR-INDEX"])
    assert found["cap"] == "Points are kept within: at most 4; this takes 1."
    assert found["condition"] == "Condition met: at least 3 points, has 4."
    assert found["parts"] == "What is lost (below zero: set off): 1.2 (1), the cap of criterion 1 (1)."


def test_open_conditions_are_not_said_to_fail(told: Told) -> None:
    unknown = CONDITIONS.replace(", achieved: Không đạt", "")
    assert told(unknown, "gaps", "2022")["PAR-INDEX/conditions"]["title"].endswith(
        "conditions not known to be met"
    )


def test_the_picture_of_a_tree_is_sized_by_weights(told: Told, program: Program, tmp_path: Path) -> None:
    told(WEIGHED, "totals", "2022")  # writes the folder
    done = program("report", "2022", "-o", "r.html", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    drawn = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "1 One: 21 of 70 lost" in drawn  # 10 points, each worth 7 of the whole
    assert "2 Two: 15 of 30 lost" in drawn


PRINTED = """\
max: 10
imputed: {vi: Gán, en: Set}
published: {score: 6.5}
criteria:
- {code: "1", name: {vi: Một, en: One}, max: 5, achieved: 3}
- {code: "2", name: {vi: Hai, en: Two}, max: 5, achieved: 3}
"""


def test_a_total_that_the_index_imputes_is_kept_as_printed(
    told: Told, program: Program, tmp_path: Path
) -> None:
    whole = told(PRINTED, "totals", "2022")["PAR-INDEX"]
    assert rows(whole, "score", "lost", "verdict")[0] == (6.5, 3.5, None)  # 3 + 3 are 6
    assert notes(whole)["imputed"].startswith("PAR-INDEX: points set by the index")
    gaps = told(PRINTED, "gaps", "2022")["PAR-INDEX"]
    assert rows(gaps, "code", "lost") == [("PAR-INDEX", 3.5)]
    assert "off_scale" not in notes(gaps)
    assert rows(told(PRINTED, "gaps", "2022", "--by", "field")["PAR-INDEX"], "lost") == [(3.5,)]
    after = told(PRINTED, "whatif", "2022", "-s", "1=max")["PAR-INDEX"]
    assert rows(after, "before", "after")[0] == (6.5, 6.5)
    assert not {"CT203", "CT307"} & set(program("validate", "data", cwd=tmp_path).stdout.split())


def test_the_row_of_a_cap_has_no_tasks_of_the_parts(told: Told, program: Program, tmp_path: Path) -> None:
    told(CAPPED.replace("achieved: 5, stages: {appraised: 5}", "achieved: 4"), "totals", "2022")
    done = program("annex", "2022", "-i", "par", "-o", "a.md", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    cells = [line.split("|") for line in (tmp_path / "a.md").read_text(encoding="utf-8").splitlines()]
    tasks = {row[1].strip(): row[5].strip() for row in cells if len(row) > 5}
    # 5 + 4 of which the cap takes 3: that is nobody's task, the point lost at 1.2 is that of 1.2.
    assert (tasks["1"], tasks["1.2"]) == ("…", "Việc hai")


def test_below_imputed_points_nothing_is_lost_and_a_bonus_is_told(told: Told) -> None:
    card = PRINTED.replace('code: "2"', 'bonus: true, code: "2"')
    leaf = told(card, "show", "1", "--year", "2022")["PAR-INDEX"]
    assert rows(leaf, "achieved", "lost") == [(3, 0)]
    assert notes(leaf)["imputed"].startswith("Below points that the index sets")
    bonus = told(card, "show", "2", "--year", "2022")["PAR-INDEX"]
    assert rows(bonus, "max") == [(5,)]
    assert notes(bonus)["bonus"] == "A bonus: it is outside the maximum."
