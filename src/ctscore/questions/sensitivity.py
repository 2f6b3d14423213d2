"""How much hangs on each criterion, and on how criteria are weighted?"""

from dataclasses import dataclass

from ctscore.analysis import select
from ctscore.analysis.panels import scores_of
from ctscore.analysis.scenarios import card_to_change
from ctscore.analysis.sensitivity import Sensitivity, sensitivity
from ctscore.analysis.units import unit_id
from ctscore.book import Book, Filed
from ctscore.document import Document
from ctscore.model import Scorecard
from ctscore.questions import Facts
from ctscore.views.sensitivity import sensitivity_document


@dataclass(frozen=True, slots=True)
class SensitivityAnswer:
    """What each criterion could move, for each scorecard of a year that has criteria."""

    year: int
    seed: int
    found: tuple[tuple[Filed[Scorecard], Sensitivity], ...]

    def shown(self, book: Book, lang: str) -> Document:
        """Return the tables."""
        asked: Facts = {"year": self.year, "unit": self.found[0][0].value.unit, "seed": self.seed}
        return sensitivity_document(book, self.found, asked, lang)


def ask(
    book: Book,
    year: int,
    index: str | None = None,
    draws: int = 1000,
    seed: int = 1,
    unit: str | None = None,
) -> SensitivityAnswer:
    """Return what each criterion could move, and the rank of a unit (ours) under other weights."""
    own = unit_id(book, unit) if unit else None
    card_to_change(book, year, index, (), own)  # refuses a year without points by criterion
    found = tuple(
        (filed, sensitivity(filed.value, scores_of(book, filed.value.index, year), draws, seed))
        for filed in select.scorecards(book, year, index, own)
        if filed.value.criteria
    )
    return SensitivityAnswer(year, seed, found)
