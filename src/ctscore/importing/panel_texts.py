"""A panel as its file says it: written from a map and the rows that were read by it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from ctscore.importing.panel_figures import Values
from ctscore.importing.panel_maps import COUNTED, PLAIN, leaves, panel_format, without_column
from ctscore.model import (
    NOT_APPLICABLE,
    AnswerSet,
    Citation,
    Counting,
    MapCriterion,
    OwnMax,
    Panel,
    PanelMap,
    PanelPeriod,
)
from ctscore.periods import Period
from ctscore.source import Comment, Node, OneLine, PlainText, Quoted, data_text

_ROWS = "One row a unit, its figures in the order of `columns`; `-` is what was not published."
Rows = Mapping[str, Sequence[str]]


def panel_of(
    panel_map: PanelMap, index: str, period: Period, rows: Mapping[Period, Rows], values: Values
) -> Panel:
    """Return the panel with `rows`, a word a leaf, by period and unit."""
    lines = {
        when: tuple(" ".join((unit, *row)) for unit, row in units.items()) for when, units in rows.items()
    }
    several = bool(panel_map.periods)
    return Panel(
        format=panel_format(panel_map, period),
        index=index,
        period=None if several else period,
        borders=panel_map.borders,
        source=panel_map.source,
        max=panel_map.max,
        rank_by=rank_by(panel_map, values),
        method=panel_map.method,
        answers=panel_map.answers,
        **{key: getattr(panel_map, key) for key in COUNTED},
        criteria=tuple(map(without_column, panel_map.criteria)),
        columns=" ".join(leaf.code for leaf in leaves(panel_map)),
        own_max=tuple(OwnMax(unit=unit, max=own) for unit, own in values.own_max.items()),
        rows=() if several else lines[period],
        periods=tuple(PanelPeriod(period=when, rows=own) for when, own in lines.items()) if several else (),
    )


def rank_by(panel_map: PanelMap, values: Values) -> Literal["points", "percent"]:
    """Return by what units are ranked: points are no ranking where maxima differ, unless the map says so."""
    return panel_map.rank_by or ("percent" if values.own_max else "points")


def panel_text(
    panel_map: PanelMap, index: str, period: Period, rows: Mapping[Period, Rows], values: Values
) -> str:
    """Return the file that holds `rows`: the words of each unit in the order of the map's leaves."""
    columns = [leaf.code for leaf in leaves(panel_map)]
    absent = any(NOT_APPLICABLE in row for units in rows.values() for row in units.values())
    by = rank_by(panel_map, values)
    content: dict[str, Node] = {
        Comment("yaml-language-server: $schema=../../../schemas/panel.json"): None,
        Comment(_ROWS + (" `na` is what does not apply." if absent else "")): None,
        "format": PlainText(panel_format(panel_map, period)),
        "index": PlainText(index),
        **({} if panel_map.periods else period.entry),
        "source": OneLine(_citation(panel_map.source)),
        **({"borders": PlainText(panel_map.borders.isoformat())} if panel_map.borders else {}),
        "max": panel_map.max,
        **({"rank_by": PlainText(by)} if by != "points" else {}),
        **({"method": panel_map.method} if panel_map.method else {}),
        **_counting(panel_map),
        **({"answers": [_answers(one) for one in panel_map.answers]} if panel_map.answers else {}),
        "criteria": [_written(criterion) for criterion in panel_map.criteria],
        "columns": PlainText(" ".join(columns)) if len(columns) > 1 else Quoted(columns[0]),
        **({"own_max": [_own(unit, own) for unit, own in values.own_max.items()]} if values.own_max else {}),
    }
    text = data_text(content)
    if not panel_map.periods:
        return text + "rows:\n" + "".join(_aligned(columns, rows[period]))
    parts = []
    for when, units in rows.items():
        key, said = next(iter(when.entry.items()))
        lines = "".join(f"  {line}" for line in _aligned(columns, units))
        parts.append(f"- {key}: {said}\n  rows:\n{lines}")
    return text + "periods:\n" + "".join(parts)


def _aligned(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    """Yield the lines of the units: their figures stand below each other, as in a table."""
    widths = [max(map(len, column)) for column in zip(columns, *rows.values(), strict=True)]
    longest = max(map(len, rows))
    for unit, figures in rows.items():
        cells = (figure.ljust(width) for figure, width in zip(figures, widths, strict=True))
        yield f"- {unit.ljust(longest)} {' '.join(cells)}".rstrip() + "\n"


def _written(criterion: MapCriterion) -> Node:
    """Return a criterion as a panel has it, a leaf in one line."""
    content: dict[str, Node] = {
        "code": Quoted(criterion.code),
        "name": OneLine(criterion.name.by_tag),
    }
    content |= {key: value for key in PLAIN if (value := getattr(criterion, key)) is not None}
    if criterion.bonus:
        content["bonus"] = PlainText("true")
    content |= _counting(criterion)
    if criterion.no_scale:
        content["no_scale"] = OneLine(criterion.no_scale.by_tag)
    if not criterion.criteria:
        return OneLine(content)
    return {**content, "criteria": [_written(part) for part in criterion.criteria]}


def _answers(one: AnswerSet) -> Node:
    words: list[Node] = []
    for answer in one.words:
        worth = {"share": answer.share, "points": answer.points}
        said = {key: value for key, value in worth.items() if value is not None}
        words.append(OneLine({"id": answer.id, "word": OneLine(answer.word.by_tag), **said}))
    return {"id": one.id, "words": words}


def _own(unit: str, own: Mapping[str, Decimal]) -> Node:
    # A bare code would be read as a number by other readers of YAML: 1.10 as 1.1.
    return OneLine({"unit": unit, "max": OneLine({f'"{code}"': most for code, most in own.items()})})


def _counting(here: Counting) -> dict[str, Node]:
    """Return how the points of parts are counted together, and what must be reached."""
    content: dict[str, Node] = {
        key: value for key in COUNTED if key != "cap" and (value := getattr(here, key)) is not None
    }
    if here.cap is not None:
        ends = {"least": here.cap.least, "most": here.cap.most}
        content["cap"] = OneLine({key: end for key, end in ends.items() if end is not None})
    return content


def _citation(source: Citation) -> Mapping[str, Node]:
    parts = (("document", source.document), ("annex", source.annex), ("part", source.part))
    return {key: value for key, value in parts if value}
