"""What a cell of a plan prints and whom the data lists for it must be the same agencies."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ctscore.analysis.plans import all_items
from ctscore.book import Book
from ctscore.findings import Finding
from ctscore.findings.reference_rules import (
    PRINTED_AGENCY_MISSING,
    PRINTED_NAME_DIFFERS,
    UNKNOWN_SPELLING,
)
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


def printed_agencies(book: Book) -> Iterator[Finding]:
    """A cell does not name an agency that is listed for it, names one that is not, or one nobody knows."""
    if not book.agencies:
        return
    spellings = Spellings(book)
    for task in all_items(book):
        for key, cell in (("leads", task.item.leads), ("helpers", task.item.helpers)):
            if cell is None or cell.printed is None:
                continue
            reading = spellings.read(cell.printed)
            route = (*task.route, key, "agencies")
            for place, id_ in enumerate(cell.agencies):
                if id_ in book.agencies and id_ not in reading.named:
                    facts = {"printed": cell.printed, "given": id_}
                    yield Finding(PRINTED_NAME_DIFFERS, task.file, facts, route=(*route, place))
            # An id that nobody knows is told elsewhere, and is likely one of those that seem to be missing.
            all_known = all(id_ in book.agencies for id_ in cell.agencies)
            for id_ in reading.named if all_known else ():
                if id_ not in cell.agencies:
                    facts = {"printed": cell.printed, "given": id_}
                    yield Finding(PRINTED_AGENCY_MISSING, task.file, facts, route=route)
            if reading.unknown:
                facts = {"printed": cell.printed, "given": " ".join(reading.unknown)}
                yield Finding(UNKNOWN_SPELLING, task.file, facts, route=(*task.route, key, "printed"))
