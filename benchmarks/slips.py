"""Meaningful slips in a data folder: whole things that are wrong, as people make them, in kinds.

`mutations` changes one value at a time wherever it stands; here a kind is one slip that changes an answer:
names of two criteria swapped, a row of a panel copied over another. Many are contradicted by another file of
the folder; some, such as a single figure of another province, by nothing but the source.
"""

import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from mutations import Mutation, Route, Span


@dataclass(frozen=True, slots=True)
class Source:
    """A data file: its name below the folder, its text, what it says and where."""

    name: str
    text: str
    value: dict[str, Any]
    root: yaml.Node

    @property
    def kind(self) -> str:
        """What sort of data file it is: scorecard, panel, plan or a register."""
        return str(self.value["format"]).removeprefix("ctscore/").removesuffix("@1")


Slip = tuple[str, Mutation]
"""The name of a file below the folder, and what is changed in it."""
Kind = Callable[[list[Source]], Iterator[Slip]]


def read_source(name: str, text: str) -> Source:
    """Return the data file `name` with the `text`."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        raise ValueError(name)
    return Source(name, text, yaml.load(text, Loader=yaml.BaseLoader), root)


def slips(sources: list[Source], most: int, seed: int) -> Iterator[Slip]:
    """Yield at most `most` slips of each kind, chosen by `seed`."""
    for name, kind in KINDS.items():
        chance = random.Random(f"{seed} {name}")
        found = sorted(kind(sources), key=lambda slip: (slip[0], slip[1].span, slip[1].new))
        yield from chance.sample(found, min(most, len(found)))


def _at(node: yaml.Node, route: Route) -> yaml.Node:
    for step in route:
        if isinstance(node, yaml.MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        else:
            node = node.value[step]
    return node


def _span(source: Source, route: Route) -> Span:
    node = _at(source.root, route)
    return node.start_mark.index, node.end_mark.index


def _has(source: Source, route: Route) -> bool:
    try:
        _at(source.root, route)
    except (StopIteration, IndexError):
        return False
    return True


def _slip(how: str, source: Source, changes: dict[Span, str], route: Route) -> Slip:
    """Return one slip that puts new text in each of the spans."""
    start, end = min(span[0] for span in changes), max(span[1] for span in changes)
    new, done = "", start
    for span in sorted(changes):
        new += source.text[done : span[0]] + changes[span]
        done = span[1]
    return source.name, Mutation("slip", how, route, (start, end), source.text[start:end], new)


def _put(how: str, source: Source, route: Route, new: str) -> Slip:
    """Return the slip that writes `new` in the place of the scalar at `route`, quoted as it was."""
    node = _at(source.root, route)
    quote = node.style if isinstance(node, yaml.ScalarNode) and node.style else ""
    quoted = f"{quote}{new}{quote}"
    return _slip(how, source, {_span(source, route): quoted}, route)


def _swap(how: str, source: Source, one: Route, other: Route) -> Slip:
    first, second = _span(source, one), _span(source, other)
    changes = {first: source.text[slice(*second)], second: source.text[slice(*first)]}
    return _slip(how, source, changes, one)


def _nodes(value: dict[str, Any], key: str, route: Route = ()) -> Iterator[tuple[Route, dict[str, Any]]]:
    """Yield the entries of the tree below `key`, each with its route, parents first."""
    for place, entry in enumerate(value.get(key, ())):
        here = (*route, key, place)
        yield here, entry
        yield from _nodes(entry, key, here)


def _of(sources: list[Source], *kinds: str) -> Iterator[Source]:
    return (source for source in sources if source.kind in kinds)


def _items(source: Source) -> Iterator[tuple[Route, dict[str, Any]]]:
    for place, part in enumerate(source.value["parts"]):
        yield from _nodes(part, "items", ("parts", place))


def _register(sources: list[Source], kind: str) -> list[dict[str, Any]]:
    return [entry for source in _of(sources, kind) for entry in source.value[kind]]


def _other_digit(figure: str) -> str:
    """Return `figure` with its first digit after the dot changed, or its last where there is none."""
    place = figure.find(".") + 1 if "." in figure else len(figure) - 1
    return f"{figure[:place]}{(int(figure[place]) + 3) % 10}{figure[place + 1 :]}"


def _names_swapped(how: str, *kinds: str) -> Kind:
    def kind(sources: list[Source]) -> Iterator[Slip]:
        for source in _of(sources, *kinds):
            routes = [route for route, _ in _nodes(source.value, "criteria")]
            for one, other in itertools.pairwise(routes):
                yield _swap(how, source, (*one, "name"), (*other, "name"))

    return kind


def _register_names_swapped(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "indexes"):
        for place, index in enumerate(source.value["indexes"]):
            routes = [route for route, _ in _nodes(index, "criteria", ("indexes", place))]
            for one, other in itertools.pairwise(routes):
                yield _swap(
                    "names of two criteria of the register swapped", source, (*one, "name"), (*other, "name")
                )


def _methods(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "scorecard", "panel"):
        for other in ("survey-officials", "survey-citizens", "not-survey"):
            if source.value.get("method", other) != other:
                yield _put("method of a whole file changed", source, ("method",), other)


def _criterion_methods(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "scorecard"):
        for route, entry in _nodes(source.value, "criteria"):
            if "method" in entry:
                yield _put("method of a criterion changed", source, (*route, "method"), "not-survey")


def _crosswalks(sources: list[Source]) -> Iterator[tuple[Source, Route, dict[str, Any]]]:
    for source in _of(sources, "indexes"):
        for place, index in enumerate(source.value["indexes"]):
            for number, crosswalk in enumerate(index.get("crosswalks", ())):
                yield source, ("indexes", place, "crosswalks", number), crosswalk


def _crosswalk_years(sources: list[Source]) -> Iterator[Slip]:
    for source, route, crosswalk in _crosswalks(sources):
        year = int(str(crosswalk["year"]))
        # 2017 is not on file: 2018 and 2017 say the same.
        for new in (*range(2012, year - 1), *range(year + 1, 2027)):
            yield _put("year of a crosswalk changed", source, (*route, "year"), str(new))


def _crosswalk_lines(sources: list[Source]) -> Iterator[Slip]:
    known = ("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "4.1")
    for source, route, crosswalk in _crosswalks(sources):
        for place, line in enumerate(crosswalk["codes"]):
            for side in line:
                taken = {other.get(side) for other in crosswalk["codes"]}
                for new in known:
                    if new not in taken:
                        yield _put("code of a crosswalk changed", source, (*route, "codes", place, side), new)


def _rows(source: Source) -> list[tuple[Route, str]]:
    return [(("rows", place), row) for place, row in enumerate(source.value["rows"])]


def _row_copied(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "panel"):
        rows = _rows(source)
        for (route, row), (_, other) in zip(rows, rows[7:], strict=False):
            new = f"{row.split()[0]} {' '.join(other.split()[1:])}"
            yield _put("row of another unit copied", source, route, new)


def _row_of_another_year(sources: list[Source]) -> Iterator[Slip]:
    panels = list(_of(sources, "panel"))
    for source, other in zip(panels[1:], panels, strict=False):
        there = {row.split()[0]: row for _, row in _rows(other)}
        for route, row in _rows(source):
            unit, *figures = row.split()
            if unit in there and len(there[unit].split()) == len(figures) + 1:
                yield _put("row of another year copied", source, route, there[unit])


def _provinces_swapped(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "panel"):
        rows = _rows(source)
        for (one, row), (other, after) in itertools.pairwise(rows):
            first, second = row.split()[0], after.split()[0]
            changes = {
                _span(source, one): second + row.removeprefix(first),
                _span(source, other): first + after.removeprefix(second),
            }
            yield _slip("two units of a panel swapped", source, changes, one)


def _cells(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "panel"):
        for route, row in _rows(source):
            words = row.split()
            place = 1 + len(row) % (len(words) - 1)
            if words[place] != "-":
                words[place] = _other_digit(words[place])
                yield _put("one figure of a panel changed", source, route, " ".join(words))


def _columns_swapped(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "panel"):
        for route, row in _rows(source):
            words = row.split()
            place = 1 + len(row) % (len(words) - 2)
            words[place], words[place + 1] = words[place + 1], words[place]
            yield _put("two figures of a row swapped", source, route, " ".join(words))


def _maxima(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "scorecard"):
        for new in ("10", "80", "90", "110", "1000"):
            if new != source.value["max"]:
                yield _put("max of a scorecard changed", source, ("max",), new)


def _whole_file(how: str, key: str, values: Callable[[list[Source], Source], list[str]]) -> Kind:
    def kind(sources: list[Source]) -> Iterator[Slip]:
        for source in _of(sources, "scorecard"):
            for new in values(sources, source):
                if new != source.value[key]:
                    yield _put(how, source, (key,), new)

    return kind


def _other_indexes(sources: list[Source], _source: Source) -> list[str]:
    return [str(index["id"]) for index in _register(sources, "indexes")]


def _other_years(_sources: list[Source], source: Source) -> list[str]:
    year = int(str(source.value["year"]))
    return [str(year - 1), str(year + 1)]


def _other_units(sources: list[Source], _source: Source) -> list[str]:
    return [str(unit["id"]) for unit in _register(sources, "units")[:4]]


def _first_unit(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "units"):
        for place in range(1, len(source.value["units"])):
            yield _swap("another unit is the first", source, ("units", 0), ("units", place))


def _unit_names_swapped(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "units"):
        for place in range(1, len(source.value["units"]) - 1):
            one, other = ("units", place), ("units", place + 1)
            changes: dict[Span, str] = {}
            for key in ("name", "short"):
                first, second = _span(source, (*one, key)), _span(source, (*other, key))
                changes |= {first: source.text[slice(*second)], second: source.text[slice(*first)]}
            yield _slip("names of two units swapped", source, changes, one)


def _item_doubled(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "plan"):
        for route, item in _items(source):
            if "items" in item:
                continue
            node = _at(source.root, route)
            text = source.text[node.start_mark.index : _end(node)]
            again = text.replace(str(item["id"]), f"{item['id']}.bis", 1)
            indent = " " * (node.start_mark.column - 2)
            span = (node.start_mark.index, _end(node))
            yield _slip("task doubled under a new id", source, {span: f"{text}\n{indent}- {again}"}, route)


def _end(node: yaml.Node) -> int:
    """Return where a block ends, without the blanks and comments after it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return node.end_mark.index


def _quarters(how: str, *, printed: bool) -> Kind:
    """Quarters that are not the printed ones, whose words are kept, or stand as the ground of a guess."""

    def kind(sources: list[Source]) -> Iterator[Slip]:
        for source in _of(sources, "plan"):
            for route, item in _items(source):
                timing = item.get("timing")
                if not isinstance(timing, dict) or "quarters" not in timing or "printed" not in timing:
                    continue
                at = (*route, "timing")
                given = {int(number) for number in timing["quarters"]}
                for number in range(1, 5):
                    changes = {_span(source, (*at, "quarters")): str(sorted(given ^ {number}))}
                    if not printed:
                        mapping = _at(source.root, at)
                        key = next(key for key, _ in mapping.value if key.value == "printed")
                        span = (key.start_mark.index, _span(source, (*at, "printed"))[1])
                        changes[span] = f'inferred: {{vi: "{timing["printed"]}"}}'
                    if given ^ {number}:
                        yield _slip(how, source, changes, at)

    return kind


def _document_dates(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "documents"):
        for place, document in enumerate(source.value["documents"]):
            if "date" in document:
                year, month, day = str(document["date"]).split("-")
                others = [f"{int(year) + step}-{month}-{day}" for step in (-10, -1, 1)]
                for new in (*others, f"{year}-{int(month) % 12 + 1:02}-05"):
                    yield _put("date of a document changed", source, ("documents", place, "date"), new)


def _targets(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "plan"):
        for place, target in enumerate(source.value.get("targets", ())):
            yield _put(
                "value of a target changed",
                source,
                ("targets", place, "value"),
                _other_digit(target["value"]),
            )


def _target_years(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "plan"):
        for place, target in enumerate(source.value.get("targets", ())):
            if "due" in target:
                yield _put(
                    "year of a target changed", source, ("targets", place, "due"), str(int(target["due"]) + 3)
                )


def _leads(how: str, *, printed: bool) -> Kind:
    """Another agency in the place of the lead, with its own name printed, or only its id."""

    def kind(sources: list[Source]) -> Iterator[Slip]:
        agencies = [entry for entry in _register(sources, "agencies") if "kind" in entry]
        names = {str(entry["id"]): str(entry["name"]["vi"]) for entry in agencies}
        for source in _of(sources, "plan"):
            for route, item in _items(source):
                cell = item.get("leads")
                if not isinstance(cell, dict) or "printed" not in cell or len(cell["agencies"]) != 1:
                    continue
                lead = cell["agencies"][0]
                new = list(names)[(list(names).index(lead) + 3) % len(names)]
                at = (*route, "leads")
                changes = {_span(source, (*at, "agencies", 0)): new}
                if printed:
                    changes[_span(source, (*at, "printed"))] = f'"{names[new]}"'
                yield _slip(how, source, changes, at)

    return kind


def _item_criteria(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "plan"):
        for place, part in enumerate(source.value["parts"]):
            entries = list(_nodes(part, "items", ("parts", place)))
            known = sorted({code for _, item in entries for code in item.get("criteria", ())})
            for route, item in entries:
                for number, code in enumerate(item.get("criteria", ())):
                    new = known[(known.index(code) + 1) % len(known)]
                    yield _put("criterion of a task changed", source, (*route, "criteria", number), new)


def _plan_years(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "plan"):
        for route in (("period", "first"), ("period", "last")):
            if _has(source, route):
                year = int(_at(source.root, route).value)
                for new in (year - 2, year - 1, year + 1, year + 2):
                    yield _put("years of a plan changed", source, route, str(new))


def _answers(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "plan"):
        for place, part in enumerate(source.value["parts"]):
            if "answers" in part:
                for new in (2018, 2021, 2023, 2024):
                    if str(new) != part["answers"]:
                        yield _put(
                            "year that a plan answers changed", source, ("parts", place, "answers"), str(new)
                        )


def _published(how: str, key: str, *, tree: bool) -> Kind:
    def kind(sources: list[Source]) -> Iterator[Slip]:
        for source in _of(sources, "scorecard"):
            published = source.value.get("published")
            if isinstance(published, dict) and key in published and ("criteria" in source.value) == tree:
                for step in (1, 4, 7):
                    figure = str(published[key])
                    place = figure.find(".") + 1 if "." in figure else len(figure) - 1
                    new = f"{figure[:place]}{(int(figure[place]) + step) % 10}{figure[place + 1 :]}"
                    yield _put(how, source, ("published", key), new)

    return kind


def _figures(how: str, key: str) -> Kind:
    def kind(sources: list[Source]) -> Iterator[Slip]:
        for source in _of(sources, "scorecard"):
            for route, entry in _nodes(source.value, "criteria"):
                if key in entry:
                    yield _put(how, source, (*route, key), _other_digit(str(entry[key])))

    return kind


def _figures_swapped(sources: list[Source]) -> Iterator[Slip]:
    for source in _of(sources, "scorecard"):
        entries = [(route, entry) for route, entry in _nodes(source.value, "criteria") if "achieved" in entry]
        for (one, entry), (other, after) in itertools.pairwise(entries):
            if entry["achieved"] != after["achieved"]:
                yield _swap(
                    "points of two criteria swapped", source, (*one, "achieved"), (*other, "achieved")
                )


def _source_documents(sources: list[Source]) -> Iterator[Slip]:
    known = [str(document["id"]) for document in _register(sources, "documents")]
    for source in _of(sources, "scorecard", "panel"):
        document = source.value["source"]["document"]
        for step in (1, 5):
            new = known[(known.index(document) + step) % len(known)]
            yield _put("source is another document", source, ("source", "document"), new)


KINDS: dict[str, Kind] = {
    "names of two criteria swapped": _names_swapped("names of two criteria swapped", "scorecard"),
    "names of two columns swapped": _names_swapped("names of two columns swapped", "panel"),
    "register names swapped": _register_names_swapped,
    "method": _methods,
    "method of a criterion": _criterion_methods,
    "crosswalk year": _crosswalk_years,
    "crosswalk line": _crosswalk_lines,
    "row copied": _row_copied,
    "row of another year": _row_of_another_year,
    "provinces swapped": _provinces_swapped,
    "panel cell": _cells,
    "cells swapped": _columns_swapped,
    "max": _maxima,
    "index of a file": _whole_file("index of a whole scorecard changed", "index", _other_indexes),
    "year of a file": _whole_file("year of a whole scorecard changed", "year", _other_years),
    "unit of a file": _whole_file("unit of a whole scorecard changed", "unit", _other_units),
    "first unit": _first_unit,
    "unit names": _unit_names_swapped,
    "task doubled": _item_doubled,
    "inferred quarters": _quarters("quarters with an inferred timing changed", printed=False),
    "printed quarters": _quarters("quarters with a printed timing changed", printed=True),
    "dates": _document_dates,
    "targets": _targets,
    "target years": _target_years,
    "printed leads": _leads("lead changed with its printed name", printed=True),
    "leads": _leads("lead changed beside its printed name", printed=False),
    "task criteria": _item_criteria,
    "plan years": _plan_years,
    "answers": _answers,
    "published without tree": _published("published score without tree changed", "score", tree=False),
    "rank without tree": _published("published rank without tree changed", "rank", tree=False),
    "published with tree": _published("published score with tree changed", "score", tree=True),
    "rank with tree": _published("published rank with tree changed", "rank", tree=True),
    "achieved": _figures("points of a criterion changed", "achieved"),
    "criterion max": _figures("max of a criterion changed", "max"),
    "achieved swapped": _figures_swapped,
    "source": _source_documents,
}  # fmt: skip
"""By name, so that the choice within one kind does not depend on the others."""
