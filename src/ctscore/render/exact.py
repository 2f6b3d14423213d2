"""Figures for programs: exact where they are finite, ten decimals where a division never ends."""

import json
from decimal import Decimal

from ctscore.decimals import places, plain, rounded
from ctscore.words import unprintable

RATIO_PLACES = 10
_MOST_EXACT_PLACES = 12


def exact(figure: Decimal) -> str:
    """Return `figure` in plain digits with a dot.

    Points have at most twelve decimals and are written whole. Percentages that do not come out even are
    rounded to ten decimals.
    """
    return plain(figure if places(figure) <= _MOST_EXACT_PLACES else rounded(figure, RATIO_PLACES))


def json_text(value: object, indent: int = 0) -> str:
    """Return `value` (dicts, lists, text, numbers, None) as JSON; no `Decimal` goes through a float."""
    inner, outer = "  " * (indent + 1), "  " * indent
    if isinstance(value, Decimal):
        return exact(value)
    if isinstance(value, dict) and value:
        lines = (f"{inner}{_escaped(str(k))}: {json_text(v, indent + 1)}" for k, v in value.items())
        return "{\n" + ",\n".join(lines) + f"\n{outer}}}"
    if isinstance(value, (list, tuple)) and value:
        if not any(isinstance(item, (dict, list, tuple)) for item in value):
            return "[" + ", ".join(json_text(item) for item in value) + "]"
        return "[\n" + ",\n".join(f"{inner}{json_text(item, indent + 1)}" for item in value) + f"\n{outer}]"
    return _escaped(value) if isinstance(value, str) else json.dumps(value)


def _escaped(text: str) -> str:
    """Return a JSON string in which nothing can steer a terminal: odd characters are escaped by number."""
    line = json.dumps(text, ensure_ascii=False)
    for letter in set(unprintable(line)):
        line = line.replace(letter, json.dumps(letter)[1:-1])
    return line
