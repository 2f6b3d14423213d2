"""What can be wrong, as values: rules with words in both languages, findings, and two refusals.

Knows no file format, no screen and no criterion; everything above may use it. The rules of a check stand in
its module, those of seals in `seals`; here are tables of those that several packages raise, or packages that
stand below the checks. `rule_docs` has all of them together.
"""

from ctscore.findings.finding import DataProblems, Finding, Position, Refusal, Report, Route, fault
from ctscore.findings.rule import Rule, Severity
from ctscore.phrases import Fact

__all__ = [
    "DataProblems",
    "Fact",
    "Finding",
    "Position",
    "Refusal",
    "Report",
    "Route",
    "Rule",
    "Severity",
    "fault",
]
