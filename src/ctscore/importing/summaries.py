"""A table that repeats what another comes to, as “Summary” below the domains: held against its rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.decimals import total
from ctscore.importing.figures import Figure
from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex, Entry, bare_number
from ctscore.importing.lines import Line, leaves_of, with_parts
from ctscore.importing.points import read_points
from ctscore.importing.review import MAX_DIFFERS, SUMMARY_HELD, Remark
from ctscore.importing.scales import Printed
from ctscore.importing.stages import stage_columns
from ctscore.importing.totals import Total, Whole
from ctscore.model import Stage
from ctscore.model.scorecard import AnswerSet
from ctscore.phrases import Fact
from ctscore.words import ROMANS, fold

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_FEWEST = 2  # rows of a summary


def sums_up(one: Annex, other: Annex) -> bool:
    """Return whether a table only repeats the levels of another that has more: it is of no other year."""
    rows = [entry for entry in one.entries if not entry.is_heading]
    numbers = {entry.number for entry in other.entries if entry.number}
    above = {number.rpartition(".")[0] for number in numbers}
    levels = [(entry.number, entry.text(Role.NAME)) for entry in other.entries if entry.number in above]
    found = [code for row in rows for code, name in levels if _is_row_of(row, code, name)]
    years = [set(_YEAR.findall(" ".join(annex.above[-1:]))) for annex in (one, other)]
    of_same = not years[0] or not years[1] or bool(years[0] & years[1])
    return _FEWEST <= len(rows) == len(found) == len({*found}) and Role.TASK not in one.heads and of_same


def _is_row_of(entry: Entry, code: str, name: str) -> bool:
    """Return whether a row names the level `code`: by all its words, or by the first and its number."""
    given, full, number = fold(entry.text(Role.NAME)), fold(name), bare_number(entry.number)
    if number and code not in (number, str(ROMANS.get(number, ""))):
        return False
    return bool(given) and (given.endswith(full) or (bool(number) and full.startswith(given)))


def with_summaries(
    found: Total, summaries: Sequence[Annex], stages: Sequence[Stage], own: str, answers: Sequence[AnswerSet]
) -> Total:
    """Return the totals of a table with those that its `summaries` print at a stage, and what differs."""
    wholes, told = list(found.wholes), list(found.told)
    for annex in summaries:
        columns = stage_columns(annex, stages, None, [])
        role = columns.by_stage.get(own)
        told.append(Remark(annex.place, SUMMARY_HELD))
        if role is None:
            continue
        points = read_points(annex, (Role.MAX, role), None, answers, "")
        head = annex.heads[role].text
        for entry in (*annex.entries, *annex.sums):
            figures = points.of(entry)
            most, figure = figures.get(Role.MAX), figures.get(role)
            if figure is None:
                continue
            printed = Printed(entry.place, entry.text(Role.NAME), Figure(figure), head)
            if any(entry is one for one in annex.sums):
                wholes.append(Whole(entry, most, {own: printed}))
            else:
                told += _beside_level(printed, entry, most, (found.top, own))
    return replace(found, wholes=wholes, told=told)


def _beside_level(
    printed: Printed, entry: Entry, most: Decimal | None, of: tuple[Sequence[Line], str]
) -> Iterator[Remark]:
    """Yield what is told of the row of a summary beside the rows below the level that it names."""
    top, own = of
    line = next((one for one in with_parts(top) if _is_row_of(entry, one.code, one.name)), None)
    if line is None:
        return
    rows = leaves_of([line])
    counted = [one for one in rows if not one.may_not_apply]
    sums = [total(one.most for one in some) for some in (rows, counted)]
    if most is not None and most not in sums and not line.is_mean:
        facts: dict[str, Fact] = {"given": printed.name, "printed": most, "computed": sums[0], "codes": ""}
        yield Remark(printed.place, MAX_DIFFERS, facts)
    yield from printed.beside_some(rows if most == sums[0] or line.is_mean else counted, own)
