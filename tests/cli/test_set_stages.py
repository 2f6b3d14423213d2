"""`set` on the second version: stages, words of answers, deductions, criteria without a figure so far."""

import shutil
import subprocess
from pathlib import Path

import pytest

from ctscore.findings.unknown_points import EITHER_NOTHING
from tests.conftest import BASE, Program

CARD = "data/scores/2022/par-index.yaml"
POLICY = "not_applicable: {how: shrink}"
TREE = """\
format: ctscore/scorecard@2
index: PAR-INDEX
unit: don-vi-mau
year: 2022
stage: self
source: {document: van-ban-mau}
max: 12
answers:
- id: dat
  words:
  - {id: dat, word: {vi: Đạt, en: Met}, share: 1}
  - {id: khong-dat, word: {vi: Không đạt, en: Not met}, share: 0}
criteria:
- code: "1"
  name: {vi: Một, en: One}
  criteria:
  - {code: "1.1", name: {vi: a, en: a}, max: 2, achieved: 1, stages: {appraised: 0.5}}
  - {code: "1.2", name: {vi: b, en: b}, max: 2}  # chưa chấm
  - {code: "1.3", name: {vi: c, en: c}, max: 2,
     not_applicable: {how: shrink, why: {vi: Không phát sinh, en: Nothing arose}}}
  - {code: "1.4", name: {vi: d, en: d}, max: 2, answers: dat, achieved: dat}
  - {code: "1.5", name: {vi: e, en: e}, min: -5, max: 0, achieved: -1}
- code: "2"
  name: {vi: Hai, en: Two}
  max: 2  # điểm chuẩn
  note: {vi: "x"}
- code: "3"
  name: {vi: Ba, en: Three}
  max: 2
  stages:
    appraised: 1
- {code: "4", name: {vi: g, en: g}, better: lower, best: 0, worst: 100}
"""


@pytest.fixture
def folder(unpublished: Path) -> Path:
    (unpublished / CARD).write_text(TREE, encoding="utf-8")
    return unpublished


def run(program: Program, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return program("set", *words, "--year", "2022", "--lang", "en", cwd=folder)


def line_of(text: str) -> str:
    """Return the line of the scorecard that has `text`."""
    return next(line for line in TREE.splitlines() if text in line)


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        (["1.1", "2"], "achieved: 1,", "achieved: 2,"),
        (["1.1", "1,25", "--stage", "appraised"], "appraised: 0.5", "appraised: 1.25"),
        (["1.1", "+0.25", "--stage", "appraised"], "appraised: 0.5", "appraised: 0.75"),
        (["1.1", "1.5", "--stage", "self"], "achieved: 1,", "achieved: 1.5,"),
        (["1.1", "1", "--stage", "appraised-2"], "appraised: 0.5}", "appraised: 0.5, appraised-2: 1}"),
        (["1.2", "1.5"], "max: 2}  # chưa chấm", "max: 2, achieved: 1.5}  # chưa chấm"),
        (["1.2", "max"], "max: 2}  # chưa chấm", "max: 2, achieved: 2}  # chưa chấm"),
        (
            ["1.2", "1", "--stage", "appraised"],
            "max: 2}  # chưa chấm",
            "max: 2, stages: {appraised: 1}}  # chưa chấm",
        ),
        (["1.4", "Không đạt"], "achieved: dat", "achieved: Không đạt"),
        (["1.4", "khong-dat"], "achieved: dat", "achieved: khong-dat"),
        (["1.5", "=-1.5"], "achieved: -1}", "achieved: -1.5}"),
        (["1.5", "max"], "achieved: -1}", "achieved: 0}"),
        (["2", "0.5"], "max: 2  # điểm chuẩn\n", "max: 2  # điểm chuẩn\n  achieved: 0.5\n"),
        (
            ["2", "1", "--stage", "published"],
            "max: 2  # điểm chuẩn\n",
            "max: 2  # điểm chuẩn\n  stages: {published: 1}\n",
        ),
        (
            ["3", "1.5", "--stage", "published"],
            "    appraised: 1\n",
            "    appraised: 1\n    published: 1.5\n",
        ),
        (["4", "14.2"], "worst: 100}", "worst: 100, achieved: 14.2}"),
        (["1.1", "n/a"], "achieved: 1, stages: {appraised: 0.5}}", "not_applicable: {how: shrink}}"),
        (
            ["1.2", "Không áp dụng", "--why", "x: y"],
            "max: 2}  # chưa chấm",
            'max: 2, not_applicable: {how: shrink, why: {en: "x: y"}}}  # chưa chấm',
        ),
        (
            ["3=N/A", "--how", "full"],
            "  stages:\n    appraised: 1\n",
            "  not_applicable: {how: full}\n",
        ),
        (  # the reason stays where none is given, and so does what becomes of the maximum
            ["1.3", "n/a", "--how", "full"],
            "{how: shrink, why: {vi: Không phát sinh, en: Nothing arose}}",
            "{how: full, why: {vi: Không phát sinh, en: Nothing arose}}",
        ),
        (
            ["1.3", "n/a", "--why", "No case"],
            "{how: shrink, why: {vi: Không phát sinh, en: Nothing arose}}",
            "{how: shrink, why: {en: No case}}",
        ),
        (
            ["1.3", "1"],
            "not_applicable: {how: shrink, why: {vi: Không phát sinh, en: Nothing arose}}}",
            "achieved: 1}",
        ),
    ],
)
def test_nothing_else_changes(words: list[str], old: str, new: str, folder: Path, program: Program) -> None:
    assert TREE.count(old) == 1
    done = run(program, folder, *words)
    assert (done.returncode, done.stderr) == (0, f"written: {CARD}\n")
    assert (folder / CARD).read_text(encoding="utf-8") == TREE.replace(old, new)


def test_a_group_that_does_not_apply_is_all_that_is_in_it(program: Program, tmp_path: Path) -> None:
    """The first version has no key for it, so that the file is raised; comments stay."""
    shutil.copytree(BASE, tmp_path / "data")
    card = tmp_path / "data/scores/2022/par-index.yaml"
    before = card.read_text(encoding="utf-8").replace(
        "    achieved: 0.25\n", "    achieved: 0.25  # so lại\n"
    )
    card.write_text(before, encoding="utf-8")
    done = program("set", "1", "n/a", "-y", "2022", "--force", cwd=tmp_path, CTSCORE_LANG="en")
    assert done.returncode == 0, done.stderr
    gone = before.replace("scorecard@1", "scorecard@2").replace("achieved: 0.25", POLICY)
    assert card.read_text(encoding="utf-8") == gone.replace("achieved: 1.5", POLICY)


@pytest.mark.parametrize("value", ["n/a", "1.5"])
def test_what_an_import_said_of_an_unknown_figure_goes(value: str, folder: Path, program: Program) -> None:
    facts = {"given": "“n/a”", "codes": "2", "line": "2=n/a", "options": "--year 2022"}
    unknown = EITHER_NOTHING.fill("vi", facts)
    old = "max: 2  # điểm chuẩn\n"
    text = TREE.replace(old, f"{old}  # {unknown}\n  # của tôi\n")
    (folder / CARD).write_text(text, encoding="utf-8")
    assert run(program, folder, "2", value).returncode == 0
    after = (folder / CARD).read_text(encoding="utf-8")
    assert unknown not in after
    assert "  # của tôi\n" in after


def test_a_new_line_has_no_old_one(folder: Path, program: Program) -> None:
    done = run(program, folder, "2", "0.5")
    line = TREE[: TREE.index("max: 2  # điểm chuẩn")].count("\n") + 2
    assert done.stdout.startswith(f"{CARD}:{line}\n+  achieved: 0.5\n")
    changed = run(program, folder, "1.2", "0.5")
    assert changed.stdout.startswith(f"{CARD}:18\n-{line_of('1.2')}\n+")


def test_an_unknown_total_is_a_range_and_not_a_new_one(folder: Path, program: Program) -> None:
    """1 of 2, Met 2, -1 are 2; 1.2, 2 and 3 may add up to 6; 1.3 left the whole."""
    done = run(program, folder, "1.2", "0.5")
    told = "2 to 8 (not all is known) → 2.5 to 6.5 (not all is known); 1 criterion changed.\n"
    assert done.stdout.endswith(f"PAR-INDEX 2022, self-assessed: {told}")


def test_figures_of_another_stage_are_told(folder: Path, program: Program) -> None:
    """Appraised 0.5 and 1, and not known 1.2, 1.4, 2 (2 each) and 1.5 (-5 to 0): from -3.5 to 7.5."""
    done = run(program, folder, "1.1", "1", "--stage", "appraised")
    told = "-3.5 to 7.5 (not all is known) → -3 to 8 (not all is known); 1 criterion changed.\n"
    assert done.stdout.endswith(f"PAR-INDEX 2022, appraised: {told}")


def test_line_ends_and_marks_are_kept_where_a_line_is_added(folder: Path, program: Program) -> None:
    raw = ("\ufeff" + TREE).replace("\n", "\r\n")
    (folder / CARD).write_bytes(raw.encode())
    run(program, folder, "2", "0.5")
    after = raw.replace("max: 2  # điểm chuẩn\r\n", "max: 2  # điểm chuẩn\r\n  achieved: 0.5\r\n")
    assert (folder / CARD).read_bytes() == after.encode()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["1.3", "+1"], "1.3 does not apply: Nothing arose: it has no figure"),
        (["1.1", "n/a", "--stage", "appraised"], "1.1=n/a and --stage appraised do not go together"),
        (["1.1", "1", "--why", "none arose"], "--why and 1 do not go together"),
        (["1.4", "n/a"], "n/a"),  # an answer is one of those declared
        (["1.2", "+0.5"], "1.2 has no figure yet"),
        (["1.4", "Tốt"], "Tốt"),
        (["1.1", "Đạt"], "“1.1=Đạt” is no change"),
        (["1.5", "=-1.5.5"], "“1.5=-1.5.5” is no change"),
        (["1.5", "=-6"], "-6"),
        (["1", "1"], "1 has no points of its own"),
        (["1.1", "1", "--stage", "latest"], "there is no stage `latest`"),
        (["1.1", "1", "--stage", "nowhere"], "there is no stage `nowhere`"),
        (["4", "max"], "4 has no points of its own"),
    ],
)
def test_what_cannot_be_is_refused(words: list[str], told: str, folder: Path, program: Program) -> None:
    done = run(program, folder, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert (folder / CARD).read_text(encoding="utf-8") == TREE


def test_a_figure_that_fits_nowhere_is_told_how_to_write(folder: Path, program: Program) -> None:
    odd = TREE.replace("  max: 2\n  stages:\n    appraised: 1\n", "  max: 2\n  stages:\n")
    (folder / CARD).write_text(odd, encoding="utf-8")
    done = run(program, folder, "3", "1", "--stage", "appraised")
    assert (done.returncode, "add `appraised: 1` in an editor" in done.stderr) == (2, True)
    assert (folder / CARD).read_text(encoding="utf-8") == odd


def test_stages_belong_to_the_second_version(folder: Path, program: Program) -> None:
    first = TREE.replace("scorecard@2", "scorecard@1")
    text = '\ncriteria:\n- {code: "1", name: {vi: a, en: a}, max: 2, achieved: 1}\n'
    (folder / CARD).write_text(
        first[: first.index("\nstage: self")] + "\nsource: {document: van-ban-mau}\nmax: 2" + text
    )
    done = run(program, folder, "1", "2", "--stage", "self")
    assert (done.returncode, "fmt --raise" in done.stderr) == (2, True)


def test_printed_sums_are_set_along(program: Program, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    year = ("--year", "2022")
    left = program("set", "1.1", "0.5", *year, cwd=tmp_path, CTSCORE_LANG="en")  # 0.5 + 1.5 + 2 are 4
    assert (left.returncode, "PAR-INDEX: 3.75 → 4" in left.stderr) == (2, True)
    assert "`ctscore set 1.1=0.5 PAR-INDEX=4 --year 2022`" in left.stderr
    wrong = program("set", "PAR-INDEX=3.5", *year, cwd=tmp_path, CTSCORE_LANG="en")
    assert (wrong.returncode, "CT307" in wrong.stderr) == (2, True)  # what was typed is not ours to replace
    done = program("set", "1.1=0.5", "PAR-INDEX=4", "--rank", "1", *year, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "data/scores/2022/par-index.yaml").read_text(encoding="utf-8")
    assert "published: {score: 4, rank: 1, of: 9}" in text
    assert "    achieved: 0.5\n" in text


def test_a_minus_before_points_below_zero_is_refused(program: Program, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    card = tmp_path / "data/scores/2022/par-index.yaml"
    text = card.read_text(encoding="utf-8").replace("@1", "@2").replace("{score: 3.75, ", "{")
    card.write_text(text.replace("achieved: 0.25", "min: -2\n    achieved: -1"), encoding="utf-8")
    told = program("set", "1.1", "-1", "--year", "2022", cwd=tmp_path, CTSCORE_LANG="en")
    assert (told.returncode, "1.1 =-1" in told.stderr, "=-2" in told.stderr) == (2, True, True)


def test_a_mean_that_does_not_end_is_told_with_few_decimals(program: Program, folder: Path) -> None:
    """0.6 x 4 + 0.3 x 5 = 3.9 of 5; without the 10% of the third they are 3.9/0.9 = 4.3333."""
    head = TREE[: TREE.index("stage: self")] + "source: {document: van-ban-mau}\nmax: 5\n"
    rows = "".join(
        f'- {{code: "{code}", name: {{vi: a, en: a}}, max: 5, weight: {weight}{points}}}\n'
        for code, weight, points in ((1, 60, ", achieved: 4"), (2, 30, ", achieved: 5"), (3, 10, ""))
    )
    (folder / CARD).write_text(f"{head}aggregate: weighted-mean\ncriteria:\n{rows}", encoding="utf-8")
    assert "3.9 to 4.4 (not all is known) → 4.3333;" in run(program, folder, "3=n/a", "--why", "x").stdout
    assert "4.3333 → 3.6667 (-0.6667);" in run(program, folder, "1=3").stdout
