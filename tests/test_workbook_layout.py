"""How the workbook is laid out: columns bear the letters of a spreadsheet."""

from ctscore.workbook_layout import SCORECARD_COLUMNS, letters


def test_columns_are_counted_in_letters() -> None:
    assert [letters(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_columns_of_a_scorecard_stand_side_by_side() -> None:
    assert [letters(at) for at in range(len(SCORECARD_COLUMNS))] == list(SCORECARD_COLUMNS.values())
