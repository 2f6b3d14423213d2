"""Did we reach what we promised?"""

from ctscore.analysis import select
from ctscore.analysis.targets import Result, results, sums
from ctscore.book import Book
from ctscore.questions import Answer, Facts
from ctscore.views.targets import targets_document


def ask(
    book: Book, year: int | None = None, index: str | None = None, plan: str | None = None
) -> Answer[tuple[Result, ...]]:
    """Return the targets of all plans, or of `plan`; of a year, of an index."""
    only = None if index is None else select.index_id(book, index)
    chosen = select.plans_in_force(book, plan, None)
    found = tuple(
        result
        for filed in chosen
        for result in results(book, filed)
        if year in (None, result.year) and only in (None, result.target.index)
    )
    added = [
        one
        for filed in chosen
        for one in sums(book, filed)
        if year in (None, one.year) and only in (None, one.index)
    ]
    asked: Facts = {"unit": book.home_unit, "year": year, "index": only}
    return Answer(found, lambda: targets_document(book, found, added, asked))
