"""From an annex with points to a scorecard: codes make the tree, printed sums stay beside computed ones."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ctscore.analysis.totals import Verdict, reconcile
from ctscore.decimals import places, plain, total
from ctscore.findings import Finding, Refusal
from ctscore.findings.import_rules import WEIGHTS_LEFT_OUT
from ctscore.findings.rule import Fact, Words
from ctscore.findings.usage_rules import LISTING_UNKNOWN
from ctscore.importing.doubts import (
    doubtful_zeros,
    missing_figures,
    told_of_nothing,
    total_beside,
)
from ctscore.importing.headers import POINTS, Role
from ctscore.importing.joining import Annex
from ctscore.importing.lines import Line, lines_of, tree_of, with_parts
from ctscore.importing.listings import is_whole, listing_of_some
from ctscore.importing.points import Answered, has_words, read_points
from ctscore.importing.review import (
    BORDERS_TAKEN,
    INFERRED,
    LISTED_IN_PART,
    LOSSES_ONLY,
    MAX_ASSUMED,
    MAX_PRINTED,
    MAX_UNSAID,
    NUMBERED_IN_ORDER,
    SUM_DIFFERS,
    SUM_ROUNDED,
    SURVEY,
    UNPUBLISHED,
    Remark,
)
from ctscore.importing.stages import StageColumns, stage_columns
from ctscore.importing.tables import Place
from ctscore.importing.unnumbered import numbered, printed_totals, without_sums
from ctscore.languages import preferred
from ctscore.model import PUBLISHED, Stage
from ctscore.model.scorecard import AnswerSet, Listing
from ctscore.periods import Period
from ctscore.records import dataclass
from ctscore.source import Comment, Node, Own, PlainText, Quoted, data_text, in_languages
from ctscore.words import fold

_SURVEY = re.compile(r"dieu tra (xa hoi hoc|xhh)|khao sat (truc tiep|nguoi dan)")
_CITIZENS = "nguoi dan"  # who is asked; else those who work in or with the administration


@dataclass(frozen=True, slots=True)
class About:
    """What a scorecard or plan is about, and where and in which language it is printed.

    `stages` are those of the index. `stage` and `listing` are what was said of the table, None where it is to
    tell so itself. `limit` is the maximum where it is known, and not assumed,
    `answers` the sets of words that the index declares. `borders` is the last day of a unit that ended within
    the period.
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
    if annex.weights is not None:
        facts = {**annex.weights.place.facts, "given": annex.weights.text}
        refused = Finding(WEIGHTS_LEFT_OUT, name, facts, position=annex.weights.place.position)
        return "", (), (refused,), annex
    roles = [role for role in (Role.MAX, Role.SURVEY, *columns.by_stage.values()) if role in annex.heads]
    points = read_points(annex, roles, about.limit, about.answers, name)
    annex, told = without_sums(annex, points)
    annex, counted = numbered(annex, points, about.limit)
    remarks += [*told, *counted]
    lines, findings = lines_of(annex, points, columns, name, remarks)
    if findings:
        return "", (), tuple(findings), annex
    top = tree_of(lines)
    printed = total(line.most for line in top)
    # Who says that some criteria are not listed says that the sum of the listed ones is not the whole.
    known = about.listing in (None, "full") and printed in printed_totals(annex, points) and printed > 0
    if about.limit is None:
        about = (
            replace(about, max=printed) if known or about.listing == "full" or printed > about.max else about
        )
        most: dict[str, Fact] = {"index": about.index, "max": about.max}
        assumed = Remark(annex.heads[Role.MAX].place, MAX_PRINTED if known else MAX_ASSUMED, most)
        remarks.append(assumed)
    whole = is_whole(about.max, top)
    listing = _listing(top, about, columns, annex, remarks)
    if listing == "losses-only" and columns.own == PUBLISHED:
        example: dict[str, Fact] = {"code": about.index, "score": _PUBLISHED}
        remarks.append(Remark(columns.head(annex).place, UNPUBLISHED, example))
    remarks += total_beside(annex, points, columns, top, about.max, listing)
    remarks += [*missing_figures(lines), *doubtful_zeros(lines)]
    methods = _methods(annex, remarks)
    writer = _Writer(methods, remarks, listing, about)
    content: dict[str, Node] = {
        Comment("yaml-language-server: $schema=../../../schemas/scorecard.json"): None,
        "format": f"ctscore/scorecard@{1 if _fits_first_version(lines, about, columns, listing) else 2}",
        "index": about.index,
        "unit": about.unit,
        **about.period.entry,
        "source": {"document": about.document, **({"annex": _label(annex.label)} if annex.label else {})},
        **({"stage": columns.own} if columns.own != PUBLISHED else {}),
        **_borders(about, annex, remarks),
        **(_mark(MAX_PRINTED, about, most) if about.limit is None and known else {}),
        "max": about.max,
        **({} if whole else writer.listing_entry()),
    }
    if methods:
        content["method"] = "not-survey"
    content |= _mark(NUMBERED_IN_ORDER, about, counted[0].facts) if counted else {}
    content["criteria"] = [writer.criterion(line) for line in top]
    return data_text(content, about.languages), tuple(remarks), (), annex


_PUBLISHED = "{score: 85.20, rank: 40, of: 63}"


def _mark(words: Words, about: About, facts: Mapping[str, Fact]) -> dict[str, Node]:
    """Return a comment that says in the file what was inferred."""
    return {Comment(f"{INFERRED.fill(about.lang, {})} {words.fill(about.lang, facts)}"): None}


def _borders(about: About, annex: Annex, remarks: list[Remark]) -> dict[str, Node]:
    """Return of which day's unit the points are, where it ended within the period; a guess, and told."""
    if about.borders is None:
        return {}
    day = about.borders.isoformat()
    facts: dict[str, Fact] = {"unit": about.unit, "day": day}
    remarks.append(Remark(next(iter(annex.heads.values())).place, BORDERS_TAKEN, facts))
    return _mark(BORDERS_TAKEN, about, facts) | {"borders": PlainText(day)}


def _fits_first_version(lines: Sequence[Line], about: About, columns: StageColumns, listing: Listing) -> bool:
    """Return whether a file of the first version can say all: one stage, each point known, whole years."""
    simple = about.period.kind == "year" and listing != "part" and columns.own == PUBLISHED
    if any(isinstance(figure, Answered) for line in lines for figure in line.figures.values()):
        return False
    simple = simple and about.borders is None and not any(line.is_deduction for line in lines)
    return simple and not any(line.says_nothing or line.figures.keys() - {PUBLISHED} for line in lines)


def _listing(
    top: Sequence[Line], about: About, columns: StageColumns, annex: Annex, remarks: list[Remark]
) -> Listing:
    """Return what is listed wherever maxima do not make up what is above them, with a remark if inferred."""
    head = columns.head(annex).place
    gaps: list[tuple[Place, str, Decimal, Decimal]] = []
    if not is_whole(about.max, top):
        gaps.append((head, about.index, total(line.most for line in top), about.max))
    for line in with_parts(top):
        if not line.is_whole:
            parts = total(part.most for part in line.parts)
            gaps.append((line.entry.place, line.code, parts, line.max or parts))
    if not gaps:
        return "full"
    if about.listing is not None:
        return about.listing
    place, code, parts, most = gaps[0]
    one_verdict = len(columns.by_stage) < 2 and columns.own != about.stages[0].id
    found = listing_of_some(top, one_verdict=one_verdict)
    facts: dict[str, Fact] = {"code": code, "parts": parts, "max": most}
    assumed = about.limit is None and code == about.index  # nobody says that there is more than the table has
    if found is None or (assumed and found == "losses-only"):
        unsaid = {f"unsaid_{lang}": MAX_UNSAID.fill(lang, facts) if assumed else "" for lang in ("vi", "en")}
        raise Refusal(LISTING_UNKNOWN, **facts, **unsaid)
    also = ", ".join(one for _, one, _, _ in gaps[1:])
    facts |= {
        "also_vi": f"; cũng vậy: {also}" if also else "",
        "also_en": f"; likewise: {also}" if also else "",
    }
    remarks.append(Remark(place, LOSSES_ONLY if found == "losses-only" else LISTED_IN_PART, facts))
    return found


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes criteria as data files have them; `listing` says what is listed where parts are missing."""

    methods: Mapping[str, str]
    remarks: list[Remark]
    listing: Listing
    about: About

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
        if line.is_deduction and not line.parts:
            written["min"] = line.max
        if line.max is not None:
            written["max"] = line.most
        answers = next((one.answers for one in line.figures.values() if isinstance(one, Answered)), None)
        if answers is not None:
            written["answers"] = answers
        method = self.methods.get(line.code)
        if method is not None:
            written["method"] = method
        others = {stage: _filed(figure) for stage, figure in line.figures.items() if stage != line.own}
        note: dict[str, Node] = {"note": Own("; ".join(line.notes))} if line.notes else {}
        if not line.parts:
            if line.achieved is not None:
                written["achieved"] = _filed(line.achieved)
            elif words := line.empty.get(line.own):
                told, facts = told_of_nothing(words, [line.code])
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
        sums = {stage: (printed, line.sum(stage)) for stage, printed in line.figures.items()}
        wrong = {
            stage: self._erratum(line, printed, computed)
            for stage, (printed, computed) in sums.items()
            if computed is not None and printed != computed and not self._is_rounded(line, stage, printed)
        }
        own = wrong.pop(line.own, None)
        others: list[Node] = [{"stage": stage, **erratum} for stage, erratum in wrong.items()]
        return {**({"erratum": own} if own else {}), **({"errata": others} if others else {})}

    def _is_rounded(self, line: Line, stage: str, printed: Decimal) -> bool:
        """Return whether printed points differ from those of the parts by rounding only, and tell it."""
        leaves = list(line.leaves(stage))
        decimals = max(map(places, leaves))
        if reconcile(printed, total(leaves), decimals, len(leaves), None).verdict is Verdict.MISMATCH:
            return False
        facts: dict[str, Fact] = {"code": line.code, "printed": printed, "computed": total(leaves)}
        self.remarks.append(Remark(line.entry.place, SUM_ROUNDED, facts))
        return True

    def _erratum(self, line: Line, printed: Decimal, computed: Decimal) -> dict[str, Node]:
        facts: dict[str, Fact] = {"code": line.code, "printed": printed, "computed": computed}
        self.remarks.append(Remark(line.entry.place, SUM_DIFFERS, facts))
        vi_printed, vi_computed = (plain(figure).replace(".", ",") for figure in (printed, computed))
        why = Words(
            f"Nguồn ghi {vi_printed}; các phần cộng lại được {vi_computed}.",
            f"Printed {plain(printed)}; the parts add up to {plain(computed)}.",
        )
        return {
            "printed": printed,
            "computed": computed,
            **in_languages(why, self.about.languages),
        }


def _filed(figure: Decimal) -> Node:
    """Return a figure as files have it: an answer as its word, a zero without its sign."""
    return figure.word if isinstance(figure, Answered) else figure or abs(figure)


def _methods(annex: Annex, remarks: list[Remark]) -> dict[str, str]:
    """Return the criteria whose points a survey awards, as their row or a cell reaching down says."""
    found: dict[str, str] = {}
    note = ""
    for entry in annex.entries:
        # A note reaches down as far as the lead beside it.
        note = entry.text(Role.NOTE) or (note if Role.LEADS in entry.inherited else "")
        words = fold(f"{note} {entry.text(Role.TASK)}")
        surveyed = has_words(entry.cells.get(Role.SURVEY))
        if surveyed:
            words += f" {fold(annex.heads[Role.SURVEY].text)}"
        if entry.number and (surveyed or _SURVEY.search(words)):
            method = "survey-citizens" if _CITIZENS in words else "survey-officials"
            found[entry.number] = method
            remarks.append(Remark(entry.place, SURVEY, {"method": method}))
    return found


def _label(label: str) -> Node:
    return label if label.isalpha() else Quoted(label)
