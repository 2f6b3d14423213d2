"""Changing one figure in the text of a data file, and tidying its writing: everything else stays as it is.

A change, or a whole new file, is tried beside the rest of the data before anybody may write it.

Files are changed as text, by the marks of what is read from them, so that comments, order and line ends are
kept. What comes out is read again and compared before anybody may write it.
"""

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

from ctscore.analysis.changes import Changes, changes
from ctscore.analysis.nested_weights import printed_without_gone
from ctscore.analysis.whatif import read_change
from ctscore.blanks import may_not_apply
from ctscore.book import Book, about_of, claim_of, located
from ctscore.checks import new_findings, structure_findings
from ctscore.checks.printed import PUBLISHED_DISAGREES
from ctscore.decimals import ZERO, plain
from ctscore.findings import DataProblems, Finding, Position, Refusal, Route, Severity
from ctscore.findings.shape_rules import CODE_UNQUOTED, NUMBER_QUOTED
from ctscore.findings.unknown_points import says_unknown
from ctscore.findings.usage_rules import (
    BAD_CHANGE,
    CANNOT_ADD,
    DOES_NOT_APPLY,
    LESS_OR_BELOW_ZERO,
    NO_FIGURE_YET,
    NO_SUCH_CARD,
    NO_SUCH_CRITERION,
    NOT_EDITABLE,
    NOT_TOGETHER,
    NOTHING_TO_SET,
    SEVERAL_INDEXES,
    SUMS_LEFT,
)
from ctscore.load import adapt, data_files, load_contents, shown
from ctscore.load.schema_lines import with_live_schema_line
from ctscore.model import PUBLISHED, DataFile, Panel, formats_of, kind_of
from ctscore.model.scalars import InvalidValue, read_number
from ctscore.model.scorecard import Policy
from ctscore.periods import Period, read_period
from ctscore.phrases import Words, in_both
from ctscore.records import dataclass
from ctscore.source import LINE_BREAK, Tree, Value, offset_of, read_text, read_tree, scalar
from ctscore.source.adding import value_at, with_key
from ctscore.words import closest, listed, nfc, same_code

_TRAILING = re.compile(r"[ \t]+(?=\r|\n|\Z)")
_BOM = "\ufeff"
_SUM = Words("{code}: {published} → {computed}", "{code}: {published} → {computed}")
_SET_ALONG = Words(
    "nguồn có tổng mới thì ghi cả tổng, khi điền ô trống cũng như khi thẩm định lại: `{line}`",
    "where it prints others by now set the sums along, whether a blank is filled or points were appraised "
    "anew: `{line}`",
)
_WEIGHTS_LEFT = Words(
    "có hai cách tính: ở đây nhóm giữ nguyên trọng số, các phần còn lại gánh thay phần không áp dụng; tổng "
    "in trong nguồn thì đúng nếu bỏ cả trọng số ấy khỏi nhóm. Giữ tổng in, sửa trọng số nhóm trong {file}: "
    "{groups}, rồi chạy lại `{line}`",
    "there are two ways to count: here a group keeps its weight, and its other parts take over that of what "
    "does not apply; the printed sum is right where that weight leaves the group as well. Keep the printed "
    "sum, change the weight of the group in {file}: {groups}, then run `{line}` again",
)
_POLICY = "not_applicable"
_INSTEAD_OF = {_POLICY: (_POLICY, "achieved", "stages"), "achieved": (_POLICY,), "stages": (_POLICY,)}
"""Of which keys a criterion has one at most: what does not apply has no figure."""
_BEFORE_FIGURES = ("achieved", "max", "min", "worst", "best", "better", "answers", "weight", "name")
"""Behind which of its keys a criterion gets a figure: the first of these that it has."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A file before and after; with `adds_lines` it may have other lines than before."""

    path: Path
    before: str
    after: str
    adds_lines: bool = False

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after

    @property
    def written(self) -> tuple[Path, bytes, bytes]:
        """The path, the bytes to be written, and those that were read."""
        return self.path, self.after.encode(), self.before.encode()

    @property
    def lines(self) -> Iterator[tuple[int, str | None, str | None]]:
        """Yield number, old and new text of each line that differs, is new (no old one) or gone (no new)."""
        before, after = LINE_BREAK.split(self.before), LINE_BREAK.split(self.after)
        if self.adds_lines:
            yield from _lines_with_new(before, after)
            return
        for number, (old, new) in enumerate(zip(before, after, strict=False), start=1):
            if old != new:
                yield number, old, new


def _lines_with_new(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[int, str | None, str | None]]:
    """Yield what differs, where lines were changed, added or taken away."""
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            pairs = zip_longest(before[start:end], after[first:last])
            yield from ((number, old, new) for number, (old, new) in enumerate(pairs, start=first + 1))


@dataclass(frozen=True, slots=True)
class FigureSet:
    """One figure changed: the edit, errors that the data has only since, and what it does to the numbers.

    `changes` is None where the points of the file cannot be added up, such as those of a draft.
    """

    edit: Edit
    errors: tuple[Finding, ...]
    changes: Changes | None
    book: Book


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which scorecard is meant, by the ids in its file; without an index, the only one that has the codes.

    Without a `stage` the figures are those of the stage of the file. `how` is what becomes of the maximum of
    what does not apply, and `why` the reason.
    """

    period: Period
    unit: str
    index: str | None = None
    stage: str | None = None
    how: Policy | None = None
    why: str = ""
    lang: str = ""


def codes_on_file(folder: Path, wanted: Wanted, typed: Iterable[str]) -> dict[str, str]:
    """Return the code that each of those `typed` stands for where it is written in another way: D.4 of D4."""
    cards, _ = _cards(folder, wanted)
    known = [code for _, tree in cards for code in _codes(tree.value)]
    others = [code for code in typed if all(_route_of(tree.value, code) is None for _, tree in cards)]
    return {code: same for code in others if (same := same_code(code, known)) is not None}


def set_points(
    folder: Path, loaded: Book, wanted: Wanted, values: Mapping[str, str], rank: int | None = None
) -> FigureSet:
    """Return the change that gives criteria of a scorecard below `folder` the points `values`, by code.

    `loaded` is what the folder holds. A value is a figure (with a dot or a comma), ``+0.3``, ``-0.3``,
    ``max``, ``=-1.5`` for a figure below zero, the word of an answer, or ``n/a``: the criterion, or all of a
    group, does not apply, until it gets a figure again. A criterion without a figure in that stage gets one.
    That of a group is the sum that its source prints, that of the index the printed score, which `rank` goes
    along with. Works on files that are not yet whole, such as a new scorecard that is being filled in. Raises
    `Refusal` where there is no figure of its own, and `DataProblems` where the file cannot be read.
    """
    path, tree, routes = _criteria_of(folder, wanted, list(values))
    own = str(value_at(tree.value, ("stage",)) or PUBLISHED)
    figures: dict[Route, str] = {}
    for code, route in routes.items():
        criterion = value_at(tree.value, route)
        if not isinstance(criterion, dict):
            raise Refusal(NOTHING_TO_SET, code=code)
        if _does_not_apply(criterion, values[code]):
            if wanted.stage not in (None, own):
                raise Refusal(NOT_TOGETHER, first=f"{code}={values[code]}", second=f"--stage {wanted.stage}")
            figures |= _absent(criterion, route, tree.value, loaded.settings.spoken, wanted)
            continue
        if _POLICY in criterion and values[code].strip()[:1] in ("+", "-"):
            raise Refusal(DOES_NOT_APPLY, code=code, why=_why(criterion[_POLICY]))
        at = _printed_at(criterion, own, wanted.stage) if route else _score_at(criterion, own, wanted.stage)
        now = value_at(criterion, at)
        if route and now is None and "criteria" in criterion:
            raise Refusal(NOTHING_TO_SET, code=code)
        figures[(*route, *at)] = _figure(criterion, code, now, values[code])
    if (wanted.how or wanted.why) and not any(at[-1] == _POLICY for at in figures):
        raise Refusal(
            NOT_TOGETHER, first="--why" if wanted.why else "--how", second=" ".join(values.values())
        )
    if rank is not None:
        figures[("published", "rank")] = str(rank)
    return _checked(loaded, with_figures(path, figures))


def _does_not_apply(criterion: dict[str, Value], typed: str) -> bool:
    """Return whether what was typed says that a criterion does not apply; it may be one of its answers."""
    return "answers" not in criterion and may_not_apply(typed)


def _absent(
    criterion: dict[str, Value], route: Route, card: Value | None, known: Sequence[str], wanted: Wanted
) -> dict[Route, str]:
    """Return what is written where a criterion, or all that is below it, does not apply."""
    below = [(route, criterion), *_criteria(criterion, route)]
    lang = wanted.lang if wanted.lang in known else known[0]
    why = f", why: {{{lang}: {scalar(wanted.why)}}}" if wanted.why else ""
    format_ = str(value_at(card, ("format",)))
    newest = formats_of("scorecard")[-1]  # the first version does not have the key
    return ({("format",): newest} if format_ != newest else {}) | {
        (
            *at,
            _POLICY,
        ): f"{{how: {wanted.how or value_at(one, (_POLICY, 'how')) or 'shrink'}{why or _kept_why(one)}}}"
        for at, one in below
        if "criteria" not in one
    }


def _kept_why(criterion: dict[str, Value]) -> str:
    """Return why a criterion does not apply as its file says, in YAML; nothing where it does not."""
    given = value_at(criterion, (_POLICY, "why"))
    said = [f"{tag}: {scalar(str(line))}" for tag, line in given.items()] if isinstance(given, dict) else []
    return f", why: {{{', '.join(said)}}}" if said else ""


def _printed_at(criterion: dict[str, Value], own: str, stage: str | None) -> Route:
    """Return where a criterion has its figure at `stage`; a group without one, what is printed."""
    at: Route = ("achieved",) if stage in (None, own) else ("stages", str(stage))
    if "criteria" not in criterion or value_at(criterion, at) is not None:
        return at
    return ("published",) if stage in (None, own) else ("printed", str(stage))


def _score_at(card: dict[str, Value], own: str, stage: str | None) -> Route:
    """Return where a scorecard has the printed score of the whole at `stage`, else the published one."""
    only_own = "published" not in card and value_at(card, ("printed", own)) is not None
    asked = stage or (own if only_own else PUBLISHED)
    return ("published", "score") if asked == PUBLISHED else ("printed", asked)


def refuse_left_sums(book: Book, errors: Sequence[Finding], typed: Mapping[str, str], options: str) -> None:
    """Raise `Refusal` where all `errors` are printed sums that no longer are the sums of their parts.

    `typed` are the figures that were to change, by code. Whether the source prints other sums by now, or is
    wrong, only its reader knows: the command that sets them along, with `options`, is named. A sum that was
    typed as it is printed is not to be replaced by ours, nor one that is right by another way of counting: of
    these the changed `book` tells.
    """
    left = [one for one in errors if one.rule is PUBLISHED_DISAGREES and str(one.facts["code"]) not in typed]
    if not left or len(left) < len(errors):
        return
    sums = {str(one.facts["code"]): one.facts for one in errors}
    pairs = dict(typed)
    for code, facts in sums.items():
        computed = plain(Decimal(str(facts["computed"])))
        pairs[code] = f"={computed}" if computed.startswith("-") else computed
    told = in_both(lambda lang: "; ".join(_SUM.fill(lang, facts) for facts in sums.values()))
    advice = _WEIGHTS_LEFT if (groups := _lighter_groups(book, errors)) else _SET_ALONG
    line = shlex.join(f"{code}={value}" for code, value in (typed if groups else pairs).items())
    facts = {"line": f"ctscore set {line} {options}".rstrip(), "groups": groups, "file": errors[0].file}
    raise Refusal(SUMS_LEFT, sums=told, advice=in_both(lambda lang: advice.fill(lang, facts)))


def _lighter_groups(book: Book, errors: Sequence[Finding]) -> str:
    """Return the groups by whose weight without what does not apply all printed sums are right, if any."""
    printed = [(str(one.facts["code"]), Decimal(str(one.facts["published"]))) for one in errors]
    cards = (filed.value for filed in book.all_scorecards if filed.file == errors[0].file)
    lighter = (one for card in cards for one in printed_without_gone(card, printed))
    return ", ".join(f"{one.code} (weight: {plain(one.weight)} → {plain(one.left)})" for one in lighter)


def _why(given: Value) -> Words:
    """Return why a criterion does not apply, as its file says; in another language where it has not ours."""
    why = given.get("why") if isinstance(given, dict) else None
    said = {tag: line for tag, line in why.items() if line} if isinstance(why, dict) else {}
    return in_both(lambda tag: f": {said.get(tag) or next(iter(said.values()))}" if said else "")


def with_figures(path: Path, figures: Mapping[Route, str]) -> Edit:
    """Return the file at `path` with several figures changed, or added where there was none.

    Raises `Refusal` where a value does not stand there in one piece, and where a figure cannot be added
    without touching anything else.
    """
    before = after = read_exactly(path)
    adds = False
    for route, figure in figures.items():
        tree = read_tree(after.removeprefix(_BOM), shown(path))
        if value_at(tree.value, route) is not None and route[-1] != _POLICY:
            after = _with_figure(after, shown(path), route, figure)
        else:
            after, adds = _with_new_figure(after, shown(path), route, figure), True
    return Edit(path, before, after, adds)


def _with_new_figure(before: str, name: str, route: Route, figure: str) -> str:
    """Return the text of a file with a figure where none stood: a key, and what it stands in if need be."""
    text, mark = before.removeprefix(_BOM), _BOM if before.startswith(_BOM) else ""
    tree = read_tree(text, name)
    inside, key, written = route[:-1], str(route[-1]), figure
    if value_at(tree.value, inside) is None:
        inside, key, written = inside[:-1], str(inside[-1]), f"{{{key}: {figure}}}"
    made = with_key(text, name, inside, key, written, _BEFORE_FIGURES, _INSTEAD_OF.get(key, ()))
    if made is None:
        line = str(tree.marks.find(inside).line)
        raise Refusal(CANNOT_ADD, file=name, line=line, what=f"{key}: {written}")
    return mark + _without_unknown(made, name, inside)


def _without_unknown(text: str, name: str, inside: Route) -> str:
    """Return `text` without what an import said among the keys of `inside`: that a figure is not known."""
    keys = read_tree(text, name).marks.keys
    at = {route[-1]: place.line for route, place in keys.items() if route[:-1] == inside}
    first, last = min(at.values(), default=0), at.get("criteria", max(at.values(), default=0))
    lines = text.splitlines(keepends=True)
    end = next((n for n in range(last, len(lines)) if not lines[n].lstrip().startswith("#")), len(lines))
    told = [line for line in lines[first:end] if not says_unknown(line.strip().removeprefix("# "))]
    return "".join((*lines[:first], *told, *lines[end:]))


def _with_figure(before: str, name: str, route: Route, figure: str) -> str:
    tree = read_tree(before.removeprefix(_BOM), name)
    old = value_at(tree.value, route)
    place = tree.marks.values[route]
    start = _offset(before, place)
    refusal = Refusal(NOT_EDITABLE, file=name, line=str(place.line))
    if not isinstance(old, str):
        raise refusal
    quotes = 2 if before[start : start + 1] in {'"', "'"} else 0
    end = start + len(old) + quotes
    if before[start:end].strip("\"'") != old:
        raise refusal
    space = "" if old or before[start - 1 : start].isspace() else " "
    after = before[:start] + space + figure + before[end:]
    again = read_tree(after.removeprefix(_BOM), name)
    if again.value is None or again.marks.values.keys() != tree.marks.values.keys():
        raise refusal
    others = (other for other in tree.marks.values if other != route)
    if any(_leaf(again.value, other) != _leaf(tree.value, other) for other in others):
        raise refusal
    return after


def tidied(path: Path) -> Edit:
    """Return the file at `path` as it should be written, saying exactly what it says.

    Composed Unicode, no byte order mark, codes in quotes and figures without, no blanks at the end of lines,
    one line end at the end of the file, and a schema line that leads to the schema, if there is one. Raises
    `DataProblems` where the file cannot be read.
    """
    before = read_exactly(path)
    text = nfc(before.removeprefix(_BOM))
    tree = read_tree(text, shown(path))
    if tree.value is None:
        raise DataProblems(located(tree.findings, {shown(path): tree.marks}))
    mended = with_live_schema_line(_with_right_quotes(text, tree, shown(path)), path)
    ending = found.group() if (found := LINE_BREAK.search(mended)) else "\n"
    # In text that goes over several lines blanks can be part of what it says.
    for after in (_TRAILING.sub("", mended), mended):
        whole = after.rstrip("\r\n") + ending
        if read_tree(whole, shown(path)).value == tree.value:
            return Edit(path, before, whole)
    return Edit(path, before, before)


def raised(path: Path) -> Edit:
    """Return the file at `path` tidied and in the newest version of its format, in which it says the same."""
    edit = tidied(path)
    tree = read_tree(edit.after, shown(path))
    format_ = tree.value.get("format") if isinstance(tree.value, dict) else None
    kind = kind_of(format_) if isinstance(format_, str) else None
    if kind is None or format_ == formats_of(kind)[-1]:
        return edit
    after = _with_figure(edit.after, shown(path), ("format",), formats_of(kind)[-1])
    return Edit(path, edit.before, after)


def read_exactly(path: Path) -> str:
    """Return the text of the file at `path` with its byte order mark and line ends; raises `DataProblems`."""
    text, problems = read_text(path, shown(path))
    if text is None:
        raise DataProblems(located(problems, {}))
    return _BOM + text if path.read_bytes().startswith(_BOM.encode()) else text


def _criteria_of(folder: Path, wanted: Wanted, codes: Sequence[str]) -> tuple[Path, Tree, dict[str, Route]]:
    """Return the file of the scorecard, what it holds, and where each of the criteria stands in it."""
    cards, broken = _cards(folder, wanted)
    if not cards and broken:
        raise DataProblems(located(broken, {}))
    if not cards:
        what = " ".join(part for part in (wanted.index, str(wanted.period)) if part)
        raise Refusal(NO_SUCH_CARD, what=what, unit=wanted.unit)
    having = cards
    for code in codes:
        found = [(path, tree) for path, tree in having if _route_of(tree.value, code) is not None]
        if not found:
            near = closest(code, [other for _, tree in having for other in _codes(tree.value)]) or ""
            raise Refusal(NO_SUCH_CRITERION, given=code, year=wanted.period, near=near)
        having = found
    if len(having) > 1:
        indexes = listed([str(value_at(tree.value, ("index",))) for _, tree in having])
        raise Refusal(SEVERAL_INDEXES, code=listed(list(codes)), year=wanted.period, known=indexes)
    ((path, tree),) = having
    routes = {code: _route_of(tree.value, code) for code in codes}
    return path, tree, {code: route for code, route in routes.items() if route is not None}


def _cards(folder: Path, wanted: Wanted) -> tuple[list[tuple[Path, Tree]], list[Finding]]:
    """Return the scorecards that are meant, and what keeps scorecards from being read."""
    facts: dict[str, Value] = {"unit": wanted.unit}
    if wanted.index is not None:
        facts["index"] = wanted.index
    found: list[tuple[Path, Tree]] = []
    broken: list[Finding] = []
    for path in data_files(folder):
        text, _ = read_text(path, shown(path))
        if text is None or "ctscore/scorecard@" not in text:
            continue
        tree = read_tree(text, shown(path))
        if tree.value is None:
            broken += tree.findings
        elif isinstance(tree.value, dict) and facts.items() <= tree.value.items():
            said = tree.value.get("period") or tree.value.get("year")
            if read_period(str(said)) != wanted.period:
                continue
            found.append((path, tree))
    return found, broken


def _figure(criterion: dict[str, Value], code: str, now: Value | None, value: str) -> str:
    """Return what is to be written in place of `now`: the digits or word given, or what they come to."""
    typed = nfc(value.strip())
    if "answers" in criterion and typed[:1].isalnum() and not _is_figure(typed):
        return scalar(typed)
    if typed.startswith("="):
        digits = typed[1:].strip().replace(",", ".")
        if _number(digits) is None:
            raise Refusal(BAD_CHANGE, given=f"{code}{typed}")
        return digits
    points = _number(now)
    below_zero = min(points or ZERO, _number(criterion.get("min")) or ZERO) < 0
    if typed.startswith("-") and points and below_zero:  # from 0 both come to the same
        digits = typed[1:].replace(",", ".")
        less = plain(points - (_number(digits) or ZERO))
        raise Refusal(LESS_OR_BELOW_ZERO, code=code, given=typed, digits=digits, now=plain(points), less=less)
    highest, least = _number(criterion.get("max")), _number(now)
    change = read_change(f"{code}={typed}", highest)
    if isinstance(change.to, Decimal):
        return typed.replace(",", ".")
    if highest is None and ("better" not in criterion or change.by is None):
        raise Refusal(NOTHING_TO_SET, code=code)
    if least is None and change.by is not None:
        raise Refusal(NO_FIGURE_YET if now is None else NOTHING_TO_SET, code=code)
    return plain(change.points(least or ZERO, highest or ZERO))


def _is_figure(typed: str) -> bool:
    """Return whether `typed` is points rather than the word of an answer."""
    return typed.lower() == "max" or _number(typed.replace(",", ".")) is not None


def _number(value: Value | None) -> Decimal | None:
    try:
        return read_number(value) if isinstance(value, str) else None
    except InvalidValue:
        return None


def _checked(before: Book, edit: Edit) -> FigureSet:
    """Return the edit with what it does to the findings and the numbers of the whole folder."""
    new, after = new_errors(before, (edit,))
    name = shown(edit.path)
    structure = (*structure_findings(before), *structure_findings(after))
    broken = name in after.unread or any(finding.file == name for finding in structure)
    return FigureSet(edit, new, None if broken else changes(before, after), after)


def new_errors(before: Book, edits: Iterable[Edit]) -> tuple[tuple[Finding, ...], Book]:
    """Return the errors that `edits` bring, at places that had none, and what is loaded with them."""
    texts = {shown(edit.path): edit.after.encode() for edit in edits}
    after = before.joined(load_contents(texts, before.settings))
    found = new_findings(before, after, lambda one: (one.rule, one.file, one.route))
    return tuple(one for one in found if one.severity is Severity.ERROR), after


def findings_beside(book: Book, text: str, output: Path | None, name: str) -> tuple[Finding, ...]:
    """Return the findings that a file with `text` would bring as `output`, or as `name` without a place.

    A file that is to be replaced does not count, nor, without a place, one that claims to be the same.
    """
    file = shown(output) if output else f"{name}.yaml"
    own = load_contents({file: text.encode()}, book.settings)
    if own.unread:
        return located(own.problems, own.marks)
    after = _joined(book, own, output)
    return new_findings(book, after, lambda one: (one.file, one.rule, one.message("en")), anew=file)


def with_file(book: Book, text: str, output: Path | None, name: str) -> Book:
    """Return the book with a file that holds `text`, if it can be read, as `findings_beside` tries it out."""
    own = load_contents({shown(output) if output else f"{name}.yaml": text.encode()}, book.settings)
    return book if own.unread else _joined(book, own, output)


def _joined(book: Book, own: Book, output: Path | None) -> Book:
    return book.joined(own, _claim_of_import if output is None else None)


def _claim_of_import(value: DataFile) -> tuple[str, ...] | None:
    """Return what a file claims to be; a panel does too, as what is brought in replaces the one on file."""
    if not isinstance(value, Panel):
        return claim_of(value)
    return ("panel", value.index, *map(str, about_of(value).periods))


def _with_right_quotes(text: str, tree: Tree, name: str) -> str:
    """Return `text` with quotes around codes, and none around figures."""
    if tree.value is None:
        return text
    _, findings = adapt(tree.value, name, None)
    for finding in sorted(located(findings, {name: tree.marks}), key=lambda one: one.place, reverse=True):
        if finding.rule not in (CODE_UNQUOTED, NUMBER_QUOTED):
            continue
        start, value = _offset(text, finding.place), str(value_at(tree.value, finding.route))
        if finding.rule is CODE_UNQUOTED and text.startswith(value, start):
            text = f'{text[:start]}"{value}"{text[start + len(value) :]}'
        elif finding.rule is NUMBER_QUOTED and text[start + 1 :].startswith(value):
            text = f"{text[:start]}{value}{text[start + len(value) + 2 :]}"
    return text


def _route_of(value: Value | None, code: str) -> Route | None:
    """Return where the criterion `code` stands in the content of a scorecard, be it whole or not.

    The index stands for the whole.
    """
    if isinstance(value, dict) and str(value.get("index")).casefold() == code.casefold():
        return ()
    return next((route for route, found in _criteria(value, ()) if found.get("code") == code), None)


def _codes(value: Value | None) -> list[str]:
    return [str(found.get("code")) for _, found in _criteria(value, ())]


def _criteria(value: Value | None, route: Route) -> Iterator[tuple[Route, dict[str, Value]]]:
    listed_here = value.get("criteria") if isinstance(value, dict) else None
    for place, criterion in enumerate(listed_here if isinstance(listed_here, list) else ()):
        if isinstance(criterion, dict):
            here = (*route, "criteria", place)
            yield here, criterion
            yield from _criteria(criterion, here)


def _leaf(value: Value | None, route: Route) -> Value | None:
    """Return the text at `route`; None where there is no single text."""
    found = value_at(value, route)
    return found if isinstance(found, str) else None


def _offset(text: str, place: Position) -> int:
    """Return how many letters of `text`, with its byte order mark, stand before `place`."""
    mark = len(_BOM) if text.startswith(_BOM) else 0
    return mark + offset_of(text.removeprefix(_BOM), place)
