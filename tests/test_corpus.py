"""Each thing that can be wrong with data: a small made-up data folder and the exact words it is told in.

`corpus/base` is a data folder without a fault. A case lays its own files over it; its `expected.txt` holds
what `validate` says in English and in Vietnamese, and the exit code.
"""

import shutil
from pathlib import Path

import pytest

from ctscore.cli.validating import exit_code
from ctscore.findings import Report
from ctscore.findings.file_rules import FILE_MISSING, FILE_UNREADABLE, NO_DATA, TOO_LARGE
from ctscore.render.findings import render_findings
from ctscore.rule_docs import DATA_RULES
from ctscore.validation import validate_paths
from tests.conftest import Golden

CORPUS = Path(__file__).parent / "corpus"
CASES = sorted(path for path in (CORPUS / "cases").iterdir() if path.is_dir())
# Faults of a path, not of a file's content: tests/source/test_reader.py and tests/cli/test_validate.py.
ELSEWHERE = {FILE_MISSING, FILE_UNREADABLE, TOO_LARGE, NO_DATA}


def told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(folder)
    report = validate_paths([], Path("data"))
    words = "\n".join(render_findings(report, "text", lang) for lang in ("en", "vi"))
    return f"{words}\nexit {exit_code(report)}\n"


def test_the_base_has_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CORPUS / "base", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    assert validate_paths([], Path("data")) == Report((), 7, ("data",), unsealed=("data",))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Golden) -> None:
    shutil.copytree(CORPUS / "base", tmp_path / "data")
    shutil.copytree(
        case, tmp_path / "data", dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt")
    )
    said = told(tmp_path, monkeypatch)
    golden(case / "expected.txt", said)
    code = case.name.split("-")[0]
    assert code in said or not code.startswith("CT")


def test_every_rule_about_data_has_a_case() -> None:
    covered = {case.name.split("-")[0] for case in CASES}
    assert {rule.code for rule in DATA_RULES if rule not in ELSEWHERE} <= covered
