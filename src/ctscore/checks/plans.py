"""Plans: every task has a lead, every target a year, every lost point an owner."""

from collections.abc import Iterator
from functools import partial

from ctscore.analysis.gaps import find_gaps
from ctscore.analysis.plans import Task, all_items, leaves_for, plan_items
from ctscore.book import Book, Filed, repeated
from ctscore.checks import Checks
from ctscore.findings import Fact, Finding, Route, fault
from ctscore.findings.rule import error, note, warning
from ctscore.model import Plan, Scorecard, Target, Years
from ctscore.phrases import Words
from ctscore.words import Suggestions, closest

LOSS_WITHOUT_LEAD = warning(
    "CT409", "loss-without-lead",
    Words("chưa có kế hoạch nào phân công cơ quan chủ trì cho tiêu chí {code} (mất {lost} điểm)", "no plan gives {code} a lead agency, though it lost points ({lost})"),
    Words("thêm nhiệm vụ cho tiêu chí này vào kế hoạch; nếu chính văn bản không có, ghi vào `unassigned` của phần ấy", "add a task for it to a plan; if the document itself has none, say so under `unassigned` of that part"),
)  # fmt: skip
CRITERION_TWICE_IN_ANNEX = error(
    "CT413", "criterion-twice-in-annex",
    Words("tiêu chí {given} đã có trong mục {other} của cùng phụ lục", "the criterion {given} stands already in item {other} of the same annex"),
    Words("mỗi tiêu chí một nhiệm vụ trong một phụ lục", "a criterion has one task in an annex"),
)  # fmt: skip
ITEM_WITHOUT_LEAD = error(
    "CT414", "item-without-lead",
    Words("mục {given} không có cơ quan chủ trì", "the item {given} has no lead agency"),
    Words("ghi cơ quan chủ trì vào `agencies`; ô trống thuộc về khối phía trên (`merged_with`); nguồn không nêu ai thì ghi `leads: {{missing: Ô để trống, agencies: []}}`", "name the lead in `agencies`; an empty cell belongs to the block above it (`merged_with`); where the source names nobody, say so: `leads: {{missing: The cell is empty, agencies: []}}`"),
)  # fmt: skip
ITEM_WITHOUT_TASK = error(
    "CT418", "item-without-task",
    Words("mục {given} không nói phải làm gì", "the item {given} does not say what is to be done"),
    Words("tóm tắt nhiệm vụ vào `task`; mục chỉ làm đầu đề thì ghi `title`; chỉ nêu ai chủ trì tiêu chí thì có `criteria`, `leads`, không có `product`; chưa ai chủ trì (`missing`) thì mới được có `timing`", "sum the task up in `task`; a mere heading has a `title`; one that says no more than who leads criteria has `criteria` and `leads`, and no `product`; it has a `timing` only where nobody leads yet (`missing`)"),
)  # fmt: skip
PART_SOURCE = error(
    "CT419", "part-source",
    Words("phần này phải là một phụ lục (`annex`) hoặc một mục (`section`)", "a part must be either an `annex` or a `section`"),
    Words("ghi đúng một trong hai", "write exactly one of the two"),
)  # fmt: skip
INDEX_MISSING = error(
    "CT420", "index-missing",
    Words("`{key}` nói về một chỉ số, nhưng không có `index`", "`{key}` speaks of an index, but there is no `index`"),
    Words("ghi chỉ số vào phần hay mục tiêu này, ví dụ `index: PAR-INDEX`", "name the index of this part or target, such as `index: PAR-INDEX`"),
)  # fmt: skip
TARGET_WITHOUT_YEAR = error(
    "CT421", "target-without-year",
    Words("mục tiêu {given} phải có đúng một trong `due` và `each_year`", "the target {given} must have exactly one of `due` and `each_year`"),
    Words("`due: 2022` là chậm nhất trong năm ấy; `each_year: {{first: 2018, last: 2020}}` là từng năm", "`due: 2022` is by the end of that year; `each_year: {{first: 2018, last: 2020}}` is every year"),
)  # fmt: skip
TARGET_UNIT = error(
    "CT422", "target-unit",
    Words("đơn vị của mục tiêu {given} không hợp với cách đặt mục tiêu", "the unit of the target {given} does not fit the rest of it"),
    Words("hạng (`rank`) đi với `within`, của cả chỉ số; điểm (`points`) cần `out_of`, đơn vị khác thì không", "`rank` goes with `within`, of a whole index; `points` need `out_of`, other units have none"),
)  # fmt: skip
UNKNOWN_TARGET = error(
    "CT423", "unknown-target",
    Words("kế hoạch này không có mục tiêu `{given}`{suggestion}", "this plan has no target `{given}`{suggestion}"),
    Words("ghi mã của một mục tiêu trong `targets` của cùng tệp", "write the id of one of the `targets` of the same file"),
)  # fmt: skip
SPAN_BACKWARDS = error(
    "CT424", "span-backwards",
    Words("`last` đứng trước `first`", "`last` is before `first`"),
    Words("đổi lại hai mốc, theo nguồn", "put the two right, after the source"),
)  # fmt: skip
HEADING_WITH_CELLS = error(
    "CT433", "heading-with-cells",
    Words("`{key}` không có tác dụng ở đề mục {given}: các mục con không thừa hưởng", "`{key}` has no effect on the heading {given}: the items below do not inherit it"),
    Words("chuyển xuống từng mục con", "move it to the items below"),
)  # fmt: skip
ASSIGNED_AFTER_ALL = error(
    "CT439", "assigned-after-all",
    Words("{given} ghi là chưa có nhiệm vụ, nhưng mục {item} có nhiệm vụ cho tiêu chí này", "{given} is said to have no task, but the item {item} is a task for it"),
    Words("bỏ tiêu chí khỏi `unassigned`", "take it out of `unassigned`"),
)  # fmt: skip
SAME_TASK_TWICE = error(
    "CT441", "same-task-twice",
    Words("mục {given} và mục {other} là một: cùng dòng {row}, cùng nhiệm vụ", "the items {given} and {other} are one: the same row {row}, the same task"),
    Words("giữ lại một mục; nếu là hai nhiệm vụ thì sửa `row` hoặc `task` theo nguồn", "keep one of them; if they are two tasks, correct `row` or `task` after the source"),
)  # fmt: skip
OUTSIDE_PLAN = warning(
    "CT447", "year-outside-plan",
    Words("năm {given} nằm ngoài thời gian của kế hoạch ({period})", "the year {given} lies outside the years of the plan ({period})"),
    Words("so lại với nguồn; nếu nguồn ghi như vậy thì nới `period` của kế hoạch cho có năm ấy", "check it against the source; if it says so, widen the `period` of the plan to hold that year"),
)  # fmt: skip
LONG_AFTER_PLAN = warning(
    "CT690", "long-after-plan",
    Words("năm {given} cách năm đầu của kế hoạch ({first}) hơn {most} năm", "the year {given} is more than {most} years after the first one of the plan ({first})"),
    Words("gõ nhầm năm thì sửa theo nguồn; kế hoạch dài hạn thì ghi năm cuối: `period: {{first: {first}, last: {given}}}`", "correct a mistyped year after the source; of a long plan say the last year: `period: {{first: {first}, last: {given}}}`"),
)  # fmt: skip
_MOST_YEARS = 5
"""How many years a plan that names no last one reaches: as long as a five-year plan."""
OVER_BEFORE_PLAN = warning(
    "CT640", "over-before-plan",
    Words("thời hạn {given} đã qua khi kế hoạch ban hành ({issued})", "the deadline {given} was over when the plan was issued ({issued})"),
    Words("có thể đó là ngày của văn bản được dẫn trong ô, hoặc gõ nhầm năm: so lại với nguồn", "it may be the date of a document that the cell cites, or a mistyped year: check it against the source"),
)  # fmt: skip

IN_FORCE_ALONE = error(
    "CT451", "in-force-alone",
    Words("`in_force` cần có `index` và `inferred`, và không đi cùng `answers`", "`in_force` needs `index` and `inferred`, and excludes `answers`"),
    Words("`in_force` là của chương trình ban hành trước khi có kết quả: `inferred` ghi căn cứ gắn nhiệm vụ với tiêu chí; phần khắc phục một kết quả đã có thì chỉ ghi `answers`", "`in_force` is for a programme made before its results: say in `inferred` on what ground its tasks are tied to criteria; a part that answers a result has `answers` only"),
)  # fmt: skip

TASK_OF_ANOTHER = note(
    "CT452", "task-of-another",
    Words("nhiệm vụ ở dòng {given} nói về tiêu chí {code}; không có nhiệm vụ riêng: {others}", "the task in row {given} is about the criterion {code}; without a task of their own: {others}"),
    Words("đã ghi nhận; `coverage` tính riêng số điểm này", "on record; `coverage` counts these points apart"),
)  # fmt: skip


def parts(book: Book) -> Iterator[Finding]:
    """A part is neither annex nor section, or both; a part or target speaks of no index's criteria."""
    for filed in book.plans:
        for place, part in enumerate(filed.value.parts):
            if (part.annex is None) == (part.section is None):
                yield fault(PART_SOURCE, filed.file, ("parts", place))
            if part.answers is not None and part.index is None:
                yield fault(INDEX_MISSING, filed.file, ("parts", place, "answers"), key="answers")
            needed = part.index is not None and part.inferred is not None and part.answers is None
            if part.in_force is not None and not needed:
                yield fault(IN_FORCE_ALONE, filed.file, ("parts", place, "in_force"))
        for place, target in enumerate(filed.value.targets):
            if target.criterion is not None and target.index is None:
                yield fault(INDEX_MISSING, filed.file, ("targets", place, "criterion"), key="criterion")
    for task in all_items(book):
        if task.item.criteria and task.part.index is None:
            yield fault(INDEX_MISSING, task.file, (*task.route, "criteria"), key="criteria")


def items(book: Book) -> Iterator[Finding]:
    """An item says nothing, has no lead, or names a criterion that another item of its part has too."""
    for filed in book.plans:
        owners: dict[tuple[object, str], str] = {}
        for task in plan_items(book, filed):
            item, cell = task.item, task.lead_cell
            if item.task is None and (not _says_who_leads(task) if task.is_leaf else item.title is None):
                yield fault(ITEM_WITHOUT_TASK, filed.file, task.route, given=item.id)
            if task.is_leaf and not task.leads and (cell is None or cell.missing is None):
                yield fault(ITEM_WITHOUT_LEAD, filed.file, (*task.route, "leads"), given=item.id)
            if not task.is_leaf:
                beside = {"helpers": item.helpers, "timing": item.timing, "product": item.product}
                for key in (key for key, value in beside.items() if value is not None):
                    yield fault(HEADING_WITH_CELLS, filed.file, (*task.route, key), key=key, given=item.id)
            for place, code in enumerate(item.criteria):
                owner = (task.table, code)
                if owner in owners and task.part.in_force is None:
                    route = (*task.route, "criteria", place)
                    yield fault(CRITERION_TWICE_IN_ANNEX, filed.file, route, given=code, other=owners[owner])
                owners.setdefault(owner, item.id)


def _says_who_leads(task: Task) -> bool:
    """Return whether an item without words of a task says who leads criteria, and asks nobody for anything.

    A time asks for nothing as long as nobody leads: it is kept until somebody does.
    """
    item, cell = task.item, task.lead_cell
    asks = task.is_duty or item.product or item.task_of or item.targets or (task.leads and item.timing)
    return bool(task.criteria and cell and (task.leads or cell.missing)) and not asks


def targets(book: Book) -> Iterator[Finding]:
    """A target has no year or two, a unit that does not fit its goal; or an item serves a target unknown."""
    for filed in book.plans:
        for place, target in enumerate(filed.value.targets):
            route: Route = ("targets", place)
            if (target.due is None) == (target.each_year is None):
                yield fault(TARGET_WITHOUT_YEAR, filed.file, route, given=target.id)
            if not _unit_fits(target):
                yield fault(TARGET_UNIT, filed.file, (*route, "unit"), given=target.id)
        known = {target.id: None for target in filed.value.targets}
        suggestions = Suggestions()
        for task in plan_items(book, filed):
            for place, id_ in enumerate(task.item.targets):
                if id_ not in known:
                    near = suggestions.near(filed.file, partial(closest, id_, known))
                    route = (*task.route, "targets", place)
                    yield fault(UNKNOWN_TARGET, filed.file, route, given=id_, near=near)


def _unit_fits(target: Target) -> bool:
    if target.unit == "rank" and target.criterion is not None:
        return False
    ranked = (target.unit == "rank") == (target.goal == "within")
    return ranked and (target.unit == "points") == (target.out_of is not None)


def spans(book: Book) -> Iterator[Finding]:
    """A span of years or days ends before it begins."""
    for filed in book.plans:
        for years, route in _spans(book, filed):
            if years.last is not None and years.last < years.first:
                yield fault(SPAN_BACKWARDS, filed.file, (*route, "last"))
    for task in all_items(book):
        for place, window in enumerate(task.item.timing.windows if task.item.timing else ()):
            if window.first is not None and window.last is not None and window.last < window.first:
                yield fault(SPAN_BACKWARDS, task.file, (*task.route, "timing", "windows", place, "last"))


def _spans(book: Book, filed: Filed[Plan]) -> Iterator[tuple[Years, Route]]:
    yield filed.value.period, ("period",)
    for place, target in enumerate(filed.value.targets):
        if target.each_year is not None:
            yield target.each_year, ("targets", place, "each_year")
    for task in plan_items(book, filed):
        if task.item.timing is not None and task.item.timing.years is not None:
            yield task.item.timing.years, (*task.route, "timing", "years")


def tasks_of_others(book: Book) -> Iterator[Finding]:
    """The task that the source prints in a row is about another criterion, as the file says."""
    for task in all_items(book):
        if task.item.task_of is not None:
            code = task.item.task_of
            others = ", ".join(other for other in task.criteria if other != code)
            facts = {"given": task.item.row, "code": code, "others": others}
            yield Finding(TASK_OF_ANOTHER, task.file, facts, route=(*task.route, "task_of"))


def unassigned(book: Book) -> Iterator[Finding]:
    """A criterion that is said to have no task has one in the same part."""
    for filed in book.plans:
        for place, part in enumerate(filed.value.parts):
            tasks = [task for task in plan_items(book, filed) if task.part is part]
            for number, entry in enumerate(part.unassigned):
                item = next((task.item.id for task in tasks if entry.criterion in task.item.criteria), None)
                if item is not None:
                    route = ("parts", place, "unassigned", number, "criterion")
                    yield fault(ASSIGNED_AFTER_ALL, filed.file, route, given=entry.criterion, item=item)


def _unassigned(book: Book, card: Scorecard) -> frozenset[str]:
    """Return the criteria of `card` for which plans are known to have no task."""
    parts = (
        part
        for filed in book.plans
        for part in filed.value.parts
        if (filed.value.unit, part.index, part.answers) == (card.unit, card.index, card.when)
    )
    return frozenset(entry.criterion for part in parts for entry in part.unassigned)


def losses_without_lead(book: Book) -> Iterator[Finding]:
    """A lost point has nobody who leads its recovery, though a plan answers the scorecard."""
    for filed in book.scorecards.values():
        if any(task.part.answers for task in leaves_for(book, filed.value)):
            known = _unassigned(book, filed.value)
            for gap in find_gaps(book, filed).rows:
                if not gap.leads and gap.node.criterion.code not in known:
                    facts: dict[str, Fact] = {"code": gap.node.criterion.code, "lost": gap.lost}
                    yield Finding(LOSS_WITHOUT_LEAD, filed.file, facts, route=gap.node.route)


def same_task_twice(book: Book) -> Iterator[Finding]:
    """Two items in one place are printed in the same row and say the same: one of them was copied."""
    tasks = (
        ((task.route[:-1], task.file, task.item.row, task.item.task.own), task)
        for task in all_items(book)
        if task.is_task and task.item.task is not None
    )
    for first, task in repeated(tasks):
        if first.item.id != task.item.id:
            facts = {"given": task.item.id, "other": first.item.id, "row": task.item.row}
            yield Finding(SAME_TASK_TWICE, task.file, facts, route=(*task.route, "id"))


def outside_plan(book: Book) -> Iterator[Finding]:
    """A target is due, or a task goes on, in years that neither the plan nor its title covers.

    Of a plan without a last year those count that are long after its first: 2062 for 2026.
    """
    for filed in book.plans:
        period, document = filed.value.period, book.documents.get(filed.value.document)
        if period.last is not None and period.last < period.first:
            continue
        title = document.title.own if document and document.title else ""
        years: list[tuple[int, Route]] = []
        for place, target in enumerate(filed.value.targets):
            years += [(target.due, ("targets", place, "due"))] if target.due else []
            years += _ends(target.each_year, ("targets", place, "each_year"))
        for task in plan_items(book, filed):
            timing = task.item.timing
            if _over_before(task) is not None:
                continue  # told as that
            years += _ends(timing.years if timing else None, (*task.route, "timing", "years"))
            if timing is not None and timing.last_day is not None:
                years.append((timing.last_day.year, (*task.route, "timing", "date")))
        most = {"first": str(period.first), "most": str(_MOST_YEARS)}
        for year, route in years:
            if str(year) in title:
                continue
            if year not in period:
                yield fault(OUTSIDE_PLAN, filed.file, route, given=str(year), period=str(period))
            elif period.last is None and year > period.first + _MOST_YEARS:
                yield Finding(LONG_AFTER_PLAN, filed.file, {"given": str(year), **most}, route=route)


def over_before_plan(book: Book) -> Iterator[Finding]:
    """A task had to be done before the document that asks for it was issued."""
    for task in all_items(book):
        over = _over_before(task)
        if over is not None:
            given, key = over
            facts = {"given": given, "issued": str(task.issued)}
            yield Finding(OVER_BEFORE_PLAN, task.file, facts, route=(*task.route, "timing", key))


def _over_before(task: Task) -> tuple[str, str] | None:
    """Return the day or years that were over when the plan of `task` was issued, and their key; else None."""
    timing, issued = task.item.timing, task.issued
    if timing is None or issued is None:
        return None
    if timing.last_day is not None and timing.last_day < issued:
        return str(timing.last_day), "date"
    last = timing.years.last if timing.years is not None else None
    return (str(timing.years), "years") if last is not None and last < issued.year else None


def _ends(years: Years | None, route: Route) -> list[tuple[int, Route]]:
    if years is None:
        return []
    last = [(years.last, (*route, "last"))] if years.last and years.last != years.first else []
    return [(years.first, (*route, "first")), *last]


RULE_DOCS = """
- code: CT409
  why:
    vi: "Điểm đã mất mà không giao ai lấy lại thì năm sau rất dễ mất tiếp. Cần thấy chỗ trống này khi kế hoạch còn sửa được, đừng đợi đến lúc có kết quả năm sau."
    en: "A lost point that nobody is asked to win back is likely lost again next year. The gap has to be seen while the plan can still be amended."
  file: plans/ke-hoach.yaml
  example: |2
      row: "1.2"
    - criteria: []
    + criteria: ["1.2"]
      task: {vi: Việc hai, en: Task two}
- code: CT413
  why:
    vi: "Một tiêu chí nằm ở hai nhiệm vụ thì điểm mất của nó bị chia cho cả hai, có khi cho hai cơ quan, và không bên nào thấy hết phần phải lấy lại. Thường là chép nhầm một mã."
    en: "The loss of a criterion with two tasks is split between them, perhaps between two agencies, and neither sees all that is to be won back. Usually one code was misread."
  file: plans/ke-hoach.yaml
  example: |2
      row: "1.2"
    - criteria: ["1.1", "1.2"]
    + criteria: ["1.2"]
- code: CT414
  why:
    vi: "Việc không có chủ trì thì không vào danh sách của cơ quan nào và không ai bị hỏi. Ô trống trong bảng gốc thường là phần dưới của một ô gộp."
    en: "A task that nobody leads is on nobody's list, and nobody is asked about it. An empty cell in the source is usually the lower part of a merged one."
  file: plans/ke-hoach.yaml
  example: |2
      task: {vi: Việc hai, en: Task two}
    + leads: {merged_with: "1.1", agencies: [so-mot]}
      timing: {merged_with: "1.1", kind: ongoing}
- code: CT418
  why:
    vi: "Mục không có nội dung vẫn có chủ trì và thời hạn: cơ quan bị nhắc về một việc mà danh sách không nói là việc gì."
    en: "An item without words still has a lead and a deadline: an agency is reminded of work, and the list does not say which."
  file: plans/ke-hoach.yaml
  example: |2
      criteria: ["1.1"]
    + task: {vi: Việc một, en: Task one}
      leads: {printed: Sở một, agencies: [so-mot]}
- code: CT419
  why:
    vi: "Nhiệm vụ nào cũng được dẫn theo phụ lục hoặc mục của văn bản. Thiếu cả hai, hay ghi cả hai, thì mở văn bản ra không biết tìm dòng ấy ở đâu."
    en: "Every task is cited by its annex or section. With neither, or with both, nobody knows where in the document to look for the row."
  file: plans/ke-hoach.yaml
  example: |2
      - annex: I
    -   section: II
        title: {vi: Phụ lục mẫu, en: Sample annex}
- code: CT420
  why:
    vi: "Chỉ số nào cũng có tiêu chí 1.1. Không ghi chỉ số thì nhiệm vụ không gắn với điểm nào, và điểm mất của tiêu chí ấy hiện ra như chưa có ai lo."
    en: "Every index has a criterion 1.1. Without the index a task is tied to no points, and the loss of that criterion seems to be nobody's concern."
  file: plans/ke-hoach.yaml
  example: |2
      title: {vi: Phụ lục mẫu, en: Sample annex}
    + index: PAR-INDEX
      answers: 2022
- code: CT421
  why:
    vi: "Mục tiêu không ghi năm thì không được so với kết quả năm nào, nên không bao giờ biết đạt hay không. Ghi cả hai thì mỗi người hiểu một hạn khác nhau."
    en: "A target without a year is held against no result, so that nobody ever learns whether it was met. With both, two readers take it for two different promises."
  bad:
    vi: "`unit: rank, goal: within, value: 20`, không có `due` lẫn `each_year`"
    en: "`unit: rank, goal: within, value: 20`, with neither `due` nor `each_year`"
  good:
    vi: "`unit: rank, goal: within, value: 20, due: 2022`: chậm nhất năm 2022 vào tốp 20"
    en: "`unit: rank, goal: within, value: 20, due: 2022`: among the first 20 by the end of 2022"
- code: CT422
  why:
    vi: "Hạng càng nhỏ càng tốt, điểm thì ngược lại: hạng ghi với `at-least` làm người đọc tưởng hạng 60 là đạt mục tiêu 20. Điểm không kèm thang thì 42 trên 80 bị đem so với 42 trên 100."
    en: "A lower rank is better, more points are better: a rank with `at-least` reads as if place 60 met a target of 20. Points without a scale let 42 of 80 be held against 42 of 100."
  bad:
    vi: "`unit: rank, goal: at-least, value: 20`; hoặc `unit: points` mà không có `out_of`"
    en: "`unit: rank, goal: at-least, value: 20`; or `unit: points` without `out_of`"
  good:
    vi: "`unit: rank, goal: within, value: 20`; hoặc `unit: points, goal: at-least, value: 42, out_of: 80`"
    en: "`unit: rank, goal: within, value: 20`; or `unit: points, goal: at-least, value: 42, out_of: 80`"
- code: CT423
  why:
    vi: "Nhiệm vụ ghi là phục vụ một mục tiêu không có trong kế hoạch: hỏi việc này để đạt mục tiêu nào thì không trả lời được, còn mục tiêu định nói tới thì như không có việc nào."
    en: "The task claims to serve a target that the plan does not have: nobody can say what it is for, and the target that was meant seems to have no work behind it."
  file: plans/ke-hoach.yaml
  example: |2
      criteria: ["1.1"]
    - targets: [T1]
      task: {vi: Việc một, en: Task one}
- code: CT424
  why:
    vi: "Khoảng thời gian kết thúc trước khi bắt đầu thì không chứa năm nào: nhiệm vụ ra khỏi bảng tiến độ, việc theo quý không đến hạn, mục tiêu không được đánh giá."
    en: "A span that ends before it begins holds no year: its tasks leave the progress table, quarterly work never falls due and no target is judged."
  file: plans/ke-hoach.yaml
  example: |2
      unit: don-vi-mau
    - period: {first: 2023, last: 2021}
    + period: {first: 2023}
- code: CT433
  why:
    vi: "Thời hạn hay cơ quan phối hợp ghi ở đề mục không xuống đến các mục con: nhìn tệp thì đủ, mà các việc ấy không có hạn và không ai biết mình phải phối hợp."
    en: "Timing or helpers on a heading do not reach the items below: the file looks complete, but those tasks have no deadline and nobody knows that they are to help."
  file: plans/ke-hoach.yaml
  example: |2
      leads: {merged_with: "1.1", agencies: [so-mot]}
      timing: {merged_with: "1.1", kind: ongoing}
    - items:
    - - {id: "I/1.2.a", row: "1.2.a", task: {vi: Việc con, en: Part of the task}}
- code: CT439
  why:
    vi: "Cùng một phụ lục vừa nói tiêu chí chưa có nhiệm vụ, vừa giao nhiệm vụ cho tiêu chí ấy. Tin câu đầu thì cơ quan chủ trì được bỏ qua một việc mà văn bản đã giao."
    en: "The same part says that a criterion has no task, and has one for it. Believe the first, and the lead agency is let off work that the document assigns."
  file: plans/ke-hoach.yaml
  example: |2
      answers: 2022
    - unassigned:
    - - {criterion: "1.1", note: {vi: Không có nhiệm vụ, en: No task}}
      items:
      - id: "I/1.1"
        row: "1.1"
        criteria: ["1.1"]
- code: CT441
  why:
    vi: "Một nhiệm vụ chép thành hai thì cơ quan có thêm một việc, và bảng theo dõi không bao giờ xong hết."
    en: "A task that stands twice gives its agency one more to report on, and the list is never done."
  file: plans/ke-hoach.yaml
  example: |2
    - - id: "I/1.1b"
    -   row: "1.1"
    -   task: {vi: Việc một, en: Task one}
    -   leads: {printed: Sở một, agencies: [so-mot]}
      - id: "I/1.1"
        row: "1.1"
- code: CT447
  why:
    vi: "Mục tiêu đến hạn sau khi kế hoạch kết thúc thì không báo cáo nào của kế hoạch đo được; phần nhiều là gõ nhầm năm."
    en: "A target that is due after the plan has ended is measured by none of its reports; mostly the year was mistyped."
  file: plans/ke-hoach.yaml
  example: |2
    - period: {first: 2023, last: 2025}
    - targets:
    - - {id: I.1, row: I, name: {vi: Thứ hạng, en: Rank}, index: PAR-INDEX, unit: rank, goal: within, value: 20, due: 2028}
    + period: {first: 2023}
- code: CT690
  why:
    vi: "Gõ 2062 thay vì 2026 thì việc không bao giờ đến hạn: lịch không nhắc, báo cáo không ghi trễ, mà nhìn tệp vẫn đủ thời hạn."
    en: "With 2062 typed for 2026 a task is never due: no calendar reminds of it, no report calls it late, and yet the file looks complete."
  file: plans/ke-hoach.yaml
  example: |2
    - timing: {printed: Trước 30/6/2062, kind: date, date: "2062-06-30", before: true}
    + timing: {printed: Thường xuyên, kind: ongoing}
- code: CT640
  why:
    vi: "Ô thời gian hay dẫn văn bản có ngày. Ngày ấy mà thành thời hạn thì việc quá hạn ngay khi giao, còn hạn thật không ai được nhắc."
    en: "Cells of timing often cite a document with its date. Where that becomes the deadline, the task is overdue on the day it is given, and nobody is reminded of the real one."
  file: plans/ke-hoach.yaml
  example: |2
    - timing: {printed: Theo Nghị định ngày 28/5/2015, kind: date, date: "2015-05-28"}
    + timing: {printed: Thường xuyên, kind: ongoing}
- code: CT451
  why:
    vi: "Chương trình ban hành trước khi có kết quả thì không khắc phục kết quả nào; ai chủ trì trong những năm nó có hiệu lực là điều suy ra, nên phải ghi căn cứ. Nếu không, suy luận của ta bị đọc như lời văn bản."
    en: "A programme that was made before the results answers none of them; who leads in the years in which it was in force is inferred, and the ground has to be said. Else our inference passes for the words of the document."
  file: plans/ke-hoach.yaml
  example: |2
      answers: 2022
    - in_force: {first: 2022, last: 2024}
- code: CT452
  why:
    vi: "Bảng của nguồn có dòng chép nhiệm vụ của tiêu chí khác. Tính dòng ấy là đã có nhiệm vụ thì kế hoạch trông như phủ hết điểm mất, trong khi không việc nào nhằm lấy lại số điểm đó."
    en: "Tables of sources have rows with the task of another criterion. Counting such a row as covered makes a plan look complete, while nothing that it asks for wins those points back."
  file: plans/ke-hoach.yaml
  example: |2
      row: "1.2"
      criteria: ["1.2"]
    - task_of: "1.1"
"""

CHECKS = Checks(
    independent=(
        parts,
        items,
        targets,
        spans,
        tasks_of_others,
        unassigned,
        same_task_twice,
        outside_plan,
        over_before_plan,
    ),
    arithmetic=(losses_without_lead,),
)
