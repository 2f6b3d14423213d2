"""What the checks would find in a data file beside the rest of the data, before it is written."""

from pathlib import Path

from ctscore.book import Book, claim_of, located
from ctscore.checks import new_findings
from ctscore.findings import Finding
from ctscore.load import load_contents, shown
from ctscore.model import DataFile, Panel


def findings_of(book: Book, text: str, output: Path | None, name: str) -> tuple[Finding, ...]:
    """Return the findings that a file with `text` would bring as `output`, or as `name` without a place.

    A file that is to be replaced does not count, nor, without a place, one that claims to be the same.
    """
    file = shown(output) if output else f"{name}.yaml"
    own = load_contents({file: text.encode()})
    if own.unread:
        return located(own.problems, own.marks)
    after = book.joined(own, _claim if output is None else None)
    return new_findings(book, after, lambda one: (one.file, one.rule, one.message("en")), anew=file)


def _claim(value: DataFile) -> tuple[str, ...] | None:
    """Return what a file claims to be; a panel does too, as what is brought in replaces the one on file."""
    return ("panel", value.index, str(value.year)) if isinstance(value, Panel) else claim_of(value)
