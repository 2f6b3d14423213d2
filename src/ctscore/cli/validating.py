"""What `validate`, `explain` and `schema` do."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer

from ctscore.analysis.changes import Changes
from ctscore.cli.delivery import deliver, tell_whose_data
from ctscore.cli.messages import WRONG_USAGE, explaining, tell
from ctscore.cli.settings import Colour, Destination, canvas
from ctscore.cli.speaking import spoken_lang
from ctscore.cli.writing import standing, write_files
from ctscore.document import Document
from ctscore.findings import Refusal, Report, Rule, Severity
from ctscore.findings.file_rules import FILE_MISSING, FILE_UNREADABLE
from ctscore.findings.reasons import reason_of
from ctscore.findings.usage_rules import (
    CANNOT_WRITE,
    NEEDS_SINCE,
    NOT_A_NUMBER_OF_JOBS,
    UNKNOWN_KIND,
    UNKNOWN_RULE,
    UNKNOWN_SUFFIX,
)
from ctscore.languages import either
from ctscore.load import folder_around, normal
from ctscore.load.schemas import schema_text
from ctscore.model import KINDS
from ctscore.questions.inputs import points_of
from ctscore.records import dataclass
from ctscore.render import explanations
from ctscore.render.findings import FINDING_FORMATS, render_findings
from ctscore.rule_docs import RULES
from ctscore.seals import NO_SEALS
from ctscore.validation import changes_since, validate_paths
from ctscore.views.changes import changes_document
from ctscore.words import closest, listed


def validate(
    paths: list[Path] | None = None,
    format_: str | None = None,
    select: list[str] | None = None,
    ignore: list[str] | None = None,
    strict: bool = False,
    exit_zero: bool = False,
    every: bool = False,
    since: str | None = None,
    drop: str | None = None,
    jobs: str = "auto",
    output: Path | None = None,
    lang: str | None = None,
    data: Path | None = None,
    quiet: bool = False,
) -> None:
    """Is every data file right? All problems at once; exit 1 where there are errors."""
    chosen = spoken_lang(lang)
    with explaining(chosen):
        form = str(format_ or _format_of(output))
        rules = _rules(select, ignore)
        if drop is not None and since is None:
            raise Refusal(NEEDS_SINCE)
        allowed = None if drop is None else points_of(drop)
        alone = [path for path in paths or () if path.is_file() and folder_around(normal(path)) is None]
        if not quiet and (alone or not paths):
            tell_whose_data(data, chosen)
        found = validate_paths(paths or [], data, _processes(jobs)).only(rules)
        report = replace(found, strict=strict, all_by="" if every else "--all")
        gate = allowed is not None
        compared = _SinceThen() if since is None else _compare(paths or [], data, since, chosen, gate=gate)
        told = render_findings(report, form, chosen, compared.document)
        deliver(told, _destination(output, form, chosen, quiet=quiet))
        if form == "text" and not quiet:
            _suggest_seals(report, rules, chosen)
        if form == "github":
            _summarize(report, chosen, compared.document)
        if compared.refusal is not None:
            raise compared.refusal
    dropped = allowed is not None and compared.found is not None and compared.found.drops_more_than(allowed)
    raise typer.Exit(0 if exit_zero else exit_code(report) or int(dropped))


def _destination(output: Path | None, format_: str, lang: str, *, quiet: bool) -> Destination:
    """Return the destination of what is told of data files: text that replaces earlier answers only."""
    return Destination("tables", format_, output, lang, canvas(output, Colour.NEVER), quiet)


@dataclass(frozen=True, slots=True)
class _SinceThen:
    """What a change of the data does to the numbers; or why that cannot be told, after the findings."""

    found: Changes | None = None
    document: Document | None = None
    refusal: Refusal | None = None


def _compare(paths: Sequence[Path], data: Path | None, since: str, lang: str, *, gate: bool) -> _SinceThen:
    try:
        book, found = changes_since(paths, data, since, gate=gate)
    except Refusal as refusal:
        return _SinceThen(refusal=refusal)
    return _SinceThen(found, changes_document(book, found, since))


def _format_of(output: Path | None) -> str:
    if output is None:
        return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    for name, suffixes in FINDING_FORMATS.items():
        if output.suffix.lower() in suffixes:
            return name
    known = [suffix for suffixes in FINDING_FORMATS.values() for suffix in suffixes]
    raise Refusal(UNKNOWN_SUFFIX, suffix=output.suffix or output.name, known=listed(known))


def _processes(jobs: str) -> int:
    """Return the number of processes that was asked for: `auto` is one for each processor there is for us."""
    if jobs.lower() == "auto":
        allowed = getattr(os, "sched_getaffinity", None)  # not on every system
        return len(allowed(0)) if allowed else os.cpu_count() or 1
    if not (jobs.isascii() and jobs.isdigit() and len(jobs) < 5 and int(jobs)):
        raise Refusal(NOT_A_NUMBER_OF_JOBS, given=jobs)
    return int(jobs)


def _rules(select: Sequence[str] | None, ignore: Sequence[str] | None) -> frozenset[Rule]:
    """Return the rules that are asked for, of `RULES`."""
    wanted = _named(select) if select else frozenset(RULES.values())
    return wanted - _named(ignore or ())


def _named(asked: Sequence[str]) -> frozenset[Rule]:
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
    if NO_SEALS in rules and report.unsealed and report.files and not report.counts[Severity.ERROR]:
        folders = listed(list(report.unsealed))
        word = either("gợi ý", "suggestion", lang)
        message, hint = NO_SEALS.message.fill(lang, {"folder": folders}), NO_SEALS.hint.say(lang)
        tell(f"{word} {NO_SEALS.code}: {message}", f"    {hint}")


def _summarize(report: Report, lang: str, changes: Document | None) -> None:
    """Add the findings to the summary of the workflow step, where there is one."""
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if place:
        from ctscore.render.findings.programs import step_summary  # noqa: PLC0415 (in one format only)

        _append(Path(place), step_summary(report, lang, changes))


def _append(path: Path, text: str) -> None:
    """Add `text` at the end of the file at `path`; raises `Refusal` where that cannot be done."""
    try:
        with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(text)
    except OSError as trouble:
        raise Refusal(CANNOT_WRITE, path=str(path), reason=reason_of(trouble)) from None


def exit_code(report: Report) -> int:
    """Return 2 where a file is missing or cannot be read, 1 where the report failed, else 0."""
    if any(finding.rule in (FILE_MISSING, FILE_UNREADABLE) for finding in report.findings):
        return WRONG_USAGE
    return int(report.failed)


def explain(
    rule: str | None = None,
    every: bool = False,
    markdown: bool = False,
    output: Path | None = None,
    lang: str | None = None,
    quiet: bool = False,
) -> None:
    """What does a code such as CT305 mean, why does it matter, and what does right look like?"""
    chosen = spoken_lang(lang)
    with explaining(chosen):
        if rule is None and not every:
            text = explanations.rule_list(RULES.values(), chosen)
        else:
            rules = list(RULES.values()) if rule is None else sorted(_named([rule]), key=lambda r: r.code)
            text = explanations.explained(rules, chosen, markdown=markdown)
        deliver(text, _destination(output, "text", chosen, quiet=quiet))


def schema(
    kind: str | None = None,
    output: Path | None = None,
    lang: str | None = None,
    quiet: bool = False,
) -> None:
    """JSON Schema of a kind of data file, for editors and other tools; with -o FOLDER/ all of them."""
    chosen = spoken_lang(lang)
    with explaining(chosen):
        if kind is None and output is not None and (output.is_dir() or not output.suffix):
            goal = _destination(output, "json", chosen, quiet=quiet)
            made = {output / f"{name}.json": schema_text(name).encode() for name in KINDS}
            changes = [(path, text, standing(path, goal)) for path, text in made.items()]
            write_files(changes, chosen, quiet=quiet, make_folders=True)
        elif kind is None:
            deliver("".join(f"{name}\n" for name in KINDS), _destination(output, "text", chosen, quiet=quiet))
        elif kind not in KINDS:
            raise Refusal(
                UNKNOWN_KIND, given=kind, near=closest(kind, KINDS) or "", known=listed(list(KINDS))
            )
        else:
            deliver(schema_text(kind), _destination(output, "json", chosen, quiet=quiet))
