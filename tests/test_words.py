"""Letters: folding, natural order, near misses, safe printing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctscore.words import (
    Suggestions,
    closest,
    fold,
    initials,
    listed,
    natural_key,
    printable,
    unprintable,
)


def test_folding_forgets_accents_case_and_spacing() -> None:
    assert fold("  Sở   TƯ pháp ") == "so tu phap"
    assert fold("Đầu tư") == fold("đau tu") == "dau tu"
    assert fold("ðiện tử") == "dien tu"  # the look-alike U+00F0 that copied text holds


@given(st.text())
def test_folding_does_not_depend_on_the_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_initials() -> None:
    assert initials("Sở Tư pháp") == "stp"
    assert initials("Sở Kế hoạch và Đầu tư") == "skhvdt"


def test_codes_in_natural_order() -> None:
    codes = ["2.10", "2.9", "10", "2", "2.9.1", "1.2"]
    assert sorted(codes, key=natural_key) == ["1.2", "2", "2.9", "2.9.1", "2.10", "10"]


@pytest.mark.parametrize(
    "codes",
    [
        "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX",
        "VIII.9 IX.1 IX.2 IX.10 X.1",
        "2.i 2.ii 2.iii 2.iv 2.v 2.vi 2.vii 2.viii 2.ix 2.x 2.xi",
        "A B C D DD E F G H I J K L M N U V W X Y",  # letters, which no Roman number interrupts
        "1.a 1.b 1.d 1.dd 1.e 1.h 1.i 1.k 1.u 1.v 1.x 1.y",
    ],
)
def test_roman_numbers_and_letters_are_each_in_their_order(codes: str) -> None:
    backwards = codes.split()[::-1]
    assert sorted(backwards, key=natural_key) == codes.split()


def test_codes_of_any_length_can_be_ordered() -> None:
    assert natural_key("9" * 5000) < natural_key("1" + "0" * 5000)
    assert natural_key("2.010") == natural_key("2.10")


def test_closest() -> None:
    assert closest("acheived", ["max", "achieved"]) == "achieved"
    assert closest("so tu phat", ["Sở Tư pháp", "Sở Y tế"]) == "Sở Tư pháp"
    assert closest("xyz", ["max", "achieved"]) is None
    assert closest("14", ["III", "III.13", "III.14"]) == "III.14"
    assert closest("7", ["I.7", "II.7", "III.17"]) is None


def test_no_name_is_half_a_page() -> None:
    assert closest("Sở Tư pháp", ["Sở Tư pháp" + " x" * 200]) is not None
    assert closest("Sở Tư pháp" + " x" * 200, ["Sở Tư pháp" + " x" * 200]) is None


def test_a_file_gets_a_hundred_suggestions() -> None:
    suggestions = Suggestions()
    first = [suggestions.near("a", lambda: "b") for _ in range(102)]
    assert first == ["b"] * 100 + ["", ""]
    assert suggestions.near("b", lambda: "c") == "c"
    assert suggestions.near("b", lambda: None) == ""


@given(st.text())
def test_printable_is_one_safe_line(text: str) -> None:
    assert unprintable(printable(text)) == ()


def test_printable_keeps_words_apart_and_marks_what_it_replaced() -> None:
    assert printable("a\nb\t c") == "a b  c"
    assert printable("a\x1b[31mb\u202e") == "a\ufffd[31mb\ufffd"


def test_listed_says_how_many_it_left_out() -> None:
    assert listed(["a", "b"]) == "a, b"
    assert listed(["a", "b", "c"], most=2) == "a, b, … (+1)"
