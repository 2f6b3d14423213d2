"""Losses ranked, filtered, added up, and shared among leads."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ctscore.analysis.agencies import agency_loads
from ctscore.analysis.gaps import Gaps, cut_gaps, filter_gaps, find_gaps, group_gaps
from ctscore.book import Filed
from ctscore.decimals import total
from ctscore.model import Cell, Item, Part, Plan, Scorecard, Text, Years
from ctscore.periods import Period
from tests.analysis.builders import book_of, leaf, parent, scorecard


def plan(leads: dict[str, tuple[str, ...]]) -> Plan:
    items = tuple(
        Item(id=code, row=code, criteria=(code,), task=Text(vi="việc"), leads=Cell(agencies=ids, printed="x"))
        for code, ids in leads.items()
    )
    part = Part(annex="I", title=Text(vi="p"), index="PAR-INDEX", answers=Period(2022), items=items)
    return Plan(format="ctscore/plan@1", document="d", unit="u", period=Years(first=2023), parts=(part,))


def gaps_of(card: Scorecard, leads: dict[str, tuple[str, ...]] | None = None) -> Gaps:
    return find_gaps(book_of(card, plan(leads or {})), Filed("0.yaml", card))


def test_most_lost_first_and_ties_by_code() -> None:
    card = scorecard(
        leaf("9", "1", "0.5"), leaf("10", "1", "0.5"), leaf("11", "1", "0"), leaf("12", "1", "1")
    )
    rows = gaps_of(card).rows
    assert [(row.rank, row.node.criterion.code) for row in rows] == [(1, "11"), (2, "9"), (3, "10")]
    assert [row.share for row in rows] == [Decimal(50), Decimal(25), Decimal(25)]
    assert [row.cumulative_share for row in rows] == [Decimal(50), Decimal(75), Decimal(100)]


def test_a_filter_keeps_ranks_and_starts_the_running_share_anew() -> None:
    card = scorecard(leaf("1", "1", "0"), leaf("2", "1", "0.5"), leaf("3", "1", "0.5"))
    found = filter_gaps(gaps_of(card, {"2": ("a",), "3": ("a", "b")}), agency="a")
    assert [(row.rank, row.cumulative_share) for row in found.rows] == [(2, Decimal(25)), (3, Decimal(50))]
    assert (found.count, found.lost, found.shown_lost) == (3, Decimal(2), Decimal(1))


def test_cutting_by_loss_and_number() -> None:
    card = scorecard(leaf("1", "1", "0"), leaf("2", "1", "0.5"), leaf("3", "1", "0.9"))
    gaps = gaps_of(card)
    assert [row.node.criterion.code for row in cut_gaps(gaps, Decimal("0.5"), None).rows] == ["1", "2"]
    assert [row.node.criterion.code for row in cut_gaps(gaps, Decimal(0), 1).rows] == ["1"]


def test_several_leads_share_a_loss_equally() -> None:
    card = scorecard(leaf("1", "1", "0.5"), leaf("2", "1", "0.9"))
    rows = agency_loads(gaps_of(card, {"1": ("a", "b"), "2": ("b",)})).rows
    assert [(row.agency, row.criteria, row.exposure, row.share_lost) for row in rows] == [
        ("b", 2, Decimal("0.6"), Decimal("0.35")),
        ("a", 1, Decimal("0.5"), Decimal("0.25")),
    ]


def test_a_loss_that_nobody_leads_is_not_lost_from_sight() -> None:
    (row,) = agency_loads(gaps_of(scorecard(leaf("1", "1", "0.5")))).rows
    assert (row.agency, row.share_lost) == (None, Decimal("0.5"))


def test_a_task_for_a_parent_covers_its_parts() -> None:
    card = scorecard(parent("1", leaf("1.1", "1", "0"), leaf("1.2", "1", "0")))
    rows = gaps_of(card, {"1": ("a",), "1.2": ("b",)}).rows
    assert {row.node.criterion.code: row.leads for row in rows} == {"1.1": ("a",), "1.2": ("b",)}


def test_groups_are_cut_after_they_were_added_up() -> None:
    # Agency a lost 0.3 + 0.4, more than b with the largest single loss of 0.5.
    card = scorecard(leaf("1", "1", "0.5"), leaf("2", "1", "0.7"), leaf("3", "1", "0.6"))
    gaps = gaps_of(card, {"1": ("b",), "2": ("a",), "3": ("a",)})
    (first,) = group_gaps(gaps, "agency", top=1).rows
    assert (first.key, first.criteria, first.lost) == ("a", 2, Decimal("0.7"))
    assert [group.key for group in group_gaps(gaps, "agency", min_loss=Decimal("0.6")).rows] == ["a"]
    (only,) = group_gaps(gaps, "agency", only="b").rows
    assert (only.rank, only.lost) == (2, Decimal("0.5"))


@given(
    st.lists(
        st.tuples(
            st.decimals(min_value=0, max_value=1, places=4),
            st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=5, unique=True),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_shares_add_up_to_the_loss_exactly(rows: list[tuple[Decimal, list[str]]]) -> None:
    card = scorecard(*(leaf(str(n), "1", str(achieved)) for n, (achieved, _) in enumerate(rows, 1)))
    gaps = gaps_of(card, {str(n): tuple(leads) for n, (_, leads) in enumerate(rows, 1)})
    assert total(load.share_lost for load in agency_loads(gaps).rows) == gaps.lost
    for by in ("field", "method"):
        assert total(group.lost for group in group_gaps(gaps, by).rows) == gaps.lost
    if gaps.rows:
        assert gaps.rows[-1].cumulative_share == 100
