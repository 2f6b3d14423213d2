"""How points count together: weights, means, what does not apply, raw values; all since version 2.

What would be passed over silently, or has no meaning where it stands, is an error of structure: a total that
leaves out what its file says is a wrong total.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ctscore.book import Book, Filed
from ctscore.checks import Checks
from ctscore.checks.structure import off_scale
from ctscore.decimals import half_unit, places, total
from ctscore.findings import Fact, Finding, Route, fault
from ctscore.findings.rule import error, warning
from ctscore.model import (
    Counting,
    Criterion,
    Listing,
    NotApplicable,
    Panel,
    PanelCriterion,
    Scorecard,
    is_first_version,
)
from ctscore.phrases import Words
from ctscore.scoring import looks_raw, sets_off

KEY_ON_PARENT = error(
    "CT326", "key-on-parent",
    Words("{code} có các phần nên không được có `{key}`", "{code} has parts, so it must not have `{key}`"),
    Words("chuyển `{key}` xuống các tiêu chí cuối mà nó nói về", "move `{key}` down to the leaves that it speaks of"),
)  # fmt: skip
KEY_ON_LEAF = error(
    "CT327", "key-on-leaf",
    Words("{code} không có phần nào nên không được có `{key}`", "{code} has no parts, so it must not have `{key}`"),
    Words("`{key}` chỉ dùng ở tiêu chí có các phần; số của một tiêu chí cuối ở giai đoạn khác ghi ở `stages`", "`{key}` stands at criteria with parts; figures of a leaf in other stages are `stages`"),
)  # fmt: skip
FIGURE_WITHOUT_APPLYING = error(
    "CT328", "figure-without-applying",
    Words("{code} được ghi là không áp dụng (`not_applicable`) nhưng vẫn có `{key}`", "{code} is said not to apply (`not_applicable`), and has `{key}`"),
    Words("bỏ số ấy, hoặc bỏ `not_applicable`", "leave the figure out, or the `not_applicable`"),
)  # fmt: skip
RAW_WITH_POINTS = error(
    "CT329", "raw-with-points",
    Words("{code} là giá trị thô (`better`) nên không được có `{key}`", "{code} is a raw value (`better`), so it must not have `{key}`"),
    Words("giá trị thô không bao giờ được cộng: hai đầu của nó là `best` và `worst`; nếu đây là điểm thì bỏ `better`", "a raw value is never added: its ends are `best` and `worst`; if these are points, leave `better` out"),
)  # fmt: skip
DIRECTION_UNCLEAR = error(
    "CT330", "direction-unclear",
    Words("{code}: {what}", "{code}: {what}"),
    Words("`better: higher` thì `best` lớn hơn `worst`, `better: lower` thì nhỏ hơn", "with `better: higher`, `best` is above `worst`; with `better: lower` below"),
)  # fmt: skip
WEIGHT_MISSING = error(
    "CT331", "weight-missing",
    Words("{code}: {what}", "{code}: {what}"),
    Words("ghi `weight` của nguồn ở mỗi phần; phần trừ điểm và điểm thưởng không có, phần không áp dụng mà không tính (`shrink`, `unscored`) không cần", "write the `weight` of the source at each part; deductions and bonuses have none, and what does not apply and is left out (`shrink`, `unscored`) needs none"),
)  # fmt: skip
WEIGHT_MISPLACED = error(
    "CT332", "weight-misplaced",
    Words("{code} có `weight` nhưng {what}", "{code} has a `weight`, but {what}"),
    Words("bỏ `weight`, hoặc ghi `aggregate: weighted-mean` ở cấp trên", "leave the `weight` out, or write `aggregate: weighted-mean` above"),
)  # fmt: skip
MEAN_WITHOUT_MAX = error(
    "CT333", "mean-without-max",
    Words("{code} thiếu `max`: {what}", "{code} has no `max`: {what}"),
    Words("ghi `max` của nguồn", "write the `max` of the source"),
)  # fmt: skip
MEAN_OF_A_LISTING = error(
    "CT334", "mean-of-a-listing",
    Words("{code} là trung bình nên không được có `listing: {given}`", "{code} is a mean, so it must not have `listing: {given}`"),
    Words("liệt kê đủ các phần: thiếu phần nào thì không biết trọng số của phần ấy", "list all its parts: what a missing one weighs nobody knows"),
)  # fmt: skip
DEDUCTION_WITHOUT_MIN = error(
    "CT335", "deduction-without-min",
    Words("{code} có `max: 0` nhưng không ghi trừ nhiều nhất bao nhiêu", "{code} has `max: 0`, and does not say how much it can take"),
    Words("thêm `min`, ví dụ `min: -5`", "add its `min`, such as `min: -5`"),
)  # fmt: skip
IMPUTED_WITHOUT_PRINT = error(
    "CT339", "imputed-without-print",
    Words("{code} có `imputed` nhưng không có điểm in (`published`) để lấy", "{code} is `imputed`, and has no printed points (`published`) to be taken"),
    Words("ghi `published` của nguồn, hoặc bỏ `imputed`", "write the `published` of the source, or leave `imputed` out"),
)  # fmt: skip
LOOKS_RAW = warning(
    "CT341", "looks-raw",
    Words("{code}, “{name}”, nghe như một giá trị thô chứ không phải điểm", "{code}, “{name}”, sounds like a raw value and not like points"),
    Words("hạng hay tỷ lệ thì ghi `better: lower` (hoặc `higher`) thay cho `max`; nếu là điểm, ghi số đo ở `measured`", "of a rank or rate say `better: lower` (or `higher`) in place of `max`; if these are points, keep what was measured in `measured`"),
)  # fmt: skip
WEIGHTS_DO_NOT_FIT = warning(
    "CT355", "weights-do-not-fit",
    Words("trọng số các phần của {code} cộng lại {given}, không phải {whole}", "the weights of the parts of {code} add up to {given}, not to {whole}"),
    Words("so lại từng trọng số với nguồn: có thể thiếu một phần; nếu nguồn in như vậy thì tỷ lệ giữa chúng vẫn được giữ", "check every weight against the source: a part may be missing; if they are printed so, they keep their ratio"),
)  # fmt: skip

_OF_LEAVES = ("stages", "not_applicable", "answers", "bonus", "better", "best", "worst")
_OF_PARENTS = ("aggregate", "cap", "needs", "imputed", "printed", "errata")
_OF_POINTS = ("min", "max", "no_scale", "weight", "bonus", "answers", "floor")
"""Keys that a raw value cannot have."""


class Placed(NamedTuple):
    """A criterion of a scorecard or panel, its route, and what it is part of."""

    criterion: Criterion | PanelCriterion
    route: Route
    above: Counting


def asked_in(tree: Scorecard | Panel) -> Iterator[Placed]:
    """Yield every criterion of `tree` in printed order."""

    def below(
        criteria: Iterable[Criterion | PanelCriterion], above: Counting, route: Route
    ) -> Iterator[Placed]:
        for place, criterion in enumerate(criteria):
            here = (*route, "criteria", place)
            yield Placed(criterion, here, above)
            yield from below(criterion.criteria, criterion, here)

    return below(tree.criteria, tree, ())


def newer_trees(book: Book) -> Iterator[Filed[Scorecard] | Filed[Panel]]:
    """Return the scorecards, and a panel of each file, of the second version.

    The first version has nothing that is checked here.
    """
    return (filed for filed in book.result_files if not is_first_version(filed.value))


def misplaced_keys(book: Book) -> Iterator[Finding]:
    """A key of leaves stands at a criterion with parts, or the other way round."""
    for filed in newer_trees(book):
        for criterion, route, _ in asked_in(filed.value):
            rule, keys = (KEY_ON_PARENT, _OF_LEAVES) if criterion.criteria else (KEY_ON_LEAF, _OF_PARENTS)
            for key in keys:
                if getattr(criterion, key, None) not in _EMPTY:
                    yield fault(rule, filed.file, (*route, key), at_key=True, code=criterion.code, key=key)


_EMPTY: tuple[object, ...] = (None, (), {})


def not_applicable(book: Book) -> Iterator[Finding]:
    """A criterion that does not apply has a figure all the same."""
    for filed in newer_trees(book):
        for criterion, route, _ in asked_in(filed.value):
            if not isinstance(criterion, Criterion) or criterion.not_applicable is None:
                continue
            for key in ("achieved", "stages"):
                if getattr(criterion, key) not in _EMPTY:
                    facts = {"code": criterion.code, "key": key}
                    yield Finding(FIGURE_WITHOUT_APPLYING, filed.file, facts, route=(*route, key))


def raw_values(book: Book) -> Iterator[Finding]:
    """A raw value has what only points have, or its ends do not say which is the better one."""
    for filed in newer_trees(book):
        for criterion, route, _ in asked_in(filed.value):
            if criterion.criteria:
                continue  # told by `misplaced_keys`
            if criterion.better is not None:
                for key in _points_of_raw(criterion):
                    facts = {"code": criterion.code, "key": key}
                    yield Finding(RAW_WITH_POINTS, filed.file, facts, route=(*route, key), at_key=True)
            if what := _unclear(criterion):
                key = "best" if criterion.best is not None else "worst"
                yield fault(DIRECTION_UNCLEAR, filed.file, (*route, key), code=criterion.code, what=what)


def _points_of_raw(criterion: Criterion | PanelCriterion) -> Iterator[str]:
    """Yield the keys of a raw value that only points can have."""
    yield from (key for key in _OF_POINTS if getattr(criterion, key) is not None)
    if _policy(criterion.not_applicable) in ("full", "zero"):
        yield "not_applicable"


def _unclear(criterion: Criterion | PanelCriterion) -> Words | None:
    best, worst, better = criterion.best, criterion.worst, criterion.better
    if better is None:
        if best is None and worst is None:
            return None
        return Words(
            "có `best` hay `worst` mà không có `better`", "`best` or `worst` stands without `better`"
        )
    if best is None or worst is None or (best != worst and (best > worst) == (better == "higher")):
        return None
    return Words(
        f"`better: {better}` trái với `best` và `worst`", f"`better: {better}` contradicts `best` and `worst`"
    )


def weights(book: Book) -> Iterator[Finding]:
    """A part of a weighted mean has no weight, all weights are 0, or a weight stands where nothing is weighed."""
    for filed in newer_trees(book):
        tree = filed.value
        listing = tree.listing if isinstance(tree, Scorecard) else "full"
        parts = [part for part in tree.criteria if not _is_left_out(part, listing)]
        if tree.aggregate == "weighted-mean" and parts and not any(map(_weight, parts)):
            yield fault(WEIGHT_MISSING, filed.file, ("aggregate",), code=tree.index, what=_ALL_ZERO)
        for criterion, route, above in asked_in(tree):
            weighed = above.aggregate == "weighted-mean"
            if criterion.weight is None:
                is_raw = criterion.better is not None or not _has_scale(criterion)
                if weighed and not (sets_off(criterion) or is_raw or _is_left_out(criterion, listing)):
                    yield fault(WEIGHT_MISSING, filed.file, route, code=criterion.code, what=_NO_WEIGHT)
            elif criterion.better is None and (why := _why_no_weight(criterion, weighed)):
                yield fault(WEIGHT_MISPLACED, filed.file, (*route, "weight"), code=criterion.code, what=why)
            parts = [one for one in criterion.criteria if not (sets_off(one) or _is_left_out(one, listing))]
            if criterion.aggregate == "weighted-mean" and parts and not any(map(_weight, parts)):
                at = (*route, "aggregate")
                yield fault(WEIGHT_MISSING, filed.file, at, code=criterion.code, what=_ALL_ZERO)


def weight_sums(book: Book) -> Iterator[Finding]:
    """Weights are nearly shares of 1 or of 100, and do not add up to it."""
    for filed in newer_trees(book):
        tree = filed.value
        placed = ((at.criterion.code, at.criterion, at.route) for at in asked_in(tree))
        for code, node, route in ((tree.index, tree, ()), *placed):
            weights = [part.weight for part in node.criteria if part.weight]
            whole = _meant(weights) if node.aggregate == "weighted-mean" else None
            if whole is not None:
                facts: dict[str, Fact] = {"code": code, "given": total(weights), "whole": whole}
                yield Finding(WEIGHTS_DO_NOT_FIT, filed.file, facts, route=(*route, "aggregate"))


_NEAR = Decimal("0.2")
"""How far from 1 or 100, as a share of it, weights are still taken to be meant as shares."""


def _meant(weights: Sequence[Decimal]) -> Decimal | None:
    """Return what `weights` nearly add up to, and not but for rounding; None where they fit, or are a ratio."""
    added = total(weights)
    rounding = sum(half_unit(places(one)) for one in weights if places(one))
    for whole in (Decimal(1), Decimal(100)):
        if rounding < abs(added - whole) <= whole * _NEAR:
            return whole
    return None


_NO_WEIGHT = Words(
    "thiếu `weight`; cấp trên là trung bình có trọng số",
    "`weight` is missing; what is above is a weighted mean",
)
_ALL_ZERO = Words("không phần nào có trọng số lớn hơn 0", "none of its parts weighs more than 0")


def _weight(part: Criterion | PanelCriterion) -> Decimal:
    return part.weight or Decimal(0)


def _has_scale(part: Criterion | PanelCriterion) -> bool:
    """Return whether `part` can have points: words alone weigh nothing."""
    return bool(part.criteria) or part.max is not None


def _is_left_out(part: Criterion | PanelCriterion, listing: Listing) -> bool:
    """Return whether a mean leaves `part` out, as nothing of it applies; units of a panel may differ in that.

    `listing` says what the file lists: there may be more in a group than it has parts of.
    """
    if isinstance(part, PanelCriterion):
        return False
    if part.criteria:
        is_whole = part.imputed is None and (part.listing or listing) == "full"
        return is_whole and all(_is_left_out(one, listing) for one in part.criteria)
    return _policy(part.not_applicable) in ("shrink", "unscored")


def _why_no_weight(part: Criterion | PanelCriterion, weighed: bool) -> Words | None:
    if not weighed:
        return Words("cấp trên không phải trung bình có trọng số", "what is above is no weighted mean")
    if part.bonus:
        return Words("là điểm thưởng", "it is a bonus")
    return Words("là phần trừ điểm", "it is a deduction") if part.max == 0 and not part.criteria else None


def means(book: Book) -> Iterator[Finding]:
    """A mean lacks a maximum, its own or that of a part, or does not list all its parts."""
    for filed in newer_trees(book):
        tree = filed.value
        if _is_mean(tree) and isinstance(tree, Scorecard) and tree.listing != "full":
            yield fault(MEAN_OF_A_LISTING, filed.file, ("listing",), code=tree.index, given=tree.listing)
        for criterion, route, above in asked_in(tree):
            if _is_mean(criterion) and criterion.criteria:
                if criterion.max is None:
                    yield _no_max(filed, criterion.code, route, _OF_ITSELF)
                listing = criterion.listing if isinstance(criterion, Criterion) else None
                if listing in ("losses-only", "part"):
                    facts = {"code": criterion.code, "given": listing}
                    yield Finding(MEAN_OF_A_LISTING, filed.file, facts, route=(*route, "listing"))
            if _is_mean(above) and not criterion.criteria and criterion.no_scale is not None:
                yield _no_max(filed, criterion.code, route, _OF_A_PART)
            if criterion.no_scale is not None and _policy(criterion.not_applicable) == "full":
                yield _no_max(filed, criterion.code, route, _FULL)


_OF_ITSELF = Words(
    "trung bình được tính trên điểm chuẩn của chính nó", "a mean is counted on a maximum of its own"
)
_OF_A_PART = Words(
    "một phần của trung bình tính theo tỷ lệ điểm chuẩn", "a part of a mean counts by its share of it"
)
_FULL = Words("`not_applicable: full` là được điểm tối đa", "`not_applicable: full` gives full marks")


def _no_max(filed: Filed[Scorecard] | Filed[Panel], code: str, route: Route, what: Words) -> Finding:
    return fault(MEAN_WITHOUT_MAX, filed.file, route, code=code, what=what)


def _is_mean(node: Counting) -> bool:
    return node.aggregate in ("mean", "weighted-mean")


def _policy(how: NotApplicable | str | None) -> str | None:
    """Return the word for what becomes of a criterion that does not apply, in a scorecard or a panel."""
    return how.how if isinstance(how, NotApplicable) else how


def deductions(book: Book) -> Iterator[Finding]:
    """A deduction does not say how much it can take."""
    for filed in newer_trees(book):
        for criterion, route, _ in asked_in(filed.value):
            if (
                criterion.max == 0
                and criterion.min is None
                and not criterion.criteria
                and not criterion.bonus
            ):
                yield fault(DEDUCTION_WITHOUT_MIN, filed.file, (*route, "max"), code=criterion.code)


def imputed(book: Book) -> Iterator[Finding]:
    """The index imputes points that are printed nowhere, or are off their scale."""
    for filed in newer_trees(book):
        if isinstance(filed.value, Panel):
            continue  # a column holds them: `panels.columns`
        card = filed.value
        result = card.published.score if card.published else None
        if card.imputed is not None and not card.printed and result is None:
            yield fault(IMPUTED_WITHOUT_PRINT, filed.file, ("imputed",), at_key=True, code=card.index)
        for criterion, route, _ in asked_in(filed.value):
            if criterion.imputed is None or not criterion.criteria or not isinstance(criterion, Criterion):
                continue
            if criterion.published is None and not criterion.printed:
                yield fault(
                    IMPUTED_WITHOUT_PRINT, filed.file, (*route, "imputed"), at_key=True, code=criterion.code
                )
            printed: dict[Route, Decimal] = {
                ("printed", stage): figure for stage, figure in criterion.printed.items()
            }
            if criterion.published is not None:
                printed[("published",)] = criterion.published
            for at, figure in printed.items():
                stage = at[1] if len(at) > 1 else filed.value.stage
                yield from off_scale(
                    criterion, figure, filed.file, (*route, *at), str(stage) if stage else None
                )


def raw_in_disguise(book: Book) -> Iterator[Finding]:
    """A leaf that has points is called like a raw value: a rank, an inverted grade, a rate of the poor."""
    for filed in newer_trees(book):
        for criterion, route, _ in asked_in(filed.value):
            if not criterion.criteria and looks_raw(criterion):
                facts = {"code": criterion.code, "name": criterion.name.own}
                yield Finding(LOOKS_RAW, filed.file, facts, route=(*route, "name"))


RULE_DOCS = """
- code: CT326
  why:
    vi: "Điểm chỉ được cộng từ tiêu chí cuối. Số hay câu trả lời ghi ở tiêu chí có các phần sẽ không bao giờ được tính, mà người đọc tệp tưởng là có."
    en: "Points are counted at the leaves alone. A figure or an answer at a criterion with parts would never count, while whoever reads the file believes that it does."
  begins: scorecard@2
  example: |2
      criteria:
      - code: "1"
        name: {vi: Lĩnh vực một, en: Field one}
    -   stages: {self: 2.5}
        criteria:
    -   - {code: "1.1", name: {vi: Tiêu chí một một, en: Criterion one one}, max: 1, achieved: 0.5}
    -   - {code: "1.2", name: {vi: Tiêu chí một hai, en: Criterion one two}, max: 2, achieved: 1}
    +   - {code: "1.1", name: {vi: Tiêu chí một một, en: Criterion one one}, max: 1, achieved: 0.5, stages: {self: 1}}
    +   - {code: "1.2", name: {vi: Tiêu chí một hai, en: Criterion one two}, max: 2, achieved: 1, stages: {self: 1.5}}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT327
  why:
    vi: "Mức trần, trung bình hay số phần phải đạt chỉ có nghĩa khi có các phần. Ghi ở tiêu chí cuối thì không trừ gì, không xét gì, mà không ai hay."
    en: "A cap, a mean or a number of parts that must pass needs parts. At a leaf it takes nothing and judges nothing, and nobody notices."
  begins: scorecard@2
  example: |2
      criteria:
    - - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5, cap: {most: 1}}
    + - code: "1"
    +   name: {vi: Lĩnh vực một, en: Field one}
    +   cap: {most: 1}
    +   criteria:
    +   - {code: "1.1", name: {vi: Tiêu chí một một, en: Criterion one one}, max: 1, achieved: 0.5}
    +   - {code: "1.2", name: {vi: Tiêu chí một hai, en: Criterion one two}, max: 2, achieved: 1}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT328
  why:
    vi: "Đã ghi là không áp dụng thì điểm ghi bên cạnh bị bỏ qua. Một trong hai là sai: tiêu chí có phát sinh, hoặc số là của dòng khác."
    en: "Of a criterion that does not apply the points beside it are passed over. One of the two is wrong: it does apply, or the figure is another row's."
  begins: scorecard@2
  example: |2
      criteria:
    - - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5, not_applicable: {how: shrink}}
    + - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, not_applicable: {how: shrink}}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT329
  why:
    vi: "Tỷ lệ hộ nghèo 14,2 không phải 14,2 điểm. Giá trị thô có điểm chuẩn hay trọng số thì nơi nghèo nhất được cộng nhiều nhất."
    en: "A poverty rate of 14.2 is not 14.2 points. A raw value with a maximum or a weight would give most to the poorest."
  begins: scorecard@2
  example: |2
      criteria:
    - - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, better: lower, max: 3, achieved: 1.5}
    - - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
    + - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, better: lower, achieved: 14.2}
    + - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 5, achieved: 1}
- code: CT330
  why:
    vi: "Hạng 1 là tốt nhất hay kém nhất tùy vào `better`. Hai đầu thang ghi ngược với nó thì bảng xếp hạng có thể bị lật ngược."
    en: "Whether rank 1 is the best or the worst hangs on `better`. With ends that say the opposite, a ranking may stand on its head."
  begins: scorecard@2
  example: |2
      criteria:
    - - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, better: lower, best: 100, worst: 0, achieved: 14.2}
    + - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, better: lower, best: 0, worst: 100, achieved: 14.2}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 5, achieved: 1}
- code: CT331
  why:
    vi: "Thiếu trọng số thì phần ấy coi như nặng 0: điểm của nó không tính vào đâu, và trung bình của các phần khác bị coi là của cả nhóm."
    en: "A part without its weight weighs nothing: its points count nowhere, and the mean of the others passes for that of the group."
  begins: scorecard@2
  example: |2
      criteria:
      - code: "1"
        name: {vi: Lĩnh vực một, en: Field one}
        max: 3
        aggregate: weighted-mean
        criteria:
        - {code: "1.1", name: {vi: Tiêu chí một một, en: Criterion one one}, max: 10, weight: 7, achieved: 7}
    -   - {code: "1.2", name: {vi: Tiêu chí một hai, en: Criterion one two}, max: 10, achieved: 5}
    +   - {code: "1.2", name: {vi: Tiêu chí một hai, en: Criterion one two}, max: 10, weight: 3, achieved: 5}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT332
  why:
    vi: "Trọng số ở nơi điểm được cộng thẳng bị bỏ qua: tệp nói một cách tính, tổng điểm theo cách khác."
    en: "A weight where points are simply added is passed over: the file says one way of counting, the total follows another."
  begins: scorecard@2
  example: |2
      criteria:
    - - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, weight: 7, achieved: 1.5}
    + - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT333
  why:
    vi: "Trong trung bình, mỗi phần tính theo tỷ lệ đạt được của điểm chuẩn. Không có điểm chuẩn thì không có tỷ lệ nào."
    en: "In a mean a part counts by its share of its maximum. Without a maximum there is no share."
  begins: scorecard@2
  example: |2
      criteria:
      - code: "1"
        name: {vi: Lĩnh vực một, en: Field one}
    +   max: 3
        aggregate: mean
        criteria:
        - {code: "1.1", name: {vi: Tiêu chí một một, en: Criterion one one}, max: 10, achieved: 7}
        - {code: "1.2", name: {vi: Tiêu chí một hai, en: Criterion one two}, max: 10, achieved: 5}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT334
  why:
    vi: "Trung bình của vài phần không phải trung bình của cả nhóm: phần không liệt kê nặng bao nhiêu thì không ai biết."
    en: "The mean of some parts is not that of the group: what the missing ones weigh is not known."
  begins: scorecard@2
  example: |2
      criteria:
      - code: "1"
        name: {vi: Lĩnh vực một, en: Field one}
        max: 3
        aggregate: mean
    -   listing: part
        criteria:
        - {code: "1.1", name: {vi: Tiêu chí một một, en: Criterion one one}, max: 10, achieved: 7}
        - {code: "1.2", name: {vi: Tiêu chí một hai, en: Criterion one two}, max: 10, achieved: 5}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT335
  why:
    vi: "Phần trừ điểm chưa có số thì có thể trừ đến `min`. Không ghi `min`, khoảng điểm của cả bảng bị coi là cao hơn thực tế."
    en: "A deduction that is not known yet may take as much as its `min`. Without it the range of the whole is told too high."
  begins: scorecard@2
  example: |2
      criteria:
    - - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 0, achieved: 0}
    + - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, min: -2, max: 0, achieved: -1}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 5, achieved: 1}
- code: CT339
  why:
    vi: "Điểm do cơ quan chấm ấn định không cộng ra từ các phần. Không có số in thì không biết lấy ở đâu."
    en: "Points that an index imputes do not come of the parts. Without the printed figure nobody knows them."
  begins: scorecard@2
  example: |2
      criteria:
      - code: "1"
        name: {vi: Lĩnh vực một, en: Field one}
        max: 3
    +   published: 2.1
        imputed: {vi: Lấy điểm trung bình cả nước, en: The mean of all provinces}
        criteria:
        - {code: "1.1", name: {vi: Tiêu chí một một, en: Criterion one one}, max: 1, achieved: 0.5}
        - {code: "1.2", name: {vi: Tiêu chí một hai, en: Criterion one two}, max: 2, achieved: 1}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT341
  why:
    vi: "Hạng hay tỷ lệ nghèo bị cộng như điểm thì nơi kém nhất đứng đầu. Tên tiêu chí là dấu hiệu duy nhất, nên đây chỉ là cảnh báo."
    en: "A rank or a poverty rate that is added like points puts the worst first. The name is all there is to go by, so this is a warning only."
  begins: scorecard@2
  example: |2
      criteria:
    - - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5}
    - - {code: "3", name: {vi: Tỷ lệ hộ nghèo, en: Poverty rate}, max: 2, achieved: 1}
    + - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 5, achieved: 1.5}
    + - {code: "3", name: {vi: Tỷ lệ hộ nghèo, en: Poverty rate}, better: lower, achieved: 14.2}
- code: CT355
  why:
    vi: "Trọng số 60 và 30 đọc như phần trăm nhưng thiếu 10: có phần chưa ghi, hoặc một số chép sai. Chương trình giữ tỷ lệ 2:1 và mọi điểm tính ra khác bảng in."
    en: "Weights of 60 and 30 read as percent, and 10 are missing: a part was left out, or a figure miscopied. The program keeps their ratio of 2:1, and every figure differs from print."
  begins: scorecard@2
  example: |2
      aggregate: weighted-mean
      criteria:
      - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, weight: 60, achieved: 1.5}
    - - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, weight: 30, achieved: 1}
    + - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, weight: 40, achieved: 1}
"""

CHECKS = Checks(
    structure=(misplaced_keys, not_applicable, raw_values, weights, means, deductions, imputed),
    independent=(raw_in_disguise, weight_sums),
)
