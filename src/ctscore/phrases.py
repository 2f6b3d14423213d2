"""Words for people, which say themselves once a language is asked for; and what fills places in them.

Names of the data are said as the data has them: they never change into other terms.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import Protocol

from ctscore.decimals import plain
from ctscore.languages import OURS, either, ours
from ctscore.periods import Period
from ctscore.records import dataclass
from ctscore.terms import worded

_LONGEST_FACT = 4000


class Spoken(Protocol):
    """What can be said when a language is asked for: `Words`, or a name that the data has in several."""

    def say(self, lang: str) -> str:
        """Return it in `lang`."""
        ...


Wording = str | Spoken
"""Words for people; plain text reads the same in every language."""


def said(wording: Wording, lang: str) -> str:
    """Return `wording` in `lang`."""
    return wording if isinstance(wording, str) else wording.say(lang)


class Phrase:
    """What is said when a language is asked for, and not before: what is added to it stays beside it."""

    __slots__ = ()

    def say(self, lang: str) -> str:
        """Return it in `lang`, tags in order of preference (`languages`)."""
        raise NotImplementedError

    def __add__(self, more: Wording) -> "Phrase":
        return Joined((self, more))

    def __radd__(self, before: Wording) -> "Phrase":
        return Joined((before, self))


@dataclass(frozen=True, slots=True)
class Words(Phrase):
    """Words of ours in the languages that the program speaks, or a sentence with `{name}` places for facts.

    A figure is written with a decimal comma in Vietnamese, a period in the words of the language;
    `{name:yaml}` writes either as data files do.
    The place `{suggestion}` is filled from the fact `near`: the known word that was probably meant, or
    nothing.
    """

    vi: str
    en: str

    def say(self, lang: str) -> str:
        """Return them in the language of `lang` that is ours, places as they stand."""
        return worded(self.vi, self.en, lang)

    def fill(self, lang: str, facts: Mapping[str, "Fact"]) -> str:
        """Return the sentence in `lang` with `facts` filled in, words of ours in `lang`, too."""
        own = ours(lang)
        near = facts.get("near")
        question = "có phải là" if own == "vi" else "did you mean"
        suggestion = f"; {question} `{near}`?" if near else ""
        words = {name: _told(fact, lang) for name, fact in facts.items()}
        return self.say(lang).format_map({"suggestion": suggestion, **words})

    def filled(self, **facts: "Fact") -> "Words":
        """Return them with `facts` filled in, as a fact of other words."""
        return in_both(lambda lang: self.fill(lang, facts))


def in_both(say: Callable[[str], str]) -> Words:
    """Return what `say` says in each language of ours, as a fact of other words."""
    return Words(*map(say, OURS))


Fact = str | Decimal | Period | Words
"""What fills a place in words. Words of ours have their own places filled, also with names of data."""


def _told(fact: Fact, lang: str) -> "str | _Spoken":
    """Return `fact`, text no longer than a reader can take in; data may hold cells of any length."""
    # Not in terms that fit the folder: those are no words for names of its data.
    text = either(fact.vi, fact.en, lang) if isinstance(fact, Words) else fact
    if not isinstance(text, str):
        return _Spoken(text, ours(lang))
    return text if len(text) <= _LONGEST_FACT else f"{text[:_LONGEST_FACT]}…"


@dataclass(frozen=True, slots=True)
class _Spoken:
    value: Decimal | Period
    lang: str

    def __format__(self, manner: str) -> str:
        if isinstance(self.value, Period):
            return str(self.value) if manner == "yaml" else self.value.say(self.lang)
        text = plain(self.value)
        return text.replace(".", ",") if ours(self.lang) == "vi" and manner != "yaml" else text


@dataclass(frozen=True, slots=True)
class Joined(Phrase):
    """Parts, each of which says itself, with `between` standing between them."""

    parts: tuple[Wording, ...]
    between: str = ""

    def say(self, lang: str) -> str:
        """Return the parts in `lang`, in one line."""
        return self.between.join([said(part, lang) for part in self.parts])


@dataclass(frozen=True, slots=True)
class OnDay(Phrase):
    """Words that end with a day, such as “by 2026-06-30”: a spreadsheet keeps the day itself behind them."""

    before: Wording
    day: date
    day_said: Wording

    def say(self, lang: str) -> str:
        """Return the words with the day in `lang`."""
        return f"{said(self.before, lang)}{said(self.day_said, lang)}"


@dataclass(frozen=True, slots=True)
class Changed(Phrase):
    """A wording whose letters are changed once it is said, such as by `str.upper`."""

    wording: Wording
    change: Callable[[str], str]

    def say(self, lang: str) -> str:
        """Return it in `lang`, changed."""
        return self.change(said(self.wording, lang))


@dataclass(frozen=True, slots=True)
class Filled(Phrase):
    """A wording with `{name}` places, and what is said in them."""

    template: Wording
    parts: Mapping[str, Wording] = field(hash=False)

    def say(self, lang: str) -> str:
        """Return the wording in `lang` with its places filled."""
        return said(self.template, lang).format_map({key: said(one, lang) for key, one in self.parts.items()})


def filled(vi: str, en: str, **parts: Wording) -> Phrase:
    """Return words of ours with `{name}` places and the `parts` that are said there, such as names."""
    return Filled(Words(vi, en), parts)


def joined(between: str, parts: Iterable[Wording]) -> Wording:
    """Return `parts` as one wording, `between` standing between them; empty where there are none."""
    kept = tuple(parts)
    if any(not isinstance(part, str) for part in kept):
        return kept[0] if len(kept) == 1 else Joined(kept, between)
    return between.join(str(part) for part in kept)


def literal(wording: Wording) -> Phrase:
    """Return `wording` for a template: braces in it stay braces."""
    return Changed(wording, _with_braces_kept)


def _with_braces_kept(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
