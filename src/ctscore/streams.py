"""Standard output and standard error, whatever they are connected to: a screen, a pipe, a full disk, nothing.

There are always two streams of text to write to, and nothing but answers reaches stdout, whatever libraries
print: C code writes past Python to descriptor 1. What is turned here belongs to the whole process, so it is
turned back as soon as possible.
"""

import io
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, redirect_stdout, suppress
from typing import Any, TextIO

from ctscore.findings import Refusal
from ctscore.findings.reasons import reason_of
from ctscore.findings.usage_rules import CANNOT_PRINT
from ctscore.words import between_words

_STANDARD = range(3)
_STDOUT, _STDERR = 1, 2
_one_at_a_time = threading.Lock()
_answers: list[TextIO] = []  # where answers go while all else is kept away from stdout


class _Answers(io.TextIOWrapper):
    """Standard output; `Refusal` is raised where it cannot be written.

    The reader of a pipe, such as `head`, may leave early: it has seen enough.
    """

    def write(self, text: str, /) -> int:
        """Write `text`, now or later."""
        try:
            super().write(text)
        except OSError as trouble:
            self._end(trouble)
        return len(text)

    def flush(self) -> None:
        """Write what was held back."""
        try:
            super().flush()
        except OSError as trouble:
            self._end(trouble)

    def _end(self, trouble: OSError) -> None:
        # What could not be written must not be tried again at exit.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        os.close(nowhere)
        super().flush()
        if not isinstance(trouble, BrokenPipeError):
            raise Refusal(CANNOT_PRINT, reason=reason_of(trouble)) from None


class _Messages(io.TextIOWrapper):
    """Standard error. Where nobody can read a message, what was to be done is done all the same.

    On a screen messages break between words.
    """

    def write(self, text: str, /) -> int:
        """Write `text` where that is possible."""
        with suppress(OSError):
            screen = os.get_terminal_size(self.fileno()) if self.isatty() else None
            super().write(between_words(text, screen.columns or 80) if screen else text)
        return len(text)

    def flush(self) -> None:
        """Write what was held back where that is possible."""
        with suppress(OSError):
            super().flush()


def prepare() -> None:
    """Make the standard streams such that they can be written to.

    What is closed is as good as thrown away. Its number must not stay free: the next file that is opened
    would get it, and would take in what a library prints.
    """
    for descriptor in _STANDARD:
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    sys.stdout = _stream(sys.stdout, _Answers)
    sys.stderr = _stream(sys.stderr, _Messages)


def _stream(stream: Any, kind: type[io.TextIOWrapper]) -> Any:
    if stream is None:
        stream = io.TextIOWrapper(io.FileIO(os.devnull, "w"), encoding="utf-8")
    if type(stream) is not io.TextIOWrapper:
        return stream  # whoever calls us has put something of their own there
    by_line = stream.line_buffering or kind is _Messages  # a note stands before the answer that it is about
    # Windows consoles in cp1252 or cp1258 cannot print Vietnamese otherwise; and the line ends of a calendar
    # file are its own.
    return kind(
        stream.detach(), encoding="utf-8", errors="backslashreplace", newline="\n", line_buffering=by_line
    )


def answers() -> TextIO:
    """Return the stream that answers are written to: stdout, while `apart` keeps it from others too."""
    return _answers[-1] if _answers else sys.stdout


@contextmanager
def apart() -> Iterator[None]:
    """Keep stdout for what is written to `answers()`; all else that is printed inside goes to stderr."""
    if _answers:
        yield
        return
    with _turned_to(_STDERR) as kept, _moved(sys.stdout, kept) as stream, redirect_stdout(sys.stderr):
        _answers.append(stream)
        try:
            yield
        finally:
            _answers.pop()


@contextmanager
def silenced() -> Iterator[None]:
    """Let nothing be seen that is written to file descriptor 1 inside; afterwards it is what it was.

    What other threads print meanwhile is lost with it, so that little should be done inside. One thread at a
    time: of two, the second would take the first one's silence for what was there before.
    """
    with _one_at_a_time:
        if sys.stdout is not None:
            sys.stdout.flush()
        _flush_c()
        with _turned_to(None):
            try:
                yield
            finally:
                _flush_c()


@contextmanager
def _turned_to(other: int | None) -> Iterator[int | None]:
    """Point file descriptor 1 where `other` does, else nowhere.

    Yields a duplicate of what it was, None where it was closed.
    """
    # Both are looked at first: a duplicate takes the place of a closed one.
    was_open, goes_to = _is_open(_STDOUT), other if other is not None and _is_open(other) else None
    target = os.open(os.devnull, os.O_WRONLY) if goes_to is None else os.dup(goes_to)
    kept = os.dup(_STDOUT) if was_open else None
    if target != _STDOUT:
        os.dup2(target, _STDOUT)
        os.close(target)
    try:
        yield kept
    finally:
        if kept is None:
            os.close(_STDOUT)
        else:
            os.dup2(kept, _STDOUT)
            os.close(kept)


def _moved(outer: TextIO | None, kept: int | None) -> AbstractContextManager[TextIO]:
    """Return the stream for answers, now that what `outer` wrote to before may be at `kept`."""
    if outer is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
    if kept is None or _number(outer) != _STDOUT:
        return nullcontext(outer)
    outer.flush()
    encoding, errors = outer.encoding, outer.errors
    return open(kept, "w", encoding=encoding, errors=errors, newline="\n", closefd=False)


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def _number(stream: TextIO) -> int | None:
    try:
        return stream.fileno()
    except (OSError, ValueError):
        return None  # it is no file: somebody collects what is printed


def _flush_c() -> None:
    """Write out what C code has printed so far, while that still goes where it was meant to."""
    import ctypes  # noqa: PLC0415

    with suppress(OSError, AttributeError):
        # C's own library is part of the running program, except on Windows.
        ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None).fflush(None)
