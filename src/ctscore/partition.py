"""Checking a folder share by share: one after another in little memory, or side by side in little time.

All scorecards of a unit go into one share: no check holds those of one unit against another's. The rest of
the folder belongs to every share. What a file is about is seen from the head of its text, and held against
what it turns out to be. What comes out is what the checks find in the whole folder. Where that cannot be
known beforehand (`NotDivisible`), the folder is looked at in one piece.
"""

import os
import re
import signal
import stat
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ctscore.book import Book, Filed, PanelKey, located
from ctscore.checks import Verdict, findings_in, judge, settled
from ctscore.checks.crosswalks import Names, merged, names_of_years
from ctscore.findings import Finding
from ctscore.load.adapt import adapter
from ctscore.load.folder import load_files
from ctscore.model import DataFile, Effort, Plan, Scenario, Scorecard
from ctscore.records import dataclass

ENOUGH = 28  # scorecards: a share of so many is read in a sixth of a second
_HEAD = 4096  # bytes
_SCORECARD = re.compile(rb"^(?:\xef\xbb\xbf)?format:[ \t]+[\"']?ctscore/scorecard@[12]\b", re.MULTILINE)
_UNIT = re.compile(rb"^unit:[ \t]+[\"']?([A-Za-z0-9-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FolderShare:
    """The scorecards of some units."""

    units: frozenset[str]
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """A folder in shares, and what belongs to all of them; without shares all of it stands in `common`."""

    common: tuple[Path, ...]
    shares: tuple[FolderShare, ...] = ()


def divide(paths: Iterable[Path], enough: int = ENOUGH) -> Division:
    """Return `paths` cut into shares of at least `enough` scorecards each, but for the last.

    Where that gives a single share, or a scorecard does not say at once whose it is, nothing is divided.
    """
    files = tuple(paths)
    common: list[Path] = []
    by_unit: dict[str, list[Path]] = {}
    for path in files:
        head = _head(path)
        if not _SCORECARD.search(head):
            common.append(path)
            continue
        unit = _UNIT.search(head)
        if unit is None:
            return Division(files)
        by_unit.setdefault(unit[1].decode(), []).append(path)
    shares = _shares(by_unit, enough)
    return Division(tuple(common), shares) if len(shares) > 1 else Division(files)


def _shares(by_unit: dict[str, list[Path]], enough: int) -> tuple[FolderShare, ...]:
    shares: list[FolderShare] = []
    units: list[str] = []
    paths: list[Path] = []
    for unit, own in by_unit.items():
        units.append(unit)
        paths += own
        if len(paths) >= enough:
            shares.append(_share(units, paths))
            units, paths = [], []
    return (*shares, _share(units, paths)) if paths else tuple(shares)


def _share(units: Sequence[str], paths: Sequence[Path]) -> FolderShare:
    return FolderShare(frozenset(units), tuple(paths))


def _head(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return b""  # a pipe would keep us waiting
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:  # told when the file is read
        return b""
    try:
        return os.read(descriptor, _HEAD)
    except OSError:
        return b""
    finally:
        os.close(descriptor)


_MOST_PROCESSES = 61  # that Windows waits for


def check_files(paths: Sequence[Path], jobs: int, enough: int = ENOUGH) -> tuple[tuple[Finding, ...], int]:
    """Return all findings in the data files at `paths`, and how many files those are, in `jobs` processes."""
    division = divide(paths, enough)
    if division.shares:
        try:
            return _in_shares(division, jobs), len(paths)
        except NotDivisible:
            pass
    return findings_in(load_files(paths)), len(paths)


class NotDivisible(Exception):
    """The folder has to be looked at in one piece."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one share came to: findings about its own files, names by index and year, what was not read."""

    reading: tuple[Finding, ...]
    verdict: Verdict
    names: Mapping[PanelKey, Names]
    unread: frozenset[str]


def _in_shares(division: Division, jobs: int) -> tuple[Finding, ...]:
    common = load_files(division.common)
    if any(isinstance(filed.value, Scorecard) for filed in common.files):
        raise NotDivisible
    if any(about.kind == "settings" for about in common.unread.values()):
        raise NotDivisible  # nobody knows in which languages the names of the shares are
    seen = _looks(common, division.shares, min(jobs, len(division.shares), _MOST_PROCESSES))
    unread = frozenset(common.unread).union(*(one.unread for one in seen))
    # Without a register nothing in it is known; it may be the one that could not be read, or there is none.
    if unread and not all((common.units, common.indexes, common.documents, common.agencies)):
        raise NotDivisible
    rest = replace(common, names_elsewhere=merged(one.names for one in seen))
    units = frozenset().union(*(share.units for share in division.shares))
    taken = {filed.file for filed in common.files if _unit_of(filed, common) in units}
    verdicts = (judge(rest).of(lambda finding: finding.file not in taken), *(one.verdict for one in seen))
    return (
        *located(common.problems, common.marks),
        *(finding for one in seen for finding in one.reading),
        *settled(verdicts, anything_unread=bool(unread)),
    )


def _unit_of(filed: Filed[DataFile], book: Book) -> str | None:
    """Return the unit whose scorecards are needed to judge a file; None where none are."""
    match filed.value:
        case Plan(unit=unit) | Scorecard(unit=unit):
            return unit
        case Scenario(unit=named) | Effort(unit=named):
            return named or book.home_unit
        case _:
            return None


def _look(common: Book, share: FolderShare) -> _Seen:
    own = load_files(share.paths, common.settings)
    for filed in own.files:
        if not isinstance(filed.value, Scorecard) or filed.value.unit not in share.units:
            raise NotDivisible
    book = common.joined(own)
    files = {*own.unfinished, *(filed.file for filed in book.files if _unit_of(filed, book) in share.units)}
    verdict = judge(book).of(lambda finding: finding.file in files)
    names = names_of_years(own)
    return _Seen(located(own.problems, own.marks), verdict, names, frozenset(own.unread))


def _looks(common: Book, shares: Sequence[FolderShare], jobs: int) -> Sequence[_Seen]:
    if jobs > 1:
        seen = _side_by_side(common, shares, jobs)
        if seen is not None:
            return seen
    return [_look(common, share) for share in shares]


def _side_by_side(common: Book, shares: Sequence[FolderShare], jobs: int) -> Sequence[_Seen] | None:
    """Return what each of `shares` came to; None where the machine gives no processes, or ends one."""
    import multiprocessing  # noqa: PLC0415 (for large folders only)
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor  # noqa: PLC0415

    adapter("scorecard")  # made once, for all that fork from here
    # A fork has what is common already; elsewhere it is handed over once for each process.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    try:
        pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(common,))
        try:
            return list(pool.map(_look_again, shares))
        finally:
            pool.shutdown(cancel_futures=True)
    except (OSError, BrokenExecutor):
        return None


_COMMON: list[Book] = []


def _begin(common: Book) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the first process's to answer
    _COMMON[:] = [common]


def _look_again(share: FolderShare) -> _Seen:
    return _look(_COMMON[0], share)
