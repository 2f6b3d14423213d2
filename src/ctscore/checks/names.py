"""Names of criteria and files: what bears the name of another is taken for that other by every reader."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from ctscore.analysis.panels import all_trees, panel_tree, tree_of
from ctscore.analysis.plans import all_items
from ctscore.book import Book, Filed, PanelKey
from ctscore.checks import Checks
from ctscore.findings import Fact, Finding, Route, fault
from ctscore.findings.rule import error, warning
from ctscore.model import Index, IndexCriterion, Panel, Scorecard
from ctscore.model.scalars import Text
from ctscore.model.scorecard import every
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.scoring import code_in, walk
from ctscore.words import fold, listed, slug

WRONG_FOLDER = error(
    "CT317", "wrong-folder",
    Words("tệp nằm trong thư mục {folder} nhưng ghi {year}", "the file lies in the folder {folder}, but says {year}"),
    Words("sửa năm, hoặc chuyển tệp", "correct the year, or move the file"),
)  # fmt: skip
NAME_OF_ANOTHER = error(
    "CT320", "name-of-another",
    Words("{code} ở đây mang tên “{name}”, nhưng trong {other} đó là tên của {there}", "{code} is called “{name}” here, but in {other} that is the name of {there}"),
    Words("so lại mã và tên ở cả hai tệp với nguồn; nếu mã đã đổi giữa các năm, ghi vào `crosswalks`", "check codes and names of both files against the source; where codes changed between years, say so in `crosswalks`"),
)  # fmt: skip
NAME_DIFFERS = warning(
    "CT321", "name-differs",
    Words("{code} ở đây là “{name}”, trong {other} là “{there}”: không chung một từ nào", "{code} is “{name}” here, “{there}” in {other}: not one word is the same"),
    Words("so lại với nguồn: mã này có chỉ cùng một tiêu chí không", "check against the source whether the code stands for the same criterion"),
)  # fmt: skip
WRONG_FILE_NAME = error(
    "CT324", "wrong-file-name",
    Words("tệp mang tên `{name}` nhưng `{key}` ghi `{given}`", "the file is called after `{name}`, but its `{key}` is `{given}`"),
    Words("sửa `{key}`, hoặc đổi tên tệp", "correct `{key}`, or rename the file"),
)  # fmt: skip
TITLE_OF_ANOTHER = warning(
    "CT443", "title-of-another",
    Words("mục mang tên “{title}”, là tên của {there} trong {other}, nhưng `criteria` ghi {given}", "the item is called “{title}”, the name of {there} in {other}, but its `criteria` are {given}"),
    Words("so lại `criteria` và `title` với nguồn", "check `criteria` and `title` against the source"),
)  # fmt: skip


_PERIOD = re.compile(r"(199|20[0-9]|210)[0-9](-[0-9a-z]+)?")


def beside_panels(book: Book) -> Iterator[Finding]:
    """A scorecard calls a criterion by the name that the panel of its year has for another."""
    for filed in book.all_scorecards:
        for panel in book.panels_of_stages.get(PanelKey(filed.value.index, filed.value.when), ()):
            yield from _beside_panel(filed, panel)


def _beside_panel(filed: Filed[Scorecard], panel: Filed[Panel]) -> Iterator[Finding]:
    ours, theirs = _names(filed.value), _names(panel_tree(panel.value))
    for node in walk(filed.value):
        code, name = node.criterion.code, node.criterion.name
        route = (*node.route, "name")
        swapped = _of_another(code, ours, theirs)
        if swapped is not None:
            facts = {"code": code, "name": name.own, "other": panel.file, "there": swapped}
            yield Finding(NAME_OF_ANOTHER, filed.file, facts, route=route)
        elif code in theirs and not _alike(name, theirs[code]):
            facts = {"code": code, "name": name.own, "other": panel.file, "there": theirs[code].own}
            yield Finding(NAME_DIFFERS, filed.file, facts, route=route)


def of_indexes(book: Book) -> Iterator[Finding]:
    """indexes.yaml calls a criterion by the name that the latest tree of the index has for another."""
    latest: dict[str, Filed[Scorecard]] = {}
    for card in all_trees(book):
        known = latest.get(card.value.index)
        if card.value.criteria and (known is None or known.value.when < card.value.when):
            latest[card.value.index] = card
    for filed in book.all_indexes:
        tree = latest.get(filed.value.id)
        if tree is None:
            continue
        theirs = _now(filed.value, tree.value)
        ours = {criterion.code: criterion.name for criterion in every(filed.value.criteria)}
        for criterion, route in _placed(filed.value.criteria, filed.route):
            swapped = _of_another(criterion.code, ours, theirs)
            if swapped is not None:
                facts = {"code": criterion.code, "name": criterion.name.own}
                more = {"other": tree.file, "there": swapped}
                yield Finding(NAME_OF_ANOTHER, filed.file, {**facts, **more}, route=(*route, "name"))


def of_items(book: Book) -> Iterator[Finding]:
    """A task bears the name of a criterion, and serves others that do not stand above or below it."""
    known: dict[tuple[str, str, Period | None], tuple[str, _Names]] = {}
    for task in all_items(book):
        title, codes, index = task.item.title, task.item.criteria, task.part.index
        if title is None or not codes or index is None:
            continue
        key = (index, task.plan.unit, task.part.coded)
        if key not in known:
            known[key] = _called(book, key)
        other, theirs = known[key]
        swapped = theirs.bearer(title, title.tags[0])
        if swapped is not None and not any(code == swapped or related(code, swapped) for code in codes):
            facts = {"title": title.own, "there": swapped, "other": other, "given": listed(list(codes))}
            yield Finding(TITLE_OF_ANOTHER, task.file, facts, route=(*task.route, "criteria"))


class _Names(dict[str, Text]):
    """The names of criteria by code, and the codes that bear each name."""

    def __init__(self, names: Iterable[tuple[str, Text]]) -> None:
        super().__init__(names)
        self._bearers: dict[tuple[str, str], list[str]] = {}
        for code, name in self.items():
            for said in name.by_tag.items():
                self._bearers.setdefault(said, []).append(code)

    def bearer(self, name: Text, lang: str) -> str | None:
        """Return the code that is called as `name` is in `lang`, where it is one only."""
        bearers = self._bearers.get((lang, name.get(lang) or ""), [])
        return bearers[0] if len(bearers) == 1 else None


def _names(tree: Scorecard) -> _Names:
    return _Names((node.criterion.code, node.criterion.name) for node in walk(tree))


def _now(index: Index, tree: Scorecard) -> _Names:
    """Return the names of `tree` by the codes that its criteria have after all crosswalks."""
    last = max([tree.when.year, *(crosswalk.year for crosswalk in index.crosswalks)])
    codes = ((code_in(index, code, tree.when.year, last), name) for code, name in _names(tree).items())
    return _Names((now, name) for now, name in codes if now is not None)


def _called(book: Book, key: tuple[str, str, Period | None]) -> tuple[str, _Names]:
    """Return a file and the names that it has for criteria: the register, else the scorecard."""
    id_, unit, period = key
    index = next((filed for filed in book.all_indexes if filed.value.id == id_), None)
    if index is not None and index.value.criteria:
        return index.file, _Names((one.code, one.name) for one in every(index.value.criteria))
    tree = tree_of(book, id_, unit, period) if period else None
    return (tree.file, _names(tree.value)) if tree else ("", _Names(()))


def _of_another(code: str, ours: Mapping[str, Text], theirs: _Names) -> str | None:
    """Return the one other code that `theirs` call, in either language, as `ours` call `code`."""
    name, own = ours[code], theirs.get(code)
    if own is None:
        return None
    both = ((name.get(lang), own.get(lang), lang) for lang in name.tags)
    lang = next((lang for here, there, lang in both if here and there and here != there), None)
    if lang is None:
        return None
    there = theirs.bearer(name, lang)
    twice = there is not None and there in ours and ours[there].get(lang) == name.get(lang)
    # A field and its only criterion are often called alike, in one source and not in the other.
    return None if there is None or (twice and related(code, there)) else there


def related(code: str, other: str) -> bool:
    """Return whether one of two codes stands below the other."""
    return code.startswith(f"{other}.") or other.startswith(f"{code}.")


def _alike(name: Text, other: Text) -> bool:
    """Return whether two names share a word in the first language that both have, if there is one."""
    pairs = ((name.get(tag), other.get(tag)) for tag in name.tags)
    words = [[{*re.findall(r"\w+", fold(text))} for text in pair if text] for pair in pairs if all(pair)]
    return not words or not words[0][0].isdisjoint(words[0][1])


def _placed(criteria: tuple[IndexCriterion, ...], route: Route) -> Iterator[tuple[IndexCriterion, Route]]:
    for place, criterion in enumerate(criteria):
        here = (*route, "criteria", place)
        yield criterion, here
        yield from _placed(criterion.criteria, here)


def of_files(book: Book) -> Iterator[Finding]:
    """A file is called after an index, unit, year or plan that is another than its own.

    People name files as they like: only a name, or folder within the data, that begins with the very id of
    another index is held against the file, one that is another unit or plan, or one that is its own index or
    unit beside a single other year.
    """
    registers = {str(PurePosixPath(filed.file).parent) for filed in (*book.all_indexes, *book.all_units)}
    for filed in book.results:
        path = PurePosixPath(filed.file)
        name = slug(path.stem)
        folder = "" if str(path.parent) in registers else slug(path.parent.name)
        other = _other_index(book, filed.value.index, name) or _other_index(book, filed.value.index, folder)
        if other is not None:
            yield _misnamed(filed.file, other, "index", filed.value.index)
        unit = filed.value.unit if isinstance(filed.value, Scorecard) else ""
        if unit and name in book.units.keys() - {unit}:
            yield _misnamed(filed.file, name, "unit", unit)
        period = _without(_without(name, slug(filed.value.index)), unit)
        if _PERIOD.fullmatch(period) and period not in (
            str(filed.value.when.year),
            slug(str(filed.value.when)),
        ):
            key = filed.value.when_key
            yield _misnamed(filed.file, period, key, str(filed.value.when), within=filed.route)
    ids = {slug(id_): id_ for id_ in book.documents}
    for plan in book.plans:
        document = ids.get(slug(PurePosixPath(plan.file).stem), plan.value.document)
        if document != plan.value.document:
            yield _misnamed(plan.file, document, "document", plan.value.document)


def _other_index(book: Book, own: str, name: str) -> str | None:
    """Return the index that `name` begins with, where `name` does not speak of `own` too."""
    if own not in book.indexes or f"-{slug(own)}-" in f"-{name}-":
        return None
    named = (id_ for id_ in book.indexes if f"{name}-".startswith(f"{slug(id_)}-"))
    return max(named, key=len, default=None)


def _without(name: str, part: str) -> str:
    return f"-{name}-".replace(f"-{part}-", "-", 1).strip("-") if part else name


def _misnamed(file: str, name: str, key: str, given: str, within: Route = ()) -> Finding:
    return fault(WRONG_FILE_NAME, file, (*within, key), name=name, key=key, given=given)


def wrong_folder(book: Book) -> Iterator[Finding]:
    """A scorecard or panel lies in the folder of another year."""
    for filed in all_trees(book):
        folder = filed.file.split("/")[-2:-1]
        if folder and folder[0].isdecimal() and folder[0] != str(filed.value.when.year):
            facts: dict[str, Fact] = {"folder": folder[0], "year": filed.value.when}
            yield Finding(WRONG_FOLDER, filed.file, facts, route=(*filed.route, filed.value.when_key))


RULE_DOCS = """
- code: CT317
  why:
    vi: "Hay gặp khi chép tệp năm trước sang thư mục năm mới rồi quên sửa `period`: điểm năm này bị tính cho năm kia, so sánh hai năm thành vô nghĩa."
    en: "Mostly the file of another year was copied and `period` left as it was: points are booked under the wrong year, and the comparison of the two means nothing."
  file: scores/2021/par-index.yaml
  example: |2
      format: ctscore/scorecard@1
      index: PAR-INDEX
      unit: don-vi-mau
    - year: 2020
    + year: 2021
      source: {document: van-ban-mau}
      max: 5
      published: {score: 3.5, rank: 3, of: 9}
- code: CT320
  why:
    vi: "Bảng điểm nói 1.2 là “Phần ba”, bảng các đơn vị nói đó là 1.3: điểm mất được gọi bằng tên của tiêu chí khác, và cơ quan khác nhận việc."
    en: "The scorecard calls 1.2 “Part three”, the panel says that is 1.3: points are lost under the name of another criterion, and another agency gets the work."
  begins: papi@1
  example: |2
      criteria:
      - code: "1"
        name: {vi: Nội dung một, en: Dimension one}
        min: 1
        max: 10
        criteria:
        - {code: "1.1", name: {vi: Phần một, en: Part one}, min: 0.33, max: 3.33, achieved: 1.5}
    -   - {code: "1.2", name: {vi: Phần ba, en: Part three}, min: 0.33, max: 3.33, achieved: 2.25}
    -   - {code: "1.3", name: {vi: Phần hai, en: Part two}, min: 0.33, max: 3.33, achieved: 3}
    +   - {code: "1.2", name: {vi: Phần hai, en: Part two}, min: 0.33, max: 3.33, achieved: 2.25}
    +   - {code: "1.3", name: {vi: Phần ba, en: Part three}, min: 0.33, max: 3.33, achieved: 3}
- code: CT321
  why:
    vi: "Cùng một mã mà hai tệp gọi bằng hai tên không chung một từ thì thường một bên lấy mã của năm khác."
    en: "Where two files call one code by names without a word in common, one of them mostly has the codes of another year."
  begins: papi@1
  example: |2
      criteria:
      - code: "1"
        name: {vi: Nội dung một, en: Dimension one}
        min: 1
        max: 10
        criteria:
        - {code: "1.1", name: {vi: Phần một, en: Part one}, min: 0.33, max: 3.33, achieved: 1.5}
        - {code: "1.2", name: {vi: Phần hai, en: Part two}, min: 0.33, max: 3.33, achieved: 2.25}
    -   - {code: "1.3", name: {vi: Tiếp cận thông tin, en: Access to information}, min: 0.33, max: 3.33, achieved: 3}
    +   - {code: "1.3", name: {vi: Phần ba, en: Part three}, min: 0.33, max: 3.33, achieved: 3}
- code: CT324
  why:
    vi: "Tệp mang tên một chỉ số mà bên trong ghi chỉ số khác thì cả một năm của chỉ số này biến mất và hiện ra ở chỉ số kia."
    en: "Where a file is called after one index and says another, a whole year is missing from the one and stands in the other."
  file: scores/2021/papi.yaml
  example: |2
      format: ctscore/scorecard@1
    - index: PAR-INDEX
    + index: PAPI
      unit: don-vi-mau
      year: 2021
      source: {document: van-ban-mau}
      max: 100
      published: {score: 75.5}
- code: CT443
  why:
    vi: "Mục mang tên một tiêu chí mà gắn với mã khác thì việc được tính cho tiêu chí khác, và phần mất điểm kia không có ai làm."
    en: "An item with the name of one criterion and the code of another counts for that other, and nobody works on the one it names."
  file: plans/ke-hoach.yaml
  example: |2
      criteria: ["1.1"]
    - title: {vi: Tiêu chí một hai, en: Criterion one two}
"""

CHECKS = Checks(
    independent=(beside_panels, of_indexes, of_items, of_files, wrong_folder),
)
