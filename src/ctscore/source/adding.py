"""A key put into a mapping of a YAML text, where it fits in one place and nothing else changes."""

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from ctscore.findings import Position, Route
from ctscore.source.clean import PARSER
from ctscore.source.text import LINE_BREAK, Value, offset_of
from ctscore.source.tree import Tree, read_tree


def with_key(text: str, name: str, route: Route, key: str, written: str, after: Sequence[str]) -> str | None:
    """Return the YAML `text` with `key` added to the mapping at `route`; `written` is its value in YAML.

    In a mapping over several lines it gets a line of its own, behind one of the keys in `after` if there is
    any. None where the text that comes out would not say exactly that, such as between comments.
    """
    tree = read_tree(text, name)
    wanted = _added(tree.value, route, key, read_tree(written, name).value)
    if wanted is None:
        return None
    for made in _attempts(text, tree, route, f"{key}: {written}", after):
        again = read_tree(made, name)
        if again.value == wanted and again.findings == tree.findings:
            return made
    return None


def _added(value: Value | None, route: Route, key: str, added: Value | None) -> Value | None:
    """Return a copy of `value` with `key` in the mapping at `route`; None where there is no such mapping."""
    if not route:
        is_new = isinstance(value, dict) and key not in value and added is not None
        return {**value, key: added} if is_new and isinstance(value, dict) and added is not None else None
    step, rest = route[0], route[1:]
    if isinstance(value, dict) and isinstance(step, str) and step in value:
        below = _added(value[step], rest, key, added)
        return None if below is None else {**value, step: below}
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        below = _added(value[step], rest, key, added)
        return None if below is None else [*value[:step], below, *value[step + 1 :]]
    return None


def _attempts(text: str, tree: Tree, route: Route, line: str, after: Sequence[str]) -> Iterator[str]:
    start = tree.marks.values[route]
    if text[offset_of(text, start)] == "{":
        yield from _inside_braces(text, start, line)
    else:
        yield from _on_a_line(text, tree, route, line, after)


def _inside_braces(text: str, start: Position, line: str) -> Iterator[str]:
    end = _closing_brace(text, start)
    if end is None:
        return
    filled = text[:end].rstrip()
    comma = "" if filled.endswith("{") else " " if filled.endswith(",") else ", "
    for place in (len(filled), end):  # behind the last value, or behind the comment that follows it
        yield f"{text[:place]}{comma}{line}{text[place:]}"


def _closing_brace(text: str, start: Position) -> int | None:
    """Return where the brace stands that closes the one at `start`."""
    depth = 0
    for event in yaml.parse(text, Loader=PARSER):
        if isinstance(event, yaml.CollectionStartEvent):
            at_start = _at(event.start_mark) == start and isinstance(event, yaml.MappingStartEvent)
            depth += bool(depth) or at_start
        elif isinstance(event, yaml.CollectionEndEvent) and depth:
            depth -= 1
            if not depth:
                return offset_of(text, _at(event.start_mark))
    return None


def _at(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1)


def _on_a_line(text: str, tree: Tree, route: Route, line: str, after: Sequence[str]) -> Iterator[str]:
    """Yield `text` with a line more, behind the key that fits best, else the last one that can be."""
    depth = len(route) + 1
    keys = [one for one in tree.marks.keys if one[:-1] == route and len(one) == depth]
    if not keys:
        return
    indent = " " * (min(tree.marks.keys[one].column for one in keys) - 1)
    liked = [one for wish in after for one in keys if one[-1] == wish]
    for one in dict.fromkeys((*liked, *reversed(keys))):
        last = offset_of(text, tree.marks.values[one])
        found = LINE_BREAK.search(text, last)
        place = found.start() if found else len(text)
        ending = found or LINE_BREAK.search(text)
        yield f"{text[:place]}{ending.group() if ending else chr(10)}{indent}{line}{text[place:]}"
