"""Rows that add points to a maximum or take some off, as their names say: bonuses and deductions."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ctscore.decimals import HUNDRED, ZERO, plain, total
from ctscore.findings import Finding
from ctscore.findings.import_rules import FIGURE_REFUSED
from ctscore.importing.extra_names import is_bonus, is_deduction, is_extra, names_bonus
from ctscore.importing.lines import Line, with_all
from ctscore.importing.review import BONUS_TAKEN, LIMIT_OF_FIGURES, Remark
from ctscore.phrases import Words

POSITIVE = Words(
    "dòng hay mục này là điểm trừ mà ghi số dương ({given}): để vậy thì bị cộng vào; "
    "ghi điểm trừ và mức trừ nhiều nhất (ở cột điểm tối đa) là số âm, như -3 và -10",
    "this is a deduction with a figure above zero ({given}), which would be added; "
    "write it, and the most that can be taken off (below the maxima), with a minus, such as -3 and -10",
)

_TENS = 10


def set_limits(lines: Sequence[Line], remarks: list[Remark]) -> None:
    """Give a bonus or a deduction that states no limit the largest figure that it has, as is told.

    Points that are known need no limit to be added up; those of 0 say nothing of one, and are refused.
    """
    for line in with_all(lines):
        given = max(line.figures.values(), key=abs, default=ZERO)
        if line.max is None and not line.parts and given and is_extra(line.name):
            line.max = line.limit_from = given
            facts = {"code": line.code, "given": plain(given)}
            remarks.append(Remark(line.entry.place, LIMIT_OF_FIGURES, facts))


def positive_deductions(top: Sequence[Line], name: str) -> Iterator[Finding]:
    """Yield what is called a deduction, or stands below one, and has a figure above zero.

    `name` is what findings call the file.
    """
    for line in top:
        if not is_deduction(line.name):
            yield from positive_deductions(line.parts, name)
            continue
        for one in with_all([line]):
            given = next(
                (figure for figure in (one.max, *one.figures.values()) if figure and figure > 0), None
            )
            if given is not None:
                yield one.entry.place.finding(FIGURE_REFUSED, name, why=POSITIVE.filled(given=str(given)))


def mark_bonuses(
    top: Sequence[Line], printed: Mapping[Decimal, str], limit: Decimal | None
) -> Iterator[Remark]:
    """Put what is called a bonus outside the maximum, unless that has it inside.

    `limit` is the maximum of the index, if known; `printed` are the names of sums by the maxima that these
    print. One with the bonus tells nothing where its name says so (“kể cả điểm thưởng”), or where what the
    others come to is the rounder figure: of 102 there are 100 without a bonus of 2, and of 100 there are 98.
    """
    whole, rest = (
        total(line.most for line in top),
        total(line.most for line in top if not is_bonus(line.name)),
    )
    plain_sums = {most for most, name in printed.items() if not names_bonus(name)}
    if limit in (whole, rest):
        inside = limit == whole
    else:
        inside = whole in plain_sums and rest not in plain_sums and not _is_rounder(rest, whole)
    yield from _marked(top, inside=inside)


def _is_rounder(one: Decimal, other: Decimal) -> bool:
    """Return whether one figure is a likelier scale than another: 100, or tens."""
    return other != HUNDRED and (one == HUNDRED or (not one % _TENS and other % _TENS != 0))


def _marked(lines: Sequence[Line], *, inside: bool) -> Iterator[Remark]:
    for line in lines:
        if not is_bonus(line.name):
            yield from _marked(line.parts, inside=line.max == total(part.most for part in line.parts))
        elif not inside and line.most > ZERO:
            for one in with_all([line]):
                one.is_bonus = True
            yield Remark(line.entry.place, BONUS_TAKEN, {"code": line.code})
