"""YAML text to plain values with marks."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctscore.findings import Position, Severity
from ctscore.source import PlainText, read_tree
from ctscore.source.clean import read_clean
from ctscore.source.tree import _STRANGE, _read_with_marks
from ctscore.words import is_nfc
from tests.conftest import DATA


def test_scalars_stay_the_text_of_the_file() -> None:
    tree = read_tree('{a: 2.10, b: no, c: 12:30, d: 010, e: 1e-3, f: "x", g: ~, h: 2023-01-01}', "f")
    assert tree.findings == ()
    assert tree.value == {
        "a": "2.10",
        "b": "no",
        "c": "12:30",
        "d": "010",
        "e": "1e-3",
        "f": "x",
        "g": "~",
        "h": "2023-01-01",
    }


def test_quoted_and_plain_are_told_apart() -> None:
    tree = read_tree("a: 1.1\nb: '1.1'\nc: \"1.1\"\n", "f")
    assert isinstance(tree.value, dict)
    assert [isinstance(tree.value[key], PlainText) for key in "abc"] == [True, False, False]


def test_marks_of_keys_and_values() -> None:
    marks = read_tree("ở: 1\nlist:\n- x: y\n  z: [p, q]\n", "f").marks
    assert marks.find(("ở",)) == Position(1, 4)
    assert marks.find(("ở",), at_key=True) == Position(1, 1)
    assert marks.find(("list", 0, "z", 1)) == Position(4, 10)
    assert marks.find(("list", 0, "missing", "deeper")) == Position(3, 3)


def test_crlf_does_not_move_lines() -> None:
    assert read_tree("a: 1\r\nb: 2\r\n", "f").marks.find(("b",)) == Position(2, 4)


def test_decomposed_text_is_composed() -> None:
    tree = read_tree(unicodedata.normalize("NFD", "a: Sở\n"), "f")
    assert tree.value == {"a": "Sở"}
    assert [finding.rule.name for finding in tree.findings] == ["text-not-nfc"]


@given(st.integers(min_value=0, max_value=60), st.integers(min_value=0, max_value=8))
def test_a_fault_is_found_where_it_stands(line: int, indent: int) -> None:
    lines = [f"k{place}: 1" for place in range(61)]
    lines[line] = f"k{line}:{' ' * (indent + 1)}*alias"
    (finding,) = read_tree("\n".join(lines), "f").findings
    assert finding.position == Position(line + 1, len(f"k{line}:") + indent + 2)


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#% \n\t,?\u0301ở", max_size=60))
def test_any_text_gives_a_value_or_says_why_not(text: str) -> None:
    tree = read_tree(text, "f")
    refused = any(finding.severity is Severity.ERROR for finding in tree.findings)
    assert (tree.value is None) == refused


def test_a_strange_character_is_found_behind_accents() -> None:
    (finding,) = read_tree("ở: ưởng\nđường: phố \x07 a\n", "f").findings
    assert finding.position == Position(2, 12)
    assert "U+0007" in finding.message("en")


def test_an_unfinished_file_is_told_at_its_end() -> None:
    (finding,) = read_tree("a: [1, 2", "f").findings
    assert finding.position == Position(1, 9)


def test_nothing_but_comments_is_empty() -> None:
    assert [finding.rule.name for finding in read_tree("# nothing\n", "f").findings] == ["file-empty"]


CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.yaml")), ids=lambda path: path.stem)
def test_both_readings_of_shipped_files_agree(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    careful = _read_with_marks(text, "x")
    assert read_clean(text) == careful.value
    assert_same_quotes(read_clean(text), careful.value)
    assert read_tree(text, "x").marks.values == careful.marks.values
    assert read_tree(text, "x").marks.keys == careful.marks.keys


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.yaml")), ids=lambda path: path.parts[-3])
def test_what_is_odd_is_left_to_the_careful_reading(path: Path) -> None:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        pytest.skip("not text")
    agree(text)


PIECES = ["a", "b: ", "- ", "  ", "\n", "{", "}", "[", "]", ",", ": ", "'x'", '"1"', "1", "&a ", "*a", "!t "]
PIECES += ["---\n", "...\n", "? ", "|\n", "#", "\t", "%", "é", "e\u0301"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_both_readings_of_any_text_agree(text: str) -> None:
    agree(text)


def agree(text: str) -> None:
    """The quick reading gives what the careful one gives, and only where that has nothing to tell."""
    quick = None if _STRANGE.search(text) else read_clean(text)
    careful = _read_with_marks(text, "x")
    if quick is not None:
        assert (quick, careful.findings) == (careful.value, ())
        assert_same_quotes(quick, careful.value)
    elif not careful.findings:
        # Letters that are not composed make the quick one give way even where they stand in a comment.
        assert careful.value is None or not is_nfc(text)


def assert_same_quotes(one: object, other: object) -> None:
    assert type(one) is type(other)
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one:
            assert_same_quotes(one[key], other[key])
    elif isinstance(one, list) and isinstance(other, list):
        for left, right in zip(one, other, strict=True):
            assert_same_quotes(left, right)


def test_a_key_without_a_value_at_the_end_is_told_in_its_own_line() -> None:
    text = "format: ctscore/agencies@1\n? agencies"
    assert _read_with_marks(text, "x").marks.values[("agencies",)] == Position(2, 11)
