"""Findings as a GitLab code quality report, which a merge request shows beside the change."""

import hashlib
from collections import Counter

from ctscore.document import Document
from ctscore.findings import Report, Severity
from ctscore.render.exact import json_text

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, lang: str, changes: Document | None = None) -> str:
    """Return a list of issues; fingerprints do not depend on lines: a fault that moved is not new."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in report.findings:
        what = f"{finding.file}\n{finding.rule.code}\n{finding.message('en')}"
        seen[what] += 1
        counted = f"{what}\n{seen[what]}".encode(errors="backslashreplace")
        issues.append(
            {
                "description": f"{finding.message(lang)} ({finding.hint(lang)})",
                "check_name": f"{finding.rule.code} {finding.rule.name}",
                "fingerprint": hashlib.sha256(counted).hexdigest(),
                "severity": _SEVERITY[finding.severity],
                "location": {"path": finding.file, "lines": {"begin": finding.place.line}},
            }
        )
    return json_text(issues) + "\n"
