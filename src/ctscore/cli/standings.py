"""The questions about years and units: each turns its options into one document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.cli.commands import WHOLE_TREE, IndexOption, UnitOption, YearArgument

if TYPE_CHECKING:
    from ctscore.analysis.compare import Comparison
    from ctscore.book import Book
    from ctscore.cli.asking import Question
    from ctscore.document import Document


def compare(
    years: Annotated[
        list[int] | None,
        typer.Argument(metavar="[YEAR]...", help="Two years; or one, with --unit or --scenario."),
    ] = None,
    index: IndexOption = None,
    unit: Annotated[
        list[str] | None,
        typer.Option("--unit", "-u", metavar="UNIT", help="Another unit than ours; twice: two units."),
    ] = None,
    top: Annotated[
        int, typer.Option("--top", "-n", metavar="N", min=1, help="How many falls and gains to list.")
    ] = 5,
    scenario: Annotated[
        Path | None,
        typer.Option("--scenario", metavar="SCENARIO", help="What a scenario makes of it: a file or name."),
    ] = None,
    depth: Annotated[
        int,
        typer.Option(
            "--depth", min=0, help="How deep the first table goes. [default: all]", show_default=False
        ),
    ] = WHOLE_TREE,
) -> Question:
    """What changed between two years? Or, with --unit: what sets us apart from another unit, or two units?"""
    from ctscore.analysis import units
    from ctscore.analysis.compare import comparisons
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import BAD_COMPARISON
    from ctscore.views.compare import Extent, compare_document

    def question(book: Book, lang: str) -> Document:
        extent = Extent(top, depth)
        named = [units.unit_id(book, name) for name in unit or ()]
        if scenario is not None:
            if named or len(years or ()) > 1:
                raise Refusal(BAD_COMPARISON)
            one = _with_scenario(book, scenario, next(iter(years or ()), None))
            card = one.now.value
            asked: dict[str, str | int | None] = {"year_then": one.then.value.year, "year_now": card.year}
            return compare_document(book, [one], {**asked, "unit": card.unit}, extent, lang)
        sides = _sides(years or [], named, book.home_unit)
        found = comparisons(book, sides, index)
        asked = {
            "year_then": sides[0][0],
            "year_now": sides[1][0],
            "unit_then": sides[0][1],
            "unit": sides[1][1],
        }
        return compare_document(book, found, asked, extent, lang)

    return question


def rank(
    year: YearArgument,
    index: IndexOption = None,
    dimension: Annotated[
        str | None,
        typer.Option("--dimension", metavar="CODE", help="Rank at this dimension: code or part of its name."),
    ] = None,
    unit: UnitOption = None,
    around: Annotated[
        int, typer.Option("--around", metavar="N", min=0, help="How many units to show on either side.")
    ] = 5,
) -> Question:
    """Where do we stand among the others, and what does the next rank cost?"""
    from ctscore.analysis import units
    from ctscore.analysis.panels import WHOLE
    from ctscore.analysis.standing import standing_of
    from ctscore.views.standing import rank_document

    def question(book: Book, lang: str) -> Document:
        own = book.home_unit if unit is None else units.unit_id(book, unit)
        found = []
        for scores in units.panels(book, year, index):
            code = WHOLE if dimension is None else units.criterion_in(scores.tree, dimension).code
            found.append(standing_of(book, scores, code, own, around))
        if unit is not None and all(one.own is None for one in found):
            raise units.without_points(book, found[0].scores, own)
        asked: dict[str, str | int | None] = {"year": year, "unit": own}
        asked["dimension"] = found[0].code or None
        return rank_document(book, found, asked, lang)

    return question


def trend(
    index: IndexOption = None,
    code: Annotated[
        str | None,
        typer.Option(
            "--code", "-c", metavar="CODE", help="A dimension or criterion: code or part of its name."
        ),
    ] = None,
    unit: UnitOption = None,
) -> Question:
    """How did an index, or one criterion of it, go over the years?"""
    from ctscore.analysis import select, units
    from ctscore.analysis.panels import years_of
    from ctscore.analysis.trend import trend as trend_of
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import NO_SERIES
    from ctscore.views.trend import trend_document

    def question(book: Book, lang: str) -> Document:
        own = book.home_unit if unit is None else units.unit_id(book, unit)
        wanted = list(book.indexes) if index is None else [select.index_id(book, index)]
        if code is None:
            series = [trend_of(book, name, own) for name in wanted]
        else:
            codes = units.series_of(book, wanted, own, code)
            series = [trend_of(book, name, own, *known) for name, known in codes.items()]
        found = [one for one in series if one is not None]
        if not found:
            known = units.on_file({name: years_of(book, name, own) for name in book.indexes})
            raise Refusal(NO_SERIES, index=", ".join(wanted), unit=units.unit_name(book, own), known=known)
        return trend_document(book, found, {"unit": own, "code": code}, lang)

    return question


def profile(year: YearArgument, index: IndexOption = None, unit: UnitOption = None) -> Question:
    """Where are we strong and weak: rank, percentile, best and median at each dimension?"""
    from ctscore.analysis import units
    from ctscore.analysis.standing import profile as panel_profile
    from ctscore.views.profile import profile_document

    def question(book: Book, lang: str) -> Document:
        own = book.home_unit if unit is None else units.unit_id(book, unit)
        found = [panel_profile(scores, own) for scores in units.panels(book, year, index)]
        kept = [one for one in found if one.dimensions]
        if not kept:
            raise units.without_points(book, found[0].scores, own)
        return profile_document(book, kept, {"year": year, "unit": own}, lang)

    return question


def _with_scenario(book: Book, given: Path, year: int | None) -> Comparison:
    """Return the scorecard of `year` (without it the scenario's own) beside what the scenario makes of it."""
    from ctscore.analysis import select
    from ctscore.analysis.compare import compare_scenario
    from ctscore.analysis.whatif import card_to_change, refuse_unfit, what_if
    from ctscore.cli.given import chosen_scenario

    scenario = chosen_scenario(book, given).value
    own = scenario.unit or book.home_unit
    codes = [change.code for change in scenario.changes]
    filed = card_to_change(book, scenario.year, scenario.index, codes, own)
    refuse_unfit(filed.value, scenario.changes)
    then = filed if year is None else select.scorecards(book, year, scenario.index, own)[0]
    return compare_scenario(book, then, what_if(book, filed, scenario.changes), scenario.name)


def _sides(years: list[int], named: list[str], home: str) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return year and unit of both sides: two years of one unit, or two units (or us and one) in one year."""
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import BAD_COMPARISON

    distinct, units_named = list(dict.fromkeys(years)), list(dict.fromkeys(named))
    if len(years) == len(distinct) == 2 and len(named) < 2:
        unit = named[0] if named else home
        return (years[0], unit), (years[1], unit)
    if len(distinct) == 1 and len(named) == 1 and named[0] != home:
        return (years[0], home), (years[0], named[0])
    if len(distinct) == 1 and len(units_named) == len(named) == 2:
        return (years[0], named[0]), (years[0], named[1])
    raise Refusal(BAD_COMPARISON)
