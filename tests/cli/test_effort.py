"""`path --effort`: a file by path or name, what is wrong with it, and the table on its terms."""

import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Program, data_of_2022

EFFORT = """\
format: ctscore/effort@1
name: {vi: Công sức, en: Effort}
measure: {vi: tuần, en: weeks}
index: PAR-INDEX
year: 2022
criteria:
- {code: "5", effort: 4}
"""
GROUP = """\
groups:
- {name: {vi: Trực tuyến, en: Online}, criteria: ["7.3.6", "7.3.7"], most: 1}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data_of_2022(tmp_path / "data")
    (tmp_path / "data/efforts").mkdir()
    (tmp_path / "data/efforts/gia.yaml").write_text(EFFORT, encoding="utf-8")
    return tmp_path


def test_the_costliest_comes_last_and_gives_the_rest(folder: Path, program: Program) -> None:
    """5.4 costs 4 a point, the others 1: 0.856 + 0.8423 + 0.75 at 1, then 1.4417 at 4 make 8.2151."""
    done = program("path", "2022", "--to", "90", "--effort", "gia", "-f", "json", "-l", "en", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    steps = json.loads(done.stdout)["sections"][0]
    assert [(row["code"], row["asked"], row["effort"]) for row in steps["rows"]] == [
        *(("7.3.7", 0.856, 0.856), ("7.3.6", 0.8423, 0.8423), ("8.4", 0.75, 0.75), ("5.4", 1.4417, 5.7668)),
    ]
    assert "Effort asked for: 8.2151 weeks, by “Effort”." in [note["text"] for note in steps["notes"]]
    assert program("validate", cwd=folder).returncode == 0


def test_the_same_file_by_its_path_is_read_once(folder: Path, program: Program) -> None:
    for given in ("data/efforts/gia.yaml", "efforts/gia"):
        assert program("path", "2022", "--to", "90", "--effort", given, cwd=folder).returncode == 0


@pytest.mark.parametrize(
    ("text", "asked", "words"),
    [
        (EFFORT, ["--index", "papi"], "gia.yaml is about 2022 · PAR-INDEX · can-tho, not 2022 · PAPI"),
        (EFFORT.replace('"5"', '"9"'), [], "gia.yaml:7:10: error CT403 PAR-INDEX 2022 has no criterion 9"),
        (EFFORT + "budgets: [{agency: x, effort: 1}]\n", [], "gia.yaml:8:20: error CT402"),
        (EFFORT.replace("effort: 4", "effort: -4"), [], "gia.yaml:7:23: error CT2"),
    ],
)
@pytest.mark.parametrize("given", ["elsewhere/gia.yaml", "gia"])
def test_what_does_not_fit_is_refused(
    text: str, asked: list[str], words: str, given: str, folder: Path, program: Program
) -> None:
    place = folder / (given if "/" in given else "data/efforts/gia.yaml")
    place.parent.mkdir(exist_ok=True)
    place.write_text(text, encoding="utf-8")
    done = program("path", "2022", "--to", "90", "--effort", given, *asked, "--lang", "en", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_groups_and_budgets_are_told(folder: Path, program: Program) -> None:
    pytest.importorskip("highspy", reason="the solver is the extra ctscore[path]")
    text = EFFORT + GROUP + "budgets: [{agency: so-noi-vu, effort: 5}]\n"
    (folder / "data/efforts/gia.yaml").write_text(text, encoding="utf-8")
    done = program("path", "2022", "--to", "88.5", "--effort", "gia", "-f", "json", "-l", "en", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    sections = {section["id"]: section["rows"] for section in json.loads(done.stdout)["sections"]}
    # 2.39 of 0.856 (7.3.7, the larger of its group), 0.75 (8.4), and 0.784 of 5.4 at 4 a point.
    assert [row["code"] for row in sections["PAR-INDEX"]] == ["7.3.7", "8.4", "5.4"]
    assert sections["PAR-INDEX/groups"] == [{"group": "Online", "used": 1, "most": 1}]
    (budget,) = sections["PAR-INDEX/budgets"]
    assert (budget["agency"], budget["used"], budget["most"]) == ("so-noi-vu", 3.136, 5)


def test_without_the_solver_the_command_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ctscore.cli import main

    (folder / "data/efforts/gia.yaml").write_text(EFFORT + GROUP, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setitem(sys.modules, "highspy", None)
    monkeypatch.setattr(sys, "argv", ["ctscore", "path", "2022", "--to", "90", "--effort", "gia"])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert 'pip install "ctscore[path]"' in capsys.readouterr().err
