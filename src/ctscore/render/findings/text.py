"""Findings for people: `file:line:column: severity code: message`, a hint below, a summary at the end."""

from ctscore.document import Document
from ctscore.findings import Report, Severity
from ctscore.render import plain
from ctscore.render.canvas import Canvas
from ctscore.words import printable


def render(report: Report, lang: str, changes: Document | None = None) -> str:
    """Return two lines for each finding, the summary, and what changed in the numbers."""
    lines = []
    for finding in report.findings:
        place = finding.place
        where = f"{printable(finding.file)}:{place.line}:{place.column}"
        lines.append(
            f"{where}: {finding.severity.say(lang)} {finding.rule.code} {printable(finding.message(lang))}"
        )
        lines.append(f"    {printable(finding.hint(lang))}")
    told = f"\n{plain.render(changes, Canvas())}" if changes else ""
    return "\n".join([*lines, summary(report, lang)]) + "\n" + told


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
