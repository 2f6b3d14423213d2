"""What the plans that answer the results of a period want done in the year after."""

from dataclasses import replace

from ctscore.analysis import Role
from ctscore.analysis.tasks import Calendar, TaskFilter, calendar, plans_about, tasks_of
from ctscore.book import Book
from ctscore.document import Section
from ctscore.model import Scorecard
from ctscore.periods import Period
from ctscore.views.calendar import calendar_document


def due_in(book: Book, card: Scorecard) -> Calendar:
    """Return what falls due in the year after the period of `card`."""
    tasks = tasks_of(book, plans_about(book, card.unit, card.when))
    return calendar(tasks, Period(card.when.year_after), TaskFilter(role=Role.LEAD), None)


def due_section(book: Book, found: Calendar) -> Section:
    """Return what falls due as one table; its rows tell the day and the period printed."""
    asked: dict[str, str | int | None] = {"year": found.period.year, "by": "date", "agency": None}
    *quarters, last = calendar_document(book, found, asked, None).sections
    rows = tuple(row for section in (*quarters, last) for row in section.rows)
    return replace(last, rows=rows)
