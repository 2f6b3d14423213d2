"""`seal`: the command that records what data files say, once they have been read against their sources."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctscore.cli.editing import files_of, own_folder
from ctscore.cli.output import explaining, print_out, write_files
from ctscore.cli.settings import DataOption, LangOption, QuietOption, spoken_lang
from ctscore.words import printable

_TOLD = {
    "added": ("niêm phong {file}", "sealed {file}"),
    "changed": ("niêm phong lại {file}", "sealed {file} anew"),
    "dropped": ("bỏ niêm phong của {file}, tệp không còn", "dropped the seal of {file}, which is gone"),
}


def seal(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders. [default: all of the data folder]"),
    ] = None,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """Record what data files say, once read against their sources: from then on a slip is told."""
    from ctscore.findings import DataProblems, Severity
    from ctscore.findings.seal_rules import SEAL_RULES
    from ctscore.findings.shape_rules import TO_COME
    from ctscore.load import folder_around, normal
    from ctscore.seals import sealing
    from ctscore.validation import validate_paths

    spoken = spoken_lang(lang)
    with explaining(spoken, importing=True):
        given = files_of(paths or [])
        around = folder_around(given[0]) if given and data is None else None
        folder = normal(around or own_folder(data))
        report = validate_paths(given or [folder], folder)
        empty = [f for f in report.findings if f.rule in TO_COME]
        wrong = [f for f in report.findings if f.severity is Severity.ERROR and f.rule not in SEAL_RULES]
        if wrong or (given and empty):
            raise DataProblems((*wrong, *(empty if given else ())))
        made = sealing(folder, [normal(path) for path in given], {finding.file for finding in empty})
        write_files([(made.path, made.text.encode(), made.before)], spoken, quiet=quiet)
        said = (
            (vi if spoken == "vi" else en).format(file=printable(file)) + "\n"
            for kind, (vi, en) in _TOLD.items()
            for file in getattr(made, kind)
        )
        print_out("".join(said), [made.path])
