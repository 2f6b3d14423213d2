"""Formulas of a scorecard: where the rows below give the figure, and nowhere else."""

from decimal import Decimal
from typing import Any

from ctscore.book import Filed
from ctscore.document import Difference, Row, Share, Sum, Words, said
from ctscore.model import Criterion, Text
from ctscore.views.scorecard_sheet import scorecard_section
from tests.analysis.builders import book_of, leaf, parent, scorecard

SAID = "A figure, not a formula: the rows below do not add up to it."


def rows_of(*criteria: Criterion, **more: Any) -> tuple[Row, ...]:
    card = scorecard(*criteria, **more)
    return scorecard_section(book_of(card), Filed("0.yaml", card)).rows


def remark(row: Row) -> str | None:
    note = row.values["note"]
    return said(note, "en") if isinstance(note, (str, Words)) else None


def off_scale(code: str, achieved: str) -> Criterion:
    return Criterion(code=code, name=Text(vi=code), no_scale=Text(vi="?"), achieved=Decimal(achieved))


def test_a_full_listing_adds_up_points() -> None:
    whole, field, first, second = rows_of(
        parent("1", leaf("1.1", "2", "1"), leaf("1.2", "3", "3")), highest="5"
    )
    assert whole.formulas == {
        "achieved": Sum((1,)),
        "lost": Difference("max", "achieved"),
        "share": Share("lost", 0),
    }
    assert (field.values["max"], field.formulas["max"]) == (5, Sum((2, 3)))
    assert (field.values["achieved"], field.formulas["achieved"]) == (4, Sum((2, 3)))
    assert first.formulas["lost"] == Difference("max", "achieved")
    assert (second.values["lost"], second.values["note"]) == (0, None)


def test_a_listing_of_losses_adds_up_losses() -> None:
    """Of 100 only 1 is lost; the field prints a maximum of 10, of which 9 are left."""
    field = parent("1", leaf("1.1", "2", "1"), max=Decimal(10), listing="losses-only")
    whole, row, _ = rows_of(field, listing="losses-only")
    assert (whole.values["lost"], whole.formulas["lost"]) == (1, Sum((1,)))
    assert (whole.values["achieved"], whole.formulas["achieved"]) == (99, Difference("max", "lost"))
    assert (row.values["max"], row.values["achieved"]) == (10, 9)
    assert "max" not in row.formulas
    assert row.formulas["achieved"] == Difference("max", "lost")


def test_a_field_with_its_own_listing_is_added_up_its_own_way() -> None:
    """Nothing but full marks: the field lists all its parts though the scorecard lists losses only."""
    field = parent("1", leaf("1.1", "2", "2"), leaf("1.2", "2", "1"), max=Decimal(4), listing="full")
    whole, row, *_ = rows_of(field, listing="losses-only")
    assert row.formulas["achieved"] == Sum((2, 3))
    assert row.formulas["lost"] == Difference("max", "achieved")
    assert whole.formulas["lost"] == Sum((1,))


def test_a_scale_that_nobody_prints_leaves_no_formula_that_would_be_wrong() -> None:
    """A scale of 2 and an unknown one with 0.5 achieved: 2.5, of which no cell holds the 0.5 as a maximum."""
    _, field, _, unknown = rows_of(parent("1", leaf("1.1", "2", "1"), off_scale("1.2", "0.5")), highest="10")
    assert (field.values["max"], field.values["achieved"]) == (Decimal("2.5"), Decimal("1.5"))
    assert "max" not in field.formulas
    assert field.formulas["achieved"] == Sum((2, 3))
    assert remark(field) == SAID
    assert (unknown.values["max"], unknown.values["lost"], unknown.formulas) == (None, None, {})


def test_a_printed_maximum_above_an_unknown_scale_is_enough() -> None:
    field = parent("1", leaf("1.1", "2", "1"), off_scale("1.2", "0.5"), max=Decimal(5))
    _, row, *_ = rows_of(field, highest="10")
    assert row.formulas == {
        "achieved": Sum((2, 3)),
        "lost": Difference("max", "achieved"),
        "share": Share("lost", 0),
    }
    assert row.values["note"] is None


def test_a_sum_of_more_terms_than_excel_takes_is_a_figure() -> None:
    """Fields with a part each stand in every other row: 300 are 300 terms; side by side they are one."""
    apart = [parent(str(n), leaf(f"{n}.1", "1", "0.5")) for n in range(1, 301)]
    whole = rows_of(*apart, highest="300")[0]
    assert (whole.values["achieved"], "achieved" in whole.formulas) == (150, False)
    assert remark(whole) == SAID
    together = [leaf(str(n), "1", "0.5") for n in range(1, 301)]
    assert rows_of(*together, highest="300")[0].formulas["achieved"] == Sum(tuple(range(1, 301)))


def test_the_share_is_that_of_all_loss() -> None:
    """2 of 3 lost points are 66.66… percent; where nothing is lost there is no share."""
    _, first, second = rows_of(leaf("1", "4", "2"), leaf("2", "4", "3"), highest="8")
    assert (first.values["share"], first.formulas["share"]) == (Decimal(200) / 3, Share("lost", 0))
    assert second.values["share"] == Decimal(100) / 3
    assert rows_of(leaf("1", "4", "4"), highest="4")[1].values["share"] is None
