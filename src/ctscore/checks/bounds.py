"""The bounds of points and what must pass: caps, floors, how many parts; whether anything is left to count."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from ctscore.analysis.panels import panel_tree
from ctscore.book import Book
from ctscore.checks import Checks
from ctscore.checks.counting import asked_in, newer_trees
from ctscore.findings import Fact, Finding, Route, fault
from ctscore.findings.rule import error, warning
from ctscore.model import Counting, Criterion, Panel, Scorecard, is_first_version
from ctscore.phrases import Words
from ctscore.scoring import Score, evaluate, evaluation_of, framework_of

CAP_BACKWARDS = error(
    "CT336", "cap-backwards",
    Words("`cap` của {code} đi từ {least} đến {most}", "the `cap` of {code} goes from {least} to {most}"),
    Words("`least` không lớn hơn `most`; so lại với nguồn", "`least` is not above `most`; check both against the source"),
)  # fmt: skip
CAP_NEVER_REACHED = warning(
    "CT337", "cap-never-reached",
    Words("`cap` của {code} là {most}, nhưng các phần nhiều nhất được {reach}", "the `cap` of {code} is {most}, but its parts can have at most {reach}"),
    Words("so lại với nguồn: mức trần này không bao giờ trừ gì", "check it against the source: such a cap never takes anything"),
)  # fmt: skip
CONDITION_OFF_SCALE = error(
    "CT338", "condition-off-scale",
    Words("{code}: `{key}` là {given}, {what} {bound}", "{code}: `{key}` is {given}, {what} {bound}"),
    Words("so lại với nguồn: điều kiện này không bao giờ, hoặc lúc nào cũng đạt", "check it against the source: the condition is never met, or always"),
)  # fmt: skip
NOTHING_COUNTS = error(
    "CT340", "nothing-counts",
    Words("{code}: không còn điểm chuẩn nào, mọi tiêu chí cho điểm đều không áp dụng", "{code}: nothing is left of its maximum, as no criterion that gives points applies"),
    Words("so lại `not_applicable` với nguồn; nếu đúng vậy thì không có bảng điểm", "check `not_applicable` against the source; if it is so, there is no scorecard"),
)  # fmt: skip


def caps(book: Book) -> Iterator[Finding]:
    """The least that points can come to is more than the most."""
    for filed in newer_trees(book):
        for code, node, route in _with_parts(filed.value):
            cap = node.cap
            if cap is not None and cap.least is not None and cap.most is not None and cap.least > cap.most:
                facts: dict[str, Fact] = {"code": code, "least": cap.least, "most": cap.most}
                yield Finding(CAP_BACKWARDS, filed.file, facts, route=(*route, "cap"))


class _Counted(NamedTuple):
    """The whole or a criterion with parts, and its route."""

    code: str
    node: Counting
    route: Route


def _with_parts(tree: Scorecard | Panel) -> Iterator[_Counted]:
    if tree.criteria:
        yield _Counted(tree.index, tree, ())
    yield from (
        _Counted(at.criterion.code, at.criterion, at.route) for at in asked_in(tree) if at.criterion.criteria
    )


def needed_parts(book: Book) -> Iterator[Finding]:
    """More parts must pass than there are."""
    for filed in newer_trees(book):
        for code, node, route in _with_parts(filed.value):
            parts = [part for part in getattr(node, "criteria", ()) if part.better is None]
            if isinstance(node.needs, int) and node.needs > len(parts):
                facts: dict[str, Fact] = {"code": code, "key": "needs", "given": str(node.needs)}
                facts |= {"what": _MORE_THAN_PARTS, "bound": str(len(parts))}
                yield Finding(CONDITION_OFF_SCALE, filed.file, facts, route=(*route, "needs"))


_MORE_THAN_PARTS = Words("nhiều hơn số phần là", "more than its parts, which are")
_ABOVE_MOST = Words("cao hơn điểm cao nhất có thể là", "above the most there can be,")
_BELOW_LEAST = Words("thấp hơn mức thấp nhất là", "below the least there can be,")


def beyond_reach(book: Book) -> Iterator[Finding]:
    """A floor or a cap lies where points cannot come, whatever the figures are."""
    for filed in newer_trees(book):
        tree = filed.value
        every = [_Counted(at.criterion.code, at.criterion, at.route) for at in asked_in(tree)]
        bounded = [
            one
            for one in (_Counted(tree.index, tree, ()), *every)
            if one.node.floor is not None or one.node.cap
        ]
        if not bounded or not tree.criteria or (isinstance(tree, Panel) and tree.own_max):
            continue  # with maxima of their own units reach different points
        reach = _reach(tree)
        for code, node, route in bounded:
            if node.cap is not None and node.cap.most is not None and node.cap.most > reach[route].high:
                facts: dict[str, Fact] = {"code": code, "most": node.cap.most, "reach": reach[route].high}
                yield Finding(CAP_NEVER_REACHED, filed.file, facts, route=(*route, "cap"))
            yield from _floor_off_scale(code, node, reach[route].high, filed.file, (*route, "floor"))


def _reach(tree: Scorecard | Panel) -> dict[Route, Score]:
    """Return the points of all of `tree` where nothing is known and everything applies, by route."""
    card = tree if isinstance(tree, Scorecard) else panel_tree(tree)
    framework = framework_of(replace(card, criteria=tuple(map(_applying, card.criteria))))
    evaluation = evaluate(framework, {})
    return {(): evaluation.whole, **{node.route: score for node, score in evaluation}}


def _applying(criterion: Criterion) -> Criterion:
    """Return `criterion` as if all of it did apply."""
    return replace(criterion, not_applicable=None, criteria=tuple(map(_applying, criterion.criteria)))


def _floor_off_scale(code: str, node: Counting, high: Decimal, file: str, route: Route) -> Iterator[Finding]:
    least = getattr(node, "min", None)
    if node.floor is None:
        return
    facts: dict[str, Fact] = {"code": code, "key": "floor", "given": node.floor}
    if node.floor > high:
        facts |= {"what": _ABOVE_MOST, "bound": high}
        yield Finding(CONDITION_OFF_SCALE, file, facts, route=route)
    elif least is not None and node.floor < least:
        facts |= {"what": _BELOW_LEAST, "bound": least}
        yield Finding(CONDITION_OFF_SCALE, file, facts, route=route)


def something_counts(book: Book) -> Iterator[Finding]:
    """Nothing of the maximum of the whole is left, as no criterion that gives points applies."""
    for filed in book.all_scorecards:
        card = filed.value
        if is_first_version(card) or not card.criteria:
            continue
        evaluation = evaluation_of(card)
        gone = any(node.criterion.not_applicable for node in evaluation.framework.nodes)
        if gone and not evaluation.whole.max:
            yield fault(NOTHING_COUNTS, filed.file, ("criteria",), code=card.index)


RULE_DOCS = """
- code: CT336
  why:
    vi: "Không điểm nào vừa ít nhất 2 vừa nhiều nhất 1: hai số đã bị đổi chỗ hoặc chép nhầm, và tổng điểm bị kéo về một trong hai."
    en: "No points are at least 2 and at most 1: the two were swapped or miscopied, and the total is drawn to one of them."
  begins: scorecard@2
  example: |2
      criteria:
      - code: "1"
        name: {vi: Lĩnh vực một, en: Field one}
    -   cap: {least: 2, most: 1}
    +   cap: {least: 1, most: 2}
        criteria:
        - {code: "1.1", name: {vi: Tiêu chí một một, en: Criterion one one}, max: 1, achieved: 0.5}
        - {code: "1.2", name: {vi: Tiêu chí một hai, en: Criterion one two}, max: 2, achieved: 1}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT337
  why:
    vi: "Mức trần cao hơn điểm có thể đạt thì không trần gì cả: thường là trần của nhóm khác, còn trần đúng đã bị bỏ sót."
    en: "A cap above what can be reached caps nothing. Mostly it is that of another group, and the right one was left out."
  begins: scorecard@2
  example: |2
      criteria:
      - code: "1"
        name: {vi: Lĩnh vực một, en: Field one}
    -   cap: {most: 30}
    +   cap: {most: 2}
        criteria:
        - {code: "1.1", name: {vi: Tiêu chí một một, en: Criterion one one}, max: 1, achieved: 0.5}
        - {code: "1.2", name: {vi: Tiêu chí một hai, en: Criterion one two}, max: 2, achieved: 1}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT338
  why:
    vi: "Điều kiện không ai đạt được, hoặc lúc nào cũng đạt, là do một số chép sai. Kết luận đạt hay không đạt khi ấy vô nghĩa."
    en: "A condition that nobody can meet, or everybody does, comes of a figure miscopied. Passed or failed then means nothing."
  begins: scorecard@2
  example: |2
    - floor: 50
    + floor: 2.5
      criteria:
      - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT340
  why:
    vi: "Mọi tiêu chí cho điểm đều không áp dụng thì không còn điểm chuẩn nào để so, dù còn phần trừ điểm hay điểm thưởng: 0 trên 0 không phải là kém, cũng không phải là tốt."
    en: "Where no criterion that gives points applies there is no maximum left, whatever deductions and bonuses there are: 0 of 0 is neither bad nor good."
  begins: scorecard@2
  example: |2
      criteria:
      - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, not_applicable: {how: shrink}}
    - - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, not_applicable: {how: shrink}}
    + - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
"""

CHECKS = Checks(
    structure=(caps,),
    independent=(needed_parts,),
    arithmetic=(beyond_reach, something_counts),
)
