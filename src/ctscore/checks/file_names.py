"""Names of files: what a file is called after is what its readers take it for."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ctscore.book import Book, Filed
from ctscore.findings import Finding
from ctscore.findings.score_rules import WRONG_FILE_NAME
from ctscore.model import Panel, Scorecard
from ctscore.words import slug

_Results = Filed[Scorecard] | Filed[Panel]
_YEAR = re.compile(r"(199|20[0-9]|210)[0-9]")


def called_after(book: Book) -> Iterator[Finding]:
    """A file is called after an index, unit, year or plan that is another than its own.

    People name files as they like: only a name, or folder within the data, that begins with the very id of
    another index is held against the file, one that is another unit or plan, or one that is its own index or
    unit beside a single other year.
    """
    registers = {str(PurePosixPath(filed.file).parent) for filed in (*book.all_indexes, *book.all_units)}
    files: tuple[_Results, ...] = (*book.all_scorecards, *book.all_panels)
    for filed in files:
        path = PurePosixPath(filed.file)
        name = slug(path.stem)
        folder = "" if str(path.parent) in registers else slug(path.parent.name)
        other = _other_index(book, filed.value.index, name) or _other_index(book, filed.value.index, folder)
        if other is not None:
            yield _misnamed(filed.file, other, "index", filed.value.index)
        unit = filed.value.unit if isinstance(filed.value, Scorecard) else ""
        if unit and name in book.units.keys() - {unit}:
            yield _misnamed(filed.file, name, "unit", unit)
        year = _without(_without(name, slug(filed.value.index)), unit)
        if _YEAR.fullmatch(year) and year != str(filed.value.year):
            yield _misnamed(filed.file, year, "year", str(filed.value.year))
    ids = {slug(id_): id_ for id_ in book.documents}
    for plan in book.plans:
        document = ids.get(slug(PurePosixPath(plan.file).stem), plan.value.document)
        if document != plan.value.document:
            yield _misnamed(plan.file, document, "document", plan.value.document)


def _other_index(book: Book, own: str, name: str) -> str | None:
    """Return the index that `name` begins with, where `name` does not speak of `own` too."""
    if own not in book.indexes or f"-{slug(own)}-" in f"-{name}-":
        return None
    named = (id_ for id_ in book.indexes if f"{name}-".startswith(f"{slug(id_)}-"))
    return max(named, key=len, default=None)


def _without(name: str, part: str) -> str:
    return f"-{name}-".replace(f"-{part}-", "-", 1).strip("-") if part else name


def _misnamed(file: str, name: str, key: str, given: str) -> Finding:
    return Finding(WRONG_FILE_NAME, file, {"name": name, "key": key, "given": given}, route=(key,))
