"""Documents: what they hold, and what is called after them, fits the day on which they were issued."""

import re
from collections.abc import Iterator

from ctscore.book import Book, Filed
from ctscore.checks import Checks
from ctscore.findings import Fact, Finding, Route
from ctscore.findings.rule import warning
from ctscore.model import Document, Scorecard
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.words import slug

RESULTS_BEFORE_THEIR_YEAR = warning(
    "CT325", "results-before-their-year",
    Words("kết quả {year} dẫn `{document}`, văn bản ngày {date}, có trước đó", "results of {year} are tied to `{document}`, which is dated {date}, before that"),
    Words("so lại năm, văn bản và ngày của văn bản trong {other}; năm học, năm tài chính thì ghi cả hai năm: `period: {two_years}`", "check the year, the document, and its date in {other}; of a school or financial year say both years: `period: {two_years}`"),
)  # fmt: skip
PLAN_YEARS = warning(
    "CT446", "plan-years",
    Words("`period` là {given}, nhưng tên của `{document}` trong {other} ghi {named}", "`period` is {given}, but the title of `{document}` in {other} says {named}"),
    Words("so lại với nguồn: việc đến hạn và mục tiêu tính theo các năm này", "check it against the source: due dates and targets follow these years"),
)  # fmt: skip
ID_OF_ANOTHER_YEAR = warning(
    "CT449", "id-of-another-year",
    Words("mã `{given}` ghép từ số {number} và năm {year}, nhưng `date` là {date}", "the id `{given}` is made of the number {number} and the year {year}, but `date` is {date}"),
    Words("so lại ngày ban hành với nguồn", "check the day of issue against the source"),
)  # fmt: skip
_SPAN = re.compile(r"\b([12][0-9]{3})\s*[-–]\s*([12][0-9]{3})\b")
_OF_ANOTHER = re.compile(r"\b(luật|nghị|quyết định|chỉ thị|thông tư|pháp lệnh)\b", re.IGNORECASE)
"""The year beside such a word may be that of another document."""
_YEAR = re.compile(r"(?<![0-9/])[12][0-9]{3}(?![0-9/])")


def results_and_dates(book: Book) -> Iterator[Finding]:
    """A document that was issued before a year holds, or answers, results of that year."""
    for filed in book.results:
        route: Route = ("source", "document")
        yield from _too_early(book, filed.file, filed.value.source.document, filed.value.when, route)
        published = filed.value.published if isinstance(filed.value, Scorecard) else None
        if published is not None and published.source is not None:
            route = ("published", "source", "document")
            yield from _too_early(book, filed.file, published.source.document, filed.value.when, route)
    for plan in book.plans:
        for place, part in enumerate(plan.value.parts):
            if part.answers is not None:
                route = ("parts", place, "answers")
                yield from _too_early(book, plan.file, plan.value.document, part.answers, route)


def _too_early(book: Book, file: str, id_: str, period: Period, route: Route) -> Iterator[Finding]:
    document = _document(book, id_)
    if document is not None and document.value.date is not None and document.value.date < period.first:
        facts: dict[str, Fact] = {
            "year": period,
            "two_years": f"{period.year - 1}-{period.year}",
            "document": id_,
            "date": str(document.value.date),
            "other": document.file,
        }
        yield Finding(RESULTS_BEFORE_THEIR_YEAR, file, facts, route=route)


def _document(book: Book, id_: str) -> Filed[Document] | None:
    return next((filed for filed in book.all_documents if filed.value.id == id_), None)


def plan_years(book: Book) -> Iterator[Finding]:
    """The years of a plan are not those that the title of its document names.

    A title may name the years of another document, or years to come: one that fits is enough.
    """
    for filed in book.plans:
        document, period = _document(book, filed.value.document), filed.value.period
        title = document.value.title.own if document and document.value.title else ""
        spans = [(int(first), int(last)) for first, last in _SPAN.findall(title)]
        years = {int(year) for year in _YEAR.findall(title)}
        ends = {last for first, last in spans if first == period.first}
        fits = period.first in years and (not ends or period.last in ends)
        if document is not None and years and not fits and (spans or not _OF_ANOTHER.search(title)):
            named = ", ".join(f"{first}–{last}" for first, last in spans) or ", ".join(
                map(str, sorted(years))
            )
            facts = {
                "given": str(period),
                "document": document.value.id,
                "other": document.file,
                "named": named,
            }
            yield Finding(PLAN_YEARS, filed.file, facts, route=("period",))


def document_years(book: Book) -> Iterator[Finding]:
    """The id of a document is made of its number and a year that is not the one of its date."""
    for filed in book.all_documents:
        document = filed.value
        start, _, year = slug(document.id).rpartition("-")
        of_number = start == slug(document.number) and _YEAR.fullmatch(year)
        if of_number and document.date is not None and int(year) != document.date.year:
            facts = {"given": document.id, "number": document.number, "year": year}
            date = {"date": str(document.date)}
            yield Finding(ID_OF_ANOTHER_YEAR, filed.file, {**facts, **date}, route=(*filed.route, "date"))


RULE_DOCS = """
- code: CT325
  why:
    vi: "Văn bản năm 2021 không thể in kết quả năm 2022: năm, văn bản được dẫn hoặc ngày của văn bản đã ghi nhầm."
    en: "A document of 2021 cannot print results of 2022: the year, the document cited or its date is wrong."
  file: documents.yaml
  example: |2
    - date: "2021-12-31"
    + date: "2023-01-31"
- code: CT446
  why:
    vi: "Quý, báo cáo và mục tiêu được tính theo `period`; tên văn bản ghi giai đoạn khác thì thường `period` gõ nhầm."
    en: "Quarters, reports and targets are counted within `period`; where the title names other years, it was mostly mistyped."
  file: documents.yaml
  example: |2
    - title: {vi: Kế hoạch giai đoạn 2021 - 2025, en: Plan 2021–2025}
    + title: {vi: Văn bản mẫu, en: Sample document}
- code: CT449
  why:
    vi: "Không việc nào đến hạn trước ngày ban hành: ngày gõ nhầm năm thì các quý đầu bị bỏ qua hoặc nhắc thừa."
    en: "Nothing falls due before the day of issue: with a mistyped year, quarters are left out or asked for that never were."
  file: documents.yaml
  example: |2
      documents:
    - - {id: 7-KH-2024, number: 7/KH, date: "2023-03-15"}
"""

CHECKS = Checks(
    independent=(results_and_dates, plan_years, document_years),
)
