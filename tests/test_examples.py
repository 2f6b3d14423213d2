"""The examples: each is sound, does what its README says, and has the totals that are worked out by hand."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY, Program

EXAMPLES = sorted(path for path in (REPOSITORY / "examples").iterdir() if path.is_dir())


def commands() -> Iterator[Any]:
    for folder in EXAMPLES:
        for line in re.findall(r"^ctscore (.*)$", (folder / "README.md").read_text("utf-8"), re.MULTILINE):
            if "--force" not in line:  # writes into the example
                yield pytest.param(folder, line.partition("#")[0], id=f"{folder.name}: {line[:30]}")


def rows(program: Program, example: str, *words: str) -> list[dict[str, Any]]:
    done = program(*words, "--format", "json", cwd=REPOSITORY / "examples" / example)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)["sections"][0]["rows"]
    return found


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_an_example_is_sound_and_says_that_it_is_made_up(folder: Path, program: Program) -> None:
    done = program("validate", "--strict", cwd=folder)
    assert done.returncode == 0, done.stdout
    assert "made up" in (folder / "README.md").read_text("utf-8")


@pytest.mark.parametrize(("folder", "line"), list(commands()))
def test_the_commands_of_a_readme_are_answered(folder: Path, line: str, program: Program) -> None:
    words = [quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', line)]
    done = program(*words, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_a_weighted_mean_ranks_otherwise_than_a_plain_sum(program: Program) -> None:
    """Each sub-index counts as score / 10 times its weight; in the order of weights 5 5 20 5 10 5 5 20 20 5:

    A: 3.75 + 3.25 + 12 + 3.5 + 7   + 3    + 3.25 + 14 + 12 + 3.75 = 65.5,  plain sum 67
    B: 3.5  + 3.5  + 13 + 3   + 6.5 + 3.25 + 3.5  + 13 + 13 + 3.5  = 65.75, plain sum 66.5
    C: 4    + 3    + 10 + 4   + 6   + 2.5  + 3    + 12 + 12 + 3    = 59.5
    """
    found = rows(program, "nang-luc-canh-tranh", "rank", "2025")
    assert [(one["unit"], one["score"]) for one in found] == [
        ("tinh-b", 65.75),
        ("tinh-a", 65.5),
        ("tinh-c", 59.5),
    ]


def test_weights_at_three_levels(program: Program) -> None:
    """1.1 is the mean of 80/100 and 6/10: 0.7. 1 is (1 × 0.7 + 3 × 0.5) / 4 = 0.55.

    2 is (3 × 0.7 + 2 × 0.45 + 1 × 0.9) / 6 = 3.9 / 6 = 0.65. The whole is (4 × 0.55 + 6 × 0.65) / 10 = 0.61.
    Of it 1.2 loses 0.5 × 3/4 × 4/10 = 0.15.
    """
    found = {one["code"]: one["score"] for one in rows(program, "chuyen-doi-so", "tree", "2025")}
    assert [found[code] for code in ("1.1", "1", "2", "CDS")] == [0.7, 0.55, 0.65, 0.61]
    largest = rows(program, "chuyen-doi-so", "gaps", "2025")[0]
    assert (largest["code"], largest["lost"]) == ("1.2", 0.15)


def test_weights_words_and_a_deduction(program: Program) -> None:
    """Appraised 40 × (6 + 3)/10 + 30 × 8/10 + 30 × (5 + 0)/10 - 2 = 36 + 24 + 15 - 2 = 73.

    Claimed 40 × 10/10 + 30 × 9/10 + 30 × 10/10 - 0 = 40 + 27 + 30 = 97: 24 were cut.
    """
    staged = rows(program, "the-diem-cong-ty", "stages", "2025")
    assert [(one["achieved"], one["published"]) for one in staged] == [(97, 97), (73, 73)]
    done = program(
        "show", "1.1", "--year", "2025", "--lang", "en", cwd=REPOSITORY / "examples/the-diem-cong-ty"
    )
    assert "110" in done.stdout  # percent of the target, beside the points
