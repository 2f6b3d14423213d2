"""A whole cut into parts: one bar, as long as the picture is wide."""

from decimal import Decimal

from markupsafe import Markup

from ctscore.document import Kind, Parts, Row, Section
from ctscore.figures import ZERO, percent, total
from ctscore.render.html.svg import ACROSS, Element, element, fitting, picture, share
from ctscore.render.values import words

_HEIGHT, _LETTER, _LINE, _MOST_LINES = 72, 13, 16, 3
_TINTS = 4
_MARGIN = 10


def parts(section: Section, chart: Parts, id_: str, lang: str) -> Markup | None:
    """Return the parts of a section as a picture; None where they add up to nothing."""
    found = [(row, figure) for row in section.rows if (figure := _figure(row, chart)) > 0]
    whole = total(figure for _, figure in found)
    if not whole:
        return None
    drawn: list[Element] = []
    told = []
    before = ZERO
    for place, (row, figure) in enumerate(found):
        of_all = percent(figure, whole) or ZERO
        name, figures = _name(row, chart, lang), f"{words(Kind.PERCENT, of_all, lang)}%"
        told.append(f"{name}: {figures}")
        tint = "hot" if row.marked else f"tint{place % _TINTS}"
        drawn.append(
            element(
                "g",
                element("title", text=told[-1]),
                element("rect", x=share(before, whole), width=share(figure, whole), height=_HEIGHT),
                *_labels(name, figures, before / whole, figure / whole),
                class_=f"part {tint}",
            )
        )
        before += figure
    return picture(drawn, _HEIGHT, id_, section.title, "; ".join(told))


def _figure(row: Row, chart: Parts) -> Decimal:
    figure = row.values.get(chart.figure)
    return figure if isinstance(figure, Decimal) else ZERO


def _name(row: Row, chart: Parts, lang: str) -> str:
    return words(Kind.TEXT, row.values.get(chart.name), lang)


def _labels(name: str, figures: str, left: Decimal, width: Decimal) -> list[Element]:
    """Return name and share inside a part: what fits on any screen, or only on a wide one."""
    labels = []
    for class_, room in ACROSS.items():
        pixels = width * room - _MARGIN
        if fitting(figures, pixels, _LETTER, 1) is None:
            continue
        lines = fitting(name, pixels, _LETTER, _MOST_LINES) or []
        top = (_HEIGHT - _LINE * (len(lines) + 1)) / 2 + _LETTER
        labels.append(
            element(
                "g",
                *(
                    element(
                        "text",
                        text=line,
                        x=share(left),
                        dx=6,
                        y=Decimal(top + _LINE * number),
                        class_="share" if number == len(lines) else "name",
                    )
                    for number, line in enumerate([*lines, figures])
                ),
                class_=class_,
            )
        )
    return labels
