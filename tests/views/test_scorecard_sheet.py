"""Formulas of a scorecard: where the rows below give the figure, and nowhere else."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from ctscore.book import Filed
from ctscore.document import Row
from ctscore.model import Cap, Criterion, NotApplicable, Text
from ctscore.phrases import Words, said
from ctscore.render.excel.formulas import TablePlace, written
from ctscore.views.scorecard_sheet import scorecard_section
from ctscore.workbook_layout import FIRST_ROW, POINTS_COLUMNS, SCORECARD_COLUMNS
from tests.analysis.builders import book_of, leaf, parent, scorecard

SAID = "A figure, not a formula: the rows below do not add up to it."


def rows_of(*criteria: Criterion, **more: Any) -> tuple[Row, ...]:
    card = scorecard(*criteria, **more)
    return scorecard_section(book_of(card), Filed("0.yaml", card)).rows


def spelled(row: Row) -> dict[str, str]:
    """The formulas of a row as they stand in the cells; the whole is in row 4."""
    place = TablePlace((*SCORECARD_COLUMNS, *POINTS_COLUMNS), FIRST_ROW)
    return {id_: written(formula, place, "en") for id_, formula in row.formulas.items()}


def remark(row: Row) -> str | None:
    note = row.values["note"]
    return said(note, "en") if isinstance(note, (str, Words)) else None


def off_scale(code: str, achieved: str) -> Criterion:
    return Criterion(code=code, name=Text(vi=code), no_scale=Text(vi="?"), achieved=Decimal(achieved))


def test_a_full_listing_adds_up_points() -> None:
    whole, field, first, second = rows_of(
        parent("1", leaf("1.1", "2", "1"), leaf("1.2", "3", "3")), highest="5"
    )
    assert spelled(whole) == {"achieved": "=SUM(D5)", "lost": "=C4-D4", "share": "=IF(E4=0,0,E4/E4)"}
    assert (field.values["max"], spelled(field)["max"]) == (5, "=SUM(C6:C7)")
    assert (field.values["achieved"], spelled(field)["achieved"]) == (4, "=SUM(D6:D7)")
    assert spelled(first)["lost"] == "=C6-D6"
    assert (second.values["lost"], second.values["note"]) == (0, None)


def test_a_listing_of_losses_adds_up_losses() -> None:
    """Of 100 only 1 is lost; the field prints a maximum of 10, of which 9 are left."""
    field = parent("1", leaf("1.1", "2", "1"), max=Decimal(10), listing="losses-only")
    whole, row, _ = rows_of(field, listing="losses-only")
    assert (whole.values["lost"], spelled(whole)["lost"]) == (1, "=SUM(E5)")
    assert (whole.values["achieved"], spelled(whole)["achieved"]) == (99, "=C4-E4")
    assert (row.values["max"], row.values["achieved"]) == (10, 9)
    assert "max" not in row.formulas
    assert spelled(row)["achieved"] == "=C5-E5"


def test_a_field_with_its_own_listing_is_added_up_its_own_way() -> None:
    """Nothing but full marks: the field lists all its parts though the scorecard lists losses only."""
    field = parent("1", leaf("1.1", "2", "2"), leaf("1.2", "2", "1"), max=Decimal(4), listing="full")
    whole, row, *_ = rows_of(field, listing="losses-only")
    assert spelled(row)["achieved"] == "=SUM(D6:D7)"
    assert spelled(row)["lost"] == "=C5-D5"
    assert spelled(whole)["lost"] == "=SUM(E5)"


def test_a_scale_that_nobody_prints_leaves_no_formula_that_would_be_wrong() -> None:
    """A scale of 2 and an unknown one with 0.5 achieved: 2.5, of which no cell holds the 0.5 as a maximum."""
    _, field, _, unknown = rows_of(parent("1", leaf("1.1", "2", "1"), off_scale("1.2", "0.5")), highest="10")
    assert (field.values["max"], field.values["achieved"]) == (Decimal("2.5"), Decimal("1.5"))
    assert "max" not in field.formulas
    assert spelled(field)["achieved"] == "=SUM(D6:D7)"
    assert remark(field) == SAID
    assert (unknown.values["max"], unknown.values["lost"], unknown.formulas) == (None, None, {})


def test_a_printed_maximum_above_an_unknown_scale_is_enough() -> None:
    field = parent("1", leaf("1.1", "2", "1"), off_scale("1.2", "0.5"), max=Decimal(5))
    _, row, *_ = rows_of(field, highest="10")
    assert spelled(row) == {"achieved": "=SUM(D6:D7)", "lost": "=C5-D5", "share": "=IF(E4=0,0,E5/E4)"}
    assert row.values["note"] is None


def test_a_sum_of_more_terms_than_excel_takes_is_a_figure() -> None:
    """Fields with a part each stand in every other row: 300 are 300 terms; side by side they are one."""
    apart = [parent(str(n), leaf(f"{n}.1", "1", "0.5")) for n in range(1, 301)]
    whole = rows_of(*apart, highest="300")[0]
    assert (whole.values["achieved"], "achieved" in whole.formulas) == (150, False)
    assert remark(whole) == SAID
    together = [leaf(str(n), "1", "0.5") for n in range(1, 301)]
    assert spelled(rows_of(*together, highest="300")[0])["achieved"] == "=SUM(D5:D304)"


def test_the_share_is_that_of_all_loss() -> None:
    """2 of 3 lost points are 66.66… percent; where nothing is lost there is no share."""
    _, first, second = rows_of(leaf("1", "4", "2"), leaf("2", "4", "3"), highest="8")
    assert (first.values["share"], spelled(first)["share"]) == (Decimal(200) / 3, "=IF(E4=0,0,E5/E4)")
    assert second.values["share"] == Decimal(100) / 3
    assert rows_of(leaf("1", "4", "4"), highest="4")[1].values["share"] is None


def deduction(code: str, taken: str) -> Criterion:
    return Criterion(code=code, name=Text(vi=code), min=Decimal(-10), max=Decimal(0), achieved=Decimal(taken))


def left_out(code: str, highest: str, how: Any) -> Criterion:
    policy = NotApplicable(how=how)
    return Criterion(code=code, name=Text(vi=code), max=Decimal(highest), not_applicable=policy)


def test_a_weighted_mean_and_what_is_taken_off_after_it() -> None:
    """7 and 5 of 10 with weights 7 and 3 under 100 are 64; a deduction of 4 leaves 60."""
    first, second = (leaf(code, "10", figure) for code, figure in (("1", "7"), ("2", "5")))
    weighed = (replace(first, weight=Decimal(7)), replace(second, weight=Decimal(3)))
    whole, one, _, off = rows_of(*weighed, deduction("3", "-4"), highest="100", aggregate="weighted-mean")
    assert (whole.values["achieved"], one.values["share"]) == (60, Decimal("52.5"))
    assert spelled(whole)["achieved"] == "=C4*SUM(7*D5/C5,3*D6/C6)/10+SUM(D7)"
    assert spelled(one)["share"] == "=IF(E4=0,0,E5*7/10*C4/C5/E4)"
    assert (off.values["lost"], spelled(off)["lost"]) == (4, "=C7-D7")


def test_caps_and_bonuses() -> None:
    bonus = replace(leaf("1.2", "3", "2"), bonus=True)
    field = parent("1", leaf("1.1", "5", "4"), bonus, cap=Cap(least=Decimal(1), most=Decimal("5.5")))
    _, row, _, won = rows_of(field, highest="5")
    assert (row.values["max"], row.values["achieved"]) == (5, Decimal("5.5"))
    assert (spelled(row)["max"], spelled(row)["achieved"]) == ("=SUM(C6)", "=MAX(1,MIN(5.5,SUM(D6:D7)))")
    assert (won.values["lost"], spelled(won)["lost"]) == (-2, "=0-D7")


def test_what_does_not_apply() -> None:
    policies = ("shrink", "full", "zero", "unscored")
    field = parent("1", leaf("1.1", "5", "4"), *(left_out(f"1.{how}", "2", how) for how in policies))
    _, row, _, *parts = rows_of(field, highest="13")
    assert (row.values["max"], row.values["achieved"]) == (9, 6)
    assert (spelled(row)["max"], spelled(row)["achieved"]) == ("=SUM(C6,C8:C9)", "=SUM(D6,D8:D9)")
    assert [part.values["achieved"] for part in parts] == [None, 2, 0, None]
    assert [spelled(part).get("achieved") for part in parts] == [None, "=C8", None, None]


def test_what_is_not_known_is_counted_apart() -> None:
    """4 of 5 are known, 3 more can be won: 4 to 7 of 8."""
    open_leaf = Criterion(code="2", name=Text(vi="2"), max=Decimal(3))
    whole, known, unknown = rows_of(leaf("1", "5", "4"), open_leaf, highest="8")
    assert [whole.values[id_] for id_ in ("achieved", *POINTS_COLUMNS)] == [None, 4, 5, 4, 7]
    assert spelled(whole) == {
        "achieved": '=IF(COUNTBLANK(D5:D6)=0,K4,"")',
        "lost": '=IF(D4="","",C4-K4)',
        "share": "=IF(L4-K4=0,0,(L4-K4)/(L4-K4))",
        "points_known": "=SUM(K5:K6)",
        "assessed": "=C4-SUM(C5:C6)+SUM(L5:L6)",
        "low": "=SUM(M5:M6)",
        "high": "=SUM(N5:N6)",
    }
    assert spelled(unknown)["high"] == '=IF(D6="",C6,K6)'
    assert known.values["share"] == 100
