"""What stands twice: an id names one thing, and a list names each thing once."""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from ctscore.analysis.plans import all_items, plan_items
from ctscore.book import Book, Filed, repeated
from ctscore.checks import Checks
from ctscore.findings import Finding, Route, fault
from ctscore.findings.rule import error
from ctscore.model import Agency, BodyKind, Document, Index, Unit
from ctscore.phrases import Words

DUPLICATE_ID = error(
    "CT407", "duplicate-id",
    Words("`{given}` đã có trong {other}, dòng {line}", "`{given}` stands already in {other}, line {line}"),
    Words("mỗi mục một mã định danh", "each entry has an id of its own"),
)  # fmt: skip
LISTED_TWICE = error(
    "CT434", "listed-twice",
    Words("`{given}` được ghi hai lần", "`{given}` is listed twice"),
    Words("mỗi giá trị ghi một lần", "write each value once"),
)  # fmt: skip


def duplicate_ids(book: Book) -> Iterator[Finding]:
    """Two entries of a register have the same id."""
    registers: tuple[tuple[Filed[Agency | BodyKind | Document | Index | Unit], ...], ...] = (
        book.all_agencies,
        book.all_documents,
        book.all_indexes,
        book.all_units,
        book.all_unit_kinds,
        book.all_agency_kinds,
    )
    for entries in registers:
        yield from _ids_twice(book, ((one.value.id, one.file, one.route) for one in entries))


def plan_ids(book: Book) -> Iterator[Finding]:
    """Two items of a plan share an id, or two of its targets."""
    for filed in book.plans:
        file, targets = filed.file, enumerate(filed.value.targets)
        yield from _ids_twice(book, ((task.item.id, file, task.route) for task in plan_items(book, filed)))
        yield from _ids_twice(book, ((one.id, file, ("targets", place)) for place, one in targets))


def _ids_twice(book: Book, entries: Iterable[tuple[str, str, Route]]) -> Iterator[Finding]:
    """Yield which of `entries`, ids with file and route, have an id that another has already."""
    for (id_, other, first), (_, file, route) in repeated((one[0], one) for one in entries):
        line = str(book.line(other, (*first, "id")))
        yield fault(DUPLICATE_ID, file, (*route, "id"), given=id_, other=other, line=line)


def in_registers(book: Book) -> Iterator[Finding]:
    """A spelling or a group stands twice in the entry of one agency or unit, or a language in the settings."""
    entries: tuple[Filed[Agency] | Filed[Unit], ...] = (*book.all_agencies, *book.all_units)
    for filed in entries:
        lists: list[tuple[str, tuple[str, ...]]] = [("variants", filed.value.variants)]
        lists += [("member_of", filed.value.member_of)] if isinstance(filed.value, Agency) else []
        for key, values in lists:
            yield from _listed_twice(filed.file, values, (*filed.route, key))
    for settings in book.all_settings:
        yield from _listed_twice(settings.file, settings.value.languages, ("languages",))


def in_plans(book: Book) -> Iterator[Finding]:
    """A list of agencies, targets, quarters or periods names something twice."""
    for task in all_items(book):
        item = task.item
        lists: list[tuple[Sequence[object], Route]] = [(item.targets, ("targets",))]
        for key, cell in (("leads", item.leads), ("helpers", item.helpers)):
            lists += [(cell.agencies, (key, "agencies"))] if cell is not None else []
        if item.timing is not None:
            timing: Route = ("timing",)
            lists += [
                (item.timing.quarters, (*timing, "quarters")),
                (item.timing.periods, (*timing, "periods")),
            ]
        for values, route in lists:
            yield from _listed_twice(task.file, values, (*task.route, *route))


def _listed_twice(file: str, values: Sequence[Hashable], route: Route) -> Iterator[Finding]:
    """Yield a finding for each of the `values` at `route` that stands there already."""
    for _, place in repeated((value, place) for place, value in enumerate(values)):
        yield fault(LISTED_TWICE, file, (*route, place), given=str(values[place]))


RULE_DOCS = """
- code: CT407
  why:
    vi: "Nhiệm vụ, bảng điểm và báo cáo tìm nhau qua mã. Hai mục cùng mã thì việc của mục này bị tính cho mục kia mà không ai hay."
    en: "Tasks, scorecards and reports find each other by ids. Where two entries share one, the work of one is counted for the other and nobody notices."
  file: agencies.yaml
  example: |2
    - - id: so-mot
    + - id: so-hai
        name: {vi: Sở Hai, en: Department Two}
- code: CT434
  why:
    vi: "Giá trị ghi lặp thường là gõ nhầm một giá trị khác: quý I ghi hai lần thì có khi quý II bị sót, và đến quý ấy không ai được nhắc."
    en: "A value written twice is often a slip for another: where quarter 1 stands twice, quarter 2 may be missing, and nobody is reminded in it."
  bad:
    vi: "`quarters: [1, 1]` cho ô ghi “Quý I, quý II”"
    en: "`quarters: [1, 1]` for a cell that reads “Quý I, quý II”"
  good:
    vi: "`quarters: [1, 2]` cho ô ghi “Quý I, quý II”"
    en: "`quarters: [1, 2]` for a cell that reads “Quý I, quý II”"
"""

CHECKS = Checks(
    independent=(duplicate_ids, plan_ids, in_registers, in_plans),
)
