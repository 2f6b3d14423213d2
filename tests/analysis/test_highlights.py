"""What is said first about losses, worked out by hand from Annex I of plan 121."""

from decimal import Decimal

import pytest

import ctscore
from ctscore.analysis.agencies import agencies_in, answering_plans, assignment
from ctscore.analysis.gaps import Gaps
from ctscore.analysis.highlights import Fraction, fraction_near, glance, highlights
from ctscore.analysis.select import scorecards
from ctscore.book import Book
from ctscore.periods import Period


@pytest.fixture(scope="module")
def par_index(book: Book) -> Gaps:
    return ctscore.gaps(book, 2022, "PAR-INDEX")[0]


def test_five_criteria_are_a_third_and_one_department_leads_half(par_index: Gaps) -> None:
    found = highlights(par_index)
    assert found is not None
    # 1.5 + 0.8560 + 0.8423 + 0.75 + 0.5 = 4.4483 of 13.3876; without the last one it is 29.49 percent.
    assert [gap.node.criterion.code for gap in found.few] == ["5.4", "7.3.7", "7.3.6", "8.4", "7.3.4"]
    assert found.few[-1].cumulative_share == Decimal("4.4483") * 100 / Decimal("13.3876")
    (leading,) = found.leading
    assert (leading.key, leading.lost) == ("so-noi-vu", Decimal("6.5744"))
    assert fraction_near(found.few[-1].cumulative_share) is Fraction.THIRD
    assert fraction_near(leading.share) is Fraction.HALF


@pytest.mark.parametrize(
    ("share", "fraction"),
    [
        ("32.33", None),
        ("32.34", Fraction.THIRD),
        ("34.33", Fraction.THIRD),
        ("34.34", None),
        ("19", Fraction.FIFTH),
        ("24", Fraction.QUARTER),
        ("51", Fraction.HALF),
        ("51.01", None),
        ("66", Fraction.TWO_THIRDS),
        ("75.5", Fraction.THREE_QUARTERS),
        ("100", None),
    ],
)
def test_a_share_has_the_name_of_a_fraction_within_one_percent(share: str, fraction: Fraction | None) -> None:
    assert fraction_near(Decimal(share)) is fraction


def test_nothing_stands_out_where_nothing_was_lost(book: Book) -> None:
    (sipas,) = ctscore.gaps(book, 2022, "SIPAS")
    assert highlights(sipas) is None


def test_the_glance_has_what_the_preamble_of_the_plan_prints(book: Book) -> None:
    seen = [glance(book, filed.value) for filed in scorecards(book, Period(2022))]
    told = [(one.card.index, one.score, one.change, one.rank_before) for one in seen]
    assert told == [
        ("PAR-INDEX", Decimal("86.11"), Decimal("1.14"), 51),
        ("SIPAS", Decimal("79.10"), Decimal("-6.4"), 48),
        ("PAPI", Decimal("39.97"), Decimal("-1.26"), 42),
    ]
    ranks = {one.card.index: [(str(t.target.value), str(t.difference)) for t in one.targets] for one in seen}
    assert ranks["PAR-INDEX"] == [("25", "1")]  # the top 25, and 26th
    assert ranks["PAPI"] == [("25", "30")]


def test_an_assignment_has_the_tasks_of_the_plan_and_the_points_behind_each(book: Book) -> None:
    cards = scorecards(book, Period(2022))
    found = assignment(book, "so-noi-vu", cards)
    assert [filed.value.document for filed in found.plans] == ["121-KH-UBND-2023"]
    tasks = {index: [(one.task.item.id, one.lost) for one in of] for index, of in found.by_index.items()}
    # Row 8.1.1 of Annex I stands for 8.1.1 to 8.1.5: 0.2964 + 0.2973 + 0.3907 + 0.4742 + 0.4714.
    assert tasks["PAR-INDEX"][:2] == [("I/8.1.1", Decimal("1.9300")), ("I/5.4", Decimal("1.5"))]
    assert len(tasks["PAR-INDEX"]) == 13
    assert sum(lost or 0 for _, lost in tasks["PAR-INDEX"]) == Decimal("6.5744")
    assert len(tasks["PAPI"]) == 6


def test_every_agency_that_leads_or_helps_has_a_sheet(book: Book) -> None:
    cards = scorecards(book, Period(2022))
    plans = answering_plans(book, cards)
    named, groups = agencies_in(book, plans)
    assert {"so-noi-vu", "so-tu-phap", "bao-hiem-xa-hoi-tp"} <= set(named)
    assert all(book.agencies[one].kind != "group" for one in named)
    # All agencies together lead I.2.b of the plan, the departments as such only help.
    assert {one: [task.item.row for task in of] for one, of in groups.items() if of} == {
        "co-quan-don-vi": ["2.b"]
    }
    assert {"so-ban-nganh-tp", "ubnd-cap-xa"} <= set(groups)
    assert all(assignment(book, agency, cards).dossier.to_groups >= 0 for agency in named[:2])
    for agency in named:
        found = assignment(book, agency, cards).dossier
        assert found.led or found.helped, agency
