"""Findings in the diagnostic format of reviewdog, whose columns count bytes of UTF-8."""

from ctscore.document import Document
from ctscore.findings import Report, Severity
from ctscore.render.exact import json_text

_SEVERITY = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(report: Report, lang: str, changes: Document | None = None) -> str:
    """Return the diagnostics; where the bytes of a line are not known the column is left out."""
    diagnostics = []
    for finding in report.findings:
        start = {"line": finding.place.line}
        if finding.place.byte is not None:
            start["column"] = finding.place.byte
        diagnostics.append(
            {
                "message": f"{finding.message(lang)}\n{finding.hint(lang)}",
                "location": {"path": finding.file, "range": {"start": start}},
                "severity": _SEVERITY[finding.severity],
                "code": {"value": finding.rule.code},
            }
        )
    return json_text({"source": {"name": "ctscore"}, "diagnostics": diagnostics}) + "\n"
