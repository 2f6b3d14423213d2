"""Linear programs, solved exactly: the simplex method with fractions. Knows numbers only.

Variables are told by number and are never negative. Small programs only: nothing is rounded, so that figures
grow long.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Sum = Mapping[int, Fraction]
"""Variables, each with how often it counts."""

_CONSTANT = -1  # stands beside the variables of a sum for what is added to it

_Row = dict[int, Fraction]


@dataclass(frozen=True, slots=True)
class AtMost:
    """A sum and the most it may come to, which is not negative."""

    sum: Sum
    most: Fraction


def least(variables: Collection[int], rows: Sequence[AtMost], aims: Sequence[Sum]) -> dict[int, Fraction]:
    """Return values of `variables` within `rows` that make the first of `aims` least, then the next.

    No aim may fall without end.
    """
    # What each row leaves is a variable too; at first nothing is used, and those stand in the basis.
    beyond = max(variables, default=_CONSTANT) + 1
    basis: dict[int, _Row] = {}
    for place, row in enumerate(rows):
        left = {variable: -factor for variable, factor in row.sum.items() if factor}
        basis[beyond + place] = {_CONSTANT: row.most, **left}
    aimed: list[_Row] = [dict(aim) for aim in aims]
    settled = {_CONSTANT}
    for aim in aimed:
        # The lowest number of those that help, and of those that leave: so it never goes in circles (Bland).
        while helping := [one for one, factor in aim.items() if factor < 0 and one not in settled]:
            _exchange(basis, aimed, min(helping))
        settled |= {one for one, factor in aim.items() if factor}
    return {one: basis.get(one, {}).get(_CONSTANT, Fraction(0)) for one in variables}


def _exchange(basis: dict[int, _Row], aims: Iterable[_Row], entering: int) -> None:
    """Raise the variable `entering` until one of the basis is used up, and let it take the place of that."""
    limits = (
        (row.get(_CONSTANT, Fraction(0)) / -row[entering], variable)
        for variable, row in basis.items()
        if row.get(entering, 0) < 0
    )
    _, leaving = min(limits)
    row = basis.pop(leaving)
    factor = row.pop(entering)
    solved = {variable: -part / factor for variable, part in row.items()}
    solved[leaving] = 1 / factor
    for other in (*basis.values(), *aims):
        times = other.pop(entering, None)
        if times:
            for variable, part in solved.items():
                other[variable] = other.get(variable, Fraction(0)) + times * part
                if not other[variable]:
                    del other[variable]
    basis[entering] = solved
