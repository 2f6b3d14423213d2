"""Whatever a data file holds, it is read, told about in every format, and no question breaks on it."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctscore.model import KINDS
from tests.fuzz.arena import Arena
from tests.fuzz.documents import documents
from tests.fuzz.edits import edited
from tests.fuzz.effort import tries
from tests.fuzz.seeds import HOMES, seeds
from tests.fuzz.texts import noises, soups

Source = Callable[[str], st.SearchStrategy[bytes]]
SOURCES: tuple[Source, ...] = (noises, soups, edited, documents)


@pytest.fixture(scope="module")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Arena]:
    home = tmp_path_factory.mktemp("fuzz")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTSCORE_CACHE", str(home / "cache"))
        yield Arena(home / "data")


def test_every_kind_has_a_home_and_seeds() -> None:
    assert set(HOMES) == set(KINDS)
    assert all(seeds(kind) for kind in KINDS)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.__name__)
@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_with_it(kind: str, source: Source, arena: Arena) -> None:
    @tries(2)
    @given(st.sampled_from(HOMES[kind]), source(kind))
    def examine(name: str, raw: bytes) -> None:
        arena.examine(name, raw)

    examine()


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.__name__)
@pytest.mark.parametrize("kind", KINDS)
def test_reading_it(kind: str, source: Source, arena: Arena) -> None:
    @tries(6, share=5)
    @given(st.sampled_from(HOMES[kind]), source(kind))
    def read(name: str, raw: bytes) -> None:
        arena.read(name, raw)

    read()
