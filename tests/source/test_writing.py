"""Values as the text of a data file: what is written is read as the same again."""

from decimal import Decimal

from ctscore.phrases import Words
from ctscore.source import Comment, Node, OneLine, PlainText, Quoted, data_text, read_tree

CONTENT: dict[str, Node] = {
    Comment("what it is"): None,
    "index": PlainText("766"),
    "name": OneLine(Words("một " * 30 + "cuối", "one")),
    "source": {"document": None},
    "items": [
        Comment("the first"),
        {"code": Quoted("2.10"), "max": Decimal("1.50"), Comment("note: …"): None, "codes": [Quoted("1")]},
        OneLine({"code": Quoted("3"), "leads": []}),
    ],
}

TEXT = f"""\
# what it is
index: 766
name: {{vi: {"một " * 30}cuối, en: one}}
source: {{document: }}
items:
# the first
- code: "2.10"
  max: 1.5
  # note: …
  codes: ["1"]
- {{code: "3", leads: []}}
"""


def test_content_is_written_as_people_write_it() -> None:
    assert data_text(CONTENT) == TEXT


def test_what_is_written_is_read_again() -> None:
    tree = read_tree(TEXT, "a.yaml")
    assert tree.value == {
        "index": "766",
        "name": {"vi": "một " * 30 + "cuối", "en": "one"},
        "source": {"document": ""},
        "items": [{"code": "2.10", "max": "1.5", "codes": ["1"]}, {"code": "3", "leads": []}],
    }


def test_a_long_mapping_goes_over_several_lines_unless_it_is_meant_for_one() -> None:
    words = {"vi": "a" * 60, "en": "b" * 60}
    assert data_text({"name": words}).count("\n") == 3
    assert data_text({"name": OneLine(words)}).count("\n") == 1


def test_a_comment_is_never_put_into_the_midst_of_a_line() -> None:
    assert data_text({"a": {Comment("so"): None, "b": 1}}) == "a:\n  # so\n  b: 1\n"
    assert data_text({"a": [Comment("so"), "b"]}) == "a:\n# so\n- b\n"


def test_what_others_would_take_for_something_else_is_quoted() -> None:
    assert data_text({"a": "no", "b": "12", "c": "Sở Y tế", "d": "a: b"}) == (
        'a: "no"\nb: "12"\nc: Sở Y tế\nd: "a: b"\n'
    )
