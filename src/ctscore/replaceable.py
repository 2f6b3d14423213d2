"""Which file an answer may take the place of: an earlier answer, and nothing that somebody else made.

Scripts write the same answer again and again, and expect it to be replaced. A data file, seals, a paper of
Word or anything else that is not of the answer's own kind is not an earlier answer, whatever it is called.
"""

import io
import os
import re
import zipfile
from pathlib import Path

from ctscore.findings import Refusal
from ctscore.findings.rule import Words
from ctscore.findings.usage_rules import ANSWER_AS_DATA, NOT_REPLACED
from ctscore.writer import held

ANSWER_MARK = "ctscore table"
"""What the properties of an Excel file say that is an answer, and not a workbook that people work in."""

_DATA_SUFFIXES = (".yaml", ".yml")
_SEALS = "seals.txt"
_MOST_PROPERTIES = 4096
_DATA = Words("một tệp dữ liệu", "a data file")
_SEALED = Words("các niêm phong của một thư mục dữ liệu", "the seals of a data folder")
_WORKBOOK = Words("một tệp Excel không do lệnh này viết", "an Excel file that is no such table")
_OFFICE = Words("một tệp Word, Excel hoặc tệp nén", "a file of Word or Excel, or an archive")
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
        raise Refusal(NOT_REPLACED, path=str(path), what_vi=what.vi, what_en=what.en)
    return before


def _foreign(before: bytes, suffix: str, format_: str, properties: str) -> Words | None:
    """Return what a file is that holds `before`, where it is no answer in `format_`; None where it may go."""
    what = _not_text(before)
    if what in (_DATA, _SEALED):
        return what
    if properties:
        return None if _is_answer(before, properties) else _WORKBOOK if what is _OFFICE else _TEXT
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


def _is_answer(before: bytes, part: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(before)) as packed, packed.open(part) as properties:
            return ANSWER_MARK.encode() in properties.read(_MOST_PROPERTIES)
    except Exception:  # whatever a broken archive can bring about: it is no answer of ours
        return False
