"""Nothing but answers reaches stdout, whatever libraries print: C code writes past Python to descriptor 1.

What is turned here belongs to the whole process, so it is turned back as soon as possible.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, redirect_stdout, suppress
from typing import TextIO

_STDOUT, _STDERR = 1, 2
_one_at_a_time = threading.Lock()
_answers: list[TextIO] = []  # where answers go while all else is kept away from stdout


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
