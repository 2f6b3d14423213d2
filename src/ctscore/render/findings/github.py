"""Findings as GitHub workflow commands, which its web page shows beside the line; and as a step summary.

GitHub shows ten annotations of a kind for each step, so the summary table holds all.
"""

from ctscore.document import Document
from ctscore.findings import Report, Severity
from ctscore.render import markdown, plain
from ctscore.render.canvas import Canvas
from ctscore.render.findings.text import summary
from ctscore.words import printable

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST_ROWS = 1_000  # a step summary holds one mebibyte


def render(report: Report, lang: str, changes: Document | None = None) -> str:
    """Return a command for each finding, the summary, and what changed in the numbers."""
    lines = []
    for finding in report.findings:
        place = finding.place
        facts = {
            "file": finding.file,
            "line": str(place.line),
            "col": str(place.column),
            "title": f"{finding.rule.code} {finding.rule.name}",
        }
        properties = ",".join(f"{key}={_property(printable(value))}" for key, value in facts.items())
        message = _data(f"{printable(finding.message(lang))}\n{printable(finding.hint(lang))}")
        lines.append(f"::{_LEVEL[finding.severity]} {properties}::{message}")
    told = f"\n{plain.render(changes, Canvas(), lang)}" if changes else ""
    return "\n".join([*lines, summary(report, lang)]) + "\n" + told


def step_summary(report: Report, lang: str, changes: Document | None = None) -> str:
    """Return a markdown table of all findings, and of what changed, for the page of the workflow run."""
    heads = ("Mức", "Mã", "Nơi", "Vấn đề") if lang == "vi" else ("Severity", "Code", "Place", "Problem")
    lines = ["### ctscore validate", "", summary(report, lang), ""]
    if report.findings:
        lines += [f"| {' | '.join(heads)} |", "| --- | --- | --- | --- |"]
    for finding in report.findings[:_MOST_ROWS]:
        place = f"{finding.file}:{finding.place.line}:{finding.place.column}"
        cells = (finding.severity.value, finding.rule.code, place, finding.message(lang))
        lines.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
    if len(report.findings) > _MOST_ROWS:
        lines.append(f"\n… +{len(report.findings) - _MOST_ROWS}")
    told = f"\n{markdown.render(changes, Canvas(), lang)}" if changes else ""
    return "\n".join(lines) + "\n" + told


def _cell(text: str) -> str:
    plain = printable(text).replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"\\{letter}" if letter in "\\`*_[]|~#@" else letter for letter in plain)


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
