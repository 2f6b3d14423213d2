"""Data files to be filled in, ready to be saved and validated."""

import json
from collections.abc import Sequence

from ctscore.analysis.plans import Task
from ctscore.analysis.tasks import leads, leaves_of, served
from ctscore.book import Book, Filed
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import LEADS_NOTHING, OUTSIDE_PLAN
from ctscore.model import Plan
from ctscore.periods import Period
from ctscore.words import printable


def report_template(book: Book, filed: Filed[Plan], agency: str, period: Period, lang: str) -> str:
    """Return the progress report of `agency` on `filed` for `period` as YAML with the statuses left empty.

    Raises `Refusal` where the agency leads no task of the plan, or the period is not one of the plan's years.
    """
    plan = filed.value
    if period.year not in plan.period:
        raise Refusal(OUTSIDE_PLAN, given=str(period), plan=plan.document, years=str(plan.period))
    tasks = (task for task in leaves_of(book, (filed,)) if not task.is_duty)
    led = [task for task in tasks if leads(book, agency, task)]
    if not led:
        raise Refusal(LEADS_NOTHING, agency=book.agencies[agency].name.vi, plan=plan.document)
    lines = [*_head(book, plan, agency, period, lang), "reports:"]
    for task in led:
        lines += _entry(task, lang)
    return "\n".join(lines) + "\n"


def _head(book: Book, plan: Plan, agency: str, period: Period, lang: str) -> Sequence[str]:
    name = printable(book.agencies[agency].name.vi)
    vi = (
        f"# {name}: báo cáo kỳ {period} về {plan.document}.",
        "# Điền `status` từng mục: done (xong), under-way (đang làm), late (trễ), not-started (chưa làm).",
        "# Bỏ dấu # ở dòng nào có số liệu để điền; xóa mục không báo cáo. Kiểm tra: ctscore validate TỆP",
    )
    en = (
        f"# {name}: report for {period} on {plan.document}.",
        "# Fill in `status` for each item: done, under-way, late or not-started.",
        "# Take away the # before a line that you have a figure for; delete items not reported on. "
        "Check: ctscore validate FILE",
    )
    return (
        "# yaml-language-server: $schema=../../schemas/progress.json",
        *(vi if lang == "vi" else en),
        "format: ctscore/progress@1",
        f"plan: {plan.document}",
        f"agency: {agency}",
        f"period: {period}",
    )


def _entry(task: Task, lang: str) -> Sequence[str]:
    facts = (task.printed.get("leads"), task.printed.get("timing"), *(f"{i} {c}" for i, c in served(task)))
    return (
        f"# {printable(task.item.say(lang))}",
        f"# {printable(' · '.join(fact for fact in facts if fact))}",
        f"- item: {json.dumps(task.item.id, ensure_ascii=False)}",
        "  status:",
        "  # percent: 50",
        "  # figure: 99.5",
        '  # evidence: ""',
        '  # note: {vi: ""}',
    )
