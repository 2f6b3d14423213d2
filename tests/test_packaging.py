"""What the package promises to those who install it."""

import re
import tomllib
from typing import Any

import pytest
import yaml

import ctscore
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def project() -> Any:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_run_time_dependencies_are_the_five(project: Any) -> None:
    names = [re.split(r"[<>=]", requirement)[0] for requirement in project["dependencies"]]
    assert names == ["typer", "pydantic", "pyyaml", "rich", "tabulate"]


def test_one_version_everywhere(project: Any) -> None:
    assert project["version"] == ctscore.__version__
    assert f"## {ctscore.__version__}" in (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")


def test_types_travel_along() -> None:
    assert (REPOSITORY / "src" / "ctscore" / "py.typed").is_file()


def test_the_pre_commit_hook_calls_the_program(project: Any) -> None:
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"].split()[0] in project["scripts"]
    assert hook["entry"].split()[1] == "validate"
    assert re.match(hook["files"], "data/scores/2022/par-index.yaml")


def test_text_files_are_composed_unicode() -> None:
    import unicodedata

    for folder in ("src", "data", "docs"):
        for path in (REPOSITORY / folder).rglob("*.*"):
            if path.suffix in (".py", ".yaml", ".md"):
                assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8")), path
