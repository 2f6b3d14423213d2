"""Validating folders and single files: what `ctscore validate` does before anything is shown."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ctscore.analysis.changes import Changes, changes
from ctscore.book import Book, claim_of
from ctscore.checks import findings_in, structure_findings
from ctscore.findings import Finding, Position, Refusal, Report, Severity
from ctscore.findings.file_rules import FILE_MISSING
from ctscore.findings.shape_rules import TO_COME
from ctscore.findings.usage_rules import CANNOT_COMPARE, SEVERAL_FOLDERS
from ctscore.load import find_data, folder_around, load_files, load_folder, within
from ctscore.load.folder import data_files, normal, shown, survey
from ctscore.load.history import load_revision, refuse_unless_new
from ctscore.partition import check_files
from ctscore.phrases import Words
from ctscore.seals import read_seals, seal_findings
from ctscore.source import LINE_BREAK, read_text
from ctscore.words import listed


def validate_paths(paths: Sequence[Path], data: Path | None, jobs: int = 1) -> Report:
    """Return all findings about `paths`, sorted by file and place; `jobs` processes look at a large folder.

    A data folder is checked whole. A file or folder inside one is checked together with all of it, and only
    its own findings are told. A file on its own is checked against the rest of the data folder (`data`,
    or the one that the commands would use). Without paths, that data folder is checked.
    """
    results = [] if paths else [_folder(find_data(data), jobs)]
    files: list[Path] = []
    for path in dict.fromkeys(normal(path) for path in paths):
        if path.is_dir() and folder_around(path / "any") in (path, None):
            results.append(_folder(path, jobs))
        else:
            files += data_files(path) if path.is_dir() else [path]
    around = {path: folder_around(path) for path in files}
    for home in dict.fromkeys(around.values()):
        together = [path for path in files if around[path] == home]
        results.append(_files(together, home, data, jobs))
    findings = {(f.order, f.message("en")): f for result in results for f in result.findings}
    return Report(
        _with_bytes(sorted(findings.values(), key=lambda f: f.order)),
        sum(result.files for result in results),
        tuple(dict.fromkeys(place for result in results for place in result.places)),
        tuple(dict.fromkeys(place for result in results for place in result.unsealed)),
    )


def changes_since(
    paths: Sequence[Path], data: Path | None, revision: str, *, gate: bool = False
) -> tuple[Book, Changes]:
    """Return the book of the data folder of `paths` (or `data`), and what differs from `revision` in git.

    Raises `Refusal` where git cannot tell, or points cannot be added up on either side; for a `gate` also
    where scorecards that look new may be none.
    """
    around = {_home(normal(path)): None for path in paths}
    folders = [place for place in around if place is not None]
    if len(folders) > 1:
        raise Refusal(SEVERAL_FOLDERS, folders=listed([shown(place) for place in folders]))
    folder = folders[0] if folders else find_data(data)
    now = _sound(load_folder(folder), Words("hiện nay", "of now"))
    then = _sound(load_revision(folder, revision), Words(f"của {revision}", f"of {revision}"))
    new = {now.scorecards[key].file for key in now.scorecards.keys() - then.scorecards.keys()}
    if gate and new:
        refuse_unless_new(folder, revision, new, first=not then.scorecards)
    return now, changes(then, now)


def _home(path: Path) -> Path | None:
    """Return the data folder that `path` is or lies in; None for a file on its own."""
    if not path.is_dir():
        return folder_around(path)
    return folder_around(path / "any") or within(path)


def _sound(loaded: Book, when: Words) -> Book:
    """Return the book of `loaded`; raises `Refusal` where its points cannot be added up.

    A scorecard that is a draft has no points, as if it were not there; what had points before has lost them.
    """
    harmless = {file for file in loaded.drafts if loaded.unread[file].kind in ("scorecard", "plan")}
    unsound = {finding.file for finding in structure_findings(loaded)}
    broken = sorted({*(loaded.unread.keys() - harmless), *unsound})
    if broken:
        raise Refusal(CANNOT_COMPARE, when=when, files=listed(broken))
    return loaded


def _with_bytes(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return `findings` with the column of each in bytes too, where its file can be read."""
    texts = {file: _lines(Path(file)) for file in dict.fromkeys(finding.file for finding in findings)}

    def counted(finding: Finding) -> Finding:
        place, lines = finding.place, texts[finding.file]
        if place.line > len(lines):
            return finding
        # A row of a panel that goes over several lines is placed in its first.
        before = lines[place.line - 1][: place.column - 1]
        return replace(finding, position=Position(place.line, len(before) + 1, len(before.encode()) + 1))

    return tuple(counted(finding) for finding in findings)


def _lines(path: Path) -> list[str]:
    text, _ = read_text(path, str(path)) if path.is_file() else (None, ())
    return LINE_BREAK.split(text) if text else []


def _folder(folder: Path, jobs: int) -> Report:
    paths, noticed = survey(within(folder))
    findings, files = check_files(paths, jobs)
    place = within(folder)
    unsealed = () if read_seals(place) else (shown(place),)
    return Report((*noticed, *findings, *_seals(place, findings)), files, (shown(place),), unsealed)


def _files(paths: Sequence[Path], home: Path | None, data: Path | None, jobs: int) -> Report:
    names = {shown(path) for path in paths}
    missing = [Finding(FILE_MISSING, shown(path)) for path in paths if not path.exists()]
    present = [path for path in paths if path.exists()]
    if home is not None:
        findings, _ = check_files(sorted({*data_files(home), *present}), jobs)
        findings += _seals(home, findings)
    else:
        rest = load_folder(find_data(data))
        findings = findings_in(rest.joined(load_files(present, rest.settings), claim_of))
    own = tuple(finding for finding in findings if finding.file in names)
    return Report((*missing, *own), len(paths))


def _seals(folder: Path, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    faulty = {finding.file for finding in findings if finding.severity is Severity.ERROR}
    return seal_findings(folder, faulty, {finding.file for finding in findings if finding.rule in TO_COME})
