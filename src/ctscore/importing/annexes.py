"""From a file with an annex to a data file: read, told apart, built, tried out beside the other data."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import NoReturn

from ctscore.analysis.naming import options_naming
from ctscore.analysis.panels import all_trees, card_of
from ctscore.analysis.spellings import Spellings
from ctscore.analysis.unit_names import UnitNames
from ctscore.book import Book
from ctscore.checks.plans import LOSS_WITHOUT_LEAD
from ctscore.checks.printed import ERRATUM_UNCONFIRMED
from ctscore.editing import findings_beside, with_file
from ctscore.findings import DataProblems, Finding, Refusal, Severity
from ctscore.findings.shape_rules import TO_COME
from ctscore.findings.usage_rules import DOCUMENT_TO_COME, LISTING_UNKNOWN, UNKNOWN_DOCUMENT_OF
from ctscore.importing.agencies import agencies_once, no_leads, plan_unused, tasks_once, whose_agencies
from ctscore.importing.commas import refused_decimals
from ctscore.importing.criteria import Criteria, criteria_once
from ctscore.importing.encodings import checked
from ctscore.importing.files import Source, read_source
from ctscore.importing.headers import POINTS, Role, role_of
from ctscore.importing.headlines import speaks_of_plan, told_of_another, told_of_document
from ctscore.importing.joining import Annex
from ctscore.importing.origins import Origins, at_source, origins_of_criteria, origins_of_items
from ctscore.importing.plans import plan_text
from ctscore.importing.proposals import is_other_number, named_document
from ctscore.importing.refused import (
    beyond_columns,
    formulas_unread,
    no_annex,
    points_unused,
    refuse_half_points,
)
from ctscore.importing.review import (
    CELL_INHERITED,
    COLUMN_IGNORED,
    COLUMN_OF_DAYS,
    DOCUMENT_FOUND,
    NO_LEAD,
    NO_LEADS_COLUMN,
    POINTS_IGNORED,
    SHEETS_HIDDEN,
    TABLE_LEFT_OUT,
    TABLES_LEFT_OUT,
    TARGETS_TAKEN,
    TASK_CONTINUED,
    Remark,
    in_order,
)
from ctscore.importing.scorecards import About, scorecard_text
from ctscore.importing.sides import Asked
from ctscore.importing.stages import stage_columns
from ctscore.importing.survey import Choice, Seen, choose, survey
from ctscore.importing.tables import Cell, Place
from ctscore.importing.targets import TargetReader
from ctscore.importing.unseen import told_of_unseen
from ctscore.importing.without_loss import rows_to_answer
from ctscore.load import load_contents, shown
from ctscore.model import Unit, stages_of
from ctscore.model.plan import UNNUMBERED
from ctscore.model.scorecard import Listing
from ctscore.periods import Period
from ctscore.phrases import Words, in_both
from ctscore.records import dataclass
from ctscore.words import listed

_DOCUMENT = re.compile(r"[0-9]+\s*/\s*[A-ZĐ]+(?:-[A-ZĐ]+)*")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_ABOUT_TASKS = (CELL_INHERITED, TASK_CONTINUED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be brought in, and as what.

    `kind` is ``scorecard`` or ``plan``, or empty for what the table looks like; `annex` the label of one of
    several, `tables` their numbers in the list of all; `columns` the words above the columns by role, where
    they are not the usual ones. `output` is the file of the data folder that it becomes, None where it goes
    elsewhere. `stage` and `listing` say of which stage the scorecard is and what its table lists, where that
    does not tell so itself. With `accept` what was probably meant is taken; `answered` says that the card
    which a plan answers is made with it. `source` is what `path` holds, where it was read already. `score`
    and `rank` are the published ones of the whole, where the table does not have them.
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
    tables: tuple[int, ...] = ()
    accept: bool = False
    answered: bool = False
    source: Source | None = None
    score: Decimal | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """A data file as text, what was inferred on the way, and what the checks find in it.

    Findings in it are told by their places in the source. `errors` are those that must not be: what is
    brought in is no draft. `name` tells it from others of the same source.
    """

    kind: str
    text: str
    remarks: tuple[Remark, ...]
    findings: tuple[Finding, ...]
    errors: tuple[Finding, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A file that was read, what its tables look like, and what was mended or not seen in them."""

    source: Source
    tables: tuple[Seen, ...]
    spellings: Spellings
    names: UnitNames
    told: tuple[Remark, ...]


def import_annex(book: Book, wanted: Wanted) -> Imported:
    """Return the scorecard or plan that the annex in a file holds.

    Raises `DataProblems` with the cells that are refused, or what keeps the file from being read; `Refusal`
    where there is no such annex or more than one, or nobody can tell which document this is.
    """
    file = surveyed(book, wanted)
    named = [one for one in file.tables if one.number in wanted.tables] or file.tables
    if all(one.kind == "unknown" for one in named):
        raise DataProblems((no_annex(named, file.source),))
    kind = _kind_asked(wanted)
    refuse_half_points(named, kind, file.source.name, wanted.period.year)
    choice = choose(file.tables, kind, wanted.tables, wanted.annex)
    return _imported(book, wanted, file, choice)


def import_all(book: Book, wanted: Wanted, folder: Path | None) -> tuple[Imported, ...]:
    """Return all that a file holds, each table as what it is: scorecards, and a plan of tasks and targets.

    `folder` is where they go, if that lies in the data folder. Raises as `import_annex` does.
    """
    file = surveyed(book, wanted)
    refuse_half_points(file.tables, _kind_asked(wanted), file.source.name, wanted.period.year)
    scored = wanted.kind != "plan"
    every = [(one,) for one in file.tables if scored and one.fits("scorecard") and not one.sums_up]
    kinds = [Choice("scorecard", own, ()) for own in every]
    planned = tuple(one for one in file.tables if one.fits("plan") or one.kind == "targets")
    if planned and wanted.kind != "scorecard":
        kinds.append(Choice("plan", planned, ()))
    if not kinds:
        choose(file.tables, wanted.kind)  # which says why nothing fits
        raise DataProblems((no_annex(file.tables, file.source),))
    used = [one for choice in kinds for one in choice.own]
    left = tuple(one for one in file.tables if one not in used and not one.sums_up)
    found: list[Imported] = []
    for choice in (replace(kinds[0], others=left), *kinds[1:]):
        found.append(_imported(book, wanted, file, choice, folder))
        # The tasks that follow may name its criteria.
        place = folder / found[-1].name if folder is not None else None
        book = with_file(book, found[-1].text, place, choice.kind)
    return tuple(found)


def read_once(wanted: Wanted) -> Wanted:
    """Return what is wanted with what its file holds, where that can be read without knowing any names.

    Raises as `surveyed` does.
    """
    source = read_source(wanted.path, shown(wanted.path), Spellings(load_contents({})), wanted.sheet)
    return wanted if source.by_names else replace(wanted, source=source)


def surveyed(book: Book, wanted: Wanted) -> Surveyed:
    """Return the file that is to be brought in with all of its tables.

    Raises `DataProblems` for what keeps it from being read, `Refusal` where its ending says nothing.
    """
    spellings = Spellings(book, wanted.unit)
    source = wanted.source or read_source(wanted.path, shown(wanted.path), spellings, wanted.sheet)
    tables, mended = checked(source.tables, source.name)
    source = replace(source, tables=tables)
    names = UnitNames(book.units.values())
    year, period = (wanted.period.year, wanted.period) if wanted.index else (0, None)
    asked = Asked(wanted.columns, names, wanted.unit, year, period)
    cells = (cell for table in tables for row in table.rows for cell in row)
    told = (*mended, *told_of_unseen(cells))
    return Surveyed(source, survey(source, spellings, asked), spellings, names, told)


def about_of(book: Book, wanted: Wanted, document: str) -> About:
    """Return what a file is about."""
    most, assumed = _max_of(book, wanted)
    return About(
        wanted.index,
        wanted.unit,
        wanted.period,
        document,
        most,
        book.settings.spoken,
        stages_of(book.indexes.get(wanted.index)),
        wanted.stage,
        wanted.listing,
        None if assumed else most,
        index.answers if (index := book.indexes.get(wanted.index)) else (),
        _ended_within(book.units.get(wanted.unit), wanted.period),
        wanted.score,
        wanted.rank,
        options_naming(book, wanted.index, wanted.unit, wanted.period),
    )


def _ended_within(unit: Unit | None, period: Period) -> date | None:
    """Return the day on which a unit ended within `period`; None where it lived on, or not in it at all."""
    if unit is None or unit.body_on(period.last) is not None:
        return None
    ends = [span.until for span in unit.spans if span.until and period.first <= span.until <= period.last]
    return max(ends, default=None)


def _imported(
    book: Book, wanted: Wanted, file: Surveyed, choice: Choice, folder: Path | None = None
) -> Imported:
    """Return the data file that the chosen tables make, tried out beside the others."""
    name = file.source.name
    # Rows that reach beyond the columns follow from commas that were parted.
    lost = [refused_decimals(annex.cut_off, name) for annex in choice.annexes if annex.cut_off]
    lost = lost or [beyond_columns(cell, name) for annex in choice.annexes for cell in annex.beyond]
    lost += formulas_unread(choice.annexes, name)
    if lost:
        raise DataProblems(tuple(lost))
    document, found = document_of(book, wanted, choice.own[0].above, choice.own[0].place)
    about = about_of(book, wanted, document)
    left_out = _left_out(file, choice)
    listed_too = {_start(one.place) for one in choice.others if left_out}
    annexes = choice.annexes if choice.kind == "scorecard" else _to_answer(choice, about)
    told = [one for annex in annexes for one in _told_of(annex)]
    told = [one for one in told if one.words != TABLE_LEFT_OUT or _start(one.place) not in listed_too]
    another = [
        one for seen in choice.own if seen.annex for one in _of_another(file.names, wanted, choice.kind, seen)
    ]
    remarks = [*another, *file.told, *found, *left_out, *told]
    question: Refusal | None = None
    if choice.kind == "scorecard":
        try:
            text, inferred, origins = _scorecard(choice.annexes[0], about, name)
        except Refusal as asked:
            question, about = asked_last(asked), replace(about, listing="part")
            text, inferred, origins = _scorecard(choice.annexes[0], about, name)
        remarks = [remark for remark in remarks if remark.words not in _ABOUT_TASKS]
        remarks += [one for annex in choice.annexes for one in plan_unused(annex)]
        remarks += no_leads(book, about, choice.annexes[0])
    else:
        text, inferred, origins = _plan(book, wanted, file, choice, about)
        remarks += [one for annex in choice.annexes for one in points_unused(annex)]
        remarks += [one for annex in choice.annexes[:1] for one in whose_agencies(book, wanted.unit, annex)]
    number = f"-{choice.own[0].number}" if choice.kind == "scorecard" and len(file.tables) > 1 else ""
    called = f"{choice.kind}{number}.yaml"
    output = folder / called if folder is not None else wanted.output
    findings: Sequence[Finding] = agencies_once(findings_beside(book, text, output, choice.kind))
    if choice.kind == "plan":
        if any(one.words is NO_LEADS_COLUMN for one in inferred):
            findings = [one for one in findings if one.rule is not LOSS_WITHOUT_LEAD]  # told of all at once
        leaderless = {str(one.facts["code"]) for one in inferred if one.words is NO_LEAD and one.facts}
        findings = tasks_once(findings, leaderless)
        findings = criteria_once(findings, book, about.index, about.unit, about.period)
    own = shown(output) if output else f"{choice.kind}.yaml"
    where = (name, choice.own[0].place)
    errors = [one for one in findings if one.severity is Severity.ERROR or one.rule in TO_COME]
    # Errata of the new file are those that the import just told.
    own_errata = [one for one in findings if one.rule is ERRATUM_UNCONFIRMED and one.file == own]
    others = [one for one in findings if one not in errors and one not in own_errata]
    if question is not None:
        errors = [one for one in errors if one.file == own]  # what others lack may depend on the answer
        raise_question(question, at_source(errors, own, text, origins, where), name)
    return Imported(
        choice.kind,
        text,
        in_order((*remarks, *inferred)),
        at_source(others, own, text, origins, where),
        at_source(errors, own, text, origins, where),
        called,
    )


def asked_last(refusal: Refusal) -> Refusal:
    """Return the question what a table lists, which can wait until all else is right; raises any other."""
    if refusal.rule is not LISTING_UNKNOWN:
        raise refusal
    return refusal


def raise_question(question: Refusal, errors: Sequence[Finding], name: str) -> NoReturn:
    """Raise the `errors` of a table in the file `name` with its question, or the question alone."""
    if errors:
        raise DataProblems((*errors, Finding(question.rule, name, question.facts)))
    raise question


def annexes_in(book: Book, wanted: Wanted) -> tuple[Annex, ...]:
    """Return the tables of criteria and tasks in a file, or those of them that are named.

    Raises `DataProblems` where it cannot be read, has none, or half a table of points.
    """
    file = surveyed(book, wanted)
    named = [one for one in file.tables if one.number in wanted.tables] or file.tables
    found = tuple(one.annex for one in named if one.annex is not None)
    if not found:
        raise DataProblems((no_annex(named, file.source),))
    refuse_half_points(named, _kind_asked(wanted), file.source.name, wanted.period.year)
    return found


def told_of_plan(book: Book, wanted: Wanted) -> Sequence[Remark]:
    """Return what is to be told of the tasks of a table as a plan, which is not tried out beside others."""
    file = surveyed(book, wanted)
    choice = choose(file.tables, "plan", wanted.tables, wanted.annex)
    document, _ = document_of(book, wanted, choice.own[0].above, choice.own[0].place)
    return _plan(book, wanted, file, choice, about_of(book, wanted, document))[1]


def _scorecard(annex: Annex, about: About, name: str) -> tuple[str, Sequence[Remark], Origins]:
    text, inferred, refused, annex = scorecard_text(annex, about, name)
    if refused:
        raise DataProblems(refused)
    return text, inferred, origins_of_criteria(annex, stage_columns(annex, about.stages, about.stage, []))


def _plan(
    book: Book, wanted: Wanted, file: Surveyed, choice: Choice, about: About
) -> tuple[str, Sequence[Remark], Origins]:
    on_file = card_of(book, wanted.index, wanted.unit, wanted.period) is not None
    reader = TargetReader(book, about.period.year_after)
    targets = [
        target
        for one in choice.targets
        if one.targets is not None
        for target in reader.read(one.targets, one.label or "CT")
    ]
    text, inferred, rows = plan_text(
        _apart(_to_answer(choice, about)),
        about,
        file.spellings,
        Criteria(book, wanted.index, wanted.unit, wanted.period),
        answered=wanted.answered or on_file,
        targets=targets,
        accept=wanted.accept,
    )
    return text, (*inferred, *reader.told()), {**origins_of_items(rows), **reader.places}


def _to_answer(choice: Choice, about: About) -> list[Annex]:
    return [rows_to_answer(annex, about.limit) for annex in choice.annexes]


def _apart(annexes: Sequence[Annex]) -> list[Annex]:
    """Return `annexes` with labels of their own, which ids of their items begin with."""
    found: list[Annex] = []
    for annex in annexes:
        label, count = annex.label or UNNUMBERED, 1
        while any(label == other.label for other in found):
            count += 1
            label = f"{annex.label or UNNUMBERED}-{count}"
        found.append(replace(annex, label=label if len(annexes) > 1 else annex.label))
    return found


def _start(place: Place) -> tuple[int, int]:
    """Return what tells a table from the others of its file: its number, or else its first row."""
    return place.table, 0 if place.table else place.row


def _said(tables: Sequence[Seen], lang: str) -> str:
    return " / ".join(one.say(lang, columns=False) for one in tables)


def _left_out(file: Surveyed, choice: Choice) -> list[Remark]:
    """Return what is to be told of tables and sheets that are not brought in: once for all of them."""
    place = choice.own[0].place
    told: list[Remark] = []
    taken = choice.targets if choice.annexes else ()
    for words, tables in ((TABLES_LEFT_OUT, choice.others), (TARGETS_TAKEN, taken)):
        if tables:
            facts = {"given": in_both(partial(_said, tables))}
            told.append(Remark(tables[0].place if words is TARGETS_TAKEN else place, words, facts))
    if file.source.hidden:
        given = listed([f"“{title}”" for title in file.source.hidden])
        told.append(Remark(place, SHEETS_HIDDEN, {"given": given}))
    return told


def _unused(cell: Cell, annex: Annex) -> Words:
    """Return what is told of a column that is not used, by what seems to stand in it."""
    if role_of(cell.text) in POINTS:
        return POINTS_IGNORED
    return COLUMN_OF_DAYS if cell in annex.days else COLUMN_IGNORED


def _told_of(annex: Annex) -> tuple[Remark, ...]:
    """Return what is to be told of an annex however it is used."""
    ignored = (Remark(cell.place, _unused(cell, annex), {"given": cell.text}) for cell in annex.ignored)
    return (*ignored, *annex.remarks)


def _kind_asked(wanted: Wanted) -> str:
    """Return the kind of file that is asked for: who points out columns of points wants a scorecard."""
    return wanted.kind or ("scorecard" if any(role in wanted.columns for role in POINTS) else "")


def document_of(
    book: Book, wanted: Wanted, above: Sequence[str], place: Place
) -> tuple[str, tuple[Remark, ...]]:
    """Return the document that a table at `place` belongs to: as named, else as the words `above` it say."""
    if wanted.document is not None:
        return wanted.document, tuple(told_of_document(book.documents.get(wanted.document), above, place))
    years = _YEAR.findall(" ".join(above))
    for line in reversed(above):
        for number in _DOCUMENT.findall(line):
            found = [
                document.id
                for document in book.documents.values()
                if not is_other_number(document.number, number)
                and (document.date is None or str(document.date.year) in years)
            ]
            if len(found) == 1:
                facts = {"document": found[0], "given": number}
                return found[0], (Remark(place, DOCUMENT_FOUND, facts),)
    named = named_document(above)
    if named is not None:
        raise Refusal(DOCUMENT_TO_COME, number=named.number, known=listed(list(book.documents)))
    raise Refusal(UNKNOWN_DOCUMENT_OF, known=listed(list(book.documents)))


def _of_another(names: UnitNames, wanted: Wanted, kind: str, one: Seen) -> Iterator[Remark]:
    """Return what is to be told where the words above a table name another unit or year than asked for."""
    above = tuple(filter(None, (one.sheet, *one.above)))
    # A plan that answers the points of a year is one for the year after, as its title may say above both.
    is_plan = kind == "plan" or (one.has_tasks and any(map(speaks_of_plan, above)))
    after = {wanted.period.year_after} if is_plan else set()
    return told_of_another(above, one.place, names, wanted.unit, wanted.period, after)


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
