"""Registers: an id names one thing, and a spelling one agency."""

from collections.abc import Hashable, Iterator, Sequence

from ctscore.book import Book, Filed
from ctscore.findings import Finding, Route
from ctscore.findings.reference_rules import (
    DUPLICATE_ID,
    HOME_WITHOUT_SCORECARD,
    ID_OF_ANOTHER,
    LISTED_TWICE,
    NAME_OF_TWO_AGENCIES,
)
from ctscore.findings.score_rules import CODE_OUTSIDE_PARENT, CODES_OUT_OF_ORDER, DUPLICATE_CODE
from ctscore.model import Agency, Document, Index, IndexCriterion, Unit
from ctscore.words import natural_key, slug


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


def doubles(book: Book) -> Iterator[Finding]:
    """A spelling or a group stands twice in the entry of one agency or unit."""
    entries: tuple[Filed[Agency] | Filed[Unit], ...] = (*book.all_agencies, *book.all_units)
    for filed in entries:
        lists: list[tuple[str, tuple[str, ...]]] = [("variants", filed.value.variants)]
        lists += [("member_of", filed.value.member_of)] if isinstance(filed.value, Agency) else []
        for key, values in lists:
            yield from listed_twice(filed.file, values, (*filed.route, key))


def index_codes(book: Book) -> Iterator[Finding]:
    """The codes that an index names do not fit each other, as those of a scorecard would have to."""
    for filed in book.all_indexes:
        seen: dict[str, Route] = {}
        for criterion, parent, before, route in _placed(filed.value.criteria, None, filed.route):
            code, here = criterion.code, (*route, "code")
            if code in seen:
                facts = {"code": code, "line": str(book.line(filed.file, seen[code]))}
                yield Finding(DUPLICATE_CODE, filed.file, facts, route=here)
            seen.setdefault(code, here)
            if parent is not None and not code.startswith(f"{parent}."):
                yield Finding(CODE_OUTSIDE_PARENT, filed.file, {"code": code, "parent": parent}, route=here)
            if before is not None and natural_key(before) > natural_key(code):
                yield Finding(CODES_OUT_OF_ORDER, filed.file, {"code": code, "before": before}, route=here)


def _placed(
    criteria: tuple[IndexCriterion, ...], parent: str | None, route: Route
) -> Iterator[tuple[IndexCriterion, str | None, str | None, Route]]:
    """Yield each criterion with the code of its parent, that of the one before it, and its route."""
    before: str | None = None
    for place, criterion in enumerate(criteria):
        here = (*route, "criteria", place)
        yield criterion, parent, before, here
        yield from _placed(criterion.criteria, criterion.code, here)
        before = criterion.code


def ids_and_names(book: Book) -> Iterator[Finding]:
    """A unit or agency has the id that is made of another's name, and a name without its own id."""
    registers: tuple[tuple[Filed[Unit] | Filed[Agency], ...], ...] = (book.all_units, book.all_agencies)
    for entries in registers:
        owners = {slug(name): (filed, name) for filed in entries for name in _names(filed.value)}
        for filed in entries:
            own = filed.value
            other, name = owners.get(slug(own.id), (filed, ""))
            if other.value.id != own.id and not any(slug(own.id) in slug(known) for known in _names(own)):
                facts = {"given": own.id, "name": own.name.vi, "there": name, "other": other.value.id}
                yield Finding(ID_OF_ANOTHER, filed.file, facts, route=(*filed.route, "name"))


def _names(entry: Unit | Agency) -> tuple[str, str]:
    return entry.name.vi, entry.short


def home(book: Book) -> Iterator[Finding]:
    """The first unit is taken for ours, but every scorecard and plan is that of one other unit."""
    cards = book.all_scorecards
    units = {filed.value.unit for filed in cards} | {filed.value.unit for filed in book.plans}
    enough = cards and (book.plans or len(cards) > 2)
    if enough and len(units) == 1 and book.home_unit and book.home_unit not in units:
        first, unit = book.all_units[0], units.pop()
        if unit in book.units:
            facts = {"home": book.home_unit, "unit": unit}
            yield Finding(HOME_WITHOUT_SCORECARD, first.file, facts, route=(*first.route, "id"))


def listed_twice(file: str, values: Sequence[Hashable], route: Route) -> Iterator[Finding]:
    """Yield a finding for each of the `values` at `route` that stands there already."""
    seen: set[Hashable] = set()
    for place, value in enumerate(values):
        if value in seen:
            yield Finding(LISTED_TWICE, file, {"given": str(value)}, route=(*route, place))
        seen.add(value)
