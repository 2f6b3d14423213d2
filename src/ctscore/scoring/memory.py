"""Working out a thing once, however often it is asked for."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def remembered(most: int) -> Callable[[Callable[[T], R]], Callable[[T], R]]:
    """Return a decorator: the function remembers what it returned for the last `most` frozen values.

    Only the same object counts as the same: equal values can differ in how they are written, as 1.5 and 1.50.
    """

    def decorate(function: Callable[[T], R]) -> Callable[[T], R]:
        kept: dict[int, tuple[T, R]] = {}  # with the value, so that no other one can get its id

        @wraps(function)
        def ask(value: T) -> R:
            found = kept.get(id(value))
            if found is None:
                found = value, function(value)
                if len(kept) >= most:
                    kept.pop(next(iter(kept)), None)
                kept[id(value)] = found
            return found[1]

        return ask

    return decorate
