"""Small pictures in the rows of a table, beside the figures that they show: bars and strips."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from ctscore.decimals import ZERO
from ctscore.document import Column, Kind, Row, Section, Strips, said
from ctscore.render.drawing import bar_figures, on_scale
from ctscore.render.html.svg import Element, element, ornament, share
from ctscore.render.values import words
from ctscore.words import printable

_MIDDLE = 11
_STRIP = (Decimal("0.02"), Decimal("0.96"))
"""Where a strip begins, and how long it is: its marks need room at both ends."""
_SCALE = {"vi": "thang điểm", "en": "scale"}


def bars(column: Column[Any], rows: Sequence[Row]) -> list[Markup]:
    """Return a bar for each row that has one, the longest for the largest figure."""
    figures = bar_figures(column, rows)
    longest = max(figures, default=ZERO)
    return [
        ornament([element("rect", width=share(figure, longest))], "bar") if figure else Markup()
        for figure in figures
    ]


def strips(chart: Strips, rows: Sequence[Row]) -> list[Markup]:
    """Return the strip of each row; nothing where its scale is not known."""
    return [_strip(chart, row) for row in rows]


def _strip(chart: Strips, row: Row) -> Markup:
    found = [(place, on_scale(row, chart, mark)) for place, mark in enumerate(chart.marks)]
    marks = [(place, across) for place, across in found if across is not None]
    if not marks:
        return Markup()
    first, length = _STRIP
    track = element("line", x1=share(first), x2=share(first + length), y1=_MIDDLE, y2=_MIDDLE, class_="track")
    # Ours comes last, so that nothing lies on top of it.
    signs = [_SIGNS[place](share(first + length * across)) for place, across in reversed(marks)]
    return ornament([track, *signs], "strip")


def legend(chart: Strips, section: Section, lang: str) -> list[tuple[Markup, str]]:
    """Return each sign of the strips with what it means, and from where to where they go, if all alike."""
    labels = {column.id: said(column.label, lang) for column in section.columns}
    signs = (ornament([sign("50%")], "sign") for sign in _SIGNS)
    found = [(sign, printable(labels[mark])) for sign, mark in zip(signs, chart.marks, strict=False)]
    scales = {(row.values.get(chart.low), row.values.get(chart.high)) for row in section.rows}
    known = [(low, high) for low, high in scales if low is not None and high is not None]
    if len(known) == 1:
        low, high = (words(Kind.POINTS, end, lang) for end in known[0])
        found.append((Markup(), f"{_SCALE[lang]}: {low}–{high}"))
    return found


def _circle(across: str) -> Element:
    return element("circle", cx=across, cy=_MIDDLE, r=6, class_="us")


def _shape(across: str, path: str, class_: str) -> Element:
    return element(
        "svg",
        element("path", d=path, class_=class_),
        x=across,
        y=_MIDDLE,
        overflow="visible",
        width=1,
        height=1,
    )


def _triangle(across: str) -> Element:
    return _shape(across, "M0-7L7 6H-7Z", "best")


def _line(across: str) -> Element:
    return element("line", x1=across, x2=across, y1=2, y2=20, class_="median")


def _diamond(across: str) -> Element:
    return _shape(across, "M0-7L6 0L0 7L-6 0Z", "top")


_SIGNS: tuple[Callable[[str], Element], ...] = (_circle, _triangle, _line, _diamond)
"""Marks differ in form, not in colour alone."""
