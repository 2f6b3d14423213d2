"""The names of all units, indexed once: which unit a cell of a table names, however it is usually written.

General ways of writing are known here ("TP." and "UBND" before a name, the place of a tone, missing accents,
c for k, initials of long names); short forms that no rule yields ("HCMC", "P59") stand as `variants` in the
register.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from ctscore.model import Unit
from ctscore.records import dataclass
from ctscore.words import closest, fold, nfc

_OFFICES = re.compile(r"(?:ubnd|uy ban nhan dan)\b[\s.:]*")
_PREFIXES: Mapping[str, tuple[str, ...]] = {
    "tỉnh": (),
    "thành phố": ("tp",),
    "quận": (),
    "huyện": (),
    "thị xã": ("tx",),
    "thị trấn": ("tt",),
    "phường": (),
    "xã": (),
    "đặc khu": (),
}
"""What stands before names of places, and its short forms that are used with and without a dot."""
_FULL = {fold(way): word for word, short in _PREFIXES.items() for way in (word, *short)}
_PREFIX = re.compile(rf"({'|'.join(_FULL)})[\s.]+")
_SINGLE = {"t": "tỉnh", "q": "quận", "h": "huyện", "p": "phường", "x": "xã"}
_SINGLE_LETTER = re.compile(r"([tqhpx])\s*\.\s*(?!p\b)(?=\w\w)")
"""One letter stands for such a word with its dot only: "T. An Giang", but no "Tan Giang"."""
_BARE = ("tỉnh", "thành phố")
"""Provinces and cities are known without their prefix too; communes bear the same names too often."""
_LARGE = ("province", "city")
_EMPTY_SIGNS = re.compile(r"[\W_¹²³⁰⁴-⁹]")
_COUNTED = re.compile(r"[0-9]{1,3}\s*[.)]\s*(?=[^\W\d_])")
_SAME_SOUND = ((re.compile(r"k(?!h)"), "c"), (re.compile(r"(?<=[bdghklmnrstvx])y\b|(?<=qu)y\b"), "i"))
"""Letters that are written for each other: "Đắc Lắc", "Bắc Cạn", "Lí Sơn", "Qui Nhơn"."""
_LONG = 3
"""Names of so many words are written by their initials too; shorter ones share them with others."""
_TONES = frozenset("\N{COMBINING GRAVE ACCENT}\N{COMBINING ACUTE ACCENT}\N{COMBINING HOOK ABOVE}"
                   "\N{COMBINING TILDE}\N{COMBINING DOT BELOW}")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a name is spelled: its letters without accents, the marks of each, and the tones in order.

    The tone of a syllable may stand on either of two vowels ("Hoà", "Hòa"), so that its place tells nothing.
    """

    letters: str
    marks: tuple[frozenset[str], ...]
    tones: tuple[str, ...]

    def may_be(self, full: "Spelling") -> bool:
        """Return whether this is `full`, perhaps with some or all accents left out: none is another one."""
        rest = iter(full.tones)
        return all(mine <= whole for mine, whole in zip(self.marks, full.marks, strict=True)) and all(
            tone in rest for tone in self.tones
        )


def spelling_of(text: str) -> Spelling:
    """Return how `text` is spelled, signs and spaces aside."""
    letters: list[str] = []
    marks: list[set[str]] = []
    tones: list[str] = []
    for sign in unicodedata.normalize("NFD", text.casefold().replace("ð", "đ")):
        if sign in _TONES:
            tones.append(sign)
        elif unicodedata.combining(sign):
            if marks:
                marks[-1].add(sign)
        elif not _EMPTY_SIGNS.match(sign):
            letters.append(sign)
            marks.append({"đ"} if sign == "đ" else set())
    return Spelling(fold("".join(letters)), tuple(map(frozenset, marks)), tuple(tones))


def _sounded(text: str) -> str:
    """Return what ways of spelling a name share: "Bà Rịa - Vũng Tàu" and "baria vungtau" are one."""
    folded = fold(text)
    for letters, same in _SAME_SOUND:
        folded = letters.sub(same, folded)
    return _EMPTY_SIGNS.sub("", folded)


class UnitNames:
    """Units by all their names; looking one up does not depend on how many there are."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = {unit.id: unit for unit in units}
        self._ids: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._answers: dict[str, tuple[str, ...]] = {}
        for unit in self.units.values():
            for written in dict.fromkeys(_ways(unit)):
                self._ids[_sounded(written)].append((unit.id, written))

    def find(self, given: str) -> tuple[str, ...]:
        """Return the ids of the units that the whole of `given` can name; accents that it has must fit."""
        known = self._answers.get(given)
        if known is None:
            known = self._answers[given] = self._looked_up(given)
        return known

    def _looked_up(self, given: str) -> tuple[str, ...]:
        for asked in _readings(given):
            named = self._ids.get(_sounded(asked), ())
            spelled = [(id_, spelling_of(written)) for id_, written in named]
            mine = spelling_of(asked)
            fits = [(id_, own) for id_, own in spelled if mine.may_be(own)]
            exact = [id_ for id_, own in fits if own == mine]
            if fits:
                return tuple(dict.fromkeys(exact or [id_ for id_, _ in fits]))
        return ()

    def the_one(self, given: str, kinds: Collection[str], day: date) -> tuple[str, ...]:
        """Return the units that `given` can name: where several bear the name, the one among them that fits.

        `kinds` are those of the other units of the table, which tell more than `day`, on which a body lives.
        """
        found = self.find(given)
        if len(found) > 1:
            found = tuple(id_ for id_ in found if self.units[id_].kind in kinds) or found
        if len(found) > 1:
            found = tuple(id_ for id_ in found if self.units[id_].body_on(day) is not None) or found
        return found

    def near(self, given: str) -> str:
        """Return the name that was probably meant, or nothing."""
        return closest(given, [unit.short for unit in self.units.values()]) or ""


def _readings(given: str) -> Iterator[str]:
    """Yield `given`, then without what an office is called, and with a lone letter written out.

    A number before a name counts the rows.
    """
    text = nfc(" ".join(given.split()))
    text = _COUNTED.sub("", text, count=1) if _COUNTED.match(text) else text
    yield text
    folded = fold(text)
    office = _OFFICES.match(folded)
    if office and len(folded) == len(text):
        text, folded = text[office.end() :], folded[office.end() :]
        yield text
    letter = _SINGLE_LETTER.match(folded)
    if letter and len(folded) == len(text):
        yield f"{_SINGLE[letter[1]]} {text[letter.end() :]}"


def _ways(unit: Unit) -> Iterator[str]:
    """Yield the ways in which a unit is written: its names, with and without what kind of place it is."""
    own, _ = _parted(unit.name.own)
    for name in (*unit.name.all, unit.short, unit.id, *unit.variants):
        yield name
        said, bare = _parted(name)
        is_large = own in _BARE or (not own and unit.kind in _LARGE)
        short = tuple(_initials(bare)) if is_large else ()
        if own in _BARE:
            yield bare
        yield from short
        # A name of no kind in the register may have the usual ones before it in a table.
        for word in filter(None, dict.fromkeys((own, said) if own else _BARE)):
            for way in (word, *_PREFIXES[word]):
                yield from (f"{way} {one}" for one in (bare, *short))


def _initials(name: str) -> Iterator[str]:
    """Yield the initials of a long name, and those of all words but the last: "TTH", "TT Huế"."""
    words = re.findall(r"\w+", name)
    if len(words) >= _LONG:
        first = "".join(word[0] for word in words)
        yield first
        yield f"{first[:-1]} {words[-1]}"


def _parted(name: str) -> tuple[str, str]:
    """Return which of the prefixes stands before a name, or none, and the rest of the name."""
    folded = fold(name)
    found = _PREFIX.match(folded)
    return (_FULL[found[1]], name[found.end() :]) if found and len(folded) == len(name) else ("", name)
