"""Rows that count the columns of a table, as below some headers: (1) (2) (3), A B 1 2, I II III."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ctscore.words import ROMANS, fold

_FORMULA = r"(?: ?= ?[-+–x×*/:()\[\]0-9a-z ,.%]+)?"
_COUNT = re.compile(rf"[(\[]?(?:[0-9]{{1,2}}|[A-H])[)\]]?{_FORMULA}")
_COUNT_OF_ALL = re.compile(
    rf"(?:(?:cot|col(?:umn)?)\b\.? ?)?([(\[]?)(?:([0-9]{{1,2}})([a-z]?)|([ivx]+|[a-z]))[)\]]?\.?{_FORMULA}"
)
"""What counts a column where all of its row are counts: “Cột 3”, 3a, II and c as well."""
_ROMAN = tuple(map(str.lower, ROMANS))
_MOST_TAKEN_OUT = 3  # columns, of those that were counted


def is_count(text: str) -> bool:
    """Return whether `text` is what counts a column, as below some headers: 3, (3), B or 5=3/4."""
    return _COUNT.fullmatch(text) is not None


def are_counts(texts: Sequence[str]) -> bool:
    """Return whether `texts` count the columns of a table one after another: A, B, 1, 2, 3=1x2.

    Columns may have been taken out or put in since: counts rise from the first one on, of each kind of them,
    and the same one stands twice only in brackets or with a letter: (3) (3), 3a 3b.
    """
    found = [_COUNT_OF_ALL.fullmatch(fold(text)) for text in texts]
    counts = [one for one in found if one]
    return len(counts) == len(texts) > 0 and any(_rise(counts, _ROMAN[:romans]) for romans in (0, None))


def _rise(counts: Sequence[re.Match[str]], roman: Sequence[str]) -> bool:
    """Return whether `counts` rise from 1, A or I on, words in `roman` read as such numbers."""
    kinds: dict[str, list[tuple[int, bool]]] = {}
    for bracket, digits, part, word in (one.groups(default="") for one in counts):
        if len(word) > 1 and word not in roman:
            return False
        kind = "digits" if digits else "roman" if word in roman else "letters"
        value = (
            int(digits) if digits else roman.index(word) + 1 if word in roman else ord(word) - ord("a") + 1
        )
        kinds.setdefault(kind, []).append((value, bool(bracket or part)))
    starts = all(values[0][0] == 1 for values in kinds.values())
    rises = all(
        upper > lower or (upper == lower and marked)
        for values in kinds.values()
        for (lower, _), (upper, marked) in pairwise(values)
    )
    is_near = all(values[-1][0] <= len(counts) + _MOST_TAKEN_OUT for values in kinds.values())
    return starts and rises and is_near and (len(kinds) == 1 or not counts[0][2])
