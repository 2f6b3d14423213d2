"""Progress reports: about an item that there is, by an agency that leads it, once a period."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from ctscore.analysis.plans import plan_items
from ctscore.analysis.tasks import leads
from ctscore.book import Book, Filed
from ctscore.decimals import HUNDRED
from ctscore.findings import Finding
from ctscore.findings.reference_rules import (
    BEGUN_AFTER_ALL,
    DONE_IN_PART,
    NOT_A_TASK,
    NOT_ITS_ITEM,
    SAME_REPORT_TWICE,
    STATUS_EMPTY,
    UNKNOWN_ITEM,
)
from ctscore.model import Progress
from ctscore.words import Suggestions, closest


def reported_items(book: Book) -> Iterator[Finding]:
    """A report is about an item that the plan does not have, that is no task, or that others lead."""
    for filed in book.progress:
        plan = book.plans_by_document.get(filed.value.plan)
        if plan is None:
            continue
        items = {task.item.id: task for task in plan_items(book, plan)}
        known = [id_ for id_, task in items.items() if task.is_leaf and not task.is_duty]
        suggestions = Suggestions()
        for place, report in enumerate(filed.value.reports):
            route = ("reports", place, "item")
            task = items.get(report.item)
            if task is None:
                near = suggestions.near(filed.file, partial(closest, report.item, known))
                facts = {"plan": filed.value.plan, "given": report.item, "near": near}
                yield Finding(UNKNOWN_ITEM, filed.file, facts, route=route)
            elif not task.is_leaf or task.is_duty:
                facts = {"plan": filed.value.plan, "given": report.item}
                yield Finding(NOT_A_TASK, filed.file, facts, route=route)
            elif filed.value.agency in book.agencies and not leads(book, filed.value.agency, task):
                facts = {"agency": filed.value.agency, "given": report.item}
                yield Finding(NOT_ITS_ITEM, filed.file, facts, route=route)


def same_report_twice(book: Book) -> Iterator[Finding]:
    """An agency reports twice on one item at the end of one stretch of time."""
    seen: dict[tuple[str, str, date, str], tuple[Filed[Progress], int]] = {}
    for filed in book.progress:
        head = filed.value
        for place, report in enumerate(head.reports):
            key = (head.plan, head.agency, head.period.last, report.item)
            first, where = seen.setdefault(key, (filed, place))
            if (first.file, where) != (filed.file, place):
                line = str(book.line(first.file, ("reports", where, "item")))
                facts = {"given": report.item, "other": first.file, "line": line}
                yield Finding(SAME_REPORT_TWICE, filed.file, facts, route=("reports", place, "item"))


def statuses(book: Book) -> Iterator[Finding]:
    """A status is still empty, or says another thing than the percentage."""
    for filed in book.progress:
        for place, report in enumerate(filed.value.reports):
            if not report.status:
                route = ("reports", place, "status")
                yield Finding(STATUS_EMPTY, filed.file, {"given": report.item}, route=route)
            elif report.status == "done" and report.percent is not None and report.percent < HUNDRED:
                route = ("reports", place, "percent")
                yield Finding(DONE_IN_PART, filed.file, {"given": report.percent}, route=route)
            elif report.status == "not-started" and report.percent:
                route = ("reports", place, "percent")
                yield Finding(BEGUN_AFTER_ALL, filed.file, {"given": report.percent}, route=route)
