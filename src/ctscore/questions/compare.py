"""What changed between two years? Or: what sets us apart from another unit, or two units?"""

from pathlib import Path

from ctscore.analysis import select, units
from ctscore.analysis.compare import Comparison, compare_scenario, comparisons
from ctscore.analysis.whatif import card_to_change, refuse_unfit, what_if
from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import BAD_COMPARISON
from ctscore.questions import WHOLE_TREE, Answer, Facts
from ctscore.questions.inputs import scenario_at, stage_asked
from ctscore.views.compare import Extent, compare_document


def ask(
    book: Book,
    years: list[int] | None = None,
    index: str | None = None,
    unit: list[str] | None = None,
    top: int = 5,
    scenario: Path | None = None,
    depth: int = WHOLE_TREE,
) -> Answer[tuple[Comparison, ...]]:
    """Return two years of a unit, two units in one year, or a year and what a scenario makes of it."""
    named = [units.unit_id(book, name) for name in unit or ()]
    if scenario is not None:
        if named or len(years or ()) > 1:
            raise Refusal(BAD_COMPARISON)
        one = _with_scenario(book, scenario, next(iter(years or ()), None))
        card = one.now.value
        asked: Facts = {"year_then": one.then.value.year, "year_now": card.year, "unit": card.unit}
        return _beside(book, (one,), asked, Extent(top, depth))
    (year_then, unit_then), (year_now, unit_now) = sides = _sides(years or [], named, book.home_unit)
    asked = {"year_then": year_then, "year_now": year_now, "unit_then": unit_then, "unit": unit_now}
    return _beside(book, comparisons(book, sides, index), asked, Extent(top, depth))


def _beside(
    book: Book, comparisons: tuple[Comparison, ...], asked: Facts, extent: Extent
) -> Answer[tuple[Comparison, ...]]:
    staged = {**asked, **stage_asked(book)}
    return Answer(comparisons, lambda: compare_document(book, comparisons, staged, extent))


def _with_scenario(book: Book, given: Path, year: int | None) -> Comparison:
    """Return the scorecard of `year` (without it the scenario's own) beside what the scenario makes of it."""
    scenario = scenario_at(book, given).value
    own = scenario.unit or book.home_unit
    codes = [change.code for change in scenario.changes]
    filed = card_to_change(book, scenario.year, scenario.index, codes, own)
    refuse_unfit(filed.value, scenario.changes)
    then = filed if year is None else select.scorecards(book, year, scenario.index, own)[0]
    return compare_scenario(book, then, what_if(book, filed, scenario.changes), scenario.name)


def _sides(years: list[int], named: list[str], home: str) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return year and unit of both sides: two years of one unit, or two units (or us and one) in one year."""
    distinct, units_named = list(dict.fromkeys(years)), list(dict.fromkeys(named))
    if len(years) == len(distinct) == 2 and len(named) < 2:
        unit = named[0] if named else home
        return (years[0], unit), (years[1], unit)
    if len(distinct) == 1 and len(named) == 1 and named[0] != home:
        return (years[0], home), (years[0], named[0])
    if len(distinct) == 1 and len(units_named) == len(named) == 2:
        return (years[0], named[0]), (years[0], named[1])
    raise Refusal(BAD_COMPARISON)
