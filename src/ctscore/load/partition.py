"""Cutting a folder with many scorecards into shares that can be checked by themselves.

All scorecards of a unit go into one share: no check holds those of one unit against another's. The rest of
the folder belongs to every share. What a file is about is seen from the head of its text; whoever reads it
then has to hold against that what it turns out to be.
"""

import os
import re
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from ctscore.records import dataclass

ENOUGH = 28  # scorecards: a share of so many is read in a sixth of a second
_HEAD = 4096  # bytes
_SCORECARD = re.compile(rb"^(?:\xef\xbb\xbf)?format:[ \t]+[\"']?ctscore/scorecard@[12]\b", re.MULTILINE)
_UNIT = re.compile(rb"^unit:[ \t]+[\"']?([A-Za-z0-9-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Share:
    """The scorecards of some units."""

    units: frozenset[str]
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """A folder in shares, and what belongs to all of them; without shares all of it stands in `common`."""

    common: tuple[Path, ...]
    shares: tuple[Share, ...] = ()


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


def _shares(by_unit: dict[str, list[Path]], enough: int) -> tuple[Share, ...]:
    shares: list[Share] = []
    units: list[str] = []
    paths: list[Path] = []
    for unit, own in by_unit.items():
        units.append(unit)
        paths += own
        if len(paths) >= enough:
            shares.append(_share(units, paths))
            units, paths = [], []
    return (*shares, _share(units, paths)) if paths else tuple(shares)


def _share(units: Sequence[str], paths: Sequence[Path]) -> Share:
    return Share(frozenset(units), tuple(paths))


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
