"""Crosswalks: the codes that they pair must be codes of those years."""

from collections.abc import Iterator
from itertools import pairwise

from ctscore.analysis.panels import all_trees
from ctscore.analysis.tree import walk
from ctscore.book import Book
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


def known_codes(book: Book) -> Iterator[Finding]:
    """A crosswalk names a code that no tree of those years has."""
    codes: dict[tuple[str, int], set[str]] = {}
    for tree in all_trees(book):
        own = {node.criterion.code for node in walk(tree.value)}
        codes.setdefault((tree.value.index, tree.value.year), set()).update(own)
    for filed in book.all_indexes:
        index = filed.value.id
        for place, crosswalk in enumerate(filed.value.crosswalks):
            earlier = [
                own for (i, year), own in codes.items() if i == index and year < crosswalk.year and own
            ]
            later = [own for (i, year), own in codes.items() if i == index and year >= crosswalk.year and own]
            for number, line in enumerate(crosswalk.codes):
                sides = (
                    ("before", line.before, earlier, "trước", "before"),
                    ("after", line.after, later, "từ", "from"),
                )
                for key, code, known, when_vi, when_en in sides:
                    if code is not None and known and not any(code in own for own in known):
                        words = {"when_vi": when_vi, "when_en": when_en, "year": str(crosswalk.year)}
                        route = (*filed.route, "crosswalks", place, "codes", number, key)
                        yield Finding(
                            CROSSWALK_CODE, filed.file, {"index": index, "given": code, **words}, route=route
                        )
