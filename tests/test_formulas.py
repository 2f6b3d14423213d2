"""What formulas come to, exactly, and where a spreadsheet would show an error."""

from decimal import Decimal
from fractions import Fraction

import pytest

from ctscore.decimals import ONE, ZERO
from ctscore.formulas import (
    EMPTY,
    Apply,
    Cell,
    Cells,
    Formula,
    NoFigureError,
    Worth,
    apply,
    fits,
    worked_out,
)
from ctscore.model import Text

THREE = Decimal(3)
HELD: dict[int, Worth] = {0: Fraction(2), 1: Text(vi="Đạt", en="Met"), 2: EMPTY, 3: Fraction(-1, 2)}


def worth(formula: Formula) -> Worth:
    return worked_out(formula, lambda cell: HELD[cell.row])


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (apply("/", Cell("a", 0), THREE), Fraction(2, 3)),
        (apply("SUM", Cells("a", (0, 1, 2, 3)), ONE), Fraction(5, 2)),
        (apply("MAX", ZERO, apply("MIN", Cell("a", 0), ONE)), Fraction(1)),
        (apply("COUNTBLANK", Cells("a", (0, 1, 2, 3))), Fraction(1)),
        (apply("IF", apply("=", Cell("a", 1), Text(vi="Đạt", en="Met")), ONE, apply("NA")), Fraction(1)),
        (apply("IF", apply("ISNUMBER", Cell("a", 1)), ONE, EMPTY), EMPTY),
    ],
)
def test_what_a_formula_comes_to(formula: Formula, expected: Worth) -> None:
    assert worth(formula) == expected


@pytest.mark.parametrize(
    "formula",
    [
        apply("/", ONE, ZERO),
        apply("-", Cell("a", 0), Cell("a", 1)),
        apply("+", Cell("a", 2), ONE),
        apply("NA"),
        Cells("a", (0,)),
    ],
)
def test_where_a_spreadsheet_shows_an_error(formula: Formula) -> None:
    with pytest.raises(NoFigureError):
        worth(formula)


def test_what_a_spreadsheet_takes() -> None:
    apart = tuple(range(0, 600, 2))
    assert fits(apply("SUM", Cells("a", tuple(range(1000)))))
    assert not fits(apply("SUM", Cells("a", apart)))
    assert not fits(Apply("SUM", tuple(apply("*", ONE, Cell("a", row)) for row in apart)))
    assert not fits(apply("=", Cell("a", 0), "x" * 256))
    deep: Formula = ONE
    for _ in range(61):
        deep = apply("IF", ONE, ONE, deep)
    assert not fits(deep)
