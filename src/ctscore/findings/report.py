"""All that validating found, with what was looked at."""

from collections import Counter
from dataclasses import dataclass

from ctscore.findings.finding import Finding
from ctscore.findings.rule import Severity


@dataclass(frozen=True, slots=True)
class Report:
    """Findings sorted by file and place; how many files were read, and in which folders."""

    findings: tuple[Finding, ...]
    files: int
    places: tuple[str, ...] = ()

    @property
    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)
