"""Plain values as the text of a data file: blocks as people write them, short things in one line."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ctscore.decimals import plain
from ctscore.source import scalar

Node = str | int | Decimal | Sequence["Node"] | Mapping[str, "Node"]
_LONGEST = 100


class Quoted(str):
    """Text that always stands in quotes: codes, rows, dates."""

    __slots__ = ()


def block(value: Mapping[str, Node], indent: str = "") -> Iterator[str]:
    """Yield the lines of a mapping, key by key."""
    for key, part in value.items():
        yield from _entry(f"{indent}{key}:", part, indent)


def _entry(head: str, part: Node, indent: str) -> Iterator[str]:
    line = f"{head} {_flow(part)}"
    if isinstance(part, (str, int, Decimal)) or (_is_short(part) and len(line) <= _LONGEST):
        yield line
    elif isinstance(part, Mapping):
        yield head
        yield from block(part, f"{indent}  ")
    else:
        yield head
        for one in part:
            if isinstance(one, Mapping):
                first, *rest = block(one, f"{indent}  ")
                yield f"{indent}- {first.removeprefix(f'{indent}  ')}"
                yield from rest
            else:
                yield f"{indent}- {_flow(one)}"


def _is_short(part: Node) -> bool:
    """Return whether `part` is a list of words, or a mapping of words and such lists."""
    if isinstance(part, Mapping):
        return all(isinstance(one, (str, int, Decimal)) for one in part.values()) and len(part) < 5
    return not isinstance(part, (str, int, Decimal)) and all(isinstance(one, (str, int)) for one in part)


def _flow(part: Node) -> str:
    if isinstance(part, Quoted):
        return json.dumps(str(part), ensure_ascii=False)
    if isinstance(part, str):
        return scalar(part)
    if isinstance(part, Decimal):
        return plain(part)
    if isinstance(part, int):
        return str(part)
    if isinstance(part, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in part.items()) + "}"
    return "[" + ", ".join(map(_flow, part)) + "]"
