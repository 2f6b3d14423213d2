"""The only writing of files, and the one rule about those that exist.

What people go on working on (papers, workbooks, data) is replaced only where that is asked for; an answer
replaces an earlier answer, and nothing else.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ctscore.cli.messages import tell
from ctscore.cli.settings import Destination
from ctscore.document import Document, Report
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import FILE_EXISTS
from ctscore.languages import either
from ctscore.load import folder_around, normal, shown
from ctscore.load.schema_lines import with_schema_line
from ctscore.questions import ReportPages
from ctscore.render import properties_of, render
from ctscore.render.values import sentence
from ctscore.writer import FileChange, earlier_answer, held, write

if TYPE_CHECKING:
    from ctscore.render import Content

_MOST_NAMED = 10
_MOST_GONE = 10


def encoded(content: str | bytes, format_: str = "") -> bytes:
    """Return `content` as the bytes of its file."""
    if isinstance(content, bytes):
        return content
    return content.encode("utf-8-sig" if format_ == "csv" else "utf-8", errors="backslashreplace")


def placed(path: Path, text: str, schemas: Path | None = None) -> bytes:
    """Return the `text` of a new data file as its bytes at `path`, where its schema line is right.

    The folder with the schemas is the nearest one, or the one that gets them at the same time.
    """
    return encoded(with_schema_line(text, path, schemas))


def standing(path: Path, destination: Destination) -> bytes | None:
    """Return what stands in the file at `path` and is replaced; None where nothing does.

    Raises `Refusal` if it must not be lost.
    """
    if not destination.worked_on:
        return earlier_answer(path, destination.format, properties_of(destination.format))
    before = held(path)
    if before is not None and not destination.force:
        raise Refusal(FILE_EXISTS, path=str(path))
    return before


def write_answer(content: Content | ReportPages, destination: Destination, before: bytes | None) -> None:
    """Write `content` to the file of `destination`, or its pages to that folder (or here); name them.

    `before` is what stood in a file for people to work on.
    """
    output, look = destination.output or Path(), (destination.format, destination.canvas, destination.lang)
    if isinstance(content, ReportPages):
        pages = watched(content, destination.told_in, quiet=destination.quiet)
        made = {output / name: encoded(render(page, *look)) for name, page in pages}
        changes = [(path, page, standing(path, destination)) for path, page in made.items()]
        write_files(changes, destination.told_in, quiet=destination.quiet, make_folders=True)
        return
    rendered = render(content, *look)
    if destination.delivered == "data" and isinstance(rendered, str):
        rendered = placed(output, rendered)
    gone: tuple[str, ...] = ()
    if destination.format == "ics" and isinstance(rendered, str):
        rendered, gone = next_version(rendered, output)
    before = before if destination.worked_on else standing(output, destination)
    change = (output, encoded(rendered, destination.format), before)
    write_files([change], destination.told_in, quiet=destination.quiet, make_folders=destination.worked_on)
    tell_gone(gone, destination.told_in)
    if destination.format == "ics" and isinstance(content, Document) and not destination.quiet:
        _tell_notes(content, destination.told_in)


def _tell_notes(document: Document, lang: str) -> None:
    """Say on stderr what stands beside the answer, where its file has no place for it."""
    for section in document.sections:
        for note in section.notes:
            tell(sentence(note, lang, hint=True))


def write_files(
    changes: Sequence[tuple[Path, bytes, bytes | None]],
    lang: str,
    *,
    quiet: bool,
    make_folders: bool = False,
) -> None:
    """Write files (path, new bytes, what they hold until now) together, and name them on stderr.

    Links out of a data folder are not followed. Raises `Refusal` where nothing is written.
    """
    made = [FileChange(path, after, before, folder_around(normal(path))) for path, after, before in changes]
    write(made, make_folders=make_folders)
    names, places = [shown(path) for path, _, _ in changes], {path.parent for path, _, _ in changes}
    if len(names) > _MOST_NAMED and len(places) == 1:
        names = [f"{len(names)} {either('tệp trong', 'files in', lang)} {shown(places.pop())}"]
    if not quiet:
        tell(*(f"{either('đã ghi', 'written', lang)}: {name}" for name in names))


def watched(pages: ReportPages, lang: str, *, quiet: bool) -> Iterable[tuple[str, Report]]:
    """Return `pages` with a bar on stderr while they are made, where somebody watches it."""
    if quiet or not sys.stderr.isatty():
        return pages.named
    from rich.console import Console  # noqa: PLC0415 (few runs have one)
    from rich.progress import track  # noqa: PLC0415

    description = either("Phiếu giao việc", "Assignment sheets", lang)
    return track(pages.named, description, pages.count, console=Console(stderr=True), transient=True)


def next_version(calendar: str, output: Path) -> tuple[str, tuple[str, ...]]:
    """Return `calendar` as the next version of the file at `output`, and what only that file has."""
    from ctscore.render.ics import continued  # noqa: PLC0415 (only calendars go on)

    try:
        earlier = output.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return calendar, ()  # there is none, or writing will tell why it cannot be replaced
    return continued(calendar, earlier, datetime.now(UTC).replace(microsecond=0))


def tell_gone(events: tuple[str, ...], lang: str) -> None:
    """Tell on stderr which events of the file just replaced are not in the new one."""
    if not events:
        return
    vi = "chú ý: {count} mục của tệp cũ không có trong tệp mới; nhập tệp mới không xóa chúng khỏi lịch:"
    en = "warning: in the earlier file but not in the new one: {count}; importing that deletes none of them:"
    more = ["  …"] if len(events) > _MOST_GONE else []
    tell(either(vi, en, lang).format(count=len(events)), *(f"  {one}" for one in events[:_MOST_GONE]), *more)
