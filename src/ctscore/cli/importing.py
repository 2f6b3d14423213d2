"""What `import` does: data files made from tables of other programs."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path
from typing import NoReturn, cast

import typer

from ctscore.analysis import select, units
from ctscore.book import Book
from ctscore.cli.delivery import deliver, open_book, print_out
from ctscore.cli.editing import diff, own_folder
from ctscore.cli.first_import import (
    Change,
    begin,
    bring_both,
    folder_to_start,
    proposals,
    with_document,
    with_unit,
    write_all,
    write_start,
)
from ctscore.cli.messages import MISSED, WRONG_USAGE, explaining, tell
from ctscore.cli.progress import progress
from ctscore.cli.settings import Colour, Destination, canvas, destination
from ctscore.cli.speaking import spoken_lang
from ctscore.cli.writing import placed, standing, write_files
from ctscore.editing import refuse_left_sums
from ctscore.findings import DataProblems, Refusal
from ctscore.findings.usage_rules import INDEX_AND_YEAR, OPTIONS_MISSING, UNKNOWN_COLUMN_ROLE
from ctscore.importing import annexes, panels
from ctscore.importing.explained import explained
from ctscore.importing.headers import Role
from ctscore.importing.panel_proposals import propose_map
from ctscore.importing.registers import BOTH
from ctscore.importing.workbooks import update_from, with_reasons
from ctscore.languages import either
from ctscore.load import find_data, folder_around, load_folder, shown
from ctscore.load.schema_lines import with_usual_schema_line
from ctscore.model.scorecard import Listing
from ctscore.periods import FIRST_YEAR, Period
from ctscore.questions.inputs import points_of
from ctscore.render import render
from ctscore.words import closest, counted, printable
from ctscore.writer import held


def annex(
    file: Path,
    index: str | None = None,
    period: str | None = None,
    unit: str | None = None,
    kind: str | None = None,
    number: str | None = None,
    tables: list[int] | None = None,
    sheet: str | None = None,
    document: str | None = None,
    listing: str | None = None,
    published: str | None = None,
    rank: int | None = None,
    stage: str | None = None,
    columns: list[str] | None = None,
    accept: bool = False,
    propose: Path | None = None,
    output: Path | None = None,
    explain: bool = False,
    dry_run: bool = False,
    force: bool = False,
    lang: str | None = None,
    data: Path | None = None,
    quiet: bool = False,
) -> None:
    """The annex of a plan becomes a scorecard or a plan, with a list of all that is to be looked at."""
    spoken = spoken_lang(lang)
    with explaining(spoken, importing=True):
        if not explain and (index is None or period is None):
            raise Refusal(INDEX_AND_YEAR)
        single = output if output is not None and output.suffix and not output.is_dir() else None
        folder = output if single is None else None
        goal = destination("data", output=single, lang=lang, quiet=quiet, force=force or dry_run)
        before = None if single is None else standing(single, goal)
        when = select.period_of(period) if period else Period(FIRST_YEAR)
        about = annexes.Wanted(file, index or "", when, unit or "", kind=kind or "", annex=number)
        wanted = of_options(about, document, listing, tables, sheet, columns, accept=accept)
        wanted = with_result(wanted, published, rank)
        first = None if explain else folder_to_start(data, output)
        if first is not None:
            _begin(first, wanted, stage, single, goal, dry_run=dry_run)
            return
    with open_book(data, spoken, importing=True, quiet=quiet) as opened:
        spoken = opened.in_its_words(spoken)
        goal = replace(goal, lang=spoken)
        book = _with_unit(opened, wanted.unit, propose, goal, dry_run=dry_run)
        wanted = _meant(book, wanted, stage, _place_in(single, find_data(data)))
        if explain:
            told = "".join(f"{printable(line)}\n" for line in explained(book, wanted, spoken))
            print_out(render(told, "text", canvas(None, Colour.NEVER), spoken))
        elif folder is not None and wanted.kind != BOTH:
            _all_of(book, wanted, propose, folder, replace(goal, force=force), data, dry_run=dry_run)
        else:
            _one_table(book, data, wanted, propose, single, goal, before, force=force, dry_run=dry_run)


def of_options(
    about: annexes.Wanted,
    document: str | None,
    listing: str | None,
    tables: list[int] | None,
    sheet: str | None,
    columns: list[str] | None,
    *,
    accept: bool,
) -> annexes.Wanted:
    """Return what is wanted with what options say of the table; raises `Refusal` for an unknown column."""
    return replace(
        about,
        document=document,
        listing=cast("Listing | None", listing),
        tables=tuple(tables or ()),
        sheet=sheet,
        columns=_roles(columns or []),
        accept=accept,
    )


def with_result(wanted: annexes.Wanted, published: str | None, rank: int | None) -> annexes.Wanted:
    """Return what is wanted with the published score and rank; raises `Refusal` for a rank alone."""
    if rank is not None and published is None:
        raise Refusal(OPTIONS_MISSING, missing="--published (--rank)")
    return wanted if published is None else replace(wanted, score=points_of(published), rank=rank)


def _meant(book: Book, wanted: annexes.Wanted, stage: str | None, output: Path | None) -> annexes.Wanted:
    """Return what is wanted with the ids of what was typed; the unit is ours where none was."""
    return replace(
        annexes.read_once(wanted),
        index=select.index_id(book, wanted.index) if wanted.index else "",
        unit=units.unit_id(book, wanted.unit) if wanted.unit else book.home_unit,
        output=output,
        stage=select.stage_to_set(book, stage) if stage else None,
    )


def _begin(
    folder: Path,
    wanted: annexes.Wanted,
    stage: str | None,
    output: Path | None,
    goal: Destination,
    *,
    dry_run: bool,
) -> None:
    """Begin a data folder with what a table becomes; exits with 1 where something is left to be mended."""
    made, files = begin(folder, annexes.read_once(wanted), stage, output)
    goal = replace(goal, lang=made.book.in_its_words(goal.lang))
    review([one for _, one in files], wanted.path, goal.lang)
    if not write_start(folder, made, files, goal, dry_run=dry_run):
        raise typer.Exit(MISSED)


def _one_table(
    book: Book,
    data: Path | None,
    wanted: annexes.Wanted,
    propose: Path | None,
    output: Path | None,
    goal: Destination,
    before: bytes | None,
    *,
    force: bool,
    dry_run: bool,
) -> None:
    """Write what one table becomes, or put it out; raises `DataProblems` for its errors unless forced."""
    done, changes = _bring_in(book, data, wanted, propose, output, goal, dry_run=dry_run)
    review(done, wanted.path, goal.lang)
    errors = tuple(error for one in done for error in one.errors)
    if errors and not force:
        raise DataProblems(errors)
    if not dry_run:
        _put_out(done[0].text if wanted.kind != BOTH else None, changes, find_data(data), goal, before)


def _put_out(
    text: str | None, changes: list[Change], folder: Path, goal: Destination, before: bytes | None
) -> None:
    """Put out the one file that a table becomes, and whatever is written with it: all of it or nothing."""
    if text is not None:
        _tell_difference(goal.output, before, text)
        if not changes:
            deliver(text if goal.output else with_usual_schema_line(text, folder), goal, before)
            return
        if goal.output is not None:
            changes = [*changes, (goal.output, placed(goal.output, text), before)]
    write_all(changes, folder, goal)


def _bring_in(
    book: Book,
    data: Path | None,
    wanted: annexes.Wanted,
    propose: Path | None,
    output: Path | None,
    goal: Destination,
    *,
    dry_run: bool,
) -> tuple[list[annexes.Imported], list[Change]]:
    """Return what a table becomes in a folder that is there, and the files that are written with it."""
    book, wanted, changes = _with_registers(book, data, wanted, propose, goal, dry_run=dry_run)
    if wanted.kind != BOTH:
        return [annexes.import_annex(book, wanted)], changes
    done, made = bring_both(book, data, wanted, output, goal)
    return done, [*changes, *made]


def _with_registers(
    book: Book,
    data: Path | None,
    wanted: annexes.Wanted,
    propose: Path | None,
    goal: Destination,
    *,
    dry_run: bool,
) -> tuple[Book, annexes.Wanted, list[Change]]:
    """Return the book with the document and the agencies that registers are without, and what is written."""
    changes: list[Change] = []
    if wanted.accept:
        book, wanted, changes = with_document(book, data, wanted, goal)
    if propose is not None:
        book = _propose(book, wanted, propose, goal, dry_run=dry_run)
    return book, wanted, changes


def _propose(book: Book, wanted: annexes.Wanted, path: Path, goal: Destination, *, dry_run: bool) -> Book:
    """Write the registers with what no register has; return the book with them, where they are part of it."""
    joined, changes = proposals(book, wanted, path, goal)
    if changes and not dry_run:
        write_files(changes, goal.lang, quiet=goal.quiet)
    return book if folder_around(path) is None else joined


def _with_unit(book: Book, name: str, path: Path | None, goal: Destination, *, dry_run: bool) -> Book:
    """Return the book with the unit that a table is of; a new one is written beside what is proposed."""
    if path is None or not name:
        return book
    joined, changes = with_unit(book, name, path)
    if changes and not dry_run:
        write_files(
            [(place, text, standing(place, goal)) for place, text, _ in changes], goal.lang, quiet=goal.quiet
        )
    return joined


def _all_of(
    book: Book,
    wanted: annexes.Wanted,
    propose: Path | None,
    folder: Path,
    goal: Destination,
    data: Path | None,
    *,
    dry_run: bool,
) -> None:
    """Write all tables of a file into a folder, each as what it is: all of them or none."""
    place = _place_in(folder, find_data(data))
    inside = replace(wanted, output=place)
    book, wanted, changes = _with_registers(book, data, inside, propose, goal, dry_run=dry_run)
    found = annexes.import_all(book, wanted, place)
    for imported in found:
        path = folder / imported.name
        tell(str(path))
        review((imported,), wanted.path, goal.lang)
        before = held(path) if dry_run else standing(path, goal)
        _tell_difference(path, before, imported.text)
        changes.append((path, placed(path, imported.text), before))
    errors = tuple(one for imported in found for one in imported.errors)
    if errors and not goal.force:
        raise DataProblems(errors)
    if not dry_run:
        write_files(changes, goal.lang, quiet=goal.quiet, make_folders=True)


def _roles(given: list[str]) -> dict[Role, str]:
    """Return the columns that `--map` names, by what they hold."""
    known = [role.value for role in Role]
    found: dict[Role, str] = {}
    for one in given:
        role, sign, column = one.partition("=")
        if not sign or role.strip().lower() not in known or not column.strip():
            near = closest(role, known) or ""
            raise Refusal(UNKNOWN_COLUMN_ROLE, given=one, near=near, known=", ".join(known))
        found[Role(role.strip().lower())] = column.strip()
    return found


def review(done: Sequence[annexes.Imported], source: Path, lang: str, kept: str = "") -> list[str]:
    """Tell on stderr each inference with its place, and what the checks find that is no error.

    What a scorecard and a plan made of one table both have to tell is told once. In a terminal what changes
    no figure is folded into a line, which says that a file called `kept` has it, if there is to be one.
    Returns all lines where any was folded.
    """
    remarks = {remark.say(lang): remark for one in done for remark in one.remarks}
    told = [(said, remark.is_harmless) for said, remark in remarks.items()]
    for finding in (finding for one in done for finding in one.findings):
        # Those of the table begin with their place in it.
        where = "" if finding.file == shown(source) else f"{finding.file}:{finding.place.line}: "
        told.append((f"{where}{finding.message(lang)} ({finding.rule.code})", False))
    if not told:
        return []
    folded = [said for said, harmless in told if harmless] if sys.stderr.isatty() else []
    folded = folded if len(folded) > 1 else []  # one line would stand for one
    tell(either(f"cần xem lại {len(told)} chỗ:", f"{counted(len(told), 'place')} to look at:", lang))
    tell(*(f"  {said}" for said, _ in told if said not in folded))
    if folded:
        vi, en = f"còn {len(folded)} chỗ không đổi con số nào", f"{len(folded)} more that change no figure"
        more_vi, more_en = "xem hết: thêm `2> xem-lai.txt` vào lệnh", "to see all add `2> to-check.txt`"
        if kept:
            more_vi, more_en = f"tất cả nằm trong {kept}", f"all of them are in {kept}"
        tell(f"  {either(f'{vi}; {more_vi}', f'{en}; {more_en}', lang)}")
    return [printable(said) for said, _ in told] if folded else []


def _tell_difference(output: Path | None, before: bytes | None, text: str) -> None:
    """Show what would change in a file that is to be written over."""
    if before is None:
        return
    old = before.decode("utf-8", errors="replace").splitlines()
    tell(*unified_diff(old, text.splitlines(), str(output), str(output), lineterm="", n=1))


def update(
    file: Path,
    folder: Path,
    dry_run: bool = False,
    force: bool = False,
    lang: str | None = None,
    quiet: bool = False,
) -> None:
    """The figures that were edited in a workbook are changed in the data, one line each, and nothing else."""
    spoken = spoken_lang(lang)
    with explaining(spoken, importing=True):
        home = own_folder(folder)
        done = update_from(load_folder(home), file, home)
        tell(*(row.say(spoken) for row in done.refused))
        if done.refused and not dry_run:
            copy = file.with_name(f"{file.stem}-{either('loi', 'errors', spoken)}{file.suffix}")
            before = standing(copy, destination("workbook", output=copy, lang=lang, quiet=quiet, force=force))
            write_files([(copy, with_reasons(file, done.refused, spoken), before)], spoken, quiet=True)
            tell(either(f"các dòng bị từ chối: {copy}", f"the rows that were refused: {copy}", spoken))
        vi = f"{done.changed} số khác với dữ liệu, trong {done.sheets} trang; tên, tổng không đọc lại"
        en = f"{done.changed} figures differ from the data, on {done.sheets} sheets; names are not read"
        tell(either(vi, en, spoken))
        if done.errors and not force:
            if len(done.figures) == 1:
                refuse_left_sums(done.book, done.errors, *done.figures[0])
            raise DataProblems(done.errors)
        if not dry_run:
            write_files([edit.written for edit in done.edits], spoken, quiet=quiet)
        said = "".join(diff(shown(edit.path), edit.lines) for edit in done.edits)
        print_out(said, () if dry_run else [edit.path for edit in done.edits])
    if done.refused:
        raise typer.Exit(MISSED)


def panel(
    table: Path,
    index: str,
    period: str,
    map_: Path | None = None,
    output: Path | None = None,
    sheet: str | None = None,
    force: bool = False,
    lang: str | None = None,
    data: Path | None = None,
    quiet: bool = False,
) -> None:
    """A wide table, a row a unit, becomes a panel; refused cells are named, and nothing is written then."""
    spoken = spoken_lang(lang)
    with explaining(spoken, importing=True):
        goal = destination("data", output=output, lang=lang, quiet=quiet, force=force)
        before = None if output is None else standing(output, goal)
    with open_book(data, spoken, importing=True, quiet=quiet) as book:
        if map_ is None:
            _propose_map(book, table, sheet, spoken)
        place = _place_in(output, find_data(data))
        wanted = panels.Wanted(
            table, map_, select.index_id(book, index), select.period_of(period), sheet, place
        )
        with progress(spoken, quiet=quiet) as tick:
            imported = panels.import_panel(book, wanted, tick)
        text = imported.text if output else with_usual_schema_line(imported.text, find_data(data))
        deliver(text, goal, before)
        _tell(imported, output, spoken)


def _place_in(output: Path | None, folder: Path) -> Path | None:
    """Return `output` where it lies in the data folder; None where it goes elsewhere."""
    if output is None or not Path(os.path.realpath(output)).is_relative_to(os.path.realpath(folder)):
        return None
    return output


def _propose_map(book: Book, table: Path, sheet: str | None, lang: str) -> NoReturn:
    """Print a map to start from in place of a panel that cannot be made yet, and exit."""
    print_out(propose_map(book, table, sheet))
    vi = "chưa nhập gì: lưu bảng ánh xạ này, điền điểm tối đa, rồi chạy lại với --map TỆP"
    en = "nothing is brought in yet: save this map, fill in the maxima, and run again with --map FILE"
    tell(either(vi, en, lang))
    raise typer.Exit(WRONG_USAGE)


def _tell(imported: panels.Imported, output: Path | None, lang: str) -> None:
    """Tell on stderr what was written, how many units there are, and all that did not become part of it."""
    what = either(f"{imported.units} đơn vị", counted(imported.units, "unit"), lang)
    lines = [f"{output}: {what}" if output else what]
    for finding in imported.warnings:
        where = f"{finding.file}:{finding.place.line}:{finding.place.column}"
        severity, code = finding.severity.say(lang), finding.rule.code
        lines += [f"  {where}: {severity} {code} {finding.message(lang)}", f"    {finding.hint(lang)}"]
    lines += [f"  {one.say(lang)}" for one in imported.told]
    tell(*lines)
