"""From plain values to models: the only place that asks pydantic, and that translates what it says.

pydantic is imported on first use: importing it costs more than everything else that a command needs.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

from ctscore.book import Unfinished
from ctscore.findings import Finding, Route, Rule, fault, shape_rules
from ctscore.findings.rule import rules_of
from ctscore.findings.shape_rules import (
    FIGURE_TO_COME,
    MISSING_KEY,
    NEGATIVE,
    NEWER_KEY,
    NOT_A_CHOICE,
    NOT_A_NUMBER,
    SAID_TWICE,
    TO_COME,
    UNKNOWN_FORMAT,
    UNKNOWN_KEY,
    UNSAFE_TEXT,
    VALUE_TO_COME,
    WRONG_TYPE,
)
from ctscore.languages import OURS, is_language, names_in
from ctscore.model import KINDS, METHODS, Criterion, DataFile, Published, Text, formats_of, kind_of
from ctscore.model.scalars import Reads
from ctscore.model.scorecard import SAID
from ctscore.phrases import Words
from ctscore.source import Value
from ctscore.words import closest, unprintable

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_BLOCK = Words("một khối `khóa: giá trị`", "a block of `key: value` lines")
_LIST, _ANOTHER = Words("một danh sách", "a list"), Words("giá trị kiểu khác", "another kind of value")

_TO_COME = {
    "scorecard": frozenset(("document",)),
    "panel": frozenset(("min", "max", "document")),
    "plan": frozenset(("document", "annex", "printed", "kind")),
}
"""What `ctscore new` leaves to be filled in, by the kind of file.

In a scorecard all figures too, in a plan all words.
"""
_WHAT_TO_COME = {
    "document": Words(", mã của văn bản trong documents.yaml,", ", the id of a document in documents.yaml,")
}
_NO_DOCUMENT = "document-to-come"  # what is cited is needed by every model
_LONGEST_TAG = 3

_RULES = {rule.code: rule for rule in rules_of(shape_rules)}
"""The rules that the readers of single values raise, by code."""


_SINCE_2 = frozenset(
    (
        *("stage", "stages", "aggregate", "weight", "cap", "needs", "floor", "bonus", "answers", "methods"),
        *("better", "best", "worst", "imputed", "not_applicable", "measured", "errata", "own_max", "rank_by"),
        *("period", "periods", "borders", "against", "reason"),
    )
)
"""Keys of scorecards, panels and indexes that their first version does not have."""
WHEN = ("year", "period")
"""The keys of a period: the first for a whole year."""
ALTERNATIVES = {
    "scorecard": (WHEN,),
    "panel": ((*WHEN, "periods"), ("rows", "periods")),
    "scenario": (WHEN,),
    "effort": (WHEN,),
}
"""Keys of which a kind of file says exactly one."""
_DATED = (("published", "previous"), ("periods",), ("parts", "related"))
"""Where in a file something can stand that is of a period of its own."""
_BY_STAGE = (("stages",), ("printed",))
"""What holds a figure of each stage in a scorecard."""
_PART = ("listing", "part")
_WITH_METHOD = ("scorecard", "panel", "panel-map")
_SIGNED = frozenset(("achieved", "min", "max", "published", "score", "printed", "computed"))
"""Figures that may be below zero only since the second version."""


@cache
def adapter(kind: str) -> "TypeAdapter[DataFile]":
    """Return the validator of a kind of data file (a key of `KINDS`); built once, on first use."""
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(KINDS[kind])


def adapt(
    value: Value, name: str, languages: Sequence[str] | None = OURS
) -> tuple[DataFile | None, tuple[Finding, ...]]:
    """Return the model that the content `value` of the file `name` describes, and all that is wrong with it.

    Names are in the `languages` of the folder; where these are not known, in any. A file of settings has its
    own. The model is None where a key or value does not fit. Text that does not belong in one line is
    reported but kept: renderers show it safely.
    """
    from pydantic import ValidationError  # noqa: PLC0415

    findings = list(_unsafe_texts(value, name))
    kind = _kind_of(value, name, findings)
    if kind is None:
        return None, tuple(findings)
    languages = declared_languages(value) if kind == "settings" else languages
    first = _is_first_of_several(value, kind)
    newer = tuple(_newer(value, name)) if first else ()
    findings.extend(newer)
    unknown = (*_unknown_methods(value, kind, name), *_alternatives(value, kind, name))
    findings.extend(unknown)
    told = {one.route for one in unknown}
    try:
        model = adapter(kind).validate_python(value, context=languages)
    except ValidationError as trouble:
        findings.extend(
            _translate(kind, dict(problem), name, first, languages or OURS)
            for problem in trouble.errors(include_url=False)
            if tuple(problem["loc"]) not in told
        )
        return None, tuple(findings)
    return None if newer or unknown else model, tuple(findings)


def as_far_as_filled_in(
    value: Value, findings: Sequence[Finding], name: str, languages: Sequence[str] | None
) -> Unfinished | None:
    """Return a draft without its blanks, so that what is filled in can be judged; None where it is none.

    The content `value` of the file `name` has `findings`. Nobody may count with what comes out.
    """
    blanks = frozenset(one.route for one in findings if one.rule in TO_COME)
    if not blanks or len(blanks) < len(findings):
        return None
    model, wrong = adapt(_without(value, (), blanks), name, languages)
    return None if model is None or wrong else Unfinished(model, blanks)


def _without(value: Value, route: Route, blanks: Container[Route]) -> Value:
    if isinstance(value, list):
        return [_without(part, (*route, place), blanks) for place, part in enumerate(value)]
    if isinstance(value, str):
        return value
    kept = {key: _without(part, (*route, key), blanks) for key, part in value.items()}
    return {
        key: _NO_DOCUMENT if part == "" else part
        for key, part in kept.items()
        if key == "document" or (*route, key) not in blanks
    }


def _is_first_of_several(value: Value, kind: str) -> bool:
    formats = formats_of(kind)
    return isinstance(value, dict) and len(formats) > 1 and value.get("format") == formats[0]


def _newer(value: Value, name: str, route: Route = ()) -> Iterator[Finding]:
    """Yield what the first version of a format cannot say: keys, words and signs that came later."""
    if isinstance(value, list):
        for place, part in enumerate(value):
            yield from _newer(part, name, (*route, place))
    elif isinstance(value, dict):
        for key, part in value.items():
            here = (*route, key)
            if key in _SINCE_2 or (key == "printed" and isinstance(part, dict)) or (key, part) == _PART:
                yield fault(NEWER_KEY, name, here, at_key=True, key=key if (key, part) != _PART else "part")
            elif key in _SIGNED and isinstance(part, str) and part.startswith("-"):
                if re.fullmatch(r"-[0-9]+(\.[0-9]+)?", part):
                    yield fault(NEGATIVE, name, here, given=part[:40])
            elif key == "achieved" and isinstance(part, str) and part[:1].isalpha():
                yield fault(NOT_A_NUMBER, name, here, given=part[:40])
            else:
                yield from _newer(part, name, here)


def _alternatives(value: Value, kind: str, name: str) -> Iterator[Finding]:
    """Yield where none, or more than one, of keys stands that say one thing in several ways."""
    for keys in ALTERNATIVES.get(kind, ()):
        yield from _not_one_of(keys, value, (), name)
    for steps in _DATED:
        for route, part in _at(value, steps, ()):
            yield from _not_one_of(WHEN, part, route, name)


def _not_one_of(keys: tuple[str, ...], value: Value, route: Route, name: str) -> Iterator[Finding]:
    if not isinstance(value, dict):
        return
    given = [key for key in keys if key in value and (key != "periods" or value[key])]
    if not given:
        yield fault(MISSING_KEY, name, route, key=keys[0])
    for key in given[1:]:
        yield fault(SAID_TWICE, name, (*route, key), at_key=True, key=key, other=given[0])


def _at(value: Value, steps: tuple[str, ...], route: Route) -> Iterator[tuple[Route, Value]]:
    """Yield the blocks that stand in `value` at the keys `steps`, each alone or in a list."""
    if isinstance(value, list):
        for place, one in enumerate(value):
            yield from _at(one, steps, (*route, place))
    elif isinstance(value, dict) and not steps:
        yield route, value
    elif isinstance(value, dict) and steps[0] in value:
        yield from _at(value[steps[0]], steps[1:], (*route, steps[0]))


def _unknown_methods(value: Value, kind: str, name: str) -> Iterator[Finding]:
    """Yield the ways of awarding points that first versions do not know; later ones ask the index."""
    if not isinstance(value, dict) or kind not in _WITH_METHOD:
        return
    if value.get("format") != formats_of(kind)[0]:
        return
    known = [method.id for method in METHODS]
    for route, given in _methods(value, (), deep=kind == "scorecard"):
        if given not in known:
            text = given[:60] if isinstance(given, str) else "…"
            facts = {"given": text, "near": closest(text, known) or "", "known": ", ".join(known)}
            yield Finding(NOT_A_CHOICE, name, facts, route=route)


def _methods(value: dict[str, Value], route: Route, *, deep: bool) -> Iterator[tuple[Route, Value]]:
    if "method" in value:
        yield (*route, "method"), value["method"]
    parts = value.get("criteria")
    for place, part in enumerate(parts if deep and isinstance(parts, list) else ()):
        if isinstance(part, dict):
            yield from _methods(part, (*route, "criteria", place), deep=deep)


def _kind_of(value: Value, name: str, findings: list[Finding]) -> str | None:
    known = [format_ for word in KINDS for format_ in formats_of(word)]
    if not isinstance(value, dict):
        findings.append(fault(WRONG_TYPE, name, expected=_BLOCK))
        return None
    given = value.get("format")
    if given is None:
        findings.append(Finding(MISSING_KEY, name, {"key": "format"}))
        return None
    if given not in known:
        asked = str(given)[:60]
        facts = {"given": asked, "near": closest(asked, known) or "", "known": ", ".join(known)}
        findings.append(Finding(UNKNOWN_FORMAT, name, facts, route=("format",)))
        return None
    return kind_of(str(given))


def _unsafe_texts(value: Value, name: str, route: Route = ()) -> Iterator[Finding]:
    if isinstance(value, str):
        if odd := unprintable(value):
            marks = ", ".join(dict.fromkeys(f"U+{ord(letter):04X}" for letter in odd))
            yield fault(UNSAFE_TEXT, name, route, given=marks)
        return
    parts: Iterable[tuple[str | int, Value]] = value.items() if isinstance(value, dict) else enumerate(value)
    for step, part in parts:
        if not isinstance(part, str) or not part.isprintable():  # nearly all text is
            yield from _unsafe_texts(part, name, (*route, step))


def declared_languages(value: Value) -> Sequence[str] | None:
    """Return the languages that a file of settings declares; None where they cannot be read."""
    declared = value.get("languages", []) if isinstance(value, dict) else None
    sound = isinstance(declared, list) and all(isinstance(one, str) and is_language(one) for one in declared)
    return names_in(tuple(map(str, declared or ()))) if sound else None


def _translate(
    kind: str, problem: dict[str, Any], name: str, first: bool, languages: Sequence[str]
) -> Finding:
    """Return the finding for one pydantic error."""
    type_ = str(problem["type"])
    # What is said in words has no key of its own, and pydantic calls a key by one more step.
    route = tuple(step for step in problem["loc"] if step not in (SAID, "[key]"))
    to_come = _rule_if_to_come(kind, route, problem["input"], languages)
    if to_come is not None:
        key = str(route[-1])
        return fault(to_come, name, route, key=key, what=_WHAT_TO_COME.get(key, ""))
    if type_ in ("unexpected_keyword_argument", UNKNOWN_KEY.code):
        return _unknown_key(kind, name, route, first, languages)
    if type_ in _RULES:
        facts = {"known": ", ".join(languages)} | {
            key: value if isinstance(value, Words) else str(value)
            for key, value in problem.get("ctx", {}).items()
        }
        return Finding(_RULES[type_], name, facts, route=route)
    if type_ == "missing":
        return fault(MISSING_KEY, name, route[:-1], key=str(route[-1]))
    if type_ == "literal_error":
        known = re.findall(r"'([^']+)'", problem["ctx"]["expected"])
        known = [one for one in known if not (first and (route[-1], one) == _PART)]
        given = str(problem["input"])[:60] if isinstance(problem["input"], str) else "…"
        facts = {"given": given, "near": closest(given, known) or "", "known": ", ".join(known)}
        return Finding(NOT_A_CHOICE, name, facts, route=route)
    expected = _LIST if type_ == "tuple_type" else _ANOTHER
    if type_ in ("dataclass_type", "dict_type"):
        expected = _block(kind, route, languages)
    return fault(WRONG_TYPE, name, route, expected=expected)


def _block(kind: str, route: Route, languages: Sequence[str]) -> Words:
    """Return that a block is expected at `route`, with one to write."""
    model = _model_at(KINDS[kind], route)
    keys = _keys_of(model, languages)
    if not keys:
        return _BLOCK
    hints = get_type_hints(model, include_extras=True)
    choices = {key: get_args(hint) for key, hint in hints.items() if get_origin(hint) is Literal}
    needed = [one.name for one in fields(model) if one.default is one.default_factory is MISSING]
    shown = [f"{key}: {choices[key][0] if key in choices else '…'}" for key in keys if key in needed]
    example = f"{{{', '.join(shown or [f'{keys[0]}: …'])}}}"
    if route and isinstance(route[-1], str):
        example = f"{route[-1]}: {example}"
    words = [f"{key}: {', '.join(choices[key])}" for key in keys if key in choices]
    told = f" ({'; '.join(words)})" if words else ""
    return Words(f"{_BLOCK.vi}, ví dụ `{example}`{told}", f"{_BLOCK.en} such as `{example}`{told}")


def _unknown_key(kind: str, name: str, route: Route, first: bool, languages: Sequence[str]) -> Finding:
    key = str(route[-1])
    known = _keys_at(KINDS[kind], route[:-1], languages)
    if first:
        later = _SINCE_2 | ({"printed"} if "published" in known else set())
        known = [one for one in known if one not in later]
    near = closest(key[:60], known) or ""
    if not near and len(key) <= _LONGEST_TAG:  # `vn` has little of `vi`
        near = next((tag for tag in languages if tag in known and tag[:1] == key[:1].lower()), "")
    return fault(UNKNOWN_KEY, name, route, at_key=True, key=key[:60], near=near, known=", ".join(known))


def _rule_if_to_come(kind: str, route: Route, given: object, languages: Sequence[str]) -> Rule | None:
    """Return what to tell of a value that is empty because it is still to be filled in."""
    if given != "" or not route:
        return None
    is_figure = route[-1] in _figures() or (kind == "scorecard" and route[-2:-1] in _BY_STAGE)
    words = languages if kind == "plan" else ()
    if route[-1] not in (*_TO_COME.get(kind, ()), *words) and not (is_figure and kind == "scorecard"):
        return None
    return FIGURE_TO_COME if is_figure else VALUE_TO_COME


@cache
def _figures() -> frozenset[str]:
    """Return the keys of a scorecard that hold figures: what its criteria and its result have as numbers."""
    hints = {
        **get_type_hints(Criterion, include_extras=True),
        **get_type_hints(Published, include_extras=True),
    }
    return frozenset(key for key, hint in hints.items() if _is_number(hint))


def _is_number(annotation: Any) -> bool:
    """Return whether a field with `annotation` is a number, or nothing."""
    if get_origin(annotation) is Annotated:
        return any(isinstance(one, Reads) and one.is_number for one in get_args(annotation))
    return any(map(_is_number, get_args(annotation)))


def _keys_at(kind: type, route: Route, languages: Sequence[str]) -> list[str]:
    """Return the keys that a model allows at `route`."""
    return _keys_of(_model_at(kind, route), languages)


def _model_at(kind: type, route: Route) -> type:
    for step in route:
        if isinstance(step, str):
            kind = _model_in(get_type_hints(kind, include_extras=True).get(step))
    return kind


def _keys_of(kind: type, languages: Sequence[str]) -> list[str]:
    if kind is Text:
        return [*languages]
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
    return [*names[: names.index(SAID)], *languages] if SAID in names else names


def _model_in(annotation: Any) -> type:
    """Return the dataclass inside an annotation such as ``tuple[Criterion, ...]`` or ``Text | None``."""
    if not get_args(annotation):
        return annotation if isinstance(annotation, type) else object
    models = [_model_in(inner) for inner in get_args(annotation)]
    return next((model for model in models if is_dataclass(model)), object)
