"""Validating folders and single files: what `ctscore validate` does before anything is shown."""

from collections.abc import Sequence
from pathlib import Path

from ctscore.book import located, make_book
from ctscore.checks import all_findings
from ctscore.findings import Finding, Report
from ctscore.findings.file_rules import FILE_MISSING
from ctscore.load import find_data, folder_around, load_files, load_folder, within
from ctscore.load.folder import Loaded, data_files, normal, shown
from ctscore.model import DataFile, Plan, Scorecard


def validate_paths(paths: Sequence[Path], data: Path | None) -> Report:
    """Return all findings about `paths`, sorted by file and place.

    A data folder is checked whole. A file or folder inside one is checked together with all of it, and only
    its own findings are told. A file on its own is checked against the rest of the data folder (`data`,
    or the one that the commands would use). Without paths, that data folder is checked.
    """
    results = [] if paths else [_folder(find_data(data))]
    files: list[Path] = []
    for path in dict.fromkeys(normal(path) for path in paths):
        if path.is_dir() and folder_around(path / "any") in (path, None):
            results.append(_folder(path))
        else:
            files += data_files(path) if path.is_dir() else [path]
    around = {path: folder_around(path) for path in files}
    for home in dict.fromkeys(around.values()):
        together = [path for path in files if around[path] == home]
        results.append(_files(together, home, data))
    findings = {(f.order, f.message("en")): f for result in results for f in result.findings}
    return Report(
        tuple(sorted(findings.values(), key=lambda f: f.order)),
        sum(result.files for result in results),
        tuple(dict.fromkeys(place for result in results for place in result.places)),
    )


def _folder(folder: Path) -> Report:
    loaded = load_folder(within(folder))
    return Report(_check(loaded), len(loaded.files) + len(loaded.unread), (shown(within(folder)),))


def _files(paths: Sequence[Path], home: Path | None, data: Path | None) -> Report:
    names = {shown(path) for path in paths}
    missing = [Finding(FILE_MISSING, shown(path)) for path in paths if not path.exists()]
    present = [path for path in paths if path.exists()]
    if home is not None:
        loaded = load_files(sorted({*data_files(home), *present}))
    else:
        loaded = _on_their_own(present, find_data(data))
    own = tuple(finding for finding in _check(loaded) if finding.file in names)
    return Report((*missing, *own), len(paths))


def _on_their_own(paths: Sequence[Path], folder: Path) -> Loaded:
    """Return `paths` together with the data of `folder`, but for what claims to be the same thing."""
    context = load_folder(folder)
    own = load_files(paths)
    claimed = {_claim(filed.value) for filed in own.files} - {None}
    kept = tuple(filed for filed in context.files if _claim(filed.value) not in claimed)
    return Loaded(kept + own.files, {**context.marks, **own.marks}, own.findings, context.unread | own.unread)


def _claim(value: DataFile) -> tuple[str, ...] | None:
    """Return what a scorecard or plan claims to be, or None for what may stand beside others of its kind."""
    if isinstance(value, Scorecard):
        return "scorecard", value.index, value.unit, str(value.year)
    return ("plan", value.document) if isinstance(value, Plan) else None


def _check(loaded: Loaded) -> tuple[Finding, ...]:
    """Return what reading found, and what the checks find in the files that could be read."""
    reading = located(loaded.findings, loaded.marks)
    return (*reading, *all_findings(make_book(loaded.files, loaded.marks, loaded.unread)))
