"""What those who lead are called: agencies of the state; people and teams in a company, school, association.

Words of ours are worded as an office of the state says them. A folder of anybody else has a modifier behind
its language, as locales have them (``vi@any``, ``fr:en@any``), and says these terms in their place, here and
nowhere else: a second wording of every sentence would go its own way. Names that the data has never change.
"""

import re
from functools import lru_cache

from ctscore.languages import ANYBODY, Ours, either, ours

_TERMS: dict[Ours, dict[str, str]] = {
    "vi": {
        "tại cơ quan, đơn vị, địa phương": "tại bộ phận",
        "các cơ quan, đơn vị, địa phương": "các bộ phận",
        "các cơ quan, đơn vị": "các bộ phận",
        "cơ quan nào chủ trì": "ai phụ trách",
        "cơ quan chủ trì": "người phụ trách",
        "cơ quan thực hiện": "người thực hiện",
        "cơ quan phối hợp": "người phối hợp",
        "nhóm cơ quan": "nhóm",
        "các cơ quan": "những người phụ trách",
        "cơ quan": "người phụ trách",
        **{
            f"{before} chủ trì": f"{before} người phụ trách"
            for before in ("có", "thiếu", "hay", "và", "nhiều", "khác", "ghi", "nhiệm vụ,")
        },
        "chủ trì": "phụ trách",
    },
    "en": {
        "an agency": "a lead",
        "lead agency": "lead",
        "lead agencies": "leads",
        "groups of agencies": "groups",
        "agencies": "leads",
        "agency": "lead",
    },
}
_WHOLE = {"Cơ quan chủ trì": "Phụ trách", "sở": "phòng ban", "cơ quan": "bộ phận", "agency": "team"}
"""Words that stand alone: above a column, where a person would be read as one who sees to the work of the
body that leads; and kinds of bodies, which are nobody who leads.
"""
_FOUND = {
    lang: re.compile(
        rf"`[^`]*`|ctscore [\w-]+|--[\w-]+( \S+)?|[\w/-]+\.yaml|\{{\w+|\b(?:{'|'.join(terms)})\b",
        re.IGNORECASE,
    )
    for lang, terms in _TERMS.items()
}
"""A term, the first that fits; or what reads like one and is none: in a command, a file or braces."""


def worded(vi: str, en: str, lang: str) -> str:
    """Return words of ours in `lang`, in terms that fit its folder.

    >>> worded("", "Lead agency {agency}: see `ctscore agencies`", "en@any")
    'Lead {agency}: see `ctscore agencies`'
    """
    words = either(vi, en, lang)
    return _for_anybody(words, ours(lang)) if lang.endswith(ANYBODY) else words


@lru_cache(maxsize=4096)
def _for_anybody(words: str, lang: Ours) -> str:
    def said(found: re.Match[str]) -> str:
        term = _TERMS[lang].get(found[0].lower(), found[0])
        return term[:1].upper() + term[1:] if found[0][:1].isupper() else term

    return _WHOLE.get(words) or _FOUND[lang].sub(said, words)
