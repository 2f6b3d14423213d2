"""From a folder of data files to models with marks."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ctscore.book import About, Book, Filed, make_book
from ctscore.findings import Finding
from ctscore.findings.file_rules import IGNORED_FILE, NO_DATA
from ctscore.load.adapt import adapt
from ctscore.load.heads import about_text
from ctscore.model import DataFile
from ctscore.source import MOST_BYTES, Marks, read_text, text_of

SUFFIXES = (".yaml", ".yml")
_HIDDEN = (".", "~")
FOLDERS = ("scores", "panels", "plans", "progress", "scenarios", "efforts")


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
    """Return the data files below `folder` in a fixed order; hidden and temporary files are passed over.

    Linked folders are followed. Raises `OSError` where a folder cannot be listed: data that is merely out
    of sight must not look like data that is not there.
    """
    return _data_among(_visible(folder))


def _data_among(paths: list[Path]) -> tuple[Path, ...]:
    return tuple(path for path in paths if path.suffix.lower() in SUFFIXES)


def is_data_name(name: str) -> bool:
    """Return whether a file called `name`, below a data folder, is read: it is no hidden or temporary one."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES and not is_hidden_name(name)


def is_hidden_name(name: str) -> bool:
    """Return whether `name`, below a data folder, is hidden or temporary, or lies in a folder that is."""
    return any(part.startswith(_HIDDEN) for part in PurePosixPath(name).parts)


def _visible(folder: Path) -> list[Path]:
    def refuse(trouble: OSError) -> None:
        raise trouble

    found: list[Path] = []
    seen: set[str] = set()
    for place, folders, files in os.walk(folder, followlinks=True, onerror=refuse):
        real = os.path.realpath(place)
        if real in seen:  # a link that leads back up
            folders.clear()
            continue
        seen.add(real)
        folders[:] = [name for name in folders if not name.startswith(_HIDDEN)]
        found += [Path(place, name) for name in (*files, *folders) if not name.startswith(_HIDDEN)]
    return sorted(found)


def _ignored_among(paths: list[Path], folder: Path) -> list[Path]:
    """Return the files among scorecards and plans that look like data but are not read."""
    return [
        path
        for path in paths
        if path.relative_to(folder).parts[0] in FOLDERS
        and path.suffix.lower() not in (*SUFFIXES, ".md")
        and path.is_file()
    ]


def load_folder(folder: Path) -> Book:
    """Return everything in the data folder `folder`."""
    paths, findings = survey(folder)
    book = load_files(paths)
    nothing = {} if paths else {shown(folder): About()}
    return replace(book, problems=book.problems + findings, unread={**book.unread, **nothing})


def survey(folder: Path) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Return the data files below `folder` as `data_files` does, and what is to be told of the others."""
    visible = _visible(folder)
    paths = _data_among(visible)
    if not paths:
        return (), (Finding(NO_DATA, shown(folder)),)
    return paths, tuple(Finding(IGNORED_FILE, shown(path)) for path in _ignored_among(visible, folder))


def contents_of(folder: Path) -> dict[str, bytes] | None:
    """Return the bytes of each data file below `folder` by the name that findings call it.

    None where a file cannot be read, or is none that is read: then there is something to be told of it.
    """
    contents: dict[str, bytes] = {}
    for path in data_files(folder):
        try:
            if not path.is_file() or path.stat().st_size > MOST_BYTES:
                return None
            contents[shown(path)] = path.read_bytes()
        except OSError:
            return None
    return contents


def load_files(paths: Iterable[Path]) -> Book:
    """Return everything in the data files at `paths`."""
    return _load((name, read_text(path, name)) for path in paths for name in (shown(path),))


def load_contents(contents: Mapping[str, bytes]) -> Book:
    """Return everything in data files that hold `contents`, by the names that findings call them."""
    return _load((name, text_of(raw, name)) for name, raw in contents.items())


def _load(texts: Iterable[tuple[str, tuple[str | None, tuple[Finding, ...]]]]) -> Book:
    files: list[Filed[DataFile]] = []
    marks: dict[str, Marks] = {}
    findings: list[Finding] = []
    unread: dict[str, About] = {}
    for name, (text, unreadable) in texts:
        value, marks[name], problems = _read(text, unreadable, name)
        findings.extend(problems)
        if value is None:
            unread[name] = about_text(text)
        else:
            files.append(Filed(name, value))
    return replace(make_book(files, marks, unread), problems=tuple(findings))


def _read(
    text: str | None, problems: Sequence[Finding], name: str
) -> tuple[DataFile | None, Marks, Sequence[Finding]]:
    from ctscore.source import read_tree  # noqa: PLC0415

    if text is None:
        return None, Marks(), problems
    tree = read_tree(text, name)
    if tree.value is None:
        return None, tree.marks, tree.findings
    model, misfits = adapt(tree.value, name)
    return model, tree.marks, (*tree.findings, *misfits)
