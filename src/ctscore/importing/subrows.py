"""Rows without a number of their own below a criterion: its sub-criteria, its scale, or words about it.

“a)”, “i)”, “–”, “+” belong to the row above. They are sub-criteria where their maxima make up its own; a
scale where they are alternatives, the largest being its maximum (“Từ 80 % trở lên: 1 điểm”). A scale is kept
in the words of its criterion and counts nothing. Where the figures do not tell which, nobody guesses.

A sub-criterion has the code of its criterion and its letter: 1.2.a. What is not lettered is counted: the
second dash below 1.2 is 1.2.g2 (“gạch đầu dòng”), and “đ)” is 1.2.dd, as codes have no đ.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from typing import Self

from ctscore.blanks import blank_of
from ctscore.checks.points import equal_shares
from ctscore.decimals import plain, total
from ctscore.findings import Finding
from ctscore.findings.import_rules import SUBROWS_UNDECIDED
from ctscore.importing.figures import says_points
from ctscore.importing.headers import POINTS, Role
from ctscore.importing.joining import Entry, letter_of, step_of
from ctscore.importing.review import SCALE_KEPT, STEP_TAKEN, SUBROWS_FOUND, WORDS_KEPT, Remark
from ctscore.importing.tables import Place
from ctscore.phrases import Fact, Words
from ctscore.records import dataclass
from ctscore.words import ROMANS, fold

_DASHES = "-–—−"
_BULLETS = f"{_DASHES}+*•●▪◦○"
_SMALL_ROMAN = rf"\(?({'|'.join(ROMANS).lower()})[).:]*"
_BEFORE_NAME = re.compile(
    rf"(?P<mark>\((?:[a-zđ]|[ivx]+)\)|(?:[a-zđ]|[ivx]+)[).]|[{re.escape(_BULLETS)}][.):]*)\s*(?P<rest>\D.*|.*%.*)"
)
_TWO_FIGURES = Words(
    "; nếu là thang điểm thì {own} ghi {points}, mà mức được chọn ở {level} là {chosen}: sửa ô sai",
    "; as a scale, {own} has {points} and the level chosen in {level} gives {chosen}: correct the wrong one",
)
_CONDITION = re.compile(
    r"%|[<>≥≤]|\btro (len|xuong)\b|^(tu|tren|duoi|it nhat|neu|khong|dat|co|chua|hoan thanh|moi|truong hop)\b"
)


@dataclass(slots=True)
class Row:
    """A row of points with those below it; `figures` are its points by their column.

    `marks` are the columns in which it has “x” in place of points, and what is wrong where it is no level.
    """

    entry: Entry
    max: Decimal | None
    figures: dict[Role, Decimal]
    marks: Mapping[Role, Finding] = field(default_factory=dict)
    code: str = ""
    name: str = ""
    kind: str = ""
    step: str = ""
    notes: list[str] = field(default_factory=list)
    parts: list[Self] = field(default_factory=list)

    @property
    def says_points(self) -> bool:
        """Whether it has a figure, or a row below it has one."""
        return self.has_own_points or any(part.says_points for part in self.parts)

    @property
    def has_own_points(self) -> bool:
        """Whether it has a figure itself."""
        return self.max is not None or bool(self.figures)

    @property
    def is_scored(self) -> bool:
        """Whether it was scored itself: it has a figure, or words why there is none (“không áp dụng”)."""
        said = (self.entry.text(role) for role in POINTS if role is not Role.MAX)
        return bool(self.figures) or any(map(_tells_why, said))

    @property
    def most(self) -> Decimal | None:
        """Its maximum: as printed, else that of its parts."""
        if self.max is not None or not self.parts:
            return self.max
        maxima = [part.most for part in self.parts if part.says_points]
        return None if None in maxima else total(one for one in maxima if one is not None)

    @property
    def kept(self) -> Iterator[Self]:
        """The rows below it that are no criteria, but a scale or words about it."""
        for part in self.parts:
            if not part.code:
                yield part
                yield from part.kept

    @property
    def points_as_level(self) -> dict[Role, Decimal]:
        """Its points by their column where it is one of several levels: all of its own where it is marked."""
        return {**self.figures, **({} if self.max is None else dict.fromkeys(self.marks, self.max))}

    @property
    def printed(self) -> str:
        """Its words with their points, as a note keeps them."""
        return self.name if self.max is None else f"{self.name}: {self.entry.text(Role.MAX)}"


def begins_with_mark(name: str) -> bool:
    """Return whether a name begins with what marks a row below another: “a)”, “–”, “+”."""
    return _BEFORE_NAME.fullmatch(name) is not None


def is_condition(name: str) -> bool:
    """Return whether a name says under what condition points are given."""
    return _CONDITION.search(fold(name)) is not None


def marked(entry: Entry, before: Sequence[Row]) -> tuple[str, str, str] | None:
    """Return the kind of mark that a row has in place of a number, its step of a code, and its name.

    None for a row that has a number, or none and no name; `before` are the rows that are still open above it.
    """
    number, name = entry.text(Role.NUMBER), entry.text(Role.NAME)
    if not before:
        return None
    mark = number
    if not number:
        found = _BEFORE_NAME.fullmatch(name)
        mark, name = (found["mark"], found["rest"]) if found else ("", name)
        if not mark:
            return ("plain", "", name) if name else None
    if mark in _BULLETS or set(mark) <= set(_DASHES):
        return ("-" if mark[0] in _DASHES else mark[0]), "", name
    letters = [row.step for row in before if row.kind == "letter"]
    if re.fullmatch(_SMALL_ROMAN, mark) and not (letters and _follows(letters[-1], mark.strip("().:"))):
        return "roman", mark.strip("().:"), name
    letter = letter_of(mark)
    return ("letter", step_of(letter), name) if letter else None


def _follows(letter: str, mark: str) -> bool:
    """Return whether `mark` is the letter i, v or x in a row of letters, and no number one, five or ten."""
    return len(mark) == 1 and letter[0] in {"i": "h", "v": "u", "x": "vyw"}.get(mark, "")


@dataclass(slots=True)
class Tree:
    """Puts rows below those that they belong to; `file` is what findings call the table.

    `codeless` are the rows that have points and lack a code.
    """

    file: str
    top: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    codeless: list[Place] = field(default_factory=list)
    _open: list[Row] = field(default_factory=list)
    _subrows: list[Row] = field(default_factory=list)
    _scales: dict[str, Row] = field(default_factory=dict)
    _words: dict[str, Row] = field(default_factory=dict)
    _taken: list[Row] = field(default_factory=list)
    _read: list[Finding] = field(default_factory=list)  # marks that were read

    @property
    def open(self) -> Sequence[Row]:
        """The rows that what comes next may belong to."""
        return self._open

    def close(self) -> None:
        """Let nothing belong to what stood before."""
        self._open = []

    def add(self, row: Row) -> None:
        """Take a row with a code."""
        self.top.append(row)
        self._open = [row]

    def add_below(self, row: Row, kind: str, step: str) -> None:
        """Take a row that belongs to one above: beside the last one of its kind, else below the last row."""
        kinds = [one.kind for one in self._open]
        self._open = self._open[: kinds.index(kind) if kind in kinds else len(kinds)]
        above = self._open[-1]
        count = sum(one.kind == kind for one in above.parts) + 1
        row.kind, row.step = kind, step or f"g{count}"
        above.parts.append(row)
        self._open.append(row)

    def settled(self) -> list[Row]:
        """Return the rows that are criteria, with their codes; the others are in their notes."""
        return [one for row in self.top for one in (row, *self._criteria(row))]

    def remarks(self) -> Iterator[Remark]:
        """Yield what was made of the rows without a number, once for each kind."""
        for words, rows in ((SUBROWS_FOUND, self._subrows), (STEP_TAKEN, self._taken)):
            if rows:
                codes = ", ".join(row.code for row in rows)
                yield Remark(rows[0].entry.place, words, {"codes": codes})
        for words, found in ((SCALE_KEPT, self._scales), (WORDS_KEPT, self._words)):
            if found:
                yield Remark(next(iter(found.values())).entry.place, words, {"codes": ", ".join(found)})

    def marks_left(self, marks: Iterable[Mapping[Role, Finding]]) -> Iterator[Finding]:
        """Yield of all `marks` those that no chosen level has."""
        return (one for row in marks for one in row.values() if one not in self._read)

    def _criteria(self, row: Row) -> Iterator[Row]:
        pointed = [part for part in row.parts if part.says_points]
        if len(pointed) == 1 and pointed[0].kind == "plain" and not pointed[0].has_own_points:
            pointed = self._without_title(row, pointed[0])  # “Trong đó:” is no row above others
        verdict = _verdict(row, pointed)
        if verdict is None:  # a scale may have titles
            steps = [step for part in pointed for step in ([part] if part.has_own_points else part.parts)]
            if _verdict(row, steps) == "scale":
                verdict, pointed = "scale", steps
        if verdict is None or (verdict == "criteria" and any(part.kind == "plain" for part in pointed)):
            self._refuse(row, pointed, verdict)
            return
        for part in row.parts:
            if verdict == "criteria" and part in pointed:
                part.code = f"{row.code}.{part.step}"
                self._subrows.append(part)
                yield part
                yield from self._criteria(part)
            else:
                self._keep(row, part)
        if verdict == "scale":
            before = dict(row.figures)
            for role, level in (_chosen(pointed) or {}).items():
                row.figures[role] = level.points_as_level[role]
            self._read += [mark for part in pointed for mark in part.marks.values()]
            if row.figures != before:
                self._taken.append(row)

    def _without_title(self, row: Row, title: Row) -> list[Row]:
        """Put what stands below a title right below the row that it belongs to; return what has points."""
        parts, title.parts = title.parts, []
        self._keep(row, title)
        row.parts = [*(part for part in row.parts if part is not title), *parts]
        return [part for part in row.parts if part.says_points]

    def _keep(self, row: Row, part: Row) -> None:
        """Keep what a row says, and those below it, in the note of its criterion."""
        row.notes.append(part.printed)
        is_rule = part.max is not None or says_points(part.name)
        (self._scales if is_rule else self._words).setdefault(row.code, part)
        for below in part.parts:
            self._keep(row, below)

    def _refuse(self, row: Row, parts: Sequence[Row], verdict: str | None) -> None:
        nameless = all(part.kind == "plain" and part.figures for part in parts)
        if verdict == "criteria" or nameless:
            self.codeless += [part.entry.place for part in parts if part.kind == "plain"]
            return
        most = "–" if row.max is None else plain(row.max)
        each = "; ".join("–" if part.most is None else plain(part.most) for part in parts)
        facts = {"code": row.code, "max": most, "parts": each, "differs": _differing(row, parts)}
        self.findings.append(parts[0].entry.place.finding(SUBROWS_UNDECIDED, self.file, **facts))


def _verdict(row: Row, parts: Sequence[Row]) -> str | None:
    """Return what rows with points below a row are: ``criteria`` or a ``scale``; None if nothing tells."""
    maxima = [part.most for part in parts]
    known = [one for one in maxima if one is not None]
    if not parts:
        return "criteria"
    if len(known) < len(parts):
        return None
    scored = [part for part in parts if part.is_scored]
    if row.max is None:
        return "criteria" if len(scored) == len(parts) or not (scored or _conditions(parts)) else None
    adds_up = all(known) and (total(known) == row.max or equal_shares(row.max, known))
    pointed = any(below.says_points for part in parts for below in part.parts)
    alternative = max(known) == row.max and _one_applies(row, parts) and not pointed
    if adds_up and alternative:  # one row with the whole maximum
        return "criteria" if scored else "scale" if _conditions(parts) else None
    if adds_up or alternative:
        return "criteria" if adds_up else "scale"
    return "criteria" if len(scored) == len(parts) and total(known) < row.max else None


def _tells_why(text: str) -> bool:
    """Return whether words stand in place of a figure, and say of no other thing than that there is none."""
    return any(map(str.isalpha, text)) and blank_of(text) is not None


def _conditions(parts: Iterable[Row]) -> bool:
    """Return whether all rows say under what condition points are given."""
    return all(is_condition(part.name) for part in parts)


def _one_applies(row: Row, parts: Sequence[Row]) -> bool:
    """Return whether in each column at most one alternative was chosen, and gives the points of the row."""
    chosen = _chosen(parts)
    return chosen is not None and not any(_unlike(row, chosen))


def _chosen(parts: Sequence[Row]) -> dict[Role, Row] | None:
    """Return the alternative that was chosen in each column; None where that is not clear.

    Where several have figures, all others have 0: it is the one with points, or else the one that gives none.
    """
    found: dict[Role, Row] = {}
    for role in dict.fromkeys(role for part in parts for role in part.points_as_level):
        said = [part for part in parts if role in part.points_as_level]
        given = [part for part in said if role in part.marks or part.figures[role]]
        given = given or (said if len(said) == 1 else [part for part in said if part.max == 0])
        if len(given) != 1:
            return None
        found[role] = given[0]
    return found


def _unlike(row: Row, chosen: Mapping[Role, Row]) -> Iterator[tuple[Role, Row]]:
    """Yield the columns in which a row has other points than the level that was chosen."""
    for role, level in chosen.items():
        points = level.points_as_level[role]
        if row.figures.get(role, points) != points:
            yield role, level


def _differing(row: Row, parts: Sequence[Row]) -> Fact:
    """Return where a row and the level that was chosen have which points, if they differ; else nothing."""
    for role, level in _unlike(row, _chosen(parts) or {}):
        own, other = row.entry.cells[role], level.entry.cells[role]
        points, chosen = row.figures[role], level.points_as_level[role]
        return _TWO_FIGURES.filled(own=own.place.said, level=other.place.said, points=points, chosen=chosen)
    return ""
