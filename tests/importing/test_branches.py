"""A company with a sheet for each branch: the first begins the folder, a command as printed adds the other.

Worked out by hand: North 50 + 27 = 77 of 100 lost 23; South 60 + 28 = 88 lost 12, 11 more than North.
"""

import datetime as dt
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from ctscore.analysis.unit_names import UnitNames
from ctscore.importing.headlines import told_of_another
from ctscore.importing.tables import Place
from ctscore.periods import Period, read_period
from tests.conftest import Program

HEAD: list[object] = ["KPI", "Max", "Score", "Owner", "Action", "Due"]
ROWS = {"North": (50, 27), "South": (60, 28)}


def workbook(path: Path) -> None:
    """Write it as people make it: sections, what does not apply, a total, and words below it."""
    from openpyxl import Workbook

    made: Any = Workbook()
    made.remove(made.active)
    for name, (first, second) in ROWS.items():
        sheet = made.create_sheet(name)
        rows: list[list[object]] = [
            [f"Scorecard - {name}"], ["Q4 2026"], HEAD,
            ["SAFETY"], ["Injuries", 70, first, "Ann Lee", "Train", dt.datetime(2027, 1, 15)],
            ["Cold chain", "-", "n/a", None, "no cold storage here"],
            ["COST"], ["Overtime", 30, second, "Bo Hall", "Hire", None],
            [], ["TOTAL", 100, first + second], ["Rating", None, "Yellow"], [], ["Score: 100 = target met"],
        ]  # fmt: skip
        for row in rows:
            sheet.append(row)
        sheet["F5"].number_format = "m/d/yyyy"
        for at in (4, 7):
            sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=6)
    made.save(path)


def test_each_branch_comes_in_by_the_command_that_is_printed(tmp_path: Path, program: Program) -> None:
    pytest.importorskip("openpyxl")
    workbook(tmp_path / "q4.xlsx")
    begin = "init all --from q4.xlsx --name North -i SITE -y 2026-Q4 --lang en"
    done = program(*shlex.split(begin), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "taken as not applicable, not in the scorecard: 1.2" in done.stderr
    assert (
        "1.2 does not apply and is not in the scorecard: no task is made of “no cold storage" in done.stderr
    )
    assert "left out “Rating Yellow”, “Score: 100 = target met”" in done.stderr
    (command,) = (line for line in done.stderr.splitlines() if line.startswith("  ctscore import ../"))
    home = tmp_path / "all"
    plan = yaml.safe_load((home / "data/plans/scores-2026-q4.yaml").read_text(encoding="utf-8"))
    timing = plan["parts"][0]["items"][0]["timing"]
    assert (timing["date"], timing["inferred"]["en"]) == (
        "2027-01-15",
        "The cell reads “1/15/2027”, the month before the day",
    )
    added = program(*shlex.split(command)[1:], cwd=home)
    assert added.returncode == 0, added.stderr
    # Nobody's tasks are passed over without a word: a plan of South has one of Ann Lee too (Bo Hall in both).
    ours = program("tasks", "--agency", "Ann Lee", "--lang", "en", cwd=home).stdout
    assert "have such tasks: South 1. Add --unit south." in ours
    theirs = program("show", "Ann Lee", "--unit", "South", "--lang", "en", cwd=home).stdout
    assert "scores-2026-q4-south" in theirs
    by_plan = program("tasks", "--plan", "scores-2026-q4-south", "--lang", "en", cwd=home).stdout
    assert "Tasks: 2" in by_plan
    changed = program("set", "1.1", "61", "--year", "2026-Q4", "--unit", "South", "--force", cwd=home)
    assert "(South): 88 → 89" in changed.stdout
    apart = program("compare", "--unit", "South", "--lang", "en", cwd=home).stdout
    assert "North is 12 behind South" in apart
    short = program("gaps", "--against", "unit:South", "--lang", "en", cwd=home).stdout
    assert "2 criteria are below the reference, by 12 points in all." in short  # 61 - 50 and 28 - 27


@pytest.mark.parametrize(
    ("line", "after", "given"),
    [
        ("Q1 2027 | Prepared by Quality | 4/6/2027", (), "2027-Q1"),
        ("Q3 2026", (), "2026-Q3"),
        ("Action plan Q1 2027", (2027,), ""),
        ("Action plan Q2 2027", (2027,), "2027-Q2"),
        ("Action plan for the first half of 2027", (2027,), ""),
        ("Q4 2026 | Prepared by Quality | 1/5/2027", (), ""),
    ],
)
def test_another_quarter_above_a_table_is_told(line: str, after: tuple[int, ...], given: str) -> None:
    when = read_period("2026-Q4")
    assert isinstance(when, Period)
    told = told_of_another((line,), Place(1, 1), UnitNames(()), "x", when, after)
    assert [one.facts["given"] for one in told] == ([given] if given else [])
