"""What must hold before any points can be added up; an answer is refused where one of these fails."""

from collections.abc import Iterator

from ctscore.analysis.panels import all_trees
from ctscore.book import Book, Key
from ctscore.findings import Fact, Finding, Route
from ctscore.findings.panel_rules import BELOW_MINIMUM, NO_SCALE_MISPLACED, SCALE_BACKWARDS
from ctscore.findings.reference_rules import SAME_PLAN_TWICE, SAME_SCORECARD_TWICE
from ctscore.findings.score_rules import (
    ACHIEVED_ABOVE_MAX,
    DUPLICATE_CODE,
    LEAF_WITHOUT_POINTS,
    POINTS_ON_PARENT,
)
from ctscore.scoring import Node, walk


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
    """Two criteria of one scorecard or panel have the same code."""
    for filed in all_trees(book):
        seen: dict[str, Route] = {}
        for node in walk(filed.value):
            code = node.criterion.code
            if code in seen:
                facts = {"code": code, "line": str(book.line(filed.file, seen[code]))}
                yield Finding(DUPLICATE_CODE, filed.file, facts, route=(*node.route, "code"))
            seen.setdefault(code, (*node.route, "code"))


def leaf_points(book: Book) -> Iterator[Finding]:
    """A leaf lacks its achieved points, or achieved more or less than it can; a parent has points."""
    for filed in book.all_scorecards:
        for node in walk(filed.value):
            criterion = node.criterion
            if not node.is_leaf:
                if criterion.achieved is not None:
                    route = (*node.route, "achieved")
                    yield Finding(POINTS_ON_PARENT, filed.file, {"code": criterion.code}, route=route)
                continue
            if criterion.achieved is None:
                facts = {"code": criterion.code, "key": "achieved"}
                yield Finding(LEAF_WITHOUT_POINTS, filed.file, facts, route=node.route)
                continue
            at = (*node.route, "achieved")
            if criterion.max is not None and criterion.achieved > criterion.max:
                figures: dict[str, Fact] = {"achieved": criterion.achieved, "max": criterion.max}
                yield Finding(ACHIEVED_ABOVE_MAX, filed.file, figures, route=at)
            if criterion.min is not None and criterion.achieved < criterion.min:
                figures = {"code": criterion.code, "given": criterion.achieved, "min": criterion.min}
                yield Finding(BELOW_MINIMUM, filed.file, figures, route=at)


def scales(book: Book) -> Iterator[Finding]:
    """A leaf has no maximum and does not say why, or a scale that ends before it begins."""
    for filed in all_trees(book):
        for node in walk(filed.value):
            yield from _scale(node, filed.file)


def _scale(node: Node, file: str) -> Iterator[Finding]:
    criterion, code = node.criterion, node.criterion.code
    if criterion.no_scale is not None:
        above = node.parents[-1] if node.parents else None
        if not node.is_leaf or criterion.max is not None or above is None or above.max is None:
            yield Finding(NO_SCALE_MISPLACED, file, {"code": code}, route=(*node.route, "no_scale"))
    elif node.is_leaf and criterion.max is None:
        yield Finding(LEAF_WITHOUT_POINTS, file, {"code": code, "key": "max"}, route=node.route)
    if criterion.min is not None and criterion.max is not None and criterion.min >= criterion.max:
        ends: dict[str, Fact] = {"code": code, "min": criterion.min, "max": criterion.max}
        yield Finding(SCALE_BACKWARDS, file, ends, route=(*node.route, "min"))
