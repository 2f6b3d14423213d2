"""The JSON Schemas agree with the program, with the shipped data and with the corpus of faults."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from ctscore.load.schemas import schema_text
from ctscore.model import KINDS
from tests.conftest import DATA, REPOSITORY, Program

LINE = "# yaml-language-server: $schema="
CASES = Path(__file__).parent / "corpus" / "cases"


def schema(kind: str) -> Any:
    return json.loads((REPOSITORY / "schemas" / f"{kind}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_are_what_the_program_prints(kind: str) -> None:
    assert (REPOSITORY / "schemas" / f"{kind}.json").read_text(encoding="utf-8") == schema_text(kind)
    jsonschema.Draft202012Validator.check_schema(schema(kind))


class _Loader(yaml.SafeLoader):
    """Reads a day as the text that stands there, as JSON has it."""


_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_all_go_into_a_folder(tmp_path: Path, program: Program) -> None:
    assert program("schema", "-o", "schemas", "-q", cwd=tmp_path).returncode == 0
    assert {path.stem for path in (tmp_path / "schemas").iterdir()} == set(KINDS)
    assert (tmp_path / "schemas/plan.json").read_text(encoding="utf-8") == schema_text("plan")


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.yaml")), ids=lambda path: path.stem)
def test_each_data_file_names_its_schema_and_fits_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = text.split("\n")[0].removeprefix(LINE)
    target = (path.parent / named).resolve()
    content = yaml.load(text, Loader=_Loader)
    kind = content["format"].removeprefix("ctscore/").partition("@")[0]
    assert target == REPOSITORY / "schemas" / f"{kind}.json"
    jsonschema.Draft202012Validator(schema(kind)).validate(content)


def test_the_schema_lines_of_the_examples_lead_somewhere() -> None:
    for path in (REPOSITORY / "examples").rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").split("\n")[0]
        if first.startswith(LINE):
            assert (path.parent / first.removeprefix(LINE)).is_file(), path


@pytest.mark.parametrize(
    "case",
    [
        "CT202-missing-key",
        "CT203-unknown-key",
        "CT204-not-a-number",
        "CT205-decimal-comma",
        "CT209-code-unquoted",
        "CT210-code-malformed",
        "CT211-wrong-type",
        "CT212-not-a-choice",
        "CT215-bad-id",
    ],
)
def test_an_editor_sees_the_same_faults(case: str) -> None:
    content = yaml.safe_load((CASES / case / "scores/2022/par-index.yaml").read_text(encoding="utf-8"))
    assert list(jsonschema.Draft202012Validator(schema("scorecard")).iter_errors(content))
