"""What was read and checked last time, on disk, so that nobody waits for it twice.

Entries are named by a digest of everything that they depend on, so that one that is found is never stale.
What cannot be read, written or trusted is passed over, as if there were no cache. `CTSCORE_CACHE=off`
switches it off; another value is the folder to keep a folder of our own in. In a folder that holds anything
which is not ours nothing is written, and nothing but entries is ever deleted.
"""

import io
import os
import pickle
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.version import __version__
from ctscore.writer import FileChange, held, is_left_behind, write

try:  # hashlib would load OpenSSL, a third of a bare start, for a digest that is not from there
    from _blake2 import blake2b
except ImportError:  # a Python that has it elsewhere
    from hashlib import blake2b

_FORM = b"ctscore cache 2\n"
_DIGEST = 32
_MOST_ENTRIES = 8
_NAME = re.compile("[0-9a-f]{64}|[.]new-[a-z0-9_]{8}")  # the latter half-written by earlier versions
_CLASSES = {
    ("datetime", "date"),
    ("decimal", "Decimal"),
    ("ctscore.book", "About"),
    ("ctscore.book", "Book"),
    ("ctscore.book", "Filed"),
    ("ctscore.book", "Withheld"),
    ("ctscore.periods", "Period"),
    ("ctscore.source.text", "PlainText"),
}
"""What entries are made of, beside the models."""


def cache_folder() -> Path | None:
    """Return the folder of the cache, or None where there is none to be used."""
    asked = os.environ.get("CTSCORE_CACHE", "")
    if asked.lower() in ("off", "no", "0", "false"):
        return None
    if asked:
        return Path(asked, "ctscore-cache")
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        home = str(Path(os.environ["HOME"], "Library/Caches")) if os.environ.get("HOME") else None
    else:
        own = str(Path(os.environ["HOME"], ".cache")) if os.environ.get("HOME") else None
        home = os.environ.get("XDG_CACHE_HOME") or own
    return Path(home, "ctscore") if home and Path(home).is_absolute() else None


def key_of(contents: Mapping[str, bytes]) -> str:
    """Return the name of the entry for data files with these names and bytes, read by this program."""
    digest = blake2b(digest_size=_DIGEST)
    for part in (__version__, sys.version, _source_stamp()):
        digest.update(f"{len(part)}:{part}".encode())
    for name, raw in sorted(contents.items()):
        coded = name.encode(errors="surrogateescape")
        digest.update(b"%d:%d:" % (len(coded), len(raw)))
        digest.update(coded)
        digest.update(raw)
    return digest.hexdigest()


def fetch(folder: Path, key: str) -> Book | None:
    """Return the book that was kept as `key`, or None where there is none, or none that can be trusted."""
    try:
        if not _is_ours(folder):
            return None
        path = folder / key
        if not path.is_file():  # a pipe would keep us waiting
            return None
        raw = path.read_bytes()
        head, digest, body = raw[: len(_FORM)], raw[len(_FORM) :][:_DIGEST], raw[len(_FORM) + _DIGEST :]
        if head != _FORM or _digest(body) != digest:
            return None
        found = _Unpickler(io.BytesIO(body)).load()
        with suppress(OSError):  # where nothing can be written, nothing is dropped either
            os.utime(path)
    except Exception:
        return None
    return found if isinstance(found, Book) else None


def keep(folder: Path, key: str, book: Book) -> None:
    """Write `book` whole or not at all, drop those not asked for the longest; failing to is no failure."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        names = [name for name in os.listdir(folder) if not is_left_behind(name)]  # noqa: PTH208
        if not _is_ours(folder) or not all(map(_NAME.fullmatch, names)):
            return
        body = pickle.dumps(book, protocol=5)
        before = held(folder / key)
        write([FileChange(folder / key, _FORM + _digest(body) + body, before)], patience=0)
        entries = sorted(map(folder.joinpath, names), key=lambda path: path.lstat().st_mtime, reverse=True)
        for old in entries[_MOST_ENTRIES - 1 :]:
            if old.name != key and len(old.name) == len(key) and _is_entry(old):
                old.unlink(missing_ok=True)
    except (OSError, Refusal):
        return


def _is_entry(path: Path) -> bool:
    """Return whether the file at `path` is one that `keep` wrote, be it by an earlier version."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return False
    with path.open("rb") as stream:
        return stream.read(len(_FORM)).startswith(_FORM[:-2])


def _digest(body: bytes) -> bytes:
    return blake2b(body, digest_size=_DIGEST).digest()


def _is_ours(folder: Path) -> bool:
    """Return whether only we can write in `folder`: what others can write is not trusted."""
    facts = folder.stat()
    return os.name != "posix" or (facts.st_uid == os.geteuid() and not facts.st_mode & 0o022)


def _source_stamp() -> str:
    """Return when the program was last changed: in a checkout its version stays while it changes."""
    return str(max(_changes(str(Path(__file__).parent))))


def _changes(folder: str) -> Iterator[int]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _changes(entry.path) if entry.name != "__pycache__" else ()
            elif entry.name.endswith(".py"):
                yield entry.stat().st_mtime_ns


class _Unpickler(pickle.Unpickler):
    """Reads models and nothing else: no entry can name a function to be called."""

    def find_class(self, module: str, name: str) -> object:
        """Return a class that entries are made of; raises for any other name."""
        if not module.startswith("ctscore.model.") and (module, name) not in _CLASSES:
            raise pickle.UnpicklingError(f"{module}.{name} is no model")
        found = getattr(import_module(module), name)
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no model")
        return found
