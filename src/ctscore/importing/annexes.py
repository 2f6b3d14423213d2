"""From a file with an annex to a data file: read, told apart, built, tried out beside the other data."""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from pathlib import Path

from ctscore.analysis.panels import all_trees, card_of
from ctscore.analysis.spellings import Spellings
from ctscore.book import Book
from ctscore.editing import findings_beside
from ctscore.findings import DataProblems, Finding, Refusal, Severity
from ctscore.findings.import_rules import CELL_WITHOUT_COLUMN, NO_ANNEX
from ctscore.findings.rule import Fact
from ctscore.findings.shape_rules import TO_COME
from ctscore.findings.usage_rules import DOCUMENT_TO_COME, NO_SUCH_ANNEX, UNKNOWN_DOCUMENT_OF, UNKNOWN_TABLE
from ctscore.importing.agencies import agencies_once, leads_unused, whose_agencies
from ctscore.importing.grid import as_table
from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex, annexes_of, chosen
from ctscore.importing.office import read_sheet_tables, read_word_tables
from ctscore.importing.packed import refuse_absent
from ctscore.importing.plans import Criteria, plan_text
from ctscore.importing.proposals import named_document
from ctscore.importing.review import (
    ANNEX_LEFT_OUT,
    CELL_INHERITED,
    COLUMN_IGNORED,
    DOCUMENT_FOUND,
    MAX_ASSUMED,
    TASK_CONTINUED,
    Remark,
    in_order,
)
from ctscore.importing.scorecards import About, is_scorecard, scorecard_text
from ctscore.importing.tables import AS_SAID, Cell, Table, not_a_table
from ctscore.importing.texts import read_csv_table, read_text_tables
from ctscore.load import shown
from ctscore.model import stages_of
from ctscore.model.scorecard import Listing
from ctscore.periods import Period
from ctscore.records import dataclass
from ctscore.source import MOST_BYTES, read_text
from ctscore.words import fold, listed

_TEXTS = (".txt", ".md", ".markdown", ".tsv", ".csv")
_DOCUMENT = re.compile(r"[0-9]+\s*/\s*[A-ZĐ]+(?:-[A-ZĐ]+)*")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_SHOWN_ROWS = 3
_ABOUT_TASKS = (CELL_INHERITED, TASK_CONTINUED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be brought in, and as what.

    `kind` is ``scorecard`` or ``plan``, or empty for what the table looks like; `annex` the label of one of
    several; `columns` the words above the columns by role, where they are not the usual ones. `output` is the
    file of the data folder that it becomes, None where it goes elsewhere. `stage` and `listing` say of which
    stage the scorecard is and what its table lists, where that does not tell so itself. With `accept` what
    was probably meant is taken; `answered` says that the scorecard which a plan answers is made with it.
    """

    path: Path
    index: str
    period: Period
    unit: str
    kind: str = ""
    annex: str | None = None
    sheet: str | None = None
    document: str | None = None
    columns: Mapping[Role, str] = field(default_factory=dict)
    output: Path | None = None
    stage: str | None = None
    listing: Listing | None = None
    accept: bool = False
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """A data file as text, what was inferred on the way, and what the checks find in it."""

    kind: str
    text: str
    remarks: tuple[Remark, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that must not be: what is brought in is no draft."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR or f.rule in TO_COME)


def import_annex(book: Book, wanted: Wanted) -> Imported:
    """Return the scorecard or plan that the annex in a file holds.

    Raises `DataProblems` with the cells that are refused, or what keeps the file from being read; `Refusal`
    where there is no such annex, or nobody can tell which document this is.
    """
    name = shown(wanted.path)
    spellings = Spellings(book, wanted.unit)
    annexes = annexes_in(book, wanted)
    kind = wanted.kind or ("scorecard" if any(map(is_scorecard, annexes)) else "plan")
    fitting = [one for one in annexes if kind == "plan" or is_scorecard(one)]
    own = list(chosen(fitting, wanted.annex))
    if not own:
        labels = listed([one.label or "–" for one in fitting]) or "–"
        raise Refusal(NO_SUCH_ANNEX, given=wanted.annex or "–", known=labels)
    own, others = (own[:1], own[1:]) if kind == "scorecard" or wanted.annex is None else (own, [])
    beyond = [cell for one in own for cell in one.beyond]
    if beyond:
        raise DataProblems(tuple(_beyond(cell, name) for cell in beyond))
    document, found = document_of(book, wanted, own[0])
    lang = book.settings.own_language
    most, assumed = _max_of(book, wanted)
    about = About(
        wanted.index,
        wanted.unit,
        wanted.period,
        document,
        most,
        lang,
        stages_of(book.indexes.get(wanted.index)),
        wanted.stage,
        wanted.listing,
    )
    left_out = [
        Remark(one.entries[0].place, ANNEX_LEFT_OUT, {"given": one.label, "rows": str(len(one.entries))})
        for one in others
        if one.entries
    ]
    remarks = [*found, *left_out, *(remark for one in own for remark in (*_ignored(one), *one.remarks))]
    if kind == "scorecard":
        remarks = [remark for remark in remarks if remark.words not in _ABOUT_TASKS]
        remarks += leads_unused(own[0])
        text, inferred, refused = scorecard_text(own[0], about, name)
        if refused:
            raise DataProblems(refused)
        if assumed:
            facts: dict[str, Fact] = {"index": wanted.index, "max": most}
            remarks.append(Remark(own[0].heads[Role.MAX].place, MAX_ASSUMED, facts))
    else:
        on_file = card_of(book, wanted.index, wanted.unit, wanted.period) is not None
        text, inferred = plan_text(
            own,
            about,
            spellings,
            Criteria(book, wanted.index),
            answered=wanted.answered or on_file,
            accept=wanted.accept,
        )
        remarks += whose_agencies(book, wanted.unit, own[0])
    findings = agencies_once(findings_beside(book, text, wanted.output, kind))
    return Imported(kind, text, in_order((*remarks, *inferred)), findings)


def annexes_in(book: Book, wanted: Wanted) -> tuple[Annex, ...]:
    """Return all annexes in the file; raises `DataProblems` where it cannot be read, or has none."""
    name, spellings = shown(wanted.path), Spellings(book, wanted.unit)
    tables = _tables(wanted, name, spellings)
    annexes = annexes_of(tables, spellings, wanted.columns)
    if not annexes:
        raise DataProblems((_nothing(tables, name),))
    return annexes


def _tables(wanted: Wanted, name: str, spellings: Spellings) -> tuple[Table, ...]:
    suffix = wanted.path.suffix.lower()
    if suffix not in (*_TEXTS, ".xlsx", ".docx"):
        known = ".xlsx, .docx, .csv, .tsv, .md, .txt"
        raise Refusal(UNKNOWN_TABLE, suffix=suffix or wanted.path.name, known=known)
    refuse_absent(wanted.path, name)
    if suffix == ".xlsx":
        return read_sheet_tables(wanted.path, name, wanted.sheet)
    if suffix == ".docx":
        return read_word_tables(wanted.path, name)
    text, problems = _text_of(wanted.path, name)
    if text is None:
        raise DataProblems(tuple(map(as_table, problems)))
    try:
        return read_csv_table(text, name) if suffix == ".csv" else read_text_tables(text, spellings, name)
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


def _nothing(tables: Sequence[Table], name: str) -> Finding:
    rows = [
        " | ".join(cell.text for cell in row if cell)[:80]
        for one in tables[:3]
        for row in one.rows[:_SHOWN_ROWS]
    ]
    facts = {
        "wanted_vi": "STT, Tiêu chí, Điểm chuẩn, Điểm đạt được, Nhiệm vụ, Cơ quan chủ trì, Thời gian",
        "wanted_en": "No., Criterion, Maximum, Achieved, Task, Lead agency, Timing",
        "found": "; ".join(f"“{row}”" for row in rows if row) or "–",
    }
    return Finding(NO_ANNEX, name, facts)


def _beyond(cell: Cell, name: str) -> Finding:
    facts = {**cell.place.facts, "given": cell.text[:60]}
    return Finding(CELL_WITHOUT_COLUMN, name, facts, position=cell.place.position)


def _ignored(annex: Annex) -> tuple[Remark, ...]:
    return tuple(Remark(cell.place, COLUMN_IGNORED, {"given": cell.text}) for cell in annex.ignored)


def document_of(book: Book, wanted: Wanted, annex: Annex) -> tuple[str, tuple[Remark, ...]]:
    """Return the document that the annex belongs to: as named, else as the words above the table say."""
    if wanted.document is not None:
        return wanted.document, ()
    years = _YEAR.findall(" ".join(annex.above))
    for line in reversed(annex.above):
        for number in _DOCUMENT.findall(line):
            found = [
                document.id
                for document in book.documents.values()
                if _squeezed(document.number) == _squeezed(number)
                and (document.date is None or str(document.date.year) in years)
            ]
            if len(found) == 1:
                place = annex.entries[0].place
                facts = {"document": found[0], "given": number}
                return found[0], (Remark(place, DOCUMENT_FOUND, facts),)
    named = named_document(annex.above)
    if named is not None:
        raise Refusal(DOCUMENT_TO_COME, number=named.number, known=listed(list(book.documents)))
    raise Refusal(UNKNOWN_DOCUMENT_OF, known=listed(list(book.documents)))


def _squeezed(number: str) -> str:
    return fold(number).replace(" ", "")


def _max_of(book: Book, wanted: Wanted) -> tuple[Decimal, bool]:
    """Return the maximum of the index, and whether nothing on file says so.

    It is what the index states, else that of the nearest year on file, else 100.
    """
    index = book.indexes.get(wanted.index)
    if index is not None and index.max is not None:
        return index.max, False
    years = {tree.value.when: tree.value.max for tree in all_trees(book) if tree.value.index == wanted.index}
    nearest = min(years, key=lambda period: abs(period.last - wanted.period.last), default=None)
    return (Decimal(100), True) if nearest is None else (years[nearest], False)
