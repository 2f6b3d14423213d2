"""What `validate` tells and how it exits: rules chosen, strictness, and what CI servers ask for."""

import json
from pathlib import Path

import pytest

from tests.conftest import BASE, Program

CARD = "data/scores/2022/par-index.yaml"


@pytest.fixture
def folder(unpublished: Path) -> Path:
    """A folder with one error (more points than the maximum), one warning (a file that is not read)."""
    path = unpublished / CARD
    text = path.read_text(encoding="utf-8").replace("achieved: 0.25", "achieved: 1.25")
    path.write_text(text, encoding="utf-8")
    (unpublished / "data/scores/ghi-chu.txt").write_text("x")
    return unpublished


def codes(program: Program, folder: Path, *options: str, **variables: str) -> tuple[int, list[str]]:
    done = program("validate", "-f", "json", *options, cwd=folder, **variables)
    assert done.stderr == ""
    return done.returncode, [one["code"] for one in json.loads(done.stdout)["findings"]]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], (1, ["CT305", "CT008"])),
        (["--ignore", "CT305"], (0, ["CT008"])),
        (["--ignore", "CT305", "--strict"], (1, ["CT008"])),
        (["--ignore", "achieved-above-max,ct008", "--strict"], (0, [])),
        (["--select", "CT3"], (1, ["CT305"])),
        (["--select", "CT3", "--ignore", "CT305"], (0, [])),
        (["--exit-zero"], (0, ["CT305", "CT008"])),
    ],
)
def test_rules_are_chosen(
    options: list[str], expected: tuple[int, list[str]], folder: Path, program: Program
) -> None:
    assert codes(program, folder, *options) == expected


def test_what_cannot_be_read_is_always_told(folder: Path, program: Program) -> None:
    (folder / CARD).write_text("a: [\n")
    assert codes(program, folder, "--select", "CT409") == (1, ["CT101"])
    (folder / CARD).write_text("format: ctscore/scorecard@9\n")
    assert codes(program, folder, "--ignore", "CT2,CT4,CT008") == (1, ["CT201"])


@pytest.mark.parametrize("given", ["CT000", "CT", "", "CT305,,CT302", "known-eratum"])
def test_a_rule_that_does_not_exist_is_refused(given: str, folder: Path, program: Program) -> None:
    done = program("validate", "--ignore", given, cwd=folder, CTSCORE_LANG="en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no rule" in done.stderr


def test_in_github_actions_the_format_is_picked_by_itself(folder: Path, program: Program) -> None:
    page = folder / "summary.md"
    page.write_text("before\n")
    variables = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(page)}
    done = program("validate", cwd=folder, **variables)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0].startswith(f"::error file={CARD},line=14,col=15,title=CT305")
    written = page.read_text(encoding="utf-8")
    assert written.startswith("before\n### ctscore validate\n")
    assert "| error | CT305 |" in written
    # What was asked for counts; and in a file nothing is picked.
    assert program("validate", "-f", "text", cwd=folder, **variables).stdout.startswith("data/scores/")
    program("validate", "-o", "out.json", cwd=folder, **variables)
    assert json.loads((folder / "out.json").read_text())["schema"] == "ctscore/validate/1"
    assert page.read_text(encoding="utf-8") == written
    blocked = program("validate", cwd=folder, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(folder))
    assert (blocked.returncode, "cannot be written" in blocked.stderr) == (2, True)


@pytest.mark.parametrize(
    ("suffix", "start"), [("sarif", "{"), ("xml", "<?xml"), ("json", "{"), ("txt", "data/")]
)
def test_the_suffix_picks_the_format(suffix: str, start: str, folder: Path, program: Program) -> None:
    program("validate", "-o", f"out.{suffix}", cwd=folder)
    assert (folder / f"out.{suffix}").read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize("above", [0, 1, 2, 7, 40])
@pytest.mark.parametrize("indent", [0, 1, 4])
def test_the_position_follows_the_fault(above: int, indent: int, folder: Path, program: Program) -> None:
    """A fault is moved down by lines and right by words of a flow mapping; bytes differ from letters."""
    text = (BASE / "scores/2022/par-index.yaml").read_text(encoding="utf-8")
    head, _ = text.split('- code: "2"\n')
    name = "Đ" * indent
    leaf = f'- {{code: "2", name: {{vi: "x{name}", en: x}}, max: 2, achieved: 2.5}}\n'
    (folder / CARD).write_text("#\n" * above + head + leaf, encoding="utf-8")
    line = above + head.count("\n") + 1
    column = leaf.index("2.5") + 1
    found = json.loads(program("validate", "-f", "json", "--select", "CT305", cwd=folder).stdout)["findings"]
    assert [(one["line"], one["column"]) for one in found] == [(line, column)]
    start = json.loads(program("validate", "-f", "rdjson", "--select", "CT305", cwd=folder).stdout)
    (place,) = [one["location"]["range"]["start"] for one in start["diagnostics"]]
    assert place == {"line": line, "column": column + indent}
