"""Scenarios and efforts: what they say must be something that the scorecard can take."""

from collections.abc import Iterator

from ctscore.analysis.effort import misfits
from ctscore.analysis.panels import card_of
from ctscore.analysis.whatif import problems
from ctscore.book import Book, Filed
from ctscore.checks import Checks
from ctscore.findings import Finding, fault
from ctscore.findings.rule import error, warning
from ctscore.model import Effort, Scenario, Scorecard
from ctscore.phrases import Words

NO_POINTS_BY_CRITERION = error(
    "CT706", "no-points-by-criterion",
    Words("không có điểm từng tiêu chí của {index} {year} ({unit})", "there are no points by criterion of {index} {year} ({unit})"),
    Words("sửa `index`, `year` hay `unit`, hoặc thêm bảng điểm", "correct `index`, `year` or `unit`, or add the scorecard"),
)  # fmt: skip
NO_CHANGE = warning(
    "CT707", "no-change",
    Words("kịch bản không thay đổi gì", "the scenario changes nothing"),
    Words("thêm các thay đổi, hoặc xóa tệp", "add changes, or delete the file"),
)  # fmt: skip


def changes(book: Book) -> Iterator[Finding]:
    """A scenario changes a scorecard that is not on file, or in a way that it cannot take."""
    for filed in book.scenarios:
        card = _card(book, filed.value)
        if card is None:
            yield from _of_nothing(book, filed)
            continue
        if not filed.value.changes:
            yield fault(NO_CHANGE, filed.file, ("changes",))
        for problem in problems(card, filed.value.changes):
            yield Finding(problem.rule, filed.file, problem.facts, route=("changes", problem.place))


def efforts(book: Book) -> Iterator[Finding]:
    """An effort file is about a scorecard that is not on file, or says what does not fit it."""
    for filed in book.efforts:
        card = _card(book, filed.value)
        yield from _of_nothing(book, filed) if card is None else misfits(card, filed.value, filed.file)


def _card(book: Book, about: Scenario | Effort) -> Scorecard | None:
    filed = card_of(book, about.index, about.unit or book.home_unit, about.when)
    return filed.value if filed is not None and filed.value.criteria else None


def _of_nothing(book: Book, filed: Filed[Scenario] | Filed[Effort]) -> Iterator[Finding]:
    about = filed.value
    if about.index in book.indexes:
        facts = {"index": about.index, "year": str(about.when), "unit": about.unit or book.home_unit}
        yield Finding(NO_POINTS_BY_CRITERION, filed.file, facts, route=(about.when_key,))


RULE_DOCS = """
- code: CT706
  why:
    vi: "Kịch bản và tệp công sức tính trên điểm từng tiêu chí của một năm. Gõ nhầm năm hay đơn vị thì không có gì để tính, và đến lúc cần số liệu mới biết."
    en: "A scenario or an effort file builds on the points by criterion of one year. With the wrong year or unit there is nothing to compute from, and that shows only when the figures are needed."
  file: scenarios/kich-ban.yaml
  example: |2
      format: ctscore/scenario@1
      name: {vi: Đủ điểm tiêu chí một một, en: Criterion one one in full}
      index: PAR-INDEX
    - year: 2021
    + year: 2022
      changes:
      - {code: "1.1", to: max}
- code: CT707
  why:
    vi: "Kịch bản trống cho đúng số điểm hiện tại. Đặt cạnh các kịch bản khác, nó giống một phương án đã tính mà không thêm được điểm nào."
    en: "An empty scenario gives exactly today's points. Beside others it looks like an option that was worked out and wins nothing."
  file: scenarios/kich-ban.yaml
  example: |2
      format: ctscore/scenario@1
      name: {vi: Đủ điểm tiêu chí một một, en: Criterion one one in full}
      index: PAR-INDEX
      year: 2022
    - changes: []
    + changes:
    + - {code: "1.1", to: max}
"""

CHECKS = Checks(
    arithmetic=(changes, efforts),
    effort=(efforts,),
    needs_every_file=(NO_POINTS_BY_CRITERION,),
)
