"""Every example is true: laid over the made-up data folder, the bad side breaks its rule, the good side none.

Where the folder of `corpus/base` has the file of an example, its good lines stand there, at any indentation,
and the bad ones take their place; else they are the whole file.
"""

import shutil
from pathlib import Path

import pytest

from ctscore.findings import Finding
from ctscore.rule_docs import EXPLAINED, Explanation, explanations
from ctscore.validation import validate_paths

BASE = Path(__file__).parent.parent / "corpus" / "base"
OF_TABLES = ("bang.csv", "anh-xa.yaml")
"""What examples about tables that are brought in are lines of."""
SHOWN = [one for one in explanations().values() if one.file and one.file not in OF_TABLES]


def findings_with(example: Explanation, side: str, folder: Path) -> tuple[Finding, ...]:
    shutil.copytree(BASE, folder / "data")
    path = folder / "data" / str(example.file)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(side, encoding="utf-8")
    else:
        path.write_text(replaced(path.read_text(encoding="utf-8"), example.side("+"), side), encoding="utf-8")
    return validate_paths([folder / "data"], None).findings


def replaced(text: str, good: str, side: str) -> str:
    lines, wanted = text.splitlines(), good.splitlines()
    for start in range(len(lines)):
        indent = lines[start][: len(lines[start]) - len(lines[start].lstrip())]
        if lines[start : start + len(wanted)] == [f"{indent}{line}" for line in wanted]:
            lines[start : start + len(wanted)] = [f"{indent}{line}" for line in side.splitlines()]
            return "\n".join(lines) + "\n"
    raise AssertionError(f"these lines do not stand in the file:\n{good}")


def test_every_rule_about_data_is_explained() -> None:
    assert list(explanations()) == [rule.code for rule in EXPLAINED]
    for one in explanations().values():
        assert one.why.vi != one.why.en
        assert len(one.why.en) > 20


@pytest.mark.parametrize("example", SHOWN, ids=lambda one: one.rule.code)
def test_the_bad_side_breaks_the_rule(example: Explanation, tmp_path: Path) -> None:
    found = findings_with(example, example.side("-"), tmp_path)
    assert example.rule.code in {finding.rule.code for finding in found}


@pytest.mark.parametrize("example", SHOWN, ids=lambda one: one.rule.code)
def test_the_good_side_breaks_none(example: Explanation, tmp_path: Path) -> None:
    assert findings_with(example, example.side("+"), tmp_path) == ()
