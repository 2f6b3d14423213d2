"""How the workbook is laid out that `ctscore workbook` writes: what both its writer and its reader rely on.

Rows and columns are those of a spreadsheet: rows count from 1, columns have letters. docs/excel.md says the
same for people.
"""

WORKBOOK = "ctscore/workbook@1"
"""The mark of the last sheet, which says what the workbook holds."""
SCORECARD = "ctscore/scorecard-sheet@1"
"""The mark of a sheet that holds one scorecard."""

CONTENTS_SHEET = "ctscore"
"""The name of the last sheet, which is hidden."""

HEADER_ROW = 3
FIRST_ROW = 4
"""The first row of a table. On a sheet with a scorecard it is the total, which has no code."""

INDEX_CELL = "A2"
UNIT_CELL = "B2"
YEAR_CELL = "C2"
MARK_CELL = "D2"
STAGE_CELL = "E2"
"""What a sheet is: ids as text, the year as a number; the stage only where its file or a question names one.

On the last sheet A2 is the language. The row is hidden: people read what stands above and below it.
"""

SCORECARD_FIGURES = ("max", "achieved")
"""The columns that hold figures of the data, called as in a data file: they are read back."""

POINTS_COLUMNS = ("points_known", "assessed", "low", "high")
"""Columns behind the others, where points are not known or stand as words.

The points that are known, of how many assessed; the least and the most that the points can be.
"""

_COLUMNS = ("code", "name", "max", "achieved", "lost", "share", "published", "leads", "method", "note")


def letters(column: int) -> str:
    """Return the letters of a column by its place from 0: A, B, …, Z, AA."""
    text = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        text, column = chr(ord("A") + rest) + text, column - 1
    return text


SCORECARD_COLUMNS = {id_: letters(place) for place, id_ in enumerate(_COLUMNS)}
"""The columns of a sheet with a scorecard: id and letter, in their order.

`achieved` of a criterion without parts, and `max` where the data file has one, are figures of the data;
what is added up from others is a formula. Every row of the table has a name; notes stand below it and have
none.
"""
