"""How much room text takes, in pixels (7 are a small a): broken between words, never cut."""

import pytest

from ctscore.render.excel.files import breadth, lines, longest_word
from ctscore.render.papers import spread


def test_a_line_for_each_time_that_the_room_is_full() -> None:
    assert lines("", 70) == 1
    assert lines("aaaa", 70) == 1
    assert lines("aaaa aaaa", 70) == 1
    assert lines("aaaa aaaa aaaa", 70) == 2
    assert lines("aaaa " * 10, 70) == 5


def test_a_word_wider_than_the_room_is_broken() -> None:
    assert lines("a" * 25, 70) == 3
    assert lines("aa " + "a" * 25, 70) == 4


@pytest.mark.parametrize(("narrow", "wide"), [("iii", "aaa"), ("aaa", "AAA"), ("AAA", "WWW")])
def test_wide_letters_take_more(narrow: str, wide: str) -> None:
    assert breadth(narrow) < breadth(wide) < breadth(wide, bold=True)


def test_the_longest_word_decides_how_narrow_a_header_can_be() -> None:
    assert longest_word("Điểm chuẩn") == breadth("chuẩn")
    assert longest_word("") == 0


def test_columns_share_the_room_by_what_they_hold() -> None:
    """Three parts and one of 100; where one takes at least 40, or at most 30, the other has the rest."""
    assert spread([3, 1], [10, 10], [200, 200], 100) == pytest.approx([75, 25], abs=0.01)
    assert spread([3, 1], [10, 40], [200, 200], 100) == pytest.approx([60, 40], abs=0.01)
    assert spread([3, 1], [10, 10], [30, 200], 100) == pytest.approx([30, 70], abs=0.01)
    assert spread([3, 1], [80, 50], [200, 200], 100) == [80, 50]
