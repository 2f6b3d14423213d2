"""Crosswalks: the codes that they pair must be codes of those years, and of one criterion by its name."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from ctscore.analysis.panels import all_trees
from ctscore.book import Book, Filed, PanelKey
from ctscore.checks.names import related
from ctscore.findings import Finding, Route
from ctscore.findings.panel_rules import CROSSWALK_CODE, CROSSWALK_LINE, CROSSWALK_NAMES, CROSSWALK_ORDER
from ctscore.model import Index
from ctscore.scoring import code_in, crosswalks_between, walk


def lines(book: Book) -> Iterator[Finding]:
    """A line pairs nothing, a code stands twice on one side, or the crosswalks are out of order."""
    for filed in book.all_indexes:
        for place, (before, here) in enumerate(pairwise(filed.value.crosswalks), start=1):
            if here.year <= before.year:
                facts = {"year": str(here.year), "before": str(before.year)}
                route = (*filed.route, "crosswalks", place, "year")
                yield Finding(CROSSWALK_ORDER, filed.file, facts, route=route)
        for place, crosswalk in enumerate(filed.value.crosswalks):
            seen: set[tuple[str, str]] = set()
            for number, line in enumerate(crosswalk.codes):
                sides = {(side, code) for side, code in (("<", line.before), (">", line.after)) if code}
                if not sides or sides & seen:
                    at = (*filed.route, "crosswalks", place, "codes", number)
                    yield Finding(CROSSWALK_LINE, filed.file, route=at)
                seen |= sides


Names = Mapping[str, frozenset[str]]
"""All names by which trees call each code."""


def names_of_years(book: Book) -> Mapping[PanelKey, Names]:
    """Return the names of all codes of the scorecards and panels of `book`, by index and year."""
    found: dict[PanelKey, dict[str, set[str]]] = {}
    for tree in all_trees(book):
        known = found.setdefault(PanelKey(tree.value.index, tree.value.year), {})
        for node in walk(tree.value):
            known.setdefault(node.criterion.code, set()).add(node.criterion.name.vi)
    return {key: {code: frozenset(called) for code, called in names.items()} for key, names in found.items()}


def merged(parts: Iterable[Mapping[PanelKey, Names]]) -> dict[PanelKey, Names]:
    """Return the names of all `parts` together."""
    found: dict[PanelKey, dict[str, frozenset[str]]] = {}
    for part in parts:
        for key, own in part.items():
            known = found.setdefault(key, {})
            for code, called in own.items():
                known[code] = known.get(code, frozenset()) | called
    return {**found}


def known_codes(book: Book) -> Iterator[Finding]:
    """A crosswalk names a code that no tree of those years has."""
    changed = tuple(filed for filed in book.all_indexes if filed.value.crosswalks)
    codes = merged((book.names_elsewhere, names_of_years(book))) if changed else {}
    for filed in changed:
        index = filed.value.id
        for place, crosswalk in enumerate(filed.value.crosswalks):
            earlier = [own for key, own in codes.items() if key.index == index and key.year < crosswalk.year]
            later = [own for key, own in codes.items() if key.index == index and key.year >= crosswalk.year]
            for number, line in enumerate(crosswalk.codes):
                sides = (
                    ("before", line.before, earlier, "trước", "before"),
                    ("after", line.after, later, "từ", "from"),
                )
                for side, code, known, when_vi, when_en in sides:
                    if code is not None and any(known) and not any(code in own for own in known):
                        words = {"when_vi": when_vi, "when_en": when_en, "year": str(crosswalk.year)}
                        route = (*filed.route, "crosswalks", place, "codes", number, side)
                        yield Finding(
                            CROSSWALK_CODE, filed.file, {"index": index, "given": code, **words}, route=route
                        )


def names_follow(book: Book) -> Iterator[Finding]:
    """A criterion bears its name under another code the next year, but its code is paired otherwise.

    Names may be reworded: only where the very name stands at one other code are codes and names against each
    other. Where its own code is not listed in the next year nothing is paired, and nothing told.
    """
    years = merged((book.names_elsewhere, names_of_years(book)))
    for filed in book.all_indexes:
        of_index = sorted((key.year, names) for key, names in years.items() if key.index == filed.value.id)
        for (year, then), (later, now) in pairwise(of_index):
            there = _codes_by_name(now)
            for name, code in _codes_by_name(then).items():
                paired = code_in(filed.value, code, year, later)
                moved = there.get(name, paired) != paired and not related(code, there[name])
                if moved and (paired is None or paired in now):
                    facts = {"index": filed.value.id, "name": name, "code": code, "there": there[name]}
                    more = {"year": str(year), "later": str(later), "paired": paired or "–"}
                    route = _pairing(filed, (code, there[name]), year, later)
                    yield Finding(CROSSWALK_NAMES, filed.file, {**facts, **more}, route=route)


def _codes_by_name(names: Names) -> dict[str, str]:
    """Return the code of each name that stands at one code only."""
    codes: dict[str, list[str]] = {}
    for code, called in names.items():
        for name in called:
            codes.setdefault(name, []).append(code)
    return {name: found[0] for name, found in codes.items() if len(found) == 1}


def _pairing(filed: Filed[Index], codes: tuple[str, str], year: int, later: int) -> Route:
    """Return the last line between two years that names one of `codes`, or the nearest place to it."""
    route: Route = (*filed.route, "id")
    walks = crosswalks_between(filed.value, year, later)
    for place, crosswalk in enumerate(filed.value.crosswalks):
        if crosswalk in walks:
            here = (*filed.route, "crosswalks", place)
            places = {line.before: n for n, line in enumerate(crosswalk.codes) if line.before}
            news = {line.after: n for n, line in enumerate(crosswalk.codes) if line.after}
            number = places.get(codes[0], news.get(codes[1]))
            route = (*here, "year") if number is None else (*here, "codes", number)
    return route
