"""Tables at every width: nothing is cut, nothing runs over."""

import re
import unicodedata

import pytest

import ctscore
from ctscore.book import Book
from ctscore.document import Document
from ctscore.render import Canvas, render
from ctscore.views.gaps import gaps_document
from ctscore.views.totals import totals_document, tree_document

WIDTHS = [40, 60, 80, 100, 120, 200]


def documents(book: Book, lang: str) -> dict[str, Document]:
    return {
        "gaps": gaps_document(book, 2022, ctscore.gaps(book, 2022), None, lang),
        "totals": totals_document(book, 2022, ctscore.totals(book, 2022, depth=3), lang),
        "tree": tree_document(book, 2022, ctscore.totals(book, 2022, depth=9), lang),
    }


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("what", ["gaps", "totals", "tree"])
def test_no_line_is_longer_than_the_terminal(book: Book, what: str, width: int, lang: str) -> None:
    text = render(documents(book, lang)[what], "text", Canvas(width, boxes=True))
    assert max(len(line) for line in text.split("\n")) <= width


@pytest.mark.parametrize("what", ["gaps", "totals", "tree"])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_words_and_figures_are_whole(book: Book, width: int, what: str) -> None:
    text = render(documents(book, "vi")[what], "text", Canvas(width, boxes=True))
    words = set(re.findall(r"[\w,]*\w", text))
    for row in ctscore.gaps(book, 2022)[0].rows:
        assert set(re.findall(r"\w+", row.node.criterion.name.vi)) <= words
        assert f"{row.score.lost:.4f}".replace(".", ",") in words
        assert row.node.criterion.code in text
    assert "…" not in text


def test_every_lead_is_whole_at_80_columns(book: Book) -> None:
    text = render(documents(book, "vi")["gaps"], "text", Canvas(80, boxes=True))
    assert re.search(r"VP UBND TP; Sở\n.* TTTT\n", text)


def test_figures_are_aligned(book: Book) -> None:
    text = render(documents(book, "vi")["gaps"], "text", Canvas(100, boxes=True))
    ends = [
        match.end() for line in text.split("\n") if (match := re.search(r"\d,\d{4}(?= [█▏▎▍▌▋▊▉])", line))
    ]
    assert len(ends) > 30  # the smallest losses are too small for a bar
    assert len(set(ends)) == 1


def test_what_a_narrow_terminal_leaves_out_is_told(book: Book) -> None:
    document = documents(book, "en")["gaps"]
    narrow = render(document, "text", Canvas(80, boxes=True))
    assert "Left out for want of width: Max, Achieved, % of max, Running %, Method." in " ".join(
        narrow.split()
    )
    assert "Left out" not in render(document, "text", Canvas(200, boxes=True))


def test_a_pipe_gets_one_plain_line_a_row(book: Book) -> None:
    text = render(documents(book, "vi")["gaps"], "text", Canvas())
    assert not set(text) & set("│─┃━█▌")
    (line,) = [line for line in text.split("\n") if " 7.3.4 " in line]
    assert line.startswith("   5  7.3.4  Triển khai số hóa hồ sơ giải quyết TTHC ")
    assert line.endswith("VP UBND TP; Sở TTTT  không qua khảo sát")


def test_colour_changes_nothing_but_colour(book: Book) -> None:
    document = documents(book, "vi")["gaps"]
    coloured = render(document, "text", Canvas(100, colour=True, boxes=True))
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    plain = render(document, "text", Canvas(100, colour=False, boxes=True))
    assert [line.rstrip() for line in bare.split("\n")] == [line.rstrip() for line in plain.split("\n")]


def test_output_is_composed_unicode(book: Book) -> None:
    text = render(documents(book, "vi")["tree"], "text", Canvas(80))
    assert unicodedata.is_normalized("NFC", text)
