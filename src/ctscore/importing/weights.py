"""A column of weights beside points: read where it is clear what is weighed, else refused.

Clear are weights that add up to 100 % (or 1) and stand at every part of the whole, or at every leaf and
nowhere else; then each group weighs what its leaves do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.decimals import ONE, ZERO, total
from ctscore.importing.joining import Weights
from ctscore.importing.lines import Line, with_all
from ctscore.importing.tables import Cell
from ctscore.model.scalars import InvalidValue, read_typed_number

_WHOLES = (Decimal(100), ONE)


def weights_of(weights: Weights, top: Sequence[Line]) -> Mapping[str, Decimal] | None:
    """Return what each part of a weighted mean weighs, by its code; None where that is not clear."""
    written = {
        line.code: cell
        for line in with_all(top)
        if (cell := weights.cells.get(replace(line.entry.place, column=1)))
        if not line.is_outside  # which is taken off or added after the mean
    }
    found = {code: figure for code, cell in written.items() if (figure := _figure(cell)) is not None}
    if len(found) < len(written) or total(found.values()) not in _WHOLES:
        return None
    weighed = [line for line in top if not line.is_outside]
    leaves = [line for line in with_all(weighed) if not line.parts]
    if found.keys() == {line.code for line in weighed}:
        return found
    if found.keys() != {line.code for line in leaves}:
        return None
    return {line.code: _leaf_sum(line, found) for line in with_all(weighed)}


def _figure(cell: Cell) -> Decimal | None:
    """Return the weight in a cell: 40 of “40%”; None for anything but a number above 0."""
    try:
        figure = read_typed_number(cell.text.rstrip("% "))
    except InvalidValue:
        return None
    return figure if figure > 0 else None


def _leaf_sum(line: Line, found: Mapping[str, Decimal]) -> Decimal:
    return total(found.get(one.code, ZERO) for one in with_all([line]) if not one.parts)
