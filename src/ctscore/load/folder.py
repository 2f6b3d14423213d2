"""From data files to models with marks: where the data is, which files it has, a folder or one file.

What a file that cannot be read is about is seen in the lines of its text, and only what is sure.
"""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from ctscore.book import About, Book, Filed, Unfinished, located, make_book
from ctscore.findings import DataProblems, Finding, Refusal, Severity
from ctscore.findings.file_rules import IGNORED_FILE, NO_DATA
from ctscore.findings.shape_rules import UNKNOWN_FORMAT
from ctscore.findings.usage_rules import NO_DATA_FOLDER, NOT_A_DATA_FOLDER
from ctscore.languages import OURS
from ctscore.load.adapt import adapt, as_far_as_filled_in, declared_languages
from ctscore.model import KINDS, DataFile, Settings, formats_of, kind_of
from ctscore.periods import read_period
from ctscore.source import MOST_BYTES, Marks, read_text, text_of

_PACKAGE = Path(__file__).resolve().parent.parent


def is_data_folder(folder: Path) -> bool:
    """Return whether `folder` is a data folder: laid out for scorecards or panels, or with files of ours.

    Those are registers, and whatever lies in `plans/` and its like. Anybody may keep other things in a folder
    called `data/`. Of one with another name units and indexes are asked for: a register that was proposed for
    a folder, or a scorecard on its own, may lie anywhere.
    """
    if any((folder / name).is_dir() for name in ("scores", "panels")):
        return True
    inside = (path for name in FOLDERS for path in (folder / name).glob("**/*"))
    registers = {_kind_at(path) for path in folder.glob("*")} & set(_REGISTERS)
    enough = bool(registers) if folder.name == "data" else {"units", "indexes"} <= registers
    return enough or any(_kind_at(path) for path in inside)


def _kind_at(path: Path) -> str | None:
    """Return the kind that the data file at `path` says it is among its first lines."""
    try:
        if not is_data_name(path.name) or not path.is_file():  # a pipe would be waited for
            return None
        with path.open("rb") as file:
            return _kind_said(file.read(_HEAD).decode(errors="replace"))
    except OSError:
        return None


def _kind_said(text: str) -> str | None:
    """Return the kind of data file that `text` says it is, whether there is such a kind or not."""
    found = re.search(_FORMAT, text, re.MULTILINE)
    return found and found[1]


def within(folder: Path) -> Path:
    """Return the data folder that `folder` means: itself, or its `data/` where that is laid out as one."""
    nested = folder / "data"
    return nested if is_data_folder(nested) and not is_data_folder(folder) else folder


def shipped_data() -> Path:
    """Return the data that came with the package; in a source checkout, its own `data/`."""
    inside = _PACKAGE / "shipped"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "data"


def asked_for(named: Path | None) -> Path | None:
    """Return the folder that is asked for: `named`, else by the variable `CTSCORE_DATA`."""
    return named or (Path(os.environ["CTSCORE_DATA"]) if os.environ.get("CTSCORE_DATA") else None)


def only_shipped(named: Path | None) -> bool:
    """Return whether the data that came with the program is used, and nobody asked for it.

    Who is in its folder has: figures of somebody else must not pass for one's own, nor be changed.
    """
    if asked_for(named) is not None or find_data() != shipped_data():
        return False
    return not Path.cwd().is_relative_to(shipped_data().parent)


def find_data(named: Path | None = None) -> Path:
    """Return the data folder to use.

    In this order: the one that is asked for, the nearest `data/` folder of ours in this folder or one above
    it, the data that came with the package. Raises `Refusal` where the one asked for does not exist.
    """
    chosen = asked_for(named)
    if chosen is not None:
        if not chosen.is_dir():
            raise Refusal(NO_DATA_FOLDER, path=str(chosen))
        folder = within(chosen)
        if not is_data_folder(folder):
            raise Refusal(NOT_A_DATA_FOLDER, path=str(chosen))
        return folder
    here = Path.cwd()
    nearby = (folder / "data" for folder in (here, *here.parents))
    return next((folder for folder in nearby if is_data_folder(folder)), shipped_data())


def folder_around(file: Path) -> Path | None:
    """Return the data folder that `file` lies in, or None for a file on its own."""
    return next((folder for folder in file.absolute().parents if is_data_folder(folder)), None)


# Strings, which `re` compiles once they are asked for: most folders have no file that cannot be read.
_LINE = r"""^["']?(format|index|unit|year|period)["']?[ \t]*:(.*)$"""
_COMMENT = r"[ \t]#.*"
_WORD = r"[A-Za-z0-9/@-]+"
_FORMAT = r"""^\ufeff?["']?format["']?[ \t]*:[ \t]*["']?ctscore/([a-z-]+)@"""
_REGISTERS = ("agencies", "documents", "indexes", "settings", "units")
_HEAD = 4096
"""How many bytes of a file tell its format: comments may stand before it."""
_ANSWERS = r"""\banswers["']?[ \t]*:[ \t]*["']?([0-9]{4}[0-9HMQ-]*)"""


def about_text(text: str | None) -> About:
    """Return what the file with `text` is about; what it says in two ways, or not in one word, is not known.

    The periods of a plan are all that stand behind `answers`.
    """
    said: dict[str, set[str]] = {}
    for key, rest in re.findall(_LINE, text or "", re.MULTILINE):
        said.setdefault(key, set()).add(re.sub(_COMMENT, "", rest).strip().strip("\"'"))
    known = {key: word for key, words in said.items() if (word := _only(words))}
    kind = kind_of(known.get("format", ""))
    if text is None or kind is None:
        return About()
    said_of = (known.get("period", ""), known.get("year", ""))
    periods = map(read_period, re.findall(_ANSWERS, text) if kind == "plan" else said_of)
    unit = None if kind == "panel" else known.get("unit")
    return About(kind, known.get("index"), unit, tuple(filter(None, periods)))


def _only(words: set[str]) -> str | None:
    word = next(iter(words))
    return word if len(words) == 1 and re.fullmatch(_WORD, word) else None


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


def load_files(paths: Iterable[Path], beside: Settings | None = None) -> Book:
    """Return everything in the data files at `paths`, of a folder or `beside` one with those settings."""
    return _load([(name, read_text(path, name)) for path in paths for name in (shown(path),)], beside)


def load_contents(contents: Mapping[str, bytes], beside: Settings | None = None) -> Book:
    """Return everything in data files that hold `contents`, by the names that findings call them.

    They are those of a folder, or stand `beside` one with those settings.
    """
    return _load([(name, text_of(raw, name)) for name, raw in contents.items()], beside)


def _load(
    texts: Sequence[tuple[str, tuple[str | None, tuple[Finding, ...]]]], beside: Settings | None
) -> Book:
    languages = beside.spoken if beside else _languages_among(text for _, (text, _) in texts)
    files: list[Filed[DataFile]] = []
    marks: dict[str, Marks] = {}
    findings: list[Finding] = []
    unread: dict[str, About] = {}
    unfinished: dict[str, Unfinished] = {}
    for name, (text, unreadable) in texts:
        value, marks[name], problems = _read(text, unreadable, name, languages)
        findings.extend(problems)
        if isinstance(value, Unfinished):
            unfinished[name] = value
        if value is None or isinstance(value, Unfinished):
            unread[name] = about_text(text)
        else:
            files.append(Filed(name, value))
    return replace(make_book(files, marks, unread), unfinished=unfinished, problems=tuple(findings))


def _languages_among(texts: Iterable[str | None]) -> Sequence[str] | None:
    """Return the languages that settings among `texts` declare; None where nobody can tell which."""
    from ctscore.source import read_tree  # noqa: PLC0415

    settings = (text for text in texts if text and _kind_said(text) == "settings")
    first = next(settings, None)
    return OURS if first is None else declared_languages(read_tree(first, "").value or {})


def _read(
    text: str | None, problems: Sequence[Finding], name: str, languages: Sequence[str] | None
) -> tuple[DataFile | Unfinished | None, Marks, Sequence[Finding]]:
    from ctscore.source import read_tree  # noqa: PLC0415

    if text is None:
        return None, Marks(), problems
    tree = read_tree(text, name)
    if tree.value is None:
        return None, tree.marks, tree.findings
    model, misfits = adapt(tree.value, name, languages)
    found = (*tree.findings, *misfits)
    return model or as_far_as_filled_in(tree.value, found, name, languages), tree.marks, found


T = TypeVar("T", bound=DataFile)


def load_one(path: Path, kind: type[T], beside: Settings) -> tuple[T, Marks]:
    """Return the model of `kind` in the file at `path`, and where its keys and values stand.

    It stands `beside` a folder with those settings.

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
    model, misfits = adapt(tree.value, name, beside.spoken)
    findings = located((*tree.findings, *misfits), {name: tree.marks})
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    if errors or not isinstance(model, kind):
        raise DataProblems(errors)
    return model, tree.marks
