"""Findings for programs: a function a format, by its name.

JSON, as docs/json.md describes it. For servers that look at each change: the commands of GitHub, which its
web page shows beside the line, and the summary of a step, which holds all where GitHub shows ten of a
kind; the code quality report of GitLab; SARIF 2.1.0 (Static Analysis Results Interchange Format, OASIS);
JUnit, which most servers show as tests; the format of reviewdog, whose columns count bytes of UTF-8.
"""

import hashlib
import os
from collections import Counter
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ctscore.document import Document
from ctscore.findings import Finding, Report, Rule, Severity
from ctscore.languages import either
from ctscore.render import Canvas, markdown, plain
from ctscore.render.findings.text import summary
from ctscore.render.json import json_text, plain_values
from ctscore.rule_docs import explanations
from ctscore.version import __version__
from ctscore.words import printable


def json(report: Report, lang: str, changes: Document | None = None) -> str:
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


_GITHUB_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST_ROWS = 1_000  # a step summary holds one mebibyte


def github(report: Report, lang: str, changes: Document | None = None) -> str:
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
        lines.append(f"::{_GITHUB_LEVEL[finding.severity]} {properties}::{message}")
    told = f"\n{plain.render(changes, Canvas(), lang)}" if changes else ""
    return "\n".join([*lines, summary(report, lang)]) + "\n" + told


def step_summary(report: Report, lang: str, changes: Document | None = None) -> str:
    """Return a markdown table of all findings, and of what changed, for the page of the workflow run."""
    heads = either(("Mức", "Mã", "Nơi", "Vấn đề"), ("Severity", "Code", "Place", "Problem"), lang)
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


_GITLAB_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def gitlab(report: Report, lang: str, changes: Document | None = None) -> str:
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
                "severity": _GITLAB_SEVERITY[finding.severity],
                "location": {"path": finding.file, "lines": {"begin": finding.place.line}},
            }
        )
    return json_text(issues) + "\n"


_SARIF_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif(report: Report, lang: str, changes: Document | None = None) -> str:
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
        "defaultConfiguration": {"level": _SARIF_LEVEL[rule.severity]},
    }


def _result(finding: Finding, place_of_rule: int, lang: str) -> dict[str, object]:
    region = {"startLine": finding.place.line, "startColumn": finding.place.column}
    # A name may be of bytes that are no text: an address holds them all the same.
    artifact = {"uri": quote(os.fsencode(finding.file), safe="/")}
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": place_of_rule,
        "level": _SARIF_LEVEL[finding.severity],
        "message": {"text": f"{finding.message(lang)}\n{finding.hint(lang)}"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }


def junit(report: Report, lang: str, changes: Document | None = None) -> str:
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


_RDJSON_SEVERITY = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def rdjson(report: Report, lang: str, changes: Document | None = None) -> str:
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
                "severity": _RDJSON_SEVERITY[finding.severity],
                "code": {"value": finding.rule.code},
            }
        )
    return json_text({"source": {"name": "ctscore"}, "diagnostics": diagnostics}) + "\n"
