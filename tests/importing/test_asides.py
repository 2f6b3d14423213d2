"""A legend beside a table is left out and named; a second column of points beside it is not."""

import pytest

from ctscore.importing.asides import without_aside
from ctscore.importing.sides import Asked
from ctscore.importing.tables import Cell, Place, Table

_ASKED = Asked()


def table(*rows: str, merges: bool = True) -> Table:
    cells = tuple(
        tuple(Cell(text.strip(), Place(row, column)) for column, text in enumerate(line.split("|"), 1))
        for row, line in enumerate(rows, 1)
    )
    return Table(cells, (), merges=merges)


def test_a_legend_to_the_right_is_no_part_of_a_table() -> None:
    alone, aside = without_aside(
        table("Title||||", "KPI|Max|Score||LEGEND", "A|5|4||Green", "B|5|3||Max points", "||||100"), _ASKED
    )
    assert {len(row) for row in alone.rows} == {3}
    assert aside is not None
    assert (aside.text, aside.place) == ("LEGEND; Green; Max points; 100", Place(2, 5))


@pytest.mark.parametrize(
    ("rows", "merges"),
    [
        (("KPI|Max|Score||Score", "A|5|4||3"), True),  # of another period, perhaps
        (("KPI|Max|Score||Weight", "A|5|4||3"), True),
        (("KPI|Max|Score||LEGEND", "A|5|4|x|Green"), True),
        (("KPI|Score||LEGEND", "A|4||Green"), True),  # too few columns to be sure
        (("KPI|Max|Score||", "A|5|4||5"), False),  # commas may have made the columns
    ],
)
def test_what_may_belong_to_a_table_stays(rows: tuple[str, ...], merges: bool) -> None:
    whole = table(*rows, merges=merges)
    assert without_aside(whole, _ASKED) == (whole, None)
