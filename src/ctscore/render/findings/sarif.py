"""Findings as SARIF 2.1.0 (Static Analysis Results Interchange Format, OASIS), for code scanning."""

import os
from urllib.parse import quote

from ctscore.document import Document
from ctscore.findings import Finding, Report, Rule, Severity
from ctscore.render.exact import json_text
from ctscore.rule_docs import explanations
from ctscore.version import __version__

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(report: Report, lang: str, changes: Document | None = None) -> str:
    """Return one run with a result for each finding, and the rules that they break."""
    rules = list(dict.fromkeys(finding.rule for finding in report.findings))
    driver = {
        "name": "ctscore",
        "version": __version__,
        "rules": [_rule(rule, lang) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, rules.index(finding.rule), lang) for finding in report.findings],
    }
    return json_text({"version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: Rule, lang: str) -> dict[str, object]:
    one = explanations()[rule.code]
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": one.why.say(lang)},
        "help": {"text": rule.hint.say(lang)},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
    }


def _result(finding: Finding, place_of_rule: int, lang: str) -> dict[str, object]:
    region = {"startLine": finding.place.line, "startColumn": finding.place.column}
    # A name may be of bytes that are no text: an address holds them all the same.
    artifact = {"uri": quote(os.fsencode(finding.file), safe="/")}
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": place_of_rule,
        "level": _LEVEL[finding.severity],
        "message": {"text": f"{finding.message(lang)}\n{finding.hint(lang)}"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }
