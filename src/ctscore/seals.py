"""Seals: a record of what data files said when they were last read against their sources.

Most figures of a source stand once and nothing else tells what they should be: a slip of the finger in such
a figure breaks no rule. `seals.txt` at the top of a data folder holds a digest of what each file says; a file
that says something else is told until somebody has read it again and sealed it. Comments, order of keys and
ways of writing are not sealed; reports, scenarios and efforts have no source, and need no seal.
"""

import json
import os
import re
from collections.abc import Collection, Container, Mapping
from hashlib import sha256
from pathlib import Path

from ctscore.findings import Finding, Position, Refusal
from ctscore.findings.rule import error, note, warning
from ctscore.findings.usage_rules import NOT_REPLACED, OUTSIDE_THE_FOLDER
from ctscore.load import data_files, normal, shown
from ctscore.phrases import Words
from ctscore.records import dataclass
from ctscore.source import LINE_BREAK, Value, read_text, read_tree
from ctscore.words import unprintable
from ctscore.writer import held

BROKEN_SEAL = error(
    "CT801", "broken-seal",
    Words("nội dung khác với khi được niêm phong", "what it says differs from what was sealed"),
    Words("xem `git diff`; nếu sửa nhầm thì trả lại, nếu sửa đúng thì dò lại với nguồn rồi chạy `ctscore seal` với tệp này", "see `git diff`; take a slip back, or read the change against its source and run `ctscore seal` with this file"),
)  # fmt: skip
NOT_SEALED = warning(
    "CT802", "not-sealed",
    Words("tệp chưa được niêm phong", "the file is not sealed"),
    Words("dò với nguồn xong thì chạy `ctscore seal` với tệp này", "once it has been read against its source, run `ctscore seal` with this file"),
)  # fmt: skip
SEAL_OF_NOTHING = error(
    "CT803", "seal-of-nothing",
    Words("`{given}` được niêm phong nhưng không có tệp này", "`{given}` is sealed, but there is no such file"),
    Words("trả tệp về chỗ cũ; nếu bỏ hẳn thì chạy `ctscore seal`", "put the file back; if it is gone for good, run `ctscore seal`"),
)  # fmt: skip
NOT_A_SEAL = error(
    "CT804", "not-a-seal",
    Words("dòng này không phải một niêm phong, hoặc tệp đã có niêm phong ở trên", "this line is no seal, or the file has one above"),
    Words("tệp này do `ctscore seal` viết; trả lại dòng cũ, hoặc chạy lại lệnh đó", "`ctscore seal` writes this file; take the change back, or run it again"),
)  # fmt: skip
NO_SEALS = note(
    "CT805", "no-seals",
    Words("{folder} chưa có niêm phong: một chữ số gõ nhầm ở số liệu chỉ ghi một lần sẽ không ai báo", "{folder} has no seals: a slip in a figure that stands only once would not be told"),
    Words("dò xong với nguồn thì chạy `ctscore seal`", "once the files have been read against their sources, run `ctscore seal`"),
)  # fmt: skip
"""A suggestion beside the findings, not one of them: nothing is wrong with a file."""

SEALS = "seals.txt"
_WITHOUT_SOURCE = tuple(f"ctscore/{kind}@1" for kind in ("progress", "scenario", "effort"))
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
_HEAD = """\
# What each data file said when it was last read against its source; `ctscore seal` writes this file.
# Điều mỗi tệp dữ liệu ghi vào lần gần nhất được dò lại với nguồn; `ctscore seal` viết tệp này.
"""


@dataclass(frozen=True, slots=True)
class Seals:
    """A `seals.txt`: digest and line of each file, named below its folder, and what is wrong with it."""

    path: Path
    digests: Mapping[str, str]
    lines: Mapping[str, int]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Sealing:
    """A `seals.txt` that is to be written over `before`, and the digests that it adds, changes and drops."""

    path: Path
    before: bytes | None
    text: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    dropped: tuple[str, ...]


def read_seals(folder: Path) -> Seals | None:
    """Return the seals of the data folder `folder`; None where it has none."""
    path = folder / SEALS
    if not os.path.lexists(path):  # a link that points nowhere is told
        return None
    name = shown(path)
    text, problems = read_text(path, name)
    digests: dict[str, str] = {}
    lines: dict[str, int] = {}
    findings = list(problems)
    for number, line in enumerate(LINE_BREAK.split(text or ""), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        sealed = _name_in(found[2]) if found else None
        if found is None or sealed is None or sealed in digests:
            findings.append(Finding(NOT_A_SEAL, name, position=Position(number, 1)))
            continue
        digests[sealed], lines[sealed] = found[1], number
    return Seals(path, digests, lines, tuple(findings))


def seal_findings(folder: Path, faulty: Container[str], drafts: Container[str]) -> tuple[Finding, ...]:
    """Return what in the data folder `folder` is not what was sealed; nothing where it has no seals.

    Of a file that is `faulty` anyway, by the name that findings call it, no more is told; `drafts` need no
    seal.
    """
    seals = read_seals(folder)
    if seals is None:
        return ()
    files = _files(folder)
    found = list(seals.findings)
    for name, path in files.items():
        if shown(path) in faulty:
            continue
        if name not in seals.digests:
            needed = shown(path) not in drafts and _has_source(_value_of(path))
            found += [Finding(NOT_SEALED, shown(path))] if needed else []
        elif _digest_of(_value_of(path)) != seals.digests[name]:
            found.append(Finding(BROKEN_SEAL, shown(path)))
    for name in seals.digests.keys() - files.keys():
        place = Position(seals.lines[name], 1)
        found.append(Finding(SEAL_OF_NOTHING, shown(seals.path), {"given": name}, position=place))
    return tuple(found)


def is_sealed(folder: Path, path: Path) -> bool:
    """Return whether the data file at `path`, below `folder`, has a seal."""
    seals = read_seals(folder)
    return seals is not None and any(
        normal(other) == normal(path) for name, other in _files(folder).items() if name in seals.digests
    )


def sealing(folder: Path, wanted: Collection[Path] = (), drafts: Container[str] = ()) -> Sealing:
    """Return the seals of `folder` with those of the `wanted` data files made anew: of all where none are.

    Then those of `drafts`, by the names that findings call them, stay as they are. Seals of files that are
    not there are dropped, and so are lines that are none. Raises `Refusal` for a file that is no data file of
    the folder, and where `seals.txt` never held seals.
    """
    written = held(folder / SEALS)
    seals = read_seals(folder)
    before = seals.digests if seals else {}
    if written and not before and not written.startswith(_HEAD.encode()[:40]):
        what = Words("một tệp không do lệnh này viết", "a file that no such command wrote")
        raise Refusal(NOT_REPLACED, path=shown(folder / SEALS), what=what)
    files = _files(folder)
    for path in wanted:
        if path not in files.values():
            raise Refusal(OUTSIDE_THE_FOLDER, path=shown(path), folder=shown(folder))
    kept = {name: before[name] for name in files if name in before}
    after = dict(kept)
    for name, path in files.items():
        if path not in wanted if wanted else shown(path) in drafts:
            continue
        value = _value_of(path)
        new = _digest_of(value) if wanted or name in kept or _has_source(value) else None
        if new is not None:
            after[name] = new
    return Sealing(
        folder / SEALS,
        written,
        _text(after),
        tuple(sorted(after.keys() - before.keys())),
        tuple(name for name in sorted(after) if before.get(name, after[name]) != after[name]),
        tuple(sorted(before.keys() - after.keys())),
    )


def sealing_of_edits(folder: Path, edits: Mapping[Path, tuple[str, str]]) -> Sealing | None:
    """Return the seals of `folder` that go along with `edits`, texts before and after by file; None for none.

    Only a seal that fitted the file before is made anew: a broken one stays broken.
    """
    seals, files = read_seals(folder), _files(folder)
    if seals is None or seals.findings:
        return None
    moved: dict[str, str] = {}
    for name, path in files.items():
        before, after = edits.get(path, ("", ""))
        if name in seals.digests and content_digest(before, name) == seals.digests[name]:
            moved[name] = content_digest(after, name) or seals.digests[name]
    changed = tuple(sorted(name for name in moved if moved[name] != seals.digests[name]))
    text = _text({**seals.digests, **moved})
    return Sealing(folder / SEALS, held(folder / SEALS), text, (), changed, ()) if changed else None


def _text(digests: Mapping[str, str]) -> str:
    """Return what stands in a `seals.txt` with these digests of files by name."""
    return _HEAD + "".join(f"{digests[name]}  {_in_a_line(name)}\n" for name in sorted(digests))


def content_digest(text: str, name: str) -> str | None:
    """Return the digest of what the `text` of the data file called `name` says; None where it is no YAML."""
    return _digest_of(read_tree(text, name).value)


def _value_of(path: Path) -> Value | None:
    """Return what the data file at `path` says; None where it cannot be read, or is no YAML."""
    text, _ = read_text(path, shown(path))
    return None if text is None else read_tree(text, shown(path)).value


def _digest_of(value: Value | None) -> str | None:
    if value is None:
        return None
    content = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(content.encode()).hexdigest()


def _has_source(value: Value | None) -> bool:
    return isinstance(value, dict) and value.get("format") not in _WITHOUT_SOURCE


def _in_a_line(name: str) -> str:
    """Return the `name` of a file as a line holds it: as JSON, in quotes, where it cannot stand plainly.

    Names may have line breaks, and bytes that are no text.
    """
    plain = not unprintable(name) and name == name.strip() and not name.startswith('"')
    return name if plain else json.dumps(name)


def _name_in(text: str) -> str | None:
    """Return the name of a file that `text` in a line means; None where it means none."""
    if not text.startswith('"'):
        return text
    try:
        name = json.loads(text)
    except ValueError:
        return None
    return name if isinstance(name, str) else None


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in data_files(folder)}


RULE_DOCS = """
- code: CT801
  why:
    vi: "Điểm của một tỉnh khác, số dòng của phụ lục hay chỉ tiêu năm 2025 chỉ ghi một lần trong nguồn: gõ nhầm một chữ số ở đó thì không phép cộng nào phát hiện được. Niêm phong nhớ nội dung đã dò."
    en: "The score of another province, the row of an annex, a target for 2025 stand once in their source: no sum tells a wrong digit there. A seal remembers what was read against it."
  bad:
    vi: "một chữ số trong `panels/2022/papi.yaml` thay đổi sau khi tệp được niêm phong"
    en: "a digit of `panels/2022/papi.yaml` changed after the file was sealed"
  good:
    vi: "sửa xong, dò lại với nguồn rồi chạy `ctscore seal data/panels/2022/papi.yaml`; người duyệt thấy cả hai thay đổi"
    en: "after the change, reading it against the source and `ctscore seal data/panels/2022/papi.yaml`; a reviewer sees both"
- code: CT802
  why:
    vi: "Thư mục đã dùng niêm phong mà một tệp không có thì không biết tệp đó đã được dò với nguồn hay chưa."
    en: "Where a folder has seals and a file has none, nobody knows whether that file was ever read against its source."
  bad:
    vi: "tệp mới nhập nằm cạnh các tệp đã niêm phong"
    en: "a file that was just entered, beside sealed ones"
  good:
    vi: "dò tệp với nguồn rồi chạy `ctscore seal` với tệp đó"
    en: "reading the file against its source, then `ctscore seal` with it"
- code: CT803
  why:
    vi: "Một tệp đã dò mà biến mất thì cả một năm hay một chỉ số lặng lẽ rơi khỏi báo cáo."
    en: "When a file that was checked disappears, a year or an index silently drops out of every report."
  bad:
    vi: "`scores/2022/sipas.yaml` bị xóa hay đổi tên, niêm phong của nó còn lại"
    en: "`scores/2022/sipas.yaml` deleted or renamed while its seal stays"
  good:
    vi: "tệp nằm đúng chỗ; hoặc chạy `ctscore seal` sau khi chủ ý bỏ tệp"
    en: "the file in its place; or `ctscore seal` after it was removed on purpose"
- code: CT804
  why:
    vi: "Danh sách niêm phong bị sửa tay hay trộn nhầm khi gộp nhánh thì không còn giữ được gì."
    en: "A list of seals that was edited by hand or mixed up in a merge holds nothing any more."
  bad:
    vi: "dấu `<<<<<<<` của git còn lại trong `seals.txt`"
    en: "a `<<<<<<<` of git left in `seals.txt`"
  good:
    vi: "`seals.txt` đúng như `ctscore seal` viết ra"
    en: "`seals.txt` as `ctscore seal` writes it"
"""
