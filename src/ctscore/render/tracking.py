"""Tracked changes of Word: words and rows inserted and deleted, to be accepted or rejected one by one.

Elements stand in the order that the format asks for (ISO/IEC 29500-1, 17.13.5): a file that breaks it is
“repaired” by Word, and may lose them. No day is written: the same changes give the same bytes.
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import count
from typing import Any

from ctscore.importing.office import W
from ctscore.render.drafts import MARK, digest

AUTHOR = "ctscore"
_SIZE = 11
"""Of type where there is none to be like, in points."""
_GONE = (f"{W}del", f"{W}moveFrom")
_NOT_LIKE = tuple(f"{W}{name}" for name in ("rPrChange", "strike", "dstrike", "ins", "del"))
"""What words do not take over from those they stand beside."""
_ONCE = tuple(
    f"{W}{name}"
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference")
)
_NUMBERED = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_IDENTIFIED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "bookmarkStart"))


def _new(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415 (only where Word files are written)

    element: Any = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        element.set(f"{W}{key}", value)
    return element


def copied(element: Any) -> Any:
    """Return a copy without what a file has once only: bookmarks, comments, numbers of paragraphs."""
    copy = deepcopy(element)
    for once in list(copy.iter(*_ONCE)):
        once.getparent().remove(once)
    for one in copy.iter():
        for name in [key for key in one.attrib if key.startswith(_NUMBERED)]:
            del one.attrib[name]
    return copy


class Tracking:
    """The changes of one document, each with a number of its own."""

    def __init__(self, document: Any) -> None:
        used = [int(one.get(f"{W}id", "0")) for one in document.element.body.iter(*_IDENTIFIED)]
        self._numbers = count(max(used, default=0) + 1)

    def _change(self, name: str) -> Any:
        return _new(name, id=str(next(self._numbers)), author=AUTHOR)

    def replace(self, cell: Any, words: str, *, italic: bool) -> None:
        """Delete what a cell shows, and insert `words`."""
        like = self._like(cell)
        self._delete(cell)
        if words:
            self._add(cell, words, like, italic=italic)

    def propose(self, cell: Any, words: str, *, italic: bool) -> None:
        """Insert `words` in a line of their own behind what a cell shows."""
        self._add(cell, words, self._like(cell), italic=italic, below=True)

    def fill(self, cell: Any, words: str, *, bold: bool, italic: bool) -> None:
        """Let a cell hold `words` only, as inserted."""
        like = self._like(cell)
        self._empty(cell)
        if words:
            self._add(cell, words, like, italic=italic, bold=bold)

    def fill_like(self, cell: Any, other: Any) -> None:
        """Let a cell hold what `other` holds; no change of words, and not tracked."""
        self._empty(cell)
        cell.remove(_paragraphs(cell)[0])
        for paragraph in _paragraphs(other):
            cell.append(copied(paragraph))

    def insert_row(self, row: Any) -> None:
        """Mark a row as inserted."""
        self._mark_row(row, "ins")

    def delete_row(self, row: Any) -> None:
        """Mark a row as deleted, with all that it holds."""
        for cell in row.tc_lst:
            self._delete(cell)
        self._mark_row(row, "del")

    def mark(self, cell: Any, words: str) -> None:
        """Note in a cell, for the next time, what was written there; an earlier note goes."""
        for start in list(cell.iter(f"{W}bookmarkStart")):
            if start.get(f"{W}name", "").startswith(MARK):
                ends = cell.iter(f"{W}bookmarkEnd")
                for end in [one for one in ends if one.get(f"{W}id") == start.get(f"{W}id")]:
                    end.getparent().remove(end)
                start.getparent().remove(start)
        number = str(next(self._numbers))
        start = _new("bookmarkStart", id=number, name=f"{MARK}{number}_{digest(words)}")
        end = _new("bookmarkEnd", id=number)
        first = _paragraphs(cell)[0]
        if first.pPr is None:
            first.insert(0, start)
        else:
            first.pPr.addnext(start)
        start.addnext(end)

    def _mark_row(self, row: Any, name: str) -> None:
        properties = row.get_or_add_trPr()
        for earlier in properties.findall(f"{W}ins") + properties.findall(f"{W}del"):
            properties.remove(earlier)
        change, later = self._change(name), properties.find(f"{W}trPrChange")
        if later is None:
            properties.append(change)
        else:
            later.addprevious(change)

    def _delete(self, cell: Any) -> None:
        """Mark the words of a cell as deleted, and the ends of its paragraphs but the last."""
        for run in list(_shown_runs(cell)):
            change = self._change("del")
            run.addprevious(change)
            change.append(run)
            for text in run.findall(f"{W}t"):
                text.tag = f"{W}delText"
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            for code in run.findall(f"{W}instrText"):
                code.tag = f"{W}delInstrText"
        for paragraph in _paragraphs(cell)[:-1]:
            properties = paragraph.get_or_add_pPr()
            marks = properties.find(f"{W}rPr")
            if marks is None:
                marks = _new("rPr")
                later = next(iter(properties.iterchildren(f"{W}sectPr", f"{W}pPrChange")), None)
                properties.append(marks) if later is None else later.addprevious(marks)
            if marks.find(f"{W}del") is None:
                inserted = marks.find(f"{W}ins")
                change = self._change("del")
                marks.insert(0, change) if inserted is None else inserted.addnext(change)

    def _add(
        self, cell: Any, words: str, like: Any, *, italic: bool, bold: bool = False, below: bool = False
    ) -> None:
        from docx.shared import Pt  # noqa: PLC0415
        from docx.text.run import Run  # noqa: PLC0415

        element = _new("r")
        if like is not None:
            form = deepcopy(like)
            for part in list(form.iterchildren(*_NOT_LIKE)):
                form.remove(part)
            element.append(form)
        run = Run(element, cell)
        run.bold, run.italic, run.font.size = bold, italic, run.font.size or Pt(_SIZE)
        if below:
            run.add_break()
        run.add_text(words)
        change = self._change("ins")
        change.append(element)
        _paragraphs(cell)[-1].append(change)

    def _like(self, cell: Any) -> Any:
        return next((run.rPr for run in _shown_runs(cell) if run.rPr is not None), None)

    def _empty(self, cell: Any) -> None:
        """Leave one paragraph without words in a cell."""
        paragraph = _paragraphs(cell)[0]
        for part in [one for one in cell.iterchildren() if one.tag != f"{W}tcPr"]:
            cell.remove(part)
        cell.append(paragraph)
        for part in [one for one in paragraph.iterchildren() if one.tag != f"{W}pPr"]:
            paragraph.remove(part)
        for ended in list(paragraph.iter(f"{W}ins", f"{W}del")):
            ended.getparent().remove(ended)


def _paragraphs(cell: Any) -> list[Any]:
    """Return the paragraphs of a cell, also those in controls, without those of tables inside it."""
    return [one for one in cell.iter(f"{W}p") if next(one.iterancestors(f"{W}tc")) is cell]


def _shown_runs(cell: Any) -> Iterator[Any]:
    """Yield the runs of a cell that were not deleted before."""
    return (run for run in cell.iter(f"{W}r") if not any(True for _ in run.iterancestors(*_GONE)))
