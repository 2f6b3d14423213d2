"""Panels: a figure for every column, each on its scale, and nothing that contradicts a scorecard."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from ctscore.analysis.panels import (
    WHOLE,
    bare,
    cells,
    figures_in,
    panel_scores,
    panel_tree,
    rank_of,
    row_figures,
    unit_card,
    unit_of,
)
from ctscore.book import Book, Filed, PanelKey, repeated
from ctscore.checks import Checks
from ctscore.checks.declared import NOT_AN_ANSWER, facts_of_misfit
from ctscore.checks.points import PARTS_ABOVE_MAX
from ctscore.checks.structure import BELOW_MINIMUM, RAW_OFF_ENDS, SCALE_BACKWARDS, facts_of_stage
from ctscore.decimals import ZERO, half_unit, places, total
from ctscore.findings import Fact, Finding, Position, Route, Rule, fault
from ctscore.findings.rule import error
from ctscore.findings.shape_rules import NEGATIVE
from ctscore.model import (
    NOT_APPLICABLE,
    NOT_PUBLISHED,
    PUBLISHED,
    Criterion,
    Panel,
    Scorecard,
    is_first_version,
)
from ctscore.model.scalars import InvalidValue, read_number
from ctscore.model.scorecard import at_stage, every, result_of, sets_by_id, stage_of
from ctscore.phrases import Words
from ctscore.scoring import (
    Derivation,
    Figures,
    answer_of,
    beyond_end,
    figures_of,
    framework_of,
    points_of,
    walk,
)
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
    Words("mỗi mã một số, cách nhau bằng dấu cách; số không công bố ghi `-`, nhiều chữ thì trong ngoặc kép", "one figure a code, parted by spaces; `-` for what was not published, several words in double quotes"),
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
    Words("{code}, {what}: ở đây {given}, trong {other} {there}", "{code}, {what}: {given} here, {there} in {other}"),
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
OWN_MAX_MISFIT = error(
    "CT520", "own-max-misfit",
    Words("`own_max` của `{unit}`: {what}", "the `own_max` of `{unit}`: {what}"),
    Words("mỗi đơn vị có dòng một mục, mỗi tiêu chí cuối có điểm chuẩn một số; 0 là không giao cho đơn vị ấy", "one entry for a unit that has a row, one figure for a leaf that has a maximum; 0 where the unit is not asked"),
)  # fmt: skip
NOT_ASKED = error(
    "CT521", "not-asked",
    Words("`{unit}` có {given} ở cột {code}, nhưng `own_max` ghi không giao tiêu chí này", "`{unit}` has {given} in the column {code}, and by its `own_max` is not asked for it"),
    Words("ghi `-` trong dòng, hoặc sửa `own_max`", "write `-` in the row, or correct the `own_max`"),
)  # fmt: skip
NA_WITHOUT_POLICY = error(
    "CT522", "na-without-policy",
    Words("`na` ở cột {code}, nhưng tiêu chí không ghi `not_applicable`", "`na` in the column {code}, whose criterion says no `not_applicable`"),
    Words("ghi ở tiêu chí điểm chuẩn ấy thành gì: shrink, full, zero hay unscored; số không công bố ghi `-`", "say at the criterion what becomes of its maximum: shrink, full, zero or unscored; what was not published is `-`"),
)  # fmt: skip
# A row in which every figure can be read: looking at each one by one takes ten times as long.
_SOUND = re.compile(r"\S+(\s+(-|(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?))*\s*")
_TELLING, _DECIMALS = 5, 4
"""So many figures of so many decimals are not equal by chance."""


def same_panel_twice(book: Book) -> Iterator[Finding]:
    """Two files hold the panel of one index, year and stage."""
    keyed = (((one.value.index, one.value.when, stage_of(one.value)), one) for one in book.all_panels)
    for first, filed in repeated(keyed):
        facts = {"index": filed.value.index, "year": str(filed.value.when), "other": first.file}
        yield Finding(SAME_PANEL_TWICE, filed.file, facts, route=filed.route or ("index",))


def columns(book: Book) -> Iterator[Finding]:
    """The columns are not the leaves of the tree, so that nobody knows which figure is which."""
    for filed in book.panel_files:
        expected = [criterion.code for criterion in _in_columns(filed.value)]
        if filed.value.columns.split() != expected:
            yield fault(COLUMNS_DIFFER, filed.file, ("columns",), expected=" ".join(expected))


def _in_columns(panel: Panel) -> list[Criterion]:
    """Return what has a column: leaves, and criteria whose points the index imputes."""
    return [one for one in every(bare(panel.criteria)) if not one.criteria or one.imputed is not None]


def rows(book: Book) -> Iterator[Finding]:
    """A row is too short or too long, holds something that is no figure, or is the second of its unit."""
    for filed in book.all_panels:
        panel = filed.value
        if not panel.rows:
            yield fault(NO_ROWS, filed.file, (*filed.route, "rows"))
        expected = len(panel.columns.split())
        scales = _in_columns(panel)
        policies = _with_policy(panel)
        plain = {one.id for one in panel.answers}.isdisjoint(one.answers for one in scales)
        for first, place in repeated((unit_of(row), place) for place, row in enumerate(panel.rows)):
            facts = {"unit": unit_of(panel.rows[place])}
            facts["line"] = str(book.line(filed.file, (*filed.route, "rows", first)))
            yield Finding(UNIT_TWICE, filed.file, facts, route=(*filed.route, "rows", place))
        for place, row in enumerate(panel.rows):
            unit, figures = unit_of(row), figures_in(row)
            if len(figures) != expected:
                facts = {"unit": unit, "given": str(len(figures)), "columns": str(expected)}
                yield Finding(ROW_LENGTH, filed.file, facts, route=(*filed.route, "rows", place))
            if figures and set(figures) == {NOT_PUBLISHED}:
                yield fault(EMPTY_ROW, filed.file, (*filed.route, "rows", place), unit=unit)
            if not (plain and _SOUND.fullmatch(row)):
                asked = [*scales, *[None] * len(figures)]  # a row may be too long
                for figure, scale in zip(cells(row)[1:], asked, strict=False):
                    position = _position(book, filed, place, figure.offset)
                    yield from _figure(figure.text, panel, scale, policies, filed.file, position)


def _no_figure(panel: Panel) -> frozenset[str]:
    """Return the words that stand in a row for no figure."""
    return frozenset((NOT_PUBLISHED,) if is_first_version(panel) else (NOT_PUBLISHED, NOT_APPLICABLE))


def _figure(
    text: str,
    panel: Panel,
    scale: Criterion | None,
    policies: frozenset[str],
    file: str,
    position: Position,
) -> Iterator[Finding]:
    if text == NOT_PUBLISHED:
        return
    code = scale.code if scale is not None else ""
    if text == NOT_APPLICABLE and not is_first_version(panel):
        if code not in policies:
            yield Finding(NA_WITHOUT_POLICY, file, {"code": code}, position=position)
        return
    asked = sets_by_id(panel.answers).get(scale.answers or "") if scale is not None else None
    if scale is not None and asked is not None:
        if answer_of(text, asked.words) is None:
            yield Finding(NOT_AN_ANSWER, file, facts_of_misfit(scale, text, asked), position=position)
        return
    try:
        negative = read_number(text) < 0
    except InvalidValue as misfit:
        yield Finding(misfit.rule, file, misfit.facts, position=position)
        return
    if text.startswith("-") and (is_first_version(panel) or (negative and scale is None)):
        yield Finding(NEGATIVE, file, {"given": text}, position=position)
    elif negative and scale is not None and scale.min is None and scale.better is None:
        facts: dict[str, Fact] = {"code": code, "given": Decimal(text), "min": ZERO}
        facts |= facts_of_stage(panel.stage)
        yield Finding(BELOW_MINIMUM, file, facts, position=position)


def _with_policy(panel: Panel) -> frozenset[str]:
    """Return the codes of criteria that say what becomes of them where they do not apply."""
    return frozenset(one.code for one in every(panel.criteria) if one.not_applicable is not None)


def _position(book: Book, filed: Filed[Panel], place: int, offset: int) -> Position:
    """Return where a word of a row stands in the file; rows are written in one line."""
    row = book.position(filed.file, (*filed.route, "rows", place))
    quote = 0 if isinstance(filed.value.rows[place], PlainText) else 1
    return Position(row.line, row.column + quote + offset)


def own_maxima(book: Book) -> Iterator[Finding]:
    """A maximum of a unit's own is of nobody, of no leaf, or set twice."""
    for filed in book.all_panels:
        leaves = {
            one.code: one for one in _in_columns(filed.value) if one.max is not None and not one.criteria
        }
        units = {unit_of(row) for row in filed.value.rows}
        for place, own in enumerate(filed.value.own_max):
            route: Route = ("own_max", place)
            if own.unit not in units:
                no_row = Words("đơn vị không có dòng", "the unit has no row")
                yield _own_max(filed, own.unit, (*route, "unit"), no_row)
            if own.unit in {one.unit for one in filed.value.own_max[:place]}:
                twice = Words("đơn vị đã có một mục", "the unit has one already")
                yield _own_max(filed, own.unit, (*route, "unit"), twice)
            for code, highest in own.max.items():
                leaf, at = leaves.get(code), (*route, "max", code)
                if leaf is None:
                    vi, en = f"{code} không phải tiêu chí cuối có điểm chuẩn", "is no leaf that has a maximum"
                    yield _own_max(filed, own.unit, at, Words(vi, f"{code} {en}"))
                elif highest and leaf.min is not None and highest <= leaf.min:
                    yield fault(SCALE_BACKWARDS, filed.file, at, code=code, min=leaf.min, max=highest)


def _own_max(filed: Filed[Panel], unit: str, route: Route, what: Words) -> Finding:
    return fault(OWN_MAX_MISFIT, filed.file, route, unit=unit, what=what)


def on_scale(book: Book) -> Iterator[Finding]:
    """A figure, or the points of a unit added up, are above or below their scale."""
    for filed in book.all_panels:
        off = tuple(_figures_off_scale(book, filed))
        yield from off
        if off or _may_rise_above(filed.value):
            yield from _sums_off_scale(filed)


def _figures_off_scale(book: Book, filed: Filed[Panel]) -> Iterator[Finding]:
    """Yield the figures of rows that are above or below the scale of their column, or of their unit."""
    scales = _in_columns(filed.value)
    sets = sets_by_id(filed.value.answers)
    own_maxima = {one.unit: one.max for one in reversed(filed.value.own_max)}
    none = _no_figure(filed.value)
    sound: tuple[set[str], ...] = tuple(set() for _ in scales)  # figures occur again and again
    for place, row in enumerate(filed.value.rows):
        unit = unit_of(row)
        own = own_maxima.get(unit)
        columns = zip(scales, sound, figures_in(row), strict=True)
        for number, (criterion, known, text) in enumerate(columns, start=1):
            if text in none or (own is None and text in known):
                continue
            asked = sets.get(criterion.answers or "")
            highest = criterion.max if own is None else own.get(criterion.code, criterion.max)
            scale = criterion if highest == criterion.max else replace(criterion, max=highest)
            given = points_of(scale, text, asked.words) if asked else Decimal(text)
            off = tuple(_off_scale(given or ZERO, scale, asked=highest != 0 or criterion.max == 0))
            if not off and own is None:
                known.add(text)
            for rule, more in off:
                facts: dict[str, Fact] = {"code": criterion.code, "given": given or ZERO, "unit": unit}
                facts |= facts_of_stage(filed.value.stage)
                position = _position(book, filed, place, cells(row)[number].offset)
                yield Finding(rule, filed.file, {**facts, **more}, position=position)


def _may_rise_above(panel: Panel) -> bool:
    """Return whether points can add up to more than a maximum although each figure is on its scale."""
    if panel.own_max:
        return True
    framework = framework_of(panel_tree(panel))
    most: dict[int, Decimal] = {}
    for place in range(len(framework.nodes) - 1, -2, -1):  # parts before what they are parts of
        scale = framework.scales[place]
        if scale.derivation is Derivation.FIGURE and scale.max is not None:
            most[place] = scale.max
        elif scale.derivation is Derivation.SUM:
            most[place] = total(most[part] for part in scale.parts)
        if place not in most or (scale.max is not None and most[place] > scale.max):
            return True
    return False


def _sums_off_scale(filed: Filed[Panel]) -> Iterator[Finding]:
    """Yield the units whose points add up to more than the maximum of what they are parts of."""
    scores = panel_scores(filed)
    maxima = {WHOLE: filed.value.max}
    for node in walk(scores.tree):
        if not node.is_leaf and node.criterion.max is not None:
            maxima[node.criterion.code] = node.criterion.max
    for code in _rising_above(scores.tree):
        maxima.pop(code, None)
    places = {unit: place for place, unit in enumerate(scores.units)}
    own = {one.unit for one in filed.value.own_max}
    moved = {unit: _maxima_of(filed.value, unit) for unit in own & places.keys()}
    for code, highest in maxima.items():
        for unit, points in scores.by_code[code].items():
            most = moved[unit].get(code, highest) if unit in moved else highest
            if points > most:
                facts: dict[str, Fact] = {"code": code or filed.value.index, "given": points, "max": most}
                route = (*filed.route, "rows", places[unit])
                yield Finding(PARTS_ABOVE_MAX, filed.file, facts, route=route)


def _rising_above(tree: Scorecard) -> frozenset[str]:
    """Return the codes of what may have more than its maximum: a cap says how much, or a bonus is in it."""
    found = set() if tree.cap is None else {WHOLE}
    for node in walk(tree):
        if node.criterion.cap is not None:
            found.add(node.criterion.code)
        if node.criterion.bonus:
            found |= {WHOLE, *(parent.code for parent in node.parents)}
    return frozenset(found)


def _maxima_of(panel: Panel, unit: str) -> Mapping[str, Decimal]:
    """Return the printed maxima of what has parts as they are for a unit that has maxima of its own."""
    card = unit_card(panel, unit)
    if card is None:
        return {}
    maxima = {node.criterion.code: node.criterion.max for node in walk(card) if not node.is_leaf}
    return {WHOLE: card.max, **{code: highest for code, highest in maxima.items() if highest is not None}}


def _off_scale(given: Decimal, scale: Criterion, *, asked: bool) -> Iterator[tuple[Rule, Mapping[str, Fact]]]:
    if scale.better is not None:
        if beyond := beyond_end(scale, given):
            yield RAW_OFF_ENDS, {"key": beyond[0], "end": beyond[1]}
        return
    if not asked:
        yield NOT_ASKED, {}
    elif scale.max is not None and given > scale.max:
        yield PANEL_ABOVE_MAX, {"max": scale.max}
    if asked and scale.min is not None and given < scale.min:
        yield BELOW_MINIMUM, {"min": scale.min}


def beside_scorecards(book: Book) -> Iterator[Finding]:
    """A scorecard differs from the row that a panel has for the same unit, or from its rank there."""
    for filed in book.scorecards.values():
        card = filed.value
        for panel in book.panels_of_stages.get(PanelKey(card.index, card.when), ()):
            stage = panel.value.stage or PUBLISHED
            seen = Filed(filed.file, at_stage(card, stage, (stage,)))
            there = row_figures(panel.value, card.unit)
            own_stage = stage_of(card) == stage
            if there is None and card.criteria and (own_stage or figures_of(seen.value)):
                yield fault(ROW_MISSING, filed.file, ("unit",), unit=card.unit, other=panel.file)
            if there is not None and card.criteria:
                yield from _same_points(seen, panel, there, own_stage=own_stage)
            yield from _same_whole(seen, panel)


def _same_points(
    filed: Filed[Scorecard], panel: Filed[Panel], there: Figures, *, own_stage: bool
) -> Iterator[Finding]:
    """Yield where figures and scales differ; of another stage than its own a scorecard need not have all."""
    row = unit_card(panel.value, filed.value.unit) or panel_tree(panel.value)
    theirs = {node.criterion.code: node.criterion for node in walk(row)}
    own, other = figures_of(filed.value), panel.file
    for node in walk(filed.value):
        ours = node.criterion
        match = theirs.pop(ours.code, None)
        if not own_stage and ours.code not in own:
            continue
        pairs = (
            ("achieved", own.get(ours.code), there.get(ours.code)),
            ("min", ours.min, match.min if match else None),
            ("max", ours.max, match.max if match else None),
        )
        for key, mine, its in pairs:
            if mine != its:
                facts: dict[str, Fact] = {"code": ours.code, "what": _CALLED[key], "other": other}
                facts |= {"given": _or_dash(mine), "there": _or_dash(its)}
                yield Finding(PANEL_DIFFERS, filed.file, facts, route=(*node.route, key))
    unlisted = () if filed.value.listing == "part" else theirs.values()
    for criterion in unlisted:
        facts = {"code": criterion.code, "what": _CALLED["max"], "other": other}
        facts |= {"given": "–", "there": _or_dash(criterion.max)}
        yield Finding(PANEL_DIFFERS, filed.file, facts, route=("criteria",))


_CALLED = {
    "achieved": Words("điểm đạt", "points"),
    "min": Words("mức thấp nhất", "least"),
    "max": Words("điểm chuẩn", "maximum"),
    "published": Words("điểm công bố", "published score"),
}


def _or_dash(figure: Decimal | None) -> Fact:
    return "–" if figure is None else figure


def _same_whole(filed: Filed[Scorecard], panel: Filed[Panel]) -> Iterator[Finding]:
    """Yield where scale, published score or published rank of the whole differ from the panel's."""
    card, published = filed.value, result_of(filed.value)
    words: dict[str, Fact] = {"code": card.index, "other": panel.file}
    row = unit_card(panel.value, card.unit)
    highest = panel.value.max if row is None else row.max
    if card.max != highest:
        facts: dict[str, Fact] = {"what": _CALLED["max"], "given": card.max, "there": highest}
        yield Finding(PANEL_DIFFERS, filed.file, {**words, **facts}, route=("max",))
    scores = panel_scores(panel)
    ours, merits = scores.by_code[WHOLE].get(card.unit), scores.merits[WHOLE]
    if ours is None or published is None:
        return
    if published.score is not None and abs(published.score - ours) > half_unit(places(published.score)):
        facts = {"what": _CALLED["published"], "given": published.score, "there": ours}
        yield Finding(PANEL_DIFFERS, filed.file, {**words, **facts}, route=("published", "score"))
    if card.unit not in merits:
        return
    computed = rank_of(merits[card.unit], merits.values())
    if published.rank not in (None, computed):
        facts = {"given": str(published.rank), "computed": str(computed), "other": panel.file}
        yield Finding(RANK_DIFFERS, filed.file, facts, route=("published", "rank"))


def same_figures(book: Book) -> Iterator[Finding]:
    """Two rows of panels of one index are equal in many figures of many decimals, and in every other.

    Rounded figures are often equal; a row whose figures are measured to four decimals and more is not. That of
    a unit at another stage of the same year may well be.
    """
    seen: dict[tuple[str, tuple[str, ...]], tuple[Filed[Panel], int, str]] = {}
    for filed in chain.from_iterable(book.panels_of_stages.values()):
        for place, row in enumerate(filed.value.rows):
            unit, figures = unit_of(row), figures_in(row)
            first, there, whose = seen.setdefault((filed.value.index, tuple(figures)), (filed, place, unit))
            same = first is filed and there == place
            same = same or (first is not filed and (first.value.when, whose) == (filed.value.when, unit))
            if not same and _measured(figures) >= _TELLING:
                line = str(book.line(first.file, (*first.route, "rows", there)))
                facts = {"unit": unit, "other_unit": whose, "other": first.file, "line": line}
                yield Finding(SAME_FIGURES, filed.file, facts, route=(*filed.route, "rows", place))


def _measured(figures: list[str]) -> int:
    """Return how many different figures have four decimals or more."""
    return len({figure for figure in figures if len(figure.partition(".")[2].rstrip("0")) >= _DECIMALS})


def methods(book: Book) -> Iterator[Finding]:
    """A scorecard and the panel of its year differ in who awards the points.

    That of single criteria a panel cannot say: only what both say of the whole is held together.
    """
    for filed in book.all_scorecards:
        method = filed.value.method
        for panel in book.panels_of_stages.get(PanelKey(filed.value.index, filed.value.when), ()):
            there = panel.value.method
            if method is not None and there is not None and method != there:
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
  example: |2
      format: ctscore/panel@1
      index: PAPI
    - year: 2022
    + year: 2023
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
  example: |2
    - columns: 1.1 1.3 1.2
    + columns: 1.1 1.2 1.3
      rows:
      - don-vi-mau 1.5 2.25 3
- code: CT506
  why:
    vi: "Thiếu hay thừa một số thì mọi số sau đó lệch sang tiêu chí bên cạnh: đơn vị bị nói là mất điểm ở chỗ họ không mất."
    en: "One figure too few or too many shifts all that follow to the neighbouring criterion: the unit is told that it lost points where it did not."
  file: panels/2022/papi.yaml
  example: |2
      columns: 1.1 1.2 1.3
      rows:
      - don-vi-mau 1.5 2.25 3
    - - don-vi-hai 2   1
    + - don-vi-hai 2   1    -
- code: CT507
  why:
    vi: "Hai dòng cùng một đơn vị thì chỉ một dòng được tính. Dòng kia thường là của đơn vị khác ghi nhầm mã, và đơn vị ấy biến khỏi bảng xếp hạng."
    en: "Of two rows of one unit only one can count. The other usually belongs to a unit whose id was mistyped, and that unit vanishes from the ranking."
  file: panels/2022/papi.yaml
  example: |2
      - don-vi-mau 1.5 2.25 3
    - - don-vi-mau 2   1    -
    + - don-vi-hai 2   1    -
- code: CT508
  why:
    vi: "Có tệp thì năm ấy coi như đã có số liệu, nhưng hỏi hạng chỉ được một bảng trống: không rõ nguồn chưa công bố hay số liệu đã bị xóa mất."
    en: "With the file on hand the year counts as covered, yet every ranking of it is empty: nobody can tell whether nothing was published or the rows got lost."
  file: panels/2022/papi.yaml
  example: |2
      columns: 1.1 1.2 1.3
    - rows: []
    + rows:
    + - don-vi-mau 1.5 2.25 3
    + - don-vi-hai 2   1    -
- code: CT509
  why:
    vi: "Điểm vượt điểm chuẩn thường do rơi dấu thập phân hoặc lệch cột. Để lọt thì đơn vị ấy vọt lên đầu, và khoảng cách của mọi nơi khác với nơi dẫn đầu đều sai."
    en: "A figure above the maximum has usually lost its decimal point or stands in the wrong column. Let through, it puts its unit on top, and every distance to the leader is wrong."
  file: panels/2022/papi.yaml
  example: |2
      rows:
      - don-vi-mau 1.5 2.25 3
    - - don-vi-hai 20  1    -
    + - don-vi-hai 2   1    -
- code: CT510
  why:
    vi: "Báo cáo của một đơn vị lấy số ở bảng điểm, báo cáo so sánh lấy ở bảng các đơn vị. Hai nơi khác nhau thì trong một cuộc họp, cùng một chỉ số có hai con số."
    en: "Reports about one unit read its scorecard, comparisons read the panel. Where the two differ, the same index shows two figures in the same meeting."
  begins: papi@1
  example: |2
    - published: {score: 6.57, rank: 1}
    + published: {score: 6.75, rank: 1}
- code: CT511
  why:
    vi: "Hạng công bố khác hạng tính từ bảng các đơn vị thì có điểm bị chép sai, của ta hoặc của nơi khác. Khi ấy câu trả lời “thiếu bao nhiêu điểm để lên một bậc” cũng sai."
    en: "Where the published rank is not the one that the panel gives, somebody's points were miscopied, ours or another unit's, and the answer to how many points the next rank costs is wrong too."
  begins: papi@1
  example: |2
    - published: {score: 6.75, rank: 2}
    + published: {score: 6.75, rank: 1}
- code: CT515
  why:
    vi: "Dòng toàn dấu `-` không cho biết nguồn không công bố hay người nhập bỏ sót. Đơn vị có tên trong bảng mà không có hạng, đến cuộc họp không ai nói được vì sao."
    en: "A row of nothing but `-` does not tell whether nothing was published or the figures were forgotten. The unit is in the panel without a rank, and in the meeting nobody can say why."
  file: panels/2022/papi.yaml
  example: |2
      rows:
      - don-vi-mau 1.5 2.25 3
    - - don-vi-hai -   -    -
    + - don-vi-hai 2   1    -
- code: CT517
  why:
    vi: "Đơn vị đã có bảng điểm mà không có dòng trong bảng các đơn vị thì bị bỏ ra ngoài bảng xếp hạng, và các nơi xếp sau được lên một bậc không có thật."
    en: "A unit that has a scorecard but no row in the panel is left out of the ranking, and all below it move up a rank that they do not have."
  file: panels/2022/par-index.yaml
  example: |2
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
    + - don-vi-mau 0.25 1.5 2
- code: CT519
  why:
    vi: "Hai đơn vị không thể giống nhau đến chữ số thập phân thứ chín ở mọi nội dung: một dòng đã bị chép đè, và đơn vị ấy mang điểm của đơn vị khác."
    en: "Two units are not alike to the ninth decimal everywhere: one row was copied over the other, and that unit has the points of another."
  file: panels/2021/papi.yaml
  example: |2
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
    - - don-vi-hai 1.503217846 2.254400187 3.001288641 0.481220056 0.650000312
    + - don-vi-hai 1.603217846 2.254400187 3.001288641 0.481220056 0.650000312
- code: CT520
  why:
    vi: "Điểm chuẩn riêng ghi cho nhầm đơn vị hay nhầm mã thì đơn vị thật vẫn bị chấm theo thang chung, và xếp hạng sai."
    en: "A maximum of its own that is set for the wrong unit or code leaves the right one on the common scale, and ranks it wrongly."
  begins: panel@2
  example: |2
      criteria:
      - {code: "1", name: {vi: Nội dung một, en: Dimension one}, max: 3}
      - {code: "2", name: {vi: Nội dung hai, en: Dimension two}, max: 2}
      columns: 1 2
      own_max:
    - - {unit: don-vi-hai, max: {"3": 0}}
    + - {unit: don-vi-hai, max: {"2": 0}}
      rows:
      - don-vi-mau 2 1
      - don-vi-hai 1.5 -
- code: CT521
  why:
    vi: "Điểm ở tiêu chí không giao cho đơn vị thì không được tính: hoặc đơn vị bị mất điểm oan, hoặc số ở nhầm cột."
    en: "Points for what a unit is not asked would not count: it loses them without cause, or the figure stands in the wrong column."
  begins: panel@2
  example: |2
      criteria:
      - {code: "1", name: {vi: Nội dung một, en: Dimension one}, max: 3}
      - {code: "2", name: {vi: Nội dung hai, en: Dimension two}, max: 2}
      columns: 1 2
      own_max:
      - {unit: don-vi-hai, max: {"2": 0}}
      rows:
      - don-vi-mau 2 1
    - - don-vi-hai 1.5 1
    + - don-vi-hai 1.5 -
- code: CT522
  why:
    vi: "Không áp dụng có thể là được đủ điểm, không điểm, hay bớt điểm chuẩn: ba thứ hạng khác nhau. Nguồn nói cách nào thì ghi cách ấy."
    en: "What does not apply may have full marks, none, or leave the maximum: three different ranks. The source says which."
  begins: panel@2
  example: |2
      criteria:
      - {code: "1", name: {vi: Nội dung một, en: Dimension one}, max: 3}
    - - {code: "2", name: {vi: Nội dung hai, en: Dimension two}, max: 2}
    + - {code: "2", name: {vi: Nội dung hai, en: Dimension two}, max: 2, not_applicable: shrink}
      columns: 1 2
      rows:
      - don-vi-mau 2 1
      - don-vi-hai 1.5 na
"""

CHECKS = Checks(
    structure=(same_panel_twice, columns, rows, own_maxima),
    independent=(methods, same_figures),
    arithmetic=(on_scale, beside_scorecards),
)
