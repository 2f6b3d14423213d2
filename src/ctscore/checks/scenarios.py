"""Scenarios: every change must be one that the scorecard can take."""

from collections.abc import Iterator

from ctscore.analysis.panels import card_of
from ctscore.analysis.whatif import problems
from ctscore.book import Book
from ctscore.findings import Finding
from ctscore.findings.scenario_rules import SCENARIO_OF_NOTHING


def changes(book: Book) -> Iterator[Finding]:
    """A scenario changes a scorecard that is not on file, or in a way that it cannot take."""
    for filed in book.scenarios:
        scenario = filed.value
        unit = scenario.unit or book.home_unit
        card = card_of(book, scenario.index, unit, scenario.year)
        if card is None or not card.value.criteria:
            if scenario.index in book.indexes and not book.unread:
                facts = {"index": scenario.index, "year": str(scenario.year), "unit": unit}
                yield Finding(SCENARIO_OF_NOTHING, filed.file, facts, route=("year",))
            continue
        for problem in problems(card.value, scenario.changes):
            yield Finding(problem.rule, filed.file, problem.facts, route=("changes", problem.place))
