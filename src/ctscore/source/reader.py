"""From a path to text: the only place that opens data files."""

from pathlib import Path

from ctscore.findings import Finding, Position
from ctscore.findings.file_rules import (
    BINARY,
    FILE_EMPTY,
    FILE_MISSING,
    FILE_UNREADABLE,
    NOT_UTF8,
    TOO_LARGE,
)

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
            return None, (Finding(FILE_UNREADABLE, name, {"reason": "not a regular file"}),)
        size = path.stat().st_size
        if size > MOST_BYTES:
            return None, (Finding(TOO_LARGE, name, {"size": str(size), "most": str(MOST_BYTES)}),)
        raw = path.read_bytes()
    except OSError as trouble:
        return None, (Finding(FILE_UNREADABLE, name, {"reason": trouble.strerror or str(trouble)}),)
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
