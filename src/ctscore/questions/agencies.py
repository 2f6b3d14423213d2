"""What does each lead agency owe? Or one of them: its own page. Without a year: all agencies on file."""

from dataclasses import dataclass

from ctscore.analysis import select
from ctscore.analysis.agencies import AgencyLoads, agency_loads
from ctscore.analysis.gaps import Gaps, filter_gaps, find_gaps
from ctscore.book import Book
from ctscore.document import Document
from ctscore.questions.inputs import with_rows
from ctscore.views.agencies import agencies_document, agency_document, register_document


@dataclass(frozen=True, slots=True)
class LoadsAnswer:
    """The lost points of each lead agency."""

    year: int
    found: tuple[AgencyLoads, ...]

    def shown(self, book: Book, lang: str) -> Document:
        """Return the tables."""
        return agencies_document(book, self.year, self.found, lang)


@dataclass(frozen=True, slots=True)
class LedAnswer:
    """The losses that one agency leads."""

    year: int
    agency: str
    found: tuple[Gaps, ...]

    def shown(self, book: Book, lang: str) -> Document:
        """Return the page of the agency."""
        return agency_document(book, self.year, self.found, self.agency, lang)


@dataclass(frozen=True, slots=True)
class RegisterAnswer:
    """Agencies on file, by their ids."""

    agencies: tuple[str, ...]

    def shown(self, book: Book, lang: str) -> Document:
        """Return the register."""
        return register_document(book, self.agencies, lang)


def loads(book: Book, year: int, index: str | None = None) -> LoadsAnswer:
    """Return the lost points of each lead agency: in full, and split equally among several leads."""
    cards = select.scorecards(book, year, index)
    return LoadsAnswer(year, tuple(agency_loads(find_gaps(book, card)) for card in cards))


def ask(
    book: Book, year: int | None = None, agency: str | None = None, index: str | None = None
) -> LoadsAnswer | LedAnswer | RegisterAnswer:
    """Return what each agency owes, or what `agency` does; without `year` who they are."""
    if year is None:
        return RegisterAnswer(tuple(book.agencies) if agency is None else (select.agency_id(book, agency),))
    if agency is None:
        return loads(book, year, index)
    found = [find_gaps(book, card) for card in select.scorecards(book, year, index)]
    id_ = select.agency_id(book, agency)
    return LedAnswer(year, id_, with_rows(filter_gaps(gaps, agency=id_) for gaps in found))
