"""What a table says now, as tracked changes in the Word file that people worked on since it was drafted.

The file stays theirs: nothing outside the table is touched, and no word of theirs goes without being seen.
Where a cell says what was written into it, the new words stand beside the old ones, to be accepted or
rejected. Where somebody changed it, their words stay; if the data changed too, ours are proposed behind them.
"""

import io
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ctscore.document import Kind, Paper, PaperTable
from ctscore.load import shown
from ctscore.phrases import Words, said
from ctscore.records import dataclass
from ctscore.render.drafts import Draft, DraftCell, DraftRow, digest, plain, read_draft
from ctscore.render.papers import cell_lines, title_of
from ctscore.render.tracking import Tracking, copied
from ctscore.words import Counted, listed
from ctscore.writer import sealed

_MOST = 40
"""Cells and rows that are told one by one."""


@dataclass(frozen=True, slots=True)
class Revised:
    """The bytes of the file with what changed marked in it, and what is to be told of that."""

    content: bytes
    told: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the table as it is now: what it shows by column, its own cells and those that are shared.

    `lines` are the paragraphs of a cell, where it has some of its own.
    """

    shown: Mapping[str, str]
    taken: frozenset[str]
    strong: bool


def revised(paper: Paper, path: Path, lang: str) -> Revised:
    """Return the Word file at `path`, a draft of `paper`, with what `paper` says otherwise now.

    Raises as `read_draft` does.
    """
    (grid,) = (block for block in paper.blocks if isinstance(block, PaperTable))
    draft = read_draft(path, grid, title_of(paper, lang), lang)
    work = _Revising(grid, draft, tuple(_lines(grid, lang)), Tracking(draft.document))
    work.run()
    stream = io.BytesIO()
    draft.document.save(stream)
    return Revised(sealed(stream.getvalue(), "docProps/core.xml"), tuple(work.told(shown(path))))


def _lines(grid: PaperTable, lang: str) -> Iterator[_Line]:
    above: dict[str, str] = {}
    for row, texts in zip(grid.rows, cell_lines(grid, lang), strict=True):
        covered = 0
        for column, cell, lines in zip(grid.columns, row.cells, texts, strict=True):
            if covered:
                covered, above[column.id] = covered - 1, ""
            elif cell is not None:
                covered, above[column.id] = cell.across - 1, plain(" ".join(lines))
        taken = frozenset(
            column.id for column, cell in zip(grid.columns, row.cells, strict=True) if cell and cell.taken
        )
        yield _Line(dict(above), taken, row.strong)


def _counted(codes: Sequence[str]) -> str:
    """Return how many rows there are, and which."""
    return f"{len(codes)} ({listed(codes, most=_MOST)})" if codes else "0"


class _Revising:
    """Brings the table of a draft to what it says now, and keeps what is to be told of it."""

    def __init__(self, grid: PaperTable, draft: Draft, lines: Sequence[_Line], tracking: Tracking) -> None:
        self.grid, self.draft, self.lines, self.tracking = grid, draft, lines, tracking
        self.keys = grid.keys
        self.points = {column.id for column in grid.columns if column.kind is Kind.POINTS}
        self.columns = [column.id for column in grid.columns if column.id not in draft.missing]
        self.cells = [dict(row.cells) for row in draft.rows]
        fullest = max(draft.rows, key=lambda row: len(row.cells))
        self.pattern = copied(fullest.element)  # as it is before anything is marked
        elements = fullest.element.tc_lst
        self.places = {elements.index(cell.element): id_ for id_, cell in fullest.cells.items()}
        self.pairs = self._paired()
        self.row_of = {place: line for line, place in self.pairs.items()}
        self.going = {
            place
            for place, row in enumerate(draft.rows)
            if place not in self.row_of and not row.gone and row.untouched
        }
        self.changed: list[tuple[str, str]] = []
        self.kept: list[tuple[str, str]] = []
        self.both: list[tuple[str, str]] = []
        self.overruled: list[tuple[str, str]] = []
        self.parted: list[tuple[str, str]] = []

    def _paired(self) -> dict[int, int]:
        """Return the rows of the draft by the lines that they show: all alike, or code and task, or code."""
        pairs: dict[int, int] = {}
        taken: set[int] = set()
        for same in (self.columns, self.keys, self.keys[:1]):
            for number, line in enumerate(self.lines):
                if number in pairs:
                    continue
                free = (
                    place
                    for place, row in enumerate(self.draft.rows)
                    if place not in taken
                    and all(row.shown[id_] == line.shown[id_] for id_ in same)
                    and self._fits(row, line)
                )
                place = next(free, None)
                if place is not None:
                    pairs[number] = place
                    taken.add(place)
        return pairs

    def _fits(self, row: DraftRow, line: _Line) -> bool:
        """Return whether a row has a cell for all that a line says: one over several columns has not."""
        return row.gone or all(id_ in row.cells or not line.shown[id_] for id_ in self.columns)

    def run(self) -> None:
        """Mark in the file all that changed."""
        anchors = self._anchors()
        joined = set(self._joined(anchors))
        for number, place in sorted(self.pairs.items()):
            if not self.draft.rows[place].gone:
                for id_ in self.columns:
                    self._revise(place, id_, self.lines[number])
        for place in self.going:
            self.tracking.delete_row(self.draft.rows[place].element)
        last: dict[int, Any] = {}
        for number, anchor in anchors.items():
            above = last.get(anchor, self.draft.rows[anchor].element if anchor >= 0 else self.draft.header)
            last[anchor] = self._insert(above, self.lines[number], anchor, joined)

    def _anchors(self) -> dict[int, int]:
        """Return for each line that the draft has not the row that it follows, -1 for the head."""
        found, anchor = {}, -1
        for number in range(len(self.lines)):
            if number in self.pairs:
                anchor = self.pairs[number]
            else:
                found[number] = anchor
        return found

    def _joined(self, anchors: Mapping[int, int]) -> Iterator[tuple[int, str | None]]:
        """Yield the rows and columns below which a shared cell goes on, once those are parted that cannot be.

        One cell cannot show what differs now from row to row, nor outlive the row in which it begins.
        """
        for id_ in self.columns:
            for members in self._shared(id_):
                runs = self._runs(members, id_, anchors)
                if len(runs) > 1:
                    self._part(runs, id_)
                yield from ((place, id_) for run in runs for place in run[:-1])

    def _runs(self, members: Sequence[int], id_: str, anchors: Mapping[int, int]) -> list[list[int]]:
        """Return rows that share a cell in runs that still can: what they say now is the same."""
        runs: list[list[int]] = []
        before: object = None
        for place in members:
            paired = place in self.row_of and not self.draft.rows[place].gone
            here: object = self.lines[self.row_of[place]].shown[id_] if paired else object()
            above = runs[-1][-1] if runs else None
            between = {self.lines[number].shown[id_] for number, anchor in anchors.items() if anchor == above}
            if runs and here == before and between <= {here}:
                runs[-1].append(place)
            else:
                runs.append([place])
            before = here
        return runs

    def _shared(self, id_: str) -> Iterator[list[int]]:
        """Yield the rows that share a cell of a column, from the one in which it begins."""
        members: list[int] = []
        for place, cells in enumerate(self.cells):
            cell = cells.get(id_)
            if cell is not None and cell.continues and members:
                members.append(place)
                continue
            if len(members) > 1:
                yield members
            members = [] if cell is None else [place]
        if len(members) > 1:
            yield members

    def _part(self, runs: Sequence[Sequence[int]], id_: str) -> None:
        """Give each of these runs of rows, which share one cell, a cell of its own with the same words."""
        shared = self.cells[runs[0][0]][id_]
        for run in runs:
            cell = self.cells[run[0]][id_]
            cell.element.vMerge = "restart" if len(run) > 1 else None
            if cell is not shared:
                self.tracking.fill_like(cell.element, shared.element)
                self.cells[run[0]][id_] = DraftCell(cell.element, shared.text, shared.mark)
        self.parted.append(self._named(runs[0][0], id_))

    def _revise(self, place: int, id_: str, line: _Line) -> None:
        """Bring one cell to what it says now."""
        cell, words = self.cells[place].get(id_), line.shown[id_]
        if cell is None or cell.continues:
            return
        where, italic = self._named(place, id_), id_ in line.taken
        is_new = cell.mark != digest(words)  # ours, since it was written
        theirs = cell.touched and id_ not in self.points
        if cell.text == words:
            pass
        elif theirs and (not is_new or (cell.text and not words)):
            self.kept.append(where)
        elif theirs and cell.text:
            self.tracking.propose(cell.element, words, italic=italic)
            self.both.append(where)
        else:
            self.tracking.replace(cell.element, words, italic=italic)
            (self.overruled if cell.touched and cell.text else self.changed).append(where)
        self.tracking.mark(cell.element, words)

    def _insert(self, above: Any, line: _Line, anchor: int, joined: Container[tuple[int, str | None]]) -> Any:
        """Put a new row below `above`, made like the pattern; return it."""
        row = copied(self.pattern)
        above.addnext(row)
        for place, cell in enumerate(row.tc_lst):
            id_ = self.places.get(place)
            goes_on = (anchor, id_) in joined
            cell.vMerge = "continue" if goes_on else None
            words = line.shown[id_] if id_ and not goes_on else ""
            bold = line.strong and id_ not in line.taken
            self.tracking.fill(cell, words, bold=bold, italic=id_ in line.taken)
            if id_ and not goes_on:
                self.tracking.mark(cell, words)
        self.tracking.insert_row(row)
        return row

    def _named(self, place: int, id_: str) -> tuple[str, str]:
        return self.draft.rows[place].shown[self.keys[0]], id_

    def told(self, name: str) -> Iterator[Words]:
        """Yield what is to be told of the changes in the file called `name`."""
        first = self.keys[0]
        new = [self.lines[n].shown[first] for n in range(len(self.lines)) if n not in self.pairs]
        gone = [self.draft.rows[place].shown[first] for place in sorted(self.going)]
        changed = Counted(len(self.changed) + len(self.both) + len(self.overruled))
        counts = changed, _counted(new), _counted(gone)
        yield Words(
            "so với {}: {} ô đổi, {} hàng thêm, {} hàng bỏ".format(name, *counts),
            "against {}: {:cell} changed, rows new: {}, rows gone: {}".format(name, *counts),
        )
        if new or gone or changed != "0":
            yield Words(
                "trong Word: thẻ Xem lại (Review), chấp nhận (Accept) hay từ chối (Reject) từng chỗ",
                "in Word: Review, and accept or reject each of them",
            )
        yield from self._told_cells()
        yield from self._told_rows()
        missing = [column for column in self.grid.columns if column.id in self.draft.missing]
        if missing:
            vi, en = (", ".join(said(one.label, lang) for one in missing) for lang in ("vi", "en"))
            yield Words(
                f"tệp không có các cột sau, nên không so: {vi}", f"not in the file, and not compared: {en}"
            )
        if not self.draft.marked:
            yield Words(
                "tệp không còn dấu của ctscore, không biết chữ nào đã sửa tay: giữ cả, chữ mới để bên dưới",
                "the file has no marks of ctscore left, so that nobody can tell which words were edited: "
                "all are kept, new ones stand below them",
            )
        if not self.draft.titled:
            yield Words(
                "tệp không ghi là dự thảo của chỉ số, kỳ, đơn vị nào: kiểm tra có đúng tệp không",
                "the file does not say of which index, period and unit it is: check that it is the right one",
            )
        yield Words(
            "chỉ so bảng; tiêu đề và phần dưới bảng (Cần rà soát) giữ như trong tệp",
            "only the table was compared; what stands above and below it is as it was in the file",
        )

    def _told_cells(self) -> Iterator[Words]:
        for cells, vi, en in (
            (
                self.kept,
                "ô đã sửa tay, giữ nguyên",
                "cells that somebody edited, and that are left as they are",
            ),
            (
                self.both,
                "ô đã sửa tay mà dữ liệu cũng đổi: giữ chữ đã sửa, chữ mới đề xuất bên dưới",
                "cells that somebody edited, and whose data changed too: theirs is kept, ours is below",
            ),
            (
                self.overruled,
                "ô điểm đã sửa tay, khác dữ liệu: số sửa tay đánh dấu bỏ, số của dữ liệu đánh dấu thêm",
                "points that somebody edited, and that differ from the data: theirs is marked as deleted",
            ),
            (
                self.parted,
                "ô gộp phải tách, vì các hàng nay khác nhau",
                "merged cells split, as their rows differ now",
            ),
        ):
            if cells:
                yield Words(f"{vi}: {self._listed(cells, 'vi')}", f"{en}: {self._listed(cells, 'en')}")

    def _told_rows(self) -> Iterator[Words]:
        first = self.keys[0]
        rows = list(enumerate(self.draft.rows))
        left = [
            row.shown[first] or next(filter(None, row.shown.values()), "–")
            for place, row in rows
            if place not in {*self.row_of, *self.going} and not row.gone
        ]
        if left:
            yield Words(
                f"hàng ngoài kết quả mới, có chữ viết tay nên giữ lại: {listed(left, most=_MOST)}",
                f"rows that are not in the results, kept for what somebody wrote: {listed(left, most=_MOST)}",
            )
        out = [row.shown[first] for place, row in rows if row.gone and place in self.row_of]
        if out:
            yield Words(
                f"hàng đã đánh dấu xóa trong tệp, nay vẫn mất điểm: {listed(out, most=_MOST)}",
                f"rows that the file marks as deleted, and that still lose points: {listed(out, most=_MOST)}",
            )

    def _listed(self, cells: Sequence[tuple[str, str]], lang: str) -> str:
        labels = {column.id: said(column.label, lang) for column in self.grid.columns}
        return listed([f"{code} ({labels[id_]})" for code, id_ in cells], most=_MOST)
