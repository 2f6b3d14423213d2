"""`stages`, `--stage` and `fmt --raise`, as somebody types them."""

import shutil
from pathlib import Path

import pytest

from tests.cli.answers import asked
from tests.conftest import Program, data_of_2022

CARD = """\
format: ctscore/scorecard@2
index: PAR-INDEX
unit: can-tho
year: 2025
source: {document: 121-KH-UBND-2023}
stage: appraised
max: 100
printed: {self: 69.5}
criteria:
- {code: "1", name: {vi: Một, en: One}, max: 10, achieved: 8, stages: {self: 9.5}}
- {code: "2", name: {vi: Hai, en: Two}, max: 20, achieved: 18}
- {code: "3", name: {vi: Ba, en: Three}, max: 70, stages: {self: 60}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data_of_2022(tmp_path / "data")
    path = tmp_path / "data/scores/2025/par-index.yaml"
    path.parent.mkdir()
    path.write_text(CARD, encoding="utf-8")
    return tmp_path


def test_what_was_cut(folder: Path, program: Program) -> None:
    totals, criteria, agencies = asked(program, folder, "stages", "2025")["sections"]
    assert [(row["achieved"], row["assessed"], row["published"]) for row in totals["rows"]] == [
        (69.5, 80, 69.5),
        (26, 30, None),
    ]
    assert [(row["code"], row["self"], row["appraised"], row["cut"]) for row in criteria["rows"]] == [
        ("1", 9.5, 8, 1.5),
        ("2", None, 18, None),
        ("3", 60, None, None),
    ]
    assert [(row["agency"], row["cut"]) for row in agencies["rows"]] == [(None, 1.5)]


def test_a_total_of_another_stage_says_so(folder: Path, program: Program) -> None:
    document = asked(program, folder, "totals", "2025", "--index", "PAR-INDEX", "--stage", "self")
    assert document["stage"] == "self"
    (section,) = document["sections"]
    assert section["title"].endswith("self-assessed")
    whole = section["rows"][0]
    assert (whole["score"], whole["points_known"], whole["assessed"]) == (None, 69.5, 80)
    assert (whole["low"], whole["high"], whole["counted"]) == (69.5, 89.5, "not-known")


def test_mixed_stages_are_told_first(folder: Path, program: Program) -> None:
    (section,) = asked(program, folder, "totals", "2025", "-i", "PAR-INDEX", "--stage", "latest")["sections"]
    assert "stages mixed" in section["title"]
    assert section["rows"][0]["score"] == 86


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("totals", "2025", "--stage", "nowhere"), "error: there is no stage `nowhere`"),
        (("stages", "2022", "--index", "PAPI"), "PAPI 2022 has no figures of two stages to compare"),
        (("stages", "2025", "--from", "published"), "there is no stage `published`"),
    ],
)
def test_what_cannot_be_asked(folder: Path, program: Program, words: tuple[str, ...], said: str) -> None:
    done = program(*words, "--data", str(folder / "data"), "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_raising_changes_no_answer_and_no_seal_that_was_broken(folder: Path, program: Program) -> None:
    data = folder / "data"
    broken = data / "scores/2022/sipas.yaml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("79.10", "79.20"), encoding="utf-8")
    words = ("gaps", "2022", "--data", str(data), "--format", "json", "--lang", "en")
    before = program(*words).stdout
    told = program("validate", str(data), "--lang", "en").stdout
    done = program("fmt", "--raise", str(data), "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "ctscore/scorecard@2" in (data / "scores/2022/par-index.yaml").read_text(encoding="utf-8")
    assert program(*words).stdout == before
    assert program("validate", str(data), "--lang", "en").stdout == told
    assert program("fmt", "--raise", "--check", str(data)).returncode == 0


def test_the_first_version_has_no_newer_keys(folder: Path, program: Program) -> None:
    path = folder / "data/scores/2025/par-index.yaml"
    path.write_text(CARD.replace("@2", "@1"), encoding="utf-8")
    done = program("validate", str(path), "--lang", "en")
    assert done.returncode == 1
    assert "CT222 `stage` came with version 2" in done.stdout


def test_what_is_printed_for_a_stage_stands_beside_that_stage(folder: Path, program: Program) -> None:
    path = folder / "data/scores/2025/par-index.yaml"
    text = CARD.replace("printed: {self: 69.5}", "printed: {self: 69.5, appraised: 26}")
    path.write_text(text.replace("stages: {self: 60}", "stages: {self: 60, published: 55}"), encoding="utf-8")
    totals = asked(program, folder, "stages", "2025")["sections"][0]
    # 26 is of the file's own stage: it is no published result.
    assert [(row["stage"], row["published"]) for row in totals["rows"]] == [
        ("self-assessed", 69.5),
        ("appraised", 26),
        ("published", None),
    ]


def test_seals_go_along_when_the_folder_is_named_from_where_one_stands(
    unpublished: Path, program: Program
) -> None:
    program("seal", "data", cwd=unpublished)
    program("fmt", "--raise", "data", cwd=unpublished)
    assert program("validate", "data", cwd=unpublished).returncode == 0


def test_the_largest_cuts_stand_first_and_top_names_what_it_leaves_out(
    folder: Path, program: Program
) -> None:
    """9.5 - 8 = 1.5 is cut at 1, 20 - 18 = 2 at 2; of 3 nobody knows."""
    path = folder / "data/scores/2025/par-index.yaml"
    path.write_text(CARD.replace("achieved: 18", "achieved: 18, stages: {self: 20}"), encoding="utf-8")
    rows = asked(program, folder, "stages", "2025")["sections"][1]["rows"]
    assert [(row["code"], row["cut"]) for row in rows] == [("2", 2), ("1", 1.5), ("3", None)]
    first = asked(program, folder, "stages", "2025", "--top", "1")["sections"][1]
    assert [row["code"] for row in first["rows"]] == ["2"]
    assert "Only the largest cuts: 1 of 3 criteria." in [one["text"] for one in first["notes"]]


def test_set_takes_the_only_period_there_is(folder: Path, program: Program) -> None:
    several = program("set", "1", "8.5", "--data", str(folder / "data"), "--lang", "en")
    assert (several.returncode, "CT736" in several.stderr or "of which period?" in several.stderr) == (
        2,
        True,
    )
    for other in (folder / "data/scores").iterdir():
        if other.name != "2025":
            shutil.rmtree(other)
    done = program("set", "1", "8.5", "--index", "PAR-INDEX", "--data", str(folder / "data"))
    assert "achieved: 8.5" in (folder / "data/scores/2025/par-index.yaml").read_text(encoding="utf-8"), (
        done.stderr
    )
