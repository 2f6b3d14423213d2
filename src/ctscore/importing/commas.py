"""Decimal commas in a table that commas part: 1,5 comes in as the figure 1 with 5 in the cell behind it."""

from collections.abc import Sequence

from ctscore.findings import Finding
from ctscore.findings.import_rules import DECIMALS_CUT_OFF
from ctscore.importing.headers import POINTS, holds_words
from ctscore.importing.pages import Pages
from ctscore.importing.tables import Cell, finding_of


def decimals_cut_off(one: Pages) -> tuple[Cell, ...]:
    """Return the cells of columns of words right behind points that seem to be decimals of these.

    None are where a figure among the points has a dot, or a comma in quotes: then figures are written so.
    """
    header = one.header
    points = {place for role, place in header.columns.items() if role in POINTS}
    if any("." in row[place].text or "," in row[place].text for row, _ in one.rows for place in points):
        return ()
    behind = [
        place + 1
        for place in sorted(points)
        if place + 1 < len(header.cells)
        and place + 1 not in (*points, *header.others)
        and holds_words(header.cells[place + 1].text)
    ]
    return tuple(row[place] for row, _ in one.rows for place in behind if row[place].after_comma)


def refused_decimals(cells: Sequence[Cell], name: str) -> Finding:
    """Return the finding about `cells` of the file `name` that seem to be decimals; there is at least one."""
    return finding_of(cells, DECIMALS_CUT_OFF, name, given=cells[0].text)
