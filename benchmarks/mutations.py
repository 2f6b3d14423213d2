"""Single mistakes in a data file: each figure, code, reference, key and list item of it, wrong in one way."""

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import yaml

Route = tuple[str | int, ...]
Span = tuple[int, int]

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CODES = frozenset({"code", "criterion", "before", "after"})
_REFERENCES = frozenset({"id", "index", "unit", "document", "agency", "plan", "item"})
_LISTS_OF_REFERENCES = frozenset({"agencies", "member_of", "targets"})
_CHOICES = frozenset(
    {"kind", "level", "goal", "holds", "helpers_are", "method", "listing", "measure", "basis"}
)
_LISTS_OF_CHOICES = frozenset({"periods", "implied"})
_CITATIONS = frozenset({"row", "annex", "section", "part", "number"})
_CELLS = frozenset({"printed", "merged_with", "short"})


@dataclass(frozen=True, slots=True)
class Mutation:
    """One mistake: the characters of `span` become `new`. `old` is what is shown of what stood there."""

    sort: str
    """What was changed: number, figure, code, reference, choice, date, citation, cell, key or list."""
    how: str
    route: Route
    span: Span
    old: str
    new: str
    harmless: str = ""
    """Why nothing that users see is wrong afterwards, where that is so by construction."""


def mutations(text: str, chance: random.Random) -> Iterator[Mutation]:
    """Yield the mistakes that can be made in the YAML `text`, each once."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        return
    known = _known(root)
    for route, node in _scalars(root, ()):
        yield from _in_scalar(text, route, node, known, chance)
    yield from _in_shape(text, root, ())


def prose(text: str) -> int:
    """Return how many scalars of `text` are words only, which are left alone."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    return sum(_sort(route, node) == "prose" for route, node in _scalars(root, ())) if root else 0


def _scalars(node: yaml.Node, route: Route) -> Iterator[tuple[Route, yaml.ScalarNode]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*route, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from _scalars(value, (*route, place))
    elif isinstance(node, yaml.ScalarNode):
        yield route, node


def _sort(route: Route, node: yaml.ScalarNode) -> str:
    """Return what sort of value stands at `route`."""
    key = route[-1]
    listed = route[-2] if isinstance(key, int) and len(route) > 1 else ""
    target = len(route) == 3 and route[0] == "targets"
    sorts = {
        "code": key in _CODES or listed == "criteria",
        "row": key == "columns" or listed == "rows",
        "choice": key in _CHOICES or listed in _LISTS_OF_CHOICES or (target and key == "unit"),
        "date": bool(_DATE.fullmatch(node.value)),
        "citation": key in _CITATIONS,
        "reference": key in _REFERENCES or listed in _LISTS_OF_REFERENCES,
        "cell": key in _CELLS or listed == "variants",
        "number": not node.style and bool(NUMBER.fullmatch(node.value)),
    }
    return next((sort for sort, is_so in sorts.items() if is_so), "prose")


def _known(root: yaml.Node) -> Mapping[str, tuple[str, ...]]:
    """Return the values of each sort and key in the file: what could stand in the place of another."""
    found: dict[str, dict[str, None]] = {}
    for route, node in _scalars(root, ()):
        found.setdefault(_alike(route, node), {})[node.value] = None
    return {alike: tuple(values) for alike, values in found.items()}


def _alike(route: Route, node: yaml.ScalarNode) -> str:
    key = next((step for step in reversed(route) if isinstance(step, str)), "")
    return f"{_sort(route, node)} {key}"


def _in_scalar(
    text: str,
    route: Route,
    node: yaml.ScalarNode,
    known: Mapping[str, tuple[str, ...]],
    chance: random.Random,
) -> Iterator[Mutation]:
    start = node.start_mark.index + (1 if node.style else 0)
    span = (start, start + len(node.value))
    sort = _sort(route, node)
    if sort in ("prose", "key") or text[slice(*span)] != node.value:
        return
    if sort == "row":
        yield from _in_row(route, span, node.value, chance)
        return
    ways = dict(_number(node.value, chance) if sort == "number" else _word(node.value, sort, chance))
    others = [value for value in known[_alike(route, node)] if value != node.value]
    if sort in ("code", "reference", "choice") and others:
        ways["another of its kind"] = chance.choice(others)
    for how, new in ways.items():
        yield Mutation(sort, how, route, span, node.value, new, _same_number(sort, node.value, new))


def _in_row(route: Route, span: Span, row: str, chance: random.Random) -> Iterator[Mutation]:
    """Yield mistakes in each word of a panel's row or of its columns."""
    columns = route[-1] == "columns"
    for place, word in enumerate(re.finditer(r"\S+", row)):
        at = (span[0] + word.start(), span[0] + word.end())
        where = (*route, place)
        if columns or not place:
            sort = "code" if columns else "reference"
            ways: Iterable[tuple[str, str]] = _word(word.group(), sort, chance)
        elif word.group() == "-":
            sort, ways = "figure", [("a figure for none", "1.5")]
        else:
            sort, ways = "figure", (*_number(word.group(), chance), ("none for a figure", "-"))
        for how, new in ways:
            yield Mutation(sort, how, where, at, word.group(), new, _same_number(sort, word.group(), new))
    words = row.split()
    if not columns and len(words) > 3:
        place = chance.randrange(1, len(words) - 1)
        words[place], words[place + 1] = words[place + 1], words[place]
        if words != row.split():
            yield Mutation("figure", "two figures swapped", route, span, row, " ".join(words))


def _number(number: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    places = [place for place, sign in enumerate(number) if sign.isdecimal()]
    place = chance.choice(places)
    digit = chance.choice([other for other in "0123456789" if other != number[place]])
    yield "digit changed", _changed(number, place, digit)
    pairs = [
        one for one in places if number[one + 1 : one + 2].isdecimal() and number[one] != number[one + 1]
    ]
    if pairs:
        one = chance.choice(pairs)
        yield "digits swapped", number[:one] + number[one + 1] + number[one] + number[one + 2 :]
    digits = number.replace(".", "")
    dots = [at for at in range(1, len(digits)) if at != number.find(".")]
    if dots:
        at = chance.choice(dots)
        yield "dot moved", f"{digits[:at]}.{digits[at:]}"
    yield "sign", number[1:] if number.startswith("-") else f"-{number}"
    at = chance.choice(places) + 1
    yield "zero added", f"{number[:at]}0{number[at:]}"


def _word(word: str, sort: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    digits = [place for place, sign in enumerate(word) if sign.isdecimal()]
    letters = [place for place, sign in enumerate(word) if sign.isalpha()]
    if digits:
        place = chance.choice(digits)
        digit = chance.choice([other for other in "0123456789" if other != word[place]])
        yield "digit changed", _changed(word, place, digit)
    if letters and sort != "date":
        place = chance.choice(letters)
        letter = chance.choice([other for other in "abcdefghiklmnopqrstuvxy" if other != word[place].lower()])
        yield "letter changed", _changed(word, place, letter)


def _changed(word: str, place: int, letter: str) -> str:
    return word[:place] + letter + word[place + 1 :]


def _same_number(sort: str, old: str, new: str) -> str:
    try:
        same = sort in ("number", "figure") and Decimal(old) == Decimal(new)
    except InvalidOperation:
        return ""
    return "the same number, written longer" if same else ""


def _in_shape(text: str, node: yaml.Node, route: Route) -> Iterator[Mutation]:
    """Yield misspelt and removed keys, removed and doubled list items."""
    if isinstance(node, yaml.MappingNode):
        spans = [(key.start_mark.index, _end(text, value)) for key, value in node.value]
        for place, (key, value) in enumerate(node.value):
            at = (*route, key.value)
            start = key.start_mark.index + (1 if key.style else 0)
            wrong = key.value[:-1] + ("x" if key.value[-1] != "x" else "y")
            yield Mutation("key", "misspelt", at, (start, start + len(key.value)), key.value, wrong)
            if len(spans) > 1:
                old = text[slice(*spans[place])]
                yield Mutation("key", "removed", at, _with_gap(spans, place), old, "", _explains(key.value))
            yield from _in_shape(text, value, at)
    elif isinstance(node, yaml.SequenceNode) and node.value:
        spans = [(item.start_mark.index, _end(text, item)) for item in node.value]
        for place, item in enumerate(node.value):
            yield from _in_list(text, node, spans, place, route)
            yield from _in_shape(text, item, (*route, place))


def _in_list(
    text: str, node: yaml.SequenceNode, spans: Sequence[Span], place: int, route: Route
) -> Iterator[Mutation]:
    at, item = (*route, place), spans[place]
    old = text[slice(*item)]
    if len(spans) > 1:
        yield Mutation("list", "item removed", at, _with_gap(spans, place), old, "")
    elif node.flow_style:
        yield Mutation("list", "item removed", at, item, old, "")
    indent = " " * (node.value[place].start_mark.column - 2)
    between = ", " if node.flow_style else f"\n{indent}- "
    yield Mutation("list", "item doubled", at, item, old, f"{old}{between}{old}")


def _end(text: str, node: yaml.Node) -> int:
    """Return where `node` ends; blocks reach to the next token, with blanks and comments between."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        end: int = node.end_mark.index
        return end
    last = node.value[-1]
    return _end(text, last[1] if isinstance(last, tuple) else last)


def _with_gap(spans: Sequence[Span], place: int) -> Span:
    """Return the span of an entry together with what parts it from its neighbour."""
    if place + 1 < len(spans):
        return spans[place][0], spans[place + 1][0]
    return spans[place - 1][1], spans[place][1]


def _explains(key: str) -> str:
    if key == "en":
        return "the Vietnamese words stand in for the English ones"
    return "an explanation, no figure or reference" if key in ("note", "condition") else ""
