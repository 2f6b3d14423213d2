"""From YAML text to plain values with marks, in one pass over the parser's events.

Every scalar stays the text that stands in the file: `2.10`, `no` and `12:30` are not guessed at. What YAML
offers beyond mappings, lists and scalars (aliases, tags, several documents) is refused here, and so is depth
without bound, before anything is built from it.
"""

import re
from typing import Protocol

import yaml

from ctscore.findings import Finding, Position, Route, Rule
from ctscore.findings.file_rules import (
    ALIAS,
    DUPLICATE_KEY,
    FILE_EMPTY,
    KEY_NOT_TEXT,
    NOT_NFC,
    SEVERAL_DOCUMENTS,
    TAG,
    TOO_DEEP,
    TOO_LONG,
    YAML_SYNTAX,
)
from ctscore.phrases import Fact, Words, in_both
from ctscore.records import dataclass
from ctscore.source import reasons
from ctscore.source.clean import MOST_LETTERS, MOST_LEVELS, PARSER, read_clean
from ctscore.source.text import LINE_BREAK, Marks, PlainText, Value, offset_of
from ctscore.words import nfc

# What YAML does not allow in a file, and the line breaks that editors do not count as such.
_STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


class _Mark(Protocol):
    """What both the C and the Python parser call a mark; they count from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Tree:
    """The content of one file; `value` is None where it could not be read whole."""

    value: Value | None
    marks: Marks
    findings: tuple[Finding, ...]


def read_tree(text: str, name: str) -> Tree:
    """Return the content of the YAML `text` of the file called `name`, with all that is wrong in it."""
    value = None if _STRANGE.search(text) else read_clean(text)
    if value is not None:
        return Tree(value, Marks(late=lambda: _read_with_marks(text, name).marks), ())
    return _read_with_marks(text, name)


def _read_with_marks(text: str, name: str) -> Tree:
    """Return the content of `text`, where everything stands, and all that is wrong: the careful reading."""
    builder = _Builder(name)
    strange = _STRANGE.search(text)
    if strange:
        problem = _in_words(reasons.ODD, sign=f"{ord(strange.group()):04X}")
        builder.report(YAML_SYNTAX, _position_in(text, strange.start()), problem=problem)
        return Tree(None, builder.marks(), tuple(builder.findings))
    try:
        for event in yaml.parse(text, Loader=PARSER):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as trouble:
        builder.refuse(trouble, text)
    if builder.root is None and not builder.findings:
        builder.report(FILE_EMPTY, Position(1, 1))  # nothing but comments
    builder.keep_within(text)
    broken = any(finding.rule is not NOT_NFC for finding in builder.findings)
    return Tree(None if broken else builder.root, builder.marks(), tuple(builder.findings))


def _in_words(reason: reasons.Reason, **facts: str) -> Words:
    """Return `reason` as a fact of a finding."""
    return in_both(lambda lang: reason.words.say(lang).format(**facts))


def _at(mark: _Mark | None) -> Position:
    return Position(mark.line + 1, mark.column + 1) if mark is not None else Position(1, 1)


def _position_in(text: str, offset: int) -> Position:
    breaks = [found.end() for found in LINE_BREAK.finditer(text, 0, offset)]
    return Position(len(breaks) + 1, offset - (breaks[-1] if breaks else 0) + 1)


def _within(text: str, position: Position) -> Position:
    """Return `position`, or the end of the text where the parser names the line behind the last."""
    end = _position_in(text, len(text.rstrip("\r\n")))
    return min(position, end)


@dataclass(slots=True)
class _Open:
    """A mapping or list that has begun and not yet ended."""

    value: list[Value] | dict[str, Value]
    route: Route
    key: str | None = None


class _Builder:
    """Takes parser events one by one; a stack stands in for recursion, so depth costs nothing."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.findings: list[Finding] = []
        self._keys: dict[Route, Position] = {}
        self._values: dict[Route, Position] = {}
        self.root: Value | None = None
        self._stack: list[_Open] = []
        self._documents = 0
        self._told_nfc = False
        self._last_scalar = Position(1, 1)

    def marks(self) -> Marks:
        """Return where everything stands that was taken."""
        return Marks(self._keys, self._values)

    def keep_within(self, text: str) -> None:
        """Put what is nothing, and ends the text, at its end, not behind it."""
        end = _position_in(text, len(text.rstrip("\r\n")))
        self._values = {route: min(place, end) for route, place in self._values.items()}

    def report(self, rule: Rule, position: Position, **facts: Fact) -> None:
        """Add a finding."""
        self.findings.append(Finding(rule, self.name, facts, position=position))

    def refuse(self, trouble: yaml.MarkedYAMLError, text: str) -> None:
        """Add why the parser gave up, at the place to look at."""
        place = _within(text, _at(trouble.problem_mark or trouble.context_mark))
        begun = _within(text, _at(trouble.context_mark or trouble.problem_mark))
        offset = offset_of(text, place)
        line = LINE_BREAK.split(text[:offset])[-1]
        sign, before = text[offset : offset + 1], line.rstrip()[-1:]
        reason = reasons.reason_of(trouble.context or "", trouble.problem or "", sign, before)
        if reason is reasons.BEHIND and before in "'\"" and self._last_scalar.line < place.line:
            reason, begun = reasons.QUOTE_LONG, self._last_scalar
        problem = _in_words(reason, line=str(begun.line), sign=sign, before=before)
        self.report(YAML_SYNTAX, begun if reason.at_begin else place, problem=problem)

    def take(self, event: yaml.Event) -> bool:
        """Take one event; return False where reading on makes no sense."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.report(SEVERAL_DOCUMENTS, _at(event.start_mark))
                return False
        elif isinstance(event, yaml.AliasEvent):
            self.report(ALIAS, _at(event.start_mark))
            self._place("", _at(event.start_mark))
        elif isinstance(event, yaml.ScalarEvent):
            self._check_node(event)
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._check_node(event)
            return self._begin(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._stack.pop()
        return True

    def _check_node(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self.report(ALIAS, _at(event.start_mark))
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.report(TAG, _at(event.start_mark), tag=str(tag))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        raw = event.value
        self._last_scalar = _at(event.start_mark)
        if len(raw) > MOST_LETTERS:
            self.report(TOO_LONG, _at(event.start_mark), size=str(len(raw)), most=str(MOST_LETTERS))
            raw = ""
        text = nfc(raw)
        if text != raw and not self._told_nfc:
            self._told_nfc = True  # once a file: all its text comes from the same keyboard
            self.report(NOT_NFC, _at(event.start_mark))
        if event.implicit[0]:
            text = PlainText(text)
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, str(text), _at(event.start_mark))
        else:
            self._place(text, _at(event.start_mark))

    def _key(self, top: _Open, key: str, at: Position) -> None:
        route = (*top.route, key)
        if route in self._keys:
            self.report(DUPLICATE_KEY, at, key=key, line=str(self._keys[route].line))
        else:
            self._keys[route] = at
        top.key = key

    def _begin(self, event: yaml.CollectionStartEvent) -> bool:
        if len(self._stack) >= MOST_LEVELS:
            self.report(TOO_DEEP, _at(event.start_mark), most=str(MOST_LEVELS))
            return False
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self.report(KEY_NOT_TEXT, _at(event.start_mark))
            return False
        value: list[Value] | dict[str, Value] = {} if isinstance(event, yaml.MappingStartEvent) else []
        route = self._place(value, _at(event.start_mark))
        self._stack.append(_Open(value, route))
        return True

    def _place(self, value: Value, at: Position) -> Route:
        """Put a value where it belongs and return its route; the first of two equal keys stays."""
        if not self._stack:
            self.root = value
            route: Route = ()
        else:
            top = self._stack[-1]
            if isinstance(top.value, list):
                route = (*top.route, len(top.value))
                top.value.append(value)
            else:
                key, top.key = top.key or "", None
                route = (*top.route, key)
                top.value.setdefault(key, value)
        self._values.setdefault(route, at)
        return route
