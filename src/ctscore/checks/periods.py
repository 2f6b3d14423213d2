"""For what length of time results are: a file of several periods has one, and an index may say which it has."""

from collections.abc import Iterator

from ctscore.book import Book, Filed
from ctscore.checks import Checks
from ctscore.findings import Finding
from ctscore.findings.rule import error
from ctscore.model import Panel
from ctscore.phrases import Words

SEVERAL_LENGTHS = error(
    "CT629", "several-lengths",
    Words("kỳ {given} dài ngắn khác kỳ {first} của cùng tệp", "the period {given} is longer or shorter than {first} of the same file"),
    Words("mỗi độ dài kỳ một tệp: tháng, quý, năm không ghi chung", "one file for each length: months, quarters and years do not stand together"),
)  # fmt: skip
WRONG_LENGTH = error(
    "CT630", "wrong-length",
    Words("{index} không chấm theo kỳ như {given}; danh mục ghi: {known}", "{index} is not scored for a period such as {given}; the register says: {known}"),
    Words("sửa kỳ của tệp, hoặc thêm độ dài này vào `periods` trong indexes.yaml", "correct the period of the file, or add its length to `periods` in indexes.yaml"),
)  # fmt: skip


def one_length(book: Book) -> Iterator[Finding]:
    """A panel of several periods has months beside quarters, or quarters beside years."""
    first: dict[str, Filed[Panel]] = {}
    for filed in book.all_panels:
        other = first.setdefault(filed.file, filed).value.when
        if filed.route and filed.value.when.kind != other.kind:
            facts = {"given": str(filed.value.when), "first": str(other)}
            yield Finding(SEVERAL_LENGTHS, filed.file, facts, route=(*filed.route, filed.value.when_key))


def lengths_of_index(book: Book) -> Iterator[Finding]:
    """Results are for a period that is longer or shorter than those for which the index is scored."""
    for filed in book.results:
        index, when = book.indexes.get(filed.value.index), filed.value.when
        if index is not None and index.periods and when.kind not in index.periods:
            facts = {"index": index.id, "given": str(when), "known": ", ".join(index.periods)}
            route = (*filed.route, filed.value.when_key)
            yield Finding(WRONG_LENGTH, filed.file, facts, route=route)


RULE_DOCS = """
- code: CT629
  why:
    vi: "Điểm của một quý không phải là điểm của tháng cuối quý. Ghi chung một bảng thì tháng này được so với cả quý, và thay đổi đọc ra là không có thật."
    en: "The points of a quarter are not those of its last month. In one table a month would be compared with a whole quarter, and the change that is read out never happened."
  file: panels/2022/thang.yaml
  example: |2
      format: ctscore/panel@2
      index: PAPI
      source: {document: van-ban-mau}
      max: 10
      criteria:
      - {code: "1", name: {vi: Nội dung một, en: Dimension one}, max: 10}
      columns: "1"
      periods:
      - period: 2022-M01
        rows: [don-vi-mau 6]
    - - period: 2022-Q1
    + - period: 2022-M02
        rows: [don-vi-mau 7]
- code: CT630
  why:
    vi: "Chỉ số chấm theo tháng mà một tệp ghi cả năm thì thường là quên ghi tháng: điểm của tháng ấy đứng thành điểm của năm."
    en: "Where an index is scored by the month, a file for a whole year is mostly one in which the month was forgotten: its points would stand as those of the year."
  file: indexes.yaml
  example: |2
    - format: ctscore/indexes@2
    + format: ctscore/indexes@1
      indexes:
      - id: PAR-INDEX
        name: {vi: Chỉ số mẫu, en: Sample index}
    -   periods: [month]
        measure: percent
"""

CHECKS = Checks(
    independent=(one_length, lengths_of_index),
)
