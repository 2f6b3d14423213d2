"""Registers: an id names one thing, and a spelling one agency."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from ctscore.book import Book, Filed
from ctscore.checks import Checks
from ctscore.findings import Finding, Route
from ctscore.findings.rule import error, warning
from ctscore.model import Agency, Unit
from ctscore.phrases import Words
from ctscore.words import slug

NAME_OF_TWO_AGENCIES = error(
    "CT408", "name-of-two-agencies",
    Words("tên “{given}” cũng là tên của `{other}`", "the name “{given}” belongs to `{other}` as well"),
    Words("mỗi cách viết chỉ thuộc một cơ quan", "a spelling belongs to one agency only"),
)  # fmt: skip
B = TypeVar("B", bound=Agency | Unit)

HOME_WITHOUT_SCORECARD = error(
    "CT442", "home-without-scorecard",
    Words("đơn vị đầu tiên, `{home}`, được coi là đơn vị mình, nhưng mọi bảng điểm và kế hoạch đều là của `{unit}`", "the first unit, `{home}`, is taken for ours, but all scorecards and plans are those of `{unit}`"),
    Words("ghi `home: {unit}` vào ctscore.yaml, đưa `{unit}` lên đầu units.yaml, hoặc sửa `unit` trong các tệp kia", "write `home: {unit}` into ctscore.yaml, put `{unit}` first in units.yaml, or correct `unit` in the other files"),
)  # fmt: skip
ID_OF_ANOTHER = warning(
    "CT448", "id-of-another",
    Words("`{given}` mang tên “{name}”, còn “{there}” là tên của `{other}`", "`{given}` is called “{name}”, while “{there}” is the name of `{other}`"),
    Words("tên hai mục có thể đã bị đổi chỗ: so lại cả hai", "the names of the two may have been swapped: check both"),
)  # fmt: skip


def names_of(body: B) -> Iterator[tuple[str, Route, B]]:
    """Yield what a unit or agency is called: each name, where it stands, and the body on the days it is of."""
    yield body.name.own, ("name", body.name.tags[0]), body
    yield body.short, ("short",), body
    for place, spelling in enumerate(body.variants):
        yield spelling, ("variants", place), body
    for place, span in enumerate(body.spans):
        then = replace(body, spans=(span,))
        if span.name is not None:
            yield span.name.own, ("spans", place, "name", span.name.tags[0]), then
        if span.short is not None:
            yield span.short, ("spans", place, "short"), then


def shared_names(book: Book) -> Iterator[Finding]:
    """A name or spelling belongs to two agencies of one time, so that nobody can tell which is meant."""
    owners: dict[str, list[Agency]] = {}
    for filed in book.all_agencies:
        for name, route, agency in names_of(filed.value):
            bearers = owners.setdefault(name.casefold(), [])
            other = next((one for one in bearers if one.id != agency.id and one.lived_beside(agency)), None)
            bearers.append(agency)
            if other is not None:
                facts = {"given": name, "other": other.id}
                yield Finding(NAME_OF_TWO_AGENCIES, filed.file, facts, route=(*filed.route, *route))


def ids_and_names(book: Book) -> Iterator[Finding]:
    """A unit or agency has the id that is made of another's name, and a name without its own id."""
    registers: tuple[tuple[Filed[Unit] | Filed[Agency], ...], ...] = (book.all_units, book.all_agencies)
    for entries in registers:
        owners = {slug(name): (filed, name) for filed in entries for name in _called(filed.value)}
        for filed in entries:
            own = filed.value
            other, name = owners.get(slug(own.id), (filed, ""))
            if other.value.id != own.id and not any(slug(own.id) in slug(known) for known in _called(own)):
                facts = {"given": own.id, "name": own.name.own, "there": name, "other": other.value.id}
                yield Finding(ID_OF_ANOTHER, filed.file, facts, route=(*filed.route, "name"))


def _called(entry: Unit | Agency) -> list[str]:
    """Return the names of an entry at all times, without other ways of writing them."""
    return [name for name, route, _ in names_of(entry) if "variants" not in route]


def home(book: Book) -> Iterator[Finding]:
    """The first unit is taken for ours as nobody says it, but all scorecards and plans are another's."""
    cards = book.all_scorecards
    units = {filed.value.unit for filed in cards} | {filed.value.unit for filed in book.plans}
    enough = cards and (book.plans or len(cards) > 2)
    if (
        enough
        and len(units) == 1
        and book.units
        and book.settings.home is None
        and book.home_unit not in units
    ):
        first, unit = book.all_units[0], units.pop()
        if unit in book.units:
            facts = {"home": book.home_unit, "unit": unit}
            yield Finding(HOME_WITHOUT_SCORECARD, first.file, facts, route=(*first.route, "id"))


RULE_DOCS = """
- code: CT408
  why:
    vi: "Ô trong kế hoạch được đọc theo cách viết tên cơ quan. Một cách viết chỉ hai cơ quan thì không biết giao việc cho ai, và cơ quan này dễ bị giao việc của cơ quan kia."
    en: "Cells of a plan are read by the spellings of names. If one spelling means two agencies, nobody can tell who was given the work, and the wrong one may get it."
  file: agencies.yaml
  example: |2
      name: {vi: Sở Hai, en: Department Two}
    - short: Sở Một
    + short: Sở Hai
- code: CT442
  why:
    vi: "Khi không nêu tên và ctscore.yaml không ghi `home`, mọi lệnh nói về đơn vị đầu tiên của units.yaml. Đơn vị khác lên đầu thì `gaps 2022` nói về nơi khác."
    en: "Where none is named and ctscore.yaml has no `home`, every command speaks of the first unit of units.yaml. With another one first, `gaps 2022` is about another place."
  file: units.yaml
  example: |2
    - - id: don-vi-dau
    -   name: {vi: Đơn vị đầu, en: First unit}
    -   short: Đầu
    -   kind: city
      - id: don-vi-mau
- code: CT448
  why:
    vi: "Tên hai đơn vị bị đổi chỗ thì số liệu của đơn vị này được đọc thành của đơn vị kia."
    en: "When the names of two units are swapped, the figures of one are read as those of the other."
  file: units.yaml
  example: |2
      - id: don-vi-mau
    -   name: {vi: Huyện Đông, en: East District}
    -   short: Đông
    -   kind: city
    - - id: huyen-dong
        name: {vi: Đơn vị mẫu, en: Sample unit}
        short: Mẫu
        kind: city
"""

CHECKS = Checks(
    independent=(shared_names, ids_and_names, home),
)
