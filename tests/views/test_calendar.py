"""The calendar is that of one unit's plans, and says what part of a year it is without."""

from datetime import date

import pytest

from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.model import Timing
from ctscore.periods import Period
from ctscore.questions.tasks import ask_calendar
from ctscore.render.values import sentence
from tests.analysis.builders import book_of
from tests.analysis.planning import document, item, part, plan, timed, units

WITHIN_THE_YEAR = part(item("t", timing=timed("all-year")))


@pytest.fixture
def book() -> Book:
    """The plan of v, which is not the own unit, has one task, due at any time of 2023."""
    return book_of(plan(WITHIN_THE_YEAR, unit="v"), units("u", "v"), document("d", date(2023, 1, 1)))


def notes(book: Book, period: Period) -> list[str]:
    shown = ask_calendar(book, period, unit="v").shown()
    return [sentence(note, "en") for section in shown.sections for note in section.notes]  # type: ignore[union-attr]


def test_another_unit_has_the_calendar_of_its_own_plans(book: Book) -> None:
    (due,) = ask_calendar(book, Period(2023), unit="v").found.dues
    assert due.day == date(2023, 12, 31)
    assert notes(book, Period(2023))[0] == "By the plans of v."
    with pytest.raises(Refusal) as raised:
        ask_calendar(book, Period(2023), unit="u")
    assert raised.value.text("en").startswith("there is no plan of u on file\nunits that have plans: v")


def test_part_of_a_year_tells_what_may_be_done_at_any_time_of_it(book: Book) -> None:
    assert ask_calendar(book, Period(2023, "quarter", 1), unit="v").found.dues == ()
    told = notes(book, Period(2023, "quarter", 1))
    assert "Not counted: 1 for any time of the year, no quarter printed; see the calendar of 2023." in told


@pytest.mark.parametrize(
    ("last", "issued", "timing", "year"),
    [
        (None, date(2026, 11, 28), timed("all-year"), 2026),  # open, written after the year it begins with
        (2025, date(2026, 1, 5), timed("date", date=date(2026, 3, 1)), 2026),
        (2025, date(2021, 1, 5), timed("date", date=date(2023, 3, 1)), 2023),
        (2025, date(2021, 1, 5), timed("ongoing"), 2025),  # nothing is ever due
    ],
)
def test_a_year_left_out_is_one_with_something_due(
    last: int | None, issued: date, timing: Timing, year: int
) -> None:
    one = plan(part(item("t", timing=timing)), unit="v", first=2021, last=last)
    found = ask_calendar(book_of(one, units("u", "v"), document("d", issued)), unit="v").found
    assert (found.period, bool(found.dues)) == (Period(year), timing.kind != "ongoing")
