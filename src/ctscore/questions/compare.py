"""What changed between two years? Or: what sets us apart from another unit, or two units?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from ctscore.analysis import select, units
from ctscore.analysis.compare import Comparison, compare_scenario, comparisons
from ctscore.analysis.panels import is_scored, on_file, scored_periods_of, unit_of
from ctscore.analysis.whatif import refuse_unfit, what_if
from ctscore.book import Book, Filed
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import BAD_COMPARISON, OTHER_LENGTH
from ctscore.model import PUBLISHED, Scorecard
from ctscore.periods import Period
from ctscore.questions import WHOLE_TREE, Answer, Facts
from ctscore.questions.inputs import scenario_at
from ctscore.views.common import stage_fact
from ctscore.views.compare import Extent, compare_document


def ask(
    book: Book,
    periods: list[Period] | None = None,
    index: str | None = None,
    unit: list[str] | None = None,
    top: int = 5,
    scenario: Path | None = None,
    depth: int = WHOLE_TREE,
) -> Answer[tuple[Comparison, ...]]:
    """Return two periods of a unit, two units in one period, or a period and what a scenario makes of it."""
    named = [units.unit_id(book, name) for name in unit or ()]
    if scenario is not None:
        if named or len(periods or ()) > 1:
            raise _not_two_sides(book)
        one = _with_scenario(book, scenario, next(iter(periods or ()), None))
        card = one.now.value
        asked: Facts = {
            "year_then": one.then.value.when.as_filed,
            "year_now": card.when.as_filed,
            "unit": card.unit,
        }
        return _beside(book, (one,), asked, Extent(top, depth))
    if not periods:
        return _beside(book, *_latest_of_each(book, named, index), Extent(top, depth))
    (then, unit_then), (now, unit_now) = sides = _sides(book, periods, named)
    asked = {"year_then": then.as_filed, "year_now": now.as_filed, "unit_then": unit_then, "unit": unit_now}
    return _beside(book, comparisons(book, sides, index), asked, Extent(top, depth))


def _beside(
    book: Book, comparisons: tuple[Comparison, ...], asked: Facts, extent: Extent
) -> Answer[tuple[Comparison, ...]]:
    then, now = (_stages(one.then for one in comparisons), _stages(one.now for one in comparisons))
    if then or now:
        asked |= {"stage_then": then.get("stage", PUBLISHED), "stage": now.get("stage", PUBLISHED)}
    return Answer(comparisons, lambda: compare_document(book, comparisons, asked, extent))


def _stages(sides: Iterable[Filed[Scorecard]]) -> Facts:
    """Return the stage of one side, where a file names one."""
    return {**stage_fact(one.value.stage for one in sides)}


def _with_scenario(book: Book, given: Path, period: Period | None) -> Comparison:
    """Return the scorecard of `period` (without it the scenario's own) beside what a scenario makes of it."""
    scenario = scenario_at(book, given).value
    own = scenario.unit or book.home_unit
    codes = [change.code for change in scenario.changes]
    filed = select.card_with_tree(book, scenario.when, scenario.index, own, codes)
    refuse_unfit(filed.value, scenario.changes)
    then = filed if period is None else select.scorecards(book, period, scenario.index, own)[0]
    return compare_scenario(book, then, what_if(book, filed, scenario.changes), scenario.name)


def _latest_of_each(book: Book, named: list[str], index: str | None) -> tuple[tuple[Comparison, ...], Facts]:
    """Return the latest comparison of each index, or of `index` only, and what was asked.

    Raises `Refusal` where no index has two periods, or both units in one.
    """
    wanted = select.index_ids(book, index)
    found: list[Comparison] = []
    units_of: Facts = {}
    for name in wanted:
        periods = _latest(book, named, name)
        if periods:
            (_, unit_then), (_, unit_now) = sides = _sides(book, periods, named)
            units_of = {"unit_then": unit_then, "unit": unit_now}
            found += comparisons(book, sides, name)
    if not found:
        raise _not_two_sides(book)
    return tuple(found), {"year_then": None, "year_now": None, **units_of}


def _latest(book: Book, named: list[str], index: str) -> list[Period]:
    """Return the latest period in which `index` scores both units, or our latest two of a length, if any."""
    sides = (named if len(named) > 1 else [book.home_unit, *named])[:2]
    ours, *theirs = [scored_periods_of(book, index, unit) for unit in sides]
    if theirs:
        return sorted(set(ours).intersection(*theirs))[-1:]
    pairs = [(then, now) for then, now in combinations(ours, 2) if then.kind == now.kind]
    return list(max(pairs, key=lambda pair: (pair[1], pair[0]), default=()))


def _sides(
    book: Book, periods: list[Period], named: list[str]
) -> tuple[tuple[Period, str], tuple[Period, str]]:
    """Return period and unit of both sides: two of one unit, or two units (or us and one) in one period."""
    home = book.home_unit
    distinct, units_named = list(dict.fromkeys(periods)), list(dict.fromkeys(named))
    if len(periods) == len(distinct) == 2 and len(named) < 2:
        unit = named[0] if named else home
        if periods[0].kind != periods[1].kind:
            raise Refusal(OTHER_LENGTH, then=str(periods[0]), now=str(periods[1]))
        return (periods[0], unit), (periods[1], unit)
    if len(distinct) == 1 and len(named) == 1 and named[0] != home:
        return (periods[0], home), (periods[0], named[0])
    if len(distinct) == 1 and len(units_named) == len(named) == 2:
        return (periods[0], named[0]), (periods[0], named[1])
    raise _not_two_sides(book)


def _not_two_sides(book: Book) -> Refusal:
    """Return what to say where there are no two sides: what we have, and how it is asked for."""
    ours = {index: scored_periods_of(book, index, book.home_unit) for index in book.indexes}
    ways = (next(way, None) for way in (_of_two_periods(ours), _of_two_units(book, ours), _of_one(ours)))
    examples = "; ".join([f"`{way}`" for way in ways if way][:2])
    return Refusal(BAD_COMPARISON, known=on_file(ours), examples=examples or "`ctscore help compare`")


def _of_two_periods(ours: Mapping[str, Sequence[Period]]) -> Iterator[str]:
    for periods in ours.values():
        for now, then in combinations(reversed(periods), 2):
            if then.kind == now.kind:
                yield f"ctscore compare {then} {now}"


def _of_two_units(book: Book, ours: Mapping[str, Sequence[Period]]) -> Iterator[str]:
    for index, periods in ours.items():
        for period in reversed(periods):
            for unit in _scored_beside(book, index, period):
                yield f'ctscore compare {period} --unit "{book.units[unit].short}"'


def _of_one(ours: Mapping[str, Sequence[Period]]) -> Iterator[str]:
    """Yield what gives the only period that there is a second one."""
    for index, periods in ours.items():
        if len(periods) == 1:
            yield f"ctscore new scorecard --index {index} --from {periods[0]} --year {periods[0].after}"


def _scored_beside(book: Book, index: str, period: Period) -> Iterator[str]:
    """Yield the other units that have points in `index` at `period`."""
    cards = (key.unit for key in book.scorecards if (key.index, key.period) == (index, period))
    panels = (filed.value for key, filed in book.panels.items() if (key.index, key.period) == (index, period))
    rows = (unit_of(row) for panel in panels for row in panel.rows)
    found = (unit for unit in dict.fromkeys((*cards, *rows)) if unit in book.units and unit != book.home_unit)
    return (unit for unit in found if is_scored(book, index, unit, period))
