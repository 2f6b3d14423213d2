"""What every table says of points that are no plain sums: policies, weights, set-offs, caps, conditions."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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


def rows(section: dict[str, Any], *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in section["rows"]]


def notes(section: dict[str, Any]) -> dict[str, str]:
    return {note["id"]: note["text"] for note in section["notes"]}


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
        ("1", -4, -3, -1, "cap"),
        ("1.1", 5, 4, 1, None),
        ("1.2", 5, 5, 0, None),
    ]
    assert ": 0 points cut" in notes(found["PAR-INDEX/criteria"])["summary"]
    assert sum(cut for (cut,) in rows(found["PAR-INDEX/agencies"], "cut")) == 0
