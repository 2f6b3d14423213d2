"""Headers: what a column holds is told by their words, whatever number stands before these."""

import pytest

from ctscore.importing.headers import is_count, parted


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("3 - Sản phẩm", "3", "Sản phẩm"),
        ("12.Nhiệm vụ", "12", "Nhiệm vụ"),
        ("4. ", "4", ""),
        ("Nhiệm vụ", "", "Nhiệm vụ"),
        ("2023", "", "2023"),
        (" 3. Sản phẩm", "", " 3. Sản phẩm"),
        ("", "", ""),
    ],
)
def test_a_number_before_the_words_of_a_header_is_parted(text: str, number: str, words: str) -> None:
    assert parted(text) == (number, words)


def test_columns_are_counted_in_brackets_or_without() -> None:
    assert all(map(is_count, ("1", "(2)", "12", "(12)")))
    assert not any(map(is_count, ("", "1.5", "123", "I", "(a)", "1 2")))
