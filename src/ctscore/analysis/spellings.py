"""Whom the words of a cell name: read by a grammar that uses up all of them, or told in whole.

A cell names bodies one after another. What stands between two marks is the name of a body we know, with the
words through whom it is addressed before it and its own province behind it, or nobody at all: of a longer
name we may know a part (“Sở Y tế” of “Sở Y tế và Dân số”, or of “Sở Y tế tỉnh Tây Ninh”), which is another.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from ctscore.analysis.name_words import (
    AND,
    LEVELS,
    LINE,
    OWN_LEVEL,
    SHARED,
    Token,
    acronym_of,
    at_own_level,
    folded,
    glued,
    initials_of,
    keys_of,
    tokens_of,
    words_of,
)
from ctscore.blanks import says_none
from ctscore.book import Book
from ctscore.records import dataclass
from ctscore.words import fold, nfc

_MOST_GLUED = 6
_SLIPS = ((12, 2), (6, 1))
"""How many letters may differ in names of so many letters, for one to be offered for the other."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Whom a cell names (ids, in order), and what it says beside that, in phrases as printed."""

    named: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def unread(self) -> int:
        """How many words name nobody we know."""
        return sum(len(phrase.split()) for phrase in self.unknown)


@dataclass(frozen=True, slots=True)
class Offer:
    """A body that words which nobody knows probably mean: its ids, and its name."""

    agencies: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class _Item:
    """The tokens from `start` to `end` name bodies (`ids`), or nobody; `head` is the word they begin with."""

    start: int
    end: int
    ids: tuple[str, ...] = ()
    head: str = ""


_ADDRESSED = frozenset(keys_of("giám đốc thủ trưởng chủ tịch chánh lãnh đạo"))
"""The heads through whom a body is addressed."""
_DEPARTMENT = keys_of("sở")[0]
_PARTS = frozenset(keys_of("thanh vp phòng trung chi đơn cơ bql ban trạm đảng văn bộ"))
"""Words that begin the name of what may be a part of the body named right behind it: “Thanh tra Sở Y tế”."""
_PERSON = re.compile(r"\W*(?:(?:các )?(?:đồng chí|đ/c|ông|bà|anh|chị)|mrs?\.?|ms\.?)\s", re.IGNORECASE)
_NAMED_PERSON = re.compile(
    r"\W*(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Lâm)"
    r"(?P<given>(?: \w+){1,3})\s*(?:$|[-–,;(⏎])"
)
_NOBODY = re.compile(
    r"\W*(?:(?:khong|chua)(?: co| can)?(?: (?:co quan|don vi|nguoi|ai))?(?: phoi hop| lien quan| phu trach)?"
    r"|(?:chua|se) (?:phan cong|giao|chi dinh|bo tri)(?: sau)?"
    r"|nobody|no one|no owner|(?:unassigned|not (?:yet )?(?:assigned|named|known)|vacant)(?: yet)?)?\W*"
)
_CITED = re.compile(r"(?:thuc hien )?(?:theo|can cu|nhu) .*")
_BEGINS = re.compile(
    r"(?:so|ban|bql|ubnd|uy ban|ubmttq|mttq|mat tran|hdnd|hoi(?! nhap)|van phong|vp|phong|thanh tra"
    r"|cong (?:an|ty|doan)|trung tam|cuc|chi (?:cuc|nhanh)|dai|bao (?!ve|ton|tro|dam)|truong|bo|vien|cac"
    r"|kho bac|lien (?:doan|minh|hiep)|(?:tinh|thanh) (?:doan|uy)|doan|co quan|don vi|dia phuong"
    r"|quan(?! (?:ly|he|tri|trac))|huyen|xa(?! hoi)|phuong|thi (?:xa|tran)|dac khu|to(?! chuc)"
    r"|doanh nghiep|nganh|cap|benh vien|tram|toa an|tap doan|ngan hang|buu dien|thue|hai quan|dang uy"
    r"|tung|ca nhan|nha (?:truong|dau tu)|chinh quyen|hiep hoi|chu tich|giam doc|thu truong|chanh|lanh dao)\b"
)
"""What the folded words of a name begin with: where a comma or “và” parts names, and not parts of one."""
_GENERIC = frozenset(
    keys_of("sở ban ngành cơ quan đơn vị địa phương tổ chức cá nhân quận huyện xã đoàn thể phòng")
)
"""Words that are listed to make the name of one group: “sở, ban, ngành”, “cơ quan, đơn vị”."""
_ACRONYM = re.compile(r"[A-ZĐ]{3,8}")
_LONGEST_BEGINNING = 40  # letters: a cell may hold a page


def is_citation(text: str) -> bool:
    """Return whether a cell cites where it is said who does it, instead of naming anybody."""
    return _CITED.fullmatch(fold(text).lstrip("-+* ")) is not None


def is_person(text: str) -> bool:
    """Return whether a cell names people: whoever they work for is not what it says."""
    named = _NAMED_PERSON.match(nfc(text))
    return _PERSON.match(nfc(text)) is not None or (named is not None and named["given"].istitle())


def is_nobody(text: str) -> bool:
    """Return whether a cell says that there is nobody: “Không”, “Không có”, “-”."""
    return says_none(text) or _NOBODY.fullmatch(fold(text)) is not None


def names_bodies(text: str) -> bool:
    """Return whether any name in `text` begins as that of a Vietnamese body: their lists have a grammar."""
    whole = nfc(text)
    tokens = tokens_of(whole)
    return any(
        _begins(tokens, place, whole)
        for place, token in enumerate(tokens)
        if not token.mark and (place == 0 or tokens[place - 1].mark or tokens[place - 1].key == AND)
    )


def joint_in(text: str) -> str:
    """Return what joins words that may be names: a line break, a stroke, comma or plus, “and”; else nothing.

    “và” in the name of a Vietnamese body (“Sở Khoa học và Công nghệ”) joins bodies only where the words
    behind it begin as names do.
    """
    if LINE in text:
        return LINE
    tokens = tokens_of(nfc(text))
    inside = [place for place in range(1, len(tokens) - 1) if tokens[place].mark or tokens[place].key == AND]
    is_body = bool(tokens) and _begins(tokens, 0, nfc(text))
    for place in inside:
        said = nfc(text)[tokens[place].start : tokens[place].end]
        if tokens[place].mark == "/" or said in (",", "+"):
            return said
        is_apart = nfc(text)[tokens[place].start - 1].isspace()  # R&D is one word
        if tokens[place].key == AND and is_apart and (not is_body or _begins(tokens, place + 1, nfc(text))):
            return said
    return ""


class Spellings:
    """All spellings of the agency register, to read a cell with.

    `unit` is whose plan the cell is from (ours, where none is named). In a plan of our own the one of “tỉnh”
    and “thành phố” that our unit is means our level, whichever of them the register has; in the plan of
    another unit they are words of its own bodies, which are none of ours.
    """

    def __init__(self, book: Book, unit: str | None = None) -> None:
        whose = book.units.get(book.home_unit) if unit in (None, book.home_unit) else None
        self._level = LEVELS.get(whose.kind, "") if whose else ""
        self._place = tuple(token.key for token in tokens_of(whose.short) if not token.mark) if whose else ()
        self._spellings = _known(book)
        self._names = {id_: agency.name.own for id_, agency in book.agencies.items()}
        self._bodies: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._lengths: dict[str, set[int]] = {}  # of the spellings that begin with a word
        self._glued: dict[str, tuple[str, ...]] = {}
        self._readings: dict[str, Reading] = {}
        for keys, (ids, printed) in self._with_levels():
            self._bodies.setdefault(keys, ids)
            self._lengths.setdefault(keys[0], set()).add(len(keys))
            if re.search(r"[A-ZĐ]{3}", printed):
                self._glued.setdefault(glued(keys), ids)
        self._longest = max((_MOST_GLUED, *map(len, self._spellings)))

    def _with_levels(self) -> Iterator[tuple[tuple[str, ...], tuple[tuple[str, ...], str]]]:
        yield from self._spellings.items()
        if not self._level:
            return
        for keys, value in self._spellings.items():
            own = at_own_level(keys)
            if own != keys:
                yield own, value

    def read(self, text: str) -> Reading:
        """Return whom `text` names; punctuation and capitals do not matter, accents do."""
        known = self._readings.get(text)  # one cell is often looked at many times, and many cells are alike
        return known or self._readings.setdefault(text, self._read(text))

    def _read(self, text: str) -> Reading:
        whole = nfc(text)
        named: dict[str, None] = {}
        unknown: list[str] = []
        tokens = tokens_of(whole)
        for item in self._items(tokens, whole):
            named.update(dict.fromkeys(item.ids))
            if not item.ids:
                words = whole[tokens[item.start].start : tokens[item.end - 1].end]
                unknown.append(" ".join(words.split()))
        if is_citation(whole) or (unknown and is_person(whole)):
            return Reading((), (" ".join(whole.split()),))
        return Reading(tuple(named), tuple(unknown))

    def offer(self, phrase: str) -> Offer | None:
        """Return the one body that words which name nobody probably mean: but for accents, or a slip."""
        wanted = folded(words_of(phrase))
        near = (
            self._offered.get(wanted)
            or self._by_initials.get(initials_of(phrase))
            or (self._by_acronym.get(fold(phrase)) if _ACRONYM.fullmatch(phrase) else None)
            or self._nearest(wanted)
        )
        if near is None or len(near) != 1:
            return None
        (ids,) = near
        return Offer(ids, ", ".join(self._names.get(id_, id_) for id_ in ids))

    def _nearest(self, wanted: str) -> set[tuple[str, ...]] | None:
        most = next((slips for letters, slips in _SLIPS if len(wanted) >= letters), 0)
        head = _BEGINS.match(wanted)
        found = [
            ids
            for name, ids in self._offered.items()
            if most and _differ(wanted, name, most) <= most and _same_head(head, _BEGINS.match(name))
        ]
        return set().union(*found) if found else None

    @cached_property
    def _by_initials(self) -> Mapping[str, set[tuple[str, ...]]]:
        found: dict[str, set[tuple[str, ...]]] = {}
        for ids, printed in self._spellings.values():
            found.setdefault(initials_of(printed), set()).add(ids)
        return {short: ids for short, ids in found.items() if short}

    @cached_property
    def _by_acronym(self) -> Mapping[str, set[tuple[str, ...]]]:
        found: dict[str, set[tuple[str, ...]]] = {}
        for ids, printed in self._spellings.values():
            found.setdefault(acronym_of(printed), set()).add(ids)
        return found

    @cached_property
    def _offered(self) -> Mapping[str, set[tuple[str, ...]]]:
        found: dict[str, set[tuple[str, ...]]] = {}
        for keys, (ids, _) in self._spellings.items():
            found.setdefault(folded(keys), set()).add(ids)
        return found

    def _items(self, tokens: Sequence[Token], text: str) -> Iterator[_Item]:
        """Yield what a cell lists, from the first word to the last."""
        items: list[_Item] = []
        place = 0
        while place < len(tokens):
            if tokens[place].mark == "(":
                place = self._bracket(tokens, place, items, text)
            elif tokens[place].mark or tokens[place].key == AND:
                place += 1
            else:
                items.append(self._item(tokens, place, items, text))
                place = items[-1].end
        yield from items

    def _item(self, tokens: Sequence[Token], place: int, items: list[_Item], text: str) -> _Item:
        before = items[-1] if items else None
        head = before.head if before is not None and before.ids else ""
        alone = tokens[place].key in SHARED and place + 1 < len(tokens) and tokens[place + 1].mark == ":"
        if alone and place + 2 < len(tokens):  # “các sở: Nội vụ, Tài chính”
            found = self._known_at(tokens, place + 2, tokens[place].key)
            if found is not None:
                return _Item(place, found.end, found.ids, tokens[place].key)
        else:
            found = self._known_at(tokens, place, "") or self._known_at(tokens, place, head)
            if found is not None:
                return found
        start, end = place, self._end_of_unknown(tokens, place, text)
        goes_on = before is not None and before.ids and not _begins(tokens, place, text)
        is_body = before is not None and _begins(tokens, before.start, text)
        if before is not None and goes_on and _parted_softly(tokens[before.end : place], is_body=is_body):
            items.pop()  # the rest of a longer name, of which we know the beginning only
            start = before.start
        return _Item(start, end)

    def _bracket(self, tokens: Sequence[Token], place: int, items: list[_Item], text: str) -> int:
        """Read what stands in brackets: the same body in other words, who in it, or what makes it another."""
        close = next((at for at in range(place, len(tokens)) if tokens[at].mark == ")"), len(tokens))
        inside = text[tokens[place].end : tokens[close].start if close < len(tokens) else len(text)]
        reading = self.read(inside)
        end = min(close + 1, len(tokens))
        if not items:
            items.append(_Item(place, end))
        elif is_person(inside):
            pass
        elif reading.unknown or not {*reading.named} <= {*items[-1].ids}:
            items[-1] = _Item(items[-1].start, end)
        return end

    def _known_at(self, tokens: Sequence[Token], place: int, head: str) -> _Item | None:
        """Return the longest name that begins at `place`, `head` put before it, if it ends there."""
        start = place
        while not head and place < len(tokens) and tokens[place].key in _ADDRESSED:
            place += 1
            # "Chủ tịch UBND quận, huyện" may itself be a spelling: seen first, as it begins earlier.
            found = self._named_at(tokens, place - 1, "")
            if found is not None:
                return _Item(start, found.end, found.ids, found.head)
        found = self._named_at(tokens, place, head)
        return None if found is None else _Item(start, found.end, found.ids, found.head)

    def _named_at(self, tokens: Sequence[Token], place: int, head: str) -> _Item | None:
        for end, ids in self._spelled_at(tokens, place, head):
            behind = self._behind(tokens, place, end)
            if behind is not None:
                first = head or tokens[place].key
                return _Item(place, behind, ids, first if first in SHARED else "")
        return None

    def _spelled_at(
        self, tokens: Sequence[Token], place: int, head: str
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the end and the bodies of each spelling that stands at `place`, the longest first."""
        if place >= len(tokens) or (tokens[place].mark and not head):
            return
        at = list(islice((n for n in range(place, len(tokens)) if not tokens[n].mark), self._longest))
        literal = [*([head] if head else []), *(tokens[number].key for number in at)]
        own = [OWN_LEVEL if key == self._level else key for key in literal]
        shift = 1 if head else 0
        found: dict[int, tuple[str, ...]] = {}
        for keys in (literal, own):
            for length in self._lengths.get(keys[0], ()):
                ids = self._bodies.get(tuple(keys[:length]))
                if ids is not None and shift < length <= len(keys):
                    found.setdefault(at[length - shift - 1] + 1, ids)
        found |= {end: ids for end, ids in self._abbreviated(tokens, at) if end not in found}
        yield from sorted(found.items(), reverse=True)

    def _abbreviated(
        self, tokens: Sequence[Token], at: Sequence[int]
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield where “Sở KH&CN” ends, which the register has as “Sở KHCN”."""
        for count in range(2, min(len(at), _MOST_GLUED) + 1):
            words = [tokens[number] for number in at[:count]]
            if all(word.capitals or word.key == AND for word in words[1:]) and words[-1].capitals:
                ids = self._glued.get(glued([word.key for word in words]))
                if ids is not None:
                    yield at[count - 1] + 1, ids

    def _behind(self, tokens: Sequence[Token], start: int, end: int) -> int | None:
        """Return where a name from `start` to `end` is over; None where it is but a part of a longer one."""
        place = end
        if place < len(tokens) and self._level and tokens[place].key == self._level:
            place += 1
        rest = tuple(token.key for token in tokens[place : place + len(self._place)])
        if self._place and rest == self._place:
            place += len(self._place)
        for over in dict.fromkeys((place, end)):
            if over == len(tokens) or tokens[over].mark or tokens[over].key == AND:
                return over
            # Lines of a cell are joined by blanks: a name may stand right behind another.
            if tokens[start].key not in _PARTS and any(self._spelled_at(tokens, over, "")):
                return over
        return None

    def _end_of_unknown(self, tokens: Sequence[Token], place: int, text: str) -> int:
        """Return where a phrase ends that begins no name we know: at the next name, or at a mark between."""
        for at in range(place + 1, len(tokens)):
            token = tokens[at]
            if token.mark in (";", "(", ")"):
                return at
            if token.key == tokens[place].key == _DEPARTMENT and text[token.start].isupper():
                return at  # the line before ended here: “Sở Một Sở Hai”
            behind = at + 1
            if not (token.mark or token.key == AND) or behind == len(tokens) or tokens[behind].mark:
                continue
            known = self._known_at(tokens, behind, "") is not None
            if known and (token.key != AND or _is_body(tokens, (place, behind), text)):
                return at
            begins = _begins(tokens, behind, text) or (token.mark == "/" and not _begins(tokens, place, text))
            if begins and not _is_generic(tokens[place:at]):
                return at
        last = len(tokens)
        while tokens[last - 1].mark and last - 1 > place:
            last -= 1
        return last


def _same_head(one: re.Match[str] | None, other: re.Match[str] | None) -> bool:
    """Return whether two names may begin alike: a ministry is no department with a slip in it."""
    return one is None or other is None or one[0] == other[0]


def _parted_softly(marks: Sequence[Token], *, is_body: bool) -> bool:
    """Return whether only a comma, a dash or “và” stands between two pieces; a stroke too, if `is_body`."""
    soft = ("", ",", "-", *(["/"] if is_body else []))
    return bool(marks) and all(token.mark in soft for token in marks)


def _begins(tokens: Sequence[Token], place: int, text: str) -> bool:
    """Return whether the words at `place` begin as names of bodies do."""
    start = tokens[place].start
    return _BEGINS.match(fold(text[start : start + _LONGEST_BEGINNING])) is not None


def _is_body(tokens: Sequence[Token], places: Sequence[int], text: str) -> bool:
    """Return whether the words at any of `places` begin as names of Vietnamese bodies do.

    Other words before “and” may be the rest of one name, of which we know the end: “Sales and Marketing”.
    """
    return any(_begins(tokens, place, text) for place in places)


def _is_generic(tokens: Sequence[Token]) -> bool:
    """Return whether the last words of an unknown phrase are the first half of the name of a group."""
    words = [token for token in tokens if token.key != AND or token.mark]
    marks = [place for place, token in enumerate(words) if token.mark]
    return all(token.key in _GENERIC for token in words[(marks[-1] + 1 if marks else 0) :])


def _known(book: Book) -> Mapping[tuple[str, ...], tuple[tuple[str, ...], str]]:
    """Return every spelling as words, with the agencies it names and as printed; the first claim counts."""
    known: dict[tuple[str, ...], tuple[tuple[str, ...], str]] = {}
    for filed in book.combinations:
        known.setdefault(words_of(filed.value.printed), (filed.value.agencies, filed.value.printed))
    for id_, agency in book.agencies.items():
        for name in (agency.name.own, agency.short, *agency.variants):
            known.setdefault(words_of(name), ((id_,), name))
    known.pop((), None)
    return known


def _differ(one: str, other: str, most: int) -> int:
    """Return by how many letters two words differ, or more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, there in enumerate(other, start=1):
            change = before[column - 1] + (letter != there)
            now.append(min(change, before[column] + 1, now[-1] + 1))
        before = now
    return before[-1]
