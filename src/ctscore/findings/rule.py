"""A rule: the stable identity and the words of one thing that can be wrong."""

from enum import StrEnum
from types import ModuleType

from ctscore.languages import ours
from ctscore.phrases import Words
from ctscore.records import dataclass


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
