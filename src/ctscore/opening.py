"""Opening a data folder for a question: read and checked now, or remembered from the last time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ctscore.book import Book, located, make_book
from ctscore.cache import Entry, cache_folder, fetch, keep, key_of
from ctscore.findings import DataProblems, Severity
from ctscore.load.folder import Loaded, contents_of, load_contents, load_folder
from ctscore.load.where import find_data
from ctscore.source import Marks, text_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A book whose points can be added up, and how many errors the checks find in it."""

    book: Book
    errors: int


def open_checked(data: Path | None) -> Opened:
    """Return the book of the data folder `data`, or of the one that commands use, and its errors.

    Raises `DataProblems` and `Refusal` as `sound_book` and `find_data` do. The bytes that are read are those
    that the answer is from, be they remembered or not.
    """
    folder, place = find_data(data), cache_folder()
    contents = contents_of(folder) if place is not None else None
    if place is None or not contents:
        return _checked(load_folder(folder))
    key = key_of(contents)
    entry = fetch(place, key)
    if entry is not None:
        return Opened(Book(entry.files, _LateMarks(contents)), entry.errors)
    opened = _checked(load_contents(contents))
    keep(place, key, Entry(opened.book.files, opened.errors))
    return opened


def sound_book(loaded: Loaded) -> Book:
    """Return the book of `loaded`.

    Raises `DataProblems` with every finding where a file could not be read, or its points not be added up.
    """
    from ctscore.checks import structure_findings  # noqa: PLC0415 (not needed for what is remembered)

    if loaded.unread:
        raise DataProblems(located(loaded.findings, loaded.marks))
    book = make_book(loaded.files, loaded.marks)
    broken = structure_findings(book)
    if broken:
        raise DataProblems(broken)
    return book


def _checked(loaded: Loaded) -> Opened:
    from ctscore.checks import all_findings  # noqa: PLC0415

    book = sound_book(loaded)
    return Opened(book, sum(finding.severity is Severity.ERROR for finding in all_findings(book)))


class _LateMarks(Mapping[str, Marks]):
    """Where things stand in files that were not parsed this time: worked out for a file when asked."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents
        self._known: dict[str, Marks] = {}

    def __getitem__(self, file: str) -> Marks:
        if file not in self._known:
            from ctscore.source import read_tree  # noqa: PLC0415

            text, _ = text_of(self._contents[file], file)
            self._known[file] = read_tree(text or "", file).marks
        return self._known[file]

    def __iter__(self) -> Iterator[str]:
        return iter(self._contents)

    def __len__(self) -> int:
        return len(self._contents)
