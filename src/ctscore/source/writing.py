"""Plain values as the text of a data file, so that every reader of YAML takes them for what they are.

Blocks as people write them, short things in one line. Whoever writes a data file says only what stands in it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from ctscore.decimals import plain
from ctscore.languages import OURS, preferred
from ctscore.phrases import Words
from ctscore.records import dataclass
from ctscore.source.text import PlainText

_PLAIN = re.compile(r"[^\W\d_](?:[\w .()/'’–-]*[\w.)])?")
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_LONGEST = 100
_MOST_IN_A_LINE = 4


class Quoted(str):
    """Text that always stands in quotes: codes, rows, dates."""

    __slots__ = ()


class Own(str):
    """Words of a source: they stand under the own language of the folder."""

    __slots__ = ()


class Comment(str):
    """A line for people: one of the parts of a list, or a key of a mapping, with None behind it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class OneLine:
    """A list or mapping that stands in one line, however long that is."""

    value: "Node"


Node: TypeAlias = str | int | Decimal | Words | OneLine | Sequence["Node"] | Mapping[str, "Node"] | None
"""What can be written; None is left open, to be filled in. `PlainText` never gets quotes.

Words of ours, and `Own` ones of a source, are written by language as the folder has them.
"""


def data_text(content: Mapping[str, Node], languages: Sequence[str] = OURS) -> str:
    """Return the text of a data file that holds `content`, in a folder with these `languages`."""
    spoken = {key: _spoken(part, languages) for key, part in content.items()}
    return "\n".join(block(spoken)) + "\n"


def in_languages(words: Words, languages: Sequence[str]) -> dict[str, Node]:
    """Return words of ours in each of the `languages` that we speak, else under the first of them."""
    ours = [tag for tag in OURS if tag in languages]
    own = languages[0]
    return {tag: words.say(tag) for tag in ours} or {own: words.say(preferred(own, languages))}


def named_in(words: Words, languages: Sequence[str]) -> dict[str, Node]:
    """Return a name of ours, which the first of the `languages` has too: all names are in that one."""
    own, found = languages[0], in_languages(words, languages)
    return found if own in found else {own: words.say(preferred(own, languages)), **found}


def block(content: Mapping[str, Node], indent: str = "") -> Iterator[str]:
    """Yield the lines of a mapping, key by key."""
    for key, part in content.items():
        if isinstance(key, Comment):
            yield f"{indent}# {key}"
        else:
            yield from _entry(f"{indent}{key}:", part, indent)


def _spoken(content: Node, languages: Sequence[str]) -> Node:
    """Return `content` with the words in it by language."""
    if isinstance(content, Own):
        return {languages[0]: str(content)}
    if isinstance(content, Words):
        return in_languages(content, languages)
    if isinstance(content, OneLine):
        return OneLine(_spoken(content.value, languages))
    if isinstance(content, Mapping):
        return {key: _spoken(part, languages) for key, part in content.items()}
    if isinstance(content, Sequence) and not isinstance(content, str):
        return [_spoken(part, languages) for part in content]
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


def _single(value: str | int | Decimal | Words) -> str:
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
