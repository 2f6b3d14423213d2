"""From a folder of data files to models with marks."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ctscore.book import Filed
from ctscore.findings import Finding
from ctscore.findings.file_rules import NO_DATA
from ctscore.load.adapt import adapt
from ctscore.model import DataFile
from ctscore.source import Marks, read_text, read_tree

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a set of files holds; `unread` names those that could not become a model."""

    files: tuple[Filed[DataFile], ...]
    marks: dict[str, Marks]
    findings: tuple[Finding, ...]
    unread: frozenset[str]


def normal(path: Path) -> Path:
    """Return the absolute form of `path` without `.` and `..`; links are not followed."""
    return Path(os.path.normpath(path.absolute()))


def shown(path: Path) -> str:
    """Return how messages call `path`: relative to the current folder where it lies below it.

    Links keep the name under which they were found.
    """
    try:
        return normal(path).relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def data_files(folder: Path) -> tuple[Path, ...]:
    """Return the data files below `folder` in a fixed order; hidden files and folders are passed over."""
    found = (path for path in folder.rglob("*") if path.suffix in SUFFIXES)
    visible = (p for p in found if not any(part.startswith(".") for part in p.relative_to(folder).parts))
    return tuple(sorted(visible))


def load_folder(folder: Path) -> Loaded:
    """Return everything in the data folder `folder`."""
    paths = data_files(folder)
    if not paths:
        name = shown(folder)
        return Loaded((), {}, (Finding(NO_DATA, name),), frozenset({name}))
    return load_files(paths)


def load_files(paths: Iterable[Path]) -> Loaded:
    """Return everything in the data files at `paths`."""
    files: list[Filed[DataFile]] = []
    marks: dict[str, Marks] = {}
    findings: list[Finding] = []
    unread: set[str] = set()
    for path in paths:
        name = shown(path)
        value, marks[name], problems = _load_file(path, name)
        findings.extend(problems)
        if value is None:
            unread.add(name)
        else:
            files.append(Filed(name, value))
    return Loaded(tuple(files), marks, tuple(findings), frozenset(unread))


def _load_file(path: Path, name: str) -> tuple[DataFile | None, Marks, Sequence[Finding]]:
    text, problems = read_text(path, name)
    if text is None:
        return None, Marks(), problems
    tree = read_tree(text, name)
    if tree.value is None:
        return None, tree.marks, tree.findings
    model, misfits = adapt(tree.value, name)
    return model, tree.marks, (*tree.findings, *misfits)
