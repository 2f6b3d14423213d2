"""Rows that add points to a maximum or take some off, as their names say: bonuses and deductions."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from ctscore.decimals import ZERO, plain, total
from ctscore.findings import Finding
from ctscore.findings.import_rules import FIGURE_REFUSED
from ctscore.findings.rule import Words
from ctscore.importing.extra_names import is_bonus, is_deduction, is_extra
from ctscore.importing.figures import Unread
from ctscore.importing.lines import Line, with_all
from ctscore.importing.review import BONUS_TAKEN, LIMIT_OF_FIGURES, Remark

POSITIVE = Words(
    "dòng hay mục này là điểm trừ mà ghi số dương ({given}): để vậy thì bị cộng vào; "
    "ghi điểm trừ và mức trừ nhiều nhất (ở cột điểm tối đa) là số âm, như -3 và -10",
    "this is a deduction with a figure above zero ({given}), which would be added; "
    "write it, and the most that can be taken off (below the maxima), with a minus, such as -3 and -10",
)


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
                facts = {**one.entry.place.facts, **Unread(POSITIVE, {"given": str(given)}).why}
                yield Finding(FIGURE_REFUSED, name, facts, position=one.entry.place.position)


def mark_bonuses(lines: Sequence[Line], above: Collection[Decimal]) -> Iterator[Remark]:
    """Put what is called a bonus outside the maximum, unless that, one of `above`, has it inside."""
    inside = total(line.most for line in lines) in above
    for line in lines:
        if not is_bonus(line.name):
            yield from mark_bonuses(line.parts, [] if line.max is None else [line.max])
        elif not inside and line.most > ZERO:
            for one in with_all([line]):
                one.is_bonus = True
            yield Remark(line.entry.place, BONUS_TAKEN, {"code": line.code})
