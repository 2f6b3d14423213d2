"""What a cell of a plan prints and whom the data lists for it must be the same agencies."""

from collections.abc import Iterator

from ctscore.analysis.plans import all_items
from ctscore.analysis.spellings import Spellings
from ctscore.book import Book
from ctscore.findings import Finding
from ctscore.findings.reference_rules import (
    PRINTED_AGENCY_MISSING,
    PRINTED_NAME_DIFFERS,
    UNKNOWN_SPELLING,
)


def printed_agencies(book: Book) -> Iterator[Finding]:
    """A cell does not name an agency that is listed for it, names one that is not, or one nobody knows."""
    if not book.agencies:
        return
    spellings = Spellings(book)
    for task in all_items(book):
        for key, cell in (("leads", task.item.leads), ("helpers", task.item.helpers)):
            if cell is None or cell.printed is None:
                continue
            reading = spellings.read(cell.printed)
            route = (*task.route, key, "agencies")
            for place, id_ in enumerate(cell.agencies):
                if id_ in book.agencies and id_ not in reading.named:
                    facts = {"printed": cell.printed, "given": id_}
                    yield Finding(PRINTED_NAME_DIFFERS, task.file, facts, route=(*route, place))
            # An id that nobody knows is told elsewhere, and is likely one of those that seem to be missing.
            all_known = all(id_ in book.agencies for id_ in cell.agencies)
            for id_ in reading.named if all_known else ():
                if id_ not in cell.agencies:
                    facts = {"printed": cell.printed, "given": id_}
                    yield Finding(PRINTED_AGENCY_MISSING, task.file, facts, route=route)
            if reading.unknown:
                facts = {"printed": cell.printed, "given": " ".join(reading.unknown)}
                yield Finding(UNKNOWN_SPELLING, task.file, facts, route=(*task.route, key, "printed"))
