"""The book does not depend on the order in which files are found."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ctscore
from ctscore.book import Book, claim_of, make_book
from tests.conftest import DATA

BOOK = ctscore.open_book(DATA)


def told(book: Book) -> tuple[object, ...]:
    """Everything asked of a book."""
    return ctscore.gaps(book, 2022), ctscore.agencies(book, 2022), ctscore.check(book)


@pytest.fixture(scope="module")
def as_found() -> tuple[object, ...]:
    return told(BOOK)


@settings(deadline=None, max_examples=8)  # each example asks everything of a book
@given(st.randoms(use_true_random=False))
def test_answers_do_not_depend_on_the_order_of_files(
    as_found: tuple[object, ...], shuffle: random.Random
) -> None:
    files = list(BOOK.files)
    shuffle.shuffle(files)
    book = make_book(files, BOOK.marks)
    for answer, expected in zip(told(book), as_found, strict=True):
        assert answer == expected


def test_scorecards_and_plans_claim_to_be_one_thing_each_and_nothing_else_does() -> None:
    card = next(filed.value for filed in BOOK.all_scorecards)
    plan = next(filed.value for filed in BOOK.all_plans)
    assert claim_of(card) == ("scorecard", card.index, card.unit, str(card.year))
    assert claim_of(plan) == ("plan", plan.document)
    others = [filed.value for filed in BOOK.files if type(filed.value) not in (type(card), type(plan))]
    assert {claim_of(value) for value in others} == {None}
