"""What the plans that answer the results of a period want done in the year after."""

from dataclasses import replace

from ctscore.analysis import Role
from ctscore.analysis.tasks import Calendar, TaskFilter, calendar, due_without_task, plans_about, tasks_of
from ctscore.book import Book
from ctscore.model import Scorecard
from ctscore.periods import Period


def due_in(book: Book, card: Scorecard) -> Calendar:
    """Return what falls due in the year after the period of `card`."""
    plans = [*plans_about(book, card.unit, card.when)]
    period, wanted = Period(card.when.year_after), TaskFilter(role=Role.LEAD)
    found = calendar(tasks_of(book, plans), period, wanted, None)
    return replace(found, no_task=due_without_task(book, plans, period, wanted))
