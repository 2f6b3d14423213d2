"""Where do we stand among the others: which rank, what the next one costs, where are we strong and weak?"""

from ctscore.analysis import units
from ctscore.analysis.panels import WHOLE
from ctscore.analysis.standing import Profile, Standing, profile, standing_of
from ctscore.book import Book
from ctscore.questions import Answer, Facts
from ctscore.questions.inputs import unit_or_home
from ctscore.views.standing import profile_document, rank_document


def ask_rank(
    book: Book,
    year: int,
    index: str | None = None,
    dimension: str | None = None,
    unit: str | None = None,
    around: int = 5,
) -> Answer[tuple[Standing, ...]]:
    """Return the rank of a unit (ours) and of `around` units on either side."""
    own = unit_or_home(book, unit)
    found = []
    for scores in units.panels(book, year, index):
        code = WHOLE if dimension is None else units.criterion_in(scores.tree, dimension).code
        found.append(standing_of(book, scores, code, own, around))
    if unit is not None and all(one.own is None for one in found):
        raise units.without_points(book, found[0].scores, own)
    asked: Facts = {"year": year, "unit": own, "dimension": found[0].code or None}
    return Answer(tuple(found), lambda: rank_document(book, found, asked))


def ask_profile(
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
