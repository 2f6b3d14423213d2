"""Reports against tasks; made-up agencies and reports only."""

from decimal import Decimal

from ctscore.analysis.progress import AgencyProgress, State, progress
from ctscore.figures import ZERO, total
from ctscore.model import Progress
from ctscore.periods import Period
from tests.analysis.builders import book_of, leaf, scorecard
from tests.analysis.planning import item, led, part, plan, report, said, timed

YEAR = Period(2023, "year")
CARD = scorecard(leaf("1", "2", "1"), leaf("2", "1", "0.5"), leaf("3", "1", "1"))
TASKS = part(
    item("I/1", criteria=("1",), leads=led("a", "b"), timing=timed("ongoing")),
    item("I/2", criteria=("2",), leads=led("a"), timing=timed("quarters", quarters=(2,))),
    item("I/3", criteria=("3",), leads=led("c")),
    index="PAR-INDEX",
    answers=2022,
)
DUTIES = part(item("IV/1", leads=led("a")), section="IV", annex=None, holds="duties")


def found(*reports: Progress, span: Period = YEAR) -> dict[str | None, AgencyProgress]:
    book = book_of(plan(TASKS, DUTIES), CARD, *reports)
    return {one.agency: one for one in progress(book, span, book.plans)}


def states(one: AgencyProgress) -> dict[str, State]:
    return {entry.task.item.id: entry.state for entry in one.items}


def test_without_reports_nothing_is_reported_and_all_points_are_at_stake() -> None:
    by_agency = found()
    assert list(by_agency) == ["a", "b", "c"]
    assert states(by_agency["a"]) == {"I/1": State.NO_REPORT, "I/2": State.NO_REPORT}
    # 1 point of criterion 1 is split between a and b; 0.5 of criterion 2 is a's.
    assert [one.at_stake for one in by_agency.values()] == [Decimal("1.0"), Decimal("0.5"), Decimal(0)]
    assert total(one.at_stake or ZERO for one in by_agency.values()) == Decimal("1.5")


def test_a_done_task_is_no_longer_open() -> None:
    a = found(report("a", "2023-Q1", said("I/1", "done"), said("I/2", "under-way")))["a"]
    assert states(a) == {"I/1": State.DONE, "I/2": State.UNDER_WAY}
    assert (a.at_stake, a.open_stake) == (Decimal("1.0"), Decimal("0.5"))
    assert a.count(State.DONE) == 1


def test_what_was_due_and_is_not_done_is_late() -> None:
    by_agency = found(report("a", "2023-H1", said("I/2", "under-way")))
    assert states(by_agency["a"])["I/2"] is State.LATE
    later = found(
        report("a", "2023-H1", said("I/2", "done")), report("a", "2023-Q1", said("I/2", "not-started"))
    )
    assert states(later["a"])["I/2"] is State.DONE


def test_a_quarter_counts_only_its_own_reports() -> None:
    reports = (report("a", "2023-Q1", said("I/1", "under-way")), report("a", "2023-9M", said("I/1", "late")))
    assert states(found(*reports, span=Period(2023, "quarter", 1))["a"])["I/1"] is State.UNDER_WAY
    assert states(found(*reports, span=Period(2023, "quarter", 2))["a"])["I/1"] is State.NO_REPORT
    assert states(found(*reports, span=Period(2023, "quarter", 3))["a"])["I/1"] is State.LATE
    assert states(found(*reports)["a"])["I/1"] is State.LATE  # the last of the year


def test_each_lead_reports_for_itself() -> None:
    by_agency = found(report("b", "2023-Q1", said("I/1", "done")))
    assert states(by_agency["b"]) == {"I/1": State.DONE}
    assert states(by_agency["a"])["I/1"] is State.NO_REPORT


def test_one_of_a_group_may_report_without_points_of_its_own() -> None:
    by_agency = found(report("member", "2023-Q1", said("I/3", "done")))
    assert states(by_agency["member"]) == {"I/3": State.DONE}
    assert by_agency["member"].at_stake == 0


def test_plans_out_of_force_do_not_count() -> None:
    assert found(span=Period(2022, "year")) == {}
