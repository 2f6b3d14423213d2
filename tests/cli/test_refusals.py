"""Questions that cannot be answered as asked: clear words on stderr, exit 2, nothing on stdout."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import BASE, Golden, Program

GOLDEN = Path(__file__).parent / "golden" / "refusals"
QUESTIONS = {
    "a-year-nobody-has": ["gaps", "2017"],
    "a-year-that-index-lacks": ["totals", "2020", "--index", "SIPAS"],
    "an-index-mistyped": ["gaps", "2022", "--index", "PAR-INDXE"],
    "an-index-half-named": ["gaps", "2022", "--index", "p"],
    "an-agency-mistyped": ["gaps", "2022", "--agency", "so tu phat"],
    "an-agency-half-named": ["agencies", "2022", "--agency", "thong tin"],
    "an-agency-unknown": ["agencies", "2022", "--agency", "zzz"],
    "nothing-asked": ["show", "  "],
    "a-field-unknown": ["gaps", "2022", "--field", "99"],
    "a-code-unknown": ["show", "9.9.9"],
    "a-name-that-fits-several": ["show", "hai long"],
    "a-criterion-that-is-not-listed-itself": ["show", "7.3", "--index", "PAR-INDEX"],
    "a-folder-that-holds-no-scores": ["gaps", "2022", "--data", "data/scores"],
    "a-loss-that-is-no-number": ["gaps", "2022", "--min-loss", "nhieu"],
    "a-suffix-unknown": ["gaps", "2022", "-o", "bang.xyz"],
    "a-folder-that-is-not-there": ["gaps", "2022", "--data", "no/such/folder"],
    "a-kind-mistyped": ["schema", "scorecrad"],
    "a-plan-unknown": ["tasks", "--plan", "999"],
    "a-calendar-of-a-year-without-a-plan": ["calendar", "1999"],
    "a-calendar-of-a-unit-without-a-plan": ["calendar", "2023", "--unit", "da nang"],
    "a-year-that-the-plan-lacks": ["tasks", "--plan", "260", "--year", "2030"],
    "a-role-without-an-agency": ["tasks", "--role", "lead"],
    "a-calendar-file-of-nothing": ["calendar", "2030", "--agency", "STP", "--format", "ics"],
    "a-code-in-a-year-nobody-has": ["show", "2.4.1", "--year", "2017"],
    "neither-criterion-nor-agency": ["show", "Sở Tư phát"],
    "a-plan-half-named": ["tasks", "--plan", "KH-UBND"],
    "a-quarter-mistyped": ["tasks", "--due", "2022-Q5"],
    "a-criterion-of-no-index": ["tasks", "--criterion", "99.99"],
    "coverage-of-a-year-nobody-has": ["coverage", "2017"],
    "a-calendar-file-of-an-answer-without-days": ["gaps", "2022", "--format", "ics"],
    "a-template-for-an-agency-that-leads-nothing": [
        *("report-template", "121", "--agency", "Báo Cần Thơ", "--period", "2023-Q3"),
    ],
    "a-template-outside-the-plan": ["report-template", "260", "--agency", "STP", "--period", "2023-Q1"],
    "a-report-that-exists": [
        *("report-template", "121", "--agency", "STP", "--period", "2023-Q3", "-o", "data/units.yaml"),
    ],
    "a-reference-mistyped": ["gaps", "2022", "--against", "tốt nhất"],
    "a-place-that-nobody-has": ["gaps", "2022", "--against", "top:62"],
    "a-reference-without-a-panel": ["gaps", "2022", "--index", "PAR-INDEX", "--against", "best"],
    "a-target-that-nobody-set": ["gaps", "2021", "--index", "PAPI", "--against", "target"],
    "a-unit-that-was-left-out": ["gaps", "2021", "--index", "PAPI", "--against", "unit:bac ninh"],
    "a-unit-mistyped": ["rank", "2022", "--unit", "Đồng Thác"],
    "a-unit-half-named": ["rank", "2022", "--unit", "quang"],
    "a-rank-published-in-part": ["rank", "2022", "--unit", "bac giang"],
    "a-ranking-of-no-panel": ["rank", "2017"],
    "a-dimension-unknown": ["rank", "2022", "--dimension", "9"],
    "a-comparison-of-one-year": ["compare", "2022"],
    "a-comparison-of-three-years": ["compare", "2020", "2021", "2022"],
    "a-comparison-with-itself": ["compare", "2022", "--unit", "ha noi", "--unit", "ha noi"],
    "a-comparison-with-a-unit-left-out": ["compare", "2024", "--unit", "vinh phuc"],
    "an-import-into-a-table": [
        *("import", "panel", "examples/cham-diem-so/bang-diem-2023.csv", "--index", "PAPI", "--year", "2023"),
        *("--map", "examples/cham-diem-so/anh-xa.yaml", "-o", "p.csv"),
    ],
    "a-comparison-with-nothing": ["compare", "1995", "1996"],
    "a-series-of-no-criterion": ["trend", "--code", "9.9"],
    "a-series-of-a-unit-without-points": ["trend", "--index", "SIPAS", "--unit", "ca mau"],
    "a-profile-of-a-unit-left-out": ["profile", "2021", "--unit", "bac ninh"],
    "a-path-without-a-goal": ["path", "2022"],
    "a-path-with-two-goals": ["path", "2022", "--to", "90", "--gain", "2"],
    "a-path-beyond-the-scale": ["path", "2022", "--to", "101"],
    "a-path-to-a-rank-without-a-panel": ["path", "2022", "--rank", "20", "--index", "PAR-INDEX"],
    "a-path-around-nothing": ["path", "2022", "--to", "90", "--exclude", "9.9"],
    "a-ceiling-off-the-scale": ["path", "2022", "--to", "90", "--ceiling", "5.4=2"],
    "a-cap-of-too-many-percent": ["path", "2022", "--to", "90", "--survey-cap", "130"],
    "a-change-of-no-kind": ["whatif", "2022", "--set", "5.4"],
    "changes-that-do-not-fit": [
        *("whatif", "2022", "--index", "papi", "--set", "1.1=+2", "--set", "5=9", "--set", "9.9=1"),
        *("--set", "1.2=0", "--set", "1.2=max"),
    ],
    "a-change-of-a-year-without-a-tree": ["whatif", "2012", "--index", "PAR-INDEX", "--set", "5.4=1"],
    "a-scenario-unknown": ["whatif", "2022", "--file", "tot-nhat"],
    "an-import-over-a-file": [
        *("import", "panel", "examples/cham-diem-so/bang-diem-2023.csv", "--index", "PAPI", "--year", "2023"),
        *("--map", "examples/cham-diem-so/anh-xa.yaml", "-o", "README.md"),
    ],
    "a-table-of-another-kind": [
        *("import", "panel", "README.md", "--index", "PAPI", "--year", "2023"),
        *("--map", "examples/cham-diem-so/anh-xa.yaml"),
    ],
    "a-workbook-of-another-kind": ["workbook", "2022", "-o", "bang.pdf"],
    "a-workbook-of-a-year-nobody-has": ["workbook", "2017", "-o", "bang.xlsx"],
    "a-paper-of-another-kind": ["annex", "2022", "-o", "phu-luc.pdf"],
    "minutes-as-a-workbook": ["minutes", "2022", "-o", "hop.xlsx"],
    "an-annex-without-a-file": ["annex", "2022"],
    "an-annex-of-a-year-without-a-tree": ["annex", "2012", "--index", "PAR-INDEX", "-o", "a.md"],
    "minutes-in-a-folder-that-cannot-be": ["minutes", "2022", "-o", "README.md/folder/hop.md"],
    "a-year-that-is-no-number": ["gaps", "nam nay"],
    "a-year-beside-a-quarter": ["compare", "2021", "2022-Q1"],
    "an-option-unknown": ["gaps", "2022", "--tpo", "3"],
    "a-command-unknown": ["gap", "2022"],
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_refusal(name: str, program: Program, golden: Golden) -> None:
    told = []
    for lang in ("en", "vi"):
        done = program(*QUESTIONS[name], CTSCORE_LANG=lang, COLUMNS="100")
        assert done.returncode == 2
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
        told.append(done.stderr)
    golden(GOLDEN / f"{name}.txt", "\n".join(told))


def test_a_folder_that_has_just_been_begun_is_the_folder(program: Program, tmp_path: Path) -> None:
    shutil.copytree(
        BASE,
        tmp_path / "data",
        ignore=shutil.ignore_patterns("scores", "panels", "p*s", "efforts", "scenarios"),
    )
    for question in (["gaps"], ["totals", "2022"], ["rank"], ["compare", "2021", "2022"]):
        done = program(*question, cwd=tmp_path, CTSCORE_LANG="en")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("error: this data folder has no scorecard yet\nbring one in with")
    assert "data: 0 errors" in program("validate", cwd=tmp_path, CTSCORE_LANG="en").stdout
