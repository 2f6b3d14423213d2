"""Names of criteria: a code that bears the name of another is taken for that other by every reader."""

import re
from collections.abc import Iterator, Mapping

from ctscore.analysis.panels import all_trees, panel_tree, tree_of
from ctscore.analysis.plans import all_items
from ctscore.book import Book, Filed, Key, PanelKey
from ctscore.findings import Finding, Route
from ctscore.findings.reference_rules import TITLE_OF_ANOTHER
from ctscore.findings.score_rules import NAME_DIFFERS, NAME_OF_ANOTHER
from ctscore.model import Index, IndexCriterion, Scorecard
from ctscore.model.scalars import Text
from ctscore.scoring import code_in, index_criteria, walk
from ctscore.words import fold, listed


def beside_panels(book: Book) -> Iterator[Finding]:
    """A scorecard calls a criterion by the name that the panel of its year has for another."""
    for filed in book.all_scorecards:
        panel = book.panels.get(PanelKey(filed.value.index, filed.value.year))
        if panel is None or not filed.value.criteria:
            continue
        ours, theirs = _names(filed.value), _names(panel_tree(panel.value))
        for node in walk(filed.value):
            code, name = node.criterion.code, node.criterion.name
            route = (*node.route, "name")
            swapped = _of_another(code, ours, theirs)
            if swapped is not None:
                facts = {"code": code, "name": name.vi, "other": panel.file, "there": swapped}
                yield Finding(NAME_OF_ANOTHER, filed.file, facts, route=route)
            elif code in theirs and not _words(name) & _words(theirs[code]):
                facts = {"code": code, "name": name.vi, "other": panel.file, "there": theirs[code].vi}
                yield Finding(NAME_DIFFERS, filed.file, facts, route=route)


def of_indexes(book: Book) -> Iterator[Finding]:
    """indexes.yaml calls a criterion by the name that the latest tree of the index has for another."""
    latest: dict[str, Filed[Scorecard]] = {}
    for card in all_trees(book):
        if card.value.criteria and card.value.year > _year(latest.get(card.value.index)):
            latest[card.value.index] = card
    for filed in book.all_indexes:
        tree = latest.get(filed.value.id)
        if tree is None:
            continue
        theirs = _now(filed.value, tree.value)
        ours = {criterion.code: criterion.name for criterion in index_criteria(filed.value)}
        for criterion, route in _placed(filed.value.criteria, filed.route):
            swapped = _of_another(criterion.code, ours, theirs)
            if swapped is not None:
                facts = {"code": criterion.code, "name": criterion.name.vi}
                more = {"other": tree.file, "there": swapped}
                yield Finding(NAME_OF_ANOTHER, filed.file, {**facts, **more}, route=(*route, "name"))


def of_items(book: Book) -> Iterator[Finding]:
    """A task bears the name of a criterion, and serves others that do not stand above or below it."""
    known: dict[Key, tuple[str, Mapping[str, Text]]] = {}
    for task in all_items(book):
        title, codes, index = task.item.title, task.item.criteria, task.part.index
        if title is None or not codes or index is None:
            continue
        key = Key(index, task.plan.unit, task.part.answers or 0)
        if key not in known:
            known[key] = _called(book, key)
        other, theirs = known[key]
        swapped = _bearer(title.vi, {code: name.vi for code, name in theirs.items()})
        if swapped is not None and not any(code == swapped or related(code, swapped) for code in codes):
            facts = {"title": title.vi, "there": swapped, "other": other, "given": listed(list(codes))}
            yield Finding(TITLE_OF_ANOTHER, task.file, facts, route=(*task.route, "criteria"))


def _names(tree: Scorecard) -> dict[str, Text]:
    return {node.criterion.code: node.criterion.name for node in walk(tree)}


def _year(tree: Filed[Scorecard] | None) -> int:
    return tree.value.year if tree else 0


def _now(index: Index, tree: Scorecard) -> Mapping[str, Text]:
    """Return the names of `tree` by the codes that its criteria have after all crosswalks."""
    last = max([tree.year, *(crosswalk.year for crosswalk in index.crosswalks)])
    codes = {code: code_in(index, code, tree.year, last) for code in _names(tree)}
    return {now: _names(tree)[code] for code, now in codes.items() if now is not None}


def _called(book: Book, key: Key) -> tuple[str, Mapping[str, Text]]:
    """Return a file and the names that it has for criteria: the register, else the scorecard."""
    index = next((filed for filed in book.all_indexes if filed.value.id == key.index), None)
    if index is not None and index.value.criteria:
        return index.file, {criterion.code: criterion.name for criterion in index_criteria(index.value)}
    tree = tree_of(book, key.index, key.unit, key.year)
    return (tree.file, _names(tree.value)) if tree else ("", {})


def _of_another(code: str, ours: Mapping[str, Text], theirs: Mapping[str, Text]) -> str | None:
    """Return the one other code that `theirs` call, in either language, as `ours` call `code`."""
    name, own = ours[code], theirs.get(code)
    if own is None:
        return None
    if own.vi != name.vi:
        there = _bearer(name.vi, {known: text.vi for known, text in theirs.items()})
        both = there is not None and there in ours and ours[there].vi == name.vi
    elif own.en is not None and own.en != name.en:
        there = _bearer(name.en, {known: text.en for known, text in theirs.items()})
        both = there is not None and there in ours and ours[there].en == name.en
    else:
        return None
    # A field and its only criterion are often called alike, in one source and not in the other.
    return None if there is None or (both and related(code, there)) else there


def related(code: str, other: str) -> bool:
    """Return whether one of two codes stands below the other."""
    return code.startswith(f"{other}.") or other.startswith(f"{code}.")


def _bearer(name: str | None, theirs: Mapping[str, str | None]) -> str | None:
    """Return the code that is called `name`, where it is one only."""
    bearers = [code for code, called in theirs.items() if name is not None and called == name]
    return bearers[0] if len(bearers) == 1 else None


def _words(name: Text) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(name.vi)))


def _placed(criteria: tuple[IndexCriterion, ...], route: Route) -> Iterator[tuple[IndexCriterion, Route]]:
    for place, criterion in enumerate(criteria):
        here = (*route, "criteria", place)
        yield criterion, here
        yield from _placed(criterion.criteria, here)
