"""Findings for people: `file:line:column: severity code: message`, a hint below, a summary at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ctscore.document import Document
from ctscore.findings import Finding, Report, Severity
from ctscore.languages import either, ours
from ctscore.render import Canvas, plain
from ctscore.words import counted, printable

MOST_EQUAL = 10


def text(report: Report, lang: str, changes: Document | None = None) -> str:
    """Return two lines for each finding, the summary, and what changed in the numbers."""
    lines = _folded(report, lang) if report.all_by else _told(report.findings, lang)
    told = f"\n{plain.render(changes, Canvas(), lang)}" if changes else ""
    return "\n".join([*lines, summary(report, lang)]) + "\n" + told


def _told(findings: Iterable[Finding], lang: str) -> Iterator[str]:
    for finding in findings:
        place = finding.place
        where = f"{printable(finding.file)}:{place.line}:{place.column}"
        yield f"{where}: {finding.severity.say(lang)} {finding.rule.code} {printable(finding.message(lang))}"
        yield f"    {printable(finding.hint(lang))}"


def _folded(report: Report, lang: str) -> Iterator[str]:
    """Yield the lines of the first findings of each rule in the same words, and how many more there are."""
    words = [(finding.rule.code, finding.message(lang)) for finding in report.findings]
    counts, seen = Counter(words), Counter[tuple[str, str]]()
    for finding, said in zip(report.findings, words, strict=True):
        seen[said] += 1
        if seen[said] <= MOST_EQUAL:
            yield from _told([finding], lang)
        elif seen[said] == MOST_EQUAL + 1:
            more = counts[said] - MOST_EQUAL
            vi, en = f"và {more} chỗ {said[0]} nữa", f"and {more} more of {said[0]}"
            yield f"    … {either(vi, en, lang)}: {report.all_by}"


def summary(report: Report, lang: str) -> str:
    """Return how many files were checked, where, and how many findings of each severity there are."""
    counts = report.counts
    errors, warnings, notes = (counts[s] for s in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
    places = ", ".join(printable(place) for place in report.places)
    if ours(lang) == "vi":
        where = f" trong {places}" if places else ""
        return (
            f"{report.files} tệp{where}: {errors} lỗi, {warnings} cảnh báo, {notes} sai sót đã biết của nguồn"
        )
    where = f" in {places}" if places else ""
    known = counted(notes, "known erratum|known errata")
    found = ", ".join((counted(errors, "error"), counted(warnings, "warning"), known))
    return f"{counted(report.files, 'file')}{where}: {found}"
