"""Who leads: agencies by name, marked where no document says that they do."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol

from ctscore.book import Book
from ctscore.document import Column, Kind, Ref, Result
from ctscore.phrases import Wording, Words, joined
from ctscore.views.common import agency_name, agency_ref, agency_refs
from ctscore.views.labels import column

INFERRED = Words("(suy ra)", "(inferred)")
"""Stands behind what no document names."""


class Led(Protocol):
    """A task, or the tasks of a criterion: the ids of who leads, and of those whom we only infer."""

    @property
    def leads(self) -> tuple[str, ...]:
        """All that lead."""

    @property
    def inferred(self) -> Collection[str]:
        """Those that no document names here."""


def lead_refs(book: Book, *led: Led) -> tuple[Ref, ...]:
    """Return the agencies that lead, each once by its short name; one that is inferred is marked."""
    ids = dict.fromkeys(id_ for one in led for id_ in one.leads)
    refs = (agency_ref(book, id_) for id_ in ids)
    return tuple(Ref(ref.id, joined(" ", (ref.label, *_mark(ref.id, led)))) for ref in refs)


def lead_columns(
    book: Book, led_by: Callable[[Result], Sequence[Led]]
) -> tuple[Column[Result], Column[Result]]:
    """Return who leads each row, and for programs, which read ids, those of them who are inferred."""

    def inferred(row: Result) -> tuple[Ref, ...]:
        return agency_refs(book, sorted({id_ for one in led_by(row) for id_ in one.inferred}))

    return (
        column("leads", Kind.REFS, lambda row: lead_refs(book, *led_by(row))),
        column("leads_inferred", Kind.REFS, inferred, machine_only=True),
    )


def leads_named(book: Book, led: Led) -> tuple[Ref, ...]:
    """Return the agencies that lead by their full names, for records that have the room; marked as well."""
    return tuple(Ref(id_, lead_name(book, id_, (led,))) for id_ in led.leads)


def lead_name(book: Book, agency: str | None, led: Iterable[Led]) -> Wording:
    """Return an agency by its full name, marked where it is our inference that it leads any of `led`."""
    return joined(" ", (agency_name(book, agency), *_mark(agency, led)))


def _mark(agency: str | None, led: Iterable[Led]) -> tuple[Words, ...]:
    return (INFERRED,) if any(agency in one.inferred for one in led) else ()
