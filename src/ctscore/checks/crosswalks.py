"""Crosswalks: the codes that they pair must be codes of those years, and of one criterion by its name."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from ctscore.analysis.panels import all_trees
from ctscore.book import Book, Filed, PanelKey
from ctscore.checks import Checks
from ctscore.checks.names import related
from ctscore.findings import Fact, Finding, Route, fault
from ctscore.findings.rule import error
from ctscore.model import Index
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.scoring import code_in, crosswalks_between, walk

CROSSWALK_LINE = error(
    "CT512", "crosswalk-line",
    Words("mỗi dòng của `codes` có `before`, `after` hoặc cả hai, và mỗi mã chỉ đứng một lần mỗi bên", "each line of `codes` has `before`, `after` or both, and a code stands once on each side"),
    Words("`before` một mình: tiêu chí không còn; `after` một mình: tiêu chí mới", "`before` alone: the criterion ended; `after` alone: it is new"),
)  # fmt: skip
CROSSWALK_CODE = error(
    "CT513", "crosswalk-code",
    Words("{index} không có mã {given} {when} {year}", "{index} has no code {given} {when} {year}"),
    Words("so lại mã với bảng điểm hay bảng các đơn vị của những năm ấy", "check the code against the scorecards or panels of those years"),
)  # fmt: skip
CROSSWALK_ORDER = error(
    "CT514", "crosswalk-order",
    Words("`crosswalks` phải xếp theo năm, mỗi năm một lần: {year} đứng sau {before}", "`crosswalks` stand in the order of their years, each once: {year} comes after {before}"),
    Words("xếp lại, hoặc gộp hai lần đổi cùng năm", "put them in order, or join the two of one year"),
)  # fmt: skip
CROSSWALK_NAMES = error(
    "CT518", "crosswalk-names",
    Words("{index}: “{name}” là {code} {year} và {there} {later}, nhưng mã {code} của {year} được nối với {paired} của {later}", "{index}: “{name}” is {code} in {year} and {there} in {later}, but the code {code} of {year} is paired with {paired} of {later}"),
    Words("ghi mã đã đổi vào `crosswalks` (mã không có ở đó được coi là giữ nguyên), hoặc so lại tên tiêu chí của hai năm với nguồn", "put the change of codes into `crosswalks` (a code that is not there counts as kept), or check the names of both years against the source"),
)  # fmt: skip


def lines(book: Book) -> Iterator[Finding]:
    """A line pairs nothing, a code stands twice on one side, or the crosswalks are out of order."""
    for filed in book.all_indexes:
        for place, (before, here) in enumerate(pairwise(filed.value.crosswalks), start=1):
            if here.year <= before.year:
                route = (*filed.route, "crosswalks", place, "year")
                yield fault(CROSSWALK_ORDER, filed.file, route, year=str(here.year), before=str(before.year))
        for place, crosswalk in enumerate(filed.value.crosswalks):
            seen: set[tuple[str, str]] = set()
            for number, line in enumerate(crosswalk.codes):
                sides = {(side, code) for side, code in (("<", line.before), (">", line.after)) if code}
                if not sides or sides & seen:
                    at = (*filed.route, "crosswalks", place, "codes", number)
                    yield fault(CROSSWALK_LINE, filed.file, at)
                seen |= sides


Names = Mapping[str, frozenset[str]]
"""All names by which trees call each code."""


def names_of_years(book: Book) -> Mapping[PanelKey, Names]:
    """Return the names of all codes of the scorecards and panels of `book`, by index and period."""
    years: dict[PanelKey, dict[str, set[str]]] = {}
    for tree in all_trees(book):
        known = years.setdefault(PanelKey(tree.value.index, tree.value.when), {})
        for node in walk(tree.value):
            known.setdefault(node.criterion.code, set()).add(node.criterion.name.own)
    return {key: {code: frozenset(called) for code, called in names.items()} for key, names in years.items()}


def merged(parts: Iterable[Mapping[PanelKey, Names]]) -> dict[PanelKey, Names]:
    """Return the names of all `parts` together."""
    years: dict[PanelKey, dict[str, frozenset[str]]] = {}
    for part in parts:
        for key, own in part.items():
            known = years.setdefault(key, {})
            for code, called in own.items():
                known[code] = known.get(code, frozenset()) | called
    return {**years}


def known_codes(book: Book) -> Iterator[Finding]:
    """A crosswalk names a code that no tree of those years has."""
    changed = tuple(filed for filed in book.all_indexes if filed.value.crosswalks)
    codes = merged((book.names_elsewhere, names_of_years(book))) if changed else {}
    for filed in changed:
        index = filed.value.id
        for place, crosswalk in enumerate(filed.value.crosswalks):
            earlier = [
                own for key, own in codes.items() if key.index == index and key.period.year < crosswalk.year
            ]
            later = [
                own for key, own in codes.items() if key.index == index and key.period.year >= crosswalk.year
            ]
            for number, line in enumerate(crosswalk.codes):
                sides = (
                    ("before", line.before, earlier, Words("trước", "before")),
                    ("after", line.after, later, Words("từ", "from")),
                )
                for side, code, known, when in sides:
                    if code is not None and any(known) and not any(code in own for own in known):
                        route = (*filed.route, "crosswalks", place, "codes", number, side)
                        year = str(crosswalk.year)
                        yield fault(
                            CROSSWALK_CODE, filed.file, route, index=index, given=code, when=when, year=year
                        )


def names_follow(book: Book) -> Iterator[Finding]:
    """A criterion bears its name under another code the next year, but its code is paired otherwise.

    Names may be reworded: only where the very name stands at one other code are codes and names against each
    other. Where its own code is not listed in the next year nothing is paired, and nothing told.
    """
    years = merged((book.names_elsewhere, names_of_years(book)))
    for filed in book.all_indexes:
        of_index = sorted((key.period, names) for key, names in years.items() if key.index == filed.value.id)
        for (period, then), (later, now) in pairwise(of_index):
            there = _codes_by_name(now)
            for name, code in _codes_by_name(then).items():
                paired = code_in(filed.value, code, period.year, later.year)
                moved = there.get(name, paired) != paired and not related(code, there[name])
                if moved and (paired is None or paired in now):
                    facts = {"index": filed.value.id, "name": name, "code": code, "there": there[name]}
                    more: dict[str, Fact] = {"year": period, "later": later, "paired": paired or "–"}
                    route = _pairing(filed, (code, there[name]), period, later)
                    yield Finding(CROSSWALK_NAMES, filed.file, {**facts, **more}, route=route)


def _codes_by_name(names: Names) -> dict[str, str]:
    """Return the code of each name that stands at one code only."""
    codes: dict[str, list[str]] = {}
    for code, called in names.items():
        for name in called:
            codes.setdefault(name, []).append(code)
    return {name: bearers[0] for name, bearers in codes.items() if len(bearers) == 1}


def _pairing(filed: Filed[Index], codes: tuple[str, str], period: Period, later: Period) -> Route:
    """Return the last line between two years that names one of `codes`, or the nearest place to it."""
    route: Route = (*filed.route, "id")
    walks = crosswalks_between(filed.value, period.year, later.year)
    for place, crosswalk in enumerate(filed.value.crosswalks):
        if crosswalk in walks:
            here = (*filed.route, "crosswalks", place)
            places = {line.before: n for n, line in enumerate(crosswalk.codes) if line.before}
            news = {line.after: n for n, line in enumerate(crosswalk.codes) if line.after}
            number = places.get(codes[0], news.get(codes[1]))
            route = (*here, "year") if number is None else (*here, "codes", number)
    return route


RULE_DOCS = r"""
- code: CT512
  why:
    vi: "Mỗi dòng nói tiêu chí năm trước là tiêu chí nào từ năm này. Một mã đứng hai lần thì điểm của một tiêu chí bị đem so với hai tiêu chí khác nhau; dòng trống thì không nói gì."
    en: "Each line says which criterion of the years before is which from this year on. Where a code stands twice, one criterion would be compared with two others; an empty line says nothing."
  file: indexes-sipas.yaml
  example: |2
      format: ctscore/indexes@1
      indexes:
      - id: SIPAS
        name: {vi: Chỉ số hài lòng, en: Satisfaction index}
        measure: percent
        crosswalks:
        - year: 2022
    -     codes: [{before: "1.2", after: "1.3"}, {before: "1.4", after: "1.3"}]
    +     codes: [{before: "1.2", after: "1.3"}, {before: "1.4"}]
- code: CT513
  why:
    vi: "Gõ nhầm mã thì tiêu chí cũ và mới không được nối với nhau: tiêu chí chỉ đổi số lại thành một cái bị bỏ và một cái mới, và mức tăng giảm của nó mất khỏi báo cáo."
    en: "With a mistyped code the old criterion and the new are not connected: one that was merely renumbered shows as one ended and one new, and its rise or fall disappears from the report."
  bad:
    vi: "`{before: \"1.2\", after: \"1.7\"}` từ năm 2022, mà bảng năm 2022 chỉ có các mã 1.1, 1.2, 1.3"
    en: "`{before: \"1.2\", after: \"1.7\"}` from 2022 on, where the panel of 2022 has only the codes 1.1, 1.2, 1.3"
  good:
    vi: "`{before: \"1.2\", after: \"1.3\"}`: mã 1.3 có trong bảng năm 2022"
    en: "`{before: \"1.2\", after: \"1.3\"}`: the panel of 2022 has 1.3"
- code: CT514
  why:
    vi: "Mã được dịch lần lượt qua từng năm đổi. Sai thứ tự hay một năm ghi hai lần thì mã bị dịch sang tiêu chí khác, và điểm hai năm đem trừ nhau không phải của cùng một tiêu chí."
    en: "Codes are carried over one change after another. Out of order, or with a year twice, they end at another criterion, and the points that are subtracted between two years are not of the same one."
  file: indexes-sipas.yaml
  example: |2
      format: ctscore/indexes@1
      indexes:
      - id: SIPAS
        name: {vi: Chỉ số hài lòng, en: Satisfaction index}
        measure: percent
        crosswalks:
    +   - {year: 2020, codes: [{before: "1.2", after: "1.3"}]}
        - {year: 2022, codes: [{before: "1.3", after: "1.4"}]}
    -   - {year: 2020, codes: [{before: "1.2", after: "1.3"}]}
- code: CT518
  why:
    vi: "Mã không có trong `crosswalks` được coi là giữ nguyên. Tiêu chí đã chuyển sang mã khác mà không ghi thì `compare` và `trend` trừ hai điều khác nhau."
    en: "A code that `crosswalks` does not list counts as kept. Where a criterion moved to another code without being listed, `compare` and `trend` subtract different things."
  file: panels/2021/papi.yaml
  example: |2
      format: ctscore/panel@1
      index: PAPI
      year: 2021
      source: {document: van-ban-mau}
      max: 10
      criteria:
      - code: "1"
        name: {vi: Nội dung một, en: Dimension one}
        min: 1
        max: 10
        criteria:
        - {code: "1.1", name: {vi: Phần một, en: Part one}, min: 0.33, max: 3.33}
    -   - {code: "1.2", name: {vi: Tiếp cận thông tin, en: Access to information}, min: 0.33, max: 3.33}
    -   - {code: "1.3", name: {vi: Phần hai, en: Part two}, min: 0.33, max: 3.33}
    +   - {code: "1.2", name: {vi: Phần hai, en: Part two}, min: 0.33, max: 3.33}
    +   - {code: "1.3", name: {vi: Phần ba, en: Part three}, min: 0.33, max: 3.33}
      columns: 1.1 1.2 1.3
      rows:
      - don-vi-mau 1.5 2.25 3
      - don-vi-hai 2   1    -
"""

CHECKS = Checks(
    independent=(lines, known_codes, names_follow),
)
