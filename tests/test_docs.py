"""README and docs say what the program does: every output block is made anew and compared.

A block is marked `<!-- output of: COMMAND -->`. `--update-golden` writes the output into the document.
The guides in docs/how-to speak of commands and rules that they add; tests/test_how_to.py follows them.
"""

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from ctscore.questions.folder_papers import GITLAB, PRE_COMMIT, WORKFLOW
from ctscore.rule_docs import RULES
from tests.conftest import REPOSITORY, Program

PAGES = sorted((REPOSITORY / "docs").rglob("*.md"))
DOCUMENTS = [*sorted(REPOSITORY.glob("*.md")), *(page for page in PAGES if page.parent.name != "how-to")]
TRANSLATIONS = [
    (REPOSITORY / "README.md", REPOSITORY / "README.vi.md"),
    *((original, page) for page in PAGES if (original := page.parent.parent / page.name) in PAGES),
]
FIRST_STEPS = [page for page in PAGES if page.name.startswith("your-")]
STEP = re.compile(
    r"<!-- file: (?P<file>\S+) -->\n```\w+\n(?P<content>.*?)```"
    r"|```sh\n(?P<lines>.*?)```(?P<between>\n\n```text\n)?(?(between)(?P<printed>.*?)```)",
    re.DOTALL,
)
BLOCK = re.compile(r"(<!-- output of: ctscore ([^\n]*) -->\n```\w+\n)(.*?)(```\n)", re.DOTALL)
WIDTH = "96"


def named(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
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


@pytest.mark.parametrize("path", FIRST_STEPS, ids=named)
def test_first_steps_lead_where_they_say(
    path: Path, program: Program, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """A page is followed in an empty folder, line by line; below a block stands what its last line prints.

    A translation has the same lines, so that what these write with `-o` is written for the original only.
    """
    lang, folder = "vi" if path.parent.name == "vi" else "en", tmp_path
    translated = any(path == page for _, page in TRANSLATIONS)

    def step(match: re.Match[str]) -> str:
        nonlocal folder
        if match["file"]:
            (folder / match["file"]).write_text(match["content"], encoding="utf-8")
            return match[0]
        said = ""
        for line in match["lines"].splitlines():
            command, *words = shlex.split(line)
            if command == "cd":
                folder = folder / words[0]
                continue
            if translated and "-o" in words:
                continue
            assert command == "ctscore", line
            done = program(*words, cwd=folder, COLUMNS=WIDTH, CTSCORE_LANG=lang)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
            said = done.stdout + done.stderr
        shown = f"{match['between']}{said.rstrip()}\n```" if match["between"] else ""
        return f"```sh\n{match['lines']}```{shown}"

    text = path.read_text(encoding="utf-8")
    now = STEP.sub(step, text)
    if request.config.getoption("--update-golden"):
        path.write_text(now, encoding="utf-8")
    else:
        assert text == now


def spoken_of() -> dict[str, set[str]]:
    """Return the options that are named with each command, in code on one line or in one row of a table."""
    found: dict[str, set[str]] = {}
    for path in DOCUMENTS:
        for line in path.read_text(encoding="utf-8").splitlines():
            command = ""
            for code in re.findall(r"`([^`]+)`|^[\s-]*(?:run: )?(ctscore .*)", line):
                words = "".join(code)
                if start := re.match(r"ctscore ((?:import panel|new [a-z]+|[a-z][\w-]*))", words):
                    command = start[1]
                    if command == "import":
                        command += " update" if "--update" in words else " annex"
                elif not (command and line.startswith("|") and words.startswith("--")):
                    continue
                found.setdefault(command, set()).update(re.findall(r"(?<!\S)--[a-z][\w-]*", words))
    return found


def test_commands_and_options_exist(program: Program) -> None:
    missing = []
    for command, options in spoken_of().items():
        done = program(*command.split(), "--help")
        missing += [command] if done.returncode else []
        missing += [f"{command} {option}" for option in options if option not in done.stdout]
    assert missing == []


@pytest.mark.parametrize("path", [*DOCUMENTS, *PAGES], ids=named)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_codes_of_rules_exist(path: Path) -> None:
    assert set(re.findall(r"\bCT\d{3}\b", path.read_text(encoding="utf-8"))) <= set(RULES)


@pytest.mark.parametrize(("original", "translated"), TRANSLATIONS, ids=named)
def test_a_translation_has_the_same_commands(original: Path, translated: Path) -> None:
    """Fenced commands, commands of tables, and what output stands where are equal, up to the language."""

    def said(path: Path) -> list[str]:
        text = path.read_text(encoding="utf-8")
        blocks = re.findall(
            r"```sh\n(.*?)```|output of: (ctscore .*?) -->|^\|.*\| (`.*`) \|$", text, re.M | re.S
        )
        return ["".join(parts).replace("--lang vi", "--lang en") for parts in blocks]

    assert said(original) == said(translated)
    assert len(said(original)) > 3


def test_every_page_says_for_whom_it_is_and_is_in_the_index() -> None:
    index = (REPOSITORY / "docs/README.md").read_text(encoding="utf-8")
    for page in PAGES:
        said = page.read_text(encoding="utf-8").splitlines()[:4]
        if page.name not in ("README.md", "checks.md"):  # the program writes checks.md
            assert any(line.startswith(("*For ", "*Dành cho ")) for line in said), page
        assert (
            page.name == "README.md" or f"]({page.relative_to(REPOSITORY / 'docs').as_posix()})" in index
        ), page


def test_the_files_for_ci_are_those_that_init_writes() -> None:
    text = (REPOSITORY / "docs/ci.md").read_text(encoding="utf-8")
    for file in (PRE_COMMIT, WORKFLOW, GITLAB):
        assert f"```yaml\n{file}```\n" in text


def test_the_python_example_prints_what_the_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    text = (REPOSITORY / "docs/library.md").read_text(encoding="utf-8")
    match = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", text, re.DOTALL)
    assert match is not None
    exec(compile(match.group(1), "library.md", "exec"), {})
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
