"""Figures as people read them: what is shown as zero has no sign, in any format."""

from decimal import Decimal

import pytest

from ctscore.document import Document, Kind, Value
from ctscore.render import Canvas, render
from ctscore.render.values import words
from tests.render.excel import column, document, one_row, opened, table

D = Decimal
TINY = (D("-0.000001"), D("-0E-9"), D("-0.0"), D("0.000001"))


@pytest.mark.parametrize("kind", [Kind.CHANGE, Kind.POINTS, Kind.PERCENT])
@pytest.mark.parametrize("value", TINY)
def test_what_is_shown_as_zero_has_no_sign(kind: Kind, value: Decimal) -> None:
    assert set(words(kind, value, "vi")) <= {"0", ","}
    assert words(kind, D("-0.00005"), "en", 4) == "-0.0001"


def small(value: Value) -> Document:
    return document(table([column("a", Kind.CHANGE), column("b", Kind.PERCENT)], one_row(a=value, b=value)))


@pytest.mark.parametrize("value", TINY)
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_no_table_for_people_has_a_sign_before_zeros(format_: str, value: Decimal) -> None:
    text = str(render(small(value), format_, Canvas(), "vi"))
    assert "0,0" in text
    assert "-0,0" not in text
    assert "+0,0" not in text


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_programs_get_the_exact_figure_and_no_zero_below_zero(format_: str) -> None:
    assert "-0.000001" in str(render(small(D("-0.000001")), format_, Canvas(), "vi"))
    assert "-0" not in str(render(small(D("-0E-9")), format_, Canvas(), "vi"))


def test_excel_shows_no_sign_before_zeros_and_keeps_the_figure() -> None:
    sheet = opened(render(small(D("-0.000001")), "xlsx", Canvas(), "vi")).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, float)]
    assert [cell.value for cell in cells] == [-0.000001, -0.00000001]
    # The second of two formats is that of figures below zero.
    assert [cell.number_format for cell in cells] == ["0.0000_0;0.0000_0", "0.00%_0;0.00%_0"]
    sheet = opened(render(small(D("-0.5")), "xlsx", Canvas(), "vi")).worksheets[0]
    formats = {cell.number_format for row in sheet.iter_rows() for cell in row if cell.value == -0.5}
    assert formats == {"+0.0000_0;-0.0000_0;0.0000_0"}
