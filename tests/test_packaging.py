"""What the package promises to those who install it."""

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import ctscore
from tests.conftest import REPOSITORY

PYTHONS = ("3.11", "3.12", "3.13")
LOCKED = (REPOSITORY / "constraints.txt").read_text(encoding="utf-8").splitlines()


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


def locked(python: str = "", lines: list[str] = LOCKED) -> dict[str, str]:
    """Return what constraints.txt gives to this Python, the running one by default: package and version."""
    where = {"python_version": python, "python_full_version": f"{python}.0"} if python else {}
    versions: dict[str, str] = {}
    for line in lines:
        constraint = Requirement(line)
        if constraint.marker is None or constraint.marker.evaluate(where):
            assert constraint.name not in versions, f"{line}: two versions for Python {python}"
            versions[constraint.name] = next(iter(constraint.specifier)).version
    return versions


def direct(project: Any) -> list[Requirement]:
    """Return what pyproject.toml asks for itself, all extras included."""
    extras = project["optional-dependencies"].values()
    asked = map(Requirement, [*project["dependencies"], *(one for extra in extras for one in extra)])
    return [requirement for requirement in asked if requirement.name != "ctscore"]


def unmet(requirement: Requirement, versions: dict[str, str]) -> bool:
    version = versions.get(canonicalize_name(requirement.name))
    return version is None or not requirement.specifier.contains(version, prereleases=True)


def test_constraints_are_names_and_versions_and_nothing_else() -> None:
    names = [Requirement(line).name for line in LOCKED]
    assert names == sorted(names)
    for line in LOCKED:
        version, _, marker = line.partition(" ; ")
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", version), line
        assert not marker or Marker(marker), line


def test_a_python_gets_one_version_of_a_package() -> None:
    lines = ["a==1 ; python_full_version < '3.12'", "a==2 ; python_full_version >= '3.12'"]
    assert [locked(python, lines) for python in PYTHONS] == [{"a": "1"}, {"a": "2"}, {"a": "2"}]
    with pytest.raises(AssertionError, match="two versions"):
        locked("3.11", ["a==1", "a==2"])


@pytest.mark.parametrize("python", PYTHONS)
def test_constraints_hold_what_the_project_asks_for(python: str, project: Any) -> None:
    versions = locked(python)
    assert [str(requirement) for requirement in direct(project) if unmet(requirement, versions)] == []


def test_constraints_hold_what_that_asks_for_in_turn(project: Any) -> None:
    """Walk through what is installed, as far as constraints.txt says so: after README's set-up, all."""
    versions, seen, missing = locked(), set(), set()
    to_do = [(one.name, frozenset(one.extras)) for one in direct(project)]
    while to_do:
        name, extras = to_do.pop()
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # a platform's own, or an environment of other versions
        if (name, extras) in seen or found.version != versions.get(canonicalize_name(name)):
            continue
        seen.add((name, extras))
        for needed in map(Requirement, found.requires or []):
            if needed.marker is None or any(
                needed.marker.evaluate({"extra": extra}) for extra in {"", *extras}
            ):
                to_do.append((needed.name, frozenset(needed.extras)))
                if unmet(needed, versions):
                    missing.add(f"{name} needs {needed}")
    assert missing == set()


def test_every_build_is_made_by_the_version_that_constraints_name() -> None:
    build = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    assert build["requires"] == [f"hatchling=={locked()['hatchling']}"]


def test_the_pythons_are_those_that_are_tried(project: Any) -> None:
    said = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    tried = yaml.safe_load(weekly())["jobs"]["tests"]["strategy"]["matrix"]
    assert said == tried["python"] == list(PYTHONS)
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    assert set(tried["target"]) <= set(re.search(r"\.PHONY: (.*)", makefile)[1].split())  # type: ignore[index]


def weekly() -> str:
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (block,) = [one for one in blocks if one.startswith("name: weekly")]
    return str(block)


def test_all_is_what_the_program_can_use(project: Any) -> None:
    extras = project["optional-dependencies"]
    (everything,) = map(Requirement, extras["all"])
    assert everything.extras == set(extras) - {"all", "dev"}
    assert "ctscore[all]" in extras["dev"]


def test_no_address_is_made_up() -> None:
    texts = [REPOSITORY / name for name in ("pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md")]
    folders = ("docs", "src", "schemas", "data", "examples")
    texts += [path for folder in folders for path in (REPOSITORY / folder).rglob("*.*")]
    for path in texts:
        if path.suffix in (".py", ".yaml", ".md", ".json", ".toml"):
            assert not re.search(r"\bexample\.(org|com|net)\b", path.read_text(encoding="utf-8")), path


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("sdist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as packed:
        return {Path(*Path(name).parts[1:]).as_posix() for name in packed.getnames()}


def test_the_sdist_has_what_its_tests_read(sdist: set[str]) -> None:
    needed = {
        "constraints.txt",
        ".ci/run",
        "Makefile",
        "pyproject.toml",
        "tests/conftest.py",
        "data/units.yaml",
    }
    assert needed | {"examples/cham-diem-so/anh-xa.yaml", ".pre-commit-hooks.yaml"} <= sdist


@pytest.mark.skipif(
    shutil.which("git") is None or not (REPOSITORY / ".git").exists(), reason="no repository to compare with"
)
def test_the_sdist_has_every_file_of_the_repository(sdist: set[str]) -> None:
    command = ["git", "-C", str(REPOSITORY), "ls-files", "-z"]
    tracked = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    missing = {name for name in tracked.split("\0") if name and (REPOSITORY / name).exists()} - sdist
    assert missing == set()
