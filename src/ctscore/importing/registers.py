"""The registers that an import needs and nobody has yet: made along the way in a new folder, else proposed.

In a folder that has data nothing is added unless it is asked for: what its registers lack is told.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from textwrap import indent

from ctscore.analysis.unit_names import UnitNames
from ctscore.book import Book
from ctscore.findings import Finding, Refusal
from ctscore.findings.usage_rules import FIRST_NEEDS_DOCUMENT, FIRST_NEEDS_UNIT, UNKNOWN_DOCUMENT_OF
from ctscore.importing.agencies import OF_PLAN
from ctscore.importing.annexes import (
    Imported,
    Wanted,
    annexes_in,
    asked_last,
    document_of,
    import_annex,
    raise_question,
    surveyed,
    told_of_plan,
)
from ctscore.importing.headers import Role, years_of_points
from ctscore.importing.headlines import period_told
from ctscore.importing.joining import Annex
from ctscore.importing.proposals import (
    agency_entries,
    document_name,
    index_entry,
    is_of_number,
    labelled_document,
    may_be_several,
    named_document,
    named_index,
    named_unit,
    register_text,
    unit_entry,
)
from ctscore.importing.review import (
    CARD_TOO,
    NO_LEADS_OF_CARD,
    PLAN_UNUSED,
    UNKNOWN_AGENCY,
    Remark,
)
from ctscore.importing.scorecards import is_scorecard
from ctscore.importing.survey import Seen, choose
from ctscore.languages import names_in, ours, preferred
from ctscore.load import load_contents, shown
from ctscore.periods import Period
from ctscore.records import dataclass
from ctscore.source import Comment, Node, Value, data_text, read_tree
from ctscore.words import slug

BOTH = "both"
"""What is wanted of a table that is a scorecard and the plan that answers it."""
_NEW = "agencies-new.yaml"
_MARKED = re.compile("[ăâđêôơưàáãèéìíòóõùúýĩũ\u1ea0-\u1ef9]", re.IGNORECASE)
_VIETNAMESE = re.compile("[ăđơưĩũ\u1ea0-\u1ef9]", re.IGNORECASE)
"""Letters that French, or another language of Europe that is likely here, has not."""
_MOST_MARKED = 5
"""Of so many words at least one has a letter of Vietnamese in a table that is in it; mostly every other."""


@dataclass(frozen=True, slots=True)
class Start:
    """A data folder that begins with an import: its registers (text by name), and what is wanted of it.

    `names` are those of its agencies as the table writes them. `seems` is the language of ours that the table
    seems to be in, if its words are kept as those of another.
    """

    book: Book
    wanted: Wanted
    files: Mapping[str, str]
    names: tuple[str, ...]
    seems: str


def start(folder: Path, wanted: Wanted, known: Book, declared: Sequence[str] = ()) -> Start:
    """Return the registers of a new `folder`, as far as the table tells and `known` has the names.

    `wanted` has the unit and index as typed, the unit empty where none is; without languages `declared` the
    folder is in that of the table. Raises `Refusal` where nothing tells which document it is, or whose table.
    """
    nobody = load_contents({})
    annexes = annexes_in(nobody, wanted)
    above = [line for annex in annexes for line in annex.above]
    found = "vi" if _is_vietnamese(annexes) else "en"
    own, *_ = declared = declared or (found,)
    languages = names_in(declared)
    named = named_document(above)
    if named is None and wanted.document is None:
        raise Refusal(FIRST_NEEDS_DOCUMENT)
    document = (
        named.entry(wanted.document or "")
        if named
        else labelled_document(wanted.document or "", preferred(own, declared), above)
    )
    owner = wanted.unit or named_unit(above)
    if not owner:
        raise Refusal(FIRST_NEEDS_UNIT)
    unit = unit_entry(owner, known, languages)
    index = index_entry(wanted.index, known, languages)
    settings: dict[str, Node] = {
        Comment("yaml-language-server: $schema=../schemas/settings.json"): None,
        "format": "ctscore/settings@1",
        "home": unit["id"],
        "languages": [*declared],
    }
    files = {
        "ctscore.yaml": data_text(settings),
        "units.yaml": register_text("units", [unit], languages),
        "indexes.yaml": register_text("indexes", [index], languages),
        "documents.yaml": register_text("documents", [document], languages),
    }
    meant = replace(wanted, unit=str(unit["id"]), index=str(index["id"]), document=str(document["id"]))
    names, agencies = _new_agencies(_book(folder, files), meant)
    files |= {"agencies.yaml": agencies} if agencies else {}
    # What is not Vietnamese may be in any language; a folder of one takes its word for it.
    seems = found if "vi" in (own, found) and own != found else ""
    return Start(_book(folder, files), meant, files, names, seems)


def told_by_table(wanted: Wanted, known: Book) -> tuple[str, Period | None, str]:
    """Return the organisation, the period and the `known` index that words above the tables name.

    Raises `Refusal` where there are several tables and nothing says which, `DataProblems` where there
    is none: before anything is asked.
    """
    tables = surveyed(load_contents({}), wanted).tables
    if any(one.annex is not None for one in tables):
        choose(tables, "", wanted.tables, wanted.annex)
    else:
        annexes_in(load_contents({}), wanted)  # which says why there is none
    lines = [line for one in tables for line in (one.sheet, *one.above)]
    above = list(filter(None, lines))
    return named_unit(above), period_told(above, wanted.path.stem), named_index(above, known)


def like_tables(wanted: Wanted) -> tuple[tuple[int, str], ...]:
    """Return number and sheet of each table with the columns of the wanted one: it may be of another unit."""
    tables = surveyed(load_contents({}), wanted).tables
    mine = next((one for one in tables if one.number in wanted.tables), None)
    alike = () if mine is None else _like(mine, tables, wanted.period)
    return tuple((one.number, one.sheet) for one in alike)


def other_years(wanted: Wanted) -> tuple[tuple[int, int], ...]:
    """Return number and year of each table with a column of points of another year beside the wanted one."""
    tables = surveyed(load_contents({}), wanted).tables
    return tuple(
        (one.number, year)
        for one in tables
        if one.annex is not None and (one.number in wanted.tables or len(tables) == 1)
        for year in years_of_points([cell.text for cell in one.annex.others])
        if year != wanted.period.year
    )


def first_of_like(wanted: Wanted) -> tuple[Wanted, str]:
    """Return what is wanted of the first table, and its sheet, where all others are like it."""
    tables = () if wanted.tables else surveyed(load_contents({}), wanted).tables
    known = [one for one in tables if one.kind != "unknown"]
    if len(known) < 2 or len(_like(known[0], tables, wanted.period)) < len(known) - 1:
        return wanted, ""
    return replace(wanted, tables=(known[0].number,)), known[0].sheet


def _like(mine: Seen, tables: Sequence[Seen], period: Period) -> Sequence[Seen]:
    """Return the tables of other sheets with the columns of `mine`, unless they name another period."""
    own = (None, period, period_told((mine.sheet, *mine.above), ""))
    return [
        one
        for one in tables
        if one.sheet not in ("", mine.sheet)
        and _columns_of(one) == _columns_of(mine) != {}
        and period_told((one.sheet, *one.above), "") in own
    ]


def _columns_of(one: Seen) -> dict[Role, str]:
    return {} if one.annex is None else {role: cell.text for role, cell in one.annex.heads.items()}


def _new_agencies(book: Book, wanted: Wanted) -> tuple[tuple[str, ...], str]:
    """Return all whom the table names and no register has, as it writes them, and the register of them.

    What may be a list is taken for one body only at last: of “Sở Một, Hai” the register of the first round
    may know both.
    """
    settings = book.settings
    names: list[str] = []
    text = ""
    for lists_too in (False, True, True):
        known = book.joined(load_contents({_NEW: text.encode()}, settings)) if text else book
        found = unknown_agencies(known, wanted)
        names += [name for name in found if name not in names and (lists_too or not may_be_several(name))]
        if not found:
            break
        if names:
            entries = agency_entries(names, book.own_language, book.agencies, accept=wanted.accept)
            text = register_text("agencies", list(entries), settings.spoken)
    return tuple(names), text


def unknown_agencies(book: Book, wanted: Wanted) -> tuple[str, ...]:
    """Return whom the table names that no register has, each once, as they are written."""
    if not any(Role.LEADS in one.heads or Role.HELPERS in one.heads for one in annexes_in(book, wanted)):
        return ()
    told = told_of_plan(book, wanted)
    names = dict.fromkeys(str(one.facts["given"]) for one in told if one.words is UNKNOWN_AGENCY)
    return tuple(name for name in names if ":" not in name)  # “các sở: Một, Hai” are several


def _book(folder: Path, files: Mapping[str, str]) -> Book:
    return load_contents({shown(folder / name): text.encode() for name, text in files.items()})


def _is_vietnamese(annexes: Sequence[Annex]) -> bool:
    """Return whether a table is in Vietnamese: many of its words have marks, and of these many its own.

    A dash, a curly quote or a “café” makes no table Vietnamese, nor do the names of those who lead.
    """
    cells = [cell for annex in annexes for cell in annex.heads.values()]
    entries = [entry.cells.items() for annex in annexes for entry in annex.entries]
    cells += [cell for entry in entries for role, cell in entry if role not in (Role.LEADS, Role.HELPERS)]
    words = [word for cell in cells for word in cell.text.split() if any(map(str.isalpha, word))]
    marked = [word for word in words if _MARKED.search(word)]
    own = [word for word in marked if _VIETNAMESE.search(word)]
    return _MOST_MARKED * len(marked) > len(words) and _MOST_MARKED * len(own) > len(marked)


def kinds_of(book: Book, wanted: Wanted, *, first: bool = False) -> tuple[str, ...]:
    """Return what is made of a table: a scorecard, a plan, or both: points, and leads or tasks.

    The `first` plan of a folder is about criteria that nobody has yet: those of its own table.
    """
    annexes = annexes_in(book, wanted)
    scored = any(map(is_scorecard, annexes))
    if wanted.kind not in ("", BOTH):
        return ("scorecard", "plan") if first and scored and wanted.kind == "plan" else (wanted.kind,)
    planned = any(entry.text(role) for one in annexes for entry in one.entries for role in OF_PLAN)
    kinds = ("scorecard",) if scored else ()
    return (*kinds, "plan") if planned or not kinds else kinds


def usual_place(wanted: Wanted, kind: str, home: str = "") -> PurePosixPath:
    """Return where a data folder has such a file; a scorecard of another unit than `home` is called by it."""
    if kind == "plan":
        return PurePosixPath("plans", f"{wanted.document}.yaml")
    whose = "" if home in ("", wanted.unit) else f"-{wanted.unit}"
    name = slug(wanted.index)
    period = "" if str(wanted.period) == str(wanted.period.year) else f"-{slug(str(wanted.period))}"
    return PurePosixPath("scores", str(wanted.period.year), f"{name}{period}{whose}.yaml")


def with_document_known(book: Book, wanted: Wanted) -> Wanted:
    """Return what is wanted with the document of its table; raises `Refusal` where nobody knows which."""
    annex = annexes_in(book, wanted)[0]
    return replace(wanted, document=document_of(book, wanted, annex.above, annex.place)[0])


def bring_all(
    book: Book, wanted: Wanted, places: Mapping[str, Path], may_stay: Container[str] = ()
) -> list[tuple[Path, Imported]]:
    """Return the files that `places` names by kind, the plan tried beside the scorecard that it answers.

    Raises the question what the table lists beside the errors of all files, but for codes that `may_stay`.
    """
    done: list[tuple[Path, Imported]] = []
    question: Refusal | None = None
    for kind, place in places.items():
        answered = bool(done) and kind == "plan"
        asked = replace(wanted, kind=kind, output=place, answered=answered)
        try:
            one = import_annex(book, asked)
        except Refusal as refusal:
            question = asked_last(refusal)
            one = import_annex(book, replace(asked, listing="part"))
        if "plan" in places:  # where its leads go
            kept = (r for r in one.remarks if r.words not in (PLAN_UNUSED, NO_LEADS_OF_CARD))
            one = replace(one, remarks=tuple(kept))
        if kind == "scorecard" and wanted.kind == "plan":
            head = next(iter(annexes_in(book, wanted)[0].heads.values()))
            one = replace(one, remarks=(Remark(head.place, CARD_TOO), *one.remarks))
        done.append((place, one))
        book = book.joined(load_contents({shown(place): one.text.encode()}, book.settings))
    if question is not None:
        errors = [error for error in errors_of(done) if error.rule.code not in may_stay]
        raise_question(question, errors, shown(wanted.path))
    return done


def document_to_add(book: Book, wanted: Wanted) -> dict[str, Node] | None:
    """Return the entry of the document that a table belongs to, where the register does not have it.

    It is the one that is asked for by an id of the user's own, else the one that the words above name; where
    what was meant is taken and they name none, one with a name of ours, unless another has that.
    """
    id_, lang = wanted.document, ours(book.settings.own_language)
    if id_ in book.documents:
        return None
    above = [annex.above for annex in annexes_in(book, wanted)]
    for lines in above if id_ is None else ():
        named = named_document(lines)
        if named is not None:
            known = any(is_of_number(one, named.number, named.date) for one in book.documents.values())
            return None if known else named.entry()
    if id_ is None and wanted.accept and not _tells_document(book, wanted):
        id_ = document_name(wanted.period, lang)
    if id_ is None or id_ in book.documents:
        return None
    return labelled_document(id_, lang, [line for lines in above for line in lines])


def _tells_document(book: Book, wanted: Wanted) -> bool:
    try:
        return bool(with_document_known(book, wanted))
    except Refusal as refusal:
        if refusal.rule is UNKNOWN_DOCUMENT_OF:
            return False
        raise


def with_document(text: str | None, name: str, document: dict[str, Node]) -> str | None:
    """Return a register of documents with one more entry; None where its list does not end the text.

    Without a `text` it is a new register.
    """
    if text is None:
        return register_text("documents", [document])
    entry = data_text({"documents": [document]}).split("\n", 1)[1].strip()
    was = _documents(text, name)
    for prefix in ("", "  "):
        made = f"{text.rstrip()}\n{indent(entry, prefix)}\n"
        now = _documents(made, name)
        if was and now and now[:-1] == was:
            return made
    return None


def _documents(text: str, name: str) -> list[Value] | None:
    tree = read_tree(text, name)
    found = tree.value.get("documents") if isinstance(tree.value, dict) and not tree.findings else None
    return found if isinstance(found, list) else None


def proposed(book: Book, wanted: Wanted) -> dict[str, str]:
    """Return the registers, by kind, of what the table names and no register has yet."""
    found: dict[str, str] = {}
    _, agencies = _new_agencies(book, wanted)
    if agencies:
        found["agencies"] = agencies
    document = document_to_add(book, wanted)
    if document is not None:
        found["documents"] = register_text("documents", [document], book.settings.spoken)
    return found


def register_of_unit(book: Book, name: str) -> str:
    """Return a register with one unit more, called `name`, of the kind of ours; nothing where it is known."""
    entry = unit_entry(name, book, book.settings.spoken)
    if str(entry["id"]) in book.units or UnitNames(book.units.values()).find(name):
        return ""
    ours_is = book.units.get(book.home_unit)
    if ours_is is not None:
        entry["kind"] = ours_is.kind
    return register_text("units", [entry], book.settings.spoken, book.unit_kinds)


def errors_of(done: Sequence[tuple[Path, Imported]]) -> tuple[Finding, ...]:
    """Return the errors of all files."""
    return tuple(error for _, one in done for error in one.errors)
