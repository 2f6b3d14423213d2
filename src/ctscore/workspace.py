"""Opening a data folder for a question: read and checked now, or remembered from the last time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ctscore.book import About, Book, Withheld, about_of, located
from ctscore.cache import cache_folder, fetch, keep, key_of
from ctscore.findings import DataProblems, Finding, Severity
from ctscore.findings.shape_rules import TO_COME
from ctscore.load.folder import FOLDERS, contents_of, find_data, load_contents, load_folder
from ctscore.phrases import Words
from ctscore.source import Marks, text_of
from ctscore.words import counted

_REGISTERS = ("agencies", "documents", "indexes", "settings", "units")


def open_checked(data: Path | None) -> Book:
    """Return the book of the data folder `data`, or of the one that commands use, to answer from.

    Raises `DataProblems` and `Refusal` as `usable_book` and `find_data` do. The bytes that are read are those
    that the answer is from, be they remembered or not.
    """
    folder, place = find_data(data), cache_folder()
    contents = contents_of(folder) if place is not None else None
    if place is None or not contents:
        return _checked(load_folder(folder))
    key = key_of(contents)
    known = fetch(place, key)
    if known is not None:
        return replace(known, marks=_LateMarks(contents))
    book = _checked(load_contents(contents))
    keep(place, key, replace(book, marks={}, problems=()))
    return book


def usable_book(loaded: Book) -> Book:
    """Return the book of what can be answered from in `loaded`; drafts and files with errors are withheld.

    Raises `DataProblems` where a file cannot be read that every question needs: a register, or one of which
    nothing tells that it is none; and where the settings do not say which unit is ours.
    """
    from ctscore.checks import structure_findings  # noqa: PLC0415 (not needed for what is remembered)

    read = located(loaded.problems, loaded.marks)
    needed = _needed_by_all(loaded)
    if needed:
        raise DataProblems([finding for finding in read if finding.file in needed])
    broken = structure_findings(loaded)
    about_us = {filed.file for filed in loaded.all_settings}
    if any(finding.file in about_us for finding in broken):
        raise DataProblems([finding for finding in broken if finding.file in about_us])
    doubles = [str(finding.facts["other"]) for finding in broken if "other" in finding.facts]
    unusable = {*(finding.file for finding in broken), *doubles}
    abouts = {filed.file: about_of(filed.value) for filed in loaded.files if filed.file in unusable}
    withheld = (
        *(_withheld(loaded, read, file) for file in loaded.unread),
        *(_broken(broken, file, about) for file, about in abouts.items()),
    )
    return replace(
        loaded,
        files=tuple(filed for filed in loaded.files if filed.file not in unusable),
        unread={one.file: one.about for one in withheld},
        unfinished={},
        problems=(*read, *broken),
        withheld=withheld,
        # Of what nobody can tell what it is, every answer is without.
        left_out={one for one in withheld if one.about.kind is None},
    )


def _needed_by_all(loaded: Book) -> frozenset[str]:
    """Return the files that could not be read and that are, or may be, registers."""
    whole = all((loaded.units, loaded.indexes, loaded.documents, loaded.agencies))

    def needed(file: str) -> bool:
        # Files lie in scores/2022/ or in plans/; elsewhere is where registers are.
        among_others = not {*PurePosixPath(file).parts[-3:-1]}.isdisjoint(FOLDERS)
        kind = loaded.unread[file].kind
        return kind in _REGISTERS or (kind is None and not (whole and among_others))

    return frozenset(filter(needed, loaded.unread))


def _withheld(loaded: Book, read: Sequence[Finding], file: str) -> Withheld:
    """Return a file that could not be read, and why answers are without it."""
    about = loaded.unread[file]
    if file not in loaded.drafts:
        return _broken(read, file, about)
    empty = [finding for finding in read if finding.file == file and finding.rule in TO_COME]
    vi, en = f"{len(empty)} chỗ", counted(len(empty), "value")
    if points := [finding for finding in empty if finding.route[-1] == "achieved"]:
        most = sum(route[-1:] == ("achieved",) for route in loaded.marks[file].values)
        others = dict.fromkeys(f", `{finding.route[-1]}`" for finding in empty if finding not in points)
        vi, en = f"{len(points)}/{most} điểm", f"{len(points)} of {most} figures"
        vi, en = (said + "".join(others) for said in (vi, en))
        empty = points
    at = f"{file}:{empty[0].place.line}"
    why = Words(f"còn trống {vi}, đầu tiên ở {at}", f"still empty: {en}, the first at {at}")
    return Withheld(file, about, draft=True, why=why)


def _broken(findings: Iterable[Finding], file: str, about: About) -> Withheld:
    """Return a file that is withheld for the first of its errors, or as another claims to be the same."""
    found = (one for one in findings if file in (one.file, one.facts.get("other")))
    first = next(one for one in found if one.severity is Severity.ERROR)
    at = f"{first.file}:{first.place.line}: {first.rule.code}"
    why = Words(*(f"{at} {first.message(lang)}" for lang in ("vi", "en")))
    return Withheld(file, about, draft=False, why=why)


def _checked(loaded: Book) -> Book:
    from ctscore.checks import findings_in  # noqa: PLC0415

    errors = sum(finding.severity is Severity.ERROR for finding in findings_in(loaded))
    return replace(usable_book(loaded), errors=errors)


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
