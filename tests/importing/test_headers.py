"""Headers: what a column holds is told by their words, whatever number stands before these."""

import pytest

from ctscore.importing.headers import parted


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
