"""Months, quarters and longer stretches: how they are written, when they end, who reports when."""

from datetime import date

import pytest

from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SUCH_YEAR
from ctscore.periods import Period, quarter_of, read_period, reporting_periods


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-Q1", date(2023, 1, 1), date(2023, 3, 31)),
        ("2023-Q3", date(2023, 7, 1), date(2023, 9, 30)),
        ("2023-H1", date(2023, 1, 1), date(2023, 6, 30)),
        ("2023-9M", date(2023, 1, 1), date(2023, 9, 30)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-M02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-M12", date(2023, 12, 1), date(2023, 12, 31)),
    ],
)
def test_written_and_read_back(text: str, first: date, last: date) -> None:
    period = read_period(text)
    assert period is not None
    assert (str(period), period.first, period.last) == (text, first, last)
    assert period.holds(first)
    assert period.after.before == period
    assert period.after.first > first
    assert period.holds(last)


@pytest.mark.parametrize(
    "text", ["", "2023-Q5", "2023-Q0", "Q3", "2023-H3", "2023-M13", "23-Q1", "1889", "２０２３"]
)
def test_what_is_no_period(text: str) -> None:
    assert read_period(text) is None


def test_the_quarter_of_a_day() -> None:
    assert [str(quarter_of(date(2022, month, 1))) for month in (1, 3, 4, 12)] == [
        "2022-Q1",
        "2022-Q1",
        "2022-Q2",
        "2022-Q4",
    ]


def test_the_widest_period_names_the_report() -> None:
    """Plan 260 reports by quarter, six months and year: its footnote has four reports, not seven."""
    found = reporting_periods(("year", "quarter", "half-year"), 2022)
    assert [str(period) for period in found] == ["2022-Q1", "2022-H1", "2022-Q3", "2022"]
    nine = reporting_periods(("quarter", "half-year", "nine-months", "year"), 2023)
    assert [str(period) for period in nine] == ["2023-Q1", "2023-H1", "2023-9M", "2023"]
    monthly = reporting_periods(("month", "quarter"), 2012)
    assert [str(period) for period in monthly[:4]] == ["2012-M01", "2012-M02", "2012-Q1", "2012-M04"]
    assert len(monthly) == 12
    assert reporting_periods((), 2022) == ()


def test_last_month() -> None:
    assert Period(2022, "quarter", 2).last_month == 6


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        ("2022", "năm 2022", "2022"),
        ("2021-Q3", "quý III/2021", "Q3 2021"),
        ("2021-H1", "6 tháng 2021", "the first half of 2021"),
        ("2021-H2", "6 tháng cuối năm 2021", "the second half of 2021"),
        ("2021-9M", "9 tháng 2021", "the nine months of 2021"),
        ("2021-M03", "tháng 3/2021", "2021-03"),
    ],
)
def test_in_a_sentence_it_says_what_it_is(written: str, vi: str, en: str) -> None:
    period = read_period(written)
    assert period is not None
    assert (period.say("vi"), period.say("en")) == (vi, en)


def test_a_finding_speaks_of_a_quarter_as_such() -> None:
    refusal = Refusal(NO_SUCH_YEAR, what="X", year=Period(2021, "quarter", 3), known="–")
    assert refusal.text("vi").startswith("không có bảng điểm X quý III/2021")
    assert refusal.text("en").startswith("there is no scorecard of X for Q3 2021")


def test_a_term_is_a_half_year_under_its_own_name() -> None:
    """The first term of 2025-2026 ends in the second half of 2025, the second in the first half of 2026."""
    first = read_period("HK1/2025-2026")
    assert first is not None
    assert first == Period(2025, "half-year", 2)
    assert (str(first), first.called, first.entry) == (
        "2025-H2",
        "HK1/2025-2026",
        {"period": "HK1/2025-2026"},
    )
    assert [first.say(lang) for lang in ("vi", "en")] == ["HK1 năm học 2025-2026", "term 1 of 2025-2026"]
    assert (first.after.called, first.after.before.called) == ("HK2/2025-2026", "HK1/2025-2026")
    assert first.after == Period(2026, "half-year", 1)
    assert read_period("HK1/2025-2027") is None
    assert Period(2025, "half-year", 2).called == "2025-H2"


def test_a_year_of_two_calendar_years_is_the_one_in_which_it_ends() -> None:
    """2025-2026 is 2026 under another name, and its days are those of both years."""
    year = read_period("2025-2026")
    assert year == Period(2026)
    assert (year.first, year.last) == (date(2025, 1, 1), date(2026, 12, 31))
    assert (year.called, str(year), year.entry) == ("2025-2026", "2026", {"period": "2025-2026"})
    assert [year.say(lang) for lang in ("vi", "en")] == ["năm 2025-2026", "2025-2026"]
    assert (year.after.called, year.before.called) == ("2026-2027", "2024-2025")
    assert read_period("2025-2027") is None
