"""Quarters, reports and dates become days."""

from dataclasses import replace
from datetime import date

import pytest

from ctscore.analysis.plans import Task, all_tasks
from ctscore.analysis.tasks import Due, TaskFilter, calendar, deadline, due_in, period_with_dues, said_once
from ctscore.model import Plan, Timing, Years
from ctscore.periods import Period
from ctscore.phrases import said
from ctscore.views.tasks import timing_words
from tests.analysis.builders import book_of
from tests.analysis.planning import document, item, led, part, plan, timed

YEAR = Period(2022, "year")


def dues(
    timing: Timing | None, span: Period = YEAR, *, first: int = 2022, last: int | None = 2022
) -> list[Due]:
    book = book_of(plan(part(item("1", leads=led("a"), timing=timing)), first=first, last=last))
    return list(due_in(all_tasks(book), span))


def test_a_quarter_ends_on_its_last_day() -> None:
    found = dues(timed("quarters", quarters=(1, 4)))
    assert [(due.day, due.exact) for due in found] == [
        (date(2022, 3, 31), False),
        (date(2022, 12, 31), False),
    ]


def test_a_report_is_due_on_the_printed_day_of_the_last_month() -> None:
    found = dues(timed("reporting", periods=("quarter", "half-year", "year"), due_day=10))
    assert [(str(due.period), due.day, due.exact, due.is_report) for due in found] == [
        ("2022-Q1", date(2022, 3, 10), True, True),
        ("2022-H1", date(2022, 6, 10), True, True),
        ("2022-Q3", date(2022, 9, 10), True, True),
        ("2022", date(2022, 12, 10), True, True),
    ]
    assert [due.day for due in dues(timed("reporting", periods=("year",)))] == [date(2022, 12, 31)]


def test_a_date_stands_for_itself() -> None:
    (due,) = dues(timed("date", date=date(2022, 1, 31)))
    assert (due.day, due.period, due.exact) == (date(2022, 1, 31), None, True)
    assert dues(timed("date", date=date(2023, 1, 31))) == []


@pytest.mark.parametrize(
    ("printed", "vi"),
    [
        ("Tháng 10/2022", "Tháng 10/2022"),
        ("October 2022", "Tháng 10/2022"),
        ("31/10/2022", "Hạn 31/10/2022"),
        ("Hết 10 tháng năm 2022", "Tháng 10/2022"),
    ],
)
def test_a_day_that_no_words_name_is_not_told_as_printed(printed: str, vi: str) -> None:
    timing = Timing(kind="date", printed=printed, date=date(2022, 10, 31))
    book = book_of(plan(part(item("1", leads=led("a"), timing=timing)), first=2022, last=2022))
    (due,) = due_in(all_tasks(book), YEAR)
    assert (due.day, due.exact) == (date(2022, 10, 31), vi.startswith("Hạn"))
    assert said(timing_words(due.task) or "", "vi") == vi


def test_what_is_wanted_before_a_day_is_in_time_on_the_one_before() -> None:
    new_year = timed("date", date=date(2023, 1, 1), before=True)
    (due,) = dues(new_year)
    assert (due.day, due.exact, dues(new_year, Period(2023, "year"))) == (date(2022, 12, 31), True, [])
    yearly = dues(timed("reporting", periods=("half-year", "year"), due_day=1, before=True))
    assert [(due.day, due.exact) for due in yearly] == [(date(2022, 5, 31), True), (date(2022, 11, 30), True)]
    (due,) = dues(timed("quarters", quarters=(4,), before=True))
    assert (due.day, due.exact) == (date(2022, 12, 30), True)


def test_all_year_counts_only_where_the_whole_year_is_asked() -> None:
    (due,) = dues(timed("all-year"))
    assert (due.day, due.within_year) == (date(2022, 12, 31), True)
    assert dues(timed("all-year"), Period(2022, "quarter", 4)) == []


def test_ongoing_and_untimed_tasks_are_never_due() -> None:
    assert dues(timed("ongoing")) == []
    assert dues(None) == []


def test_only_in_the_years_of_the_plan_or_of_the_timing() -> None:
    quarter = timed("quarters", quarters=(4,))
    assert dues(quarter, Period(2023, "year")) == []
    assert len(dues(quarter, Period(2030, "year"), last=None)) == 1
    later = timed("quarters", quarters=(4,), years=Years(first=2013, last=2015))
    assert [len(dues(later, Period(year, "year"), first=2011, last=2015)) for year in range(2011, 2017)] == [
        *(0, 0),
        *(1, 1, 1),
        0,
    ]


def test_a_quarter_asks_for_what_is_due_in_it_in_order_of_time() -> None:
    early = item("late", leads=led("a"), timing=timed("quarters", quarters=(2,)))
    report = item("early", leads=led("a"), timing=timed("reporting", periods=("half-year",), due_day=10))
    book = book_of(plan(part(early, report), first=2022))
    found = due_in(all_tasks(book), Period(2022, "quarter", 2))
    assert [due.task.item.id for due in found] == ["early", "late"]


def first_task(timing: Timing, day: date | None = None, *, last: int | None = 2022) -> Task:
    dated = [document("d", day)] if day else []
    made = plan(part(item("1", leads=led("a"), timing=timing)), first=2022, last=last)
    (task,) = all_tasks(book_of(made, *dated))
    return task


def test_what_was_over_when_the_plan_was_issued_is_not_due() -> None:
    task = first_task(timed("reporting", periods=("quarter",)), date(2022, 6, 6))
    assert [str(due.period) for due in due_in([task], YEAR)] == ["2022-Q2", "2022-Q3", "2022-Q4"]
    # A date that the source prints stands, whatever it is.
    early = first_task(timed("date", date=date(2022, 1, 31)), date(2022, 6, 6))
    assert len(due_in([early], YEAR)) == 1


def test_the_deadline_as_seen_later() -> None:
    once = first_task(timed("quarters", quarters=(1, 2)))
    assert deadline(once, date(2022, 3, 31)) == date(2022, 6, 30)
    assert deadline(once, date(2023, 3, 31)) == date(2022, 6, 30)
    yearly = first_task(timed("quarters", quarters=(4,)), last=None)
    assert deadline(yearly, date(2024, 3, 31)) == date(2024, 12, 31)
    assert deadline(first_task(timed("date", date=date(2025, 1, 15))), date(2022, 1, 1)) == date(2025, 1, 15)
    for kind in (timed("ongoing"), timed("reporting", periods=("year",))):
        assert deadline(first_task(kind), date(2022, 12, 31)) is None


def test_a_task_that_a_later_plan_has_too_stands_once() -> None:
    def of(document: str, *timings: Timing) -> Plan:
        items = (
            item(str(n), leads=led("a"), timing=one, criteria=(str(n),)) for n, one in enumerate(timings)
        )
        return plan(part(*items, index="I"), document=document, first=2026)

    def by(day: date) -> Timing:
        return timed("date", date=day)

    first = of("d1", by(date(2026, 1, 15)), by(date(2026, 6, 30)), timed("reporting", periods=("quarter",)))
    later = of("d2", by(date(2026, 1, 15)), by(date(2026, 9, 30)), timed("reporting", periods=("quarter",)))
    book = book_of(first, later, document("d1", date(2025, 12, 20)), document("d2", date(2026, 4, 10)))
    found = calendar(list(all_tasks(book)), Period(2026), TaskFilter(), None)
    # What was past when the later plan came is the earlier one's; the day that moved is the new one.
    assert [(due.day.isoformat(), due.task.plan.document, due.task.item.id) for due in found.dues] == [
        ("2026-01-15", "d1", "0"),
        ("2026-03-31", "d1", "2"),
        ("2026-06-30", "d2", "2"),
        ("2026-09-30", "d2", "1"),
        ("2026-09-30", "d2", "2"),
        ("2026-12-31", "d2", "2"),
    ]
    # A list of tasks has each once, by the later plan; of a quarter by the days in it.
    for due, documents in ((None, {"d2"}), (Period(2026, "quarter", 1), {"d1"})):
        kept, _ = said_once(list(all_tasks(book)), due)
        assert {task.plan.document for task in kept if due is None or due_in([task], due)} == documents
    # What was past when either plan came is the earlier one's: none leaves it to the other.
    past = book_of(first, later, document("d1", date(2026, 7, 1)), document("d2", date(2026, 12, 31)))
    dues = calendar(list(all_tasks(past)), Period(2026, "quarter", 1), TaskFilter(), None).dues
    assert [(due.day.isoformat(), due.task.plan.document) for due in dues] == [("2026-01-15", "d1")]
    assert len(found.said_anew) == 5  # of 11: 1 day of d2, and of d1 the day that moved and three reports


def test_what_is_due_by_words_alone_is_told_in_them_and_is_on_no_day() -> None:
    term = Timing(kind="in-words", printed="học kỳ I")
    below, autumn = Timing(kind="in-words", merged_with="1"), Timing(kind="date", date=date(2022, 10, 31))
    cells = (term, below, replace(autumn, printed="tháng 10"), replace(autumn, merged_with="3"))
    items = (item(str(n), leads=led("a"), timing=one) for n, one in enumerate(cells, start=1))
    tasks = list(all_tasks(book_of(plan(part(*items), first=2022, last=2022))))
    # A cell that reaches down shows the words of the row where it begins.
    told = [said(timing_words(task) or "", "vi") for task in tasks]
    assert told == ["học kỳ I", "học kỳ I", "Tháng 10/2022", "Tháng 10/2022"]
    found = calendar(tasks, YEAR, TaskFilter(), None)
    assert [task.item.id for task in found.undated] == ["1", "2"]
    assert [(due.task.item.id, due.exact) for due in found.dues] == [("3", False), ("4", False)]


@pytest.mark.parametrize(
    ("days", "asked", "years", "found", "elsewhere"),
    [
        ([date(2025, 12, 15), date(2026, 5, 31)], None, "2025-2026", 2, {}),  # a school year is one
        ([date(2026, 10, 1), date(2027, 3, 1)], None, "2026-2027", 2, {}),
        ([date(2025, 12, 15), date(2026, 5, 31), date(2027, 1, 1)], None, "2026", 1, {2025: 1, 2027: 1}),
        ([date(2025, 12, 15), date(2026, 5, 31)], Period(2026), "2026", 1, {2025: 1}),
        # Nothing in the quarter: by its neighbours, and by year what is not of this one.
        (
            [date(2026, 10, 1), date(2026, 12, 31), date(2026, 3, 1), date(2027, 1, 1)],
            Period(2026, "quarter", 3),
            "2026-Q3",
            0,
            {"2026-Q1": 1, "2026-Q4": 2, 2027: 1},
        ),
        ([date(2026, 10, 1), date(2026, 7, 1)], Period(2026, "quarter", 3), "2026-Q3", 1, {}),
        ([date(2026, 10, 1)], Period(2026, "nine-months"), "2026-9M", 0, {"2026-Q4": 1}),
    ],
)
def test_a_calendar_shows_or_names_every_day(
    days: list[date], asked: Period | None, years: str, found: int, elsewhere: dict[int | str, int]
) -> None:
    items = (item(f"{n}", leads=led("a"), timing=timed("date", date=day)) for n, day in enumerate(days))
    tasks = tuple(all_tasks(book_of(plan(part(*items), first=2025, last=None))))
    shown = calendar(tasks, asked or period_with_dues(tasks, Period(2026)), TaskFilter(), None)
    told = {when.as_filed: count for when, count in shown.elsewhere.items()}
    assert (shown.period.called, len(shown.dues), told) == (years, found, elsewhere)
