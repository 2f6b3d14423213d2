"""What the data files were at an earlier revision, asked of git itself."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_GIT, NO_SUCH_REVISION, NOT_IN_GIT
from ctscore.load.folder import Loaded, is_data_name, load_contents, shown


def load_revision(folder: Path, revision: str) -> Loaded:
    """Return the data folder `folder` as it was at `revision`; nothing where it did not exist then.

    Files are called by the names they have now. Raises `Refusal` without git, outside a repository, and
    for a revision that there is not.
    """
    if _asked(folder, "rev-parse", "--is-inside-work-tree").returncode:
        raise Refusal(NOT_IN_GIT, path=shown(folder))
    commit = _asked(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit.returncode:
        raise Refusal(NO_SUCH_REVISION, given=revision)
    listed = _asked(folder, "ls-tree", "-r", "-z", commit.stdout.decode().strip(), ".")
    entries = [entry for entry in listed.stdout.decode("utf-8", "surrogateescape").split("\0") if entry]
    objects = {
        name: facts.split()[2]
        for facts, _, name in (entry.partition("\t") for entry in entries)
        if facts.startswith("100") and is_data_name(name)
    }
    contents = _contents(folder, list(objects.values()))
    return load_contents({shown(folder / name): contents[blob] for name, blob in objects.items()})


def _contents(folder: Path, blobs: Sequence[str]) -> Mapping[str, bytes]:
    """Return the bytes of each blob, in one call."""
    raw = _asked(folder, "cat-file", "--batch", given="\n".join((*blobs, "")).encode()).stdout
    found: dict[str, bytes] = {}
    at = 0
    while at < len(raw):
        end = raw.index(b"\n", at)
        blob, _, size = raw[at:end].decode().split()
        found[blob] = raw[end + 1 : end + 1 + int(size)]
        at = end + 2 + int(size)
    return found


def _asked(folder: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    # The words are ours but for the revision, which stands behind --end-of-options.
    command = ["git", "-C", str(folder), *words]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603
    except OSError:
        raise Refusal(NO_GIT) from None
