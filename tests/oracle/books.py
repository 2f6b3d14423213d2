"""Random small data folders over all shapes of trees, from a seed.

A book knows its trees as the oracle reads them (`points.Node`), so that what is written and what is expected
come from one place. `plain=True` keeps to the shapes that format @1 has.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random

from tests.oracle.points import (
    STAGES,
    ZERO,
    Answers,
    Asked,
    Figure,
    Listing,
    Node,
    NotApplicable,
    Word,
    evaluate,
    has_end,
)
from tests.oracle.questions import NA, Cell, Leads, Panel

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
    "scales",
    "groups",
    "surveys",
    "other-years",
)
PLAIN_SHAPES = frozenset({"losses-only", "printed", "other-years"})
AWARDED, SURVEYED = "tham-dinh", "khao-sat"
"""The methods that an index declares in place of the usual ones."""


@dataclass
class Card:
    """A scorecard: the tree, and what its file says about stages."""

    index: str
    unit: str
    year: int
    root: Node
    stage: str = "published"
    order: tuple[str, ...] = STAGES
    method: str = "not-survey"

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
    survey_stages: dict[str, str] = field(default_factory=dict)
    """Which of them figures of surveys belong to."""

    def indexes(self) -> list[str]:
        """The ids of its indexes, in order."""
        return list(
            dict.fromkeys([card.index for card in self.cards] + [panel.index for panel in self.panels])
        )


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
    survey_stage: str | None = None
    """The stage that figures of surveys belong to, where the index says so."""

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
        """A criterion below a parent. A guard is, or has, an ordinary leaf: no parent is without points."""
        node = Node(code)
        if depth > 0 and not guard and not parent.imputed and self.chance("groups", 0.3):
            self.group(node)
        elif depth == 0 or self.rng.random() < 0.35:
            self.leaf(node, parent, guard)
        else:
            if self.chance("imputed", 0.15):
                node.imputed = True
            elif self.chance("means", 0.4):
                node.aggregate = self.rng.choice(("mean", "weighted-mean"))
            for number in range(1, self.rng.randint(1, 4) + 1):
                node.parts.append(self.criterion(f"{code}.{number}", node, depth - 1, number == 1))
            if not guard and not node.imputed and self.chance("not-applicable", 0.1):
                self.nothing_applies(node)
            self.finish(node, top=False)
        if parent.aggregate == "weighted-mean" and self.is_weighed(node):
            node.weight = Fraction(self.rng.choice((1, 2, 3, 7, 15, 25)), self.rng.choice((1, 1, 10)))
        return node

    def group(self, node: Node) -> None:
        """A heading that has nothing but deductions, or nothing but bonuses, and often a cap."""
        bonuses = self.listing != "losses-only" and self.rng.random() < 0.5
        for number in range(1, self.rng.randint(1, 3) + 1):
            part = Node(f"{node.code}.{number}")
            if bonuses:
                part.max, part.bonus = self.between(self.step, Fraction(3)), True
            else:
                part.min, part.max = -self.between(self.step, Fraction(5)), ZERO
            if not self.panel:
                self.figures(part)
            node.parts.append(part)
        if self.rng.random() < 0.7:
            cap = self.between(self.step, Fraction(4))
            node.most, node.least = (cap, None) if bonuses else (None, -cap)

    @staticmethod
    def nothing_applies(node: Node) -> None:
        """Let all of a node be not applicable, unless deductions or bonuses would be left of it."""
        leaves = node.leaves()
        if any(leaf.bonus or leaf.is_deduction() for leaf in leaves):
            return
        for leaf in leaves:
            if not leaf.is_raw():
                leaf.not_applicable = "shrink"
                leaf.figures = {}

    @staticmethod
    def is_weighed(node: Node) -> bool:
        """Whether a part of a mean has a weight: not what is outside the maximum, nor what is never added."""
        if node.parts:
            return any(Maker.is_weighed(part) for part in node.parts)
        return not (node.bonus or node.is_raw() or node.is_deduction())

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
            if node.answers is None and node.not_applicable is None and self.chance("scales", 0.3):
                node.min = self.rng.choice((self.step, self.step, -self.between(self.step, Fraction(3))))
            if self.chance("floors", 0.15):
                node.floor = self.between(ZERO, node.max)
            if node.answers is None and not self.panel and self.chance("surveys", 0.3):
                node.method = SURVEYED
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
        order = self.order
        if leaf.method == SURVEYED and self.survey_stage is not None:
            order = order[order.index(self.survey_stage) :]
        if self.own_stage in order and not self.chance("unknown", 0.2):
            leaf.figures[self.own_stage] = self.figure(leaf)
        if "stages" in self.shapes:
            for stage in order:
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
        if (
            not top
            and not self.panel
            and node.aggregate == "sum"
            and not unscored
            and self.chance("part", 0.15)
        ):
            node.listing, node.max = "part", covered + self.between(self.step, Fraction(3))
        elif not top and not self.panel and self.can_list_losses(node, unscored):
            node.listing, node.max = "losses-only", covered + self.between(self.step, Fraction(3))
        whole = node.max if node.max is not None else covered
        if self.chance("caps", 0.3):
            node.most = self.between(whole / 2 if whole / 2 % self.step == 0 else ZERO, whole)
        if self.chance("caps", 0.3):
            least = -2 if self.rng.random() < 0.3 else ZERO
            node.least = self.between(Fraction(least), node.most if node.most is not None else whole / 2)
        if self.chance("floors", 0.25):
            node.floor = self.between(ZERO, whole)
        sure = [
            part
            for part in node.parts
            if part.not_applicable in {None, "full", "zero"} and self.may_count(part)
        ]
        whole_list = node.listing is None and (self.listing == "full" or not top)
        has_bonus = any(part.bonus for part in node.parts)
        if sure and whole_list and not has_bonus and self.chance("needs", 0.3):
            node.needs = self.rng.choice(("all", self.rng.randint(1, len(sure))))

    def can_list_losses(self, node: Node, unscored: Sequence[Node]) -> bool:
        """Whether a node below the whole may list its losses only: then nothing in it has full marks."""
        if node.aggregate != "sum" or unscored or not self.chance("losses-only", 0.3):
            return False
        return all(
            not leaf.is_raw()
            and not leaf.bonus
            and leaf.not_applicable != "full"
            and self.own_stage in leaf.figures
            and leaf.figures[self.own_stage] != leaf.max
            and not isinstance(leaf.figures[self.own_stage], str)
            for leaf in node.leaves()
        )

    @staticmethod
    def may_count(part: Node) -> bool:
        """Whether a part surely takes part in a `needs`."""
        if not part.parts:
            return part.better is None
        return (
            part.imputed
            or part.aggregate != "sum"
            or part.listing is not None
            or any(
                leaf.not_applicable in {None, "full", "zero"} and not leaf.is_raw() for leaf in part.leaves()
            )
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
        node.printed = {
            stage: self.between(ZERO, node.max or ZERO) for stage in self.order if stage in stages
        }


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


def book(seed: int, *, plain: bool = False) -> Book:
    """The data folder of a seed."""
    rng = Random(seed)
    how_often = rng.choice((0.25, 0.5, 0.8))
    shapes = frozenset(
        shape for shape in SHAPES if rng.random() < how_often and (not plain or shape in PLAIN_SHAPES)
    )
    made = Book(seed, plain, shapes)
    order: tuple[str, ...] = STAGES
    if "stages" in shapes and rng.random() < 0.4:
        order = made.stages["THE"] = ("self", "appraised", "final")
    own_stage = rng.choice(order) if "stages" in shapes else "published"
    if order is not STAGES and own_stage not in order:
        own_stage = order[-1]
    step = rng.choice((Fraction(1, 4), Fraction(1, 2), Fraction(1, 20)))
    years = [FIRST_YEAR, FIRST_YEAR + 1][: rng.choice((1, 2))]
    survey_stage = order[-1] if order is not STAGES and "surveys" in shapes else None
    made.survey_stages = {"THE": survey_stage} if survey_stage else {}
    maker = Maker(rng, shapes, False, order, own_stage, step, survey_stage=survey_stage)
    made.cards = _cards(maker, years)
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
    method = AWARDED if "surveys" in maker.shapes else "not-survey"
    cards = [Card("THE", UNITS[0], years[0], root, maker.own_stage, maker.order, method)]
    for year in years[1:]:
        later = deepcopy(root)
        if maker.chance("other-years", 0.7):
            _alter(later, maker)
        for node in later.walk():
            if node.imputed:
                maker.impute(node)
            elif not node.parts:
                node.figures = {}
                maker.figures(node)
        cards.append(Card("THE", UNITS[0], year, later, maker.own_stage, maker.order, method))
    return cards


def _alter(root: Node, maker: Maker) -> None:
    """Let a tree of another year have a criterion more, one less, and one with another maximum."""
    above = _above(root)
    for node in [node for node in root.walk() if node.parts]:
        chain = [node, *above[node.code]]
        if any(each.most is not None or each.least is not None or each.imputed for each in chain):
            continue
        if node.needs is not None or node.floor is not None or node.listing == "losses-only":
            continue
        if any(part.not_applicable == "unscored" for each in chain for part in each.parts):
            continue
        kind = maker.rng.choice(("more", "less", "scale", "none"))
        last = node.parts[-1]
        if kind == "more" and node.aggregate == "sum":
            part = Node(f"{node.code}.99".lstrip("."), max=Fraction(2))
            node.parts.append(part)
            _move(chain, Fraction(2))
        elif kind == "less" and len(node.parts) > 1 and not last.parts and not last.bonus and last.max:
            node.parts.remove(last)
            _move(chain, -last.max)
        elif kind == "scale" and not last.parts and last.max and not last.bonus and last.answers is None:
            last.max += 1
            _move(chain, Fraction(1))


def _above(root: Node) -> dict[str, list[Node]]:
    """The nodes above each node, the nearest first."""
    found: dict[str, list[Node]] = {root.code: []}
    for node in root.walk():
        for part in node.parts:
            found[part.code] = [node, *found[node.code]]
    return found


def _move(chain: Sequence[Node], by: Fraction) -> None:
    """Move the printed maxima above a part, as far as points are added up."""
    for node in chain:
        if node.aggregate != "sum":
            return
        if node.max is not None:
            node.max += by


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
            panel.rows[unit] = {
                leaf.code: _cell(leaf, panel.own_max.get(unit, {}), maker) for leaf in root.leaves()
            }
        # A unit of which nothing is known has no row.
        panel.rows = {
            unit: row for unit, row in panel.rows.items() if any(f is not None for f in row.values())
        }
        panel.own_max = {unit: own for unit, own in panel.own_max.items() if own and unit in panel.rows}
        if panel.rows:
            panels.append(panel)
    return panels


def _own_max(root: Node, maker: Maker) -> dict[str, Fraction]:
    """Other maxima for some ordinary leaves; the first leaf of a node is always asked."""
    own = {}
    for node in root.walk():
        for number, part in enumerate(node.parts):
            if part.parts or part.bonus or not part.max or part.answers is not None or part.floor is not None:
                continue
            if part.min is not None:  # a smaller maximum could be below it
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
