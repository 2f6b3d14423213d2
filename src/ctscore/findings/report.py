"""All that validating found, with what was looked at."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from ctscore.findings.file_rules import FILE_RULES
from ctscore.findings.finding import Finding
from ctscore.findings.rule import Rule, Severity
from ctscore.findings.shape_rules import SHAPE_RULES
from ctscore.records import dataclass

_UNREADABLE = frozenset(rule for rule in FILE_RULES + SHAPE_RULES if rule.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Report:
    """Findings sorted by file and place; how many files were read, and in which folders.

    `unsealed` are those of the folders that have no seals.
    Where it is `strict` warnings fail too. `all_by` is what shows everything, where people are shown only the
    first of many equal findings; empty where nothing is to be folded.
    """

    findings: tuple[Finding, ...]
    files: int
    places: tuple[str, ...] = ()
    unsealed: tuple[str, ...] = ()
    strict: bool = False
    all_by: str = ""

    @property
    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)

    def fails(self, finding: Finding) -> bool:
        """Return whether `finding` is one that must not be."""
        failing = (Severity.ERROR, Severity.WARNING) if self.strict else (Severity.ERROR,)
        return finding.severity in failing

    @property
    def failed(self) -> bool:
        """Whether anything must not be as it is."""
        return any(self.fails(finding) for finding in self.findings)

    def only(self, rules: Collection[Rule]) -> "Report":
        """Return the report with findings of `rules`, and those without which a file was not looked at.

        What a file that cannot be read holds is not known to be right, so that is always told.
        """
        kept = (finding for finding in self.findings if finding.rule in rules or finding.rule in _UNREADABLE)
        return replace(self, findings=tuple(kept))
