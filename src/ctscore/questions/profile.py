"""Where are we strong and weak: rank, percentile, best and median at each dimension?"""

from dataclasses import dataclass

from ctscore.analysis import units
from ctscore.analysis.profile import Profile, profile
from ctscore.book import Book
from ctscore.document import Document
from ctscore.questions import Facts
from ctscore.questions.inputs import unit_or_home
from ctscore.views.profile import profile_document


@dataclass(frozen=True, slots=True)
class ProfileAnswer:
    """The profile of a unit in each index."""

    asked: Facts
    found: tuple[Profile, ...]

    def shown(self, book: Book, lang: str) -> Document:
        """Return the tables."""
        return profile_document(book, self.found, self.asked, lang)


def ask(book: Book, year: int, index: str | None = None, unit: str | None = None) -> ProfileAnswer:
    """Return where a unit (ours) is strong and weak in `year`."""
    own = unit_or_home(book, unit)
    panels = units.panels(book, year, index)
    found = tuple(one for scores in panels if (one := profile(scores, own)).dimensions)
    if not found:
        raise units.without_points(book, panels[0], own)
    return ProfileAnswer({"year": year, "unit": own}, found)
