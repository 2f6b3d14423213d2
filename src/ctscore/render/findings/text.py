"""Findings for people, for programs, and for GitHub's annotations."""

from collections.abc import Callable

from ctscore.findings import Position, Report, Severity
from ctscore.render.exact import json_text
from ctscore.words import printable

Renderer = Callable[[Report, str], str]

_SEVERITY = {
    Severity.ERROR: ("lỗi", "error"),
    Severity.WARNING: ("cảnh báo", "warning"),
    Severity.NOTE: ("ghi nhận", "note"),
}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def text(report: Report, lang: str) -> str:
    """Return findings as `file:line:column: severity code: message` lines with a hint, and a summary."""
    lines = []
    for finding in report.findings:
        place = finding.position or Position(1, 1)
        vi, en = _SEVERITY[finding.severity]
        where = f"{printable(finding.file)}:{place.line}:{place.column}"
        lines.append(
            f"{where}: {vi if lang == 'vi' else en} {finding.rule.code} {printable(finding.message(lang))}"
        )
        lines.append(f"    {printable(finding.hint(lang))}")
    return "\n".join([*lines, summary(report, lang)]) + "\n"


def summary(report: Report, lang: str) -> str:
    """Return how many files were checked, where, and how many findings of each severity there are."""
    counts = report.counts
    errors, warnings, notes = (counts[s] for s in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
    places = ", ".join(printable(place) for place in report.places)
    if lang == "vi":
        where = f" trong {places}" if places else ""
        return (
            f"{report.files} tệp{where}: {errors} lỗi, {warnings} cảnh báo, {notes} sai sót đã biết của nguồn"
        )
    where = f" in {places}" if places else ""
    known = _many(notes, "known erratum", "known errata")
    counted = ", ".join((_many(errors, "error"), _many(warnings, "warning"), known))
    return f"{_many(report.files, 'file')}{where}: {counted}"


def _many(count: int, one: str, more: str | None = None) -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"


def json(report: Report, lang: str) -> str:
    """Return findings as JSON, as docs/json.md describes it."""
    counts = report.counts
    rows = [
        {
            "code": finding.rule.code,
            "name": finding.rule.name,
            "severity": finding.severity.value,
            "file": finding.file,
            "line": (finding.position or Position(1, 1)).line,
            "column": (finding.position or Position(1, 1)).column,
            "message": finding.message(lang),
            "hint": finding.hint(lang),
        }
        for finding in report.findings
    ]
    by_severity = {f"{severity.value}s": counts[severity] for severity in Severity}
    return (
        json_text({"schema": "ctscore/validate/1", "files": report.files, **by_severity, "findings": rows})
        + "\n"
    )


def github(report: Report, lang: str) -> str:
    """Return findings as GitHub workflow commands, which the web page shows beside the line."""
    lines = []
    for finding in report.findings:
        place = finding.position or Position(1, 1)
        facts = {
            "file": finding.file,
            "line": str(place.line),
            "col": str(place.column),
            "title": f"{finding.rule.code} {finding.rule.name}",
        }
        properties = ",".join(f"{key}={_property(printable(value))}" for key, value in facts.items())
        message = _data(f"{printable(finding.message(lang))}\n{printable(finding.hint(lang))}")
        lines.append(f"::{_GITHUB[finding.severity]} {properties}::{message}")
    return "\n".join([*lines, summary(report, lang)]) + "\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


FINDING_FORMATS: dict[str, Renderer] = {"text": text, "json": json, "github": github}
