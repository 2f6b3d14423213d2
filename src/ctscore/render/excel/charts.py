"""Charts of Excel, drawn from the cells of tables: what somebody edits there moves them.

They stand on a sheet of their own, each on a page.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Any

from ctscore.document import Ranking, Ref, Row, Section, Series, Value
from ctscore.phrases import Wording, Words, joined, said
from ctscore.records import dataclass
from ctscore.render.excel.files import FONT, MOST_IN_TITLE, cut, number_pages, safe_text
from ctscore.render.excel.formulas import TablePlace

_WIDTH, _HEIGHT = 990, 610  # pixels: what stands on one page
_ROWS_OF_A_PAGE = 32
_MOST_COLUMNS, _MOST_BARS = 60, 30
"""So many can be told apart on a page; the title says where there are more."""

_BARS, _LINE, _GRID = "#C0504D", "#1F3864", "#D9D9D9"
_SMALL = {"name": FONT, "size": 9}
_LABELS = {"value": True, "font": _SMALL}
_NAMES = {"num_font": _SMALL, "label_position": "low"}


@dataclass(frozen=True, slots=True)
class Plot:
    """What one chart shows: the rows `first` to `last` of a table, by their places from 0."""

    title: Wording
    chart: Ranking | Series
    first: int
    last: int
    gaps: tuple[int, ...] = ()


def plots_of(section: Section) -> Iterator[Plot]:
    """Yield what can be drawn of `section`: nothing of fewer than two figures."""
    chart = section.chart
    if isinstance(chart, Ranking):
        asked = (chart.figure, chart.running) if chart.running else (chart.figure,)

        def is_known(row: Row) -> bool:
            return all(isinstance(row.values.get(id_), Decimal) for id_ in asked)

        known = len(list(takewhile(is_known, section.rows)))
        count = min(known, _MOST_COLUMNS if chart.running else _MOST_BARS)
        rest = Words(f" ({count} dòng đầu trong {known})", f" (the first {count} of {known})")
        if count > 1:
            yield Plot(joined("", (section.title, rest if count < known else "")), chart, 0, count - 1)
    elif isinstance(chart, Series):
        first = 0
        for run in chart.runs(section.rows):
            last = first + len(run) - 1
            if sum(chart.height(row) is not None for row in run) > 1:
                # A scale that breaks begins another chart: heights of both would be compared.
                span = joined("–", (_called(row.values[chart.at]) for row in (run[0], run[-1])))
                gaps = tuple(at - first for at in chart.gaps if first < at <= last)
                yield Plot(joined(" · ", (section.title, span)), chart, first, last, gaps)
            first = last + 1


def _called(value: Value) -> Wording:
    return value.label if isinstance(value, Ref) else str(value)


@dataclass(frozen=True, slots=True)
class Source:
    """A plot, and the sheet and place that its table stands at."""

    plot: Plot
    sheet: str
    place: TablePlace

    def cells(self, column: str) -> list[str | int]:
        """Return the cells that hold the figures or names of a column."""
        at, top = self.place.columns.index(column), self.place.first_row - 1
        return [self.sheet, top + self.plot.first, at, top + self.plot.last, at]

    def series(self, names: str, figures: str) -> dict[str, Any]:
        """Return the figures of a column over the names in another, called as in the header."""
        label = [self.sheet, self.place.first_row - 2, self.place.columns.index(figures)]
        return {"name": label, "categories": self.cells(names), "values": self.cells(figures)}


def add_charts(book: Any, name: str, sources: Sequence[Source], lang: str) -> None:
    """Add a sheet called `name` to `book` with a chart for each of `sources`, one on each page."""
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    for place, source in enumerate(sources):
        chart = source.plot.chart
        drawn = _ranking(book, source, chart) if isinstance(chart, Ranking) else _line(book, source, chart)
        title = cut(safe_text(said(source.plot.title, lang)), MOST_IN_TITLE)
        drawn.set_title({"name": title, "name_font": {"name": FONT, "size": 13}})
        drawn.set_size({"width": _WIDTH, "height": _HEIGHT})
        sheet.insert_chart(place * _ROWS_OF_A_PAGE, 0, drawn, {"y_offset": 10, "description": title})
    sheet.set_h_pagebreaks([place * _ROWS_OF_A_PAGE for place in range(1, len(sources))])
    number_pages(sheet, name, lang)


def _ranking(book: Any, source: Source, chart: Ranking) -> Any:
    """Return columns under the line of what they come to, or bars that lie, the largest at the top."""
    drawn = book.add_chart({"type": "column" if chart.running else "bar"})
    bars = {"fill": {"color": _BARS}, "gap": 40}
    if not chart.running:
        drawn.add_series({**source.series(chart.name, chart.figure), **bars, "data_labels": _LABELS})
        drawn.set_y_axis({**_NAMES, "reverse": True})
        drawn.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        drawn.set_legend({"position": "bottom", "font": _SMALL})
        return drawn
    drawn.add_series({**source.series(chart.name, chart.figure), **bars})
    line = book.add_chart({"type": "line"})
    reached = {"line": {"color": _LINE, "width": 1.75}, "y2_axis": True}
    line.add_series({**source.series(chart.name, chart.running), **reached})
    drawn.combine(line)
    drawn.set_x_axis(_NAMES)
    drawn.set_y_axis({"num_font": _SMALL, "num_format": "0.00", "major_gridlines": _grid()})
    line.set_y2_axis({"num_font": _SMALL, "num_format": "0%", "min": 0, "max": 1})
    drawn.set_legend({"position": "bottom", "font": _SMALL})
    return drawn


def _line(book: Any, source: Source, chart: Series) -> Any:
    """Return figures over time, with nothing drawn across what is missing."""
    drawn = book.add_chart({"type": "line"})
    rows = range(source.plot.last - source.plot.first + 1)
    joints = [{"line": {"none": True}} if at in source.plot.gaps else None for at in rows]
    look = {
        "line": {"color": _LINE, "width": 2},
        "marker": {"type": "circle", "size": 6, "fill": {"color": _LINE}, "border": {"color": _LINE}},
        "data_labels": {**_LABELS, "position": "above"},
    }
    drawn.add_series(
        {**source.series(chart.at, chart.figure), **look, **({"points": joints} if source.plot.gaps else {})}
    )
    drawn.set_x_axis({**_NAMES, "text_axis": True})
    drawn.set_y_axis({"num_font": _SMALL, "major_gridlines": _grid(), "reverse": chart.turned})
    drawn.set_legend({"position": "bottom", "font": _SMALL})
    return drawn


def _grid() -> dict[str, Any]:
    return {"visible": True, "line": {"color": _GRID, "width": 0.75}}
