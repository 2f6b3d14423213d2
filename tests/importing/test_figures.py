"""Figures are written in one way in one table: its cells decide together, and each is used up whole."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctscore.importing.figures import Figure, Unread, Writing, Written, writing_of
from ctscore.importing.tables import Cell, Place
from ctscore.phrases import Words


def cells(*texts: str) -> list[Written]:
    return [Written.of(Cell(text, Place(row, 4, sheet=True))) for row, text in enumerate(texts, start=2)]


def read(*texts: str, limit: str | None = None) -> list[str]:
    """Return the figures of the cells of one table, or the reason for each that has none."""
    table = cells(*texts)
    way = writing_of(table, Decimal(limit) if limit else None)
    if isinstance(way, Unread):
        return [way.say("en")]
    found = [way.points(cell, None) for cell in table]
    return [str(one.value) if isinstance(one, Figure) else one.say("en") for one in found]


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        (("1.234", "12,75"), ["1234", "12.75"]),
        (("1,234", "12,75"), ["1.234", "12.75"]),
        (("1.234", "1.234,5"), ["1234", "1234.5"]),
        (("1,234", "1.234.567"), ["1.234", "1234567"]),
        (("1.234", "0.5"), ["1.234", "0.5"]),
        (("1,234", "0.5"), ["1234", "0.5"]),
        (("1.234", "0,123"), ["1234", "0.123"]),
        (("1.234", "1 234"), ["1.234", "1234"]),
        (("1 234,5", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"), ["1234.5", "1234567"]),
        (("1'234.5", "2.345"), ["1234.5", "2.345"]),
        (("１２,５", "0，25"), ["12.5", "0.25"]),
        (("9,5*", "9,5¹", "9,5 (*)", "9,5 [2]"), ["9.5"] * 4),
        (("9,5 điểm", "9,5đ", "Đạt 9,5 điểm", "9,5 ĐIỂM", "9,5 points"), ["9.5"] * 5),
        (("9,5 ▲", "9,5 ↑ 0,2", "9,5 (hạng 3)", "9,5 (năm 2024)", "9,5 (+0,2)", "🟢 9,5"), ["9.5"] * 6),
    ],
)
def test_the_cells_of_a_table_decide_together(texts: tuple[str, ...], figures: list[str]) -> None:
    assert read(*texts) == figures


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("9,5 (8,0)", "two figures"),
        ("82,5%", "a percentage"),
        ("82,5 phần trăm", "a percentage"),
        ("12/63", "(63) is not the maximum"),
        ("−0,5", "minus"),
        ("–0,5", "minus"),
        ("+0,5", "plus"),
        ("1,23,4", "part neither thousands nor decimals"),
        ("12,34.567,8", "part neither"),
        ("3,5 4,0", "part neither"),
        ("1. 5", "no figure"),
        ("9-10", "no figure"),
        ("khoảng 9,5", "no figure"),
        ("≥ 9", "no figure"),
        ("▲ 9,5", "no figure"),
        ("A", "no figure"),
        ("9,5; hạng 3", "no figure"),
        (",5", "no figure"),
        ("007", "not a number"),
        ("1234567890,5", "too many digits"),
    ],
)
def test_what_is_no_figure_is_told(text: str, why: str) -> None:
    (said,) = read(text)
    assert why in said


@pytest.mark.parametrize(
    "texts", [("9,5", "8.0"), ("1.234,5", "12.75"), ("1.234.567", "0.5"), ("1 234,5", "1.234,5")]
)
def test_cells_that_contradict_each_other_are_both_named(texts: tuple[str, str]) -> None:
    (said,) = read(*texts)
    assert all(f"{place} (“{text}”)" in said for place, text in zip(("D2", "D3"), texts, strict=True))


def test_what_no_cell_decides_is_read_the_only_way_that_the_maxima_leave() -> None:
    assert read("1.234", "5", limit="100") == ["1.234", "5"]
    assert read("1,234", "5", limit="100") == ["1.234", "5"]
    (said,) = read("1.234", "5")
    assert "“1.234” may be 1234 or 1,234" in said
    assert "write 1234.0 or 1.2340" in said
    assert "may be" in read("1.234", limit="5000")[0]
    most = Written("2", Words("", ""))
    assert writing_of([Written("1.234", Words("", ""), most=most)]) == Writing(".", ",")


def test_what_a_spreadsheet_holds_as_a_number_is_exact() -> None:
    numbers = [Cell(text, Place(1), number=True) for text in ("1.234", "1234.5", "1e-05", "-2")]
    numbers += [Cell("1.234,5", Place(2)), Cell("82.5%", Place(3), broken="percent")]
    table = list(map(Written.of, numbers))
    way = writing_of(table)
    assert way == Writing(",", ".")
    assert isinstance(way, Writing)
    found = [way.read(cell) for cell in table]
    values = ["1.234", "1234.5", "0.00001", "-2", "1234.5", "82.5"]
    assert [format(one.value, "f") for one in found if isinstance(one, Figure)] == values
    assert isinstance(found[-1], Figure)
    assert found[-1].percent
    assert isinstance(way.read(Written.of(Cell("2025-05-01", Place(1), broken="date"))), Unread)


def test_points_over_their_maximum_stand_for_the_first() -> None:
    cell = Written("9,49/9,5 điểm", Words("", ""))
    found = Writing(",").points(cell, Decimal("9.50"))
    assert isinstance(found, Figure)
    assert (found.value, found.over) == (Decimal("9.49"), Decimal("9.5"))
    assert isinstance(Writing(",").points(cell, Decimal(10)), Unread)
    assert isinstance(Writing(",").points(cell, None), Unread)


@given(
    st.lists(st.decimals(0, 999_999, places=2), min_size=2),
    st.sampled_from([(",", "."), (".", ","), (",", " ")]),
)
def test_what_was_written_in_one_way_is_read_so(figures: list[Decimal], signs: tuple[str, str]) -> None:
    decimal, thousands = signs
    texts = [f"{figure:,.2f}".translate({44: thousands, 46: decimal}) for figure in figures]
    assert list(map(Decimal, read(*texts))) == figures


@given(st.lists(st.text("0123456789.,- /%*()đ", max_size=9), max_size=4))
def test_anything_else_is_a_figure_or_told(texts: list[str]) -> None:
    table = cells(*texts)
    way = writing_of(table)
    for found in (way.read(cell) for cell in table) if isinstance(way, Writing) else [way]:
        assert isinstance(found, Figure) or (found.say("vi") and found.say("en"))
