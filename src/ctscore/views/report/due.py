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


def due_before(book: Book, card: Scorecard, period: Period) -> Mapping[str, date]:
    """Return which tasks that answer `card` are due before `period`, and when: a plan comes early, too."""
    first = period.first
    tasks = tasks_of(book, plans_about(book, card.unit, card.when))
    answering = ((task.item.id, deadline(task, first)) for task in tasks if task.part.answers == card.when)
    return {item: day for item, day in answering if day is not None and day < first}
