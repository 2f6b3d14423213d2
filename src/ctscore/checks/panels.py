"""Panels: a figure for every column, each on its scale, and nothing that contradicts a scorecard."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ctscore.analysis.panels import WHOLE, cells, panel_scores, panel_tree, rank_of, row_figures
from ctscore.book import Book, Filed, PanelKey
from ctscore.checks import Checks
from ctscore.checks.points import PARTS_ABOVE_MAX
from ctscore.checks.structure import BELOW_MINIMUM
from ctscore.decimals import half_unit, places
from ctscore.findings import Fact, Finding, Position, Rule
from ctscore.findings.rule import Words, error
from ctscore.findings.shape_rules import NEGATIVE
from ctscore.model import NOT_PUBLISHED, Criterion, Panel, Scorecard
from ctscore.model.scalars import InvalidValue, read_number
from ctscore.scoring import Figures, figures_of, framework_of, walk
from ctscore.source import PlainText

METHOD_DIFFERS = error(
    "CT323", "method-differs",
    Words("{code}: `method` ở đây là {given}, trong {other} là {there}", "{code}: `method` is {given} here, {there} in {other}"),
    Words("so lại với nguồn xem ai cho điểm; phần điểm có thể lấy lại tùy vào đó", "check against the source who awards the points; what can be won back depends on it"),
)  # fmt: skip
SAME_PANEL_TWICE = error(
    "CT504", "same-panel-twice",
    Words("bảng các đơn vị {index} {year} đã có trong {other}", "the panel of {index} {year} stands already in {other}"),
    Words("giữ lại một trong hai tệp", "keep one of the two files"),
)  # fmt: skip
COLUMNS_DIFFER = error(
    "CT505", "columns-differ",
    Words("`columns` phải là các tiêu chí cuối của cây, theo thứ tự của cây: {expected}", "`columns` must be the leaves of the tree, in its order: {expected}"),
    Words("sửa `columns` hoặc cây tiêu chí; số liệu trong các dòng đứng theo thứ tự này", "correct `columns` or the tree; the figures of each row stand in this order"),
)  # fmt: skip
ROW_LENGTH = error(
    "CT506", "row-length",
    Words("dòng của `{unit}` có {given} số, `columns` có {columns} mã", "the row of `{unit}` has {given} figures, `columns` has {columns} codes"),
    Words("mỗi mã một số, cách nhau bằng dấu cách; số không công bố ghi `-`", "one figure a code, parted by spaces; `-` for what was not published"),
)  # fmt: skip
UNIT_TWICE = error(
    "CT507", "unit-twice",
    Words("`{unit}` đã có ở dòng {line}", "`{unit}` stands already in line {line}"),
    Words("mỗi đơn vị một dòng", "each unit has one row"),
)  # fmt: skip
NO_ROWS = error(
    "CT508", "no-rows",
    Words("bảng không có đơn vị nào", "the panel holds no unit"),
    Words("thêm mỗi đơn vị một dòng vào `rows`, hoặc xóa tệp", "add a row for each unit to `rows`, or delete the file"),
)  # fmt: skip
PANEL_ABOVE_MAX = error(
    "CT509", "panel-above-max",
    Words("điểm {given} ở cột {code} vượt điểm chuẩn {max}", "{given} in the column {code} is above the maximum {max}"),
    Words("so lại với nguồn: có thể lệch cột", "check it against the source: the columns may be shifted"),
)  # fmt: skip
PANEL_DIFFERS = error(
    "CT510", "panel-differs",
    Words("{code}, {what_vi}: ở đây {given}, trong {other} {there}", "{code}, {what_en}: {given} here, {there} in {other}"),
    Words("so lại cả hai tệp với nguồn", "check both files against the source"),
)  # fmt: skip
RANK_DIFFERS = error(
    "CT511", "rank-differs",
    Words("hạng công bố là {given}, xếp theo {other} là {computed}", "the published rank is {given}, by {other} it is {computed}"),
    Words("so lại điểm và hạng với nguồn", "check points and rank against the source"),
)  # fmt: skip
EMPTY_ROW = error(
    "CT515", "empty-row",
    Words("dòng của `{unit}` không có số nào", "the row of `{unit}` holds no figure"),
    Words("đơn vị không có số liệu công bố thì không có dòng: xóa dòng này", "a unit of which nothing was published has no row: delete it"),
)  # fmt: skip
ROW_MISSING = error(
    "CT517", "row-missing",
    Words("{other} không có dòng của `{unit}`, nhưng ở đây có điểm", "{other} has no row for `{unit}`, which has points here"),
    Words("thêm dòng ấy vào bảng các đơn vị", "add the row to the panel"),
)  # fmt: skip
SAME_FIGURES = error(
    "CT519", "same-figures",
    Words("dòng của `{unit}` giống hệt dòng của `{other_unit}` ở {other}:{line}, đến từng chữ số thập phân", "the row of `{unit}` is that of `{other_unit}` in {other}:{line}, to the last decimal"),
    Words("một dòng đã bị chép đè: lấy lại số liệu từ nguồn", "one row was copied over the other: take its figures from the source again"),
)  # fmt: skip
# A row in which every figure can be read: looking at each one by one takes ten times as long.
_SOUND = re.compile(r"\S+(\s+(-|(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?))*\s*")
_TELLING, _DECIMALS = 5, 4
"""So many figures of so many decimals are not equal by chance."""


def same_panel_twice(book: Book) -> Iterator[Finding]:
    """Two files hold the panel of one index and year."""
    for filed in book.all_panels:
        panel = filed.value
        first = book.panels[PanelKey(panel.index, panel.year)]
        if first.file != filed.file:
            facts = {"index": panel.index, "year": str(panel.year), "other": first.file}
            yield Finding(SAME_PANEL_TWICE, filed.file, facts, route=("index",))


def columns(book: Book) -> Iterator[Finding]:
    """The columns are not the leaves of the tree, so that nobody knows which figure is which."""
    for filed in book.all_panels:
        expected = [node.criterion.code for node in framework_of(panel_tree(filed.value)).leaves]
        if filed.value.columns.split() != expected:
            yield Finding(COLUMNS_DIFFER, filed.file, {"expected": " ".join(expected)}, route=("columns",))


def rows(book: Book) -> Iterator[Finding]:
    """A row is too short or too long, holds something that is no figure, or is the second of its unit."""
    for filed in book.all_panels:
        if not filed.value.rows:
            yield Finding(NO_ROWS, filed.file, route=("rows",))
        expected = len(filed.value.columns.split())
        seen: dict[str, int] = {}
        for place, row in enumerate(filed.value.rows):
            unit, *figures = row.split()
            first = seen.setdefault(unit, place)
            if first != place:
                facts = {"unit": unit, "line": str(book.line(filed.file, ("rows", first)))}
                yield Finding(UNIT_TWICE, filed.file, facts, route=("rows", place))
            if len(figures) != expected:
                facts = {"unit": unit, "given": str(len(figures)), "columns": str(expected)}
                yield Finding(ROW_LENGTH, filed.file, facts, route=("rows", place))
            if figures and set(figures) == {NOT_PUBLISHED}:
                yield Finding(EMPTY_ROW, filed.file, {"unit": unit}, route=("rows", place))
            if not _SOUND.fullmatch(row):
                for figure in cells(row)[1:]:
                    yield from _figure(figure.text, filed.file, _position(book, filed, place, figure.offset))


def _figure(text: str, file: str, position: Position) -> Iterator[Finding]:
    if text == NOT_PUBLISHED:
        return
    try:
        if read_number(text).is_signed():
            yield Finding(NEGATIVE, file, {"given": text}, position=position)
    except InvalidValue as misfit:
        yield Finding(misfit.rule, file, misfit.facts, position=position)


def _position(book: Book, filed: Filed[Panel], place: int, offset: int) -> Position:
    """Return where a word of a row stands in the file; rows are written in one line."""
    row = book.position(filed.file, ("rows", place))
    quote = 0 if isinstance(filed.value.rows[place], PlainText) else 1
    return Position(row.line, row.column + quote + offset)


def figures_on_scale(book: Book) -> Iterator[Finding]:
    """A figure of a row is above or below the scale of its column."""
    for filed in book.all_panels:
        scales = [node.criterion for node in framework_of(panel_tree(filed.value)).leaves]
        for place, row in enumerate(filed.value.rows):
            for criterion, figure in zip(scales, cells(row)[1:], strict=True):
                if figure.text == NOT_PUBLISHED:
                    continue
                given = Decimal(figure.text)
                for rule, key, end in _off_scale(given, criterion):
                    facts: dict[str, Fact] = {"code": criterion.code, "given": given, key: end}
                    position = _position(book, filed, place, figure.offset)
                    yield Finding(rule, filed.file, facts, position=position)


def sums_on_scale(book: Book) -> Iterator[Finding]:
    """The points of a unit add up to more than the maximum of what they are parts of."""
    for filed in book.all_panels:
        scores = panel_scores(filed)
        maxima = {WHOLE: filed.value.max}
        for node in walk(scores.tree):
            if not node.is_leaf and node.criterion.max is not None:
                maxima[node.criterion.code] = node.criterion.max
        places = {unit: place for place, unit in enumerate(scores.units)}
        for code, highest in maxima.items():
            for unit, points in scores.by_code[code].items():
                if points > highest:
                    facts: dict[str, Fact] = {
                        "code": code or filed.value.index,
                        "given": points,
                        "max": highest,
                    }
                    yield Finding(PARTS_ABOVE_MAX, filed.file, facts, route=("rows", places[unit]))


def _off_scale(given: Decimal, scale: Criterion) -> Iterator[tuple[Rule, str, Decimal]]:
    if scale.max is not None and given > scale.max:
        yield PANEL_ABOVE_MAX, "max", scale.max
    if scale.min is not None and given < scale.min:
        yield BELOW_MINIMUM, "min", scale.min


def beside_scorecards(book: Book) -> Iterator[Finding]:
    """A scorecard differs from the row that a panel has for the same unit, or from its rank there."""
    for filed in book.scorecards.values():
        card = filed.value
        panel = book.panels.get(PanelKey(card.index, card.year))
        if panel is None:
            continue
        there = row_figures(panel.value, card.unit)
        if there is None and card.criteria:
            facts = {"unit": card.unit, "other": panel.file}
            yield Finding(ROW_MISSING, filed.file, facts, route=("unit",))
        if there is not None and card.criteria:
            yield from _same_points(filed, panel, there)
        yield from _same_whole(filed, panel)


def _same_points(filed: Filed[Scorecard], panel: Filed[Panel], there: Figures) -> Iterator[Finding]:
    theirs = {node.criterion.code: node.criterion for node in walk(panel_tree(panel.value))}
    own, other = figures_of(filed.value), panel.file
    for node in walk(filed.value):
        ours = node.criterion
        match = theirs.pop(ours.code, None)
        pairs = (
            ("điểm đạt", "points", "achieved", own.get(ours.code), there.get(ours.code)),
            ("mức thấp nhất", "least", "min", ours.min, match.min if match else None),
            ("điểm chuẩn", "maximum", "max", ours.max, match.max if match else None),
        )
        for what_vi, what_en, key, mine, its in pairs:
            if mine != its:
                words: dict[str, Fact] = {"code": ours.code, "what_vi": what_vi, "what_en": what_en}
                figures: dict[str, Fact] = {"given": _or_dash(mine), "there": _or_dash(its), "other": other}
                yield Finding(PANEL_DIFFERS, filed.file, {**words, **figures}, route=(*node.route, key))
    for criterion in theirs.values():
        words = {"code": criterion.code, "what_vi": "điểm chuẩn", "what_en": "maximum", "other": other}
        figures = {"given": "–", "there": _or_dash(criterion.max)}
        yield Finding(PANEL_DIFFERS, filed.file, {**words, **figures}, route=("criteria",))


def _or_dash(figure: Decimal | None) -> Fact:
    return "–" if figure is None else figure


def _same_whole(filed: Filed[Scorecard], panel: Filed[Panel]) -> Iterator[Finding]:
    """Yield where scale, published score or published rank of the whole differ from the panel's."""
    card, published = filed.value, filed.value.published
    words: dict[str, Fact] = {"code": card.index, "other": panel.file}
    if card.max != panel.value.max:
        facts: dict[str, Fact] = {"what_vi": "điểm chuẩn", "what_en": "maximum", "given": card.max}
        yield Finding(PANEL_DIFFERS, filed.file, {**words, **facts, "there": panel.value.max}, route=("max",))
    scores = panel_scores(panel).by_code[WHOLE]
    ours = scores.get(card.unit)
    if ours is None or published is None:
        return
    if published.score is not None and abs(published.score - ours) > half_unit(places(published.score)):
        facts = {"what_vi": "điểm công bố", "what_en": "published score", "given": published.score}
        route = ("published", "score")
        yield Finding(PANEL_DIFFERS, filed.file, {**words, **facts, "there": ours}, route=route)
    computed = rank_of(ours, scores.values())
    if published.rank not in (None, computed):
        facts = {"given": str(published.rank), "computed": str(computed), "other": panel.file}
        yield Finding(RANK_DIFFERS, filed.file, facts, route=("published", "rank"))


def same_figures(book: Book) -> Iterator[Finding]:
    """Two rows of panels of one index are equal in many figures of many decimals, and in every other.

    Rounded figures are often equal; a row whose figures are measured to four decimals and more is not.
    """
    seen: dict[tuple[str, tuple[str, ...]], tuple[Filed[Panel], int, str]] = {}
    for filed in book.panels.values():
        for place, row in enumerate(filed.value.rows):
            unit, *figures = row.split()
            first, there, whose = seen.setdefault((filed.value.index, tuple(figures)), (filed, place, unit))
            if (first.file, there) != (filed.file, place) and _measured(figures) >= _TELLING:
                line = str(book.line(first.file, ("rows", there)))
                facts = {"unit": unit, "other_unit": whose, "other": first.file, "line": line}
                yield Finding(SAME_FIGURES, filed.file, facts, route=("rows", place))


def _measured(figures: list[str]) -> int:
    """Return how many different figures have four decimals or more."""
    return len({figure for figure in figures if len(figure.partition(".")[2].rstrip("0")) >= _DECIMALS})


def methods(book: Book) -> Iterator[Finding]:
    """A scorecard and the panel of its year differ in who awards the points.

    That of single criteria a panel cannot say: only what both say of the whole is held together.
    """
    for filed in book.all_scorecards:
        method = filed.value.method
        panel = book.panels.get(PanelKey(filed.value.index, filed.value.year))
        there = panel.value.method if panel else None
        if panel is not None and method is not None and there is not None and method != there:
            facts = {"code": filed.value.index, "given": method, "there": there, "other": panel.file}
            yield Finding(METHOD_DIFFERS, filed.file, facts, route=("method",))


RULE_DOCS = """
- code: CT323
  why:
    vi: "Điểm điều tra xã hội học chỉ tính lấy lại được một phần; ghi sai `method` thì lộ trình hứa điểm không có thật."
    en: "Of points that a survey awards only a part counts as won back; with a wrong `method` a path promises points that nobody can get."
  bad:
    vi: "bảng PAPI 2022 ghi `method: survey-citizens`, còn bảng điểm PAPI 2022 của mình ghi `method: not-survey`"
    en: "the panel of PAPI 2022 says `method: survey-citizens`, our scorecard of PAPI 2022 `method: not-survey`"
  good:
    vi: "cả hai tệp ghi `method: survey-citizens`"
    en: "both files say `method: survey-citizens`"
- code: CT504
  why:
    vi: "Hai bảng của cùng chỉ số, cùng năm thì hạng và khoảng cách với nơi khác tùy vào tệp nào được đọc. Thường là chép bảng năm trước mà quên đổi năm."
    en: "With two panels of one index and year, ranks and distances depend on which file happens to be read. Most often last year's file was copied and the year left as it was."
  file: panels/papi-moi.yaml
  bad: |
    format: ctscore/panel@1
    index: PAPI
    year: 2022
    source: {document: van-ban-mau}
    max: 10
    criteria: [{code: "1", name: {vi: Nội dung một, en: Dimension one}, max: 10}]
    columns: "1"
    rows: [don-vi-mau 7.25, don-vi-hai 6.5]
  good: |
    format: ctscore/panel@1
    index: PAPI
    year: 2023
    source: {document: van-ban-mau}
    max: 10
    criteria: [{code: "1", name: {vi: Nội dung một, en: Dimension one}, max: 10}]
    columns: "1"
    rows: [don-vi-mau 7.25, don-vi-hai 6.5]
- code: CT505
  why:
    vi: "Số trong một dòng thuộc tiêu chí nào là do thứ tự. Lệch thứ tự thì điểm tiêu chí này thành điểm tiêu chí kia ở mọi đơn vị; tổng điểm vẫn đúng nên không ai thấy."
    en: "A figure belongs to a criterion by its place alone. In another order the points of one criterion pass for those of another in every unit, and since the totals stay right nobody notices."
  file: panels/2022/papi.yaml
  bad: |
    columns: 1.1 1.3 1.2
    rows:
    - don-vi-mau 1.5 2.25 3
  good: |
    columns: 1.1 1.2 1.3
    rows:
    - don-vi-mau 1.5 2.25 3
- code: CT506
  why:
    vi: "Thiếu hay thừa một số thì mọi số sau đó lệch sang tiêu chí bên cạnh: đơn vị bị nói là mất điểm ở chỗ họ không mất."
    en: "One figure too few or too many shifts all that follow to the neighbouring criterion: the unit is told that it lost points where it did not."
  file: panels/2022/papi.yaml
  bad: |
    columns: 1.1 1.2 1.3
    rows:
    - don-vi-mau 1.5 2.25 3
    - don-vi-hai 2   1
  good: |
    columns: 1.1 1.2 1.3
    rows:
    - don-vi-mau 1.5 2.25 3
    - don-vi-hai 2   1    -
- code: CT507
  why:
    vi: "Hai dòng cùng một đơn vị thì chỉ một dòng được tính. Dòng kia thường là của đơn vị khác ghi nhầm mã, và đơn vị ấy biến khỏi bảng xếp hạng."
    en: "Of two rows of one unit only one can count. The other usually belongs to a unit whose id was mistyped, and that unit vanishes from the ranking."
  file: panels/2022/papi.yaml
  bad: |
    - don-vi-mau 1.5 2.25 3
    - don-vi-mau 2   1    -
  good: |
    - don-vi-mau 1.5 2.25 3
    - don-vi-hai 2   1    -
- code: CT508
  why:
    vi: "Có tệp thì năm ấy coi như đã có số liệu, nhưng hỏi hạng chỉ được một bảng trống: không rõ nguồn chưa công bố hay số liệu đã bị xóa mất."
    en: "With the file on hand the year counts as covered, yet every ranking of it is empty: nobody can tell whether nothing was published or the rows got lost."
  file: panels/2022/papi.yaml
  bad: |
    columns: 1.1 1.2 1.3
    rows: []
  good: |
    columns: 1.1 1.2 1.3
    rows:
    - don-vi-mau 1.5 2.25 3
    - don-vi-hai 2   1    -
- code: CT509
  why:
    vi: "Điểm vượt điểm chuẩn thường do rơi dấu thập phân hoặc lệch cột. Để lọt thì đơn vị ấy vọt lên đầu, và khoảng cách của mọi nơi khác với nơi dẫn đầu đều sai."
    en: "A figure above the maximum has usually lost its decimal point or stands in the wrong column. Let through, it puts its unit on top, and every distance to the leader is wrong."
  file: panels/2022/papi.yaml
  bad: |
    rows:
    - don-vi-mau 1.5 2.25 3
    - don-vi-hai 20  1    -
  good: |
    rows:
    - don-vi-mau 1.5 2.25 3
    - don-vi-hai 2   1    -
- code: CT510
  why:
    vi: "Báo cáo của một đơn vị lấy số ở bảng điểm, báo cáo so sánh lấy ở bảng các đơn vị. Hai nơi khác nhau thì trong một cuộc họp, cùng một chỉ số có hai con số."
    en: "Reports about one unit read its scorecard, comparisons read the panel. Where the two differ, the same index shows two figures in the same meeting."
  file: scores/2022/papi.yaml
  bad: |
    format: ctscore/scorecard@1
    index: PAPI
    unit: don-vi-mau
    year: 2022
    source: {document: van-ban-mau}
    max: 10
    published: {score: 6.57, rank: 1}
  good: |
    format: ctscore/scorecard@1
    index: PAPI
    unit: don-vi-mau
    year: 2022
    source: {document: van-ban-mau}
    max: 10
    published: {score: 6.75, rank: 1}
- code: CT511
  why:
    vi: "Hạng công bố khác hạng tính từ bảng các đơn vị thì có điểm bị chép sai, của ta hoặc của nơi khác. Khi ấy câu trả lời “thiếu bao nhiêu điểm để lên một bậc” cũng sai."
    en: "Where the published rank is not the one that the panel gives, somebody's points were miscopied, ours or another unit's, and the answer to how many points the next rank costs is wrong too."
  file: scores/2022/papi.yaml
  bad: |
    format: ctscore/scorecard@1
    index: PAPI
    unit: don-vi-mau
    year: 2022
    source: {document: van-ban-mau}
    max: 10
    published: {score: 6.75, rank: 2}
  good: |
    format: ctscore/scorecard@1
    index: PAPI
    unit: don-vi-mau
    year: 2022
    source: {document: van-ban-mau}
    max: 10
    published: {score: 6.75, rank: 1}
- code: CT515
  why:
    vi: "Dòng toàn dấu `-` không cho biết nguồn không công bố hay người nhập bỏ sót. Đơn vị có tên trong bảng mà không có hạng, đến cuộc họp không ai nói được vì sao."
    en: "A row of nothing but `-` does not tell whether nothing was published or the figures were forgotten. The unit is in the panel without a rank, and in the meeting nobody can say why."
  file: panels/2022/papi.yaml
  bad: |
    rows:
    - don-vi-mau 1.5 2.25 3
    - don-vi-hai -   -    -
  good: |
    rows:
    - don-vi-mau 1.5 2.25 3
    - don-vi-hai 2   1    -
- code: CT517
  why:
    vi: "Đơn vị đã có bảng điểm mà không có dòng trong bảng các đơn vị thì bị bỏ ra ngoài bảng xếp hạng, và các nơi xếp sau được lên một bậc không có thật."
    en: "A unit that has a scorecard but no row in the panel is left out of the ranking, and all below it move up a rank that they do not have."
  file: panels/2022/par-index.yaml
  bad: |
    format: ctscore/panel@1
    index: PAR-INDEX
    year: 2022
    source: {document: van-ban-mau}
    max: 5
    criteria:
    - code: "1"
      name: {vi: Lĩnh vực một, en: Field one}
      criteria:
      - {code: "1.1", name: {vi: Tiêu chí một một, en: Criterion one one}, max: 1}
      - {code: "1.2", name: {vi: Tiêu chí một hai, en: Criterion one two}, max: 2}
    - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2}
    columns: 1.1 1.2 2
    rows:
    - don-vi-hai 0.5 1.75 2
  good: |
    format: ctscore/panel@1
    index: PAR-INDEX
    year: 2022
    source: {document: van-ban-mau}
    max: 5
    criteria:
    - code: "1"
      name: {vi: Lĩnh vực một, en: Field one}
      criteria:
      - {code: "1.1", name: {vi: Tiêu chí một một, en: Criterion one one}, max: 1}
      - {code: "1.2", name: {vi: Tiêu chí một hai, en: Criterion one two}, max: 2}
    - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2}
    columns: 1.1 1.2 2
    rows:
    - don-vi-hai 0.5 1.75 2
    - don-vi-mau 0.25 1.5 2
- code: CT519
  why:
    vi: "Hai đơn vị không thể giống nhau đến chữ số thập phân thứ chín ở mọi nội dung: một dòng đã bị chép đè, và đơn vị ấy mang điểm của đơn vị khác."
    en: "Two units are not alike to the ninth decimal everywhere: one row was copied over the other, and that unit has the points of another."
  file: panels/2021/papi.yaml
  bad: |
    format: ctscore/panel@1
    index: PAPI
    year: 2021
    source: {document: van-ban-mau}
    max: 10
    criteria:
    - {code: "1", name: {vi: Nội dung một, en: Dimension one}, max: 2}
    - {code: "2", name: {vi: Nội dung hai, en: Dimension two}, max: 3}
    - {code: "3", name: {vi: Nội dung ba, en: Dimension three}, max: 3.25}
    - {code: "4", name: {vi: Nội dung bốn, en: Dimension four}, max: 1}
    - {code: "5", name: {vi: Nội dung năm, en: Dimension five}, max: 0.75}
    columns: "1 2 3 4 5"
    rows:
    - don-vi-mau 1.503217846 2.254400187 3.001288641 0.481220056 0.650000312
    - don-vi-hai 1.503217846 2.254400187 3.001288641 0.481220056 0.650000312
  good: |
    format: ctscore/panel@1
    index: PAPI
    year: 2021
    source: {document: van-ban-mau}
    max: 10
    criteria:
    - {code: "1", name: {vi: Nội dung một, en: Dimension one}, max: 2}
    - {code: "2", name: {vi: Nội dung hai, en: Dimension two}, max: 3}
    - {code: "3", name: {vi: Nội dung ba, en: Dimension three}, max: 3.25}
    - {code: "4", name: {vi: Nội dung bốn, en: Dimension four}, max: 1}
    - {code: "5", name: {vi: Nội dung năm, en: Dimension five}, max: 0.75}
    columns: "1 2 3 4 5"
    rows:
    - don-vi-mau 1.503217846 2.254400187 3.001288641 0.481220056 0.650000312
    - don-vi-hai 1.603217846 2.254400187 3.001288641 0.481220056 0.650000312
"""

CHECKS = Checks(
    rules=(
        METHOD_DIFFERS,
        SAME_PANEL_TWICE,
        COLUMNS_DIFFER,
        ROW_LENGTH,
        UNIT_TWICE,
        NO_ROWS,
        PANEL_ABOVE_MAX,
        PANEL_DIFFERS,
        RANK_DIFFERS,
        EMPTY_ROW,
        ROW_MISSING,
        SAME_FIGURES,
    ),
    rule_docs=RULE_DOCS,
    structure=(same_panel_twice, columns, rows),
    independent=(methods, same_figures),
    arithmetic=(figures_on_scale, sums_on_scale, beside_scorecards),
)
