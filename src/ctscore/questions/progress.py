"""What is done, late, or not reported, and how many points are at stake?"""

from ctscore.analysis import select
from ctscore.analysis.progress import AgencyProgress, progress
from ctscore.book import Book
from ctscore.periods import Period
from ctscore.questions import Answer, Facts
from ctscore.views.progress import progress_document


def ask(
    book: Book,
    year: int,
    quarter: int | None = None,
    agency: str | None = None,
    plan: str | None = None,
) -> Answer[tuple[AgencyProgress, ...]]:
    """Return where tasks stand at the end of `year`, or of a quarter of it; those of `agency`, of `plan`."""
    span = Period(year, "quarter", quarter) if quarter else Period(year, "year")
    id_ = None if agency is None else select.agency_id(book, agency)
    found = progress(book, span, select.plans_in_force(book, plan, year))
    asked: Facts = {"year": year, "quarter": quarter, "unit": book.home_unit, "agency": id_}
    kept = tuple(one for one in found if id_ in (None, one.agency))
    return Answer(kept, lambda: progress_document(book, kept, span, asked))
