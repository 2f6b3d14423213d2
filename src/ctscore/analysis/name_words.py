"""The words of names as they are compared: capitals, tones, long forms and lists of levels set aside."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from ctscore.records import dataclass
from ctscore.words import fold, initials, nfc

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
AND = "và"
"""“&” and “and” too, and “cùng” between those who do something together."""
LINE = "⏎"
"""Where a line of a cell ends and another begins with a capital: no word, and no mark that parts names."""
_ANDS = ("&", "and", "et", "cùng", AND)
_FOOTNOTE = re.compile(r"[¹²³⁰⁴-⁹]+|(?<=\w)\s*(?:\([0-9]{1,2}\)|\[\^?[0-9]{1,2}\])")
OWN_LEVEL, _COMMUNES, _DISTRICTS = "<own level>", "<communes>", "<districts>"
_INITIALS = re.compile(r"[A-ZĐ][A-ZĐ&-]*[A-ZĐ]")
_FEWEST_INITIALS = 2  # letters that stand for one name only, as far as anybody can tell


@dataclass(frozen=True, slots=True)
class Token:
    """A word as names are compared, or a mark: ``,`` parts names or parts of names, ``;`` only names.

    ``/`` is a stroke with blanks around it, which parts names but for those of Vietnamese bodies.
    """

    key: str
    start: int
    end: int
    mark: str = ""
    capitals: bool = False


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    """Return a word as it is compared: without capitals, its tone behind it wherever it was put.

    “Uỷ” and “Ủy”, “Hoà” and “Hòa” are one word in two ways of writing.
    """
    letters = unicodedata.normalize("NFD", word.casefold().replace("ð", "đ"))
    bare = "".join(letter for letter in letters if letter not in _TONES)
    return unicodedata.normalize("NFC", bare) + "".join(letter for letter in letters if letter in _TONES)


def keys_of(words: str) -> tuple[str, ...]:
    """Return plain words as they are compared."""
    return tuple(map(_key, words.split()))


_PROVINCE, _CITY = _key("tỉnh"), "tp"
LEVELS = {"province": _PROVINCE, "city": _CITY}
_SKIPPED = frozenset(keys_of("các the"))
_LONG_FORMS = (
    ("ủy ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
    ("ủy ban mặt trận tổ quốc", "ubmttq"),
    ("ub mttq", "ubmttq"),
    ("mặt trận tổ quốc", "mttq"),
    ("đoàn đại biểu quốc hội", "đbqh"),
    ("đoàn đbqh", "đbqh"),
    ("đđbqh", "đbqh"),
    ("ban quản lý", "bql"),
    ("văn phòng", "vp"),
    ("thành phố", _CITY),
    ("thị trấn", "thị-trấn"),
    ("thị xã", "thị-xã"),
    ("đặc khu", "đặc-khu"),
    ("cấp xã", _COMMUNES),
    ("cấp huyện", _DISTRICTS),
    ("có liên quan", "liên-quan"),
    ("liên quan", "liên-quan"),
)
_OFFICE, _COUNCIL, _COMMITTEE, _DEPUTIES = "vp", *keys_of("hđnd ubnd đbqh")
_ORGANS = (_DEPUTIES, _COUNCIL, _COMMITTEE)
_SERVED = (_ORGANS, _ORGANS[:2], _ORGANS[1:], (_COMMITTEE, _COUNCIL))
"""The organs that have one office between them, the most of them first."""
_SHORTENED: dict[str, list[tuple[tuple[str, ...], str]]] = {}

for _long, _short in _LONG_FORMS:
    _SHORTENED.setdefault(keys_of(_long)[0], []).append((keys_of(_long), _key(_short)))
_LISTED = (
    (_COMMUNES, frozenset(map(_key, ("xã", "phường", "thị-trấn", "đặc-khu")))),
    (_DISTRICTS, frozenset(map(_key, ("quận", "huyện", "thị-xã", _CITY)))),
)
"""Levels, and the words that stand for one where several of them are listed: “xã, phường, đặc khu”."""
SHARED = frozenset(keys_of("sở phòng ban bộ"))
"""Words that may stand once before several names: “các sở: Nội vụ, Tài chính”."""
_WORD_OR_MARK = re.compile(r"(?<!\w)(?:[0-9]{1,2}[.)]|[a-zđ]\))(?=\s|[^\W\d])|\w+|\S|\n")


def in_one_line(name: str) -> str:
    """Return a name without the signs of line breaks in it."""
    return name.replace(f"{LINE} ", "")


def spelled_alike(name: str) -> str:
    """Return what two ways of writing one name have in common: abbreviations, tones and marks set aside."""
    return glued(words_of(name))


def initials_of(name: str) -> str:
    """Return what “Sở Khoa học và Công nghệ” and “Sở KH&CN” have in common: “sokhcn”; else nothing."""
    words = [token for token in tokens_of(nfc(name)) if not token.mark and token.key != AND]
    if len(words) < 2 or words[0].key not in SHARED:
        return ""
    first, rest = words[0], words[1:]
    short = "".join(token.key if token.capitals else token.key[0] for token in rest)
    return fold(first.key + short) if len(short) > _FEWEST_INITIALS else ""


def abbreviates(short: str, name: str) -> bool:
    """Return whether the last word of `short` is the initials of what `name` ends with, all else alike.

    “Trung tâm PVHCC” is so of “Trung tâm Phục vụ hành chính công”; “và” may be left out.
    """
    *head, last = nfc(short).split() or [""]
    words = re.findall(r"\w+", nfc(name))[len(head) :]
    if not _INITIALS.fullmatch(last) or list(map(fold, head)) != list(
        map(fold, nfc(name).split()[: len(head)])
    ):
        return False
    ways = (words, [word for word in words if word != AND])
    return fold("".join(re.findall(r"\w", last))) in {initials(" ".join(way)) for way in ways}


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared, its marks left out."""
    return tuple(token.key for token in tokens_of(nfc(text)) if not token.mark)


def glued(keys: Sequence[str]) -> str:
    """Return words without what parts them: “Sở KH&CN” is “Sở KHCN”."""
    return "".join(key for key in keys if key != AND)


def folded(keys: Sequence[str]) -> str:
    """Return words as they are compared for an offer: no accents, one word for either level."""
    return fold(" ".join(at_own_level(keys)))


def at_own_level(keys: Sequence[str]) -> tuple[str, ...]:
    """Return words with “tỉnh” and “thành phố” as one word."""
    return tuple(OWN_LEVEL if key in (_PROVINCE, _CITY) else key for key in keys)


def acronym_of(name: str) -> str:
    """Return the first letters of a name, folded: “snv” of “Sở Nội vụ”; abbreviations in it stay whole."""
    words = [token for token in tokens_of(nfc(name)) if not token.mark and token.key != AND]
    return fold("".join(token.key if token.capitals else token.key[0] for token in words))


def tokens_of(text: str) -> list[Token]:
    """Return the words and marks of a cell; each long form is the short one, and lists of levels are one.

    A raised or bracketed figure behind a word is the mark of a footnote, and no word. A sign before figures
    alone is in a name: “Tổ 4+5” is one.
    """
    tokens: list[Token] = []
    plural: int | None = None  # where a word begins that says no more than that there are several
    for found in _WORD_OR_MARK.finditer(_FOOTNOTE.sub(lambda one: " " * len(one[0]), text)):
        said, start = found.group(), found.start() if plural is None else plural
        plural = None
        if said.casefold() in _ANDS:
            tokens.append(Token(AND, found.start(), found.end()))
        elif re.fullmatch(r"\w+", said):
            capitals = said.isupper() and any(letter.isalpha() for letter in said)
            if _key(said) in _SKIPPED:
                plural = start
            else:
                tokens.append(Token(_key(said), start, found.end(), capitals=capitals))
        elif said != LINE and (
            said != "." or not tokens or not tokens[-1].capitals or tokens[-1].end != found.start()
        ):
            is_apart = said == "/" and text[: found.end() + 1].endswith(" / ")
            mark = said if is_apart else _mark(said)
            tokens.append(Token("", found.start(), found.end(), mark=mark))
    tokens = [token for place, token in enumerate(tokens) if not _is_in_name(tokens, place)]
    return _with_levels(_offices(_shortened(tokens)))


def _is_in_name(tokens: Sequence[Token], place: int) -> bool:
    """Return whether the token at `place` is a mark that parts nothing: figures alone are no name."""
    if not place or tokens[place].mark in ("", "(", ")", ":") or tokens[place - 1].mark:
        return False
    part = [
        token.key for token in takewhile(lambda one: not one.mark and one.key != AND, tokens[place + 1 :])
    ]
    return bool(part) and all(key.isdigit() for key in part)


def _mark(said: str) -> str:
    if said in "():":
        return said
    if said in ";\n+•●*" or len(said) > 1:  # 1. and a) number the names of a list
        return ";"
    return "-" if said in "-–—" else ","


def _shortened(tokens: Sequence[Token]) -> list[Token]:
    done: list[Token] = []
    place = 0
    while place < len(tokens):
        known = _SHORTENED.get(tokens[place].key, ())
        rest = tuple(token.key for token in tokens[place : place + 6]) if known else ()
        long, short = next(((long, short) for long, short in known if rest[: len(long)] == long), ((), ""))
        if long:
            last = tokens[place + len(long) - 1]
            done.append(Token(short, tokens[place].start, last.end, capitals=True))
        else:
            done.append(tokens[place])
        place += len(long) or 1
    return done


def _offices(tokens: Sequence[Token]) -> list[Token]:
    """Return `tokens` with the office of several organs as one word: “Văn phòng HĐND và UBND”."""
    done: list[Token] = []
    place = 0
    while place < len(tokens):
        end = _end_of_office(tokens, place) if tokens[place].key == _OFFICE else 0
        if end:
            key = "".join(token.key for token in tokens[place:end] if token.key in (_OFFICE, *_ORGANS))
            done.append(Token(key, tokens[place].start, tokens[end - 1].end, capitals=True))
        else:
            done.append(tokens[place])
        place = end or place + 1
    return done


def _end_of_office(tokens: Sequence[Token], place: int) -> int:
    """Return where the organs of the office at `place` end; 0 where it is that of fewer than two.

    “Văn phòng HĐND, UBND” may be a list: there a comma needs “và” behind it.
    """
    for served in _SERVED:
        end = place + 2 * len(served)
        organs = tuple(token.key for token in tokens[place + 1 : end : 2])
        between = [token.mark or token.key for token in tokens[place + 2 : end : 2]]
        if organs == served and {*between} <= {AND, "-", ","} and between[-1] != ",":
            return end
    return 0


def _with_levels(tokens: Sequence[Token]) -> list[Token]:
    """Return `tokens` with “xã, phường, thị trấn” as the one word for that level."""
    done: list[Token] = []
    place = 0
    while place < len(tokens):
        level, end = next(
            ((level, end) for level, words in _LISTED if (end := _end_of_list(tokens, place, words))), ("", 0)
        )
        if level:
            done.append(Token(level, tokens[place].start, tokens[end - 1].end))
        else:
            done.append(tokens[place])
        place = end or place + 1
    return done


def _end_of_list(tokens: Sequence[Token], place: int, words: frozenset[str]) -> int:
    """Return where a list of at least two of `words` ends; 0 where none begins at `place`."""
    if tokens[place].key not in words or tokens[place].key == _CITY:
        return 0
    end, at, count = place + 1, place + 1, 1
    while at < len(tokens):
        between = tokens[at].mark in (",", "/") or tokens[at].key == AND
        if tokens[at].key in words:
            end, count = at + 1, count + 1
        elif not between:
            break
        at += 1
    return end if count > 1 else 0
