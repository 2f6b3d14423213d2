"""Words in another encoding than they say: old Vietnamese fonts, UTF-8 read as something else, ð for đ.

Nothing is decoded: what a cell meant is known to those who have the file. A word counts as broken where it is
no Vietnamese syllable and becomes one when read in the other way.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ctscore.findings import DataProblems, Finding
from ctscore.findings.import_rules import WRONG_ENCODING
from ctscore.importing.review import ETH_MENDED, Remark
from ctscore.importing.tables import Cell, Table, finding_of, places_of
from ctscore.phrases import Words
from ctscore.words import nfc

TCVN3 = Words("chữ TCVN3 (phông .VnTime, ABC)", "TCVN3 text (fonts .VnTime, ABC)")
VNI = Words("chữ VNI (phông VNI-Times)", "VNI text (fonts VNI-Times)")
MOJIBAKE = Words("chữ UTF-8 bị đọc theo bảng mã khác", "UTF-8 that was read in another encoding")
LOST = Words("chữ đã mất dấu thành � hoặc ?", "text whose accents were lost to � or ?")

_ABC = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_ONLY_ABC = frozenset("µ¸¶·¹¨»¾¼½®©ª×«¬÷¡¢§£¤¥¦\u00adßäåæçëîïñöøûüþÆÇËÎÏÑÖØÜÞ")
"""Signs of TCVN3 that stand in no Vietnamese word in Unicode."""
_MARKS = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HATS = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVES = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_PAIRS = {
    **{f"{letter}{sign}": f"{letter}{mark}" for letter in "aeouyôö" for sign, mark in _MARKS.items()},
    **{f"{letter}{sign}": f"{letter}\u0302{mark}" for letter in "aeo" for sign, mark in _HATS.items()},
    **{f"a{sign}": f"a\u0306{mark}" for sign, mark in _BREVES.items()},
}
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile("|".join(map(re.escape, _VNI_PAIRS)))
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh?|gi|kh|ph|th|tr|ch|qu|[bcdđhklmnprstvx])?"
    r"(?:[aăâeêioôơuưy]|i[aêu]|y[aê]|u[aâêiôơy]|ư[aơiu]|o[aăei]|a[iouy]|â[uy]|eo|êu|ôi|ơi|oo"
    r"|iêu|yêu|uôi|ươ[iu]|oa[iyo]|oeo|uây|uy[aêu]|uêu)(?:ng|nh|ch|[cmnpt])?"
)
_WORD = re.compile(r"[^\s,;:.()/\-–+“”\"0-9]+")
_QUESTION = re.compile(r"[^\W\d_]\?[^\W\d_]|[aeo]\^['`?~.]?", re.IGNORECASE)
_FEWEST = 2  # letters of a word


def encoding_of(text: str) -> Words | None:
    """Return what `text` looks like where its words are broken; None where they are what they seem.

    >>> encoding_of("C«ng t¸c") is TCVN3, encoding_of("Coâng taùc") is VNI, encoding_of("Công tác")
    (True, True, None)
    """
    if text.isascii():
        return LOST if _QUESTION.search(text) else None
    if "\N{REPLACEMENT CHARACTER}" in text or _QUESTION.search(text):
        return LOST
    found = Counter(words for word in _WORD.findall(text) for words in _may_be(word))
    return found.most_common(1)[0][0] if found else None


@lru_cache(maxsize=10_000)
def _may_be(word: str) -> tuple[Words, ...]:
    """Return what a word may be that is none as it stands; one word can be one in two fonts."""
    if len(word) < _FEWEST or word.isascii() or _is_syllable(word):
        return ()
    if _is_mojibake(word):
        return (MOJIBAKE,)
    found = []
    if _ONLY_ABC.intersection(word) and _is_syllable("".join(_ABC.get(letter, letter) for letter in word)):
        found.append(TCVN3)
    small = word.lower()
    decoded = _VNI_PAIR.sub(lambda pair: _VNI_PAIRS[pair[0]], small)
    decoded = "".join(_VNI_LETTERS.get(letter, letter) for letter in decoded)
    if decoded != small and _is_syllable(decoded):
        found.append(VNI)
    return tuple(found)


def _is_syllable(word: str) -> bool:
    """Return whether `word` can be a Vietnamese syllable: letters in their order, one tone at most."""
    apart = unicodedata.normalize("NFD", word.lower())
    return len(_TONES.findall(apart)) < 2 and _SYLLABLE.fullmatch(nfc(_TONES.sub("", apart))) is not None


def _is_mojibake(word: str) -> bool:
    """Return whether the letters of `word` are the bytes of others in UTF-8."""
    for name in ("cp1252", "cp1258"):
        try:
            raw = b"".join(
                letter.encode("latin-1") if "\x80" <= letter <= "\x9f" else letter.encode(name)
                for letter in word
            )
            if len(raw.decode("utf-8")) < len(raw):
                return True
        except UnicodeError:
            continue
    return False


def checked(tables: Sequence[Table], name: str) -> tuple[tuple[Table, ...], tuple[Remark, ...]]:
    """Return `tables` with đ for its look-alike ð, and what is to be told of that.

    Raises `DataProblems` with the cells whose words are broken, once for each way in which they are.
    """
    broken: dict[Words, list[Cell]] = {}
    for cell in _cells(tables):
        found = encoding_of(cell.text)
        if found is not None:
            broken.setdefault(found, []).append(cell)
    if broken:
        raise DataProblems(tuple(_finding(words, cells, name) for words, cells in broken.items()))
    eths = [cell for cell in _cells(tables) if _mended(cell.text) != cell.text]
    if not eths:
        return tuple(tables), ()
    whole = tuple(
        replace(
            table,
            rows=tuple(tuple(replace(cell, text=_mended(cell.text)) for cell in row) for row in table.rows),
        )
        for table in tables
    )
    return whole, (Remark(eths[0].place, ETH_MENDED, {"places": places_of(eths)}),)


def _cells(tables: Sequence[Table]) -> Iterator[Cell]:
    return (
        cell
        for table in tables
        for row in table.rows
        for cell in row
        if not cell.text.isascii() or "?" in cell.text
    )


def _mended(text: str) -> str:
    return text.replace("ð", "đ").replace("Ð", "Đ")


def _finding(words: Words, cells: Sequence[Cell], name: str) -> Finding:
    given = cells[0].text[:40]
    return finding_of(cells, WRONG_ENCODING, name, given=given, count=str(len(cells)), what=words)
