"""Plain values as the text of a data file, so that every reader of YAML takes them for what they are.

Blocks as people write them, short things in one line. Whoever writes a data file says only what stands in it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from ctscore.decimals import plain
from ctscore.records import dataclass
from ctscore.source.text import PlainText

_PLAIN = re.compile(r"[^\W\d_](?:[\w .()/'’–-]*[\w.)])?")
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_LONGEST = 100
_MOST_IN_A_LINE = 4


class Quoted(str):
    """Text that always stands in quotes: codes, rows, dates."""

    __slots__ = ()


class Comment(str):
    """A line for people: one of the parts of a list, or a key of a mapping, with None behind it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class OneLine:
    """A list or mapping that stands in one line, however long that is."""

    value: "Node"


Node: TypeAlias = str | int | Decimal | OneLine | Sequence["Node"] | Mapping[str, "Node"] | None
"""What can be written; None is left open, to be filled in. `PlainText` never gets quotes."""


def data_text(content: Mapping[str, Node], lang: str = "vi") -> str:
    """Return the text of a data file that holds `content`; what is said in Vietnamese alone is in `lang`."""
    spoken = content if lang == "vi" else {key: _in(lang, part) for key, part in content.items()}
    return "\n".join(block(spoken)) + "\n"


def block(content: Mapping[str, Node], indent: str = "") -> Iterator[str]:
    """Yield the lines of a mapping, key by key."""
    for key, part in content.items():
        if isinstance(key, Comment):
            yield f"{indent}# {key}"
        else:
            yield from _entry(f"{indent}{key}:", part, indent)


def in_languages(vi: str | None, en: str | None) -> OneLine:
    """Return words in both languages, or in one only, as data files have them: in one line."""
    return OneLine({lang: text for lang, text in (("vi", vi), ("en", en)) if text})


def _in(lang: str, content: Node) -> Node:
    """Return `content` with the words that stand in it in Vietnamese alone as words in `lang`."""
    if isinstance(content, OneLine):
        return OneLine(_in(lang, content.value))
    if isinstance(content, Mapping):
        if content.keys() == {"vi"}:
            return {lang: content["vi"]}
        return {key: _in(lang, part) for key, part in content.items()}
    if isinstance(content, Sequence) and not isinstance(content, str):
        return [_in(lang, part) for part in content]
    return content


def _entry(head: str, part: Node, indent: str) -> Iterator[str]:
    line = f"{head} {_flow(part)}" if part is not None else head
    if _is_single(part) or (_is_short(part) and len(line) <= _LONGEST):
        yield line
    elif isinstance(part, Mapping):
        yield head
        yield from block(part, f"{indent}  ")
    elif isinstance(part, Sequence):
        yield head
        for one in part:
            yield from _listed(one, indent)


def _listed(one: Node, indent: str) -> Iterator[str]:
    """Yield the lines of one part of a list."""
    if isinstance(one, Comment):
        yield f"{indent}# {one}"
    elif isinstance(one, Mapping):
        first, *rest = block(one, f"{indent}  ")
        yield f"{indent}- {first.removeprefix(f'{indent}  ')}"
        yield from rest
    else:
        yield f"{indent}- {_flow(one)}"


def _is_single(part: Node) -> bool:
    """Return whether `part` is one value, or is to stand in one line as one does."""
    return part is None or isinstance(part, (str, int, Decimal, OneLine))


def _is_short(part: Node) -> bool:
    """Return whether `part` is a list of words, or a mapping of few words."""
    if isinstance(part, Mapping):
        single = all(one is None or isinstance(one, (str, int, Decimal)) for one in part.values())
        return single and len(part) <= _MOST_IN_A_LINE and not _has_comment(part)
    return (
        isinstance(part, Sequence)
        and all(isinstance(one, (str, int)) for one in part)
        and not _has_comment(part)
    )


def _has_comment(parts: Iterable[Node]) -> bool:
    return any(isinstance(one, Comment) for one in parts)


def _flow(part: Node) -> str:
    if isinstance(part, OneLine):
        return _flow(part.value)
    if isinstance(part, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in part.items()) + "}"
    if isinstance(part, Sequence) and not isinstance(part, str):
        return "[" + ", ".join(map(_flow, part)) + "]"
    return "" if part is None else _single(part)


def _single(value: str | int | Decimal) -> str:
    """Return one value as it is written."""
    if isinstance(value, Quoted):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, PlainText):
        return str(value)
    if isinstance(value, str):
        return scalar(value)
    return plain(value) if isinstance(value, Decimal) else str(value)


def scalar(text: str) -> str:
    """Return `text` as a YAML scalar: plain where no reader could take it for anything else."""
    safe = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML
    return text if safe else json.dumps(text, ensure_ascii=False)
