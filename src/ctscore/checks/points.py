"""Maxima must add up, and no figure may leave its scale."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ctscore.analysis.panels import trees_of_files
from ctscore.book import Book
from ctscore.checks import Checks
from ctscore.decimals import ZERO, places, rounded, total
from ctscore.findings import Fact, Finding, Route, fault
from ctscore.findings.rule import error
from ctscore.model import Criterion, Scorecard, is_first_version
from ctscore.model.scorecard import every
from ctscore.phrases import Words
from ctscore.scoring import Derivation, Evaluation, Score, evaluation_of, walk

MAXIMA_DO_NOT_ADD_UP = error(
    "CT306", "maxima-do-not-add-up",
    Words("điểm chuẩn của {code} là {max} nhưng các phần cộng lại được {parts}", "the maximum of {code} is {max}, but its parts add up to {parts}"),
    Words("so lại các điểm chuẩn với nguồn{or_less}", "check the maxima against the source{or_less}"),
)  # fmt: skip
LISTED_ABOVE_MAX = error(
    "CT312", "listed-above-max",
    Words("điểm chuẩn các tiêu chí cộng lại được {parts}, hơn {max} của cả chỉ số", "the listed maxima add up to {parts}, more than the {max} of the whole index"),
    Words("so lại các điểm chuẩn với nguồn", "check the maxima against the source"),
)  # fmt: skip
PUBLISHED_OUT_OF_RANGE = error(
    "CT313", "published-out-of-range",
    Words("{what}: {given}, nhiều nhất là {most}", "{what}: {given}, at most {most} is possible"),
    Words("so lại với nguồn", "check it against the source"),
)  # fmt: skip
NO_LOSS_IN_LOSSES = error(
    "CT316", "no-loss-in-losses",
    Words("{code} đạt điểm tối đa nhưng bảng chỉ liệt kê tiêu chí mất điểm", "{code} has full marks, but the listing holds only criteria that lost points"),
    Words("so lại điểm với nguồn, hoặc bỏ tiêu chí khỏi bảng", "check its points against the source, or leave it out"),
)  # fmt: skip
MAX_OF_INDEX = error(
    "CT322", "max-of-index",
    Words("điểm chuẩn ở đây là {given}, {other} ghi `max: {max:yaml}` cho {index}", "the maximum here is {given}, {other} says `max: {max:yaml}` for {index}"),
    Words("so lại với nguồn; nếu thang điểm của chỉ số đổi theo năm thì bỏ `max` trong {other}", "check it against the source; where the scale of the index changed with the years, leave `max` out of {other}"),
)  # fmt: skip
PARTS_ABOVE_MAX = error(
    "CT516", "parts-above-max",
    Words("các phần của {code} cộng lại được {given}, hơn điểm chuẩn {max}", "the parts of {code} add up to {given}, more than its maximum {max}"),
    Words("so lại các số với nguồn", "check the figures against the source"),
)  # fmt: skip


def maxima(book: Book) -> Iterator[Finding]:
    """The maxima of the parts do not add up to that of the whole.

    A criterion that prints a maximum lists all its parts, unless it says `listing: losses-only` itself.
    """
    for filed in trees_of_files(book):
        evaluation = evaluation_of(filed.value)
        for node, points in evaluation:
            criterion = node.criterion
            if node.is_leaf or criterion.max is None or any(part.no_scale for part in criterion.criteria):
                continue
            if points.scale.derivation not in _ADDED:
                continue
            maxima_of_parts = inside_maxima(evaluation, points)
            parts = total(maxima_of_parts)
            wrong = parts > criterion.max if criterion.listing in _LISTS_LESS else parts != criterion.max
            wrong = wrong and parts - _unscored(evaluation, points) != criterion.max
            if wrong and not equal_shares(criterion.max, maxima_of_parts):
                facts: dict[str, Fact] = {"code": criterion.code, "max": criterion.max, "parts": parts}
                facts["or_less"] = _or_less(filed.value, criterion.code, criterion, parts)
                yield Finding(MAXIMA_DO_NOT_ADD_UP, filed.file, facts, route=(*node.route, "max"))


def _or_less(tree: Scorecard, code: str, below: Scorecard | Criterion, parts: Decimal) -> Words:
    """Return what a listing `below` a maximum may be, where its `parts` come to less.

    Only losses are listed in no table that has a row with full marks. The first version of the format has no
    word for a part.
    """
    leaves = [one for one in every(below.criteria) if not one.criteria]
    ways: list[Words] = []
    if parts < (below.max or ZERO):
        if not is_first_version(tree):
            ways.append(_PART)
        if all(one.achieved is None or one.achieved != one.max for one in leaves):
            ways.append(_LOSSES)
    return Words(*("".join(f"; {one.fill(lang, {'code': code})}" for one in ways) for lang in ("vi", "en")))


_PART = Words(
    "nguồn chỉ liệt kê một phần thì thêm `listing: part` vào {code} (phần không liệt kê là chưa biết)",
    "if the source lists only a part, add `listing: part` to {code} (of the rest nothing is known)",
)
_LOSSES = Words(
    "nguồn chỉ liệt kê phần mất điểm thì thêm `listing: losses-only` vào {code}"
    " (phần không liệt kê được tính đủ điểm)",
    "if it lists only what lost points, add `listing: losses-only` to {code} (the rest counts in full)",
)


_ADDED = (Derivation.SUM, Derivation.REMAINDER, Derivation.PART)
"""The ways in which maxima add up."""
_LISTS_LESS = ("losses-only", "part")


def inside_maxima(evaluation: Evaluation, points: Score) -> list[Decimal]:
    """Return the maxima of the parts that are inside that of `points`, before what does not apply leaves."""
    pairs = zip(points.scale.parts, evaluation.parts(points), strict=True)
    return [part.base for place, part in pairs if place not in points.scale.outside]


def _unscored(evaluation: Evaluation, points: Score) -> Decimal:
    """Return the maxima of the parts that are not scored: a printed maximum is with or without them."""
    return total(part.base for part in evaluation.parts(points) if part.unscored)


def equal_shares(whole: Decimal, parts: Sequence[Decimal]) -> bool:
    """Return whether `parts` are equal shares of `whole`, each printed rounded: 3.33 three times for 10."""
    if len(set(parts)) != 1 or not places(parts[0]):
        return False
    return parts[0] == rounded(whole / len(parts), places(parts[0]))


def sums_on_scale(book: Book) -> Iterator[Finding]:
    """Parts add up to more than the maximum of the whole; it can be so where a part's scale is not known."""
    for filed in book.all_scorecards:
        evaluation = evaluation_of(filed.value)
        with_bonus = _with_bonus(filed.value)
        for node, points in evaluation:
            criterion = node.criterion
            if points.scale.cap or node.criterion.code in with_bonus:
                continue
            if not node.is_leaf and criterion.max is not None and points.achieved > criterion.max:
                facts: dict[str, Fact] = {
                    "code": criterion.code,
                    "given": points.achieved,
                    "max": criterion.max,
                }
                yield Finding(PARTS_ABOVE_MAX, filed.file, facts, route=(*node.route, "max"))


def _with_bonus(card: Scorecard) -> frozenset[str | None]:
    """Return the codes of what a bonus is part of (None: of the whole): its points can pass the maximum."""
    found: set[str | None] = set()
    for node in walk(card):
        if node.criterion.bonus:
            found |= {None, *(parent.code for parent in node.parents)}
    return frozenset(found)


def whole_maximum(book: Book) -> Iterator[Finding]:
    """The fields do not add up to the maximum of the index."""
    for filed in trees_of_files(book):
        card = filed.value
        if not card.criteria:
            continue
        evaluation = evaluation_of(card)
        if evaluation.whole.scale.derivation not in _ADDED:
            continue
        parts = total(inside_maxima(evaluation, evaluation.whole))
        facts: dict[str, Fact] = {"code": card.index, "max": card.max, "parts": parts}
        if card.listing == "full" and card.max not in (
            parts,
            parts - _unscored(evaluation, evaluation.whole),
        ):
            facts["or_less"] = _or_less(card, card.index, card, parts)
            yield Finding(MAXIMA_DO_NOT_ADD_UP, filed.file, facts, route=("max",))
        elif parts - _unscored(evaluation, evaluation.whole) > card.max:
            yield Finding(LISTED_ABOVE_MAX, filed.file, facts, route=("max",))


def no_loss_in_losses(book: Book) -> Iterator[Finding]:
    """A listing of losses holds a criterion with full marks."""
    for filed in book.all_scorecards:
        for node, points in evaluation_of(filed.value):
            # Below a criterion that lists all its parts, one with full marks has its place.
            above = node.parents[-1] if node.parents else None
            listing = "full" if above and above.max is not None else filed.value.listing
            if above and above.listing is not None:
                listing = above.listing
            nothing_to_lose = node.criterion.bonus or node.criterion.not_applicable
            if node.is_leaf and listing == "losses-only" and points.known_lost == 0 and not nothing_to_lose:
                yield fault(NO_LOSS_IN_LOSSES, filed.file, node.route, code=node.criterion.code)


def published_range(book: Book) -> Iterator[Finding]:
    """A published score is above the scale, or a rank below the last place."""
    for filed in book.all_scorecards:
        card, published, with_bonus = filed.value, filed.value.published, _with_bonus(filed.value)
        for node in walk(card):
            if node.criterion.max is not None and node.criterion.code not in with_bonus:
                printed = {("published",): node.criterion.published, **_by_stage(node.criterion)}
                yield from _above(printed, node.criterion.max, filed.file, node.route)
        if None not in with_bonus:
            scores = {("published", "score"): published.score if published else None, **_by_stage(card)}
            yield from _above(scores, card.max, filed.file, ())
        if published is None:
            continue
        if published.rank is not None and published.of is not None and published.rank > published.of:
            given, most = str(published.rank), str(published.of)
            at = ("published", "rank")
            yield fault(PUBLISHED_OUT_OF_RANGE, filed.file, at, what=_RANK, given=given, most=most)


_RANK, _SCORE = Words("hạng", "rank"), Words("điểm", "score")


def _by_stage(here: Scorecard | Criterion) -> Mapping[Route, Decimal]:
    return {("printed", stage): figure for stage, figure in here.printed.items()}


def _above(
    printed: Mapping[Route, Decimal | None], most: Decimal, file: str, route: Route
) -> Iterator[Finding]:
    """Yield those of the `printed` figures that are above the maximum."""
    for at, given in printed.items():
        if given is not None and given > most:
            yield fault(PUBLISHED_OUT_OF_RANGE, file, (*route, *at), what=_SCORE, given=given, most=most)


def maximum_of_index(book: Book) -> Iterator[Finding]:
    """The maximum of a scorecard or panel is not the one that its index has."""
    registered = {filed.value.id: filed for filed in reversed(book.all_indexes)}
    for filed in book.result_files:
        index = registered.get(filed.value.index)
        if index is not None and index.value.max not in (None, filed.value.max):
            facts: dict[str, Fact] = {"given": filed.value.max, "other": index.file, "index": index.value.id}
            more: dict[str, Fact] = {"max": index.value.max or ""}
            yield Finding(MAX_OF_INDEX, filed.file, {**facts, **more}, route=("max",))


RULE_DOCS = """
- code: CT306
  why:
    vi: "Các điểm chuẩn cộng lại không bằng điểm chuẩn chung thì hoặc thiếu một tiêu chí, hoặc chép sai một số: điểm mất và tỷ lệ % đều tính trên thang sai."
    en: "Maxima that do not add up to that of the whole mean a criterion left out or a figure miscopied: points lost and percentages are then taken from a wrong scale."
  begins: scorecard@1
  example: |2
      criteria:
    - - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 2, achieved: 1.5}
    + - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 2}
- code: CT312
  why:
    vi: "Bảng chỉ liệt kê tiêu chí mất điểm thì phần không liệt kê được coi là đạt tối đa. Các điểm chuẩn đã vượt thang của chỉ số thì phần đó thành số âm, tổng điểm sai theo."
    en: "In a listing of losses the rest counts as full marks. If the listed maxima exceed the scale of the index, that rest is below zero and the total is wrong with it."
  begins: scorecard@1
  example: |2
      listing: losses-only
      criteria:
    - - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 30, achieved: 1.5}
    + - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5}
- code: CT313
  why:
    vi: "Hạng 12 trong 9 đơn vị là gõ nhầm hoặc lẫn hai cột. Đọc ra giữa cuộc họp thì cả những số đúng cũng không ai tin nữa."
    en: "Rank 12 of 9 units is a slip of the keyboard or two columns mixed up. Read out in the meeting, it costs the right figures their credit too."
  file: scores/2022/par-index.yaml
  example: |2
      max: 5
    - published: {score: 3.75, rank: 12, of: 9}
    + published: {score: 3.75, rank: 2, of: 9}
- code: CT316
  why:
    vi: "Tiêu chí đạt tối đa không có chỗ trong bảng mất điểm. Hoặc điểm bị chép sai và một chỗ mất điểm biến mất, hoặc bảng thật ra đầy đủ và dòng nào sót sẽ được coi là đạt tối đa."
    en: "Full marks have no place in a listing of losses. Either the points are miscopied and a loss disappears, or the listing is a full one and any row left out passes for full marks."
  begins: scorecard@1
  example: |2
      listing: losses-only
      criteria:
    - - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 3}
    + - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5}
- code: CT322
  why:
    vi: "Bảng điểm chỉ có điểm công bố thì không phép cộng nào cho thấy `max` gõ nhầm; tỷ lệ phần trăm và khoảng cách đến điểm tối đa sẽ sai."
    en: "Where a scorecard has a published score only, no sum shows a mistyped `max`; its percentage and the distance to the maximum come out wrong."
  file: indexes.yaml
  example: |2
      measure: percent
    - max: 100
- code: CT516
  why:
    vi: "Từng số đều hợp lệ mà cộng lại hơn điểm chuẩn thì có số chép sai, thường ở tiêu chí không rõ thang điểm. Để lọt thì điểm mất của tiêu chí cấp trên ra số âm."
    en: "Where each figure passes but the sum exceeds the maximum, one was miscopied, usually at a leaf without a scale. Let through, the criterion above shows a negative loss."
  file: panels/2022/papi.yaml
  example: |2
      - code: "1"
        name: {vi: Nội dung một, en: Dimension one}
        min: 1
        max: 10
        criteria:
    -   - {code: "1.1", name: {vi: Phần một, en: Part one}, no_scale: {vi: Nguồn không in, en: Not printed}}
    +   - {code: "1.1", name: {vi: Phần một, en: Part one}, min: 0.33, max: 3.33}
        - {code: "1.2", name: {vi: Phần hai, en: Part two}, min: 0.33, max: 3.33}
        - {code: "1.3", name: {vi: Phần ba, en: Part three}, min: 0.33, max: 3.33}
      columns: 1.1 1.2 1.3
      rows:
    - - don-vi-mau 15 2.25 3
    + - don-vi-mau 1.5 2.25 3
"""

CHECKS = Checks(
    independent=(maximum_of_index,),
    arithmetic=(maxima, whole_maximum, sums_on_scale, no_loss_in_losses, published_range),
    tree=(maxima, whole_maximum),
)
