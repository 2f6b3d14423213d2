"""The file that is brought in as tables: what it really is decides how it is read."""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from ctscore.analysis.spellings import Spellings
from ctscore.findings import DataProblems, Finding, Refusal
from ctscore.findings.file_rules import BINARY, FILE_EMPTY, NOT_UTF8
from ctscore.findings.import_rules import NOT_A_TABLE
from ctscore.findings.usage_rules import UNKNOWN_TABLE
from ctscore.importing.foreign import TEXT_BY_OTHER_NAMES, content_of, refuse_foreign
from ctscore.importing.markup import read_html_tables
from ctscore.importing.office import read_sheet_tables, read_word_tables
from ctscore.importing.packed import refuse_absent
from ctscore.importing.tables import AS_SAID, Table, not_a_table, saved_as
from ctscore.importing.texts import read_csv_table, read_text_tables
from ctscore.phrases import Fact, in_both
from ctscore.records import dataclass
from ctscore.source import MOST_BYTES, read_text

_TEXTS = (".txt", ".md", ".markdown", ".tsv", ".csv", ".html", ".htm")
_MARKED = (".md", ".markdown", ".txt")
"""Texts that may have tables of HTML among others."""
_KNOWN = ".xlsx, .docx, .csv, .tsv, .md, .txt, .html"
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """The tables of a file in their order, and the sheets of it that are hidden and were not read.

    `by_names` says that loose lines may have been laid into rows by the names of agencies that are known.
    """

    name: str
    tables: tuple[Table, ...]
    hidden: tuple[str, ...] = ()
    by_names: bool = False


def read_source(path: Path, name: str, spellings: Spellings, sheet: str | None) -> Source:
    """Return the tables of the file at `path`; `name` is what findings call it.

    Raises `DataProblems` for what cannot be read, with how to save it; `Refusal` for an ending that says
    nothing.
    """
    suffix = path.suffix.lower()
    refuse_absent(path, name)
    content = content_of(path)
    refuse_foreign(path, name, content)
    if suffix == ".xlsx" and content != "html":
        return Source(name, *read_sheet_tables(path, name, sheet))
    if suffix == ".docx" and content != "html":
        return Source(name, read_word_tables(path, name))
    if content == "html" and suffix not in _MARKED:
        return Source(name, read_html_tables(_html_of(path, name), name))
    if suffix not in (*_TEXTS, *TEXT_BY_OTHER_NAMES):
        raise Refusal(UNKNOWN_TABLE, suffix=suffix or path.name, known=_KNOWN)
    text, problems = _text_of(path, name)
    if text is None:
        raise DataProblems(tuple(map(as_table, problems)))
    try:
        if suffix == ".csv":
            return Source(name, read_csv_table(text, name))
        return Source(name, read_text_tables(text, spellings, name), by_names=True)
    except csv.Error as trouble:
        raise not_a_table(name, AS_SAID, said=str(trouble)) from None


def _text_of(path: Path, name: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of a file in UTF-8 or UTF-16 (Excel: Unicode text), or what is wrong with it."""
    with path.open("rb") as stream:
        head = stream.read(2)
    if head in (BOM_UTF16_LE, BOM_UTF16_BE) and path.stat().st_size <= MOST_BYTES:
        try:
            return path.read_bytes().decode("utf-16"), ()
        except UnicodeDecodeError:
            pass  # told as what it is not
    return read_text(path, name)


def _html_of(path: Path, name: str) -> str:
    """Return the text of a page, in the encoding that it declares where it is not in UTF-8."""
    text, problems = _text_of(path, name)
    if text is not None:
        return text
    if path.stat().st_size <= MOST_BYTES:
        content = path.read_bytes()
        declared = _CHARSET.search(content[:4096])
        try:
            return content.decode(declared[1].decode("ascii") if declared else "utf-8")
        except (LookupError, UnicodeDecodeError):
            pass  # told as what it is not
    raise DataProblems(tuple(map(as_table, problems)))


def as_table(finding: Finding) -> Finding:
    """Return a finding about a text file in words for tables, where its own speak of data files."""
    if finding.rule not in (BINARY, FILE_EMPTY, NOT_UTF8):
        return finding
    facts: dict[str, Fact] = {"reason": in_both(finding.message), "suffix": saved_as(finding.file)}
    return Finding(NOT_A_TABLE, finding.file, facts, position=finding.position)
