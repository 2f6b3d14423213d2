"""A key put into a mapping of a YAML text, where it fits or in place of others, and nothing else changes."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from typing import Any, cast

import yaml

from ctscore.findings import Position, Route
from ctscore.source.clean import PARSER
from ctscore.source.text import LINE_BREAK, Value, offset_of
from ctscore.source.tree import Tree, read_tree


def with_key(
    text: str,
    name: str,
    route: Route,
    key: str,
    written: str,
    after: Sequence[str],
    instead_of: Sequence[str] = (),
) -> str | None:
    """Return the YAML `text` with `key` added to the mapping at `route`; `written` is its value in YAML.

    It takes the place of the first of the keys `instead_of` that are there, and the others go. Otherwise, in
    a mapping over several lines, it gets a line of its own, behind one of the keys in `after` if there is
    any. None where the text that comes out would not say exactly that, such as between comments.
    """
    tree = read_tree(text, name)
    there = [one for one in instead_of if (*route, one) in tree.marks.keys]
    added = read_tree(written, name).value

    def exchanged(before: dict[str, Value]) -> Value | None:
        kept = {one: part for one, part in before.items() if one not in there}
        return None if key in kept or added is None else {**kept, key: added}

    wanted = _changed(tree.value, route, exchanged)
    if wanted is None:
        return None
    line = f"{key}: {written}"
    for made in _in_place(text, route, there, line) if there else _attempts(text, tree, route, line, after):
        again = read_tree(made, name)
        if again.value == wanted and again.findings == tree.findings:
            return made
    return None


def _changed(
    value: Value | None, route: Route, made: Callable[[dict[str, Value]], Value | None]
) -> Value | None:
    """Return a copy of `value` with what is `made` of the mapping at `route`; None where there is none."""
    if not route:
        return made(value) if isinstance(value, dict) else None
    below = _changed(value_at(value, route[:1]), route[1:], made)
    if below is None:
        return None
    changed: Any = copy(value)  # something is below: it is a mapping or a list
    changed[route[0]] = below
    return cast("Value", changed)


def value_at(value: Value | None, route: Route) -> Value | None:
    """Return what stands at `route` in `value`; None where nothing does."""
    for step in route:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _in_place(text: str, route: Route, keys: Sequence[str], line: str) -> Iterator[str]:
    """Yield `text` with `line` in place of the first of `keys`, and without the others."""
    for key in keys[1:]:
        text = _cut(text, *_span(text, route, key))
    start, end = _span(text, route, keys[0])
    yield text[:start] + line + text[end:]


def _span(text: str, route: Route, key: str) -> tuple[int, int]:
    """Return where a key of the mapping at `route` begins, and where its value ends."""
    node: Any = yaml.compose(text, Loader=PARSER)
    name = node
    for step in (*route, key):
        found = node.value[step] if isinstance(step, int) else _entry(node, step)
        name, node = found if isinstance(found, tuple) else (found, found)
    start = offset_of(text, _at(name.start_mark))
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    end = offset_of(text, _at(node.end_mark))  # that of a list or mapping in lines is where the next begins
    return start, start + len(text[start:end].rstrip())


def _entry(mapping: Any, key: str) -> tuple[Any, Any]:
    return next((name, node) for name, node in mapping.value if name.value == key)


def _cut(text: str, start: int, end: int) -> str:
    """Return `text` without an entry: with its comma, or with its lines; a comment behind it stays."""
    before, after = text[:start].rstrip(), text[end:]
    if before.endswith(","):
        return before[:-1] + after
    if after.lstrip().startswith(","):
        return text[:start] + after.lstrip()[1:].lstrip()
    found = LINE_BREAK.search(after)
    rest, following = (after[: found.start()], after[found.end() :]) if found else (after, "")
    return text[:start] + after.lstrip() if rest.strip() else text[:start].rstrip(" ") + following


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
