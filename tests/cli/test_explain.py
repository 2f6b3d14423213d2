"""`explain`: by code, by name, one rule or all."""

import pytest

from ctscore.rule_docs import RULES
from tests.conftest import Program


def test_one_rule_in_both_languages(program: Program) -> None:
    text = program("explain", "ct305", "--lang", "en").stdout
    assert text.startswith("CT305 achieved-above-max (error)\n\nSays: achieved … of at most …\n")
    assert "\nExample (scores/2022/par-index.yaml), - is wrong, + is right:\n" in text
    assert "\n    max: 1\n  - achieved: 2.5\n  + achieved: 0.25\n" in text
    assert program("explain", "achieved-above-max", "--lang", "en").stdout == text
    assert program("explain", "CT305", "--lang", "vi").stdout.startswith(
        "CT305 achieved-above-max (lỗi)\n\nThông báo: "
    )


def test_a_note_is_nobodys_fault(program: Program) -> None:
    assert "wrong" not in program("explain", "known-erratum", "--lang", "en").stdout


def test_without_a_code_there_is_a_line_for_each_rule(program: Program) -> None:
    lines = program("explain", "--lang", "en").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)


@pytest.mark.parametrize("given", ["CT000", "duplicate", ""])
def test_no_such_rule(given: str, program: Program) -> None:
    done = program("explain", given, "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no rule" in done.stderr
