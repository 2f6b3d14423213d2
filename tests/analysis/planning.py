"""Small made-up plans for tests: items with leads, and the book that holds them."""

from datetime import date
from typing import Any

from ctscore.model import (
    Agencies,
    Agency,
    Cell,
    Document,
    Documents,
    Index,
    Indexes,
    Item,
    ItemReport,
    Part,
    Plan,
    Progress,
    Text,
    Timing,
    Unit,
    Units,
    Years,
)
from ctscore.periods import read_period

WORDS = Text(vi="việc", en="work")


def led(*agencies: str) -> Cell:
    return Cell(agencies=agencies, printed="x")


def item(id_: str, *items: Item, **more: Any) -> Item:
    return Item(id=id_, row=id_, **{"task": WORDS, "items": items, **more})


def timed(kind: Any, **more: Any) -> Timing:
    return Timing(kind=kind, printed="x", **more)


def part(*items: Item, **more: Any) -> Part:
    return Part(**{"annex": "I", "title": Text(vi="p"), "items": items, **more})


def plan(*parts: Part, first: int = 2023, last: int | None = None, **more: Any) -> Plan:
    facts: dict[str, Any] = {"document": "d", "unit": "u", **more}
    return Plan(format="ctscore/plan@1", period=Years(first=first, last=last), parts=parts, **facts)


def register(*agencies: tuple[str, str, tuple[str, ...]]) -> Agencies:
    entries = tuple(
        Agency(id=id_, name=Text(vi=id_), short=id_, kind=kind, member_of=groups)
        for id_, kind, groups in agencies
    )
    return Agencies(format="ctscore/agencies@1", agencies=entries)


def units(*ids: str) -> Units:
    entries = tuple(Unit(id=id_, name=Text(vi=id_), short=id_, kind="city") for id_ in ids)
    return Units(format="ctscore/units@1", units=entries)


def indexes(*ids: str) -> Indexes:
    entries = tuple(Index(id=id_, name=Text(vi=id_), measure="points") for id_ in ids)
    return Indexes(format="ctscore/indexes@1", indexes=entries)


def document(id_: str, day: date) -> Documents:
    one = Document(id=id_, number=id_, date=day, issuer="x", title=WORDS)
    return Documents(format="ctscore/documents@1", documents=(one,))


def report(agency: str, period: str, *items: ItemReport, plan: str = "d") -> Progress:
    written = read_period(period)
    assert written is not None
    return Progress(format="ctscore/progress@1", plan=plan, agency=agency, period=written, reports=items)


def said(item: str, status: Any, **more: Any) -> ItemReport:
    return ItemReport(item=item, status=status, **more)
