"""What can be wrong, as values: rules with words in both languages, findings, and two refusals.

Knows no file format, no screen and no criterion; everything above may use it.
"""

from ctscore.findings.annex_rules import ANNEX_RULES
from ctscore.findings.effort_rules import EFFORT_RULES
from ctscore.findings.errors import DataProblems, Refusal
from ctscore.findings.file_rules import FILE_RULES
from ctscore.findings.finding import Finding, Position, Route
from ctscore.findings.page_rules import PAGE_RULES
from ctscore.findings.panel_rules import PANEL_RULES
from ctscore.findings.reference_rules import REFERENCE_RULES
from ctscore.findings.report import Report
from ctscore.findings.rule import Fact, Rule, Severity
from ctscore.findings.scenario_rules import SCENARIO_RULES
from ctscore.findings.score_rules import SCORE_RULES
from ctscore.findings.seal_rules import NO_SEALS, SEAL_RULES
from ctscore.findings.shape_rules import SHAPE_RULES
from ctscore.findings.table_rules import TABLE_RULES
from ctscore.findings.usage_rules import USAGE_RULES

DATA_RULES: tuple[Rule, ...] = (
    FILE_RULES
    + SHAPE_RULES
    + SCORE_RULES
    + REFERENCE_RULES
    + PANEL_RULES
    + SCENARIO_RULES
    + EFFORT_RULES
    + SEAL_RULES
)
_ASKED_RULES = (NO_SEALS, *TABLE_RULES, *ANNEX_RULES, *USAGE_RULES, *PAGE_RULES)
RULES: dict[str, Rule] = {rule.code: rule for rule in DATA_RULES + _ASKED_RULES}

__all__ = [
    "DATA_RULES",
    "RULES",
    "DataProblems",
    "Fact",
    "Finding",
    "Position",
    "Refusal",
    "Report",
    "Route",
    "Rule",
    "Severity",
]
