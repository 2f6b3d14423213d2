"""Single values as data files write them: numbers, codes, ids, dates, lines of text.

Each type is an ordinary Python type annotated with how to read it from text and how JSON Schema describes
it. Reading never guesses: a number is plain digits with a dot, a date is a date only where a field says so.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from ctscore.findings import Rule
from ctscore.findings.shape_rules import (
    BAD_ID,
    BAD_PERIOD,
    CODE_MALFORMED,
    CODE_UNQUOTED,
    DECIMAL_COMMA,
    EMPTY_TEXT,
    NEGATIVE,
    NOT_A_CHOICE,
    NOT_A_DATE,
    NOT_A_LANGUAGE,
    NOT_A_NUMBER,
    NOT_A_WHOLE_NUMBER,
    NOTHING_SAID,
    NUMBER_QUOTED,
    TOO_MANY_DIGITS,
    TOO_MANY_PERCENT,
    UNKNOWN_KEY,
    WRONG_TYPE,
)
from ctscore.languages import OURS, TAG, is_language, meant
from ctscore.periods import FIRST_YEAR, LAST_YEAR, Period, read_period
from ctscore.phrases import Fact, Phrase, Words
from ctscore.records import dataclass
from ctscore.source import PlainText

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema


_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_WITH_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
_LOOKS_NUMERIC = re.compile(r"[-+]?[0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?")
_CODE = re.compile(r"[A-Za-z0-9]{1,12}(\.[A-Za-z0-9]{1,12}){0,19}")
_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_DIGITS = 9
_SHOWN = 40


class InvalidValue(Exception):
    """A single value does not fit its type; says which rule it breaks and with which facts."""

    def __init__(self, rule: Rule, **facts: "Fact") -> None:
        super().__init__(rule.code)
        self.rule = rule
        self.facts = facts


@dataclass(frozen=True, slots=True, eq=False)
class Reads:
    """Annotation: how a type is read from the text of a scalar, and its JSON Schema."""

    read: Callable[[str], object]
    schema: Mapping[str, object]

    @property
    def is_number(self) -> bool:
        """Whether the value is a number, or can be one."""
        ways = self.schema.get("oneOf")
        schemas = ways if isinstance(ways, list) else [self.schema]
        return any(schema.get("type") in ("number", "integer") for schema in schemas)

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> "CoreSchema":
        """Tell pydantic how to read the value; imported here so that models do not need pydantic."""
        from pydantic_core import PydanticCustomError, core_schema  # noqa: PLC0415

        def validate(value: object) -> object:
            try:
                if not isinstance(value, str):
                    raise InvalidValue(WRONG_TYPE, expected=Words("một giá trị đơn", "a single value"))
                return self.read(value)
            except InvalidValue as invalid:
                raise PydanticCustomError(invalid.rule.code, "invalid value", dict(invalid.facts)) from None

        return core_schema.no_info_plain_validator_function(validate)

    def __get_pydantic_json_schema__(self, core: object, handler: object) -> dict[str, Any]:
        """Tell pydantic the JSON Schema of the value."""
        return dict(self.schema)


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def read_number(text: str) -> Decimal:
    """Return the exact decimal that `text` writes in plain digits, such as ``0.8219`` or ``-6.4``."""
    if not text:
        raise InvalidValue(EMPTY_TEXT)
    if _WITH_COMMA.fullmatch(text):
        raise InvalidValue(DECIMAL_COMMA, given=_shown(text), meant=_shown(text.replace(",", ".")))
    if not _NUMBER.fullmatch(text):
        raise InvalidValue(NOT_A_NUMBER, given=_shown(text))
    whole, _, decimals = text.lstrip("-").partition(".")
    if max(len(whole), len(decimals)) > _MOST_DIGITS:
        raise InvalidValue(TOO_MANY_DIGITS, given=_shown(text))
    return Decimal(text)


def read_typed_number(text: str) -> Decimal:
    """Return the number that a person wrote: as `read_number` does, but with a dot or a comma."""
    return read_number(text.replace(",", "."))


def _read_change(text: str) -> Decimal:
    number = read_number(text)
    _refuse_quotes(text)
    return number


def _refuse_quotes(text: str) -> None:
    if not isinstance(text, PlainText):
        raise InvalidValue(NUMBER_QUOTED, given=_shown(text))


def _read_points(text: str) -> Decimal:
    number = _read_change(text)
    if number.is_signed():
        raise InvalidValue(NEGATIVE, given=_shown(text))
    return number


def _whole_number(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise InvalidValue(NOT_A_WHOLE_NUMBER, given=_shown(text), least=str(least), most=str(most))
        _refuse_quotes(text)
        return int(text)

    return read


def _read_line(text: str) -> str:
    if not text.strip() or (isinstance(text, PlainText) and text.lower() in ("~", "null")):
        raise InvalidValue(EMPTY_TEXT)
    return str(text)


def read_code(text: str) -> str:
    """Return the code of a criterion that `text` is; figures without quotes are none."""
    if not text:
        raise InvalidValue(EMPTY_TEXT)
    if text and isinstance(text, PlainText) and _LOOKS_NUMERIC.fullmatch(text):
        raise InvalidValue(CODE_UNQUOTED, given=_shown(text))
    if not _CODE.fullmatch(text):
        raise InvalidValue(CODE_MALFORMED, given=_shown(text))
    return str(text)


def _read_id(text: str) -> str:
    if not text:
        raise InvalidValue(EMPTY_TEXT)
    if not _ID.fullmatch(text):
        raise InvalidValue(BAD_ID, given=_shown(text))
    return str(text)


def read_date(text: str) -> date:
    """Return the day that `text` writes, such as ``2025-07-01``."""
    if not text:
        raise InvalidValue(EMPTY_TEXT)
    if not _DATE.fullmatch(text):
        raise InvalidValue(NOT_A_DATE, given=_shown(text))
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InvalidValue(NOT_A_DATE, given=_shown(text)) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidValue(NOT_A_DATE, given=_shown(text))
    return day


def _read_percent(text: str) -> Decimal:
    number = _read_points(text)
    if number > 100:
        raise InvalidValue(TOO_MANY_PERCENT, given=_shown(text))
    return number


def _read_period(text: str) -> Period:
    if not text:
        raise InvalidValue(EMPTY_TEXT)
    period = read_period(text)
    if period is None:
        raise InvalidValue(BAD_PERIOD, given=_shown(text))
    return period


Points = Annotated[Decimal, Reads(_read_points, {"type": "number", "minimum": 0})]
"""Points as printed, exact, never negative."""

Change = Annotated[Decimal, Reads(_read_change, {"type": "number"})]
"""A difference of points as printed; a fall is negative."""

Number = Annotated[Decimal, Reads(_read_change, {"type": "number"})]
"""A figure on a scale that may go below zero."""


def _read_figure(text: str) -> Decimal | str:
    """Return a figure; text that begins with a letter is a word, such as an answer that was given."""
    return str(text) if text[:1].isalpha() else _read_change(text)


Figure = Annotated[
    Decimal | str,
    Reads(_read_figure, {"oneOf": [{"type": "number"}, {"type": "string", "pattern": "^[^0-9.+-]"}]}),
]
"""Points as printed, or the word of an answer whose points the index declares."""


def _read_yes(text: str) -> bool:
    if text != "true":
        raise InvalidValue(NOT_A_CHOICE, given=text[:60], near="", known="true")
    return True


Yes = Annotated[bool, Reads(_read_yes, {"const": True})]
"""The word ``true``; what is not so is left out."""


def _read_needs(text: str) -> int | str:
    return "all" if text == "all" else _whole_number(1, 9999)(text)


Needs = Annotated[
    int | str,
    Reads(_read_needs, {"oneOf": [{"type": "integer", "minimum": 1, "maximum": 9999}, {"const": "all"}]}),
]
"""How many parts must pass: a number, or ``all``."""


_AGAINST = re.compile(r"best|median|top:[1-9][0-9]{0,3}")


def _read_against(text: str) -> str:
    if not _AGAINST.fullmatch(text):
        raise InvalidValue(NOT_A_CHOICE, given=text[:60], near="", known="best, median, top:20")
    return text


Against = Annotated[str, Reads(_read_against, {"type": "string", "pattern": f"^({_AGAINST.pattern})$"})]
"""What losses are measured to, as `gaps --against` takes it: something that every panel has."""


Aim = Annotated[
    Decimal | str,
    Reads(_read_figure, {"oneOf": [{"type": "number"}, {"type": "string", "pattern": "^[^0-9.+-]"}]}),
]
"""Points to reach, the word ``max``, or the word of an answer."""

_YEAR_SCHEMA = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
Year = Annotated[int, Reads(_whole_number(FIRST_YEAR, LAST_YEAR), _YEAR_SCHEMA)]
Rank = Annotated[int, Reads(_whole_number(1, 9999), {"type": "integer", "minimum": 1, "maximum": 9999})]
Count = Annotated[int, Reads(_whole_number(0, 9999), {"type": "integer", "minimum": 0, "maximum": 9999})]
"""How many, at most."""
RankChange = Annotated[int, Reads(_whole_number(-9999, 9999), {"type": "integer"})]
"""A difference of ranks as printed; a rise (from 51 to 26) is positive."""

Line = Annotated[str, Reads(_read_line, {"type": "string", "minLength": 1})]
"""One line of text."""


def _read_row(text: str) -> str:
    _read_line(text)
    return text  # whether it is quoted tells where its words stand


Row = Annotated[str, Reads(_read_row, {"type": "string", "minLength": 1})]
"""A line of figures; it keeps whether it stands without quotes (`PlainText`)."""

Decimals = Annotated[
    int, Reads(_whole_number(0, _MOST_DIGITS), {"type": "integer", "minimum": 0, "maximum": _MOST_DIGITS})
]
"""How many places figures are rounded to."""

Code = Annotated[str, Reads(read_code, {"type": "string", "pattern": f"^{_CODE.pattern}$"})]
"""The code of a criterion, quoted in the file: ``"2.10"`` is not 2.1."""

Id = Annotated[str, Reads(_read_id, {"type": "string", "pattern": f"^{_ID.pattern}$"})]
"""The name by which data files refer to each other."""

Quarter = Annotated[int, Reads(_whole_number(1, 4), {"type": "integer", "minimum": 1, "maximum": 4})]
DayOfMonth = Annotated[int, Reads(_whole_number(1, 28), {"type": "integer", "minimum": 1, "maximum": 28})]
"""A day that every month has."""

Percent = Annotated[Decimal, Reads(_read_percent, {"type": "number", "minimum": 0, "maximum": 100})]
PeriodName = Annotated[Period, Reads(_read_period, {"type": ["string", "integer"]})]
"""A period as `periods` writes it: ``2023-Q3``, ``2023-H1``, ``2023-9M``, ``2023``, ``2023-M05``."""

Day = Annotated[date, Reads(read_date, {"type": "string", "format": "date"})]


def _read_language(text: str) -> str:
    if not is_language(text):
        raise InvalidValue(NOT_A_LANGUAGE, given=_shown(text), near=meant(text))
    return str(text)


Language = Annotated[str, Reads(_read_language, {"type": "string", "pattern": f"^{TAG}$"})]
"""A language that names can be in: ``vi``, ``fr``, ``zh-Hant``."""


class Strict:
    """A mapping of a data file: a key that it does not know is an error."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, init=False)
class Text(Phrase):
    """A name or sentence, in each language that its folder has it in: at least in one."""

    tags: tuple[str, ...]
    lines: tuple[str, ...]
    """What it is in each of `tags`, in the order in which the folder has its languages."""

    def __init__(self, lines: Mapping[str, str | None] | None = None, /, **more: str | None) -> None:
        """Take what it is in each language, such as ``Text(vi="sở", en="department")``."""
        said = {tag: line for tag, line in {**(lines or {}), **more}.items() if line}
        object.__setattr__(self, "tags", tuple(said))
        object.__setattr__(self, "lines", tuple(said.values()))

    @property
    def all(self) -> tuple[str, ...]:
        """It in each language that it is said in."""
        return self.lines

    @property
    def own(self) -> str:
        """It in the own language of its folder, where it is said in that."""
        return self.lines[0]

    @property
    def by_tag(self) -> Mapping[str, str]:
        """It by language."""
        return dict(zip(self.tags, self.lines, strict=True))

    def get(self, tag: str) -> str | None:
        """Return it in the one language `tag`; None where it is not said in that."""
        return self.lines[self.tags.index(tag)] if tag in self.tags else None

    def say(self, lang: str) -> str:
        """Return it in the first language of `lang` that it is said in; its own stands in for others."""
        if lang in self.tags:
            return self.lines[self.tags.index(lang)]
        tags = lang.partition("@")[0].split(":")
        return next((line for tag in tags if (line := self.get(tag))), self.own)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> "CoreSchema":
        """Tell pydantic to read a mapping by language; its context are the languages that there can be."""
        from pydantic_core import PydanticCustomError, core_schema  # noqa: PLC0415

        def key(tag: str, info: Any) -> str:
            if tag not in info.context if info.context else not is_language(tag):
                raise PydanticCustomError(UNKNOWN_KEY.code, "no language of the folder")
            return tag

        def validate(said: dict[str, str], info: Any) -> Text:
            if not said:
                raise PydanticCustomError(NOTHING_SAID.code, "said in no language")
            return cls({tag: said[tag] for tag in info.context or said if tag in said})

        line = Reads(_read_line, {}).__get_pydantic_core_schema__(str, None)
        keys = core_schema.with_info_after_validator_function(key, core_schema.str_schema())
        said = core_schema.dict_schema(keys, line)
        return core_schema.with_info_after_validator_function(validate, said, ref=cls.__name__)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: object, handler: object) -> dict[str, Any]:
        """Tell pydantic the JSON Schema, which cannot know the languages of a folder: any tag is one."""
        return {"description": (cls.__doc__ or "").strip(), **TEXT_SCHEMA}


TEXT_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {tag: {"type": "string", "minLength": 1} for tag in OURS},
    "patternProperties": {f"^{TAG}$": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
    "minProperties": 1,
}
"""What a text is in a JSON Schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Strict):
    """Where something is printed: a document of documents.yaml, and the annex or part of it."""

    document: Id
    annex: Line | None = None
    part: Line | None = None


class Dated(Strict):
    """What belongs to one period: a whole `year`, or a shorter `period`; a file says one of the two."""

    __slots__ = ()
    year: int | None
    period: Period | None
    borders: date | None = None

    @property
    def when(self) -> Period:
        """The period."""
        return self.period or Period(self.year or FIRST_YEAR)

    @property
    def day(self) -> date:
        """The day whose bodies it is about: the last of its period, or that of `borders`."""
        return self.borders or self.when.last

    @property
    def when_key(self) -> str:
        """The key by which the file says the period."""
        return "year" if self.period is None else "period"
