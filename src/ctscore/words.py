"""Text as people write it: normal forms, folding without accents, natural order, near misses.

Knows letters only; never what a criterion or an agency is.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

# The letter ð (U+00F0) is a common look-alike of đ in copied Vietnamese text; neither decomposes in NFD.
_D_WITH_STROKE = str.maketrans({"đ": "d", "ð": "d"})


class _Unmarked(dict[int, int | None]):
    """For `str.translate`: letters as they are, and no combining marks; learned as they come along."""

    def __missing__(self, letter: int) -> int | None:
        self[letter] = None if unicodedata.combining(chr(letter)) else letter
        return self[letter]


_WITHOUT_MARKS = _Unmarked()
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMANS = {
    numeral: value for value, numeral in enumerate([*_ONES, *(f"X{one}" for one in _ONES), "XX"]) if value
}
"""The Roman numbers that tables count with, in their order, and their values."""
# Control, format, surrogate and separator characters: nothing that belongs in one printed line.
_MOST_COMPARED = 500
_LONGEST_COMPARED = 200
_MOST_SUGGESTED = 100
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def nfc(text: str) -> str:
    """Return `text` in Unicode normal form C, the form in which all data is kept."""
    return unicodedata.normalize("NFC", text)


def is_nfc(text: str) -> bool:
    """Return whether `text` is in Unicode normal form C already."""
    return unicodedata.is_normalized("NFC", text)


def fold(text: str) -> str:
    """Return `text` as typed by somebody in a hurry: lower case, no accents, single spaces.

    >>> fold("Sở  Tư pháp")
    'so tu phap'
    """
    decomposed = unicodedata.normalize("NFD", text.casefold().translate(_D_WITH_STROKE))
    return " ".join(decomposed.translate(_WITHOUT_MARKS).split())


def slug(text: str) -> str:
    """Return `text` as ids are written: small letters and figures, parted by hyphens.

    >>> slug("121/KH-SNV")
    '121-kh-snv'
    """
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


def initials(text: str) -> str:
    """Return the folded first letters of the words of `text`: ``"Sở Tư pháp"`` gives ``"stp"``."""
    return "".join(word[0] for word in re.findall(r"\w+", fold(text)))


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key that reads numbers as numbers, so that 2.10 comes after 2.9.

    Of two numbers without leading zeros the one with fewer digits is smaller; nothing is converted, so
    that numbers may be of any length. Roman numbers are in their order, and so are letters, of which I, V and
    X may be some: IX stands behind VIII and before X, and I between H and J.
    """
    steps = text.split(".")
    if all(step.isascii() and step.isdecimal() for step in steps):
        return tuple((0, len(bare), bare) for step in steps for bare in (step.lstrip("0"),))
    parts = (part.lstrip("0") if part.isdecimal() else part for part in re.findall(r"\d+|[^\d.]+", text))
    return tuple(
        (0, len(part), part) if part.isdecimal() or not part else (1, 0, _letters_key(part)) for part in parts
    )


def _letters_key(letters: str) -> str:
    """Return what puts letters in order; a Roman number stands behind the I, V or X that it counts on."""
    value = ROMANS.get(letters.upper(), 0)
    if not value:
        return letters
    base = "X" if value >= ROMANS["X"] else "V" if value >= ROMANS["V"] else "I"
    return f"{base if letters.isupper() else base.lower()}{value:02}"


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that `word` was probably meant to be, or None.

    The only name that begins with `word` wins, then the only code that ends in it (III.14 of “14”).
    Among very many names nothing is suggested, nor for half a page that is meant to be a name: comparing each
    with each would take longer than anybody waits.
    """
    if len(word) > _LONGEST_COMPARED:
        return None
    by_folded = {fold(name): name for name in known}
    if len(by_folded) > _MOST_COMPARED:
        return None
    beginning = [name for folded, name in by_folded.items() if word.strip() and folded.startswith(fold(word))]
    ending = [name for name in by_folded.values() if name.endswith(f".{word.strip()}")]
    for sure in (beginning, ending):
        if len(sure) == 1:
            return sure[0]
    from difflib import get_close_matches  # noqa: PLC0415 (most answers need no guess)

    matches = get_close_matches(fold(word), by_folded, n=1, cutoff=0.6)
    return by_folded[matches[0]] if matches else None


class Suggestions:
    """The nearest known words for the unknown ones of each file: for the first hundred that are asked about.

    A file with more of them has another trouble than slips of the pen, and comparing takes long.
    """

    def __init__(self) -> None:
        self._asked: Counter[str] = Counter()

    def near(self, file: str, find: Callable[[], str | None]) -> str:
        """Return what `find` finds, or nothing; it is not called for too many words of `file`."""
        self._asked[file] += 1
        return (find() or "") if self._asked[file] <= _MOST_SUGGESTED else ""


def same_code(typed: str, known: Iterable[str]) -> str | None:
    """Return the only one of the `known` codes that `typed` is but for dots, spaces and capitals, or None.

    A paper has D4 where the code is D.4. Of figures alone (14) nobody knows where the dot would be; letters
    alone may be a name.

    >>> same_code("d4", ["D.4", "D.14"])
    'D.4'
    """
    bare = re.sub(r"[\W_]", "", typed).casefold()
    if bare.isalpha() or not any(map(str.isalpha, bare)):
        return None
    found = {code for code in known if re.sub(r"[\W_]", "", code).casefold() == bare}
    return found.pop() if len(found) == 1 else None


def closest_sibling(code: str, known: Iterable[str]) -> str | None:
    """Return the one of the `known` codes beside `code` that it was probably meant to be, or None.

    Only a neighbour may be suggested: a code alike elsewhere in the tree is another criterion.
    """
    parent = code.rpartition(".")[0]
    return closest(code, [other for other in known if other.rpartition(".")[0] == parent])


def unprintable(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that do not belong in one printed line, in order of appearance."""
    if text.isprintable():
        return ()
    return tuple(letter for letter in text if unicodedata.category(letter) in _UNPRINTABLE)


def printable(text: str) -> str:
    """Return `text` safe to print in one line: breaks become spaces, other odd characters a visible mark."""
    if text.isprintable():  # as nearly every text is
        return text
    spaced = re.sub(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+", " ", text)
    odd = set(unprintable(spaced))
    return "".join("\N{REPLACEMENT CHARACTER}" if letter in odd else letter for letter in spaced)


def listed(items: Sequence[str], most: int = 12) -> str:
    """Return `items` as one readable list, cut after `most` with the number that was left out."""
    shown = ", ".join(items[:most])
    return shown if len(items) <= most else f"{shown}, … (+{len(items) - most})"


class Counted(str):
    """A figure that can be followed by what it counts, in English: ``{tasks:task}``, ``{n:row is|rows are}``.

    In a template the words behind the colon are those for one, and behind a bar those for more, where an s
    is not enough.

    >>> "{n:criterion|criteria}, {rows:row}".format(n=Counted(1), rows=Counted(2))
    '1 criterion, 2 rows'
    """

    __slots__ = ()

    def __format__(self, noun: str) -> str:
        """Return the figure and its noun; the figure where there is none."""
        one, _, more = noun.partition("|")
        return f"{self!s} {one if self == '1' else more or one + 's'}" if noun else str(self)


def counted(count: int, noun: str) -> str:
    """Return `count` with its English `noun`: ``row``, or ``criterion|criteria``."""
    return format(Counted(count), noun)


def between_words(text: str, width: int) -> str:
    """Return `text` with lines of more than `width` letters broken at blanks, the rest further to the right.

    A command stays in one line, to be copied; so does what moves the cursor.
    """
    if all(len(line) <= width for line in text.split("\n")):
        return text
    from textwrap import wrap  # noqa: PLC0415 (most texts are short enough)

    broken: list[str] = []
    for line in text.split("\n"):
        words = line.lstrip(" ")
        behind = " " * (len(line) - len(words) + 2)
        whole = len(line) <= width or words.startswith("ctscore ") or not line.isprintable()
        broken += (
            [line]
            if whole
            else wrap(line, width, subsequent_indent=behind, break_long_words=False, break_on_hyphens=False)
        )
    return "\n".join(broken)
