"""Looking at a file of Office before any library opens it: the only place that decides whether one may.

Such a file is a zip with parts of XML. All of it is unpacked here once, piece by piece, and nothing kept.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from ctscore.findings import DataProblems, Finding
from ctscore.findings.file_rules import FILE_MISSING, FILE_UNREADABLE
from ctscore.findings.import_rules import LOCKED_TABLE
from ctscore.findings.reasons import NOT_A_FILE, reason_of
from ctscore.importing.parts import Part, SheetPart, Whole, WordPart
from ctscore.importing.tables import not_a_table, too_much
from ctscore.phrases import Words

MOST_UNPACKED = 100_000_000
_MOST_ENTRIES = 5_000
_LONGEST_LIST = 2_000_000
_PIECE = 1 << 16
_ENCRYPTED = 0x1
# What files begin with that Office locked with a password; and those of the old .xls and .doc.
_COMPOUND = b"\xd0\xcf\x11\xe0"
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    ValueError,
    IndexError,
)

UNPACKED = Words("tệp giải nén ra, tính bằng byte", "bytes when it is unpacked")
ENTRIES = Words("phần trong tệp", "parts in the file")
DAMAGED = Words("tệp hỏng, hoặc chưa tải xong", "the file is damaged, or was not downloaded whole")
EMPTY = Words("tệp trống", "the file is empty")
TWICE = Words("phần {part} có hai lần", "its part {part} is there twice")
IS_WORD = Words(
    "đây là tệp Word đổi đuôi: đổi lại thành .docx", "it is a Word file renamed: call it .docx again"
)
IS_EXCEL = Words(
    "đây là tệp Excel đổi đuôi: đổi lại thành .xlsx", "it is an Excel file renamed: call it .xlsx again"
)
NO_WORKBOOK = Words("không phải tệp Excel .xlsx", "it is no Excel file of the kind .xlsx")
NO_DOCUMENT = Words("không phải tệp Word .docx", "it is no Word file of the kind .docx")


def refuse_absent(path: Path, name: str) -> None:
    """Raise `DataProblems` where there is nothing to read at `path`: no file, a folder, a pipe."""
    if not path.exists():
        raise DataProblems((Finding(FILE_MISSING, name),))
    if not path.is_file():  # opening a pipe would wait for ever
        raise DataProblems((Finding(FILE_UNREADABLE, name, {"reason": NOT_A_FILE}),))


def refuse_unfit_workbook(path: Path, name: str) -> None:
    """Raise `DataProblems` for what is no Excel file, is locked or broken, or holds too much to be read."""
    whole = _looked_at(path, name, SheetPart)
    if "workbook" not in whole.roots:
        raise not_a_table(name, IS_WORD if "document" in whole.roots else NO_WORKBOOK)
    whole.refuse_sheets_twice()


def refuse_unfit_document(path: Path, name: str) -> None:
    """Raise `DataProblems` for what is no Word file, is locked or broken, or holds too much to be read."""
    whole = _looked_at(path, name, WordPart)
    if "document" not in whole.roots:
        raise not_a_table(name, IS_EXCEL if "workbook" in whole.roots else NO_DOCUMENT)


def _looked_at(path: Path, name: str, kind: Callable[[Whole, str], Part]) -> Whole:
    refuse_absent(path, name)
    whole = Whole(name)
    try:
        with CarefulFile(path) as stream:
            _refuse_foreign(stream, name)
            with zipfile.ZipFile(stream) as packed:
                entries = packed.infolist()
                _refuse_entries(entries, name)
                for entry in entries:
                    _look_at(packed, entry, kind(whole, entry.filename), name)
    except ListTooLongError:
        raise too_much(name, _MOST_ENTRIES, ENTRIES) from None
    except _BROKEN:
        raise not_a_table(name, DAMAGED) from None
    except OSError as trouble:
        raise DataProblems((Finding(FILE_UNREADABLE, name, {"reason": reason_of(trouble)}),)) from None
    return whole


def _refuse_foreign(stream: io.FileIO, name: str) -> None:
    head = stream.read(len(_COMPOUND))
    if not head:
        raise not_a_table(name, EMPTY)
    if head == _COMPOUND:
        raise DataProblems((Finding(LOCKED_TABLE, name),))


def _refuse_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    """Raise `DataProblems` for what the list of a zip tells already."""
    if len(entries) > _MOST_ENTRIES:
        raise too_much(name, _MOST_ENTRIES, ENTRIES)
    seen: set[str] = set()
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise DataProblems((Finding(LOCKED_TABLE, name),))
        if entry.filename in seen:
            raise not_a_table(name, TWICE, part=entry.filename[:80])
        if entry.compress_type not in _PACKINGS:
            raise not_a_table(name, DAMAGED)
        seen.add(entry.filename)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise too_much(name, MOST_UNPACKED, UNPACKED)


def _look_at(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, part: Part, name: str) -> None:
    """Unpack one part; raises `DataProblems` where it is larger than the list says, as libraries trust it."""
    stated = entry.file_size
    entry.file_size = stated + 1  # one byte more than stated is read, to see whether there is more
    size = 0
    with packed.open(entry) as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > stated:
                raise not_a_table(name, DAMAGED)
            part.feed(piece)
    if size < stated:
        raise not_a_table(name, DAMAGED)
    part.feed(b"", last=True)


class ListTooLongError(Exception):
    """The list of a zip is longer than that of any file of Office."""


class CarefulFile(io.FileIO):
    """A file whose zip can be opened safely: its list is read in one go, and may claim any length."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read at most `size` bytes; raises `ListTooLongError` where nobody needs so many."""
        if size is not None and size > _LONGEST_LIST:
            raise ListTooLongError
        return super().read(size) or b""
