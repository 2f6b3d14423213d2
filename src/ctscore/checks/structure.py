"""What must hold before any points can be added up; an answer is refused where one of these fails."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from ctscore.analysis.panels import trees_of_files
from ctscore.book import Book, Key, repeated
from ctscore.checks import Checks
from ctscore.decimals import ZERO
from ctscore.findings import Fact, Finding, Route, fault
from ctscore.findings.rule import error
from ctscore.model import AnswerSet, Asked, is_first_version
from ctscore.model.scorecard import sets_by_id
from ctscore.phrases import Words
from ctscore.scoring import Node, beyond_end, walk

DUPLICATE_CODE = error(
    "CT301", "duplicate-code",
    Words("mã {code} đã có ở dòng {line}", "the code {code} stands already in line {line}"),
    Words("mỗi tiêu chí một mã", "each criterion has a code of its own"),
)  # fmt: skip
LEAF_WITHOUT_POINTS = error(
    "CT304", "leaf-without-points",
    Words("tiêu chí {code} không có `{key}`", "the criterion {code} has no `{key}`"),
    Words("điền số từ nguồn; nếu nguồn không nêu, chỉ giữ tiêu chí cấp trên với điểm của nó", "fill in the figure from the source; where the source has none, keep only the parent criterion with its points"),
)  # fmt: skip
ACHIEVED_ABOVE_MAX = error(
    "CT305", "achieved-above-max",
    Words("điểm đạt {achieved} vượt điểm chuẩn {max}{at}", "achieved {achieved} of at most {max}{at}"),
    Words("so lại cả hai số với nguồn", "check both figures against the source"),
)  # fmt: skip
POINTS_ON_PARENT = error(
    "CT311", "points-on-parent",
    Words("{code} có các phần nên không được có `achieved`", "{code} has parts, so it must not have `achieved`"),
    Words("điểm in của tiêu chí có phần là `published`", "the printed points of a criterion with parts are `published`"),
)  # fmt: skip
SAME_SCORECARD_TWICE = error(
    "CT406", "same-scorecard-twice",
    Words("{index} {year} của {unit} đã có trong {other}", "{index} {year} of {unit} stands already in {other}"),
    Words("giữ lại một trong hai tệp", "keep one of the two files"),
)  # fmt: skip
SAME_PLAN_TWICE = error(
    "CT431", "same-plan-twice",
    Words("kế hoạch `{given}` đã có trong {other}", "the plan `{given}` stands already in {other}"),
    Words("giữ lại một trong hai tệp", "keep one of the two files"),
)  # fmt: skip
NO_SCALE_MISPLACED = error(
    "CT501", "no-scale-misplaced",
    Words("{code}: `no_scale` chỉ dùng ở tiêu chí cuối không có `max`, dưới một tiêu chí có `max`", "{code}: `no_scale` stands only at a leaf without `max`, below a criterion that has one"),
    Words("ghi `max` của nguồn, hoặc ghi `max` ở tiêu chí cấp trên", "write the `max` of the source, or give the criterion above its `max`"),
)  # fmt: skip
SCALE_BACKWARDS = error(
    "CT502", "scale-backwards",
    Words("thang điểm của {code} đi từ {min} đến {max}", "the scale of {code} goes from {min} to {max}"),
    Words("`min` phải nhỏ hơn `max`; so lại với nguồn", "`min` is smaller than `max`; check both against the source"),
)  # fmt: skip
BELOW_MINIMUM = error(
    "CT503", "below-minimum",
    Words("điểm {given} của {code} thấp hơn mức thấp nhất của thang là {min}{at}", "{code}: {given} is below {min}, the least of its scale{at}"),
    Words("so lại với nguồn; điểm không công bố thì bỏ trống, không ghi 0", "check it against the source; what was not published is left out, never 0"),
)  # fmt: skip

RAW_OFF_ENDS = error(
    "CT350", "raw-off-ends",
    Words("{code}: giá trị thô {given} vượt quá `{key}` là {end}", "{code}: the raw value {given} is beyond its `{key}`, {end}"),
    Words("so lại cả hai với nguồn; nếu giá trị có thể ra ngoài khoảng ấy thì bỏ `{key}`", "check both against the source; leave `{key}` out if values can lie beyond it"),
)  # fmt: skip


def same_scorecard_twice(book: Book) -> Iterator[Finding]:
    """Two files claim the same index, unit and year."""
    for filed in book.all_scorecards:
        card = filed.value
        first = book.scorecards[Key(card.index, card.unit, card.when)]
        if first.file != filed.file:
            facts = {"index": card.index, "year": str(card.when), "unit": card.unit, "other": first.file}
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
    for filed in trees_of_files(book):
        codes = ((node.criterion.code, (*node.route, "code")) for node in walk(filed.value))
        yield from codes_twice(book, filed.file, codes)


def codes_twice(book: Book, file: str, codes: Iterable[tuple[str, Route]]) -> Iterator[Finding]:
    """Yield which of `codes` in a file, each with its route, stand there already."""
    for (code, first), (_, again) in repeated((one[0], one) for one in codes):
        yield fault(DUPLICATE_CODE, file, again, code=code, line=str(book.line(file, first)))


def leaf_points(book: Book) -> Iterator[Finding]:
    """A leaf lacks its achieved points, or achieved more or less than it can; a parent has points."""
    for filed in book.all_scorecards:
        for node in walk(filed.value):
            criterion = node.criterion
            if not node.is_leaf:
                if criterion.achieved is not None:
                    yield fault(POINTS_ON_PARENT, filed.file, (*node.route, "achieved"), code=criterion.code)
                continue
            # The first version of the format has no words for why a figure is not known.
            if criterion.achieved is None and is_first_version(filed.value):
                yield fault(LEAF_WITHOUT_POINTS, filed.file, node.route, code=criterion.code, key="achieved")
            own: tuple[Route, str | None, Decimal | str | None]
            own = (("achieved",), filed.value.stage, criterion.achieved)
            others = ((("stages", stage), stage, figure) for stage, figure in criterion.stages.items())
            for route, stage, figure in (own, *others):
                if isinstance(figure, Decimal):
                    yield from off_scale(criterion, figure, filed.file, (*node.route, *route), stage)


def off_scale(
    criterion: Asked, figure: Decimal, file: str, route: Route, stage: str | None = None
) -> Iterator[Finding]:
    """Yield that a figure, of a `stage` if one is named, is off its scale, or beyond an end of a raw value."""
    if criterion.better is not None:
        if beyond := beyond_end(criterion, figure):
            yield fault(
                RAW_OFF_ENDS, file, route, code=criterion.code, given=figure, key=beyond[0], end=beyond[1]
            )
        return
    if criterion.max is not None and figure > criterion.max:
        figures: dict[str, Fact] = {"achieved": figure, "max": criterion.max}
        yield Finding(ACHIEVED_ABOVE_MAX, file, {**figures, **facts_of_stage(stage)}, route=route)
    least = ZERO if criterion.min is None else criterion.min
    if figure < least:
        figures = {"code": criterion.code, "given": figure, "min": least}
        yield Finding(BELOW_MINIMUM, file, {**figures, **facts_of_stage(stage)}, route=route)


def facts_of_stage(stage: str | None) -> dict[str, Fact]:
    """Return what is told of the stage of a figure; nothing where none is named."""
    return {"at": "" if stage is None else Words(f", giai đoạn `{stage}`", f", at the stage `{stage}`")}


def scales(book: Book) -> Iterator[Finding]:
    """A leaf has no maximum and does not say why, or a scale that ends before it begins."""
    for filed in trees_of_files(book):
        sets = sets_by_id(filed.value.answers)
        for node in walk(filed.value):
            yield from _scale(node, filed.file, sets)


def only_words(leaf: Asked, sets: Mapping[str, AnswerSet]) -> bool:
    """Return whether a leaf has answers that are worth no points; these need no maximum."""
    asked = sets.get(leaf.answers or "")
    return asked is not None and not asked.has_points


def _scale(node: Node, file: str, sets: Mapping[str, AnswerSet]) -> Iterator[Finding]:
    criterion, code = node.criterion, node.criterion.code
    if criterion.no_scale is not None:
        above = node.parents[-1] if node.parents else None
        if not node.is_leaf or criterion.max is not None or above is None or above.max is None:
            yield fault(NO_SCALE_MISPLACED, file, (*node.route, "no_scale"), code=code)
    elif (
        node.is_leaf
        and criterion.max is None
        and criterion.better is None
        and not only_words(criterion, sets)
    ):
        yield fault(LEAF_WITHOUT_POINTS, file, node.route, code=code, key="max")
    if criterion.min is not None and criterion.max is not None and criterion.min >= criterion.max:
        ends: dict[str, Fact] = {"code": code, "min": criterion.min, "max": criterion.max}
        yield Finding(SCALE_BACKWARDS, file, ends, route=(*node.route, "min"))


RULE_DOCS = """
- code: CT301
  why:
    vi: "Mã là địa chỉ của một tiêu chí: nhiệm vụ, mục tiêu và so sánh giữa các năm đều tìm theo mã. Hai tiêu chí cùng mã thì điểm của bên này bị lấy làm điểm của bên kia."
    en: "A code is the address of a criterion: tasks, targets and comparisons between years look it up. Where two criteria share one, the points of one are taken for those of the other."
  file: scores/2022/par-index.yaml
  example: |2
    - - code: "1.1"
    + - code: "1.2"
        name: {vi: Tiêu chí một hai, en: Criterion one two}
- code: CT304
  why:
    vi: "Không có điểm đạt hay điểm chuẩn thì không biết tiêu chí mất bao nhiêu. Coi là 0 hay coi là đạt tối đa đều làm sai tổng điểm của cả lĩnh vực."
    en: "Without its points or its maximum nobody knows what a criterion lost. Counted as zero or as full marks, it makes the total of the whole field wrong."
  file: scores/2022/par-index.yaml
  example: |2
      - code: "1.1"
        name: {vi: Tiêu chí một một, en: Criterion one one}
        max: 1
    +   achieved: 0.25
- code: CT305
  why:
    vi: "Điểm đạt không thể hơn điểm chuẩn; gần như luôn là chép nhầm dòng hay sót dấu thập phân, và tổng điểm cứ thế cao lên mà không ai thấy."
    en: "No criterion achieves more than its maximum. Nearly always a row was misread or a dot was lost, and the total silently rises."
  file: scores/2022/par-index.yaml
  example: |2
      max: 1
    - achieved: 2.5
    + achieved: 0.25
- code: CT311
  why:
    vi: "Điểm của lĩnh vực là tổng các tiêu chí bên dưới. Ghi thêm `achieved` là có hai con số cho một lĩnh vực, không biết tin số nào, hoặc cộng hai lần."
    en: "The points of a field are the sum of its parts. With `achieved` beside them there are two figures for one field: either may be believed, or both added."
  file: scores/2022/par-index.yaml
  example: |2
      - code: "1"
        name: {vi: Lĩnh vực một, en: Field one}
    -   achieved: 1.75
        criteria:
- code: CT406
  why:
    vi: "Hai tệp cho cùng một bảng điểm sớm muộn cũng lệch nhau; khi ấy số nào được đưa ra họp chỉ tùy tệp nào được đọc trước."
    en: "Two files for one scorecard sooner or later differ, and which figures reach the meeting then depends only on which file is read first."
  file: scores/2022/par-index2.yaml
  example: |2
      format: ctscore/scorecard@1
      index: PAR-INDEX
    - unit: don-vi-mau
    + unit: don-vi-hai
      year: 2022
      source: {document: van-ban-mau}
      max: 5
      published: {score: 3.5}
- code: CT431
  why:
    vi: "Hai tệp cho cùng một kế hoạch thì chỉ một tệp được tính: người sửa tệp kia tưởng đã xong, mà danh sách nhiệm vụ đưa ra họp vẫn như cũ."
    en: "Of two files for one plan only one counts: whoever amends the other believes it done, and the task list in the meeting is the old one."
  bad:
    vi: "hai tệp trong plans/ cùng ghi `document: van-ban-mau`"
    en: "two files in plans/ that both say `document: van-ban-mau`"
  good:
    vi: "mỗi văn bản một tệp trong plans/; thêm phụ lục thì thêm vào `parts` của tệp đã có"
    en: "one file in plans/ for each document; a further annex goes into `parts` of the file there is"
- code: CT501
  why:
    vi: "Tiêu chí không rõ thang điểm thì điểm mất của nó được tính ở tiêu chí cấp trên. Cấp trên cũng không có `max` thì phần mất ấy không tính vào đâu; còn đã ghi `max` thì `no_scale` là nói ngược lại chính mình."
    en: "The loss of a leaf whose scale nobody prints is counted at the criterion above it. Where that has no `max` either, the loss is counted nowhere; beside a `max`, `no_scale` contradicts it."
  file: panels/2022/papi.yaml
  example: |2
    - - {code: "1.1", name: {vi: Phần một, en: Part one}, min: 0.33, max: 3.33, no_scale: {vi: Nguồn không in, en: Not printed}}
    + - {code: "1.1", name: {vi: Phần một, en: Part one}, min: 0.33, max: 3.33}
- code: CT502
  why:
    vi: "Điểm mất là `max` trừ điểm đạt. Hai đầu thang bị đảo thì đơn vị nào cũng như vượt điểm chuẩn, điểm mất ra số âm và tiêu chí cần cải thiện không hiện ra."
    en: "Points lost are `max` minus what was achieved. With the ends swapped every unit seems to exceed the maximum, losses come out negative, and the criterion drops off the list of gaps."
  file: panels/2022/papi.yaml
  example: |2
    - min: 10
    - max: 1
    + min: 1
    + max: 10
- code: CT503
  why:
    vi: "Nguồn không công bố mà điền 0 thì đơn vị tụt hạng vì một con số không ai chấm. Thang bắt đầu từ trên 0 thì số thấp hơn đầu thang gần như luôn là số điền vào chỗ trống, hoặc chép nhầm."
    en: "A 0 typed where the source prints nothing drags a unit down the ranking for a score that nobody gave. On a scale that starts above 0, a lower figure is nearly always such a filler or a misread one."
  file: panels/2022/papi.yaml
  example: |2
      columns: 1.1 1.2 1.3
      rows:
      - don-vi-mau 1.5 2.25 3
    - - don-vi-hai 2   1    0
    + - don-vi-hai 2   1    -
- code: CT350
  why:
    vi: "Hạng 7 trên thang từ 1 đến 5 là chép nhầm dòng hay nhầm cột. Giá trị thô không làm sai tổng điểm, nhưng làm sai thứ hạng."
    en: "A grade of 7 on a scale of 1 to 5 comes of a wrong row or column. A raw value makes no total wrong, but it does make ranks wrong."
  begins: scorecard@2
  example: |2
      criteria:
      - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 5, achieved: 1.5}
    - - {code: "2", name: {vi: Xếp loại, en: Grade}, better: lower, best: 1, worst: 5, achieved: 7}
    + - {code: "2", name: {vi: Xếp loại, en: Grade}, better: lower, best: 1, worst: 5, achieved: 2}
"""

CHECKS = Checks(
    structure=(same_scorecard_twice, same_plan_twice, duplicate_codes, leaf_points, scales),
    tree=(duplicate_codes, scales),
)
