"""Made-up files that fit the published schema of their kind, or nearly."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.conftest import REPOSITORY
from tests.fuzz.texts import HOSTILE, coded

_IDS = ("don-vi-mau", "don-vi-hai", "so-mot", "so-hai", "van-ban-mau", "PAR-INDEX", "PAPI", "X", "0", "a-b-c")
_CODES = ("1", "2", "1.1", "1.2", "1.3", "1.10", "2.1", "1.1.1", "I", "I.a", "010")
_LINES = (
    "Sở một",
    "Sở một, Sở hai",
    "Quý I Quý IV",
    "Quý I",
    "1.1",
    "I/1.1",
    "I/1.2",
    "x",
    "Việc một",
    "I",
    "a\x07b",
    "e\u0301",
    "\u202ex",
    "😀",
)
_NUMBERS = (
    "0",
    "1",
    "2",
    "3.33",
    "0.33",
    "0.25",
    "1.5",
    "5",
    "10",
    "100",
    "0.000000001",
    "999999999.999999999",
)
_YEARS = (2021, 2022, 2023, 2024, 1990, 2100)
_DATES = ("2023-01-31", "2023-07-31", "2022-12-31", "1990-01-01", "2100-12-31", "2024-02-29")
_PERIODS = ("2023-Q3", "2023-H1", "2023-9M", "2023", "2023-M05", "2100", "1990-Q1")


class _Plain(str):
    """Text that is written as it is: a number."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class _Maker:
    """Draws values that fit a schema; where it is `strange`, some are hostile and some keys are missing."""

    draw: st.DrawFn
    schema: dict[str, Any]
    strange: bool

    def value(self, schema: dict[str, Any], depth: int = 0) -> Any:
        if "$ref" in schema:
            schema, depth = self.schema["$defs"][schema["$ref"].rpartition("/")[2]], depth + 1
        if "oneOf" in schema:
            schema = self.draw(st.sampled_from(schema["oneOf"]))
        if "const" in schema:
            return schema["const"]
        if self.strange and self.draw(st.integers(0, 49)) == 0:
            return _Plain(self.draw(st.sampled_from(HOSTILE)))
        if "properties" in schema:
            return self._object(schema, depth)
        if schema.get("type") != "array":
            return self._single(schema)
        count = self.draw(st.integers(0, 3 if depth < 6 else 0))
        return [self.value(schema["items"], depth + 1) for _ in range(count)]

    def _object(self, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        needed = schema.get("required", ())
        often = self.draw(
            st.integers(0, 3)
        )  # in how many thirds of all cases a key that may be left out is there

        def wanted(key: str) -> bool:
            if key in needed:
                return not self.strange or self.draw(st.integers(0, 49)) > 0
            return (depth < 6 or key not in ("criteria", "items")) and self.draw(st.integers(0, 2)) < often

        return {key: self.value(one, depth + 1) for key, one in schema["properties"].items() if wanted(key)}

    def _single(self, schema: dict[str, Any]) -> Any:
        type_, least, most = schema.get("type"), schema.get("minimum", -9999), schema.get("maximum", 9999)
        if type_ == "integer":
            years = [year for year in _YEARS if 1990 <= least <= year <= most]
            number = st.sampled_from(years) if years else st.integers(least, min(most, least + 12))
            return _Plain(self.draw(number))
        if type_ == "number":
            fitting = [number for number in _NUMBERS if float(number) <= schema.get("maximum", 1e9)]
            return _Plain(self.draw(st.sampled_from(fitting)))
        return self.draw(st.sampled_from(_words(schema)))


def _words(schema: dict[str, Any]) -> Sequence[str]:
    if "enum" in schema:
        return tuple(schema["enum"])
    if isinstance(schema.get("type"), list):
        return _PERIODS
    if schema.get("format") == "date":
        return _DATES
    pattern = schema.get("pattern")
    if pattern is None:
        return _LINES
    return _CODES if "{1,12}" in pattern else _IDS


@st.composite
def _made(draw: st.DrawFn, kind: str) -> Any:
    schema = json.loads((REPOSITORY / "schemas" / f"{kind}.json").read_text(encoding="utf-8"))
    return _Maker(draw, schema, draw(st.sampled_from((False, False, True)))).value(schema)


def _fitted(value: Any) -> Any:
    """Return a scorecard or panel of which the points can be added up, as far as that is easy."""
    if not isinstance(value, dict):
        return value
    leaves: list[str] = []
    _number(value.get("criteria"), "", leaves, points="rows" not in value)
    if "rows" in value:
        value["columns"] = " ".join(leaves)
        value["rows"] = [
            f"{unit} "
            + " ".join(("1", "2.5", "-", "0.333333333")[(place + turn) % 4] for place, _ in enumerate(leaves))
            for turn, unit in enumerate(("don-vi-mau", "don-vi-hai"))
        ]
    return value


def _number(criteria: Any, above: str, leaves: list[str], *, points: bool) -> None:
    """Give criteria codes in order, leaves a scale and points; collect the codes of leaves."""
    for place, criterion in enumerate(criteria if isinstance(criteria, list) else (), start=1):
        if not isinstance(criterion, dict):
            continue
        code = f"{above}{place}"
        criterion["code"] = code
        criterion.pop("no_scale", None)
        if criterion.get("min") != "0":  # which no maximum is below
            criterion.pop("min", None)
        if criterion.get("criteria"):
            criterion.pop("achieved", None)
            _number(criterion["criteria"], f"{code}.", leaves, points=points)
            continue
        leaves.append(code)
        criterion.setdefault("max", _Plain("3.33"))
        if points:
            criterion.setdefault("achieved", _Plain("0.333333333"))


def _written(value: Any) -> str:
    """Return `value` as YAML in brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_written(inner) for inner in value) + "]"
    return str(value) if isinstance(value, _Plain) else json.dumps(value, ensure_ascii=False)


def documents(kind: str) -> st.SearchStrategy[bytes]:
    """Return files that the schema of `kind` describes; scorecards and panels are often made to add up."""
    return st.builds(
        lambda value, fit: coded(_lines(_fitted(value) if fit else value)),
        _made(kind),
        st.sampled_from((True, True, False) if kind in ("scorecard", "panel") else (False,)),
    )


def _lines(value: Any) -> str:
    if not isinstance(value, dict):
        return _written(value)
    return "".join(f"{key}: {_written(inner)}\n" for key, inner in value.items())
