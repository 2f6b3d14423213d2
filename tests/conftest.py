"""What tests share: the repository, the shipped book, golden files."""

import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import ctscore
from ctscore.book import Book
from tests.warm import TIMEOUT, Warm, in_text

REPOSITORY = Path(__file__).parent.parent
DATA = REPOSITORY / "data"
BASE = REPOSITORY / "tests" / "corpus" / "base"
SOURCES = REPOSITORY.parent / "shared" / "sources"

# A machine that is busy with something else is no fault of a test: neither inputs nor examples are timed.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write expected outputs anew, for review")


def pytest_collection_finish() -> None:
    """Keep the garbage collector off what was loaded for all tests: a tenth of their time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def book() -> Book:
    return ctscore.open_book(DATA)


@pytest.fixture(scope="session")
def small() -> Book:
    """The made-up folder: two units, “Mẫu” and “Hai”, and a PAR-INDEX of 5 points."""
    return ctscore.open_book(BASE)


def data_of_2022(folder: Path) -> None:
    """Copy to `folder` the shipped data of 2021 and 2022, without seals: a third of all to be read."""
    years = re.compile(r"20\d\d")

    def not_wanted(_: str, names: list[str]) -> list[str]:
        other = [name for name in names if years.fullmatch(name) and name not in ("2021", "2022")]
        return [*other, "seals.txt"]

    shutil.copytree(DATA, folder, ignore=not_wanted)


@pytest.fixture(scope="session")
def of_2022(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shipped data of 2021 and 2022, for commands that write nothing in it."""
    folder = tmp_path_factory.mktemp("of-2022")
    data_of_2022(folder / "data")
    return folder


@pytest.fixture
def unpublished(tmp_path: Path) -> Path:
    """The made-up folder in `data/`, without a published score: any figure on its scale is right there."""
    shutil.copytree(BASE, tmp_path / "data")
    path = tmp_path / "data/scores/2022/par-index.yaml"
    text = path.read_text(encoding="utf-8").replace("published: {score: 3.75, rank: 2, of: 9}\n", "")
    path.write_text(text, encoding="utf-8")
    return tmp_path


Golden = Callable[[Path, str], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare text with a file; `--update-golden` writes the file instead."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.is_file(), f"{path} is missing: run pytest --update-golden and review it"
        assert text == path.read_bytes().decode("utf-8")

    return compare


Program = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Nothing of the user's own, and a cache of the test run, shared by all who run the program in it."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "SYSTEMROOT") if key in os.environ}
    cache = tmp_path_factory.getbasetemp().parent / "ctscore-cache"
    return {**kept, "LC_ALL": "C.UTF-8", "CTSCORE_CACHE": str(cache)}


@pytest.fixture(scope="session")
def warm(environment: dict[str, str]) -> Iterator[Warm]:
    started = Warm(environment)
    yield started
    started.stop()


@pytest.fixture(scope="session")
def program(environment: dict[str, str], warm: Warm) -> Program:
    """Run the program in a clean environment, by default in the repository."""

    def run(*arguments: str, cwd: Path = REPOSITORY, **variables: str) -> subprocess.CompletedProcess[str]:
        assert not any(name.startswith("PYTHON") for name in variables), "this is about a `process`"
        return in_text(warm.run(arguments, cwd, {**environment, **variables}))

    return run


@pytest.fixture(scope="session")
def process(environment: dict[str, str]) -> Program:
    """Run the program like `program`, in an interpreter of its own: where its start is what is tested."""

    def run(*arguments: str, cwd: Path = REPOSITORY, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "ctscore", *arguments],
            cwd=cwd,
            env={**environment, **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=TIMEOUT,
        )

    return run
