"""Raw values and answers in words are shown as what they are, and never counted as points."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import BASE, Program

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
  - id: muc
    words:
    - {id: a, word: {vi: A, en: A}}
    - {id: c, word: {vi: C, en: C}}
- id: PAPI
  name: {vi: Chỉ số khác, en: Other index}
  measure: points
"""
# 100 * (0.7 * 7/10 + 0.3 * 5/10) = 64, and 1 for the bonus: 65. Lost are 21 and 15, 36 in all.
WEIGHED = """\
format: ctscore/scorecard@2
index: PAR-INDEX
unit: don-vi-mau
year: {year}
source: {{document: van-ban-mau, annex: I}}
max: 100
aggregate: weighted-mean
criteria:
- {{code: "1", name: {{vi: Một, en: One}}, max: 10, weight: 7, achieved: 7}}
- {{code: "2", name: {{vi: Hai, en: Two}}, max: 10, weight: 3, achieved: 5}}
- {{code: "3", name: {{vi: Thưởng, en: Bonus}}, max: 3, bonus: true, achieved: 1}}
- {{code: "4", name: {{vi: Thô, en: Raw}}, better: lower, best: 0, worst: 100, achieved: {raw}}}
"""
PANEL = """\
format: ctscore/panel@2
index: PAR-INDEX
year: {year}
source: {{document: van-ban-mau}}
max: 10
criteria:
- {{code: "1", name: {{vi: Một, en: One}}, max: 6, not_applicable: shrink}}
- {{code: "2", name: {{vi: Hai, en: Two}}, max: 4}}
- {{code: "3", name: {{vi: Thô, en: Raw}}, better: lower, best: 1, worst: 5}}
- {{code: "4", name: {{vi: Mức, en: Level}}, answers: muc}}
columns: 1 2 3 4
rows:
- {rows}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "data")
    (tmp_path / "data/indexes.yaml").write_text(INDEXES, encoding="utf-8")
    (tmp_path / "data/scores/2022/par-index.yaml").unlink()
    return tmp_path


def write(folder: Path, year: int, text: str, **facts: object) -> Path:
    kind = "panels" if "/panel@" in text else "scores"
    path = folder / "data" / kind / str(year) / "par-index.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.format(year=year, **facts), encoding="utf-8")
    return path


def panel(folder: Path, year: int, *rows: str) -> None:
    write(folder, year, PANEL, rows="\n- ".join(rows))


def sections(program: Program, folder: Path, *words: str) -> dict[str, dict[str, Any]]:
    """Return the sections of an answer by their ids."""
    done = program(*words, "--format", "json", "--lang", "en", cwd=folder)
    assert done.returncode == 0, done.stderr
    return {one["id"]: one for one in json.loads(done.stdout)["sections"]}


def by_code(section: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in section["rows"]}


def test_nothing_can_be_left_out_where_nothing_counts(program: Program, folder: Path) -> None:
    """4 + 3 = 7 points against 5 + 1 = 6; the raw values 3 and 1 change neither, nor do the words."""
    panel(folder, 2022, "don-vi-mau 4 3 3 A", "don-vi-hai 5 1 1 C")
    found = sections(program, folder, "sensitivity", "2022", "--index", "PAR-INDEX")
    lines = [(row["weighting"], row["code"], row["rank"]) for row in found["PAR-INDEX/weightings"]["rows"]]
    # Without 1: 3 against 1; without 2: 4 against 5. Equal weights: 4/6 + 3/4 against 5/6 + 1/4.
    assert [(code, rank) for _, code, rank in lines] == [(None, 1), (None, 1), ("1", 1), ("2", 2)]


def test_compare_tells_the_direction_and_moves_nothing_by_it(program: Program, folder: Path) -> None:
    """The raw value goes from 14.2 to 11, by -3.2, which is better, and the whole stays at 65."""
    write(folder, 2022, WEIGHED, raw="14.2")
    write(folder, 2023, WEIGHED, raw="11")
    found = sections(program, folder, "compare", "2022", "2023", "--index", "PAR-INDEX")
    raw = by_code(found["PAR-INDEX"])["4"]
    assert (raw["then"], raw["now"], raw["change"], raw["moved"]) == (14.2, 11, -3.2, None)
    assert (raw["better"], raw["max_then"], raw["max_now"]) == ("lower", None, None)
    assert by_code(found["PAR-INDEX"])["1"]["better"] is None
    assert [row["code"] for row in found["PAR-INDEX/gains"]["rows"]] == ["4"]
    assert "PAR-INDEX/falls" not in found
    back = sections(program, folder, "compare", "2023", "2022", "--index", "PAR-INDEX")
    assert [row["code"] for row in back["PAR-INDEX/falls"]["rows"]] == ["4"]
    told = program("compare", "2022", "2023", "--lang", "vi", cwd=folder).stdout
    assert "càng thấp càng tốt" in told


def test_raw_values_stand_behind_points(program: Program, folder: Path) -> None:
    """1 gains 1 point; the raw value gains 4: it is last all the same, as 4 of it are no 4 points."""
    panel(folder, 2022, "don-vi-mau 4 3 5 A", "don-vi-hai 5 3 1 A")
    found = sections(program, folder, "compare", "2022", "--unit", "don-vi-hai", "--index", "PAR-INDEX")
    assert [row["code"] for row in found["PAR-INDEX/gains"]["rows"]] == ["1", "3"]


def test_compare_names_the_scale_that_is_left(program: Program, folder: Path) -> None:
    """Where the 6 points of 1 do not apply, 4 of 10 are left."""
    panel(folder, 2022, "don-vi-mau 4 3 3 A", "don-vi-hai na 3 1 A")
    done = program(
        "compare", "2022", "--unit", "don-vi-hai", "--index", "PAR-INDEX", "--lang", "en", cwd=folder
    )
    assert "Mẫu is out of 10, Hai out of 4." in done.stdout


def test_a_trend_of_raw_values(program: Program, folder: Path) -> None:
    """3, then 1, of which the lower is better: nothing was added up, and the line goes up."""
    panel(folder, 2022, "don-vi-mau 4 3 3 A", "don-vi-hai 5 1 1 C")
    panel(folder, 2023, "don-vi-mau 4 3 1 A", "don-vi-hai 5 1 1 C")
    asked = ("trend", "--index", "PAR-INDEX", "-c", "3")
    rows = sections(program, folder, *asked)["PAR-INDEX"]["rows"]
    assert [(row["score"], row["change"], row["better"], row["basis"]) for row in rows] == [
        (3, None, "lower", "raw"),
        (1, -2, "lower", "raw"),
    ]
    assert "2022–2023: ▁█" in program(*asked, cwd=folder).stdout


@pytest.mark.parametrize(
    ("weight", "bonus", "shares"),
    [("weighted-mean", 1, [58.3333333333, 41.6666666667]), ("sum", 5, [37.5, 62.5])],
)
def test_percents_of_loss_are_of_what_is_lost(
    weight: str, bonus: int, shares: list[float], program: Program, folder: Path
) -> None:
    """Weighed: 21 and 15 of 36. In a sum: 3 and 5 of 8, though a bonus of 5 leaves the whole 3 short."""
    text = WEIGHED.replace("max: 3, bonus: true, achieved: 1", f"max: 5, bonus: true, achieved: {bonus}")
    if weight == "sum":
        text = text.replace("max: 100", "max: 20").replace("aggregate: weighted-mean\n", "")
        text = text.replace(", weight: 7", "").replace(", weight: 3", "")
    write(folder, 2022, text, raw="14.2")
    totals = by_code(sections(program, folder, "totals", "2022", "--index", "PAR-INDEX")["PAR-INDEX"])
    gaps = by_code(sections(program, folder, "gaps", "2022", "--index", "PAR-INDEX")["PAR-INDEX"])
    for code, share in zip("12", shares, strict=True):
        shown = sections(program, folder, "show", code, "--year", "2022", "--index", "PAR-INDEX")["PAR-INDEX"]
        told = [totals[code]["share"], gaps[code]["share"], shown["rows"][0]["share"]]
        assert told == pytest.approx([share] * 3)
    assert (totals["PAR-INDEX"]["share"], totals["3"]["share"]) == (100, None)


STAGED = """\
format: ctscore/scorecard@2
index: PAR-INDEX
unit: don-vi-mau
year: {year}
source: {{document: van-ban-mau, annex: I}}
stage: self
max: 8
criteria:
- {{code: "1", name: {{vi: Một}}, max: 5, answers: dat, achieved: dat, stages: {{appraised: Không đạt}}}}
- {{code: "2", name: {{vi: Hai, en: Two}}, answers: muc, achieved: A, stages: {{appraised: C}}}}
- {{code: "3", name: {{vi: Thô, en: Raw}}, better: lower, achieved: 1, stages: {{appraised: 4}}}}
- {{code: "4", name: {{vi: Bốn, en: Four}}, max: 3, achieved: 2}}
"""


def test_stages_keep_words_and_raw_values(program: Program, folder: Path) -> None:
    """Met is worth 5 and Not met 0, so that 5 points are cut; at 4 only one stage has a figure."""
    write(folder, 2022, STAGED)
    criteria = sections(program, folder, "stages", "2022", "--index", "PAR-INDEX")["PAR-INDEX/criteria"]
    shown = [[row[key] for key in ("code", "self", "appraised", "better", "cut")] for row in criteria["rows"]]
    assert shown == [
        ["1", "Met", "Not met", None, 5],
        ["2", "A", "C", None, None],
        ["3", 1, 4, "lower", None],
        ["4", 2, None, None, None],
    ]
    (summary,) = criteria["notes"]
    assert "5 points cut, at the 1 criterion that has" in summary["text"]
    assert "1 criterion has a figure at one only" in summary["text"]
    told = program("show", "1", "--year", "2022", "--index", "PAR-INDEX", "--lang", "vi", cwd=folder).stdout
    assert "tự chấm Đạt; thẩm định Không đạt" in told


ANSWERED = """\
format: ctscore/scorecard@2
index: PAR-INDEX
unit: don-vi-mau
year: {year}
source: {{document: van-ban-mau, annex: I}}
max: 5
floor: 4.5
criteria:
- {{code: "1", name: {{vi: Một, en: One}}, max: 3, answers: dat, achieved: Không đạt}}
- {{code: "2", name: {{vi: {name}, en: Two}}, max: 2, achieved: 1}}
"""


@pytest.mark.parametrize(
    ("typed", "after"), [("1=1", None), ("1=+1.7", None), ("1=3", 4), ("1=max", 4), ("1=Đạt", 4)]
)
def test_no_points_between_answers(typed: str, after: int | None, program: Program, folder: Path) -> None:
    """Met is worth 3 and Not met 0: with the 1 of the other criterion 4 or 1, and nothing between."""
    write(folder, 2022, ANSWERED, name="Hai")
    done = program("whatif", "2022", "--set", typed, "--index", "PAR-INDEX", "--format", "json", cwd=folder)
    if after is None:
        assert done.returncode == 2
        assert "Đạt" in done.stderr
    else:
        assert json.loads(done.stdout)["sections"][0]["rows"][0]["after"] == after


def test_an_answer_is_set_by_its_word(program: Program, folder: Path) -> None:
    path = write(folder, 2022, ANSWERED, name="Hai")
    before = path.read_bytes()
    refused = program("set", "1", "1", "--year", "2022", cwd=folder)
    assert refused.returncode, refused.stdout
    assert "CT346" in refused.stdout + refused.stderr
    assert path.read_bytes() == before


def test_a_floor_has_a_decimal_comma(program: Program, folder: Path) -> None:
    write(folder, 2022, ANSWERED, name="Hai")
    assert "ít nhất 4,5 điểm" in program("gaps", "2022", "--lang", "vi", cwd=folder).stdout
    assert "at least 4.5 points" in program("gaps", "2022", "--lang", "en", cwd=folder).stdout


def test_what_is_called_like_a_rank_is_told_where_it_is_added(program: Program, folder: Path) -> None:
    write(folder, 2022, ANSWERED, name="Hạng PCI")
    for words in (("totals",), ("gaps",), ("agencies",), ("whatif", "--set", "1=max")):
        done = program(words[0], "2022", *words[1:], "--lang", "en", cwd=folder)
        assert "2: called like a rank or raw value, and counted as points" in done.stdout, words


def test_not_survey_has_its_word_beside_declared_methods(program: Program, folder: Path) -> None:
    declared = "  methods:\n  - {id: khao-sat, name: {vi: khảo sát, en: poll}, survey: true}\n- id: PAPI"
    path = folder / "data/indexes.yaml"
    path.write_text(INDEXES.replace("- id: PAPI", declared), encoding="utf-8")
    write(folder, 2022, ANSWERED, name="Hai")
    done = program("gaps", "2022", "--by", "method", "--lang", "vi", cwd=folder)
    assert "không qua khảo sát" in done.stdout
