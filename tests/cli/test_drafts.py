"""A draft, or a file that cannot be read, stops only questions about it; every other answer is the same."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Program, data_of_2022

EN = {"CTSCORE_LANG": "en"}
DRAFT = "data/scores/2025/par-index.yaml"
OLD_PLAN = "data/plans/2527-QD-UBND-2012.yaml"
# Commands of each kind that answer from the data, about years and plans that are whole.
QUESTIONS = """
totals 2022
gaps 2022
agencies 2022
agencies 2022 --agency STP
show 5.4
rank 2022
trend
whatif 2022 --set 5.4=max --index par
path 2022 --to 90
tasks --agency STP --year 2022
coverage 2022
calendar 2022
progress 2023
report-template 121 --agency STP --period 2023-Q3
new scorecard --from 2022 --year 2025
annex 2022 -o OUT.md
report -o OUT.html
workbook 2022 -o OUT.xlsx
"""
# These list all plans: without the old one they say another thing.
ALL_PLANS = ("agencies", "tasks --agency STP", "plans", "targets")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {name: tmp_path_factory.mktemp(name) for name in ("clean", "draft", "broken")}
    for folder in made.values():
        data_of_2022(folder / "data")
    plan = made["broken"] / OLD_PLAN
    plan.write_text(plan.read_text(encoding="utf-8").replace("\nperiod:", "\nperiod: [", 1), encoding="utf-8")
    return made


def answered(program: Program, folder: Path, question: str) -> tuple[int, str, str, str]:
    words = question.split()
    written = next((folder / word for word in words if word.startswith("OUT.")), None)
    done = program(*words, *(["--quiet"] if written else []), cwd=folder, **EN)
    text = ""
    if written is not None:
        text = written.read_text(encoding="utf-8") if written.suffix != ".xlsx" else str(written.exists())
        written.unlink()
    return done.returncode, done.stdout, text, done.stderr


def draft(program: Program, folder: Path) -> None:
    if not (folder / DRAFT).exists():
        made = program("new", "scorecard", "--from", "2022", "--year", "2025", "-o", DRAFT, cwd=folder)
        assert made.returncode == 0


@pytest.mark.parametrize("question", [*QUESTIONS.strip().splitlines(), *ALL_PLANS])
def test_every_answer_is_the_same_beside_a_draft_or_a_broken_plan(
    question: str, folders: dict[str, Path], program: Program
) -> None:
    draft(program, folders["draft"])
    code, stdout, text, stderr = answered(program, folders["clean"], question)
    assert (code, bool(stderr)) == (0, question.startswith("new "))  # what is new names the next command
    beside = answered(program, folders["draft"], question)
    assert beside[:3] == (code, stdout, text)
    assert stderr in beside[3]
    more = beside[3].replace(stderr, "")
    assert more.count("\n") == more.count("warning: PAR-INDEX 2025 is still a draft") <= 1
    without = answered(program, folders["broken"], question)
    if question in ALL_PLANS:
        assert (without[0], without[1] != stdout, without[3].count(f"{OLD_PLAN} cannot be used")) == (
            0,
            True,
            1,
        )
    else:
        assert without[:3] == (code, stdout, text)
    assert "warning: the data has 1 error" in without[3]


@pytest.fixture
def folder(unpublished: Path) -> Path:
    """The made-up data with a draft of 2025: 1.1, 1.2 and 2 have no points yet."""
    return unpublished


def test_a_draft_has_no_points_until_it_is_filled_in(folder: Path, program: Program) -> None:
    draft(program, folder)
    told = program("validate", cwd=folder, **EN)
    assert (told.returncode, told.stdout.count("CT220"), told.stdout.count("CT221")) == (0, 3, 1)
    assert program("validate", "--strict", cwd=folder).returncode == 1
    for question in (
        "gaps 2025",
        "totals 2025",
        "show 1.1 --year 2025",
        "compare 2022 2025",
        "path 2025 --to 4",
    ):
        done = program(*question.split(), cwd=folder, **EN)
        assert (done.returncode, done.stdout) == (2, "")
        assert "CT" not in done.stderr
        assert (
            "PAR-INDEX 2025 is still a draft and has no points yet: still empty: 3 of 3 figures"
            in done.stderr
        )
    assert program("set", "1.1", "0.25", "--year", "2025", cwd=folder).returncode == 0
    half = program("totals", "2025", cwd=folder, **EN)
    assert (half.returncode, "2 of 3 figures" in half.stderr) == (2, True)
    for code, value in (("1.2", "2"), ("2", "max")):
        assert program("set", code, value, "--year", "2025", cwd=folder).returncode == 0
    assert (
        "1 value, the first at data/scores/2025/par-index.yaml"
        in program("totals", "2025", cwd=folder, **EN).stderr
    )
    path = folder / DRAFT
    path.write_text(
        path.read_text(encoding="utf-8").replace("document: ", "document: van-ban-mau"), encoding="utf-8"
    )
    # 0.25 + 2 + 2
    whole = program("totals", "2025", cwd=folder, **EN)
    assert (whole.returncode, "4.25" in whole.stdout, whole.stderr) == (0, True, "")


def test_a_draft_of_a_plan_is_left_out_and_told(folder: Path, program: Program) -> None:
    before = program("plans", cwd=folder, **EN).stdout
    assert program("new", "plan", "--from", "2022", "-o", "data/plans/new.yaml", cwd=folder).returncode == 0
    after = program("plans", cwd=folder, **EN)
    assert (after.returncode, after.stdout) == (0, before)
    assert after.stderr.startswith("warning: data/plans/new.yaml is still a draft")
    assert program("validate", cwd=folder).returncode == 0


def test_two_files_that_claim_to_be_the_same_stop_questions_about_them(
    folder: Path, program: Program
) -> None:
    card = folder / "data/scores/2022/par-index.yaml"
    earlier = card.read_text(encoding="utf-8").replace("year: 2022", "year: 2021")
    (folder / "data/scores/2021").mkdir()
    (folder / "data/scores/2021/par-index.yaml").write_text(earlier, encoding="utf-8")
    shutil.copy(card, card.with_name("twice.yaml"))
    now, then = (
        program("totals", year, "--index", "PAR-INDEX", cwd=folder, **EN) for year in ("2022", "2021")
    )
    assert (now.returncode, now.stdout, now.stderr.count("CT406")) == (2, "", 1)
    assert (then.returncode, "3.75" in then.stdout) == (0, True)


def test_a_plan_with_errors_stops_questions_about_what_it_answers(folder: Path, program: Program) -> None:
    path = folder / "data/plans/ke-hoach.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "peroid: 1\n", encoding="utf-8")
    gaps, totals = (program(word, "2022", cwd=folder, **EN) for word in ("gaps", "totals"))
    assert (gaps.returncode, "the answer needs data/plans/ke-hoach.yaml" in gaps.stderr) == (2, True)
    assert (totals.returncode, "3.75" in totals.stdout) == (0, True)


def test_a_file_of_which_nothing_is_known_is_told_with_every_answer(folder: Path, program: Program) -> None:
    (folder / "data/scores/2022/x.yaml").write_bytes(b"\xff")
    for question in ("totals 2022", "plans"):
        done = program(*question.split(), cwd=folder, **EN)
        assert (
            done.returncode,
            done.stderr.count("x.yaml cannot be used, and this answer is without it"),
        ) == (0, 1)
    (folder / "data/x.yaml").write_bytes(b"\xff")  # where registers lie
    assert program("totals", "2022", cwd=folder).returncode == 2


def test_equal_findings_are_folded_in_text_only(folder: Path, program: Program) -> None:
    path = folder / "data/scores/2022/par-index.yaml"
    more = "".join(f'- code: "{n}"\n  name: {{vi: n}}\n  max: 1\n  achieved:\n' for n in range(3, 15))
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    folded, every = (program("validate", *words, cwd=folder, **EN).stdout for words in ((), ("--all",)))
    # 12 figures are empty: ten are told, two are folded.
    assert (folded.count("warning CT220"), every.count("warning CT220")) == (10, 12)
    assert "    … and 2 more of CT220: --all\n" in folded
    assert folded.splitlines()[-1] == every.splitlines()[-1]
    assert "… và 2 chỗ CT220 nữa: --all" in program("validate", cwd=folder, CTSCORE_LANG="vi").stdout
    assert program("validate", "--format", "json", cwd=folder).stdout.count('"CT220"') == 12
