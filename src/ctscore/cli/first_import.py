"""The import that begins a data folder, and what an import adds to the registers of one that is there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ctscore.analysis import select
from ctscore.book import Book
from ctscore.checks.plans import ITEM_WITHOUT_LEAD
from ctscore.cli.editing import own_folder, tell_sealed
from ctscore.cli.messages import tell
from ctscore.cli.settings import Destination
from ctscore.cli.writing import placed, standing, write_files
from ctscore.document import Kind
from ctscore.findings import DataProblems, Refusal
from ctscore.findings.usage_rules import NEEDS_FILE_IN_FOLDER
from ctscore.importing import registers
from ctscore.importing.agencies import ABOUT_AGENCIES
from ctscore.importing.annexes import Imported, Wanted
from ctscore.importing.proposals import told_of_lists, twins_of
from ctscore.languages import either, of_names
from ctscore.load import asked_for, data_files, find_data, folder_around, load_contents, shipped_data, shown
from ctscore.load.folder import FOLDERS, is_data_folder
from ctscore.phrases import Phrase, Words, filled
from ctscore.render.values import words
from ctscore.terms import worded
from ctscore.words import Counted
from ctscore.workspace import open_checked

_OTHER_LANGUAGE = Words(
    "chữ của bảng có vẻ là {seems}, đã ghi là {own} theo --languages; nếu sai thì lập lại thư mục",
    "the words of the table seem to be {seems}, and are kept as {own} by --languages; if wrong, begin anew",
)
NO_DAY = Words("chưa biết ngày", "day not known")
_MAY_STAY = frozenset(rule.code for rule in ABOUT_AGENCIES)
"""Errors with which a first import is written: nobody knows better yet."""
Change = tuple[Path, bytes, bytes | None]
"""A file: its path, what it is to hold, and what it holds until now."""


def folder_to_start(data: Path | None, output: Path | None) -> Path | None:
    """Return the new data folder that an import begins; None where there is one already.

    It is the one that `--data` or `CTSCORE_DATA` names, if nothing is in it, else the one in which `output`
    lies by its folders (data/scores/2025/…), where none is near.
    """
    named = asked_for(data)
    if named is not None:
        return named if not named.exists() or (named.is_dir() and not data_files(named)) else None
    if output is None or find_data() != shipped_data():
        return None
    parts = output.absolute().parts
    tops = [place for place, part in enumerate(parts[:-1]) if part in FOLDERS]
    folder = Path(*parts[: tops[-1]]) if tops else None
    return None if folder is None or is_data_folder(folder) else folder


def begin(
    folder: Path,
    wanted: Wanted,
    stage: str | None,
    output: Path | None,
    languages: Sequence[str] = (),
) -> tuple[registers.Start, list[tuple[Path, Imported]]]:
    """Return what a first import makes in `folder`: registers, and scorecard and plan by their place.

    Without `languages` the folder has that of the table.
    """
    made = registers.start(folder, wanted, open_checked(shipped_data()), languages)
    asked = replace(made.wanted, stage=select.stage_to_set(made.book, stage) if stage else None)
    kinds = registers.kinds_of(made.book, asked, first=True)
    return made, registers.bring_all(made.book, asked, _places(folder, asked, kinds, output), _MAY_STAY)


def write_start(
    folder: Path,
    made: registers.Start,
    done: list[tuple[Path, Imported]],
    goal: Destination,
    *,
    dry_run: bool,
    beside: Mapping[Path, bytes] | None = None,
) -> bool:
    """Write all files of a new folder, or none; return whether nothing in them is left to be mended.

    What goes `beside` the data is written with it: the schemas among it are those of the data.

    An agency that the words leave in doubt is not made up: such a plan is written, and its errors stay until
    somebody mends them. Raises `DataProblems` for all other errors.
    """
    errors = registers.errors_of(done)
    left = [error for error in errors if error.rule.code in _MAY_STAY]
    wrong = tuple(error for error in errors if error not in left)
    if wrong and not goal.force:
        raise DataProblems(wrong)
    _tell_start(folder, made, goal.lang)
    for error in (one for one in left if one.rule.code != ITEM_WITHOUT_LEAD.code):  # reviewed by its rows
        said = f"{error.file}:{error.place.line}: {error.rule.code} {error.message(goal.lang)}"
        tell(f"{said}; {error.hint(goal.lang)}")
    if not dry_run:
        texts = {folder / name: text for name, text in made.files.items()}
        texts |= {place: one.text for place, one in done}
        schemas = folder.parent if beside else None
        made_now = {path: placed(path, text, schemas) for path, text in texts.items()} | dict(beside or {})
        changes = [(path, text, standing(path, goal)) for path, text in made_now.items()]
        write_all(changes, folder, goal)
    return not left


def _tell_start(folder: Path, made: registers.Start, lang: str) -> None:
    document = made.book.documents[made.wanted.document or ""]
    vi = "thư mục dữ liệu mới {folder}: {unit}, {index}, {number} ({day}), {count} cơ quan; xem lại danh mục"
    en = (
        "new data folder {folder}: {unit}, {index}, {number} ({day}), {count:agency|agencies}; look at "
        "all of it"
    )
    told = worded(vi, en, lang).format(
        folder=shown(folder),
        unit=made.book.units[made.wanted.unit].name.own,
        index=made.wanted.index,
        number=document.number,
        day=words(Kind.DATE, document.date, lang) if document.date else NO_DAY.say(lang),
        count=Counted(len(made.book.agencies)),
    )
    tell(told)
    if made.seems:
        own = of_names(made.book.settings.own_language)
        tell(_OTHER_LANGUAGE.fill(lang, {"seems": made.seems, "own": own}))
    names = [agency.name.own for agency in made.book.agencies.values()]
    for doubt in told_of_lists(made.names, made.book.own_language, made.book.agencies):
        tell(doubt.say(lang))
    twins = [f"“{name}” = “{twin}”" for name, twin in twins_of(names).items()]
    for told_of, vi, en in (
        (
            twins,
            "các tên này có chung một cơ quan không? nếu chung thì gộp trong data/agencies.yaml (variants):",
            "are these names of one body? if so, make them one in data/agencies.yaml (variants):",
        ),
        (
            [f"“{name}”" for name in names if not any(map(str.isalpha, name))],
            "tên cơ quan chỉ có số, có đúng không?",
            "these names of agencies have no letter: are they right?",
        ),
    ):
        if told_of:
            tell(f"{worded(vi, en, lang)} {'; '.join(told_of)}")


def _places(
    folder: Path, wanted: Wanted, kinds: tuple[str, ...], output: Path | None, home: str = ""
) -> Mapping[str, Path]:
    """Return where each of `kinds` goes: the first to `output`, if that is given, the others as usual."""
    usual = {kind: folder / registers.usual_place(wanted, kind, home) for kind in kinds}
    return usual if output is None else {**usual, kinds[0]: output}


def bring_both(
    book: Book, data: Path | None, wanted: Wanted, output: Path | None, goal: Destination
) -> tuple[list[Imported], list[Change]]:
    """Return the scorecard and the plan of one table, and their files in the data folder."""
    asked = registers.with_document_known(book, wanted)
    kinds = registers.kinds_of(book, asked)
    places = _places(own_folder(data), asked, kinds, output, book.home_unit)
    done = registers.bring_all(book, asked, places)
    if registers.errors_of(done) and not goal.force:
        raise DataProblems(registers.errors_of(done))
    return [one for _, one in done], [
        (path, placed(path, one.text), standing(path, goal)) for path, one in done
    ]


def with_document(
    book: Book, data: Path | None, wanted: Wanted, goal: Destination
) -> tuple[Book, Wanted, list[Change]]:
    """Return the book with the document of a table that it is without, and its register as changed."""
    entry = registers.document_to_add(book, wanted)
    if entry is None:
        return book, wanted, []
    if wanted.output is None and wanted.kind != registers.BOTH:
        raise Refusal(NEEDS_FILE_IN_FOLDER, option="--accept")
    folder = own_folder(data)
    path = next((Path(filed.file) for filed in book.all_documents), folder / "documents.yaml")
    before = path.read_bytes() if path.exists() else None
    made = registers.with_document(before.decode() if before else None, shown(path), entry)
    if made is None:  # something stands behind its list: a register may have several files
        path, before = folder / f"documents-{entry['id']}.yaml", None
        made = registers.with_document(None, shown(path), entry) or ""
    joined = book.joined(load_contents({shown(path): made.encode()}, book.settings))
    text = made.encode() if before else placed(path, made)
    if wanted.document is None and entry["id"] == entry["number"]:
        tell(str(unnumbered(str(entry["id"])).say(goal.lang)))
    return joined, replace(wanted, document=str(entry["id"])), [(path, text, before)]


def unnumbered(id_: str) -> Phrase:
    """Return that a table names no document, which is called `id_` now."""
    return filled(
        "chữ phía trên bảng không nêu số văn bản: tạm gọi là {id}; bổ sung trong documents.yaml",
        "the words above the table name no document: it is called {id}; complete it in documents.yaml",
        id=id_,
    )


def with_unit(book: Book, name: str, path: Path) -> tuple[Book, list[Change]]:
    """Return the book with a unit called `name`, and its register beside the one proposed as `path`.

    Nothing is added where the unit is known, or `path` is no part of the data.
    """
    text = registers.register_of_unit(book, name) if folder_around(path) is not None else ""
    if not text:
        return book, []
    place = path.with_name(f"{path.stem}-units{path.suffix}")
    joined = book.joined(load_contents({shown(place): text.encode()}, book.settings))
    return joined, [(place, placed(place, text), None)]


def proposals(book: Book, wanted: Wanted, path: Path, goal: Destination) -> tuple[Book, list[Change]]:
    """Return the files with what no register has: agencies in `path`, other registers beside it.

    Where they lie in the data folder they count at once.
    """
    made = registers.proposed(book, wanted)
    files = {
        path if kind == "agencies" else path.with_name(f"{path.stem}-{kind}{path.suffix}"): text
        for kind, text in made.items()
    }
    if not files:
        vi, en = "không có gì để đề xuất: danh mục đã đủ", "nothing to propose: the registers have it all"
        tell(either(vi, en, goal.lang))
    changes = [(file, placed(file, text), standing(file, goal)) for file, text in files.items()]
    texts = {shown(file): text.encode() for file, text in files.items()}
    return book.joined(load_contents(texts, book.settings)), changes


def write_all(changes: list[Change], folder: Path, goal: Destination) -> None:
    """Write all files or none; a register that is sealed is told."""
    write_files(changes, goal.lang, quiet=goal.quiet, make_folders=True)
    for path, _, before in changes:
        if before is not None:
            tell_sealed(folder, path, goal.lang)
