"""The points of an annex: all its cells of figures read in one way, what is no figure refused by its cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from ctscore.blanks import blank_of
from ctscore.decimals import FINEST, ZERO, filed, places
from ctscore.findings import Finding
from ctscore.findings.import_rules import FIGURE_REFUSED
from ctscore.importing.extra_names import is_deduction
from ctscore.importing.figures import Figure, Unread, Writing, Written, writing_of
from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex, Entry
from ctscore.importing.review import BESIDE_FIGURE, FIGURES_ROUNDED, Remark
from ctscore.importing.tables import Cell, Place
from ctscore.model.scorecard import AnswerSet
from ctscore.phrases import Words
from ctscore.records import dataclass
from ctscore.scoring.framework import answer_of
from ctscore.words import fold, listed

_MARKS = frozenset("x×✓✔√☑☒v")
NO_ANSWER = Words(
    "“{given}” không phải số điểm, cũng không phải câu trả lời nào khai trong chỉ số ({known})",
    "“{given}” is neither points nor an answer that the index declares ({known})",
)


class Answered(Decimal):
    """The points of an answer in words: `answers` is the set that has it, `word` how that writes it."""

    __slots__ = ("answers", "word")
    answers: str
    word: str


def has_words(cell: Cell | None) -> bool:
    """Return whether a cell says more than that no figure is there."""
    return cell is not None and bool(cell) and (bool(cell.broken) or blank_of(cell.text) is None)


@dataclass(slots=True)
class Points:
    """The figures of each row by their column, and what is refused; `printed` are those in rows of sums.

    `marks` are what is refused where a row has “x” for points, unless it is a level that was chosen so.
    """

    by_entry: dict[int, dict[Role, Decimal]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    printed: dict[int, dict[Role, Figure | Unread]] = field(default_factory=dict)
    marks: dict[int, dict[Role, Finding]] = field(default_factory=dict)
    _beside: dict[str, list[tuple[int, Place]]] = field(default_factory=dict)
    _rounded: list[tuple[int, Place]] = field(default_factory=list)

    def of(self, entry: Entry) -> dict[Role, Decimal]:
        """Return the figures of a row."""
        return dict(self.by_entry.get(id(entry), {}))

    def move(self, old: Entry, new: Entry) -> None:
        """Give the figures of a row to the one that takes its place."""
        if new is old:
            return
        if id(old) in self.by_entry:
            self.by_entry[id(new)] = self.by_entry.pop(id(old))
        if id(old) in self.marks:
            self.marks[id(new)] = self.marks.pop(id(old))
        self._beside = {
            given: [(id(new) if entry == id(old) else entry, place) for entry, place in found]
            for given, found in self._beside.items()
        }
        self._rounded = [(id(new) if entry == id(old) else entry, place) for entry, place in self._rounded]

    def remarks(self, codes: Mapping[int, str]) -> Iterator[Remark]:
        """Yield what stands beside figures, once for each mark, and what is rounded; `codes` of rows."""
        if self._rounded:
            known = dict.fromkeys(codes.get(entry, str(place.row)) for entry, place in self._rounded)
            yield Remark(self._rounded[0][1], FIGURES_ROUNDED, {"codes": ", ".join(known)})
        for given, found in self._beside.items():
            known = dict.fromkeys(codes.get(entry, str(place.row)) for entry, place in found)
            yield Remark(found[0][1], BESIDE_FIGURE, {"given": given, "codes": ", ".join(known)})

    def add(self, entry: Entry, role: Role, figure: Figure, place: Place) -> None:
        """Take the figure of a cell, rounded to what a data file can have."""
        value = figure.value
        if places(value) > places(FINEST):
            value = filed(value)
            self._rounded.append((id(entry), place))
        self.by_entry.setdefault(id(entry), {})[role] = value
        if figure.beside:
            self._beside.setdefault(figure.beside, []).append((id(entry), place))


def figure_cells(annex: Annex, roles: Sequence[Role]) -> Iterator[tuple[Entry, Role, Cell, Written]]:
    """Yield the cells in the columns `roles` of an annex in which figures stand, with their rows."""
    for entry in annex.entries:
        for role in roles:
            cell = entry.cells.get(role)
            if cell is not None and has_words(cell):
                most = entry.cells.get(Role.MAX) if role is not Role.MAX else None
                yield entry, role, cell, Written.of(cell, most)


def read_points(
    annex: Annex, roles: Sequence[Role], limit: Decimal | None, answers: Sequence[AnswerSet], name: str
) -> Points:
    """Return the points in the columns `roles` of an annex.

    `limit` is the maximum of the index, if known; `answers` are those that it declares, of which a table uses
    the one set that has all its words.
    """
    found = Points()
    cells = list(figure_cells(annex, roles))
    way = writing_of((written for *_, written in cells), limit)
    if isinstance(way, Unread):
        found.findings.append(cells[0][2].place.finding(FIGURE_REFUSED, name, why=way.said))
        return found
    given = [cell.text for _, role, cell, _ in cells if role is not Role.MAX and cell.text[0].isalpha()]
    fitting = [one for one in answers if one.has_points and any(answer_of(text, one.words) for text in given)]
    known = [one for one in fitting if all(answer_of(text, one.words) for text in given)] or fitting
    for entry, role, cell, written in cells:
        most = _maximum(written, way)
        takes_off = role is Role.MAX or (most is None and is_deduction(entry.text(Role.NAME)))
        figure = _below_zero(written, way) if takes_off else way.points(written, most)
        if isinstance(figure, Unread) and role is not Role.MAX and len(known) == 1 and cell.text[0].isalpha():
            figure = _answered(cell.text, known[0], most)
        if isinstance(figure, Unread):
            refused = cell.place.finding(FIGURE_REFUSED, name, why=figure.said)
            if role is not Role.MAX and set(fold(cell.text)) <= _MARKS:
                found.marks.setdefault(id(entry), {})[role] = refused
            else:
                found.findings.append(refused)
        else:
            found.add(entry, role, figure, cell.place)
    _read_sums(annex, (*roles, Role.WEIGHTED), found, [written for *_, written in cells], way)
    return found


def _read_sums(
    annex: Annex, roles: Sequence[Role], found: Points, others: Sequence[Written], way: Writing
) -> None:
    """Take the figures of sums, which are held against the rows and refuse nothing.

    They may be the only ones of a table that have decimals.
    """
    sums = {
        (id(entry), role): Written.of(cell)
        for entry in annex.sums
        for role in roles
        if (cell := entry.cells.get(role)) is not None and has_words(cell)
    }
    with_sums = writing_of((*others, *sums.values()))
    for (entry, role), written in sums.items():
        figure = (way if isinstance(with_sums, Unread) else with_sums).read(written)
        found.printed.setdefault(entry, {})[role] = figure
        if isinstance(figure, Figure) and not figure.percent:
            found.by_entry.setdefault(entry, {})[role] = figure.value


def _answered(text: str, answers: AnswerSet, most: Decimal | None) -> Figure | Unread:
    """Return the points of the answer that a whole cell gives; a share of the maximum where it is one."""
    given = answer_of(text, answers.words)
    if given is None or (given.share is not None and most is None):
        known = listed([one.word.own for one in answers.words])
        return Unread(NO_ANSWER, {"given": text[:40], "known": known})
    points = given.points if given.share is None else given.share * (most or ZERO)
    found = Answered(points or ZERO)
    found.answers, found.word = answers.id, given.word.own
    return Figure(found)


def _below_zero(cell: Written, way: Writing) -> Figure | Unread:
    """Return a figure that may be below zero: as a maximum it is the most that can be taken off."""
    read = way.read(cell)
    return (
        read if isinstance(read, Figure) and read.value < 0 and not read.percent else way.points(cell, None)
    )


def _maximum(cell: Written, way: Writing) -> Decimal | None:
    """Return the maximum that stands beside a cell."""
    most = way.read(cell.most) if cell.most is not None else None
    return most.value if isinstance(most, Figure) and most.over is None else None
