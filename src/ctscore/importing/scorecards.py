"""From an annex with points to a scorecard: codes make the tree, printed sums stay beside computed ones."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from decimal import Decimal

from ctscore.analysis.totals import Verdict, reconcile
from ctscore.decimals import places, plain, total
from ctscore.findings import Finding, Refusal
from ctscore.findings.import_rules import NO_ROWS, WEIGHTS_LEFT_OUT
from ctscore.findings.rule import Fact, Words
from ctscore.findings.usage_rules import LISTING_UNKNOWN
from ctscore.importing.blanks import Blank, blank_of
from ctscore.importing.headers import POINTS, STAGES, Role, is_beside_points
from ctscore.importing.joining import Annex, Entry
from ctscore.importing.listings import is_whole, listing_of_some
from ctscore.importing.points import Answered, Points, has_words, read_points
from ctscore.importing.review import (
    BORDERS_TAKEN,
    COLUMN_IGNORED,
    INFERRED,
    LISTED_IN_PART,
    LOSSES_ONLY,
    MAX_ASSUMED,
    MAX_PRINTED,
    NOT_APPLICABLE,
    NUMBERED_IN_ORDER,
    POINTS_UNKNOWN,
    SUM_DIFFERS,
    SUM_ROUNDED,
    SURVEY,
    TOTAL_DIFFERS,
    ZERO_OF_NOTHING,
    Remark,
)
from ctscore.importing.rows import rows_of
from ctscore.importing.stages import StageColumns, SurveyPoints, stage_columns
from ctscore.importing.tables import Cell, Place
from ctscore.importing.task_cells import without_draft_mark
from ctscore.importing.unnumbered import numbered, printed_totals, without_sums
from ctscore.model import PUBLISHED, Stage
from ctscore.model.scorecard import AnswerSet, Listing
from ctscore.periods import Period
from ctscore.records import dataclass
from ctscore.source import Comment, Node, PlainText, Quoted, data_text
from ctscore.words import fold

_NOT_SCORED = re.compile(
    r"khong (ap dung|cham|danh gia|phat sinh)|chua (cham|danh gia|tham dinh)|not (applicable|scored)"
)
_SURVEY = re.compile(r"dieu tra (xa hoi hoc|xhh)|khao sat (truc tiep|nguoi dan)")
_CITIZENS = "nguoi dan"  # who is asked; else those who work in or with the administration
_ABOUT_POINTS = re.compile(r"\bdiem\b|\bscores?\b|\bpoints?\b")


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
    lang: str
    stages: tuple[Stage, ...]
    stage: str | None = None
    listing: Listing | None = None
    limit: Decimal | None = None
    answers: tuple[AnswerSet, ...] = ()
    borders: date | None = None


@dataclass(slots=True)
class _Line:
    """A criterion on its way from a row to the tree: its figures by stage, `own` being that of the file."""

    code: str
    entry: Entry
    name: str
    max: Decimal | None
    figures: Mapping[str, Decimal]
    own: str
    empty: Mapping[str, str]  # what cells without a figure say instead, by stage
    notes: Sequence[str]
    parts: list["_Line"] = field(default_factory=list)

    @property
    def achieved(self) -> Decimal | None:
        """The points as printed."""
        return self.figures.get(self.own)

    @property
    def most(self) -> Decimal:
        """The maximum: as printed, else that of its parts."""
        return self.max if self.max is not None else total(part.most for part in self.parts)

    @property
    def known(self) -> Decimal | None:
        """The points that its parts come to; None where one is not known."""
        return self.sum(self.own)

    @property
    def is_whole(self) -> bool:
        """Whether its parts make up its printed maximum, if it has both."""
        return self.max is None or not self.parts or is_whole(self.max, self.parts)

    @property
    def says_nothing(self) -> bool:
        """Whether it has no figure where one could stand."""
        return not self.parts and self.max is not None and self.achieved is None

    def leaves(self, stage: str) -> Iterator[Decimal]:
        """Yield the points at a stage of all that has no parts, as far as they are known."""
        for part in self.parts:
            yield from part.leaves(stage)
        if not self.parts and stage in self.figures:
            yield self.figures[stage]

    def sum(self, stage: str) -> Decimal | None:
        """Return the points at a stage: those of its parts, where it has any; None if one is not known."""
        if not self.parts:
            return self.figures.get(stage)
        sums = [part.sum(stage) for part in self.parts]
        return None if None in sums else total(one for one in sums if one is not None)


def is_scorecard(annex: Annex) -> bool:
    """Return whether an annex has a column of maxima and one of points."""
    return Role.MAX in annex.heads and any(role in annex.heads for role in POINTS if role is not Role.MAX)


def points_without_maximum(annex: Annex, *, asked: bool) -> Cell | None:
    """Return the header over the points of an annex that has no maxima, and is no plan either.

    A plan has tasks, or says both who leads and when; that does not count where points are `asked` for.
    """
    planned = Role.TASK in annex.heads or {Role.LEADS, Role.TIMING} <= annex.heads.keys()
    if Role.MAX in annex.heads or (planned and not asked):
        return None
    return next((annex.heads[role] for role in STAGES if role in annex.heads), None)


def points_not_known(annex: Annex) -> tuple[Cell, ...] | None:
    """Return the columns that may hold the points of an annex with maxima and no points of a known name.

    None where it has points, no maxima, or tasks in place of points.
    """
    if Role.MAX not in annex.heads or is_scorecard(annex):
        return None
    said = (cell for cell in annex.ignored if _ABOUT_POINTS.search(fold(cell.text)))
    found = tuple(cell for cell in said if not is_beside_points(cell.text))
    tasked = any(role in annex.heads for role in (Role.TASK, Role.LEADS, Role.TIMING))
    return None if tasked and not found else found


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
    lines, findings = _lines(annex, points, columns, name, remarks)
    if findings:
        return "", (), tuple(findings), annex
    top = _tree(lines)
    printed = total(line.most for line in top)
    known = printed in printed_totals(annex, points) and printed > 0
    if about.limit is None:
        about = replace(about, max=printed) if known else about
        most: dict[str, Fact] = {"index": about.index, "max": about.max}
        assumed = Remark(annex.heads[Role.MAX].place, MAX_PRINTED if known else MAX_ASSUMED, most)
        remarks.append(assumed)
    whole = is_whole(about.max, top)
    listing = _listing(top, about, columns, annex, remarks)
    remarks += _total_beside(annex, points, columns, top, about.max, listing)
    remarks += [*_missing(lines), *_doubtful(lines), *_notes_unused(annex)]
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
    return data_text(content, about.lang), tuple(remarks), (), annex


def _doubtful(lines: Sequence[_Line]) -> Iterator[Remark]:
    """Yield which zeros may be none by the words beside them."""
    zeros = [
        line
        for line in lines
        if not line.parts and line.achieved == 0 and line.max
        if _NOT_SCORED.search(fold(f"{line.name} {line.entry.text(Role.NOTE)}"))
    ]
    if zeros:
        codes = ", ".join(line.code for line in zeros)
        yield Remark(zeros[0].entry.place, ZERO_OF_NOTHING, {"codes": codes})


def _notes_unused(annex: Annex) -> Iterator[Remark]:
    """Yield that a table has notes, which the scorecard that it becomes does not hold."""
    noted = [entry for entry in annex.entries if without_draft_mark(entry.text(Role.NOTE))]
    if noted:
        yield Remark(noted[0].cells[Role.NOTE].place, COLUMN_IGNORED, {"given": annex.heads[Role.NOTE].text})


def _total_beside(
    annex: Annex,
    points: Points,
    columns: StageColumns,
    top: Sequence[_Line],
    most: Decimal,
    listing: Listing,
) -> Iterator[Remark]:
    """Yield how the printed total of a table differs from its rows, where both are about the same maximum."""
    maximum, known = total(line.most for line in top), [line.sum(columns.own) for line in top]
    role = columns.by_stage.get(columns.own)
    for entry in annex.sums[-1:]:
        figures = points.of(entry)
        printed = None if role is None else figures.get(role)
        if printed is None or None in known or figures.get(Role.MAX) not in (maximum, most):
            continue
        computed = total(one for one in known if one is not None)
        if figures[Role.MAX] != maximum and listing != "losses-only":
            continue  # of the rest nothing is known
        computed += figures[Role.MAX] - maximum
        if printed != computed:
            facts: dict[str, Fact] = {"given": entry.text(Role.NAME) or entry.text(Role.NUMBER)}
            yield Remark(entry.place, TOTAL_DIFFERS, facts | {"printed": printed, "computed": computed})


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


def _fits_first_version(
    lines: Sequence[_Line], about: About, columns: StageColumns, listing: Listing
) -> bool:
    """Return whether a file of the first version can say all: one stage, each point known, whole years."""
    simple = about.period.kind == "year" and listing != "part" and columns.own == PUBLISHED
    if any(isinstance(figure, Answered) for line in lines for figure in line.figures.values()):
        return False
    simple = simple and about.borders is None
    return simple and not any(line.says_nothing or line.figures.keys() - {PUBLISHED} for line in lines)


def _listing(
    top: Sequence[_Line], about: About, columns: StageColumns, annex: Annex, remarks: list[Remark]
) -> Listing:
    """Return what is listed wherever maxima do not make up what is above them, with a remark if inferred."""
    head = columns.head(annex).place
    gaps: list[tuple[Place, str, Decimal, Decimal]] = []
    if not is_whole(about.max, top):
        gaps.append((head, about.index, total(line.most for line in top), about.max))
    for line in _with_parts(top):
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
    if found is None:
        raise Refusal(LISTING_UNKNOWN, **facts)
    also = ", ".join(one for _, one, _, _ in gaps[1:])
    facts |= {
        "also_vi": f"; cũng vậy: {also}" if also else "",
        "also_en": f"; likewise: {also}" if also else "",
    }
    remarks.append(Remark(place, LOSSES_ONLY if found == "losses-only" else LISTED_IN_PART, facts))
    return found


def _with_parts(lines: Sequence[_Line]) -> Iterator[_Line]:
    for line in lines:
        if line.parts:
            yield line
            yield from _with_parts(line.parts)


def _missing(lines: Sequence[_Line]) -> Iterator[Remark]:
    """Yield what is told of cells without a figure: once for each way in which they say so.

    An empty one says something only where the file needs its figure.
    """
    alike: dict[str, dict[str, _Line]] = {}
    for line in lines:
        for stage, words in line.empty.items():
            if words or (stage == line.own and line.says_nothing):
                alike.setdefault(words, {})[line.code] = line
    for words, found in alike.items():
        yield Remark(next(iter(found.values())).entry.place, *_told_of(words, found))


def _told_of(words: str, codes: Collection[str]) -> tuple[Words, Mapping[str, str]]:
    """Return what is told of criteria whose cell has only `words` in place of a figure."""
    told = NOT_APPLICABLE if blank_of(words) is Blank.NOT_APPLICABLE else POINTS_UNKNOWN
    vi, en = (f"“{words}”" if words else empty for empty in ("ô trống", "an empty cell"))
    return told, {"given_vi": vi, "given_en": en, "codes": ", ".join(codes)}


def _lines(
    annex: Annex, points: Points, columns: StageColumns, name: str, remarks: list[Remark]
) -> tuple[list[_Line], list[Finding]]:
    rows, findings = rows_of(annex, points, name, remarks)
    if not rows and not findings:
        findings.append(Finding(NO_ROWS, name, position=next(iter(annex.heads.values())).place.position))
    survey = SurveyPoints(columns)
    lines: list[_Line] = []
    for row in rows:
        known = row.figures | ({} if row.max is None else {Role.MAX: row.max})
        figures = {stage: known[role] for stage, role in columns.by_stage.items() if role in known}
        survey.add(row.code, row.entry, known, figures)
        cells = {columns.survey: Role.SURVEY, **columns.by_stage}
        empty = {stage: row.entry.text(role) for stage, role in cells.items() if stage not in figures}
        lines.append(_Line(row.code, row.entry, row.name, row.max, figures, columns.own, empty, row.notes))
    remarks += [*survey.remarks(annex), *points.remarks({id(row.entry): row.code for row in rows})]
    return lines, [*points.findings, *findings]


def _tree(lines: Sequence[_Line]) -> list[_Line]:
    """Return the topmost lines with those below them: a code lies below the longest one it begins with."""
    by_code = {line.code: line for line in lines}
    top: list[_Line] = []
    for line in lines:
        above = line.code
        while "." in above:
            above = above.rpartition(".")[0]
            if above in by_code:
                by_code[above].parts.append(line)
                break
        else:
            top.append(line)
    return top


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

    def criterion(self, line: _Line) -> dict[str, Node]:
        """Return a criterion with its parts."""
        written: dict[str, Node] = {"code": Quoted(line.code), "row": Quoted(line.code)}
        written["name"] = {"vi": line.name or line.code}
        if line.max is not None:
            written["max"] = line.max
        answers = next((one.answers for one in line.figures.values() if isinstance(one, Answered)), None)
        if answers is not None:
            written["answers"] = answers
        method = self.methods.get(line.code)
        if method is not None:
            written["method"] = method
        others = {stage: _filed(figure) for stage, figure in line.figures.items() if stage != line.own}
        note: dict[str, Node] = {"note": {"vi": "; ".join(line.notes)}} if line.notes else {}
        if not line.parts:
            if line.achieved is not None:
                written["achieved"] = _filed(line.achieved)
            elif words := line.empty.get(line.own):
                told, facts = _told_of(words, [line.code])
                written[Comment(told.fill(self.about.lang, facts))] = None
            return written | ({"stages": others} if others else {}) | note
        if not line.is_whole:
            written |= self.listing_entry()
        if line.achieved is not None:
            written["published"] = _filed(line.achieved)
        if others:
            written["printed"] = others
        if line.is_whole:
            written |= self._errata(line)
        return {**written, **note, "criteria": [self.criterion(part) for part in line.parts]}

    def _errata(self, line: _Line) -> dict[str, Node]:
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

    def _is_rounded(self, line: _Line, stage: str, printed: Decimal) -> bool:
        """Return whether printed points differ from those of the parts by rounding only, and tell it."""
        leaves = list(line.leaves(stage))
        decimals = max(map(places, leaves))
        if reconcile(printed, total(leaves), decimals, len(leaves), None).verdict is Verdict.MISMATCH:
            return False
        facts: dict[str, Fact] = {"code": line.code, "printed": printed, "computed": total(leaves)}
        self.remarks.append(Remark(line.entry.place, SUM_ROUNDED, facts))
        return True

    def _erratum(self, line: _Line, printed: Decimal, computed: Decimal) -> dict[str, Node]:
        facts: dict[str, Fact] = {"code": line.code, "printed": printed, "computed": computed}
        self.remarks.append(Remark(line.entry.place, SUM_DIFFERS, facts))
        vi_printed, vi_computed = (plain(figure).replace(".", ",") for figure in (printed, computed))
        return {
            "printed": printed,
            "computed": computed,
            "vi": f"Nguồn ghi {vi_printed}; các phần cộng lại được {vi_computed}.",
            "en": f"Printed {plain(printed)}; the parts add up to {plain(computed)}.",
        }


def _filed(figure: Decimal) -> Node:
    """Return a figure as files have it: an answer as its word, a zero without its sign."""
    return figure.word if isinstance(figure, Answered) else abs(figure)


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
