"""The one road: a question is asked, and its answer goes where it is to go. The only printing to stdout."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from ctscore.book import Book, title_of
from ctscore.cli.messages import MISSED, explaining, tell
from ctscore.cli.settings import Destination
from ctscore.document import Document
from ctscore.findings import Fact, Refusal
from ctscore.findings.reasons import reason_of
from ctscore.findings.usage_rules import CANNOT_PRINT, NEEDS_FILE, WRITTEN_NOT_SHOWN
from ctscore.languages import either, ours
from ctscore.load import find_data, only_shipped, shown
from ctscore.load.schema_lines import with_usual_schema_line
from ctscore.phrases import Words
from ctscore.questions import ReportPages
from ctscore.render import render
from ctscore.streams import answers
from ctscore.words import counted
from ctscore.workspace import open_checked

if TYPE_CHECKING:
    from ctscore.questions import Answer
    from ctscore.render import Content


def answer(
    question: str,
    asked: Mapping[str, Any],
    data: Path | None,
    destination: Destination,
    of_book: Mapping[str, str | None] | None = None,
) -> None:
    """Ask a question, module and function in `ctscore.questions`, of the book in `data`; deliver the answer.

    `of_book` says at which stage the book is asked, or merged to which borders.

    Why there is none is told on stderr.
    """
    before = None
    if destination.output is not None and destination.worked_on:
        with explaining(destination.lang):
            from ctscore.cli.writing import standing  # noqa: PLC0415 (most answers are printed)

            before = standing(destination.output, destination)
    module, _, function = question.rpartition(".")
    with open_book(data, destination.lang, quiet=destination.quiet) as book:
        from ctscore.questions import inputs  # noqa: PLC0415 (as late as the question)

        wishes = (destination.lang_asked, destination.lang_wished, destination.lang)
        destination = replace(destination, lang=inputs.language(book, *wishes))

        told = inputs.understood(asked)
        asked_of = inputs.as_asked(book, inputs.periods_in(told), **(of_book or {}))
        ask = getattr(import_module(f"ctscore.questions.{module}"), function)
        found: Answer[Any] = ask(asked_of, **told)
        content = found.shown()
        merging = asked_of.merging
        if merging is not None and isinstance(content, Document):
            from ctscore.views.common import as_derived  # noqa: PLC0415 (hardly any answer is merged)

            content = as_derived(merging, content)
        if destination.delivered == "data" and destination.output is None and isinstance(content, Words):
            content = with_usual_schema_line(content.say(destination.lang), find_data(data))
        deliver(content, destination, before)
        told_of = () if destination.quiet else found.told
        tell(*filter(None, (line.say(destination.lang) for line in told_of)))
    # No part of a book or an answer is a ring: the collector, on again at the end, need not walk them.
    gc.freeze()
    if isinstance(content, Document) and content.missed:
        raise typer.Exit(MISSED)


def deliver(content: Content | ReportPages, destination: Destination, before: bytes | None = None) -> None:
    """Put out `content` as `destination` says: to stdout, or to its file, or its folder for many pages.

    Papers, workbooks and data replace what stood there `before`; all else replaces earlier answers only.
    Raises `Refusal` where bytes would go to a terminal, or the file is not to be lost.
    """
    if destination.output is not None or isinstance(content, ReportPages):
        from ctscore.cli.writing import write_answer  # noqa: PLC0415 (most answers are printed)

        write_answer(content, destination, before)
        return
    rendered = render(content, destination.format, destination.canvas, destination.lang)
    if isinstance(rendered, bytes) and answers().isatty():
        raise Refusal(NEEDS_FILE, format=destination.format)
    print_out(rendered)


def print_out(content: str | bytes, written: Sequence[Path] = ()) -> None:
    """Write to stdout; where that fails, what was `written` before is told."""
    reason: Mapping[str, Fact]
    try:
        if isinstance(content, bytes):
            answers().buffer.write(content)
        else:
            answers().write(content)
        answers().flush()
    except Refusal as refusal:  # by the stream itself
        reason = refusal.facts
    except OSError as trouble:
        # What could not be written must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), answers().fileno())
        if isinstance(trouble, BrokenPipeError):
            return  # the reader of our pipe, such as `head`, has seen enough
        reason = {"reason": reason_of(trouble)}
    else:
        return
    if written:
        raise Refusal(WRITTEN_NOT_SHOWN, **reason, files=", ".join(map(shown, written)))
    raise Refusal(CANNOT_PRINT, **reason)


def tell_whose_data(data: Path | None, lang: str) -> None:
    """Tell on stderr that all that follows is of the data that came with the program, where that is so.

    Nobody has asked for it who is not in its folder.
    """
    if only_shipped(data):
        vi = "chú ý: không thấy thư mục data/ của ctscore ở đây: dùng dữ liệu đi kèm chương trình"
        en = "note: no data/ folder of ctscore is here: the data that came with the program is used"
        begin = either("lập thư mục của mình: ctscore init", "begin one of your own: ctscore init", lang)
        tell(f"{either(vi, en, lang)}; {begin}")


@contextmanager
def open_book(
    data: Path | None, lang: str, *, importing: bool = False, quiet: bool = False
) -> Iterator[Book]:
    """Give the book to answer from; tell on stderr why there is no answer, or what is wrong with its data.

    What the answer is without is told in either case: it may be why there is none. Whose data it is where
    nobody has named it, is left out if `quiet`.
    """
    with explaining(lang, importing=importing):
        book = open_checked(data)
        if not quiet:
            tell_whose_data(data, lang)
    try:
        with explaining(book.in_its_words(lang), importing=importing):
            yield book
    finally:
        _tell_left_out(book, lang)
    if not importing:
        _tell_errors(book.errors, lang)


def _tell_left_out(book: Book, lang: str) -> None:
    """Tell on stderr what the question came upon and cannot be used."""
    if not book.left_out:
        return
    once = {one.why: one for one in sorted(book.left_out, key=lambda one: one.file, reverse=True)}
    for one in reversed(once.values()):
        why, what = either(one.why.vi, one.why.en, lang), title_of(book, one)
        if ours(lang) == "vi":
            told = f"{what} còn là bản nháp" if one.draft else f"không dùng được {one.file}"
            line = f"chú ý: {told}, câu trả lời không có phần này: {why}"
        else:
            told = f"{what} is still a draft" if one.draft else f"{one.file} cannot be used"
            line = f"warning: {told}, and this answer is without it: {why}"
        tell(line)


def _tell_errors(errors: int, lang: str) -> None:
    """Tell on stderr that the data has errors, so that nobody reads out a figure in good faith."""
    if errors:
        vi = f"chú ý: dữ liệu có {errors} lỗi; chạy `ctscore validate` để xem"
        en = f"warning: the data has {counted(errors, 'error')}; see `ctscore validate`"
        tell(either(vi, en, lang))
