"""Editions of an index: the decisions that govern it, and the maxima that they give to its fields."""

from collections.abc import Iterator
from itertools import pairwise

from ctscore.book import Book
from ctscore.checks import Checks
from ctscore.decimals import total
from ctscore.findings import Fact, Finding, fault
from ctscore.findings.rule import error
from ctscore.phrases import Words

EDITION_ORDER = error(
    "CT453", "edition-order",
    Words("`editions` phải xếp theo năm, mỗi năm một lần: {year} đứng sau {before}", "`editions` stand in the order of their years, each once: {year} comes after {before}"),
    Words("xếp lại, hoặc bỏ dòng trùng năm", "put them in order, or take out the one of the same year"),
)  # fmt: skip
FIELD_MAX_DIFFERS = error(
    "CT454", "field-max-differs",
    Words("{code} có điểm chuẩn {given}, còn {document} cho {there}", "{code} has the maximum {given}, while {document} gives it {there}"),
    Words("so lại điểm chuẩn với quyết định, hoặc `maxima` trong indexes.yaml", "check the maximum against the decision, or `maxima` in indexes.yaml"),
)  # fmt: skip


def order(book: Book) -> Iterator[Finding]:
    """The decisions that govern an index are out of order."""
    for filed in book.all_indexes:
        for place, (before, here) in enumerate(pairwise(filed.value.editions), start=1):
            if here.year <= before.year:
                route = (*filed.route, "editions", place, "year")
                yield fault(EDITION_ORDER, filed.file, route, year=str(here.year), before=str(before.year))


def maxima_of_indexes(book: Book) -> Iterator[Finding]:
    """The maxima that a decision gives to all fields do not make that of the index."""
    for filed in book.all_indexes:
        index = filed.value
        for place, edition in enumerate(index.editions):
            whole = total(field.max for field in edition.maxima)
            if edition.maxima and index.max not in (None, whole):
                facts: dict[str, Fact] = {
                    "code": index.id,
                    "given": whole,
                    "there": index.max or whole,
                    "document": filed.file,
                }
                route = (*filed.route, "editions", place, "maxima")
                yield Finding(FIELD_MAX_DIFFERS, filed.file, facts, route=route)


def maxima_of_fields(book: Book) -> Iterator[Finding]:
    """A field has another maximum than the decision in force gives it."""
    for filed in book.results:
        index = book.indexes.get(filed.value.index)
        edition = index.edition(filed.value.when.year) if index else None
        if edition is None:
            continue
        given = {field.code: field.max for field in edition.maxima}
        for place, field in enumerate(filed.value.criteria):
            there = given.get(field.code, field.max)
            if field.max is not None and there is not None and field.max != there:
                facts: dict[str, Fact] = {
                    "code": field.code,
                    "given": field.max,
                    "there": there,
                    "document": edition.document,
                }
                yield Finding(FIELD_MAX_DIFFERS, filed.file, facts, route=("criteria", place, "max"))


RULE_DOCS = """
- code: CT453
  why:
    vi: "Mỗi năm chỉ một quyết định chi phối chỉ số. Xếp sai năm thì bảng điểm được nói là chấm theo bộ tiêu chí khác."
    en: "One decision governs an index in a year. Out of order, a scorecard is said to follow other criteria than its own."
  file: indexes.yaml
  example: |2
      measure: percent
    - editions: [{year: 2024, document: van-ban-mau}, {year: 2022, document: van-ban-mau}]
- code: CT454
  why:
    vi: "Điểm chuẩn của lĩnh vực đổi theo quyết định. Bảng điểm mang thang của quyết định cũ thì tỷ lệ và điểm mất đều sai mà nhìn vẫn hợp lý."
    en: "The maxima of fields change with the decision. A scorecard on the scale of the old one has wrong percentages and losses that look right."
  file: indexes.yaml
  example: |2
      measure: percent
    - max: 100
    - editions: [{year: 2030, document: van-ban-mau, maxima: [{code: "1", max: 40}, {code: "2", max: 50}]}]
"""

CHECKS = Checks(
    independent=(order, maxima_of_indexes, maxima_of_fields),
)
