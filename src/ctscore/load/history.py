"""What the data files were at an earlier revision, asked of git itself.

Whoever asks wants to know whether something was lost. So wherever git cannot tell all of it, that is refused:
what cannot be seen must not look like what was not there.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import (
    CANNOT_COMPARE,
    GIT_WILL_NOT_LOOK,
    HISTORY_NOT_WHOLE,
    KEPT_BY_LFS,
    LINK_IN_HISTORY,
    NO_SUCH_REVISION,
    NOT_IN_GIT,
    NOT_OUR_REPOSITORY,
    NOT_TRACKED,
    SCORECARDS_ELSEWHERE,
)
from ctscore.load.folder import SUFFIXES, is_data_name, is_hidden_name, load_contents, shown
from ctscore.load.git import GitOutput, ask
from ctscore.phrases import Words
from ctscore.records import dataclass
from ctscore.source import MOST_BYTES
from ctscore.words import listed

_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_NEVER_HEARD_OF = "fatal: Needed a single revision"
_OTHER_OWNER = re.compile(r"(?:dubious ownership in|unsafe) repository(?: at)? \(?'(?P<top>[^']+)'")
_SCORECARD = b"ctscore/scorecard@"
_LFS = b"version https://git-lfs.github.com/spec/"
_MOST_HEADER = 100


@dataclass(frozen=True, slots=True)
class _Blob:
    """A file of a revision, by the name that it has below the folder that was asked about."""

    name: str
    object: str
    size: int


def load_revision(folder: Path, revision: str) -> Book:
    """Return the data folder `folder` as it was at `revision`; nothing where it did not exist then.

    Files are called by the names they have now. Raises `Refusal` without git, outside a repository, for a
    revision that there is not, and wherever git does not have all of the folder.
    """
    commit = _commit(folder, revision)
    blobs = [blob for blob in _blobs(folder, commit, revision) if is_data_name(blob.name)]
    large = [shown(folder / blob.name) for blob in blobs if blob.size > MOST_BYTES]
    if large:
        raise Refusal(CANNOT_COMPARE, when=Words(f"của {revision}", f"of {revision}"), files=listed(large))
    contents = _contents(folder, blobs, revision)
    elsewhere = [shown(folder / name) for name, content in contents.items() if content.startswith(_LFS)]
    if elsewhere:
        raise Refusal(KEPT_BY_LFS, revision=revision, files=listed(elsewhere))
    return load_contents({shown(folder / name): content for name, content in contents.items()})


def refuse_unless_new(folder: Path, revision: str, files: Collection[str], *, first: bool) -> None:
    """Raise `Refusal` where scorecards that `revision` does not have may all the same have been there before.

    They stand in `files`. A file that git ignores looks new for ever. Where they are the `first` ones of the
    folder, git must track something in it, and no scorecard may lie anywhere in the revision that they can
    have been made of: the folder may have another name now.
    """
    others = ("--others", "--ignored", "--exclude-standard")
    ignored = _sound(ask(folder, "ls-files", "-z", *others, "--", "."), revision)
    unseen = [name for name in (shown(folder / entry) for entry in ignored.entries) if name in files]
    if first and not _sound(ask(folder, "ls-files", "-z", "--", "."), revision).entries:
        unseen = sorted(files)
    if unseen:
        raise Refusal(NOT_TRACKED, files=listed(unseen))
    cards = _scorecards_anywhere(folder, revision) if first else []
    if cards:
        raise Refusal(SCORECARDS_ELSEWHERE, revision=revision, path=shown(folder), known=listed(cards, 3))


def _scorecards_anywhere(folder: Path, revision: str) -> list[str]:
    commit = _commit(folder, revision)
    found = _contents(
        folder,
        [
            blob
            for blob in _blobs(folder, commit, revision, everywhere=True)
            if PurePosixPath(blob.name).suffix.lower() in SUFFIXES and blob.size <= MOST_BYTES
        ],
        revision,
    )
    return sorted(name for name, raw in found.items() if _SCORECARD in raw or raw.startswith(_LFS))


def _commit(folder: Path, revision: str) -> str:
    """Return the id of the commit that `revision` names in the repository around `folder`."""
    asked = ask(folder, "rev-parse", "--is-inside-work-tree", "--is-inside-git-dir")
    owned = _OTHER_OWNER.search(asked.words)
    if owned is not None:
        raise Refusal(NOT_OUR_REPOSITORY, path=shown(folder), words=asked.words, top=owned["top"])
    if asked.code and not asked.words.startswith("fatal: not a git repository (or any"):
        raise Refusal(GIT_WILL_NOT_LOOK, path=shown(folder), words=asked.words)
    if asked.lines != ["true", "false"]:  # inside a repository without files; there the exit code is 0
        raise Refusal(NOT_IN_GIT, path=shown(folder))
    named = ask(folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    commit = named.output.decode("utf-8", "replace").strip()
    if not named.code and _OBJECT.fullmatch(commit):
        return commit
    beyond = named.words.replace(_NEVER_HEARD_OF, "").strip()
    if not beyond or "expected commit type" in beyond:
        raise Refusal(NO_SUCH_REVISION, given=revision)
    raise Refusal(HISTORY_NOT_WHOLE, revision=revision, words=beyond)


def _blobs(folder: Path, commit: str, revision: str, *, everywhere: bool = False) -> Iterator[_Blob]:
    """Yield the files below `folder` at `commit`, or those of all the repository.

    Raises `Refusal` for a link or another repository below `folder`: what lies behind it is read today, but
    git does not say what lay behind it then.
    """
    where = ["--full-tree", commit] if everywhere else [commit, "--", "."]
    for entry in _sound(ask(folder, "ls-tree", "-r", "-z", "--long", *where), revision).entries:
        facts, _, name = entry.partition("\t")
        mode, kind, object_, size = facts.split()
        if kind == "blob" and mode.startswith("100"):
            if not size.isdecimal():
                raise Refusal(HISTORY_NOT_WHOLE, revision=revision, words=f"{name}: {object_} {size}")
            yield _Blob(name, object_, int(size))
        elif not everywhere and not is_hidden_name(name):
            raise Refusal(LINK_IN_HISTORY, revision=revision, path=shown(folder / name))


def _contents(folder: Path, blobs: list[_Blob], revision: str) -> Mapping[str, bytes]:
    """Return the bytes of each of `blobs` by its name, in one call."""
    wanted = list({blob.object: blob.size for blob in blobs}.items())
    if not wanted:
        return {}
    most = sum(size + _MOST_HEADER for _, size in wanted)
    given = "".join(f"{object_}\n" for object_, _ in wanted).encode()
    answer = _sound(ask(folder, "cat-file", "--batch", "--buffer", given=given, most=most), revision)
    found: dict[str, bytes] = {}
    at = 0
    for object_, size in wanted:
        header, _, _ = answer.output[at : at + _MOST_HEADER].partition(b"\n")
        if header != f"{object_} blob {size}".encode():
            words = header.decode("utf-8", "replace")  # such as “missing”, behind its id
            raise Refusal(HISTORY_NOT_WHOLE, revision=revision, words=words)
        begin = at + len(header) + 1
        found[object_] = answer.output[begin : begin + size]
        at = begin + size + 1
    return {blob.name: found[blob.object] for blob in blobs}


def _sound(answer: GitOutput, revision: str) -> GitOutput:
    """Return `answer` where git did as it was asked; raises `Refusal` with its words where it did not."""
    if answer.code:
        raise Refusal(
            HISTORY_NOT_WHOLE, revision=revision, words=answer.words or f"git: exit code {answer.code}"
        )
    return answer
