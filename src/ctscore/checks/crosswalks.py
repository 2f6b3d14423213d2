"""Crosswalks: the codes that they pair must be codes of those years."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from ctscore.analysis.panels import all_trees
from ctscore.analysis.tree import walk
from ctscore.book import Book, PanelKey
from ctscore.findings import Finding
from ctscore.findings.panel_rules import CROSSWALK_CODE, CROSSWALK_LINE, CROSSWALK_ORDER


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


def codes_of_years(book: Book) -> Mapping[PanelKey, frozenset[str]]:
    """Return the codes of all scorecards and panels of `book`, by index and year."""
    return merged(
        {
            PanelKey(tree.value.index, tree.value.year): frozenset(
                node.criterion.code for node in walk(tree.value)
            )
        }
        for tree in all_trees(book)
    )


def merged(parts: Iterable[Mapping[PanelKey, frozenset[str]]]) -> dict[PanelKey, frozenset[str]]:
    """Return the codes of all `parts` together."""
    codes: dict[PanelKey, frozenset[str]] = {}
    for part in parts:
        for key, own in part.items():
            codes[key] = codes.get(key, frozenset()) | own
    return codes


def known_codes(book: Book) -> Iterator[Finding]:
    """A crosswalk names a code that no tree of those years has."""
    codes = merged((book.codes_elsewhere, codes_of_years(book)))
    for filed in book.all_indexes:
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
