"""`set`, `fmt` and `new`: one line differs, nothing else does, and nothing bad gets written."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import DATA, Program

CARD = "data/scores/2022/par-index.yaml"


@pytest.fixture
def folder(unpublished: Path) -> Path:
    return unpublished


def run(program: Program, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return program(*words, "--lang", "en", cwd=folder)


@pytest.mark.parametrize(
    ("value", "written"),
    [("0.5", "0.5"), ("0,50", "0.50"), ("+0.5", "0.75"), ("-0.25", "0"), ("max", "1"), ("MAX", "1")],
)
def test_one_line_differs(value: str, written: str, folder: Path, program: Program) -> None:
    before = (folder / CARD).read_text(encoding="utf-8")
    done = run(program, folder, "set", "1.1", value, "--year", "2022")
    assert (done.returncode, done.stderr) == (0, f"written: {CARD}\n")
    after = (folder / CARD).read_text(encoding="utf-8")
    assert after == before.replace("achieved: 0.25\n", f"achieved: {written}\n")
    line = before[: before.index("achieved: 0.25")].count("\n") + 1
    assert done.stdout.startswith(f"{CARD}:{line}\n-    achieved: 0.25\n+    achieved: {written}\n")


def test_it_says_what_that_does_to_the_total(folder: Path, program: Program) -> None:
    """0.25 + 1.5 + 2 = 3.75; with 0.5 in place of 0.25 it is 4."""
    done = run(program, folder, "set", "1.1", "0.5", "--year", "2022")
    assert done.stdout.endswith("PAR-INDEX 2022: 3.75 → 4.00 (+0.25); 1 criterion changed.\n")


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_comments_line_ends_and_marks_are_kept(
    newline: str, mark: str, folder: Path, program: Program
) -> None:
    path = folder / CARD
    text = path.read_text(encoding="utf-8").replace("achieved: 0.25", "achieved:  0.25   # chép lại")
    raw = (mark + "# đầu tệp\n" + text).replace("\n", newline).encode()
    path.write_bytes(raw)
    run(program, folder, "set", "1.1", "0.5", "--year", "2022")
    assert path.read_bytes() == raw.replace(b"achieved:  0.25  ", b"achieved:  0.5  ")


def test_in_a_flow_mapping_and_beside_wide_letters(folder: Path, program: Program) -> None:
    path = folder / CARD
    head, _ = path.read_text(encoding="utf-8").split('- code: "2"\n')
    leaf = '- {code: "2", name: {vi: "Đ𝟙ồ", en: x}, max: 2, achieved: 2}\n'
    path.write_text(head + leaf, encoding="utf-8")
    assert run(program, folder, "set", "2", "1.5", "--year", "2022").returncode == 0
    assert path.read_text(encoding="utf-8") == head + leaf.replace("achieved: 2}", "achieved: 1.5}")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["1", "1"], "1 has no points of its own"),
        (["1.3", "1"], "there is no criterion “1.3” in 2022; did you mean `1.2`?"),
        (["1.1", "x"], "1.1=x"),
        (["1.1", "75%"], "75% of the maximum 1 is 0.75\ntype the points, as in `1.1=0.75`"),
        (["1.1", "0,75/1"], "points are a figure without “/1”"),
        (["1.1", "1.5"], "CT305 achieved 1.5 of at most 1"),
        (["1.1", "0.5", "--index", "papi"], "no file holds the scorecard of PAPI 2022 of don-vi-mau"),
        (["1.1", "0.5", "--unit", "hai"], "no file holds the scorecard of 2022 of don-vi-hai"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    words: list[str], told: str, folder: Path, program: Program
) -> None:
    before = (folder / CARD).read_bytes()
    done = run(program, folder, "set", *words, "--year", "2022")
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert (folder / CARD).read_bytes() == before


def test_force_writes_what_makes_errors_and_dry_run_nothing(folder: Path, program: Program) -> None:
    before = (folder / CARD).read_bytes()
    assert run(program, folder, "set", "1.1", "1", "--year", "2022", "--dry-run").stdout.count("\n+") == 1
    assert (folder / CARD).read_bytes() == before
    assert run(program, folder, "set", "1.1", "1.5", "--year", "2022", "--force").returncode == 0
    assert b"achieved: 1.5\n" in (folder / CARD).read_bytes()


def test_the_code_of_two_indexes_needs_its_index(folder: Path, program: Program) -> None:
    text = (folder / CARD).read_text(encoding="utf-8").replace("index: PAR-INDEX", "index: PAPI")
    (folder / "data/scores/2022/papi.yaml").write_text(text, encoding="utf-8")
    done = run(program, folder, "set", "1.1", "0.5", "--year", "2022")
    assert "several indexes have a criterion 1.1" in done.stderr
    (folder / "data/panels/2022/papi.yaml").unlink()
    assert run(program, folder, "set", "1.1", "0.5", "--year", "2022", "-i", "par").returncode == 0


def test_the_data_that_came_with_the_program_is_not_edited(tmp_path: Path, program: Program) -> None:
    done = run(program, tmp_path, "set", "5.4", "1", "--year", "2022")
    assert (done.returncode, "came with the program" in done.stderr) == (2, True)
    assert run(program, tmp_path, "fmt").returncode == 2


def test_a_new_scorecard_is_filled_in_figure_by_figure(folder: Path, program: Program) -> None:
    new = "data/scores/2023/par-index.yaml"
    assert (
        run(program, folder, "new", "scorecard", "--from", "2022", "--year", "2023", "-o", new).returncode
        == 0
    )
    text = (folder / new).read_text(encoding="utf-8")
    assert text.startswith("# schema: ctscore schema scorecard\n")  # no schemas/ lies above the file
    assert text.count("achieved:\n") == 3
    told = run(program, folder, "validate").stdout
    assert [line.split()[2] for line in told.splitlines() if "warning CT22" in line] == [
        "CT221",
        *["CT220"] * 3,
    ]
    off_scale = run(program, folder, "set", "1.1", "1.5", "--year", "2023")
    assert (off_scale.returncode, "CT305 achieved 1.5 of at most 1" in off_scale.stderr) == (2, True)
    assert run(program, folder, "set", "1.1", "1.5", "--year", "2023", "--force").returncode == 0
    told = run(program, folder, "validate").stdout
    assert "CT305 achieved 1.5 of at most 1" in told
    assert told.endswith("1 error, 3 warnings, 0 known errata\n")
    for code, value in (("1.1", "0.75"), ("1.2", "2"), ("2", "1,5")):
        assert run(program, folder, "set", code, value, "--year", "2023").returncode == 0
    filled = (folder / new).read_text(encoding="utf-8").replace("document: ", "document: van-ban-mau")
    (folder / new).write_text(filled, encoding="utf-8")
    assert run(program, folder, "validate").returncode == 0
    assert "4.25" in run(program, folder, "totals", "2023").stdout
    again = run(program, folder, "new", "scorecard", "--from", "2022", "--year", "2023", "-o", new)
    assert (again.returncode, (folder / new).read_text(encoding="utf-8")) == (2, filled)


def test_a_new_scorecard_needs_no_earlier_one(folder: Path, program: Program) -> None:
    new = "data/scores/2023/par-index.yaml"
    made = program("new", "scorecard", "--year", "2023", "-o", new, cwd=folder, CTSCORE_LANG="en")
    assert made.returncode == 0
    assert "PAR-INDEX 2023: the tree is an example to be overwritten" in made.stderr
    assert "ctscore set CODE POINTS --year 2023" in made.stderr
    findings = json.loads(run(program, folder, "validate", "-f", "json").stdout)["findings"]
    assert [one["code"] for one in findings] == ["CT221"]  # its document is to be named
    (folder / new).write_text(
        (folder / new).read_text(encoding="utf-8").replace("document: ", "document: van-ban-mau"),
        encoding="utf-8",
    )
    assert run(program, folder, "set", "1.1", "0.5", "--year", "2023").returncode == 0
    assert run(program, folder, "validate", "--strict").returncode == 0


def test_whose_tree_a_new_file_has_is_told(folder: Path, program: Program, tmp_path: Path) -> None:
    told = run(program, folder, "new", "scorecard", "--from", "2022", "--year", "2023").stderr
    assert f"the criteria are those of PAR-INDEX 2022 · Mẫu ({CARD})" in told
    told = run(program, folder, "new", "plan").stderr
    assert f"the criteria are those of PAR-INDEX 2022 · Mẫu ({CARD})" in told
    elsewhere = program("new", "scorecard", "--year", "2023", cwd=tmp_path.parent, CTSCORE_LANG="en")
    assert "the data that came with the program is used" in elsewhere.stderr


def test_a_new_plan_has_an_item_for_each_loss(folder: Path, program: Program) -> None:
    text = run(program, folder, "new", "plan", "--from", "2022").stdout
    # 1.1 lost 0.75, 1.2 lost 0.5, 2 lost nothing.
    assert [line.split('"')[1] for line in text.splitlines() if "- id:" in line] == ["1.1", "1.2"]
    assert "answers: 2022" in text


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.yaml")), ids=lambda path: path.stem)
def test_the_shipped_data_is_tidy(path: Path) -> None:
    from ctscore.editing import tidied

    assert not tidied(path).changed


UNTIDY = """\
\ufeffformat: ctscore/scorecard@1   \r
index: PAR-INDEX\r
unit: don-vi-mau\r
year: 2021\t\r
source: {document: van-ban-mau}\r
max: "2"   # thang điểm   \r
criteria:\r
- {code: 1, name: {vi: "Tie\u0302u chi\u0301", en: x}, max: 2, achieved: "1.50"}\r
\r
\r
"""
TIDY = """\
format: ctscore/scorecard@1\r
index: PAR-INDEX\r
unit: don-vi-mau\r
year: 2021\r
source: {document: van-ban-mau}\r
max: 2   # thang điểm\r
criteria:\r
- {code: "1", name: {vi: "Tiêu chí", en: x}, max: 2, achieved: 1.50}\r
"""


def test_fmt_tidies_the_writing(folder: Path, program: Program) -> None:
    path = folder / "data/scores/2021/par-index.yaml"
    path.parent.mkdir()
    path.write_bytes(UNTIDY.encode())
    done = run(program, folder, "fmt", "--check")
    assert (done.returncode, path.read_bytes()) == (1, UNTIDY.encode())
    assert run(program, folder, "fmt").returncode == 0
    assert path.read_bytes() == TIDY.encode()
    assert run(program, folder, "fmt", "--check").returncode == 0
    assert run(program, folder, "validate").returncode == 0


def test_a_schema_line_is_right_from_where_the_file_lies(folder: Path, program: Program) -> None:
    line = "# yaml-language-server: $schema="
    path = folder / CARD
    text = f"{line}../schemas/scorecard.json\n{path.read_text(encoding='utf-8')}"
    path.write_text(text, encoding="utf-8")
    assert run(program, folder, "fmt").returncode == 0
    assert path.read_text(encoding="utf-8") == text  # there is no schema that it could name
    (folder / "schemas").mkdir()
    (folder / "schemas/scorecard.json").write_text('{"title": "of another program"}', encoding="utf-8")
    assert run(program, folder, "fmt", "--check").returncode == 0
    (folder / "schemas/scorecard.json").unlink()
    assert run(program, folder, "schema", "-o", "schemas").returncode == 0
    assert run(program, folder, "fmt").returncode == 0
    assert path.read_text(encoding="utf-8").startswith(f"{line}../../../schemas/scorecard.json\n")
    run(program, folder, "new", "scorecard", "--year", "2023", "-o", "data/scores/a/b/x.yaml")
    new = (folder / "data/scores/a/b/x.yaml").read_text(encoding="utf-8")
    assert new.startswith(f"{line}../../../../schemas/scorecard.json\n")


def test_fmt_leaves_what_cannot_be_read_and_goes_on(folder: Path, program: Program) -> None:
    (folder / "data/plans/ke-hoach.yaml").write_text("a: [\n")
    (folder / CARD).write_bytes((folder / CARD).read_bytes() + b"\n\n")
    done = run(program, folder, "fmt")
    assert (done.returncode, "CT101" in done.stderr) == (2, True)
    assert not (folder / CARD).read_bytes().endswith(b"\n\n")
    missing = run(program, folder, "fmt", "nowhere.yaml")
    assert (missing.returncode, "CT001" in missing.stderr) == (2, True)


def test_blanks_that_are_part_of_a_text_stay(folder: Path) -> None:
    from ctscore.editing import tidied

    path = folder / "x.yaml"
    path.write_text("note: |\n  a  \n  b\nname: x  \n", encoding="utf-8")
    assert tidied(path).after == "note: |\n  a  \n  b\nname: x  \n"
