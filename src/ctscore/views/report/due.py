"""What the plans that answer the results of a period want done in the year after."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ctscore.analysis import Role
from ctscore.analysis.tasks import (
    Calendar,
    TaskFilter,
    calendar,
    deadline,
    due_without_task,
    plans_about,
    tasks_of,
)
from ctscore.book import Book
from ctscore.model import Scorecard
from ctscore.periods import Period


def due_in(book: Book, card: Scorecard) -> Calendar:
    """Return what falls due in the year after the period of `card`."""
    plans = [*plans_about(book, card.unit, card.when)]
    period, wanted = Period(card.when.year_after), TaskFilter(role=Role.LEAD)
    found = calendar(tasks_of(book, plans), period, wanted, None)
    return replace(found, no_task=due_without_task(book, plans, period, wanted))


def due_before(book: Book, card: Scorecard) -> Mapping[str, date]:
    """Return which tasks that answer `card` are due before that year, and when: a plan comes early, too."""
    first = Period(card.when.year_after).first
    tasks = tasks_of(book, plans_about(book, card.unit, card.when))
    answering = ((task.item.id, deadline(task, first)) for task in tasks if task.part.answers == card.when)
    return {item: day for item, day in answering if day is not None and day < first}
