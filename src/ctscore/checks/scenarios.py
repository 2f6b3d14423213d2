"""Scenarios and efforts: what they say must be something that the scorecard can take."""

from collections.abc import Iterator

from ctscore.analysis.effort import misfits
from ctscore.analysis.panels import card_of
from ctscore.analysis.whatif import problems
from ctscore.book import Book, Filed
from ctscore.findings import Finding
from ctscore.findings.scenario_rules import NO_CHANGE, NO_POINTS_BY_CRITERION
from ctscore.model import Effort, Scenario, Scorecard


def changes(book: Book) -> Iterator[Finding]:
    """A scenario changes a scorecard that is not on file, or in a way that it cannot take."""
    for filed in book.scenarios:
        card = _card(book, filed.value)
        if card is None:
            yield from _of_nothing(book, filed)
            continue
        if not filed.value.changes:
            yield Finding(NO_CHANGE, filed.file, route=("changes",))
        for problem in problems(card, filed.value.changes):
            yield Finding(problem.rule, filed.file, problem.facts, route=("changes", problem.place))


def efforts(book: Book) -> Iterator[Finding]:
    """An effort file is about a scorecard that is not on file, or says what does not fit it."""
    for filed in book.efforts:
        card = _card(book, filed.value)
        yield from _of_nothing(book, filed) if card is None else misfits(card, filed.value, filed.file)


def _card(book: Book, about: Scenario | Effort) -> Scorecard | None:
    filed = card_of(book, about.index, about.unit or book.home_unit, about.year)
    return filed.value if filed is not None and filed.value.criteria else None


def _of_nothing(book: Book, filed: Filed[Scenario] | Filed[Effort]) -> Iterator[Finding]:
    about = filed.value
    if about.index in book.indexes:
        facts = {"index": about.index, "year": str(about.year), "unit": about.unit or book.home_unit}
        yield Finding(NO_POINTS_BY_CRITERION, filed.file, facts, route=("year",))
