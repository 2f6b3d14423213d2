"""Single values: what is read, and what is refused."""

from decimal import Decimal

import pytest

from ctscore.model.scalars import InvalidValue, Text, read_code, read_number
from ctscore.source import PlainText


@pytest.mark.parametrize("text", ["0", "0.8219", "79.10", "-6.4", "100", "123456789.123456789"])
def test_plain_digits_are_numbers(text: str) -> None:
    assert str(read_number(text)) == text


def test_printed_zeros_are_kept() -> None:
    assert read_number("79.10").as_tuple() == Decimal("79.10").as_tuple()


def test_a_very_long_code_is_refused_at_once() -> None:
    with pytest.raises(InvalidValue):
        read_code(PlainText("1" * 200_000 + "x"))


@pytest.mark.parametrize("text", ["1", "2.10", "IV", "1.a.B2", ".".join("1" * 20)])
def test_a_quoted_code_is_kept_as_it_stands(text: str) -> None:
    assert read_code(text) == text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "empty-text"),
        ("1.", "code-malformed"),
        ("1,2", "code-malformed"),
        ("1 2", "code-malformed"),
        ("1" * 13, "code-malformed"),
        (".".join("1" * 21), "code-malformed"),
        (PlainText("2.10"), "code-unquoted"),
    ],
)
def test_what_is_no_code_is_refused(text: str, rule: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        read_code(text)
    assert refused.value.rule.name == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "empty-text"),
        ("0,5", "decimal-comma"),
        ("1_0", "not-a-number"),
        (" 1 ", "not-a-number"),
        ("1e5", "not-a-number"),
        ("１", "not-a-number"),
        ("NaN", "not-a-number"),
        ("Infinity", "not-a-number"),
        ("+1", "not-a-number"),
        (".5", "not-a-number"),
        ("5.", "not-a-number"),
        ("00", "not-a-number"),
        ("1234567890", "too-many-digits"),
        ("0.1234567890", "too-many-digits"),
    ],
)
def test_everything_else_is_refused(text: str, rule: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        read_number(text)
    assert refused.value.rule.name == rule


def test_a_text_stands_in_for_the_language_that_it_is_not_said_in() -> None:
    both, english = Text(vi="Trường", en="School"), Text(en="School")
    assert [both.say("vi"), both.say("en"), both.own] == ["Trường", "School", "Trường"]
    assert [english.say("vi"), english.say("en"), english.own] == ["School"] * 3
    assert (both.all, english.all) == (("Trường", "School"), ("School",))
