"""What `set`, `fmt` and `seal` do: the commands that change data files and their seals."""

import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import typer

from ctscore import seals
from ctscore.analysis import select, units
from ctscore.cli.delivery import print_out
from ctscore.cli.messages import MISSED, explaining, tell, tell_of_data
from ctscore.cli.speaking import spoken_lang
from ctscore.cli.writing import write_files
from ctscore.editing import Edit, Wanted, codes_on_file, raised, refuse_left_sums, set_points, tidied
from ctscore.findings import DataProblems, Finding, Refusal, Severity
from ctscore.findings.rule import rules_of
from ctscore.findings.shape_rules import TO_COME
from ctscore.findings.usage_rules import BAD_CHANGE, SHIPPED_DATA
from ctscore.languages import either
from ctscore.load import data_files, find_data, folder_around, load_folder, normal, only_shipped, shown
from ctscore.model.scorecard import Policy
from ctscore.render.values import sentence
from ctscore.seals import is_sealed, sealing, sealing_of_edits
from ctscore.validation import validate_paths
from ctscore.views.changes import changes_document
from ctscore.words import printable

_TOLD = {
    "added": ("niêm phong {file}", "sealed {file}"),
    "changed": ("niêm phong lại {file}", "sealed {file} anew"),
    "dropped": ("bỏ niêm phong của {file}, tệp không còn", "dropped the seal of {file}, which is gone"),
}


def set_(
    changes: list[str],
    period: str | None = None,
    index: str | None = None,
    unit: str | None = None,
    stage: str | None = None,
    rank: int | None = None,
    why: str | None = None,
    how: str | None = None,
    force: bool = False,
    dry_run: bool = False,
    lang: str | None = None,
    data: Path | None = None,
    quiet: bool = False,
) -> None:
    """Change figures of a scorecard: their lines differ, and the data is checked before it is written."""
    spoken = spoken_lang(lang)
    with explaining(spoken, importing=True):
        folder = own_folder(data)
        book = load_folder(folder)
        values = _values_of(changes)
        own = units.unit_id(book, unit) if unit else book.home_unit
        only = select.index_id(book, index) if index else None
        wanted = Wanted(
            select.period_of(period) if period else select.only_period(book, own, only),
            own,
            only,
            select.stage_to_set(book, stage) if stage else None,
            cast("Policy | None", how),
            why or "",
            spoken,
        )
        meant = codes_on_file(folder, wanted, values)
        for typed, code in meant.items():
            tell(
                either("{typed}: hiểu là {code}", "{typed}: taken for {code}", spoken).format(
                    typed=typed, code=code
                )
            )
        if len({meant.get(code, code) for code in values}) < len(values):
            raise Refusal(BAD_CHANGE, given=" ".join(changes))
        values = {meant.get(code, code): value for code, value in values.items()}
        done = set_points(folder, book, wanted, values, rank)
        if done.errors and not force:
            given = {"--year": period, "--index": index, "--unit": unit, "--stage": stage}
            given |= {"--why": why, "--how": how}
            options = [word for name, one in given.items() if one for word in (name, one)]
            refuse_left_sums(done.book, done.errors, values, shlex.join(options))
            raise DataProblems(done.errors)
        if not dry_run and done.edit.changed:
            write_files([done.edit.written], spoken, quiet=quiet)
        said = diff(shown(done.edit.path), done.edit.lines)
        if done.changes is not None:
            (section,) = changes_document(done.book, done.changes, "").sections
            said += "".join(f"{sentence(note, spoken)}\n" for note in section.notes)
        print_out(said, () if dry_run else (done.edit.path,))
    tell_sealed(folder, done.edit.path, spoken)


def tell_sealed(folder: Path, path: Path, lang: str) -> None:
    """Tell that the file at `path`, which was changed, is sealed and wants to be read again, where it is."""
    if is_sealed(folder, path):
        vi = "tệp đã niêm phong: dò lại với nguồn rồi chạy `ctscore seal {file}`"
        en = "the file is sealed: read it against its source, then run `ctscore seal {file}`"
        tell(either(vi, en, lang).format(file=shown(path)))


def _values_of(changes: list[str]) -> dict[str, str]:
    """Return the value for each code, of ``5.4 1.5`` or ``5.4=1.5 5=9.5``."""
    if len(changes) == 2 and "=" not in changes[0]:
        return {changes[0]: changes[1]}
    pairs = [one.partition("=") for one in changes]
    wrong = next(
        (one for one, (code, sign, _) in zip(changes, pairs, strict=True) if not (code and sign)), ""
    )
    if wrong or len({code for code, _, _ in pairs}) < len(pairs):
        raise Refusal(BAD_CHANGE, given=wrong or " ".join(changes))
    return {code: value for code, _, value in pairs}


def fmt(
    paths: list[Path] | None = None,
    check: bool = False,
    raise_: bool = False,
    lang: str | None = None,
    data: Path | None = None,
    quiet: bool = False,
) -> None:
    """Tidy how data files are written, not what they say: quotes of codes, Unicode, blanks, line ends."""
    spoken = spoken_lang(lang)
    problems: list[Finding] = []
    edits: list[Edit] = []
    with explaining(spoken):
        for path in files_of(paths or [own_folder(data)]):
            try:
                edit = raised(path) if raise_ else tidied(path)
            except DataProblems as trouble:
                problems += trouble.findings
                continue
            if edit.changed:
                edits.append(edit)
        if edits and not check:
            seals = _seals_of(edits) if raise_ else []
            write_files([*(edit.written for edit in edits), *seals], spoken, quiet=quiet)
        said = "".join(diff(shown(edit.path), edit.lines) for edit in edits)
        print_out(said, () if check else [edit.path for edit in edits])
    if problems:
        tell_of_data(DataProblems(tuple(problems)), spoken, importing=True)
    if check and edits:
        raise typer.Exit(MISSED)


def _seals_of(edits: list[Edit]) -> list[tuple[Path, bytes, bytes | None]]:
    """Return the files of seals that go along with `edits`, as they are written."""
    texts = {normal(edit.path): (edit.before, edit.after) for edit in edits}
    folders = dict.fromkeys(folder for edit in edits if (folder := folder_around(normal(edit.path))))
    made = (sealing_of_edits(folder, texts) for folder in folders)
    return [(one.path, one.text.encode(), one.before) for one in made if one is not None]


def files_of(paths: list[Path]) -> list[Path]:
    """Return the files that `paths` name: themselves, or all data files of a folder; each once."""
    found = (data_files(path) if path.is_dir() else (path,) for path in paths)
    return list(dict.fromkeys(path for group in found for path in group))


def own_folder(data: Path | None) -> Path:
    """Return the data folder to write in; raises `Refusal` for the data that came with the program."""
    folder = find_data(data)
    if only_shipped(data):
        raise Refusal(SHIPPED_DATA, path=str(folder))
    return folder


def diff(file: str, lines: Iterable[tuple[int, str | None, str | None]]) -> str:
    """Return each line that differs as a reader of diffs expects it; one that is new has no old text."""
    return "".join(
        f"{printable(file)}:{number}\n"
        + ("" if old is None else f"-{printable(old)}\n")
        + ("" if new is None else f"+{printable(new)}\n")
        for number, old, new in lines
    )


def seal(
    paths: list[Path] | None = None,
    lang: str | None = None,
    data: Path | None = None,
    quiet: bool = False,
) -> None:
    """Record what data files say, once read against their sources: from then on a slip is told."""
    spoken = spoken_lang(lang)
    with explaining(spoken, importing=True):
        given = files_of(paths or [])
        around = folder_around(given[0]) if given and data is None else None
        folder = normal(around or own_folder(data))
        report = validate_paths(given or [folder], folder)
        empty = [f for f in report.findings if f.rule in TO_COME]
        of_seals = rules_of(seals)
        wrong = [f for f in report.findings if f.severity is Severity.ERROR and f.rule not in of_seals]
        if wrong or (given and empty):
            raise DataProblems((*wrong, *(empty if given else ())))
        made = sealing(folder, [normal(path) for path in given], {finding.file for finding in empty})
        write_files([(made.path, made.text.encode(), made.before)], spoken, quiet=quiet)
        said = (
            either(vi, en, spoken).format(file=printable(file)) + "\n"
            for kind, (vi, en) in _TOLD.items()
            for file in getattr(made, kind)
        )
        print_out("".join(said), [made.path])
