"""A table as it is printed, beside what it means."""

from dataclasses import dataclass, field

from tests.tables.cells import Grid, Unread
from tests.tables.kinds import Choice
from tests.tables.meaning import Facts, Meaning


@dataclass
class Drawing:
    """A meaning and how it is printed; `options` are what its reader would tell the program beside the file.

    `also` are facts that are printed and may be left out where that is told; `unread` must be told or kept.
    """

    choice: Choice
    meaning: Meaning
    grids: list[Grid]
    options: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    also: Facts = field(default_factory=dict)
    map: str = ""

    @property
    def facts(self) -> Facts:
        """What the program should make of it."""
        return self.meaning.facts()

    @property
    def rows(self) -> int:
        """How many rows there are, headers too."""
        return sum(len(grid.rows) for grid in self.grids)
