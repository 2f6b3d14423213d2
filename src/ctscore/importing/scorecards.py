"""From an annex with points to a scorecard: codes make the tree, printed sums stay beside computed ones."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from ctscore.decimals import ZERO, plain, total
from ctscore.findings import Finding
from ctscore.findings.import_rules import CODE_AS_NUMBER, CODE_MISSING, CODE_REFUSED, FIGURE_REFUSED, NO_ROWS
from ctscore.findings.shape_rules import NOT_A_NUMBER
from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex, Entry, is_roman
from ctscore.importing.review import (
    COLUMN_CHOSEN,
    LOSSES_ONLY,
    NUMBER_AS_CODE,
    ROW_LEFT_OUT,
    SUM_DIFFERS,
    SURVEY,
    Remark,
)
from ctscore.importing.tables import Cell
from ctscore.model import scalars
from ctscore.model.scalars import InvalidValue, read_typed_number
from ctscore.periods import Period
from ctscore.records import dataclass
from ctscore.source import Comment, Node, Quoted, data_text
from ctscore.words import fold, natural_key

_FIGURES: Mapping[str, tuple[Role, ...]] = {
    "max": (Role.MAX,),
    "achieved": (Role.ACHIEVED, Role.APPRAISED, Role.CLAIMED),
}
"""The figures of a criterion, called as in a data file; of the columns that may hold one the first counts."""
_POINTS = r"([0-9.]+)(?:\s*/\s*([0-9.]+))?(?:\s*(?:điểm|đ|points?))?"
_SURVEY = re.compile(r"dieu tra (xa hoi hoc|xhh)|khao sat (truc tiep|nguoi dan)")
_CITIZENS = "nguoi dan"  # who is asked; else those who work in or with the administration


@dataclass(frozen=True, slots=True)
class About:
    """What a scorecard or plan is about, and where and in which language it is printed."""

    index: str
    unit: str
    period: Period
    document: str
    max: Decimal
    lang: str


@dataclass(slots=True)
class _Line:
    """A criterion on its way from a row to the tree."""

    code: str
    entry: Entry
    figures: Mapping[str, Decimal]
    parts: list["_Line"] = field(default_factory=list)

    @property
    def max(self) -> Decimal | None:
        """The maximum as printed."""
        return self.figures.get("max")

    @property
    def achieved(self) -> Decimal | None:
        """The achieved points as printed."""
        return self.figures.get("achieved")

    @property
    def sum(self) -> Decimal:
        """The achieved points: those of its parts, where it has any."""
        return total(part.sum for part in self.parts) if self.parts else self.achieved or ZERO

    @property
    def most(self) -> Decimal:
        """The maximum: as printed, else that of its parts."""
        return self.max if self.max is not None else total(part.most for part in self.parts)


def is_scorecard(annex: Annex) -> bool:
    """Return whether an annex has a column of maxima and one of points."""
    return Role.MAX in annex.heads and any(role in annex.heads for role in _FIGURES["achieved"])


def scorecard_text(
    annex: Annex, about: About, name: str
) -> tuple[str, tuple[Remark, ...], tuple[Finding, ...]]:
    """Return the scorecard of an annex as the text of a data file, what was inferred, what is refused.

    Where anything is refused the text is of no use. `name` is what findings call the file.
    """
    remarks: list[Remark] = []
    columns = _columns(annex)
    head = annex.heads[columns["achieved"]]
    if sum(role in annex.heads for role in _FIGURES["achieved"]) > 1:
        remarks.append(Remark(head.place, COLUMN_CHOSEN, {"given": head.text}))
    lines, findings = _lines(annex, columns, name, remarks)
    top = _tree(lines)
    content: dict[str, Node] = {
        Comment("yaml-language-server: $schema=../../../schemas/scorecard.json"): None,
        "format": f"ctscore/scorecard@{1 if about.period.kind == 'year' else 2}",
        "index": about.index,
        "unit": about.unit,
        **about.period.entry,
        "source": {"document": about.document, **({"annex": _label(annex.label)} if annex.label else {})},
        "max": about.max,
    }
    listed = total(line.most for line in top)
    if listed < about.max:
        content["listing"] = "losses-only"
        facts = {"code": about.index, "parts": plain(listed), "max": plain(about.max)}
        remarks.append(Remark(head.place, LOSSES_ONLY, facts))
    methods = _methods(annex, remarks)
    if methods:
        content["method"] = "not-survey"
    content["criteria"] = [_criterion(line, methods, remarks) for line in top]
    return data_text(content, about.lang), tuple(remarks), tuple(findings)


def _columns(annex: Annex) -> Mapping[str, Role]:
    """Return the column that each figure is taken from, of those that the annex has."""
    found = {key: [role for role in roles if role in annex.heads] for key, roles in _FIGURES.items()}
    return {key: roles[0] for key, roles in found.items() if roles}


def _lines(
    annex: Annex, columns: Mapping[str, Role], name: str, remarks: list[Remark]
) -> tuple[list[_Line], list[Finding]]:
    lines: list[_Line] = []
    findings: list[Finding] = []
    codes: dict[str, None] = {}
    numbers = {entry.number for entry in annex.entries}
    for entry in annex.entries:
        if not entry.text(Role.NUMBER):
            if any(map(entry.text, columns.values())):
                findings.append(Finding(CODE_MISSING, name, entry.place.facts, position=entry.place.position))
            continue  # a second line of tasks of the criterion above
        if is_roman(entry.number) and entry.is_heading and not _leads_codes(entry.number, numbers):
            facts = {"given": f"{entry.number} {entry.text(Role.NAME)}"[:60]}
            remarks.append(Remark(entry.place, ROW_LEFT_OUT, facts))
            continue  # a section that the codes do not know
        code = _read_code(entry.cells[Role.NUMBER], codes, name, remarks)
        points = {
            key: _read_points(entry.cells[role], name, "" if role is Role.MAX else entry.text(Role.MAX))
            for key, role in columns.items()
            if entry.text(role)
        }
        findings += [one for one in (code, *points.values()) if isinstance(one, Finding)]
        if isinstance(code, str):
            figures = {key: figure for key, figure in points.items() if isinstance(figure, Decimal)}
            lines.append(_Line(code, entry, figures))
            codes[code] = None
    if not lines and not findings:
        findings.append(Finding(NO_ROWS, name, position=next(iter(annex.heads.values())).place.position))
    return lines, findings


def _leads_codes(number: str, codes: Collection[str]) -> bool:
    return any(code.startswith(f"{number}.") for code in codes)


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


def _criterion(line: _Line, methods: Mapping[str, str], remarks: list[Remark]) -> dict[str, Node]:
    written: dict[str, Node] = {"code": Quoted(line.code), "row": Quoted(line.code)}
    written["name"] = {"vi": line.entry.text(Role.NAME) or line.code}
    if line.max is not None:
        written["max"] = line.max
    method = methods.get(line.code)
    if method is not None:
        written["method"] = method
    if not line.parts:
        return written | {key: figure for key, figure in line.figures.items() if key != "max"}
    if line.max is not None and total(part.most for part in line.parts) < line.max:
        written["listing"] = "losses-only"
        parts = plain(total(part.most for part in line.parts))
        facts = {"code": line.code, "parts": parts, "max": plain(line.max)}
        remarks.append(Remark(line.entry.place, LOSSES_ONLY, facts))
    if line.achieved is not None:
        written["published"] = line.achieved
        if line.achieved != line.sum and "listing" not in written:
            written["erratum"] = _erratum(line, remarks)
    written["criteria"] = [_criterion(part, methods, remarks) for part in line.parts]
    return written


def _erratum(line: _Line, remarks: list[Remark]) -> dict[str, Node]:
    printed, computed = plain(line.achieved or ZERO), plain(line.sum)
    facts = {"code": line.code, "printed": printed, "computed": computed}
    remarks.append(Remark(line.entry.place, SUM_DIFFERS, facts))
    vi_printed, vi_computed = printed.replace(".", ","), computed.replace(".", ",")
    return {
        "printed": line.achieved or ZERO,
        "computed": line.sum,
        "vi": f"Nguồn ghi {vi_printed}; các phần cộng lại được {vi_computed}.",
        "en": f"Printed {printed}; the parts add up to {computed}.",
    }


def _methods(annex: Annex, remarks: list[Remark]) -> dict[str, str]:
    """Return the criteria whose points a survey awards, as their row or a cell reaching down says."""
    found: dict[str, str] = {}
    note = ""
    for entry in annex.entries:
        # A note reaches down as far as the lead beside it.
        note = entry.text(Role.NOTE) or (note if Role.LEADS in entry.inherited else "")
        words = fold(f"{note} {entry.text(Role.TASK)}")
        if entry.number and _SURVEY.search(words):
            method = "survey-citizens" if _CITIZENS in words else "survey-officials"
            found[entry.number] = method
            remarks.append(Remark(entry.place, SURVEY, {"method": method}))
    return found


def _label(label: str) -> Node:
    return label if label.isalpha() else Quoted(label)


def _read_code(cell: Cell, before: dict[str, None], name: str, remarks: list[Remark]) -> str | Finding:
    """Return the code in `cell`, or why it is none; `before` are the codes above it.

    A number in Excel may have been another code: 9.10 is kept there as 9.1. It counts as a code only where it
    is in order, and then with a remark.
    """
    text = cell.text.strip().rstrip(".")
    where = {**cell.place.facts, "given": text[:60]}
    if cell.broken:
        return Finding(CODE_AS_NUMBER, name, where, position=cell.place.position)
    try:
        scalars.read_code(text)
    except InvalidValue:
        return Finding(CODE_REFUSED, name, where, position=cell.place.position)
    if cell.number and "." in text:
        if text in before or (before and natural_key(text) < natural_key(next(reversed(before)))):
            return Finding(CODE_AS_NUMBER, name, where, position=cell.place.position)
        remarks.append(Remark(cell.place, NUMBER_AS_CODE, {"code": text}))
    return text


def _read_points(cell: Cell, name: str, most: str) -> Decimal | Finding:
    """Return the figure in `cell`, written with a decimal comma or dot, or why it is none.

    Of “0,5/1 điểm” it is the first where the second is `most`, the maximum beside it.
    """
    text = _without_unit(cell.text.strip(), most)
    try:
        if cell.broken:
            raise InvalidValue(NOT_A_NUMBER, given=text[:40])
        figure = read_typed_number(text)
        if figure.is_signed() and figure:
            raise InvalidValue(NOT_A_NUMBER, given=text[:40])
    except InvalidValue as invalid:
        told = {**invalid.facts, "given": text[:40]}  # as it stands in the table
        facts = {
            **cell.place.facts,
            "why_vi": invalid.rule.message.fill("vi", told),
            "why_en": invalid.rule.message.fill("en", told),
        }
        return Finding(FIGURE_REFUSED, name, facts, position=cell.place.position)
    return abs(figure)


def _without_unit(text: str, most: str) -> str:
    """Return a figure without “điểm” and the maximum behind it; the whole text where it is anything else."""
    found, beside = (re.fullmatch(_POINTS, words.replace(",", "."), re.IGNORECASE) for words in (text, most))
    if found is None or (found[2] and (beside is None or beside[2] or beside[1] != found[2])):
        return text
    return found[1]
