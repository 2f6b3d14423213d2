"""What the checks would find in a data file beside the rest of the data, before it is written."""

from pathlib import Path

from ctscore.book import Book, Filed, claim_of, located
from ctscore.checks import all_findings
from ctscore.findings import Finding
from ctscore.load import shown
from ctscore.load.adapt import adapt
from ctscore.model import DataFile, Panel
from ctscore.source import read_tree


def findings_of(book: Book, text: str, output: Path | None, name: str) -> tuple[Finding, ...]:
    """Return the findings that a file with `text` would bring as `output`, or as `name` without a place.

    A file that is to be replaced does not count, nor, without a place, one that claims to be the same.
    """
    file = shown(output) if output else f"{name}.yaml"
    tree = read_tree(text, file)
    model, misfits = (None, ()) if tree.value is None else adapt(tree.value, file)
    findings = located((*tree.findings, *misfits), {file: tree.marks})
    if model is None:
        return findings
    claimed = _claim(model) if output is None else None
    kept = [
        filed
        for filed in book.files
        if filed.file != file and (claimed is None or _claim(filed.value) != claimed)
    ]
    together = book.with_files((*kept, Filed(file, model)), {file: tree.marks})
    before = {(f.file, f.rule, f.message("en")) for f in all_findings(book)}
    after = all_findings(together)
    return (
        *findings,
        *(f for f in after if f.file == file or (f.file, f.rule, f.message("en")) not in before),
    )


def _claim(value: DataFile) -> tuple[str, ...] | None:
    """Return what a file claims to be; a panel does too, as what is brought in replaces the one on file."""
    return ("panel", value.index, str(value.year)) if isinstance(value, Panel) else claim_of(value)
