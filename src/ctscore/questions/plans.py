"""Which plans and programmes are on file, and what does each hold?"""

from dataclasses import dataclass

from ctscore.analysis.tasks import plans_by_date
from ctscore.book import Book, Filed
from ctscore.document import Document
from ctscore.model import Plan
from ctscore.views.plans import plans_document


@dataclass(frozen=True, slots=True)
class PlansAnswer:
    """Plans, the newest first."""

    found: tuple[Filed[Plan], ...]

    def shown(self, book: Book, lang: str) -> Document:
        """Return the tables."""
        return plans_document(book, self.found, lang)


def ask(book: Book) -> PlansAnswer:
    """Return all plans."""
    return PlansAnswer(tuple(plans_by_date(book)))
