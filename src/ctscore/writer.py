"""Files are written here and nowhere else: whole or not at all, and never over what came there meanwhile.

A writer says what it read (`FileChange.before`). While the folder is locked, that is held against what the
file holds now, and only then is the file replaced: two programs that change one file at once cannot lose each
other's work, for the second is refused. What is written stays without a name until it is on the disk, where
the system can do that, so that a program that is killed leaves the old file or the new one and nothing else.

Scripts write the same answer again and again, and expect it to be replaced. A data file, seals, a paper of
Word or anything else that is not of the answer's own kind is not an earlier answer, whatever it is called.
"""

import io
import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ctscore.findings import Refusal
from ctscore.findings.reasons import A_FOLDER, NOT_A_FILE, PROTECTED, reason_of
from ctscore.findings.usage_rules import (
    ANSWER_AS_DATA,
    CANNOT_WRITE,
    CHANGED_MEANWHILE,
    FILE_EXISTS,
    FOLDER_BUSY,
    LEADS_OUT,
    NOT_REPLACED,
    WRITTEN_IN_PART,
)
from ctscore.phrases import Words
from ctscore.records import dataclass

if TYPE_CHECKING:
    from zipfile import ZipFile

_PAUSE = 0.01
_MARK = ".ctscore-new-"
_LEFT_BEHIND = re.compile(re.escape(_MARK) + "[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that is to hold `after`, if it still holds `before`: None where it must not exist yet.

    Where `within` is a folder, no link may lead out of it.
    """

    path: Path
    after: bytes
    before: bytes | None
    within: Path | None = None


def held(path: Path) -> bytes | None:
    """Return what the file at `path` holds, to be replaced later; None where there is no file.

    Raises `Refusal` where it cannot be read.
    """
    try:
        return path.read_bytes() if _is_file(path, Path(os.path.realpath(path))) else None
    except OSError as trouble:
        raise _cannot(path, trouble) from None


def write(changes: Sequence[FileChange], patience: float = 10.0, *, make_folders: bool = False) -> None:
    """Write all `changes`, in their order, or none of them.

    Links are followed, and what they lead to is replaced; folders that are missing are made where
    `make_folders` says so. Raises `Refusal` where a file is not as its change
    has it, or cannot be written, and where another program keeps writers out for `patience` seconds (writing
    takes some thousandths of one).
    """
    targets = [_target(change) for change in changes]
    with ExitStack() as stack:
        if make_folders:
            for change, target in zip(changes, targets, strict=True):
                stack.enter_context(_folder_made(change, target))
        for place in sorted({target.parent for target in targets}):
            if stack.enter_context(_locked(place, patience)):
                _sweep(place)
        for change, target in zip(changes, targets, strict=True):
            _compare(change, target)
        staged = [
            stack.enter_context(_staged(change, target))
            for change, target in zip(changes, targets, strict=True)
        ]
        _put_all(staged)


def is_left_behind(name: str) -> bool:
    """Return whether a file called `name` is what a writer that was killed left."""
    return _LEFT_BEHIND.fullmatch(name) is not None


def _target(change: FileChange) -> Path:
    target, folder = Path(os.path.realpath(change.path)), change.within
    if folder is not None and not target.is_relative_to(os.path.realpath(folder)):
        raise Refusal(LEADS_OUT, path=str(change.path), target=str(target), folder=str(folder))
    return target


@contextmanager
def _folder_made(change: FileChange, target: Path) -> Iterator[None]:
    """Make the folder of a file with those above it; what is empty at the end is taken away again."""
    new: list[Path] = []
    try:
        try:
            new = [folder for folder in target.parents if not folder.exists()]
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as trouble:
            raise _cannot(change.path, trouble) from None
        yield
    finally:
        for folder in new:
            with suppress(OSError):  # it is not there, or something is in it
                folder.rmdir()


def _put_all(staged: Sequence["_Staged"]) -> None:
    """Give all files their places; should the system refuse one of them, those before it are told."""
    for done, new in enumerate(staged):
        try:
            new.put()
        except Refusal as refusal:
            if not done:
                raise
            files = ", ".join(str(one.change.path) for one in staged[:done])
            why = refusal.rule.message.filled(**refusal.facts)
            raise Refusal(WRITTEN_IN_PART, files=files, why=why) from None


def _is_file(path: Path, target: Path) -> bool:
    """Return whether there is a file; raises `Refusal` where something else has the name."""
    if target.is_file():
        return True
    if os.path.lexists(target):
        raise Refusal(CANNOT_WRITE, path=str(path), reason=A_FOLDER if target.is_dir() else NOT_A_FILE)
    return False


def _compare(change: FileChange, target: Path) -> None:
    try:
        there = _is_file(change.path, target)
        if change.before is None and there:
            raise Refusal(FILE_EXISTS, path=str(change.path))
        if there and not target.stat().st_mode & 0o222:
            raise Refusal(CANNOT_WRITE, path=str(change.path), reason=PROTECTED)
        if change.before is not None and (not there or target.read_bytes() != change.before):
            raise Refusal(CHANGED_MEANWHILE, path=str(change.path))
    except OSError as trouble:
        raise _cannot(change.path, trouble) from None


@dataclass(slots=True)
class _Staged:
    """The new content of a file, on the disk but not in its place yet."""

    change: FileChange
    target: Path
    handle: int
    temporary: Path
    is_named: bool

    def put(self) -> None:
        """Give the file its place."""
        try:
            if self.change.before is None and _linked(self._source, self.target):
                return
            if not self.is_named:
                _link(self._source, self.temporary)
                self.is_named = True
            self.temporary.replace(self.target)
        except FileExistsError:
            raise Refusal(FILE_EXISTS, path=str(self.change.path)) from None
        except OSError as trouble:
            raise _cannot(self.change.path, trouble) from None

    @property
    def _source(self) -> str:
        return str(self.temporary) if self.is_named else f"/proc/self/fd/{self.handle}"


@contextmanager
def _staged(change: FileChange, target: Path) -> Iterator[_Staged]:
    """Bring the content onto the disk; what did not get its place is gone afterwards."""
    new: _Staged | None = None
    try:
        new = _opened(change, target)
        with os.fdopen(new.handle, "wb", closefd=False) as stream:
            stream.write(change.after)
            stream.flush()
            os.fsync(stream.fileno())
        facts = target.stat() if target.exists() else None
        if facts is not None and hasattr(os, "chown"):
            with suppress(OSError):  # only root may give a file away
                os.chown(new._source, facts.st_uid, facts.st_gid)
        Path(new._source).chmod(facts.st_mode & 0o777 if facts else 0o666 & ~_umask())
    except OSError as trouble:
        if new is not None:
            _drop(new)
        raise _cannot(change.path, trouble) from None
    try:
        yield new
    finally:
        _drop(new)


def _opened(change: FileChange, target: Path) -> _Staged:
    """Begin a file beside `target`: without a name, where the system has such files."""
    temporary = target.parent / f"{_MARK}{os.urandom(8).hex()}"
    nameless = getattr(os, "O_TMPFILE", 0)
    if nameless and Path("/proc/self/fd").is_dir():
        with suppress(OSError):  # not every disk has them
            return _Staged(
                change, target, os.open(target.parent, os.O_WRONLY | nameless, 0o600), temporary, False
            )
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return _Staged(change, target, os.open(temporary, flags, 0o600), temporary, True)


def _drop(new: _Staged) -> None:
    os.close(new.handle)
    if new.is_named:
        new.temporary.unlink(missing_ok=True)


def _linked(source: str, target: Path) -> bool:
    """Give a new file its name in one step; return False where the disk has no links.

    Raises `FileExistsError` where somebody else was quicker.
    """
    try:
        _link(source, target)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def _link(source: str, target: Path) -> None:
    if os.link in os.supports_dir_fd:
        # Python follows the link that `/proc` has for a file only where a folder is named, which a path
        # from the root makes no use of.
        os.link(source, target, src_dir_fd=0)
    else:
        os.link(source, target)


def _sweep(folder: Path) -> None:
    """Delete what programs that were killed left in `folder`; while it is locked, nobody else writes."""
    with suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208 (a name is all that is asked of most)
            if is_left_behind(name):
                Path(folder, name).unlink(missing_ok=True)


@contextmanager
def _locked(folder: Path, patience: float) -> Iterator[bool]:
    """Keep other writers out of `folder`; yields False where the system knows no locks there.

    Raises `Refusal` where another program does not let go of it.
    """
    try:
        handle = _lock_file(folder)
    except OSError:
        yield False  # what is wrong with the folder is told when something is to be written in it
        return
    try:
        yield _wait_for(handle, folder, patience)
    finally:
        os.close(handle)


def _wait_for(handle: int, folder: Path, patience: float) -> bool:
    end = time.monotonic() + patience
    while True:
        try:
            _lock(handle)
            return True
        except (BlockingIOError, PermissionError):
            if time.monotonic() > end:
                raise Refusal(FOLDER_BUSY, path=str(folder)) from None
            time.sleep(_PAUSE)
        except OSError:
            return False


if sys.platform == "win32":
    import msvcrt
    import tempfile
    from hashlib import sha256

    def _lock_file(folder: Path) -> int:
        # A folder cannot be opened there: a file with a name made of the folder's stands for it.
        digest = sha256(str(folder).casefold().encode()).hexdigest()
        return os.open(Path(tempfile.gettempdir(), f"ctscore-{digest}.lock"), os.O_RDWR | os.O_CREAT)

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock_file(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _cannot(path: Path, trouble: OSError) -> Refusal:
    return Refusal(CANNOT_WRITE, path=str(path), reason=reason_of(trouble))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


ANSWER_MARK = "ctscore table"
"""What the properties of an archive say that is an answer, and not a paper or workbook that people work in.

Behind it stands the digest of all else: once a program of the office has saved the file it is theirs.
"""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can tell: the same answer always gives the same bytes."""

_DATA_SUFFIXES = (".yaml", ".yml")
_SEALS = "seals.txt"
_MOST_PROPERTIES = 4096
_DATA = Words("một tệp dữ liệu", "a data file")
_SEALED = Words("các niêm phong của một thư mục dữ liệu", "the seals of a data folder")
_WORKED_ON = Words(
    "một tệp Word hay Excel không do lệnh này viết", "a Word or Excel file that is no such table"
)
_OFFICE = Words("một tệp Word, Excel hoặc tệp nén", "a file of Word or Excel, or an archive")
_SAVED = Words(
    "bảng mà ai đó đã lưu lại sau khi được ghi", "a table that somebody has saved since it was written"
)
_BINARY = Words("một tệp không phải văn bản", "a file that is no text")
_TEXT = Words("một tệp văn bản", "a text file")
_OWN = Words("một tệp không do lệnh này viết", "a file that no such command wrote")
_OTHER = Words("một tệp loại khác, theo đuôi của nó", "a file of another kind, by its suffix")
_KINDS = {".sarif": "json", ".htm": "html"} | {
    f".{kind}": kind
    for kind in ("csv", "json", "xml", "html", "ics", "xlsx", "xls", "ods", "docx", "doc", "odt", "pdf")
}
"""What the suffix of a file says that it is; other suffixes may stand for any text."""
_SIGNS = {
    "markdown": rb"### ",
    "csv": rb"(\xef\xbb\xbf)?section,",
    "ics": rb"BEGIN:VCALENDAR",
    "html": rb"<!DOCTYPE html>[^>]*>\s*<head>\s*<meta[^>]*>\s*<meta http-equiv=\"Content-Security-Policy\"",
}
"""What our answers in a format begin with, and hardly anything else."""
_FORMATS = {"github": "text", "junit": "xml"} | dict.fromkeys(("gitlab", "sarif", "rdjson"), "json")
"""The kinds of file that formats make which are not called like them."""


def earlier_answer(path: Path, format_: str, properties: str = "") -> bytes | None:
    """Return the earlier answer that one in `format_` takes the place of at `path`; None where none is there.

    A format whose files are archives has its mark in their part `properties`.

    Raises `Refusal` for a name that data files or seals have, and for a file that is no earlier answer.
    """
    for name in (path, Path(os.path.realpath(path))):
        if name.suffix.lower() in _DATA_SUFFIXES or name.name.lower() == _SEALS:
            raise Refusal(ANSWER_AS_DATA, path=str(path))
    before = held(path)
    what = _foreign(before, path.suffix.lower(), format_, properties) if before else None
    if what is not None:
        raise Refusal(NOT_REPLACED, path=str(path), what=what)
    return before


def _foreign(before: bytes, suffix: str, format_: str, properties: str) -> Words | None:
    """Return what a file is that holds `before`, where it is no answer in `format_`; None where it may go."""
    what = _not_text(before)
    if what in (_DATA, _SEALED):
        return what
    if properties:
        return _no_answer(before, properties) if what is _OFFICE else _TEXT
    if what is not None:
        return what
    sign = _SIGNS.get(format_)
    if sign is not None:
        return None if re.match(sign, before) else _OWN
    kind = _FORMATS.get(format_, format_)
    return _OTHER if _KINDS.get(suffix, "text") not in {"text", kind} else None


def _not_text(before: bytes) -> Words | None:
    """Return what a file is that holds `before`; None where it is text, and no data."""
    yaml = before.partition(b"```")[0]  # what stands there in a page of markdown is an example
    if re.search(rb"^\{?[ \t]*[\"']?format[\"']?[ \t]*:[ \t]*[\"']?ctscore/", yaml, re.MULTILINE):
        return _DATA
    if re.search(rb"^[0-9a-f]{64}  \S", before, re.MULTILINE):
        return _SEALED
    if before.startswith(b"PK"):
        return _OFFICE
    return _BINARY if b"\0" in before or before.startswith(b"%PDF") else None


def sealed(archive: bytes, part: str) -> bytes:
    """Return an `archive` without dates; in one `part`, behind the mark, stands a digest of the others."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo  # noqa: PLC0415 (few answers are archives)

    stream = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as made, ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        seal = f"{ANSWER_MARK} {_digest(made, part)}".encode()
        for entry in made.infolist():
            content = made.read(entry)
            if entry.filename == part:
                content = content.replace(ANSWER_MARK.encode(), seal)
            packed.writestr(ZipInfo(entry.filename, _EARLIEST), content, ZIP_DEFLATED)
    return stream.getvalue()


def _digest(archive: "ZipFile", but: str) -> str:
    """Return a digest of what the directory of an `archive` says of all its parts `but` one."""
    from hashlib import sha256  # noqa: PLC0415

    listed = "".join(f"{one.filename} {one.CRC}\n" for one in archive.infolist() if one.filename != but)
    return sha256(listed.encode()).hexdigest()


def _no_answer(before: bytes, part: str) -> Words | None:
    """Return what an archive is that is no answer of ours; None where it is one, and as it was written."""
    from zipfile import ZipFile  # noqa: PLC0415

    try:
        with ZipFile(io.BytesIO(before)) as packed, packed.open(part) as properties:
            told, seal = properties.read(_MOST_PROPERTIES), f"{ANSWER_MARK} {_digest(packed, part)}"
    except Exception:  # whatever a broken archive can bring about
        return _WORKED_ON
    if ANSWER_MARK.encode() not in told:
        return _WORKED_ON
    return None if seal.encode() in told else _SAVED
