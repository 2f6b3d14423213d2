"""A document with one table per domain: its headings are levels, its subtotals are of their own table."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

import ctscore
from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.importing.annexes import Imported, Wanted, import_annex
from ctscore.periods import Period
from tests.conftest import BASE

HEAD = ["No.", "Question", "Score (1-4)", "Action"]
LAW = [["1.1", "a", "3", "act"], ["1.2", "b", "2", ""]]
CASH = [["2.1", "c", "1", ""], ["2.2", "d", "4", ""], ["2.3", "e", "N/A", ""]]
Part = tuple[str, list[list[str]]]


@pytest.fixture(scope="module")
def small() -> Book:
    return ctscore.open_book(BASE)


def brought(parts: Sequence[Part], book: Book, folder: Path) -> tuple[Imported, list[Any]]:
    document = docx.Document()
    for heading, rows in parts:
        document.add_paragraph(heading)
        head = HEAD if len(rows[0]) == len(HEAD) else ["Domain", "Score", "Maximum"]
        table = document.add_table(len(rows) + 1, len(head))
        for row, texts in zip(table.rows, [head, *rows], strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.save(str(folder / "t.docx"))
    wanted = Wanted(
        folder / "t.docx", "PAR-INDEX", Period(2022), "don-vi-mau", "scorecard", document="van-ban-mau"
    )
    done = import_annex(book, wanted)
    return done, yaml.safe_load(done.text)["criteria"]


def tree(criteria: list[Any]) -> list[Any]:
    return [(one["code"], one["name"]["vi"], [part["code"] for part in one["criteria"]]) for one in criteria]


def test_headings_of_tables_are_levels_and_subtotals_what_is_printed_of_them(
    small: Book, tmp_path: Path
) -> None:
    # 3 + 2 = 5 of 8; 1 + 4 = 5 of 8 without what is not applicable, so that 5 is not printed of all 12.
    parts = [
        ("Domain 1: Law", [*LAW, ["", "Subtotal 1", "5 / 8", ""]]),
        ("Domain 2: Cash", [*CASH, ["", "Subtotal 2", "5 / 8", ""]]),
    ]
    done, criteria = brought(parts, small, tmp_path)
    assert tree(criteria) == [("1", "Law", ["1.1", "1.2"]), ("2", "Cash", ["2.1", "2.2", "2.3"])]
    assert [one.get("published") for one in criteria] == [5, None]
    told = [one.say("en") for one in done.remarks]
    assert not any("printed" in one for one in told)
    assert any("headings of the tables" in one and "1 Law; 2 Cash" in one for one in told)


def test_a_wrong_subtotal_is_told_by_its_row_whether_or_not_it_has_a_maximum(
    small: Book, tmp_path: Path
) -> None:
    # The rows come to 5 and to 5; printed are 6, and 7 with the maximum of the two that apply.
    parts = [
        ("1. Law", [*LAW, ["", "Total", "6", ""]]),
        ("2. Cash", [*CASH, ["", "Total", "7 / 8", ""]]),
    ]
    done, criteria = brought(parts, small, tmp_path)
    assert (criteria[0]["published"], criteria[0]["erratum"]["computed"]) == (6, 5)
    told = [(one.place.table, one.place.row, one.say("en")) for one in done.remarks]
    wrong = [(table, row) for table, row, words in told if "5" in words and "printed" in words]
    assert sorted(wrong) == [(1, 4), (2, 5)]


def test_rows_counted_anew_are_below_a_heading_with_a_number_only(small: Book, tmp_path: Path) -> None:
    anew = [[["1", "a", "3", ""], ["2", "b", "", "act"]], [["1", "c", "1", ""], ["2", "d", "4", ""]]]
    done, criteria = brought(list(zip(["Part A: Law", "Part B: Cash"], anew, strict=True)), small, tmp_path)
    assert tree(criteria) == [("A", "Law", ["A.1", "A.2"]), ("B", "Cash", ["B.1", "B.2"])]
    blank = criteria[0]["criteria"][1]  # the maximum of a blank score is known, its points are not
    assert blank["max"] == 4
    assert "achieved" not in blank
    assert any("an empty cell" in one.say("en") and "A.2" in one.say("en") for one in done.remarks)
    for headings in (["Law", "Cash"], ["Part A: Law", "Part B: Law"]):
        rows = anew if headings[0] == "Law" else [anew[0], anew[0]]  # of two units or years
        with pytest.raises(Refusal):
            brought(list(zip(headings, rows, strict=True)), small, tmp_path)


def test_a_summary_of_the_levels_is_held_against_them_and_is_no_second_scorecard(
    small: Book, tmp_path: Path
) -> None:
    # Law comes to 5 of 8; cash to 5 of the 8 that apply, 12 in all; together 10 of 16.
    parts = [
        ("Domain 1: Law", LAW),
        ("Domain 2: Cash", CASH),
        ("Summary", [["1. Law", "6", "8"], ["2. Cash", "5", "9"], ["Overall score", "10", "16"]]),
    ]
    done, criteria = brought(parts, small, tmp_path)
    assert [one["code"] for one in criteria] == ["1", "2"]
    told = {(one.place.table, one.place.row): one.say("en") for one in done.remarks if one.place.table == 3}
    assert "only sums up" in told[3, 1]
    assert "printed as 6" in told[3, 2]
    assert "rows come to 5" in told[3, 2]
    assert "maximum of 9, the rows add up to 12" in told[3, 3]
    assert "maximum of 16, which leaves out" in told[3, 4]
    assert not any("not brought in (choose" in one.say("en") for one in done.remarks)
    parts[2] = ("Summary", [["1. Law", "6", "8"], ["2. Roads", "5", "9"]])
    with pytest.raises(Refusal):
        brought(parts, small, tmp_path)
