"""Tables for pipes and files: one line a row, however long, so that grep and diff work."""

from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width

from ctscore.document import Document, Section
from ctscore.phrases import said
from ctscore.render import Canvas
from ctscore.render.drawing import draw, facts_of, sparkline
from ctscore.render.values import sentence
from ctscore.words import printable

_GAP = "  "


def render(document: Document, canvas: Canvas, lang: str) -> str:
    """Return `document` as text without colour, as wide as it needs."""
    lines = [
        line
        for place, section in enumerate(document.sections)
        for line in (*([""] if place else []), *_section(section, lang, canvas))
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _section(section: Section, lang: str, canvas: Canvas) -> Iterator[str]:
    yield printable(said(section.title, lang))
    if section.rows:
        yield from _record(section, lang) if section.layout == "record" else _table(section, lang, canvas)
    series = sparkline(section, lang)
    if series is not None:
        yield printable(series)
    yield from (printable(sentence(note, lang, hint=True)) for note in section.notes)


def _record(section: Section, lang: str) -> Iterator[str]:
    records = [facts_of(section, row, lang) for row in section.rows]
    width = max((_width(label) for facts in records for label, _ in facts), default=0)
    for place, facts in enumerate(records):
        if place:
            yield ""
        yield from (_padded(label, width) + _GAP + value for label, value in facts)


def _table(section: Section, lang: str, canvas: Canvas) -> Iterator[str]:
    drawn = draw(section, lang, canvas)
    widths = [max(map(_width, (part.header, *part.cells))) for part in drawn]

    def line(cells: Sequence[str]) -> str:
        columns = zip(cells, widths, drawn, strict=True)
        return _GAP.join(_padded(cell, width, right=part.right) for cell, width, part in columns)

    yield line([part.header for part in drawn])
    yield "-" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    for place in range(len(section.rows)):
        yield line([part.cells[place] for part in drawn])


def _padded(text: str, width: int, *, right: bool = False) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks


def _width(text: str) -> int:
    """Return how many columns `text` takes in a terminal: wide letters two, accents on their own none."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(letter) in "WF" else not combining(letter) for letter in text)
