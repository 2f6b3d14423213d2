"""From an annex with points to a scorecard: codes make the tree, printed sums stay beside computed ones."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ctscore.analysis.totals import Verdict, reconcile, rounding, rounding_of_mean
from ctscore.decimals import ZERO, filed, half_unit, places, plain, total
from ctscore.findings import Finding, Refusal
from ctscore.findings.import_rules import WEIGHTS_LEFT_OUT
from ctscore.findings.usage_rules import LISTING_UNKNOWN
from ctscore.importing.doubts import (
    doubtful_zeros,
    missing_figures,
    told_of_nothing,
)
from ctscore.importing.extras import mark_bonuses, positive_deductions, set_limits
from ctscore.importing.following import what_does_not_follow
from ctscore.importing.headers import POINTS, Role
from ctscore.importing.joining import Annex
from ctscore.importing.lines import Line, leaves_of, lines_of, tree_of, with_parts, worth_below
from ctscore.importing.listings import is_whole, listing_of_some
from ctscore.importing.points import Answered, Points, read_points
from ctscore.importing.review import (
    BORDERS_TAKEN,
    INFERRED,
    JUDGE,
    LIMIT_OF_FIGURES,
    LISTED_IN_PART,
    LOSSES_ONLY,
    MAX_ASSUMED,
    MAX_UNSAID,
    NUMBERED_IN_ORDER,
    REST_IN_FULL,
    SUM_DIFFERS,
    SUM_OUT_OF_REACH,
    SUM_ROUNDED,
    SURVEY,
    UNPUBLISHED,
    WEIGHTS_AS_MAXIMA,
    WEIGHTS_NOT_HUNDRED,
    WEIGHTS_TAKEN,
    WITHOUT_WEIGHT,
    Remark,
)
from ctscore.importing.stages import StageColumns, stage_columns
from ctscore.importing.summaries import with_summaries
from ctscore.importing.tables import Place
from ctscore.importing.totals import (
    Kept,
    Stated,
    Total,
    leave_sums_so_far,
    maximum_of,
    result_beside,
    scale_groups,
    scale_rows,
    total_beside,
    total_of,
)
from ctscore.importing.unnumbered import numbered, without_sums
from ctscore.importing.weighted import weighted_of
from ctscore.importing.weights import is_percent_of_all, weigh, weight_in
from ctscore.languages import preferred
from ctscore.model import PUBLISHED, Stage
from ctscore.model.scorecard import AnswerSet, Listing
from ctscore.periods import Period
from ctscore.phrases import Fact, Words
from ctscore.records import dataclass
from ctscore.source import Comment, Node, OneLine, Own, PlainText, Quoted, data_text, in_languages
from ctscore.words import fold

_SURVEY = re.compile(r"dieu tra (xa hoi hoc|xhh)|khao sat (truc tiep|nguoi dan)")
_AWARDED = (Role.ACHIEVED, Role.APPRAISED, Role.APPRAISED_2)
_WEIGHTED = "weighted-mean"
_NEITHER = Words("Nguồn không ghi trọng số và điểm.", "The source gives it neither weight nor points.")
_CITIZENS = "nguoi dan"  # who is asked; else those who work in or with the administration


@dataclass(frozen=True, slots=True)
class About:
    """What a scorecard or plan is about, and where and in which language it is printed.

    `stages` are those of the index. `stage` and `listing` are what was said of the table, None where it is to
    tell so itself. `limit` is the maximum where it is known, and not assumed,
    `answers` the sets of words that the index declares. `borders` is the last day of a unit that ended within
    the period. `score` and `rank` are published, and stand in the file whatever the table has.
    `options` mean the scorecard to a command.
    """

    index: str
    unit: str
    period: Period
    document: str
    max: Decimal
    languages: tuple[str, ...]
    stages: tuple[Stage, ...]
    stage: str | None = None
    listing: Listing | None = None
    limit: Decimal | None = None
    answers: tuple[AnswerSet, ...] = ()
    borders: date | None = None
    score: Decimal | None = None
    rank: int | None = None
    options: str = ""

    @property
    def lang(self) -> str:
        """The language of what is said in the file for people."""
        return preferred(self.languages[0], self.languages)


def is_scorecard(annex: Annex) -> bool:
    """Return whether an annex has a column of maxima and one of points."""
    return Role.MAX in annex.heads and any(role in annex.heads for role in POINTS if role is not Role.MAX)


def scorecard_text(
    annex: Annex, about: About, name: str
) -> tuple[str, tuple[Remark, ...], tuple[Finding, ...], Annex]:
    """Return the scorecard of an annex as the text of a data file, what was inferred, what is refused.

    Last comes the annex with the numbers that its rows have in the file. Where anything is refused the text
    is of no use. `name` is what findings call the file. Raises `Refusal` where the table does not tell what
    it lists, or has no points of the stage that is asked for.
    """
    if annex.doubts:
        return "", (), tuple(doubt.finding(name, place) for place, doubt in annex.doubts), annex
    remarks: list[Remark] = []
    columns = stage_columns(annex, about.stages, about.stage, remarks)
    roles = [role for role in (Role.MAX, Role.SURVEY, *columns.by_stage.values()) if role in annex.heads]
    points = read_points(annex, roles, about.limit, about.answers, name)
    annex, told = without_sums(annex, points)
    annex, counted = numbered(annex, points, about.limit)
    remarks += [*told, *counted]
    lines, findings = lines_of(annex, points, columns, name, remarks)
    top = tree_of(lines)
    set_limits(top, remarks)
    findings += positive_deductions(top, name)
    printed = {points.of(one)[Role.MAX]: one.title for one in annex.sums if Role.MAX in points.of(one)}
    remarks += mark_bonuses(top, printed, about.limit)
    findings += _weigh(annex, top, name)
    if findings:
        return "", (), tuple(findings), annex
    idle = [line for line in lines if line.is_idle and not line.parts]
    if idle:
        codes = ", ".join(line.code for line in idle)
        remarks.append(Remark(idle[0].entry.place, WITHOUT_WEIGHT, {"codes": codes}))
    remarks += [*scale_rows(top), *scale_groups(top, columns)]
    weighted = weighted_of(annex, columns.own, top)
    remarks += weighted.remarks
    found = total_of(annex, points, columns, top, weighted)
    found = with_summaries(found, annex.summaries, about.stages, columns.own, about.answers)
    remarks += leave_sums_so_far(top)
    about, why = _with_maximum(annex, about, found, columns, remarks)
    whole = found.is_mean or is_whole(about.max, top)
    listing = _listing(top, about, columns, annex, remarks, whole=whole, assumed=why is MAX_ASSUMED)
    kept = _kept_totals(annex, about, found, columns, listing, remarks)
    remarks += [
        *what_does_not_follow(annex, points, columns, lines),
        *missing_figures(lines, about.options),
        *doubtful_zeros(lines),
    ]
    methods = _methods(annex, _surveyed(top, points), remarks)
    writer = _Writer(methods, remarks, listing, about, _sums(top, columns))
    is_simple = not found.is_mean and _fits_first_version(lines, about, columns, listing)
    content: dict[str, Node] = {
        Comment("yaml-language-server: $schema=../../../schemas/scorecard.json"): None,
        "format": f"ctscore/scorecard@{1 if is_simple else 2}",
        "index": about.index,
        "unit": about.unit,
        **about.period.entry,
        "source": {"document": about.document, **({"annex": _label(annex.label)} if annex.label else {})},
        **({"stage": columns.own} if columns.own != PUBLISHED else {}),
        **_borders(about, annex, remarks),
        **({} if why in (None, MAX_ASSUMED) else _mark(why, about, _facts_of(about, annex, top))),
        "max": about.max,
        **({} if whole else writer.listing_entry()),
        **writer.printed_total(kept),
    }
    if methods:
        content["method"] = "not-survey"
    if found.is_mean:
        content["aggregate"] = _WEIGHTED
    content |= _mark(NUMBERED_IN_ORDER, about, counted[0].facts) if counted else {}
    content["criteria"] = [writer.criterion(line) for line in top]
    return data_text(content, about.languages), tuple(remarks), (), annex


def _weigh(annex: Annex, top: Sequence[Line], name: str) -> Iterator[Finding]:
    """Give each part of a weighted mean its weight; where that is not clear it is refused."""
    unread = None if annex.weights is None else weigh(annex.weights, annex.sums, top)
    if annex.weights is not None and unread is not None:
        why, place = unread
        facts = {"given": annex.weights.head.text, "or": _as_maxima(annex, top)}
        yield place.finding(WEIGHTS_LEFT_OUT, name, why=why.said, **facts)


def _as_maxima(annex: Annex, top: Sequence[Line]) -> Fact:
    """Return how weights are taken for maxima: only where points times weight stand below each of them.

    Scores are on a scale of their own, and percentages are no points: for these it would lead nowhere.
    """
    if annex.weights is None or Role.WEIGHTED not in annex.heads:
        return ""
    for line in leaves_of(top):
        most, product = annex.weights.cell(line.entry), line.entry.cells.get(Role.WEIGHTED)
        limit = weight_in(most) if most and not most.text.endswith("%") else None
        if limit is None or ((product and weight_in(product)) or ZERO) > limit:
            return ""
    points = annex.heads[Role.WEIGHTED].text
    return WEIGHTS_AS_MAXIMA.filled(most=annex.weights.head.text, points=points)


def _kept_totals(
    annex: Annex,
    about: About,
    found: Total,
    columns: StageColumns,
    listing: Listing,
    remarks: list[Remark],
) -> Kept:
    """Return what stands in the file of printed totals, with remarks on them."""
    told, kept = total_beside(found, columns, about.max, listing)
    place = columns.head(annex).place
    if about.score is not None:
        of = (about.index, about.max, listing, columns.own)
        kept.of_whole[PUBLISHED], differs = result_beside(about.score, found, of, place)
        told += differs
    if listing == "losses-only" and columns.own == PUBLISHED and PUBLISHED not in kept.of_whole:
        remarks.append(Remark(place, UNPUBLISHED, {"code": about.index, "options": about.options}))
    remarks += told
    return kept


def _with_maximum(
    annex: Annex, about: About, found: Total, columns: StageColumns, remarks: list[Remark]
) -> tuple[About, Words | None]:
    """Return what a table is about with its maximum, and why it is that, where no register says it."""
    why: Words | None = WEIGHTS_TAKEN if found.is_mean else None
    place = annex.heads[Role.MAX].place if annex.weights is None else annex.weights.head.place
    if about.limit is None:
        one_verdict = _one_verdict(about, columns)
        most, why = maximum_of(annex, found, about.max, about.listing, columns.own, one_verdict=one_verdict)
        about = replace(about, max=most)
    facts = _facts_of(about, annex, found.top)
    if annex.weights is not None and not is_percent_of_all(annex.weights, found.top):
        remarks.append(Remark(place, WEIGHTS_NOT_HUNDRED, facts))
    if why is not None:
        remarks.append(Remark(place, why, facts))
    return about, why


def _facts_of(about: About, annex: Annex, top: Sequence[Line]) -> dict[str, Fact]:
    """Return what the words about a maximum name."""
    facts: dict[str, Fact] = {"index": about.index, "max": about.max}
    if annex.weights is not None:
        whole = total(line.weight or ZERO for line in top)
        facts |= {"given": annex.weights.head.text, "whole": whole}
    return facts


def _sums(top: Sequence[Line], columns: StageColumns) -> dict[str, list[Decimal]]:
    """Return the printed points of all that has parts, by stage."""
    above = list(with_parts(top))
    return {
        stage: [one.figures[stage] for one in above if stage in one.figures] for stage in columns.by_stage
    }


def _one_verdict(about: About, columns: StageColumns) -> bool:
    """Return whether there is but one column of points, and it is not a unit's opinion of itself."""
    return len(columns.by_stage) < 2 and columns.own != about.stages[0].id


def _mark(words: Words, about: About, facts: Mapping[str, Fact]) -> dict[str, Node]:
    """Return a comment that says in the file what was inferred."""
    return {Comment(f"{INFERRED.fill(about.lang, {})} {words.fill(about.lang, facts)}"): None}


def _borders(about: About, annex: Annex, remarks: list[Remark]) -> dict[str, Node]:
    """Return of which day's unit the points are, where it ended within the period; a guess, and told."""
    if about.borders is None:
        return {}
    day = about.borders.isoformat()
    facts: dict[str, Fact] = {"unit": about.unit, "day": day}
    remarks.append(Remark(annex.place, BORDERS_TAKEN, facts))
    return _mark(BORDERS_TAKEN, about, facts) | {"borders": PlainText(day)}


def _fits_first_version(lines: Sequence[Line], about: About, columns: StageColumns, listing: Listing) -> bool:
    """Return whether a file of the first version can say all: one stage, each point known, whole years."""
    simple = about.period.kind == "year" and listing != "part" and columns.own == PUBLISHED
    if any(isinstance(figure, Answered) for line in lines for figure in line.figures.values()):
        return False
    simple = simple and about.borders is None and not any(line.is_outside or line.reason for line in lines)
    return simple and not any(line.says_nothing or line.figures.keys() - {PUBLISHED} for line in lines)


def _listing(
    top: Sequence[Line],
    about: About,
    columns: StageColumns,
    annex: Annex,
    remarks: list[Remark],
    *,
    whole: bool,
    assumed: bool,
) -> Listing:
    """Return what is listed wherever maxima do not make up what is above them, with a remark if inferred.

    `whole` says that the rows make up the maximum, `assumed` that nobody names that.
    """
    head = columns.head(annex).place
    gaps: list[tuple[Place, str, Decimal, Decimal]] = []
    if not whole:
        gaps.append((head, about.index, total(line.most for line in top), about.max))
    for line in with_parts(top):
        if not line.is_whole:
            parts = total(part.most for part in line.parts)
            gaps.append((line.entry.place, line.code, parts, line.max or parts))
    if not gaps:
        return "full"
    if about.listing is not None:
        if about.listing == "losses-only":
            rests = ", ".join(f"{code} +{plain(most - parts)}" for _, code, parts, most in gaps)
            remarks.append(Remark(gaps[0][0], REST_IN_FULL, {"rests": rests}))
        return about.listing
    place, code, parts, most = gaps[0]
    found = listing_of_some(top, one_verdict=_one_verdict(about, columns))
    facts: dict[str, Fact] = {"code": code, "parts": parts, "max": most}
    unsaid = assumed and code == about.index  # nobody says that there is more than the table has
    if found is None or (unsaid and found == "losses-only"):
        told = MAX_UNSAID.filled(**facts) if unsaid else ""
        raise Refusal(LISTING_UNKNOWN, **facts, unsaid=told, rest=most - parts)
    also = ", ".join(one for _, one, _, _ in gaps[1:])
    facts["also"] = Words(f"; cũng vậy: {also}", f"; likewise: {also}") if also else ""
    remarks.append(Remark(place, LOSSES_ONLY if found == "losses-only" else LISTED_IN_PART, facts))
    return found


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes criteria as data files have them; `listing` says what is listed where parts are missing.

    `sums` are all printed sums of a stage.
    """

    methods: Mapping[str, str]
    remarks: list[Remark]
    listing: Listing
    about: About
    sums: Mapping[str, Sequence[Decimal]]

    def printed_total(self, totals: Kept) -> dict[str, Node]:
        """Return the totals that are kept by stage, with errata where they differ from what was computed."""
        kept = totals.of_whole
        errata: dict[str, dict[str, Node]] = {
            stage: self._stated(one) for stage, one in {**totals.of_listed, **kept}.items() if not one.agrees
        }
        published: dict[str, Node] = {}
        if PUBLISHED in kept:
            published["score"] = _filed(kept[PUBLISHED].printed)
            published |= {"erratum": errata.pop(PUBLISHED)} if PUBLISHED in errata else {}
            published |= {"rank": self.about.rank} if self.about.rank else {}
        printed = {stage: _filed(one.printed) for stage, one in kept.items() if stage != PUBLISHED}
        others: list[Node] = [{"stage": stage, **erratum} for stage, erratum in errata.items()]
        return {
            **({"published": published} if published else {}),
            **({"printed": printed} if printed else {}),
            **({"errata": others} if others else {}),
        }

    def listing_entry(self) -> dict[str, Node]:
        """Return the line that says what is listed, marked where nobody but the table says so."""
        if self.listing == "full":
            return {}
        mark: dict[str, Node] = {}
        if self.about.listing is None:
            mark[Comment(INFERRED.fill(self.about.lang, {}))] = None
        return {**mark, "listing": self.listing}

    def criterion(self, line: Line) -> dict[str, Node]:
        """Return a criterion with its parts."""
        written: dict[str, Node] = {"code": Quoted(line.code), "row": Quoted(line.code)}
        written["name"] = Own(line.name or line.code)
        if line.limit_from is not None:
            limit = {"code": line.code, "given": plain(line.limit_from)}
            written |= _mark(LIMIT_OF_FIGURES, self.about, limit)
        written |= {**_scale(line), **_weighing(line)}
        answers = next((one.answers for one in line.figures.values() if isinstance(one, Answered)), None)
        if answers is not None:
            written["answers"] = answers
        method = self.methods.get(line.code)
        if method is not None:
            written["method"] = method
        others = {stage: _filed(figure) for stage, figure in line.figures.items() if stage != line.own}
        note: dict[str, Node] = {"reason": Own(line.reason)} if line.reason else {}
        note |= {"note": Own("; ".join(line.notes))} if line.notes else {}
        if not line.parts:
            if line.is_idle:
                written["not_applicable"] = OneLine({"how": "unscored", "why": _NEITHER})
            elif line.achieved is not None:
                written["achieved"] = _filed(line.achieved)
            elif words := line.empty.get(line.own):
                told, facts = told_of_nothing(words, [line.code], self.about.options)
                written[Comment(told.fill(self.about.lang, facts))] = None
            return written | ({"stages": others} if others else {}) | note
        if line.max is not None and line.is_deduction:
            written["cap"] = {"least": line.max}
        if not line.is_whole:
            written |= self.listing_entry()
        if line.achieved is not None:
            written["published"] = _filed(line.achieved)
        if others:
            written["printed"] = others
        if line.is_whole:
            written |= self._errata(line)
        return {**written, **note, "criteria": [self.criterion(part) for part in line.parts]}

    def _errata(self, line: Line) -> dict[str, Node]:
        """Return in which stages the printed points are not those of the parts, as far as these are known."""
        wrong = {
            stage: self._erratum(line, stage, printed, computed)
            for stage, printed in line.figures.items()
            if (computed := line.sum(stage, ZERO)) is not None
            and not _is_within(line, stage, printed)
            and not self._is_rounded(line, stage, printed, computed)
        }
        own = wrong.pop(line.own, None)
        others: list[Node] = [{"stage": stage, **erratum} for stage, erratum in wrong.items()]
        return {**({"erratum": own} if own else {}), **({"errata": others} if others else {})}

    def _is_rounded(self, line: Line, stage: str, printed: Decimal, computed: Decimal) -> bool:
        """Return whether printed points differ from those of the parts by rounding only, and tell it."""
        leaves = list(line.leaves(stage))
        if line.is_mean:
            allowed = rounding_of_mean(printed, leaves, worth_below(line.parts, line.most))
        else:
            allowed = rounding(printed, computed, leaves, self.sums.get(stage, ()))
        if reconcile(printed, computed, allowed, None).verdict is Verdict.MISMATCH:
            return False
        if line.is_mean and abs(printed - computed) <= half_unit(places(printed)):
            return True  # the mean has more decimals than are printed
        facts: dict[str, Fact] = {"code": line.code, "printed": printed, "computed": computed}
        self.remarks.append(Remark(line.sum_at or line.entry.place, SUM_ROUNDED, facts))
        return True

    def _erratum(self, line: Line, stage: str, printed: Decimal, computed: Decimal) -> dict[str, Node]:
        low, high = line.range(stage)
        words = SUM_DIFFERS if low == high else SUM_OUT_OF_REACH
        facts: dict[str, Fact] = {"code": line.code, "printed": printed, "computed": computed}
        facts |= {"low": low, "high": high}
        self.remarks.append(Remark(line.sum_at or line.entry.place, words, facts))
        return self._stated(Stated(printed, computed, low != high))

    def _stated(self, one: Stated) -> dict[str, Node]:
        printed, computed = one.printed, one.computed
        vi_printed, vi_computed = (text.replace(".", ",") for text in (f"{printed:f}", plain(computed)))
        why = Words(
            f"Nguồn ghi {vi_printed}; các phần{' đã có điểm' * one.is_open} cộng lại được {vi_computed}.",
            f"Printed {printed:f}; the parts{' with points' * one.is_open} add up to {plain(computed)}.",
        )
        if self.listing == "losses-only" and printed < computed:
            why = Words(
                f"Nguồn ghi {vi_printed}; phần mất điểm được liệt kê để lại {vi_computed}.",
                f"Printed {printed:f}; the listed losses leave {plain(computed)}.",
            )
        return {
            "printed": _filed(printed),
            "computed": filed(computed),
            Comment(JUDGE.fill(self.about.lang, {})): None,
            "unconfirmed": PlainText("true"),
            **in_languages(why, self.about.languages),
        }


def _is_within(line: Line, stage: str, printed: Decimal) -> bool:
    """Return whether the parts of a line can come to what is printed, as far as they are known."""
    if line.sum(stage) is not None:
        return line.sum(stage) == printed
    low, high = line.range(stage)
    return low <= printed <= high


def _scale(line: Line) -> dict[str, Node]:
    """Return the ends of a line's scale, and whether it is beyond the maximum."""
    if line.is_bonus:
        return {} if line.parts else {"max": line.max, "bonus": PlainText("true")}
    least: dict[str, Node] = {"min": line.max} if line.is_deduction and not line.parts else {}
    return least if line.max is None else {**least, "max": line.most}


def _weighing(line: Line) -> dict[str, Node]:
    """Return what a line weighs in the mean above it, and whether it is one of its parts."""
    own: dict[str, Node] = {} if line.weight is None else {"weight": line.weight}
    return own | ({"aggregate": _WEIGHTED} if line.is_mean else {})


def _filed(figure: Decimal) -> Node:
    """Return a figure as files have it: an answer as its word, a number in the digits that are printed.

    How far rounding can have changed 3.70 is not what it can have of 3.7. A zero has no sign.
    """
    return figure.word if isinstance(figure, Answered) else PlainText(f"{figure or abs(figure):f}")


def _methods(annex: Annex, surveyed: Container[int], remarks: list[Remark]) -> dict[str, str]:
    """Return the criteria whose points a survey awards, as their row or a cell reaching down says.

    Or as its points say, which `surveyed` entries have from the column of a survey.
    """
    found: dict[str, str] = {}
    note = ""
    for entry in annex.entries:
        # A note reaches down as far as the lead beside it.
        note = entry.text(Role.NOTE) or (note if Role.LEADS in entry.inherited else "")
        words = fold(f"{note} {entry.text(Role.TASK)}")
        by_column = id(entry) in surveyed
        if by_column:
            words += f" {fold(annex.heads[Role.SURVEY].text)}"
        if entry.number and (by_column or _SURVEY.search(words)):
            method = "survey-citizens" if _CITIZENS in words else "survey-officials"
            found[entry.number] = method
            remarks.append(Remark(entry.place, SURVEY, {"method": method}))
    return found


def _surveyed(lines: Sequence[Line], points: Points) -> set[int]:
    """Return the entries whose points are those of the survey's column: a group where those below it are.

    What stands beside a group is a sum, or 0 where no part is asked about.
    """
    found: set[int] = set()
    for line in lines:
        found |= _surveyed(line.parts, points)
        is_below = all(id(leaf.entry) in found for leaf in leaves_of(line.parts))
        if is_below and _is_surveyed(points.of(line.entry)):
            found.add(id(line.entry))
    return found


def _is_surveyed(figures: Mapping[Role, Decimal]) -> bool:
    """Return whether the `figures` of a row say that its points are those of a survey alone."""
    survey = figures.get(Role.SURVEY)
    others = [figures[role] for role in _AWARDED if figures.get(role)]
    if not survey:
        return survey is not None and not others and not {*_AWARDED[1:], Role.CLAIMED} & figures.keys()
    return all(abs(figure - survey) <= half_unit(places(figure)) for figure in others)


def _label(label: str) -> Node:
    return label if label.isalpha() else Quoted(label)
