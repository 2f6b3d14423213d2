"""The two reasons why a command cannot answer at all."""

from collections.abc import Sequence

from ctscore.findings.finding import Finding
from ctscore.findings.rule import Rule


class Refusal(Exception):
    """The question cannot be answered as asked: a year nobody has, an unknown agency, a file not writable."""

    def __init__(self, rule: Rule, **facts: str) -> None:
        super().__init__(f"{rule.code}: {rule.message.fill('en', facts)}")
        self.rule = rule
        self.facts = facts

    def text(self, lang: str) -> str:
        """Return what is wrong and how to mend it, in `lang`, as two lines."""
        return f"{self.rule.message.fill(lang, self.facts)}\n{self.rule.hint.fill(lang, self.facts)}".strip()


class DataProblems(Exception):
    """The data cannot be read, or is broken where an answer would need it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("; ".join(f"{f.file}: {f.rule.code} {f.message('en')}" for f in findings))
        self.findings = tuple(findings)
