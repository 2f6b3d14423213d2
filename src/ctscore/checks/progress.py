"""Progress reports: about an item that there is, by an agency that leads it, once a period."""

from collections.abc import Iterator

from ctscore.analysis.plans import Task, plan_items
from ctscore.book import Book, Filed
from ctscore.findings import Finding
from ctscore.findings.reference_rules import (
    NOT_ITS_ITEM,
    REPORT_OUTSIDE_PLAN,
    SAME_REPORT_TWICE,
    UNKNOWN_AGENCY_ID,
    UNKNOWN_ITEM,
    UNKNOWN_PLAN,
)
from ctscore.model import Progress
from ctscore.words import closest


def progress_references(book: Book) -> Iterator[Finding]:
    """A report names a plan or agency that does not exist, or a period outside the plan."""
    for filed in book.progress:
        report = filed.value
        if report.agency not in book.agencies and (book.agencies or not book.unread):
            near = closest(report.agency, book.agencies) or ""
            facts = {"given": report.agency, "near": near}
            yield Finding(UNKNOWN_AGENCY_ID, filed.file, facts, route=("agency",))
        plan = book.plans_by_document.get(report.plan)
        if plan is None:
            if not book.unread:
                near = closest(report.plan, book.plans_by_document) or ""
                yield Finding(UNKNOWN_PLAN, filed.file, {"given": report.plan, "near": near}, route=("plan",))
        elif report.period.year not in plan.value.period:
            facts = {"given": str(report.period), "plan": report.plan}
            yield Finding(REPORT_OUTSIDE_PLAN, filed.file, facts, route=("period",))


def reported_items(book: Book) -> Iterator[Finding]:
    """A report is about an item that the plan does not have, or that others lead."""
    for filed in book.progress:
        plan = book.plans_by_document.get(filed.value.plan)
        if plan is None:
            continue
        tasks = {task.item.id: task for task in plan_items(plan) if task.is_leaf}
        for place, report in enumerate(filed.value.reports):
            route = ("reports", place, "item")
            if report.item not in tasks:
                near = closest(report.item, tasks) or ""
                facts = {"plan": filed.value.plan, "given": report.item, "near": near}
                yield Finding(UNKNOWN_ITEM, filed.file, facts, route=route)
            elif filed.value.agency in book.agencies and not _may_report(book, filed, tasks[report.item]):
                facts = {"agency": filed.value.agency, "given": report.item}
                yield Finding(NOT_ITS_ITEM, filed.file, facts, route=route)


def _may_report(book: Book, filed: Filed[Progress], task: Task) -> bool:
    """Return whether the agency leads `task`, alone or as one of a group of agencies that does."""
    leads = [book.agencies.get(id_) for id_ in task.leads]
    grouped = any(lead is not None and lead.kind == "group" for lead in leads)
    return grouped or filed.value.agency in task.leads


def same_report_twice(book: Book) -> Iterator[Finding]:
    """An agency reports twice on one item for one period."""
    seen: dict[tuple[str, str, str, str], tuple[Filed[Progress], int]] = {}
    for filed in book.progress:
        head = filed.value
        for place, report in enumerate(head.reports):
            key = (head.plan, head.agency, str(head.period), report.item)
            first, where = seen.setdefault(key, (filed, place))
            if (first.file, where) != (filed.file, place):
                line = str(book.line(first.file, ("reports", where, "item")))
                facts = {"given": report.item, "other": first.file, "line": line}
                yield Finding(SAME_REPORT_TWICE, filed.file, facts, route=("reports", place, "item"))
