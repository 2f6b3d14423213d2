"""Which language is spoken: what a command line asks for, else what this machine does."""

import locale
import os
import re
from collections.abc import Sequence

from ctscore.languages import OURS, is_language


def spoken_lang(lang: str | None) -> str:
    """Return the language that was asked for, where the program speaks it, or that of the environment."""
    return lang if lang in OURS else default_lang()


ASKS_LANG = re.compile(r"(?:--lang(?:=|$)|-[hq]*l=?)(?P<lang>.*)")
"""A word that asks for a language; where it does not name one, the next word does."""


def asked_lang(words: Sequence[str]) -> str:
    """Return the language that the `words` of a command line ask for, wherever they do; else the default.

    It is needed before they are parsed: what is told of them should be in that language too.
    """
    given = list(words[: words.index("--")] if "--" in words else words)
    asked = ""
    for word, behind in zip(given, [*given[1:], ""], strict=False):
        if found := ASKS_LANG.fullmatch(word):
            asked = found["lang"] or behind
    return own_lang(asked) if _tag(asked) else default_lang()  # what is no language is told in the usual one


def own_lang(asked: str) -> str:
    """Return the language of the program's own words where `asked` is wanted: they are in two only."""
    return "vi" if _tag(asked) == "vi" else "en"


def wished_lang() -> str | None:
    """Return the language that `CTSCORE_LANG` names, any that there is."""
    return _tag(os.environ.get("CTSCORE_LANG", ""))


def default_lang() -> str:
    """Return the language that the environment asks for: `CTSCORE_LANG`, then the locale, then English."""
    names = (os.environ.get(name) for name in ("CTSCORE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    named = next((name for name in names if name), None) or _system_locale()
    return own_lang(named)


def _tag(named: str) -> str | None:
    """Return the language of what a machine calls so: ``vi_VN.UTF-8``, ``Vietnamese_Vietnam``."""
    first = re.split("[_.@]", named.lower())[0]
    tag = "vi" if first.startswith("vi") else first
    return tag if is_language(tag) else None


def _system_locale() -> str:
    try:
        return locale.getlocale()[0] or ""
    except ValueError:
        return ""
