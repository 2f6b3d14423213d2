"""How much room text takes: broken between words, never cut."""

import pytest

from ctscore.render.excel.files import breadth, lines, longest_word


def test_a_line_for_each_time_that_the_room_is_full() -> None:
    assert lines("", 10) == 1
    assert lines("aaaa", 10) == 1
    assert lines("aaaa aaaa", 10) == 1
    assert lines("aaaa aaaa aaaa", 10) == 2
    assert lines("aaaa " * 10, 10) == 5


def test_a_word_wider_than_the_room_is_broken() -> None:
    assert lines("a" * 25, 10) == 3
    assert lines("aa " + "a" * 25, 10) == 4


@pytest.mark.parametrize(("narrow", "wide"), [("iii", "aaa"), ("aaa", "AAA"), ("AAA", "WWW")])
def test_wide_letters_take_more(narrow: str, wide: str) -> None:
    assert breadth(narrow) < breadth(wide) < breadth(wide, bold=True)


def test_the_longest_word_decides_how_narrow_a_header_can_be() -> None:
    assert longest_word("Điểm chuẩn") == breadth("chuẩn")
    assert longest_word("") == 0
