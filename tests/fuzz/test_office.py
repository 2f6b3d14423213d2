"""Whatever was changed in a file of Office: it is read or refused; never a bug of ours, never a hang."""

import random
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctscore.analysis import select
from ctscore.book import Book
from ctscore.findings import DataProblems, Refusal
from ctscore.importing import annexes, panels
from ctscore.importing.workbooks import update_from, with_reasons
from ctscore.library import open_book
from ctscore.load import load_folder
from ctscore.periods import Period
from ctscore.render.excel.sheets import render_workbook
from ctscore.views.workbook import year_workbook
from tests.conftest import BASE
from tests.fuzz.effort import tries
from tests.fuzz.office import mutated
from tests.importing.test_annexes import in_excel, in_word
from tests.importing.test_panels import EXAMPLE, MAP

SEEDS = st.integers(0, 2**32)
_LONGEST = 60  # seconds, where tenths are usual: only a hang takes so long


class Hang(BaseException):
    """A file keeps its reader busy; no `Exception`, which readers may take for a fault of the file."""


@pytest.fixture(autouse=True)
def _no_hang() -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, stop)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def tried(read: Callable[[], object]) -> bool:
    """Return whether a file was read; it may be refused."""
    signal.alarm(_LONGEST)
    try:
        read()
    except (DataProblems, Refusal):
        return False
    return True


@pytest.fixture(scope="module")
def base() -> Book:
    return open_book(BASE)


@pytest.mark.parametrize("make", [in_excel, in_word], ids=["xlsx", "docx"])
@pytest.mark.parametrize("kind", ["scorecard", "plan"])
def test_an_annex(make: Callable[[Path], Path], kind: str, tmp_path: Path, base: Book) -> None:
    path = make(tmp_path)
    whole = path.read_bytes()
    found = set()

    @tries(20)
    @given(SEEDS)
    def bring_in(seed: int) -> None:
        path.write_bytes(mutated(whole, random.Random(seed)))
        year, document = Period(2022), "van-ban-mau"
        wanted = annexes.Wanted(path, "PAR-INDEX", year, base.home_unit, kind=kind, document=document)
        found.add(tried(lambda: annexes.import_annex(base, wanted)))

    bring_in()
    assert found == {True, False}  # the changes break some files, and leave others readable


def test_a_panel(tmp_path: Path) -> None:
    example = open_book(EXAMPLE / "data")
    path = tmp_path / "t.xlsx"
    sheet = openpyxl.Workbook()
    for row in (["Đơn vị", "A", "B"], ["Sở A", 3.5, 2], ["Sở B", 4, 3], ["Sở C", None, None]):
        sheet.worksheets[0].append(row)
    sheet.save(path)
    whole = path.read_bytes()
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    found = set()

    @tries(40)
    @given(SEEDS)
    def bring_in(seed: int) -> None:
        path.write_bytes(mutated(whole, random.Random(seed)))
        wanted = panels.Wanted(path, tmp_path / "map.yaml", "CCHC-SO", Period(2024))
        found.add(tried(lambda: panels.import_panel(example, wanted)))

    bring_in()
    assert found == {True, False}


def test_an_edited_workbook(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    loaded = load_folder(tmp_path / "data")
    cards = select.scorecards(loaded, Period(2022))
    whole = render_workbook(year_workbook(loaded, cards), "vi")
    path = tmp_path / "2022.xlsx"
    found = set()

    def update() -> None:
        done = update_from(loaded, path, tmp_path / "data")
        with_reasons(path, done.refused, "vi")

    @tries(15)
    @given(SEEDS)
    def bring_in(seed: int) -> None:
        path.write_bytes(mutated(whole, random.Random(seed)))
        found.add(tried(update))

    bring_in()
    assert found == {True, False}
