"""Where in the source each part of a file stands that was made of it, so that what is wrong is told there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from ctscore.findings import Finding, Route
from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex, Entry
from ctscore.importing.stages import StageColumns
from ctscore.importing.tables import Place, say_places
from ctscore.phrases import Fact, Words, in_both
from ctscore.source import Value, read_tree

Origins = Mapping[str, Mapping[str, Place]]
"""By code of a criterion, or id of an item or target: the place of each key, under "" that of its row.

Of a code that stands in several rows it is the last; under "line" stands the first.
"""

_OF_AN_ITEM = {
    "row": Role.NUMBER,
    "task": Role.TASK,
    "leads": Role.LEADS,
    "helpers": Role.HELPERS,
    "timing": Role.TIMING,
    "product": Role.PRODUCT,
    "note": Role.NOTE,
}


def origins_of_criteria(annex: Annex, columns: StageColumns) -> Origins:
    """Return where the criteria stand that a scorecard takes from `annex`."""
    own = columns.by_stage.get(columns.own, Role.SURVEY)
    of_a_criterion = {
        "code": Role.NUMBER,
        "name": Role.NAME,
        "max": Role.MAX,
        "achieved": own,
        "published": own,
    }
    found = _origins({entry.number: entry for entry in annex.entries if entry.number}, of_a_criterion)
    firsts = {entry.number: entry.place for entry in reversed(annex.entries)}
    return {code: {**places, "line": firsts[code]} for code, places in found.items()}


def origins_of_items(rows: Mapping[str, Entry]) -> Origins:
    """Return where the items of a plan stand, given the row of each."""
    return _origins(rows, _OF_AN_ITEM)


def _origins(rows: Mapping[str, Entry], roles: Mapping[str, Role]) -> Origins:
    return {
        id_: {
            "": entry.place,
            **{key: cell.place for key, role in roles.items() if (cell := entry.cells.get(role))},
        }
        for id_, entry in rows.items()
    }


def at_source(
    findings: Sequence[Finding], file: str, text: str, origins: Origins, source: tuple[str, Place]
) -> tuple[Finding, ...]:
    """Return `findings` with those in `file`, which holds `text`, told by their places in the source.

    `source` is the file that was brought in, and the place of what belongs to no row of it. Nobody has the
    lines of a file that was not written: the places stand before the words of a finding, which is told once.
    """
    value = read_tree(text, file).value if any(one.file == file for one in findings) else None
    alike: dict[object, tuple[Finding, list[Place]]] = {}
    for number, one in enumerate(findings):
        said = tuple(sorted((key, str(fact)) for key, fact in one.facts.items()))
        key = (one.rule.code, said) if one.file == file else number
        place = _place_of(value, one.route, origins) or source[1]
        alike.setdefault(key, (one, []))[1].append(place)
    return tuple(
        _told(one, source[0], places, origins) if one.file == file else one for one, places in alike.values()
    )


def _told(finding: Finding, source: str, places: Sequence[Place], origins: Origins) -> Finding:
    said = finding.rule.message
    message = Words(f"{{place}}: {said.vi}", f"{{place}}: {said.en}")
    facts: dict[str, Fact] = {"place": in_both(partial(say_places, places))}
    first = origins.get(str(finding.facts.get("code")), {}).get("line")
    if first is not None and "line" in finding.facts:
        facts["line"] = str(first.row)
    return replace(
        finding,
        rule=replace(finding.rule, message=message),
        file=source,
        facts={**finding.facts, **facts},
        position=places[0].position,
    )


def _place_of(value: Value | None, route: Route, origins: Origins) -> Place | None:
    """Return the place of what a route leads to, or of the nearest above it that has one."""
    known = [(part, found) for part, id_ in _passed(value, route) if (found := _known(id_, origins))]
    if not known:
        return None
    part, found = known[-1]
    return found.get(part) or found.get("")


def _passed(value: Value | None, route: Route) -> Iterator[tuple[str, str]]:
    """Yield what a route passes that has a code or an id, with the key below it that the route goes on to."""
    node = value
    for place, step in enumerate((*route, "")):
        if isinstance(node, dict) and (id_ := node.get("code") or node.get("id")):
            yield str(step), str(id_)
        if place == len(route):
            return
        if isinstance(node, dict):
            node = node.get(str(step))
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            return


def _known(id_: str, origins: Origins) -> Mapping[str, Place]:
    """Return the places of an id, or of the criterion above it: 1.2 of 1.2.a."""
    while id_ not in origins and "." in id_:
        id_ = id_.rpartition(".")[0]
    return origins.get(id_, {})
