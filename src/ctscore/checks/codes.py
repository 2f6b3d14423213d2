"""Codes must say where a criterion stands."""

from collections.abc import Iterator
from itertools import pairwise

from ctscore.analysis.panels import all_trees
from ctscore.book import Book
from ctscore.findings import Finding, Route
from ctscore.findings.score_rules import CODE_OUTSIDE_PARENT, CODES_OUT_OF_ORDER, WRONG_FOLDER
from ctscore.model import Criterion
from ctscore.scoring import walk
from ctscore.words import natural_key


def code_outside_parent(book: Book) -> Iterator[Finding]:
    """A criterion stands under a parent whose code its own does not continue."""
    for filed in all_trees(book):
        for node in walk(filed.value):
            code = node.criterion.code
            if node.parents and not code.startswith(f"{node.parents[-1].code}."):
                facts = {"code": code, "parent": node.parents[-1].code}
                yield Finding(CODE_OUTSIDE_PARENT, filed.file, facts, route=(*node.route, "code"))


def codes_out_of_order(book: Book) -> Iterator[Finding]:
    """Neighbours stand in another order than their codes."""

    def check(file: str, criteria: tuple[Criterion, ...], route: Route) -> Iterator[Finding]:
        for place, (before, here) in enumerate(pairwise(criteria), start=1):
            if natural_key(before.code) > natural_key(here.code):
                facts = {"code": here.code, "before": before.code}
                yield Finding(CODES_OUT_OF_ORDER, file, facts, route=(*route, "criteria", place, "code"))

    for filed in all_trees(book):
        yield from check(filed.file, filed.value.criteria, ())
        for node in walk(filed.value):
            yield from check(filed.file, node.criterion.criteria, node.route)


def wrong_folder(book: Book) -> Iterator[Finding]:
    """A scorecard or panel lies in the folder of another year."""
    for filed in all_trees(book):
        folder = filed.file.split("/")[-2:-1]
        if folder and folder[0].isdecimal() and folder[0] != str(filed.value.year):
            facts = {"folder": folder[0], "year": str(filed.value.year)}
            yield Finding(WRONG_FOLDER, filed.file, facts, route=("year",))
