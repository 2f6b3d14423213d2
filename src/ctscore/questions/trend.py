"""How did an index, or one criterion of it, go over the years?"""

from ctscore.analysis import select, units
from ctscore.analysis.panels import years_of
from ctscore.analysis.trend import Trend, trend
from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SERIES
from ctscore.questions import Answer, Facts
from ctscore.questions.inputs import unit_or_home
from ctscore.views.trend import trend_document


def ask(
    book: Book, index: str | None = None, code: str | None = None, unit: str | None = None
) -> Answer[tuple[Trend, ...]]:
    """Return the years of each index, or of the criterion that `code` names."""
    own = unit_or_home(book, unit)
    wanted = list(book.indexes) if index is None else [select.index_id(book, index)]
    if code is None:
        series = [trend(book, name, own) for name in wanted]
    else:
        codes = units.series_of(book, wanted, own, code)
        series = [trend(book, name, own, *known) for name, known in codes.items()]
    found = tuple(one for one in series if one is not None)
    if not found:
        years = units.on_file({name: years_of(book, name, own) for name in book.indexes})
        raise Refusal(NO_SERIES, index=", ".join(wanted), unit=units.unit_name(book, own), known=years)
    asked: Facts = {"unit": own, "code": code}
    return Answer(found, lambda: trend_document(book, found, asked))
