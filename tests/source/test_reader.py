"""From a path to text, or why not."""

from pathlib import Path

import pytest

from ctscore.findings import Position
from ctscore.source.text import read_text


def why(path: Path) -> str:
    text, findings = read_text(path, "f.yaml")
    assert text is None
    (finding,) = findings
    return f"{finding.rule.name}: {finding.message('en')}"


def test_missing(tmp_path: Path) -> None:
    assert why(tmp_path / "nowhere.yaml") == "file-missing: there is no such file or folder"


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert why(tmp_path) == "file-unreadable: the file cannot be read: not a regular file"


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("a: 1")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert why(path) == "file-unreadable: the file cannot be read: Permission denied"


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("a: 1234")
    monkeypatch.setattr("ctscore.source.text.MOST_BYTES", 5)
    assert why(path) == "file-too-large: the file has 7 bytes, at most 5 are read"


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: \xc6\xa1\r\n")
    assert read_text(path, "f.yaml") == ("a: ơ\r\n", ())


def test_the_column_counts_characters_not_bytes(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes("a: 1\nở: ".encode() + b"\xff")
    _, (finding,) = read_text(path, "f.yaml")
    assert finding.position == Position(2, 4)
