"""What files say of each other must lead somewhere.

Where a whole register could not be read, its own findings are told and not every reference to it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from ctscore.analysis.panels import tree_of, unit_of
from ctscore.analysis.plans import all_items
from ctscore.book import Book, Filed, Key
from ctscore.checks import Checks
from ctscore.findings import Finding, Route, Rule, fault
from ctscore.findings.rule import error, warning
from ctscore.findings.scenario_rules import UNKNOWN_CRITERION_CODE
from ctscore.model import Agency, Effort, Scenario, Unit
from ctscore.model.scorecard import every
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.scoring import walk
from ctscore.words import Suggestions, closest, closest_sibling

UNKNOWN_DOCUMENT = error(
    "CT401", "unknown-document",
    Words("không có văn bản `{given}`{suggestion}", "there is no document `{given}`{suggestion}"),
    Words("thêm văn bản vào documents.yaml, hoặc sửa mã", "add it to documents.yaml, or correct the id"),
)  # fmt: skip
UNKNOWN_AGENCY_ID = error(
    "CT402", "unknown-agency",
    Words("không có cơ quan `{given}`{suggestion}", "there is no agency `{given}`{suggestion}"),
    Words("thêm cơ quan vào agencies.yaml, hoặc sửa mã", "add it to agencies.yaml, or correct the id"),
)  # fmt: skip
UNKNOWN_INDEX_ID = error(
    "CT404", "unknown-index",
    Words("không có chỉ số `{given}`{suggestion}", "there is no index `{given}`{suggestion}"),
    Words("thêm chỉ số vào indexes.yaml, hoặc sửa mã", "add it to indexes.yaml, or correct the id"),
)  # fmt: skip
UNKNOWN_UNIT_ID = error(
    "CT405", "unknown-unit",
    Words("không có đơn vị `{given}`{suggestion}", "there is no unit `{given}`{suggestion}"),
    Words("thêm đơn vị vào units.yaml, hoặc sửa mã", "add it to units.yaml, or correct the id"),
)  # fmt: skip
ANSWERS_NOTHING = error(
    "CT415", "answers-nothing",
    Words("kế hoạch trả lời bảng điểm {index} {year}, nhưng không có bảng điểm ấy", "the plan answers the scorecard of {index} {year}, and there is none"),
    Words("thêm bảng điểm, hoặc sửa chỉ số và kỳ", "add the scorecard, or correct index and period"),
)  # fmt: skip
UNKNOWN_PLAN = error(
    "CT426", "unknown-plan",
    Words("không có kế hoạch `{given}`{suggestion}", "there is no plan `{given}`{suggestion}"),
    Words("ghi mã văn bản (`document`) của một kế hoạch trong plans/", "write the `document` of a plan in plans/"),
)  # fmt: skip
REPORT_OUTSIDE_PLAN = error(
    "CT430", "report-outside-plan",
    Words("kỳ {given} nằm ngoài thời gian của {plan}", "the period {given} is outside the years of {plan}"),
    Words("sửa kỳ báo cáo, hoặc `period` của kế hoạch", "correct the period, or the `period` of the plan"),
)  # fmt: skip
PLAN_UNDATED = warning(
    "CT438", "plan-undated",
    Words("văn bản `{given}` của kế hoạch chưa có `date`", "the plan's document `{given}` has no `date`"),
    Words("ghi ngày ban hành vào documents.yaml: không việc nào đến hạn trước ngày ấy", "write the day of issue into documents.yaml: nothing falls due before it"),
)  # fmt: skip


def scorecard_references(book: Book) -> Iterator[Finding]:
    """A scorecard names an index, unit or document that does not exist."""
    known = _Known(book)
    for filed in book.all_scorecards:
        card = filed.value
        yield from known(UNKNOWN_INDEX_ID, card.index, filed.file, ("index",))
        yield from known(UNKNOWN_UNIT_ID, card.unit, filed.file, ("unit",))
        cited: list[tuple[str, Route]] = [(card.source.document, ("source", "document"))]
        if card.published is not None and card.published.source is not None:
            cited.append((card.published.source.document, ("published", "source", "document")))
        for document, route in cited:
            yield from known(UNKNOWN_DOCUMENT, document, filed.file, route)


def document_references(book: Book) -> Iterator[Finding]:
    """A document is based on one that does not exist; or a decision or a mean of an index is of such a one."""
    known = _Known(book)
    for filed in book.all_documents:
        for place, document in enumerate(filed.value.based_on):
            yield from known(UNKNOWN_DOCUMENT, document, filed.file, (*filed.route, "based_on", place))
    for index in book.all_indexes:
        cited = {("editions", place): one.document for place, one in enumerate(index.value.editions)}
        cited |= {("means", place): one.document for place, one in enumerate(index.value.means)}
        for at, document in cited.items():
            yield from known(UNKNOWN_DOCUMENT, document, index.file, (*index.route, *at, "document"))


def panel_references(book: Book) -> Iterator[Finding]:
    """A panel names an index, document or unit that does not exist."""
    known = _Known(book)
    for filed in book.all_panels:
        panel, file = filed.value, filed.file
        yield from known(UNKNOWN_INDEX_ID, panel.index, file, ("index",))
        document = panel.source.document
        yield from known(UNKNOWN_DOCUMENT, document, file, ("source", "document"))
        for place, row in enumerate(panel.rows):
            yield from known(UNKNOWN_UNIT_ID, unit_of(row), file, (*filed.route, "rows", place))


def scenario_references(book: Book) -> Iterator[Finding]:
    """A scenario, or an effort file, names an index, unit or agency that does not exist."""
    known = _Known(book)
    files: tuple[Filed[Scenario] | Filed[Effort], ...] = (*book.scenarios, *book.efforts)
    for filed in files:
        about, file = filed.value, filed.file
        yield from known(UNKNOWN_INDEX_ID, about.index, file, ("index",))
        if about.unit is not None:
            yield from known(UNKNOWN_UNIT_ID, about.unit, file, ("unit",))
        for place, budget in enumerate(about.budgets if isinstance(about, Effort) else ()):
            yield from known(UNKNOWN_AGENCY_ID, budget.agency, file, ("budgets", place, "agency"))


def agency_references(book: Book) -> Iterator[Finding]:
    """An agency belongs to a group that does not exist, or a spelling of several names one."""
    known = _Known(book)
    for member in book.all_agencies:
        for place, group in enumerate(member.value.member_of):
            yield from known(UNKNOWN_AGENCY_ID, group, member.file, (*member.route, "member_of", place))
    for filed in book.combinations:
        for place, agency in enumerate(filed.value.agencies):
            yield from known(UNKNOWN_AGENCY_ID, agency, filed.file, (*filed.route, "agencies", place))


def span_references(book: Book) -> Iterator[Finding]:
    """A unit or agency was formed of, or belongs to, one that does not exist."""
    known = _Known(book)
    registers: tuple[tuple[Rule, Sequence[Filed[Unit] | Filed[Agency]]], ...] = (
        (UNKNOWN_UNIT_ID, book.all_units),
        (UNKNOWN_AGENCY_ID, book.all_agencies),
    )
    for rule, entries in registers:
        for filed in entries:
            for number, span in enumerate(filed.value.spans):
                above: Route = (*filed.route, "spans", number)
                places = {(*above, "formed_of", n): id_ for n, id_ in enumerate(span.formed_of)}
                places |= {(*above, "partly_of", n): id_ for n, id_ in enumerate(span.partly_of)}
                places |= {(*above, "parent"): span.parent} if span.parent else {}
                for route, id_ in places.items():
                    yield from known(rule, id_, filed.file, route)


def plan_references(book: Book) -> Iterator[Finding]:
    """A plan names a document, unit, index or agency that does not exist."""
    known = _Known(book)
    for filed in book.plans:
        plan, file = filed.value, filed.file
        yield from known(UNKNOWN_DOCUMENT, plan.document, file, ("document",))
        document = book.documents.get(plan.document)
        if document is not None and document.date is None:
            yield fault(PLAN_UNDATED, file, ("document",), given=plan.document)
        yield from known(UNKNOWN_UNIT_ID, plan.unit, file, ("unit",))
        indexes: list[tuple[str | None, Route]] = [
            (part.index, ("parts", place, "index")) for place, part in enumerate(plan.parts)
        ]
        indexes += [(target.index, ("targets", n, "index")) for n, target in enumerate(plan.targets)]
        for index, route in indexes:
            if index is not None:
                yield from known(UNKNOWN_INDEX_ID, index, file, route)
    for task in all_items(book):
        for place, related in enumerate(task.item.related):
            route = (*task.route, "related", place, "index")
            yield from known(UNKNOWN_INDEX_ID, related.index, task.file, route)
        for key, cell in (("leads", task.item.leads), ("helpers", task.item.helpers)):
            for place, agency in enumerate(cell.agencies if cell else ()):
                route = (*task.route, key, "agencies", place)
                yield from known(UNKNOWN_AGENCY_ID, agency, task.file, route)


def progress_references(book: Book) -> Iterator[Finding]:
    """A report names a plan or agency that does not exist, or a period outside the plan."""
    known = _Known(book)
    for filed in book.progress:
        report, file = filed.value, filed.file
        yield from known(UNKNOWN_AGENCY_ID, report.agency, file, ("agency",))
        plan = book.plans_by_document.get(report.plan)
        if plan is not None:
            if report.period.year not in plan.value.period:
                facts = {"given": str(report.period), "plan": report.plan}
                yield Finding(REPORT_OUTSIDE_PLAN, file, facts, route=("period",))
        else:
            near = closest(report.plan, book.plans_by_document) or ""
            yield fault(UNKNOWN_PLAN, file, ("plan",), given=report.plan, near=near)


def plan_answers(book: Book) -> Iterator[Finding]:
    """A plan answers a scorecard that does not exist."""
    for filed in book.plans:
        for place, part in enumerate(filed.value.parts):
            if part.index is not None and part.answers is not None:
                key = Key(part.index, filed.value.unit, part.answers)
                yield from _scorecard(book, key, filed.file, ("parts", place, "answers"))
    for task in all_items(book):
        for place, related in enumerate(task.item.related):
            key = Key(related.index, task.plan.unit, related.when)
            yield from _scorecard(book, key, task.file, (*task.route, "related", place, related.when_key))


def _scorecard(book: Book, key: Key, file: str, route: Route) -> Iterator[Finding]:
    there = tree_of(book, key.index, key.unit, key.period)
    if there is None and key.index in book.indexes:
        yield fault(ANSWERS_NOTHING, file, route, index=key.index, year=str(key.period))


def plan_criteria(book: Book) -> Iterator[Finding]:
    """A target or task is about a criterion that its index does not have."""
    known = _KnownCriteria(book)
    for filed in book.plans:
        for place, target in enumerate(filed.value.targets):
            if target.criterion is not None and target.index is not None:
                key: _Tree = (target.index, filed.value.unit, None)
                yield from known.check(key, {target.criterion: ("targets", place, "criterion")}, filed.file)
        for place, part in enumerate(filed.value.parts):
            key = (part.index or "", filed.value.unit, part.coded)
            codes: dict[str, Route] = {
                entry.criterion: ("parts", place, "unassigned", number, "criterion")
                for number, entry in enumerate(part.unassigned)
            }
            yield from known.check(key, codes, filed.file)
    for task in all_items(book):
        item, unit = task.item, task.plan.unit
        key = (task.part.index or "", unit, task.part.coded)
        codes = {code: (*task.route, "criteria", place) for place, code in enumerate(item.criteria)}
        codes |= {item.task_of: (*task.route, "task_of")} if item.task_of else {}
        yield from known.check(key, codes, task.file)
        for n, related in enumerate(item.related):
            key = (related.index, unit, related.when)
            above = (*task.route, "related", n, "criteria")
            codes = {code: (*above, place) for place, code in enumerate(related.criteria)}
            yield from known.check(key, codes, task.file)


_Tree = tuple[str, str, Period | None]
"""Index, unit and period of a tree; None stands for any period."""


class _KnownCriteria:
    """The codes that an index has in a period, or in any, each scorecard read once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._codes: dict[_Tree, Mapping[str, None] | None] = {}
        self._suggestions = Suggestions()

    def check(self, key: _Tree, given: Mapping[str, Route], file: str) -> Iterator[Finding]:
        """Yield those of the `given` codes that the index does not have."""
        if not given:
            return
        if key not in self._codes:
            self._codes[key] = self._of(key)
        codes = self._codes[key]
        if codes is None:
            return
        id_, _, period = key
        name = f"{id_} {period}" if period else id_
        for code, route in given.items():
            if code not in codes:
                near = self._suggestions.near(file, partial(closest_sibling, code, codes))
                yield fault(UNKNOWN_CRITERION_CODE, file, route, index=name, given=code, near=near)

    def _of(self, key: _Tree) -> Mapping[str, None] | None:
        """Return the codes of `key`: of its scorecard if it lists any, else those that indexes.yaml names.

        None where another check tells what is missing: the index, or the scorecard of that period.
        """
        id_, unit, period = key
        index = self._book.indexes.get(id_)
        cards = [
            filed.value
            for other, filed in self._book.scorecards.items()
            if (other.index, other.unit) == (id_, unit) and period in (None, other.period)
        ]
        row = tree_of(self._book, id_, unit, period) if period and not cards else None
        cards += [row.value] if row else []
        if index is None or (period and not cards):
            return None
        listed = {node.criterion.code: None for card in cards for node in walk(card)}
        named = {criterion.code: None for criterion in every(index.criteria)}
        if period:
            return listed or named
        return {**listed, **named}


class _Known:
    """Tells the references that lead nowhere, with the nearest name that there is."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._suggestions = Suggestions()
        self._registers: dict[Rule, Collection[str]] = {
            UNKNOWN_DOCUMENT: book.documents,
            UNKNOWN_INDEX_ID: book.indexes,
            UNKNOWN_UNIT_ID: book.units,
            UNKNOWN_AGENCY_ID: book.agencies,
        }

    def __call__(self, rule: Rule, given: str, file: str, route: Route) -> Iterator[Finding]:
        """Yield a finding where the register that `rule` is about does not have `given`."""
        known = self._registers[rule]
        if given not in known and (known or not self._book.unread):
            near = self._suggestions.near(file, lambda: closest(given, known))
            yield fault(rule, file, route, given=given, near=near)


RULE_DOCS = """
- code: CT401
  why:
    vi: "Con số nào cũng có thể bị hỏi là lấy từ đâu. Mã văn bản sai thì không dẫn về số, ngày, tên văn bản gốc, và không ai kiểm lại được điểm ấy."
    en: "Any figure may be asked where it comes from. An id without a document leads to no number, date or title, and nobody can look the figure up."
  file: scores/2022/par-index.yaml
  example: |2
      year: 2022
    - source: {document: van-ban-mao, annex: I}
    + source: {document: van-ban-mau, annex: I}
- code: CT402
  why:
    vi: "Nhiệm vụ hay báo cáo ghi theo mã cơ quan không có thật thì không thuộc về ai: cơ quan phải làm không thấy việc ấy trong danh sách của mình."
    en: "A task or report under an id that no agency has belongs to nobody: the agency that should do the work does not see it on its list."
  file: plans/ke-hoach.yaml
  example: |2
      task: {vi: Việc một, en: Task one}
    - leads: {printed: Sở một, agencies: [so-mott]}
    + leads: {printed: Sở một, agencies: [so-mot]}
- code: CT404
  why:
    vi: "Bảng điểm hay phụ lục ghi tên chỉ số không có trong danh mục thì không hiện ra khi hỏi về chỉ số thật: điểm và nhiệm vụ của nó vắng ở mọi bảng."
    en: "A scorecard or annex under a name that no index has is not found when the real index is asked for: its points and tasks are missing from every table."
  file: plans/ke-hoach.yaml
  example: |2
    - index: PAR-INDX
    + index: PAR-INDEX
      answers: 2022
- code: CT405
  why:
    vi: "Điểm ghi cho một mã không có trong danh mục thì không đến được đơn vị thật: đơn vị ấy vắng trong bảng xếp hạng, còn bảng có thêm một dòng không biết của ai."
    en: "Points under an id that no unit has never reach the real one: it is missing from the ranking, which shows a line of nobody instead."
  file: panels/2022/papi.yaml
  example: |2
      - don-vi-mau 1.5 2.25 3
    - - don-vi-hay 2   1    -
    + - don-vi-hai 2   1    -
- code: CT415
  why:
    vi: "Không có bảng điểm của năm ấy thì không tính được nhiệm vụ nào lấy lại bao nhiêu điểm. Nếu gõ nhầm năm, điểm mất của năm đúng lại hiện ra như chưa có nhiệm vụ nào."
    en: "Without the scorecard of that year nobody can say which task wins back how much. If the year was mistyped, the losses of the right year seem to have no task at all."
  file: plans/ke-hoach.yaml
  example: |2
      index: PAR-INDEX
    - answers: 2021
    + answers: 2022
- code: CT426
  why:
    vi: "Báo cáo gửi cho một kế hoạch không có thật thì không được tính: cơ quan đã báo cáo mà bảng tiến độ vẫn ghi là chưa."
    en: "A report for a plan that does not exist is not counted: the agency has reported, and the progress table says that it has not."
  file: progress/so-mot.yaml
  example: |2
      format: ctscore/progress@1
    - plan: van-ban-mua
    + plan: van-ban-mau
      agency: so-mot
      period: 2023-Q3
      reports:
      - {item: "I/1.1", status: under-way}
- code: CT430
  why:
    vi: "Kỳ nằm ngoài thời gian của kế hoạch gần như luôn là gõ nhầm năm: báo cáo không vào bảng tiến độ nào, và cơ quan bị coi là chưa báo cáo."
    en: "A period outside the plan is nearly always a mistyped year: the report enters no progress table, and the agency counts as not having reported."
  file: progress/so-mot.yaml
  example: |2
      format: ctscore/progress@1
      plan: van-ban-mau
      agency: so-mot
    - period: 2022-Q3
    + period: 2023-Q3
      reports:
      - {item: "I/1.1", status: under-way}
- code: CT438
  why:
    vi: "Không thể đòi việc của một quý đã qua trước khi kế hoạch được ban hành. Thiếu ngày ban hành thì việc quý I của một kế hoạch ra tháng 6 bị tính là chậm ngay từ đầu."
    en: "Nothing can be asked for in a quarter that was over before the plan was issued. Without that date the first-quarter task of a plan of June is late from the start."
  file: documents.yaml
  example: |2
      number: 1/VB
    + date: "2023-01-31"
      issuer: Đơn vị mẫu
"""

CHECKS = Checks(
    independent=(
        scorecard_references,
        document_references,
        panel_references,
        scenario_references,
        agency_references,
        span_references,
        plan_references,
        plan_answers,
        plan_criteria,
        progress_references,
    ),
    tree=(panel_references,),
    effort=(scenario_references,),
    needs_every_file=(ANSWERS_NOTHING, UNKNOWN_PLAN),
)
