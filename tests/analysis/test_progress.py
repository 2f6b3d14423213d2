"""Reports against tasks; made-up agencies and reports only."""

from datetime import date
from decimal import Decimal

from ctscore.analysis.progress import AgencyProgress, State, overall, progress
from ctscore.decimals import ZERO, total
from ctscore.model import Cell, Progress, Text
from ctscore.periods import Period
from tests.analysis.builders import book_of, leaf, scorecard
from tests.analysis.planning import document, item, led, part, plan, register, report, said, timed

YEAR = Period(2023, "year")
CARD = scorecard(leaf("1", "2", "1"), leaf("2", "1", "0.5"), leaf("3", "1", "1"))
TASKS = part(
    item("I/1", criteria=("1",), leads=led("a", "b"), timing=timed("ongoing")),
    item("I/2", criteria=("2",), leads=led("a"), timing=timed("quarters", quarters=(2,))),
    item("I/3", criteria=("3",), leads=led("c")),
    index="PAR-INDEX",
    answers=Period(2022),
)
DUTIES = part(item("IV/1", leads=led("a")), section="IV", annex=None, holds="duties")


def found(*reports: Progress, span: Period = YEAR) -> dict[str | None, AgencyProgress]:
    book = book_of(plan(TASKS, DUTIES), CARD, *reports)
    return {one.agency: one for one in progress(book, span, book.plans)[0]}


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


def test_of_two_reports_on_one_day_the_wider_period_counts() -> None:
    """Whatever the order of the files; `validate` tells that there are two."""
    quarter, half = report("a", "2023-Q2", said("I/1", "done")), report("a", "2023-H1", said("I/1", "late"))
    for reports in ((quarter, half), (half, quarter)):
        assert states(found(*reports)["a"])["I/1"] is State.LATE


def test_an_empty_status_is_no_report() -> None:
    assert states(found(report("a", "2023-Q1", said("I/1", "")))["a"])["I/1"] is State.NO_REPORT


def test_what_is_done_stays_done_in_the_next_quarter() -> None:
    reports = (report("a", "2023-Q1", said("I/1", "done"), said("I/2", "under-way")),)
    later = states(found(*reports, span=Period(2023, "quarter", 2))["a"])
    assert later == {"I/1": State.DONE, "I/2": State.NO_REPORT}


def test_a_member_that_reports_sets_its_group_under_way() -> None:
    register_ = register(("c", "group", ()), ("member", "department", ("c",)))
    book = book_of(plan(TASKS), CARD, register_, report("member", "2023-Q1", said("I/3", "done")))
    by_agency = {one.agency: one for one in progress(book, YEAR, book.plans)[0]}
    assert states(by_agency["c"]) == {"I/3": State.UNDER_WAY}


def test_a_task_with_several_leads_counts_once_in_the_whole() -> None:
    by_agency = found(report("a", "2023-Q1", said("I/1", "done")))
    entries = [entry for one in by_agency.values() for entry in one.items]
    assert len(entries) == 4
    assert sorted(overall(entries)) == [State.NO_REPORT, State.NO_REPORT, State.UNDER_WAY]


def test_points_that_nobody_leads_are_told_and_unknown_ones_are_not_zero() -> None:
    unled = item("I/1", criteria=("1",), leads=Cell(agencies=(), missing=Text(vi="không nêu")))
    elsewhere = part(item("II/1", leads=led("a")), annex="II", index="PAPI")
    book = book_of(plan(part(unled, index="PAR-INDEX", answers=Period(2022)), elsewhere), CARD)
    by_agency = {one.agency: one for one in progress(book, YEAR, book.plans)[0]}
    assert by_agency[None].at_stake == Decimal(1)
    assert by_agency["a"].at_stake is None


def test_a_task_of_two_plans_stands_once_and_keeps_all_its_points() -> None:
    """The later plan speaks from its day on; what was reported on stays."""
    same = item("I/1", criteria=("1",), leads=led("a"))
    first, later = (
        plan(part(same, index="PAR-INDEX", answers=Period(2022)), document=id_) for id_ in ("d1", "d2")
    )
    days = (document("d1", date(2023, 1, 5)), document("d2", date(2023, 5, 5)))

    def shown(span: Period, *reports: Progress) -> list[tuple[str, Decimal | None]]:
        book = book_of(first, later, *days, CARD, *reports)
        (one,), left = progress(book, span, book.plans)
        assert len(one.items) + len(left) == 2
        return [(entry.task.plan.document, entry.at_stake) for entry in one.items]

    assert shown(YEAR) == [("d2", Decimal(1))]
    assert shown(Period(2023, "quarter", 1)) == [("d1", Decimal(1))]
    reported = report("a", "2023-Q1", said("I/1", "done"), plan="d1")
    assert sorted(shown(YEAR, reported)) == [("d1", Decimal("0.5")), ("d2", Decimal("0.5"))]


def test_points_of_a_task_that_is_left_out_go_with_the_one_that_speaks_for_it() -> None:
    """Whether the plans answer different years or the lead moved, the points of each year stay whole."""

    def stakes(first_answers: Period) -> list[tuple[Period, Decimal | None]]:
        answering = (("d1", first_answers, "a"), ("d2", Period(2022), "b"))
        plans = [
            plan(
                part(item("I/1", criteria=("1",), leads=led(lead)), index="PAR-INDEX", answers=year),
                document=id_,
            )
            for id_, year, lead in answering
        ]
        days = (document("d1", date(2023, 1, 5)), document("d2", date(2023, 5, 5)))
        before = scorecard(leaf("1", "2", "1.25"), year=2021)
        book = book_of(*plans, *days, before, CARD)
        (one,), left = progress(book, YEAR, book.plans)
        assert (one.agency, [task.key for task in left]) == ("b", [("d1", "I/1")])
        return [(key.period, one.part(key).at_stake) for key in one.answered]

    assert stakes(Period(2021)) == [(Period(2021), Decimal("0.75")), (Period(2022), Decimal(1))]
    assert stakes(Period(2022)) == [(Period(2022), Decimal(1))]
