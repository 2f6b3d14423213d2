"""What files say of each other must lead somewhere.

Where a whole register could not be read, its own findings are told and not every reference to it.
"""

from collections.abc import Collection, Iterator

from ctscore.analysis.tree import walk
from ctscore.book import Book, Key
from ctscore.findings import Finding, Route, Rule
from ctscore.findings.reference_rules import (
    ANSWERS_NOTHING,
    UNKNOWN_AGENCY_ID,
    UNKNOWN_CRITERION_CODE,
    UNKNOWN_DOCUMENT,
    UNKNOWN_INDEX_ID,
    UNKNOWN_UNIT_ID,
)
from ctscore.words import closest


def scorecard_references(book: Book) -> Iterator[Finding]:
    """A scorecard names an index, unit or document that does not exist."""
    for filed in book.all_scorecards:
        card = filed.value
        yield from _known(book, card.index, book.indexes, UNKNOWN_INDEX_ID, filed.file, ("index",))
        yield from _known(book, card.unit, book.units, UNKNOWN_UNIT_ID, filed.file, ("unit",))
        cited: list[tuple[str, Route]] = [(card.source.document, ("source", "document"))]
        if card.published is not None and card.published.source is not None:
            cited.append((card.published.source.document, ("published", "source", "document")))
        for document, route in cited:
            yield from _known(book, document, book.documents, UNKNOWN_DOCUMENT, filed.file, route)


def plan_references(book: Book) -> Iterator[Finding]:
    """A plan names a document, unit, index or agency that does not exist."""
    for filed in book.plans:
        plan = filed.value
        yield from _known(book, plan.document, book.documents, UNKNOWN_DOCUMENT, filed.file, ("document",))
        yield from _known(book, plan.unit, book.units, UNKNOWN_UNIT_ID, filed.file, ("unit",))
        for a, annex in enumerate(plan.annexes):
            above: Route = ("annexes", a)
            index = (*above, "answers", "index")
            yield from _known(book, annex.answers.index, book.indexes, UNKNOWN_INDEX_ID, filed.file, index)
            for i, item in enumerate(annex.items):
                for key, cell in (("leads", item.leads), ("executing", item.executing)):
                    for place, agency in enumerate(cell.agencies if cell else ()):
                        route = (*above, "items", i, key, "agencies", place)
                        yield from _known(book, agency, book.agencies, UNKNOWN_AGENCY_ID, filed.file, route)


def plan_criteria(book: Book) -> Iterator[Finding]:
    """A plan answers a scorecard that does not exist, or a criterion that the scorecard does not have."""
    for filed in book.plans:
        for a, annex in enumerate(filed.value.annexes):
            answered = book.scorecards.get(Key(annex.answers.index, filed.value.unit, annex.answers.year))
            if answered is None:
                if not book.unread:
                    facts = {"index": annex.answers.index, "year": str(annex.answers.year)}
                    yield Finding(ANSWERS_NOTHING, filed.file, facts, route=("annexes", a, "answers"))
                continue
            codes = {node.criterion.code: None for node in walk(answered.value)}
            facts = {"index": annex.answers.index, "year": str(annex.answers.year)}
            for i, item in enumerate(annex.items):
                for place, code in enumerate(item.criteria):
                    route = ("annexes", a, "items", i, "criteria", place)
                    if code not in codes:
                        # Only a neighbour may be suggested: a code alike elsewhere is another criterion.
                        siblings = [c for c in codes if c.rpartition(".")[0] == code.rpartition(".")[0]]
                        near = closest(code, siblings) or ""
                        told = {**facts, "given": code, "near": near}
                        yield Finding(UNKNOWN_CRITERION_CODE, filed.file, told, route=route)


def _known(
    book: Book, given: str, known: Collection[str], rule: Rule, file: str, route: Route
) -> Iterator[Finding]:
    if given not in known and (known or not book.unread):
        yield Finding(rule, file, {"given": given, "near": closest(given, known) or ""}, route=route)
