"""`set`, `fmt` and `new`: the commands that write data files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.cli.output import MISSED, explaining, print_out, tell_of_data, write_files
from ctscore.cli.settings import DataOption, LangOption, QuietOption, spoken_lang
from ctscore.words import printable

if TYPE_CHECKING:
    from ctscore.editing import Edit
    from ctscore.findings import Finding


def set_(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The criterion, such as 5.4.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Its points: 1.5, +0.3, -0.3 or max.")],
    year: Annotated[int, typer.Option("--year", "-y", metavar="YEAR", help="Year of the scores.")],
    index: Annotated[
        str | None, typer.Option("--index", "-i", metavar="INDEX", help="The index, where several have CODE.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", "-u", metavar="UNIT", help="Another unit than ours.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write even where that makes new errors.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change and write nothing.")] = False,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """Change one figure of a scorecard: one line differs, and the data is checked before it is written."""
    from ctscore.analysis import select, units
    from ctscore.editing import Wanted, set_points
    from ctscore.findings import DataProblems
    from ctscore.load import load_folder, shown
    from ctscore.seals import is_sealed
    from ctscore.views.changes import changes_document

    spoken = spoken_lang(lang)
    with explaining(spoken, importing=True):
        folder = own_folder(data)
        book = load_folder(folder)
        wanted = Wanted(
            code,
            year,
            units.unit_id(book, unit) if unit else book.home_unit,
            select.index_id(book, index) if index else None,
        )
        done = set_points(folder, book, wanted, value)
        if done.errors and not force:
            raise DataProblems(done.errors)
        if not dry_run:
            write_files([done.edit.written], spoken, quiet=quiet)
        said = diff(shown(done.edit.path), done.edit.lines)
        if done.changes is not None:
            from ctscore.render.values import sentence

            (section,) = changes_document(done.book, done.changes, "", spoken).sections
            said += "".join(f"{sentence(note, spoken)}\n" for note in section.notes)
        print_out(said, () if dry_run else (done.edit.path,))
    if is_sealed(folder, done.edit.path):
        vi = "tệp đã niêm phong: dò lại với nguồn rồi chạy `ctscore seal {file}`"
        en = "the file is sealed: read it against its source, then run `ctscore seal {file}`"
        told = (vi if spoken == "vi" else en).format(file=printable(shown(done.edit.path)))
        sys.stderr.write(f"{told}\n")


def fmt(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders. [default: the data folder]"),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 where a file is not tidy.")
    ] = False,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """Tidy how data files are written, not what they say: quotes of codes, Unicode, blanks, line ends."""
    from ctscore.editing import tidied
    from ctscore.findings import DataProblems
    from ctscore.load import shown

    spoken = spoken_lang(lang)
    problems: list[Finding] = []
    edits: list[Edit] = []
    with explaining(spoken):
        for path in files_of(paths or [own_folder(data)]):
            try:
                edit = tidied(path)
            except DataProblems as trouble:
                problems += trouble.findings
                continue
            if edit.changed:
                edits.append(edit)
        if edits and not check:
            write_files([edit.written for edit in edits], spoken, quiet=quiet)
        said = "".join(diff(shown(edit.path), edit.lines) for edit in edits)
        print_out(said, () if check else [edit.path for edit in edits])
    if problems:
        tell_of_data(DataProblems(tuple(problems)), spoken, importing=True)
    if check and edits:
        raise typer.Exit(MISSED)


def files_of(paths: list[Path]) -> list[Path]:
    """Return the files that `paths` name: themselves, or all data files of a folder; each once."""
    from ctscore.load import data_files

    found = (data_files(path) if path.is_dir() else (path,) for path in paths)
    return list(dict.fromkeys(path for group in found for path in group))


def own_folder(data: Path | None) -> Path:
    """Return the data folder to write in; raises `Refusal` for the data that came with the program."""
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import SHIPPED_DATA
    from ctscore.load import find_data, shipped_data

    folder = find_data(data)
    asked_for = data is not None or "CTSCORE_DATA" in os.environ
    if not asked_for and folder == shipped_data() and not Path.cwd().is_relative_to(folder.parent):
        raise Refusal(SHIPPED_DATA, path=str(folder))
    return folder


def diff(file: str, lines: Iterable[tuple[int, str, str]]) -> str:
    """Return each line that differs as a reader of diffs expects it."""
    return "".join(
        f"{printable(file)}:{number}\n-{printable(old)}\n+{printable(new)}\n" for number, old, new in lines
    )
