"""A panel as the text of its data file: the tree of its map, the columns, one aligned row a unit."""

import json
from collections.abc import Iterator, Mapping, Sequence

from ctscore.decimals import plain
from ctscore.model import Citation, MapCriterion, PanelMap, Text
from ctscore.source import scalar


def panel_text(panel_map: PanelMap, index: str, year: int, rows: Mapping[str, Sequence[str]]) -> str:
    """Return the file that holds `rows`: the figures of each unit in the order of the map's leaves."""
    columns = list(_leaf_codes(panel_map.criteria))
    widths = [max(map(len, column)) for column in zip(columns, *rows.values(), strict=True)]
    longest = max(map(len, rows))
    lines = [
        "# yaml-language-server: $schema=../../../schemas/panel.json",
        "# One row a unit, its figures in the order of `columns`; `-` is what was not published.",
        "format: ctscore/panel@1",
        f"index: {index}",
        f"year: {year}",
        f"source: {_citation(panel_map.source)}",
        f"max: {plain(panel_map.max)}",
        *([f"method: {panel_map.method}"] if panel_map.method else []),
        "criteria:",
        *_criteria(panel_map.criteria, ""),
        f"columns: {' '.join(columns) if len(columns) > 1 else json.dumps(columns[0])}",
        "rows:",
    ]
    for unit, figures in rows.items():
        cells = (figure.ljust(width) for figure, width in zip(figures, widths, strict=True))
        lines.append(f"- {unit.ljust(longest)} {' '.join(cells)}".rstrip())
    return "\n".join(lines) + "\n"


def _leaf_codes(criteria: tuple[MapCriterion, ...]) -> Iterator[str]:
    for criterion in criteria:
        if criterion.criteria:
            yield from _leaf_codes(criterion.criteria)
        else:
            yield criterion.code


def _criteria(criteria: tuple[MapCriterion, ...], indent: str) -> Iterator[str]:
    for criterion in criteria:
        facts = [f'code: "{criterion.code}"', f"name: {_text(criterion.name)}"]
        facts += [
            f"{key}: {plain(end)}"
            for key, end in (("min", criterion.min), ("max", criterion.max))
            if end is not None
        ]
        facts += [f"no_scale: {_text(criterion.no_scale)}"] if criterion.no_scale else []
        if not criterion.criteria:
            yield f"{indent}- {{{', '.join(facts)}}}"
            continue
        first, *rest = facts
        yield f"{indent}- {first}"
        yield from (f"{indent}  {fact}" for fact in rest)
        yield f"{indent}  criteria:"
        yield from _criteria(criterion.criteria, f"{indent}  ")


def _citation(source: Citation) -> str:
    parts = (("document", source.document), ("annex", source.annex), ("part", source.part))
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in parts if value) + "}"


def _text(text: Text) -> str:
    english = f", en: {scalar(text.en)}" if text.en else ""
    return f"{{vi: {scalar(text.vi)}{english}}}"
