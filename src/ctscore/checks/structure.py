"""What must hold before any points can be added up; an answer is refused where one of these fails."""

from collections.abc import Iterator

from ctscore.analysis.tree import walk
from ctscore.book import Book, Key
from ctscore.findings import Finding, Route
from ctscore.findings.reference_rules import SAME_PLAN_TWICE, SAME_SCORECARD_TWICE
from ctscore.findings.score_rules import (
    ACHIEVED_ABOVE_MAX,
    DUPLICATE_CODE,
    LEAF_WITHOUT_POINTS,
    POINTS_ON_PARENT,
)


def same_scorecard_twice(book: Book) -> Iterator[Finding]:
    """Two files claim the same index, unit and year."""
    for filed in book.all_scorecards:
        card = filed.value
        first = book.scorecards[Key(card.index, card.unit, card.year)]
        if first.file != filed.file:
            facts = {"index": card.index, "year": str(card.year), "unit": card.unit, "other": first.file}
            yield Finding(SAME_SCORECARD_TWICE, filed.file, facts, route=("index",))


def same_plan_twice(book: Book) -> Iterator[Finding]:
    """Two files hold the plan of one document."""
    for filed in book.all_plans:
        first = book.plans_by_document[filed.value.document]
        if first.file != filed.file:
            facts = {"given": filed.value.document, "other": first.file}
            yield Finding(SAME_PLAN_TWICE, filed.file, facts, route=("document",))


def duplicate_codes(book: Book) -> Iterator[Finding]:
    """Two criteria of one scorecard have the same code."""
    for filed in book.all_scorecards:
        seen: dict[str, Route] = {}
        for node in walk(filed.value):
            code = node.criterion.code
            if code in seen:
                facts = {"code": code, "line": str(book.line(filed.file, seen[code]))}
                yield Finding(DUPLICATE_CODE, filed.file, facts, route=(*node.route, "code"))
            seen.setdefault(code, (*node.route, "code"))


def leaf_points(book: Book) -> Iterator[Finding]:
    """A leaf lacks its maximum or achieved points, or achieved more than it can; a parent has points."""
    for filed in book.all_scorecards:
        for node in walk(filed.value):
            criterion = node.criterion
            if not node.is_leaf:
                if criterion.achieved is not None:
                    route = (*node.route, "achieved")
                    yield Finding(POINTS_ON_PARENT, filed.file, {"code": criterion.code}, route=route)
                continue
            for key, points in (("max", criterion.max), ("achieved", criterion.achieved)):
                if points is None:
                    facts = {"code": criterion.code, "key": key}
                    yield Finding(LEAF_WITHOUT_POINTS, filed.file, facts, route=node.route)
            if (
                criterion.max is not None
                and criterion.achieved is not None
                and criterion.achieved > criterion.max
            ):
                figures = {"achieved": criterion.achieved, "max": criterion.max}
                yield Finding(ACHIEVED_ABOVE_MAX, filed.file, figures, route=(*node.route, "achieved"))
