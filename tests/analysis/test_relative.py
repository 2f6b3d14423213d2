"""PAPI, where no unit comes near the maximum, is shown in the order of what is missing to place 20."""

from decimal import Decimal
from typing import get_args

import pytest

from ctscore.analysis.gaps import find_gaps
from ctscore.analysis.panels import card_of
from ctscore.analysis.relative import as_registered
from ctscore.book import Book, make_book
from ctscore.document import Document
from ctscore.model import Panel
from ctscore.model.scalars import Against, InvalidValue
from ctscore.periods import Period
from ctscore.questions import agencies, gaps
from ctscore.render import Canvas, render

WHEN = Period(2022)


def without_panel(book: Book, when: Period) -> Book:
    kept = [one for one in book.files if not (isinstance(one.value, Panel) and one.value.when == when)]
    return make_book(kept, book.marks)


def shown(document: object, format_: str = "text") -> str:
    assert isinstance(document, Document)
    return str(render(document, format_, Canvas(), "en"))


def test_people_see_what_is_missing_to_place_20_first(book: Book) -> None:
    # Of 61 provinces the 20th at 1.2 is Lâm Đồng with 1.6074; Cần Thơ has 0.9353.
    text = shown(gaps.ask(book, WHEN, index="PAPI").shown())
    title, head, _, first, *_ = text.splitlines()
    assert title == "PAPI 2022 · Cần Thơ · points lost by criterion (to place 20 at each criterion)"
    assert "Place 20" in head
    assert first.split()[:2] == ["1", "1.2"]
    assert "0.6721" in first
    assert "gaps --against max" in text


def test_programs_and_who_asks_for_the_maximum_have_the_order_of_what_is_lost(book: Book) -> None:
    found = gaps.ask(book, WHEN, index="PAPI")
    asked = gaps.ask(book, WHEN, index="PAPI", against="max")
    assert [row.node.criterion.code for row in found.found[0].rows][:2] == ["8.1", "8.3"]
    rows = [line.split(",")[:7] for line in shown(found.shown(), "csv").splitlines()[1:]]
    assert rows == [line.split(",")[:7] for line in shown(asked.shown(), "csv").splitlines()[1:]]
    assert '"against": "max"' in shown(found.shown(), "json")
    assert shown(asked.shown()).splitlines()[3].split()[:2] == ["1", "8.1"]


def test_agencies_are_in_the_same_order_and_indexes_that_are_not_relative_stay(book: Book) -> None:
    text = shown(agencies.ask(book, WHEN).shown())
    papi = text[text.index("PAPI 2022") :].splitlines()
    assert papi[0].endswith("(to place 20 at each criterion)")
    assert papi[4].startswith(
        "Department of Education and Training"
    )  # third by what is lost to the maximum: 8th
    assert text.startswith("PAR-INDEX 2022 · Cần Thơ · points lost by lead agency\n")


def test_without_a_panel_losses_are_to_the_maximum_and_say_so(book: Book) -> None:
    bare = without_panel(book, WHEN)
    card = card_of(bare, "PAPI", "can-tho", WHEN)
    assert card is not None
    found = as_registered(bare, find_gaps(bare, card))
    assert (found.reference, found.rows[0].node.criterion.code) == (None, "8.1")
    assert found.lost == find_gaps(book, card).lost
    text = shown(gaps.ask(bare, WHEN, index="PAPI").shown())
    assert "No panel of PAPI 2022 is whole enough to measure to place 20: losses are to the maximum." in text
    assert "No panel" not in shown(gaps.ask(bare, WHEN, index="PAPI").shown(), "json")


@pytest.mark.parametrize("written", ["max", "top:0", "top:", "unit:ha-noi", "target", ""])
def test_an_index_is_measured_to_what_every_panel_has(written: str) -> None:
    _, reads = get_args(Against)
    with pytest.raises(InvalidValue):
        reads.read(written)
    assert reads.read("top:20") == "top:20"


def test_filters_leave_the_places_among_all(book: Book) -> None:
    text = shown(gaps.ask(book, WHEN, index="PAPI", agency="so tu phap").shown())
    assert [line.split()[:2] for line in text.splitlines()[3:5]] == [["7", "3.3"], ["15", "2.1"]]


def test_its_shortfall_is_that_of_the_card(book: Book) -> None:
    card = card_of(book, "PAPI", "can-tho", WHEN)
    assert card is not None
    first = as_registered(book, find_gaps(book, card)).rows[0]
    assert first.lost == Decimal("1.607361794") - Decimal("0.935276449")
