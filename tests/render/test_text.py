"""Tables at every width: nothing is cut, nothing runs over."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

import ctscore
from ctscore.analysis.gaps import filter_gaps, group_gaps
from ctscore.book import Book
from ctscore.document import Document
from ctscore.render import Canvas, render
from ctscore.views.agencies import agencies_document, agency_document
from ctscore.views.gaps import gaps_document, groups_document
from ctscore.views.totals import totals_document, tree_document

WIDTHS = [40, 60, 80, 100, 120, 200]


Documents = Callable[..., dict[str, Document]]


def made(book: Book, year: int) -> dict[str, Document]:
    gaps = ctscore.gaps(book, year)
    of_agency = [filter_gaps(found, agency="van-phong-ubnd-tp") for found in gaps]
    return {
        "gaps": gaps_document(book, gaps),
        "groups": groups_document(book, [group_gaps(found, "agency") for found in gaps]),
        "agencies": agencies_document(book, ctscore.agencies(book, year)),
        "agency": agency_document(book, of_agency, "van-phong-ubnd-tp"),
        "totals": totals_document(book, ctscore.totals(book, year, depth=3)),
        "tree": tree_document(book, ctscore.totals(book, year, depth=9)),
    }


@pytest.fixture(scope="module")
def documents(book: Book) -> Documents:
    """The documents of a year by name, made once for all widths."""

    @cache
    def of_year(year: int = 2022) -> dict[str, Document]:
        return made(book, year)

    return of_year


@pytest.fixture(scope="module")
def wide_words(documents: Documents) -> Callable[[int, str, str], set[str]]:
    """All words of a document, from a text that is wide enough for each of them."""

    @cache
    def words(year: int, name: str, lang: str) -> set[str]:
        return set(map(bare, render(documents(year)[name], "text", Canvas(400, boxes=True), lang).split()))

    return words


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("what", ["gaps", "totals", "tree"])
def test_no_line_is_longer_than_the_terminal(documents: Documents, what: str, width: int, lang: str) -> None:
    text = render(documents()[what], "text", Canvas(width, boxes=True), lang)
    assert max(len(line) for line in text.split("\n")) <= width


def bare(word: str) -> str:
    """Return a figure without the sign and the zeros that only some tables have; words as they are."""
    return re.sub(r"^(\d+)([.,]\d*?)0*%?$", r"\1\2", word).rstrip(".,%")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [40, 80])
def test_no_word_figure_or_heading_is_broken(
    documents: Documents, wide_words: Callable[[int, str, str], set[str]], width: int, lang: str
) -> None:
    for year in (2021, 2022) if width == 80 else (2022,):
        for name, document in documents(year).items():
            wide = wide_words(year, name, lang)
            narrow = render(document, "text", Canvas(width, boxes=True), lang)
            left_out = "Left out" if lang == "en" else "Các cột bị ẩn"
            words = set(map(bare, narrow.split(left_out)[0].split()))
            assert {word for word in words - wide if not set(word) & set("─█▏▎▍▌▋▊▉")} == set(), name
            assert max(len(line) for line in narrow.split("\n")) <= width


@pytest.mark.parametrize("what", ["gaps", "totals", "tree"])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_words_and_figures_are_whole(book: Book, documents: Documents, width: int, what: str) -> None:
    text = render(documents()[what], "text", Canvas(width, boxes=True), "vi")
    words = set(re.findall(r"[\w,]*\w", text))
    for row in ctscore.gaps(book, 2022)[0].rows:
        assert set(re.findall(r"\w+", row.node.criterion.name.own)) <= words
        assert f"{row.score.lost:.4f}".replace(".", ",") in words
        assert row.node.criterion.code in text
    assert "…" not in text


def test_every_lead_is_whole_at_80_columns(documents: Documents) -> None:
    text = render(documents()["gaps"], "text", Canvas(80, boxes=True), "vi")
    assert re.search(r"VP UBND TP; Sở\n.* TTTT\n", text)


def test_figures_are_aligned(documents: Documents) -> None:
    whole = documents()["gaps"]
    first = replace(whole, sections=whole.sections[:1])  # other sections have columns of other widths
    text = render(first, "text", Canvas(100, boxes=True), "vi")
    ends = [
        match.end() for line in text.split("\n") if (match := re.search(r"\d,\d{4}(?= [█▏▎▍▌▋▊▉])", line))
    ]
    assert len(ends) > 30  # the smallest losses are too small for a bar
    assert len(set(ends)) == 1


def test_what_a_narrow_terminal_leaves_out_is_told(documents: Documents) -> None:
    document = documents()["gaps"]
    narrow = render(document, "text", Canvas(80, boxes=True), "en")
    assert "Left out for want of width: Max, % lost, Running %, Method" in " ".join(narrow.split())
    assert "Left out" not in render(document, "text", Canvas(200, boxes=True), "en")


def test_a_pipe_gets_one_plain_line_a_row(documents: Documents) -> None:
    text = render(documents()["gaps"], "text", Canvas(), "vi")
    assert not set(text) & set("│─┃━█▌")
    (line,) = [line for line in text.split("\n") if " 7.3.4 " in line]
    assert line.startswith("  5  7.3.4  Triển khai số hóa hồ sơ giải quyết TTHC ")
    assert line.endswith("VP UBND TP; Sở TTTT  không qua khảo sát")


def test_colour_changes_nothing_but_colour(documents: Documents) -> None:
    document = documents()["gaps"]
    coloured = render(document, "text", Canvas(100, colour=True, boxes=True), "vi")
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    plain = render(document, "text", Canvas(100, colour=False, boxes=True), "vi")
    assert [line.rstrip() for line in bare.split("\n")] == [line.rstrip() for line in plain.split("\n")]


def test_output_is_composed_unicode(documents: Documents) -> None:
    text = render(documents()["tree"], "text", Canvas(80), "vi")
    assert unicodedata.is_normalized("NFC", text)
