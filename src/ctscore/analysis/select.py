"""From what a user typed to the thing meant: scorecards, agencies, fields, criteria.

Ids, short names, spelling variants, initials and parts of names are accepted, with or without accents.
"""

import re
from collections.abc import Iterable, Mapping

from ctscore.analysis.choosing import Choice, ambiguous, choose
from ctscore.analysis.tree import Node, walk
from ctscore.book import Book, Filed, Key
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import (
    NO_SUCH_AGENCY,
    NO_SUCH_CRITERION,
    NO_SUCH_FIELD,
    NO_SUCH_INDEX,
    NO_SUCH_YEAR,
)
from ctscore.model import Agency, Criterion, Scorecard
from ctscore.words import initials, listed


def index_id(book: Book, asked: str) -> str:
    """Return the id of the index that `asked` names."""
    choices = [Choice(i.id, _names(i.id, i.name.vi, i.name.en), i.id) for i in book.indexes.values()]
    return choose(asked, choices, NO_SUCH_INDEX, known=listed(list(book.indexes)))


def home_unit(book: Book) -> str:
    """Return the id of the unit that commands speak of: the first of units.yaml."""
    return next(iter(book.units), "")


def scorecards(book: Book, year: int, index: str | None = None) -> tuple[Filed[Scorecard], ...]:
    """Return our scorecards of `year`, in the order of indexes.yaml; only that of `index` where it is given.

    Raises `Refusal` for a year that nobody has, listing the years there are.
    """
    unit = home_unit(book)
    wanted = list(book.indexes) if index is None else [index_id(book, index)]
    ours = [key for key in book.scorecards if key.unit == unit and key.index in wanted]
    found = [book.scorecards[key] for name in wanted if (key := Key(name, unit, year)) in ours]
    if not found:
        years = listed([str(y) for y in sorted({key.year for key in ours})]) or "–"
        raise Refusal(NO_SUCH_YEAR, what=listed(wanted), year=str(year), known=years)
    return tuple(found)


def agency_id(book: Book, asked: str) -> str:
    """Return the id of the agency that `asked` names; those that lead something are preferred."""
    choices = [_agency_choice(agency) for agency in book.agencies.values()]
    leading = frozenset(
        id_
        for filed in book.plans
        for annex in filed.value.annexes
        for item in annex.items
        for id_ in item.leads.agencies
    )
    return choose(asked, choices, NO_SUCH_AGENCY, preferred=leading)


def _agency_choice(agency: Agency) -> Choice:
    names = _names(agency.name.vi, agency.name.en, agency.short, *agency.variants)
    # Initials are used with and without the "và": SKHVĐT, SKHĐT.
    short = initials(re.sub(r"\bvà\b", "", agency.name.vi))
    return Choice(
        agency.id, names, f"{agency.name.vi} ({agency.id})", (agency.id, initials(agency.name.vi), short)
    )


def field_of(cards: Iterable[Filed[Scorecard]], asked: str, year: int) -> Mapping[str, Criterion]:
    """Return the field (or any criterion with parts) that `asked` names, by index.

    A field is named by its code or by part of its name; different indexes may each have one.
    """
    inner = {filed.value.index: [n.criterion for n in walk(filed.value) if not n.is_leaf] for filed in cards}
    exact = {index: c for index, criteria in inner.items() for c in criteria if c.code == asked.strip()}
    if exact:
        return exact
    choices = [
        Choice(f"{index} {c.code}", _names(c.name.vi, c.name.en), f"{c.code} {c.name.vi} ({index})")
        for index, criteria in inner.items()
        for c in criteria
    ]
    known = listed([c.code for criteria in inner.values() for c in criteria], most=40)
    index, code = choose(asked, choices, NO_SUCH_FIELD, year=str(year), known=known).split(" ")
    return {index: next(c for c in inner[index] if c.code == code)}


def criteria(
    book: Book, asked: str, year: int | None, index: str | None
) -> tuple[tuple[Filed[Scorecard], Node], ...]:
    """Return the criteria that `asked` names: one, or one in each index where several share its code.

    Without `year` the latest year that has trees counts. Raises `Refusal` with the candidates where part of
    a name fits several criteria.
    """
    if year is None:
        wanted = None if index is None else index_id(book, index)
        trees = [
            c.value.year
            for c in book.scorecards.values()
            if c.value.criteria and c.value.unit == home_unit(book) and wanted in (None, c.value.index)
        ]
        year = max(trees, default=max((key.year for key in book.scorecards), default=0))
    cards = scorecards(book, year, index)
    nodes = {f"{f.value.index} {n.criterion.code}": (f, n) for f in cards for n in walk(f.value)}
    code = asked.strip()
    exact = tuple(pair for pair in nodes.values() if pair[1].criterion.code == code)
    if exact:
        return exact
    below = [pair for pair in nodes.values() if pair[1].criterion.code.startswith(f"{code}.")]
    if below:
        # The source does not list the criterion itself, only parts of it.
        raise ambiguous(code, [_shown(filed, node) for filed, node in below])
    choices = [
        Choice(key, _names(node.criterion.name.vi, node.criterion.name.en), _shown(filed, node))
        for key, (filed, node) in nodes.items()
    ]
    return (nodes[choose(asked, choices, NO_SUCH_CRITERION, year=str(year))],)


def _shown(filed: Filed[Scorecard], node: Node) -> str:
    return f"{node.criterion.code} {node.criterion.name.vi} ({filed.value.index})"


def _names(*names: str | None) -> tuple[str, ...]:
    return tuple(name for name in names if name)
