"""`ctscore import`: data files made from tables of other programs."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from ctscore.cli.output import (
    MISSED,
    encoded,
    explaining,
    open_book,
    print_out,
    replaced,
    write_files,
)
from ctscore.cli.settings import DataOption, LangOption, QuietOption, spoken_lang
from ctscore.periods import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from ctscore.importing.annexes import Imported as Brought
    from ctscore.importing.headers import Role
    from ctscore.importing.panels import Imported


class Imports(TyperGroup):
    """`import FILE` brings in an annex; other words behind `import` name what else there is to bring in."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name of the usual command in front where none is given."""
        named = args and (args[0] in self.commands or args[0] in ctx.help_option_names)
        usual = "update" if any(arg.partition("=")[0] == "--update" for arg in args) else "annex"
        return super().parse_args(ctx, args if named or not args else [usual, *args])


app = typer.Typer(
    cls=Imports,
    help="Make data files from tables of other programs: `import FILE`, or `import panel FILE`.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback()
def top() -> None:
    """Make data files from tables of other programs: `import FILE`, or `import panel FILE`."""


class Kind(StrEnum):
    """What an annex becomes."""

    SCORECARD = "scorecard"
    PLAN = "plan"


@app.command()
def annex(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The annex: .docx, .xlsx, .csv, .tsv, or text with its table."),
    ],
    index: Annotated[str, typer.Option("--index", "-i", metavar="INDEX", help="The index that it is about.")],
    year: Annotated[
        int,
        typer.Option(
            "--year", "-y", metavar="YEAR", min=FIRST_YEAR, max=LAST_YEAR, help="Year of the scores."
        ),
    ],
    unit: Annotated[
        str | None, typer.Option("--unit", "-u", metavar="UNIT", help="Another unit than ours.")
    ] = None,
    kind: Annotated[
        Kind | None,
        typer.Option("--kind", "-k", help="What to make. [default: a scorecard where there are points]"),
    ] = None,
    number: Annotated[
        str | None,
        typer.Option("--annex", "-a", metavar="N", help="Which annex, where there are several: II."),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="SHEET", help="Sheet of the Excel file. [default: first]")
    ] = None,
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="ID", help="The document, by its id in documents.yaml."),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map", "-m", metavar="ROLE=COLUMN", help="Name a column of a strange table: max=Tối đa."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to FILE, such as data/scores/2023/par-index.yaml."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what there is to look at; write nothing.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write over FILE, or in spite of errors; a diff is shown.")
    ] = False,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """The annex of a plan becomes a scorecard or a plan, with a list of all that is to be looked at."""
    from ctscore.analysis import select, units
    from ctscore.findings import DataProblems
    from ctscore.importing.annexes import Wanted, import_annex
    from ctscore.load import find_data

    spoken = spoken_lang(lang)
    with explaining(spoken, importing=True):
        before = _replaced(output, force=force or dry_run)
    with open_book(data, spoken, importing=True) as book:
        place = _place_in(output, find_data(data))
        imported = import_annex(
            book,
            Wanted(
                path=file,
                index=select.index_id(book, index),
                year=year,
                unit=units.unit_id(book, unit) if unit else book.home_unit,
                kind=str(kind or ""),
                annex=number,
                sheet=sheet,
                document=document,
                columns=_roles(columns or []),
                output=place,
            ),
        )
        _review(imported, spoken)
        if imported.errors and not force:
            raise DataProblems(imported.errors)
        if dry_run:
            return
        _tell_difference(output, before, imported.text)
        _deliver(imported.text, output, before, spoken, quiet=quiet)


def _roles(given: list[str]) -> dict[Role, str]:
    """Return the columns that `--map` names, by what they hold."""
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import UNKNOWN_COLUMN_ROLE
    from ctscore.importing.headers import Role
    from ctscore.words import closest

    known = [role.value for role in Role]
    found: dict[Role, str] = {}
    for one in given:
        role, sign, column = one.partition("=")
        if not sign or role.strip().lower() not in known or not column.strip():
            near = closest(role, known) or ""
            raise Refusal(UNKNOWN_COLUMN_ROLE, given=one, near=near, known=", ".join(known))
        found[Role(role.strip().lower())] = column.strip()
    return found


def _review(imported: Brought, lang: str) -> None:
    """Tell on stderr each inference with its place, and what the checks find that is no error."""
    from ctscore.words import printable

    count = len(imported.remarks)
    vi, en = (
        f"cần xem lại {count} chỗ:",
        f"{count} places to look at:" if count != 1 else "1 place to look at:",
    )
    sys.stderr.write(f"{vi if lang == 'vi' else en}\n")
    for remark in imported.remarks:
        sys.stderr.write(f"  {printable(remark.say(lang))}\n")
    for finding in imported.findings:
        if finding not in imported.errors:
            where = f"{finding.file}:{finding.place.line}"
            sys.stderr.write(f"  {printable(f'{where}: {finding.rule.code} {finding.message(lang)}')}\n")


def _tell_difference(output: Path | None, before: bytes | None, text: str) -> None:
    """Show what would change in a file that is to be written over."""
    from difflib import unified_diff

    from ctscore.words import printable

    if before is None:
        return
    old = before.decode("utf-8", errors="replace").splitlines()
    for line in unified_diff(old, text.splitlines(), str(output), str(output), lineterm="", n=1):
        sys.stderr.write(f"{printable(line)}\n")


@app.command()
def update(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.xlsx", help="A workbook that `ctscore workbook` wrote.")
    ],
    folder: Annotated[
        Path, typer.Option("--update", metavar="DATA", help="The data folder that takes the edited figures.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the changes and write nothing.")] = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Write even where that makes new errors; replace an older copy of refused rows."
        ),
    ] = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """The figures that were edited in a workbook are changed in the data, one line each, and nothing else."""
    from ctscore.cli.editing import diff, own_folder
    from ctscore.findings import DataProblems
    from ctscore.importing.workbooks import update_from, with_reasons
    from ctscore.load import load_folder, shown
    from ctscore.words import printable

    spoken = spoken_lang(lang)
    with explaining(spoken, importing=True):
        home = own_folder(folder)
        done = update_from(load_folder(home), file, home)
        for row in done.refused:
            sys.stderr.write(f"{printable(row.say(spoken))}\n")
        if done.refused and not dry_run:
            copy = file.with_name(f"{file.stem}-{'loi' if spoken == 'vi' else 'errors'}{file.suffix}")
            before = replaced(copy, (file.suffix.lower(),), force=force)
            write_files([(copy, with_reasons(file, done.refused, spoken), before)], spoken, quiet=True)
            vi, en = f"các dòng bị từ chối: {copy}", f"the rows that were refused: {copy}"
            sys.stderr.write(f"{printable(vi if spoken == 'vi' else en)}\n")
        vi = f"{done.changed} số khác với dữ liệu, trong {done.sheets} trang; tên, tổng không đọc lại"
        en = f"{done.changed} figures differ from the data, on {done.sheets} sheets; names are not read"
        sys.stderr.write(f"{vi if spoken == 'vi' else en}\n")
        if done.errors and not force:
            raise DataProblems(done.errors)
        if not dry_run:
            write_files([edit.written for edit in done.edits], spoken, quiet=quiet)
        said = "".join(diff(shown(edit.path), edit.lines) for edit in done.edits)
        print_out(said, () if dry_run else [edit.path for edit in done.edits])
    if done.refused:
        raise typer.Exit(MISSED)


@app.command()
def panel(
    table: Annotated[Path, typer.Argument(metavar="FILE", help="The table: .csv or .xlsx, a row a unit.")],
    index: Annotated[str, typer.Option("--index", "-i", metavar="INDEX", help="The index of the figures.")],
    year: Annotated[
        int, typer.Option("--year", "-y", metavar="YEAR", min=FIRST_YEAR, max=LAST_YEAR, help="Their year.")
    ],
    map_: Annotated[
        Path, typer.Option("--map", "-m", metavar="MAP", help="Which column is which criterion: a YAML file.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to FILE, such as data/panels/2022/papi.yaml."
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", metavar="SHEET", help="Sheet of the Excel file. [default: first]"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE where it exists.")] = False,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """A wide table, a row a unit, becomes a panel; refused cells are named, and nothing is written then."""
    from ctscore.analysis import select
    from ctscore.importing.panels import Wanted, import_panel
    from ctscore.load import find_data

    spoken = spoken_lang(lang)
    with explaining(spoken, importing=True):
        before = _replaced(output, force=force)
    with open_book(data, spoken, importing=True) as book:
        place = _place_in(output, find_data(data))
        wanted = Wanted(table, map_, select.index_id(book, index), year, sheet, place)
        imported = import_panel(book, wanted)
        _deliver(imported.text, output, before, spoken, quiet=quiet)
        _tell(imported, output, spoken)


def _replaced(output: Path | None, *, force: bool) -> bytes | None:
    """Return what stands in the data file that is to be written; raises `Refusal` if it must not be lost."""
    from ctscore.load import SUFFIXES

    return None if output is None else replaced(output, SUFFIXES, force=force)


def _deliver(text: str, output: Path | None, before: bytes | None, lang: str, *, quiet: bool) -> None:
    """Put out the data file that was made: to stdout, or to `output`, which holds `before` until now."""
    if output is None:
        print_out(text)
    else:
        write_files([(output, encoded(text), before)], lang, quiet=quiet, make_folders=True)


def _place_in(output: Path | None, folder: Path) -> Path | None:
    """Return `output` where it lies in the data folder; None where it goes elsewhere."""
    if output is None or not Path(os.path.realpath(output)).is_relative_to(os.path.realpath(folder)):
        return None
    return output


def _tell(imported: Imported, output: Path | None, lang: str) -> None:
    """Tell on stderr what was written, how many units there are, and which rows did not become one."""
    from ctscore.words import printable

    vi, en = (f"{output}: ", f"{output}: ") if output else ("", "")
    vi, en = f"{vi}{imported.units} đơn vị", f"{en}{imported.units} units"
    if imported.left_out:
        vi += f"; bỏ trống vì không có số liệu: {', '.join(imported.left_out)}"
        en += f"; left out, having no figures: {', '.join(imported.left_out)}"
    if imported.skipped:
        vi += f"; dòng không phải đơn vị: {', '.join(imported.skipped)}"
        en += f"; rows that are no units: {', '.join(imported.skipped)}"
    sys.stderr.write(printable(vi if lang == "vi" else en) + "\n")
