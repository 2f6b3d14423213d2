"""What a file that cannot be read says it is about: seen in the lines of its text, and only what is sure."""

import re

from ctscore.book import About
from ctscore.model import kind_of

_LINE = re.compile(r"""^["']?(format|index|unit|year)["']?[ \t]*:(.*)$""", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]#.*")
_WORD = re.compile(r"[A-Za-z0-9/@-]+")
_ANSWERS = re.compile(r"""\banswers["']?[ \t]*:[ \t]*["']?([0-9]{4})\b""")


def about_text(text: str | None) -> About:
    """Return what the file with `text` is about; what it says in two ways, or not in one word, is not known.

    The years of a plan are all that stand behind `answers`.
    """
    said: dict[str, set[str]] = {}
    for key, rest in _LINE.findall(text or ""):
        said.setdefault(key, set()).add(_COMMENT.sub("", rest).strip().strip("\"'"))
    known = {key: word for key, words in said.items() if (word := _only(words))}
    kind = kind_of(known.get("format", ""))
    if text is None or kind is None:
        return About()
    years = _ANSWERS.findall(text) if kind == "plan" else re.findall("^[0-9]{4}$", known.get("year", ""))
    unit = None if kind == "panel" else known.get("unit")
    return About(kind, known.get("index"), unit, tuple(map(int, years)))


def _only(words: set[str]) -> str | None:
    word = next(iter(words))
    return word if len(words) == 1 and _WORD.fullmatch(word) else None
