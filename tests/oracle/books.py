"""Random small data folders over all shapes of trees, from a seed; and how they are written as YAML.

A book knows its trees as the oracle reads them (`points.Node`), so that what is written and what is expected come
from one place. `plain=True` keeps to the shapes that format @1 has.
"""

import json
import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from tests.oracle.points import (
    NA,
    STAGES,
    ZERO,
    Answers,
    Asked,
    Cell,
    Figure,
    Leads,
    Listing,
    Node,
    NotApplicable,
    Panel,
    Word,
    evaluate,
)

UNITS = ("thanh-pho-mau", "tinh-an-binh", "tinh-binh-hoa", "tinh-cam-son", "tinh-dong-ha")
AGENCIES = ("so-mot", "so-hai", "so-ba", "so-bon", "van-phong")
NAMES = {
    "thanh-pho-mau": "Thành phố Mẫu",
    "tinh-an-binh": "Tỉnh An Bình",
    "tinh-binh-hoa": "Tỉnh Bình Hòa",
    "tinh-cam-son": "Tỉnh Cẩm Sơn",
    "tinh-dong-ha": "Tỉnh Đông Hà",
    "so-mot": "Sở Thứ nhất",
    "so-hai": "Sở Thứ hai",
    "so-ba": "Sở Thứ ba",
    "so-bon": "Sở Thứ tư",
    "van-phong": "Văn phòng",
}
DOCUMENT = "bang-diem"
FIRST_YEAR = 2024

MET = Answers(
    "dat",
    (
        Word("dat", "Đạt", "Met", share=Fraction(1)),
        Word("mot-phan", "Đạt một phần", "Partly met", share=Fraction(1, 2)),
        Word("khong-dat", "Không đạt", "Not met", share=ZERO),
    ),
)
GRADES = Answers(
    "hang",
    (
        Word("hang-a", "Hạng A", "Grade A", share=Fraction(1)),
        Word("hang-b", "Hạng B", "Grade B", points=Fraction(1, 2)),
        Word("hang-c", "Hạng C", "Grade C", points=ZERO),
    ),
)
WORDS_ONLY = Answers("co-khong", (Word("co", "Có", "Yes"), Word("khong", "Không", "No")))
ANSWERS = (MET, GRADES, WORDS_ONLY)

SHAPES = (
    "means",
    "stages",
    "not-applicable",
    "deductions",
    "bonuses",
    "caps",
    "answers",
    "raw",
    "needs",
    "floors",
    "imputed",
    "unknown",
    "part",
    "losses-only",
    "printed",
    "own-maxima",
    "measured",
)
PLAIN_SHAPES = frozenset({"losses-only", "printed"})


@dataclass
class Card:
    """A scorecard: the tree, and what its file says about stages."""

    index: str
    unit: str
    year: int
    root: Node
    stage: str = "published"
    order: tuple[str, ...] = STAGES

    def asked(self, stage: str | None = None) -> Asked:
        """The question for one of its stages, its own if none is named."""
        return Asked(stage or self.stage, self.stage, self.order)


@dataclass
class Book:
    """A data folder."""

    seed: int
    plain: bool
    shapes: frozenset[str]
    cards: list[Card] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    leads: dict[tuple[str, int], Leads] = field(default_factory=dict)
    stages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The stages that an index declares."""

    def indexes(self) -> list[str]:
        """The ids of its indexes, in order."""
        return list(dict.fromkeys([card.index for card in self.cards] + [panel.index for panel in self.panels]))

    def files(self) -> dict[str, str]:
        """What stands in each file."""
        files = {
            "indexes.yaml": written(_indexes(self)),
            "units.yaml": written(_units()),
            "documents.yaml": written(_documents(self)),
            "agencies.yaml": written(_agencies()),
        }
        for card in self.cards:
            files[f"scores/{card.year}/{card.index.lower()}.yaml"] = written(card_entry(card, self.plain))
        for panel in self.panels:
            files[f"panels/{panel.year}/{panel.index.lower()}.yaml"] = written(panel_entry(panel, self.plain))
        for year in sorted({year for _, year in self.leads}):
            files[f"plans/{year}.yaml"] = written(_plan(self, year))
        return files

    def write(self, folder: Path) -> None:
        """Write the data folder."""
        for name, text in self.files().items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


# Random trees


@dataclass
class Maker:
    """Makes trees of some shapes."""

    rng: Random
    shapes: frozenset[str]
    panel: bool
    order: tuple[str, ...] = STAGES
    own_stage: str = "published"
    step: Fraction = Fraction(1, 4)
    listing: Listing = "full"
    """Of the whole. A losses-only listing names nothing that has full marks, and knows all that it names."""

    def chance(self, shape: str, of: float) -> bool:
        """Whether a shape is used here."""
        if self.listing == "losses-only" and shape in {"unknown", "bonuses"}:
            return False
        return shape in self.shapes and self.rng.random() < of

    def between(self, low: Fraction, high: Fraction) -> Fraction:
        """A multiple of the step on a scale."""
        return low + self.step * self.rng.randint(0, int((high - low) / self.step))

    def root(self) -> Node:
        """A whole tree."""
        root = Node("")
        fields = self.rng.choice((1, 2, 2, 3, 3, 4, 11)) if not self.panel else self.rng.choice((1, 2, 3))
        kinds: tuple[Listing, ...] = ("part", "losses-only")
        self.listing = next((kind for kind in kinds if not self.panel and self.chance(kind, 0.7)), "full")
        if self.listing == "full" and self.chance("means", 0.3):
            root.aggregate = self.rng.choice(("mean", "weighted-mean"))
        depth = 0 if fields == 11 else self.rng.choice((1, 1, 2))
        for number in range(1, fields + 1):
            root.parts.append(self.criterion(str(number), root, depth, guard=number == 1))
        self.finish(root, top=True)
        if self.listing != "full":
            root.listing = self.listing
            root.max = (root.max or ZERO) + self.between(self.step, Fraction(40))
        return root

    def criterion(self, code: str, parent: Node, depth: int, guard: bool) -> Node:
        """A criterion below a parent. A guard is an ordinary leaf, or has one: its parent is never without points."""
        node = Node(code)
        if depth == 0 or self.rng.random() < 0.35:
            self.leaf(node, parent, guard)
        else:
            if self.chance("imputed", 0.15):
                node.imputed = True
            elif self.chance("means", 0.4):
                node.aggregate = self.rng.choice(("mean", "weighted-mean"))
            for number in range(1, self.rng.randint(1, 4) + 1):
                node.parts.append(self.criterion(f"{code}.{number}", node, 0 if node.imputed else depth - 1, number == 1))
            if not guard and not node.imputed and self.chance("not-applicable", 0.1):
                for leaf in node.leaves():
                    if leaf.max and not leaf.bonus:
                        leaf.not_applicable = "shrink"
            self.finish(node, top=False)
        if parent.aggregate == "weighted-mean" and self.is_weighed(node):
            node.weight = Fraction(self.rng.choice((1, 2, 3, 7, 15, 25)), self.rng.choice((1, 1, 10)))
        return node

    @staticmethod
    def is_weighed(node: Node) -> bool:
        """Whether a part of a mean has a weight: not what is outside the maximum, nor what is never added."""
        return bool(node.parts) or not (node.bonus or node.is_raw() or node.is_deduction())

    def leaf(self, node: Node, parent: Node, guard: bool) -> None:
        """Make a leaf of some kind."""
        plain = guard or parent.imputed
        node.max = self.between(2 * self.step, Fraction(self.rng.choice((1, 2, 5, 10))))
        if not plain and self.chance("raw", 0.2):
            self.raw(node)
        elif not plain and self.chance("answers", 0.12):
            node.answers, node.max = WORDS_ONLY, None
        elif not plain and self.chance("deductions", 0.25):
            node.min, node.max = -self.between(self.step, Fraction(5)), ZERO
        elif not plain and self.chance("bonuses", 0.2):
            node.bonus = True
        elif not parent.imputed:
            if self.chance("answers", 0.25):
                node.answers = self.rng.choice((MET, GRADES))
                if node.answers is GRADES:
                    node.max = Fraction(self.rng.randint(1, 4))
            self.not_applicable(node, parent, guard)
            if self.chance("floors", 0.15):
                node.floor = self.between(ZERO, node.max)
            if self.chance("measured", 0.2) and node.answers is None:
                node.measured = {"target": Fraction(95), "actual": Fraction(390, 4), "baseline": Fraction(90)}
        if not self.panel:
            self.figures(node)

    def raw(self, node: Node) -> None:
        """A value that is no points, some of them inverted grades."""
        node.max = None
        node.better = self.rng.choice(("lower", "higher"))
        if self.rng.random() < 0.7:
            ends = (Fraction(1), Fraction(5)) if self.rng.random() < 0.5 else (ZERO, Fraction(100))
            node.best, node.worst = ends if node.better == "lower" else (ends[1], ends[0])

    def not_applicable(self, node: Node, parent: Node, guard: bool) -> None:
        """Say that a leaf is not applicable; in a panel, what `na` in a row means there."""
        if not self.chance("not-applicable", 0.6 if self.panel else 0.25):
            return
        kinds: list[NotApplicable] = ["full", "zero"] if guard else ["shrink", "full", "zero", "unscored"]
        if self.listing == "losses-only":
            kinds.remove("full")
        if self.listing != "full" and parent.code == "" and "unscored" in kinds:
            kinds.remove("unscored")  # nothing tells whether the maximum of the whole covers it
        node.not_applicable = self.rng.choice(kinds)

    def figures(self, leaf: Node) -> None:
        """Give a leaf of a scorecard its figures."""
        if leaf.not_applicable is not None:
            return
        if not self.chance("unknown", 0.2):
            leaf.figures[self.own_stage] = self.figure(leaf)
        if "stages" in self.shapes:
            for stage in self.order:
                if stage != self.own_stage and self.rng.random() < 0.6:
                    leaf.figures[stage] = self.figure(leaf)

    def figure(self, leaf: Node) -> Figure:
        """A figure on the scale of a leaf; full marks are usual where they are listed."""
        losses_only = self.listing == "losses-only"
        if leaf.answers is not None:
            return self.rng.choice(leaf.answers.words[losses_only:]).id
        if leaf.better is not None:
            if leaf.best is None or leaf.worst is None:
                return self.between(ZERO, Fraction(20))
            return self.between(min(leaf.best, leaf.worst), max(leaf.best, leaf.worst))
        most = leaf.max or ZERO
        if losses_only:
            return self.between(leaf.min or ZERO, most - self.step)
        return most if self.rng.random() < 0.3 else self.between(leaf.min or ZERO, most)

    def finish(self, node: Node, top: bool) -> None:
        """Give a node with parts its maximum, and what hangs on it: caps, conditions."""
        covered = sum((self.scale(part) for part in node.parts), ZERO)
        unscored = [part for part in node.parts if not part.parts and part.not_applicable == "unscored"]
        if node.aggregate != "sum":
            node.max = Fraction(self.rng.choice((5, 10, 20, 30)) if not top else 100)
        elif node.imputed or top or unscored or self.rng.random() < 0.6:
            node.max = covered
            if unscored and not self.panel and self.rng.random() < 0.5:
                node.max -= sum((part.max or ZERO for part in unscored), ZERO)
        if node.imputed:
            self.impute(node)
            return
        if not top and not self.panel and node.aggregate == "sum" and not unscored and self.chance("part", 0.15):
            node.listing, node.max = "part", covered + self.between(self.step, Fraction(3))
        whole = node.max if node.max is not None else covered
        if self.chance("caps", 0.3):
            node.most = self.between(whole / 2 if whole / 2 % self.step == 0 else ZERO, whole)
        if self.chance("caps", 0.3):
            node.least = self.between(ZERO, node.most if node.most is not None else whole / 2)
        if self.chance("floors", 0.25):
            node.floor = self.between(ZERO, whole)
        if not any(part.bonus for part in node.parts) and node.listing is None and self.chance("needs", 0.3):
            sure = [part for part in node.parts if part.not_applicable in {None, "full", "zero"} and self.may_count(part)]
            node.needs = self.rng.choice(("all", self.rng.randint(1, len(sure))))

    @staticmethod
    def may_count(part: Node) -> bool:
        """Whether a part surely takes part in a `needs`."""
        if not part.parts:
            return part.better is None
        return part.imputed or part.aggregate != "sum" or any(
            leaf.not_applicable in {None, "full", "zero"} and not leaf.is_raw() for leaf in part.leaves()
        )

    def scale(self, node: Node) -> Fraction:
        """The maximum that a part has in what is printed above it."""
        if not node.parts:
            return ZERO if node.bonus or node.is_raw() else node.max or ZERO
        if node.max is not None:
            return node.max
        return sum((self.scale(part) for part in node.parts), ZERO)

    def impute(self, node: Node) -> None:
        """Print what the index imputes, in the file's own stage and, at times, in others."""
        stages = {self.own_stage}
        if "stages" in self.shapes:
            stages |= {stage for stage in self.order if self.rng.random() < 0.5}
        node.printed = {stage: self.between(ZERO, node.max or ZERO) for stage in self.order if stage in stages}


def print_subtotals(card: Card, rng: Random) -> None:
    """Print what nodes come to, by stage, where all of it is known: exactly, or rounded."""
    for stage in dict.fromkeys((card.stage, *card.order)):
        evaluation = evaluate(card.root, card.asked(stage))
        for node in card.root.walk():
            result = evaluation.results[node.code]
            if not node.parts or node.imputed or not result.counted or not result.known or rng.random() < 0.5:
                continue
            if card.root.listing is not None or is_hidden(card.root, node):
                continue
            if has_end(result.achieved):
                node.printed[stage] = result.achieved
            elif node.code:
                node.printed[stage] = Fraction(round(result.achieved * 10000), 10000)


def is_hidden(root: Node, node: Node) -> bool:
    """Whether a node stands below an imputed one."""
    return any(above.imputed and node in above.walk() for above in root.walk())


def has_end(value: Fraction) -> bool:
    """Whether the decimals of a number end."""
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return rest == 1


def book(seed: int, *, plain: bool = False) -> Book:
    """The data folder of a seed."""
    rng = Random(seed)
    how_often = rng.choice((0.25, 0.5, 0.8))
    shapes = frozenset(shape for shape in SHAPES if rng.random() < how_often and (not plain or shape in PLAIN_SHAPES))
    made = Book(seed, plain, shapes)
    order = STAGES
    if "stages" in shapes and rng.random() < 0.4:
        order = made.stages["THE"] = ("self", "appraised", "final")
    own_stage = rng.choice(order) if "stages" in shapes else "published"
    if order is not STAGES and own_stage not in order:
        own_stage = order[-1]
    step = rng.choice((Fraction(1, 4), Fraction(1, 2), Fraction(1, 20)))
    years = [FIRST_YEAR, FIRST_YEAR + 1][: rng.choice((1, 2))]
    made.cards = _cards(Maker(rng, shapes, False, order, own_stage, step), years)
    if rng.random() < 0.6:
        made.panels = _panels(Maker(rng, shapes - {"imputed", "stages"}, True, step=step), years)
    if "printed" in shapes:
        for card in made.cards:
            print_subtotals(card, rng)
    for card in made.cards:
        made.leads[card.index, card.year] = _leads(card.root, rng)
    for panel in made.panels:
        made.leads[panel.index, panel.year] = _leads(panel.root, rng)
    return made


def _cards(maker: Maker, years: Sequence[int]) -> list[Card]:
    root = maker.root()
    cards = [Card("THE", UNITS[0], years[0], root, maker.own_stage, maker.order)]
    for year in years[1:]:
        later = deepcopy(root)
        for node in later.walk():
            if node.imputed:
                maker.impute(node)
            elif not node.parts:
                node.figures = {}
                maker.figures(node)
        cards.append(Card("THE", UNITS[0], year, later, maker.own_stage, maker.order))
    return cards


def _panels(maker: Maker, years: Sequence[int]) -> list[Panel]:
    root = maker.root()
    units = UNITS[: maker.rng.randint(2, len(UNITS))]
    rank_by = "percent" if maker.rng.random() < 0.4 and "own-maxima" in maker.shapes else "points"
    panels = []
    for year in years:
        panel = Panel("BANG", year, root, {}, rank_by=rank_by)  # type: ignore[arg-type]
        for unit in units:
            if maker.chance("own-maxima", 0.6):
                panel.own_max[unit] = _own_max(root, maker)
            panel.rows[unit] = {leaf.code: _cell(leaf, panel.own_max.get(unit, {}), maker) for leaf in root.leaves()}
        panel.own_max = {unit: own for unit, own in panel.own_max.items() if own}
        panels.append(panel)
    return panels


def _own_max(root: Node, maker: Maker) -> dict[str, Fraction]:
    """Other maxima for some ordinary leaves; the first leaf of a node is always asked."""
    own = {}
    for node in root.walk():
        for number, part in enumerate(node.parts):
            if part.parts or part.bonus or not part.max or part.answers is not None or part.floor is not None:
                continue
            if maker.rng.random() < 0.3:
                choices = [part.max + maker.step, max(part.max - maker.step, maker.step)]
                own[part.code] = maker.rng.choice(choices if number == 0 else [*choices, ZERO, ZERO])
    return {code: own[code] for code in own if own[code] != _max_of(root, code)}


def _max_of(root: Node, code: str) -> Fraction | None:
    return next(node.max for node in root.walk() if node.code == code)


def _cell(leaf: Node, own: dict[str, Fraction], maker: Maker) -> Cell:
    if own.get(leaf.code) == 0:
        return None
    if leaf.not_applicable is not None and maker.rng.random() < 0.4:
        return NA
    if maker.chance("unknown", 0.15):
        return None
    asked = deepcopy(leaf)
    asked.max = own.get(leaf.code, leaf.max)
    return maker.figure(asked)


def _leads(root: Node, rng: Random) -> dict[str, tuple[str, ...]]:
    codes = [node.code for node in root.walk() if node.code]
    named = sorted(rng.sample(codes, rng.randint(1, len(codes))), key=codes.index)
    return {code: tuple(rng.sample(AGENCIES, rng.choice((1, 1, 2, 3)))) for code in named}


# The forms


Entry = dict[str, Any]


def named(code: str) -> Entry:
    """A name in both languages."""
    return {"vi": f"Tiêu chí {code}", "en": f"Criterion {code}"}


def _shape_keys(node: Node) -> Entry:
    """The keys that the whole and criteria have in common."""
    entry: Entry = {}
    if node.aggregate != "sum":
        entry["aggregate"] = node.aggregate
    cap = {end: value for end, value in (("least", node.least), ("most", node.most)) if value is not None}
    if cap:
        entry["cap"] = cap
    if node.needs is not None:
        entry["needs"] = node.needs
    if node.floor is not None:
        entry["floor"] = node.floor
    if node.listing is not None:
        entry["listing"] = node.listing
    return entry


def _criterion(node: Node, stage: str, panel: bool) -> Entry:
    entry: Entry = {"code": node.code, "name": named(node.code)}
    if node.weight is not None:
        entry["weight"] = node.weight
    for key in ("min", "max", "better", "best", "worst"):
        if getattr(node, key) is not None:
            entry[key] = getattr(node, key)
    if node.bonus:
        entry["bonus"] = True
    if node.answers is not None:
        entry["answers"] = node.answers.id
    if node.not_applicable is not None:
        why = {"how": node.not_applicable, "why": {"vi": "Không phát sinh", "en": "Nothing arose"}}
        entry["not_applicable"] = node.not_applicable if panel else why
    entry |= _shape_keys(node)
    if node.imputed:
        entry["imputed"] = {"vi": "Chỉ số tự gán", "en": "Imputed by the index"}
    others = {key: value for key, value in node.printed.items() if key != stage}
    if stage in node.printed:
        entry["published"] = node.printed[stage]
    if others:
        entry["printed"] = others
    if not panel:
        entry |= _figures(node, stage)
    if node.parts:
        entry["criteria"] = [_criterion(part, stage, panel) for part in node.parts]
    return entry


def _figures(node: Node, stage: str) -> Entry:
    entry: Entry = {}
    if stage in node.figures:
        entry["achieved"] = as_written(node, node.figures[stage], len(node.code) + len(node.figures))
    others = {key: as_written(node, value, 0) for key, value in node.figures.items() if key != stage}
    if others:
        entry["stages"] = others
    if node.measured:
        entry["measured"] = node.measured | {"unit": {"vi": "%", "en": "%"}}
    return entry


def as_written(leaf: Node, figure: Figure, variant: int) -> Figure:
    """An answer is written by its id or its word in either language."""
    if leaf.answers is None or not isinstance(figure, str):
        return figure
    word = leaf.answers.word(figure)
    return (word.id, word.vi, word.en.upper())[variant % 3]


def card_entry(card: Card, plain: bool = False) -> Entry:
    """A scorecard as its file says it."""
    root = card.root
    entry: Entry = {
        "format": "ctscore/scorecard@1" if plain else "ctscore/scorecard@2",
        "index": card.index,
        "unit": card.unit,
        "year": card.year,
        "source": {"document": DOCUMENT, "annex": "I"},
        "method": "not-survey",
    }
    if card.stage != "published":
        entry["stage"] = card.stage
    if root.max is not None:
        entry["max"] = root.max
    entry |= _shape_keys(root)
    if "published" in root.printed:
        entry["published"] = {"score": root.printed["published"]}
    others = {key: value for key, value in root.printed.items() if key != "published"}
    if others:
        entry["printed"] = others
    entry["criteria"] = [_criterion(part, card.stage, False) for part in root.parts]
    return entry


def panel_entry(panel: Panel, plain: bool = False) -> Entry:
    """A panel as its file says it."""
    root = panel.root
    entry: Entry = {
        "format": "ctscore/panel@1" if plain else "ctscore/panel@2",
        "index": panel.index,
        "year": panel.year,
        "source": {"document": DOCUMENT},
    }
    if panel.stage != "published":
        entry["stage"] = panel.stage
    if root.max is not None:
        entry["max"] = root.max
    if panel.rank_by != "points":
        entry["rank_by"] = panel.rank_by
    entry |= _shape_keys(root)
    entry["criteria"] = [_criterion(part, panel.stage, True) for part in root.parts]
    codes = [leaf.code for leaf in root.leaves()]
    entry["columns"] = " ".join(codes)
    if panel.own_max:
        entry["own_max"] = [{"unit": unit, "max": own} for unit, own in panel.own_max.items()]
    entry["rows"] = [" ".join([unit, *(_cell_text(row[code]) for code in codes)]) for unit, row in panel.rows.items()]
    return entry


def _cell_text(cell: Cell) -> str:
    if cell is None:
        return "-"
    return cell if isinstance(cell, str) else decimals(cell)


def _indexes(made: Book) -> Entry:
    entries: list[Entry] = []
    for index in made.indexes():
        entry: Entry = {"id": index, "name": {"vi": f"Bộ chỉ số {index}", "en": f"Index {index}"}, "measure": "points"}
        if index in made.stages:
            entry["stages"] = [{"id": stage, "name": {"vi": stage, "en": stage}} for stage in made.stages[index]]
        if not made.plain and "answers" in made.shapes:
            entry["answers"] = [_answers(answers) for answers in ANSWERS]
        entries.append(entry)
    return {"format": "ctscore/indexes@1" if made.plain else "ctscore/indexes@2", "indexes": entries}


def _answers(answers: Answers) -> Entry:
    words = []
    for word in answers.words:
        entry: Entry = {"id": word.id, "word": {"vi": word.vi, "en": word.en}}
        if word.share is not None:
            entry["share"] = word.share
        if word.points is not None:
            entry["points"] = word.points
        words.append(entry)
    return {"id": answers.id, "words": words}


def _units() -> Entry:
    units = [_named_entry(unit) | {"kind": "city" if unit == UNITS[0] else "province"} for unit in UNITS]
    return {"format": "ctscore/units@1", "units": units}


def _agencies() -> Entry:
    agencies = [_named_entry(agency) | {"kind": "department"} for agency in AGENCIES]
    return {"format": "ctscore/agencies@1", "agencies": agencies}


def _named_entry(name: str) -> Entry:
    return {"id": name, "name": {"vi": NAMES[name], "en": f"{NAMES[name]} (en)"}, "short": NAMES[name]}


def plan_id(year: int) -> str:
    """The plan that answers the scorecards of a year."""
    return f"1-KH-UBND-{year + 1}"


def _documents(made: Book) -> Entry:
    documents: list[Entry] = [
        {
            "id": DOCUMENT,
            "number": "1/BC-UBND",
            "date": "2026-06-30",
            "issuer": "UBND",
            "title": {"vi": "Bảng điểm", "en": "Score sheet"},
        }
    ]
    for year in sorted({year for _, year in made.leads}):
        documents.append(
            {
                "id": plan_id(year),
                "number": "1/KH-UBND",
                "date": f"{year + 1}-02-15",
                "issuer": "UBND",
                "title": {"vi": "Kế hoạch", "en": "Plan"},
            }
        )
    return {"format": "ctscore/documents@1", "documents": documents}


def _plan(made: Book, year: int) -> Entry:
    parts = []
    for number, (index, of_year) in enumerate(made.leads):
        if of_year == year:
            leads = made.leads[index, of_year]
            parts.append(
                {
                    "annex": ("I", "II")[index == "BANG"],
                    "title": {"vi": f"Nhiệm vụ {number}", "en": f"Tasks {number}"},
                    "index": index,
                    "answers": year,
                    "holds": "tasks",
                    "helpers_are": "coordinating",
                    "items": [_task(index, code, agencies) for code, agencies in leads.items()],
                }
            )
    return {
        "format": "ctscore/plan@1",
        "document": plan_id(year),
        "unit": UNITS[0],
        "period": {"first": year + 1, "last": year + 1},
        "parts": parts,
    }


def _task(index: str, code: str, agencies: Iterable[str]) -> Entry:
    return {
        "id": f"{index}/{code}",
        "row": code,
        "task": {"vi": f"Làm tiêu chí {code}", "en": f"Work on {code}"},
        "criteria": [code],
        "leads": {"printed": "; ".join(NAMES[agency] for agency in agencies), "agencies": list(agencies)},
        "timing": {"printed": "Cả năm", "kind": "all-year"},
    }


# YAML


PLAIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9/@-]*")
RESERVED = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}


def decimals(value: Fraction) -> str:
    """A number in plain digits; it must have an end."""
    if not has_end(value):
        raise ValueError(f"{value} has no end")
    places = 0
    while value * 10**places % 1:
        places += 1
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def scalar(value: object) -> str:
    """A value in one line: text in quotes unless it is a plain word."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Fraction):
        return decimals(value)
    text = str(value)
    if PLAIN_WORD.fullmatch(text) and text.lower() not in RESERVED:
        return text
    return json.dumps(text, ensure_ascii=False)


def written(entry: Entry) -> str:
    """A file as YAML."""
    return "".join(f"{line}\n" for line in _block(entry))


def _is_small(value: object) -> bool:
    if isinstance(value, dict):
        return all(_is_small(inner) for inner in value.values())
    return not isinstance(value, list) or all(not isinstance(inner, dict | list) for inner in value)


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    return scalar(value)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[a-z][a-z0-9_-]*", key) else json.dumps(key)


def _block(entry: Entry) -> list[str]:
    lines = []
    for key, value in entry.items():
        if key == "rows":
            lines += ["rows:", *(f"- {row}" for row in value)]
        elif isinstance(value, list) and any(isinstance(inner, dict) for inner in value):
            lines.append(f"{_key(key)}:")
            for inner in value:
                inside = [f"{_flow(inner)}"] if _is_small(inner) else _block(inner)
                lines += [f"- {inside[0]}", *(f"  {line}" for line in inside[1:])]
        elif isinstance(value, dict) and not _is_small(value):
            lines += [f"{_key(key)}:", *(f"  {line}" for line in _block(value))]
        else:
            lines.append(f"{_key(key)}: {_flow(value)}")
    return lines
