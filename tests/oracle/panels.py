"""Asks how units rank: by points, by percent, at a criterion, and what those not known whole could reach."""

from fractions import Fraction

from tests.oracle import notes, questions
from tests.oracle.asked import Comparison, Section, Sections
from tests.oracle.books import NAMES, UNITS
from tests.oracle.points import ZERO
from tests.oracle.questions import NA, Panel, Place, RankBy


def rank(comparison: Comparison, panel: Panel) -> None:
    """Ask for the whole as the panel ranks, for the whole the other way, and for a criterion."""
    _rank(comparison, panel, panel.rank_by, "")
    _rank(comparison, panel, "points" if panel.rank_by == "percent" else "percent", "", asked=True)
    codes = [node.code for node in panel.root.walk() if node.code and node.answers is None]
    if codes:
        _rank(comparison, panel, panel.rank_by, comparison.rng.choice(codes))


def best(comparison: Comparison, question: str, section: Section, panel: Panel, unit: str) -> None:
    """Which units have the best total; by how much only where the total asked about is known whole."""
    if panel.rank_by == "percent":
        return  # each unit has a scale of its own
    places = questions.ranks(panel)
    known = {name: place.value for name, place in places.items() if place.value is not None}
    if not known:
        comparison.note(question, section, "best", "", None)
        return
    most = max(known.values())
    who = notes.listed(NAMES[name] for name in UNITS if known.get(name) == most)
    if unit in known and known[unit] < most:
        pattern, expected = "Best total: @, #, # above.", (who, most, most - known[unit])
        comparison.note(question, section, "best", pattern, expected)
    else:
        comparison.note(question, section, "best", "Best total: @, #.", (who, most))


def _rank(comparison: Comparison, panel: Panel, by: RankBy, code: str, *, asked: bool = False) -> None:
    words = ["rank", str(panel.year), "--index", panel.index, "--around", "99"]
    words += ["--by", by] if asked else []
    words += ["--dimension", code] if code else []
    places = questions.ranks(panel, by, code)
    if not any(place.low is not None for place in places.values()):
        return  # asked of nobody, or of no unit known
    sections = comparison.ask(*words)
    if sections is None:
        return
    question = " ".join(words)
    section = sections[panel.index]
    ranked = {unit: place for unit, place in places.items() if place.rank is not None}
    rows = {row["unit"]: row for row in section.rows}
    comparison.same(question, "units", sorted(rows), sorted(ranked))
    _policies(comparison, question, section, panel, code)
    raw = any(node.code == code and node.better for node in panel.root.walk())
    key = "percent" if by == "percent" and not raw else "score"
    for unit in rows.keys() & ranked.keys():
        place = ranked[unit]
        comparison.same(question, f"{unit} rank", rows[unit]["rank"], place.rank)
        comparison.number(question, f"{unit} {key}", rows[unit][key], place.value)
        if "max" in rows[unit]:
            comparison.number(question, f"{unit} max", rows[unit]["max"], place.max)
        ours = ranked.get(UNITS[0])
        if ours is not None and place.value is not None and ours.value is not None:
            comparison.number(question, f"{unit} away", rows[unit]["away"], place.value - ours.value)
    if not raw:
        _ranges(comparison, question, sections, panel, places)
        _told(comparison, question, sections, panel, places, by)


def _ranges(
    comparison: Comparison, question: str, sections: Sections, panel: Panel, places: dict[str, Place]
) -> None:
    """The ranks that each unit could have, and the ends of what is not known whole."""
    section = sections.get(f"{panel.index}/incomplete")
    incomplete = {row["unit"]: row for row in section.rows} if section else {}
    open_units = [unit for unit, place in places.items() if place.low is not None and place.rank is None]
    comparison.same(question, "incomplete", sorted(incomplete), sorted(open_units))
    for row in (*sections[panel.index].rows, *incomplete.values()):
        place = places[row["unit"]]
        if "best_rank" in row:
            span = (row["best_rank"], row["worst_rank"])
            comparison.same(question, f"{row['unit']} range", span, (place.best, place.worst))
        elif open_units:
            comparison.differ(question, f"{row['unit']} range", None, (place.best, place.worst))
    for unit in incomplete.keys() & set(open_units):
        for key, expected in (("low", places[unit].low), ("high", places[unit].high)):
            comparison.number(question, f"{unit} {key}", incomplete[unit][key], expected)


def _policies(comparison: Comparison, question: str, section: Section, panel: Panel, code: str) -> None:
    """Which criteria do not apply to which units, by policy."""
    told: dict[str, list[str]] = {}
    for text in section.told("not_applicable"):
        policy, _, codes = text.removeprefix("Not applicable, ").rstrip(".").partition(": ")
        told[policy] = codes.removesuffix(")").split("); ")
    expected: dict[str, list[str]] = {}
    node = next(node for node in panel.root.walk() if node.code == code)
    for leaf in node.leaves():
        names: dict[str, list[str]] = {}
        for unit, row in panel.rows.items():
            if row[leaf.code] == NA and leaf.not_applicable is not None:
                effect = notes.effect_of(leaf.code, leaf.not_applicable, panel.evaluate(unit))
                names.setdefault(effect, []).append(NAMES[unit])
        for effect, units in names.items():
            expected.setdefault(effect, []).append(f"{leaf.code} ({notes.listed(units)}")
    comparison.same(question, "note not_applicable", told, expected)


def _told(
    comparison: Comparison,
    question: str,
    sections: Sections,
    panel: Panel,
    places: dict[str, Place],
    by: RankBy,
) -> None:
    """Our place, its range, the middle of all, and who has no place."""
    section = sections[panel.index]
    values = sorted(place.value for place in places.values() if place.value is not None)
    ours = places.get(UNITS[0])
    name = NAMES[UNITS[0]]
    if values:
        mean = sum(values, ZERO) / len(values)
        median = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
        pattern = "Mean #, median #, best #."
        comparison.note(question, section, "middle", pattern, (mean, median, values[-1]))
    if ours is not None and ours.value is not None:
        told = (name, Fraction(ours.rank or 0), Fraction(len(values)), ours.points, ours.max, ours.value)
        if by == "points":
            pattern = "@: rank # of #, # points. Ranked by unrounded points; equal points share a rank."
            comparison.note(question, section, "place", pattern, told[:4])
        else:
            pattern = (
                "@: rank # of #, # of # points, #. "
                "Ranked by the unrounded percent of each unit's own maximum; equal percents share a rank."
            )
            comparison.note(question, section, "place", pattern, told)
    open_units = [unit for unit, place in places.items() if place.low is not None and place.rank is None]
    others = [unit for unit in open_units if unit != UNITS[0]]
    span: tuple[str | Fraction, ...] | None = None
    if ours is not None and ours.low is not None and open_units:
        span = (name, Fraction(ours.best), Fraction(ours.worst))
    ranks = "With all points @ ranks from # to #."
    if span and span[1] == span[2]:
        ranks, span = "With all points @ ranks # in any case.", span[:2]
    if others and ours is not None and ours.rank is not None:
        pattern = f"Other units that are not known whole: #. {ranks}"
        comparison.note(question, section, "rank_range", pattern, span and (Fraction(len(others)), *span))
    else:
        comparison.note(question, section, "rank_range", ranks, span)
    names = "; ".join(NAMES[unit] for unit in UNITS if unit in open_units)
    pattern = "Published in part only, so not ranked: @."
    comparison.note(question, section, "partial", pattern, (names,) if names else None)
