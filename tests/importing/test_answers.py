"""Answers in words are read where the index declares what they are worth, and refused where it does not."""

import shutil
from pathlib import Path

import pytest
import yaml

import ctscore
from ctscore.book import Book
from ctscore.findings import DataProblems
from ctscore.importing.annexes import Imported, Wanted, import_annex
from ctscore.periods import Period
from tests.conftest import BASE

ANSWERS = """  answers:
  - id: dat
    words:
    - {id: dat, word: {vi: Đạt, en: Met}, share: 1}
    - {id: khong-dat, word: {vi: Không đạt, en: Not met}, share: 0}
  - id: co
    words:
    - {id: co, word: {vi: Có, en: Yes}, points: 2}
    - {id: khong, word: {vi: Không, en: No}, points: 0}
- id: PAPI
"""


@pytest.fixture(scope="module")
def declaring(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book whose PAR-INDEX declares two sets of answers."""
    folder = tmp_path_factory.mktemp("book") / "data"
    shutil.copytree(BASE, folder)
    path = folder / "indexes.yaml"
    text = path.read_text(encoding="utf-8").replace("indexes@1", "indexes@2")
    path.write_text(text.replace("- id: PAPI\n", ANSWERS), encoding="utf-8")
    return ctscore.open_book(folder)


def brought(book: Book, folder: Path, *rows: str) -> Imported:
    path = folder / "bang.csv"
    path.write_text("\n".join(("STT;Tiêu chí;Điểm tối đa;Điểm đạt", *rows)), encoding="utf-8")
    return import_annex(
        book,
        Wanted(path, "PAR-INDEX", Period(2022), "don-vi-mau", "scorecard", document="van-ban-mau"),
    )


def test_answers_are_read_whole(declaring: Book, tmp_path: Path) -> None:
    done = brought(declaring, tmp_path, "1;Một;2;đạt", "2;Hai;2;KHÔNG ĐẠT", "3;Ba;1;0,5")
    card = yaml.load(done.text, Loader=yaml.BaseLoader)
    assert card["format"] == "ctscore/scorecard@2"
    assert [(one.get("answers"), one["achieved"]) for one in card["criteria"]] == [
        ("dat", "Đạt"),
        ("dat", "Không đạt"),
        (None, "0.5"),
    ]
    assert {finding.rule.code for finding in done.errors} <= {"CT403"}  # the plan of the book serves 1.1


def test_answers_count_in_sums(declaring: Book, tmp_path: Path) -> None:
    done = brought(declaring, tmp_path, "1;Một;4;3", "1.1;A;2;Có", "1.2;B;2;Không", "2;Hai;1;1")
    field = yaml.safe_load(done.text)["criteria"][0]
    assert (str(field["erratum"]["printed"]), str(field["erratum"]["computed"])) == ("3", "2")


@pytest.mark.parametrize(
    "rows", [("1;Một;2;Đạt", "2;Hai;3;Tốt"), ("1;Một;2;A", "2;Hai;3;B"), ("1;Một;5;Đạt, 3",)]
)
def test_other_words_are_told(rows: tuple[str, ...], declaring: Book, tmp_path: Path) -> None:
    with pytest.raises(DataProblems, match="CT623"):
        brought(declaring, tmp_path, *rows)


def test_words_of_two_sets_are_of_neither(declaring: Book, tmp_path: Path) -> None:
    with pytest.raises(DataProblems, match="CT623"):
        brought(declaring, tmp_path, "1;Một;2;Đạt", "2;Hai;3;Có")
