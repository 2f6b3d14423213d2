"""The only printing and the only writing: answers to stdout or a file, messages to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
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
_MOST_NAMED = 10


def answer(settings: Settings, question: Callable[[Book, str], Document]) -> None:
    """Open the book, ask `question`, and put out the answer; explain on stderr why where there is none."""
    from ctscore.cli.calendar_file import next_version, tell_gone
    from ctscore.render import render

    with open_book(settings.data, settings.lang) as book:
        document = question(book, settings.lang)
        content = render(document, settings.format, settings.canvas)
        gone: tuple[str, ...] = ()
        if settings.format == "ics" and settings.output is not None and isinstance(content, str):
            content, gone = next_version(content, settings.output)
        put_out(content, settings.output, settings.format, settings.lang, quiet=settings.quiet)
        tell_gone(gone, settings.lang)
    if document.missed:
        raise typer.Exit(MISSED)


@contextmanager
def open_book(data: Path | None, lang: str, *, importing: bool = False) -> Iterator[Book]:
    """Give the book to answer from; tell on stderr why there is no answer, or what is wrong with its data.

    What the answer is without is told in either case: it may be why there is none.
    """
    from ctscore.opening import open_checked

    with explaining(lang, importing=importing):
        book = open_checked(data)
    try:
        with explaining(lang, importing=importing):
            yield book
    finally:
        _tell_left_out(book, lang)
    if not importing:
        _tell_errors(book.errors, lang)


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
    files = len({finding.file for finding in trouble.findings})
    # What a table holds that was to come in, `validate` does not know.
    report = Report(trouble.findings, files, all_by="" if importing else "ctscore validate --all")
    sys.stderr.write(f"{vi if lang == 'vi' else en}\n{render_findings(report, 'text', lang)}")
    raise typer.Exit(WRONG_USAGE)


def _tell_left_out(book: Book, lang: str) -> None:
    """Tell on stderr what the question came upon and cannot be used."""
    if not book.left_out:
        return
    from ctscore.analysis.withheld import title_of
    from ctscore.words import printable

    once = {one.why_en: one for one in sorted(book.left_out, key=lambda one: one.file, reverse=True)}
    for one in reversed(once.values()):
        why, what = (one.why_vi, one.why_en)[lang != "vi"], title_of(book, one)
        if lang == "vi":
            told = f"{what} còn là bản nháp" if one.draft else f"không dùng được {one.file}"
            line = f"chú ý: {told}, câu trả lời không có phần này: {why}"
        else:
            told = f"{what} is still a draft" if one.draft else f"{one.file} cannot be used"
            line = f"warning: {told}, and this answer is without it: {why}"
        sys.stderr.write(printable(line) + "\n")


def _tell_errors(errors: int, lang: str) -> None:
    """Tell on stderr that the data has errors, so that nobody reads out a figure in good faith."""
    if errors:
        vi = f"chú ý: dữ liệu có {errors} lỗi; chạy `ctscore validate` để xem"
        en = f"warning: the data has {errors} error{'s' if errors > 1 else ''}; `ctscore validate` tells them"
        sys.stderr.write((vi if lang == "vi" else en) + "\n")


def put_out(content: str | bytes, output: Path | None, format_: str, lang: str, *, quiet: bool) -> None:
    """Put out an answer: text, or the bytes of a file that is none, to stdout or to the file `output`.

    An earlier answer is replaced. A CSV file starts with a byte order mark: without it Excel shows Vietnamese
    wrong. Raises `Refusal` where bytes would go to a terminal, or `output` is no earlier answer.
    """
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import NEEDS_FILE
    from ctscore.replaceable import earlier_answer

    if output is not None:
        before = earlier_answer(output, format_)
        write_files([(output, encoded(content, format_), before)], lang, quiet=quiet)
    elif isinstance(content, bytes) and answers().isatty():
        raise Refusal(NEEDS_FILE, format=format_)
    else:
        print_out(content)


def encoded(content: str | bytes, format_: str = "") -> bytes:
    """Return `content` as the bytes of its file."""
    if isinstance(content, bytes):
        return content
    return content.encode("utf-8-sig" if format_ == "csv" else "utf-8", errors="backslashreplace")


def print_out(content: str | bytes, written: Sequence[Path] = ()) -> None:
    """Write to stdout; where that fails, what was `written` before is told."""
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import CANNOT_PRINT, WRITTEN_NOT_SHOWN
    from ctscore.load import shown

    try:
        if isinstance(content, bytes):
            answers().buffer.write(content)
        else:
            answers().write(content)
        answers().flush()
    except Refusal as refusal:  # by the stream itself
        reason = refusal.facts["reason"]
    except OSError as trouble:
        # What could not be written must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), answers().fileno())
        if isinstance(trouble, BrokenPipeError):
            return  # the reader of our pipe, such as `head`, has seen enough
        reason = trouble.strerror or str(trouble)
    else:
        return
    if written:
        raise Refusal(WRITTEN_NOT_SHOWN, reason=reason, files=", ".join(map(shown, written)))
    raise Refusal(CANNOT_PRINT, reason=reason)


def write_new(
    content: Callable[[Book], str | bytes],
    output: Path | None,
    data: Path | None,
    lang: str,
    *,
    suffixes: Sequence[str],
    force: bool,
    quiet: bool,
) -> None:
    """Put out what `content` makes of the book for a person to work on: to stdout, or to a file.

    The file must have one of the `suffixes`, and not exist yet, unless `force` says that it may be replaced.
    """
    with explaining(lang):
        before = None if output is None else replaced(output, suffixes, force=force)
    with open_book(data, lang) as book:
        written = content(book)
        if output is None:
            print_out(written)
        else:
            write_files([(output, encoded(written), before)], lang, quiet=quiet, make_folders=True)


def replaced(output: Path, suffixes: Sequence[str], *, force: bool) -> bytes | None:
    """Return what stands in the file `output` that is to be written, for a person to work on.

    Raises `Refusal` if it must not be lost, or the file has none of the `suffixes`.
    """
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import FILE_EXISTS
    from ctscore.writer import held

    refuse_other_suffix(output, suffixes)
    before = held(output)
    if before is not None and not force:
        raise Refusal(FILE_EXISTS, path=str(output))
    return before


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
    from ctscore.load import folder_around, normal, shown
    from ctscore.words import printable
    from ctscore.writer import Change, write

    made = [Change(path, after, before, folder_around(normal(path))) for path, after, before in changes]
    write(made, make_folders=make_folders)
    names, places = [shown(path) for path, _, _ in changes], {path.parent for path, _, _ in changes}
    if len(names) > _MOST_NAMED and len(places) == 1:
        names = [f"{len(names)} {'tệp trong' if lang == 'vi' else 'files in'} {shown(places.pop())}"]
    if not quiet:
        for name in names:
            sys.stderr.write(f"{'đã ghi' if lang == 'vi' else 'written'}: {printable(name)}\n")


def refuse_other_suffix(output: Path, suffixes: Sequence[str]) -> None:
    """Raise `Refusal` where the suffix of `output` is none of `suffixes`."""
    from ctscore.findings import Refusal
    from ctscore.findings.page_rules import UNKNOWN_PAPER

    if output.suffix.lower() not in suffixes:
        raise Refusal(UNKNOWN_PAPER, suffix=output.suffix or output.name, known=", ".join(suffixes))


def append(path: Path, text: str) -> None:
    """Add `text` at the end of the file at `path`; raises `Refusal` where that cannot be done."""
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import CANNOT_WRITE

    try:
        with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(text)
    except OSError as trouble:
        raise Refusal(CANNOT_WRITE, path=str(path), reason=trouble.strerror or str(trouble)) from None
