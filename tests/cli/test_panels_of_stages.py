"""Panels of two stages of one year beside each other, and answers of several words in their rows."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.answers import asked
from tests.conftest import BASE, Program

PANEL = "panels/2022/papi.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The second unit claimed 2 more points at 1.3 than were published, and would be first with them."""
    shutil.copytree(BASE, tmp_path / "data")
    path = tmp_path / "data" / PANEL
    text = path.read_text(encoding="utf-8").replace("don-vi-hai 2   1    -", "don-vi-hai 2   1    1")
    path.write_text(text, encoding="utf-8")
    claimed = text.replace("panel@1", "panel@2").replace(
        "max: 10\ncriteria", "stage: self\nmax: 10\ncriteria"
    )
    claimed = claimed.replace("hai 2   1    1", "hai 3   1    3")
    path.with_name("papi-tu-cham.yaml").write_text(claimed, encoding="utf-8")
    return tmp_path / "data"


def order(document: Any) -> list[tuple[str, float]]:
    return [(row["unit"], row["score"]) for row in document["sections"][0]["rows"]]


def test_two_stages_of_a_year_are_no_doubles(data: Path, program: Program) -> None:
    done = program("validate", str(data), "--lang", "en")
    assert done.returncode == 0, done.stdout


def test_the_last_stage_counts_unless_another_is_asked_for(data: Path, program: Program) -> None:
    document = asked(program, data, "rank", "2022")
    assert (document["stage"], order(document)) == ("published", [("don-vi-mau", 6.75), ("don-vi-hai", 4)])
    assert document["sections"][0]["title"].endswith("published")
    claimed = asked(program, data, "rank", "2022", "--stage", "self")
    assert (claimed["stage"], order(claimed)) == ("self", [("don-vi-hai", 7), ("don-vi-mau", 6.75)])
    assert claimed["sections"][0]["title"].endswith("self-assessed")
    profile = asked(program, data, "profile", "2022", "--unit", "hai", "--stage", "self")
    assert (profile["stage"], profile["sections"][0]["rows"][0]["rank"]) == ("self", 1)


def test_a_scorecard_is_measured_against_the_panel_of_its_own_stage(data: Path, program: Program) -> None:
    """Ours claims 1.5, 2.25 and 3 as in our row; the others claimed 3 at 1.1, of which 2 were published."""
    text = (data / "panels/2022/papi-tu-cham.yaml").read_text("utf-8")
    tree = text.partition("columns:")[0].replace("panel@2", "scorecard@2\nunit: don-vi-mau")
    for code, points in (("1.1", "1.5"), ("1.2", "2.25"), ("1.3", "3")):
        tree = re.sub(rf'(code: "{code}".*)}}', rf"\1, achieved: {points}}}", tree)
    (data / "scores/2022/papi.yaml").write_text(tree, "utf-8")
    best = ("gaps", "2022", "-i", "PAPI", "--against", "best")
    assert asked(program, data, *best)["sections"][0]["rows"][0]["level"] == 3
    assert program("validate", str(data), "--lang", "en").returncode == 0


def test_two_files_of_one_stage_are_doubles(data: Path, program: Program) -> None:
    shutil.copy(data / "panels/2022/papi-tu-cham.yaml", data / "panels/2022/ban-sao.yaml")
    done = program("validate", str(data), "--lang", "en")
    assert done.stdout.count("CT504 the panel of PAPI 2022") == 1
    assert "panels/2022/papi-tu-cham.yaml:2:8: error CT504" in done.stdout


def test_a_row_copied_from_another_unit_is_found_across_stages(data: Path, program: Program) -> None:
    leaves = "".join(f'- {{code: "{code}", name: {{vi: Phần {code}}}, max: 2}}\n' for code in range(1, 6))
    tree = f"criteria:\n{leaves}columns: 1 2 3 4 5\nrows:\n"
    ours, theirs = "1.2345 1.3456 1.4567 1.5678 1.6789", "1.2 1.3 1.4 1.5 1.6"
    heads = {
        file: file.read_text("utf-8").partition("criteria:")[0] + tree
        for file in (data / PANEL, data / "panels/2022/papi-tu-cham.yaml")
    }
    published, claimed = heads
    published.write_text(f"{heads[published]}- don-vi-mau {ours}\n- don-vi-hai {theirs}\n", "utf-8")
    claimed.write_text(f"{heads[claimed]}- don-vi-mau {ours}\n- don-vi-hai {theirs}\n", "utf-8")
    assert "CT519" not in program("validate", str(data), "--lang", "en").stdout  # its own, of two stages
    claimed.write_text(f"{heads[claimed]}- don-vi-mau {theirs}\n- don-vi-hai {ours}\n", "utf-8")
    assert "CT519" in program("validate", str(data), "--lang", "en").stdout


ANSWERS = """\
  answers:
  - id: dat
    words:
    - {id: dat, word: {vi: Đạt, en: Met}, share: 1}
    - {id: khong-dat, word: {vi: Không đạt, en: Not met}, share: 0}
"""


def test_an_answer_of_several_words_stands_in_quotes(data: Path, program: Program) -> None:
    (data / "panels/2022/papi-tu-cham.yaml").unlink()
    indexes, path = data / "indexes.yaml", data / PANEL
    indexes.write_text(indexes.read_text("utf-8").replace("indexes@1", "indexes@2") + ANSWERS, "utf-8")
    text = path.read_text("utf-8").replace("panel@1", "panel@2")
    head = text.replace("Part three}, min: 0.33, max: 3.33}", "Part three}, max: 3.33, answers: dat}")
    head = head.partition("rows:")[0]
    path.write_text(head + 'rows:\n- don-vi-mau 1.5 2.25 "Không đạt"\n- don-vi-hai 2 1 Met\n', "utf-8")
    assert program("validate", str(data), "--lang", "en").returncode == 0
    assert order(asked(program, data, "rank", "2022")) == [("don-vi-hai", 6.33), ("don-vi-mau", 3.75)]
    path.write_text(head + 'rows:\n- don-vi-mau 1.5 2.25 "Không rõ"\n- don-vi-hai 2 1 "Met\n', "utf-8")
    done = program("validate", str(data), "--lang", "en")
    assert f"{PANEL}:17:23: error" in done.stdout
    assert "Không rõ" in done.stdout
