"""A data folder that holds one strange file, and all that must hold of it whatever stands there."""

import hashlib
import io
import json
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from ctscore.book import Book
from ctscore.checks import findings_in
from ctscore.document import Document
from ctscore.findings import DataProblems, Finding, Position, Refusal, Report
from ctscore.load import load_contents, load_folder, shown
from ctscore.periods import Period
from ctscore.questions import Answer, agencies, gaps, plans, standing, totals
from ctscore.render import Canvas, render
from ctscore.render.findings import FINDING_FORMATS, render_findings
from ctscore.source import read_text
from ctscore.validation import validate_paths
from ctscore.workspace import open_checked
from tests.fuzz.seeds import BASE

Question = Callable[[Book, Period], Answer[Any]]

QUESTIONS: tuple[Question, ...] = (
    totals.ask,
    gaps.ask,
    totals.tree,
    agencies.ask,
    plans.ask_coverage,
    standing.ask_rank,
)
_LANGUAGES = ("vi", "en")
_DOCUMENT_FORMATS = ("text", "markdown", "csv", "json")
_JSON = ("json", "gitlab", "sarif", "rdjson")
_BREAKS = re.compile(r"\r\n|\r|\n")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+>")


class Arena:
    """The base folder of the corpus at `folder`, to be looked at with one file of it changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(BASE, folder)
        self._base = load_folder(folder)
        self._written: set[bytes] = set()

    def read(self, name: str, raw: bytes) -> None:
        """Read `raw` as the file `name` of the folder and check the whole, all in memory."""
        file = shown(self.folder / name)
        own = load_contents({file: raw})
        book = self._base.joined(own)
        places_within(findings_in(book), file, raw)
        assert own.problems == tuple(f for f in book.problems if f.file == file)

    def examine(self, name: str, raw: bytes) -> None:
        """Write `raw` to the file `name` of the folder, then validate the folder and ask its years."""
        path = self.folder / name
        before = path.read_bytes() if path.is_file() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        try:
            report = validate_paths([self.folder], None)
            assert isinstance(report, Report)
            places_within(report.findings, shown(path), raw)
            _rendered(report)
            _rendered(validate_paths([path], None))
            self._asked()
        finally:
            if before is None:
                path.unlink()
            else:
                path.write_bytes(before)

    def _asked(self) -> None:
        try:
            book = open_checked(self.folder)
        except (Refusal, DataProblems):
            return
        # What is remembered of it must be what was read.
        again = open_checked(self.folder)
        assert (again.files, again.errors) == (book.files, book.errors)
        for period in _periods(book):
            for ask in QUESTIONS:
                self._answered(ask, period, book)

    def _answered(self, ask: Question, period: Period, book: Book) -> None:
        """Ask, and write the answer in every format, unless it was written before.

        Most strange files change nothing of most answers, and writing takes ten times as long as asking.
        """
        try:
            document = ask(book, period).shown()
        except (Refusal, DataProblems):
            return
        assert isinstance(document, Document)
        # Not `==`, to which 1.0 and 1.00 are the same. Columns hold functions, made anew for each document at
        # another address; nobody who writes a document calls them.
        shown_as = _ADDRESS.sub("", repr(document))
        known = hashlib.sha256(shown_as.encode("utf-8", "surrogatepass")).digest()
        if known not in self._written:
            for lang in _LANGUAGES:
                _written(document, lang)
            self._written.add(known)


def _written(document: Document, lang: str) -> None:
    for format_ in _DOCUMENT_FORMATS:
        text = render(document, format_, Canvas(), lang)
        assert isinstance(text, str)
        if format_ == "json":
            json.loads(text)
        _plain(text, "\n\r" if format_ == "csv" else "\n")
    _readable(render(document, "xlsx", Canvas(), lang))


def _readable(file: bytes) -> None:
    """Every part of an Excel file must be XML that can be read."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        for name in parts.namelist():
            ElementTree.fromstring(parts.read(name))


def _periods(book: Book) -> list[Period]:
    periods = {card.value.when for card in book.all_scorecards} | {
        panel.value.when for panel in book.all_panels
    }
    return sorted(periods)[:4]


def _rendered(report: Report) -> None:
    for format_ in FINDING_FORMATS:
        for lang in _LANGUAGES:
            text = render_findings(report, format_, lang)
            _plain(text)
            if format_ in _JSON:
                json.loads(text)
            if format_ == "junit":
                ElementTree.fromstring(text)


def places_within(findings: Iterable[Finding], file: str, raw: bytes) -> None:
    """Fail where a finding about `file`, which holds `raw`, points to a line or column that is not there."""
    text = raw.decode("utf-8-sig", errors="replace")
    # What is not UTF-8 is a character a byte at most; a lone carriage return is a break to the parser only.
    countings = [_BREAKS.split(text), text.split("\n")]
    if b"ctscore/panel@1" in raw:  # a row folded over several lines is counted as one
        countings = [[line + " " * len(text) for line in lines] for lines in countings]
    for finding in findings:
        place = finding.place
        assert place.line >= 1, finding
        assert place.column >= 1, finding
        if finding.file == file:
            assert any(_within(lines, place) for lines in countings), finding
        else:
            other, _ = read_text(Path(finding.file), finding.file)
            assert _within((other or "").split("\n"), place), finding


def _within(lines: list[str], place: Position) -> bool:
    return place.line <= len(lines) and place.column <= len(lines[place.line - 1]) + 1


def _plain(text: str, allowed: str = "\n") -> None:
    """Fail where `text` holds a control character other than those `allowed`."""
    odd = {letter for letter in set(text) - set(allowed) if unicodedata.category(letter) == "Cc"}
    assert not odd, (odd, text[:2_000])
