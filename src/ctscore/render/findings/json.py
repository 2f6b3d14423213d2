"""Findings as JSON, as docs/json.md describes it."""

from ctscore.document import Document
from ctscore.findings import Report, Severity
from ctscore.render.exact import json_text
from ctscore.render.json import plain_values


def render(report: Report, lang: str, changes: Document | None = None) -> str:
    """Return the counts, every finding, and what changed in the numbers."""
    counts = report.counts
    rows = [
        {
            "code": finding.rule.code,
            "name": finding.rule.name,
            "severity": finding.severity.value,
            "file": finding.file,
            "line": finding.place.line,
            "column": finding.place.column,
            "message": finding.message(lang),
            "hint": finding.hint(lang),
        }
        for finding in report.findings
    ]
    by_severity = {f"{severity.value}s": counts[severity] for severity in Severity}
    whole = {"schema": "ctscore/validate/1", "files": report.files, **by_severity, "findings": rows}
    return json_text({**whole, "changes": plain_values(changes, lang)} if changes else whole) + "\n"
