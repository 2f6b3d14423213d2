"""`validate` and `schema`: the commands about data files."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ctscore.cli.output import WRONG_USAGE, fail, put_out
from ctscore.cli.settings import DataOption, LangOption, OutputOption, default_lang
from ctscore.findings import Refusal, Report, Severity
from ctscore.findings.file_rules import FILE_MISSING, FILE_UNREADABLE
from ctscore.findings.usage_rules import UNKNOWN_KIND, UNKNOWN_SUFFIX
from ctscore.words import closest, listed


class FindingFormat(StrEnum):
    """Formats of findings."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", help="Data folders or files. [default: the data folder]", show_default=False
        ),
    ] = None,
    format_: Annotated[
        FindingFormat | None,
        typer.Option(
            "--format",
            "-f",
            case_sensitive=False,
            help="Output format. [default: json for a .json file, else text]",
        ),
    ] = None,
    output: OutputOption = None,
    lang: LangOption = None,
    data: DataOption = None,
) -> None:
    """Is every data file right? All problems at once; exit 1 where there are errors."""
    from ctscore.render.findings import FINDING_FORMATS
    from ctscore.validation import validate_paths

    chosen = str(lang) if lang else default_lang()
    try:
        form = format_ or _format_of(output)
        report = validate_paths(paths or [], data)
        put_out(FINDING_FORMATS[form](report, chosen), output, form)
    except Refusal as refusal:
        fail(refusal, chosen)
    raise typer.Exit(exit_code(report))


def _format_of(output: Path | None) -> FindingFormat:
    known = {".txt": FindingFormat.TEXT, ".json": FindingFormat.JSON}
    if output is None:
        return FindingFormat.TEXT
    if output.suffix.lower() not in known:
        raise Refusal(UNKNOWN_SUFFIX, suffix=output.suffix or output.name, known=listed(list(known)))
    return known[output.suffix.lower()]


def exit_code(report: Report) -> int:
    """Return 2 where a file is missing or cannot be read, 1 where there are errors, else 0."""
    if any(finding.rule in (FILE_MISSING, FILE_UNREADABLE) for finding in report.findings):
        return WRONG_USAGE
    return int(report.counts[Severity.ERROR] > 0)


def schema(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help="Kind of data file; without it, the list.")
    ] = None,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """JSON Schema of a kind of data file, for editors and other tools."""
    from ctscore.load.schemas import schema_text
    from ctscore.model import KINDS

    chosen = str(lang) if lang else default_lang()
    try:
        if kind is None:
            put_out("".join(f"{name}\n" for name in KINDS), output, "text")
        elif kind not in KINDS:
            raise Refusal(
                UNKNOWN_KIND, given=kind, near=closest(kind, KINDS) or "", known=listed(list(KINDS))
            )
        else:
            put_out(schema_text(kind), output, "json")
    except Refusal as refusal:
        fail(refusal, chosen)
