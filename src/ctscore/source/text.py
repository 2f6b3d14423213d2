"""The text of a data file: how it is read, its values and where they stand."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from ctscore.findings import Finding, Position, Route
from ctscore.findings.file_rules import BINARY, FILE_EMPTY, FILE_MISSING, FILE_UNREADABLE, NOT_UTF8, TOO_LARGE
from ctscore.findings.reasons import NOT_A_FILE, reason_of

LINE_BREAK = re.compile(r"\r\n?|\n")
"""What ends a line, for YAML and for editors."""

Value = str | list["Value"] | dict[str, "Value"]


def offset_of(text: str, place: Position) -> int:
    """Return how many letters of `text` stand before `place`."""
    starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]
    return starts[place.line - 1] + place.column - 1


class PlainText(str):
    """A scalar that stands without quotes in the file, so that other YAML readers may guess its type."""

    __slots__ = ()


class Marks:
    """Where each key and each value of a file stands.

    Most files have nothing wrong with them, and nobody asks where what stands: then it is not worked out.
    """

    __slots__ = ("_keys", "_late", "_values")

    def __init__(
        self,
        keys: Mapping[Route, Position] | None = None,
        values: Mapping[Route, Position] | None = None,
        late: "Callable[[], Marks] | None" = None,
    ) -> None:
        """Take the positions, or what works them out when the first one is asked for."""
        self._keys = keys or {}
        self._values = values or {}
        self._late = late

    @property
    def keys(self) -> Mapping[Route, Position]:
        """The position of each key, by its route."""
        self._work_out()
        return self._keys

    @property
    def values(self) -> Mapping[Route, Position]:
        """The position of each value, by its route."""
        self._work_out()
        return self._values

    def find(self, route: Route, *, at_key: bool = False) -> Position:
        """Return the position of `route`, or of the nearest enclosing place that the file has."""
        if at_key and route in self.keys:
            return self.keys[route]
        while route not in self.values and route:
            route = route[:-1]
        return self.values.get(route, Position(1, 1))

    def _work_out(self) -> None:
        if self._late is not None:
            found, self._late = self._late(), None
            self._keys, self._values = found.keys, found.values


# Far above any scorecard (150 rows need 40 kB), far below what could exhaust memory.
MOST_BYTES = 4_000_000


def read_text(path: Path, name: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of the file at `path`, or None and why not.

    `name` is what findings call the file. A leading byte order mark is accepted and dropped.
    """
    try:
        if not path.exists():
            return None, (Finding(FILE_MISSING, name),)
        if not path.is_file():
            return None, (Finding(FILE_UNREADABLE, name, {"reason": NOT_A_FILE}),)
        size = path.stat().st_size
        if size > MOST_BYTES:
            return None, (Finding(TOO_LARGE, name, {"size": str(size), "most": str(MOST_BYTES)}),)
        raw = path.read_bytes()
    except OSError as trouble:
        return None, (Finding(FILE_UNREADABLE, name, {"reason": reason_of(trouble)}),)
    return text_of(raw, name)


def text_of(raw: bytes, name: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text that the bytes `raw` of a file are, or None and why they are none."""
    if len(raw) > MOST_BYTES:
        return None, (Finding(TOO_LARGE, name, {"size": str(len(raw)), "most": str(MOST_BYTES)}),)
    if b"\0" in raw:
        return None, (Finding(BINARY, name, position=_position_of(raw, raw.index(b"\0"))),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        # The error counts from behind the byte order mark, where there is one.
        offset = trouble.start + len(raw) - len(trouble.object)
        finding = Finding(
            NOT_UTF8, name, {"byte": f"0x{raw[offset]:02x}"}, position=_position_of(raw, offset)
        )
        return None, (finding,)
    if not text.strip():
        return None, (Finding(FILE_EMPTY, name),)
    return text, ()


def _position_of(raw: bytes, offset: int) -> Position:
    before = raw[:offset]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", errors="replace")) + 1
    return Position(before.count(b"\n") + 1, column)
