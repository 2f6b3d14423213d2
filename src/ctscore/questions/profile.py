"""Where are we strong and weak: rank, percentile, best and median at each dimension?"""

from ctscore.analysis import units
from ctscore.analysis.standing import Profile, profile
from ctscore.book import Book
from ctscore.questions import Answer, Facts
from ctscore.questions.inputs import unit_or_home
from ctscore.views.profile import profile_document


def ask(
    book: Book, year: int, index: str | None = None, unit: str | None = None
) -> Answer[tuple[Profile, ...]]:
    """Return where a unit (ours) is strong and weak in `year`."""
    own = unit_or_home(book, unit)
    panels = units.panels(book, year, index)
    found = tuple(one for scores in panels if (one := profile(scores, own)).dimensions)
    if not found:
        raise units.without_points(book, panels[0], own)
    asked: Facts = {"year": year, "unit": own}
    return Answer(found, lambda: profile_document(book, found, asked))
