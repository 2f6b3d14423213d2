"""Codes must say where a criterion stands."""

from collections.abc import Iterator
from itertools import pairwise

from ctscore.analysis.panels import trees_of_files
from ctscore.book import Book
from ctscore.checks import Checks
from ctscore.checks.structure import codes_twice
from ctscore.findings import Finding, Route, fault
from ctscore.findings.rule import error
from ctscore.model import Criterion, IndexCriterion
from ctscore.phrases import Words
from ctscore.scoring import walk
from ctscore.words import natural_key

CODE_OUTSIDE_PARENT = error(
    "CT302", "code-outside-parent",
    Words("mã {code} nằm dưới {parent} nhưng không bắt đầu bằng {parent}.", "the code {code} stands under {parent} but does not begin with {parent}."),
    Words("sửa mã, hoặc chuyển tiêu chí về đúng lĩnh vực", "correct the code, or move the criterion to its own parent"),
)  # fmt: skip
CODES_OUT_OF_ORDER = error(
    "CT303", "codes-out-of-order",
    Words("mã {code} đứng sau {before}", "the code {code} comes after {before}"),
    Words("xếp các tiêu chí theo thứ tự mã như trong nguồn", "put the criteria in the order of their codes, as in the source"),
)  # fmt: skip


def code_outside_parent(book: Book) -> Iterator[Finding]:
    """A criterion stands under a parent whose code its own does not continue."""
    for filed in trees_of_files(book):
        for node in walk(filed.value):
            code = node.criterion.code
            if node.parents and not code.startswith(f"{node.parents[-1].code}."):
                facts = {"code": code, "parent": node.parents[-1].code}
                yield Finding(CODE_OUTSIDE_PARENT, filed.file, facts, route=(*node.route, "code"))


def codes_out_of_order(book: Book) -> Iterator[Finding]:
    """Neighbours stand in another order than their codes."""

    def check(file: str, criteria: tuple[Criterion, ...], route: Route) -> Iterator[Finding]:
        for place, (before, here) in enumerate(pairwise(criteria), start=1):
            if natural_key(before.code) > natural_key(here.code):
                facts = {"code": here.code, "before": before.code}
                yield Finding(CODES_OUT_OF_ORDER, file, facts, route=(*route, "criteria", place, "code"))

    for filed in trees_of_files(book):
        yield from check(filed.file, filed.value.criteria, ())
        for node in walk(filed.value):
            yield from check(filed.file, node.criterion.criteria, node.route)


def index_codes(book: Book) -> Iterator[Finding]:
    """The codes that an index names do not fit each other, as those of a scorecard would have to."""
    for filed in book.all_indexes:
        placed = tuple(_placed(filed.value.criteria, None, filed.route))
        yield from codes_twice(
            book, filed.file, ((one.code, (*route, "code")) for one, _, _, route in placed)
        )
        for criterion, parent, before, route in placed:
            code, here = criterion.code, (*route, "code")
            if parent is not None and not code.startswith(f"{parent}."):
                yield fault(CODE_OUTSIDE_PARENT, filed.file, here, code=code, parent=parent)
            if before is not None and natural_key(before) > natural_key(code):
                yield fault(CODES_OUT_OF_ORDER, filed.file, here, code=code, before=before)


def _placed(
    criteria: tuple[IndexCriterion, ...], parent: str | None, route: Route
) -> Iterator[tuple[IndexCriterion, str | None, str | None, Route]]:
    """Yield each criterion with the code of its parent, that of the one before it, and its route."""
    before: str | None = None
    for place, criterion in enumerate(criteria):
        here = (*route, "criteria", place)
        yield criterion, parent, before, here
        yield from _placed(criterion.criteria, criterion.code, here)
        before = criterion.code


RULE_DOCS = """
- code: CT302
  why:
    vi: "Tiêu chí nằm nhầm lĩnh vực thì điểm cộng cho lĩnh vực khác: một bên thừa, một bên thiếu, mà tổng điểm vẫn đúng nên không ai nhận ra."
    en: "Under the wrong parent its points count for another field: one is too high, one too low, and as the total is still right nobody notices."
  file: scores/2022/par-index.yaml
  example: |2
      - code: "1"
        name: {vi: Lĩnh vực một, en: Field one}
        criteria:
    -   - code: "2.1"
    +   - code: "1.1"
- code: CT303
  why:
    vi: "Dòng sai thứ tự thường là dán nhầm chỗ hoặc gõ nhầm mã. Khi dò từng dòng với văn bản, điểm của dòng trên dễ bị coi là của dòng dưới."
    en: "A row out of order was mostly pasted into the wrong place, or its code is mistyped. Read line by line against the source, its points pass for those of its neighbour."
  file: scores/2022/par-index.yaml
  example: |2
    + - code: "1.1"
    +   name: {vi: Tiêu chí một một, en: Criterion one one}
    +   max: 1
    +   achieved: 0.25
      - code: "1.2"
        name: {vi: Tiêu chí một hai, en: Criterion one two}
        max: 2
        achieved: 1.5
    - - code: "1.1"
    -   name: {vi: Tiêu chí một một, en: Criterion one one}
    -   max: 1
    -   achieved: 0.25
"""

CHECKS = Checks(
    independent=(code_outside_parent, codes_out_of_order, index_codes),
    tree=(code_outside_parent, codes_out_of_order),
)
