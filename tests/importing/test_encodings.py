"""Words in an old font or another encoding are told by their cells, and honest words never are."""

import pytest

from ctscore.findings import DataProblems
from ctscore.importing.encodings import LOST, MOJIBAKE, TCVN3, VNI, checked, encoding_of
from ctscore.importing.tables import Cell, Place, Table
from tests.conftest import REPOSITORY


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("C«ng t¸c chØ ®¹o, ®iÒu hµnh", TCVN3),
        ("§iÓm", TCVN3),
        ("Së Néi vô", TCVN3),
        ("ñieåm", VNI),
        ("Coâng taùc", VNI),
        ("Thuû tuïc haønh chính", VNI),
        ("SÔÛ NOÄI VUÏ", VNI),
        ("Cáº§n ThÆ¡", MOJIBAKE),
        ("Sá»Ÿ Ná»™i vá»¥", MOJIBAKE),
        ("C\ufffdn Th\ufffd", LOST),
        ("C?ng t?c", LOST),
        ("Công tác¹", None),
        ("Điểm (hệ số 2×) «A»", None),
        ("Zürich, São Paulo, naïve, für", None),
        ("Quý I/2025: 80% © 5 µg", None),
        ("có gì? không", None),
    ],
)
def test_what_words_look_like(text: str, found: object) -> None:
    assert encoding_of(text) is found


def test_no_honest_word_of_our_own_data_is_taken_for_a_broken_one() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "data").rglob("*.yaml"))]
    lines = [line for text in texts for line in text.splitlines()]
    assert [line for line in lines if encoding_of(line)] == []


def table(*texts: str) -> Table:
    return Table((tuple(Cell(text, Place(3, place, sheet=True)) for place, text in enumerate(texts, 1)),), ())


def test_broken_cells_are_told_once_with_their_places() -> None:
    with pytest.raises(DataProblems) as problems:
        checked([table("Së Néi vô", "Công tác", "C«ng t¸c")], "bang.xlsx")
    (finding,) = problems.value.findings
    assert finding.message("en").startswith("cell A3, cell C3: TCVN3 text")
    assert "(cells: 2)" in finding.message("en")


def test_the_look_alike_of_a_letter_is_mended_and_told() -> None:
    (mended,), (remark,) = checked([table("chỉ ðạo", "Ðiểm")], "bang.xlsx")
    assert [cell.text for cell in mended.rows[0]] == ["chỉ đạo", "Điểm"]
    assert remark.say("en").endswith("“đ” it looks like: cell A3, cell B3")
