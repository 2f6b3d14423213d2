"""What a table of points lists: all criteria, those that lost points, or some of which nothing more is known.

The table decides where it can; where it cannot, nobody guesses: `--listing` is asked for.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Protocol

from ctscore.checks.points import equal_shares
from ctscore.decimals import total
from ctscore.model.scorecard import Listing


class Listed(Protocol):
    """A row with those below it."""

    @property
    def max(self) -> Decimal | None:
        """The maximum as printed."""

    @property
    def most(self) -> Decimal:
        """The maximum: as printed, else that of its parts."""

    @property
    def is_bonus(self) -> bool:
        """Whether its points are added beyond the maximum."""

    @property
    def achieved(self) -> Decimal | None:
        """The points as printed."""

    @property
    def known(self) -> Decimal | None:
        """The points that its parts come to; None where one is not known."""

    @property
    def parts(self) -> Sequence["Listed"]:
        """The rows below it."""


def is_whole(most: Decimal, rows: Sequence[Listed]) -> bool:
    """Return whether `rows` make up a maximum: exactly, or as equal shares of it that were rounded."""
    maxima = [row.most for row in rows]
    return total(maxima) >= most or (bool(maxima) and equal_shares(most, maxima))


def listing_of_some(top: Sequence[Listed], *, one_verdict: bool) -> Listing | None:
    """Return what a table lists whose maxima do not make up the whole; None where it does not tell.

    A row with full marks has no place among losses, and where losses are listed the printed points of a
    criterion are more than those of its listed parts. That only losses are listed follows where each row lost
    points, by the one verdict there is: a unit's opinion of itself, or several opinions side by side, list
    what was looked at. Nor does it follow where each field has its own points and maximum and is all there:
    then fields are missing, and not the criteria that lost nothing.
    """
    leaves = list(_leaves(top))
    if any(leaf.achieved is not None and leaf.achieved >= leaf.most for leaf in leaves):
        return "part"
    if any(row.known is not None and row.known == row.achieved for row in _gaps(top)):
        return "part"
    each_lost = bool(leaves) and all(leaf.achieved is not None for leaf in leaves)
    whole_fields = all(
        row.max is not None and row.achieved is not None and row.parts and is_whole(row.max, row.parts)
        for row in top
    )
    return "losses-only" if one_verdict and each_lost and not whole_fields else None


def _leaves(rows: Sequence[Listed]) -> Iterator[Listed]:
    """Yield the rows without parts that have a maximum to lose points of."""
    for row in rows:
        if row.parts:
            yield from _leaves(row.parts)
        elif row.max and not row.is_bonus:
            yield row


def _gaps(rows: Sequence[Listed]) -> Iterator[Listed]:
    """Yield the rows whose parts do not make up their maximum."""
    for row in rows:
        if row.parts and row.max is not None and not is_whole(row.max, row.parts):
            yield row
        yield from _gaps(row.parts)
