"""Progress reports: about an item that there is, by an agency that leads it, once a period."""

from collections.abc import Iterator
from functools import partial

from ctscore.analysis.plans import plan_items
from ctscore.analysis.tasks import leads
from ctscore.book import Book, repeated
from ctscore.checks import Checks
from ctscore.decimals import HUNDRED
from ctscore.findings import Finding, fault
from ctscore.findings.rule import error, warning
from ctscore.phrases import Words
from ctscore.words import Suggestions, closest

UNKNOWN_ITEM = error(
    "CT427", "unknown-item",
    Words("{plan} không có mục `{given}`{suggestion}", "{plan} has no item `{given}`{suggestion}"),
    Words("ghi `id` của một nhiệm vụ trong kế hoạch; xem `ctscore tasks --plan {plan}`", "write the `id` of a task of the plan; see `ctscore tasks --plan {plan}`"),
)  # fmt: skip
NOT_ITS_ITEM = error(
    "CT428", "not-its-item",
    Words("`{agency}` không chủ trì mục {given}", "`{agency}` does not lead the item {given}"),
    Words("chỉ cơ quan chủ trì, hay thành viên của nhóm chủ trì (`member_of`), báo cáo về một nhiệm vụ", "a task is reported on by an agency that leads it, or a member (`member_of`) of a group that does"),
)  # fmt: skip
SAME_REPORT_TWICE = error(
    "CT429", "same-report-twice",
    Words("mục {given} đã được báo cáo cho kỳ này trong {other}, dòng {line}", "the item {given} is reported for this period already in {other}, line {line}"),
    Words("giữ lại một báo cáo cho mỗi mục, mỗi cơ quan, mỗi kỳ", "keep one report for an item, an agency and a period"),
)  # fmt: skip
NOT_A_TASK = error(
    "CT432", "not-a-task",
    Words("mục {given} là đề mục hay trách nhiệm chung, không phải nhiệm vụ", "the item {given} is a heading or a duty, not a task"),
    Words("báo cáo theo từng nhiệm vụ; xem `ctscore tasks --plan {plan}`", "report on tasks; see `ctscore tasks --plan {plan}`"),
)  # fmt: skip
DONE_IN_PART = error(
    "CT436", "done-in-part",
    Words("`done` mà chỉ {given} phần trăm", "`done` with {given} percent"),
    Words("xong là 100 phần trăm; chưa xong thì ghi `under-way` hoặc `late`", "done is 100 percent; what is not done is `under-way` or `late`"),
)  # fmt: skip
STATUS_EMPTY = warning(
    "CT437", "status-empty",
    Words("mục {given} chưa báo cáo: `status` còn trống", "the item {given} is not reported on yet: `status` is empty"),
    Words("điền một trong: done, under-way, late, not-started; hoặc xóa mục", "fill in one of: done, under-way, late, not-started; or delete the item"),
)  # fmt: skip
BEGUN_AFTER_ALL = error(
    "CT440", "begun-after-all",
    Words("`not-started` mà đã được {given} phần trăm", "`not-started` with {given} percent"),
    Words("đã làm thì ghi `under-way`, `late` hoặc `done`; chưa làm thì bỏ `percent`", "what was begun is `under-way`, `late` or `done`; what was not has no `percent`"),
)  # fmt: skip


def reported_items(book: Book) -> Iterator[Finding]:
    """A report is about an item that the plan does not have, that is no task, or that others lead."""
    for filed in book.progress:
        plan = book.plans_by_document.get(filed.value.plan)
        if plan is None:
            continue
        items = {task.item.id: task for task in plan_items(book, plan)}
        known = [id_ for id_, task in items.items() if task.is_task and not task.is_duty]
        suggestions = Suggestions()
        for place, report in enumerate(filed.value.reports):
            route = ("reports", place, "item")
            task = items.get(report.item)
            if task is None:
                near = suggestions.near(filed.file, partial(closest, report.item, known))
                facts = {"plan": filed.value.plan, "given": report.item, "near": near}
                yield Finding(UNKNOWN_ITEM, filed.file, facts, route=route)
            elif not task.is_task or task.is_duty:
                yield fault(NOT_A_TASK, filed.file, route, plan=filed.value.plan, given=report.item)
            elif filed.value.agency in book.agencies and not leads(
                book, filed.value.agency, task, filed.value.period
            ):
                yield fault(NOT_ITS_ITEM, filed.file, route, agency=filed.value.agency, given=report.item)


def same_report_twice(book: Book) -> Iterator[Finding]:
    """An agency reports twice on one item at the end of one stretch of time."""
    reports = (
        (
            (one.plan, one.agency, one.period.last, report.item),
            (file, ("reports", place, "item"), report.item),
        )
        for file, one in ((filed.file, filed.value) for filed in book.progress)
        for place, report in enumerate(one.reports)
    )
    for (other, first, item), (file, route, _) in repeated(reports):
        line = str(book.line(other, first))
        yield fault(SAME_REPORT_TWICE, file, route, given=item, other=other, line=line)


def statuses(book: Book) -> Iterator[Finding]:
    """A status is still empty, or says another thing than the percentage."""
    for filed in book.progress:
        for place, report in enumerate(filed.value.reports):
            if not report.status:
                yield fault(STATUS_EMPTY, filed.file, ("reports", place, "status"), given=report.item)
            elif report.status == "done" and report.percent is not None and report.percent < HUNDRED:
                yield fault(DONE_IN_PART, filed.file, ("reports", place, "percent"), given=report.percent)
            elif report.status == "not-started" and report.percent:
                yield fault(BEGUN_AFTER_ALL, filed.file, ("reports", place, "percent"), given=report.percent)


RULE_DOCS = r"""
- code: CT427
  why:
    vi: "Kết quả báo cáo cho một mục không có thật thì rơi mất, còn nhiệm vụ định nói tới vẫn hiện là chưa báo cáo, dù đã làm xong."
    en: "What is reported on an item that does not exist is lost, and the task that was meant shows as not reported on, even if it is done."
  begins: progress
  example: |2
    - - {item: "I/1.3", status: done}
    + - {item: "I/1.2", status: done}
- code: CT428
  why:
    vi: "Việc bị tính thêm cho một cơ quan không chủ trì, còn cơ quan chủ trì vẫn bị ghi là chưa báo cáo. Thường là nhầm mã mục hoặc mã cơ quan."
    en: "The task is counted under an agency that does not lead it, while the one that does still shows as not having reported. Usually the item or the agency is the wrong one."
  file: progress/so-mot.yaml
  example: |2
      format: ctscore/progress@1
      plan: van-ban-mau
    - agency: so-hai
    + agency: so-mot
      period: 2023-Q3
      reports:
      - {item: "I/1.1", status: under-way}
- code: CT429
  why:
    vi: "Hai báo cáo về cùng một việc trong cùng một kỳ mà bảng tiến độ chỉ lấy một: lấy nhầm thì việc chậm hiện ra là đã xong."
    en: "Of two reports on one task for one period the progress table takes only one: if it is the wrong one, a task that is late shows as done."
  begins: progress
  example: |2
      - {item: "I/1.1", status: late}
    - - {item: "I/1.1", status: done}
    + - {item: "I/1.2", status: done}
- code: CT432
  why:
    vi: "Đề mục không phải là việc để làm, trách nhiệm chung thì không có lúc xong. Bảng tiến độ chỉ đếm nhiệm vụ, nên báo cáo ấy không được tính vào đâu cả."
    en: "A heading is not work, and a general duty is never finished. The progress table counts tasks only, so that such a report counts nowhere."
  bad:
    vi: "`item: \"IV/1\"`, khi phần có mục ấy ghi `holds: duties`, hoặc mục ấy còn có mục con (`items`)"
    en: "`item: \"IV/1\"`, where the part of that item says `holds: duties`, or the item has `items` of its own"
  good:
    vi: "`item: \"I/1.1\"`, một nhiệm vụ không có mục con"
    en: "`item: \"I/1.1\"`, a task without items of its own"
- code: CT436
  why:
    vi: "Đã ghi là xong thì việc được đếm vào số hoàn thành và không bị tính chậm nữa. Mới được 40 phần trăm thì phần còn lại sẽ không ai hỏi tới."
    en: "What is reported as done counts among the finished and is never late again. At 40 percent nobody would ask about the rest."
  begins: progress
  example: |2
    - - {item: "I/1.1", status: done, percent: 40}
    + - {item: "I/1.1", status: under-way, percent: 40}
- code: CT437
  why:
    vi: "Mục chưa điền trong mẫu báo cáo được tính là chưa báo cáo. Biết trước khi tổng hợp thì còn kịp hỏi lại cơ quan."
    en: "An item left empty in the report counts as not reported. Seen before the figures are put together, there is still time to ask the agency."
  begins: progress
  example: |2
    - - {item: "I/1.1", status: ""}
    + - {item: "I/1.1", status: not-started}
- code: CT440
  why:
    vi: "Việc ghi chưa làm thì không ai đếm phần đã xong. Đã có 60 phần trăm mà ghi chưa làm thì báo cáo bỏ sót công việc của chính cơ quan mình."
    en: "Of what was not begun nobody counts a part as done. With 60 percent reported, the agency would leave its own work out of its report."
  begins: progress
  example: |2
    - - {item: "I/1.1", status: not-started, percent: 60}
    + - {item: "I/1.1", status: under-way, percent: 60}
"""

CHECKS = Checks(
    independent=(reported_items, same_report_twice, statuses),
)
