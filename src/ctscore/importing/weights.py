"""A column of weights beside points: read where it is clear what is weighed, else refused.

Clear are weights at every part of the whole, or at every leaf and nowhere else (a group may have what its
leaves add up to), that are known to be all: they add up to 100 % or 1, or to what the table prints as their
sum. Then each group weighs what its leaves do, and what has neither weight nor points counts for nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.decimals import FINEST, HUNDRED, ONE, ZERO, half_unit, places, plain, rounded, total
from ctscore.importing.figures import Unread
from ctscore.importing.headers import Role
from ctscore.importing.joining import Entry, SideColumn
from ctscore.importing.lines import Line, leaves_of, with_all
from ctscore.importing.points import has_words
from ctscore.importing.tables import Cell, Place
from ctscore.model.scalars import InvalidValue, read_typed_number
from ctscore.phrases import Words
from ctscore.words import listed

NO_WEIGHT = Words(
    "“{given}” ({code}) không phải trọng số: ghi một số từ 0 trở lên; dòng kỳ này không chấm thì để trống cả "
    "trọng số và điểm",
    "“{given}” ({code}) is no weight: write a number from 0 up; in a row not measured this time leave weight "
    "and points empty",
)
NOT_ALL = Words(
    "trọng số phải có ở mọi nhóm, hoặc mọi tiêu chí nhỏ nhất có điểm; còn thiếu: {codes}",
    "weights must stand at every group, or every smallest criterion that has points; without any are {codes}",
)
UNLIKE = Words(
    "trọng số của {code} là {given}, các dòng bên dưới cộng lại được {sum}, không phải bằng vậy hay 100 %",
    "{code} weighs {given}, while those below it add up to {sum}, which is neither that nor 100 %",
)
SUM_OFF = Words(
    "cộng lại được {sum}, không phải 100 %{without}", "they add up to {sum} and not to 100 %{without}"
)
UNSCORED = Words(
    "; bỏ trọng số của dòng không có điểm ({codes}) thì được 100 %: để trống các ô ấy, nếu kỳ này không chấm",
    "; without the rows that have no points ({codes}) they come to 100 %: leave their weights empty, if "
    "these are not scored this time",
)
WITHOUT = Words("; không có trọng số: {codes}", "; without any are {codes}")
_SLIP = (Decimal(80), Decimal(120))
"""Between these, a sum is meant to be 100."""


def weigh(weights: SideColumn, sums: Sequence[Entry], top: Sequence[Line]) -> tuple[Unread, Place] | None:
    """Give each part of a weighted mean its weight; return why not, and where, if that is not clear.

    What has neither weight nor points is marked as idle: the others make up the whole without it.
    """
    weighed = [line for line in top if not line.is_outside]  # what is taken off or added comes after the mean
    lines = {line.code: line for line in with_all(weighed)}
    cells = {code: cell for code, line in lines.items() if (cell := weights.cell(line.entry))}
    found = {code: weight_in(cell) for code, cell in cells.items() if has_words(cell)}
    bad = next((code for code, figure in found.items() if figure is None), None)
    if bad is not None:
        facts = {"given": cells[bad].text[:40], "code": _called(lines[bad])}
        return Unread(NO_WEIGHT, facts), cells[bad].place
    known = {code: figure for code, figure in found.items() if figure is not None}
    at_top = known.keys() <= {line.code for line in weighed}
    counted = [line for line in (weighed if at_top else with_all(weighed)) if not _is_idle(line, known)]
    meant = counted if at_top else [line for line in counted if not line.parts]
    missing = [line for line in meant if line.code not in known] or ([] if meant else weighed)
    if missing or not meant:
        place = weights.head.place
        place = replace(missing[0].entry.place, column=place.column) if missing else place
        return Unread(NOT_ALL, {"codes": listed([_called(one) for one in missing], most=3)}), place
    own, whole = known, [known[line.code] for line in meant]
    if not at_top and _is_nested(counted, known):
        whole = [known[line.code] for line in weighed if not _is_idle(line, known)]
    elif not at_top:
        own = {line.code: _leaf_sum(line, known) for line in counted}
        unlike = next((code for code in own if code in known and own[code] != known[code]), None)
        if unlike is not None:
            given, whole_of = plain(known[unlike]), plain(own[unlike])
            facts = {"code": _called(lines[unlike]), "given": given, "sum": whole_of}
            return Unread(UNLIKE, facts), cells[unlike].place
    idle = [line for line in (weighed if at_top else with_all(weighed)) if _is_idle(line, known)]
    if not _is_all(whole, _printed(weights, sums)):
        codes = listed([_called(line) for line in idle], most=3)
        without = WITHOUT.filled(codes=codes) if idle else ""
        blank = [line for line in meant if not line.figures and not line.parts]
        scored = [known[line.code] for line in meant if line not in blank]
        if blank and scored and _is_all(scored, ()):
            codes = listed([_called(line) for line in blank], most=3)
            without = UNSCORED.filled(codes=codes)
        return Unread(SUM_OFF, {"sum": plain(total(whole)), "without": without}), weights.head.place
    for line in counted:
        line.weight = own[line.code]
    for line in with_all(idle):
        line.is_idle = True
    return None


def is_percent_of_all(weights: SideColumn, top: Sequence[Line]) -> bool:
    """Return whether weights make 100 % or 1, if the column is headed so, whatever sum is printed."""
    known = [line.weight for line in top if line.weight is not None]
    return "%" not in weights.head.text or not known or _is_all(known, ())


def _called(line: Line) -> str:
    """Return how a line is told from others, in words that its table has: a code may have been counted."""
    return line.code if line.name == line.code else f"{line.code} {line.name[:40]}".strip()


def _is_idle(line: Line, known: Mapping[str, Decimal]) -> bool:
    """Return whether a line, with all below it, has neither weight nor points, nor any worked out of both."""
    product = line.entry.cells.get(Role.WEIGHTED)
    has_figure = bool(line.figures or known.get(line.code) or (product and weight_in(product)))
    return not has_figure and all(_is_idle(part, known) for part in line.parts)


def _is_nested(lines: Sequence[Line], known: Mapping[str, Decimal]) -> bool:
    """Return whether all lines have weights, and those below each make up the whole of it: 100 % or 1."""
    codes = {line.code for line in lines}
    below = [[known.get(part.code) for part in line.parts if part.code in codes] for line in lines]
    return codes <= known.keys() and all(_is_all([one or ZERO for one in some], ()) for some in below if some)


def weight_in(cell: Cell) -> Decimal | None:
    """Return the weight in a cell: 40 of “40%”; None for anything but a number from 0 up."""
    text = cell.text.rstrip("% ")
    whole, sign, decimals = text.replace(",", ".").partition(".")
    try:
        figure = read_typed_number(f"{whole}{sign}{decimals[: places(FINEST)]}")
        exact = Decimal(f"{whole}{sign}{decimals}")
    except (InvalidValue, ArithmeticError):
        return None
    return None if exact < 0 else figure if exact == figure else rounded(exact, places(FINEST))


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
    return total(known.get(one.code, ZERO) for one in leaves_of([line]))
