"""A column of weights beside points: read where it is clear what is weighed, else refused.

Clear are weights at every part of the whole, or at every leaf and nowhere else (a group may have what its
leaves add up to), that are known to be all: they add up to 100 % or 1, or to what the table prints as their
sum. Then each group weighs what its leaves do.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from ctscore.decimals import FINEST, HUNDRED, ONE, ZERO, half_unit, places, plain, rounded, total
from ctscore.findings.rule import Words
from ctscore.importing.figures import Unread
from ctscore.importing.joining import Entry, SideColumn
from ctscore.importing.lines import Line, with_all
from ctscore.importing.tables import Cell
from ctscore.model.scalars import InvalidValue, read_typed_number

NO_WEIGHT = Words(
    "“{given}” ({code}) không phải trọng số lớn hơn 0; dòng kỳ này không chấm: ghi trọng số, hay xóa dòng",
    "“{given}” ({code}) is no weight above 0; of a row not measured this time: write the weight, or delete "
    "the row",
)
NOT_ALL = Words(
    "trọng số phải có ở mọi nhóm, hoặc mọi tiêu chí nhỏ nhất; còn thiếu: {codes}; dòng kỳ này không chấm: "
    "ghi trọng số, hay xóa dòng",
    "weights must stand at every group, or every smallest criterion; without any are {codes}; of a row not "
    "measured this time: write the weight, or delete the row",
)
SUM_OFF = Words("cộng lại được {sum}, không phải 100 %", "they add up to {sum} and not to 100 %")
_SLIP = (Decimal(80), Decimal(120))
"""Between these, a sum is meant to be 100."""


def weigh(weights: SideColumn, sums: Sequence[Entry], top: Sequence[Line]) -> Unread | None:
    """Give each part of a weighted mean its weight; return why not, where that is not clear."""
    weighed = [line for line in top if not line.is_outside]  # what is taken off or added comes after the mean
    leaves = [line for line in with_all(weighed) if not line.parts]
    written = {line.code: cell for line in with_all(weighed) if (cell := weights.cell(line.entry))}
    found = {code: weight_in(cell) for code, cell in written.items()}
    bad = next((code for code, figure in found.items() if figure is None), None)
    if bad is not None:
        return Unread(NO_WEIGHT, {"given": written[bad].text[:40], "code": bad})
    known = {code: figure for code, figure in found.items() if figure is not None}
    if known.keys() == {line.code for line in weighed}:
        meant = weighed
    else:
        missing = [line.code for line in leaves if line.code not in known]
        if missing or not all(_is_sum(line, known) for line in with_all(weighed)):
            return Unread(NOT_ALL, {"codes": ", ".join(missing or [one.code for one in weighed])[:80]})
        meant = leaves
    whole = [known[line.code] for line in meant]
    if not _is_all(whole, _printed(weights, sums)):
        return Unread(SUM_OFF, {"sum": plain(total(whole))})
    for line in weighed if meant is weighed else with_all(weighed):
        line.weight = known[line.code] if meant is weighed else _leaf_sum(line, known)
    return None


def weight_in(cell: Cell) -> Decimal | None:
    """Return the weight in a cell: 40 of “40%”; None for anything but a number above 0."""
    text = cell.text.rstrip("% ")
    whole, sign, decimals = text.replace(",", ".").partition(".")
    try:
        figure = read_typed_number(f"{whole}{sign}{decimals[: places(FINEST)]}")
        exact = Decimal(f"{whole}{sign}{decimals}")
    except (InvalidValue, ArithmeticError):
        return None
    return rounded(exact, places(FINEST)) if exact != figure else figure if figure > 0 else None


def _is_sum(line: Line, known: Mapping[str, Decimal]) -> bool:
    """Return whether a line has no weight beside those of its leaves, or what these add up to."""
    return not line.parts or line.code not in known or known[line.code] == _leaf_sum(line, known)


def _is_all(weights: Sequence[Decimal], printed: Sequence[Decimal]) -> bool:
    """Return whether weights add up to 100 or 1, but for the rounding of each, or to a printed sum of all."""
    whole, finest = total(weights), max(map(places, weights))
    off = len(weights) * half_unit(finest)
    if whole in (HUNDRED, ONE):
        return True
    if (finest > 0 and abs(whole - HUNDRED) <= off) or (finest > 2 and abs(whole - ONE) <= off):
        return True  # as 33.3, 33.3 and 33.3
    return whole in printed and whole > 1 and not _SLIP[0] < whole < _SLIP[1]


def _printed(weights: SideColumn, sums: Iterable[Entry]) -> Sequence[Decimal]:
    found = (weight_in(cell) for entry in sums if (cell := weights.cell(entry)))
    return [one for one in found if one is not None]


def _leaf_sum(line: Line, known: Mapping[str, Decimal]) -> Decimal:
    return total(known.get(one.code, ZERO) for one in with_all([line]) if not one.parts)
