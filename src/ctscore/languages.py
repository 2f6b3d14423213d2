"""Languages: the two that the program speaks, those of a folder's names, and what is asked for.

What is asked for is written as gettext's LANGUAGE is: tags in order of preference, such as ``vi`` or
``fr:en``. Names are said in the first that they have. The last is one that the program speaks, and its own
words are in that one. Behind them may stand the modifier of a folder that is of no office of the state.
"""

import re
from collections.abc import Sequence
from typing import Literal, TypeVar, cast

Ours = Literal["vi", "en"]
_T = TypeVar("_T")

OURS: tuple[Ours, ...] = ("vi", "en")
"""The languages that the program speaks: those of a folder that declares none."""

ANYBODY = "@any"
"""The modifier that asks for words that fit anybody (`terms`)."""

TAG = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
"""How a language is written: as BCP 47 does, such as ``fr``, ``lo``, ``zh-Hant``."""


_ISO_639_1 = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is
it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms
mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk
sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi
yo za zh zu
"""
_TWO_LETTERS = frozenset(_ISO_639_1.split())
"""The languages with two letters: a country, such as ``vn``, is none."""


def is_language(text: str) -> bool:
    """Return whether `text` is written as a language is, and one where that is easily known."""
    first = text.partition("-")[0]
    return re.fullmatch(TAG, text) is not None and (len(first) > 2 or first in _TWO_LETTERS)


_OF_COUNTRIES = {"vn": "vi", "jp": "ja", "cn": "zh", "kr": "ko", "kh": "km", "gb": "en", "us": "en"}
"""What was meant by the code of a country."""


def meant(text: str) -> str:
    """Return the language that `text`, which is none, was probably meant to be, if any."""
    lower = text.lower()
    return lower if is_language(lower) else _OF_COUNTRIES.get(lower, "")


def ours(lang: str) -> Ours:
    """Return the language of the program's own words where `lang` is asked for."""
    return cast("Ours", lang.removesuffix(ANYBODY).rpartition(":")[2])


def either(vi: _T, en: _T, lang: str) -> _T:
    """Return what is `vi` or `en` where `lang` is asked for, which is more than these two tags."""
    return vi if ours(lang) == "vi" else en


def of_names(lang: str) -> str:
    """Return the language that names are wanted in where `lang` is asked for."""
    return lang.removesuffix(ANYBODY).partition(":")[0]


def names_in(declared: Sequence[str]) -> tuple[str, ...]:
    """Return the languages that names can be in where a folder has `declared` these, its own one first.

    Where it has declared none but those that the program speaks, names can be in both of them.
    """
    return tuple(dict.fromkeys((*declared, *OURS))) if {*declared} <= {*OURS} else tuple(declared)


def preferred(tag: str, declared: Sequence[str]) -> str:
    """Return how the language `tag` is asked for in a folder whose languages are `declared`.

    Where the program does not speak it, its own words are in the one of the folder's that it speaks.
    """
    if tag in OURS:
        return tag
    return f"{tag}:vi" if "vi" in declared and "en" not in declared else f"{tag}:en"
