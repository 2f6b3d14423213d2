"""What tables mean: a tree of criteria with points, a plan, a panel; each as facts that can be compared.

A fact is (place in the tree, aspect) → value. Places are codes; those of rows without a code of their own
(a), b), –) are the parent's code and the number among its parts. All figures are `Decimal`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any

from tests.tables import words
from tests.tables.words import Named, Timing

Key = tuple[str, str]
Facts = dict[Key, Any]
STAGES = ("self", "appraised", "appraised-2", "published")
MARKS = {
    "blank": ("",),
    "dash": ("-", "–", "—"),
    "not-available": ("N/A", "n/a", "Chưa có", "Chưa đánh giá"),
    "not-arisen": ("Không phát sinh", "không phát sinh", "Không áp dụng"),
}
"""What stands in place of points, by kind."""


@dataclass
class Criterion:
    """A row of a table of points; `points` by stage, none where `mark` stands in their place."""

    code: str
    name: str
    max: Decimal | None = None
    points: dict[str, Decimal] = field(default_factory=dict)
    mark: str | None = None
    survey: bool = False
    sign: str = ""
    parts: list["Criterion"] = field(default_factory=list)
    scale: list[str] = field(default_factory=list)
    lead: Named | None = None

    def walk(self) -> Iterator["Criterion"]:
        """Yield this row and all below it, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def leaves(self) -> Iterator["Criterion"]:
        """Yield the rows without parts."""
        return (each for each in self.walk() if not each.parts)


@dataclass
class Points:
    """A table of points of one unit; `whole` is the maximum of all, `stages` those that have figures."""

    index: str
    unit: str
    stages: tuple[str, ...]
    listing: str
    whole: Decimal
    criteria: list[Criterion]

    def walk(self) -> Iterator[Criterion]:
        """Yield all rows in order."""
        for each in self.criteria:
            yield from each.walk()

    def total(self, stage: str) -> Decimal:
        """The sum of what the rows have at a stage."""
        return sum((each.points.get(stage, Decimal(0)) for each in self.criteria), Decimal(0))

    def facts(self) -> Facts:
        """All that the table says."""
        facts: Facts = {("", "stage"): self.stages[-1], ("", "listing"): self.listing}
        for each in self.criteria:
            for parent, row in _with_parents(each):
                facts[row.code, "name"] = row.name
                facts[row.code, "parent"] = parent
                if "/" not in row.code:
                    facts[row.code, "code"] = row.code
                if row.max is not None:
                    facts[row.code, "max"] = row.max
                for stage, figure in row.points.items():
                    facts[row.code, f"points {stage}"] = figure
                if row.scale:
                    facts[row.code, "scale"] = tuple(row.scale)
        return facts


def _with_parents(top: Criterion, parent: str = "") -> Iterator[tuple[str, Criterion]]:
    yield parent, top
    for part in top.parts:
        yield from _with_parents(part, top.code)


@dataclass
class Task:
    """A row of a plan; a heading has neither lead nor time."""

    code: str
    printed_code: str
    name: str
    parent: str = ""
    lead: Named | None = None
    helpers: Named | None = None
    timing: Timing | None = None
    product: str = ""


@dataclass
class Plan:
    """A table of tasks, in order."""

    tasks: list[Task]

    def facts(self) -> Facts:
        """All that the table says."""
        facts: Facts = {}
        for task in self.tasks:
            facts[task.code, "name"] = task.name
            facts[task.code, "parent"] = task.parent
            facts[task.code, "code"] = task.printed_code
            for aspect, named in (("leads", task.lead), ("helpers", task.helpers)):
                if named:
                    facts[task.code, aspect] = named.agencies
            if task.timing:
                facts[task.code, "timing"] = task.timing.meaning or task.timing.printed
            if task.product:
                facts[task.code, "product"] = task.product
        return facts


@dataclass
class Panel:
    """Figures of units, None where none was published; that called `raw` is no number of points."""

    criteria: dict[str, tuple[str, Decimal]]
    rows: dict[str, dict[str, Decimal | str | None]]
    raw: str = ""

    def facts(self) -> Facts:
        """All that the table says; a figure that was not published is no fact."""
        return {
            (unit, code): figure
            for unit, row in self.rows.items()
            for code, figure in row.items()
            if figure is not None
        }


Meaning = Points | Plan | Panel


def _names(rng: Random, kinds: frozenset[str]) -> Iterator[str]:
    """Yield names, each once but where some are the same."""
    every = [
        f"{verb} {thing} {place}".strip()
        for verb in words.VERBS
        for thing in words.THINGS
        for place in words.PLACES
    ]
    rng.shuffle(every)
    if "odd-names" in kinds:
        every = [*rng.sample(words.ODD_NAMES, 12), *every]
    if "same-names" in kinds:
        every = [name for at, name in enumerate(every) for _ in range(1 + (at % 4 == 1))]
    return iter(every)


def points(rng: Random, kinds: frozenset[str]) -> Points:
    """Make a table of points."""
    names = _names(rng, kinds)
    factor = 100 if "thousands" in kinds else 1
    part = "part" in kinds
    criteria = [
        Criterion(
            str(number),
            words.FIELDS[number - 1],
            parts=[_criterion(rng, names, f"{number}.{each}") for each in range(1, rng.randint(3, 5))],
        )
        for number in range(1, rng.randint(3, 5))
    ]
    unit = words.HOME if "unit-columns" not in kinds else rng.choice(["lam-dong", "dak-nong"])
    index = words.LARGE_INDEX if factor > 1 else words.INDEX
    made = Points(index, unit, _stages(kinds), _listing(kinds), Decimal(100) * factor, criteria)
    for kind, sign in (("letters", "a"), ("dashes", "-"), ("small-roman", "i")):
        if kind in kinds:
            _sub_rows(rng, names, made, sign)
    if not part and "losses-only" not in kinds:
        leaf = made.criteria[-1].parts[-1]
        rest = Decimal(100) - sum(each.max or 0 for top in criteria for each in top.leaves())
        target = next(iter(leaf.leaves()))
        target.max = (target.max or Decimal(0)) + rest
    for leaf in (each for top in criteria for each in top.leaves()):
        leaf.max = (leaf.max or Decimal(0)) * factor
    _score(rng, made, kinds)
    _sum_up(made, kinds)
    if "scales" in kinds:
        for leaf in rng.sample([each for top in criteria for each in top.leaves()], 2):
            leaf.scale = [text.format(str(leaf.max).replace(".", ",")) for text in words.SCALES]
    if "leads" in kinds:
        for top in criteria:
            lead = rng.choice(words.PLAIN_LEADS)
            for each in top.parts:
                lead = each.lead = rng.choice([lead, rng.choice(words.PLAIN_LEADS)])
    if "fields-again" in kinds:
        _number_again(made)
    return made


def _number_again(made: Points) -> None:
    """Number the fields I, II, and what they have 1, 2 in each."""
    for top, roman in zip(made.criteria, ("I", "II", "III", "IV"), strict=False):
        top.code = roman
        for number, row in enumerate(top.parts, start=1):
            row.code, row.sign = f"{roman}/{number}", row.sign or str(number)
            for at, part in enumerate(row.parts, start=1):
                part.code = f"{row.code}/{at}"


def _criterion(rng: Random, names: Iterator[str], code: str) -> Criterion:
    return Criterion(code, next(names), Decimal(rng.choice(["0.5", "1", "1.5", "2", "3", "1.25"])))


def _stages(kinds: frozenset[str]) -> tuple[str, ...]:
    if "stages-3" in kinds:
        return STAGES[:3]
    if "stages-2" in kinds or "half-appraised" in kinds:
        return STAGES[:2]
    if "self-and-published" in kinds:
        return ("self", "published")
    return ("self",) if "self" in kinds else ("published",)


def _listing(kinds: frozenset[str]) -> str:
    return next((each for each in ("losses-only", "part") if each in kinds), "full")


def _sub_rows(rng: Random, names: Iterator[str], made: Points, sign: str) -> None:
    """Give some criteria parts that have a letter, or a sign, in place of a code."""
    for row in rng.sample([each for top in made.criteria for each in top.leaves()], 2):
        count = rng.randint(2, 3)
        for number in range(count):
            mark = {"a": "abc"[number], "-": "-", "i": ("i", "ii", "iii")[number]}[sign]
            part = Criterion(f"{row.code}/{number + 1}", next(names), Decimal("0.5"), sign=mark)
            row.parts.append(part)
        row.max = None


def _score(rng: Random, made: Points, kinds: frozenset[str]) -> None:
    """Give each leaf its points at every stage, or what stands in their place."""
    leaves = [each for top in made.criteria for each in top.leaves()]
    marks = [text for kind, texts in MARKS.items() if kind in kinds for text in texts]
    marked = rng.sample(leaves, min(2, len(leaves) - 2)) if marks else []
    surveyed = rng.sample(leaves, 2) if "survey" in kinds else []
    fine = set() if made.listing != "part" else {each.code for each in rng.sample(leaves, len(leaves) // 2)}
    for leaf in leaves:
        most = leaf.max or Decimal(0)
        if leaf in marked:
            leaf.mark = rng.choice(marks)
            continue
        leaf.survey = leaf in surveyed
        half = "half-appraised" in kinds and rng.random() < 0.3
        for stage in made.stages[-1:] if leaf.survey else made.stages[:1] if half else made.stages:
            share = Decimal(
                rng.choice([0, 40, 50, 75, 80, 90, 96, 100] if made.listing == "full" else [50, 80, 92])
            )
            exact = (most * share / 100).quantize(Decimal("0.0001")).normalize()
            leaf.points[stage] = most if leaf.code in fine else Decimal(f"{exact:f}")


def _sum_up(made: Points, kinds: frozenset[str]) -> None:
    """Give rows with parts their sums, but for losses, where no maximum of a whole field is printed."""
    for top in made.criteria:
        for row in reversed([each for each in top.walk() if each.parts]):
            if made.listing == "losses-only" and row is top:
                continue
            row.max = sum((each.max or Decimal(0) for each in row.parts), Decimal(0))
            for stage in made.stages:
                figures = [each.points[stage] for each in row.parts if stage in each.points]
                if figures:
                    row.points[stage] = sum(figures, Decimal(0))
    if "wrong-sum" in kinds and made.listing != "losses-only":
        top = made.criteria[0]
        for stage in top.points:
            top.points[stage] -= Decimal("0.1")


def plan(rng: Random, kinds: frozenset[str]) -> Plan:
    """Make a table of tasks."""
    names = _names(rng, kinds)
    times = [*words.PLAIN_TIMES, *(words.OTHER_TIMES if "times" in kinds else ())]
    times += words.HARD_TIMES if "hard-times" in kinds else ()
    leads = [*words.PLAIN_LEADS, *(words.OTHER_LEADS if "several-leads" in kinds else ())]
    citing_times = words.CITING_TIMES if "citing-times" in kinds else ()
    citing_leads = words.CITING_LEADS if "citing-leads" in kinds else ()
    tasks: list[Task] = []
    number = 0
    for roman in ("I", "II", "III")[: rng.randint(2, 3)]:
        section = roman
        if "nested-numbers" in kinds:
            section, number = str(len(roman)), 0
        tasks.append(Task(section, section, words.FIELDS[len(roman) - 1].capitalize()))
        number = 0 if "numbers-again" in kinds else number
        lead: Named | None = None
        for _ in range(rng.randint(2, 5)):
            number += 1
            if lead is None or rng.random() < 0.6:
                lead = rng.choice(citing_leads if citing_leads and rng.random() < 0.6 else leads)
            time = rng.choice(citing_times if citing_times and rng.random() < 0.7 else times)
            helpers = rng.choice(leads) if rng.random() < 0.7 else None
            product = rng.choice(words.PRODUCTS)
            code = f"{section}>{number}"
            printed = f"{section}.{number}" if "nested-numbers" in kinds else str(number)
            tasks.append(Task(code, printed, next(names), section, lead, helpers, time, product))
            if "letters" in kinds and rng.random() < 0.3:
                _split_task(tasks, names)
    return Plan(tasks)


def _split_task(tasks: list[Task], names: Iterator[str]) -> None:
    """Make the last task a heading of two tasks with letters, which take over its lead and time."""
    whole = tasks[-1]
    for letter in "ab":
        tasks.append(
            Task(
                f"{whole.code}>{letter}",
                letter,
                next(names),
                whole.code,
                whole.lead,
                whole.helpers,
                whole.timing,
                whole.product,
            )
        )
    whole.lead = whole.helpers = whole.timing = None
    whole.product = ""


def panel(rng: Random, kinds: frozenset[str]) -> Panel:
    """Make figures of units."""
    factor = 1000 if "thousands" in kinds else 1
    names = ("Gia nhập thị trường", "Tiếp cận đất đai", "Tính minh bạch", "Chi phí thời gian")
    criteria = {
        str(number): (name, Decimal(10 * factor))
        for number, name in enumerate(names[: rng.randint(2, 4)], start=1)
    }
    units = rng.sample(sorted(words.UNITS), rng.randint(4, 8))
    rows: dict[str, dict[str, Decimal | str | None]] = {}
    for unit in units:
        row: dict[str, Decimal | str | None] = {}
        for code in criteria:
            figure = (Decimal(rng.randint(1, 9999)) / 1000).normalize() * factor
            row[code] = Decimal(f"{figure:f}")
            if "blanks" in kinds and rng.random() < 0.2:
                row[code] = None
        rows[unit] = row
    if "ties" in kinds and len(units) > 1:
        rows[units[1]] = dict(rows[units[0]])
    return Panel(criteria, rows, rng.choice(sorted(criteria)) if "raw-column" in kinds else "")


def same(one: object, other: object) -> bool:
    """Whether two values of facts are the same; a time that names its plan's only year says no more."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return _plain(one) == _plain(other)
    if isinstance(one, str) and isinstance(other, str):
        return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
    return one == other


def _plain(timing: Mapping[str, Any]) -> dict[str, Any]:
    year = words.YEAR + 1
    kept = {key: value for key, value in timing.items() if key != "printed"}
    if kept.get("years") == {"first": year, "last": year}:
        del kept["years"]
    return kept
