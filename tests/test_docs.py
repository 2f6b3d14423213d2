"""README and docs say what the program does: every output block is made anew and compared.

A block is marked `<!-- output of: COMMAND -->`. `--update-golden` writes the output into the document.
"""

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from ctscore.rule_docs import RULES
from tests.conftest import REPOSITORY, Program

DOCUMENTS = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))]
BLOCK = re.compile(r"(<!-- output of: ctscore ([^\n]*) -->\n```\w+\n)(.*?)(```\n)", re.DOTALL)
WIDTH = "96"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_output_blocks(path: Path, program: Program, request: pytest.FixtureRequest) -> None:
    def fresh(match: re.Match[str]) -> str:
        done = program(*shlex.split(match.group(2)), COLUMNS=WIDTH)
        assert done.returncode == 0, done.stderr
        return f"{match.group(1)}{done.stdout.rstrip()}\n{match.group(4)}"

    text = path.read_text(encoding="utf-8")
    now = BLOCK.sub(fresh, text)
    if request.config.getoption("--update-golden"):
        path.write_text(now, encoding="utf-8")
    else:
        assert text == now


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_commands_and_options_exist(path: Path, program: Program) -> None:
    for command in set(re.findall(r"`ctscore ([\w-]+)[^`]*`", path.read_text(encoding="utf-8"))):
        assert program(command, "--help").returncode == 0, command


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_codes_of_rules_exist(path: Path) -> None:
    assert set(re.findall(r"\bCT\d{3}\b", path.read_text(encoding="utf-8"))) <= set(RULES)


def test_the_python_example_prints_what_readme_says(capsys: pytest.CaptureFixture[str]) -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    match = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", text, re.DOTALL)
    assert match is not None
    exec(compile(match.group(1), "README.md", "exec"), {})
    assert capsys.readouterr().out == match.group(2)


INSTALL = "pip install -c constraints.txt"


@pytest.mark.parametrize(
    ("section", "commands"),
    [
        ("Set up", ["python3 -m venv .venv", f".venv/bin/{INSTALL} -e '.[dev]'"]),
        ("Only use it", ["python3 -m venv ~/ctscore", f"~/ctscore/bin/{INSTALL} '.[all]'"]),
    ],
)
def test_a_set_up_is_two_commands_with_fixed_versions(section: str, commands: list[str]) -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    match = re.search(rf"## {section}\n.*?```sh\n(.*?)```", text, re.DOTALL)
    assert match is not None
    assert match.group(1).splitlines() == commands


def test_architecture_names_every_package() -> None:
    text = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
    packages = [
        path.stem
        for path in (REPOSITORY / "src" / "ctscore").iterdir()
        if (path.is_dir() or path.suffix == ".py")
        and not path.name.startswith("__")
        and path.name != "py.typed"
    ]
    assert [package for package in packages if f"`{package}`" not in text] == []


def test_the_walk_of_a_number_calls_functions_that_exist() -> None:
    text = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
    walk = re.findall(r"`(ctscore\.[\w.]+)\.(\w+)`", text)
    assert len(walk) > 10
    assert [name for module, name in walk if not hasattr(import_module(module), name)] == []


def test_the_page_of_rules_is_what_the_program_explains(program: Program) -> None:
    done = program("explain", "--all", "--markdown", "--lang", "en")
    assert (REPOSITORY / "docs" / "checks.md").read_text(encoding="utf-8") == done.stdout
