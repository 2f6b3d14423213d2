"""Findings as a JUnit report, which most CI servers show as tests: an error is a failed one."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ctscore.document import Document
from ctscore.findings import Finding, Report
from ctscore.render.findings.text import summary
from ctscore.words import printable


def render(report: Report, lang: str, changes: Document | None = None) -> str:
    """Return one suite: a case for each finding, and one that tells what was checked."""
    failures = str(sum(report.fails(finding) for finding in report.findings))
    counts = {"tests": str(len(report.findings) + 1), "failures": failures, "errors": "0", "skipped": "0"}
    suites = Element("testsuites", {"name": "ctscore", **counts})
    suite = SubElement(suites, "testsuite", {"name": "ctscore validate", **counts})
    checked = SubElement(suite, "testcase", {"name": "validate", "classname": "ctscore"})
    SubElement(checked, "system-out").text = summary(report, lang)
    for finding in report.findings:
        _case(suite, finding, lang, failed=report.fails(finding))
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _case(suite: Element, finding: Finding, lang: str, *, failed: bool) -> None:
    place = f"{printable(finding.file)}:{finding.place.line}:{finding.place.column}"
    facts = {"name": f"{finding.rule.code} {place}", "classname": printable(finding.file)}
    case = SubElement(
        suite, "testcase", {**facts, "file": printable(finding.file), "line": str(finding.place.line)}
    )
    message, hint = printable(finding.message(lang)), printable(finding.hint(lang))
    words = f"{place}: {finding.rule.code} {message}\n{hint}"
    if failed:
        SubElement(case, "failure", {"type": finding.rule.name, "message": message}).text = words
    else:
        SubElement(case, "system-out").text = words
