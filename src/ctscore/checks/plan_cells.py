"""Cells of plans: each has its source, and says what is printed in it."""

from collections.abc import Iterator

from ctscore.analysis.plans import all_items
from ctscore.analysis.spellings import Spellings
from ctscore.analysis.timings import named_quarters, read_in_year, read_timing
from ctscore.book import Book
from ctscore.checks import Checks
from ctscore.findings import Finding, Route, fault
from ctscore.findings.rule import error
from ctscore.model import Cell, Timing
from ctscore.phrases import Words

PRINTED_NAME_DIFFERS = error(
    "CT410", "printed-name-differs",
    Words("ô trong nguồn ghi “{printed}”, không có tên nào của `{given}`", "the source cell reads “{printed}”, which holds no name of `{given}`"),
    Words("sửa mã cơ quan, hoặc thêm cách viết này vào agencies.yaml", "correct the agency id, or add this spelling to agencies.yaml"),
)  # fmt: skip
BROKEN_MERGE = error(
    "CT411", "broken-merge",
    Words("ô gộp với dòng {row}, nhưng {reason}", "the cell is merged with row {row}, but {reason}"),
    Words("ô gộp lấy nguyên giá trị của dòng phía trên", "a merged cell repeats the value of the row above it"),
)  # fmt: skip
CELL_SOURCE = error(
    "CT412", "cell-source",
    Words("ô phải có đúng một trong `printed`, `merged_with`, `inferred`, `missing`", "a cell must have exactly one of `printed`, `merged_with`, `inferred`, `missing`"),
    Words("`printed`: chữ trong ô của nguồn; `merged_with`: dòng có ô gộp xuống; `inferred`: căn cứ để suy ra; `missing`: nguồn không nêu ai (khi ấy `agencies: []`)", "`printed`: the text of the cell; `merged_with`: the row whose cell reaches down; `inferred`: the ground of an inference; `missing`: the source names nobody (then `agencies: []`)"),
)  # fmt: skip
PRINTED_AGENCY_MISSING = error(
    "CT416", "printed-agency-missing",
    Words("ô trong nguồn ghi “{printed}”, trong đó có `{given}`, nhưng `agencies` không có", "the source cell reads “{printed}”, which names `{given}`, but `agencies` does not"),
    Words("thêm `{given}` vào `agencies`", "add `{given}` to `agencies`"),
)  # fmt: skip
TIMING_INCOMPLETE = error(
    "CT417", "timing-incomplete",
    Words("thời gian kiểu `{kind}` thiếu phần của nó, hoặc có phần của kiểu khác", "a timing of the kind `{kind}` lacks its own part, or has that of another kind"),
    Words("`quarters` cần `quarters: [1, 4]`, `reporting` cần `periods: [quarter, year]`, `date` cần `date: \"2023-07-31\"`; `in-words` cần chữ trong ô (`printed`); kiểu khác không có phần nào; `before` đi với `date`, `due_day` hay `quarters`", "`quarters` needs `quarters: [1, 4]`, `reporting` needs `periods: [quarter, year]`, `date` needs `date: \"2023-07-31\"`; `in-words` needs the words of the cell (`printed`); the others have none of these; `before` goes with `date`, `due_day` or `quarters`"),
)  # fmt: skip
UNKNOWN_SPELLING = error(
    "CT425", "unknown-spelling",
    Words("ô trong nguồn ghi “{printed}”; “{given}” không thuộc tên cơ quan nào", "the source cell reads “{printed}”; “{given}” belongs to no agency's name"),
    Words("thêm cách viết vào `variants` của cơ quan, trong agencies.yaml; chỉ nhiều cơ quan thì thêm `combinations: [{{printed: \"{given}\", agencies: [mã, mã]}}]`", "add the spelling to the `variants` of the agency in agencies.yaml, or `combinations: [{{printed: \"{given}\", agencies: [id, id]}}]` if it names several"),
)  # fmt: skip
QUARTERS_DIFFER = error(
    "CT435", "quarters-differ",
    Words("ô trong nguồn ghi “{printed}”, tức là quý {printed_quarters}, nhưng `quarters` là {given}", "the source cell reads “{printed}”, which is quarter {printed_quarters}, but `quarters` are {given}"),
    Words("sửa `quarters` hoặc `printed`, theo nguồn", "correct `quarters` or `printed`, after the source"),
)  # fmt: skip
INFERRED_QUARTERS = error(
    "CT444", "inferred-quarters",
    Words("lý do suy ra ghi “{reason}”, tức là quý {read}, nhưng `quarters` là {given}", "the ground of the inference reads “{reason}”, which is quarter {read}, but `quarters` are {given}"),
    Words("sửa `quarters` hoặc `inferred`", "correct `quarters` or `inferred`"),
)  # fmt: skip
DATE_DIFFERS = error(
    "CT445", "date-differs",
    Words("ô trong nguồn ghi “{printed}”, nhưng `date` là {given}", "the source cell reads “{printed}”, but `date` is {given}"),
    Words("sửa `date` hoặc `printed`, theo nguồn", "correct `date` or `printed`, after the source"),
)  # fmt: skip
BEFORE_DIFFERS = error(
    "CT455", "before-differs",
    Words("ô trong nguồn ghi “{printed}”, nhưng `before` không theo đó", "the source cell reads “{printed}”, but `before` does not say so"),
    Words("nguồn ghi “trước” một ngày thì thêm `before: true`: ngày cuối còn kịp là ngày liền trước; “trước quý II” là hết quý I (`quarters: [1]`); không thì bỏ `before`", "where the source says “before” a day, add `before: true`: the day before it is the last in time; “before quarter II” ends with quarter I (`quarters: [1]`); otherwise leave `before` out"),
)  # fmt: skip


def cells(book: Book) -> Iterator[Finding]:
    """A cell names none or several of its sources, or differs from the cell it is merged with."""
    above: dict[tuple[object, str, str], Cell | Timing] = {}
    for task in all_items(book):
        for key, cell in task.item.cells.items():
            route: Route = (*task.route, key)
            if not _has_one_source(cell):
                yield fault(CELL_SOURCE, task.file, route)
            elif cell.merged_with is not None:
                reason = _broken_merge(cell, above.get((task.table, cell.merged_with, key)))
                if reason is not None:
                    at = (*route, "merged_with")
                    yield fault(BROKEN_MERGE, task.file, at, row=cell.merged_with, reason=reason)
        # Numbers may begin anew in each block of a table: the nearest row above is meant.
        above.update({(task.table, task.item.row, key): cell for key, cell in task.item.cells.items()})


def _has_one_source(cell: Cell | Timing) -> bool:
    missing = cell.missing if isinstance(cell, Cell) else None
    given = [source for source in (cell.printed, cell.merged_with, cell.inferred, missing) if source]
    return len(given) == 1 and not (isinstance(cell, Cell) and missing and cell.agencies)


def _broken_merge(cell: Cell | Timing, source: Cell | Timing | None) -> Words | None:
    """Return why `cell` cannot be the continuation of `source`; None where it can."""
    if source is None:
        return Words("phía trên không có dòng ấy", "there is no such row above it")
    if source.printed is None:
        return Words("ô của dòng ấy không có chữ in", "the cell of that row is not printed itself")
    if _content(source) != _content(cell):
        return Words("nội dung hai ô khác nhau", "the two cells differ")
    return None


def _content(cell: Cell | Timing) -> tuple[object, ...]:
    if isinstance(cell, Cell):
        return cell.agencies
    return (cell.kind, cell.periods, cell.quarters, cell.date, cell.due_day, cell.before, cell.years)


def timings(book: Book) -> Iterator[Finding]:
    """A timing lacks what its kind needs, has what belongs to another, or differs from what is printed."""
    for task in all_items(book):
        timing = task.item.timing
        if timing is None:
            continue
        route: Route = (*task.route, "timing")
        given = {"quarters": timing.quarters, "periods": timing.periods, "date": timing.date}
        needed = {"quarters": "quarters", "reporting": "periods", "date": "date"}.get(timing.kind)
        reports_only = (timing.due_day is not None or timing.windows) and timing.kind != "reporting"
        unsaid = timing.kind == "in-words" and timing.inferred is not None
        no_day = timing.before and not (timing.date or timing.due_day or timing.quarters)
        if (
            unsaid
            or reports_only
            or no_day
            or any(bool(value) != (key == needed) for key, value in given.items())
        ):
            yield fault(TIMING_INCOMPLETE, task.file, route, kind=timing.kind)
        yield from _printed_otherwise(timing, task.file, route)
        yield from _inferred_quarters(timing, task.file, route)


def _printed_otherwise(timing: Timing, file: str, route: Route) -> Iterator[Finding]:
    """Yield how the quarters or the day differ from those that the cell prints, where that is understood."""
    printed = timing.printed or ""
    read = read_timing(printed) or read_in_year(printed, timing.date.year if timing.date else _LEAP_YEAR)
    if read is None:
        return
    if read.quarters and timing.quarters and read.quarters != tuple(sorted(set(timing.quarters))):
        facts = {
            "printed": printed,
            "printed_quarters": ", ".join(map(str, read.quarters)),
            "given": ", ".join(map(str, timing.quarters)),
        }
        yield Finding(QUARTERS_DIFFER, file, facts, route=(*route, "quarters"))
    if read.before and read.last_day is not None and timing.quarters:
        # “Before quarter II” ends with quarter I; `before` would end it the day before its last one.
        if timing.before or max(timing.quarters) != (read.last_day.month + 2) // 3:
            yield fault(BEFORE_DIFFERS, file, route, printed=printed)
        return
    if read.last_day is not None and timing.last_day == read.last_day:
        return  # “before the 31st” may be held as the 30th
    named = (timing.date, timing.due_day, timing.quarters)
    if read.before != timing.before and (read.date, read.due_day, read.quarters) == named:
        yield fault(BEFORE_DIFFERS, file, route, printed=printed)
    elif read.date is not None and timing.date is not None:
        yield fault(DATE_DIFFERS, file, (*route, "date"), printed=printed, given=str(timing.date))


_LEAP_YEAR = 2024
"""Of words that name no year, where a file holds no day: each day of a year is in it."""


def _inferred_quarters(timing: Timing, file: str, route: Route) -> Iterator[Finding]:
    reason = timing.inferred.own if timing.inferred else ""
    read = named_quarters(reason)
    if read and timing.quarters and read != tuple(sorted(set(timing.quarters))):
        facts = {
            "reason": reason,
            "read": ", ".join(map(str, read)),
            "given": ", ".join(map(str, timing.quarters)),
        }
        yield Finding(INFERRED_QUARTERS, file, facts, route=(*route, "quarters"))


def printed_agencies(book: Book) -> Iterator[Finding]:
    """A cell does not name an agency that is listed for it, names one that is not, or one nobody knows."""
    if not book.agencies:
        return
    by_unit: dict[str, Spellings] = {}
    for task in all_items(book):
        unit = task.plan.unit
        spellings = by_unit.get(unit) or by_unit.setdefault(unit, Spellings(book, unit))
        for key, cell in (("leads", task.item.leads), ("helpers", task.item.helpers)):
            if cell is None or cell.printed is None:
                continue
            reading = spellings.read(cell.printed)
            route = (*task.route, key, "agencies")
            for place, id_ in enumerate(cell.agencies):
                if id_ in book.agencies and id_ not in reading.named:
                    facts = {"printed": cell.printed, "given": id_}
                    yield Finding(PRINTED_NAME_DIFFERS, task.file, facts, route=(*route, place))
            # An id that nobody knows is told elsewhere, and is likely one of those that seem to be missing.
            all_known = all(id_ in book.agencies for id_ in cell.agencies)
            for id_ in reading.named if all_known else ():
                if id_ not in cell.agencies:
                    yield fault(PRINTED_AGENCY_MISSING, task.file, route, printed=cell.printed, given=id_)
            for phrase in reading.unknown:
                facts = {"printed": cell.printed, "given": phrase}
                yield Finding(UNKNOWN_SPELLING, task.file, facts, route=(*task.route, key, "printed"))


RULE_DOCS = """
- code: CT410
  why:
    vi: "Dữ liệu giao việc cho cơ quan mà văn bản không nêu. Ra họp, cơ quan ấy chỉ cần mở kế hoạch là bác được, còn cơ quan được nêu thì không ai hỏi tới."
    en: "The data gives work to an agency that the document does not name. In the meeting that agency has only to open the plan, and the one it names is never asked."
  file: plans/ke-hoach.yaml
  example: |2
      task: {vi: Việc một, en: Task one}
    - leads: {printed: Sở một, agencies: [so-hai]}
    + leads: {printed: Sở một, agencies: [so-mot]}
- code: CT411
  why:
    vi: "Ô gộp là một ô kéo qua nhiều dòng. Dòng dưới khác dòng trên tức là một trong hai đã chép sai: có cơ quan bị gán việc, hay có việc bị gán thời hạn, mà văn bản không hề giao."
    en: "A merged cell is one cell over several rows. If the lower row differs from the upper, one was miscopied, and an agency or a deadline is charged that the document never set."
  file: plans/ke-hoach.yaml
  example: |2
    - leads: {merged_with: "1.1", agencies: [so-hai]}
    + leads: {merged_with: "1.1", agencies: [so-mot]}
      timing: {merged_with: "1.1", kind: ongoing}
- code: CT412
  why:
    vi: "Người đọc phải biết đâu là nguyên văn, đâu lấy từ ô gộp, đâu do mình suy ra. Không ghi, hoặc ghi hai căn cứ một lúc, thì suy đoán của mình bị đem ra như lời của văn bản."
    en: "Readers must be able to tell what is printed from what was taken from a merged cell or inferred. With no ground, or two at once, our guess passes for the words of the document."
  file: plans/ke-hoach.yaml
  example: |2
      leads: {printed: Sở một, agencies: [so-mot]}
    - timing: {kind: ongoing}
    + timing: {printed: Thường xuyên, kind: ongoing}
- code: CT416
  why:
    vi: "Cơ quan được văn bản nêu tên mà thiếu trong dữ liệu thì không thấy việc trong danh sách của mình, và phần điểm mất của họ dồn hết sang các cơ quan còn lại."
    en: "An agency that the document names and the data omits does not see the task on its list, and its part of the lost points falls to the others."
  file: plans/ke-hoach.yaml
  example: |2
    - leads: {printed: "Sở một, Sở Hai", agencies: [so-mot]}
    + leads: {printed: Sở một, agencies: [so-mot]}
      timing: {printed: Thường xuyên, kind: ongoing}
- code: CT417
  why:
    vi: "Kiểu thời gian quyết định ngày đến hạn. Kiểu `quarters` mà không có quý nào thì việc không bao giờ đến hạn; ghi quý cho việc thường xuyên thì quý ấy bị bỏ qua."
    en: "The kind decides when a task falls due. One of the kind `quarters` without any quarter never does, and a quarter given to an ongoing task is passed over."
  file: plans/ke-hoach.yaml
  example: |2
      leads: {printed: Sở một, agencies: [so-mot]}
    - timing: {printed: Thường xuyên, kind: ongoing, quarters: [4]}
    + timing: {printed: Thường xuyên, kind: ongoing}
- code: CT425
  why:
    vi: "Chữ không đọc ra cơ quan nào có thể chính là một cơ quan được giao việc. Bỏ qua thì cơ quan ấy bị sót, mà nhìn danh sách không ai thấy thiếu."
    en: "Words that name no known agency may well name one that was given the work. Passed over, that agency is left out, and nothing in the list shows it."
  file: plans/ke-hoach.yaml
  example: |2
    - leads: {printed: "Sở một, Sở Ba", agencies: [so-mot]}
    + leads: {printed: Sở một, agencies: [so-mot]}
      timing: {printed: Thường xuyên, kind: ongoing}
- code: CT435
  why:
    vi: "Hạn trong dữ liệu khác hạn trong văn bản: cơ quan bị nhắc nhầm quý, hoặc đến quý phải làm mà không ai được nhắc."
    en: "The deadline in the data is not that of the document: an agency is reminded in the wrong quarter, or not in one in which it has to deliver."
  bad:
    vi: "`quarters: [2, 4]` cho ô ghi “Quý II- IV”: sót quý III"
    en: "`quarters: [2, 4]` for a cell that reads “Quý II- IV”: the third is lost"
  good:
    vi: "`quarters: [2, 3, 4]` cho ô ghi “Quý II- IV”"
    en: "`quarters: [2, 3, 4]` for a cell that reads “Quý II- IV”"
- code: CT444
  why:
    vi: "Thời hạn suy ra dựa vào lý do của nó. Lý do nói quý III mà `quarters` ghi quý IV thì việc bị nhắc muộn ba tháng."
    en: "An inferred timing rests on its ground. Where that speaks of the third quarter and `quarters` of the fourth, the task is asked for three months late."
  file: plans/ke-hoach.yaml
  example: |2
    - timing: {inferred: {vi: Quý III như mục bên, en: Third quarter like the item beside it}, kind: quarters, quarters: [4]}
    + timing: {printed: Thường xuyên, kind: ongoing}
- code: CT445
  why:
    vi: "Ngày đến hạn trong lịch lấy từ `date`; ô in ghi ngày khác thì lịch nhắc sai ngày."
    en: "The calendar takes the day from `date`; where the printed cell says another, it reminds on the wrong day."
  file: plans/ke-hoach.yaml
  example: |2
    - timing: {printed: trước ngày 31 tháng 7 năm 2023, kind: date, date: "2023-07-13", before: true}
    + timing: {printed: Thường xuyên, kind: ongoing}
- code: CT455
  why:
    vi: "“Trước ngày 31” thì ngày 30 là ngày cuối. Thiếu `before: true`, lịch nhắc vào đúng ngày mà văn bản đã coi là muộn."
    en: "What is wanted before the 31st is in time on the 30th at the latest. Without `before: true` the calendar reminds on a day that the document already calls late."
  file: plans/ke-hoach.yaml
  example: |2
    - timing: {printed: trước ngày 31 tháng 7 năm 2023, kind: date, date: "2023-07-31"}
    + timing: {printed: Thường xuyên, kind: ongoing}
"""

CHECKS = Checks(
    independent=(cells, timings, printed_agencies),
)
