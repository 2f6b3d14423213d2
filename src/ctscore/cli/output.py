"""The only printing and the only writing: answers to stdout or a file, messages to stderr."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ctscore.cli.settings import Settings
from ctscore.streams import answers, apart

if TYPE_CHECKING:
    from ctscore.book import Book
    from ctscore.document import Document
    from ctscore.findings import DataProblems, Refusal

MISSED = 1
WRONG_USAGE = 2


def answer(settings: Settings, question: Callable[[Book, str], Document]) -> None:
    """Open the book, ask `question`, and put out the answer; explain on stderr why where there is none."""
    from ctscore.cli.calendar_file import next_version, tell_gone
    from ctscore.opening import open_checked
    from ctscore.render import render

    with explaining(settings.lang):
        opened = open_checked(settings.data)
        document = question(opened.book, settings.lang)
        content = render(document, settings.format, settings.canvas)
        gone: tuple[str, ...] = ()
        if settings.format == "ics" and settings.output is not None and isinstance(content, str):
            content, gone = next_version(content, settings.output)
        put_out(content, settings.output, settings.format)
    tell_gone(gone, settings.lang)
    tell_errors(opened.errors, settings.lang)
    if document.missed:
        raise typer.Exit(MISSED)


@contextmanager
def explaining(lang: str, *, importing: bool = False) -> Iterator[None]:
    """Tell on stderr why what happens inside cannot be had, and exit; `importing`: data was to come in.

    What libraries print inside does not reach stdout.
    """
    from ctscore.findings import DataProblems, Refusal

    try:
        with apart():
            yield
    except Refusal as refusal:
        fail(refusal, lang)
    except DataProblems as trouble:
        tell_of_data(trouble, lang, importing=importing)


def fail(refusal: Refusal, lang: str) -> None:
    """Tell why a question cannot be answered, and exit."""
    from ctscore.words import printable

    message, hint = refusal.text(lang).rsplit("\n", 1)
    head = "lỗi" if lang == "vi" else "error"
    lines = [
        printable(line) if line.strip() == line else f"  {printable(line)}" for line in message.split("\n")
    ]
    sys.stderr.write(f"{head}: " + "\n".join(lines) + f"\n{printable(hint)}\n")
    raise typer.Exit(WRONG_USAGE)


def tell_of_data(trouble: DataProblems, lang: str, *, importing: bool = False) -> None:
    """Tell all that keeps the data from being read or added up (or brought in), and exit."""
    from ctscore.findings import Report
    from ctscore.render.findings import render_findings

    vi, en = "chưa trả lời được vì dữ liệu có lỗi:", "there is no answer while the data has these errors:"
    if importing:
        vi, en = "chưa ghi gì, vì những lỗi sau:", "nothing is written, because of these errors:"
    report = Report(trouble.findings, len({finding.file for finding in trouble.findings}))
    sys.stderr.write(f"{vi if lang == 'vi' else en}\n{render_findings(report, 'text', lang)}")
    raise typer.Exit(WRONG_USAGE)


def tell_errors(errors: int, lang: str) -> None:
    """Tell on stderr that the data has errors, so that nobody reads out a figure in good faith."""
    if errors:
        vi = f"chú ý: dữ liệu có {errors} lỗi; chạy `ctscore validate` để xem"
        en = f"warning: the data has {errors} error{'s' if errors > 1 else ''}; `ctscore validate` tells them"
        sys.stderr.write((vi if lang == "vi" else en) + "\n")


def put_out(content: str | bytes, output: Path | None, format_: str) -> None:
    """Write text, or the bytes of a file that is none, to stdout, or whole to the file `output`.

    A CSV file starts with a byte order mark: without it Excel shows Vietnamese wrong. Raises `Refusal` where
    bytes would go to a terminal.
    """
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import NEEDS_FILE

    if output is None:
        if isinstance(content, bytes) and answers().isatty():
            raise Refusal(NEEDS_FILE, format=format_)
        _print(content)
    elif isinstance(content, bytes):
        write_whole(output, content)
    else:
        encoding = "utf-8-sig" if format_ == "csv" else "utf-8"
        write_whole(output, content.encode(encoding, errors="backslashreplace"))


def _print(content: str | bytes) -> None:
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import CANNOT_WRITE

    try:
        if isinstance(content, bytes):
            answers().buffer.write(content)
        else:
            answers().write(content)
        answers().flush()
    except OSError as trouble:
        # What could not be written must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), answers().fileno())
        if isinstance(trouble, BrokenPipeError):
            return  # the reader of our pipe, such as `head`, has seen enough
        raise Refusal(CANNOT_WRITE, path="stdout", reason=trouble.strerror or str(trouble)) from None


def write_new(
    content: Callable[[Book], str | bytes],
    output: Path | None,
    data: Path | None,
    lang: str,
    *,
    force: bool = False,
) -> None:
    """Put out what `content` makes of the book: to stdout, or to a file.

    The file must not exist yet, unless `force` says that it may be replaced.
    """
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import FILE_EXISTS
    from ctscore.opening import open_checked

    with explaining(lang):
        opened = open_checked(data)
        written = content(opened.book)
        if output is not None:
            if output.exists() and not force:
                raise Refusal(FILE_EXISTS, path=str(output))
            make_room(output)
        put_out(written, output, "yaml")
    tell_errors(opened.errors, lang)


def refuse_other_suffix(output: Path, suffixes: tuple[str, ...]) -> str:
    """Return the suffix of `output` in small letters; raises `Refusal` where it is none of `suffixes`."""
    from ctscore.findings import Refusal
    from ctscore.findings.page_rules import UNKNOWN_PAPER

    suffix = output.suffix.lower()
    if suffix not in suffixes:
        raise Refusal(UNKNOWN_PAPER, suffix=output.suffix or output.name, known=", ".join(suffixes))
    return suffix


def make_room(path: Path) -> None:
    """Make the folder that `path` is to lie in; raises `Refusal` where it cannot be made."""
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import CANNOT_WRITE

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        raise Refusal(CANNOT_WRITE, path=str(path), reason=reason) from None


def write_whole(path: Path, content: bytes) -> None:
    """Replace the file at `path` by one with `content`, or leave it as it is: never half of it.

    Raises `Refusal` where it cannot be written. A link is followed, so that its target is replaced.
    """
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import CANNOT_WRITE

    target = Path(os.path.realpath(path))
    temporary: str | None = None
    try:
        if target.exists() and not target.is_file():
            reason = "it is a folder" if target.is_dir() else "it is not a regular file"
            raise Refusal(CANNOT_WRITE, path=str(path), reason=reason)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException as trouble:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        if not isinstance(trouble, OSError):
            raise
        raise Refusal(CANNOT_WRITE, path=str(path), reason=trouble.strerror or str(trouble)) from None


def append(path: Path, text: str) -> None:
    """Add `text` at the end of the file at `path`; raises `Refusal` where that cannot be done."""
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import CANNOT_WRITE

    try:
        with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(text)
    except OSError as trouble:
        raise Refusal(CANNOT_WRITE, path=str(path), reason=trouble.strerror or str(trouble)) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
