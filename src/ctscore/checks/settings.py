"""What a folder says of itself: one file of settings, a name for every kind, names in its own language."""

from collections.abc import Iterator

from ctscore.book import Book, Filed
from ctscore.checks import Checks
from ctscore.checks.counting import asked_in
from ctscore.checks.references import UNKNOWN_UNIT_ID
from ctscore.findings import Finding, Route, fault
from ctscore.findings.rule import error
from ctscore.model import UNIT_KINDS, Agency, BodyKind, Index, Text, Unit
from ctscore.phrases import Words
from ctscore.words import closest

SETTINGS_TWICE = error(
    "CT635", "settings-twice",
    Words("thư mục đã có thiết lập trong {other}", "the folder has its settings in {other} already"),
    Words("gộp hai tệp làm một: một thư mục chỉ có một đơn vị mình", "make one file of the two: a folder has one unit of its own"),
)  # fmt: skip
KIND_WITHOUT_NAME = error(
    "CT636", "kind-without-name",
    Words("loại `{given}` không có tên{suggestion}", "the kind `{given}` has no name{suggestion}"),
    Words("thêm vào `kinds` của tệp này, ví dụ: - {{id: {given}, name: {{{names}}}}}", "add it to the `kinds` of this file, such as: - {{id: {given}, name: {{{names}}}}}"),
)  # fmt: skip
NOT_IN_OWN_LANGUAGE = error(
    "CT637", "not-in-own-language",
    Words("“{name}” không có `{lang}`, ngôn ngữ mà ctscore.yaml ghi trước tiên", "“{name}” has no `{lang}`, the language that ctscore.yaml puts first"),
    Words("thêm `{lang}:`, hoặc sửa `languages` của ctscore.yaml", "add `{lang}:`, or correct `languages` in ctscore.yaml"),
)  # fmt: skip


def one_file(book: Book) -> Iterator[Finding]:
    """Two files say what the folder is about."""
    for filed in book.all_settings[1:]:
        yield fault(SETTINGS_TWICE, filed.file, ("format",), other=book.all_settings[0].file)


def known_home(book: Book) -> Iterator[Finding]:
    """The unit that the settings call ours does not exist."""
    for filed in book.all_settings:
        home = filed.value.home
        if home is not None and book.units and home not in book.units:
            facts = {"given": home, "near": closest(home, book.units) or ""}
            yield Finding(UNKNOWN_UNIT_ID, filed.file, facts, route=("home",))


def named_kinds(book: Book) -> Iterator[Finding]:
    """A unit or agency is of a kind that nobody gives a name to."""
    registers: tuple[tuple[tuple[Filed[Unit] | Filed[Agency], ...], set[str]], ...] = (
        (book.all_units, {*UNIT_KINDS, *book.unit_kinds}),
        (book.all_agencies, {*book.agency_kinds}),
    )
    names = ", ".join(f"{tag}: …" for tag in book.settings.spoken)
    for entries, known in registers:
        for filed in entries:
            kinds: list[tuple[str | None, Route]] = [(filed.value.kind, ())]
            kinds += [(span.kind, ("spans", place)) for place, span in enumerate(filed.value.spans)]
            for kind, route in kinds:
                if kind is not None and kind not in known:
                    facts = {"given": kind, "near": closest(kind, sorted(known)) or "", "names": names}
                    yield Finding(KIND_WITHOUT_NAME, filed.file, facts, route=(*filed.route, *route, "kind"))


def own_language(book: Book) -> Iterator[Finding]:
    """A name of a folder that says its languages is not given in the first of them."""
    if not book.settings.languages:
        return
    lang = book.settings.spoken[0]
    for file, route, name in _names(book):
        if name.get(lang) is None:
            yield fault(NOT_IN_OWN_LANGUAGE, file, (*route, "name"), name=name.own, lang=lang)


def _names(book: Book) -> Iterator[tuple[str, Route, Text]]:
    """Yield the names in the registers, at all times, and of the criteria, with the places of what they name."""
    registers: tuple[tuple[Filed[Agency | BodyKind | Index | Unit], ...], ...] = (
        book.all_units,
        book.all_unit_kinds,
        book.all_agencies,
        book.all_agency_kinds,
        book.all_indexes,
    )
    for filed in (filed for entries in registers for filed in entries):
        yield filed.file, filed.route, filed.value.name
        for place, span in enumerate(filed.value.spans if isinstance(filed.value, Agency | Unit) else ()):
            if span.name is not None:
                yield filed.file, (*filed.route, "spans", place), span.name
    for tree in book.result_files:
        for criterion, route, _ in asked_in(tree.value):
            yield tree.file, route, criterion.name


RULE_DOCS = """
- code: CT635
  why:
    vi: "Hai tệp thiết lập có thể nêu hai đơn vị mình khác nhau: `gaps 2022` nói về nơi nào là tùy tệp được đọc trước. Vì vậy mọi câu hỏi đều dừng lại."
    en: "Two files of settings may call two units ours, and which of them `gaps 2022` speaks of would depend on the file that is read first. Every question stops."
  bad:
    vi: "data/ctscore.yaml ghi `home: phong-a`, data/cu/ctscore.yaml ghi `home: phong-b`."
    en: "data/ctscore.yaml has `home: team-a`, data/old/ctscore.yaml has `home: team-b`."
  good:
    vi: "Chỉ có data/ctscore.yaml."
    en: "There is data/ctscore.yaml alone."
- code: CT636
  why:
    vi: "Tên của loại đứng trong danh sách cơ quan và trong giấy tờ. Gõ sai một chữ là thành một loại mới: đơn vị ấy không được kể đến khi liệt kê các đơn vị cùng loại chưa có điểm."
    en: "The name of a kind stands in lists of agencies and in papers. A slip of the keyboard makes a new kind, and its unit is missed where units of the same kind without a result are listed."
  file: units.yaml
  example: |2
      short: Hai
    - kind: provinces
    + kind: province
- code: CT637
  why:
    vi: "Thư mục đã ghi ngôn ngữ của mình thì tên nào thiếu ngôn ngữ ấy sẽ lẫn tiếng nước khác vào bảng và giấy tờ."
    en: "Where a folder says its own language, a name that lacks it would stand as a foreign word in tables and papers."
  bad:
    vi: "ctscore.yaml ghi `languages: [vi, en]`, mà một đơn vị chỉ có `name: {en: Team A}`."
    en: "ctscore.yaml has `languages: [en]`, and a unit has `name: {vi: Phòng A}` alone."
  good:
    vi: "`name: {vi: Phòng A, en: Team A}`."
    en: "`name: {en: Team A}`."
"""

CHECKS = Checks(
    structure=(one_file, known_home),
    independent=(named_kinds, own_language),
)
