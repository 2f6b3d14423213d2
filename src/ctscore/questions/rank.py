"""Where do we stand among the others, and what does the next rank cost?"""

from ctscore.analysis import units
from ctscore.analysis.panels import WHOLE
from ctscore.analysis.standing import Standing, standing_of
from ctscore.book import Book
from ctscore.questions import Answer, Facts
from ctscore.questions.inputs import unit_or_home
from ctscore.views.standing import rank_document


def ask(
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
