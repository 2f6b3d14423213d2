"""A year that is left out is the latest: of what was scored, of what plans name, of what was reported."""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import BASE, Program

# On file: PAPI of every year up to 2024, PAR-INDEX and SIPAS of 2022 and 2024, PCI of 2021 and 2024;
# plan 121 from 2023, plan 260 of 2022.
SAME = {
    "compare --index PAPI": "compare 2023 2024 --index PAPI",
    "compare --index PAR-INDEX": "compare 2022 2024 --index PAR-INDEX",
    "compare --index PAPI --unit dong-thap": "compare 2024 --index PAPI --unit dong-thap",
    "compare --index PAPI --unit dong-thap --unit ha-noi": (
        "compare 2024 --index PAPI --unit dong-thap --unit ha-noi"
    ),
    "calendar": "calendar 2023",
    "calendar --plan 260": "calendar 2022 --plan 260",
    "progress": "progress 2023",
    "progress --plan 260": "progress 2022 --plan 260",
}


@pytest.mark.parametrize("asked", SAME)
def test_a_year_left_out_is_the_latest(asked: str, program: Program) -> None:
    found, meant = (program(*words.split(), "--lang", "vi") for words in (asked, SAME[asked]))
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout == meant.stdout


def test_each_index_is_compared_in_its_own_latest_years(program: Program) -> None:
    said = program("compare", "--lang", "vi", "--depth", "0").stdout
    heads = re.findall(r"^(\S+) (\d{4}) → (\d{4}) · ", said, re.M)
    assert list(dict.fromkeys(heads)) == [
        ("PAR-INDEX", "2022", "2024"),
        ("SIPAS", "2022", "2024"),
        ("PAPI", "2023", "2024"),
        ("PCI", "2021", "2024"),
    ]


def test_one_year_alone_is_compared_with_nothing(program: Program, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    done = program("compare", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "error: a comparison needs two different periods, or one period and two different units",
        "on file: PAR-INDEX: 2022; PAPI: 2022; such as "
        '`ctscore compare 2022 --unit "Hai"`; '
        "`ctscore new scorecard --index PAR-INDEX --from 2022 --year 2023`",
    ]
