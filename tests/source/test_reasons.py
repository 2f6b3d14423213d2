"""Why a text is no YAML is told in our own words, whichever parser came upon it, in both languages."""

import pytest
import yaml

from ctscore.source import reasons, tree

WRONG = {
    "a:\n\tb: 1\n": (reasons.TAB, 2),
    "a: 1\n\tb: 2\n": (reasons.TAB, 2),
    'a: 1\nb: "x\nc: 2\n': (reasons.QUOTE_OPEN, 2),
    "b: 'x\n---\nc: 2\n": (reasons.QUOTE_OPEN, 1),
    "a: [1, 2\nb: 3\n": (reasons.SQUARE_OPEN, 2),
    "a: [1, 2\n": (reasons.SQUARE_OPEN, 1),
    "a: {x: 1\nb: 3\n": (reasons.CURLY_OPEN, 2),
    "a: {x: 1]\n": (reasons.CURLY_OPEN, 1),
    "a:\n  b: 1\n c: 2\n": (reasons.INDENTED_KEYS, 3),
    "a: 1\n- b\n": (reasons.INDENTED_KEYS, 2),
    "- a\n- b\nc: 1\n": (reasons.INDENTED_LIST, 3),
    'a: "x" y\n': (reasons.BEHIND, 1),
    'a: 1\nb: "x\nc: 2\nd: "y"\n': (reasons.QUOTE_LONG, 2),
    "a: [Sở] Nội vụ\n": (reasons.BEHIND, 1),
    "name: Sở: Nội vụ\n": (reasons.COLON, 1),
    "a: 1\n  b: 2\n": (reasons.COLON, 2),
    "a: 1\nbcd\ne: 2\n": (reasons.NO_COLON, 2),
    "a: - b\n": (reasons.DASH, 1),
    "a: ? b\n": (reasons.QUESTION, 1),
    "a: @x\n": (reasons.SIGN, 1),
    "a: 100\nb: %x\n": (reasons.SIGN, 2),
    'a: "\\y"\n': (reasons.ESCAPE, 1),
    'a: "\\xg"\n': (reasons.ESCAPE, 1),
    "a: & b\n": (reasons.NAME, 1),
    "a: **b**\n": (reasons.NAME, 1),
    "a: !<b\n": (reasons.TAGGED, 1),
    "a: !x!y z\n": (reasons.TAGGED, 1),
    "%YAML 9\n---\na: 1": (reasons.DIRECTIVE, 1),
    "a: | x\n  y\n": (reasons.BLOCK, 1),
    "a: > 80%\n": (reasons.BLOCK, 1),
    "{a: 1}\nb: 2\n": (reasons.APART, 2),
    "a: ]\n": (reasons.NO_VALUE, 1),
    "a: [,]\n": (reasons.NO_VALUE, 1),
    "a: \x85b\n": (reasons.ODD, 1),
}
PARSERS = [parser for name in ("SafeLoader", "CSafeLoader") if (parser := getattr(yaml, name, None))]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_and_where(text: str, parser: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "PARSER", parser)
    reason, line = WRONG[text]
    (found,) = tree._read_with_marks(text, "f.yaml").findings
    assert found.place.line == line
    for lang in ("vi", "en"):
        told = reason.words.say(lang).format(line="~", sign="~", before="~").split("~")
        assert all(part in found.message(lang) for part in told), found.message(lang)


def test_what_a_parser_has_never_said_is_told_in_both_languages() -> None:
    assert reasons.reason_of("while doing this", "something new", "", "") is reasons.OTHER
