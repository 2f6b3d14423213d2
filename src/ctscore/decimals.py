"""Exact arithmetic that every other package uses.

Points are `decimal.Decimal`; nothing here rounds except where the name says so. What a weighted mean or a
split gives need not end: such a figure is a `Ratio`, a `Decimal` that keeps its fraction.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)
FINEST = Decimal("1e-9")
"""The last decimal that a figure in a data file can have."""

_DIGITS = 28
"""The digits that sums of decimals keep; what has more is a fraction."""
_SHOWN_PLACES = 12
"""The places to which a fraction that does not end is written out."""
_NEAR = Context(prec=60)


class Ratio(Decimal):
    """A figure that decimals cannot write exactly, such as 2/3 of a point.

    As a `Decimal` it is near enough to round; what is added, multiplied or compared is its fraction.
    """

    __slots__ = ("fraction",)
    fraction: Fraction

    def __new__(cls, fraction: Fraction) -> Ratio:
        """Return `fraction` as a figure."""
        near = _NEAR.divide(Decimal(fraction.numerator), Decimal(fraction.denominator))
        self = super().__new__(cls, near)
        self.fraction = fraction
        return self

    def __reduce__(self) -> tuple[type[Ratio], tuple[Fraction]]:  # type: ignore[override]
        """Return how it is copied: from its fraction."""
        return Ratio, (self.fraction,)

    def __neg__(self) -> Decimal:
        """Return the exact opposite."""
        return Ratio(-self.fraction)

    def __abs__(self) -> Decimal:
        """Return the exact size."""
        return Ratio(abs(self.fraction))

    def __hash__(self) -> int:
        """Return that of the fraction: no `Decimal` equals it."""
        return hash(self.fraction)


def fraction_of(figure: Decimal | int) -> Fraction:
    """Return the exact value of `figure`."""
    from fractions import Fraction  # noqa: PLC0415 (most indexes have no weights)

    return figure.fraction if isinstance(figure, Ratio) else Fraction(figure)


def exact(fraction: Fraction) -> Decimal:
    """Return `fraction` as a figure: a plain decimal where one can write it, else a `Ratio`."""
    rest, twos, fives = fraction.denominator, 0, 0
    while not rest % 2:
        rest, twos = rest // 2, twos + 1
    while not rest % 5:
        rest, fives = rest // 5, fives + 1
    behind = max(twos, fives)
    if rest == 1 and behind < _DIGITS:
        units = fraction.numerator * 10**behind // fraction.denominator
        if abs(units) < 10**_DIGITS:
            return Decimal(units).scaleb(-behind)
    return Ratio(fraction)


def _exactly(work: Callable[[Fraction, Fraction], Fraction], *, turned: bool = False) -> _Operator:
    def operate(self: Ratio, other: object) -> object:
        if not isinstance(other, Decimal | int):
            return NotImplemented
        pair = self.fraction, fraction_of(other)
        return exact(work(*(reversed(pair) if turned else pair)))

    return operate


def _compared(work: Callable[[Fraction, Fraction], bool]) -> _Operator:
    def compare(self: Ratio, other: object) -> object:
        if not isinstance(other, Decimal | int):
            return NotImplemented
        return work(self.fraction, fraction_of(other))

    return compare


_Operator = Callable[[Ratio, object], object]
for _name in ("add", "sub", "mul", "truediv"):
    setattr(Ratio, f"__{_name}__", _exactly(getattr(operator, _name)))
    setattr(Ratio, f"__r{_name}__", _exactly(getattr(operator, _name), turned=True))
for _name in ("eq", "lt", "le", "gt", "ge"):
    setattr(Ratio, f"__{_name}__", _compared(getattr(operator, _name)))


def figure_in(word: str) -> Decimal:
    """Return the figure that `word` writes; one that was worked out may be a fraction, such as ``5/3``."""
    from fractions import Fraction  # noqa: PLC0415 (hardly any figure is one)

    return exact(Fraction(word)) if "/" in word else Decimal(word)


def scaled(figure: Decimal, numerator: Decimal, denominator: Decimal) -> Decimal:
    """Return `figure` times `numerator` by `denominator`, exactly."""
    return exact(fraction_of(figure) * fraction_of(numerator) / fraction_of(denominator))


def total(figures: Iterable[Decimal]) -> Decimal:
    """Return the exact sum of `figures` (0 for none)."""
    return sum(figures, ZERO)


def places(figure: Decimal) -> int:
    """Return how many decimals `figure` is written with: 86.11 has 2, 79.10 has 2, 4 has none."""
    exponent = figure.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def half_unit(decimals: int) -> Decimal:
    """Return the most by which rounding to `decimals` places can change a figure: 2 gives 0.005."""
    return Decimal(5).scaleb(-decimals - 1)


def rounded(figure: Decimal, decimals: int) -> Decimal:
    """Return `figure` rounded to `decimals` places, halves away from zero as in printed tables."""
    return figure.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def as_fine_as(figure: Decimal, other: Decimal) -> Decimal:
    """Return `figure`, with zeros where `other` has more decimals: 1.5 beside 0.6577 gives 1.5000.

    A fraction that no decimal can write is no measure for another figure.
    """
    finer = not isinstance(other, Ratio) and places(figure) < places(other)
    return rounded(figure, places(other)) if finer else figure


def cut(figure: Decimal) -> Decimal:
    """Return `figure` with at most nine decimals, those behind them left off."""
    return figure if places(figure) <= places(FINEST) else figure.quantize(FINEST, rounding=ROUND_DOWN)


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return `part` in percent of `whole` (28 significant digits), or None where `whole` is zero."""
    return part * HUNDRED / whole if whole else None


def simplest(figure: Decimal) -> Decimal:
    """Return `figure` without needless zeros."""
    return figure if isinstance(figure, Ratio) else Decimal(plain(figure))


def filed(figure: Decimal) -> Decimal:
    """Return `figure` as a data file can have it: with no more decimals than `FINEST`."""
    return simplest(rounded(figure, places(FINEST))) if places(figure) > places(FINEST) else figure


def plain(figure: Decimal) -> str:
    """Return `figure` exactly, in plain digits without exponent or needless zeros: 13.3876, 4, 0.

    A `Ratio` is written to twelve places.
    """
    text = f"{rounded(figure, _SHOWN_PLACES) if isinstance(figure, Ratio) else figure:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
