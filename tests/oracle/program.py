"""Asks the program what the oracle answers too, and tells where they disagree."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

from tests.oracle import notes, questions
from tests.oracle.asked import Comparison, Section, Sections, stage_name
from tests.oracle.books import UNITS, Book, Card
from tests.oracle.forms import write
from tests.oracle.futures import Subject, path, what_if
from tests.oracle.panels import best, rank
from tests.oracle.points import LATEST, ZERO, Asked, Evaluation, Result, evaluate, gaps
from tests.oracle.questions import Panel


def compare_book(book: Book, folder: Path) -> Comparison:
    """Write a book, ask all questions about it, and compare."""
    write(book, folder)
    return compare_written(book, folder)


def compare_written(book: Book, folder: Path) -> Comparison:
    """Ask all questions about a book that is written, and compare."""
    comparison = Comparison(book, folder)
    for card in book.cards:
        _about(comparison, card.index, card.year, card.unit, evaluate(card.root, card.asked()))
        _futures(comparison, card, card.asked())
        _at_stages(comparison, card)
        _stages(comparison, card)
    for panel in book.panels:
        for unit in panel.rows:
            _about(comparison, panel.index, panel.year, unit, panel.evaluate(unit), panel=panel)
        rank(comparison, panel)
    _years(comparison)
    return comparison


def _about(
    comparison: Comparison,
    index: str,
    year: int,
    unit: str,
    evaluation: Evaluation,
    stage: tuple[str, ...] = (),
    panel: Panel | None = None,
) -> None:
    _totals(comparison, ("--index", index, "--unit", unit, *stage), year, index, evaluation)
    gaps_found = _gaps(comparison, ("--index", index, "--unit", unit, *stage), year, index, evaluation)
    if panel is not None and gaps_found is not None:
        best(comparison, f"gaps {year} --index {index} --unit {unit}", gaps_found[index], panel, unit)
    if unit == UNITS[0]:
        _agencies(comparison, ("--index", index, *stage), year, index, evaluation)


def _futures(comparison: Comparison, card: Card, asked: Asked, *options: str) -> None:
    leads = comparison.book.leads.get((card.index, card.year), {})
    subject = Subject(card.index, card.year, card.root, asked, options, leads)
    what_if(comparison, subject)
    path(comparison, subject)


def _figured_stages(card: Card) -> list[str]:
    """The stages in which any leaf has a figure, in order."""
    return [stage for stage in card.order if any(stage in leaf.figures for leaf in card.root.leaves())]


def _at_stages(comparison: Comparison, card: Card) -> None:
    """Ask for the other stages of a scorecard, and for all of them mixed."""
    there = _figured_stages(card)
    if len(there) < 2:
        return
    others = [stage for stage in (*there, LATEST) if stage != card.stage]
    for stage in others:
        evaluation = evaluate(card.root, card.asked(stage))
        _about(comparison, card.index, card.year, card.unit, evaluation, ("--stage", stage))
    stage = comparison.rng.choice(others)
    _futures(comparison, card, card.asked(stage), "--stage", stage)


def _stages(comparison: Comparison, card: Card) -> None:
    there = _figured_stages(card)
    if len(there) < 2:
        return
    ends = sorted(comparison.rng.sample(there, 2), key=there.index)
    asked = ((), tuple(there)) if comparison.rng.random() < 0.5 else (ends, ends)
    words = ["stages", str(card.year), "--index", card.index]
    if asked[0]:
        words += ["--from", ends[0], "--to", ends[1]]
    sections = comparison.ask(*words)
    if sections is None:
        return
    question = " ".join(words)
    section = sections[card.index]
    for row, stage in zip(section.rows, there, strict=True):
        whole = evaluate(card.root, card.asked(stage)).whole
        for key, expected in (("max", whole.max), ("assessed", whole.assessed), ("achieved", whole.achieved)):
            comparison.number(question, f"{stage} {key}", row[key], expected)
        comparison.number(question, f"{stage} not_known", row["not_known"], whole.not_known)
        comparison.number(question, f"{stage} published", row["published"], card.root.printed.get(stage))
    before, after = asked[1][0], asked[1][-1]
    at_end = evaluate(card.root, card.asked(after))
    notes.about_policies(comparison, question, section, at_end, one_total=False)
    _cuts(comparison, question, card, sections, (before, after))


def _cuts(
    comparison: Comparison, question: str, card: Card, sections: Sections, ends: tuple[str, str]
) -> None:
    """The cuts between two stages, by criterion and by agency."""
    cuts = questions.cuts(card.root, card.stage, *ends, card.order)
    criteria = sections.get(f"{card.index}/criteria", Section([], []))
    expected_cuts = {(cut.code or card.index, cut.capped): cut.cut for cut in cuts}
    for row in criteria.rows:
        line = str(row["code"]), row.get("line") == "cap"
        # A cap that takes nothing at either end, but at another stage, has a line too.
        idle = ZERO if line[1] and row["cut"] is not None else None
        comparison.number(question, f"{line} cut", row["cut"], expected_cuts.pop(line, idle))
    comparison.same(question, "cuts that are left", sorted(expected_cuts), [])
    one_only = questions.at_one_end(card.root, card.stage, *ends, card.order)
    if criteria.rows:
        moved = [cut.cut for cut in cuts if not cut.capped]
        lost = sum((one for one in moved if one > 0), ZERO)
        added = -sum((one for one in moved if one < 0), ZERO)
        net = sum((cut.cut for cut in cuts), ZERO)
        pattern = "From @ to @: # points cut"
        told: list[Fraction | str] = [*(stage_name(end, card.order) for end in ends), lost]
        if added:
            pattern += " and # added"
            told.append(added)
        if net != lost:
            pattern += f", # points {'less' if net >= 0 else 'more'} in all"
            told.append(abs(net))
        pattern += ", at the # criteria that have points at both"
        told.append(Fraction(len(moved)))
        if one_only:
            pattern += "; # criteria have a figure at one only, and what was cut there is not known"
            told.append(Fraction(len(one_only)))
        pattern += "."
        comparison.note(question, criteria, "summary", pattern, told)
    _cut_agencies(comparison, question, card, sections.get(f"{card.index}/agencies"), cuts, one_only)


def _cut_agencies(
    comparison: Comparison,
    question: str,
    card: Card,
    section: Section | None,
    cuts: list[questions.Cut],
    one_only: list[str],
) -> None:
    """Cuts split among their leads, by name; one that cuts nothing is not counted.

    An agency stands there too for what has a figure at one end only.
    """
    leads = comparison.book.leads.get((card.index, card.year), {})
    named = questions.leads_of(card.root, leads)
    owed = questions.cuts_by_agency(card.root, cuts, leads)

    def count(codes: Iterable[str]) -> Counter[str | None]:
        return Counter(name for code in codes for name in named[code] or (None,))

    counts, one_sided = count(cut.code for cut in cuts if cut.cut), count(one_only)
    rows = {row["agency"]: row for row in section.rows} if section else {}
    comparison.same(question, "agencies", sorted(map(str, rows)), sorted(map(str, counts | one_sided)))
    for name, row in rows.items():
        comparison.number(question, f"{name} one-sided", row.get("one_sided", 0), Fraction(one_sided[name]))
    for name in rows.keys() & owed.keys():
        comparison.number(question, f"{name} cut", rows[name]["cut"], owed[name], split=True)
        comparison.number(question, f"{name} criteria", rows[name]["criteria"], Fraction(counts[name]))


def _totals(
    comparison: Comparison, options: Sequence[str], year: int, index: str, evaluation: Evaluation
) -> None:
    words = ("totals", str(year), *options, "--depth", "9")
    sections = comparison.ask(*words)
    if sections is None:
        return
    question = " ".join(words)
    section = sections[index]
    rows = {row["code"]: row for row in section.rows}
    for node in evaluation.root.walk():
        row = rows.get(node.code or index)
        if row is None:
            comparison.differ(question, node.code, None, "a row")
            continue
        result = evaluation.results[node.code]
        place = node.code or index
        if not result.counted:
            for key in ("max", "score", "lost"):
                comparison.same(question, f"{place} {key}", row[key], None)
            continue
        if "low" in row:
            for key in ("base", "low", "high", "taken"):
                comparison.number(question, f"{place} {key}", row[key], getattr(result, key))
            comparison.number(question, f"{place} factor", row["factor"], result.factor or Fraction(0))
        if "assessed" in row:
            comparison.number(question, f"{place} assessed", row["assessed"], result.assessed)
        comparison.number(question, f"{place} max", row["max"], result.max)
        comparison.number(question, f"{place} score", row["score"], result.achieved if result.known else None)
        comparison.number(
            question, f"{place} lost", row["lost"], result.max - result.achieved if result.known else None
        )
    comparison.number(question, "percent", rows[index]["percent"], evaluation.percent())
    notes.about_shape(comparison, question, section, evaluation)


def _gaps(
    comparison: Comparison, options: Sequence[str], year: int, index: str, evaluation: Evaluation
) -> Sections | None:
    words = ("gaps", str(year), *options)
    sections = comparison.ask(*words)
    if sections is None:
        return None
    question = " ".join(words)
    expected = gaps(evaluation)
    judged = {node.code or index: evaluation.results[node.code].verdict for node in evaluation.root.walk()}
    failing = [code for code, verdict in judged.items() if verdict in ("fails", "open")]
    conditions = sections.get(f"{index}/conditions", Section([], []))
    told = list(dict.fromkeys(row["code"] for row in conditions.rows))
    comparison.same(question, "failed conditions", told, failing)
    if failing:
        comparison.same(question, "is first", next(iter(sections)), f"{index}/conditions")
    section = sections[index]
    notes.about_shape(comparison, question, section, evaluation)
    notes.about_losses(comparison, question, section, evaluation)
    codes = [gap.line.code or index for gap in expected]
    comparison.same(question, "codes", [row["code"] for row in section.rows], codes)
    if [row["code"] for row in section.rows] != codes:
        return sections
    for row, gap in zip(section.rows, expected, strict=True):
        comparison.number(question, f"{gap.line.code} lost", row["lost"], gap.line.loss)
        comparison.number(question, f"{gap.line.code} share", row["share"], gap.share)
        comparison.number(
            question, f"{gap.line.code} cumulative_share", row["cumulative_share"], gap.cumulative
        )
    return sections


def _agencies(
    comparison: Comparison, options: Sequence[str], year: int, index: str, evaluation: Evaluation
) -> None:
    words = ("agencies", str(year), *options)
    sections = comparison.ask(*words)
    if sections is None:
        return
    question = " ".join(words)
    leads = comparison.book.leads.get((index, year), {})
    every = questions.agencies(evaluation, leads).items()
    owed = {agency: one for agency, one in every if one.criteria}
    whole = sum((one.cost_share for one in owed.values()), ZERO)
    section = sections[index]
    rows = {row["agency"]: row for row in section.rows}
    comparison.same(question, "agencies", sorted(map(str, rows)), sorted(map(str, owed)))
    for agency, row in rows.items():
        if agency not in owed:
            continue
        one = owed[agency]
        comparison.number(question, f"{agency} share_lost", row["share_lost"], one.cost_share, split=True)
        comparison.number(question, f"{agency} exposure", row["exposure"], one.exposure)
        comparison.number(question, f"{agency} criteria", row["criteria"], Fraction(one.criteria))
        comparison.number(question, f"{agency} share", row["share"], 100 * one.cost_share / whole)
    notes.about_policies(comparison, question, section, evaluation)


def _years(comparison: Comparison) -> None:
    for then, now in zip(comparison.book.cards, comparison.book.cards[1:], strict=False):
        words = ("compare", str(then.year), str(now.year), "--index", now.index)
        sections = comparison.ask(*words)
        if sections is None:
            continue
        sides = evaluate(then.root, then.asked()), evaluate(now.root, now.asked())
        section = sections[now.index]
        rows = {row["code"]: row for row in section.rows}
        question = " ".join(words)
        raw = {node.code for card in (then, now) for node in card.root.walk() if node.better}
        for code, expected in questions.compare(*sides).items():
            if code in raw:
                continue  # raw values are shown as they are
            row = rows.get(code or now.index)
            if row is None:
                comparison.differ(question, code, None, "a row")
                continue
            for key in ("then", "now", "change", "moved"):
                if key in row:
                    comparison.number(
                        question, f"{code or now.index} {key}", row[key], getattr(expected, key)
                    )
        single = sections.get(f"{now.index}/single", Section([], []))
        _single(comparison, question, single, sides)
        whole = questions.compare(*sides)[""]
        if whole.change is None:
            change = None
        else:
            change = (whole.then or ZERO, whole.now or ZERO, whole.change, sides[1].whole.max)
        pattern = "Total: # → # (#) out of #. Changes are those of unrounded figures."
        comparison.note(question, section, "change", pattern, change)
        for card, side in zip((then, now), sides, strict=True):
            notes.about_policies(comparison, question, section, side, str(card.year))


def _single(
    comparison: Comparison, question: str, section: Section, sides: tuple[Evaluation, Evaluation]
) -> None:
    """The criteria that only one side has."""
    expected: dict[str, Result] = {}
    for one, other in (sides, sides[::-1]):
        expected |= {code: result for code, result in one.results.items() if code not in other.results}
    rows = {row["code"]: row for row in section.rows}
    comparison.same(question, "of one side only", sorted(rows), sorted(expected))
    for code in rows.keys() & expected.keys():
        result = expected[code]
        score = result.achieved if result.counted and result.known else None
        comparison.number(question, f"{code} score", rows[code]["score"], score)
        most = result.max if result.counted else None
        comparison.number(question, f"{code} max", rows[code]["max"], most)
