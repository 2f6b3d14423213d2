"""Which plans and programmes are on file, and what does each hold?"""

from ctscore.analysis.tasks import plans_by_date
from ctscore.book import Book, Filed
from ctscore.model import Plan
from ctscore.questions import Answer
from ctscore.views.plans import plans_document


def ask(book: Book) -> Answer[tuple[Filed[Plan], ...]]:
    """Return all plans."""
    found = plans_by_date(book)
    return Answer(found, lambda: plans_document(book, found))
