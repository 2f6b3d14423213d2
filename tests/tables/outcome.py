"""What came out of the program, as the same facts as a meaning."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import yaml

from tests.tables.meaning import Criterion, Facts, Meaning, Panel, Plan, Points


class _Loader(yaml.CSafeLoader):
    """Reads figures as they are written."""


def _figure(loader: _Loader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(loader.construct_scalar(node))


_Loader.add_constructor("tag:yaml.org,2002:float", _figure)


def outcome(text: str, made: Meaning) -> Facts:
    """Return the facts of a file; rows are matched with those of a meaning by code, sub-rows by order.

    What is no file of the kind that was asked for has no facts.
    """
    try:
        data = yaml.load(text, _Loader)
    except yaml.YAMLError:
        return {}
    if isinstance(made, Points) and "criteria" in data:
        return dict(_points(data, made))
    if isinstance(made, Plan) and "parts" in data:
        items = [item for part in data["parts"] for item in part.get("items", ())]
        return dict(_tasks(items, "", made))
    if isinstance(made, Panel) and "rows" in data:
        return dict(_panel(data))
    return {}


def kept_words(text: str) -> str:
    """Return all words of a file in a line, for what is kept there in its words."""
    return " ".join(text.split())


def _points(data: Mapping[str, Any], made: Points) -> Iterator[tuple[tuple[str, str], Any]]:
    stage = data.get("stage", "published")
    yield ("", "stage"), stage
    yield ("", "listing"), data.get("listing", "full")
    printed = dict(data.get("printed", {}))
    if score := data.get("published", {}).get("score"):
        printed["published"] = score
    for each, figure in printed.items():
        yield ("", f"points {each}"), _exact(figure)
    yield from _rows(data["criteria"], "", made.criteria, made, stage)


def _rows(
    nodes: list[Any], parent: str, meant: list[Criterion], made: Points, stage: str
) -> Iterator[tuple[tuple[str, str], Any]]:
    every = {each.code: each for top in made.criteria for each in top.walk()}
    by_name = {each.name: each for each in every.values()}
    for at, node in enumerate(nodes):
        code, name = str(node["code"]), node.get("name", {}).get("vi", "")
        alike = [one for one in (*meant[at : at + 1], *meant) if one.name == name]
        own = every.get(code) or next(iter(alike), by_name.get(name))
        if own is None and at < len(meant) and "/" in meant[at].code:
            own = meant[at]
        key = own.code if own else code
        if own and "/" not in key:
            yield (key, "code"), code
        yield (key, "name"), name
        yield (key, "parent"), parent
        if "max" in node:
            yield (key, "max"), _exact(node["max"])
        parts = node.get("criteria", [])
        figures = {stage: node.get("published" if parts else "achieved")}
        figures |= node.get("printed" if parts else "stages", {})
        if parts and "achieved" in node:
            figures[stage] = node["achieved"]
        for each, figure in figures.items():
            if figure is not None:
                yield (key, f"points {each}"), _exact(figure)
        if own and own.scale:
            words = kept_words(str({one: value for one, value in node.items() if one != "criteria"}))
            kept = tuple(text for text in own.scale if text in words)
            if kept:
                yield (key, "scale"), kept
        yield from _rows(parts, key, own.parts if own else [], made, stage)


def _tasks(
    items: list[Any],
    parent: str,
    made: Plan,
    parent_row: str = "",
    above: Mapping[str, Any] | None = None,
) -> Iterator[tuple[tuple[str, str], Any]]:
    codes = {task.code: task for task in made.tasks}
    by_name = {task.name: task.code for task in made.tasks}
    for item in items:
        row = str(item.get("row", item["id"])).rstrip(".)")
        name = (item.get("task") or item.get("title") or {}).get("vi")
        if name is None:
            continue  # an error of its own
        printed = row.removeprefix(f"{parent_row}.")
        code = f"{parent}>{printed}" if parent else printed
        if code not in codes:
            code = by_name.get(name, code)
        yield (code, "code"), row if code in codes and codes[code].printed_code == row else printed
        yield (code, "name"), name
        yield (code, "parent"), parent
        parts = item.get("items", [])
        leads = item.get("leads") or (None if parts else (above or {}).get("leads"))
        for aspect, cell in (("leads", leads), ("helpers", item.get("helpers"))):
            if cell and cell.get("agencies"):
                yield (code, aspect), tuple(cell["agencies"])
        if item.get("timing"):
            kept = {key: _plain(value) for key, value in item["timing"].items()}
            yield (code, "timing"), {one: kept[one] for one in kept if one not in ("printed", "merged_with")}
        elif (task := codes.get(code)) and task.timing and task.timing.printed in kept_words(str(item)):
            yield (code, "timing"), task.timing.printed
        if item.get("product"):
            yield (code, "product"), item["product"].get("vi")
        yield from _tasks(parts, code, made, row, item if item.get("leads") else above)


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | list | Mapping) else str(value)


def _panel(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], Any]]:
    codes = str(data["columns"]).split()
    for row in data["rows"]:
        unit, *figures = str(row).split()
        for code, figure in zip(codes, figures, strict=True):
            if figure != "-":
                yield (unit, code), figure if figure == "na" else Decimal(figure)


def _exact(figure: object) -> object:
    return figure if isinstance(figure, str) else Decimal(str(figure))
