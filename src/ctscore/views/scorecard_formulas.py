"""How each figure on the sheet of a scorecard follows from others, as its points came about.

`scoring` says which parts count, what they weigh and what a cap allows; here that is said in cells. On a
sheet that is `apart` points are worked out in columns of their own, since the column of achieved points has
blanks and words.
"""

from collections.abc import Mapping, Sequence

from ctscore.decimals import ONE, ZERO, total
from ctscore.formulas import EMPTY, Apply, Cell, Cells, Formula, apply, runs
from ctscore.records import dataclass
from ctscore.scoring import Derivation, Evaluation, Score, points_of


def has_points_apart(evaluation: Evaluation) -> bool:
    """Return whether points are not known somewhere, or stand as words of answers."""
    return any(not score.known for score in evaluation.scores) or any(
        score.counted and node.criterion.answers is not None and node.criterion.not_applicable is None
        for node, score in evaluation
    )


def formulas_of(evaluation: Evaluation, *, apart: bool) -> tuple[Mapping[str, Formula], ...]:
    """Return the formulas of each row, the whole first, by the ids of their columns.

    They are those that can be right; whether they come to the figures, the caller finds out.
    """
    above = {
        part: place for place, scale in enumerate(evaluation.framework.scales[:-1]) for part in scale.parts
    }
    places = range(-1, len(evaluation.framework.nodes))
    return tuple(_of_row(_Row(evaluation, place, above), apart=apart) for place in places)


def _of_row(row: "_Row", *, apart: bool) -> Mapping[str, Formula]:
    if not row.score.counted:
        return {}
    made = row.apart() if apart else row.beside()
    if row.score.scale.max_summed and row.inside:
        made["max"] = apply("SUM", Cells("max", _rows(row.inside)))
    # Of the parts of what the index sets nothing is lost to the whole; and percents of loss are of what is
    # lost before anything is set off, which is in no cell.
    if not row.score.factor or row.evaluation.framework.can_set_off:
        del made["share"]
    return made


def _rows(places: Sequence[int]) -> tuple[int, ...]:
    return tuple(place + 1 for place in places)  # the total stands before all criteria


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the sheet, by the place of its criterion; -1 is the whole.

    `above` are the places of what criteria are parts of, where that is not the whole.
    """

    evaluation: Evaluation
    place: int
    above: Mapping[int, int]

    @property
    def score(self) -> Score:
        return self.evaluation.scores[self.place]

    @property
    def counted(self) -> tuple[int, ...]:
        """The places of the parts that count."""
        scores = self.evaluation.scores
        return tuple(part for part in self.score.scale.parts if scores[part].counted)

    @property
    def inside(self) -> tuple[int, ...]:
        """The places of the parts whose maxima are a part of this one."""
        return tuple(part for part in self.counted if part not in self.score.scale.outside)

    @property
    def has_own_points(self) -> bool:
        """Whether points do not follow from parts."""
        return self.score.scale.derivation in (Derivation.FIGURE, Derivation.PRINTED) or not self.counted

    @property
    def is_bonus(self) -> bool:
        """Whether this is a leaf that can only add points."""
        scale = self.score.scale
        leaf = scale.asked if scale.derivation is Derivation.FIGURE else None
        return leaf is not None and leaf.bonus is not None

    def cell(self, column: str) -> Cell:
        return Cell(column, self.place + 1)

    def beside(self) -> dict[str, Formula]:
        """Return the formulas of a sheet on which all points are figures."""
        lost = self._short_of(self.cell("achieved"))
        made: dict[str, Formula] = {"share": self._share(self._in_whole(self.cell("lost")), Cell("lost", 0))}
        scale = self.score.scale
        if self.has_own_points:
            return made | self._not_applicable() | {"lost": lost}
        if scale.derivation is not Derivation.REMAINDER:
            return made | {"achieved": self._capped(self._together("achieved")), "lost": lost}
        losses = apply("SUM", Cells("lost", _rows(self.counted)))
        if scale.cap is None:
            return made | {"achieved": apply("-", self.cell("max"), self.cell("lost")), "lost": losses}
        return made | {"achieved": self._capped(apply("-", self.cell("max"), losses)), "lost": lost}

    def apart(self) -> dict[str, Formula]:
        """Return the formulas of a sheet on which points stand in columns of their own."""
        achieved, known, assessed = (self.cell(id_) for id_ in ("achieved", "points_known", "assessed"))
        is_blank = apply("=", achieved, EMPTY)
        whole = apply("-", Cell("assessed", 0), Cell("points_known", 0))
        share: Formula = self._share(self._in_whole(apply("-", assessed, known)), whole)
        if self.place >= 0:
            share = apply("IF", is_blank, EMPTY, share)
        made = {"lost": apply("IF", is_blank, EMPTY, self._short_of(known)), "share": share}
        if self.has_own_points:
            return made | self._not_applicable() | self._own_points(is_blank)
        made |= {id_: self._capped(self._together(id_)) for id_ in ("points_known", "low", "high")}
        made["assessed"] = self._together("assessed")
        if not self.evaluation.unlisted(self.score):  # else they are never all known
            made["achieved"] = apply("IF", apply("=", self._blanks(), ZERO), known, EMPTY)
        return made

    def _own_points(self, is_blank: Formula) -> dict[str, Formula]:
        """Return the known, least and most points of what has a figure, a word or nothing."""
        known, asked = self.cell("points_known"), self.score.scale.asked
        highest = self.cell("max") if self.score.scaled else ZERO
        assessed: Formula = highest if self.score.scaled else known
        if self.is_bonus:
            assessed = ZERO
        least = (asked.min if asked is not None else None) or ZERO
        return {
            "points_known": self._worth(is_blank),
            "assessed": apply("IF", is_blank, ZERO, assessed),
            "low": apply("IF", is_blank, least, known),
            "high": apply("IF", is_blank, highest, known),
        }

    def _worth(self, is_blank: Formula) -> Formula:
        """Return the points of what stands in the cell: a figure, or the word of an answer."""
        achieved = self.cell("achieved")
        figure = apply("SUM", achieved)  # of a blank it is 0
        if self.place < 0 or self.score.scale.parts:
            return figure
        leaf = self.evaluation.framework.nodes[self.place].criterion
        answers = self.evaluation.framework.answers_to(leaf)
        worth: Formula = apply("NA")  # a word that is no answer
        for answer in reversed(answers):
            points = points_of(leaf, answer.id, answers) or ZERO
            given: Formula = points
            if answer.share is not None:  # it follows an edit of the maximum
                given = apply("*", answer.share, self.cell("max")) if points else ZERO
            worth = apply("IF", apply("=", achieved, answer.word), given, worth)
        if not answers:
            return figure
        return apply("IF", apply("ISNUMBER", achieved), achieved, apply("IF", is_blank, ZERO, worth))

    def _not_applicable(self) -> dict[str, Formula]:
        """Return that all points are counted where that is what becomes of what does not apply."""
        asked = self.score.scale.asked
        policy = asked.not_applicable if asked is not None else None
        return {"achieved": self.cell("max")} if policy is not None and policy.how == "full" else {}

    def _short_of(self, points: Formula) -> Formula:
        """Return what `points` lack of the maximum; what is outside the maximum lacks nothing."""
        return apply("-", ZERO if self.is_bonus else self.cell("max"), points)

    def _blanks(self) -> Formula:
        """Return of how many parts points are not known."""
        runs_of_parts = runs(_rows(self.counted))  # blanks are counted in one range at a time
        counts = [
            apply("COUNTBLANK", Cells("achieved", tuple(range(first, last + 1))))
            for first, last in runs_of_parts
        ]
        return counts[0] if len(counts) == 1 else Apply("SUM", tuple(counts))

    def _together(self, column: str) -> Formula:
        """Return what the parts have in `column`, counted together as their points are."""
        scale = self.score.scale
        if scale.derivation is Derivation.MEAN:
            return self._mean(column)
        summed = apply("SUM", Cells(column, _rows(self.counted)))
        # What is not among the parts is lost by nobody, known to be there, or can still be won.
        with_rest = {
            Derivation.REMAINDER: ("points_known", "assessed", "low", "high"),
            Derivation.PART: ("high",),
        }.get(scale.derivation, ("assessed",))
        if column not in with_rest or scale.max is None or not self.inside:
            return summed
        listed = apply("SUM", Cells("max", _rows(self.inside)))
        return apply("+", apply("-", self.cell("max"), listed), summed)

    def _mean(self, column: str) -> Formula:
        """Return the mean of what the parts have of their maxima, and what is added after it."""
        weights = self.evaluation.weights(self.score)
        parts = []
        for part, weight in weights.items():
            own: Formula = Cell(column, part + 1)
            own = own if weight == ONE else apply("*", weight, own)
            parts.append(apply("/", own, Cell("max", part + 1)))
        after = tuple(part for part in self.counted if part not in weights)
        added = apply("SUM", Cells(column, _rows(after)))
        if not parts:
            return added
        weighed = apply("*", self.cell("max"), Apply("SUM", tuple(parts)))
        mean = apply("/", weighed, total(weights.values()))
        return apply("+", mean, added) if after else mean

    def _capped(self, points: Formula) -> Formula:
        """Return `points` brought within the cap."""
        cap = self.score.scale.cap
        if cap is not None and cap.most is not None:
            points = apply("MIN", cap.most, points)
        return apply("MAX", cap.least, points) if cap is not None and cap.least is not None else points

    def _in_whole(self, points: Formula) -> Formula:
        """Return `points` of this row in points of the whole: by the weight in each mean above."""
        here = self.place
        while here >= 0 and not self.evaluation.framework.adds_up:
            above = self.above.get(here, -1)
            score = self.evaluation.scores[above]
            weights = self.evaluation.weights(score) if score.scale.derivation is Derivation.MEAN else {}
            if here in weights:
                points = apply("/", apply("*", points, weights[here]), total(weights.values()))
                points = apply("/", apply("*", points, Cell("max", above + 1)), Cell("max", here + 1))
            here = above
        return points

    def _share(self, part: Formula, whole: Formula) -> Formula:
        """Return `part` of `whole`, the loss of all; while nothing is lost there are no shares."""
        none = ZERO if self.evaluation.whole.lost else EMPTY
        return apply("IF", apply("=", whole, ZERO), none, apply("/", part, whole))
