"""One file that a command is given by its path: a map, a scenario."""

from pathlib import Path
from typing import TypeVar

from ctscore.book import located
from ctscore.findings import DataProblems, Finding, Severity
from ctscore.findings.shape_rules import UNKNOWN_FORMAT
from ctscore.load.adapt import adapt
from ctscore.load.folder import shown
from ctscore.model import KINDS, DataFile, formats_of
from ctscore.source import Marks, read_text

T = TypeVar("T", bound=DataFile)


def load_one(path: Path, kind: type[T]) -> tuple[T, Marks]:
    """Return the model of `kind` in the file at `path`, and where its keys and values stand.

    Raises `DataProblems` with everything that is wrong with the file; one of another kind is told as such,
    and not by all the keys that it lacks.
    """
    from ctscore.source import read_tree  # noqa: PLC0415

    name = shown(path)
    text, problems = read_text(path, name)
    if text is None:
        raise DataProblems(problems)
    tree = read_tree(text, name)
    given = tree.value.get("format") if isinstance(tree.value, dict) else None
    expected = next(formats_of(word) for word, model in KINDS.items() if model is kind)
    if isinstance(given, str) and given not in expected:
        facts = {"given": given[:60], "known": ", ".join(expected)}
        other = Finding(UNKNOWN_FORMAT, name, facts, route=("format",))
        raise DataProblems(located((other,), {name: tree.marks}))
    if tree.value is None:
        raise DataProblems(located(tree.findings, {name: tree.marks}))
    model, misfits = adapt(tree.value, name)
    findings = located((*tree.findings, *misfits), {name: tree.marks})
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    if errors or not isinstance(model, kind):
        raise DataProblems(errors)
    return model, tree.marks
