"""Whom the words in a cell of a plan name: cut into the spellings of the agency register, longest first."""

import re
from collections.abc import Mapping

from ctscore.book import Book
from ctscore.records import dataclass
from ctscore.words import nfc

# Words of a cell that name nobody: "and", the plural, and the heads through whom a body is addressed.
_NOBODY = frozenset({"và", "các", "giám", "đốc", "thủ", "trưởng", "chủ", "tịch", "chánh"})


@dataclass(frozen=True, slots=True)
class Reading:
    """Whom the words of a cell name (ids, in order), and the words that name nobody we know."""

    named: tuple[str, ...]
    unknown: tuple[str, ...]


class Spellings:
    """All spellings of the agency register, to read a cell with."""

    def __init__(self, book: Book) -> None:
        self.names = tuple(
            name for agency in book.agencies.values() for name in (agency.name.vi, agency.short)
        )
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for printed, ids in _known(book).items():
            self._by_first.setdefault(printed[0], []).append((printed, ids))
        for spellings in self._by_first.values():
            # Longer ones first, so that "Sở Y tế" is not found in "Sở Y tế và Dân số".
            spellings.sort(key=lambda pair: -len(pair[0]))

    def read(self, text: str) -> Reading:
        """Return whom `text` names; punctuation and capitals do not matter, accents do."""
        words = re.findall(r"\w+", nfc(text))
        folded = tuple(word.casefold() for word in words)
        named: dict[str, None] = {}
        unknown: list[str] = []
        place = 0
        while place < len(words):
            spelling, ids = self._at(folded, place)
            named.update(dict.fromkeys(ids))
            if not spelling and folded[place] not in _NOBODY:
                unknown.append(words[place])
            place += len(spelling) or 1
        return Reading(tuple(named), tuple(unknown))

    def _at(self, words: tuple[str, ...], place: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        for spelling, ids in self._by_first.get(words[place], ()):
            if words[place : place + len(spelling)] == spelling:
                return spelling, ids
        return (), ()


def _known(book: Book) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return every spelling as folded words, with the agencies it names; the first claim counts."""
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for filed in book.combinations:
        known.setdefault(_words(filed.value.printed), filed.value.agencies)
    for id_, agency in book.agencies.items():
        for name in (agency.name.vi, agency.short, *agency.variants):
            known.setdefault(_words(name), (id_,))
    known.pop((), None)
    return known


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", nfc(text).casefold()))
