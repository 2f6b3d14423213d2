"""Whose points are: a loss, a gain or a cut split equally among those who lead a criterion.

Shares are exact, fractions where no decimal can write them, so that together they are the whole.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from ctscore.decimals import ONE, as_fine_as, scaled

T = TypeVar("T")


def shares(points: Decimal, owners: Sequence[str]) -> Mapping[str | None, Decimal]:
    """Return the equal part of each of `owners` in `points`; where there are none, None has all."""
    part = scaled(points, ONE, Decimal(len(owners) or 1))
    return dict.fromkeys(owners or (None,), as_fine_as(part, points))


def by_owner(
    rows: Iterable[T], owners: Callable[[T], Sequence[str]], points: Callable[[T], Decimal]
) -> Mapping[str | None, Sequence[tuple[T, Decimal]]]:
    """Return the `rows` of each owner, each with the owner's share of its points."""
    found: dict[str | None, list[tuple[T, Decimal]]] = {}
    for row in rows:
        for owner, share in shares(points(row), owners(row)).items():
            found.setdefault(owner, []).append((row, share))
    return found
