"""A whole cut into parts: one bar, as long as the picture is wide."""

from decimal import Decimal

from markupsafe import Markup

from ctscore.decimals import ZERO, percent, total
from ctscore.document import Kind, Parts, Row, Section, said
from ctscore.render.html.svg import ACROSS, Element, element, fitting, picture, share
from ctscore.render.values import words

_HEIGHT, _LETTER, _LINE, _MOST_LINES = 66, 13, 15, 3
_TINTS = 4
_MARGIN = 10


def parts(section: Section, chart: Parts, id_: str, lang: str) -> Markup | None:
    """Return the parts of a section as a picture; None where there are fewer than two."""
    found = [(row, figure) for row in section.rows if (figure := _figure(row, chart)) > 0]
    whole = total(figure for _, figure in found)
    if len(found) < 2:
        return None
    drawn: list[Element] = []
    told = []
    before = ZERO
    for place, (row, figure) in enumerate(found):
        of_all = percent(figure, whole) or ZERO
        names, figures = _names(row, chart, lang), f"{words(Kind.PERCENT, of_all, lang)}%"
        told.append(f"{names[0]}: {figures}")
        tint = "hot" if row.marked else f"tint{place % _TINTS}"
        drawn.append(
            element(
                "g",
                element("title", text=told[-1]),
                element("rect", x=share(before, whole), width=share(figure, whole), height=_HEIGHT),
                *_labels(names, figures, before / whole, figure / whole),
                class_=f"part {tint}",
            )
        )
        before += figure
    return picture(drawn, _HEIGHT, id_, said(section.title, lang), "; ".join(told))


def _figure(row: Row, chart: Parts) -> Decimal:
    figure = row.values.get(chart.figure)
    return figure if isinstance(figure, Decimal) else ZERO


def _names(row: Row, chart: Parts, lang: str) -> list[str]:
    """Return the name of a part, with its detail first where it has any."""
    name, detail = (words(Kind.TEXT, row.values.get(id_) or "", lang) for id_ in (chart.name, chart.detail))
    return [f"{name}: {detail}", name] if detail else [name]


def _labels(names: list[str], figures: str, left: Decimal, width: Decimal) -> list[Element]:
    """Return the fullest name that fits into a part, and its share, for each width of the picture."""
    labels = []
    for class_, room in ACROSS.items():
        pixels = width * room - _MARGIN
        if fitting(figures, pixels, _LETTER, 1) is None:
            continue
        fit = (fitting(name, pixels, _LETTER, _MOST_LINES) for name in names)
        lines = next((lines for lines in fit if lines), [])
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
