"""Files that were right once: lines lost, doubled and swapped, characters changed, scalars replaced."""

import re
from collections.abc import Callable

from hypothesis import strategies as st

from tests.fuzz.seeds import seeds
from tests.fuzz.texts import HOSTILE, coded

Edit = Callable[[str, int, int], str]
"""From a text, a number that chooses the place and one that chooses what to do there, to another text."""

_SCALAR = re.compile(r'"[^"\n]*"|[^\s\[\]{},:#-][^\s\[\]{},:#]*')
_LETTERS = "0123456789.,-:[]{}#&*!|>'\"%@` \t\r\n\x00\x1b\x7f\u0301\u200b\u2028\ufeffđĐế😀Ǆ"


def _lose_line(text: str, place: int, _: int) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(line for number, line in enumerate(lines) if number != place % max(1, len(lines)))


def _double_lines(text: str, place: int, what: int) -> str:
    lines = text.splitlines(keepends=True) or [""]
    place %= len(lines)
    return "".join(lines[:place] + lines[place : place + 1 + what % 9] + lines[place:])


def _swap_lines(text: str, place: int, what: int) -> str:
    lines = text.splitlines(keepends=True) or [""]
    one, other = place % len(lines), what % len(lines)
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _indent(text: str, place: int, what: int) -> str:
    lines = text.splitlines(keepends=True) or [""]
    place %= len(lines)
    lines[place] = ("  ", " ", "\t", "- ")[what % 4] + lines[place] if what % 5 else lines[place].lstrip()
    return "".join(lines)


def _change_letter(text: str, place: int, what: int) -> str:
    place %= max(1, len(text))
    return text[:place] + _LETTERS[what % len(_LETTERS)] + text[place + (what % 3 > 0) :]


def _lose_letters(text: str, place: int, what: int) -> str:
    place %= max(1, len(text))
    return text[:place] + text[place + 1 + what % 40 :]


def _cut(text: str, place: int, _: int) -> str:
    return text[: place % max(1, len(text))]


def _replace_scalar(text: str, place: int, what: int) -> str:
    found = list(_SCALAR.finditer(text))
    if not found:
        return text
    old = found[place % len(found)]
    # Every other time by a scalar of the same file: what is right in one place is wrong in another.
    new = HOSTILE[what // 2 % len(HOSTILE)] if what % 2 else found[what // 2 % len(found)].group()
    return text[: old.start()] + new + text[old.end() :]


def _other_breaks(text: str, _: int, what: int) -> str:
    return text.replace("\n", ("\r\n", "\r", "\n\n", "\n")[what % 4])


_EDITS: tuple[Edit, ...] = (
    *(_replace_scalar, _replace_scalar, _replace_scalar, _change_letter, _lose_letters),
    *(_lose_line, _double_lines, _swap_lines, _indent, _lose_line, _double_lines, _swap_lines),
    *(_cut, _other_breaks),
)


def edited(kind: str) -> st.SearchStrategy[bytes]:
    """Return files of `kind` with some edits, seldom with many."""
    number = st.integers(0, 1_000_000)
    edit = st.tuples(st.sampled_from(_EDITS), number, number)
    steps = st.lists(edit, min_size=1, max_size=4) | st.lists(edit, min_size=5, max_size=40)

    known = seeds(kind)

    def apply(chosen: tuple[int, list[tuple[Edit, int, int]]]) -> bytes:
        text = known[chosen[0]]
        for change, place, what in chosen[1]:
            text = change(text, place, what)
        return coded(text)

    return st.tuples(st.integers(0, len(known) - 1), steps).map(apply)
