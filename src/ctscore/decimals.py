"""Exact decimal arithmetic that every other package uses.

Points are `decimal.Decimal`; nothing here rounds except where the name says so.
"""

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

ZERO = Decimal(0)
HUNDRED = Decimal(100)
FINEST = Decimal("1e-9")
"""The last decimal that a figure in a data file can have."""
# Splits that do not come out even are cut here; the first receivers take the remainder. Figures in data
# files have at most nine decimals, so every remainder is a whole number of these.
_SPLIT_UNIT = Decimal("1e-12")


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


def cut(figure: Decimal) -> Decimal:
    """Return `figure` with at most nine decimals, those behind them left off."""
    return figure if places(figure) <= places(FINEST) else figure.quantize(FINEST, rounding=ROUND_DOWN)


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return `part` in percent of `whole` (28 significant digits), or None where `whole` is zero."""
    return part * HUNDRED / whole if whole else None


def plain(figure: Decimal) -> str:
    """Return `figure` exactly, in plain digits without exponent or needless zeros: 13.3876, 4, 0."""
    text = f"{figure:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def split_equally(amount: Decimal, among: int) -> tuple[Decimal, ...]:
    """Return `amount` in `among` parts as equal as twelve decimals allow; they add up to it exactly.

    Where the division does not come out even, the first parts are larger by one unit of the twelfth
    decimal, so that nothing of the amount is lost.
    """
    base = (amount / among).quantize(_SPLIT_UNIT, rounding=ROUND_DOWN)
    extra = int((amount - base * among) / _SPLIT_UNIT)
    parts = (base + _SPLIT_UNIT if place < extra else base for place in range(among))
    return tuple(Decimal(plain(part)) for part in parts)
