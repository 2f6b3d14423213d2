"""Registers: an id names one thing, and a spelling one agency."""

from collections.abc import Iterator

from ctscore.book import Book, Filed
from ctscore.findings import Finding, Route
from ctscore.findings.reference_rules import DUPLICATE_ID, NAME_OF_TWO_AGENCIES
from ctscore.model import Agency, Document, Index, Unit


def duplicate_ids(book: Book) -> Iterator[Finding]:
    """Two entries of a register have the same id."""
    registers: tuple[tuple[Filed[Agency | Document | Index | Unit], ...], ...] = (
        book.all_agencies,
        book.all_documents,
        book.all_indexes,
        book.all_units,
    )
    for entries in registers:
        seen: dict[str, Filed[Agency | Document | Index | Unit]] = {}
        for filed in entries:
            first = seen.setdefault(filed.value.id, filed)
            if first is not filed:
                line = str(book.line(first.file, (*first.route, "id")))
                facts = {"given": filed.value.id, "other": first.file, "line": line}
                yield Finding(DUPLICATE_ID, filed.file, facts, route=(*filed.route, "id"))


def shared_names(book: Book) -> Iterator[Finding]:
    """A name or spelling belongs to two agencies, so that nobody can tell which is meant."""
    owners: dict[str, str] = {}
    for filed in book.all_agencies:
        agency = filed.value
        names: list[tuple[str, Route]] = [(agency.name.vi, ("name", "vi")), (agency.short, ("short",))]
        names += [(spelling, ("variants", place)) for place, spelling in enumerate(agency.variants)]
        for name, route in names:
            owner = owners.setdefault(name.casefold(), agency.id)
            if owner != agency.id:
                facts = {"given": name, "other": owner}
                yield Finding(NAME_OF_TWO_AGENCIES, filed.file, facts, route=(*filed.route, *route))
