"""What the plans that answer the results of a period want done in the year after."""

from ctscore.analysis import Role
from ctscore.analysis.tasks import Calendar, TaskFilter, calendar, plans_about, tasks_of
from ctscore.book import Book
from ctscore.model import Scorecard
from ctscore.periods import Period


def due_in(book: Book, card: Scorecard) -> Calendar:
    """Return what falls due in the year after the period of `card`."""
    tasks = tasks_of(book, plans_about(book, card.unit, card.when))
    return calendar(tasks, Period(card.when.year_after), TaskFilter(role=Role.LEAD), None)
