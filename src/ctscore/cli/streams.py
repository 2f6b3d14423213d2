"""Standard output and standard error, whatever they are connected to: a screen, a pipe, a full disk, nothing.

Nobody has to think of that elsewhere: there are always two streams of text to write to.
"""

import io
import os
import sys
from contextlib import suppress
from typing import Any

from ctscore.findings import Refusal
from ctscore.findings.usage_rules import CANNOT_PRINT

_STANDARD = range(3)


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
            reason = trouble.strerror or str(trouble)
            raise Refusal(CANNOT_PRINT, reason=reason) from None


class _Messages(io.TextIOWrapper):
    """Standard error. Where nobody can read a message, what was to be done is done all the same."""

    def write(self, text: str, /) -> int:
        """Write `text` where that is possible."""
        with suppress(OSError):
            super().write(text)
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
    by_line = stream.line_buffering
    # Windows consoles in cp1252 or cp1258 cannot print Vietnamese otherwise; and the line ends of a calendar
    # file are its own.
    return kind(
        stream.detach(), encoding="utf-8", errors="backslashreplace", newline="\n", line_buffering=by_line
    )
