"""What the plans that answer the results of a period want done in the year after."""

from dataclasses import replace

from ctscore.analysis import Role
from ctscore.analysis.tasks import (
    Calendar,
    TaskFilter,
    calendar,
    due_without_task,
    period_with_dues,
    plans_about,
    tasks_of,
)
from ctscore.book import Book
from ctscore.model import Scorecard
from ctscore.periods import Period


def due_in(book: Book, card: Scorecard) -> Calendar:
    """Return what falls due in the year after the period of `card`, or nearest to it."""
    plans = [*plans_about(book, card.unit, card.when)]
    tasks, wanted = tasks_of(book, plans), TaskFilter(role=Role.LEAD)
    period = Period(card.when.year_after)
    found = calendar(tasks, period, wanted, None)
    if not found.dues:  # a school year is answered within itself
        period = period_with_dues(tasks, period)
        found = calendar(tasks, period, wanted, None)
    return replace(found, no_task=due_without_task(book, plans, period, wanted))
