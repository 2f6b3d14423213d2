"""Pictures of a section: a whole cut into parts, and a line over the years."""

from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup

from ctscore.decimals import ZERO, percent, places, rounded, total
from ctscore.document import Kind, Origin, Parts, Ref, Row, Section, Series, id_of
from ctscore.languages import ours
from ctscore.phrases import Wording, Words, joined, said
from ctscore.records import dataclass
from ctscore.render.html.svg import ACROSS, Element, by_screen, element, fitting, ornament, picture, share
from ctscore.render.values import words

_PARTS_HEIGHT, _LETTER, _LINE, _MOST_LINES = 66, 13, 15, 3
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
                element("rect", x=share(before, whole), width=share(figure, whole), height=_PARTS_HEIGHT),
                *_labels(names, figures, before / whole, figure / whole),
                class_=f"part {tint}",
            )
        )
        before += figure
    return picture(drawn, _PARTS_HEIGHT, id_, said(section.title, lang), "; ".join(told))


def _figure(row: Row, chart: Parts) -> Decimal:
    figure = row.values.get(chart.figure)
    return figure if isinstance(figure, Decimal) else ZERO


def _names(row: Row, chart: Parts, lang: str) -> list[str]:
    """Return the name of a part, with its detail first where it has any."""
    name, detail = (words(Kind.TEXT, row.values.get(id_) or "", lang) for id_ in (chart.name, chart.detail))
    return [f"{name}: {detail}", name] if detail else [name]


def _labels(names: list[str], figures: str, left: Decimal, width: Decimal) -> list[Element]:
    """Return the fullest name that fits into a part, and its share, for each width of the picture."""
    found = {screen: _lines_within(names, figures, width * room - _MARGIN) for screen, room in ACROSS.items()}
    labels = []
    for class_, lines in by_screen(found):
        top = (_PARTS_HEIGHT - _LINE * len(lines)) / 2 + _LETTER
        texts = (
            element(
                "text",
                text=line,
                x=share(left),
                y=Decimal(top + _LINE * number),
                class_="share" if line is lines[-1] else "name",
            )
            for number, line in enumerate(lines)
        )
        labels.append(element("g", *texts, class_=class_))
    return labels


def _lines_within(names: list[str], figures: str, pixels: Decimal) -> list[str]:
    """Return the fullest of `names` that fits, and the share below it; nothing where none does.

    A share without its name says nothing; the table below has both.
    """
    if fitting(figures, pixels, _LETTER, 1) is None:
        return []
    fit = (fitting(name, pixels, _LETTER, _MOST_LINES) for name in names)
    return next(([*lines, figures] for lines in fit if lines), [])


_SERIES_HEIGHT, _TOP, _BOTTOM, _YEARS = 170, 36, 116, 152
_LEFT, _ACROSS = Decimal("0.07"), Decimal("0.86")
_DECIMALS = 2
_WORDS_ACROSS = 42
"""How many pixels a figure takes, with a little air."""
_NEW_SCALE = {"vi": "đổi thang", "en": "other scale"}
_SCALES = {"vi": "thang {0} → {1}", "en": "scale {0} → {1}"}


@dataclass(frozen=True, slots=True)
class _Dot:
    """A row with a figure, and where it stands: across from 0 to 1, down in pixels."""

    row: Row
    at: str
    figure: Decimal
    across: Decimal
    down: Decimal


def series(section: Section, chart: Series, id_: str, lang: str) -> Markup | None:
    """Return the series of a section as a picture; None where fewer than two rows have a figure."""
    across = _across(section, chart)
    runs = [_dots(run, chart, across) for run in chart.runs(section.rows)]
    runs = [run for run in runs if run]
    dots = [dot for run in runs for dot in run]
    if len(dots) < 2:
        return None
    drawn = [line for run in runs for line in (*_changes(run, chart), *_lines(run))]
    drawn += [mark for before, after in pairwise(runs) for mark in _break(before[-1], after[0], chart, lang)]
    labelled = {screen: _labelled(dots, Decimal(_WORDS_ACROSS) / room) for screen, room in ACROSS.items()}
    for dot in dots:
        drawn += _signs(dot, chart, [screen for screen, kept in labelled.items() if dot in kept], lang)
    told = "; ".join(f"{_called(dot, chart, lang)}: {words(Kind.POINTS, dot.figure, lang)}" for dot in dots)
    return picture(
        drawn, _SERIES_HEIGHT, id_, f"{said(section.title, lang)}, {said(chart.label, lang)}", told
    )


def _across(section: Section, chart: Series) -> dict[str, Decimal]:
    """Return how far across each row stands: by its year, or in equal steps where it is called otherwise."""
    names = [id_of(row.values[chart.at]) for row in section.rows]
    numbered = all(name.isascii() and name.isdecimal() for name in names)
    places = [Decimal(name) for name in names] if numbered else [Decimal(n) for n in range(len(names))]
    span = places[-1] - places[0] or Decimal(1)
    steps = (_LEFT + _ACROSS * (place - places[0]) / span for place in places)
    return dict(zip(names, steps, strict=True))


def _dots(run: tuple[Row, ...], chart: Series, across: dict[str, Decimal]) -> list[_Dot]:
    heights = [(row, height) for row in run if (height := chart.height(row)) is not None]
    if not heights:
        return []
    lowest = min(height for _, height in heights)
    span = max(height for _, height in heights) - lowest
    middle = Decimal(_TOP + _BOTTOM) / 2
    dots = []
    for row, height in heights:
        at = id_of(row.values[chart.at])
        down = _BOTTOM - (height - lowest) / span * (_BOTTOM - _TOP) if span else middle
        dots.append(_Dot(row, at, -height if chart.turned else height, across[at], down))
    return dots


def _lines(run: list[_Dot]) -> list[Element]:
    """Return the lines between neighbours; broken where years between them have no figure."""
    return [
        element(
            "line",
            x1=share(one.across),
            y1=one.down,
            x2=share(other.across),
            y2=other.down,
            class_="line" if _follows(one.at, other.at) else "line gap",
        )
        for one, other in pairwise(run)
    ]


def _changes(run: list[_Dot], chart: Series) -> list[Element]:
    """Return a line before each dot from which on something else is measured, though on the same scale."""
    return [
        _upright((one.across + other.across) / 2, "change")
        for one, other in pairwise(run)
        if _word(other.row, chart)
    ]


def _upright(across: Decimal, class_: str) -> Element:
    return element("line", x1=share(across), y1=20, x2=share(across), y2=_BOTTOM + 20, class_=class_)


def _word(row: Row, chart: Series) -> Wording:
    """Return what is another than before at `row`, in a word; empty where nothing is."""
    changed = row.values.get(chart.changed)
    return changed.label if isinstance(changed, Ref) else ""


def signs_of(section: Section, chart: Series) -> list[tuple[Markup, Wording]]:
    """Return the signs of a series that its picture does not name, with what they mean."""
    runs = [[row for row in run if chart.height(row) is not None] for run in chart.runs(section.rows)]
    pairs = [pair for run in runs for pair in pairwise(run)]
    changed = dict.fromkeys(word for _, row in pairs if (word := _word(row, chart)))
    found: list[tuple[Element, Wording]] = []
    if changed:
        line = element("line", x1="50%", y1=0, x2="50%", y2="100%", class_="change")
        found.append((line, joined(", ", changed)))
    if any(not _follows(*(id_of(row.values[chart.at]) for row in pair)) for pair in pairs):
        line = element("line", x1=0, y1="50%", x2="100%", y2="50%", class_="line gap")
        found.append((line, Words("ở giữa không có số liệu", "nothing on file between")))
    origins = {row.origins.get(chart.figure) for run in runs for row in run}
    for origin in (Origin.DERIVED, Origin.INFERRED):
        if origin in origins:
            dot = element("circle", cx="50%", cy="50%", r=5, class_=f"dot {origin}")
            found.append((dot, ORIGINS[origin]))
    return [(ornament([drawn], "swatch"), meaning) for drawn, meaning in found]


ORIGINS = {
    Origin.DERIVED: Words("tính ra từ số của nguồn", "worked out from figures of the source"),
    Origin.INFERRED: Words("suy ra, nguồn không nêu", "inferred, not printed"),
    Origin.UNKNOWN: Words("chưa biết", "not known"),
}


def _follows(one: str, other: str) -> bool:
    return not (one.isdecimal() and other.isdecimal()) or int(other) == int(one) + 1


def _break(before: _Dot, after: _Dot, chart: Series, lang: str) -> list[Element]:
    """Return the line between two runs, and from which scale to which it leads."""
    middle = (before.across + after.across) / 2
    ends = [dot.row.values.get(chart.scale) for dot in (before, after)]
    known = [words(Kind.POINTS, end, lang) for end in dict.fromkeys(ends) if isinstance(end, Decimal)]
    text = (
        _SCALES[ours(lang)].format(*known) if len(known) == len(ends) else said(_word(after.row, chart), lang)
    )
    return [
        _upright(middle, "break"),
        element("text", text=text or _NEW_SCALE[ours(lang)], x=share(middle), y=14, class_="small mid"),
    ]


def _labelled(dots: list[_Dot], apart: Decimal) -> list[_Dot]:
    """Return the dots whose words keep `apart`; the last, first, highest and lowest come before others."""
    by_figure = sorted(dots, key=lambda dot: dot.figure)
    kept: list[_Dot] = []
    for dot in (dots[-1], dots[0], by_figure[-1], by_figure[0], *dots):
        if all(abs(dot.across - other.across) >= apart for other in kept):
            kept.append(dot)
    return kept


def _called(dot: _Dot, chart: Series, lang: str) -> str:
    return words(Kind.CODE, dot.row.values[chart.at], lang)


def _signs(dot: _Dot, chart: Series, screens: list[str], lang: str) -> list[Element]:
    """Return the sign of a dot, and its words as often as screens show them in ways of their own."""
    few = places(dot.figure) <= _DECIMALS
    figure = words(Kind.POINTS, dot.figure if few else rounded(dot.figure, _DECIMALS), lang)
    at, across = _called(dot, chart, lang), share(dot.across)
    told = element("title", text=f"{at}: {figure}")
    classes = ("dot", "now" if dot.row.marked else "", dot.row.origins.get(chart.figure, ""))
    look = " ".join(one for one in classes if one)
    signs = [element("circle", told, cx=across, cy=dot.down, r=5, class_=look)]
    for screen in [""] if len(screens) == len(ACROSS) else screens:
        signs += [
            element("text", text=figure, x=across, y=dot.down - 11, class_=f"value mid {screen}".strip()),
            element("text", text=at, x=across, y=_YEARS, class_=f"small mid {screen}".strip()),
        ]
    return signs
