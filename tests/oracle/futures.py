"""Asks what could be: other figures, and the fewest criteria that reach a total."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tests.oracle import notes, questions
from tests.oracle.asked import Comparison, Row, Section, Sections
from tests.oracle.books import SURVEYED
from tests.oracle.forms import decimals
from tests.oracle.points import ZERO, Asked, Evaluation, Figure, Node, Result, evaluate
from tests.oracle.questions import Leads


@dataclass(frozen=True)
class Subject:
    """Whose future is asked for: a tree, at a stage."""

    index: str
    year: int
    root: Node
    asked: Asked
    options: tuple[str, ...]
    leads: Leads

    def evaluate(self, figures: Mapping[str, Figure] | None = None) -> Evaluation:
        """The tree, with other figures at some leaves."""
        return evaluate(questions.changed(self.root, self.asked, figures or {}), self.asked)

    def leads_of(self, code: str) -> tuple[str, ...]:
        """Who leads a criterion."""
        return questions.leads_of(self.root, self.leads)[code]

    def words(self, command: str) -> list[str]:
        """The beginning of a question."""
        return [command, str(self.year), "--index", self.index, *self.options]


# What if


def what_if(comparison: Comparison, subject: Subject) -> None:
    """Ask for some other figures: higher and lower, in points and in words, known before or not."""
    before = subject.evaluate()
    leaves = [
        leaf
        for leaf in subject.root.leaves()
        if before.results[leaf.code].factor is not None and leaf.not_applicable is None
    ]
    if not leaves:
        return
    words, figures = subject.words("whatif"), {}
    for leaf in comparison.rng.sample(leaves, comparison.rng.randint(1, len(leaves))):
        told, figure = _other(comparison, subject, leaf, before)
        if subject.evaluate({leaf.code: figure}).results[leaf.code] != before.results[leaf.code]:
            figures[leaf.code] = figure
            words += ["--set", f"{leaf.code}={told}"]
    sections = comparison.ask(*words) if figures else None
    if sections is None:
        return
    after = subject.evaluate(figures)
    question = " ".join(words)
    _fields(comparison, question, sections[subject.index].rows, before, after)
    moved = _moved(subject, list(figures), before, after)
    _changed(comparison, question, sections, subject, before, after)
    _gains(comparison, question, sections, subject, moved)
    section = sections[subject.index]
    _told(comparison, question, section, before, after)
    caps = sections.get(f"{subject.index}/changed", section)
    taken = [-sum((line.loss for line in each.lines if line.kind == "cap"), ZERO) for each in (before, after)]
    pattern = (
        "Caps take points (below zero) or give some: # before, # after, and no agency has them. "
        "With these lines the total changes by #."
    )
    change = after.whole.achieved - before.whole.achieved
    expected = (*taken, change) if any(result.taken for result in _capped(before, after)) else None
    comparison.note(question, caps, "caps", pattern, expected)


def _capped(before: Evaluation, after: Evaluation) -> list[Result]:
    """The nodes whose caps count at the root, on both sides."""
    sides = [each.results[node.code] for node in before.root.walk() for each in (before, after)]
    return [result for result in sides if result.factor is not None]


def _other(comparison: Comparison, subject: Subject, leaf: Node, before: Evaluation) -> tuple[str, Figure]:
    """Another figure of a leaf, as it is asked for and as it is."""
    rng, most, result = comparison.rng, leaf.max or ZERO, before.results[leaf.code]
    if leaf.answers is not None and rng.random() < 0.7:
        word = rng.choice(leaf.answers.words)
        return rng.choice((word.vi, word.id)), word.id
    if rng.random() < 0.4:
        return "max", most
    figure = (leaf.min or ZERO) + (most - (leaf.min or ZERO)) * Fraction(rng.randint(0, 4), 4)
    if leaf.answers is not None:
        return "max", most
    by = figure - result.achieved
    # A figure below zero stands for itself where the scale has such figures; elsewhere it is a change.
    if result.known and (by > 0 or (by < 0 and (leaf.min or ZERO) >= 0)) and rng.random() < 0.4:
        return ("+" if by > 0 else "") + decimals(by), figure
    return decimals(figure), figure


def _fields(
    comparison: Comparison, question: str, rows: list[Row], before: Evaluation, after: Evaluation
) -> None:
    """The whole, and what is right below it: points in its own, changes and losses in points of the whole."""
    whole, found = rows[0], {row["code"]: row for row in rows[1:]}
    for key, end in (("before", before.whole), ("after", after.whole)):
        comparison.number(question, key, whole[key], end.achieved if end.known else None)
    change = after.whole.achieved - before.whole.achieved
    comparison.number(question, "change", whole["change"], change)
    for part in before.root.parts:
        row = found.pop(part.code, None)
        if row is None:
            comparison.differ(question, part.code, None, "a row")
            continue
        old, new = before.results[part.code], after.results[part.code]
        if not old.counted:
            comparison.same(question, f"{part.code} before", row["before"], None)
            continue
        comparison.number(question, f"{part.code} max", row["max"], old.max)
        comparison.number(question, f"{part.code} before", row["before"], old.achieved if old.known else None)
        comparison.number(question, f"{part.code} after", row["after"], new.achieved if new.known else None)
        moved = (new.achieved - old.achieved) * (new.factor or ZERO)
        comparison.number(question, f"{part.code} change", row["change"], moved)
        lost = (new.max - new.achieved) * (new.factor or ZERO) if new.known else None
        comparison.number(question, f"{part.code} lost", row["lost"], lost)
    comparison.same(question, "further rows", sorted(found), [])


def _moved(subject: Subject, codes: list[str], before: Evaluation, after: Evaluation) -> dict[str, Fraction]:
    """What each changed leaf moves, in points of the whole."""
    moved = {}
    for code in codes:
        old, new = before.results[code], after.results[code]
        moved[code] = (new.achieved - old.achieved) * (new.factor or ZERO)
    return moved


def _changed(
    comparison: Comparison,
    question: str,
    sections: Sections,
    subject: Subject,
    before: Evaluation,
    after: Evaluation,
) -> None:
    """The changed criteria, and what caps take or give before and after."""
    expected: dict[tuple[str, str], tuple[Fraction | None, ...]] = {}
    for node in before.root.walk():
        old, new = before.results[node.code], after.results[node.code]
        if old.factor is None or node.imputed:
            continue
        if node.parts and (old.taken or new.taken):
            taken = (-old.taken * old.factor, -new.taken * old.factor)
            expected["cap", node.code or subject.index] = (*taken, taken[1] - taken[0])
        elif not node.parts and (old.achieved, old.known) != (new.achieved, new.known):
            change = (new.achieved - old.achieved) * old.factor
            expected["", node.code] = (old.achieved if old.known else None, new.achieved, change)
    section = sections.get(f"{subject.index}/changed")
    rows = {(row.get("line") or "", row["code"]): row for row in section.rows} if section else {}
    comparison.same(question, "changed", sorted(rows), sorted(expected))
    for key in rows.keys() & expected.keys():
        for name, wanted in zip(("before", "after", "change"), expected[key], strict=True):
            comparison.number(question, f"{' '.join(key)} {name}", rows[key][name], wanted)
        leads = [] if key[0] else list(subject.leads_of(key[1]))
        comparison.same(question, f"{key[1]} leads", rows[key]["leads"], leads)


def _gains(
    comparison: Comparison,
    question: str,
    sections: Sections,
    subject: Subject,
    moved: Mapping[str, Fraction],
) -> None:
    """The change by lead agency, split equally and in full; nobody's stands under None."""
    shares: dict[str | None, list[Fraction]] = {}
    for code, change in moved.items():
        names: tuple[str | None, ...] = subject.leads_of(code) or (None,)
        for name in names:
            row = shares.setdefault(name, [ZERO, ZERO, ZERO])
            for at, more in enumerate((Fraction(1), change / len(names), change)):
                row[at] += more
    section = sections.get(f"{subject.index}/agencies")
    rows = {row["agency"]: row for row in section.rows} if section else {}
    comparison.same(question, "agencies", sorted(map(str, rows)), sorted(map(str, shares)))
    for name in rows.keys() & shares.keys():
        for key, wanted in zip(("criteria", "share_gain", "exposure_gain"), shares[name], strict=True):
            split = key == "share_gain"
            comparison.number(question, f"{name} {key}", rows[name][key], wanted, split=split)


def _told(
    comparison: Comparison, question: str, section: Section, before: Evaluation, after: Evaluation
) -> None:
    wholes = before.whole, after.whole
    pattern = "Not known whole: the total is from # to #, and after the changes from # to #."
    ends = tuple(end for whole in wholes for end in (whole.low, whole.high))
    known = all(whole.known for whole in wholes)
    comparison.note(question, section, "unknown", pattern, None if known else ends)
    if known:
        change = wholes[1].achieved - wholes[0].achieved
        numbers = (wholes[0].achieved, wholes[1].achieved, change, wholes[1].max)
        comparison.note(question, section, "headline", "Total: # → # (#) of #.", numbers)
    notes.about_policies(comparison, question, section, after)


# Path


def path(comparison: Comparison, subject: Subject) -> None:
    """Ask for the fewest criteria that reach a total, and whether the steps and the other ways do."""
    before = subject.evaluate()
    survey_cap = comparison.rng.choice((30, 50, 100))
    ceilings = _ceilings(subject, Fraction(survey_cap, 100))
    if not before.whole.known or not 1 <= len(ceilings) <= 9:
        return
    room = subject.evaluate(ceilings).whole.achieved - before.whole.achieved
    share = Fraction(comparison.rng.randint(1, 9), 8)
    target = Fraction(int((before.whole.achieved + room * share) * 100), 100)
    if not before.whole.achieved < target <= before.whole.max:
        return  # a target beyond the scale is refused
    words = [*subject.words("path"), "--to", decimals(target), "--survey-cap", str(survey_cap)]
    sections = comparison.ask(*words, fine=(0, 1))
    if sections is None:
        return
    question = " ".join(words)
    fewest = questions.fewest(subject.root, subject.asked, target, ceilings)
    section = sections.get(subject.index, Section([], []))
    reached = not section.told("shortfall") and bool(section.rows)
    if fewest is None or not reached:
        # Where caps hold points back or conditions stand, the program may say that no way is verified.
        if fewest is None or not _is_bound(subject):
            comparison.same(question, "can be reached", reached, fewest is not None)
        return
    _steps(comparison, question, section, subject, ceilings, target)
    if not section.told("verified"):
        comparison.same(question, "steps", len(section.rows), fewest)
        ways = _ways(subject, ceilings, target, fewest)
        _alternatives(comparison, question, sections, subject, ceilings, ways)
        needed = target - before.whole.achieved
        numbers = (before.whole.achieved, target, needed, Fraction(fewest), Fraction(len(ceilings)))
        pattern = "From # to # it takes # points: at least # of # criteria."
        comparison.note(question, section, "goal", pattern, numbers)
    notes.about_policies(comparison, question, section, before)


def _is_bound(subject: Subject) -> bool:
    """Whether a tree has caps or conditions."""
    return any(
        node.least is not None or node.most is not None or node.needs is not None or node.floor is not None
        for node in subject.root.walk()
    )


def _ceilings(subject: Subject, survey: Fraction) -> dict[str, Fraction]:
    """How far each criterion can be raised: of a loss in a survey only a share is won back."""
    before = subject.evaluate()
    ceilings = questions.raisable(subject.root, subject.asked)
    for leaf in subject.root.leaves():
        if leaf.code in ceilings and leaf.method == SURVEYED:
            achieved = before.results[leaf.code].achieved
            ceilings[leaf.code] = achieved + (ceilings[leaf.code] - achieved) * survey
    return ceilings


def _ways(
    subject: Subject, ceilings: Mapping[str, Fraction], target: Fraction, size: int
) -> list[frozenset[str]]:
    """Every set of so many criteria that reaches a target."""
    return [
        frozenset(codes)
        for codes in questions.sets(ceilings, size)
        if subject.evaluate({code: ceilings[code] for code in codes}).whole.achieved >= target
    ]


def _steps(
    comparison: Comparison,
    question: str,
    section: Section,
    subject: Subject,
    ceilings: Mapping[str, Fraction],
    target: Fraction,
) -> None:
    """Every step is within its ceiling; its total is that of the tree with all steps up to it.

    A step that has no end is printed rounded: what the tree makes of it is near the printed total.
    """
    figures: dict[str, Figure] = {}
    before = subject.evaluate()
    for row in section.rows:
        code = row["code"]
        if code not in ceilings:
            comparison.differ(question, code, "a step", "no step")
            return
        after = Fraction(str(row["after"]))
        comparison.same(question, f"{code} ceiling", after <= ceilings[code], True)
        comparison.number(question, f"{code} before", row["before"], before.results[code].achieved)
        comparison.number(question, f"{code} asked", row["asked"], after - before.results[code].achieved)
        comparison.same(question, f"{code} leads", row["leads"], list(subject.leads_of(code)))
        so_far = subject.evaluate(figures).whole.achieved
        figures[code] = after
        total = subject.evaluate(figures).whole.achieved
        comparison.near(question, f"{code} total", row["total"], total)
        if "gain" in row:
            comparison.near(question, f"{code} gain", row["gain"], total - so_far)
    total = subject.evaluate(figures).whole.achieved
    comparison.same(question, "reaches", total + Fraction(1, 10**7) >= target, True)


SHOWN = 3
"""How many other ways are shown at most."""


def _alternatives(
    comparison: Comparison,
    question: str,
    sections: Sections,
    subject: Subject,
    ceilings: Mapping[str, Fraction],
    ways: list[frozenset[str]],
) -> None:
    """Other ways with as many criteria: each reaches the target, none is told twice, none is left out."""
    others = set(ways) - {frozenset(row["code"] for row in sections[subject.index].rows)}
    section = sections.get(f"{subject.index}/alternatives", Section([], []))
    rows = {frozenset(row["codes"].split(", ")): row for row in section.rows}
    comparison.same(question, "other ways", len(section.rows), min(len(others), SHOWN))
    comparison.same(question, "ways that do not reach it", [sorted(way) for way in rows.keys() - others], [])
    for way in rows.keys() & others:
        reach = subject.evaluate({code: ceilings[code] for code in way}).whole.achieved
        place = "+".join(sorted(way))
        comparison.number(question, f"{place} reach", rows[way]["reach"], reach)
        leads = {name for code in way for name in subject.leads_of(code)}
        comparison.same(question, f"{place} leads", sorted(rows[way]["leads"]), sorted(leads))
