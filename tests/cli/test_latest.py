"""A year that is left out is the latest: of what was scored, of what plans name, of what was reported."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import BASE, Program

# On file: PAPI of every year up to 2024, PAR-INDEX of 2022 and 2024; plan 121 from 2023, plan 260 of 2022.
SAME = {
    "compare": "compare 2023 2024",
    "compare --index PAR-INDEX": "compare 2022 2024 --index PAR-INDEX",
    "compare --unit dong-thap": "compare 2024 --unit dong-thap",
    "compare --unit dong-thap --unit ha-noi": "compare 2024 --unit dong-thap --unit ha-noi",
    "calendar": "calendar 2023",
    "calendar --plan 260": "calendar 2022 --plan 260",
    "progress": "progress 2023",
    "progress --plan 260": "progress 2022 --plan 260",
}


@pytest.mark.parametrize("asked", SAME)
def test_a_year_left_out_is_the_latest(asked: str, program: Program) -> None:
    found, meant = (program(*words.split(), "--format", "json") for words in (asked, SAME[asked]))
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout == meant.stdout


def test_one_year_alone_is_compared_with_nothing(program: Program, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    done = program("compare", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: a comparison needs two different periods")
