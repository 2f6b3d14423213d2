"""The questions about what could be: each turns its options into one document."""

from pathlib import Path
from typing import Annotated

import typer

from ctscore.analysis import select
from ctscore.analysis.scenarios import card_to_change, read_change, refuse_unfit, scenario_named
from ctscore.analysis.totals import totals as card_totals
from ctscore.analysis.units import unit_id
from ctscore.analysis.whatif import what_if
from ctscore.book import Book
from ctscore.cli.asking import Question
from ctscore.cli.commands import IndexOption, UnitOption, YearArgument
from ctscore.document import Document
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import OTHER_YEAR
from ctscore.load import load_one
from ctscore.model import Scenario


def whatif(
    year: YearArgument,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", "-s", metavar="CODE=POINTS", help="5.4=1.5, 5.4=+0.3, 5.4=-0.3 or 5.4=max."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="SCENARIO", help="A scenario: a file, or one in data/scenarios/."),
    ] = None,
    index: IndexOption = None,
    unit: UnitOption = None,
) -> Question:
    """If these criteria improve, what is the total, the rank, and whose work is it?"""
    from ctscore.views.totals import totals_document
    from ctscore.views.whatif import whatif_document

    def question(book: Book, lang: str) -> Document:
        scenario = None if file is None else _scenario(book, file)
        changes = [*(scenario.changes if scenario else ()), *map(read_change, set_ or ())]
        if scenario is not None and scenario.year != year:
            raise Refusal(OTHER_YEAR, given=str(scenario.year), year=str(year))
        own = unit_id(book, unit) if unit else scenario.unit if scenario else None
        wanted = index or (scenario.index if scenario else None)
        if not changes:
            cards = select.scorecards(book, year, wanted, own)
            return totals_document(book, year, [card_totals(card) for card in cards], lang)
        filed = card_to_change(book, year, wanted, [change.code for change in changes], own)
        refuse_unfit(filed.value, changes)
        asked: dict[str, str | int | None] = {"year": year, "unit": filed.value.unit}
        return whatif_document(book, what_if(book, filed, changes), asked, lang)

    return question


def _scenario(book: Book, given: Path) -> Scenario:
    """Return the scenario in a file, or the one of the data folder that has this name."""
    if given.suffix and given.exists():
        return load_one(given, Scenario)[0]
    return scenario_named(book, str(given)).value
