"""Which file an answer may take the place of: an earlier answer, and nothing that somebody else made.

Scripts write the same answer again and again, and expect it to be replaced. A data file, seals, a paper of
Word or anything else that is not of the answer's own kind is not an earlier answer, whatever it is called.
"""

import re
import zipfile
from pathlib import Path

from ctscore.findings import Refusal
from ctscore.findings.rule import Words
from ctscore.findings.usage_rules import ANSWER_AS_DATA, NOT_REPLACED

ANSWER_MARK = "ctscore table"
"""What the properties of an Excel file say that is an answer, and not a workbook that people work in."""

_DATA_SUFFIXES = (".yaml", ".yml")
_SEALS = "seals.txt"
_BEGINNING = 4096
_DATA = Words("một tệp dữ liệu", "a data file")
_SEALED = Words("các niêm phong của một thư mục dữ liệu", "the seals of a data folder")
_WORKBOOK = Words("một tệp Excel không do lệnh này viết", "an Excel file that is no such table")
_OFFICE = Words("một tệp Word, Excel hoặc tệp nén", "a file of Word or Excel, or an archive")
_BINARY = Words("một tệp không phải văn bản", "a file that is no text")
_TEXT = Words("một tệp văn bản", "a text file")
_OTHER = Words("một tệp loại khác, theo đuôi của nó", "a file of another kind, by its suffix")
_KINDS = {".sarif": "json", ".htm": "html"} | {
    f".{kind}": kind
    for kind in ("csv", "json", "xml", "html", "ics", "xlsx", "xls", "ods", "docx", "doc", "odt", "pdf")
}
"""What the suffix of a file says that it is; other suffixes may stand for any text."""
_FORMATS = {"markdown": "text", "github": "text", "junit": "xml"} | dict.fromkeys(
    ("gitlab", "sarif", "rdjson"), "json"
)
"""The kinds of file that formats make which are not called like them."""


def refuse_other_kind(path: Path, format_: str) -> None:
    """Raise `Refusal` where an answer in `format_` must not be written to `path`.

    That is a name that data files or seals have, and a file that is there and is no earlier answer.
    """
    if path.suffix.lower() in _DATA_SUFFIXES or path.name.lower() == _SEALS:
        raise Refusal(ANSWER_AS_DATA, path=str(path))
    what = _foreign(path, _FORMATS.get(format_, format_))
    if what is not None:
        raise Refusal(NOT_REPLACED, path=str(path), what_vi=what.vi, what_en=what.en)


def _foreign(path: Path, kind: str) -> Words | None:
    """Return what the file at `path` is, where it is no answer of this `kind`; None where it may go."""
    start = _beginning(path)
    what = _not_text(start)
    if not start or what in (_DATA, _SEALED):
        return what
    if kind == "xlsx":
        return None if _is_answer(path) else _WORKBOOK if what is _OFFICE else _TEXT
    if what is not None:
        return what
    by_name = _KINDS.get(path.suffix.lower(), "text")
    return _OTHER if by_name not in {"text", kind} and not _begins_like(kind, start) else None


def _beginning(path: Path) -> bytes:
    """Return what the file at `path` begins with; nothing where it is none, or cannot be read."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(_BEGINNING)
    except OSError:
        return b""  # told when it is to be written


def _not_text(start: bytes) -> Words | None:
    """Return what a file is that begins like this; None where it is text, and no data."""
    yaml = start.partition(b"```")[0]  # what stands there in a page of markdown is an example
    if re.search(rb"^[\"']?format[\"']?[ \t]*:[ \t]*[\"']?ctscore/", yaml, re.MULTILINE):
        return _DATA
    if re.search(rb"^[0-9a-f]{64}  \S", start, re.MULTILINE):
        return _SEALED
    if start.startswith(b"PK"):
        return _OFFICE
    return _BINARY if b"\0" in start or start.startswith(b"%PDF") else None


def _begins_like(kind: str, start: bytes) -> bool:
    """Return whether a file is an answer of this `kind`, in spite of its suffix."""
    signs = {"json": (b"{", b"["), "ics": (b"BEGIN:VCALENDAR",), "xml": (b"<?xml",), "html": (b"<!",)}
    return start.lstrip(b"\xef\xbb\xbf \r\n").startswith(signs.get(kind, ()))


def _is_answer(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as packed, packed.open("docProps/core.xml") as properties:
            return ANSWER_MARK.encode() in properties.read(_BEGINNING)
    except (OSError, KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False
