"""The days of units and agencies: spans that follow each other, and figures of bodies that lived."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from ctscore.analysis.panels import unit_of
from ctscore.book import Book, Filed
from ctscore.checks import Checks
from ctscore.findings import Finding, Route, fault
from ctscore.findings.rule import error
from ctscore.model import Agency, Lifespan, Unit
from ctscore.phrases import Words

SPAN_UNSOUND = error(
    "CT631", "span-unsound",
    Words("{given}: {what}", "{given}: {what}"),
    Words("`spans` xếp theo ngày, không chồng nhau; `formed_of` là những nơi còn tồn tại tới ngày trước `from`", "`spans` stand in order of time and do not overlap; `formed_of` names bodies that lived until the day before `from`"),
)  # fmt: skip
NO_SUCH_BODY = error(
    "CT632", "no-such-body",
    Words("ngày {day} không có {given} nào: có số liệu của một đơn vị không tồn tại", "there was no {given} on {day}: these are figures of a unit that did not live"),
    Words("so lại kỳ và đơn vị với nguồn; nếu số liệu theo địa giới của ngày khác thì ghi `borders`", "check period and unit against the source; where figures are within the borders of another day, say `borders`"),
)  # fmt: skip
PARENT_CIRCLE = error(
    "CT633", "parent-circle",
    Words("{given} thuộc chính nó, qua {through}", "{given} belongs to itself, through {through}"),
    Words("sửa `parent`: cấp trên không thể thuộc cấp dưới của nó", "correct `parent`: what is above cannot belong to what is below it"),
)  # fmt: skip

_Entry = Filed[Unit] | Filed[Agency]


def spans(book: Book) -> Iterator[Finding]:
    """Spans overlap, end before they begin, or are formed of what did not live the day before."""
    registers: tuple[tuple[tuple[_Entry, ...], Mapping[str, Unit] | Mapping[str, Agency]], ...] = (
        (book.all_units, book.units),
        (book.all_agencies, book.agencies),
    )
    for entries, known in registers:
        taken: dict[tuple[date | None, str], str] = {}
        for filed in entries:
            earlier: Lifespan | None = None
            for place, span in enumerate(filed.value.spans):
                for vi, en, key in (
                    *_faults(filed.value.id, span, earlier, known),
                    *_taken(span, filed.value.id, taken),
                ):
                    route: Route = (*filed.route, "spans", place, key)
                    yield fault(SPAN_UNSOUND, filed.file, route, given=filed.value.id, what=Words(vi, en))
                earlier = span


def _faults(
    own: str, span: Lifespan, earlier: Lifespan | None, known: Mapping[str, Unit] | Mapping[str, Agency]
) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with one span, in both languages, and at which of its keys."""
    since, until = span.since, span.until
    if since is not None and until is not None and until < since:
        yield f"kết thúc {until}, trước khi bắt đầu {since}", f"it ends on {until}, before it begins", "until"
    if earlier is not None and (since is None or earlier.until is None or since <= earlier.until):
        yield "chồng lên khoảng ngày trước nó", "it overlaps the span before it", "from"
    for key, ids in (("formed_of", span.formed_of), ("partly_of", span.partly_of)):
        if since is None:
            if ids:
                yield f"có `{key}` mà không có `from`", f"it has `{key}` without `from`", key
            continue
        for body in (known[id_] for id_ in ids if id_ in known):
            before = since - timedelta(days=1)
            if body.body_on(before) is None:
                yield f"{body.id} không tồn tại ngày {before}", f"{body.id} did not live on {before}", key
            elif body.id != own and body.same_body(before, since):
                vi = f"{body.id} vẫn là như cũ từ {since}: nơi nhập vào thì kết thúc, nơi cắt một phần thì có khoảng mới"
                en = f"{body.id} is the same from {since} on: what went in ends, what gave a part has a new span"
                yield vi, en, key
    both = (*span.formed_of, *span.partly_of)
    for id_ in dict.fromkeys(one for one in both if both.count(one) > 1):
        yield f"{id_} được ghi hai lần", f"{id_} stands twice", "formed_of" if span.formed_of else "partly_of"


def _taken(
    span: Lifespan, own: str, taken: dict[tuple[date | None, str], str]
) -> Iterator[tuple[str, str, str]]:
    """Yield what went whole into another body on the same day."""
    for id_ in span.formed_of:
        other = taken.setdefault((span.since, id_), own)
        if other != own:
            yield f"{id_} đã nhập cả vào {other}", f"{id_} went whole into {other}", "formed_of"


def figures_of_the_living(book: Book) -> Iterator[Finding]:
    """A scorecard, or a row of a panel, is of a unit that did not live on the last day of the period."""
    for filed in book.all_scorecards:
        yield from _not_living(book, filed.file, filed.value.unit, filed.value.day, ("unit",))
    for panel in book.all_panels:
        for place, row in enumerate(panel.value.rows):
            route = (*panel.route, "rows", place)
            yield from _not_living(book, panel.file, unit_of(row), panel.value.day, route)


def _not_living(book: Book, file: str, id_: str, day: date, route: Route) -> Iterator[Finding]:
    unit = book.units.get(id_)
    if unit is not None and unit.body_on(day) is None:
        yield fault(NO_SUCH_BODY, file, route, given=id_, day=str(day))


def parents(book: Book) -> Iterator[Finding]:
    """A unit belongs to one that belongs to it."""
    for filed in book.all_units:
        for place, span in enumerate(filed.value.spans):
            through = list(_above(book, span, filed.value.id))
            if through and through[-1] == filed.value.id:
                facts = {"given": filed.value.id, "through": ", ".join(through[:-1]) or filed.value.id}
                yield Finding(
                    PARENT_CIRCLE, filed.file, facts, route=(*filed.route, "spans", place, "parent")
                )


def _above(book: Book, span: Lifespan, start: str) -> Iterator[str]:
    """Yield what a body belongs to, step by step, until nothing is above or `start` comes again."""
    day = span.since or span.until or date.max
    parent, seen = span.parent, set[str]()
    while parent is not None and parent not in seen:
        yield parent
        seen.add(parent)
        body = book.units[parent].body_on(day) if parent in book.units and parent != start else None
        parent = body.parent if body else None


RULE_DOCS = """
- code: CT631
  why:
    vi: "Nơi nào sáp nhập vào đâu, từ ngày nào, quyết định số liệu cũ được so với ai. Ngày chồng nhau hay nơi không còn tồn tại thì số của nơi này thành của nơi khác."
    en: "What was merged into what, and on which day, decides whose old figures are compared. With days that overlap, or bodies that were gone, the figures of one become those of another."
  file: units.yaml
  example: |2
      - id: don-vi-mau
    -   spans:
    -   - {until: 2025-06-30}
    -   - {from: 2025-06-01, formed_of: [don-vi-mau]}
- code: CT632
  why:
    vi: "Điểm của kỳ sau ngày một đơn vị kết thúc thì không phải của đơn vị ấy: thường là chép nhầm năm, hoặc bảng chấm theo địa giới của ngày khác."
    en: "Points for a time after a unit had ended are not its own: mostly the year was mistaken, or the table is within the borders of another day."
  file: units.yaml
  example: |2
      - id: don-vi-mau
    -   spans: [{until: 2020-12-31}]
- code: CT633
  why:
    vi: "Cấp trên thuộc cấp dưới của nó thì không biết ai thuộc ai, và bảng của một tỉnh sẽ thiếu hoặc thừa đơn vị."
    en: "Where what is above belongs to what is below, nobody knows who belongs to whom, and the table of a province has units too many or too few."
  file: units.yaml
  example: |2
      - id: don-vi-mau
    -   spans: [{parent: don-vi-mau}]
"""

CHECKS = Checks(
    structure=(figures_of_the_living,),
    independent=(spans, parents),
)
