"""`validate`, `explain` and `schema`: the commands about data files."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.cli.commands import points_of
from ctscore.cli.output import WRONG_USAGE, append, explaining, put_out
from ctscore.cli.settings import DataOption, LangOption, OutputOption, QuietOption, spoken_lang

if TYPE_CHECKING:
    from ctscore.analysis.changes import Changes
    from ctscore.document import Document
    from ctscore.findings import Refusal, Report, Rule


class FindingFormat(StrEnum):
    """Formats of findings."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    RDJSON = "rdjson"


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
            help="Output format. [default: that of the file's suffix; github in its Actions; else text]",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULE", help="Only these rules: CT409, CT4, known-erratum."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULE", help="Without these rules.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 where there are warnings.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Tell equal findings one by one, not only the first ten.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REV", help="Tell what changed in the numbers since a git revision."),
    ] = None,
    drop: Annotated[
        str | None,
        typer.Option("--fail-if-drop", metavar="X", help="Exit with 1 if a total fell by more than X."),
    ] = None,
    jobs: Annotated[
        str, typer.Option("--jobs", "-j", metavar="N|auto", help="How many processes look at a large folder.")
    ] = "auto",
    output: OutputOption = None,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """Is every data file right? All problems at once; exit 1 where there are errors."""
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import NEEDS_SINCE
    from ctscore.render.findings import render_findings
    from ctscore.validation import validate_paths

    chosen = spoken_lang(lang)
    with explaining(chosen):
        form = str(format_ or _format_of(output))
        rules = _rules(select, ignore)
        if drop is not None and since is None:
            raise Refusal(NEEDS_SINCE)
        allowed = None if drop is None else points_of(drop)
        found = validate_paths(paths or [], data, _processes(jobs)).only(rules)
        report = replace(found, strict=strict, all_by="" if every else "--all")
        gate = allowed is not None
        compared = _Compared() if since is None else _compare(paths or [], data, since, gate=gate)
        told = render_findings(report, form, chosen, compared.document)
        put_out(told, output, form, chosen, quiet=quiet)
        if form == FindingFormat.TEXT and not quiet:
            _suggest_seals(report, rules, chosen)
        if form == FindingFormat.GITHUB:
            _summarize(report, chosen, compared.document)
        if compared.refusal is not None:
            raise compared.refusal
    dropped = allowed is not None and compared.found is not None and compared.found.drops_more_than(allowed)
    raise typer.Exit(0 if exit_zero else exit_code(report) or int(dropped))


@dataclass(frozen=True, slots=True)
class _Compared:
    """What a change of the data does to the numbers; or why that cannot be told, after the findings."""

    found: Changes | None = None
    document: Document | None = None
    refusal: Refusal | None = None


def _compare(paths: Sequence[Path], data: Path | None, since: str, *, gate: bool) -> _Compared:
    from ctscore.findings import Refusal
    from ctscore.validation import changes_since
    from ctscore.views.changes import changes_document

    try:
        book, found = changes_since(paths, data, since, gate=gate)
    except Refusal as refusal:
        return _Compared(refusal=refusal)
    return _Compared(found, changes_document(book, found, since))


def _format_of(output: Path | None) -> str:
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import UNKNOWN_SUFFIX
    from ctscore.render.findings import FINDING_FORMATS
    from ctscore.words import listed

    if output is None:
        return FindingFormat.GITHUB if os.environ.get("GITHUB_ACTIONS") == "true" else FindingFormat.TEXT
    for name, suffixes in FINDING_FORMATS.items():
        if output.suffix.lower() in suffixes:
            return name
    known = [suffix for suffixes in FINDING_FORMATS.values() for suffix in suffixes]
    raise Refusal(UNKNOWN_SUFFIX, suffix=output.suffix or output.name, known=listed(known))


def _processes(jobs: str) -> int:
    """Return the number of processes that was asked for: `auto` is one for each processor there is for us."""
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import NOT_A_NUMBER_OF_JOBS

    if jobs.lower() == "auto":
        allowed = getattr(os, "sched_getaffinity", None)  # not on every system
        return len(allowed(0)) if allowed else os.cpu_count() or 1
    if not (jobs.isascii() and jobs.isdigit() and len(jobs) < 5 and int(jobs)):
        raise Refusal(NOT_A_NUMBER_OF_JOBS, given=jobs)
    return int(jobs)


def _rules(select: Sequence[str] | None, ignore: Sequence[str] | None) -> frozenset[Rule]:
    """Return the rules that are asked for, of `RULES`."""
    from ctscore.findings import RULES

    wanted = _named(select) if select else frozenset(RULES.values())
    return wanted - _named(ignore or ())


def _named(asked: Sequence[str]) -> frozenset[Rule]:
    from ctscore.findings import RULES, Refusal
    from ctscore.findings.usage_rules import UNKNOWN_RULE
    from ctscore.words import closest

    found: set[Rule] = set()
    for given in (part.strip() for one in asked for part in one.split(",")):
        meant = [rule for rule in RULES.values() if _means(given, rule)]
        if not meant:
            names = [*RULES, *(rule.name for rule in RULES.values())]
            raise Refusal(UNKNOWN_RULE, given=given or "“”", near=closest(given, names) or "")
        found.update(meant)
    return frozenset(found)


def _means(given: str, rule: Rule) -> bool:
    code = given.upper()
    return (len(code) > 2 and rule.code.startswith(code)) or rule.name == given.lower()


def _suggest_seals(report: Report, rules: frozenset[Rule], lang: str) -> None:
    """Tell on stderr, once, that a folder without errors has no seals; files with errors cannot be sealed."""
    from ctscore.findings import Severity
    from ctscore.findings.seal_rules import NO_SEALS
    from ctscore.words import listed, printable

    if NO_SEALS in rules and report.unsealed and report.files and not report.counts[Severity.ERROR]:
        folders = printable(listed(list(report.unsealed)))
        word = "gợi ý" if lang == "vi" else "suggestion"
        message, hint = NO_SEALS.message.fill(lang, {"folder": folders}), NO_SEALS.hint.say(lang)
        sys.stderr.write(f"{word} {NO_SEALS.code}: {message}\n    {hint}\n")


def _summarize(report: Report, lang: str, changes: Document | None) -> None:
    """Add the findings to the summary of the workflow step, where there is one."""
    from ctscore.render.findings.github import step_summary

    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if place:
        append(Path(place), step_summary(report, lang, changes))


def exit_code(report: Report) -> int:
    """Return 2 where a file is missing or cannot be read, 1 where the report failed, else 0."""
    from ctscore.findings.file_rules import FILE_MISSING, FILE_UNREADABLE

    if any(finding.rule in (FILE_MISSING, FILE_UNREADABLE) for finding in report.findings):
        return WRONG_USAGE
    return int(report.failed)


def explain(
    rule: Annotated[
        str | None, typer.Argument(metavar="[RULE]", help="Code or name of a rule; without it, the list.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Explain all rules.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="As markdown.")] = False,
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """What does a code such as CT305 mean, why does it matter, and what does right look like?"""
    from ctscore.findings import RULES
    from ctscore.render import explanations

    chosen = spoken_lang(lang)
    with explaining(chosen):
        if rule is None and not every:
            text = explanations.rule_list(RULES.values(), chosen)
        else:
            rules = list(RULES.values()) if rule is None else sorted(_named([rule]), key=lambda r: r.code)
            text = explanations.explained(rules, chosen, markdown=markdown)
        put_out(text, output, "text", chosen, quiet=quiet)


def schema(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help="Kind of data file; without it, the list.")
    ] = None,
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """JSON Schema of a kind of data file, for editors and other tools."""
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import UNKNOWN_KIND
    from ctscore.load.schemas import schema_text
    from ctscore.model import KINDS
    from ctscore.words import closest, listed

    chosen = spoken_lang(lang)
    with explaining(chosen):
        if kind is None:
            put_out("".join(f"{name}\n" for name in KINDS), output, "text", chosen, quiet=quiet)
        elif kind not in KINDS:
            raise Refusal(
                UNKNOWN_KIND, given=kind, near=closest(kind, KINDS) or "", known=listed(list(KINDS))
            )
        else:
            put_out(schema_text(kind), output, "json", chosen, quiet=quiet)
