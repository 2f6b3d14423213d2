"""A rule: the stable identity and the words of one thing that can be wrong."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import ModuleType

from ctscore.decimals import plain
from ctscore.languages import either, ours
from ctscore.periods import Period
from ctscore.records import dataclass
from ctscore.terms import worded

_LONGEST_FACT = 4000


class Severity(StrEnum):
    """How much a finding matters: errors make `validate` fail, warnings and notes do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def say(self, lang: str) -> str:
        """Return the word for it in `lang`."""
        return _SEVERITIES_VI[self] if ours(lang) == "vi" else self.value


_SEVERITIES_VI = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "ghi nhận"}


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence in both languages, with `{name}` places that facts fill.

    A figure is written with a decimal comma in Vietnamese, a period in the words of the language;
    `{name:yaml}` writes either as data files do.
    The place `{suggestion}` is filled from the fact `near`: the known word that was probably meant, or
    nothing.
    """

    vi: str
    en: str

    def say(self, lang: str) -> str:
        """Return the sentence in `lang` with its places as they stand."""
        return worded(self.vi, self.en, lang)

    def fill(self, lang: str, facts: Mapping[str, "Fact"]) -> str:
        """Return the sentence in `lang` with `facts` filled in; one that is words of ours is said in `lang`.

        A fact with one name in each language, such as `agency_vi`, fills the place `agency`.
        """
        own = ours(lang)
        near = facts.get("near")
        question = "có phải là" if own == "vi" else "did you mean"
        suggestion = f"; {question} `{near}`?" if near else ""
        words = {name: _told(fact, lang) for name, fact in facts.items()}
        words |= {name.removesuffix(f"_{own}"): word for name, word in words.items()}
        return self.say(lang).format_map({"suggestion": suggestion, **words})


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
class Rule:
    """One thing that can be wrong: what it is called, how bad it is, what to say and how to mend it."""

    code: str
    name: str
    severity: Severity
    message: Words
    hint: Words


def error(code: str, name: str, message: Words, hint: Words) -> Rule:
    """Return a rule that makes `validate` fail."""
    return Rule(code, name, Severity.ERROR, message, hint)


def warning(code: str, name: str, message: Words, hint: Words) -> Rule:
    """Return a rule that is told but does not make `validate` fail."""
    return Rule(code, name, Severity.WARNING, message, hint)


def note(code: str, name: str, message: Words, hint: Words) -> Rule:
    """Return a rule for something known and explained in the data itself."""
    return Rule(code, name, Severity.NOTE, message, hint)


def rules_of(module: ModuleType) -> tuple[Rule, ...]:
    """Return the rules that stand in `module`, in order; where it has `RULE_DOCS`, those that it explains."""
    found = (value for value in vars(module).values() if isinstance(value, Rule))
    docs: str | None = getattr(module, "RULE_DOCS", None)
    return tuple(rule for rule in found if docs is None or f"- code: {rule.code}\n" in docs)
