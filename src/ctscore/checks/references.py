"""What files say of each other must lead somewhere.

Where a whole register could not be read, its own findings are told and not every reference to it.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from ctscore.analysis.panels import tree_of, unit_of
from ctscore.analysis.plans import all_items
from ctscore.book import Book, Filed, Key
from ctscore.findings import Finding, Route, Rule
from ctscore.findings.reference_rules import (
    ANSWERS_NOTHING,
    PLAN_UNDATED,
    REPORT_OUTSIDE_PLAN,
    UNKNOWN_AGENCY_ID,
    UNKNOWN_CRITERION_CODE,
    UNKNOWN_DOCUMENT,
    UNKNOWN_INDEX_ID,
    UNKNOWN_PLAN,
    UNKNOWN_UNIT_ID,
)
from ctscore.model import Effort, Scenario
from ctscore.scoring import index_criteria, walk
from ctscore.words import Suggestions, closest, closest_sibling


def scorecard_references(book: Book) -> Iterator[Finding]:
    """A scorecard names an index, unit or document that does not exist."""
    known = _Known(book)
    for filed in book.all_scorecards:
        card = filed.value
        yield from known(card.index, book.indexes, UNKNOWN_INDEX_ID, filed.file, ("index",))
        yield from known(card.unit, book.units, UNKNOWN_UNIT_ID, filed.file, ("unit",))
        cited: list[tuple[str, Route]] = [(card.source.document, ("source", "document"))]
        if card.published is not None and card.published.source is not None:
            cited.append((card.published.source.document, ("published", "source", "document")))
        for document, route in cited:
            yield from known(document, book.documents, UNKNOWN_DOCUMENT, filed.file, route)


def panel_references(book: Book) -> Iterator[Finding]:
    """A panel names an index, document or unit that does not exist."""
    known = _Known(book)
    for filed in book.all_panels:
        panel, file = filed.value, filed.file
        yield from known(panel.index, book.indexes, UNKNOWN_INDEX_ID, file, ("index",))
        document = panel.source.document
        yield from known(document, book.documents, UNKNOWN_DOCUMENT, file, ("source", "document"))
        for place, row in enumerate(panel.rows):
            yield from known(unit_of(row), book.units, UNKNOWN_UNIT_ID, file, ("rows", place))


def scenario_references(book: Book) -> Iterator[Finding]:
    """A scenario, or an effort file, names an index or unit that does not exist."""
    known = _Known(book)
    files: tuple[Filed[Scenario] | Filed[Effort], ...] = (*book.scenarios, *book.efforts)
    for filed in files:
        about, file = filed.value, filed.file
        yield from known(about.index, book.indexes, UNKNOWN_INDEX_ID, file, ("index",))
        if about.unit is not None:
            yield from known(about.unit, book.units, UNKNOWN_UNIT_ID, file, ("unit",))


def budget_references(book: Book) -> Iterator[Finding]:
    """A budget is given to an agency that does not exist."""
    known = _Known(book)
    for filed in book.efforts:
        for place, budget in enumerate(filed.value.budgets):
            route: Route = ("budgets", place, "agency")
            yield from known(budget.agency, book.agencies, UNKNOWN_AGENCY_ID, filed.file, route)


def agency_references(book: Book) -> Iterator[Finding]:
    """An agency belongs to a group that does not exist, or a spelling of several names one."""
    known = _Known(book)
    for member in book.all_agencies:
        for place, group in enumerate(member.value.member_of):
            route: Route = (*member.route, "member_of", place)
            yield from known(group, book.agencies, UNKNOWN_AGENCY_ID, member.file, route)
    for filed in book.combinations:
        for place, agency in enumerate(filed.value.agencies):
            route = (*filed.route, "agencies", place)
            yield from known(agency, book.agencies, UNKNOWN_AGENCY_ID, filed.file, route)


def plan_references(book: Book) -> Iterator[Finding]:
    """A plan names a document, unit, index or agency that does not exist."""
    known = _Known(book)
    for filed in book.plans:
        plan, file = filed.value, filed.file
        yield from known(plan.document, book.documents, UNKNOWN_DOCUMENT, file, ("document",))
        document = book.documents.get(plan.document)
        if document is not None and document.date is None:
            yield Finding(PLAN_UNDATED, file, {"given": plan.document}, route=("document",))
        yield from known(plan.unit, book.units, UNKNOWN_UNIT_ID, file, ("unit",))
        indexes: list[tuple[str | None, Route]] = [
            (part.index, ("parts", place, "index")) for place, part in enumerate(plan.parts)
        ]
        indexes += [(target.index, ("targets", n, "index")) for n, target in enumerate(plan.targets)]
        for index, route in indexes:
            if index is not None:
                yield from known(index, book.indexes, UNKNOWN_INDEX_ID, file, route)
    for task in all_items(book):
        for place, related in enumerate(task.item.related):
            route = (*task.route, "related", place, "index")
            yield from known(related.index, book.indexes, UNKNOWN_INDEX_ID, task.file, route)
        for key, cell in (("leads", task.item.leads), ("helpers", task.item.helpers)):
            for place, agency in enumerate(cell.agencies if cell else ()):
                route = (*task.route, key, "agencies", place)
                yield from known(agency, book.agencies, UNKNOWN_AGENCY_ID, task.file, route)


def progress_references(book: Book) -> Iterator[Finding]:
    """A report names a plan or agency that does not exist, or a period outside the plan."""
    known = _Known(book)
    for filed in book.progress:
        report, file = filed.value, filed.file
        yield from known(report.agency, book.agencies, UNKNOWN_AGENCY_ID, file, ("agency",))
        plan = book.plans_by_document.get(report.plan)
        if plan is not None:
            if report.period.year not in plan.value.period:
                facts = {"given": str(report.period), "plan": report.plan}
                yield Finding(REPORT_OUTSIDE_PLAN, file, facts, route=("period",))
        else:
            near = closest(report.plan, book.plans_by_document) or ""
            yield Finding(UNKNOWN_PLAN, file, {"given": report.plan, "near": near}, route=("plan",))


def plan_answers(book: Book) -> Iterator[Finding]:
    """A plan answers a scorecard that does not exist."""
    for filed in book.plans:
        for place, part in enumerate(filed.value.parts):
            if part.index is not None and part.answers is not None:
                key = Key(part.index, filed.value.unit, part.answers)
                yield from _scorecard(book, key, filed.file, ("parts", place, "answers"))
    for task in all_items(book):
        for place, related in enumerate(task.item.related):
            key = Key(related.index, task.plan.unit, related.year)
            yield from _scorecard(book, key, task.file, (*task.route, "related", place, "year"))


def _scorecard(book: Book, key: Key, file: str, route: Route) -> Iterator[Finding]:
    there = tree_of(book, key.index, key.unit, key.year)
    if there is None and key.index in book.indexes:
        yield Finding(ANSWERS_NOTHING, file, {"index": key.index, "year": str(key.year)}, route=route)


def plan_criteria(book: Book) -> Iterator[Finding]:
    """A target or task is about a criterion that its index does not have."""
    known = _KnownCriteria(book)
    for filed in book.plans:
        for place, target in enumerate(filed.value.targets):
            if target.criterion is not None and target.index is not None:
                key = Key(target.index, filed.value.unit, 0)
                yield from known.check(key, {target.criterion: ("targets", place, "criterion")}, filed.file)
        for place, part in enumerate(filed.value.parts):
            key = Key(part.index or "", filed.value.unit, part.answers or 0)
            codes: dict[str, Route] = {
                entry.criterion: ("parts", place, "unassigned", number, "criterion")
                for number, entry in enumerate(part.unassigned)
            }
            yield from known.check(key, codes, filed.file)
    for task in all_items(book):
        item, unit = task.item, task.plan.unit
        key = Key(task.part.index or "", unit, task.part.answers or 0)
        codes = {code: (*task.route, "criteria", place) for place, code in enumerate(item.criteria)}
        yield from known.check(key, codes, task.file)
        for n, related in enumerate(item.related):
            key = Key(related.index, unit, related.year)
            above = (*task.route, "related", n, "criteria")
            codes = {code: (*above, place) for place, code in enumerate(related.criteria)}
            yield from known.check(key, codes, task.file)


class _KnownCriteria:
    """The codes that an index has in a year (0: in any), each scorecard read once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._codes: dict[Key, Mapping[str, None] | None] = {}
        self._suggestions = Suggestions()

    def check(self, key: Key, given: Mapping[str, Route], file: str) -> Iterator[Finding]:
        """Yield those of the `given` codes that the index does not have."""
        if not given:
            return
        if key not in self._codes:
            self._codes[key] = self._of(key)
        codes = self._codes[key]
        if codes is None:
            return
        name = f"{key.index} {key.year}" if key.year else key.index
        for code, route in given.items():
            if code not in codes:
                near = self._suggestions.near(file, partial(closest_sibling, code, codes))
                facts = {"index": name, "given": code, "near": near}
                yield Finding(UNKNOWN_CRITERION_CODE, file, facts, route=route)

    def _of(self, key: Key) -> Mapping[str, None] | None:
        """Return the codes of `key`: of its scorecard if it lists any, else those that indexes.yaml names.

        None where another check tells what is missing: the index, or the scorecard of that year.
        """
        index = self._book.indexes.get(key.index)
        cards = [
            filed.value
            for other, filed in self._book.scorecards.items()
            if (other.index, other.unit) == (key.index, key.unit) and key.year in (0, other.year)
        ]
        row = tree_of(self._book, key.index, key.unit, key.year) if key.year and not cards else None
        cards += [row.value] if row else []
        if index is None or (key.year and not cards):
            return None
        listed = {node.criterion.code: None for card in cards for node in walk(card)}
        named = {criterion.code: None for criterion in index_criteria(index)}
        if key.year:
            return listed or named
        return {**listed, **named}


class _Known:
    """Tells the references that lead nowhere, with the nearest name that there is."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._suggestions = Suggestions()

    def __call__(
        self, given: str, known: Collection[str], rule: Rule, file: str, route: Route
    ) -> Iterator[Finding]:
        """Yield a finding where `given` is none of `known`."""
        if given not in known and (known or not self._book.unread):
            near = self._suggestions.near(file, lambda: closest(given, known))
            yield Finding(rule, file, {"given": given, "near": near}, route=route)
