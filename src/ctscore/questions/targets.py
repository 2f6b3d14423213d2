"""Did we reach what we promised?"""

from dataclasses import dataclass

from ctscore.analysis import select
from ctscore.analysis.targets import Result, Sum, results, sums
from ctscore.book import Book
from ctscore.document import Document
from ctscore.views.targets import targets_document


@dataclass(frozen=True, slots=True)
class TargetsAnswer:
    """Targets with their results, the newest plan first, and what those for parts add up to."""

    year: int | None
    index: str | None
    found: tuple[Result, ...]
    added: tuple[Sum, ...]

    def shown(self, book: Book, lang: str) -> Document:
        """Return the tables."""
        asked = {"unit": book.home_unit, "year": self.year, "index": self.index}
        return targets_document(book, self.found, self.added, asked, lang)


def ask(
    book: Book, year: int | None = None, index: str | None = None, plan: str | None = None
) -> TargetsAnswer:
    """Return the targets of all plans, or of `plan`; of a year, of an index."""
    only = None if index is None else select.index_id(book, index)
    chosen = select.plans_in_force(book, plan, None)
    found = (result for filed in chosen for result in results(book, filed))
    added = (one for filed in chosen for one in sums(book, filed))
    return TargetsAnswer(
        year,
        only,
        tuple(one for one in found if year in (None, one.year) and only in (None, one.target.index)),
        tuple(one for one in added if year in (None, one.year) and only in (None, one.index)),
    )
