"""Files of Office with something changed: a part of the zip, an element of its XML, a few of its bytes."""

import io
import random
import re
import zipfile
from collections.abc import Callable

_TAG = re.compile(r"<[^<>?!]*>")
_ELEMENT = re.compile(r"<([\w:]+)(?:\s[^<>]*)?(?:/>|>[^<>]*</\1>)")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_ODD = (
    "",
    "-1",
    "0",
    "1.5",
    "1e9",
    "64",
    "2000000000",
    "9" * 40,
    "A1",
    "A1:XFD1048576",
    "$A:$B",
    "r9",
    "Đ",
    "true",
    "s",
    "e",
    "d",
    "&#10;",
)

Parts = dict[str, bytes]
Change = Callable[[random.Random, Parts, str], None]


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return the file of Office with one to three things changed; now and then bytes on disk too."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for _ in range(chance.randint(1, 3)):
        change = chance.choice(CHANGES)
        # What matters most is changed most: the sheets and the text.
        telling = [name for name in parts if re.search(r"sheet\d|document\.xml$|styles|sharedStrings", name)]
        change(chance, parts, chance.choice(telling if telling and chance.random() < 0.7 else list(parts)))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return _scratched(chance, stream.getvalue()) if chance.random() < 0.1 else stream.getvalue()


def _without_part(_: random.Random, parts: Parts, name: str) -> None:
    if len(parts) > 1:
        del parts[name]


def _with_part_of_another(chance: random.Random, parts: Parts, name: str) -> None:
    parts[name] = parts[chance.choice(list(parts))]


def _cut(chance: random.Random, parts: Parts, name: str) -> None:
    parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]


def _with_scratch(chance: random.Random, parts: Parts, name: str) -> None:
    parts[name] = _scratched(chance, parts[name])


def _without_element(chance: random.Random, parts: Parts, name: str) -> None:
    _replace(chance, parts, name, _ELEMENT, lambda _: "")


def _with_element_twice(chance: random.Random, parts: Parts, name: str) -> None:
    _replace(chance, parts, name, _ELEMENT, lambda found: found[0] * 2)


def _without_tag(chance: random.Random, parts: Parts, name: str) -> None:
    _replace(chance, parts, name, _TAG, lambda _: "")


def _with_odd_value(chance: random.Random, parts: Parts, name: str) -> None:
    _replace(chance, parts, name, _ATTRIBUTE, lambda found: f'{found[1]}="{chance.choice(_ODD)}"')


def _without_attribute(chance: random.Random, parts: Parts, name: str) -> None:
    _replace(chance, parts, name, _ATTRIBUTE, lambda _: "")


def _with_odd_text(chance: random.Random, parts: Parts, name: str) -> None:
    _replace(chance, parts, name, re.compile(r">[^<>]+<"), lambda _: f">{chance.choice(_ODD)}<")


CHANGES: tuple[Change, ...] = (
    _without_part,
    _with_part_of_another,
    _cut,
    _with_scratch,
    _without_element,
    _with_element_twice,
    _without_tag,
    *([_with_odd_value] * 4),
    *([_without_attribute] * 2),
    _with_odd_text,
)


def _replace(
    chance: random.Random,
    parts: Parts,
    name: str,
    pattern: re.Pattern[str],
    by: Callable[[re.Match[str]], str],
) -> None:
    """Replace one of the places of a part that `pattern` fits."""
    text = parts[name].decode("utf-8", errors="surrogateescape")
    places = list(pattern.finditer(text))
    if places:
        found = chance.choice(places)
        text = text[: found.start()] + by(found) + text[found.end() :]
        parts[name] = text.encode("utf-8", errors="surrogateescape")


def _scratched(chance: random.Random, content: bytes) -> bytes:
    """Return `content` with a few bytes changed."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)
